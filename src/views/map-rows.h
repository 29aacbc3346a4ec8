/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"
#include "widgets/map-legend.h"
#include "widgets/map.h"

G_BEGIN_DECLS

/**
 * DossierMapRow:
 * @entity: a country, or an organisation that stands in a relation to one of those shown; borrowed
 * @country: number in the DossierWorld, or -1 for what is not on the map
 * @first: its standing in the session's organisation
 * @second: its standing in the session's second organisation
 * @chosen: asked for by the query's place facet
 * @passes: has to do with what the query leaves
 * @related: belongs to the focus
 * @hinted: belongs to what the pointer is over
 *
 * What map, legend and table show of one member or country on the cursor's date. */
typedef struct
{
  DossierEntity *entity;
  int country;
  DossierStanding first;
  DossierStanding second;
  gboolean chosen;
  gboolean passes;
  gboolean related;
  gboolean hinted;
} DossierMapRow;

/* (element-type DossierMapRow): everything with a standing, and the countries that the document
 * names, by name. Caller frees; borrowed contents live as long as the document. */
GArray *dossier_map_rows_collect (DossierSession *session);

/* (element-type DossierMapItem): the rows that are on the map. Caller frees. */
GArray *dossier_map_rows_to_items (GArray *rows, DossierSession *session);

/* (element-type DossierMapLegendEntry): counts by status, and whose view of boundaries it is.
 * Caller frees. */
GArray *dossier_map_rows_to_legend (GArray *rows, DossierSession *session);

/* Pango markup: name, standing and since when, on whose word, what is to be known; NULL for a
 * country without a standing. Caller frees. */
char *dossier_map_row_to_tooltip (const DossierMapRow *row, DossierSession *session);

/* Whether @organisation did not exist on that day yet: its members were parties to a treaty. */
gboolean dossier_map_is_treaty (const DossierEntity *organisation, DossierDay day);

/* "CSTO", else the full name; borrowed. */
const char *dossier_map_organisation_name (const DossierEntity *organisation);

/* The countries that ever had to do with @organisation, as a box to be fitted; empty if none. */
void dossier_map_rows_get_frame (DossierDocument *document,
                                 DossierEntity *organisation,
                                 DossierGeoBox *box);

G_END_DECLS
