/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many files and folders at once, and what is said of them. */
#include <glib/gstdio.h>
#include <string.h>

#include "run.h"

static void
set_up (Run *self, gconstpointer data)
{
  g_autofree char *folder = NULL;

  run_set_up (self, data);
  folder = g_build_filename (self->folder, "texts", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_free (write_file (self, "texts/a.txt", "The harbour was opened in May.\n"));
  g_free (write_file (self, "texts/b.md", "# The council\n\nIt met in June.\n"));
  g_free (write_file (self, "texts/c.html", "<h1>The ships</h1><p>They came in July.</p>"));
  g_free (write_file (self, "texts/map.png", "no text"));
}

static void
tear_down (Run *self, gconstpointer data)
{
  static const char *const names[] = { "a.txt", "b.md", "c.html", "map.png" };
  g_autofree char *folder = g_build_filename (self->folder, "texts", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  run_tear_down (self, data);
}

static void
test_folder (Run *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "texts", NULL);

  run (self, "import", folder, NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "The council, "));
  g_assert_nonnull (strstr (self->out, "3 documents were added to the library."));

  run (self, "import", folder, "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (get_text (get_object (self, i), "state"), ==, "there");
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 4);
}

/* A script learns of each file what became of it. */
static void
test_failures (Run *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "texts", NULL);
  g_autofree char *broken = write_file (self, "broken.txt", "\001\002\003");
  JsonObject *object;

  run (self, "import", broken, folder, "--json", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpuint (count_objects (self), ==, 4);
  object = get_object (self, 0);
  g_assert_cmpstr (get_text (object, "state"), ==, "failed");
  g_assert_cmpstr (get_text (object, "file"), ==, broken);
  g_assert_nonnull (strstr (get_text (object, "error"), "broken.txt"));
  g_assert_cmpstr (get_text (get_object (self, 1), "state"), ==, "new");

  run (self, "import", broken, folder, NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_nonnull (strstr (self->err, "broken.txt"));
  g_assert_nonnull (strstr (self->out, "1 file could not be opened."));
}

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/cli/import/folder", Run, NULL, set_up, test_folder, tear_down);
  g_test_add ("/cli/import/failures", Run, NULL, set_up, test_failures, tear_down);
  return g_test_run ();
}
