/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of a document in a window: switched by key and by menu, with what is not translated
 * and what is said to be told, and notes on the same passages. */
#include "config.h"

#include <adwaita.h>

#include "app/window.h"
#include "formats/importer.h"
#include "linking/annotating.h"
#include "linking/session-private.h"
#include "store/sample.h"
#include "views/reader-view-private.h"
#include "walk.h"

#define BADGE "English: not translated yet, or changed since"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierWindow *window;
  DossierSession *session;
  DossierReaderView *reader;
  const char *language; /* waited for */
} Fixture;

static void
import (Fixture *f, const char *name)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "variants", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_import_file (f->store, path, NULL, &error);

  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("language-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  import (f, "harbour.xml");
  if (data == NULL)
    {
      import (f, "harbour.de.xml");
      import (f, "harbour.fa.xml");
    }
  document = dossier_store_load (f->store, "harbour", NULL, &error);
  g_assert_no_error (error);

  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1400, 900);
  dossier_window_show_document (f->window, document, NULL);
  dossier_session_set_store (f->session, f->store);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
  f->reader =
    DOSSIER_READER_VIEW (walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_READER_VIEW));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  sample_store_close (f->store);
  walk_remove_folder (f->folder);
  g_free (f->folder);
}

static gboolean
is_shown (gpointer data)
{
  Fixture *f = data;

  return g_strcmp0 (dossier_session_get_document (f->session)->language, f->language) == 0;
}

static void
wait_for (Fixture *f, const char *language)
{
  f->language = language;
  walk_until (is_shown, f);
  walk_settle ();
}

static char *
get_text (Fixture *f)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->reader->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
assert_says (Fixture *f, const char *words, gboolean says)
{
  g_autofree char *text = get_text (f);

  g_assert_cmpint (strstr (text, words) != NULL, ==, says);
}

/* As if the key were pressed with the keyboard in the reader. */
static void
press (Fixture *f, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->reader));
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger =
            gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (!g_str_equal (trigger, key))
            continue;
          pressed |= gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                   GTK_WIDGET (f->reader), NULL);
        }
    }
  g_assert_true (pressed);
  walk_settle ();
}

/* Shift+F7 goes to a translation and back, F7 opens the menu, a choice in it switches. */
static void
test_switch (Fixture *f, gconstpointer data)
{
  GActionGroup *actions = dossier_reader_view_get_actions (f->reader);
  GtkWidget *popover;

  walk_get (f->window, "Language of the document: English");
  assert_says (f, "Nothing of it had been built", TRUE);
  assert_says (f, BADGE, FALSE);

  press (f, "F7");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (f->reader->language_button));
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));

  g_action_group_activate_action (actions, "language", g_variant_new_string ("de"));
  wait_for (f, "de");
  walk_get (f->window, "Language of the document: Deutsch");
  assert_says (f, "als man die Molen zählte", TRUE);
  assert_says (f, BADGE, TRUE);
  assert_says (f, "Fishermen still land their catch", TRUE);

  press (f, "<Shift>F7");
  wait_for (f, "en");
  press (f, "<Shift>F7");
  wait_for (f, "de");
}

/* From right to left in a window that runs from left to right; what is not translated keeps its own
 * direction, and says so once in words and then by its language. */
static void
test_direction (Fixture *f, gconstpointer data)
{
  const DossierReadingLayout *layout;
  guint n_badges = 0;

  dossier_session_set_language (f->session, "fa");
  wait_for (f, "fa");
  layout = dossier_text_view_get_layout (f->reader->text);
  for (guint i = 0; i < layout->blocks->len; i++)
    {
      const DossierBlock *block = dossier_reading_layout_get_block (layout, i);

      if (block->kind == DOSSIER_BLOCK_BADGE)
        n_badges++;
      if (block->kind == DOSSIER_BLOCK_TEXT && block->passage == 4)
        g_assert_true (block->rtl);
      if (block->kind == DOSSIER_BLOCK_TEXT && block->passage == 3)
        g_assert_false (block->rtl);
    }
  g_assert_cmpuint (n_badges, ==, 2);
  assert_says (f, BADGE "\nNothing of it", TRUE);
  assert_says (f, "\nEnglish\nFishermen", TRUE);
}

