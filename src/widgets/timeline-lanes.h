/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/timeline.h"

G_BEGIN_DECLS

/**
 * DossierTimelineLanes:
 *
 * The detail of a timeline: a lane for each kind of item over an axis of time, the cursor and the
 * brush. The wheel zooms at the pointer; dragging chooses a stretch of time (the query's date),
 * with Shift or the middle button it moves the picture; the cursor is dragged along the axis.
 *
 * Actions: timeline.zoom-in, timeline.zoom-out, timeline.show-opening, timeline.show-all.
 */
#define DOSSIER_TYPE_TIMELINE_LANES (dossier_timeline_lanes_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineLanes,
                      dossier_timeline_lanes,
                      DOSSIER,
                      TIMELINE_LANES,
                      GtkWidget)

/* @origin: the view for which the focus is set; see dossier_session_set_focus(). */
GtkWidget *dossier_timeline_lanes_new (DossierTimeline *timeline, gconstpointer origin);

/* The width of the column of the lanes' names; 0: they stand above their lanes. */
void dossier_timeline_lanes_set_gutter (DossierTimelineLanes *self, int gutter);
/* What that column needs. */
int dossier_timeline_lanes_measure_gutter (DossierTimelineLanes *self);

/* Says what there is to know of an item besides its name, or NULL; caller frees. */
typedef char *(*DossierTimelineDescribe) (DossierItem *item);
void dossier_timeline_lanes_set_describe (DossierTimelineLanes *self,
                                          DossierTimelineDescribe describe);

/* The item at that place of the widget, or NULL; borrowed. */
DossierItem *dossier_timeline_lanes_pick (DossierTimelineLanes *self, double x, double y);

/* Moves the window to first..last within a moment. */
void dossier_timeline_lanes_glide (DossierTimelineLanes *self, double first, double last);

G_END_DECLS
