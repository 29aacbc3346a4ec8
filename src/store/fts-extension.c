/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry of the module dossier-fts5, with which the sqlite3 shell reads and writes a library:
 *
 *     sqlite3 library.sqlite
 *     .load ./dossier-fts5
 *     SELECT count (*) FROM search_index WHERE search_index MATCH 'treaty';
 */
#include "config.h"

#include "store/fts-tokenizer.h"

SQLITE_EXTENSION_INIT1

__attribute__ ((visibility ("default"))) int
sqlite3_dossierfts_init (sqlite3 *db, char **message, const sqlite3_api_routines *api);

int
sqlite3_dossierfts_init (sqlite3 *db, char **message, const sqlite3_api_routines *api)
{
  SQLITE_EXTENSION_INIT2 (api)
  return dossier_fts_register (db);
}