/* A translated quote is nobody's own words: it says so, and its wording is one step away. */
static void
test_quote (Fixture *f, gconstpointer data)
{
  g_autofree char *before = walk_text (GTK_WIDGET (f->window));
  g_autofree char *after = NULL;
  g_autofree char *shown = NULL;
  GtkWidget *button;

  g_assert_null (strstr (before, "Wording Before Translation"));
  dossier_session_set_language (f->session, "de");
  wait_for (f, "de");
  after = walk_text (GTK_WIDGET (f->window));
  g_assert_nonnull (strstr (after, "“Wir werden einen Hafen haben.”"));
  g_assert_nonnull (strstr (after, "Direct, translated"));
  g_assert_null (strstr (after, "We shall have a harbour."));

  button = walk_get (f->window, "Wording Before Translation");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  walk_settle ();
  shown = walk_text (GTK_WIDGET (f->window));
  g_assert_nonnull (strstr (shown, "Translation of: “We shall have a harbour.”"));
}

/* Where a quote is pressed in the text its wording comes up. */
static void
test_popover (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  const char *words;

  dossier_session_set_language (f->session, "de");
  wait_for (f, "de");
  text = get_text (f);
  words = strstr (text, "Wir werden");
  g_assert_nonnull (words);
  dossier_reader_view_activate_at (f->reader, (guint) g_utf8_strlen (text, words + 4 - text),
                                   FALSE);
  walk_settle ();
  g_assert_nonnull (f->reader->mark_popover);
  g_free (text);
  text = walk_text (GTK_WIDGET (f->reader->mark_popover));
  g_assert_nonnull (strstr (text, "Direct, translated"));
  g_assert_nonnull (strstr (text, "Translation of: “We shall have a harbour.”"));
  gtk_popover_popdown (GTK_POPOVER (f->reader->mark_popover));
}

/* A note made in English stands at the same passage in German, where it says so, and at its words
 * when one comes back. */
static void
test_note (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  const DossierStretch stretch = { 2, 0, 7 };
  const DossierTextAnnotation *one;
  DossierAnnotation *note;
  g_autofree char *id = NULL;

  g_array_append_val (stretches, stretch);
  note = dossier_session_annotate (f->session, stretches, DOSSIER_COLOUR_GREEN);
  id = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (f->session, note, "Who counted?");
  walk_settle ();
  one = dossier_text_view_get_annotation (f->reader->text, id);
  g_assert_false (one->whole);
  g_assert_cmpuint (one->end - one->start, ==, 7);

  dossier_session_set_language (f->session, "de");
  wait_for (f, "de");
  one = dossier_text_view_get_annotation (f->reader->text, id);
  g_assert_true (one->whole);
  g_assert_cmpint (one->passage, ==, 2);
  walk_get (f->window, "On this paragraph, marked in another language: English. Note on “Nothing”: "
                       "Who counted?");

  dossier_session_set_language (f->session, "en");
  wait_for (f, "en");
  one = dossier_text_view_get_annotation (f->reader->text, id);
  g_assert_false (one->whole);
  g_assert_cmpuint (one->end - one->start, ==, 7);
}

/* A document in one language has no button for it. */
static void
test_one (Fixture *f, gconstpointer data)
{
  g_assert_null (walk_find_shown (GTK_WIDGET (f->window), "Language of the document: English"));
  g_assert_false (
    g_action_group_get_action_enabled (dossier_reader_view_get_actions (f->reader), "languages"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/ui/language/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("switch", test_switch);
  ADD ("direction", test_direction);
  ADD ("quote", test_quote);
  ADD ("popover", test_popover);
  ADD ("note", test_note);
  g_test_add ("/ui/language/one", Fixture, "alone", set_up, test_one, tear_down);

  return g_test_run ();
}
