/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline in a window: what it makes and when, its keys, its names, brush, cursor and list. */
#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "linking/timeline.h"
#include "linking/annotating.h"
#include "views/record-list.h"
#include "views/timeline-view.h"
#include "widgets/timeline-cursor.h"
#include "widgets/timeline-lanes.h"
#include "widgets/timeline-mark.h"
#include "widgets/timeline-overview.h"

#define PATIENCE_US (40 * G_USEC_PER_SEC)

typedef struct
{
  DossierSession *session;
  DossierEvent *meeting;
  DossierQuote *quote;
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

static DossierDay
day (const char *text)
{
  DossierDay value = 0;
  g_assert_true (dossier_day_parse (text, &value));
  return value;
}

static DossierEvent *
add_event (DossierDocument *document, const char *edtf, const char *title)
{
  DossierEvent *event = dossier_event_new (title, title);
  DOSSIER_ITEM (event)->date = edtf ? dossier_date_new (edtf, NULL, NULL) : NULL;
  dossier_document_take (document, event);
  return event;
}

static DossierQuote *
add_quote (DossierDocument *document, const char *edtf, DossierEntity *speaker)
{
  DossierQuote *quote = dossier_quote_new ("quote", "security threats are building up");
  quote->direct = TRUE;
  quote->speaker = speaker;
  DOSSIER_ITEM (quote)->date = dossier_date_new (edtf, NULL, NULL);
  dossier_item_add_speaker (DOSSIER_ITEM (quote), speaker);
  dossier_document_take (document, quote);
  return quote;
}

static void
add_membership (DossierDocument *document)
{
  DossierEntity *club = dossier_entity_new (DOSSIER_KIND_ORGANISATION, "club", "Club");
  DossierEntity *place = dossier_entity_new (DOSSIER_KIND_PLACE, "UZB", "Uzbekistan");

  dossier_document_take (document, club);
  dossier_document_take (document, place);
  DossierMembership *membership = dossier_membership_new ("m", place, club, DOSSIER_ROLE_MEMBER);
  membership->from = dossier_date_new ("2006-08-16", NULL, NULL);
  dossier_document_take (document, membership);
}

static DossierDocument *
make_document (Fixture *fixture)
{
  DossierDocument *document = dossier_document_new ();
  DossierEntity *zas = dossier_entity_new (DOSSIER_KIND_PERSON, "zas", "Stanislau Zas");

  document->uuid = dossier_uuid_from_name ("timeline");
  document->date = dossier_date_new ("2020-07", NULL, NULL);
  dossier_document_take (document, zas);
  fixture->meeting = add_event (document, "2020-05-26", "Ministers meet");
  add_event (document, "2018-11", "Summit in Astana");
  add_event (document, "1999", "Long before");
  add_event (document, NULL, "Some time");
  fixture->quote = add_quote (document, "2020-05-26", zas);
  add_membership (document);
  dossier_document_finish (document);
  return document;
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 5;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found)
        return found;
    }
  return NULL;
}

/* What is shown under that accessible name. */
static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  g_autofree char *other =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  if (!other)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);
      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
wait_for (GtkWidget *root, const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  GtkWidget *found;

  while (!(found = find_named (root, name)))
    {
      if (g_get_monotonic_time () > end)
        g_error ("nothing shown is named “%s”", name);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
  return found;
}

static guint
count_marks (GtkWidget *lanes)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (lanes); child;
       child = gtk_widget_get_next_sibling (child))
    n += DOSSIER_IS_TIMELINE_MARK (child) && gtk_widget_get_visible (child);
  return n;
}

static gboolean
activate_shortcut (GListModel *controller, GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (controller); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (controller, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* As if the key were pressed with the keyboard focus in @widget: FALSE when nobody takes it. */
static gboolean
press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  for (; widget && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
              activate_shortcut (G_LIST_MODEL (controller), widget, key, modifiers))
            return TRUE;
        }
    }
  return FALSE;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller; /* the widget keeps it */
    }
  return NULL;
}

/* As the gesture reports it. */
static void
drag (GtkWidget *widget, double x, double y, double dx)
{
  GtkEventController *gesture = find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", dx / 2, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", dx, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", dx, 0.0);
}

