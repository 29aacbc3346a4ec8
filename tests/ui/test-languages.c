/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All views and windows in the language of the locale, in a wide window and in one of 360 pixels:
 * all that shows is translated (in a pseudo-locale) and nothing is cut off. */
#include <adwaita.h>
#include <locale.h>
#include <string.h>

#include "app/application.h"
#include "app/window.h"
#include "linking/annotating.h"
#include "look.h"
#include "text/catalogues.h"
#include "views/map-view.h"
#include "views/reader-view.h"
#include "views/timeline-view.h"
#include "walk.h"

#define UUID "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020ab"

static char *folder;
static gboolean is_pseudo;
static const char *room; /* "wide" or "narrow" */

static DossierWindow *
get_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static DossierSession *
get_session (void)
{
  return dossier_window_get_session (get_window ());
}

static DossierReaderView *
get_reader (void)
{
  return DOSSIER_READER_VIEW (
    walk_find_type (GTK_WIDGET (get_window ()), DOSSIER_TYPE_READER_VIEW));
}

/* Waits until all that shows has been laid out and drawn once more: sooner done than walk_settle(),
 * which waits for what a person would not. */
static gboolean
is_drawn (gpointer clocks)
{
  GHashTableIter iter;
  gpointer clock, counter;

  if (g_main_context_pending (NULL))
    return FALSE;
  g_hash_table_iter_init (&iter, clocks);
  while (g_hash_table_iter_next (&iter, &clock, &counter))
    if (gdk_frame_clock_get_frame_counter (clock) < *(gint64 *) counter)
      return FALSE;
  return TRUE;
}

static gboolean
woken_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static void
settle_once (void)
{
  g_autoptr (GHashTable) clocks = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  GListModel *windows = gtk_window_get_toplevels ();
  guint wake;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

      if (!gtk_widget_get_mapped (window) || clock == NULL)
        continue;
      gtk_widget_queue_draw (window);
      g_hash_table_replace (clocks, g_object_ref (clock),
                            g_memdup2 (&(gint64){ gdk_frame_clock_get_frame_counter (clock) + 1 },
                                       sizeof (gint64)));
    }
  wake = g_timeout_add (5, woken_cb, NULL);
  while (!is_drawn (clocks))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

/* What is laid out may ask for another size. */
static void
settle (void)
{
  settle_once ();
  settle_once ();
}

/* The document: the bundled one, in letters that no message has */

static void
append_other (GString *text, char c)
{
  static const char *const letters[] = { "а", "б", "ц", "д", "е", "ф", "г", "х", "и",
                                         "й", "к", "л", "м", "н", "о", "п", "ч", "р",
                                         "с", "т", "у", "в", "ш", "ж", "ы", "з" };
  g_autofree char *upper = NULL;

  if (g_ascii_islower (c))
    g_string_append (text, letters[c - 'a']);
  else if (g_ascii_isupper (c))
    g_string_append (text, upper = g_utf8_strup (letters[c - 'A'], -1));
  else
    g_string_append_c (text, c);
}

