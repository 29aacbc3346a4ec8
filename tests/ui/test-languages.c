/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All views and windows in the language of the locale, in a wide window and in one of 360 pixels:
 * all that shows is translated (in a pseudo-locale) and nothing is cut off. */
#include <adwaita.h>
#include <string.h>

#include "linking/annotating.h"
#include "linking/joining.h"
#include "look.h"
#include "scene-document.h"
#include "scenes.h"
#include "views/library-view.h"
#include "views/map-view.h"
#include "views/search-view.h"
#include "views/timeline-view.h"
#include "walk.h"

#define UUID "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020ab"

/* Lists of which the Menu key was tried. */
static guint n_menus;

static void
look_at_pages (const char *name)
{
  static const char *const pages[] = { "contents",      "text",    "map",   "quotes",
                                       "said-and-done", "sources", "notes", "timeline" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *scene = g_strconcat (name, ", ", pages[i], NULL);

      scene_act ("win.page", pages[i]);
      scene_look (scene);
      if (g_str_equal (name, "at first"))
        n_menus += scene_look_at_lists_menus (GTK_WIDGET (scene_window ()), scene);
    }
}

/* A window of its own that an action opens. */
static void
look_at_window (const char *action, const char *target)
{
  scene_act (action, target);
  scene_look_at_other (action, TRUE);
}

/* The list of what is found says these words, in it or of it. */
static gboolean
says_found (gpointer words)
{
  GtkWidget *view = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_SEARCH_VIEW);
  g_autofree char *text = view != NULL ? walk_text (view) : NULL;

  return text != NULL && strstr (text, words) != NULL;
}

static void
look_at_search (void)
{
  GtkWidget *entry;

  scene_act ("win.search", NULL);
  entry = walk_find_type (GTK_WIDGET (scene_window ()), GTK_TYPE_SEARCH_ENTRY);
  scene_look ("the search");
  gtk_editable_set_text (GTK_EDITABLE (entry), scene_words ("security"));
  walk_until (says_found, (gpointer) scene_words ("security"));
  scene_look ("what is found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "ъъъ");
  walk_until (says_found, (gpointer) "ъъъ");
  scene_look ("nothing found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  scene_act ("win.page", "text");

  g_action_group_activate_action (dossier_reader_view_get_actions (scene_reader ()), "find", NULL);
  scene_look ("finding");
}

/* A filter by several things, in each list; then one that nothing passes. */
static void
look_at_filter (void)
{
  dossier_session_toggle (scene_session (), DOSSIER_FACET_SPEAKER, "lavrov");
  dossier_session_toggle (scene_session (), DOSSIER_FACET_SPEAKER, "zas");
  dossier_session_toggle (scene_session (), DOSSIER_FACET_PLACE, "SRB");
  dossier_session_toggle (scene_session (), DOSSIER_FACET_DATE, "2019-10/2020-05");
  look_at_pages ("filtered");
  dossier_session_toggle (scene_session (), DOSSIER_FACET_WORDS, "ъъъ");
  look_at_pages ("nothing passes");
  dossier_session_clear_query (scene_session ());
}

static void
look_at_lists (void)
{
  GtkWidget *view;

  scene_act ("win.page", "map");
  view = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_MAP_VIEW);
  gtk_widget_activate_action (gtk_widget_get_first_child (view), "map.table", NULL);
  scene_look ("the map's table");
  gtk_widget_activate_action (gtk_widget_get_first_child (view), "map.table", NULL);
  dossier_session_set_second_organisation (
    scene_session (),
    DOSSIER_ENTITY (
      dossier_document_lookup (dossier_session_get_document (scene_session ()), "SCO")));
  scene_look ("two organisations");
  dossier_session_set_second_organisation (scene_session (), NULL);

  scene_act ("win.page", "timeline");
  view = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_TIMELINE_VIEW);
  view = walk_find_type (view, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (view), TRUE);
  scene_look ("the timeline's list");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (view), FALSE);
}

static void
read_action (const char *name)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (scene_reader ()), name, NULL);
  scene_settle ();
}

