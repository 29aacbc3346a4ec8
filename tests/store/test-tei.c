/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read from TEI, written and loaded again is what was read: every record, span, date and
 * wording, in the same order. */
#include "formats/importer.h"
#include "formats/tei/tei.h"
#include "store/compare.h"
#include "store/sample.h"

static void
assert_survives (DossierStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);
  g_autoptr (GPtrArray) problems = NULL;

  g_test_message ("%s", path);
  g_assert_no_error (error);
  g_assert_true (dossier_store_write (store, documents, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < documents->len; i++)
    {
      DossierDocument *document = documents->pdata[i];
      g_autoptr (DossierDocument) loaded = dossier_store_load (store, document->uuid, NULL, &error);

      g_assert_no_error (error);
      assert_same_documents (document, loaded);
    }

  problems = dossier_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The bundled dossier, and the files given on the command line. */
static char **files;

static void
test_files (void)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierStore *store = dossier_store_open (path, NULL, NULL, NULL);

  assert_survives (store, csto);
  for (guint i = 0; files[i] != NULL; i++)
    assert_survives (store, files[i]);

  sample_store_close (store);
  sample_folder_remove (folder);
}

/* Opening the library brings the bundled dossier in; another edition of it gives way. */
static void
test_bundled (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_library_open (path, NULL, &error);
  g_autoptr (DossierDocument) first = NULL;
  g_autoptr (DossierDocument) second = NULL;
  g_autoptr (GPtrArray) batch = sample_batch (sample_document ("another edition"));
  DossierDocument *edition = batch->pdata[0];

  g_assert_no_error (error);
  first = dossier_store_load (store, "csto", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->uuid, ==, DOSSIER_BUNDLED_UUID);

  g_free (edition->uuid);
  edition->uuid = g_strdup (DOSSIER_BUNDLED_UUID);
  g_assert_true (dossier_store_write (store, batch, NULL, NULL));
  sample_store_close (store);

  store = dossier_library_open (path, NULL, &error);
  g_assert_no_error (error);
  second = dossier_store_load (store, "csto", NULL, &error);
  g_assert_no_error (error);
  assert_same_documents (first, second);

  sample_store_close (store);
  sample_folder_remove (folder);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
import (DossierStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_import_file_async (store, path, cancellable, imported_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dossier_import_file_finish (result, NULL, error);
}

static void
test_import (void)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierStore *store = dossier_store_open (path, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (import (store, csto, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (sample_query (path, "SELECT count(*) FROM documents"), ==, 0);

  g_assert_null (import (store, folder, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  documents = import (store, csto, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpint (sample_query (path, "SELECT count(*) FROM documents"), ==, 1);

  /* The task's thread may hold it a moment longer. */
  g_object_unref (store);
  sample_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  files = argv + 1;

  g_test_add_func ("/store/tei/files", test_files);
  g_test_add_func ("/store/tei/bundled", test_bundled);
  g_test_add_func ("/store/tei/import", test_import);

  return g_test_run ();
}