/* Text, and what attributes say in words. */
static char *
transcribe (const char *source)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_tag = FALSE, in_words = FALSE;

  for (const char *c = source; *c != '\0'; c++)
    {
      if (*c == '&')
        {
          const char *end = strchr (c, ';');

          g_string_append_len (text, c, end - c + 1);
          c = end;
          continue;
        }
      if (in_words && *c == '"')
        in_words = FALSE;
      if (in_tag && !in_words)
        g_string_append_c (text, *c);
      else if (*c == '<')
        g_string_append_c (text, *c);
      else
        append_other (text, *c);
      if (*c == '<')
        in_tag = TRUE;
      else if (*c == '>')
        in_tag = FALSE;
      else if (in_tag && *c == '"')
        in_words =
          g_str_has_suffix (text->str, " role=\"") || g_str_has_suffix (text->str, " n=\"");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GFile *
write_document (void)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autofree char *path = g_build_filename (folder, "other.xml", NULL);
  g_autofree char *source = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (csto, &source, NULL, &error);
  g_assert_no_error (error);
  other = is_pseudo ? transcribe (source) : g_strdup (source);
  text = g_string_new (other);
  {
    char *uuid = strstr (text->str, "<idno type=\"uuid\">") + strlen ("<idno type=\"uuid\">");
    gssize at = uuid - text->str;

    g_string_erase (text, at, strchr (uuid, '<') - uuid);
    g_string_insert (text, at, UUID);
  }
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gboolean
shows_document (gpointer unused)
{
  DossierDocument *document =
    get_window () != NULL ? dossier_session_get_document (get_session ()) : NULL;

  return document != NULL && g_str_equal (document->uuid, UUID) && get_reader () != NULL;
}

static gboolean
shows_any (gpointer unused)
{
  return get_window () != NULL && dossier_session_get_document (get_session ()) != NULL &&
         get_reader () != NULL;
}

/* Scenes */

static void
look (const char *name)
{
  g_autofree char *scene = g_strconcat (room, ", ", name, NULL);
  GListModel *windows = gtk_window_get_toplevels ();

  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        look_at (window, scene, LOOK_WHOLE | (is_pseudo ? LOOK_TRANSLATED : 0));
    }
}

static void
act (const char *action, const char *target)
{
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (get_window ()), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (get_window ()), action, NULL);
  settle ();
}

/* Each menu that a button opens. */
static void
look_at_menus (GtkWidget *root, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_MENU_BUTTON (root) && gtk_widget_is_sensitive (root))
    {
      g_autofree char *scene = g_strconcat (name, ", a menu", NULL);

      gtk_menu_button_popup (GTK_MENU_BUTTON (root));
      look (scene);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (root));
      settle ();
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at_menus (child, name);
}

static void
look_at_pages (const char *name)
{
  static const char *const pages[] = { "contents",      "text",    "map",   "quotes",
                                       "said-and-done", "sources", "notes", "timeline" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *scene = g_strconcat (name, ", ", pages[i], NULL);

      act ("win.page", pages[i]);
      look (scene);
    }
}

static gboolean
is_other_window (GtkWidget *window)
{
  return gtk_widget_get_mapped (window) && window != GTK_WIDGET (get_window ());
}

static GtkWidget *
find_other (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_other_window (window))
        return window;
    }
  return NULL;
}

static gboolean
has_other (gpointer unused)
{
  return find_other () != NULL;
}

static gboolean
has_no_other (gpointer unused)
{
  return find_other () == NULL;
}

/* A window of its own that an action opens. */
static void
look_at_window (const char *action, const char *target)
{
  GtkWidget *window;

  act (action, target);
  walk_until (has_other, NULL);
  window = find_other ();
  if (g_str_equal (room, "narrow"))
    {
      gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
      settle ();
      if (gtk_widget_get_width (window) > 360)
        look_report ("wider than 360 pixels", action);
    }
  look (action);
  look_at_menus (window, action);
  gtk_window_destroy (GTK_WINDOW (window));
  walk_until (has_no_other, NULL);
}

/* Words that stand in the document, whichever letters it has. */
static const char *
get_words (const char *english, const char *other)
{
  return is_pseudo ? other : english;
}

