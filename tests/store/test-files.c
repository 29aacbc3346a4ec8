/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that documents were read from are kept as they were. */
#include <string.h>

#include "formats/importer.h"
#include "store/library.h"

typedef SampleLibrary Fixture;

static GPtrArray *
import (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = dossier_import_file (self->store, path, NULL, &error);

  g_assert_no_error (error);
  return documents;
}

/* A file in the fixture's folder. */
static char *
write_file (Fixture *self, const char *name, const char *content)
{
  char *path = sample_path (self->folder, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_kept (Fixture *self, const char *uuid, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSourceFile) file = dossier_store_load_file (self->store, uuid, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *expected = NULL;
  gsize size;

  g_assert_no_error (error);
  bytes = dossier_source_file_get_bytes (file, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &expected, &size, NULL));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, size);
  g_assert_cmpstr (file->name, ==, name);
}

static void
assert_not_kept (Fixture *self, const char *uuid)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_load_file (self->store, uuid, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static char *
get_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "tei", name, NULL);
}

/* Of any size, also larger than what is read at once. */
static void
test_bytes (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "testplace.xml", "chekhov-chaika.xml",
                                       "EHRI-DC-012_CS_EN.xml", "frus-history.xml" };
  g_autoptr (GString) long_text = g_string_new ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>");
  g_autofree char *long_path = NULL;
  g_autoptr (GPtrArray) long_documents = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_fixture (names[i]);
      g_autoptr (GPtrArray) documents = import (self, path);

      for (guint j = 0; j < documents->len; j++)
        assert_kept (self, ((DossierDocument *) documents->pdata[j])->uuid, path);
    }

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (long_text, "<p>Paragraph %u of %08x.</p>\r\n", i, i * 2654435761u);
  g_string_append (long_text, "</text></TEI>");
  long_path = write_file (self, "long.xml", long_text->str);
  long_documents = import (self, long_path);
  assert_kept (self, ((DossierDocument *) long_documents->pdata[0])->uuid, long_path);
}

/* In a corpus of several files each text has the file that it stands in. */
static void
test_includes (Fixture *self, gconstpointer data)
{
  g_autofree char *root = g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "parlamint-tr",
                                                 "ParlaMint-TR.xml", NULL);
  g_autofree char *folder = g_path_get_dirname (root);
  g_autoptr (GPtrArray) documents = import (self, root);
  guint n_included = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      DossierDocument *document = documents->pdata[i];
      g_autoptr (DossierSourceFile) file =
        dossier_store_load_file (self->store, document->uuid, NULL, NULL);
      g_autofree char *path = g_build_filename (folder, file->name, NULL);

      assert_kept (self, document->uuid, path);
      n_included += strcmp (file->name, "ParlaMint-TR.xml") != 0;
    }
  g_assert_cmpuint (n_included, ==, 4);
}

#define TEXTS(word)                                                                                \
  "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>"                                                \
  "<TEI><text><p>One.</p></text></TEI><TEI><text><p>Two.</p></text></TEI></teiCorpus><!--" word    \
  "-->"

/* The texts of one file share it, and it goes with the last. */
static void
test_shared (Fixture *self, gconstpointer data)
{
  g_autofree char *first = write_file (self, "first.xml", TEXTS ("first"));
  g_autofree char *second = write_file (self, "second.xml", TEXTS ("second"));
  g_autoptr (GPtrArray) documents = import (self, first);
  g_autoptr (GPtrArray) next = NULL;
  DossierDocument *a = documents->pdata[0], *b = documents->pdata[1];

  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM source_files"), ==, 1);

  /* Another edition of the first: the second text still stands in the former file. */
  next = dossier_import_file (self->store, second, NULL, NULL);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM source_files"), ==, 2);
  assert_kept (self, a->uuid, first);
  assert_kept (self, ((DossierDocument *) next->pdata[1])->uuid, second);

  sample_exec (self->path, "DELETE FROM documents WHERE id = 1");
  assert_kept (self, b->uuid, first);
  sample_exec (self->path, "DELETE FROM documents WHERE id = 2");
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM source_files"), ==, 1);
}

#define EDITION(text)                                                                              \
  "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><publicationStmt>"                \
  "<idno type='uuid'>7d1c3c52-6f0e-4f3b-9b57-0d0551e20042</idno></publicationStmt></fileDesc>"     \
  "</teiHeader><text><p>" text "</p></text></TEI>"

static void
test_edition (Fixture *self, gconstpointer data)
{
  g_autofree char *first = write_file (self, "first.xml", EDITION ("Once."));
  g_autofree char *second = write_file (self, "second.xml", EDITION ("Twice."));
  g_autoptr (GPtrArray) former = import (self, first);
  g_autoptr (GPtrArray) documents = import (self, second);

  assert_kept (self, ((DossierDocument *) documents->pdata[0])->uuid, second);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM source_files"), ==, 1);
}

/* What was imported before files were kept gets its file when it is imported again. */
static void
test_attach (Fixture *self, gconstpointer data)
{
  g_autofree char *path = get_fixture ("testplace.xml");
  g_autoptr (GPtrArray) documents = import (self, path);
  g_autoptr (GPtrArray) again = NULL;
  const char *uuid = ((DossierDocument *) documents->pdata[0])->uuid;

  sample_exec (self->path, "UPDATE documents SET file = NULL; DELETE FROM source_files");
  assert_not_kept (self, uuid);
  again = import (self, path);
  assert_kept (self, uuid, path);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM source_files"), ==, 1);
}

/* The bundled dossier without being asked for. */
static void
test_bundled (Fixture *self, gconstpointer data)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) first = dossier_library_open (self->path, NULL, &error);
  g_autoptr (DossierStore) second = NULL;

  g_assert_no_error (error);
  assert_kept (self, DOSSIER_BUNDLED_UUID, csto);
  sample_exec (self->path, "UPDATE documents SET file = NULL; DELETE FROM source_files");
  assert_not_kept (self, DOSSIER_BUNDLED_UUID);
  second = dossier_library_open (self->path, NULL, &error);
  g_assert_no_error (error);
  assert_kept (self, DOSSIER_BUNDLED_UUID, csto);
}

/* A damaged copy is found out, never handed out, and mended by the file itself. */
static void
test_damage (Fixture *self, gconstpointer data)
{
  g_autofree char *path = get_fixture ("testplace.xml");
  g_autoptr (GPtrArray) documents = import (self, path);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) no_problems = NULL;
  g_autoptr (DossierSourceFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const char *uuid = ((DossierDocument *) documents->pdata[0])->uuid;

  sample_exec (self->path, "UPDATE source_files SET content = substr (content, 1, 100)");
  problems = dossier_store_check (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "testplace.xml"));
  file = dossier_store_load_file (self->store, uuid, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (dossier_source_file_get_bytes (file, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  again = import (self, path);
  assert_kept (self, uuid, path);
  no_problems = dossier_store_check (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (no_problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, sample_library_set_up, function, sample_library_drop)
  ADD ("/store/files/bytes", test_bytes);
  ADD ("/store/files/includes", test_includes);
  ADD ("/store/files/shared", test_shared);
  ADD ("/store/files/edition", test_edition);
  ADD ("/store/files/attach", test_attach);
  ADD ("/store/files/bundled", test_bundled);
  ADD ("/store/files/damage", test_damage);

  return g_test_run ();
}
