/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Select with the keyboard, H, N, type, and the program is killed one second later: when it starts
 * again the note is there, at its passage. The program runs in processes of its own. */
#include "config.h"

#include <adwaita.h>
#include <signal.h>
#include <sys/wait.h>

#include "app/application.h"
#include "app/window.h"
#include "linking/annotating.h"
#include "views/note-card.h"
#include "views/reader-view.h"
#include "walk.h"

#define WORDS "This is a retelling"
#define NOTE "Killed one second after *this*"

static char *library;

static DossierWindow *
get_window (void)
{
  GApplication *application = g_application_get_default ();

  return DOSSIER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static gboolean
shows_text (gpointer unused)
{
  DossierWindow *window = get_window ();

  return window != NULL && walk_find_shown (GTK_WIDGET (window), "Text") != NULL;
}

static DossierReaderView *
get_reader (void)
{
  GtkWidget *text = walk_find_shown (GTK_WIDGET (get_window ()), "Text");

  return DOSSIER_READER_VIEW (gtk_widget_get_ancestor (text, DOSSIER_TYPE_READER_VIEW));
}

static void
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  walk_settle ();
}

/* The caret at the beginning of @words. */
static void
go_to (DossierTextView *text, const char *words)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (text);

  for (guint i = 0; i < layout->n_passages; i++)
    {
      const char *found = strstr (dossier_document_get_passage (layout->document, i)->text, words);

      if (found == NULL)
        continue;
      dossier_text_view_set_caret (text, dossier_reading_layout_to_position (layout, i, 0, TRUE));
      return;
    }
  g_assert_not_reached ();
}

static gboolean
die_cb (gpointer unused)
{
  kill (getpid (), SIGKILL);
  return G_SOURCE_REMOVE;
}

static gboolean
write_cb (gpointer unused)
{
  DossierTextView *text;
  GtkWidget *focus;

  walk_until (shows_text, NULL);
  walk_settle ();
  text = dossier_reader_view_get_text (get_reader ());
  go_to (text, WORDS);
  press (GTK_WIDGET (text), GDK_KEY_F7);
  g_signal_emit_by_name (text, "move-cursor", GTK_MOVEMENT_WORDS, 4, TRUE);
  press (GTK_WIDGET (text), GDK_KEY_h);
  press (GTK_WIDGET (text), GDK_KEY_n);
  focus = gtk_window_get_focus (GTK_WINDOW (get_window ()));
  g_assert_true (GTK_IS_TEXT_VIEW (focus) && focus != GTK_WIDGET (text));
  for (const char *key = NOTE; *key != '\0'; key++)
    {
      char letter[] = { *key, '\0' };

      g_signal_emit_by_name (focus, "insert-at-cursor", letter);
    }
  g_timeout_add (1000, die_cb, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
read_cb (gpointer unused)
{
  DossierAnnotation *annotation;
  DossierDocument *document;
  GtkWidget *card;

  walk_until (shows_text, NULL);
  walk_settle ();
  document = dossier_session_get_document (dossier_window_get_session (get_window ()));
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_NOTE), ==, 1);
  annotation = dossier_document_get (document, DOSSIER_KIND_NOTE, 0);
  g_assert_cmpstr (annotation->note, ==, NOTE);
  g_assert_cmpint (annotation->state, ==, DOSSIER_ANCHOR_ANCHORED);
  card = walk_find_shown (GTK_WIDGET (get_window ()),
                          "Note on “" WORDS "”: Killed one second after this");
  g_assert_true (DOSSIER_IS_NOTE_CARD (card));
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static int
run_program (GSourceFunc steps)
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  char *arguments[] = { (char *) "dossier", (char *) "--library", library, NULL };

  g_timeout_add (100, steps, NULL);
  return g_application_run (G_APPLICATION (application), 3, arguments);
}

/* This program again, which then does @what. */
static int
spawn (const char *what)
{
  const char *arguments[] = { g_get_prgname (), what, library, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  return status;
}

static void
remove_folder (const char *folder)
{
  const char *arguments[] = { "rm", "-rf", "--", folder, NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

static void
test_killed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-killed-XXXXXX", NULL);
  int status;

  library = g_build_filename (folder, "library.db", NULL);
  status = spawn ("--write");
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  status = spawn ("--read");
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  remove_folder (folder);
  g_free (library);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && (g_str_equal (argv[1], "--write") || g_str_equal (argv[1], "--read")))
    {
      library = argv[2];
      return run_program (g_str_equal (argv[1], "--write") ? write_cb : read_cb);
    }
  g_test_init (&argc, &argv, NULL);
  g_set_prgname (argv[0]);
  g_test_add_func ("/ui/killed", test_killed);
  return g_test_run ();
}
