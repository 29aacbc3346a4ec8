/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving into files that a person goes on writing. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export/export-merge.h"
#include "export/find-file.h"
#include "export/replace.h"
#include "formats/importer.h"
#include "store/exports.h"

typedef struct
{
  char *folder;
  char *file;
  DossierStore *store;
  DossierDocument *document;
  DossierExcerpt *excerpt;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *library = NULL;
  g_autofree char *notes = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("dossier-merge-XXXXXX", &error);
  g_assert_no_error (error);
  library = g_build_filename (f->folder, "library.sqlite", NULL);
  notes = g_build_filename (f->folder, "notes", NULL);
  g_assert_cmpint (g_mkdir (notes, 0700), ==, 0);
  f->file = g_build_filename (notes, "mine.md", NULL);
  f->store = dossier_library_open (library, NULL, &error);
  g_assert_no_error (error);
  f->document = dossier_store_load (f->store, "csto", NULL, &error);
  g_assert_no_error (error);
  f->excerpt = dossier_excerpt_new (f->document);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder =
    g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->excerpt, dossier_excerpt_unref);
  g_clear_object (&f->document);
  g_clear_object (&f->store);
  remove_all (f->folder);
  g_free (f->file);
  g_free (f->folder);
}

/* What would be written, with notes that say @first and @second. */
static char *
write_notes (const char *first, const char *second)
{
  return g_strdup_printf (
    "---\ntitle: Notes\ndossier: dossier://" DOSSIER_BUNDLED_UUID "\n---\n\n# Notes\n\n"
    "> What was said first.\n\n%s\n\n^n-first\n\n> What was said then.\n\n%s\n\n^n-second\n",
    first, second);
}

static char *
read_file (const char *path)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  return text;
}

static void
replace_in_file (const char *path, const char *from, const char *to)
{
  g_autofree char *text = read_file (path);
  g_autoptr (GString) changed = g_string_new (text);
  int file;

  g_assert_cmpuint (g_string_replace (changed, from, to, 0), ==, 1);
  /* as an editor does that keeps the file */
  file = g_open (path, O_WRONLY | O_TRUNC, 0);
  g_assert_cmpint (write (file, changed->str, changed->len), ==, (gssize) changed->len);
  g_assert_cmpint (close (file), ==, 0);
}

static DossierSaveOutcome *
save (Fixture *f, const char *path, const char *text, DossierSaveMode mode, GError **error)
{
  return dossier_save_markdown (f->store, f->excerpt, path, text, mode, NULL, NULL, NULL, error);
}

static char *
save_well (Fixture *f, const char *path, const char *text, DossierSaved saved, guint n_conflicts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSaveOutcome) outcome = save (f, path, text, DOSSIER_SAVE_MERGE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (outcome->saved, ==, saved);
  g_assert_cmpuint (dossier_save_outcome_count_conflicts (outcome), ==, n_conflicts);
  return g_strdup (outcome->path);
}

static void
assert_saves (Fixture *f, const char *text, DossierSaved saved, guint n_conflicts)
{
  g_autofree char *path = save_well (f, f->file, text, saved, n_conflicts);

  g_assert_cmpstr (path, ==, f->file);
}

static void
assert_fails (Fixture *f, const char *text, DossierSaveMode mode, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSaveOutcome) outcome = save (f, f->file, text, mode, &error);
  g_autofree char *name = g_path_get_basename (f->file);

  g_assert_null (outcome);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = read_file (path);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_both (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *second = write_notes ("One.", "Two, changed.");
  g_autofree char *theirs = NULL;
  g_autoptr (GString) expected = NULL;
  struct stat before, after;

  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  assert_holds (f->file, first);
  replace_in_file (f->file, "One.\n", "One.\n\nMy own words.\n");
  replace_in_file (f->file, "title: Notes\n", "title: Notes\nmine: yes\n");
  g_assert_cmpint (g_chmod (f->file, 0640), ==, 0);
  theirs = read_file (f->file);
  assert_saves (f, second, DOSSIER_SAVED_CHANGED, 0);
  expected = g_string_new (theirs);
  g_string_replace (expected, "Two.", "Two, changed.", 0);
  assert_holds (f->file, expected->str);

  /* once more: nothing to be done, and nothing is */
  g_assert_cmpint (g_stat (f->file, &before), ==, 0);
  g_assert_cmpint (before.st_mode & 0777, ==, 0640);
  assert_saves (f, second, DOSSIER_SAVED_UNCHANGED, 0);
  g_assert_cmpint (g_stat (f->file, &after), ==, 0);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
}

