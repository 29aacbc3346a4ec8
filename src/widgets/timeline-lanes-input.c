/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pointer in the lanes of a timeline. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/timeline-lanes-private.h"

/* How near the pointer has to be, in pixels. */
#define REACH 6.0
#define EDGE_REACH 4.0
/* One notch of the wheel. */
#define ZOOM_NOTCH 1.25
#define PAN_NOTCH 60.0
/* The same by a touchpad's pixel. */
#define ZOOM_PIXEL 1.01
#define ZOOM_BIN 0.3
#define MAX_TOOLTIP_ITEMS 8
/* Over longer bars the tooltip goes with the pointer. */
#define MAX_TIP_WIDTH 40.0

static const DossierTimeScale *
get_scale (DossierTimelineLanes *self)
{
  return dossier_timeline_get_scale (self->timeline);
}

/* Pixels of the widget to pixels of the picture. */
static double
to_plot (DossierTimelineLanes *self, double x)
{
  return x - dossier_timeline_lanes_get_left (self);
}

static double
get_day (DossierTimelineLanes *self, double x)
{
  return dossier_time_scale_to_day (get_scale (self), to_plot (self, x));
}

static gboolean
find_place (DossierTimelineLanes *self, double x, double y, DossierTimePlace *place)
{
  dossier_timeline_lanes_ensure_layout (self);
  g_autoptr (GArray) picked = dossier_time_layout_pick (&self->layout, to_plot (self, x), y, REACH);
  if (picked->len == 0)
    return FALSE;
  *place = g_array_index (picked, DossierTimePlace, 0);
  return TRUE;
}

static void
move_cursor_to (DossierTimelineLanes *self, double x)
{
  double min, max;

  dossier_timeline_get_limits (self->timeline, &min, &max);
  dossier_session_set_cursor (self->session,
                              (DossierDay) floor (CLAMP (get_day (self, x), min, max)));
}

/* The brush as whole units, months between years, from one moment to another. */
static void
span_brush (DossierTimelineLanes *self, double from, double to)
{
  DossierTimeStep step = dossier_time_step_refine (dossier_timeline_lanes_get_step (self));
  DossierDay first = dossier_time_step_floor (step, (DossierDay) floor (MIN (from, to)));
  DossierDay last = dossier_time_step_floor (step, (DossierDay) floor (MAX (from, to)));

  self->brush[0] = first;
  self->brush[1] = dossier_time_step_add (step, last, 1) - 1;
}

/* Moves the brush as a whole, whole units staying whole. */
static void
shift_brush (DossierTimelineLanes *self, double days)
{
  DossierTimeStep step = dossier_time_step_refine (dossier_timeline_lanes_get_step (self));
  DossierDay first = self->grabbed[0], end = self->grabbed[1] + 1;
  DossierDay moved = dossier_time_step_round (step, first + days);
  int n_units = 0;

  if (dossier_time_step_floor (step, first) != first || dossier_time_step_floor (step, end) != end)
    {
      self->brush[0] = moved;
      self->brush[1] = moved + (end - first) - 1;
      return;
    }
  for (DossierDay day = first; day < end; day = dossier_time_step_add (step, day, 1))
    n_units++;
  self->brush[0] = moved;
  self->brush[1] = dossier_time_step_add (step, moved, n_units) - 1;
}

static void
drag_edge (DossierTimelineLanes *self, int edge, double day)
{
  DossierTimeStep step = dossier_time_step_refine (dossier_timeline_lanes_get_step (self));
  DossierDay tick = dossier_time_step_round (step, day);

  self->brush[0] = self->grabbed[0];
  self->brush[1] = self->grabbed[1];
  if (edge == 0)
    self->brush[0] = MIN (tick, self->grabbed[1]);
  else
    self->brush[1] = MAX (tick - 1, self->grabbed[0]);
}