static void
look_at_text (void)
{
  static const char *const marks[] = { "mark-quote",        "mark-event", "mark-person",
                                       "mark-organisation", "mark-place", "mark-source",
                                       "mark-commitment" };
  GtkWidget *text;

  scene_act ("win.page", "text");
  text = GTK_WIDGET (dossier_reader_view_get_text (scene_reader ()));
  scene_select_words (scene_words ("institutions"));
  read_action ("annotation-bar");
  scene_look ("the bar at a selection");
  walk_press (text, GDK_KEY_Menu);
  scene_look ("the menu of the text");
  gtk_popover_popdown (
    GTK_POPOVER (walk_find_type (GTK_WIDGET (scene_window ()), GTK_TYPE_POPOVER_MENU)));
  scene_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      scene_select_words (scene_words ("institutions"));
      read_action (marks[i]);
      scene_look_at_other (marks[i], FALSE);
    }
}

/* What becomes of a record, and what is said meanwhile. */
static void
look_at_record (void)
{
  g_action_group_activate_action (dossier_reader_view_get_actions (scene_reader ()), "merge-record",
                                  g_variant_new_string ("lavrov"));
  scene_look_at_other ("two records that are one", FALSE);

  dossier_window_show_message (scene_window (), "весть");
  scene_look ("a message");
}

/* Instead of a document. */
static void
look_at_pages_without_document (void)
{
  dossier_window_show_update (scene_window ());
  scene_look ("an update");
  dossier_window_show_failure (scene_window (), "весть");
  scene_look ("a failure");
}

static void
look_at_notes (void)
{
  DossierAnnotation *note;
  g_autoptr (GPtrArray) trash = g_ptr_array_new ();
  g_autofree char *uuid = NULL;

  scene_act ("win.page", "text");
  scene_select_words (scene_words ("institutions"));
  read_action ("note");
  walk_settle ();
  scene_look ("a note beside the text");
  dossier_session_flush (scene_session ());
  note =
    dossier_document_get (dossier_session_get_document (scene_session ()), DOSSIER_KIND_NOTE, 0);
  g_assert_nonnull (note);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (scene_session (), note, "нота");
  dossier_session_leave_note (scene_session (),
                              dossier_session_get_annotation (scene_session (), uuid));
  scene_act ("win.page", "notes");
  scene_look ("a note in the list");
  scene_act ("win.show-note", uuid);
  scene_look ("a note that is edited");
  g_ptr_array_add (trash, dossier_session_get_annotation (scene_session (), uuid));
  dossier_session_trash (scene_session (), trash);
  scene_act ("win.page", "text");
}

static void
act_in_library (const char *action)
{
  GtkWidget *view = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_LIBRARY_VIEW);

  g_assert_true (gtk_widget_activate_action (view, action, NULL));
}

static gboolean
lists_documents (gpointer n)
{
  GtkWidget *list = walk_find_type (GTK_WIDGET (scene_window ()), GTK_TYPE_LIST_VIEW);

  return list != NULL &&
         g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) ==
           GPOINTER_TO_UINT (n);
}

/* The list is not there then. */
static gboolean
lists_no_documents (gpointer unused)
{
  GtkWidget *view = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_LIBRARY_VIEW);

  return walk_find_type (view, GTK_TYPE_LIST_VIEW) == NULL;
}

static gboolean
has_entries (gpointer window)
{
  return walk_find_type (window, ADW_TYPE_ENTRY_ROW) != NULL;
}

