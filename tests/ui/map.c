/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "geo/projection.h"
#include "linking/playback.h"
#include "map-sample.h"
#include "views/map-items.h"
#include "views/map-view.h"
#include "widgets/map-country.h"
#include "widgets/map.h"

typedef struct
{
  DossierSession *session;
  GtkWidget *window;
  GtkWidget *view;
  DossierMap *map;
} Fixture;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static DossierEntity *
entity (Fixture *fixture, const char *id)
{
  return DOSSIER_ENTITY (
    dossier_document_lookup (dossier_session_get_document (fixture->session), id));
}

static GtkWidget *
country (Fixture *fixture, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->map)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (dossier_map_country_get_key (DOSSIER_MAP_COUNTRY (child)) == entity (fixture, id))
      return child;
  return NULL;
}

/* Lets the main loop run until nothing is left to do; the children come in an idle. */
static void
settle (void)
{
  for (guint i = 0; i < 2000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Until the countries are there and have their places. */
static void
wait_for_countries (Fixture *fixture)
{
  GtkWidget *russia = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      russia = country (fixture, "RUS");
      if (russia != NULL && gtk_widget_get_width (russia) > 0)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_not_reached ();
}

static void
set_day (Fixture *fixture, const char *iso)
{
  DossierDay day;

  g_assert_true (dossier_day_parse (iso, &day));
  dossier_session_set_cursor (fixture->session, day);
  settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document_new ();

  fixture->session = dossier_session_new ();
  dossier_session_set_document (fixture->session, document);
  dossier_session_set_organisation (fixture->session, entity (fixture, "CSTO"));
  fixture->view = dossier_map_view_new (fixture->session);
  fixture->map = DOSSIER_MAP (find_widget (fixture->view, DOSSIER_TYPE_MAP));
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 550, 400);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_countries (fixture);
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = g_object_ref (fixture->view);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->session);
}

static void
assert_name (GtkWidget *widget, const char *name)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  assert_name (fixture->view, "Map of members");
  assert_name (country (fixture, "ARM"), "Armenia, member since 1992");
  assert_name (country (fixture, "SRB"), "Serbia, observer since 2013");
  assert_name (country (fixture, "IRN"), "Iran, unresolved since 2014");
  assert_name (country (fixture, "GEO"), "Georgia, former member (until 1999)");
  gtk_test_accessible_assert_role (country (fixture, "ARM"), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_null (country (fixture, "CHN"));

  set_day (fixture, "1998-01-01");
  assert_name (country (fixture, "GEO"), "Georgia, party to the Treaty since 1993");
  g_assert_null (country (fixture, "SRB"));
}

static void
test_second (Fixture *fixture, gconstpointer data)
{
  dossier_session_set_second_organisation (fixture->session, entity (fixture, "SCO"));
  settle ();
  assert_name (country (fixture, "CHN"), "China");
  gtk_test_accessible_assert_property (country (fixture, "ARM"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "SCO: Armenia, dialogue partner since 2015");
}

static char *
legend_text (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) rows = dossier_map_rows_collect (fixture->session);
  g_autoptr (GArray) entries = dossier_map_rows_to_legend (rows, fixture->session);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            g_array_index (entries, DossierMapLegendEntry, i).text);
  return g_string_free (text, FALSE);
}

