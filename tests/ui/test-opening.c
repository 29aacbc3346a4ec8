/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way into the window: the bar that tells how far they are, what waits behind them,
 * giving up, and what is told at the end. What reads PDF is a program of ours here, which takes as
 * long as a test wants. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/application.h"
#include "app/window.h"
#include "formats/importer.h"
#include "views/report-dialog.h"
#include "walk.h"
#include "widgets/text-view.h"

#define DOSSIER "CSTO: In Search of Raisons d’être"
#define FAILURES 25

static char *folder;
static char *library;

static DossierWindow *
get_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  for (GList *item = windows; item != NULL; item = item->next)
    if (DOSSIER_IS_WINDOW (item->data))
      return item->data;
  return NULL;
}

static DossierDocument *
get_document (void)
{
  return dossier_session_get_document (dossier_window_get_session (get_window ()));
}

static gboolean
shows (gpointer title)
{
  return get_window () != NULL && get_document () != NULL &&
         g_strcmp0 (get_document ()->title, title) == 0;
}

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
has_window (gpointer type)
{
  return find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
has_no_window (gpointer type)
{
  return !has_window (type);
}

static gpointer
wait_for_window (GType type)
{
  walk_until (has_window, GSIZE_TO_POINTER (type));
  walk_settle ();
  return find_window (type);
}

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
open_file (const char *name, const char *text)
{
  g_autofree char *path = write_file (name, text);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dossier_window_open_file (get_window (), file);
}

static void
click (GtkWidget *named)
{
  g_signal_emit_by_name (gtk_widget_get_ancestor (named, GTK_TYPE_BUTTON), "clicked");
}

/* The key that @widget's class has for @key. */
static gboolean
press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                            gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

static void
act (const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window ()), action, NULL);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_assert_cmpstr (text, ==, words);
}

/* One message waits for the other. */
static void
dismiss (const char *message)
{
  GtkWidget *toast = gtk_widget_get_ancestor (walk_get (get_window (), message),
                                              g_type_from_name ("AdwToastWidget"));

  g_signal_emit_by_name (gtk_widget_get_last_child (toast), "clicked");
  walk_assert_gone (get_window (), message);
}

/* What is told of a document */

static char *
take_report (void)
{
  DossierReportDialog *dialog = wait_for_window (DOSSIER_TYPE_REPORT_DIALOG);
  char *text = dossier_report_dialog_get_text (dialog);

  g_assert_true (press (GTK_WIDGET (dialog), GDK_KEY_Escape, 0));
  walk_until (has_no_window, GSIZE_TO_POINTER (DOSSIER_TYPE_REPORT_DIALOG));
  return text;
}

static void
assert_page_report (const char *report)
{
  assert_has (report, "A page\nUsed 2 passages.");
  assert_has (report, "Left Out, or Not Sure");
  assert_has (report, "Only the article of the page was taken.");
}

#define PAGE                                                                                       \
  "<html><body><nav>Home</nav><article><h1>A page</h1><p>The harbour is a promise.</p>"            \
  "<p>It was, and nobody knows why.</p></article></body></html>"

static void
try_report (void)
{
  g_autofree char *told = NULL;
  g_autofree char *again = NULL;
  g_autofree char *whole = NULL;

  open_file ("page.html", PAGE);
  walk_get (get_window (), "Something of it was left out, or is not sure.");
  walk_until (shows, (gpointer) "A page");
  click (walk_get (get_window (), "What Was Read"));
  told = take_report ();
  assert_page_report (told);

  /* Later, out of the library. */
  act ("win.report");
  again = take_report ();
  assert_page_report (again);

  open_file ("again.html", PAGE);
  dismiss ("It was in the library already. Something of it was left out, or is not sure.");

  open_file ("whole.md", "# A whole text\n\nIt says this.\n");
  walk_until (shows, (gpointer) "A whole text");
  walk_assert_gone (get_window (), "What Was Read");
  act ("win.report");
  whole = take_report ();
  assert_has (whole, "Nothing was left out.");
}