static void
test_conflict (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *second = write_notes ("One, changed.", "Two, changed.");
  g_autofree char *mine = write_notes ("One, mine.", "Two, changed.");
  g_autoptr (DossierSaveOutcome) outcome = NULL;
  g_autoptr (DossierSaveOutcome) tried = NULL;
  g_autoptr (DossierSaveOutcome) decided = NULL;
  g_autoptr (GString) expected = NULL;
  g_autoptr (GError) error = NULL;

  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  replace_in_file (f->file, "One.", "One, mine.");
  tried = save (f, f->file, second, DOSSIER_SAVE_TRY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_save_outcome_count_conflicts (tried), ==, 1);
  assert_saves (f, second, DOSSIER_SAVED_CHANGED, 1);
  assert_holds (f->file, mine);
  /* nothing was decided: it is said again */
  assert_saves (f, second, DOSSIER_SAVED_UNCHANGED, 1);

  outcome = save (f, f->file, second, DOSSIER_SAVE_MERGE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_merge_get_conflict (outcome->merge, 0)->theirs, ==, "One, mine.\n");
  dossier_merge_resolve (outcome->merge, 0, DOSSIER_MERGE_BOTH);
  /* while that was being decided the person wrote on */
  replace_in_file (f->file, "^n-second\n", "^n-second\n\nAnd more.\n");
  decided = dossier_save_decided (f->store, outcome, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_save_outcome_count_conflicts (decided), ==, 0);
  expected = g_string_new (mine);
  g_string_replace (expected, "One, mine.", "One, mine.\n\nOne, changed.", 0);
  g_string_append (expected, "\nAnd more.\n");
  assert_holds (f->file, expected->str);
  assert_saves (f, second, DOSSIER_SAVED_UNCHANGED, 0);
}

/* Files that are not ours, and those that are not to be merged. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *second = write_notes ("One.", "Two, changed.");
  g_autofree char *theirs = NULL;
  g_autoptr (DossierSaveOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (f->file, "# Shopping\n", -1, NULL));
  assert_fails (f, first, DOSSIER_SAVE_MERGE, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN);
  assert_fails (f, first, DOSSIER_SAVE_UNTOUCHED, DOSSIER_EXPORT_ERROR,
                DOSSIER_EXPORT_ERROR_FOREIGN);
  assert_holds (f->file, "# Shopping\n");
  g_unlink (f->file);

  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  outcome = save (f, f->file, second, DOSSIER_SAVE_UNTOUCHED, &error);
  g_assert_no_error (error);
  assert_holds (f->file, second);
  replace_in_file (f->file, "One.", "One, mine.");
  theirs = read_file (f->file);
  assert_fails (f, first, DOSSIER_SAVE_UNTOUCHED, DOSSIER_EXPORT_ERROR,
                DOSSIER_EXPORT_ERROR_CHANGED);
  assert_holds (f->file, theirs);

  /* another file under the name of one that was exported */
  g_assert_true (g_file_set_contents (f->file, "# Shopping\n", -1, NULL));
  assert_fails (f, first, DOSSIER_SAVE_MERGE, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (f->file, "\xff\xfe", 2, NULL));
  outcome =
    (dossier_save_outcome_free (outcome), save (f, f->file, first, DOSSIER_SAVE_MERGE, &error));
  g_assert_error (error, DOSSIER_MERGE_ERROR, DOSSIER_MERGE_ERROR_NOT_TEXT);
  /* and an empty one */
  g_assert_true (g_file_set_contents (f->file, "", 0, NULL));
  assert_saves (f, first, DOSSIER_SAVED_EMPTIED, 0);
  assert_holds (f->file, "");
}

/* Another template over a file: as it writes when nobody touched it; else properties and YAML are
 * not mixed. */
static void
test_other_template (Fixture *f, gconstpointer data)
{
  g_autofree char *yaml = write_notes ("One.", "Two.");
  const char *outline = "title:: Notes\ndossier:: dossier://" DOSSIER_BUNDLED_UUID
                        "\n\n- > What was said first.\n\t- One.\n";
  g_autofree char *edited = NULL;

  assert_saves (f, yaml, DOSSIER_SAVED_NEW, 0);
  assert_saves (f, outline, DOSSIER_SAVED_CHANGED, 0);
  assert_holds (f->file, outline);
  assert_saves (f, yaml, DOSSIER_SAVED_CHANGED, 0);
  assert_holds (f->file, yaml);

  replace_in_file (f->file, "One.\n", "One.\n\nMine.\n");
  edited = read_file (f->file);
  assert_fails (f, outline, DOSSIER_SAVE_MERGE, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN);
  assert_holds (f->file, edited);
  assert_saves (f, yaml, DOSSIER_SAVED_UNCHANGED, 0);
}

