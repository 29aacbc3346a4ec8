/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session does when documents change of which it shows one, or that it shows as one. */
#include "config.h"

#include "linking/session-private.h"
#include "model/spanning.h"
#include "store/shelf.h"
#include "store/spanning.h"

/* What is written in other windows comes in when that has been quiet so long: all of the documents
 * are read anew. */
#define QUIET_MS 1000

gboolean
dossier_session_is_spanning (DossierSession *self)
{
  return self->document != NULL && dossier_document_get_reach (self->document) != NULL;
}

/* In place of all that was known: nothing is written here. */
static void
learn_all (DossierSession *self, DossierDocument *document)
{
  g_autoptr (GPtrArray) former = dossier_notebook_list (self->notebook);

  for (guint i = 0; i < former->len; i++)
    {
      DossierAnnotation *note = former->pdata[i];
      g_autoptr (DossierAnnotation) gone = NULL;

      if (dossier_document_lookup (document, DOSSIER_ITEM (note)->id) != NULL)
        continue;
      gone = dossier_annotation_copy (note);
      gone->deleted = g_get_real_time ();
      dossier_notebook_learn (self->notebook, gone);
    }
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    dossier_notebook_learn (self->notebook, dossier_document_get (document, DOSSIER_KIND_NOTE, i));
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (DossierCrossfilter) results = dossier_crossfilter_new_finish (result, NULL);
  DossierDocument *document;

  if (results == NULL)
    return;
  g_clear_object (&self->loading);
  document = dossier_crossfilter_get_document (results);
  learn_all (self, document);
  dossier_session_take_results (self, results);
  dossier_session_revise (self, document);
  if (self->to_look)
    dossier_session_load_spanning (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document =
    dossier_store_load_spanning_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      g_clear_object (&self->loading);
      /* What is shown stays; a collection may be gone. */
      if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
        dossier_session_emit_save_failed (self, error);
      return;
    }
  dossier_crossfilter_new_async (document, self->loading, laid_out_cb, g_object_ref (self));
}

void
dossier_session_load_spanning (DossierSession *self)
{
  self->to_look = TRUE;
  if (self->loading != NULL || self->store == NULL)
    return;
  self->to_look = FALSE;
  self->to_revise = FALSE;
  self->loading = g_cancellable_new ();
  dossier_store_load_spanning_async (self->store, dossier_document_get_reach (self->document),
                                     self->loading, loaded_cb, g_object_ref (self));
}

static gboolean
quiet_cb (gpointer data)
{
  DossierSession *self = data;

  self->quiet = 0;
  dossier_session_load_spanning (self);
  return G_SOURCE_REMOVE;
}

void
dossier_session_load_spanning_soon (DossierSession *self)
{
  g_clear_handle_id (&self->quiet, g_source_remove);
  self->quiet = g_timeout_add (QUIET_MS, quiet_cb, self);
}

/* The head of one document: whether it is shown as @head has it. */

static gboolean
are_authors_shown (DossierDocument *document, const DossierHead *head)
{
  char *nobody[] = { NULL };
  char **authors = head->reader->authors != NULL ? head->reader->authors
                   : head->file->authors != NULL ? head->file->authors
                                                 : nobody;

  if (document->authors->len != g_strv_length (authors))
    return FALSE;
  for (guint i = 0; i < document->authors->len; i++)
    if (!g_str_equal (document->authors->pdata[i], authors[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_text_shown (const char *shown, const char *file, const char *reader)
{
  const char *text = reader != NULL ? reader : file;

  return g_strcmp0 (shown != NULL ? shown : "", text != NULL ? text : "") == 0;
}

static gboolean
is_date_shown (DossierDocument *document, const DossierHead *head)
{
  const DossierCorrection *reader = head->reader;
  const DossierDate *date =
    reader->undated || reader->date != NULL ? reader->date : head->file->date;

  return g_strcmp0 (document->date != NULL ? document->date->edtf : NULL,
                    date != NULL ? date->edtf : NULL) == 0;
}

/* A translation was read together with its document, and is corrected by the same. */
static gboolean
is_shown (DossierDocument *shown, const DossierHead *head)
{
  DossierDocument *document = shown->base != NULL ? shown->base : shown;
  const DossierCorrection *file = head->file;
  const DossierCorrection *reader = head->reader;

  return is_text_shown (document->title, file->title, reader->title) &&
         is_text_shown (document->publisher, file->publisher, reader->publisher) &&
         is_text_shown (document->url, file->url, reader->url) && is_date_shown (document, head) &&
         are_authors_shown (document, head);
}

static void
head_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSession) self = data;
  g_autoptr (DossierHead) head =
    dossier_store_read_head_finish (DOSSIER_STORE (source), result, NULL);

  /* One that is gone is the window's affair. */
  if (head == NULL || self->document == NULL || dossier_session_is_spanning (self) ||
      is_shown (self->document, head))
    return;
  self->other_head = TRUE;
  dossier_session_look (self);
}

void
dossier_session_follow_documents (DossierSession *self)
{
  if (self->notebook == NULL)
    return;
  if (dossier_session_is_spanning (self))
    dossier_session_load_spanning (self);
  else
    dossier_store_read_head_async (self->store, self->document->uuid, NULL, head_read_cb,
                                   g_object_ref (self));
}
