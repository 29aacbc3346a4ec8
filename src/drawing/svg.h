/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/canvas.h"

G_BEGIN_DECLS

/* What makes a file of SVG 1.1 that people can use out of what cairo writes. */

/* Appends @line as an element, the left end of its baseline at that place. */
void dossier_svg_append_text (GString *svg,
                              PangoLayoutLine *line,
                              double x,
                              double y,
                              const DossierRgba *colour,
                              const DossierRgba *halo);

/* The finished file: @drawing is what cairo wrote, @text the elements above it, @title and
 * @description say what it shows to those who do not see it. cairo numbers its elements on and on
 * while the program runs; here they are numbered from 1, so that the same picture is the same file.
 */
GBytes *
dossier_svg_finish (GString *drawing, const char *text, const char *title, const char *description);

G_END_DECLS
