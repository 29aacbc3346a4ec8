/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/timeline-paint.h"
#include "linking/time-ticks.h"

G_BEGIN_DECLS

/* Drawing a timeline on a widget, in the colours of its theme. */
void dossier_timeline_colours_init (DossierTimelineColours *self, GtkWidget *widget);

/* Fills @area. */
void dossier_timeline_snapshot_colour (GtkSnapshot *snapshot,
                                       const DossierRgba *colour,
                                       const graphene_rect_t *area);
/* As dossier_timeline_paint_bins(). */
void dossier_timeline_snapshot_bins (GtkSnapshot *snapshot,
                                     const graphene_rect_t *area,
                                     const double *counts,
                                     const double *passing,
                                     guint n_bins,
                                     double most,
                                     gboolean mirrored,
                                     const DossierTimelineColours *colours);

/* Lines of the grid and labels of the axis below it, except where @keep_free (x and width, may be
 * NULL) covers them. */
void dossier_timeline_snapshot_axis (GtkSnapshot *snapshot,
                                     GtkWidget *widget,
                                     const DossierTimeScale *scale,
                                     double height,
                                     const graphene_rect_t *keep_free,
                                     const DossierTimelineColours *colours);
/* The step between the ticks of that axis. */
DossierTimeStep dossier_timeline_get_step (GtkWidget *widget, const DossierTimeScale *scale);
/* The height of its labels. */
double dossier_timeline_get_axis_height (GtkWidget *widget);

G_END_DECLS
