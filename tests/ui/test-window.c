/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person notices in the window: choosing in one view shows in all the others. */
#include <adwaita.h>

#include "app/saved-filters.h"
#include "app/window.h"
#include "formats/importer.h"
#include "views/count-row.h"
#include "walk.h"
#include "widgets/text-view.h"

typedef struct
{
  DossierDocument *document;
  DossierWindow *window;
  DossierSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = walk_read_csto ();
  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window),
                               GPOINTER_TO_INT (data) ? GPOINTER_TO_INT (data) : 1400, 900);
  dossier_window_show_document (f->window, f->document, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  g_object_unref (f->document);
}

/* The tab @name tells how many there are. */
static void
assert_tab (Fixture *f, const char *name, const char *count)
{
  GtkWidget *tab = walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_TOGGLE_BUTTON, name);

  g_assert_nonnull (tab);
  gtk_test_accessible_assert_property (tab, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count);
}

/* The text itself, and not the button that shows it. */
static gboolean
text_shows (Fixture *f)
{
  return walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_TEXT_VIEW, "Text") != NULL;
}

static void
activate_row (Fixture *f, const char *name)
{
  GtkWidget *row = walk_get (f->window, name);

  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  walk_settle ();
}

static void
test_first_view (Fixture *f, gconstpointer data)
{
  static const char *const names[] = {
    "Contents", "People",    "Organisations", "Places",         "Text",    "Timeline",
    "Filter",   "16 quotes", "Said and done", "Map of members", "Sources", "Quotes",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    walk_get (f->window, names[i]);
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (f->window)), " — Dossier"));
}

/* Choosing Lavrov leaves his quotes, everywhere. */
static void
test_speaker (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *list;

  activate_row (f, "Sergey Lavrov, 5 quotes");
  walk_get (f->window, "5 of 16 quotes: Sergey Lavrov");
  assert_tab (f, "Quotes", "5 of 16");
  list = walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW, "Quotes");
  g_assert_nonnull (list);
  text = walk_text (list);
  g_assert_nonnull (strstr (text, "highly relevant"));
  g_assert_null (strstr (text, "Zas"));
  for (guint i = 0; i < dossier_document_count (f->document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (f->document, DOSSIER_KIND_QUOTE, i);

      g_assert_cmpint (dossier_session_passes (f->session, quote), ==,
                       g_strcmp0 (DOSSIER_ITEM (quote->speaker)->id, "lavrov") == 0);
    }

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.clear", NULL);
  walk_settle ();
  walk_get (f->window, "16 quotes");
  assert_tab (f, "Quotes", "16");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  walk_settle ();
  walk_get (f->window, "5 of 16 quotes: Sergey Lavrov");
}

/* A stretch of time narrows every list. */
static void
test_may_2020 (Fixture *f, gconstpointer data)
{
  DossierCrossfilter *results = dossier_session_get_results (f->session);

  dossier_session_set_range (f->session, dossier_day_from_ymd (2020, 5, 1),
                             dossier_day_from_ymd (2020, 5, 31));
  walk_settle ();
  g_assert_cmpuint (dossier_crossfilter_get_passing (results, DOSSIER_KIND_QUOTE), <, 16);
  g_assert_cmpuint (dossier_crossfilter_get_passing (results, DOSSIER_KIND_QUOTE), >=, 10);
  g_assert_cmpuint (dossier_crossfilter_get_passing (results, DOSSIER_KIND_EVENT), <,
                    dossier_crossfilter_get_total (results, DOSSIER_KIND_EVENT));
  g_assert_cmpuint (dossier_crossfilter_get_passing (results, DOSSIER_KIND_PASSAGE), <,
                    dossier_crossfilter_get_total (results, DOSSIER_KIND_PASSAGE));
  walk_get (f->window, "Remove from the filter: May 2020");
}

/* The map's countries say what they are on the day of the cursor. */
static void
test_cursor (Fixture *f, gconstpointer data)
{
  dossier_session_set_cursor (f->session, dossier_day_from_ymd (1998, 6, 1));
  walk_settle ();
  walk_get (f->window, "Azerbaijan, party to the Treaty since 1993");
  dossier_session_set_cursor (f->session, dossier_day_from_ymd (2008, 6, 1));
  walk_settle ();
  walk_get (f->window, "Uzbekistan, member since 2006");
  walk_assert_gone (f->window, "Azerbaijan, party to the Treaty since 1993");
}

/* Going somewhere and back leads to the same passage. */
static void
test_back (Fixture *f, gconstpointer data)
{
  guint passage, offset, before;

  dossier_session_go_to (f->session, 12, 0);
  walk_settle ();
  dossier_session_get_place (f->session, &before, &offset);
  activate_row (f, "Key takeaways, 0 quotes");
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, !=, before);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.back", NULL);
  walk_settle ();
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, before);
}

