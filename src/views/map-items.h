/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/map-rows.h"
#include "widgets/map.h"

G_BEGIN_DECLS

/* What the widget of the map shows of rows. */

/* (element-type DossierMapItem): the rows that are on the map. Caller frees. */
GArray *dossier_map_rows_to_items (GArray *rows, DossierSession *session);

/* Pango markup: name, standing and since when, on whose word, what is to be known; NULL for a
 * country without a standing. Caller frees. */
char *dossier_map_row_to_tooltip (const DossierMapRow *row, DossierSession *session);

G_END_DECLS
