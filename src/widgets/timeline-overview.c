/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/timeline-overview.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "widgets/palette.h"
#include "widgets/timeline-theme.h"

#define BIN_WIDTH 6.0
#define EDGE_REACH 6.0
#define MIN_FRAME 8.0
#define ZOOM_NOTCH 1.25

typedef enum
{
  DRAG_NONE,
  DRAG_WHOLE,
  DRAG_FIRST,
  DRAG_LAST,
} Drag;

struct _DossierTimelineOverview
{
  GtkWidget parent_instance;

  DossierTimeline *timeline;
  DossierSession *session;
  DossierTimelineColours colours;
  gboolean colours_valid;
  GskRenderNode *bins; /* until items, query, size or colours change */

  Drag drag;
  double grabbed[2];
  double grabbed_day;
  double start_x;
};

G_DEFINE_FINAL_TYPE (DossierTimelineOverview, dossier_timeline_overview, GTK_TYPE_WIDGET)

/* All time over the widget's width. */
static DossierTimeScale
get_scale (DossierTimelineOverview *self)
{
  DossierTimeScale scale = { .width = gtk_widget_get_width (GTK_WIDGET (self)) };

  dossier_timeline_get_limits (self->timeline, &scale.first, &scale.last);
  scale.mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return scale;
}

static void
get_frame (DossierTimelineOverview *self, double *x, double *width)
{
  DossierTimeScale scale = get_scale (self);
  const DossierTimeScale *window = dossier_timeline_get_scale (self->timeline);
  double a = dossier_time_scale_to_x (&scale, window->first);
  double b = dossier_time_scale_to_x (&scale, window->last);

  *width = MAX (fabs (b - a), MIN_FRAME);
  *x = CLAMP ((a + b - *width) / 2, 0, MAX (scale.width - *width, 0));
}

static void
update_name (DossierTimelineOverview *self)
{
  const DossierTimeScale *window = dossier_timeline_get_scale (self->timeline);
  DossierTimeStep step =
    dossier_time_step_choose (window->width / (window->last - window->first), 60);
  g_autofree char *first = dossier_time_step_describe (step, (DossierDay) window->first);
  g_autofree char *last = dossier_time_step_describe (step, (DossierDay) window->last);
  /* Translators: the part of the timeline in view, from %1$s to %2$s, dates as they stand alone.
   * Word it so that they need no other ending. */
  g_autofree char *name = g_strdup_printf (C_ ("timeline", "In view: %1$s to %2$s"), first, last);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, name, -1);
}