static void
count_cb (guint n_files, gpointer data)
{
  *(guint *) data = n_files;
}

/* Renamed, moved into a folder within, copied; a folder given in place of a file. */
static void
test_moved (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *second = write_notes ("One.", "Two, changed.");
  g_autofree char *third = write_notes ("One, too.", "Two, changed.");
  g_autofree char *notes = g_path_get_dirname (f->file);
  g_autofree char *inside = g_build_filename (notes, "a", "b", NULL);
  g_autofree char *moved = g_build_filename (inside, "Žas.md", NULL);
  g_autofree char *copy = g_build_filename (notes, "copy.md", NULL);
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;
  g_autofree char *made = NULL;
  g_autoptr (DossierExportRecord) record = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = dossier_save_get_id (f->excerpt);
  guint n_files = 0;

  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  replace_in_file (f->file, "One.\n", "One.\n\nMine.\n");
  replace_in_file (f->file, "dossier: dossier:", "mine: 1\n\"dossier\":   'dossier:");
  replace_in_file (f->file, DOSSIER_BUNDLED_UUID, DOSSIER_BUNDLED_UUID "'");
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_cmpint (g_rename (f->file, moved), ==, 0);
  found = save_well (f, f->file, second, DOSSIER_SAVED_CHANGED, 0);
  g_assert_cmpstr (found, ==, moved);
  g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));
  g_assert_true (dossier_store_find_export (f->store, id, f->file, &record, NULL, &error));
  g_assert_cmpstr (record->path, ==, moved);
  g_assert_cmpstr (record->base, ==, second);

  /* the same name given once more */
  {
    g_autofree char *same = save_well (f, f->file, second, DOSSIER_SAVED_UNCHANGED, 0);
    g_autofree char *further = g_build_filename (notes, "further.md", NULL);
    g_autofree char *there = NULL;

    g_assert_cmpstr (same, ==, moved);
    g_assert_cmpint (g_rename (moved, further), ==, 0);
    there = save_well (f, f->file, second, DOSSIER_SAVED_UNCHANGED, 0);
    g_assert_cmpstr (there, ==, further);
    g_assert_cmpint (g_rename (further, moved), ==, 0);
    g_free (g_steal_pointer (&there));
    there = save_well (f, f->file, second, DOSSIER_SAVED_UNCHANGED, 0);
    g_assert_cmpstr (there, ==, moved);
    g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));
  }

  again = save_well (f, notes, third, DOSSIER_SAVED_CHANGED, 0);
  g_assert_cmpstr (again, ==, moved);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.md", notes, i);

      g_assert_true (g_file_set_contents (path, "text", -1, NULL));
    }
  files = dossier_export_find_files (notes, id, count_cb, &n_files, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpuint (n_files, >, 100);

  /* of two with the same id the one that was written */
  {
    g_autofree char *text = read_file (moved);
    g_autofree char *same = NULL;

    g_assert_true (g_file_set_contents (copy, text, -1, NULL));
    same = save_well (f, notes, second, DOSSIER_SAVED_CHANGED, 0);
    g_assert_cmpstr (same, ==, moved);
    assert_holds (copy, text);
  }
  /* when there is none, a new one called after the document */
  g_unlink (copy);
  g_unlink (moved);
  made = save_well (f, notes, second, DOSSIER_SAVED_NEW, 0);
  assert_holds (made, second);
  g_assert_true (g_str_has_suffix (made, ".md"));
}

