/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates that come with the program, and the reader's own. */
#include <glib/gstdio.h>
#include <utime.h>

#include "formats/mustache/templates.h"

static char *
get_own_path (const char *file)
{
  g_autofree char *folder = dossier_templates_get_folder ();

  return g_build_filename (folder, file, NULL);
}

static void
save (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_templates_save (name, text, &error));
  g_assert_no_error (error);
}

static void
assert_text (const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dossier_templates_load (name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* "plain obsidian … [own]": one's own in brackets. */
static char *
list (void)
{
  g_autoptr (GPtrArray) infos = dossier_templates_list ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < infos->len; i++)
    {
      const DossierTemplateInfo *info = g_ptr_array_index (infos, i);

      if (!info->own && info->part)
        continue;
      g_string_append_printf (names, info->own ? "%s[%s]" : "%s%s", i > 0 ? " " : "", info->name);
    }
  return g_string_free (names, FALSE);
}

static void
assert_list (const char *own)
{
  g_autofree char *all = list ();
  g_autofree char *expected = g_strconcat ("plain obsidian logseq pandoc", own, NULL);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_presets (void)
{
  g_autoptr (GPtrArray) infos = dossier_templates_list ();

  assert_list ("");
  for (guint i = 0; i < infos->len; i++)
    {
      const DossierTemplateInfo *info = g_ptr_array_index (infos, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierMustache) template = dossier_templates_open (info->name, &error);

      g_assert_no_error (error);
      g_assert_nonnull (template);
      g_assert_false (info->own);
      g_assert_true (dossier_templates_has (info->name));
      g_assert_true (dossier_templates_is_preset (info->name));
    }
}

static void
test_own (void)
{
  save ("Мой отчёт", "# {{title}}\n");
  save ("annual", "old");
  save ("annual", "new\n");
  save ("_part", "x");
  assert_list (" [annual] [Мой отчёт] [_part]");
  assert_text ("annual", "new\n");
  assert_text ("Мой отчёт", "# {{title}}\n");
  g_assert_true (dossier_templates_has ("annual"));
  g_assert_false (dossier_templates_is_preset ("annual"));
  g_assert_false (dossier_templates_has ("other"));
}

/* What else lies in the folder is not taken for a template. */
static void
test_other_files (void)
{
  g_autofree char *note = NULL;
  g_autofree char *hidden = get_own_path (".hidden.mustache");
  g_autofree char *folder = get_own_path ("folder.mustache");
  g_autofree char *binary = get_own_path ("binary.mustache");
  g_autoptr (GError) error = NULL;

  save ("mine", "");
  note = get_own_path ("note.txt");
  g_assert_true (g_file_set_contents (note, "x", -1, NULL));
  g_assert_true (g_file_set_contents (hidden, "x", -1, NULL));
  g_assert_true (g_file_set_contents (binary, "a\0b", 3, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_list (" [binary] [mine]");
  g_assert_null (dossier_templates_load ("binary", &error));
  g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_TEXT);
  g_clear_error (&error);
  g_assert_null (dossier_templates_load ("folder", &error));
  g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_MISSING);
}

static void
test_names (void)
{
  static const char *const wrong[] = { "",     ".",     "..", "../x",   "a/b", ".hidden",
                                       "a\nb", "a\tb ", " a", "a\177b", "\377" };
  g_autofree char *longest = g_strnfill (201, 'a');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (dossier_templates_save (wrong[i], "x", &error));
      g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_NAME);
      g_clear_error (&error);
      g_assert_null (dossier_templates_load (wrong[i], &error));
      g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_MISSING);
      g_clear_error (&error);
      g_assert_false (dossier_templates_has (wrong[i]));
    }
  g_assert_false (dossier_templates_check_name (longest, NULL));
  g_assert_true (dossier_templates_check_name (longest + 1, NULL));
  g_assert_true (dossier_templates_check_name ("Two words, and “more”", NULL));
}

static void
test_create (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true (dossier_templates_create ("mine", "text", &error));
  g_assert_no_error (error);
  g_assert_false (dossier_templates_create ("mine", "other", &error));
  g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "mine"));
  g_clear_error (&error);
  g_assert_false (dossier_templates_create ("plain", "other", &error));
  g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_EXISTS);
  assert_text ("mine", "text");

  first = dossier_templates_find_name ("obsidian");
  g_assert_cmpstr (first, ==, "obsidian-2");
  save (first, "x");
  second = dossier_templates_find_name ("obsidian");
  g_assert_cmpstr (second, ==, "obsidian-3");
}

