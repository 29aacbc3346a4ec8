/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/importer.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "formats/bundled-resource.h"
#include "formats/html/html.h"
#include "formats/markdown/read.h"
#include "formats/notes-import.h"
#include "formats/pdf/pdf.h"
#include "formats/plain/plain.h"
#include "formats/tei/tei.h"
#include "formats/web-annotation-read.h"

#define BUNDLED_PATH "/io/github/dossierapp/Dossier/analysis/csto.xml"
#define BUNDLED_NAME "csto.xml"

/* The generated function is called, and nothing relies on the resource to register itself: a static
 * library leaves out what nobody calls. */
static GBytes *
get_bundled (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (dossier_bundled_get_resource (), BUNDLED_PATH,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return bytes;
}

/* The hash of a single file's document is that of its bytes: so an edition that is there is known
 * without reading it again at every start. */
static gboolean
ensure_bundled (DossierStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = get_bundled ();
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GPtrArray) documents = NULL;
  gboolean has;

  if (!dossier_store_has (store, DOSSIER_BUNDLED_UUID, hash, &has, cancellable, error))
    return FALSE;
  if (has)
    return TRUE;

  documents = dossier_tei_read_bytes (bytes, BUNDLED_NAME, cancellable, error);
  return documents != NULL && dossier_store_write (store, documents, cancellable, error);
}

/* Formats */

/* So much of a file tells what it is. */
#define START_LENGTH 512

/**
 * Format:
 * @name: as dossierctl has it
 * @recognises: whether a file of that name that begins with @start, white space and byte order mark
 *   left out, is of this format
 * @read: all of a file, in a thread that does not write; to be freed with @free
 * @write: puts that into the library; (element-type DossierDocument): where it is now
 * @notes: it brings no documents of its own
 */
typedef struct
{
  const char *name;
  gboolean (*recognises) (const char *start, const char *path);
  gpointer (*read) (const char *path, GCancellable *cancellable, GError **error);
  GPtrArray *(*write) (DossierStore *store,
                       gpointer contents,
                       const char *into,
                       GCancellable *cancellable,
                       GError **error);
  GDestroyNotify free;
  gboolean notes;
} Format;

static const char *const text_suffixes[] = { ".txt", ".text", ".asc", NULL };
static const char *const markdown_suffixes[] = { ".md", ".markdown", ".mdown", ".mkd", NULL };
static const char *const html_suffixes[] = { ".html", ".htm", ".xhtml", NULL };
static const char *const xml_suffixes[] = { ".xml", ".tei", ".odd", NULL };

