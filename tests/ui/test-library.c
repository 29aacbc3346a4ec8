/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as a page: documents found, tagged, removed and had back, opened, and several read as
 * one. */
#include <adwaita.h>

#include "app/application.h"
#include "app/window.h"
#include "views/join-dialog.h"
#include "views/library-row.h"
#include "views/library-view.h"
#include "views/report-dialog.h"
#include "walk.h"

static char *folder;

static DossierWindow *
get_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  for (; windows != NULL; windows = windows->next)
    if (DOSSIER_IS_WINDOW (windows->data))
      return windows->data;
  return NULL;
}

static DossierDocument *
get_document (void)
{
  return get_window () != NULL
           ? dossier_session_get_document (dossier_window_get_session (get_window ()))
           : NULL;
}

static gboolean
shows (gpointer title)
{
  return get_document () != NULL && g_str_equal (get_document ()->title, title);
}

static void
act (const char *action, const char *target)
{
  if (g_str_has_prefix (action, "win.library"))
    g_action_group_activate_action (G_ACTION_GROUP (get_window ()), "library", NULL);
  else if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (get_window ()), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (get_window ()), action, NULL);
}

static GtkWidget *
get_view (void)
{
  return walk_find_type (GTK_WIDGET (get_window ()), DOSSIER_TYPE_LIBRARY_VIEW);
}

/* What the page says, and nothing else of the window. */
static gboolean
says (gpointer words)
{
  g_autofree char *text = get_view () != NULL ? walk_text (get_view ()) : g_strdup ("");

  return strstr (text, words) != NULL;
}

static gboolean
is_silent_of (gpointer words)
{
  return get_view () != NULL && !says (words);
}

static void
wait_for (const char *words)
{
  g_test_message ("waiting for “%s”", words);
  walk_until (says, (gpointer) words);
}

static void
wait_until_gone (const char *words)
{
  g_test_message ("waiting for “%s” to go", words);
  walk_until (is_silent_of, (gpointer) words);
}

static GtkListView *
get_list (void)
{
  return GTK_LIST_VIEW (walk_get (get_view (), "Documents"));
}

static guint
find_row (const char *title)
{
  GtkSelectionModel *model = gtk_list_view_get_model (get_list ());

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (DossierLibraryItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (g_str_equal (dossier_library_item_get_info (item)->title, title))
        return i;
    }
  g_assert_not_reached ();
}

static void
choose (const char *title)
{
  gtk_selection_model_select_item (gtk_list_view_get_model (get_list ()), find_row (title), TRUE);
  walk_settle ();
}

static void
activate_in_library (const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_view (), action, NULL));
}

#define HARBOUR "The harbour that was promised"
#define DOSSIER "CSTO: In Search of Raisons d’être"

static void
try_filter (void)
{
  GtkEditable *entry;

  act ("win.library", NULL);
  wait_for ("2 of 2 documents");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (get_window ())), ==, "Library — Dossier");
  wait_for (HARBOUR);
  wait_for ("16 quotes");
  entry = GTK_EDITABLE (walk_get (get_view (), "Filter documents"));
  gtk_editable_set_text (entry, "promis");
  wait_for ("1 of 2 documents");
  wait_until_gone (DOSSIER);
  gtk_editable_set_text (entry, "nothing has such words");
  walk_get (get_view (), "No Document Is Like That");
  gtk_editable_set_text (entry, "");
  wait_for ("2 of 2 documents");
}

static GtkWidget *
find_dialog (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), title) == 0)
        return window;
    }
  g_assert_not_reached ();
}

static void
try_tags (void)
{
  GtkWidget *dialog, *entry;

  choose (HARBOUR);
  wait_for ("1 chosen");
  activate_in_library ("library.tags");
  dialog = find_dialog ("Tags");
  entry = walk_get (dialog, "New tags");
  gtk_editable_set_text (GTK_EDITABLE (entry), "ports, promises");
  g_signal_emit_by_name (walk_get (dialog, "Apply"), "clicked");
  wait_for ("ports, promises");
  activate_in_library ("library.undo");
  wait_until_gone ("ports, promises");
  activate_in_library ("library.redo");
  wait_for ("ports, promises");
}