static void
test_rename (void)
{
  g_autoptr (GError) error = NULL;

  save ("one", "1");
  save ("two", "2");
  g_assert_false (dossier_templates_rename ("one", "two", &error));
  g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (dossier_templates_rename ("one", "logseq", &error));
  g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (dossier_templates_rename ("one", "../three", &error));
  g_assert_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_NAME);
  g_clear_error (&error);
  g_assert_false (dossier_templates_rename ("pandoc", "three", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_true (dossier_templates_rename ("one", "one", &error));
  g_assert_true (dossier_templates_rename ("one", "three", &error));
  g_assert_no_error (error);
  assert_text ("three", "1");
  assert_text ("two", "2");
  assert_list (" [three] [two]");
}

/* What is removed can be had back, also after another one has taken its name. */
static void
test_remove (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;

  save ("mine", "first");
  first = dossier_templates_remove ("mine", &error);
  g_assert_no_error (error);
  assert_list ("");
  save ("mine", "second");
  second = dossier_templates_remove ("mine", &error);
  g_assert_no_error (error);
  assert_list ("");
  g_assert_null (dossier_templates_remove ("mine", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_null (dossier_templates_remove ("plain", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  name = dossier_templates_restore (first, "mine", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "mine");
  other_name = dossier_templates_restore (second, "mine", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other_name, ==, "mine-2");
  assert_text ("mine", "first");
  assert_text ("mine-2", "second");
  g_assert_null (dossier_templates_restore (first, "mine", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* For thirty days. */
static void
test_removed_for_good (void)
{
  g_autofree char *old = NULL;
  g_autofree char *young = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf now;
  struct utimbuf time;

  save ("a", "a");
  save ("b", "b");
  save ("c", "c");
  old = dossier_templates_remove ("a", &error);
  young = dossier_templates_remove ("b", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (old, &now), ==, 0);
  time.actime = time.modtime = now.st_mtime - 31 * 24 * 60 * 60;
  g_assert_cmpint (g_utime (old, &time), ==, 0);
  time.actime = time.modtime = now.st_mtime - 29 * 24 * 60 * 60;
  g_assert_cmpint (g_utime (young, &time), ==, 0);
  g_free (dossier_templates_remove ("c", &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
}

/* One's own of a preset's name, which came into the folder before the preset, is not lost. */
static void
test_own_before_preset (void)
{
  save ("logseq", "mine");
  assert_text ("logseq", "mine");
  g_assert_true (dossier_templates_is_preset ("logseq"));
  {
    g_autofree char *all = list ();

    g_assert_cmpstr (all, ==, "plain obsidian pandoc [logseq]");
  }
}

/* A link stays a link, as those have them who keep such files elsewhere. */
static void
test_link (void)
{
  g_autofree char *elsewhere = g_build_filename (g_get_user_data_dir (), "elsewhere", NULL);
  g_autofree char *path = get_own_path ("linked.mustache");
  g_autofree char *text = NULL;
  g_autoptr (GFile) link = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  save ("other", "");
  g_assert_true (g_file_set_contents (elsewhere, "old", -1, &error));
  g_file_make_symbolic_link (link, elsewhere, NULL, &error);
  g_assert_no_error (error);
  assert_text ("linked", "old");
  save ("linked", "new");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (elsewhere, &text, NULL, &error));
  g_assert_cmpstr (text, ==, "new");
}

/* What cannot be written is said. */
static void
test_no_folder (void)
{
  g_autofree char *folder = dossier_templates_get_folder ();
  g_autofree char *around = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (around, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  g_assert_false (dossier_templates_save ("mine", "new", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "templates"));
  g_assert_false (dossier_templates_has ("mine"));
  assert_list ("");
}

static void
test_partials (void)
{
  g_autoptr (JsonNode) data = json_from_string ("{\"x\":\"y\"}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierMustache) template = NULL;
  g_autoptr (DossierMustache) wrong = NULL;
  g_autofree char *text = NULL;

  save ("_item", "- {{x}}\n");
  save ("list", "Items:\n  {{>_item}}\n");
  template = dossier_templates_open ("list", &error);
  g_assert_no_error (error);
  text = dossier_mustache_render (template, data, &error);
  g_assert_cmpstr (text, ==, "Items:\n  - y\n");

  wrong = dossier_templates_parse ("typed", "\n{{>../list}}", &error);
  g_assert_null (wrong);
  g_assert_error (error, DOSSIER_MUSTACHE_ERROR, DOSSIER_MUSTACHE_ERROR_PARTIAL);
  g_assert_cmpuint (dossier_mustache_error_line (error), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/templates/presets", test_presets);
  g_test_add_func ("/templates/own", test_own);
  g_test_add_func ("/templates/other-files", test_other_files);
  g_test_add_func ("/templates/names", test_names);
  g_test_add_func ("/templates/create", test_create);
  g_test_add_func ("/templates/rename", test_rename);
  g_test_add_func ("/templates/remove", test_remove);
  g_test_add_func ("/templates/removed-for-good", test_removed_for_good);
  g_test_add_func ("/templates/own-before-preset", test_own_before_preset);
  g_test_add_func ("/templates/link", test_link);
  g_test_add_func ("/templates/no-folder", test_no_folder);
  g_test_add_func ("/templates/partials", test_partials);

  return g_test_run ();
}