/* Its documents, without the bundled one, which is in English. */
static void
look_at_library (void)
{
  GtkWidget *view, *list;

  g_action_group_activate_action (G_ACTION_GROUP (scene_window ()), "library", NULL);
  walk_until (lists_documents, GUINT_TO_POINTER (2));
  view = walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_LIBRARY_VIEW);
  if (scene_is_pseudo)
    {
      gtk_editable_set_text (GTK_EDITABLE (walk_find_type (view, GTK_TYPE_SEARCH_ENTRY)),
                             scene_words ("Search"));
      walk_until (lists_documents, GUINT_TO_POINTER (1));
    }
  scene_look ("the library");
  list = walk_find_type (view, GTK_TYPE_LIST_VIEW);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), 0, TRUE);
  scene_look ("a document that is chosen");
  n_menus += scene_look_at_lists_menus (view, "the library");
  act_in_library ("library.tags");
  scene_look_at_other ("tags of a document", FALSE);
  act_in_library ("library.collections");
  scene_look_at_other ("collections", FALSE);
  act_in_library ("library.correct");
  walk_until (has_entries, scene_wait_for_other ());
  scene_look_at_other ("a correction", FALSE);
  gtk_editable_set_text (GTK_EDITABLE (walk_find_type (view, GTK_TYPE_SEARCH_ENTRY)), "ъъъ");
  walk_until (lists_no_documents, NULL);
  scene_look ("a library without such a document");
  gtk_editable_set_text (GTK_EDITABLE (walk_find_type (view, GTK_TYPE_SEARCH_ENTRY)), "");
  g_action_group_activate_action (G_ACTION_GROUP (scene_window ()), "library", NULL);
}

static gboolean
is_joined (gpointer n)
{
  DossierDocument *document = dossier_session_get_document (scene_session ());

  return dossier_document_get_reach (document) != NULL &&
         dossier_document_count (document, DOSSIER_KIND_PERSON) == GPOINTER_TO_UINT (n);
}

static gboolean
is_single (gpointer unused)
{
  DossierDocument *document = dossier_session_get_document (scene_session ());

  return document != NULL && dossier_document_get_reach (document) == NULL;
}

/* The document as one of several: who is who in it. */
static void
look_at_joining (void)
{
  guint n =
    dossier_document_count (dossier_session_get_document (scene_session ()), DOSSIER_KIND_PERSON);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  DossierDocument *document;
  GtkWidget *dialog;

  scene_act ("win.together", "documents:" UUID);
  walk_until (is_joined, GUINT_TO_POINTER (n));
  document = dossier_session_get_document (scene_session ());
  g_ptr_array_add (others, dossier_document_lookup (document, "zas"));
  dossier_session_join (scene_session (),
                        DOSSIER_ENTITY (dossier_document_lookup (document, "lavrov")), others);
  walk_until (is_joined, GUINT_TO_POINTER (n - 1));
  document = dossier_session_get_document (scene_session ());
  scene_act ("win.join", dossier_document_lookup (document, "lavrov") != NULL ? "lavrov" : "zas");
  dialog = scene_wait_for_other ();
  gtk_editable_set_text (GTK_EDITABLE (walk_find_type (dialog, GTK_TYPE_SEARCH_ENTRY)), "ъъъ");
  scene_look ("nobody to join with");
  gtk_editable_set_text (GTK_EDITABLE (walk_find_type (dialog, GTK_TYPE_SEARCH_ENTRY)), "");
  scene_look_at_other ("joining", FALSE);
  scene_act ("win.undo", NULL);
  walk_until (is_joined, GUINT_TO_POINTER (n));
  scene_act ("win.document", UUID);
  walk_until (is_single, NULL);
}

static void
look_at_all (void)
{
  look_at_pages ("at first");
  scene_look_at_menus (GTK_WIDGET (scene_window ()), "the window");
  look_at_filter ();
  look_at_lists ();
  look_at_search ();
  look_at_text ();
  look_at_notes ();
  look_at_record ();
  look_at_library ();
  look_at_joining ();
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

static void
steps (void)
{
  g_autoptr (GFile) file = scene_write_document (UUID, NULL, NULL);

  scene_open_document (file, UUID);
  scene_set_room ("wide");
  look_at_all ();
  scene_set_room ("narrow");
  look_at_all ();
  look_at_pages_without_document ();
}

static void
test_languages (void)
{
  scene_run_all (steps, 1000);
  /* People, quotes, commitments, sources, map and timeline, twice. */
  g_test_message ("%u menus of lists", n_menus);
  g_assert_cmpuint (n_menus, >=, 10);
}

int
main (int argc, char *argv[])
{
  scene_init (&argc, &argv);
  g_test_add_func ("/ui/languages", test_languages);
  return g_test_run ();
}