/* A date that cannot be read is said, and nothing is lost. */
static void
try_correcting (void)
{
  GtkWidget *dialog;

  choose (HARBOUR);
  activate_in_library ("library.correct");
  dialog = find_dialog ("Correct");
  gtk_editable_set_text (GTK_EDITABLE (walk_get (dialog, "Publisher")), "The Port Gazette");
  gtk_editable_set_text (GTK_EDITABLE (walk_get (dialog, "Date")), "5/6/2020");
  g_signal_emit_by_name (walk_get (dialog, "Apply"), "clicked");
  walk_settle ();
  g_assert_true (gtk_widget_get_mapped (dialog));
  wait_for ("March 2021, E. Editor, English");
  gtk_editable_set_text (GTK_EDITABLE (walk_get (dialog, "Date")), "5 June 2020");
  g_signal_emit_by_name (walk_get (dialog, "Apply"), "clicked");
  wait_for ("5 June 2020, The Port Gazette, English");
  activate_in_library ("library.undo");
  wait_for ("March 2021, E. Editor, English");
}

static void
try_trash (void)
{
  choose (HARBOUR);
  activate_in_library ("library.remove");
  wait_for ("1 of 1 document");
  wait_until_gone (HARBOUR);
  walk_get (get_window (), "1 document is in the trash now.");
  activate_in_library ("library.undo");
  wait_for ("2 of 2 documents");
  wait_for (HARBOUR);
}

static void
try_opening (void)
{
  g_signal_emit_by_name (get_list (), "activate", find_row (HARBOUR));
  walk_until (shows, (gpointer) HARBOUR);
  walk_settle ();
  g_assert_null (get_view ());
  /* It has been read now. */
  act ("win.library", NULL);
  wait_for ("last read");
  act ("win.library", NULL);
  g_assert_null (get_view ());
}

/* Quotes of both, one person's in one; from there into the document, and back. */
static void
try_together (void)
{
  DossierSession *session = dossier_window_get_session (get_window ());
  DossierItem *quote;

  act ("win.all-documents", NULL);
  walk_until (shows, (gpointer) "All Documents");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (get_window ())), ==,
                   "All Documents — Dossier");
  g_assert_cmpuint (dossier_document_count (get_document (), DOSSIER_KIND_QUOTE), ==, 17);
  walk_get (get_window (), "17 quotes");
  quote = dossier_document_get (get_document (), DOSSIER_KIND_QUOTE, 0);
  for (guint i = 1; g_strcmp0 (DOSSIER_QUOTE (quote)->speaker_name, "Jane Doe") != 0 &&
                    DOSSIER_QUOTE (quote)->speaker != NULL &&
                    !g_str_equal (DOSSIER_QUOTE (quote)->speaker->name, "Jane Doe");
       i++)
    quote = dossier_document_get (get_document (), DOSSIER_KIND_QUOTE, i);
  dossier_session_toggle_entity (session, DOSSIER_QUOTE (quote)->speaker);
  walk_get (get_window (), "1 of 17 quotes: Jane Doe");
  g_test_message ("from %s", quote->id);
  act ("win.show-origin", quote->id);
  walk_until (shows, (gpointer) HARBOUR);
  g_assert_cmpstr (dossier_session_get_focus (session)->id, ==, "q01");
  g_test_message ("back");
  act ("win.back", NULL);
  walk_until (shows, (gpointer) "All Documents");
}

static gboolean
has_join_dialog (gpointer unused)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_JOIN_DIALOG (window) && gtk_widget_get_mapped (window))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_no_join_dialog (gpointer unused)
{
  return !has_join_dialog (NULL);
}

static GtkWidget *
open_join_dialog (const char *name)
{
  DossierEntity *entity = dossier_document_find_entity (get_document (), DOSSIER_KIND_PERSON, name);

  g_assert_nonnull (entity);
  act ("win.join", DOSSIER_ITEM (entity)->id);
  walk_until (has_join_dialog, NULL);
  return find_dialog ("Join");
}

/* Somebody of one document is somebody of another: found as one types, joined with the quotes of
 * both, taken back, done again, and separated. */