static void
test_legend (Fixture *fixture, gconstpointer data)
{
  g_autofree char *now = legend_text (fixture);
  g_autofree char *both = NULL, *then = NULL, *filtered = NULL;

  g_assert_cmpstr (now, ==,
                   "Member 6|Former 3|Observer at the Parliamentary Assembly 2|Unresolved 1|"
                   "Boundaries: United Nations’ view");
  dossier_session_set_second_organisation (fixture->session, entity (fixture, "SCO"));
  both = legend_text (fixture);
  g_assert_cmpstr (both, ==,
                   "Member 6|Former 3|Observer at the Parliamentary Assembly 2|Unresolved 1|"
                   "SCO member 8|SCO observer 4|SCO dialogue partner 6|"
                   "Boundaries: United Nations’ view");
  dossier_session_set_second_organisation (fixture->session, NULL);
  set_day (fixture, "1994-06-01");
  then = legend_text (fixture);
  g_assert_cmpstr (then, ==, "Party to the Treaty 9|Boundaries: United Nations’ view");
  dossier_session_toggle_entity (fixture->session, entity (fixture, "ARM"));
  filtered = legend_text (fixture);
  g_assert_cmpstr (filtered, ==,
                   "Party to the Treaty 9|1 of 9 countries|Boundaries: United Nations’ view");
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (country (fixture, "ARM"), "clicked");
  g_assert_true (
    dossier_query_has (dossier_session_get_query (fixture->session), DOSSIER_FACET_PLACE, "ARM"));
  settle ();
  gtk_test_accessible_assert_state (country (fixture, "ARM"), GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_signal_emit_by_name (country (fixture, "ARM"), "clicked");
  g_assert_true (dossier_query_is_empty (dossier_session_get_query (fixture->session)));
}

static gpointer
pick_at (Fixture *fixture, double longitude, double latitude)
{
  double x, y;

  dossier_projection_forward (longitude, latitude, &x, &y);
  dossier_viewport_to_pixels (dossier_map_get_viewport (fixture->map), x, y, &x, &y);
  return dossier_map_pick (fixture->map, x, y);
}

static void
test_pick (Fixture *fixture, gconstpointer data)
{
  g_assert_true (pick_at (fixture, 60.0, 60.0) == entity (fixture, "RUS"));
  g_assert_true (pick_at (fixture, 20.5, 44.3) == entity (fixture, "SRB"));
  g_assert_true (pick_at (fixture, 70.0, 48.0) == entity (fixture, "KAZ"));
  g_assert_null (pick_at (fixture, 2.0, 47.0));
  g_assert_null (pick_at (fixture, 34.0, 43.5));
}

/* The pointer meets a country's widget only on the country itself. */
static void
test_contains (Fixture *fixture, gconstpointer data)
{
  GtkWidget *russia = country (fixture, "RUS");
  graphene_rect_t bounds;
  GtkWidget *found;

  g_assert_true (gtk_widget_compute_bounds (russia, GTK_WIDGET (fixture->map), &bounds));
  found = gtk_widget_pick (GTK_WIDGET (fixture->map),
                           (double) (bounds.origin.x + bounds.size.width / 2.f),
                           (double) (bounds.origin.y + bounds.size.height / 2.f), GTK_PICK_DEFAULT);
  g_assert_true (found == russia);
}

/* Everything that ever had to do with the organisation is seen, below the controls. */
static void
test_frame (Fixture *fixture, gconstpointer data)
{
  DossierViewport *viewport = dossier_map_get_viewport (fixture->map);

  for (guint i = 0; i < G_N_ELEMENTS (sample_memberships); i++)
    {
      int number = dossier_world_find (dossier_world_get (), sample_memberships[i].member);
      DossierGeoBox box;
      double left, top, right, bottom;

      if (number < 0 || g_strcmp0 (sample_memberships[i].organisation, "CSTO") != 0)
        continue;
      dossier_world_get_frame (dossier_world_get (), (guint) number, &box);
      dossier_viewport_to_pixels (viewport, box.left, box.top, &left, &top);
      dossier_viewport_to_pixels (viewport, box.right, box.bottom, &right, &bottom);
      g_assert_cmpfloat (left, >=, 0.0);
      g_assert_cmpfloat (top, >=, 40.0);
      g_assert_cmpfloat (right, <=, dossier_viewport_get_width (viewport));
      g_assert_cmpfloat (bottom, <=, dossier_viewport_get_height (viewport));
    }
}

static gboolean
move_focus (Fixture *fixture, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (fixture->map), direction);
}

