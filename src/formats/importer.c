/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/importer.h"

#include "formats/bundled-resource.h"
#include "formats/tei/tei.h"

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

/* One file on its way from the thread that reads to the one that writes. */
typedef struct
{
  const char *path;
  GPtrArray *documents;
  GError *error;
} Reading;

static gpointer
read_thread (gpointer data)
{
  Reading *reading = data;

  reading->documents = dossier_tei_read (reading->path, NULL, &reading->error);
  return reading;
}

static GThread *
start_reading (const char *path)
{
  Reading *reading;

  if (path == NULL)
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->path = path;
  return g_thread_new ("read", read_thread, reading);
}

static void
import_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DossierStore *store = source;
  const char *path = task_data;
  GError *error = NULL;
  GPtrArray *documents = dossier_import_file (store, path, cancellable, &error);

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

/**
 * dossier_import_file:
 * @store: where to
 * @path: a TEI file, or the root of a TEI corpus
 * @cancellable: (nullable): a cancelled import leaves nothing
 * @error: of DOSSIER_FORMAT_ERROR, in words that name file and line, of DOSSIER_STORE_ERROR, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (element-type DossierDocument) (transfer full): the documents with the uuid under which
 *   they stand in the store, which is not their own when the same content was there before; or NULL
 */
GPtrArray *
dossier_import_file (DossierStore *store,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  documents = dossier_tei_read (path, cancellable, error);
  if (documents == NULL || !dossier_store_write (store, documents, cancellable, error))
    return NULL;
  return g_steal_pointer (&documents);
}

/**
 * dossier_import_files:
 * @store: where to
 * @paths: (array zero-terminated=1): TEI files, or roots of TEI corpora
 * @func: (scope call): called for each
 * @data: for @func
 *
 * While one file is written the next is read already, so that there is the room of two of them.
 */
void
dossier_import_files (DossierStore *store,
                      const char *const *paths,
                      DossierImportFunc func,
                      gpointer data)
{
  GThread *reader;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (paths != NULL);

  reader = start_reading (paths[0]);
  for (guint i = 0; reader != NULL; i++)
    {
      g_autofree Reading *reading = g_thread_join (reader);
      g_autoptr (GPtrArray) documents = reading->documents;
      g_autoptr (GError) error = reading->error;

      reader = start_reading (paths[i + 1]);
      if (documents != NULL && !dossier_store_write (store, documents, NULL, &error))
        g_clear_pointer (&documents, g_ptr_array_unref);
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

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (path != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_import_file_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, import_cb);
}

GPtrArray *
dossier_import_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
