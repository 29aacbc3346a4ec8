/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a backup would change, and putting it back. */
#include <glib/gstdio.h>

#include "store/compare.h"
#include "store/restore-private.h"
#include "store/sample.h"
#include "store/schema.h"

typedef struct
{
  char *folder;
  char *path;
  DossierStore *store;
  char *document; /* uuid of what is annotated */
  char *backup;
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
write_document (DossierStore *store, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (document);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
write_note (DossierStore *store, DossierAnnotation *annotation)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (batch, annotation);
  g_assert_true (dossier_store_write_annotations (store, batch, NULL, &error));
  g_assert_no_error (error);
}

/* @name is its uuid as well: easily found again. */
static void
annotate (Fixture *f, const char *document, const char *name, const char *note, gboolean trashed)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new (document);

  g_free (DOSSIER_ITEM (annotation)->id);
  DOSSIER_ITEM (annotation)->id = g_strdup (name);
  annotation->note = g_strdup (note);
  annotation->deleted = trashed ? g_get_real_time () : 0;
  dossier_annotation_add_tag (annotation, "tag");
  write_note (f->store, annotation);
}

/* A backup of: documents a and b; notes same, edited, trashed, binned on a, other on b. Then other
 * notes, document c there as well, a of another edition. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) sample = sample_document ("a");
  DossierDocument *edition = sample_long_document ("edition", 3);
  g_autoptr (GError) error = NULL;

  f->folder = sample_folder_new ();
  f->path = sample_path (f->folder, "library.sqlite");
  f->store = open_store (f->path);
  f->document = g_strdup (sample->uuid);
  write_document (f->store, g_object_ref (sample));
  write_document (f->store, sample_long_document ("b", 2));
  annotate (f, f->document, "same", "Same", FALSE);
  annotate (f, f->document, "edited", "As it was", FALSE);
  annotate (f, f->document, "trashed", "Not yet in the trash", FALSE);
  annotate (f, f->document, "binned", "In the trash", TRUE);
  annotate (f, "elsewhere", "other", "Of another document", FALSE);
  f->backup = dossier_store_back_up (f->store, DOSSIER_BACKUP_DAILY, NULL, NULL, &error);
  g_assert_no_error (error);

  annotate (f, f->document, "edited", "As it is now", FALSE);
  annotate (f, f->document, "trashed", "Not yet in the trash", TRUE);
  annotate (f, f->document, "binned", "Out of the trash", FALSE);
  annotate (f, f->document, "new",
            "Written\nsince, and so long that it does not all fit into the "
            "one line that there is for it",
            FALSE);
  annotate (f, "elsewhere", "other", "Of another document, changed", FALSE);
  write_document (f->store, sample_long_document ("c", 2));
  g_free (edition->uuid);
  edition->uuid = g_strdup (f->document);
  write_document (f->store, edition);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_free (f->path);
  g_free (f->document);
  g_free (f->backup);
  sample_folder_remove (f->folder);
}

static guint
count (GPtrArray *differences, gboolean is_note, DossierChange change)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      DossierDifference *difference = differences->pdata[i];

      if (difference->is_note == is_note && difference->change == change)
        n++;
    }
  return n;
}

static DossierDifference *
find (GPtrArray *differences, const char *words)
{
  for (guint i = 0; i < differences->len; i++)
    {
      DossierDifference *difference = differences->pdata[i];

      if (difference->words != NULL && g_str_has_prefix (difference->words, words))
        return difference;
    }
  g_assert_not_reached ();
}

static void
test_compare (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = dossier_store_compare (f->store, f->backup, NULL, NULL, &error);
  g_autoptr (GPtrArray) notes = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (count (all, FALSE, DOSSIER_CHANGE_COMES), ==, 0);
  g_assert_cmpuint (count (all, FALSE, DOSSIER_CHANGE_GOES), ==, 1);
  g_assert_cmpuint (count (all, FALSE, DOSSIER_CHANGE_CHANGES), ==, 1);
  g_assert_cmpuint (count (all, TRUE, DOSSIER_CHANGE_COMES), ==, 1);   /* trashed */
  g_assert_cmpuint (count (all, TRUE, DOSSIER_CHANGE_GOES), ==, 2);    /* new, binned */
  g_assert_cmpuint (count (all, TRUE, DOSSIER_CHANGE_CHANGES), ==, 2); /* edited, other */

  notes = dossier_store_compare (f->store, f->backup, f->document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 4);
  g_assert_cmpint (find (notes, "As it was")->change, ==, DOSSIER_CHANGE_CHANGES);
  g_assert_cmpint (find (notes, "Not yet")->change, ==, DOSSIER_CHANGE_COMES);
  g_assert_cmpint (find (notes, "Out of")->change, ==, DOSSIER_CHANGE_GOES);
  /* In one line, with an end. */
  g_assert_true (g_str_has_suffix (find (notes, "Written since, and")->words, "…"));
  g_assert_nonnull (find (notes, "As it was")->title);
}

