/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library as a folder of files. */
#include <glib/gstdio.h>
#include <string.h>

#include "export/export-all.h"
#include "export/file-name.h"
#include "formats/importer.h"

typedef struct
{
  char *folder;
  char *out;
  DossierStore *store;
  GCancellable *cancellable;
  guint cancel_at;
  guint n_told;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("dossier-all-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->out = g_build_filename (f->folder, "out", NULL);
  f->store = dossier_library_open (path, NULL, &error);
  g_assert_no_error (error);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_clear_object (&f->cancellable);
  empty_folder (f->out);
  empty_folder (f->folder);
  g_free (f->out);
  g_free (f->folder);
}

/* @uuid: (nullable): a random one. */
static void
add_document_of (Fixture *f, const char *title, const char *uuid)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  document->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
  document->hash = g_uuid_string_random ();
  document->kind = g_strdup ("tei");
  document->title = g_strdup (title);
  dossier_document_take (document,
                         dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, "Some words."));
  dossier_document_finish (document);
  g_ptr_array_add (documents, document);
  dossier_store_write (f->store, documents, NULL, &error);
  g_assert_no_error (error);
}

static void
add_document (Fixture *f, const char *title)
{
  add_document_of (f, title, NULL);
}

static void
progress_cb (guint done, guint total, const char *title, gpointer data)
{
  Fixture *f = data;

  g_assert_cmpuint (done, ==, f->n_told++);
  g_assert_cmpuint (done, <=, total);
  g_assert_true ((done == total) == (title == NULL));
  if (f->cancel_at > 0 && done == f->cancel_at)
    g_cancellable_cancel (f->cancellable);
}

static DossierExportAllResult *
export_all (Fixture *f, DossierQuery *query, GError **error)
{
  const DossierExportOptions options = { NULL };
  const DossierExportAll what = { .format = dossier_export_find_format ("markdown"),
                                  .options = &options,
                                  .query = query,
                                  .folder = f->out,
                                  .progress = progress_cb,
                                  .data = f };

  f->n_told = 0;
  return dossier_export_all (f->store, &what, f->cancellable, error);
}

static char *
read_file (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->out, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* One file each, whatever the titles are, and the same ones again. */
static void
test_files (Fixture *f, gconstpointer data)
{
  static const char *const titles[] = {
    "Same title", "same TITLE", "Same: title", "a/b\\c:d*e?f\"g<h>i|j",
    "..",         "",           "CON",         "index",
    "  spaces  ", "ОДКБ",       "منظمة",       "line\nbreak",
    "é",          "e\314\201",
  };
  g_autoptr (DossierExportAllResult) result = NULL;
  g_autoptr (DossierExportAllResult) again = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *index = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_document (f, titles[i]);
  result = export_all (f, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->files->len, ==, G_N_ELEMENTS (titles) + 1);
  g_assert_cmpuint (result->problems->len, ==, 0);
  g_assert_cmpuint (f->n_told, ==, G_N_ELEMENTS (titles) + 2);
  index = read_file (f, "index.md");
  for (guint i = 0; i < result->files->len; i++)
    {
      const char *name = result->files->pdata[i];
      g_autofree char *text = read_file (f, name);
      g_autofree char *folded = g_utf8_casefold (name, -1);
      g_autofree char *normal = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

      g_assert_nonnull (text);
      g_assert_nonnull (strstr (text, "\ndossier: dossier://"));
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&normal)));
      g_assert_null (strpbrk (name, "/\\:*?\"<>|\n"));
      g_assert_false (g_str_has_prefix (name, "."));
      g_assert_cmpstr (name, !=, "index.md");
    }
  g_assert_nonnull (strstr (index, "](CSTO%20In%20Search%20of%20Raisons%20d’être.md)"));
  g_assert_nonnull (strstr (index, "](ОДКБ.md)"));

  again = export_all (f, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->files->len; i++)
    g_assert_cmpstr (again->files->pdata[i], ==, result->files->pdata[i]);
}