static void
look_at_search (void)
{
  GtkWidget *entry;

  act ("win.search", NULL);
  entry = walk_find_type (GTK_WIDGET (get_window ()), GTK_TYPE_SEARCH_ENTRY);
  look ("the search");
  gtk_editable_set_text (GTK_EDITABLE (entry), get_words ("security", "сецуриты"));
  settle ();
  g_usleep (100000);
  look ("what is found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "ъъъ");
  settle ();
  g_usleep (100000);
  look ("nothing found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  act ("win.page", "text");

  g_action_group_activate_action (dossier_reader_view_get_actions (get_reader ()), "find", NULL);
  look ("finding");
}

/* A filter by several things, in each list; then one that nothing passes. */
static void
look_at_filter (void)
{
  dossier_session_toggle (get_session (), DOSSIER_FACET_SPEAKER, "lavrov");
  dossier_session_toggle (get_session (), DOSSIER_FACET_SPEAKER, "zas");
  dossier_session_toggle (get_session (), DOSSIER_FACET_PLACE, "SRB");
  dossier_session_toggle (get_session (), DOSSIER_FACET_DATE, "2019-10/2020-05");
  look_at_pages ("filtered");
  dossier_session_toggle (get_session (), DOSSIER_FACET_WORDS, "ъъъ");
  look_at_pages ("nothing passes");
  dossier_session_clear_query (get_session ());
}

static void
look_at_lists (void)
{
  GtkWidget *view;

  act ("win.page", "map");
  view = walk_find_type (GTK_WIDGET (get_window ()), DOSSIER_TYPE_MAP_VIEW);
  gtk_widget_activate_action (gtk_widget_get_first_child (view), "map.table", NULL);
  look ("the map's table");
  gtk_widget_activate_action (gtk_widget_get_first_child (view), "map.table", NULL);
  dossier_session_set_second_organisation (
    get_session (),
    DOSSIER_ENTITY (
      dossier_document_lookup (dossier_session_get_document (get_session ()), "SCO")));
  look ("two organisations");
  dossier_session_set_second_organisation (get_session (), NULL);

  act ("win.page", "timeline");
  view = walk_find_type (GTK_WIDGET (get_window ()), DOSSIER_TYPE_TIMELINE_VIEW);
  view = walk_find_type (view, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (view), TRUE);
  look ("the timeline's list");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (view), FALSE);
}

static void
select_words (const char *words)
{
  DossierDocument *document = dossier_session_get_document (get_session ());
  DossierTextView *text = dossier_reader_view_get_text (get_reader ());
  const DossierReadingLayout *layout = dossier_text_view_get_layout (text);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      const char *all = dossier_document_get_passage (document, i)->text;
      const char *at = strstr (all, words);
      guint start;

      if (at == NULL)
        continue;
      start = (guint) g_utf8_strlen (all, at - all);
      dossier_text_view_select (text, dossier_reading_layout_to_position (layout, i, start, TRUE),
                                dossier_reading_layout_to_position (
                                  layout, i, start + (guint) g_utf8_strlen (words, -1), FALSE));
      return;
    }
  g_assert_not_reached ();
}

static void
read_action (const char *name)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (get_reader ()), name, NULL);
  settle ();
}

static void
look_at_text (void)
{
  static const char *const marks[] = { "mark-quote",        "mark-event", "mark-person",
                                       "mark-organisation", "mark-place", "mark-source",
                                       "mark-commitment" };
  GtkWidget *text;

  act ("win.page", "text");
  text = GTK_WIDGET (dossier_reader_view_get_text (get_reader ()));
  select_words (get_words ("institutions", "институтионс"));
  read_action ("annotation-bar");
  look ("the bar at a selection");
  walk_press (text, GDK_KEY_Menu);
  look ("the menu of the text");
  gtk_popover_popdown (
    GTK_POPOVER (walk_find_type (GTK_WIDGET (get_window ()), GTK_TYPE_POPOVER_MENU)));
  settle ();
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      select_words (get_words ("institutions", "институтионс"));
      read_action (marks[i]);
      walk_until (has_other, NULL);
      if (g_str_equal (room, "narrow"))
        gtk_window_set_default_size (GTK_WINDOW (find_other ()), 360, 640);
      look (marks[i]);
      gtk_window_destroy (GTK_WINDOW (find_other ()));
      walk_until (has_no_other, NULL);
    }
}

/* What becomes of a record, and what is said meanwhile. */
static void
look_at_record (void)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (get_reader ()), "merge-record",
                                  g_variant_new_string ("lavrov"));
  walk_until (has_other, NULL);
  if (g_str_equal (room, "narrow"))
    gtk_window_set_default_size (GTK_WINDOW (find_other ()), 360, 640);
  look ("two records that are one");
  gtk_window_destroy (GTK_WINDOW (find_other ()));
  walk_until (has_no_other, NULL);

  dossier_window_show_message (get_window (), "весть");
  look ("a message");
}

