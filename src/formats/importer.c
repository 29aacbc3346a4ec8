/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/bundled.h"
#include "formats/read-ahead.h"
#include "formats/tei/tei.h"

#define BUNDLED_NAME "csto.xml"

/* The hash of a single file's document is that of its bytes: so an edition that is there is known
 * without reading it again at every start. */
static gboolean
ensure_bundled (DossierStore *store, GCancellable *cancellable, GError **error)
{
  g_autofree char *hash = dossier_bundled_get_hash (BUNDLED_NAME);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  gboolean has;

  if (!dossier_store_has (store, DOSSIER_BUNDLED_UUID, hash, &has, cancellable, error))
    return FALSE;
  if (has)
    return TRUE;

  bytes = dossier_bundled_get_file (BUNDLED_NAME);
  documents = dossier_tei_read_bytes (bytes, BUNDLED_NAME, cancellable, error);
  return documents != NULL && dossier_store_write (store, documents, cancellable, error);
}

/* Files */

static gboolean
is_language_of (DossierDocument *document, DossierDocument *base)
{
  gsize length = strlen (base->uuid);

  return strncmp (document->uuid, base->uuid, length) == 0 &&
         (document->uuid[length] == '\0' || document->uuid[length] == '@');
}

static void
add_language (DossierDocument *document, const DossierDocument *variant)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

  if (document->languages != NULL)
    g_strv_builder_addv (languages, (const char **) document->languages);
  else if (document->language != NULL)
    g_strv_builder_add (languages, document->language);
  if (variant->language != NULL)
    g_strv_builder_add (languages, variant->language);
  g_strfreev (document->languages);
  document->languages = g_strv_builder_end (languages);
}

/* Of a document in several languages there is one, the first, to tell of; it knows of them. */
static GPtrArray *
list_written (GPtrArray *documents)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < documents->len; i++)
    if (list->len == 0 || !is_language_of (documents->pdata[i], list->pdata[list->len - 1]))
      g_ptr_array_add (list, g_object_ref (documents->pdata[i]));
    else
      add_language (list->pdata[list->len - 1], documents->pdata[i]);
  return list;
}

/* @reading is of no use any more. */
static GPtrArray *
write_contents (DossierStore *store,
                DossierReading *reading,
                const char *into,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) written = NULL;

  if (reading->contents == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading->error));
      return NULL;
    }
  written = reading->format->write (store, reading->contents, into, cancellable, error);
  return written != NULL ? list_written (written) : NULL;
}

static GPtrArray *
import (DossierStore *store,
        const char *path,
        gboolean *notes,
        GCancellable *cancellable,
        GError **error)
{
  const DossierImportOptions options = { NULL, NULL };
  g_autoptr (DossierReading) reading = dossier_reading_new (path, &options, cancellable);

  *notes = reading->format->notes;
  return write_contents (store, reading, NULL, cancellable, error);
}

/* Many files */

/* For how long files are written in one transaction, in microseconds: what else is to be written
 * meanwhile, such as a note, has to wait. */
#define STRETCH 1000000

struct _DossierImport
{
  DossierReadAhead *ahead;
  DossierImportOptions options;
  GCancellable *cancellable;
};

/* Files that share a transaction. */
typedef struct
{
  DossierImport *import;
  DossierStore *store;
  GPtrArray *readings; /* of DossierReading, with those that failed */
  gsize size;          /* in bytes */
  gint64 until;        /* 0: not begun, others are writing */
  gboolean written;
  GThread *thread;
} Batch;

/* Files whose documents can share a transaction with others. */
static gboolean
is_plain (const DossierReading *reading)
{
  GPtrArray *documents = reading->contents;

  if (reading->format->notes)
    return FALSE;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (((DossierDocument *) documents->pdata[i])->brought != NULL)
      return FALSE;
  return TRUE;
}

static GPtrArray *
next_cb (gpointer data)
{
  Batch *self = data;
  DossierReadAhead *ahead = self->import->ahead;
  DossierReading *reading;

  if (self->until == 0)
    self->until = g_get_monotonic_time () + STRETCH;
  while (g_get_monotonic_time () < self->until &&
         dossier_read_ahead_is_share (self->readings->len, self->size) &&
         (reading = dossier_read_ahead_peek (ahead, self->until)) != NULL && is_plain (reading))
    {
      dossier_read_ahead_pop (ahead);
      g_ptr_array_add (self->readings, reading);
      self->size += reading->size;
      if (reading->contents != NULL)
        return reading->contents;
    }
  return NULL;
}

/* Tells of @reading, which has been @written, and gives it back. */
static void
tell (DossierImport *self,
      DossierStore *store,
      DossierReading *reading,
      gboolean written,
      DossierImportFunc func,
      gpointer data)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  if (written && reading->contents != NULL)
    documents = list_written (reading->contents);
  else
    documents = write_contents (store, reading, self->options.into, self->cancellable, &error);
  func (documents, error, data);
  dossier_read_ahead_give_back (self->ahead, reading);
}

static gpointer
write_batch_cb (gpointer data)
{
  Batch *self = data;

  self->written =
    dossier_store_write_several (self->store, next_cb, self, self->import->cancellable, NULL);
  return NULL;
}

/* As many as are ready, in one transaction, which goes on beside this thread. */
static Batch *
batch_begin (DossierImport *import, DossierStore *store)
{
  Batch *self = g_new0 (Batch, 1);

  self->import = import;
  self->store = store;
  self->readings = g_ptr_array_new ();
  self->thread = g_thread_new ("import", write_batch_cb, self);
  return self;
}

