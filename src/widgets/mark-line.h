/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/annotation.h"

G_BEGIN_DECLS

/* As dossier_mark_pattern_draw(), in @edge. */
void dossier_mark_pattern_paint (GtkSnapshot *snapshot,
                                 DossierColour colour,
                                 const GdkRGBA *edge,
                                 double x,
                                 double y,
                                 double end);

G_END_DECLS
