/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad luck: files that are no store, disks that are full, programs that are killed. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "store/compare.h"
#include "store/sample.h"
#include "store/schema.h"
#include "store/tables.h"

/* More than fits into the cache of pages, which is made small: it is on its way to the disk before
 * it is done. */
#define MANY_PASSAGES 1000
#define SMALL_CACHE "PRAGMA cache_size = 50"

static DossierStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static DossierConnection *
open_connection (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierConnection *connection =
    dossier_connection_open (path, DOSSIER_CONNECTION_WRITER, NULL, &error);

  g_assert_no_error (error);
  dossier_schema_prepare (connection, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static void
write_one (DossierStore *store, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (document);
  g_autoptr (GError) error = NULL;

  dossier_store_write (store, batch, NULL, &error);
  g_assert_no_error (error);
}

/* The store at @path is whole and holds the sample document "a" and nothing else. */
static void
assert_holds_sample_only (const char *path)
{
  g_autoptr (DossierStore) store = open_store (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dossier_store_check (store, NULL, &error);
  g_autoptr (DossierDocument) expected = sample_document ("a");
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GPtrArray) infos = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  infos = dossier_store_list (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 1);
  loaded = dossier_store_load (store, expected->uuid, NULL, &error);
  g_assert_no_error (error);
  assert_same_documents (expected, loaded);
  g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_PASSAGE, "long"), ==, 0);
}

/* @path is refused with @code, in words that name it, and stays as it is. */
static void
assert_refused (const char *path, DossierStoreError code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  g_assert_null (dossier_store_open (path, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));

  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_not_a_store (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *text = sample_path (folder, "text");
  g_autofree char *foreign = sample_path (folder, "foreign.sqlite");
  g_autofree char *marked = sample_path (folder, "marked.sqlite");

  g_file_set_contents (text,
                       "This is a letter, and rather a long one, as a letter goes; it is much "
                       "longer than the hundred bytes of a database's head are.",
                       -1, NULL);
  assert_refused (text, DOSSIER_STORE_ERROR_DAMAGED);

  sample_exec (foreign, "CREATE TABLE recipes (name TEXT)");
  assert_refused (foreign, DOSSIER_STORE_ERROR_DAMAGED);
  sample_exec (marked, "PRAGMA application_id = 77; PRAGMA user_version = 1");
  assert_refused (marked, DOSSIER_STORE_ERROR_DAMAGED);

  sample_folder_remove (folder);
}

static void
test_empty_file (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "empty");
  gboolean created = FALSE;
  g_autoptr (DossierStore) store = NULL;

  g_file_set_contents (path, "", 0, NULL);
  store = dossier_store_open (path, &created, NULL, NULL);
  g_assert_nonnull (store);
  g_assert_true (created);

  g_assert_finalize_object (g_steal_pointer (&store));
  sample_folder_remove (folder);
}

static void
test_too_new (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autofree char *version =
    g_strdup_printf ("PRAGMA user_version = %d", DOSSIER_SCHEMA_VERSION + 1);
  DossierStore *store = open_store (path);

  g_assert_finalize_object (store);
  sample_exec (path, version);
  assert_refused (path, DOSSIER_STORE_ERROR_TOO_NEW);

  sample_folder_remove (folder);
}

/* Cut off, or with pages overwritten: opening or checking says so, and nothing crashes. */
static void
test_damaged (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autofree char *contents = NULL;
  gsize length;
  DossierStore *store = open_store (path);
  guint n_found = 0, n_free;

  write_one (store, sample_document ("a"));
  g_assert_finalize_object (store);
  n_free = (guint) sample_query (path, "PRAGMA freelist_count");
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));

  for (gsize from = 4096; from + 4096 <= length; from += 4096)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      g_autoptr (DossierStore) opened = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      memset (damaged + from, 0x5a, 4096);
      g_file_set_contents (path, damaged, (gssize) length, NULL);

      opened = dossier_store_open (path, NULL, NULL, &error);
      if (opened != NULL)
        problems = dossier_store_check (opened, NULL, &error);
      if (problems == NULL)
        g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
      if (problems == NULL || problems->len > 0)
        n_found++;
    }

  /* Every page of so small a store belongs to something, but those that are free. */
  g_assert_cmpuint (n_found, <=, length / 4096 - 1);
  g_assert_cmpuint (n_found + n_free, >=, length / 4096 - 1);

  g_file_set_contents (path, contents, 5000, NULL);
  assert_refused (path, DOSSIER_STORE_ERROR_DAMAGED);
  sample_folder_remove (folder);
}

