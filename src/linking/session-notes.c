/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a session's annotations and its document are kept together: with what is on the disk, with
 * other windows on the same document, and with what the reader's marks say. */
#include "config.h"

#include "linking/session-private.h"
#include "text/anchor.h"

/* What is typed is told to the views that often. */
#define TELL_MS 200

static void load_anew (DossierSession *self);

static void
resolve (DossierSession *self, DossierAnnotation *value)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, value);
  dossier_anchors_resolve (self->document, one);
}

/* Whether what the store has (@theirs) is to take the place of what is known here. */
typedef gboolean (*IsNews) (DossierSession *self,
                            DossierAnnotation *ours,
                            DossierAnnotation *theirs);

/* Told by another session of this process, in the order of writing. */
static gboolean
is_newer (DossierSession *self, DossierAnnotation *ours, DossierAnnotation *theirs)
{
  return theirs->modified > ours->modified;
}

/* Read from the store: it is what counts, also where a backup has brought back something older,
 * except for what was written here since the reading began. */
static gboolean
is_other (DossierSession *self, DossierAnnotation *ours, DossierAnnotation *theirs)
{
  return ours->modified < self->loading_since && !dossier_annotations_alike (ours, theirs);
}

/* What is being typed here is not taken away by what was written elsewhere. */
static void
keep_typed (DossierSession *self, DossierAnnotation *ours, DossierAnnotation *value)
{
  if (ours == NULL || g_strcmp0 (self->typing.uuid, DOSSIER_ITEM (ours)->id) != 0)
    return;
  g_free (value->note);
  value->note = g_strdup (ours->note);
}

/* What was rejected says nothing of the document. */
static gboolean
makes_mark (DossierAnnotation *annotation)
{
  return annotation->mark != NULL && annotation->answer != DOSSIER_ANSWER_REJECTED;
}

/* Takes those of @written that are news. Returns whether any is. */
static gboolean
learn (DossierSession *self, GPtrArray *written, IsNews is_news)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < written->len; i++)
    {
      DossierAnnotation *theirs = written->pdata[i];
      const char *uuid = DOSSIER_ITEM (theirs)->id;
      DossierAnnotation *ours = dossier_notebook_get (self->notebook, uuid);
      g_autoptr (DossierAnnotation) value = NULL;

      if (!g_str_equal (theirs->document, self->document->uuid) ||
          dossier_notebook_is_pending (self->notebook, uuid) ||
          (ours != NULL && !is_news (self, ours, theirs)))
        continue;
      value = dossier_annotation_copy (theirs);
      keep_typed (self, ours, value);
      resolve (self, value);
      if (ours != NULL ? !dossier_annotations_mark_alike (ours, value) : makes_mark (value))
        self->to_revise = TRUE;
      dossier_notebook_learn (self->notebook, value);
      changed = TRUE;
    }
  return changed;
}

/* Those that were on the disk when the reading began, and are not among @theirs: somebody else has
 * put them into the trash. */
static gboolean
learn_trashed (DossierSession *self, GPtrArray *theirs)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ours = dossier_notebook_list (self->notebook);
  gboolean changed = FALSE;

  for (guint i = 0; i < theirs->len; i++)
    g_hash_table_add (there, DOSSIER_ITEM (theirs->pdata[i])->id);
  for (guint i = 0; i < ours->len; i++)
    {
      DossierAnnotation *value = ours->pdata[i];
      g_autoptr (DossierAnnotation) trashed = NULL;

      if (value->modified >= self->loading_since ||
          dossier_notebook_is_pending (self->notebook, DOSSIER_ITEM (value)->id) ||
          g_hash_table_contains (there, DOSSIER_ITEM (value)->id))
        continue;
      trashed = dossier_annotation_copy (value);
      trashed->deleted = g_get_real_time ();
      self->to_revise |= value->mark != NULL;
      dossier_notebook_learn (self->notebook, trashed);
      changed = TRUE;
    }
  return changed;
}