/* Waits until it has been written, or could not be. */
static void
batch_end (Batch *self)
{
  g_thread_join (self->thread);
  if (self->readings->len > 0)
    return;
  /* Not even begun, or nothing was taken: the next one is written by itself. */
  g_ptr_array_add (self->readings, dossier_read_ahead_pop (self->import->ahead));
  self->written = FALSE;
}

/* When it could not be written, each file is tried by itself, and the one that cannot be written
 * says why. Frees @self. */
static void
batch_tell (Batch *self, DossierImportFunc func, gpointer data)
{
  for (guint i = 0; i < self->readings->len; i++)
    tell (self->import, self->store, self->readings->pdata[i], self->written, func, data);
  g_ptr_array_unref (self->readings);
  g_free (self);
}

/* What an asynchronous import is told, and tells. */
typedef struct
{
  char *path;
  gboolean notes;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job);
}

static void
import_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GPtrArray *documents = import (source, job->path, &job->notes, cancellable, &error);

  if (documents != NULL)
    g_task_return_pointer (task, documents, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Public API */

/**
 * dossier_library_open:
 * @path: (nullable): the store's file; NULL for the user's own
 * @cancellable: (nullable)
 * @error: of DOSSIER_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the store, or NULL
 */
DossierStore *
dossier_library_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *own_path = path == NULL ? dossier_store_get_default_path () : NULL;
  g_autoptr (DossierStore) store =
    dossier_store_open (path != NULL ? path : own_path, NULL, cancellable, error);

  if (store == NULL || !ensure_bundled (store, cancellable, error))
    return NULL;
  return g_steal_pointer (&store);
}

const char *
dossier_import_get_format (guint i)
{
  const DossierImportFormat *format = dossier_import_format_get (i);

  return format != NULL ? format->name : NULL;
}

const char *const *
dossier_import_get_mime_types (guint i)
{
  const DossierImportFormat *format = dossier_import_format_get (i);

  return format != NULL ? format->mime_types : NULL;
}

/**
 * dossier_import_file:
 * @store: where to
 * @path: a TEI file, the root of a TEI corpus, or annotations
 * @cancellable: (nullable): a cancelled import leaves nothing
 * @error: of DOSSIER_FORMAT_ERROR, in words that name file and line, of DOSSIER_STORE_ERROR, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (element-type DossierDocument) (transfer full): the documents with the uuid under which
 *   they stand in the store, which is not their own when the same content was there before; or
 * those into which annotations came; or NULL
 */
GPtrArray *
dossier_import_file (DossierStore *store,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean notes;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return import (store, path, &notes, cancellable, error);
}

GPtrArray *
dossier_import_read (const char *path, GCancellable *cancellable, GError **error)
{
  const DossierImportFormat *format;

  g_return_val_if_fail (path != NULL, NULL);

  format = dossier_import_format_choose (path, NULL);
  if (!format->notes)
    return format->read (path, cancellable, error);
  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
               /* Translators: %s is a path */
               _ ("“%s” holds annotations, and no text."), path);
  return NULL;
}

/**
 * dossier_import_new:
 * @paths: (array zero-terminated=1): files of any format
 * @options: how
 * @cancellable: (nullable): files that are not in the library by then stay out of it
 *
 * Begins to read.
 */
DossierImport *
dossier_import_new (const char *const *paths,
                    const DossierImportOptions *options,
                    GCancellable *cancellable)
{
  DossierImport *self;

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (options->format == NULL ||
                          dossier_import_format_find (options->format) != NULL,
                        NULL);

  self = g_new0 (DossierImport, 1);
  self->options.into = g_strdup (options->into);
  g_set_object (&self->cancellable, cancellable);
  self->ahead = dossier_read_ahead_new (paths, options, cancellable);
  return self;
}

void
dossier_import_free (DossierImport *self)
{
  dossier_read_ahead_free (self->ahead);
  g_clear_object (&self->cancellable);
  g_free ((char *) self->options.into);
  g_free (self);
}

/* What has been written is told of while the next is: else the writer waits for as long as that
 * takes, a fifth of its time. */
void
dossier_import_run (DossierImport *self, DossierStore *store, DossierImportFunc func, gpointer data)
{
  Batch *before = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (func != NULL);

  while (TRUE)
    {
      /* Nothing is held back until a file is read that takes long, or for whose room it stands. */
      DossierReading *reading = dossier_read_ahead_peek (self->ahead, before != NULL ? 0 : -1);
      Batch *batch = reading != NULL && is_plain (reading) ? batch_begin (self, store) : NULL;

      if (before == NULL && reading == NULL)
        return;
      if (before != NULL)
        batch_tell (g_steal_pointer (&before), func, data);
      if (batch != NULL)
        {
          batch_end (batch);
          /* In their order: before others are written. */
          if (batch->written)
            before = batch;
          else
            batch_tell (batch, func, data);
        }
      else if (reading != NULL)
        tell (self, store, dossier_read_ahead_pop (self->ahead), FALSE, func, data);
    }
}

void
dossier_import_files (DossierStore *store,
                      const char *const *paths,
                      const DossierImportOptions *options,
                      DossierImportFunc func,
                      gpointer data)
{
  g_autoptr (DossierImport) self = dossier_import_new (paths, options, NULL);

  g_return_if_fail (self != NULL);

  dossier_import_run (self, store, func, data);
}

void
dossier_import_file_async (DossierStore *store,
                           const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (path != NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_import_file_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, import_cb);
}

GPtrArray *
dossier_import_file_finish (GAsyncResult *result, gboolean *notes, GError **error)
{
  const Job *job;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (notes != NULL)
    *notes = job->notes;
  return g_task_propagate_pointer (G_TASK (result), error);
}