/* Whoever chooses something is shown the first passage of it, and comes back to what they read. */
static void
test_first_match (Fixture *f, gconstpointer data)
{
  guint passage, offset;

  activate_row (f, "Sergey Lavrov, 5 quotes");
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpstr (DOSSIER_ITEM (dossier_document_get_passage (f->document, passage))->id, ==,
                   "p3");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.back", NULL);
  walk_settle ();
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, 0);
}

/* Something of what passes is in view already: the text stays where it is. */
static void
test_match_in_view (Fixture *f, gconstpointer data)
{
  guint passage, offset, before;

  dossier_session_go_to (f->session, 11, 0);
  walk_settle ();
  dossier_session_get_place (f->session, &before, &offset);
  activate_row (f, "Sergey Lavrov, 5 quotes");
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, before);
}

/* A click on a country leaves what is about it, Esc twice clears focus and filter. */
static void
test_country (Fixture *f, gconstpointer data)
{
  GtkWidget *country = walk_get (f->window, "Serbia, observer since 2013");
  DossierItem *serbia = dossier_document_lookup (f->document, "SRB");
  guint n_quotes = dossier_document_count (f->document, DOSSIER_KIND_QUOTE);
  guint passing = 0;

  g_signal_emit_by_name (country, "clicked");
  walk_settle ();
  for (guint i = 0; i < n_quotes; i++)
    {
      DossierItem *quote = dossier_document_get (f->document, DOSSIER_KIND_QUOTE, i);
      gboolean about = g_ptr_array_find (quote->entities, serbia, NULL);

      g_assert_cmpint (dossier_session_passes (f->session, quote), ==, about);
      passing += about;
    }
  g_assert_cmpuint (passing, >, 0);
  g_assert_cmpuint (passing, <, n_quotes);
  walk_get (f->window, "Remove from the filter: Serbia");

  dossier_session_set_focus (f->session, serbia, NULL);
  g_assert_true (dossier_session_escape (f->session));
  g_assert_null (dossier_session_get_focus (f->session));
  walk_get (f->window, "Remove from the filter: Serbia");
  g_assert_true (dossier_session_escape (f->session));
  walk_settle ();
  walk_get (f->window, "16 quotes");
  g_assert_false (dossier_session_escape (f->session));
}

static gboolean
has_focus_in (Fixture *f, GType type, const char *name)
{
  GtkWidget *list = walk_find_shown_type (GTK_WIDGET (f->window), type, name);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return list != NULL && focus != NULL && (focus == list || gtk_widget_is_ancestor (focus, list));
}

/* The keys for the parts of the window lead into them, also from one list to the next. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *page;
    const char *name;
  } lists[] = {
    { "quotes", "Quotes" },
    { "said-and-done", "Said and done" },
    { "sources", "Sources" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", lists[i].page);
      walk_settle ();
      g_assert_true (has_focus_in (f, GTK_TYPE_LIST_VIEW, lists[i].name));
    }
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "text");
  walk_settle ();
  g_assert_true (has_focus_in (f, GTK_TYPE_TEXT_VIEW, "Text"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "contents");
  walk_settle ();
  g_assert_true (has_focus_in (f, GTK_TYPE_LIST_BOX, "Contents"));
}

/* A second window has a filter of its own. */
static void
test_second_window (Fixture *f, gconstpointer data)
{
  DossierWindow *second = dossier_window_new (NULL);

  dossier_window_show_document (second, f->document, NULL);
  gtk_window_present (GTK_WINDOW (second));
  walk_settle ();
  activate_row (f, "Sergey Lavrov, 5 quotes");
  g_assert_nonnull (walk_find_shown (GTK_WIDGET (second), "16 quotes"));
  gtk_window_destroy (GTK_WINDOW (second));
  walk_settle ();
  walk_get (f->window, "5 of 16 quotes: Sergey Lavrov");
}

/* What the menu of saved filters offers: for @label its query, NULL when it offers none. */
static char *
get_saved_query (DossierSavedFilters *filters, const char *label)
{
  GMenuModel *menu = dossier_saved_filters_get_menu (filters);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) kept = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; kept != NULL && j < g_menu_model_get_n_items (kept); j++)
        {
          g_autofree char *text = NULL;
          char *query = NULL;

          g_menu_model_get_item_attribute (kept, j, G_MENU_ATTRIBUTE_LABEL, "s", &text);
          if (g_strcmp0 (text, label) == 0 &&
              g_menu_model_get_item_attribute (kept, j, G_MENU_ATTRIBUTE_TARGET, "s", &query))
            return query;
        }
    }
  return NULL;
}

static gboolean
is_saved (gpointer filters)
{
  g_autofree char *query = get_saved_query (filters, "Lavrov in May");

  return query != NULL;
}

static gboolean
is_forgotten (gpointer filters)
{
  return !is_saved (filters);
}