static gboolean
has_suffix (const char *path, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_json (const char *start, const char *path)
{
  return (*start == '{' || *start == '[') && !has_suffix (path, text_suffixes);
}

static gpointer
read_annotations (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_web_annotation_read (path, cancellable, error);
}

static GPtrArray *
write_annotations (DossierStore *store,
                   gpointer contents,
                   const char *into,
                   GCancellable *cancellable,
                   GError **error)
{
  return dossier_foreign_notes_write (store, contents, into, cancellable, error);
}

static gboolean
is_markdown (const char *start, const char *path)
{
  return has_suffix (path, markdown_suffixes);
}

static gboolean
is_html (const char *start, const char *path)
{
  return g_ascii_strncasecmp (start, "<!doctype html", 14) == 0 ||
         g_ascii_strncasecmp (start, "<html", 5) == 0 ||
         (*start == '<' && strstr (start, "http://www.w3.org/1999/xhtml") != NULL) ||
         (has_suffix (path, html_suffixes) && !g_str_has_prefix (start, "<TEI"));
}

static gboolean
is_pdf (const char *start, const char *path)
{
  return g_str_has_prefix (start, "%PDF-");
}

/* What is meant to be XML: its reader says what is wrong with it. */
static gboolean
is_xml (const char *start, const char *path)
{
  return *start == '<' || has_suffix (path, xml_suffixes) || g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* Whatever is nothing else. */
static gboolean
is_any (const char *start, const char *path)
{
  return TRUE;
}

static gpointer
read_tei (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_tei_read (path, cancellable, error);
}

static gpointer
read_markdown (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_markdown_read (path, cancellable, error);
}

static gpointer
read_html (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_html_read (path, cancellable, error);
}

static gpointer
read_pdf (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_pdf_read (path, cancellable, error);
}

static gpointer
read_plain (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_plain_read (path, cancellable, error);
}

static GPtrArray *
write_documents (DossierStore *store,
                 gpointer contents,
                 const char *into,
                 GCancellable *cancellable,
                 GError **error)
{
  return dossier_store_write (store, contents, cancellable, error) ? g_ptr_array_ref (contents)
                                                                   : NULL;
}

/* In the order in which they are tried. */
static const Format formats[] = {
  { "pdf", is_pdf, read_pdf, write_documents, (GDestroyNotify) g_ptr_array_unref, FALSE },
  { "web-annotation", is_json, read_annotations, write_annotations,
    (GDestroyNotify) dossier_foreign_notes_free, TRUE },
  { "markdown", is_markdown, read_markdown, write_documents, (GDestroyNotify) g_ptr_array_unref,
    FALSE },
  { "html", is_html, read_html, write_documents, (GDestroyNotify) g_ptr_array_unref, FALSE },
  { "tei", is_xml, read_tei, write_documents, (GDestroyNotify) g_ptr_array_unref, FALSE },
  { "text", is_any, read_plain, write_documents, (GDestroyNotify) g_ptr_array_unref, FALSE },
};

static const Format *
find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

/* What @path begins with; "" for what cannot be read, of which the reader will tell. */
static void
read_start (const char *path, char start[START_LENGTH])
{
  FILE *file = fopen (path, "rbe");
  gsize n = file != NULL ? fread (start, 1, START_LENGTH - 1, file) : 0;
  const char *p = start;

  if (file != NULL)
    fclose (file);
  start[n] = '\0';
  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  memmove (start, p, strlen (p) + 1);
}

/* By its name, or by what it holds. */
static const Format *
choose_format (const char *path, const char *name)
{
  char start[START_LENGTH];
  guint i = 0;

  if (name != NULL)
    return find_format (name);
  read_start (path, start);
  while (!formats[i].recognises (start, path))
    i++;
  return &formats[i];
}

/* One file on its way from the thread that reads to the one that writes. */
typedef struct
{
  const char *path;
  const DossierImportOptions *options;
  GCancellable *cancellable;
  const Format *format;
  gpointer contents;
  GError *error;
} Reading;

static void
read_contents (Reading *reading)
{
  reading->format = choose_format (reading->path, reading->options->format);
  if (reading->options->into == NULL || reading->format->notes ||
      !g_file_test (reading->path, G_FILE_TEST_IS_REGULAR))
    {
      reading->contents =
        reading->format->read (reading->path, reading->cancellable, &reading->error);
      return;
    }
  reading->error = g_error_new (
    DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
    /* Translators: %s is a path; keep --into */
    _ ("“%s” is a document of its own: only annotations can be imported into another (--into)."),
    reading->path);
}

/* @reading is of no use any more. */
static GPtrArray *
write_contents (DossierStore *store, Reading *reading, GError **error)
{
  GPtrArray *documents = NULL;

  if (reading->contents == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading->error));
      return NULL;
    }
  documents = reading->format->write (store, reading->contents, reading->options->into,
                                      reading->cancellable, error);
  reading->format->free (g_steal_pointer (&reading->contents));
  return documents;
}

static gpointer
read_thread (gpointer data)
{
  read_contents (data);
  return data;
}

static GThread *
start_reading (const char *path, const DossierImportOptions *options)
{
  Reading *reading;

  if (path == NULL)
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->path = path;
  reading->options = options;
  return g_thread_new ("read", read_thread, reading);
}

static GPtrArray *
import (DossierStore *store,
        const char *path,
        gboolean *notes,
        GCancellable *cancellable,
        GError **error)
{
  const DossierImportOptions options = { NULL, NULL };
  Reading reading = { .path = path, .options = &options, .cancellable = cancellable };

  read_contents (&reading);
  *notes = reading.format->notes;
  return write_contents (store, &reading, error);
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
  return i < G_N_ELEMENTS (formats) ? formats[i].name : NULL;
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
  const Format *format;

  g_return_val_if_fail (path != NULL, NULL);

  format = choose_format (path, NULL);
  if (!format->notes)
    return format->read (path, cancellable, error);
  g_set_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
               /* Translators: %s is a path */
               _ ("“%s” holds annotations, and no text."), path);
  return NULL;
}

/**
 * dossier_import_files:
 * @store: where to
 * @paths: (array zero-terminated=1): TEI files, roots of TEI corpora, annotations
 * @options: how
 * @func: (scope call): called for each
 * @data: for @func
 *
 * While one file is written the next is read already, so that there is the room of two of them.
 */
void
dossier_import_files (DossierStore *store,
                      const char *const *paths,
                      const DossierImportOptions *options,
                      DossierImportFunc func,
                      gpointer data)
{
  GThread *reader;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (paths != NULL);
  g_return_if_fail (options != NULL);
  g_return_if_fail (options->format == NULL || find_format (options->format) != NULL);

  reader = start_reading (paths[0], options);
  for (guint i = 0; reader != NULL; i++)
    {
      g_autofree Reading *reading = g_thread_join (reader);
      g_autoptr (GPtrArray) documents = NULL;
      g_autoptr (GError) error = NULL;

      reader = start_reading (paths[i + 1], options);
      documents = write_contents (store, reading, &error);
      func (documents, error, data);
    }
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
