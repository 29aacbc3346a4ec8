/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/former.h"
#include "store/tables.h"

G_BEGIN_DECLS

/* See dossier_store_list_formers() and dossier_store_read_former(). Internal to src/store. */
GPtrArray *
dossier_tables_list_formers (DossierConnection *connection, const char *document, GError **error);
DossierFormer *dossier_tables_read_former (DossierConnection *connection,
                                           const char *former,
                                           const char *document,
                                           GError **error);

G_END_DECLS
