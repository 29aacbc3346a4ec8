/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person notices in the window: choosing in one view shows in all the others. */
#include <adwaita.h>

#include "app/window.h"
#include "views/count-row.h"
#include "walk.h"

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
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_destroy (GTK_WINDOW (f->window));
  walk_settle ();
  g_assert_null (f->window);
  g_object_unref (f->document);
}

static GtkWidget *
find (Fixture *f, const char *name)
{
  GtkWidget *widget = walk_find_shown (GTK_WIDGET (f->window), name);

  if (widget == NULL)
    g_test_message ("Nothing is named “%s”.", name);
  g_assert_nonnull (widget);
  return widget;
}

static void
assert_gone (Fixture *f, const char *name)
{
  g_assert_null (walk_find_shown (GTK_WIDGET (f->window), name));
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
  GtkWidget *row = find (f, name);

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
    find (f, names[i]);
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (f->window)), " — Dossier"));
}

/* Choosing Lavrov leaves his quotes, everywhere. */
static void
test_speaker (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *list;

  activate_row (f, "Sergey Lavrov, 5 quotes");
  find (f, "5 of 16 quotes: Sergey Lavrov");
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
  find (f, "16 quotes");
  assert_tab (f, "Quotes", "16");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  walk_settle ();
  find (f, "5 of 16 quotes: Sergey Lavrov");
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
  find (f, "Remove from the filter: May 2020");
}

/* The map's countries say what they are on the day of the cursor. */
static void
test_cursor (Fixture *f, gconstpointer data)
{
  dossier_session_set_cursor (f->session, dossier_day_from_ymd (1998, 6, 1));
  walk_settle ();
  find (f, "Azerbaijan, party to the Treaty since 1993");
  dossier_session_set_cursor (f->session, dossier_day_from_ymd (2008, 6, 1));
  walk_settle ();
  find (f, "Uzbekistan, member since 2006");
  assert_gone (f, "Azerbaijan, party to the Treaty since 1993");
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

static void
test_medium (Fixture *f, gconstpointer data)
{
  g_assert_true (text_shows (f));
  assert_gone (f, "Map of members");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "map");
  walk_settle ();
  find (f, "Map of members");
  assert_tab (f, "Quotes", "16");
  g_assert_false (text_shows (f));
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  g_assert_true (text_shows (f));
  assert_gone (f, "Contents");
  assert_gone (f, "Timeline");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "sources");
  walk_settle ();
  find (f, "Sources");
  g_assert_false (text_shows (f));
  dossier_session_go_to (f->session, 5, 0);
  walk_settle ();
  g_assert_true (text_shows (f));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, width, func)                                                                     \
  g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("/ui/window/first-view", 1400, test_first_view);
  ADD ("/ui/window/speaker", 1400, test_speaker);
  ADD ("/ui/window/may-2020", 1400, test_may_2020);
  ADD ("/ui/window/cursor", 1400, test_cursor);
  ADD ("/ui/window/back", 1400, test_back);
  ADD ("/ui/window/medium", 800, test_medium);
  ADD ("/ui/window/narrow", 400, test_narrow);

  return g_test_run ();
}
