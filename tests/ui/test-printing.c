/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text as PDF out of the window. */
#include <adwaita.h>

#include "app/window.h"
#include "walk.h"

typedef struct
{
  DossierDocument *document;
  DossierWindow *window;
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = walk_read_csto ();
  f->window = dossier_window_new (NULL);
  dossier_window_show_document (f->window, f->document, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
  f->folder = g_dir_make_tmp ("dossier-printing-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "text.pdf", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
  walk_close (f->window, f->window);
  g_object_unref (f->document);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* The file is there when it is whole, and takes the place of what was there. */
static void
test_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save-pdf-as", "s", f->path));
  walk_get (f->window, "Saved as “text.pdf”");
  g_assert_true (g_file_get_contents (f->path, &contents, &size, NULL));
  g_assert_cmpuint (size, >, 20000);
  g_assert_cmpmem (contents, 5, "%PDF-", 5);
  g_assert_nonnull (g_strstr_len (contents + size - 32, 32, "%%EOF"));
  g_assert_cmpuint (count_files (f), ==, 1);
}

/* Where nothing can be written, nothing is lost, and the window says so. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "no", "such", "text.pdf", NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save-pdf-as", "s", path));
  walk_get (f->window, "“text.pdf” could not be written. What was there is unchanged.");
  g_assert_cmpuint (count_files (f), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add ("/printing/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/printing/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
