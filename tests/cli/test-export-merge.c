/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dossierctl export --merge: the file that a person went on writing, and the notes that changed. */
#include <glib/gstdio.h>
#include <string.h>

#include "run.h"
#include "store/store.h"

static const char *const presets[] = { "plain", "obsidian", "logseq", "pandoc" };

/* A note on words of csto; returns its id. */
static char *
annotate (Run *self, const char *exact, const char *note)
{
  run (self, "annotate", "csto", "--exact", exact, "--note", note, "--tag", "people", "--json",
       NULL);
  assert_done (self);
  return g_strdup (json_object_get_string_member (json_node_get_object (self->json), "id"));
}

/* Another text, or none of the note any more. */
static void
change_note (Run *self, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (self->library, NULL, NULL, &error);
  g_autoptr (GPtrArray) all =
    dossier_store_list_annotations (store, DOSSIER_BUNDLED_UUID, FALSE, NULL, &error);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    if (strcmp (DOSSIER_ITEM (all->pdata[i])->id, id) == 0)
      {
        DossierAnnotation *copy = dossier_annotation_copy (all->pdata[i]);

        g_free (copy->note);
        copy->note = g_strdup (text);
        copy->deleted = text == NULL ? copy->modified + 1 : 0;
        copy->modified++;
        g_ptr_array_add (changed, copy);
      }
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_true (dossier_store_write_annotations (store, changed, NULL, &error));
  g_assert_no_error (error);
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

  g_assert_cmpuint (g_string_replace (changed, from, to, 0), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, changed->len, NULL));
}

static void
assert_has (const char *path, const char *words, gboolean there)
{
  g_autofree char *text = read_file (path);

  if ((strstr (text, words) != NULL) != there)
    g_test_message ("%s", text);
  g_assert_cmpint (strstr (text, words) != NULL, ==, there);
}

/* In each preset: text added around and inside, a key added; a note changed, one taken away, one
 * added. Both stand. */
static void
test_both (Run *self, gconstpointer data)
{
  g_autofree char *first = annotate (self, "31 model acts out of 43", "The first note.");
  g_autofree char *second = annotate (self, "military medics", "The second note.");
  g_autofree char *third = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      const char *key = strcmp (presets[i], "logseq") == 0 ? "mine:: yes\n" : "mine: yes # so\n";
      g_autofree char *path = g_strdup_printf ("%s/%s.md", self->folder, presets[i]);
      g_autofree char *keys = g_strconcat (key, "dossier:", NULL);

      run (self, "export", "csto", "--preset", presets[i], "--output", path, NULL);
      assert_done (self);
      replace_in_file (path, "The second note.", "The second note.\n\nMy words inside.");
      replace_in_file (path, "\ndossier:", keys);
    }
  change_note (self, first, "The first note, changed.");
  third = annotate (self, "biosecurity cooperation", "The third note.");
  (void) third;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.md", self->folder, presets[i]);
      g_autofree char *merged = NULL;

      run (self, "export", "csto", "--preset", presets[i], "--output", path, NULL);
      assert_failed (self, 1, "--merge");
      assert_has (path, "The first note, changed.", FALSE);
      run (self, "export", "csto", "--preset", presets[i], "--output", path, "--merge", NULL);
      assert_done (self);
      assert_has (path, "The first note, changed.", TRUE);
      assert_has (path, "The first note.", FALSE);
      assert_has (path, "The third note.", TRUE);
      assert_has (path, "My words inside.", TRUE);
      assert_has (path, "mine:", TRUE);
      merged = read_file (path);
      run (self, "export", "csto", "--preset", presets[i], "--output", path, "--merge", "--json",
           NULL);
      assert_done (self);
      g_assert_cmpstr (get_text (json_node_get_object (self->json), "saved"), ==, "unchanged");
      assert_has (path, merged, TRUE);
    }
}

