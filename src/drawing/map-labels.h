/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/map-layer.h"

G_BEGIN_DECLS

/* The labels of a map's countries, and where they stand: in the country if it is large enough, else
 * beside it; chosen countries first, then large before small ones. A label that would cover
 * another, or another country's middle, is left out. Not reference counted. */

/* (element-type DossierMapShape): copies what it needs. */
DossierMapLabels *
dossier_map_labels_new (const DossierWorld *world, GArray *shapes, PangoContext *context);
void dossier_map_labels_free (DossierMapLabels *self);

/* Places them for pictures of @scale; within @bounds (nullable), pixels from the plane's origin. */
void dossier_map_labels_place (DossierMapLabels *self, double scale, const DossierGeoBox *bounds);

/* Draws those that touch what @spec shows, where they were placed for its scale. */
void dossier_map_labels_draw (DossierMapLabels *self,
                              const DossierMapLayerSpec *spec,
                              DossierCanvas *canvas);

G_END_DECLS
