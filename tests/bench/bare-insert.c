/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bare-insert LIBRARY FILE: the least that inserting text with a full-text index takes. Reads the
 * passages of all documents in LIBRARY into memory, then inserts them into a new database FILE,
 * with the application's own declaration of the index and its settings, in one transaction. Prints
 * the milliseconds of the second part, from opening to closing the database, and the number of
 * passages and bytes. */
#include <sqlite3.h>
#include <stdio.h>

#include "bench.h"
#include "store/connection.h"

static GPtrArray *
read_passages (const char *path, gsize *bytes)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *db;
  sqlite3_stmt *select;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (db, "SELECT text FROM passages ORDER BY id", -1, &select, NULL) !=
        SQLITE_OK)
    bench_fail ("%s: %s", path, sqlite3_errmsg (db));
  while (sqlite3_step (select) == SQLITE_ROW)
    {
      g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (select, 0)));
      *bytes += (gsize) sqlite3_column_bytes (select, 0);
    }
  sqlite3_finalize (select);
  sqlite3_close (db);
  return texts;
}

static void
run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    bench_fail ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    bench_fail ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
insert (sqlite3_stmt *statement, guint id, const char *text)
{
  sqlite3_bind_int (statement, 1, (int) id);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_DONE)
    bench_fail ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static void
insert_passages (const char *path, GPtrArray *texts)
{
  g_autoptr (GError) error = NULL;
  /* Opened as the application does, so that its synchronous setting is this one's. */
  g_autoptr (DossierConnection) connection =
    dossier_connection_open (path, DOSSIER_CONNECTION_WRITER, NULL, &error);
  sqlite3 *db;
  sqlite3_stmt *row, *words;

  if (connection == NULL)
    bench_fail ("%s", error->message);
  db = dossier_connection_get_db (connection);
  run (db, "PRAGMA journal_mode = WAL");
  run (db, "BEGIN IMMEDIATE");
  run (db, "CREATE TABLE passages (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
  run (db, dossier_store_get_fts_declaration ());
  row = prepare (db, "INSERT INTO passages (id, text) VALUES (?, ?)");
  words = prepare (db, "INSERT INTO passages_fts (rowid, text) VALUES (?, ?)");
  for (guint i = 0; i < texts->len; i++)
    {
      insert (row, i + 1, texts->pdata[i]);
      insert (words, i + 1, texts->pdata[i]);
    }
  sqlite3_finalize (row);
  sqlite3_finalize (words);
  run (db, "COMMIT");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) texts = NULL;
  gsize bytes = 0;
  double start;

  if (argc != 3)
    bench_fail ("Usage: bare-insert LIBRARY FILE");
  texts = read_passages (argv[1], &bytes);
  start = bench_now ();
  insert_passages (argv[2], texts);
  printf ("%.3f %u %" G_GSIZE_FORMAT "\n", bench_now () - start, texts->len, bytes);
  return 0;
}