static void
open_window (Fixture *fixture, DossierDocument *document)
{
  fixture->session = dossier_session_new ();
  dossier_session_set_document (fixture->session, document);
  fixture->view = dossier_timeline_view_new (fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 220);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_document (fixture);
  open_window (fixture, document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture->window, "26 May 2020: Ministers meet");
  settle (); /* until it has its place */
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (fixture->view);
  g_assert_finalize_object (fixture->session);
}

static GtkWidget *
get_lanes (Fixture *fixture)
{
  return find_type (fixture->view, DOSSIER_TYPE_TIMELINE_LANES);
}

static void
test_nothing_before_it_shows (void)
{
  Fixture fixture = { 0 };
  g_autoptr (DossierDocument) document = make_document (&fixture);

  open_window (&fixture, document);
  g_assert_null (gtk_widget_get_first_child (fixture.view));
  gtk_widget_set_visible (fixture.view, FALSE);
  gtk_window_present (GTK_WINDOW (fixture.window));
  settle ();
  g_assert_null (gtk_widget_get_first_child (fixture.view));
  gtk_widget_set_visible (fixture.view, TRUE);
  wait_for (fixture.window, "26 May 2020: Ministers meet");
  tear_down (&fixture, NULL);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_assert_true (wait_for (fixture->window, "Timeline") == fixture->view);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_GROUP);
  wait_for (fixture->view, "26 May 2020: Stanislau Zas: “security threats are building up”");
  wait_for (fixture->view, "November 2018: Summit in Astana");
  wait_for (fixture->view, "since 16 August 2006: Uzbekistan, member (Club)");
  wait_for (fixture->view, "Date: 31 July 2020");
  /* in view only */
  g_assert_null (find_named (fixture->view, "1999: Long before"));
  g_assert_null (find_named (fixture->view, "Some time"));
}

static gconstpointer seen_origin;

static void
focus_cb (DossierSession *session)
{
  seen_origin = dossier_session_get_focus_origin (session);
}

static void
test_choosing_sets_the_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *mark = wait_for (fixture->view, "26 May 2020: Ministers meet");

  g_signal_connect (fixture->session, "notify::focus", G_CALLBACK (focus_cb), NULL);
  g_assert_true (gtk_widget_activate (mark));
  g_assert_true (dossier_session_get_focus (fixture->session) == DOSSIER_ITEM (fixture->meeting));
  g_assert_true (seen_origin == fixture->view);

  /* by the key, and by what assistive technology presses */
  dossier_session_set_focus (fixture->session, NULL, NULL);
  g_assert_true (press (mark, GDK_KEY_Return, 0));
  g_assert_true (dossier_session_get_focus (fixture->session) == DOSSIER_ITEM (fixture->meeting));
  dossier_session_set_focus (fixture->session, NULL, NULL);
  g_assert_true (gtk_widget_activate_action (mark, "mark.choose", NULL));
  g_assert_true (dossier_session_get_focus (fixture->session) == DOSSIER_ITEM (fixture->meeting));
}

static void
test_focus_comes_into_view (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = dossier_session_get_document (fixture->session);

  dossier_session_set_focus (fixture->session,
                             dossier_document_get (document, DOSSIER_KIND_EVENT, 2), NULL);
  wait_for (fixture->view, "1999: Long before");
}

static void
test_arrows_walk (Fixture *fixture, gconstpointer data)
{
  GtkWidget *meeting = wait_for (fixture->view, "26 May 2020: Ministers meet");

  g_assert_true (gtk_widget_grab_focus (meeting));
  press (meeting, GDK_KEY_Left, 0);
  GtkWidget *astana = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (astana == wait_for (fixture->view, "November 2018: Summit in Astana"));
  /* beyond the edge the picture follows */
  press (astana, GDK_KEY_Left, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 wait_for (fixture->view, "1999: Long before"));

  meeting = wait_for (fixture->view, "1999: Long before");
  press (meeting, GDK_KEY_Right, 0);
  press (gtk_root_get_focus (GTK_ROOT (fixture->window)), GDK_KEY_Right, 0);
  press (gtk_root_get_focus (GTK_ROOT (fixture->window)), GDK_KEY_Down, 0);
  g_assert_true (
    gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
    wait_for (fixture->view, "26 May 2020: Stanislau Zas: “security threats are building up”"));
}

