/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalogue is saved while po/translate shows the program: it comes up again where it was, with
 * what was saved, and so does the list of messages. po/translate runs in a folder of its own, and
 * runs this program as dossier. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <sys/wait.h>

#include "app/application.h"
#include "app/messages-window.h"
#include "app/window-private.h"
#include "text/catalogues.h"
#include "walk.h"

#define QUERY "speaker:Zas"
#define FAR 20 /* the passage that is read */

static const char header[] =
  "msgid \"\"\nmsgstr \"\"\n"
  "\"Language: de\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
  "\"Content-Transfer-Encoding: 8bit\\n\"\n"
  "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";

static void
write_catalogue (const char *path, const char *message)
{
  g_autofree char *text = g_strconcat (header, message, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* As dossier */

static char *catalogue;

static DossierWindow *
get_window (void)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static gboolean
shows_text (gpointer unused)
{
  DossierWindow *window = get_window ();

  return window != NULL && walk_find_shown (GTK_WIDGET (window), "Text") != NULL;
}

static gboolean
is_far (gpointer session)
{
  guint passage, offset;

  dossier_session_get_place (session, &passage, &offset);
  return passage == FAR;
}

/* Reads on, asks for something, and saves the catalogue; po/translate ends the program. */
static void
read_on (DossierSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (QUERY, &error);

  g_assert_no_error (error);
  walk_get (get_window (), "Contents");
  dossier_session_set_query (session, query);
  dossier_session_set_cursor (session, dossier_day_from_ymd (1999, 5, 1));
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), "win.page", "s", "sources");
  dossier_session_go_to (session, FAR, 0);
  walk_until (is_far, session);
  g_object_set (get_window ()->panes, "timeline-height", 150, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "messages", NULL);
  gtk_editable_set_text (GTK_EDITABLE (
                           walk_get (dossier_messages_window_find (), "Search messages")),
                         "contents");
  write_catalogue (catalogue, "msgid \"Contents\"\nmsgstr \"Verzeichnis\"\n");
}

static void
look_again (DossierSession *session)
{
  g_autofree char *query = dossier_query_to_text (dossier_session_get_query (session));
  GtkWidget *search;
  int height;

  walk_get (get_window (), "Verzeichnis");
  g_assert_cmpstr (query, ==, QUERY);
  walk_until (is_far, session);
  g_assert_cmpint (dossier_session_get_cursor (session), ==, dossier_day_from_ymd (1999, 5, 1));
  g_assert_cmpstr (dossier_evidence_pages_get_page (get_window ()->evidence), ==, "sources");
  g_object_get (get_window ()->panes, "timeline-height", &height, NULL);
  g_assert_cmpint (height, ==, 150);
  g_assert_nonnull (dossier_messages_window_find ());
  walk_get (dossier_messages_window_find (), "Verzeichnis");
  search = walk_get (dossier_messages_window_find (), "Search messages");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "contents");
  gtk_window_close (GTK_WINDOW (get_window ()));
}

static gboolean
look_cb (gpointer unused)
{
  const char *folder = g_getenv ("DOSSIER_TRANSLATION");
  g_autofree char *been = g_build_filename (folder, "been-here", NULL);
  DossierSession *session;

  walk_until (shows_text, NULL);
  walk_settle ();
  session = dossier_window_get_session (get_window ());
  if (g_file_test (been, G_FILE_TEST_EXISTS))
    look_again (session);
  else
    {
      g_file_set_contents (been, "", 0, NULL);
      read_on (session);
    }
  return G_SOURCE_REMOVE;
}

static int
run_program (int argc, char *argv[])
{
  g_autoptr (DossierApplication) application = NULL;
  g_autofree char *link = g_build_filename (g_getenv ("DOSSIER_TRANSLATION"), "messages.po", NULL);

  dossier_catalogues_bind ();
  catalogue = g_file_read_link (link, NULL);
  application = dossier_application_new ();
  g_timeout_add (100, look_cb, NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* The test */

static void
test_saved (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "po", "translate", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-translating-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (folder, "po", "translate", NULL);
  g_autofree char *po = g_build_filename (folder, "po", "de.po", NULL);
  g_autofree char *src = g_build_filename (folder, "build", "src", NULL);
  g_autofree char *program = g_build_filename (src, "dossier", NULL);
  g_autofree char *build = g_path_get_dirname (src);
  g_autofree char *po_folder = g_path_get_dirname (po);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *copying[] = { "cp", "--", script, copy, NULL };
  const char *arguments[] = { copy, build, "de", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status;

  g_mkdir_with_parents (po_folder, 0700);
  g_mkdir_with_parents (src, 0700);
  g_spawn_sync (NULL, (char **) copying, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (symlink (self, program), ==, 0);
  /* A broken one: the program is shown none the less. */
  write_catalogue (po, "msgid \"Contents\"\nmsgstr Inhalt\n");

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said, &status,
                &error);
  g_assert_no_error (error);
  g_test_message ("%s", said);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  /* Which line is wrong, and that it came up once more. */
  g_assert_nonnull (strstr (said, "po/de.po:10:"));
  g_assert_nonnull (strstr (said, "Shown again."));
  walk_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  if (g_str_has_suffix (argv[0], "/dossier"))
    return run_program (argc, argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/translating/saved", test_saved);
  return g_test_run ();
}