/* Which part of the brush is at @x; NONE beside it. */
static DossierDrag
find_brush_part (DossierTimelineLanes *self, double x)
{
  const DossierTimeScale *scale = get_scale (self);
  DossierDay first, last;

  if (!dossier_timeline_lanes_get_brush (self, &first, &last))
    return DOSSIER_DRAG_NONE;
  double at = to_plot (self, x);
  if (fabs (dossier_time_scale_to_x (scale, first) - at) <= EDGE_REACH)
    return DOSSIER_DRAG_BRUSH_FIRST;
  if (fabs (dossier_time_scale_to_x (scale, last + 1.0) - at) <= EDGE_REACH)
    return DOSSIER_DRAG_BRUSH_LAST;
  double day = get_day (self, x);
  return day >= first && day <= last ? DOSSIER_DRAG_BRUSH_WHOLE : DOSSIER_DRAG_NONE;
}

static gboolean
is_in_plot (DossierTimelineLanes *self, double x)
{
  double at = to_plot (self, x);
  return at >= 0 && at <= dossier_timeline_lanes_get_plot_width (self);
}

static DossierDrag
find_drag (DossierTimelineLanes *self, double x, double y, guint button, GdkModifierType state)
{
  if (!is_in_plot (self, x))
    return DOSSIER_DRAG_NONE;
  if (button == GDK_BUTTON_MIDDLE || (state & GDK_SHIFT_MASK))
    return DOSSIER_DRAG_PAN;
  if (y > dossier_timeline_lanes_get_plot_height (self))
    return DOSSIER_DRAG_CURSOR;
  DossierDrag part = find_brush_part (self, x);
  return part != DOSSIER_DRAG_NONE ? part : DOSSIER_DRAG_BRUSH;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DossierTimelineLanes *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->drag =
    button <= GDK_BUTTON_MIDDLE ? find_drag (self, x, y, button, state) : DOSSIER_DRAG_NONE;
  if (self->drag == DOSSIER_DRAG_NONE)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  dossier_timeline_lanes_stop_gliding (self);
  self->dragged = FALSE;
  self->start_x = x;
  self->start_y = y;
  self->last_x = x;
  self->grabbed_day = get_day (self, x);
  dossier_timeline_lanes_get_brush (self, &self->grabbed[0], &self->grabbed[1]);
  if (self->drag == DOSSIER_DRAG_CURSOR)
    {
      gtk_widget_grab_focus (self->cursor);
      move_cursor_to (self, x);
    }
}

static void
drag_on (DossierTimelineLanes *self, double x)
{
  switch (self->drag)
    {
    case DOSSIER_DRAG_PAN:
      dossier_timeline_pan (self->timeline, x - self->last_x);
      break;
    case DOSSIER_DRAG_CURSOR:
      move_cursor_to (self, x);
      break;
    case DOSSIER_DRAG_BRUSH:
      span_brush (self, self->grabbed_day, get_day (self, x));
      break;
    case DOSSIER_DRAG_BRUSH_FIRST:
      drag_edge (self, 0, get_day (self, x));
      break;
    case DOSSIER_DRAG_BRUSH_LAST:
      drag_edge (self, 1, get_day (self, x));
      break;
    case DOSSIER_DRAG_BRUSH_WHOLE:
      shift_brush (self, get_day (self, x) - self->grabbed_day);
      break;
    case DOSSIER_DRAG_NONE:
    default:
      return;
    }
  self->last_x = x;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DossierTimelineLanes *self)
{
  int x = (int) self->start_x;
  int y = (int) self->start_y;

  if (!self->dragged &&
      !gtk_drag_check_threshold (GTK_WIDGET (self), x, y, x + (int) dx, y + (int) dy))
    return;
  self->dragged = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  drag_on (self, self->start_x + dx);
}

