/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/map-layer.h"

G_BEGIN_DECLS

/* Writes the labels of @shapes where there is room: chosen countries first, then large before small
 * ones; in the country if it is large enough, else beside it. A label that would cover another, or
 * another country's point, is left out. */
void dossier_map_labels_draw (const DossierMapLayerSpec *spec,
                              const DossierMapShape *shapes,
                              guint n_shapes,
                              cairo_t *cr,
                              PangoContext *context);

G_END_DECLS
