/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "drawing/colours.h"

G_BEGIN_DECLS

/**
 * DossierCanvas:
 * @cr: what lines and areas are drawn with
 * @text: (nullable): takes text as elements of SVG, which are to stand above all else; NULL: text
 * is drawn with @cr
 *
 * Where a picture is drawn. cairo makes outlines of letters in a file of SVG; elements of text can
 * be searched, read aloud and edited there.
 */
typedef struct
{
  cairo_t *cr;
  GString *text;
} DossierCanvas;

/* How far the halo of a text reaches, pixels. */
#define DOSSIER_CANVAS_HALO 1.4

/* Shows @layout with its upper left corner there; the matrix of the canvas moves and nothing else.
 * @halo: (nullable): what keeps it readable on whatever it lies. */
void dossier_canvas_show (DossierCanvas *self,
                          PangoLayout *layout,
                          double x,
                          double y,
                          const DossierRgba *colour,
                          const DossierRgba *halo);

G_END_DECLS
