/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "drawing/timeline-key.h"
#include "widgets/timeline-lanes-private.h"

#define GLIDE_DURATION 250
/* A picture at rest for so long (ms) gets its marks. */
#define SYNC_DELAY 80

G_DEFINE_FINAL_TYPE (DossierTimelineLanes, dossier_timeline_lanes, GTK_TYPE_WIDGET)

double
dossier_timeline_lanes_get_left (DossierTimelineLanes *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 0 : self->gutter;
}

double
dossier_timeline_lanes_get_plot_width (DossierTimelineLanes *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->gutter, 1);
}

double
dossier_timeline_lanes_get_plot_height (DossierTimelineLanes *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->axis_height, 1);
}

static int
measure_heading (DossierTimelineLanes *self, GtkOrientation orientation)
{
  int most = 0;

  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    {
      int natural;
      gtk_widget_measure (self->headings[i], orientation, -1, NULL, &natural, NULL, NULL);
      most = MAX (most, natural);
    }
  return most;
}

static double
get_inset (DossierTimelineLanes *self)
{
  return self->gutter > 0 ? 0 : measure_heading (self, GTK_ORIENTATION_VERTICAL);
}

void
dossier_timeline_lanes_ensure_layout (DossierTimelineLanes *self)
{
  if (self->layout_valid)
    return;
  dossier_time_layout_update (&self->layout, dossier_timeline_lanes_get_plot_width (self),
                              dossier_timeline_lanes_get_plot_height (self), get_inset (self));
  self->layout_valid = TRUE;
}

/* "4 of 21" beside a lane's name when the query leaves some out. */
static void
update_counts (DossierTimelineLanes *self)
{
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    {
      DossierLane *lane = dossier_timeline_get_lane (self->timeline, i);
      gboolean shown = lane && lane->entries->len > 0;
      g_autofree char *text = NULL;

      gtk_widget_set_child_visible (self->headings[i], shown);
      if (shown && lane->n_passing < lane->entries->len)
        /* Translators: %1$'u of the %2$'u items in a lane of the timeline pass the filter */
        text =
          g_strdup_printf (C_ ("timeline", "%1$'u of %2$'u"), lane->n_passing, lane->entries->len);
      gtk_label_set_label (GTK_LABEL (self->counts[i]), text);
      gtk_widget_set_visible (self->counts[i], text != NULL);
    }
}

static void
update_cursor (DossierTimelineLanes *self)
{
  DossierDay day = dossier_session_get_cursor (self->session);
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  DossierTimeStep step = dossier_timeline_get_step (GTK_WIDGET (self), scale);
  g_autofree char *text = dossier_time_step_describe (step, day);
  g_autofree char *name = dossier_day_to_display (day);

  dossier_timeline_cursor_set_date (DOSSIER_TIMELINE_CURSOR (self->cursor), text, name);
  dossier_timeline_cursor_set_beyond (DOSSIER_TIMELINE_CURSOR (self->cursor),
                                      day < scale->first  ? -1
                                      : day > scale->last ? 1
                                                          : 0);
}

gboolean
dossier_timeline_lanes_get_brush (DossierTimelineLanes *self, DossierDay *first, DossierDay *last)
{
  if (self->drag >= DOSSIER_DRAG_BRUSH && self->drag <= DOSSIER_DRAG_BRUSH_WHOLE && self->dragged)
    {
      *first = self->brush[0];
      *last = self->brush[1];
      return TRUE;
    }
  return dossier_session_get_range (self->session, first, last);
}

/* What stands for the entry in other views: of a membership its country, which the map knows. */
DossierItem *
dossier_timeline_lanes_get_item (DossierTimelineLanes *self, DossierTimePlace place)
{
  DossierItem *item = dossier_time_layout_get_entry (&self->layout, place)->item;

  if (item->kind == DOSSIER_KIND_MEMBERSHIP)
    return DOSSIER_ITEM (DOSSIER_MEMBERSHIP (item)->member);
  return item;
}

void
dossier_timeline_lanes_choose (DossierTimelineLanes *self, DossierTimePlace place)
{
  dossier_session_set_focus (self->session, dossier_timeline_lanes_get_item (self, place),
                             self->origin);
}