static void
try_joining (void)
{
  DossierSession *session = dossier_window_get_session (get_window ());
  GtkWidget *dialog;

  dossier_session_clear_query (session);
  dossier_session_toggle_entity (session,
                                 dossier_document_find_entity (get_document (), DOSSIER_KIND_PERSON,
                                                               "Jane Doe"));
  walk_get (get_window (), "1 of 17 quotes: Jane Doe");
  dialog = open_join_dialog ("Jane Doe");
  walk_get (dialog, "Who or what else is “Jane Doe”?");
  walk_get (dialog, "Sergey Lavrov, " DOSSIER);
  gtk_editable_set_text (GTK_EDITABLE (walk_get (dialog, "Find a name")), "nobody at all");
  walk_get (dialog, "Nobody and nothing else has such a name.");
  gtk_editable_set_text (GTK_EDITABLE (walk_get (dialog, "Find a name")), "zas");
  walk_assert_gone (dialog, "Sergey Lavrov, " DOSSIER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (walk_find_shown_type (dialog,
                                                                       GTK_TYPE_CHECK_BUTTON,
                                                                       "Stanislau Zas, " DOSSIER)),
                               TRUE);
  g_signal_emit_by_name (walk_find_shown_type (dialog, GTK_TYPE_BUTTON, "Join"), "clicked");
  walk_until (has_no_join_dialog, NULL);
  /* The filter by Jane Doe is one by both. */
  walk_get (get_window (), "6 of 17 quotes: Stanislau Zas");
  act ("win.undo", NULL);
  walk_get (get_window (), "Jane Doe, 1 quote");
  act ("win.redo", NULL);
  walk_get (get_window (), "Stanislau Zas, 6 quotes");

  dialog = open_join_dialog ("Stanislau Zas");
  walk_get (dialog, "Taken for the Same");
  g_signal_emit_by_name (walk_get (dialog, "Separate Jane Doe, " HARBOUR), "clicked");
  walk_until (has_no_join_dialog, NULL);
  walk_get (get_window (), "Jane Doe, 1 quote");
}

static GFile *
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gboolean
has_report (gpointer unused)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_REPORT_DIALOG (window) && gtk_widget_get_mapped (window))
        return TRUE;
    }
  return FALSE;
}

/* Several at once: each is in the library or told of, and the same again is no other document. */
static void
try_many (void)
{
  GSList *files = NULL;
  g_autofree char *body = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  files = g_slist_prepend (files, write_file ("first.md", "# First of many\n\nIt says this.\n"));
  files = g_slist_prepend (files, write_file ("again.md", "# First of many\n\nIt says this.\n"));
  files = g_slist_prepend (files, write_file ("second.txt", "Second of many\n\nIt says that.\n"));
  files = g_slist_prepend (files, write_file ("broken.xml", "<TEI><text></TEI>"));
  dossier_window_open_files (get_window (), files);
  g_slist_free_full (files, g_object_unref);
  walk_until (has_report, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!DOSSIER_IS_REPORT_DIALOG (window) || !gtk_widget_get_mapped (window))
        continue;
      body = walk_text (window);
      gtk_window_close (GTK_WINDOW (window));
    }
  g_assert_nonnull (strstr (body, "2 documents were added to the library."));
  g_assert_nonnull (strstr (body, "1 document was in the library already."));
  g_assert_nonnull (strstr (body, "broken.xml"));
  wait_for ("First of many");
  wait_for ("Second of many");
  wait_for ("4 of 4 documents");
}

/* Text from the clipboard is a document with its first line for a title. */
static void
try_pasting (void)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (get_window ())),
                          "What was pasted\n\nThe harbour, said Jane Doe, is still a promise.\n");
  act ("win.paste-document", NULL);
  walk_until (shows, (gpointer) "What was pasted");
}

/* As a browser has it, and more of it than comes in one piece. */
static void
try_pasting_page (void)
{
  GString *page = g_string_new ("<h1>What the page said</h1>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (page, "<p>The harbour, year %u, is still a promise.</p>", i);
  bytes = g_string_free_to_bytes (page);
  provider = gdk_content_provider_new_for_bytes ("text/html", bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (get_window ())), provider);
  act ("win.paste-document", NULL);
  walk_until (shows, (gpointer) "What the page said");
}

static gboolean
steps_cb (gpointer unused)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "variants", "harbour.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  /* GTK 4.8 complains of a scroll bar that fades while its page gives way to another. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  walk_until (shows, (gpointer) DOSSIER);
  walk_settle ();
  dossier_window_open_file (get_window (), file);
  walk_until (shows, (gpointer) HARBOUR);
  try_filter ();
  try_tags ();
  try_correcting ();
  try_trash ();
  try_opening ();
  try_together ();
  try_joining ();
  try_many ();
  try_pasting ();
  try_pasting_page ();
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
test_library (void)
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  char *arguments[] = { (char *) "dossier", (char *) "--library", NULL, NULL };
  g_autofree char *library = NULL;

  folder = g_dir_make_tmp ("dossier-library-XXXXXX", NULL);
  arguments[2] = library = g_build_filename (folder, "library.sqlite", NULL);
  g_timeout_add (100, steps_cb, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, arguments), ==, 0);
  walk_remove_folder (folder);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/library", test_library);
  return g_test_run ();
}
