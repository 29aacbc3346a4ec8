/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "drawing/colours.h"
#include "linking/time-layout.h"

G_BEGIN_DECLS

/* What overview and lanes are drawn with; taken from the theme. */
typedef struct
{
  gboolean dark;
  gboolean high_contrast;
  DossierRgba text;
  DossierRgba dim;        /* labels, bins */
  DossierRgba faint;      /* bins of what does not pass */
  DossierRgba grid;       /* between lanes and at ticks */
  DossierRgba grid_major; /* at ticks that begin something longer */
  DossierRgba background;
  DossierRgba accent;
  DossierRgba event;
} DossierTimelineColours;

/* Draws the entries of a lane that is not binned. @over: lies above the others, or NULL. */
void dossier_timeline_paint_lane (cairo_t *cr,
                                  const DossierTimeLayout *layout,
                                  DossierLaneKind kind,
                                  const DossierTimelineColours *colours,
                                  const DossierTimePlace *over);

/* Bars that stand on the lower edge of @area, the tallest for @most, by the square root of their
 * numbers, so that single items still show beside hundreds. @mirrored: the first bin is on the
 * right. */
void dossier_timeline_paint_bins (cairo_t *cr,
                                  const DossierTimeRect *area,
                                  const double *counts,
                                  const double *passing,
                                  guint n_bins,
                                  double most,
                                  gboolean mirrored,
                                  const DossierTimelineColours *colours);

G_END_DECLS