static GtkWidget *
walk (Fixture *fixture, GtkWidget *from, GtkDirectionType direction)
{
  GtkWidget *focus;

  gtk_widget_grab_focus (from);
  g_assert_true (move_focus (fixture, direction));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (DOSSIER_IS_MAP_COUNTRY (focus));
  return focus;
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_assert_true (walk (fixture, country (fixture, "KAZ"), GTK_DIR_UP) == country (fixture, "RUS"));
  g_assert_true (walk (fixture, country (fixture, "GEO"), GTK_DIR_DOWN) ==
                 country (fixture, "ARM"));
  g_assert_true (walk (fixture, country (fixture, "IRN"), GTK_DIR_RIGHT) ==
                 country (fixture, "AFG"));
  /* Nothing lies beyond Russia: the focus stays. */
  g_assert_true (walk (fixture, country (fixture, "RUS"), GTK_DIR_RIGHT) ==
                 country (fixture, "RUS"));
  /* Tab leaves. */
  g_assert_false (move_focus (fixture, GTK_DIR_TAB_FORWARD));
}

/* From Russia the arrow keys lead, by way of others, to every country. */
static void
test_walk_everywhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reached = g_ptr_array_new ();
  guint n = 0;

  dossier_session_set_second_organisation (fixture->session, entity (fixture, "SCO"));
  settle ();
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->map)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  g_ptr_array_add (reached, country (fixture, "RUS"));
  for (guint i = 0; i < reached->len; i++)
    for (GtkDirectionType direction = GTK_DIR_UP; direction <= GTK_DIR_RIGHT; direction++)
      {
        GtkWidget *next = walk (fixture, reached->pdata[i], direction);

        if (!g_ptr_array_find (reached, next, NULL))
          g_ptr_array_add (reached, next);
      }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->map)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!g_ptr_array_find (reached, child, NULL))
      g_test_message ("not reached: %s",
                      dossier_world_get_a3 (dossier_world_get (), dossier_map_country_get_country (
                                                                    DOSSIER_MAP_COUNTRY (child))));
  g_assert_cmpuint (reached->len, ==, n);
}

static void
test_enter_on_chosen (Fixture *fixture, gconstpointer data)
{
  dossier_session_toggle_entity (fixture->session, entity (fixture, "SRB"));
  settle ();
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (move_focus (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == country (fixture, "SRB"));
}

static void
test_zoom_actions (Fixture *fixture, gconstpointer data)
{
  DossierViewport *viewport = dossier_map_get_viewport (fixture->map);
  double scale = dossier_viewport_get_scale (viewport);
  GtkWidget *map = GTK_WIDGET (fixture->map);

  g_assert_true (gtk_widget_activate_action (map, "map.zoom-in", NULL));
  g_assert_cmpfloat (dossier_viewport_get_scale (viewport), >, scale * 1.2);
  g_assert_true (gtk_widget_activate_action (map, "map.pan-left", NULL));
  g_assert_false (dossier_viewport_is_fitted (viewport));
  g_assert_true (gtk_widget_activate_action (map, "map.fit", NULL));
  g_assert_cmpfloat_with_epsilon (dossier_viewport_get_scale (viewport), scale, 1e-9);
}

/* The focus of another view brings a country into view; one's own does not. */
static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  DossierViewport *viewport = dossier_map_get_viewport (fixture->map);
  double before, x, y;

  dossier_map_zoom (fixture->map, 20.0);
  dossier_world_get_label (dossier_world_get (),
                           (guint) dossier_world_find (dossier_world_get (), "SRB"), &x, &y, NULL);
  dossier_viewport_to_pixels (viewport, x, y, &before, &y);
  g_assert_cmpfloat (before, <, 0.0);
  dossier_session_set_focus (fixture->session, entity (fixture, "SRB"), NULL);
  dossier_world_get_label (dossier_world_get (),
                           (guint) dossier_world_find (dossier_world_get (), "SRB"), &x, &y, NULL);
  dossier_viewport_to_pixels (viewport, x, y, &x, &y);
  g_assert_cmpfloat (x, >=, 0.0);
  g_assert_cmpfloat (y, >=, 0.0);
}

static GListModel *
table_rows (Fixture *fixture)
{
  GtkWidget *table = find_widget (fixture->view, GTK_TYPE_COLUMN_VIEW);

  g_assert_nonnull (table);
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_assert_null (find_widget (fixture->view, GTK_TYPE_COLUMN_VIEW));
  gtk_widget_activate_action (fixture->view, "map.table", NULL);
  settle ();
  /* 12 countries, and the SCO as a candidate that is on no map. */
  g_assert_cmpuint (g_list_model_get_n_items (table_rows (fixture)), ==, 13);
  set_day (fixture, "1994-06-01");
  g_assert_cmpuint (g_list_model_get_n_items (table_rows (fixture)), ==, 9);

  g_signal_emit_by_name (find_widget (fixture->view, GTK_TYPE_COLUMN_VIEW), "activate", 0);
  g_assert_true (
    dossier_query_has (dossier_session_get_query (fixture->session), DOSSIER_FACET_PLACE, "ARM"));
  settle ();
  gtk_widget_activate_action (fixture->view, "map.table", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->map)));
}

