/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the lanes of a timeline are drawn. */
#include "config.h"

#include <math.h>

#include "widgets/timeline-lanes-private.h"

#define BIN_WIDTH 4.0
#define CURSOR_WIDTH 2.0
/* Between the cursor's date and the labels beside it. */
#define LABEL_AIR 6.0

static void
ensure_colours (DossierTimelineLanes *self)
{
  if (self->colours_valid)
    return;
  dossier_timeline_colours_init (&self->colours, GTK_WIDGET (self));
  self->colours_valid = TRUE;
}

static void
snapshot_grid (DossierTimelineLanes *self, GtkSnapshot *snapshot)
{
  double left = dossier_timeline_lanes_get_left (self);
  double width = self->layout.width;

  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (self->layout.lanes[i].shown)
      dossier_timeline_snapshot_colour (snapshot, &self->colours.grid_major,
                                        &GRAPHENE_RECT_INIT (left,
                                                             self->layout.lanes[i].y +
                                                               self->layout.lanes[i].height - 1,
                                                             width, 1));
}

static void
snapshot_axis (DossierTimelineLanes *self, GtkSnapshot *snapshot)
{
  double left = dossier_timeline_lanes_get_left (self);
  graphene_rect_t handle;

  if (!gtk_widget_compute_bounds (self->cursor, GTK_WIDGET (self), &handle))
    handle = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  graphene_rect_offset (&handle, -left, 0);
  graphene_rect_inset (&handle, -LABEL_AIR, 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, 0));
  dossier_timeline_snapshot_axis (snapshot, GTK_WIDGET (self),
                                  dossier_timeline_get_scale (self->timeline), self->layout.height,
                                  &handle, &self->colours);
  gtk_snapshot_restore (snapshot);
}

/* A lane with too many items to tell apart. */
static void
snapshot_bins (DossierTimelineLanes *self, GtkSnapshot *snapshot, DossierLaneKind kind)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  DossierLane *lane = dossier_timeline_get_lane (self->timeline, kind);
  const DossierLaneLayout *layout = &self->layout.lanes[kind];
  guint n_bins = MAX ((guint) (self->layout.width / BIN_WIDTH), 1);
  g_autofree double *counts = g_new (double, n_bins);
  g_autofree double *passing = g_new (double, n_bins);

  double most = dossier_lane_bin (lane, scale->first, scale->last, n_bins, counts, passing);
  dossier_timeline_snapshot_bins (snapshot,
                                  &GRAPHENE_RECT_INIT (dossier_timeline_lanes_get_left (self),
                                                       layout->y + layout->inset + 2,
                                                       self->layout.width,
                                                       MAX (layout->height - layout->inset - 3, 1)),
                                  counts, passing, n_bins, most, scale->mirrored, &self->colours);
}

static void
snapshot_lane (DossierTimelineLanes *self, GtkSnapshot *snapshot, DossierLaneKind kind)
{
  const DossierLaneLayout *layout = &self->layout.lanes[kind];
  double left = dossier_timeline_lanes_get_left (self);

  if (!layout->shown)
    return;
  if (layout->binned)
    {
      snapshot_bins (self, snapshot, kind);
      return;
    }
  if (layout->visible->len == 0)
    return;
  cairo_t *cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (left, layout->y, self->layout.width,
                                                              layout->height));
  cairo_translate (cr, left, 0);
  dossier_timeline_paint_lane (cr, &self->layout, kind, &self->colours,
                               self->hovering ? &self->hovered : NULL);
  cairo_destroy (cr);
}

static void
snapshot_brush (DossierTimelineLanes *self, GtkSnapshot *snapshot)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  double left = dossier_timeline_lanes_get_left (self);
  DossierRgba fill = self->colours.accent, edge = self->colours.accent;
  DossierDay first, last;

  if (!dossier_timeline_lanes_get_brush (self, &first, &last))
    return;
  double a = dossier_time_scale_to_x (scale, MAX (first, scale->first - 1));
  double b = dossier_time_scale_to_x (scale, MIN (last, scale->last) + 1.0);
  double x = MIN (a, b), width = fabs (b - a);
  fill.alpha = self->colours.high_contrast ? 0.25 : 0.13;
  edge.alpha = self->colours.high_contrast ? 1 : 0.6;
  dossier_timeline_snapshot_colour (snapshot, &fill,
                                    &GRAPHENE_RECT_INIT (left + x, 0, width, self->layout.height));
  dossier_timeline_snapshot_colour (snapshot, &edge,
                                    &GRAPHENE_RECT_INIT (left + round (x), 0, 1,
                                                         self->layout.height));
  dossier_timeline_snapshot_colour (snapshot, &edge,
                                    &GRAPHENE_RECT_INIT (left + round (x + width) - 1, 0, 1,
                                                         self->layout.height));
}

static void
snapshot_cursor (DossierTimelineLanes *self, GtkSnapshot *snapshot)
{
  double x = dossier_time_scale_to_x (dossier_timeline_get_scale (self->timeline),
                                      dossier_session_get_cursor (self->session) + 0.5);
  if (x < 0 || x > self->layout.width)
    return;
  dossier_timeline_snapshot_colour (snapshot, &self->colours.accent,
                                    &GRAPHENE_RECT_INIT (dossier_timeline_lanes_get_left (self) +
                                                           round (x - CURSOR_WIDTH / 2),
                                                         0, CURSOR_WIDTH, self->layout.height));
}

void
dossier_timeline_lanes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierTimelineLanes *self = DOSSIER_TIMELINE_LANES (widget);

  ensure_colours (self);
  dossier_timeline_lanes_ensure_layout (self);
  snapshot_grid (self, snapshot);
  snapshot_axis (self, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (dossier_timeline_lanes_get_left (self), 0,
                                                         self->layout.width, self->layout.height));
  snapshot_brush (self, snapshot);
  /* over the bars, which would hide it, but under the marks, which it would hide */
  snapshot_lane (self, snapshot, DOSSIER_LANE_MEMBERSHIP);
  snapshot_cursor (self, snapshot);
  for (guint i = DOSSIER_LANE_MEMBERSHIP + 1; i < DOSSIER_N_LANES; i++)
    snapshot_lane (self, snapshot, i);
  gtk_snapshot_pop (snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}
