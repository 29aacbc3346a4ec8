/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/session-private.h"

static GParamSpec *properties[N_PROPS];
guint dossier_session_signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSession, dossier_session, G_TYPE_OBJECT)

static void
notify (DossierSession *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
number_speakers (DossierSession *self)
{
  const GPtrArray *speakers = dossier_crossfilter_get_speakers (self->results);

  g_hash_table_remove_all (self->speaker_numbers);
  for (guint i = 0; i < speakers->len; i++)
    g_hash_table_insert (self->speaker_numbers, speakers->pdata[i], GUINT_TO_POINTER (i + 1));
}

/* Where the map and the timeline stand first: at the time that the document speaks of. */
static DossierDay
find_first_cursor (DossierSession *self)
{
  DossierDay first, last;

  if (self->document->date != NULL && dossier_date_last (self->document->date) != DOSSIER_DAY_MAX)
    return dossier_date_last (self->document->date);
  if (dossier_session_get_time_span (self, &first, &last))
    return last;
  return dossier_day_from_ymd (2000, 1, 1);
}

static void
forget_results (DossierSession *self)
{
  g_clear_handle_id (&self->index_source, g_source_remove);
  g_cancellable_cancel (self->indexing);
  g_clear_object (&self->indexing);
  g_clear_object (&self->results);
}

static gboolean
index_cb (gpointer data)
{
  DossierSession *self = data;

  self->index_source = 0;
  self->indexing = g_cancellable_new ();
  dossier_crossfilter_index_ahead (self->results, self->indexing);
  return G_SOURCE_REMOVE;
}

/* The words are indexed when the views have nothing else to do. */
static void
make_results (DossierSession *self)
{
  g_autoptr (DossierCrossfilter) prepared = g_steal_pointer (&self->prepared);

  forget_results (self);
  if (prepared != NULL && dossier_crossfilter_get_document (prepared) == self->document)
    self->results = g_steal_pointer (&prepared);
  else
    self->results = dossier_crossfilter_new (self->document);
  if (self->index_ahead)
    self->index_source = g_idle_add_full (G_PRIORITY_LOW + 50, index_cb, self, NULL);
}

static void
start_on_document (DossierSession *self)
{
  g_autoptr (GPtrArray) mapped = NULL;

  make_results (self);
  number_speakers (self);
  dossier_session_open_notebook (self);
  self->cursor = find_first_cursor (self);
  mapped = dossier_session_list_mapped_organisations (self);
  if (mapped->len > 0)
    self->organisation = mapped->pdata[0];
}

static void
forget_document (DossierSession *self)
{
  dossier_session_close_notebook (self);
  dossier_query_unref (self->query);
  self->query = dossier_query_new ();
  dossier_undo_clear (self->undo);
  dossier_history_clear (self->history);
  self->place = (DossierPlace){ 0, 0 };
  self->focus = NULL;
  self->preview = NULL;
  self->organisation = NULL;
  self->second_organisation = NULL;
  forget_results (self);
}

/* The undo's properties are the session's too. */
static void
undo_cb (DossierSession *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "can-undo"))
    notify (self, PROP_CAN_UNDO);
  else if (g_str_equal (pspec->name, "can-redo"))
    notify (self, PROP_CAN_REDO);
}

static void
dossier_session_dispose (GObject *object)
{
  DossierSession *self = DOSSIER_SESSION (object);

  if (self->undo != NULL)
    dossier_session_close_notebook (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->library_tags, g_ptr_array_unref);
  forget_results (self);
  g_clear_object (&self->prepared);
  g_clear_object (&self->document);
  g_clear_pointer (&self->query, dossier_query_unref);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->history, dossier_history_free);
  g_clear_pointer (&self->speaker_numbers, g_hash_table_unref);
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->other_language, g_free);

  G_OBJECT_CLASS (dossier_session_parent_class)->dispose (object);
}

