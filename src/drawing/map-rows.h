/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/map-layer.h"
#include "linking/session.h"

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
 * @named: the document tells of no organisation's members: that it names the country is all there
 *   is to show, by an outline
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
  gboolean named;
} DossierMapRow;

/* (element-type DossierMapRow): everything with a standing, and the countries that the document
 * names, by name. Caller frees; borrowed contents live as long as the document. */
GArray *dossier_map_rows_collect (DossierSession *session);

/* (element-type DossierMapShape): those that are on the map, with labels of their own. Caller
 * frees.
 */
GArray *dossier_map_rows_to_shapes (GArray *rows);

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

/* (element-type DossierMapLegendEntry): counts by status, and whose view of boundaries it is.
 * Caller frees. */
GArray *dossier_map_rows_to_legend (GArray *rows, DossierSession *session);

/* Whether it has a standing in either organisation. */
gboolean dossier_map_row_is_shown (const DossierMapRow *row);
/* What its outline shows: its status in the second organisation, or MEMBER when it is named. */
DossierStatus dossier_map_row_get_outline (const DossierMapRow *row);
/* What stands on the map for it: "Armenia"; NULL: nothing. Borrowed. */
const char *dossier_map_row_get_label (const DossierMapRow *row);

/* Whether @organisation did not exist on that day yet: its members were parties to a treaty. */
gboolean dossier_map_is_treaty (const DossierEntity *organisation, DossierDay day);

/* "CSTO", else the full name; borrowed. */
const char *dossier_map_organisation_name (const DossierEntity *organisation);

/* The world round the countries that @document names and that its organisations have. */
const DossierWorld *dossier_map_rows_get_world (DossierDocument *document);

/* The countries that ever had to do with @organisation, or (NULL) that the document names, as a box
 * to be fitted, in the plane of the world above; empty if none. */
void dossier_map_rows_get_frame (DossierDocument *document,
                                 DossierEntity *organisation,
                                 DossierGeoBox *box);

G_END_DECLS