static void
glide_cb (double value, gpointer data)
{
  DossierTimelineLanes *self = data;

  dossier_timeline_show (self->timeline,
                         self->glide_from[0] + (self->glide_to[0] - self->glide_from[0]) * value,
                         self->glide_from[1] + (self->glide_to[1] - self->glide_from[1]) * value);
}

void
dossier_timeline_lanes_stop_gliding (DossierTimelineLanes *self)
{
  if (self->glide)
    adw_animation_pause (self->glide);
}

DossierTimeStep
dossier_timeline_lanes_get_step (DossierTimelineLanes *self)
{
  return dossier_timeline_get_step (GTK_WIDGET (self), dossier_timeline_get_scale (self->timeline));
}

void
dossier_timeline_lanes_reveal (DossierTimelineLanes *self, double first, double last)
{
  double window_first, window_last;

  if (dossier_timeline_find_window (self->timeline, first, last, &window_first, &window_last))
    dossier_timeline_lanes_glide (self, window_first, window_last);
}

static gboolean
sync_cb (gpointer data)
{
  DossierTimelineLanes *self = data;

  self->sync_source = 0;
  dossier_timeline_lanes_sync (self);
  return G_SOURCE_REMOVE;
}

void
dossier_timeline_lanes_queue_sync (DossierTimelineLanes *self)
{
  g_clear_handle_id (&self->sync_source, g_source_remove);
  /* Being taken apart moves the keyboard's focus, which asks for this too. */
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  self->sync_source = g_timeout_add_full (G_PRIORITY_LOW, SYNC_DELAY, sync_cb, self, NULL);
}

/* Another part of time is in view: draw it now, and put marks on it when it rests. */
static void
moved_cb (DossierTimelineLanes *self)
{
  self->layout_valid = FALSE;
  self->hovering = FALSE;
  update_cursor (self);
  dossier_timeline_lanes_update_beyond (self);
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  dossier_timeline_lanes_queue_sync (self);
}