static void
moved_cb (DossierTimelineOverview *self)
{
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
redraw_cb (DossierTimelineOverview *self)
{
  g_clear_pointer (&self->bins, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
style_cb (DossierTimelineOverview *self)
{
  self->colours_valid = FALSE;
  redraw_cb (self);
}

static GskRenderNode *
create_bins (DossierTimelineOverview *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n_bins = MAX ((guint) (width / BIN_WIDTH), 1);
  g_autofree double *counts = g_new (double, n_bins);
  g_autofree double *passing = g_new (double, n_bins);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  double most = dossier_timeline_bin (self->timeline, n_bins, counts, passing);
  dossier_timeline_snapshot_colour (snapshot, &self->colours.grid_major,
                                    &GRAPHENE_RECT_INIT (0, height - 2, width, 1));
  if (most > 0)
    dossier_timeline_snapshot_bins (snapshot,
                                    &GRAPHENE_RECT_INIT (0, 3, width, MAX (height - 5, 1)), counts,
                                    passing, n_bins, most, get_scale (self).mirrored,
                                    &self->colours);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
snapshot_brush (DossierTimelineOverview *self, GtkSnapshot *snapshot)
{
  DossierTimeScale scale = get_scale (self);
  DossierRgba colour = self->colours.accent;
  DossierDay first, last;

  if (!dossier_session_get_range (self->session, &first, &last))
    return;
  double a = dossier_time_scale_to_x (&scale, MAX (first, scale.first));
  double b = dossier_time_scale_to_x (&scale, MIN (last + 1.0, scale.last));
  dossier_timeline_snapshot_colour (snapshot, &colour,
                                    &GRAPHENE_RECT_INIT (MIN (a, b),
                                                         gtk_widget_get_height (GTK_WIDGET (self)) -
                                                           2,
                                                         MAX (fabs (b - a), 2), 2));
}

static void
snapshot_frame (DossierTimelineOverview *self, GtkSnapshot *snapshot)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2;
  DossierRgba fill = self->colours.accent;
  GdkRGBA edge = dossier_rgba_to_gdk (&self->colours.accent);
  GskRoundedRect frame;
  double x, width;

  get_frame (self, &x, &width);
  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT (round (x) + 0.0, 1, round (width), height),
                                   4);
  fill.alpha = 0.1;
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  dossier_timeline_snapshot_colour (snapshot, &fill, &frame.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame, (const float[4]){ 1, 1, 1, 1 },
                              (const GdkRGBA[4]){ edge, edge, edge, edge });
}

static void
snapshot_cursor (DossierTimelineOverview *self, GtkSnapshot *snapshot)
{
  DossierTimeScale scale = get_scale (self);
  double x = dossier_time_scale_to_x (&scale, dossier_session_get_cursor (self->session) + 0.5);

  dossier_timeline_snapshot_colour (
    snapshot, &self->colours.accent,
    &GRAPHENE_RECT_INIT (round (x) - 1, 0, 2, gtk_widget_get_height (GTK_WIDGET (self))));
}

static void
dossier_timeline_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierTimelineOverview *self = DOSSIER_TIMELINE_OVERVIEW (widget);

  if (!self->colours_valid)
    dossier_timeline_colours_init (&self->colours, widget);
  self->colours_valid = TRUE;
  if (!self->bins)
    self->bins = create_bins (self);
  if (self->bins)
    gtk_snapshot_append_node (snapshot, self->bins);
  snapshot_brush (self, snapshot);
  snapshot_frame (self, snapshot);
  snapshot_cursor (self, snapshot);
}

static void
dossier_timeline_overview_measure (GtkWidget *widget,
                                   GtkOrientation orientation,
                                   int for_size,
                                   int *minimum,
                                   int *natural,
                                   int *minimum_baseline,
                                   int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : 22;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : 28;
}

static void
dossier_timeline_overview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&DOSSIER_TIMELINE_OVERVIEW (widget)->bins, gsk_render_node_unref);
}

static void
dossier_timeline_overview_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_timeline_overview_parent_class)->css_changed (widget, change);
  style_cb (DOSSIER_TIMELINE_OVERVIEW (widget));
}

static Drag
find_drag (DossierTimelineOverview *self, double x)
{
  double left, width;
  gboolean mirrored = get_scale (self).mirrored;

  get_frame (self, &left, &width);
  /* of a narrow frame the middle is for moving it */
  double reach = MIN (EDGE_REACH, width / 4);
  if (fabs (x - left) <= reach)
    return mirrored ? DRAG_LAST : DRAG_FIRST;
  if (fabs (x - left - width) <= reach)
    return mirrored ? DRAG_FIRST : DRAG_LAST;
  return x > left && x < left + width ? DRAG_WHOLE : DRAG_NONE;
}

static void
centre_on (DossierTimelineOverview *self, double day)
{
  const DossierTimeScale *window = dossier_timeline_get_scale (self->timeline);
  double half = (window->last - window->first) / 2;

  dossier_timeline_show (self->timeline, day - half, day + half);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DossierTimelineOverview *self)
{
  DossierTimeScale scale = get_scale (self);
  const DossierTimeScale *window = dossier_timeline_get_scale (self->timeline);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->start_x = x;
  self->grabbed_day = dossier_time_scale_to_day (&scale, x);
  self->drag = find_drag (self, x);
  if (self->drag == DRAG_NONE)
    {
      centre_on (self, self->grabbed_day);
      self->drag = DRAG_WHOLE;
    }
  self->grabbed[0] = window->first;
  self->grabbed[1] = window->last;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DossierTimelineOverview *self)
{
  DossierTimeScale scale = get_scale (self);
  double day = dossier_time_scale_to_day (&scale, self->start_x + dx);
  double moved = day - self->grabbed_day;
  double least = MIN_FRAME / dossier_time_scale_get_density (&scale);
  if (self->drag == DRAG_WHOLE)
    dossier_timeline_show (self->timeline, self->grabbed[0] + moved, self->grabbed[1] + moved);
  else if (self->drag == DRAG_FIRST)
    dossier_timeline_show (self->timeline,
                           CLAMP (self->grabbed[0] + moved, scale.first, self->grabbed[1] - least),
                           self->grabbed[1]);
  else if (self->drag == DRAG_LAST)
    dossier_timeline_show (self->timeline, self->grabbed[0],
                           CLAMP (self->grabbed[1] + moved, self->grabbed[0] + least, scale.last));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, DossierTimelineOverview *self)
{
  self->drag = DRAG_NONE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           DossierTimelineOverview *self)
{
  double width = dossier_timeline_get_scale (self->timeline)->width;
  gboolean by_pixel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;

  if (dx != 0)
    dossier_timeline_pan (self->timeline, -dx * (by_pixel ? 1 : width / 12));
  if (dy != 0)
    dossier_timeline_zoom (self->timeline, width / 2, pow (by_pixel ? 1.01 : ZOOM_NOTCH, dy));
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DossierTimelineOverview *self)
{
  Drag part = find_drag (self, x);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), part == DRAG_WHOLE  ? "grab"
                                                      : part == DRAG_NONE ? "pointer"
                                                                          : "ew-resize");
}