static void
test_tab_passes_through (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lanes = get_lanes (fixture);

  g_assert_true (gtk_widget_grab_focus (fixture->view));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (DOSSIER_IS_TIMELINE_CURSOR (focus));
  gtk_widget_child_focus (lanes, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (DOSSIER_IS_TIMELINE_MARK (focus));
  /* and out again, not through all of them */
  g_assert_false (gtk_widget_child_focus (lanes, GTK_DIR_TAB_FORWARD));
  gtk_widget_child_focus (lanes, GTK_DIR_TAB_BACKWARD);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (DOSSIER_IS_TIMELINE_CURSOR (focus));
}

static void
test_keys_move_the_cursor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cursor = find_type (fixture->view, DOSSIER_TYPE_TIMELINE_CURSOR);
  DossierDay before = dossier_session_get_cursor (fixture->session);

  g_assert_true (press (cursor, GDK_KEY_Left, 0));
  DossierDay after = dossier_session_get_cursor (fixture->session);
  g_assert_cmpint (after, <, before);
  g_assert_cmpint (after, >=, day ("2020-01-01"));
  press (cursor, GDK_KEY_Right, 0);
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), >, after);
  press (cursor, GDK_KEY_Home, 0);
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), ==, day ("1999-01-01"));
  press (cursor, GDK_KEY_End, 0);
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), ==, day ("2020-07-31"));
}

static void
test_keys_brush (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cursor = find_type (fixture->view, DOSSIER_TYPE_TIMELINE_CURSOR);
  DossierDay first, last, further;

  g_assert_true (press (cursor, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (dossier_session_get_range (fixture->session, &first, &last));
  g_assert_cmpint (first, <=, day ("2020-07-31"));
  g_assert_cmpint (last, >=, day ("2020-07-31"));
  press (cursor, GDK_KEY_Right, GDK_SHIFT_MASK);
  dossier_session_get_range (fixture->session, &first, &further);
  g_assert_cmpint (further, >, last);

  g_assert_true (press (cursor, GDK_KEY_Escape, 0));
  g_assert_false (dossier_session_get_range (fixture->session, &first, &last));
  /* with nothing left to clear the key is the window's */
  g_assert_false (press (cursor, GDK_KEY_Escape, 0));
}

static void
test_keys_zoom (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cursor = find_type (fixture->view, DOSSIER_TYPE_TIMELINE_CURSOR);

  for (int i = 0; i < 30; i++)
    press (cursor, GDK_KEY_minus, 0);
  wait_for (fixture->view, "1999: Long before");
  for (int i = 0; i < 30; i++)
    press (cursor, GDK_KEY_plus, 0);
  settle ();
  g_assert_null (find_named (fixture->view, "26 May 2020: Ministers meet"));
  g_assert_true (press (cursor, GDK_KEY_0, 0));
  wait_for (fixture->view, "26 May 2020: Ministers meet");
}

static void
test_drag_brushes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lanes = get_lanes (fixture);
  GtkWidget *mark = wait_for (fixture->view, "26 May 2020: Ministers meet");
  graphene_rect_t at;
  DossierDay first, last;

  g_assert_true (gtk_widget_compute_bounds (mark, lanes, &at));
  drag (lanes, at.origin.x - 30, 5, 60);
  g_assert_true (dossier_session_get_range (fixture->session, &first, &last));
  g_assert_cmpint (first, <, day ("2020-05-26"));
  g_assert_cmpint (last, >, day ("2020-05-26"));
  /* whole months */
  int year, month, day_of_month;
  dossier_day_to_ymd (first, &year, &month, &day_of_month);
  g_assert_cmpint (day_of_month, ==, 1);
  g_assert_true (dossier_session_passes (fixture->session, fixture->meeting));

  /* a drag of the edge makes it longer */
  DossierDay former = last;
  g_assert_true (gtk_widget_compute_bounds (mark, lanes, &at));
  for (double x = at.origin.x; x < at.origin.x + 80 && last == former; x += 2)
    {
      DossierDay was_first = first;
      dossier_session_set_range (fixture->session, first, former);
      drag (lanes, x, 5, 60);
      dossier_session_get_range (fixture->session, &first, &last);
      if (first != was_first)
        {
          first = was_first;
          last = former;
        }
    }
  g_assert_cmpint (last, >, former);

  /* a press beside it takes it away */
  drag (lanes, gtk_widget_get_width (lanes) - 5, 5, 0);
  g_assert_false (dossier_session_get_range (fixture->session, &first, &last));
}

static void
test_drag_at_the_axis_moves_the_cursor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lanes = get_lanes (fixture);
  DossierDay before = dossier_session_get_cursor (fixture->session);

  drag (lanes, gtk_widget_get_width (lanes) / 2.0, gtk_widget_get_height (lanes) - 4, -100);
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), <, before);
}

