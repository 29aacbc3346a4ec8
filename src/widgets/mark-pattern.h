/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/annotation.h"

G_BEGIN_DECLS

/* Each colour of highlights has a line of a pattern of its own (yellow plain, green dashed, blue
 * dotted, pink a wave, purple double, orange dashes and dots, underline thick): colour is never the
 * only sign. Draws it in @edge from @x to @end at height @y, within 3 pixels above and below. */
void dossier_mark_pattern_paint (GtkSnapshot *snapshot,
                                 DossierColour colour,
                                 const GdkRGBA *edge,
                                 double x,
                                 double y,
                                 double end);

G_END_DECLS
