/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a file of annotations: its notes come into the document that is read, and what became of
 * them is told. */
#include <adwaita.h>

#include "app/application.h"
#include "app/window.h"
#include "walk.h"

#define QUOTE(source, words)                                                                       \
  "{\"type\":\"Annotation\",\"id\":\"x:" words "\",\"bodyValue\":\"From a colleague\",\"target\":" \
  "{\"source\":\"" source "\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"" words     \
  "\"}}}"
#define HERE "dossier://" DOSSIER_BUNDLED_UUID

static char *library;
static char *folder;

static DossierWindow *
get_window (void)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  return DOSSIER_WINDOW (gtk_application_get_active_window (application));
}

/* The window itself, whatever dialog is over it. */
static DossierWindow *
get_main_window (void)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (DOSSIER_IS_WINDOW (item->data))
      return item->data;
  return NULL;
}

static gboolean
shows_document (gpointer data)
{
  GtkWindow *window =
    gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));

  return DOSSIER_IS_WINDOW (window) &&
         dossier_session_get_document (dossier_window_get_session (DOSSIER_WINDOW (window))) !=
           NULL;
}

static guint
count_notes (void)
{
  DossierSession *session = dossier_window_get_session (get_main_window ());

  return dossier_document_count (dossier_session_get_document (session), DOSSIER_KIND_NOTE);
}

static gboolean
has_notes (gpointer n)
{
  return count_notes () == GPOINTER_TO_UINT (n);
}

static void
open_text (const char *text)
{
  g_autofree char *path = g_build_filename (folder, "notes.jsonld", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  dossier_window_open_file (get_main_window (), file);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

/* A dialog comes that says @words; it is closed again. */
static void
expect_dialog (const char *words)
{
  g_autofree char *text = NULL;
  GtkWindow *dialog;

  walk_until (has_dialog, NULL);
  walk_settle ();
  dialog = find_dialog ();
  text = walk_text (GTK_WIDGET (dialog));
  if (strstr (text, words) == NULL)
    g_assert_cmpstr (text, ==, words);
  gtk_window_destroy (dialog);
  walk_settle ();
}

static void
try_files (void)
{
  g_assert_cmpuint (count_notes (), ==, 0);
  open_text (QUOTE (HERE, "31 model acts out of 43"));
  walk_get (get_main_window (), "1 note was added.");
  walk_until (has_notes, GUINT_TO_POINTER (1));

  /* What is not sure is told in full. */
  open_text (QUOTE (HERE, "words that stand nowhere in it"));
  expect_dialog ("do not stand in this text");
  walk_until (has_notes, GUINT_TO_POINTER (2));

  open_text (QUOTE ("https://example.org/unknown", "words"));
  expect_dialog ("“https://example.org/unknown”, which is not in the library");
  open_text ("[\n{\"type\": }");
  expect_dialog ("line 2");
  g_assert_cmpuint (count_notes (), ==, 2);
}

static gboolean
steps_cb (gpointer unused)
{
  walk_until (shows_document, NULL);
  walk_settle ();
  g_assert_true (get_window () == get_main_window ());
  try_files ();
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
test_import (void)
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  char *arguments[] = { (char *) "dossier", (char *) "--library", NULL, NULL };

  folder = g_dir_make_tmp ("dossier-import-XXXXXX", NULL);
  arguments[2] = library = g_build_filename (folder, "library.sqlite", NULL);
  g_timeout_add (100, steps_cb, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, arguments), ==, 0);
  walk_remove_folder (folder);
  g_free (library);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname (argv[0]);
  g_test_add_func ("/ui/import-notes", test_import);
  return g_test_run ();
}