static void
changed_cb (DossierTimelineLanes *self)
{
  dossier_timeline_lanes_clear_marks (self);
  self->layout_valid = FALSE;
  self->hovering = FALSE;
  update_counts (self);
  update_cursor (self);
  dossier_timeline_lanes_update_beyond (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  dossier_timeline_lanes_queue_sync (self);
}

static void
filtered_cb (DossierTimelineLanes *self)
{
  update_counts (self);
  dossier_timeline_lanes_update_beyond (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cursor_cb (DossierTimelineLanes *self)
{
  DossierDay day = dossier_session_get_cursor (self->session);

  update_cursor (self);
  if (self->drag != DOSSIER_DRAG_CURSOR)
    dossier_timeline_lanes_reveal (self, day, day + 1.0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The first entry that has to do with the focus, unless one of them is in view. Notes are none: the
 * day on which one was made tells nothing of what it is about. */
static const DossierLaneEntry *
find_related (DossierTimelineLanes *self)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  const DossierLaneEntry *first = NULL;

  for (guint i = DOSSIER_LANE_EVENTS; i < DOSSIER_LANE_NOTES; i++)
    {
      DossierLane *lane = dossier_timeline_get_lane (self->timeline, i);
      for (guint j = 0; lane && j < lane->entries->len; j++)
        {
          const DossierLaneEntry *entry = dossier_lane_get (lane, j);
          if (!dossier_session_is_related (self->session, entry->item))
            continue;
          if (entry->anchor >= scale->first && entry->anchor < scale->last)
            return NULL;
          if (!first || entry->anchor < first->anchor)
            first = entry;
        }
    }
  return first;
}

static const DossierLaneEntry *
find_entry (DossierTimelineLanes *self, const DossierItem *item)
{
  for (guint i = 0; item && i < DOSSIER_N_LANES; i++)
    {
      DossierLane *lane = dossier_timeline_get_lane (self->timeline, i);
      for (guint j = 0; lane && j < lane->entries->len; j++)
        if (dossier_lane_get (lane, j)->item == item)
          return dossier_lane_get (lane, j);
    }
  return NULL;
}

static void
focus_cb (DossierTimelineLanes *self)
{
  DossierItem *focus = dossier_session_get_focus (self->session);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!focus || dossier_session_get_focus_origin (self->session) == self->origin)
    return;
  const DossierLaneEntry *entry = find_entry (self, focus);
  if (!entry)
    entry = find_related (self);
  if (entry)
    dossier_timeline_lanes_reveal (self, MAX (entry->extent.begin_earliest, entry->anchor - 31),
                                   MIN (entry->extent.end_latest, entry->anchor + 31));
}

static void
style_cb (DossierTimelineLanes *self)
{
  self->colours_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_timeline_lanes_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->gutter + 120;
      *natural = self->gutter + 600;
      return;
    }
  double inset = get_inset (self);
  double lanes = dossier_time_layout_get_minimum (&self->layout, inset);
  double axis = dossier_timeline_get_axis_height (widget);
  *minimum = (int) ceil (lanes + axis);
  *natural = (int) ceil (MAX (lanes, 132 + 4 * inset) + axis);
}

static void
allocate_heading (DossierTimelineLanes *self, DossierLaneKind kind)
{
  const DossierLaneLayout *layout = &self->layout.lanes[kind];
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { .y = (int) layout->y };
  int natural;

  if (!layout->shown)
    return;
  if (self->gutter > 0)
    {
      allocation.x = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - self->gutter : 0;
      allocation.width = self->gutter;
      allocation.height = (int) layout->height;
    }
  else
    {
      gtk_widget_measure (self->headings[kind], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                          NULL, NULL);
      allocation.width = MIN (natural, gtk_widget_get_width (GTK_WIDGET (self)));
      allocation.x = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - allocation.width : 0;
      allocation.height = (int) layout->inset;
    }
  gtk_widget_size_allocate (self->headings[kind], &allocation, -1);
}

static void
allocate_cursor (DossierTimelineLanes *self)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  double left = dossier_timeline_lanes_get_left (self);
  double x = dossier_time_scale_to_x (scale, dossier_session_get_cursor (self->session) + 0.5);
  int width, height;

  gtk_widget_measure (self->cursor, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->cursor, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  double most = MAX (self->layout.width - width, 0);
  gtk_widget_size_allocate (self->cursor,
                            &(GtkAllocation){
                              .x = (int) round (left + CLAMP (x - width / 2.0, 0, most)),
                              .y = (int) round (self->layout.height +
                                                (self->axis_height - height) / 2),
                              .width = width,
                              .height = height,
                            },
                            -1);
}

static void
dossier_timeline_lanes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);

  self->axis_height = dossier_timeline_get_axis_height (widget);
  if (self->layout.width != dossier_timeline_lanes_get_plot_width (self) ||
      self->layout.height != dossier_timeline_lanes_get_plot_height (self))
    {
      self->layout_valid = FALSE;
      dossier_timeline_lanes_queue_sync (self);
    }
  self->allocating = TRUE;
  dossier_timeline_set_size (self->timeline, dossier_timeline_lanes_get_plot_width (self),
                             gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  self->allocating = FALSE;
  dossier_timeline_lanes_ensure_layout (self);
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    allocate_heading (self, i);
  allocate_cursor (self);
  dossier_timeline_lanes_allocate_beyond (self);
  dossier_timeline_lanes_allocate_marks (self);
}

static void
dossier_timeline_lanes_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_timeline_lanes_parent_class)->css_changed (widget, change);
  style_cb (DOSSIER_TIMELINE_LANES (widget));
}

static void
dossier_timeline_lanes_direction_changed (GtkWidget *widget, GtkTextDirection former)
{
  GTK_WIDGET_CLASS (dossier_timeline_lanes_parent_class)->direction_changed (widget, former);
  gtk_widget_queue_resize (widget);
}

static gboolean
dossier_timeline_lanes_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return dossier_timeline_lanes_move_focus (DOSSIER_TIMELINE_LANES (widget), direction);
}

static gboolean
dossier_timeline_lanes_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_TIMELINE_LANES (widget)->cursor);
}