static void
test_link (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *second = write_notes ("One.", "Two, changed.");
  g_autofree char *real = g_build_filename (f->folder, "real.md", NULL);

  g_assert_cmpint (symlink ("../real.md", f->file), ==, 0);
  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  assert_holds (real, first);
  assert_saves (f, second, DOSSIER_SAVED_CHANGED, 0);
  assert_holds (real, second);
  g_assert_true (g_file_test (f->file, G_FILE_TEST_IS_SYMLINK));
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* No room, no folder: one message, and the file as it was, with nothing beside it. */
static void
test_trouble (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  /* more than the library takes */
  g_autofree char *long_text = g_strnfill (20 << 20, 'x');
  g_autofree char *words = g_strdup_printf ("One.\n\nMine. %s\n", long_text);
  g_autofree char *second = write_notes ("One.", "Two, changed.");
  g_autofree char *notes = g_path_get_dirname (f->file);
  g_autofree char *theirs = NULL;
  struct rlimit limit, less;

  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  replace_in_file (f->file, "One.\n", words);
  theirs = read_file (f->file);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  less = limit;
  less.rlim_cur = 16 << 20;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &less), ==, 0);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (DossierSaveOutcome) outcome = save (f, f->file, second, DOSSIER_SAVE_MERGE, &error);

    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_null (outcome);
    g_assert_nonnull (strstr (error->message, "no room"));
    g_assert_nonnull (strstr (error->message, "mine.md"));
  }
  assert_holds (f->file, theirs);
  g_assert_cmpuint (count_files (notes), ==, 1);
  assert_saves (f, second, DOSSIER_SAVED_CHANGED, 0);
  {
    g_autofree char *merged = read_file (f->file);

    g_assert_nonnull (strstr (merged, "Two, changed."));
    g_assert_nonnull (strstr (merged, long_text));
  }

  g_unlink (f->file);
  g_assert_cmpint (g_rmdir (notes), ==, 0);
  assert_fails (f, first, DOSSIER_SAVE_MERGE, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  if (geteuid () != 0)
    {
      g_assert_cmpint (g_mkdir (notes, 0700), ==, 0);
      assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
      g_assert_cmpint (g_chmod (notes, 0500), ==, 0);
      assert_fails (f, second, DOSSIER_SAVE_MERGE, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
      assert_holds (f->file, first);
      g_assert_cmpint (g_chmod (notes, 0700), ==, 0);
    }
}

/* What somebody else writes between reading and writing is never written over. */
static void
test_race (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (DossierFileImage) image = NULL;
  g_autoptr (DossierFileImage) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notes = g_path_get_dirname (f->file);

  none = dossier_file_image_read (f->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none->bytes);
  g_assert_true (g_file_set_contents (f->file, "old", -1, NULL));
  g_assert_false (dossier_file_image_replace (none, bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  assert_holds (f->file, "old");

  image = dossier_file_image_read (f->file, NULL, &error);
  replace_in_file (f->file, "old", "mine");
  g_assert_false (dossier_file_image_replace (image, bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  assert_holds (f->file, "mine");
  g_unlink (f->file);
  g_assert_false (dossier_file_image_replace (image, bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_cmpuint (count_files (notes), ==, 0);
}

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
test_async (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *second = write_notes ("One, changed.", "Two.");
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) merged = NULL;
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (DossierSaveOutcome) outcome = NULL;
  g_autoptr (DossierSaveOutcome) clash = NULL;
  g_autoptr (DossierSaveOutcome) decided = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  dossier_save_markdown_async (f->store, f->excerpt, f->file, first, DOSSIER_SAVE_MERGE, NULL, NULL,
                               cancelled, done_cb, &stopped);
  g_assert_null (dossier_save_markdown_finish (f->store, wait_for (&stopped), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (f->file, G_FILE_TEST_EXISTS));

  dossier_save_markdown_async (f->store, f->excerpt, f->file, first, DOSSIER_SAVE_MERGE, NULL, NULL,
                               NULL, done_cb, &saved);
  outcome = dossier_save_markdown_finish (f->store, wait_for (&saved), &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->saved, ==, DOSSIER_SAVED_NEW);
  replace_in_file (f->file, "One.", "One, mine.");
  dossier_save_markdown_async (f->store, f->excerpt, f->file, second, DOSSIER_SAVE_MERGE, NULL,
                               NULL, NULL, done_cb, &merged);
  clash = dossier_save_markdown_finish (f->store, wait_for (&merged), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_save_outcome_count_conflicts (clash), ==, 1);
  dossier_merge_resolve (clash->merge, 0, DOSSIER_MERGE_OURS);
  dossier_save_decided_async (f->store, clash, NULL, done_cb, &written);
  decided = dossier_save_decided_finish (f->store, wait_for (&written), &error);
  g_assert_no_error (error);
  assert_holds (f->file, second);
}

/* Killed between the file and the note of it: nothing is lost, and the next merge is as it would
 * have been. */
static void
test_between (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dossier_save_get_id (f->excerpt);
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *second = write_notes ("One.", "Two, changed.");
  g_autofree char *third = write_notes ("One, changed.", "Two, changed.");
  g_autoptr (DossierExportRecord) record = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GString) expected = NULL;
  g_autoptr (GError) error = NULL;

  /* noted, and no file yet */
  record = dossier_export_record_new (id, f->file, f->document->uuid, first);
  g_assert_true (dossier_store_keep_export (f->store, record, NULL, &error));
  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  replace_in_file (f->file, "One.\n", "One.\n\nMine.\n");
  assert_saves (f, second, DOSSIER_SAVED_CHANGED, 0);
  theirs = read_file (f->file);
  /* written, and not noted yet */
  g_assert_true (dossier_store_keep_export (f->store, record, NULL, &error));
  assert_saves (f, second, DOSSIER_SAVED_UNCHANGED, 0);
  assert_holds (f->file, theirs);
  g_assert_true (dossier_store_keep_export (f->store, record, NULL, &error));
  assert_saves (f, third, DOSSIER_SAVED_CHANGED, 0);
  expected = g_string_new (theirs);
  g_string_replace (expected, "One.", "One, changed.", 0);
  assert_holds (f->file, expected->str);
}

/* A program that saves one text after the other until it is killed. */
static void
save_for_ever (const char *library, const char *path)
{
  DossierStore *store = dossier_store_open (library, NULL, NULL, NULL);
  g_autoptr (DossierDocument) document = dossier_store_load (store, "csto", NULL, NULL);
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new (document);

  for (guint i = 0;; i++)
    {
      g_autofree char *word = g_strdup_printf ("Text %u.", i);
      g_autofree char *text = write_notes (word, "Two.");
      g_autoptr (DossierSaveOutcome) outcome =
        dossier_save_markdown (store, excerpt, path, text, DOSSIER_SAVE_MERGE, NULL, NULL, NULL,
                               NULL);
    }
}

static void
test_killed (Fixture *f, gconstpointer data)
{
  g_autofree char *first = write_notes ("One.", "Two.");
  g_autofree char *library = g_strdup (dossier_store_get_path (f->store));
  g_autoptr (GError) error = NULL;
  guint n_kills = g_test_slow () ? 200 : 12;

  assert_saves (f, first, DOSSIER_SAVED_NEW, 0);
  g_clear_object (&f->store);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *mine = g_strdup_printf ("\n\nMine %u.\n", i);
      g_autofree char *block = g_strconcat ("Two.", mine, NULL);
      g_autofree char *text = NULL;
      pid_t child;
      int status;

      replace_in_file (f->file, "Two.\n", block);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          execl ("/proc/self/exe", "test", "--save-for-ever", library, f->file, NULL);
          _exit (1);
        }
      g_usleep (30000 + g_random_int_range (0, 60000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);

      text = read_file (f->file);
      for (guint k = 0; k <= i; k++)
        {
          g_autofree char *word = g_strdup_printf ("\nMine %u.\n", k);

          g_assert_nonnull (strstr (text, word));
        }
      g_assert_nonnull (strstr (text, "^n-second"));
    }
  /* What comes then is merged without a conflict. */
  f->store = dossier_store_open (library, NULL, NULL, &error);
  g_assert_no_error (error);
  {
    g_autofree char *last = write_notes ("The last.", "Two.");
    g_autofree char *text = NULL;

    assert_saves (f, last, DOSSIER_SAVED_CHANGED, 0);
    text = read_file (f->file);
    g_assert_nonnull (strstr (text, "\nThe last.\n"));
    g_assert_null (strstr (text, "\nText "));
  }
  g_test_message ("%u kills", n_kills);
}

static void
test_name (void)
{
  g_autofree char *name = dossier_export_make_name ("A/B: “C” [d] #1?\n\tE.", "md");
  g_autofree char *none = dossier_export_make_name ("...", "md");
  g_autofree char *letters = g_strnfill (500, 'x');
  g_autofree char *long_name = dossier_export_make_name (letters, "md");

  g_assert_cmpstr (name, ==, "A B “C” d 1 E.md");
  g_assert_cmpstr (none, ==, "dossier.md");
  g_assert_cmpuint (strlen (long_name), <, 130);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--save-for-ever") == 0)
    save_for_ever (argv[2], argv[3]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add ("/export-merge/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (both);
  ADD (conflict);
  ADD (refused);
  ADD (other_template);
  ADD (moved);
  ADD (link);
  ADD (trouble);
  ADD (race);
  ADD (async);
  ADD (between);
  ADD (killed);
  g_test_add_func ("/export-merge/name", test_name);

  return g_test_run ();
}
