/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/map-rows.h"

G_BEGIN_DECLS

/**
 * DossierMapLegend:
 *
 * What the colours and patterns of a DossierMap mean, in rows under the map.
 *
 * Properties:
 *  - lead: (nullable): a #GtkWidget that stands before the first entry
 */
#define DOSSIER_TYPE_MAP_LEGEND (dossier_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (DossierMapLegend, dossier_map_legend, DOSSIER, MAP_LEGEND, GtkWidget)

GtkWidget *dossier_map_legend_new (void);

/* (element-type DossierMapLegendEntry) (transfer full) */
void dossier_map_legend_take_entries (DossierMapLegend *self, GArray *entries);

G_END_DECLS
