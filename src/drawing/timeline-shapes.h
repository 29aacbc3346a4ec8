/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/timeline-paint.h"

G_BEGIN_DECLS

/* The shapes of which a timeline and its key are made: bars that fade where nothing certain is
 * known, marks, and what became of commitments. */

typedef struct
{
  cairo_t *cr;
  const DossierTimeScale *scale;
  const DossierTimelineColours *colours;
} DossierTimePainter;

/* Lengths on and off; a role that is no full membership is never a whole bar. */
typedef struct
{
  double lengths[4];
  int n;
} DossierTimeDashes;

typedef struct
{
  gboolean diamond;
  gboolean hollow;
  gboolean dashed;
  DossierRgba colour;
  double opacity;
} DossierMarkStyle;

/* How far an open end fades out, pixels. */
#define DOSSIER_TIME_FADE 36.0
/* How far beyond the window anything is worth drawing, pixels: cairo counts in 16 bits. */
#define DOSSIER_TIME_MARGIN 64.0
/* The band of time in which a mark may lie. */
#define DOSSIER_BAND_HEIGHT 5.0
#define DOSSIER_BAND_OPACITY 0.3
#define DOSSIER_BAR_HEIGHT 4.0
/* Of the marks of what is not the document's own. */
#define DOSSIER_BACKGROUND_OPACITY 0.55f

const DossierTimeDashes *dossier_role_get_dashes (DossierRole role);
/* The status whose colour it has. */
DossierStatus dossier_role_get_status (DossierRole role);

/* A bar along @extent about @y, fading where it is not certain. @dashes: (nullable). */
void dossier_time_paint_extent (const DossierTimePainter *self,
                                const DossierTimeExtent *extent,
                                double y,
                                double thickness,
                                const DossierRgba *colour,
                                double opacity,
                                const DossierTimeDashes *dashes);
void dossier_time_paint_mark (const DossierTimePainter *self,
                              double x,
                              double y,
                              const DossierMarkStyle *style);
/* What became of a commitment, at the end of its line: a shape for each verdict. */
void dossier_time_paint_verdict (const DossierTimePainter *self,
                                 DossierVerdict verdict,
                                 double x,
                                 double y,
                                 double radius,
                                 const DossierRgba *colour,
                                 double opacity);
void dossier_time_set_source (cairo_t *cr, const DossierRgba *colour, double opacity);

G_END_DECLS
