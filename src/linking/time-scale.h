/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierTimeScale:
 * @first: the moment at the beginning edge, in days
 * @last: the moment at the other edge; later than @first
 * @width: of the picture, in pixels
 * @mirrored: time runs from right to left, as the interface does
 *
 * Which moment stands at which pixel.
 */
typedef struct
{
  double first;
  double last;
  double width;
  gboolean mirrored;
} DossierTimeScale;

/* Moments outside of the window lie outside of 0..width. */
double dossier_time_scale_to_x (const DossierTimeScale *self, double day);
double dossier_time_scale_to_day (const DossierTimeScale *self, double x);
/* Pixels a day, always positive. */
double dossier_time_scale_get_density (const DossierTimeScale *self);

/* Makes the window @factor times as long (below 1: closer), the moment at @x staying where it is.
 */
void dossier_time_scale_zoom (DossierTimeScale *self, double x, double factor);
/* Moves the picture by @pixels to the right. */
void dossier_time_scale_pan (DossierTimeScale *self, double pixels);

/* Keeps the window at least @shortest days long and within min..max, moving it before it is cut. */
void dossier_time_scale_clamp (DossierTimeScale *self, double min, double max, double shortest);

G_END_DECLS