static void
test_overview_moves_the_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overview = find_type (fixture->view, DOSSIER_TYPE_TIMELINE_OVERVIEW);

  drag (overview, 6, 8, 0);
  wait_for (fixture->view, "1999: Long before");
  g_assert_true (press (overview, GDK_KEY_End, 0));
  g_assert_true (press (overview, GDK_KEY_Left, 0));
  wait_for (fixture->view, "26 May 2020: Ministers meet");
}

static void
test_counts_what_passes (Fixture *fixture, gconstpointer data)
{
  dossier_session_set_range (fixture->session, day ("2020-05-01"), day ("2020-05-31"));
  settle ();
  gboolean found = FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (get_lanes (fixture)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *count = GTK_IS_BOX (child) ? gtk_widget_get_last_child (child) : NULL;
      found = found || (count && gtk_widget_get_mapped (count) &&
                        g_str_equal (gtk_label_get_label (GTK_LABEL (count)), "1 of 3"));
    }
  g_assert_true (found);
}

static void
test_list_holds_the_same (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toggle = wait_for (fixture->view, "Timeline as a list");

  g_assert_null (find_type (fixture->view, DOSSIER_TYPE_RECORD_LIST));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  GtkWidget *list = NULL;
  for (int i = 0; i < 50 && !list; i++)
    {
      settle ();
      list = find_type (fixture->view, GTK_TYPE_LIST_VIEW);
    }
  g_assert_nonnull (list);
  /* three events, a quote, a membership, a heading and what has no date */
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 7);
  wait_for (list, "1999: Long before");
  g_assert_false (gtk_widget_get_mapped (get_lanes (fixture)));

  /* the reader's notes come and go */
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_ptr_array_add (notes, dossier_session_annotate_item (fixture->session, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 8);
  dossier_session_trash (fixture->session, notes);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 7);

  g_signal_emit_by_name (list, "activate", 0);
  g_assert_nonnull (dossier_session_get_focus (fixture->session));
  dossier_session_set_range (fixture->session, day ("2020-05-01"), day ("2020-05-31"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, 7);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  wait_for (fixture->view, "26 May 2020: Ministers meet");
}

static void
test_play_says_what_happens (Fixture *fixture, gconstpointer data)
{
  GtkWidget *play = wait_for (fixture->view, "Play the changes of membership");

  g_signal_emit_by_name (play, "clicked");
  g_assert_cmpint (dossier_session_get_cursor (fixture->session), ==, day ("2006-08-16"));
  wait_for (fixture->view, "Pause the changes of membership");
  g_signal_emit_by_name (play, "clicked");
  wait_for (fixture->view, "Play the changes of membership");
}

static void
test_another_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) other = dossier_document_new ();
  g_autoptr (DossierDocument) empty = dossier_document_new ();

  other->uuid = dossier_uuid_from_name ("other");
  add_event (other, "1815-06-09", "Congress ends");
  dossier_document_finish (other);
  dossier_session_set_document (fixture->session, other);
  wait_for (fixture->view, "9 June 1815: Congress ends");
  g_assert_cmpuint (count_marks (get_lanes (fixture)), ==, 1);

  empty->uuid = dossier_uuid_from_name ("empty");
  dossier_document_finish (empty);
  dossier_session_set_document (fixture->session, empty);
  settle ();
  g_assert_false (gtk_widget_get_mapped (get_lanes (fixture)));
}