static void
dossier_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierSession *self = DOSSIER_SESSION (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_FOCUS:
      g_value_set_object (value, self->focus);
      break;
    case PROP_PREVIEW:
      g_value_set_object (value, self->preview);
      break;
    case PROP_CURSOR:
      g_value_set_int (value, self->cursor);
      break;
    case PROP_ORGANISATION:
      g_value_set_object (value, self->organisation);
      break;
    case PROP_SECOND_ORGANISATION:
      g_value_set_object (value, self->second_organisation);
      break;
    case PROP_PASSAGE:
      g_value_set_uint (value, self->place.passage);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, dossier_history_can_go_back (self->history));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, dossier_history_can_go_forward (self->history));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, dossier_undo_can_undo (self->undo));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, dossier_undo_can_redo (self->undo));
      break;
    case PROP_UNSAVED:
      g_value_set_boolean (value,
                           self->notebook != NULL && dossier_notebook_is_unsaved (self->notebook));
      break;
    case PROP_LANGUAGES:
      g_value_set_boxed (value, self->languages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_session_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DossierSession *self = DOSSIER_SESSION (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      dossier_session_set_document (self, g_value_get_object (value));
      break;
    case PROP_QUERY:
      dossier_session_set_query (self, g_value_get_boxed (value));
      break;
    case PROP_FOCUS:
      dossier_session_set_focus (self, g_value_get_object (value), NULL);
      break;
    case PROP_PREVIEW:
      dossier_session_set_preview (self, g_value_get_object (value));
      break;
    case PROP_CURSOR:
      dossier_session_set_cursor (self, g_value_get_int (value));
      break;
    case PROP_ORGANISATION:
      dossier_session_set_organisation (self, g_value_get_object (value));
      break;
    case PROP_SECOND_ORGANISATION:
      dossier_session_set_second_organisation (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, DOSSIER_TYPE_DOCUMENT, writable);
  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, DOSSIER_TYPE_QUERY, writable);
  properties[PROP_FOCUS] = g_param_spec_object ("focus", NULL, NULL, DOSSIER_TYPE_ITEM, writable);
  properties[PROP_PREVIEW] =
    g_param_spec_object ("preview", NULL, NULL, DOSSIER_TYPE_ITEM, writable);
  properties[PROP_CURSOR] =
    g_param_spec_int ("cursor", NULL, NULL, DOSSIER_DAY_MIN, DOSSIER_DAY_MAX, 0, writable);
  properties[PROP_ORGANISATION] =
    g_param_spec_object ("organisation", NULL, NULL, DOSSIER_TYPE_ENTITY, writable);
  properties[PROP_SECOND_ORGANISATION] =
    g_param_spec_object ("second-organisation", NULL, NULL, DOSSIER_TYPE_ENTITY, writable);
  properties[PROP_PASSAGE] = g_param_spec_uint ("passage", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_GO_FORWARD] =
    g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE, readable);
  properties[PROP_LANGUAGES] = g_param_spec_boxed ("languages", NULL, NULL, G_TYPE_STRV, readable);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
