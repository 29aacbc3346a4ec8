/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "model/annotation.h"

G_BEGIN_DECLS

/* Each colour of highlights has a line of a pattern of its own (yellow plain, green dashed, blue
 * dotted, pink a wave, purple double, orange dashes and dots, underline thick): colour is never the
 * only sign. Draws it with the source of @cr from @x to @end at height @y, within 3 units above and
 * below; leaves dashes and widths set. */
void dossier_mark_pattern_draw (cairo_t *cr, DossierColour colour, double x, double y, double end);

G_END_DECLS