/* Two UUIDs may begin alike. */
static void
test_alike (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierExportAllResult) result = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  add_document_of (f, "Same", "2d5e0b9a-6f7c-4a52-9d3e-000000000001");
  add_document_of (f, "Same", "2d5e0b9a-6f7c-4a52-9d3e-000000000002");
  result = export_all (f, NULL, NULL);
  g_assert_cmpuint (result->files->len, ==, 3);
  first = read_file (f, result->files->pdata[1]);
  second = read_file (f, result->files->pdata[2]);
  g_assert_nonnull (strstr (first, "000000000001"));
  g_assert_nonnull (strstr (second, "000000000002"));
}

static void
test_query (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("speaker:zas", NULL);
  g_autoptr (DossierExportAllResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_document (f, "Nothing of it");
  result = export_all (f, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->files->len, ==, 1);
}

/* What a person made of the index stays; one that nobody touched is written anew. */
static void
test_index (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierExportAllResult) first = export_all (f, NULL, NULL);
  g_autoptr (DossierExportAllResult) second = NULL;
  g_autoptr (DossierExportAllResult) third = NULL;
  g_autofree char *path = g_build_filename (f->out, "index.md", NULL);
  g_autofree char *before = read_file (f, "index.md");
  g_autofree char *grown = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *kept = NULL;

  g_assert_nonnull (first);
  add_document (f, "Another");
  second = export_all (f, NULL, NULL);
  grown = read_file (f, "index.md");
  g_assert_cmpuint (second->problems->len, ==, 0);
  g_assert_cmpstr (grown, !=, before);
  g_assert_nonnull (strstr (grown, "Another"));

  changed = g_strconcat (grown, "My own line.\n", NULL);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
  add_document (f, "A third");
  third = export_all (f, NULL, NULL);
  kept = read_file (f, "index.md");
  g_assert_cmpuint (third->problems->len, ==, 1);
  g_assert_cmpstr (kept, ==, changed);
}

/* Half of them are there, whole; no list tells of more. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierExportAllResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *index = NULL;

  add_document (f, "Second");
  add_document (f, "Third");
  f->cancellable = g_cancellable_new ();
  f->cancel_at = 1;
  result = export_all (f, NULL, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  first = read_file (f, "CSTO In Search of Raisons d’être.md");
  index = read_file (f, "index.md");
  g_assert_true (g_str_has_suffix (first, ".\n"));
  g_assert_null (index);
}

static void
test_names (void)
{
  static const char *const cases[][2] = {
    { "A: B", "A B" },       { "con", "_con" },
    { "Com1.x", "_Com1.x" }, { "Confusion", "Confusion" },
    { "...", "dossier" },    { "a. ", "a" },
    { ".hidden", "hidden" }, { "e\314\201", "é" },
    { "a\t\nb", "a b" },     { "[x] #y ^z", "x y z" },
    { "50 %", "50" },
  };
  g_autofree char *letters = g_strnfill (400, 'x');
  g_autofree char *cut = dossier_export_name_file (letters);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *wide_cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = dossier_export_name_file (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
  g_assert_cmpuint (strlen (cut), <, 200);
  for (guint i = 0; i < 200; i++)
    g_string_append (wide, "х\314\201");
  wide_cut = dossier_export_name_file (wide->str);
  g_assert_cmpuint (strlen (wide_cut), <, 200);
  g_assert_true (g_utf8_validate (wide_cut, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/export/all/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/export/all/alike", Fixture, NULL, set_up, test_alike, tear_down);
  g_test_add ("/export/all/query", Fixture, NULL, set_up, test_query, tear_down);
  g_test_add ("/export/all/index", Fixture, NULL, set_up, test_index, tear_down);
  g_test_add ("/export/all/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add_func ("/export/all/names", test_names);

  return g_test_run ();
}
