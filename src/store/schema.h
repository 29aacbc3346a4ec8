/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* The version of the schema that this program writes. */
#define DOSSIER_SCHEMA_VERSION 7
/* "Dosr": tells our files from other programs' SQLite files (PRAGMA application_id). */
#define DOSSIER_APPLICATION_ID 0x446f7372

/* Whether the file is empty, or a store that this program can work with, and of which version;
 * changes nothing. */
gboolean dossier_schema_inspect (DossierConnection *connection,
                                 gboolean *empty,
                                 int *version,
                                 GError **error);

/* Makes the tables in an empty file, brings those of an older version up to date, and refuses what
 * is no store or comes from a newer version, without changing it. @created (out) (optional): the
 * file was empty. */
gboolean dossier_schema_prepare (DossierConnection *connection, gboolean *created, GError **error);

/* The same, up to @version only: to make and to try old stores. */
gboolean dossier_schema_migrate (DossierConnection *connection, int version, GError **error);

G_END_DECLS
