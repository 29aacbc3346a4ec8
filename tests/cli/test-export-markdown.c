/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown as it leaves from dossierctl, read by libcmark-gfm, libyaml and Pandoc. */
#include <glib/gstdio.h>
#include <string.h>

#include "../formats/read-markdown.h"
#include "../formats/read-yaml.h"
#include "run.h"

/* The last run's output as it is read, behind a sound head. */
static ReadMarkdown *
read_output (Run *self, int top)
{
  g_autofree char *yaml = NULL;
  g_autofree char *error = NULL;
  g_autoptr (JsonNode) head = NULL;
  const char *body = NULL;

  assert_done (self);
  yaml = take_front_matter (self->out, &body);
  g_assert_nonnull (yaml);
  head = read_yaml (yaml, &error);
  g_assert_cmpstr (error, ==, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (head), "dossier"), ==,
                   "dossier://5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa");
  assert_sound_markdown (body, top);
  return read_markdown (body);
}

static gboolean
has (const GPtrArray *texts, const char *text)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) texts, text, g_str_equal, NULL);
}

/* Without any notes: quotes with their evidence, commitments, sources. */
static void
test_bare (Run *self, gconstpointer data)
{
  g_autoptr (ReadMarkdown) read = NULL;
  g_autofree char *first = NULL;

  run (self, "export", "csto", "--format", "markdown", NULL);
  read = read_output (self, 1);
  g_assert_cmpuint (read->quotes->len, ==, 16);
  g_assert_cmpuint (read->n_references, ==, 16);
  g_assert_cmpuint (read->footnotes->len, ==, 16);
  g_assert_nonnull (
    strstr (read->footnotes->pdata[0], "Stanislau Zas, Secretary General of the CSTO, May 2020"));
  g_assert_true (has (read->headings, "## A meeting in May 2020"));
  g_assert_true (has (read->headings, "## Said and done"));
  g_assert_true (has (read->headings, "## Sources"));
  g_assert_cmpuint (read->n_rows, ==, 18);
  g_assert_true (has (read->links, "https://tass.ru/politika/8724373"));
  g_assert_null (strchr (self->out, '\\'));

  first = g_strdup (self->out);
  run (self, "export", "csto", NULL);
  g_assert_cmpstr (self->out, ==, first);
}

static void
annotate (Run *self)
{
  run (self, "annotate", "csto", "--exact", "31 model acts out of 43 have been adopted", "--note",
       "My *own* words.\n\n- one\n- two", "--tag", "model acts", "--colour", "green", NULL);
  assert_done (self);
}

static void
test_notes (Run *self, gconstpointer data)
{
  g_autoptr (ReadMarkdown) read = NULL;
  gboolean linked = FALSE;

  annotate (self);
  run (self, "export", "csto", "--what", "notes", NULL);
  read = read_output (self, 1);
  g_assert_cmpuint (read->quotes->len, ==, 1);
  g_assert_cmpstr (read->quotes->pdata[0], ==, "31 model acts out of 43 have been adopted");
  g_assert_cmpuint (read->footnotes->len, ==, 1);
  g_assert_nonnull (strstr (read->footnotes->pdata[0], "Vyacheslav Volodin"));
  g_assert_nonnull (strstr (self->out, "\ngreen · #model-acts · "));
  g_assert_nonnull (strstr (self->out, "\n\nMy *own* words.\n\n- one\n- two\n"));
  g_assert_nonnull (strstr (self->out, "\ntags:\n  - model acts\n"));
  for (guint i = 0; i < read->links->len; i++)
    linked = linked || g_str_has_prefix (read->links->pdata[i],
                                         "dossier://5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa/p4?note=");
  g_assert_true (linked);
}

static void
test_query (Run *self, gconstpointer data)
{
  g_autoptr (ReadMarkdown) read = NULL;

  run (self, "export", "csto", "--query", "speaker:zas", "--what", "quotes", NULL);
  read = read_output (self, 1);
  g_assert_cmpuint (read->quotes->len, ==, 5);
  g_assert_cmpuint (read->footnotes->len, ==, 5);
  for (guint i = 0; i < read->quotes->len; i++)
    g_assert_nonnull (strstr (read->quotes->pdata[i], "Stanislau Zas"));
  g_assert_nonnull (strstr (self->out, "\ndossier-query: \"speaker:zas\"\n"));
}

