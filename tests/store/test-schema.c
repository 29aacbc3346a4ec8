/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Older stores brought up to date, and the cache of statements. */
#include "store/compare.h"
#include "store/sample.h"
#include "store/schema.h"
#include "store/tables.h"

static DossierConnection *
open_connection (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierConnection *connection =
    dossier_connection_open (path, DOSSIER_CONNECTION_WRITER, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

/* A store as the program of an earlier version left it. */
static void
copy_fixture (const char *name, const char *path)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (fixture, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

/* @data: the fixture's version. */
static void
test_version (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autofree char *name = g_strdup_printf ("v%d.sqlite", version);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierDocument) expected = sample_document ("fixture");
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean created = TRUE;

  copy_fixture (name, path);
  g_assert_cmpint (sample_query (path, "PRAGMA user_version"), ==, version);
  g_assert_true (dossier_store_is_older (path));

  store = dossier_store_open (path, &created, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (created);
  g_assert_cmpint (sample_query (path, "PRAGMA user_version"), ==, DOSSIER_SCHEMA_VERSION);

  loaded = dossier_store_load (store, "sample", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_document_count (loaded, DOSSIER_KIND_NOTE), ==, version >= 3 ? 1 : 0);
  dossier_document_set_notes (loaded, nothing);
  /* Former versions did not keep it apart. */
  g_ptr_array_set_size (expected->used, 0);
  assert_same_documents (expected, loaded);
  g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_PASSAGE, "bishkek"), ==, 1);
  g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_QUOTE, "mutual"), ==, 1);
  g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_PERSON, "zas"), ==, 1);
  if (version >= 3)
    {
      g_assert_cmpint (sample_query (path, "SELECT count(*) FROM annotations"), ==, 2);
      g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_NOTE, "kyrgyzstan"), ==, 1);
      g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_NOTE, "acts"), ==, 1);
      g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_NOTE, "thrown"), ==, 0);
    }
  else
    g_assert_cmpint (sample_query (path, "SELECT count(*) FROM annotations"), ==, 0);
  problems = dossier_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_finalize_object (g_steal_pointer (&store));
  sample_folder_remove (folder);
}

/* A step that fails leaves the version before it, whole. */
static void
test_failed_step (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierConnection *connection = open_connection (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_schema_migrate (connection, 1, &error));
  /* In the way of the step to version 2, behind its first statement. */
  g_assert_true (dossier_connection_exec (
    connection, "CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN SELECT 1; END", NULL));
  g_assert_false (dossier_schema_prepare (connection, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (sample_query (path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (sample_query (path,
                                 "SELECT count(*) FROM sqlite_schema WHERE name = 'quotes_fts'"),
                   ==, 0);

  g_assert_true (dossier_connection_exec (connection, "DROP TRIGGER quotes_deleted", NULL));
  g_assert_true (dossier_schema_prepare (connection, NULL, &error));
  g_assert_no_error (error);

  dossier_connection_close (connection);
  sample_folder_remove (folder);
}

static void
test_settings (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierConnection *connection = open_connection (path);
  DossierConnection *reader;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_schema_prepare (connection, NULL, &error));
  g_assert_cmpint (sample_query (path, "PRAGMA application_id"), ==, DOSSIER_APPLICATION_ID);
  g_assert_cmpint (sample_query (path, "SELECT count(*) FROM pragma_journal_mode"
                                       " WHERE journal_mode = 'wal'"),
                   ==, 1);
  g_assert_cmpint (sample_query (path, "SELECT count(*) FROM pragma_table_list"
                                       " WHERE type = 'table' AND schema = 'main'"
                                       " AND name NOT LIKE 'sqlite_%' AND NOT strict"),
                   ==, 0);

  g_assert_false (dossier_connection_exec (
    connection, "INSERT INTO document_lines VALUES (77, 'author', 0, 'nobody')", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&error);

  reader = dossier_connection_open (path, DOSSIER_CONNECTION_READER, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (dossier_connection_exec (reader, "DELETE FROM documents", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);

  dossier_connection_close (reader);
  dossier_connection_close (connection);
  sample_folder_remove (folder);
}

/* Statements are compiled once: what was done before is done again with what is in the cache. */
static void
test_statements (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierConnection *connection = open_connection (path);
  g_autofree char *copy = g_strdup ("SELECT 1");
  DossierStatement *statement;
  guint n_statements = 0;

  g_assert_true (dossier_schema_prepare (connection, NULL, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *seed = g_strdup_printf ("%u", i);
      g_autoptr (GPtrArray) batch = sample_batch (sample_document (seed));
      g_autoptr (DossierDocument) loaded = NULL;

      g_assert_true (dossier_tables_write (connection, batch, NULL));
      loaded = dossier_tables_load (connection, DOSSIER_DOCUMENT (batch->pdata[0])->uuid, NULL);
      g_assert_nonnull (loaded);
      if (i > 0)
        g_assert_cmpuint (dossier_connection_count_statements (connection), ==, n_statements);
      n_statements = dossier_connection_count_statements (connection);
    }

  statement = dossier_connection_prepare (connection, "SELECT 1", NULL);
  g_assert_nonnull (statement);
  g_assert_true (dossier_connection_prepare (connection, copy, NULL) == statement);
  g_assert_cmpuint (dossier_connection_count_statements (connection), ==, n_statements + 1);
  dossier_connection_close (connection);
  sample_folder_remove (folder);
}

/* A note on the document's first words with a tag, and one that is in the trash. */
static GPtrArray *
make_annotations (DossierDocument *document)
{
  GPtrArray *annotations = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const notes[] = { "The troops of Kyrgyzstan", "Thrown away" };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      DossierAnnotation *annotation = dossier_annotation_new (document->uuid);

      annotation->colour = DOSSIER_COLOUR_GREEN;
      annotation->note = g_strdup (notes[i]);
      annotation->deleted = i == 0 ? 0 : annotation->created;
      dossier_annotation_add_tag (annotation, "model acts");
      g_ptr_array_add (annotation->anchors,
                       dossier_anchor_new (dossier_document_get_passage (document, 0), 0, 4));
      g_ptr_array_add (annotations, annotation);
    }
  return annotations;
}

/* Makes a store of the present version for a fixture: see tests/fixtures/store/README.md. */
static int
make_fixture (const char *path)
{
  g_autoptr (DossierConnection) connection = open_connection (path);
  g_autoptr (GPtrArray) batch = sample_batch (sample_document ("fixture"));
  g_autoptr (GPtrArray) annotations = make_annotations (batch->pdata[0]);

  g_assert_true (dossier_connection_exec (connection, "PRAGMA page_size = 1024", NULL));
  g_assert_true (dossier_schema_prepare (connection, NULL, NULL));
  g_assert_true (dossier_tables_write (connection, batch, NULL));
  g_assert_true (dossier_tables_write_annotations (connection, annotations, NULL));
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--make-fixture") == 0)
    return make_fixture (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (int version = 1; version < DOSSIER_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("/store/schema/version-%d", version);

      g_test_add_data_func (name, GINT_TO_POINTER (version), test_version);
    }
  g_test_add_func ("/store/schema/failed-step", test_failed_step);
  g_test_add_func ("/store/schema/settings", test_settings);
  g_test_add_func ("/store/schema/statements", test_statements);

  return g_test_run ();
}