/* A row of another hand that leads nowhere, and an index that misses a text. */
static void
test_check (void)
{
  static const struct
  {
    const char *damage;
    guint n_problems;
  } cases[] = {
    { "UPDATE quotes SET source = 77", 1 },
    { "UPDATE memberships SET organisation = 77", 1 },
    { "UPDATE spans SET target = 77 WHERE type = 'entity'", 1 },
    { "UPDATE item_passages SET passage = 77 WHERE kind = 'commitment' AND position = 0", 1 },
    { "UPDATE events SET authority = 'nobody'", 1 },
    { "DELETE FROM sections WHERE position = 0", 2 },   /* the document, and the index */
    { "DELETE FROM entities WHERE xml_id = 'zas'", 3 }, /* the row, the document, the index */
    { "DELETE FROM search_index WHERE rowid = (1 << 32) | (5 << 28) | 1", 1 }, /* a passage */
    { "DELETE FROM search_index", 1 },
    { "UPDATE documents SET title = 'Another'", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "library.sqlite");
      DossierStore *store = open_store (path);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      write_one (store, sample_document ("a"));
      g_test_message ("%s", cases[i].damage);
      sample_exec (path, cases[i].damage);
      problems = dossier_store_check (store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, cases[i].n_problems);

      g_assert_finalize_object (store);
      sample_folder_remove (folder);
    }
}