static char *
tooltip (Fixture *fixture, const char *id)
{
  g_autoptr (GArray) rows = dossier_map_rows_collect (fixture->session);

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, DossierMapRow, i).entity == entity (fixture, id))
      return dossier_map_row_to_tooltip (&g_array_index (rows, DossierMapRow, i), fixture->session);
  return NULL;
}

static void
test_tooltip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *serbia = tooltip (fixture, "SRB");
  g_autofree char *china = NULL;

  g_assert_nonnull (strstr (serbia, "<b>Serbia, observer since 2013</b>"));
  g_assert_nonnull (strstr (serbia, "11 April 2013"));
  g_assert_nonnull (strstr (serbia, "Parliamentary Assembly"));
  g_assert_null (strstr (serbia, "Background, not in the analysis"));

  dossier_session_set_second_organisation (fixture->session, entity (fixture, "SCO"));
  china = tooltip (fixture, "CHN");
  g_assert_nonnull (strstr (china, "SCO: China, member since 2001"));
  g_assert_nonnull (strstr (china, "Background, not in the analysis"));
}

/* With reduced motion Play takes one step and stops. */
static void
test_play_without_motion (Fixture *fixture, gconstpointer data)
{
  DossierPlayback *playback = dossier_playback_get_shared (fixture->session);
  GtkSettings *settings = gtk_widget_get_settings (fixture->view);
  g_autofree char *day = NULL;

  set_day (fixture, "2006-01-01");
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  gtk_widget_activate_action (fixture->view, "map.play", NULL);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_false (dossier_playback_get_playing (playback));
  g_assert_cmpstr (dossier_playback_get_caption (playback), ==,
                   "16 August 2006: Uzbekistan becomes a member");
  day = dossier_day_to_iso (dossier_session_get_cursor (fixture->session));
  g_assert_cmpstr (day, ==, "2006-08-16");
  settle ();
  assert_name (country (fixture, "UZB"), "Uzbekistan, member since 2006");
}

static void
test_play (Fixture *fixture, gconstpointer data)
{
  DossierPlayback *playback = dossier_playback_get_shared (fixture->session);

  gtk_widget_activate_action (fixture->view, "map.play", NULL);
  g_assert_true (dossier_playback_get_playing (playback));
  gtk_widget_activate_action (fixture->view, "map.play", NULL);
  g_assert_false (dossier_playback_get_playing (playback));
}

/* Another document: nothing of the former one is left. */
static void
test_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) empty = dossier_document_new ();

  gtk_widget_activate_action (fixture->view, "map.table", NULL);
  settle ();
  empty->uuid = dossier_uuid_from_name ("empty");
  dossier_document_finish (empty);
  dossier_session_set_document (fixture->session, empty);
  settle ();
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (fixture->map)));
  g_assert_cmpuint (g_list_model_get_n_items (table_rows (fixture)), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/views/map/names", test_names },
    { "/views/map/second", test_second },
    { "/views/map/legend", test_legend },
    { "/views/map/activate", test_activate },
    { "/views/map/pick", test_pick },
    { "/views/map/contains", test_contains },
    { "/views/map/frame", test_frame },
    { "/views/map/walk", test_walk },
    { "/views/map/walk-everywhere", test_walk_everywhere },
    { "/views/map/enter-on-chosen", test_enter_on_chosen },
    { "/views/map/zoom-actions", test_zoom_actions },
    { "/views/map/reveal", test_reveal },
    { "/views/map/table", test_table },
    { "/views/map/tooltip", test_tooltip },
    { "/views/map/play-without-motion", test_play_without_motion },
    { "/views/map/play", test_play },
    { "/views/map/document", test_document },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
