/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/map-pointer.h"

#include <math.h>

#define WHEEL_FACTOR 1.2

typedef struct
{
  DossierMap *map; /* borrowed, as its viewport */
  DossierViewport *viewport;
  DossierMapPressedFunc pressed;
  DossierMapHoverFunc hover;

  double x, y;
  gpointer hovered;
  double drag_x, drag_y;
  gboolean dragging;
  double pinch;
} Pointer;

static void
drag_begin_cb (Pointer *self)
{
  self->drag_x = self->drag_y = 0.0;
  self->dragging = FALSE;
}

static void
drag_update_cb (Pointer *self, double x, double y, GtkGestureDrag *gesture)
{
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self->map), 0, 0, (int) x, (int) y))
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), "grabbing");
    }
  dossier_viewport_pan (self->viewport, x - self->drag_x, y - self->drag_y);
  self->drag_x = x;
  self->drag_y = y;
}

static void
drag_end_cb (Pointer *self)
{
  if (self->dragging)
    gtk_widget_set_cursor (GTK_WIDGET (self->map), NULL);
  self->dragging = FALSE;
}

static void
released_cb (Pointer *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  gpointer key = dossier_map_pick (self->map, x, y);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_press == 2)
    dossier_viewport_zoom (self->viewport, 2.0, x, y);
  /* The second click of two takes back what the first one did. */
  self->pressed (self->map, key, n_press <= 2);
}

static void
set_hovered (Pointer *self, gpointer key)
{
  if (self->hovered == key)
    return;
  self->hovered = key;
  self->hover (self->map, key);
}

static void
motion_cb (Pointer *self, double x, double y)
{
  self->x = x;
  self->y = y;
  set_hovered (self, self->dragging ? NULL : dossier_map_pick (self->map, x, y));
}

static void
leave_cb (Pointer *self)
{
  set_hovered (self, NULL);
}

static gboolean
scroll_cb (Pointer *self, double dx, double dy)
{
  if (dy == 0.0)
    return FALSE;

  dossier_viewport_zoom (self->viewport, pow (WHEEL_FACTOR, -CLAMP (dy, -3.0, 3.0)), self->x,
                         self->y);
  return TRUE;
}

static void
pinch_begin_cb (Pointer *self)
{
  self->pinch = 1.0;
}

static void
pinch_cb (Pointer *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (scale <= 0.0 || !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  dossier_viewport_zoom (self->viewport, scale / self->pinch, x, y);
  self->pinch = scale;
}

static void
add_controllers (Pointer *self)
{
  GtkWidget *widget = GTK_WIDGET (self->map);
  GtkEventController *controller;

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (controller), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (controller, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (controller, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (controller), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (controller, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_signal_connect_swapped (controller, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_zoom_new ());
  g_signal_connect_swapped (controller, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (controller, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, controller);
}

void
dossier_map_pointer_attach (DossierMap *map,
                            DossierMapPressedFunc pressed,
                            DossierMapHoverFunc hover)
{
  Pointer *self = g_new0 (Pointer, 1);

  self->map = map;
  self->viewport = dossier_map_get_viewport (map);
  self->pressed = pressed;
  self->hover = hover;
  add_controllers (self);
  /* Gestures that are under way may still end while the map is finalized: this goes after them. */
  g_object_set_data_full (G_OBJECT (map), "pointer", self, g_free);
}
