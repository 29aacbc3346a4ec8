/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of messages that a translator searches. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/messages-window.h"
#include "walk.h"

static const char catalogue[] =
  "msgid \"\"\n"
  "msgstr \"\"\n"
  "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
  "\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
  "(n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n"
  "\n"
  "#. Translators: %u is a number of notes\n"
  "#: src/views/notes-view.c\n"
  "msgid \"%u note\"\n"
  "msgid_plural \"%u notes\"\n"
  "msgstr[0] \"%u заметка\"\n"
  "msgstr[1] \"%u заметки\"\n"
  "msgstr[2] \"%u заметок\"\n"
  "\n"
  "#, fuzzy\n"
  "#| msgid \"Put\"\n"
  "msgctxt \"menu\"\n"
  "msgid \"_Open\"\n"
  "msgstr \"_Положить\"\n"
  "\n"
  "msgid \"Leave\"\n"
  "msgstr \"\"\n";

typedef struct
{
  char *folder;
  char *path;
  DossierMessagesWindow *window;
} Fixture;

static void
write_catalogue (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (f->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("dossier-messages-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "messages.po", NULL);
  write_catalogue (f, catalogue);
  g_setenv ("DOSSIER_TRANSLATION", f->folder, TRUE);
  f->window = dossier_messages_window_present (NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  walk_settle ();
  walk_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
type (Fixture *f, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (walk_get (f->window, "Search messages")), text);
}

typedef struct
{
  GtkWidget *window;
  const char *what;
} Said;

static gboolean
says (gpointer data)
{
  const Said *said = data;
  g_autofree char *text = walk_text (said->window);

  return strstr (text, said->what) != NULL;
}

static void
assert_says (Fixture *f, const char *what)
{
  Said said = { GTK_WIDGET (f->window), what };

  g_test_message ("Waiting for: %s", what);
  walk_until (says, &said);
}

static void
test_shown (Fixture *f, gconstpointer data)
{
  walk_get (f->window, "%u note");
  assert_says (f, "%u notes\n");
  assert_says (f, "For 1, 21, 31, 41, …\n%u заметка\n");
  assert_says (f, "For 2, 3, 4, 22, …\n%u заметки\n");
  assert_says (f, "For 0, 5, 6, 7, …\n%u заметок\n");
  assert_says (f, "Translators: %u is a number of notes\n");
  assert_says (f, "src/views/notes-view.c (line 8 of the catalogue)\n");
  assert_says (f, "Context: menu\n");
  assert_says (f, "Before: Put\n");
  assert_says (f, "Not translated\n");
  assert_says (f, "3 of 3 messages. To be translated: 1, fuzzy: 1\n");
}

static void
test_searched (Fixture *f, gconstpointer data)
{
  walk_get (f->window, "Leave");
  type (f, "ЗАМЕТОК");
  walk_assert_gone (f->window, "Leave");
  walk_get (f->window, "%u note");
  assert_says (f, "1 of 3 messages.");
  type (f, "open");
  walk_get (f->window, "_Open");
  walk_assert_gone (f->window, "%u note");
}

static void
test_filtered (Fixture *f, gconstpointer data)
{
  GtkWidget *button = walk_get (f->window, "In which state");
  GtkDropDown *states = GTK_DROP_DOWN (gtk_widget_get_ancestor (button, GTK_TYPE_DROP_DOWN));

  walk_get (f->window, "%u note");
  gtk_drop_down_set_selected (states, 1);
  walk_assert_gone (f->window, "%u note");
  walk_get (f->window, "Leave");
  gtk_drop_down_set_selected (states, 2);
  walk_assert_gone (f->window, "Leave");
  walk_get (f->window, "_Open");
}

/* Other programs write the file, and not always whole. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  g_autofree char *more = g_strconcat (catalogue, "\nmsgid \"New\"\nmsgstr \"Новое\"\n", NULL);
  g_autofree char *broken = g_strconcat (catalogue, "\nmsgid \"New\"\nmsgstr Новое\n", NULL);

  walk_get (f->window, "Leave");
  write_catalogue (f, broken);
  walk_get (f->window, "“messages.po” cannot be read: line 24 is no line of a catalogue.");
  walk_get (f->window, "Leave");
  write_catalogue (f, more);
  walk_get (f->window, "New");
  walk_assert_gone (f->window, "“messages.po” cannot be read: line 24 is no line of a catalogue.");
}

static void
activate (Fixture *f, guint position)
{
  GtkWidget *list = walk_find_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (list, "activate", position);
}

/* Enter marks what shows the message now, in its own words and with any numbers. */
static void
test_places (Fixture *f, gconstpointer data)
{
  GtkWidget *other = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *notes = gtk_label_new ("22 заметки");
  GtkWidget *words = gtk_label_new ("Мои 22 заметки");
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Положить");
  GtkWidget *label = gtk_widget_get_first_child (button);

  gtk_box_append (GTK_BOX (box), notes);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (other), box);
  gtk_window_present (GTK_WINDOW (other));
  walk_get (f->window, "Leave");
  walk_settle ();

  activate (f, 0);
  g_assert_true (gtk_widget_has_css_class (notes, "message-found"));
  g_assert_false (gtk_widget_has_css_class (words, "message-found"));
  g_assert_false (gtk_widget_has_css_class (label, "message-found"));
  activate (f, 1);
  g_assert_true (gtk_widget_has_css_class (label, "message-found"));
  activate (f, 2);
  walk_get (f->window, "This does not show now.");
  gtk_window_destroy (GTK_WINDOW (other));
}

/* What was searched for and chosen comes back when the program is begun again. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GtkListView *list;

  walk_get (f->window, "Leave");
  list = GTK_LIST_VIEW (walk_find_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)), 1);
  type (f, "e");
  dossier_messages_window_keep (f->window, file);
  gtk_window_destroy (GTK_WINDOW (f->window));
  f->window = dossier_messages_window_present (NULL);
  dossier_messages_window_restore (f->window, file);

  walk_get (f->window, "_Open");
  list = GTK_LIST_VIEW (walk_find_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (walk_get (f->window, "Search messages"))),
                   ==, "e");
  g_assert_cmpuint (gtk_single_selection_get_selected (
                      GTK_SINGLE_SELECTION (gtk_list_view_get_model (list))),
                    ==, 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/messages/shown", Fixture, NULL, set_up, test_shown, tear_down);
  g_test_add ("/ui/messages/searched", Fixture, NULL, set_up, test_searched, tear_down);
  g_test_add ("/ui/messages/filtered", Fixture, NULL, set_up, test_filtered, tear_down);
  g_test_add ("/ui/messages/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/ui/messages/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/ui/messages/kept", Fixture, NULL, set_up, test_kept, tear_down);
  return g_test_run ();
}
