/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard in the lanes of a timeline. */
#include "config.h"

#include <math.h>

#include "widgets/timeline-lanes-private.h"

/* One press of a key. */
#define ZOOM_STEP 1.5625
/* Of the window, what a page leaves of the one before. */
#define PAGE 0.8

static void
set_cursor_within (DossierTimelineLanes *self, double day)
{
  double min, max;

  dossier_timeline_get_limits (self->timeline, &min, &max);
  dossier_session_set_cursor (self->session, (DossierDay) floor (CLAMP (day, min, max)));
}

static gboolean
move_cursor_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  DossierDay day = dossier_session_get_cursor (self->session);
  DossierTimeStep step = dossier_timeline_lanes_get_step (self);
  int direction;
  gboolean fine;

  g_variant_get (arguments, "(ib)", &direction, &fine);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  if (fine)
    step = dossier_time_step_refine (step);
  DossierDay tick = dossier_time_step_floor (step, day);
  if (direction > 0 || tick == day)
    tick = dossier_time_step_add (step, tick, direction);
  set_cursor_within (self, tick);
  return GDK_EVENT_STOP;
}

static gboolean
end_cursor_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  DossierDay first, last;
  int direction;

  g_variant_get (arguments, "(i)", &direction);
  dossier_timeline_get_span (self->timeline, &first, &last);
  set_cursor_within (self, direction < 0 ? first : dossier_timeline_get_now (self->timeline));
  return GDK_EVENT_STOP;
}

static gboolean
extend_brush_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  DossierTimeStep step = dossier_time_step_refine (dossier_timeline_lanes_get_step (self));
  DossierDay first, last;
  int direction;

  g_variant_get (arguments, "(i)", &direction);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  if (!dossier_session_get_range (self->session, &first, &last))
    {
      first = dossier_time_step_floor (step, dossier_session_get_cursor (self->session));
      last = dossier_time_step_add (step, first, 1) - 1;
    }
  else
    {
      DossierDay last_unit = dossier_time_step_floor (step, last);
      DossierDay first_unit = dossier_time_step_floor (step, first);
      /* the end follows the arrow; when nothing is left of it, the beginning does */
      if (direction > 0)
        last = dossier_time_step_add (step, last_unit, 2) - 1;
      else if (last_unit > first_unit)
        last = last_unit - 1;
      else
        first = dossier_time_step_add (step, first_unit, -1);
    }
  dossier_session_set_range (self->session, first, last);
  dossier_timeline_lanes_reveal (self, direction > 0 ? last : first,
                                 (direction > 0 ? last : first) + 1.0);
  return GDK_EVENT_STOP;
}

static void
zoom_about_cursor (DossierTimelineLanes *self, double factor)
{
  double width = dossier_timeline_lanes_get_plot_width (self);
  double x = dossier_time_scale_to_x (dossier_timeline_get_scale (self->timeline),
                                      dossier_session_get_cursor (self->session) + 0.5);

  dossier_timeline_lanes_stop_gliding (self);
  dossier_timeline_zoom (self->timeline, x >= 0 && x <= width ? x : width / 2, factor);
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_about_cursor (DOSSIER_TIMELINE_LANES (widget), 1 / ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_about_cursor (DOSSIER_TIMELINE_LANES (widget), ZOOM_STEP);
}

static void
show_opening_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  double first, last;

  dossier_timeline_get_opening (self->timeline, &first, &last);
  dossier_timeline_lanes_glide (self, first, last);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  double first, last;

  dossier_timeline_get_limits (self->timeline, &first, &last);
  dossier_timeline_lanes_glide (self, first, last);
}

static gboolean
page_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  double length = (scale->last - scale->first) * PAGE;
  int direction;

  g_variant_get (arguments, "(i)", &direction);
  dossier_timeline_lanes_glide (self, scale->first + direction * length,
                                scale->last + direction * length);
  return GDK_EVENT_STOP;
}

/* Esc ends a drag, then takes the brush away; what else it does is the window's. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);
  DossierDay first, last;

  if (self->drag != DOSSIER_DRAG_NONE)
    {
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag_gesture));
      self->drag = DOSSIER_DRAG_NONE;
      self->dragged = FALSE;
      gtk_widget_queue_draw (widget);
      return GDK_EVENT_STOP;
    }
  if (dossier_session_get_focus (self->session) ||
      !dossier_session_get_range (self->session, &first, &last))
    return GDK_EVENT_PROPAGATE;
  dossier_session_set_range (self->session, 1, 0);
  return GDK_EVENT_STOP;
}

static void
bind_arrows (GtkWidgetClass *widget_class, guint left, guint right)
{
  gtk_widget_class_add_binding (widget_class, left, 0, move_cursor_cb, "(ib)", -1, FALSE);
  gtk_widget_class_add_binding (widget_class, right, 0, move_cursor_cb, "(ib)", 1, FALSE);
  gtk_widget_class_add_binding (widget_class, left, GDK_CONTROL_MASK, move_cursor_cb, "(ib)", -1,
                                TRUE);
  gtk_widget_class_add_binding (widget_class, right, GDK_CONTROL_MASK, move_cursor_cb, "(ib)", 1,
                                TRUE);
  gtk_widget_class_add_binding (widget_class, left, GDK_SHIFT_MASK, extend_brush_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, right, GDK_SHIFT_MASK, extend_brush_cb, "(i)", 1);
}

void
dossier_timeline_lanes_bind_keys (GtkWidgetClass *widget_class)
{
  static const guint in_keys[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint out_keys[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "timeline.show-opening", NULL,
                                   show_opening_action);
  gtk_widget_class_install_action (widget_class, "timeline.show-all", NULL, show_all_action);

  bind_arrows (widget_class, GDK_KEY_Left, GDK_KEY_Right);
  bind_arrows (widget_class, GDK_KEY_KP_Left, GDK_KEY_KP_Right);
  for (guint i = 0; i < G_N_ELEMENTS (in_keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, in_keys[i], 0, "timeline.zoom-in", NULL);
      gtk_widget_class_add_binding_action (widget_class, in_keys[i], GDK_SHIFT_MASK,
                                           "timeline.zoom-in", NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (out_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, out_keys[i], 0, "timeline.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, 0, "timeline.show-opening", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, 0, "timeline.show-opening",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_9, 0, "timeline.show-all", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_cursor_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_cursor_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