/* A press without a drag: an item, a bin, or nothing, which takes the brush away. */
static void
click (DossierTimelineLanes *self, double x, double y)
{
  DossierTimePlace place;
  DossierLaneKind lane;
  DossierDay first, last;

  if (find_place (self, x, y, &place))
    {
      GtkWidget *mark =
        g_hash_table_lookup (self->marks,
                             dossier_time_layout_get_entry (&self->layout, place)->item);
      if (mark)
        gtk_widget_grab_focus (mark);
      dossier_timeline_lanes_choose (self, place);
      return;
    }
  gtk_widget_grab_focus (self->cursor);
  if (dossier_time_layout_find_lane (&self->layout, y, &lane) && self->layout.lanes[lane].binned)
    dossier_timeline_zoom (self->timeline, to_plot (self, x), ZOOM_BIN);
  else if (dossier_session_get_range (self->session, &first, &last))
    dossier_session_set_range (self->session, 1, 0);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, DossierTimelineLanes *self)
{
  DossierDrag drag = self->drag;
  gboolean dragged = self->dragged;

  self->drag = DOSSIER_DRAG_NONE;
  self->dragged = FALSE;
  if (drag >= DOSSIER_DRAG_BRUSH && drag <= DOSSIER_DRAG_BRUSH_WHOLE)
    {
      if (dragged)
        dossier_session_set_range (self->session, self->brush[0], self->brush[1]);
      else
        click (self, self->start_x, self->start_y);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, DossierTimelineLanes *self)
{
  self->drag = DOSSIER_DRAG_NONE;
  self->dragged = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DossierTimelineLanes *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean by_pixel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double notch = by_pixel ? 1 : PAN_NOTCH;

  dossier_timeline_lanes_stop_gliding (self);
  if (state & GDK_SHIFT_MASK)
    {
      dx = dx != 0 ? dx : dy;
      dy = 0;
    }
  if (dx != 0)
    dossier_timeline_pan (self->timeline, -dx * notch);
  if (dy != 0)
    dossier_timeline_zoom (self->timeline, to_plot (self, self->pointer_x),
                           pow (by_pixel ? ZOOM_PIXEL : ZOOM_NOTCH, dy));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, DossierTimelineLanes *self)
{
  dossier_timeline_lanes_stop_gliding (self);
  self->grabbed_day = 1;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, DossierTimelineLanes *self)
{
  double x = self->pointer_x, y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  dossier_timeline_zoom (self->timeline, to_plot (self, x), self->grabbed_day / scale);
  self->grabbed_day = scale;
}

static const char *
get_cursor_name (DossierTimelineLanes *self, double x, double y)
{
  if (!is_in_plot (self, x))
    return NULL;
  if (y > dossier_timeline_lanes_get_plot_height (self))
    return "ew-resize";
  if (self->hovering)
    return "pointer";
  switch (find_brush_part (self, x))
    {
    case DOSSIER_DRAG_BRUSH_FIRST:
    case DOSSIER_DRAG_BRUSH_LAST:
      return "ew-resize";
    case DOSSIER_DRAG_BRUSH_WHOLE:
      return "grab";
    default:
      return "crosshair";
    }
}

/* Lets the other views hint at what belongs to the item under the pointer. */
static void
preview (DossierTimelineLanes *self)
{
  DossierItem *item = NULL;

  if (self->hovering)
    item = dossier_timeline_lanes_get_item (self, self->hovered);
  dossier_session_set_preview (self->session, item);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DossierTimelineLanes *self)
{
  DossierTimePlace former = self->hovered;
  gboolean was_hovering = self->hovering;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->dragged)
    return;
  self->hovering = is_in_plot (self, x) && find_place (self, x, y, &self->hovered);
  preview (self);
  if (self->hovering != was_hovering ||
      (was_hovering &&
       (former.lane != self->hovered.lane || former.position != self->hovered.position)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), get_cursor_name (self, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, DossierTimelineLanes *self)
{
  if (!self->hovering)
    return;
  self->hovering = FALSE;
  preview (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_timeline_lanes_add_controllers (DossierTimelineLanes *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->drag_gesture = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag_gesture), 0);
  g_signal_connect (self->drag_gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag_gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag_gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag_gesture, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag_gesture));

  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);

  GtkGesture *pinch = gtk_gesture_zoom_new ();
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

/* What is known of the items at a point, one a line. */
static char *
describe_places (DossierTimelineLanes *self, GArray *places)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = MIN (places->len, MAX_TOOLTIP_ITEMS);

  for (guint i = 0; i < n; i++)
    {
      DossierItem *item =
        dossier_time_layout_get_entry (&self->layout, g_array_index (places, DossierTimePlace, i))
          ->item;
      g_autofree char *name = dossier_lane_name_item (item);
      g_autofree char *more = self->describe ? self->describe (item) : NULL;
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", name);
      if (more)
        g_string_append_printf (text, "\n%s", more);
    }
  if (places->len > n)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              /* Translators: a line after the first items that lie at one place of
                               * the timeline; %u is how many more there are */
                              ngettext ("and %u more: zoom in to tell them apart",
                                        "and %u more: zoom in to tell them apart", places->len - n),
                              places->len - n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How many items there are about a point in a lane that is drawn as a histogram. */
static char *
describe_bin (DossierTimelineLanes *self, DossierLaneKind kind, double x)
{
  DossierTimeStep step = dossier_time_step_refine (dossier_timeline_lanes_get_step (self));
  DossierLane *lane = dossier_timeline_get_lane (self->timeline, kind);
  DossierDay first = dossier_time_step_floor (step, (DossierDay) floor (get_day (self, x)));
  DossierDay end = dossier_time_step_add (step, first, 1);
  double sum, passing;

  dossier_lane_bin (lane, first, end, 1, &sum, &passing);
  guint count = (guint) round (sum);
  g_autofree char *when = dossier_time_range_describe (first, end - 1);
  /* Translators: %1$s is a stretch of time, %2$'u about how many items there are in it */
  return g_strdup_printf (ngettext ("%1$s: %2$'u item. Click to zoom in.",
                                    "%1$s: %2$'u items. Click to zoom in.", count),
                          when, count);
}

static char *
describe_point (DossierTimelineLanes *self, double x, double y)
{
  DossierLaneKind lane;
  DossierDay first, last;

  if (self->drag >= DOSSIER_DRAG_BRUSH && self->drag <= DOSSIER_DRAG_BRUSH_WHOLE && self->dragged)
    return dossier_time_range_describe (self->brush[0], self->brush[1]);
  if (!is_in_plot (self, x))
    return NULL;
  g_autoptr (GArray) picked = dossier_time_layout_pick (&self->layout, to_plot (self, x), y, REACH);
  if (picked->len > 0)
    return describe_places (self, picked);
  if (dossier_time_layout_find_lane (&self->layout, y, &lane) && self->layout.lanes[lane].binned)
    return describe_bin (self, lane, x);
  if (find_brush_part (self, x) != DOSSIER_DRAG_NONE &&
      dossier_timeline_lanes_get_brush (self, &first, &last) &&
      y < dossier_timeline_lanes_get_plot_height (self))
    return dossier_time_range_describe (first, last);
  return NULL;
}

/* As far about an item as it is found from: a pointer outside of the area would take the tooltip
 * away again. */
static GdkRectangle
get_tip_area (DossierTimelineLanes *self, double x, double y)
{
  const int reach = (int) REACH;
  DossierTimePlace place;
  DossierTimeRect rect;

  if (!find_place (self, x, y, &place) ||
      !dossier_time_layout_get_rect (&self->layout, place, &rect) || rect.width > MAX_TIP_WIDTH)
    return (GdkRectangle){ (int) x - reach, (int) y - reach, 2 * reach, 2 * reach };
  return (GdkRectangle){ (int) (dossier_timeline_lanes_get_left (self) + rect.x) - reach,
                         (int) rect.y - reach, (int) ceil (rect.width) + 2 * reach,
                         (int) ceil (rect.height) + 2 * reach };
}

gboolean
dossier_timeline_lanes_query_tooltip (GtkWidget *widget,
                                      int x,
                                      int y,
                                      gboolean keyboard,
                                      GtkTooltip *tooltip)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  graphene_rect_t bounds;

  if (keyboard)
    {
      GtkWidget *child = gtk_widget_get_focus_child (widget);
      if (!child || !gtk_widget_compute_bounds (child, widget, &bounds))
        return FALSE;
      x = (int) (bounds.origin.x + bounds.size.width / 2);
      y = (int) (bounds.origin.y + bounds.size.height / 2);
    }
  dossier_timeline_lanes_ensure_layout (self);
  g_autofree char *text = describe_point (self, x, y);
  if (!text)
    return FALSE;
  GdkRectangle area = get_tip_area (self, x, y);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

DossierItem *
dossier_timeline_lanes_pick (DossierTimelineLanes *self, double x, double y)
{
  DossierTimePlace place;

  g_return_val_if_fail (DOSSIER_IS_TIMELINE_LANES (self), NULL);

  if (!is_in_plot (self, x) || !find_place (self, x, y, &place))
    return NULL;
  return dossier_time_layout_get_entry (&self->layout, place)->item;
}