static char *
read_note (Fixture *f, const char *uuid, gboolean trashed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes =
    dossier_store_list_annotations (f->store, NULL, trashed, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *annotation = notes->pdata[i];

      if (g_str_equal (DOSSIER_ITEM (annotation)->id, uuid))
        return g_strdup (annotation->note);
    }
  return NULL;
}

static void
assert_note (Fixture *f, const char *uuid, gboolean trashed, const char *expected)
{
  g_autofree char *note = read_note (f, uuid, trashed);

  g_assert_cmpstr (note, ==, expected);
}

/* The newest backup is what was there before the restore. */
static void
assert_backed_up (Fixture *f)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (f->path);
  DossierBackup *newest = NULL;

  g_assert_cmpuint (backups->len, ==, 2);
  for (guint i = 0; i < backups->len; i++)
    if (((DossierBackup *) backups->pdata[i])->reason == DOSSIER_BACKUP_RESTORE)
      newest = backups->pdata[i];
  g_assert_nonnull (newest);
  g_assert_cmpint (sample_query (newest->path,
                                 "SELECT count (*) FROM annotations WHERE uuid = 'new'"),
                   ==, 1);
}

static void
test_library (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) expected = sample_document ("a");
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (DossierDocument) sample = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  DossierStore *other = open_store (f->path);

  /* Another program uses it meanwhile. */
  loaded = dossier_store_load (other, f->document, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&loaded);

  g_assert_true (dossier_store_restore (f->store, f->backup, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_note (f, "edited", FALSE, "As it was");
  assert_note (f, "binned", TRUE, "In the trash");
  assert_note (f, "new", FALSE, NULL);
  assert_note (f, "new", TRUE, NULL);
  differences = dossier_store_compare (f->store, f->backup, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);
  problems = dossier_store_check (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  assert_backed_up (f);

  sample = dossier_store_load (other, "sample", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sample->hash, ==, expected->hash);
  /* And goes on writing. */
  write_document (other, sample_long_document ("after", 2));
  sample_store_close (other);
  g_assert_cmpint (sample_query (f->path, "SELECT count (*) FROM documents"), ==, 3);
}

static void
test_notes (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  g_assert_true (dossier_store_restore (f->store, f->backup, f->document, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_note (f, "same", FALSE, "Same");
  assert_note (f, "edited", FALSE, "As it was");
  assert_note (f, "trashed", FALSE, "Not yet in the trash");
  /* What has come since can be fetched out of the trash. */
  assert_note (f, "binned", FALSE, NULL);
  assert_note (f, "binned", TRUE, "Out of the trash");
  g_assert_cmpint (sample_query (f->path, "SELECT count (*) FROM annotations WHERE uuid = 'new' AND"
                                          " deleted <> 0"),
                   ==, 1);
  /* Nothing else is touched. */
  assert_note (f, "other", FALSE, "Of another document, changed");
  g_assert_cmpint (sample_query (f->path, "SELECT count (*) FROM documents"), ==, 3);
  assert_backed_up (f);

  differences = dossier_store_compare (f->store, f->backup, f->document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);
}

/* A backup of an older version comes up to date on its way, and stays as it is. */
static void
test_old_version (Fixture *f, gconstpointer data)
{
  g_autofree char *fixture =
    g_test_build_filename (G_TEST_DIST, "fixtures", "store", "v1.sqlite", NULL);
  g_autofree char *old = sample_path (f->folder, "old.sqlite");
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backups = dossier_backup_get_folder (f->path);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  gsize length, length_after;

  g_assert_true (g_file_get_contents (fixture, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (old, contents, (gssize) length, NULL));
  differences = dossier_store_compare (f->store, old, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (differences, FALSE, DOSSIER_CHANGE_COMES), ==, 1);

  dossier_store_restore (f->store, old, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_query (f->path, "PRAGMA user_version"), ==, DOSSIER_SCHEMA_VERSION);
  g_assert_cmpint (sample_query (f->path, "SELECT count (*) FROM documents"), ==, 1);
  g_assert_true (g_file_get_contents (old, &after, &length_after, NULL));
  g_assert_cmpmem (contents, length, after, length_after);

  dir = g_dir_open (backups, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

static void
assert_refused (Fixture *f, const char *backup, DossierStoreError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  g_assert_false (dossier_store_restore (f->store, backup, NULL, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_clear_error (&error);
  differences = dossier_store_compare (f->store, backup, NULL, NULL, &error);
  g_assert_error (error, DOSSIER_STORE_ERROR, (int) code);
  assert_note (f, "edited", FALSE, "As it is now");
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *missing = sample_path (f->folder, "missing.sqlite");
  g_autofree char *text = sample_path (f->folder, "text.sqlite");
  g_autofree char *newer = sample_path (f->folder, "newer.sqlite");
  g_autofree char *version =
    g_strdup_printf ("PRAGMA user_version = %d", DOSSIER_SCHEMA_VERSION + 1);
  g_autofree char *contents = NULL;
  gsize length;

  assert_refused (f, missing, DOSSIER_STORE_ERROR_NOT_FOUND, missing);
  assert_refused (f, f->path, DOSSIER_STORE_ERROR_FAILED, f->path);

  g_assert_true (g_file_set_contents (text, "Not a database, whatever it is called.", -1, NULL));
  assert_refused (f, text, DOSSIER_STORE_ERROR_DAMAGED, text);
  /* An empty file is an empty database. */
  g_assert_true (g_file_set_contents (text, "", 0, NULL));
  assert_refused (f, text, DOSSIER_STORE_ERROR_DAMAGED, text);

  g_assert_true (g_file_get_contents (f->backup, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (newer, contents, (gssize) length, NULL));
  sample_exec (newer, version);
  assert_refused (f, newer, DOSSIER_STORE_ERROR_TOO_NEW, newer);

  memset (contents + length - 8192, 0x5a, 4096);
  g_assert_true (g_file_set_contents (newer, contents, (gssize) length, NULL));
  assert_refused (f, newer, DOSSIER_STORE_ERROR_DAMAGED, newer);
}

static void
changed_cb (DossierStore *store, guint *n)
{
  (*n)++;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_restore_finish (DOSSIER_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* The window hears of it. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  gboolean done = FALSE;
  guint n = 0;
  DossierProgress progress = { 0, 0 };

  g_signal_connect (f->store, "changed", G_CALLBACK (changed_cb), &n);
  dossier_store_restore_async (f->store, f->backup, NULL, &progress, NULL, restored_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (progress.done, ==, progress.total);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/store/restore/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("compare", test_compare);
  ADD ("library", test_library);
  ADD ("notes", test_notes);
  ADD ("old-version", test_old_version);
  ADD ("refused", test_refused);
  ADD ("changed", test_changed);

  return g_test_run ();
}