static void
test_conflict (Run *self, gconstpointer data)
{
  g_autofree char *note = annotate (self, "31 model acts out of 43", "The first note.");
  g_autofree char *path = g_build_filename (self->folder, "notes.md", NULL);
  JsonArray *conflicts;
  JsonObject *conflict;

  run (self, "export", "csto", "-o", path, NULL);
  assert_done (self);
  replace_in_file (path, "The first note.", "My own note.");
  change_note (self, note, "The first note, changed.");
  run (self, "export", "csto", "-o", path, "--merge", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_nonnull (strstr (self->err, "notes.md"));
  g_assert_nonnull (strstr (self->err, "My own note."));
  g_assert_nonnull (strstr (self->err, "The first note, changed."));
  g_assert_cmpstr (self->out, ==, "");
  assert_has (path, "My own note.", TRUE);

  run (self, "export", "csto", "-o", path, "--merge", "--json", NULL);
  g_assert_cmpint (self->status, ==, 1);
  conflicts = json_object_get_array_member (json_node_get_object (self->json), "conflicts");
  g_assert_cmpuint (json_array_get_length (conflicts), ==, 1);
  conflict = json_array_get_object_element (conflicts, 0);
  g_assert_cmpstr (get_text (conflict, "kind"), ==, "changed");
  g_assert_cmpstr (get_text (conflict, "theirs"), ==, "My own note.\n");
  g_assert_cmpstr (get_text (conflict, "ours"), ==, "The first note, changed.\n");
  g_assert_true (g_str_has_prefix (get_text (conflict, "name"), "n-"));

  run (self, "export", "csto", "-o", path, "--merge", "--resolve", "mine", NULL);
  assert_failed (self, 2, "--resolve");
  run (self, "export", "csto", "-o", path, "--merge", "--resolve", "both", NULL);
  assert_done (self);
  assert_has (path, "My own note.", TRUE);
  assert_has (path, "The first note, changed.", TRUE);
  run (self, "export", "csto", "-o", path, "--merge", NULL);
  assert_done (self);
}

/* A file that was renamed is found; other files are left alone. */
static void
test_files (Run *self, gconstpointer data)
{
  g_autofree char *note = annotate (self, "31 model acts out of 43", "The first note.");
  g_autofree char *path = g_build_filename (self->folder, "notes.md", NULL);
  g_autofree char *moved = g_build_filename (self->folder, "Renamed.md", NULL);
  g_autofree char *other = write_file (self, "other.md", "# Milk\n");
  g_autofree char *csv = g_build_filename (self->folder, "quotes.csv", NULL);

  run (self, "export", "csto", "-o", path, NULL);
  assert_done (self);
  replace_in_file (path, "The first note.", "The first note.\n\nMine.");
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  change_note (self, note, "The first note, changed.");
  run (self, "export", "csto", "-o", path, "--merge", "--json", NULL);
  assert_done (self);
  g_assert_cmpstr (get_text (json_node_get_object (self->json), "path"), ==, moved);
  assert_has (moved, "Mine.", TRUE);
  assert_has (moved, "The first note, changed.", TRUE);
  run (self, "export", "csto", "-o", path, "--merge", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, moved));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  run (self, "export", "csto", "-o", self->folder, "--merge", NULL);
  assert_done (self);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  run (self, "export", "csto", "-o", other, "--merge", NULL);
  assert_failed (self, 1, "other.md");
  run (self, "export", "csto", "-o", other, NULL);
  assert_failed (self, 1, "other.md");
  assert_has (other, "# Milk\n", TRUE);

  run (self, "export", "csto", "--merge", NULL);
  assert_failed (self, 2, "--output");
  run (self, "export", "csto", "-f", "csv", "-o", csv, "--merge", NULL);
  assert_failed (self, 2, "Markdown");
}

int
main (int argc, char **argv)
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/cli/export-merge/both", Run, NULL, run_set_up, test_both, run_tear_down);
  g_test_add ("/cli/export-merge/conflict", Run, NULL, run_set_up, test_conflict, run_tear_down);
  g_test_add ("/cli/export-merge/files", Run, NULL, run_set_up, test_files, run_tear_down);

  return g_test_run ();
}
