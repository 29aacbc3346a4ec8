/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/status.h"

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

/**
 * DossierMapLegendEntry:
 * @status: what the swatch shows; NONE: text alone, dimmed
 * @second: the swatch shows the second organisation's outline, not the first one's area
 * @text: "Member 6"
 * @tooltip: (nullable): more about it
 */
typedef struct
{
  DossierStatus status;
  gboolean second;
  char *text;
  char *tooltip;
} DossierMapLegendEntry;
void dossier_map_legend_entry_clear (DossierMapLegendEntry *entry);

GtkWidget *dossier_map_legend_new (void);

/* (element-type DossierMapLegendEntry) (transfer full) */
void dossier_map_legend_take_entries (DossierMapLegend *self, GArray *entries);

G_END_DECLS
