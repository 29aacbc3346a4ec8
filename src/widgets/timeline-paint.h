/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/time-layout.h"
#include "linking/time-ticks.h"

G_BEGIN_DECLS

/* What overview and lanes are drawn with; taken from the theme. */
typedef struct
{
  gboolean dark;
  gboolean high_contrast;
  GdkRGBA text;
  GdkRGBA dim;        /* labels, bins */
  GdkRGBA faint;      /* bins of what does not pass */
  GdkRGBA grid;       /* between lanes and at ticks */
  GdkRGBA grid_major; /* at ticks that begin something longer */
  GdkRGBA background;
  GdkRGBA accent;
  GdkRGBA event;
} DossierTimelineColours;

void dossier_timeline_colours_init (DossierTimelineColours *self, GtkWidget *widget);

/* Draws the entries of a lane that is not binned. @over: lies above the others, or NULL. */
void dossier_timeline_paint_lane (cairo_t *cr,
                                  const DossierTimeLayout *layout,
                                  DossierLaneKind kind,
                                  const DossierTimelineColours *colours,
                                  const DossierTimePlace *over);

/* Bars that stand on the lower edge of @area, the tallest for @most, by the square root of their
 * numbers, so that single items still show beside hundreds. @mirrored: the first bin is on the
 * right. */
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