/* Puts @document, which has other text or other marks, in the place of the one that is shown. */
static void
take_document (DossierSession *self, DossierDocument *document)
{
  g_autoptr (GPtrArray) notes = dossier_notebook_list (self->notebook);

  g_clear_handle_id (&self->telling, g_source_remove);
  dossier_anchors_resolve (document, notes);
  dossier_document_set_notes (document, notes);
  dossier_session_revise (self, document);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document =
    dossier_store_load_finish (DOSSIER_STORE (source), result, &error);
  g_autoptr (GPtrArray) theirs = NULL;
  gboolean changed, other_edition;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (document == NULL)
    {
      /* What is shown stays; the next change tries again. */
      if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
        dossier_session_emit_save_failed (self, error);
      return;
    }

  other_edition = g_strcmp0 (document->hash, self->document->hash) != 0 || self->other_head;
  self->other_head = FALSE;
  theirs = dossier_document_list_annotations (document);
  changed = learn (self, theirs, is_other);
  changed |= learn_trashed (self, theirs);
  if (self->loading_marks || self->to_revise || other_edition)
    {
      self->to_revise = FALSE;
      take_document (self, document);
    }
  else if (changed)
    dossier_session_set_notes (self, TRUE);
  load_anew (self);
}

/* Loads the document once more when its marks say something else, or another program has written;
 * what was changed here has to be on the disk first. */
static void
load_anew (DossierSession *self)
{
  g_autofree char *id = NULL;

  if ((!self->to_revise && !self->to_look) || self->store == NULL || self->loading != NULL ||
      dossier_notebook_is_pending (self->notebook, NULL))
    return;
  if (dossier_session_is_spanning (self))
    {
      dossier_session_load_spanning (self);
      return;
    }
  self->loading_marks = self->to_revise;
  self->loading_since = g_get_real_time ();
  self->to_revise = FALSE;
  self->to_look = FALSE;
  self->loading = g_cancellable_new ();
  id = dossier_document_get_library_id (self->document);
  dossier_store_load_async (self->store, id, self->loading, loaded_cb, g_object_ref (self));
}

/* Whatever is loaded meanwhile gives way: this says more. What is not on the disk yet is the
 * notebook's, and marks among it come in by the next time. */
void
dossier_session_load_language (DossierSession *self, const char *language)
{
  g_autofree char *id = g_strconcat (self->document->uuid, "@", language, NULL);

  if (self->loading != NULL)
    {
      g_cancellable_cancel (self->loading);
      g_clear_object (&self->loading);
      self->to_look = TRUE;
    }
  dossier_notebook_flush (self->notebook);
  self->loading_marks = TRUE;
  self->loading_since = g_get_real_time ();
  self->loading = g_cancellable_new ();
  dossier_store_load_async (self->store, id, self->loading, loaded_cb, g_object_ref (self));
}

static void
unsaved_cb (DossierSession *self)
{
  dossier_session_notify (self, PROP_UNSAVED);
}

static void
annotations_written_cb (DossierSession *self, GPtrArray *annotations)
{
  if (self->notebook == NULL)
    return;
  if (dossier_session_is_spanning (self))
    {
      dossier_session_load_spanning_soon (self);
      return;
    }
  if (!learn (self, annotations, is_newer))
    return;
  dossier_session_set_notes (self, TRUE);
  load_anew (self);
}

void
dossier_session_look (DossierSession *self)
{
  if (self->notebook == NULL)
    return;
  self->to_look = TRUE;
  load_anew (self);
}

static void
store_changed_cb (DossierSession *self)
{
  if (self->notebook == NULL)
    return;
  dossier_session_look (self);
  if (dossier_session_is_spanning (self))
    return;
  dossier_session_read_languages (self);
  dossier_session_follow_documents (self);
}

static gboolean
tell_cb (gpointer data)
{
  DossierSession *self = data;

  self->telling = 0;
  dossier_session_filter_notes (self);
  return G_SOURCE_REMOVE;
}

