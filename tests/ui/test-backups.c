/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backups in their window: made, looked at, restored. */
#include <adwaita.h>

#include "app/backups-window.h"
#include "formats/importer.h"
#include "store/backup.h"
#include "walk.h"

typedef struct
{
  GtkWidget *window;
  const char *words;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;
  g_autofree char *text = walk_text (shown->window);

  return strstr (text, shown->words) != NULL;
}

static void
wait_for (GtkWidget *window, const char *words)
{
  Shown shown = { window, words };

  walk_until (is_shown, &shown);
}

static void
press (GtkWidget *window, const char *name)
{
  GtkWidget *button = walk_find_shown_type (window, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
write_note (DossierStore *store, const char *document, const char *words)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *annotation = dossier_annotation_new (document);
  g_autoptr (GError) error = NULL;

  annotation->note = g_strdup (words);
  g_ptr_array_add (batch, annotation);
  g_assert_true (dossier_store_write_annotations (store, batch, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_notes (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = dossier_store_list_annotations (store, NULL, FALSE, NULL, &error);

  g_assert_no_error (error);
  return notes->len;
}

static void
test_backups (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-backups-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_library_open (path, NULL, &error);
  GtkWidget *window;
  GtkWidget *list;

  g_assert_no_error (error);
  window = GTK_WIDGET (dossier_backups_window_new (store, DOSSIER_BUNDLED_UUID));
  gtk_window_present (GTK_WINDOW (window));
  walk_settle ();
  wait_for (window, "There is no backup yet.");

  press (window, "_Back Up Now");
  wait_for (window, "Backed up.");
  write_note (store, DOSSIER_BUNDLED_UUID, "Written since");

  list = walk_find_shown_type (window, GTK_TYPE_LIST_BOX, "Backups");
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  wait_for (window, "Written since");
  press (window, "Restore _Notes of This Document");
  wait_for (window, "Restored.");
  g_assert_cmpuint (count_notes (store), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  walk_settle ();
  dossier_store_close (store);
  g_object_unref (store);
  walk_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  g_test_add_func ("/ui/backups", test_backups);
  return g_test_run ();
}