dossier_session_class_init (DossierSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_session_dispose;
  object_class->get_property = dossier_session_get_property;
  object_class->set_property = dossier_session_set_property;
  install_properties (object_class);

  dossier_session_signals[FILTERED] =
    g_signal_new ("filtered", DOSSIER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  dossier_session_signals[GO_TO] =
    g_signal_new ("go-to", DOSSIER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  dossier_session_signals[FIND] =
    g_signal_new ("find", DOSSIER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  dossier_session_signals[NOTES_CHANGED] =
    g_signal_new ("notes-changed", DOSSIER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  dossier_session_signals[REVISED] =
    g_signal_new ("revised", DOSSIER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  dossier_session_signals[SAVE_FAILED] =
    g_signal_new ("save-failed", DOSSIER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dossier_session_init (DossierSession *self)
{
  self->query = dossier_query_new ();
  self->undo = dossier_undo_new ();
  g_signal_connect_object (self->undo, "notify", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  self->history = dossier_history_new ();
  self->speaker_numbers = g_hash_table_new (NULL, NULL);
}

DossierSession *
dossier_session_new (void)
{
  return g_object_new (DOSSIER_TYPE_SESSION, NULL);
}

void
dossier_session_set_document (DossierSession *self, DossierDocument *document)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (document == NULL || DOSSIER_IS_DOCUMENT (document));

  if (self->document == document)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  forget_document (self);
  g_set_object (&self->document, document);
  dossier_session_take_languages (self);
  g_clear_pointer (&self->other_language, g_free);
  if (document != NULL)
    start_on_document (self);
  /* GObject tells of what was queued last first: of the document before all that is of it, so that
   * nobody still looks at the former one then. */
  for (guint i = N_PROPS - 1; i >= PROP_DOCUMENT; i--)
    notify (self, i);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, dossier_session_signals[FILTERED], 0);
}

void
dossier_session_take_results (DossierSession *self, DossierCrossfilter *results)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (DOSSIER_IS_CROSSFILTER (results));

  g_set_object (&self->prepared, results);
}

/* The record that stands in @document for @item of @former. */
static gpointer
find_again (DossierDocument *former, DossierDocument *document, gpointer item)
{
  gpointer found = item ? dossier_document_lookup (document, DOSSIER_ITEM (item)->id) : NULL;

  return found == NULL && DOSSIER_IS_ENTITY (item)
           ? dossier_session_find_joined (former, document, item)
           : found;
}

/* What the history holds of @former, in the document that took its place. */
static gboolean
find_place_again (DossierPlace *place, gpointer data)
{
  DossierSession *self = data;
  DossierDocument *former = self->former;
  DossierItem *passage =
    place->passage < dossier_document_count (former, DOSSIER_KIND_PASSAGE)
      ? find_again (former, self->document, dossier_document_get_passage (former, place->passage))
      : NULL;

  if (passage == NULL || passage->kind != DOSSIER_KIND_PASSAGE)
    return FALSE;
  place->passage = (guint) passage->index;
  return TRUE;
}

/* Another edition, or language, may have other passages before the one at which the reader is. */
static void
keep_place (DossierSession *self, DossierDocument *former)
{
  DossierPlace place = self->place;

  if (g_strcmp0 (former->hash, self->document->hash) == 0)
    return;
  self->former = former;
  if (!find_place_again (&place, self))
    place = (DossierPlace){ 0, 0 };
  dossier_session_set_place (self, place.passage, place.offset);
  dossier_history_translate (self->history, find_place_again, self);
  self->former = NULL;
  notify (self, PROP_CAN_GO_BACK);
  notify (self, PROP_CAN_GO_FORWARD);
}

void
dossier_session_revise (DossierSession *self, DossierDocument *document)
{
  g_autoptr (DossierDocument) former = g_steal_pointer (&self->document);
  gboolean had_focus = self->focus != NULL;
  gboolean was_undated, other_query;
  DossierDay first, last;

  self->document = former;
  was_undated = !dossier_session_get_time_span (self, &first, &last);
  self->revising = TRUE;
  g_object_freeze_notify (G_OBJECT (self));
  self->document = g_object_ref (document);
  self->focus = find_again (former, document, self->focus);
  self->preview = NULL;
  self->organisation = find_again (former, document, self->organisation);
  self->second_organisation = find_again (former, document, self->second_organisation);
  other_query = dossier_session_follow_joined (self, former);
  make_results (self);
  dossier_crossfilter_run (self->results, self->query);
  number_speakers (self);
  keep_place (self, former);
  dossier_session_take_languages (self);
  if (was_undated)
    dossier_session_set_cursor (self, find_first_cursor (self));
  notify (self, PROP_DOCUMENT);
  notify (self, PROP_PREVIEW);
  notify (self, PROP_ORGANISATION);
  notify (self, PROP_SECOND_ORGANISATION);
  if (other_query)
    notify (self, PROP_QUERY);
  if (had_focus && self->focus == NULL)
    notify (self, PROP_FOCUS);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, dossier_session_signals[REVISED], 0);
  self->revising = FALSE;
  g_signal_emit (self, dossier_session_signals[NOTES_CHANGED], 0);
  g_signal_emit (self, dossier_session_signals[FILTERED], 0);
}

void
dossier_session_index_ahead (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->results == NULL);

  self->index_ahead = TRUE;
}

gboolean
dossier_session_is_revising (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->revising;
}

void
dossier_session_filter_notes (DossierSession *self)
{
  dossier_crossfilter_take_notes (self->results);
  dossier_crossfilter_run (self->results, self->query);
  g_signal_emit (self, dossier_session_signals[NOTES_CHANGED], 0);
  g_signal_emit (self, dossier_session_signals[FILTERED], 0);
}

void
dossier_session_notify (DossierSession *self, guint property)
{
  notify (self, property);
}

void
dossier_session_emit_save_failed (DossierSession *self, const GError *error)
{
  g_signal_emit (self, dossier_session_signals[SAVE_FAILED], 0, error);
}

/* Borrowed, or NULL. */
DossierDocument *
dossier_session_get_document (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->document;
}

DossierDay
dossier_session_get_cursor (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), 0);

  return self->cursor;
}

void
dossier_session_set_cursor (DossierSession *self, DossierDay day)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->cursor == day)
    return;
  self->cursor = day;
  notify (self, PROP_CURSOR);
}

DossierEntity *
dossier_session_get_organisation (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->organisation;
}

/* The second organisation gives way when it becomes the first. */
void
dossier_session_set_organisation (DossierSession *self, DossierEntity *organisation)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->organisation == organisation)
    return;
  self->organisation = organisation;
  notify (self, PROP_ORGANISATION);
  if (organisation != NULL && self->second_organisation == organisation)
    dossier_session_set_second_organisation (self, NULL);
}

DossierEntity *
dossier_session_get_second_organisation (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->second_organisation;
}

/* The same organisation twice shows nothing: that is none. */
void
dossier_session_set_second_organisation (DossierSession *self, DossierEntity *organisation)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (organisation == self->organisation)
    organisation = NULL;
  if (self->second_organisation == organisation)
    return;
  self->second_organisation = organisation;
  notify (self, PROP_SECOND_ORGANISATION);
}

int
dossier_session_get_speaker_number (DossierSession *self, const DossierEntity *person)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), -1);

  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->speaker_numbers, person)) - 1;
}