/* Failures */

static char *copied;

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  copied = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_copied (gpointer unused)
{
  return copied != NULL;
}

/* All are told of, and can be sent to somebody. */
static void
try_failures (void)
{
  GSList *files = NULL;
  DossierReportDialog *dialog;
  g_autofree char *text = NULL;

  for (guint i = 0; i < FAILURES; i++)
    {
      g_autofree char *name = g_strdup_printf ("broken-%u.xml", i);
      g_autofree char *path = write_file (name, "<TEI><text></TEI>");

      files = g_slist_prepend (files, g_file_new_for_path (path));
    }
  dossier_window_open_files (get_window (), files);
  g_slist_free_full (files, g_object_unref);
  dialog = wait_for_window (DOSSIER_TYPE_REPORT_DIALOG);
  g_assert_true (press (GTK_WIDGET (dialog), GDK_KEY_c, GDK_CONTROL_MASK));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), NULL, copied_cb,
                                 NULL);
  walk_until (is_copied, NULL);
  text = take_report ();
  g_assert_cmpstr (copied, ==, text);
  g_clear_pointer (&copied, g_free);
  assert_has (text, "25 files could not be opened.");
  for (guint i = 0; i < FAILURES; i++)
    {
      g_autofree char *name = g_strdup_printf ("“broken-%u.xml”", i);

      assert_has (text, name);
    }
}

/* Files that take long */

/* What is opened as PDF waits until the file “go” is there, and is none then. */
static void
write_pdf_program (void)
{
  g_autofree char *go = g_build_filename (folder, "go", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n"
                                             "while [ ! -e '%s' ]; do sleep 0.02; done\n"
                                             "exit 1\n",
                                             go);
  g_autofree char *path = write_file ("reads-pdf", script);

  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("DOSSIER_PDF_PROGRAM", path, TRUE);
}

static void
let_go (gboolean go)
{
  if (go)
    g_free (write_file ("go", ""));
  else
    {
      g_autofree char *path = g_build_filename (folder, "go", NULL);

      g_unlink (path);
    }
}

static void
try_waiting (void)
{
  GtkWidget *dialog;

  open_file ("slow.pdf", "%PDF-1.4 one %%EOF");
  walk_get (get_window (), "Opening “slow.pdf”");
  open_file ("second.md", "# The second\n\nIt waited.\n");
  walk_get (get_window (), "Opening “slow.pdf” (1 more waits)");
  g_assert_true (shows ((gpointer) "A whole text"));
  let_go (TRUE);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (dialog), NULL, copied_cb, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  walk_until (is_copied, NULL);
  assert_has (copied, "slow.pdf");
  g_clear_pointer (&copied, g_free);
  walk_until (shows, (gpointer) "The second");
  walk_assert_gone (get_window (), "Cancel opening");
  let_go (FALSE);
}

/* Escape, and the button: what is under way and what waits stay out. */
static void
try_cancelling (void)
{
  open_file ("slow.pdf", "%PDF-1.4 two %%EOF");
  open_file ("third.md", "# The third\n\nIt waited in vain.\n");
  walk_get (get_window (), "Opening “slow.pdf” (1 more waits)");
  g_assert_true (press (GTK_WIDGET (get_window ()), GDK_KEY_Escape, 0));
  dismiss ("Cancelled: 2 files were not opened.");
  walk_assert_gone (get_window (), "Cancel opening");
  g_assert_true (shows ((gpointer) "The second"));

  open_file ("slow.pdf", "%PDF-1.4 three %%EOF");
  click (walk_get (get_window (), "Cancel opening"));
  dismiss ("Cancelled: 1 file was not opened.");
  walk_assert_gone (get_window (), "Cancel opening");
}

/* Pasting */

static void
paste (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes (type, bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (get_window ())), provider);
  act ("win.paste-document");
}

