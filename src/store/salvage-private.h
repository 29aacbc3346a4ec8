/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pages.h"
#include "store/shelf.h"

G_BEGIN_DECLS

/* How documents were kept, gathered row by row; the part of store/salvage.c for tags, collections,
 * corrections and who is the same. Internal to src/store. */
typedef struct _DossierShelfSalvage DossierShelfSalvage;
DossierShelfSalvage *dossier_shelf_salvage_new (void);
/* Takes a row of a table without row numbers, or of an index, when it is one of those. */
void
dossier_shelf_salvage_take (DossierShelfSalvage *self, const DossierCell *cells, guint n_cells);
/* (transfer full): what puts all of it into a library; frees @self. */
DossierShelfChange *dossier_shelf_salvage_end (DossierShelfSalvage *self);

G_END_DECLS