static gboolean
pan_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineOverview *self = DOSSIER_TIMELINE_OVERVIEW (widget);
  const DossierTimeScale *window = dossier_timeline_get_scale (self->timeline);
  double share;

  g_variant_get (arguments, "(d)", &share);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    share = -share;
  double moved = (window->last - window->first) * share;
  dossier_timeline_show (self->timeline, window->first + moved, window->last + moved);
  return GDK_EVENT_STOP;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineOverview *self = DOSSIER_TIMELINE_OVERVIEW (widget);
  double factor;

  g_variant_get (arguments, "(d)", &factor);
  dossier_timeline_zoom (self->timeline, dossier_timeline_get_scale (self->timeline)->width / 2,
                         factor);
  return GDK_EVENT_STOP;
}

static gboolean
end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineOverview *self = DOSSIER_TIMELINE_OVERVIEW (widget);
  double min, max;
  gboolean to_last;

  g_variant_get (arguments, "(b)", &to_last);
  dossier_timeline_get_limits (self->timeline, &min, &max);
  centre_on (self, to_last ? max : min);
  return GDK_EVENT_STOP;
}

static void
dossier_timeline_overview_dispose (GObject *object)
{
  DossierTimelineOverview *self = DOSSIER_TIMELINE_OVERVIEW (object);

  g_clear_pointer (&self->bins, gsk_render_node_unref);
  g_clear_object (&self->timeline);
  G_OBJECT_CLASS (dossier_timeline_overview_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    double share;
  } pans[] = {
    { GDK_KEY_Left, -0.1 },    { GDK_KEY_Right, 0.1 },    { GDK_KEY_KP_Left, -0.1 },
    { GDK_KEY_KP_Right, 0.1 }, { GDK_KEY_Page_Up, -0.8 }, { GDK_KEY_Page_Down, 0.8 },
  };
  static const struct
  {
    guint key;
    double factor;
  } zooms[] = {
    { GDK_KEY_plus, 0.64 },    { GDK_KEY_equal, 0.64 },         { GDK_KEY_KP_Add, 0.64 },
    { GDK_KEY_minus, 1.5625 }, { GDK_KEY_KP_Subtract, 1.5625 }, { GDK_KEY_Up, 0.64 },
    { GDK_KEY_Down, 1.5625 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    gtk_widget_class_add_binding (widget_class, pans[i].key, 0, pan_cb, "(d)", pans[i].share);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_cb, "(d)", zooms[i].factor);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, zoom_cb, "(d)", 0.64);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_cb, "(b)", TRUE);
}

static void
dossier_timeline_overview_class_init (DossierTimelineOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_overview_dispose;
  widget_class->snapshot = dossier_timeline_overview_snapshot;
  widget_class->measure = dossier_timeline_overview_measure;
  widget_class->size_allocate = dossier_timeline_overview_size_allocate;
  widget_class->css_changed = dossier_timeline_overview_css_changed;
  gtk_widget_class_set_css_name (widget_class, "timelineoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  bind_keys (widget_class);
}

static void
dossier_timeline_overview_init (DossierTimelineOverview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_timeline_overview_new (DossierTimeline *timeline)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (timeline), NULL);

  DossierTimelineOverview *self = g_object_new (DOSSIER_TYPE_TIMELINE_OVERVIEW, NULL);
  self->timeline = g_object_ref (timeline);
  self->session = dossier_timeline_get_session (timeline);
  g_signal_connect_object (timeline, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "changed", G_CALLBACK (redraw_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "filtered", G_CALLBACK (redraw_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::cursor", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  update_name (self);
  return GTK_WIDGET (self);
}
