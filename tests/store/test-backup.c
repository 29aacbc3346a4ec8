/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a store: made, checked, kept as long as the rule says. */
#include <glib/gstdio.h>
#include <utime.h>

#include "store/backup-private.h"
#include "store/compare.h"
#include "store/sample.h"
#include "store/schema.h"

#define DAY (24 * 60 * 60)

typedef struct
{
  char *folder;
  char *path;
  char *backups;
  DossierStore *store;
} Fixture;

static DossierStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) batch = sample_batch (sample_document ("a"));
  g_autoptr (GError) error = NULL;

  f->folder = sample_folder_new ();
  f->path = sample_path (f->folder, "library.sqlite");
  f->backups = dossier_backup_get_folder (f->path);
  f->store = open_store (f->path);
  g_assert_true (dossier_store_write (f->store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_free (f->path);
  g_free (f->backups);
  sample_folder_remove (f->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
annotate (DossierStore *store, const char *note)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *annotation = dossier_annotation_new ("document");
  g_autoptr (GError) error = NULL;

  annotation->note = g_strdup (note);
  g_ptr_array_add (batch, annotation);
  g_assert_true (dossier_store_write_annotations (store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
test_made (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) expected = sample_document ("a");
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *path = NULL;
  g_autofree char *elsewhere = sample_path (f->folder, "elsewhere.sqlite");
  DossierProgress progress = { 0, 0 };
  DossierStore *copy;
  GStatBuf status;

  annotate (f->store, "Kept");
  path = dossier_store_back_up (f->store, DOSSIER_BACKUP_DAILY, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress.total, >, 10);
  g_assert_cmpint (progress.done, ==, progress.total);
  annotate (f->store, "Later");

  backups = dossier_backup_list (f->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpstr (((DossierBackup *) backups->pdata[0])->path, ==, path);
  g_assert_cmpint (((DossierBackup *) backups->pdata[0])->reason, ==, DOSSIER_BACKUP_DAILY);
  g_assert_true (dossier_backup_find_good (backups, NULL) == backups->pdata[0]);

  /* One file, for the reader only. */
  g_assert_cmpuint (count_files (f->backups), ==, 1);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (f->backups, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  copy = open_store (path);
  loaded = dossier_store_load (copy, "sample", NULL, &error);
  g_assert_no_error (error);
  assert_same_documents (expected, loaded);
  notes = dossier_store_list_annotations (copy, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_finalize_object (copy);

  g_assert_true (dossier_store_back_up_to (f->store, elsewhere, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_query (elsewhere, "SELECT count (*) FROM annotations"), ==, 2);
  g_assert_false (dossier_store_back_up_to (f->store, elsewhere, NULL, &error));
  g_assert_nonnull (strstr (error->message, elsewhere));
}

/* It holds one moment of the store, whatever is written meanwhile, and does not begin anew. */
static gpointer
write_cb (gpointer data)
{
  Fixture *f = data;

  for (guint i = 0; i < 100; i++)
    annotate (f->store, "While it is copied");
  return NULL;
}

static void
test_while_writing (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) batch = sample_batch (sample_long_document ("long", 4000));
  g_autoptr (GError) error = NULL;
  GThread *writer;

  g_assert_true (dossier_store_write (f->store, batch, NULL, &error));
  g_assert_no_error (error);
  writer = g_thread_new ("write", write_cb, f);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path =
        dossier_store_back_up (f->store, DOSSIER_BACKUP_RESTORE, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (sample_query (path, "SELECT count (*) FROM documents"), ==, 2);
    }
  g_thread_join (writer);
  g_assert_cmpint (sample_query (f->path, "SELECT count (*) FROM annotations"), ==, 100);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_store_back_up (f->store, DOSSIER_BACKUP_DAILY, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (f->backups), ==, 0);
}

/* A damaged store gives no backup, and those there are stay. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *good = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  good = dossier_store_back_up (f->store, DOSSIER_BACKUP_DAILY, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&f->store);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  memset (contents + length / 8192 * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (f->path, contents, (gssize) length, NULL));

  f->store = open_store (f->path);
  g_assert_null (dossier_store_back_up (f->store, DOSSIER_BACKUP_DAILY, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, f->path));
  g_assert_cmpuint (count_files (f->backups), ==, 1);

  /* A damaged backup is passed over. */
  g_assert_true (g_file_set_contents (good, contents, (gssize) length, NULL));
  backups = dossier_backup_list (f->path);
  g_assert_null (dossier_backup_find_good (backups, NULL));
}

static void
copy_fixture (const char *name, const char *path)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

/* An older store is kept as it was before it is brought up to date; else it is not. */
static void
test_migration (Fixture *f, gconstpointer data)
{
  for (int version = 1; version < DOSSIER_SCHEMA_VERSION; version++)
    {
      char *folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "old.sqlite");
      g_autofree char *backups_folder = dossier_backup_get_folder (path);
      g_autofree char *fixture = g_strdup_printf ("v%d.sqlite", version);
      g_autoptr (GPtrArray) backups = NULL;
      g_autoptr (DossierStore) store = NULL;
      g_autoptr (GError) error = NULL;
      DossierBackup *backup;

      copy_fixture (fixture, path);
      g_assert_true (g_file_set_contents (backups_folder, "no folder", -1, NULL));
      g_assert_null (dossier_store_open (path, NULL, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
      g_assert_nonnull (strstr (error->message, backups_folder));
      g_clear_error (&error);
      g_assert_cmpint (sample_query (path, "PRAGMA user_version"), ==, version);

      g_unlink (backups_folder);
      store = open_store (path);
      backups = dossier_backup_list (path);
      g_assert_cmpuint (backups->len, ==, 1);
      backup = backups->pdata[0];
      g_assert_cmpint (backup->reason, ==, DOSSIER_BACKUP_MIGRATION);
      g_assert_cmpint (sample_query (backup->path, "PRAGMA user_version"), ==, version);
      g_assert_cmpint (sample_query (path, "PRAGMA user_version"), ==, DOSSIER_SCHEMA_VERSION);

      /* Once is enough. */
      g_clear_object (&store);
      store = open_store (path);
      g_assert_cmpuint (count_files (backups_folder), ==, 1);
      g_clear_object (&store);
      sample_folder_remove (folder);
    }
}

/* The rule */

static void
add (GPtrArray *backups, gint64 made, DossierBackupReason reason)
{
  DossierBackup *backup = g_new0 (DossierBackup, 1);

  backup->path = g_strdup_printf ("%" G_GINT64_FORMAT, made);
  backup->made = made;
  backup->reason = reason;
  g_ptr_array_add (backups, backup);
}

static gboolean
is_old (GPtrArray *old, gint64 made)
{
  for (guint i = 0; i < old->len; i++)
    if (((DossierBackup *) old->pdata[i])->made == made)
      return TRUE;
  return FALSE;
}

static void
test_rule (void)
{
  g_autoptr (GPtrArray) backups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  g_autoptr (GPtrArray) old = NULL;
  /* Sunday, 1 March 2026, noon. */
  const gint64 now = 1772366400;

  /* Two a day for forty days, and what was made before a restore. */
  add (backups, now - 60, DOSSIER_BACKUP_RESTORE);
  for (guint day = 0; day < 40; day++)
    {
      add (backups, now - day * DAY - 100, DOSSIER_BACKUP_DAILY);
      add (backups, now - day * DAY - 200, DOSSIER_BACKUP_DAILY);
    }
  add (backups, now - 20 * DAY, DOSSIER_BACKUP_MIGRATION);
  add (backups, now - 31 * DAY, DOSSIER_BACKUP_MIGRATION);

  old = dossier_backup_choose_old (backups, now);
  /* Seven days (the first week among them), and Sundays 22, 15, 8 February: three more weeks. */
  g_assert_cmpuint (backups->len - old->len, ==, 7 + 3 + 2);
  for (guint day = 0; day < 40; day++)
    {
      gboolean kept = day < 7 || day == 7 || day == 14 || day == 21;

      g_assert_cmpint (is_old (old, now - day * DAY - 100), ==, !kept);
      g_assert_true (is_old (old, now - day * DAY - 200));
    }
  g_assert_false (is_old (old, now - 60));
  g_assert_false (is_old (old, now - 20 * DAY));
  g_assert_true (is_old (old, now - 31 * DAY));
}

/* The newest of what was made before something was done stays, however old. */
static void
test_rule_special (void)
{
  g_autoptr (GPtrArray) backups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  g_autoptr (GPtrArray) old = NULL;
  const gint64 now = 1772366400;

  add (backups, now - 300 * DAY, DOSSIER_BACKUP_MIGRATION);
  add (backups, now - 400 * DAY, DOSSIER_BACKUP_MIGRATION);
  old = dossier_backup_choose_old (backups, now);
  g_assert_cmpuint (old->len, ==, 1);
  g_assert_true (old->pdata[0] == backups->pdata[1]);
}

/* Old ones and what a killed program left go when there is a new one; other files stay. */
static void
test_pruned (Fixture *f, gconstpointer data)
{
  static const char *const names[] = {
    "library-20200101-120000-daily.sqlite",
    "library-20200102-120000-daily.sqlite",
    "library-20200102-110000-daily.sqlite",
    "library-20200102-120000-daily.sqlite-abcdef.part",
    "library-2-20200102-110000-daily.sqlite",
    "library-20200102.sqlite",
    "notes.txt",
  };
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (f->backups, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (f->backups, names[i], NULL);
      struct utimbuf long_ago = { 1577880000, 1577880000 };

      g_assert_true (g_file_set_contents (file, "x", 1, NULL));
      g_assert_cmpint (g_utime (file, &long_ago), ==, 0);
    }

  path = dossier_store_back_up (f->store, DOSSIER_BACKUP_DAILY, NULL, NULL, &error);
  g_assert_no_error (error);
  backups = dossier_backup_list (f->path);
  g_assert_cmpuint (backups->len, ==, 3);
  /* The new one, the two days, and the three that are not this library's backups. */
  g_assert_cmpuint (count_files (f->backups), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/store/backup/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("made", test_made);
  ADD ("while-writing", test_while_writing);
  ADD ("cancelled", test_cancelled);
  ADD ("damaged", test_damaged);
  ADD ("migration", test_migration);
  ADD ("pruned", test_pruned);
  g_test_add_func ("/store/backup/rule", test_rule);
  g_test_add_func ("/store/backup/rule-special", test_rule_special);

  return g_test_run ();
}