static void
test_busy (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierConnection *holder = open_connection (path);
  DossierConnection *waiting = open_connection (path);
  g_autoptr (GPtrArray) batch = sample_batch (sample_document ("a"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_connection_begin_write (holder, NULL));
  dossier_connection_set_patience (waiting, 20);
  g_assert_false (dossier_tables_write (waiting, batch, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);

  /* Waiting ends at once when nobody waits for it any more. */
  dossier_connection_set_patience (waiting, G_MAXUINT);
  dossier_connection_set_cancellable (waiting, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_tables_write (waiting, batch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  dossier_connection_set_cancellable (waiting, NULL);
  dossier_connection_rollback (holder);
  g_assert_true (dossier_tables_write (waiting, batch, &error));
  g_assert_no_error (error);

  dossier_connection_close (waiting);
  dossier_connection_close (holder);
  sample_folder_remove (folder);
}

/* In the midst of a write: after so many passages. */

typedef struct
{
  guint rows_left;           /* of passages */
  GCancellable *cancellable; /* NULL: the program is killed */
} Interruption;

static void
update_cb (void *user_data, int operation, const char *db, const char *table, sqlite3_int64 row)
{
  Interruption *self = user_data;

  if (strcmp (table, "passages") != 0 || --self->rows_left > 0)
    return;
  if (self->cancellable == NULL)
    kill (getpid (), SIGKILL);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
write_interrupted (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierConnection) connection = open_connection (path);
  g_autoptr (GPtrArray) batch = sample_batch (sample_document ("b"));
  DossierDocument *edition = sample_long_document ("long", MANY_PASSAGES);
  Interruption interruption = { MANY_PASSAGES - 10, cancellable };

  /* The second is a new edition of what is there: the former one is deleted first. */
  g_free (edition->uuid);
  edition->uuid = dossier_uuid_from_name ("a");
  g_ptr_array_add (batch, edition);

  dossier_connection_exec (connection, SMALL_CACHE, NULL);
  sqlite3_update_hook (dossier_connection_get_db (connection), update_cb, &interruption);
  dossier_connection_set_cancellable (connection, cancellable);
  return dossier_tables_write (connection, batch, error);
}

static void
test_cancelled (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DossierStore *store = open_store (path);

  write_one (store, sample_document ("a"));
  g_assert_finalize_object (store);

  g_assert_false (write_interrupted (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds_sample_only (path);

  sample_folder_remove (folder);
}

#define PATH_VARIABLE "DOSSIER_TEST_STORE_PATH"

static void
test_killed (void)
{
  char *folder;
  g_autofree char *path = NULL;
  g_autofree char *log = NULL;
  DossierStore *store;
  GStatBuf status;

  if (g_test_subprocess ())
    {
      write_interrupted (g_getenv (PATH_VARIABLE), NULL, NULL);
      g_assert_not_reached ();
    }

  folder = sample_folder_new ();
  path = sample_path (folder, "library.sqlite");
  log = g_strconcat (path, "-wal", NULL);
  store = open_store (path);
  write_one (store, sample_document ("a"));
  g_assert_finalize_object (store);

  g_setenv (PATH_VARIABLE, path, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_assert_false (g_test_trap_has_passed ());
  /* It had begun to write: there is half of a transaction on the disk. */
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 100000);
  assert_holds_sample_only (path);

  sample_folder_remove (folder);
}

/* No room: as SQLite counts pages, and as the system has it. */

static void
test_no_pages (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierConnection *connection = open_connection (path);
  g_autoptr (GPtrArray) first = sample_batch (sample_document ("a"));
  g_autoptr (GPtrArray) second = sample_batch (sample_long_document ("long", MANY_PASSAGES));
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_tables_write (connection, first, NULL));
  g_assert_true (dossier_connection_exec (connection, "PRAGMA max_page_count = 120", NULL));
  g_assert_false (dossier_tables_write (connection, second, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "no room"));
  g_assert_nonnull (strstr (error->message, path));
  dossier_connection_close (connection);
  assert_holds_sample_only (path);

  sample_folder_remove (folder);
}

static void
write_beyond_limit (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  DossierStore *store = open_store (path);
  g_autoptr (GPtrArray) batch = sample_batch (sample_long_document ("long", MANY_PASSAGES));
  struct rlimit limit = { 400 * 1024, RLIM_INFINITY };
  g_autoptr (GError) error = NULL;

  write_one (store, sample_document ("a"));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (dossier_store_write (store, batch, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "no room"));
  g_assert_nonnull (strstr (error->message, path));

  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_finalize_object (store);
  assert_holds_sample_only (path);

  sample_folder_remove (folder);
}

static void
test_no_room (void)
{
  if (g_test_subprocess ())
    {
      write_beyond_limit ();
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
assert_not_writable (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, NULL, NULL, &error);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_null (store);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
open_read_only (void)
{
  char *folder;
  g_autofree char *path = NULL;
  g_autofree char *inner = NULL;

  /* Nothing is read only to the superuser. */
  if (geteuid () == 0)
    g_assert_cmpint (setuid (65534), ==, 0);

  folder = sample_folder_new ();
  path = sample_path (folder, "library.sqlite");
  inner = g_build_filename (folder, "inner", "library.sqlite", NULL);

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  assert_not_writable (path);
  assert_not_writable (inner);

  /* There already, and nobody may write to it. */
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_object_unref (open_store (path));
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  assert_not_writable (path);

  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  sample_folder_remove (folder);
}

static void
test_read_only (void)
{
  if (g_test_subprocess ())
    {
      open_read_only ();
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Two programs at once: one writes document after document, the other reads the first all the time,
 * and writes now and then. */

#define N_OTHERS 15

static void
write_others (const char *path, const char *prefix)
{
  g_autoptr (DossierStore) store = open_store (path);

  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *seed = g_strdup_printf ("%s %u", prefix, i);

      write_one (store, sample_long_document (seed, 20));
    }
}

static void
test_two_programs (void)
{
  char *folder;
  g_autofree char *path = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierDocument) sample = sample_document ("a");
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (g_test_subprocess ())
    {
      write_others (g_getenv (PATH_VARIABLE), "other");
      return;
    }

  folder = sample_folder_new ();
  path = sample_path (folder, "library.sqlite");
  store = open_store (path);
  write_one (store, g_object_ref (sample));

  g_setenv (PATH_VARIABLE, path, TRUE);
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "/proc/self/exe",
                            "--GTestSubprocess", "-p", g_test_get_path (), NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *seed = g_strdup_printf ("mine %u", i);
      g_autoptr (DossierDocument) loaded = dossier_store_load (store, "sample", NULL, &error);

      g_assert_no_error (error);
      assert_same_documents (sample, loaded);
      write_one (store, sample_long_document (seed, 20));
    }
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_no_error (error);

  infos = dossier_store_list (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 1 + 2 * N_OTHERS);
  problems = dossier_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_finalize_object (g_steal_pointer (&store));
  sample_folder_remove (folder);
}

/* Two programs that make the same new store at the same time both get it. */
static gpointer
open_cb (gpointer path)
{
  DossierStore *store = open_store (path);

  g_assert_finalize_object (store);
  return NULL;
}

static void
test_made_twice (void)
{
  for (guint i = 0; i < 10; i++)
    {
      char *folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "library.sqlite");
      GThread *threads[3];

      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        threads[j] = g_thread_new ("open", open_cb, path);
      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        g_thread_join (threads[j]);

      g_assert_cmpint (sample_query (path, "PRAGMA user_version"), ==, DOSSIER_SCHEMA_VERSION);
      sample_folder_remove (folder);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/trouble/not-a-store", test_not_a_store);
  g_test_add_func ("/store/trouble/empty-file", test_empty_file);
  g_test_add_func ("/store/trouble/too-new", test_too_new);
  g_test_add_func ("/store/trouble/damaged", test_damaged);
  g_test_add_func ("/store/trouble/check", test_check);
  g_test_add_func ("/store/trouble/busy", test_busy);
  g_test_add_func ("/store/trouble/cancelled", test_cancelled);
  g_test_add_func ("/store/trouble/killed", test_killed);
  g_test_add_func ("/store/trouble/no-pages", test_no_pages);
  g_test_add_func ("/store/trouble/no-room", test_no_room);
  g_test_add_func ("/store/trouble/read-only", test_read_only);
  g_test_add_func ("/store/trouble/two-programs", test_two_programs);
  g_test_add_func ("/store/trouble/made-twice", test_made_twice);

  return g_test_run ();
}