void
dossier_session_open_notebook (DossierSession *self)
{
  g_autoptr (GPtrArray) all = dossier_document_list_annotations (self->document);

  self->notebook = dossier_notebook_new (self->store);
  for (guint i = 0; i < all->len; i++)
    dossier_notebook_learn (self->notebook, all->pdata[i]);
  g_signal_connect_object (self->notebook, "notify::unsaved", G_CALLBACK (unsaved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notebook, "written", G_CALLBACK (load_anew), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notebook, "save-failed",
                           G_CALLBACK (dossier_session_emit_save_failed), self, G_CONNECT_SWAPPED);
}

void
dossier_session_close_notebook (DossierSession *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_handle_id (&self->quiet, g_source_remove);
  dossier_session_end_typing (self);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->to_revise = FALSE;
  self->to_look = FALSE;
  self->other_head = FALSE;
  if (self->reading_tags != NULL)
    g_cancellable_cancel (self->reading_tags);
  g_clear_object (&self->reading_tags);
  if (self->notebook == NULL)
    return;
  /* One that could not write goes on trying without the session. */
  g_signal_handlers_disconnect_by_data (self->notebook, self);
  dossier_notebook_flush (self->notebook);
  g_clear_object (&self->notebook);
}

void
dossier_session_put_note (DossierSession *self, DossierAnnotation *value)
{
  DossierAnnotation *former = dossier_notebook_get (self->notebook, DOSSIER_ITEM (value)->id);

  value->modified = MAX (g_get_real_time (), former != NULL ? former->modified + 1 : 0);
  if (former == NULL || former->deleted != 0 || !dossier_annotations_stand_alike (former, value))
    resolve (self, value);
  if (former != NULL ? !dossier_annotations_mark_alike (former, value) : makes_mark (value))
    self->to_revise = TRUE;
  dossier_notebook_put (self->notebook, value);
}

void
dossier_session_tell_notes (DossierSession *self)
{
  if (self->telling == 0)
    return;
  g_clear_handle_id (&self->telling, g_source_remove);
  dossier_session_filter_notes (self);
}

void
dossier_session_set_notes (DossierSession *self, gboolean tell)
{
  g_autoptr (GPtrArray) notes = dossier_notebook_list (self->notebook);
  gboolean had_focus = self->focus != NULL;
  g_autofree char *focus = had_focus ? g_strdup (self->focus->id) : NULL;
  g_autofree char *preview = self->preview ? g_strdup (self->preview->id) : NULL;

  dossier_document_set_notes (self->document, notes);
  self->focus = dossier_document_lookup (self->document, focus);
  self->preview = dossier_document_lookup (self->document, preview);
  if (had_focus && self->focus == NULL)
    dossier_session_notify (self, PROP_FOCUS);
  if (preview != NULL && self->preview == NULL)
    dossier_session_notify (self, PROP_PREVIEW);
  if (tell)
    {
      g_clear_handle_id (&self->telling, g_source_remove);
      dossier_session_filter_notes (self);
    }
  else if (self->telling == 0)
    self->telling = g_timeout_add (TELL_MS, tell_cb, self);
}

void
dossier_session_set_store (DossierSession *self, DossierStore *store)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (store == NULL || DOSSIER_IS_STORE (store));

  if (self->store == store)
    return;
  if (self->notebook != NULL)
    dossier_session_close_notebook (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    {
      g_signal_connect_object (store, "annotations-written", G_CALLBACK (annotations_written_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "documents-changed",
                               G_CALLBACK (dossier_session_follow_documents), self,
                               G_CONNECT_SWAPPED);
    }
  if (self->document != NULL)
    dossier_session_open_notebook (self);
}

DossierStore *
dossier_session_get_store (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->store;
}

GPtrArray *
dossier_sessions_leave_store (DossierStore *store)
{
  return dossier_notebooks_leave_store (store);
}

void
dossier_session_flush (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->notebook != NULL)
    dossier_notebook_flush (self->notebook);
}

static void
add_unsaved (GString *text, DossierAnnotation *note)
{
  g_autofree char *exact = dossier_annotation_get_exact (note);

  if (text->len > 0)
    g_string_append (text, "\n");
  if (exact != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (exact, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (text, "> %s\n", lines[i]);
    }
  if (note->note != NULL)
    g_string_append_printf (text, "%s%s\n", exact != NULL ? "\n" : "", note->note);
}

char *
dossier_session_get_unsaved_text (DossierSession *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  if (self->notebook == NULL || !dossier_notebook_is_pending (self->notebook, NULL))
    return NULL;
  n = dossier_document_count (self->document, DOSSIER_KIND_NOTE);
  for (guint i = 0; i < n; i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);

      if (dossier_notebook_is_pending (self->notebook, DOSSIER_ITEM (note)->id))
        add_unsaved (text, note);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
