/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written into files outside of the library. */
#include "store/exports.h"
#include "store/sample.h"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
keep (DossierStore *store, const char *id, const char *path, const char *base)
{
  g_autoptr (DossierExportRecord) record = dossier_export_record_new (id, path, "document", base);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_keep_export (store, record, NULL, &error));
  g_assert_no_error (error);
}

/* "path: base", or "none". */
static char *
find (DossierStore *store, const char *id, const char *path)
{
  g_autoptr (DossierExportRecord) record = NULL;
  g_autoptr (DossierExportRecord) same = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_find_export (store, id, path, &record, NULL, &error));
  g_assert_no_error (error);
  dossier_store_find_export_async (store, id, path, NULL, done_cb, &result);
  g_assert_true (dossier_store_find_export_finish (store, wait_for (&result), &same, &error));
  g_assert_no_error (error);
  g_assert_cmpint (record != NULL, ==, same != NULL);
  if (record == NULL)
    return g_strdup ("none");
  g_assert_cmpstr (record->path, ==, same->path);
  g_assert_cmpstr (record->base, ==, same->base);
  return g_strdup_printf ("%s: %s", record->path, record->base);
}

static void
assert_finds (DossierStore *store, const char *id, const char *path, const char *expected)
{
  g_autofree char *found = find (store, id, path);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_exports (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierStore *store = dossier_store_open (path, NULL, NULL, NULL);
  g_autoptr (DossierExportRecord) record = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  assert_finds (store, "a", "/one.md", "none");
  keep (store, "a", "/one.md", "first");
  keep (store, "a", "/two.md", "second");
  keep (store, "b", "/one.md", "other");
  /* that file first, else the newest of the same */
  assert_finds (store, "a", "/one.md", "/one.md: first");
  assert_finds (store, "a", "/three.md", "/two.md: second");
  keep (store, "a", "/one.md", "third — Ž");
  assert_finds (store, "a", "/one.md", "/one.md: third — Ž");
  assert_finds (store, "a", "/three.md", "/one.md: third — Ž");
  assert_finds (store, "b", "/two.md", "/one.md: other");

  record = dossier_export_record_new ("a", "/one.md", "document", NULL);
  dossier_store_keep_export_async (store, record, NULL, done_cb, &kept);
  g_assert_true (dossier_store_keep_export_finish (store, wait_for (&kept), &error));
  g_assert_no_error (error);
  g_clear_object (&kept);
  assert_finds (store, "a", "/one.md", "/two.md: second");
  sample_store_close (store);

  store = dossier_store_open (path, NULL, NULL, NULL);
  records = dossier_store_list_exports (store, "document", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpstr (((DossierExportRecord *) records->pdata[0])->id, ==, "b");
  g_assert_cmpstr (((DossierExportRecord *) records->pdata[1])->path, ==, "/two.md");
  g_assert_cmpint (((DossierExportRecord *) records->pdata[1])->exported, >, 0);
  dossier_store_list_exports_async (store, "another", NULL, done_cb, &listed);
  none = dossier_store_list_exports_finish (store, wait_for (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_object (&listed);
  sample_store_close (store);
  sample_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/exports", test_exports);

  return g_test_run ();
}