static void
dossier_timeline_lanes_dispose (GObject *object)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (object);

  if (self->glide)
    adw_animation_pause (self->glide);
  g_clear_object (&self->glide);
  if (self->marks)
    dossier_timeline_lanes_clear_marks (self);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->spare_marks, g_ptr_array_unref);
  g_clear_pointer (&self->cursor, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->beyond); i++)
    g_clear_pointer (&self->beyond[i], gtk_widget_unparent);
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    g_clear_pointer (&self->headings[i], gtk_widget_unparent);
  g_clear_handle_id (&self->sync_source, g_source_remove);
  dossier_time_layout_clear (&self->layout);
  g_clear_object (&self->timeline);
  G_OBJECT_CLASS (dossier_timeline_lanes_parent_class)->dispose (object);
}

static void
dossier_timeline_lanes_class_init (DossierTimelineLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_lanes_dispose;
  widget_class->snapshot = dossier_timeline_lanes_snapshot;
  widget_class->measure = dossier_timeline_lanes_measure;
  widget_class->size_allocate = dossier_timeline_lanes_size_allocate;
  widget_class->css_changed = dossier_timeline_lanes_css_changed;
  widget_class->direction_changed = dossier_timeline_lanes_direction_changed;
  widget_class->focus = dossier_timeline_lanes_focus;
  widget_class->grab_focus = dossier_timeline_lanes_grab_focus;
  widget_class->query_tooltip = dossier_timeline_lanes_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "timelinelanes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  dossier_timeline_lanes_bind_keys (widget_class);
}

static void
create_heading (DossierTimelineLanes *self, DossierLaneKind kind)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (dossier_lane_get_name (kind));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (heading, "lane");
  gtk_widget_add_css_class (count, "count");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_visible (count, FALSE);
  gtk_widget_set_can_target (heading, FALSE);
  gtk_box_append (GTK_BOX (heading), name);
  gtk_box_append (GTK_BOX (heading), count);
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  self->headings[kind] = heading;
  self->counts[kind] = count;
}

static void
dossier_timeline_lanes_init (DossierTimelineLanes *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("timeline", "Lanes of the timeline"), -1);
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    create_heading (self, i);
  self->cursor = dossier_timeline_cursor_new ();
  gtk_widget_set_parent (self->cursor, widget);
  dossier_timeline_lanes_create_beyond (self);
  self->marks = g_hash_table_new (NULL, NULL);
  self->spare_marks = g_ptr_array_new ();
  dossier_timeline_lanes_add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
}

static void
connect_timeline (DossierTimelineLanes *self)
{
  g_signal_connect_object (self->timeline, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "filtered", G_CALLBACK (filtered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::cursor", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::focus", G_CALLBACK (focus_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::preview", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_timeline_lanes_new (DossierTimeline *timeline, gconstpointer origin)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (timeline), NULL);

  DossierTimelineLanes *self = g_object_new (DOSSIER_TYPE_TIMELINE_LANES, NULL);
  self->timeline = g_object_ref (timeline);
  self->session = dossier_timeline_get_session (timeline);
  self->origin = origin;
  dossier_time_layout_init (&self->layout, timeline);
  connect_timeline (self);
  changed_cb (self);
  focus_cb (self); /* set before there were lanes */
  return GTK_WIDGET (self);
}

void
dossier_timeline_lanes_set_gutter (DossierTimelineLanes *self, int gutter)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_LANES (self));

  if (self->gutter == gutter)
    return;
  self->gutter = gutter;
  self->layout_valid = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
dossier_timeline_lanes_measure_gutter (DossierTimelineLanes *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_LANES (self), 0);

  return measure_heading (self, GTK_ORIENTATION_HORIZONTAL);
}

void
dossier_timeline_lanes_set_describe (DossierTimelineLanes *self, DossierTimelineDescribe describe)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_LANES (self));

  self->describe = describe;
}

void
dossier_timeline_lanes_glide (DossierTimelineLanes *self, double first, double last)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_LANES (self));

  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  self->glide_from[0] = scale->first;
  self->glide_from[1] = scale->last;
  self->glide_to[0] = first;
  self->glide_to[1] = last;
  if (!self->glide)
    self->glide =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE_DURATION,
                               adw_callback_animation_target_new (glide_cb, self, NULL));
  adw_animation_reset (self->glide);
  adw_animation_play (self->glide);
}