static void
wait_for_marks (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (count_marks (get_lanes (fixture)) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

static void
test_many_items_have_no_marks_before_one_looks_closer (void)
{
  Fixture fixture = { 0 };
  g_autoptr (DossierDocument) document = dossier_document_new ();

  document->uuid = dossier_uuid_from_name ("many");
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *edtf = dossier_day_to_iso (day ("2000-01-01") + i);
      g_autofree char *title = g_strdup_printf ("Event %d", i);
      add_event (document, edtf, title);
    }
  dossier_document_finish (document);
  open_window (&fixture, document);
  gtk_window_present (GTK_WINDOW (fixture.window));
  wait_for (fixture.window, "Timeline as a list");
  settle ();
  g_assert_cmpuint (count_marks (get_lanes (&fixture)), ==, 0);

  GtkWidget *cursor = find_type (fixture.view, DOSSIER_TYPE_TIMELINE_CURSOR);
  for (int i = 0; i < 30; i++)
    press (cursor, GDK_KEY_plus, 0);
  wait_for_marks (&fixture);
  g_assert_cmpuint (count_marks (get_lanes (&fixture)), <, 200);
  tear_down (&fixture, NULL);
}

static void
test_narrow_and_mirrored (void)
{
  Fixture fixture = { 0 };
  g_autoptr (DossierDocument) document = make_document (&fixture);

  open_window (&fixture, document);
  gtk_widget_set_direction (fixture.view, GTK_TEXT_DIR_RTL);
  gtk_widget_set_direction (fixture.window, GTK_TEXT_DIR_RTL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 300);
  gtk_window_present (GTK_WINDOW (fixture.window));
  GtkWidget *late = wait_for (fixture.window, "26 May 2020: Ministers meet");
  GtkWidget *early = wait_for (fixture.window, "November 2018: Summit in Astana");
  graphene_rect_t late_bounds, early_bounds;
  GtkWidget *lanes = get_lanes (&fixture);

  settle ();
  g_assert_true (gtk_widget_compute_bounds (late, lanes, &late_bounds));
  g_assert_true (gtk_widget_compute_bounds (early, lanes, &early_bounds));
  g_assert_cmpfloat (late_bounds.origin.x, <, early_bounds.origin.x);
  g_assert_cmpint (gtk_widget_get_width (fixture.view), <=, 360);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  tear_down (&fixture, NULL);
}

/* A note is of the day on which it was made, long after what an old text tells of: the edge says
 * so, to the eye and to the ear, and leads there by pointer and keys. */
static void
test_notes_beyond (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lanes = get_lanes (fixture);
  DossierAnnotation *note = dossier_session_annotate_item (fixture->session, NULL);
  g_autofree char *name = dossier_lane_name_item (DOSSIER_ITEM (note));
  GtkWidget *later;

  later = wait_for (fixture->window, "1 note later");
  g_assert_true (GTK_IS_BUTTON (later));
  g_assert_null (find_named (fixture->window, "1 note earlier"));
  g_assert_null (find_named (fixture->window, name));

  g_assert_true (gtk_widget_grab_focus (fixture->view));
  gtk_widget_child_focus (lanes, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (lanes, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == later);
  g_signal_emit_by_name (later, "clicked");
  wait_for (fixture->window, name);
  g_assert_null (find_named (fixture->window, "1 note later"));
  g_assert_true (dossier_session_get_focus (fixture->session) == DOSSIER_ITEM (note));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/timeline-view/lazy", test_nothing_before_it_shows);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/timeline-view/names", test_names);
  ADD ("/timeline-view/choose", test_choosing_sets_the_focus);
  ADD ("/timeline-view/focus", test_focus_comes_into_view);
  ADD ("/timeline-view/walk", test_arrows_walk);
  ADD ("/timeline-view/tab", test_tab_passes_through);
  ADD ("/timeline-view/keys/cursor", test_keys_move_the_cursor);
  ADD ("/timeline-view/keys/brush", test_keys_brush);
  ADD ("/timeline-view/keys/zoom", test_keys_zoom);
  ADD ("/timeline-view/drag/brush", test_drag_brushes);
  ADD ("/timeline-view/drag/cursor", test_drag_at_the_axis_moves_the_cursor);
  ADD ("/timeline-view/drag/overview", test_overview_moves_the_window);
  ADD ("/timeline-view/counts", test_counts_what_passes);
  ADD ("/timeline-view/notes-beyond", test_notes_beyond);
  ADD ("/timeline-view/list", test_list_holds_the_same);
  ADD ("/timeline-view/play", test_play_says_what_happens);
  ADD ("/timeline-view/document", test_another_document);
#undef ADD
  g_test_add_func ("/timeline-view/many", test_many_items_have_no_marks_before_one_looks_closer);
  g_test_add_func ("/timeline-view/narrow", test_narrow_and_mirrored);

  return g_test_run ();
}