static void
test_presets (Run *self, gconstpointer data)
{
  g_autoptr (ReadMarkdown) read = NULL;
  g_autoptr (ReadMarkdown) outline = NULL;

  annotate (self);
  run (self, "export", "csto", "--preset", "obsidian", NULL);
  read = read_output (self, 1);
  g_assert_cmpuint (read->quotes->len, ==, 17);
  g_assert_nonnull (strstr (self->out, "\n> [!quote] green · #model-acts · [p4]("));
  g_assert_true (
    g_regex_match_simple ("adopted\\[\\^q06\\]\n\n\\^n-[0-9a-z]{10}\n\nMy", self->out, 0, 0));
  g_assert_null (strchr (self->out, '\\'));

  run (self, "export", "csto", "--preset", "logseq", NULL);
  assert_done (self);
  g_assert_true (g_str_has_prefix (self->out, "title:: CSTO: In Search of Raisons d’être\n"));
  g_assert_nonnull (
    strstr (self->out, "\ndossier:: dossier://5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa\n"));
  g_assert_nonnull (strstr (self->out, "\n\t- green · #[[model acts]] · [p4]("));
  g_assert_null (strchr (self->out, '\\'));
  assert_sound_markdown (strstr (self->out, "\n\n"), 2);
  outline = read_markdown (strstr (self->out, "\n\n"));
  g_assert_cmpuint (outline->quotes->len, ==, 17);
  g_assert_cmpuint (outline->n_items, >, 100);

  run (self, "export", "csto", "--preset", "nonesuch", NULL);
  assert_failed (self, 2, "nonesuch");
  run (self, "export", "csto", "--what", "everything", NULL);
  assert_failed (self, 2, "everything");
}