/* Instead of a document. */
static void
look_at_pages_without_document (void)
{
  dossier_window_show_update (get_window ());
  look ("an update");
  dossier_window_show_failure (get_window (), "весть");
  look ("a failure");
}

static void
look_at_notes (void)
{
  DossierAnnotation *note;
  g_autoptr (GPtrArray) trash = g_ptr_array_new ();
  g_autofree char *uuid = NULL;

  act ("win.page", "text");
  select_words (get_words ("institutions", "институтионс"));
  read_action ("note");
  walk_settle ();
  look ("a note beside the text");
  dossier_session_flush (get_session ());
  note = dossier_document_get (dossier_session_get_document (get_session ()), DOSSIER_KIND_NOTE, 0);
  g_assert_nonnull (note);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (get_session (), note, "нота");
  dossier_session_leave_note (get_session (),
                              dossier_session_get_annotation (get_session (), uuid));
  act ("win.page", "notes");
  look ("a note in the list");
  act ("win.show-note", uuid);
  look ("a note that is edited");
  g_ptr_array_add (trash, dossier_session_get_annotation (get_session (), uuid));
  dossier_session_trash (get_session (), trash);
  act ("win.page", "text");
}

static void
look_at_all (void)
{
  look_at_pages ("at first");
  look_at_menus (GTK_WIDGET (get_window ()), "the window");
  look_at_filter ();
  look_at_lists ();
  look_at_search ();
  look_at_text ();
  look_at_notes ();
  look_at_record ();
  look_at_window ("win.show-help-overlay", NULL);
  look_at_window ("win.preferences", NULL);
  look_at_window ("app.about", NULL);
  look_at_window ("win.export", NULL);
  look_at_window ("win.backups", NULL);
  look_at_window ("win.trash", NULL);
  look_at_window ("win.tags", "");
  look_at_window ("win.edit-templates", "");
  look_at_window ("win.carry-from", NULL);
}

static gboolean
is_narrow (gpointer unused)
{
  return gtk_widget_get_width (GTK_WIDGET (get_window ())) <= 360;
}

static gboolean
steps_cb (gpointer unused)
{
  g_autoptr (GFile) file = NULL;

  walk_until (shows_any, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  file = write_document ();
  dossier_window_open_file (get_window (), file);
  walk_until (shows_document, NULL);

  room = "wide";
  gtk_window_set_default_size (GTK_WINDOW (get_window ()), 1400, 900);
  settle ();
  look_at_all ();

  room = "narrow";
  gtk_window_set_default_size (GTK_WINDOW (get_window ()), 360, 640);
  walk_until (is_narrow, NULL);
  look_at_all ();
  look_at_pages_without_document ();
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
test_languages (void)
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  g_autofree char *library = NULL;

  folder = g_dir_make_tmp ("dossier-languages-XXXXXX", NULL);
  library = g_build_filename (folder, "library.db", NULL);
  g_timeout_add (100, steps_cb, NULL);
  {
    char *arguments[] = { (char *) "dossier", (char *) "--library", library, NULL };

    g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, arguments), ==, 0);
  }
  walk_remove_folder (folder);
  g_free (folder);
  g_test_message ("%u strings and labels seen", look_count_seen ());
  g_assert_cmpuint (look_count_seen (), >, 1000);
  g_assert_cmpuint (look_count_faults (), ==, 0);
}

int
main (int argc, char *argv[])
{
  /* Folders of its own it has already, and GTK finds no pictures without those of the system. */
  g_test_init (&argc, &argv, NULL);
  dossier_catalogues_bind ();
  is_pseudo = strstr (setlocale (LC_MESSAGES, NULL), "_X") != NULL;
  g_test_add_func ("/ui/languages", test_languages);
  return g_test_run ();
}