/* A filter that was given a name can be taken from the menu again, and be forgotten. */
static void
test_saved_filters (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dossier-filters-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "library.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_library_open (path, NULL, &error);
  g_autoptr (DossierDocument) document =
    store ? dossier_store_load (store, "csto", NULL, &error) : NULL;
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierSavedFilters) filters = dossier_saved_filters_new (session);
  GActionGroup *actions = dossier_saved_filters_get_actions (filters);
  g_autofree char *query = NULL;
  g_autofree char *sentence = NULL;

  g_assert_no_error (error);
  dossier_session_set_document (session, document);
  dossier_saved_filters_set_store (filters, store);
  dossier_session_toggle (session, DOSSIER_FACET_SPEAKER, "lavrov");
  dossier_session_toggle (session, DOSSIER_FACET_DATE, "2020-05");
  sentence = dossier_session_get_sentence (session);
  dossier_saved_filters_keep (filters, "Lavrov in May");
  walk_until (is_saved, filters);

  dossier_session_clear_query (session);
  query = get_saved_query (filters, "Lavrov in May");
  g_action_group_activate_action (actions, "show", g_variant_new_string (query));
  {
    g_autofree char *again = dossier_session_get_sentence (session);

    g_assert_cmpstr (again, ==, sentence);
  }
  g_action_group_activate_action (actions, "forget", g_variant_new_string ("Lavrov in May"));
  walk_until (is_forgotten, filters);
}

/* A wide window can be made one of 360 pixels at once. */
static void
test_least_width (Fixture *f, gconstpointer data)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (f->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
}

static void
test_medium (Fixture *f, gconstpointer data)
{
  g_assert_true (text_shows (f));
  walk_assert_gone (f->window, "Map of members");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "map");
  walk_settle ();
  walk_get (f->window, "Map of members");
  assert_tab (f, "Quotes", "16");
  g_assert_false (text_shows (f));
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  g_assert_true (text_shows (f));
  walk_assert_gone (f->window, "Contents");
  walk_assert_gone (f->window, "Timeline");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "sources");
  walk_settle ();
  walk_get (f->window, "Sources");
  g_assert_false (text_shows (f));
  dossier_session_go_to (f->session, 5, 0);
  walk_settle ();
  g_assert_true (text_shows (f));
}

/* While an old library is brought up to date, the window says so instead of being empty. */
static void
test_update (Fixture *f, gconstpointer data)
{
  dossier_window_show_update (f->window);
  walk_get (f->window, "Bringing the Library up to Date");
  g_assert_false (text_shows (f));
  dossier_window_show_document (f->window, f->document, NULL);
  walk_assert_gone (f->window, "Bringing the Library up to Date");
  g_assert_true (text_shows (f));
}

/* In a low window a list has the map's room, and the map is a button away. */
static void
test_low (Fixture *f, gconstpointer data)
{
  GtkWidget *map;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 800, 600);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "map");
  walk_get (f->window, "Map of members");
  walk_assert_gone (f->window, "Show the map");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "quotes");
  map = walk_get (f->window, "Show the map");
  walk_assert_gone (f->window, "Map of members");
  walk_settle ();
  g_assert_cmpint (gtk_widget_get_height (
                     walk_find_shown_type (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW, "Quotes")),
                   >, 200);
  g_signal_emit_by_name (map, "clicked");
  walk_get (f->window, "Map of members");
  walk_assert_gone (f->window, "Show the map");
  assert_tab (f, "Quotes", "16");
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) <= 800;
}

static gboolean
reads (gpointer window)
{
  return DOSSIER_IS_TEXT_VIEW (gtk_window_get_focus (window));
}

/* A window that becomes narrower leaves the keyboard in the text. */
static void
test_keyboard (Fixture *f, gconstpointer data)
{
  walk_until (reads, f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 800, 600);
  walk_until (is_narrow, f->window);
  walk_settle ();
  walk_until (reads, f->window);
}

/* As the application does: widths depend on it. */
static void
add_style_sheet (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/dossierapp/Dossier/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  add_style_sheet ();

#define ADD(path, width, func)                                                                     \
  g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("/ui/window/first-view", 1400, test_first_view);
  ADD ("/ui/window/speaker", 1400, test_speaker);
  ADD ("/ui/window/may-2020", 1400, test_may_2020);
  ADD ("/ui/window/cursor", 1400, test_cursor);
  ADD ("/ui/window/back", 1400, test_back);
  ADD ("/ui/window/first-match", 1400, test_first_match);
  ADD ("/ui/window/match-in-view", 1400, test_match_in_view);
  ADD ("/ui/window/country", 1400, test_country);
  ADD ("/ui/window/pages", 1400, test_pages);
  g_test_add_func ("/ui/window/saved-filters", test_saved_filters);
  ADD ("/ui/window/second-window", 1400, test_second_window);
  ADD ("/ui/window/least-width/wide", 1400, test_least_width);
  ADD ("/ui/window/least-width/narrow", 360, test_least_width);
  ADD ("/ui/window/medium", 800, test_medium);
  ADD ("/ui/window/update", 1400, test_update);
  ADD ("/ui/window/low", 800, test_low);
  ADD ("/ui/window/narrow", 400, test_narrow);
  ADD ("/ui/window/keyboard", 1400, test_keyboard);

  return g_test_run ();
}
