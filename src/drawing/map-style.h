/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/colours.h"
#include "drawing/picture-key.h"

G_BEGIN_DECLS

/* How statuses look, on the map and in its legend: in the first organisation an area with a pattern
 * of its own, in the second an outline with dashes of its own, so that nothing rests on colour. */
typedef struct
{
  gboolean dark;
  gboolean high_contrast;
  gboolean vector; /* for a file of lines rather than pixels */
} DossierMapStyle;

/* Fills the current path of @cr by the current fill rule and clears it. @faded: paler, for what a
 * query leaves out. Patterns are fixed to the user space of @cr. */
void dossier_map_style_fill (const DossierMapStyle *style,
                             cairo_t *cr,
                             DossierStatus status,
                             gboolean faded);

/* Strokes inside of the current path of @cr, which it keeps as its clip: save and restore around
 * it. Clears the path. NONE draws nothing. */
void dossier_map_style_outline (const DossierMapStyle *style,
                                cairo_t *cr,
                                DossierStatus status,
                                gboolean faded);

/* A small piece of the map for a legend, its corner at the origin of @cr. @second: of the second
 * organisation, an outline. */
void dossier_map_style_swatch (const DossierMapStyle *style,
                               cairo_t *cr,
                               DossierStatus status,
                               gboolean second);

void
dossier_map_style_set_source (const DossierMapStyle *style, cairo_t *cr, DossierMapColour colour);

G_END_DECLS
