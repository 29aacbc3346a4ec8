/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/review-private.h"

#include "model/list.h"

G_DEFINE_FINAL_TYPE (DossierReview, dossier_review, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Whatever is marked in it, a text with the same hash has the same suggestions. */
static char *
name_text (DossierDocument *document)
{
  g_autofree char *id = dossier_document_get_library_id (document);

  return g_strconcat (id, " ", document->hash, NULL);
}

static void
tell (DossierReview *self)
{
  dossier_review_settle (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (DossierReview *self)
{
  if (self->looking == NULL)
    return;
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
forget (DossierReview *self)
{
  stop (self);
  g_ptr_array_set_size (self->proposals, 0);
  g_clear_pointer (&self->marks, dossier_review_marks_free);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->suggestions, dossier_suggestions_free);
  g_clear_pointer (&self->text, g_free);
}

static void
take (DossierReview *self, DossierSuggestions *suggestions, char *text)
{
  forget (self);
  self->suggestions = suggestions;
  self->text = text;
  self->all = dossier_proposals_new (suggestions);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DossierSuggestions *suggestions = dossier_suggest (data);

  g_task_return_pointer (task, suggestions, (GDestroyNotify) dossier_suggestions_free);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  DossierReview *self = DOSSIER_REVIEW (source);
  DossierSuggestions *suggestions = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another document has come meanwhile. */
  if (suggestions == NULL)
    return;
  take (self, suggestions, name_text (g_task_get_task_data (G_TASK (result))));
  tell (self);
}

static void
document_cb (DossierReview *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autofree char *text = document != NULL ? name_text (document) : NULL;

  if (g_strcmp0 (text, self->text) == 0)
    {
      tell (self);
      return;
    }
  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->asked && dossier_session_is_revising (self->session))
    dossier_review_start (self);
  else
    self->asked = FALSE;
}

static void
notes_cb (DossierReview *self)
{
  if (self->all != NULL)
    tell (self);
}

static void
dossier_review_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, DOSSIER_REVIEW (object)->looking != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_review_dispose (GObject *object)
{
  DossierReview *self = DOSSIER_REVIEW (object);

  forget (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_review_parent_class)->dispose (object);
}

static void
dossier_review_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_REVIEW (object)->proposals);

  G_OBJECT_CLASS (dossier_review_parent_class)->finalize (object);
}

static void
dossier_review_class_init (DossierReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_review_dispose;
  object_class->finalize = dossier_review_finalize;
  object_class->get_property = dossier_review_get_property;
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
dossier_review_init (DossierReview *self)
{
  self->proposals = g_ptr_array_new_with_free_func (g_object_unref);
}

DossierReview *
dossier_review_new (DossierSession *session)
{
  DossierReview *self;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self = g_object_new (DOSSIER_TYPE_REVIEW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (notes_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

DossierSession *
dossier_review_get_session (DossierReview *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW (self), NULL);

  return self->session;
}

void
dossier_review_start (DossierReview *self)
{
  DossierDocument *document;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DOSSIER_IS_REVIEW (self));

  document = dossier_session_get_document (self->session);
  self->asked = TRUE;
  if (document == NULL || document->spanning != NULL || self->all != NULL || self->looking != NULL)
    return;
  self->looking = g_cancellable_new ();
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, look_thread);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
dossier_review_run (DossierReview *self)
{
  DossierDocument *document;

  g_return_if_fail (DOSSIER_IS_REVIEW (self));

  document = dossier_session_get_document (self->session);
  if (document == NULL || self->all != NULL)
    return;
  take (self, dossier_suggest (document), name_text (document));
  tell (self);
}

gboolean
dossier_review_is_ready (DossierReview *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW (self), FALSE);

  return self->all != NULL;
}

gboolean
dossier_review_is_unmarked (DossierDocument *document)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_QUOTE, DOSSIER_KIND_EVENT, DOSSIER_KIND_PERSON,
                                       DOSSIER_KIND_ORGANISATION, DOSSIER_KIND_PLACE };

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), FALSE);

  if (document->spanning != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint at = 0; at < dossier_document_count (document, kinds[i]); at++)
      {
        const DossierItem *item = dossier_document_get (document, kinds[i], at);

        if (item->authority != DOSSIER_AUTHORITY_READER)
          return FALSE;
      }
  return TRUE;
}

GPtrArray *
dossier_review_list (DossierReview *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW (self), NULL);

  return self->proposals;
}

guint
dossier_review_count (DossierReview *self, DossierSuggestionKind kind, DossierAnswer answer)
{
  guint n = 0;

  g_return_val_if_fail (DOSSIER_IS_REVIEW (self), 0);

  for (guint i = 0; i < self->proposals->len; i++)
    {
      const DossierProposal *proposal = self->proposals->pdata[i];

      n += proposal->answer == answer &&
           (kind == DOSSIER_N_SUGGESTION_KINDS || proposal->kind == kind);
    }
  return n;
}

char *
dossier_review_describe (DossierReview *self)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (DOSSIER_IS_REVIEW (self), NULL);

  for (guint kind = 0; kind < DOSSIER_N_SUGGESTION_KINDS; kind++)
    {
      guint n = dossier_review_count (self, kind, DOSSIER_ANSWER_NONE);

      if (n > 0)
        g_ptr_array_add (counts, dossier_suggestion_kind_print_count (kind, n));
    }
  return counts->len > 0 ? dossier_list_and (counts) : NULL;
}

void
dossier_review_correct (DossierReview *self,
                        DossierProposal *proposal,
                        const DossierReaderMark *mark)
{
  g_return_if_fail (DOSSIER_IS_REVIEW (self));
  g_return_if_fail (DOSSIER_IS_PROPOSAL (proposal));
  g_return_if_fail (mark != NULL && mark->kind == proposal->mark->kind);

  if (dossier_reader_mark_equal (proposal->mark, mark))
    return;
  dossier_reader_mark_free (proposal->mark);
  proposal->mark = dossier_reader_mark_copy (mark);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_speaker (GPtrArray *names, GHashTable *seen, const char *name)
{
  if (name != NULL && *name != '\0' && g_hash_table_add (seen, (gpointer) name))
    g_ptr_array_add (names, g_strdup (name));
}

GPtrArray *
dossier_review_list_speakers (DossierReview *self)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_PERSON, DOSSIER_KIND_ORGANISATION };
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  DossierDocument *document;

  g_return_val_if_fail (DOSSIER_IS_REVIEW (self), names);

  document = dossier_session_get_document (self->session);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      for (guint at = 0; at < dossier_document_count (document, kinds[i]); at++)
        add_speaker (names, seen,
                     DOSSIER_ENTITY (dossier_document_get (document, kinds[i], at))->name);
      for (guint at = 0; self->all != NULL && at < self->all->len; at++)
        {
          DossierProposal *proposal = self->all->pdata[at];

          if (proposal->mark->kind == kinds[i])
            add_speaker (names, seen, proposal->mark->name);
        }
    }
  return names;
}