/* Pandoc resolves all citations without another file, and has nothing to complain of. */
static void
test_pandoc (Run *self, gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("pandoc");
  g_autofree char *path = g_build_filename (self->folder, "csto.md", NULL);
  g_autoptr (GSubprocess) pandoc = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;
  g_autofree char *complaints = NULL;

  if (program == NULL)
    {
      g_test_skip ("pandoc is not installed");
      return;
    }
  annotate (self);
  run (self, "export", "csto", "--preset", "pandoc", "--output", path, NULL);
  assert_done (self);
  pandoc = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                             &error, program, "--standalone", "--citeproc", "--fail-if-warnings",
                             "--to", "html", path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (pandoc, NULL, NULL, &html, &complaints, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_true (g_subprocess_get_successful (pandoc));
  g_assert_nonnull (strstr (html, "<h1 class=\"title\">CSTO: In Search of Raisons d’être</h1>"));
  g_assert_nonnull (strstr (html, "class=\"citation\""));
  g_assert_nonnull (strstr (html, "class=\"green\""));
  g_assert_nonnull (strstr (html, "id=\"refs\""));
  g_assert_nonnull (strstr (html, "https://tass.ru/politika/1555496"));
  g_assert_nonnull (strstr (html, "id=\"fn16\""));
  g_assert_null (strstr (html, "[@"));
}

/* One's own template; what is wrong with one is said with its line. */
static void
test_template (Run *self, gconstpointer data)
{
  g_autofree char *own = write_file (self, "own.mustache",
                                     "{{#chapters}}{{#entries}}{{speaker}}\n{{/entries}}"
                                     "{{/chapters}}");
  g_autofree char *broken = write_file (self, "broken.mustache", "a\n{{#chapters}}\nb\n");
  g_autofree char *missing = g_build_filename (self->folder, "missing.mustache", NULL);

  run (self, "export", "csto", "--template", own, NULL);
  assert_done (self);
  g_assert_true (g_str_has_prefix (self->out, "Stanislau Zas\nStanislau Zas\nSergey Lavrov\n"));
  run (self, "export", "csto", "--template", broken, NULL);
  assert_failed (self, 1, "2");
  g_assert_cmpstr (self->out, ==, "");
  run (self, "export", "csto", "--template", missing, NULL);
  assert_failed (self, 1, "missing.mustache");
}

/* The library as a folder; a file that a person went on writing is not written over. */
static void
test_all (Run *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "notes", NULL);
  g_autofree char *path = g_build_filename (folder, "CSTO In Search of Raisons d’être.md", NULL);
  g_autofree char *index = g_build_filename (folder, "index.md", NULL);
  g_autofree char *within = g_build_filename (folder, "within", NULL);
  g_autofree char *moved = g_build_filename (within, "mine.md", NULL);
  g_autofree char *text = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *after = NULL;
  g_autofree char *list = NULL;

  run (self, "export", "--all", "--output", folder, NULL);
  assert_done (self);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (index, &list, NULL, NULL));
  g_assert_nonnull (strstr (list, "](CSTO%20In%20Search%20of%20Raisons%20d’être.md), mid-2020\n"));
  run (self, "export", "csto", NULL);
  g_assert_cmpstr (self->out, ==, text);

  longer = g_strconcat (text, "\nMine.\n", NULL);
  g_assert_true (g_file_set_contents (path, longer, -1, NULL));
  annotate (self);
  run (self, "export", "--all", "--output", folder, NULL);
  assert_failed (self, 1, "CSTO In Search");
  g_assert_nonnull (strstr (self->err, "--merge"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, longer);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  run (self, "export", "--all", "--output", folder, "--merge", NULL);
  assert_failed (self, 1, "CSTO In Search");
  g_assert_nonnull (strstr (self->err, "emptied"));

  /* the list has the name that the person gave */
  g_assert_true (g_file_set_contents (path, longer, -1, NULL));
  g_assert_cmpint (g_mkdir (within, 0700), ==, 0);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  run (self, "export", "--all", "--output", folder, "--merge", NULL);
  assert_done (self);
  g_clear_pointer (&list, g_free);
  g_assert_true (g_file_get_contents (index, &list, NULL, NULL));
  g_assert_nonnull (strstr (list, "](within/mine.md), mid-2020"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  run (self, "export", "--all", NULL);
  assert_failed (self, 2, "--output");
  run (self, "export", "csto", "--all", "--output", folder, NULL);
  assert_failed (self, 2, "--all");
  run (self, "export", NULL);
  assert_failed (self, 2, "--all");
}

/* One made in the window goes by its name, and takes in others of that folder. */
static void
test_own_by_name (Run *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "dossier", "templates", NULL);
  g_autofree char *own = NULL;
  g_autofree char *part = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  own = write_file (self, "dossier/templates/Für mich.mustache",
                    "# {{title}}\n{{#chapters}}\n  {{>_names}}\n{{/chapters}}\n");
  part = write_file (self, "dossier/templates/_names.mustache",
                     "{{#entries}}\n- {{speaker}}\n{{/entries}}\n");
  run (self, "export", "csto", "--preset", "Für mich", "--query", "speaker:volodin", NULL);
  assert_done (self);
  g_assert_cmpstr (self->out, ==,
                   "# CSTO: In Search of Raisons d’être\n  - Vyacheslav Volodin\n"
                   "  - Vyacheslav Volodin\n");
  g_assert_cmpint (g_unlink (part), ==, 0);
  run (self, "export", "csto", "--preset", "Für mich", NULL);
  assert_failed (self, 1, "Line 3 of the template “Für mich” takes in the template “_names”");
}

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/cli/export-markdown/bare", Run, NULL, run_set_up, test_bare, run_tear_down);
  g_test_add ("/cli/export-markdown/notes", Run, NULL, run_set_up, test_notes, run_tear_down);
  g_test_add ("/cli/export-markdown/query", Run, NULL, run_set_up, test_query, run_tear_down);
  g_test_add ("/cli/export-markdown/presets", Run, NULL, run_set_up, test_presets, run_tear_down);
  g_test_add ("/cli/export-markdown/pandoc", Run, NULL, run_set_up, test_pandoc, run_tear_down);
  g_test_add ("/cli/export-markdown/all", Run, NULL, run_set_up, test_all, run_tear_down);
  g_test_add ("/cli/export-markdown/template", Run, NULL, run_set_up, test_template, run_tear_down);
  g_test_add ("/cli/export-markdown/own-by-name", Run, NULL, run_set_up, test_own_by_name,
              run_tear_down);

  return g_test_run ();
}
