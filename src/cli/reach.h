/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "model/spanning.h"
#include "store/shelf.h"

G_BEGIN_DECLS

/* Which documents a command is about. All return NULL with the message printed where that cannot
 * be.
 */

/* The library as it is kept. */
DossierShelf *dossier_cli_read_shelf (DossierStore *store);
/* (element-type utf8) (transfer full): the uuids that @ids (as people give them) mean. */
GPtrArray *dossier_cli_find_documents (DossierStore *store, char **ids);
/* The collection of that name (in any case) or uuid; borrowed from @shelf. */
const DossierCollection *dossier_cli_find_collection (DossierShelf *shelf, const char *name);

/* Takes @change, and tells how it went. */
DossierCliStatus
dossier_cli_change (DossierCli *cli, DossierStore *store, DossierShelfChange *change);

G_END_DECLS