#define REMOTE                                                                                      \
  "Dossier fetches nothing from the network. Save “https://example.org/harbour” in a browser, " \
  "and open the file."

/* An address is none that is fetched, however it comes; what a browser copies is a page. */
static void
try_pasting (void)
{
  GtkWidget *text = walk_find_type (GTK_WIDGET (get_window ()), DOSSIER_TYPE_TEXT_VIEW);

  paste ("text/uri-list", "https://example.org/harbour\r\n");
  dismiss (REMOTE);
  paste ("text/plain;charset=utf-8", "https://example.org/harbour\n");
  dismiss (REMOTE);
  g_assert_true (shows ((gpointer) "The second"));

  /* Nothing can be written into the text, and so the key is not for that. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (text),
                          "What was pasted\n\nThe harbour is still a promise.\n");
  g_signal_emit_by_name (text, "paste-clipboard");
  walk_until (shows, (gpointer) "What was pasted");
  paste ("text/html", "<h1>What the page said</h1><p>One thing, at <b>length</b>.</p>");
  walk_until (shows, (gpointer) "What the page said");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), "Something else\n\nBy its key.\n");
  g_assert_true (press (GTK_WIDGET (get_window ()), GDK_KEY_v, GDK_CONTROL_MASK));
  walk_until (shows, (gpointer) "Something else");
}

/* Dragging */

static GtkEventController *
find_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET_ASYNC (controller) || GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  return NULL;
}

/* It shows that it can be dropped here; the text leaves it to the window. */
static void
try_dragging (void)
{
  GtkWidget *text = walk_find_type (GTK_WIDGET (get_window ()), DOSSIER_TYPE_TEXT_VIEW);
  GtkEventController *target = find_target (GTK_WIDGET (get_window ()));
  GdkContentFormats *formats;
  GdkDragAction action = 0;

  g_assert_null (find_target (text));
  formats = gtk_drop_target_async_get_formats (GTK_DROP_TARGET_ASYNC (target));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/html"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST));
  walk_assert_gone (get_window (), "Drop to Open");
  g_signal_emit_by_name (target, "drag-enter", NULL, 10., 10., &action);
  g_assert_cmpint (action, ==, GDK_ACTION_COPY);
  walk_get (get_window (), "Drop to Open");
  g_signal_emit_by_name (target, "drag-leave", NULL);
  walk_assert_gone (get_window (), "Drop to Open");
}

/* The program ends when the only window closes, whatever is on its way. */
static void
close_meanwhile (void)
{
  open_file ("slow.pdf", "%PDF-1.4 four %%EOF");
  open_file ("fourth.md", "# The fourth\n\nIt waited in vain.\n");
  walk_get (get_window (), "Opening “slow.pdf” (1 more waits)");
  gtk_window_close (GTK_WINDOW (get_window ()));
}

static gboolean
steps_cb (gpointer unused)
{
  walk_until (shows, (gpointer) DOSSIER);
  /* A message that is still coming in cannot be put away: libadwaita 1.2 breaks. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  walk_settle ();
  try_report ();
  try_failures ();
  try_waiting ();
  try_cancelling ();
  try_pasting ();
  try_dragging ();
  close_meanwhile ();
  return G_SOURCE_REMOVE;
}

/* The dossier, a page, a whole text, the second, and what was pasted three times. */
static void
assert_library (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (library, NULL, NULL, &error);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  documents = dossier_store_list (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 7);
  problems = dossier_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  dossier_store_close (store);
}

static void
test_opening (void)
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  char *arguments[] = { (char *) "dossier", (char *) "--library", NULL, NULL };

  folder = g_dir_make_tmp ("dossier-opening-XXXXXX", NULL);
  arguments[2] = library = g_build_filename (folder, "library.sqlite", NULL);
  write_pdf_program ();
  g_timeout_add (100, steps_cb, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, arguments), ==, 0);
  assert_library ();
  walk_remove_folder (folder);
  g_free (library);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/opening", test_opening);
  return g_test_run ();
}
