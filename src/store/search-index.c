/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-index.h"

#include "store/search-words.h"
#include "store/shelf-private.h"

/* FTS5 gathers what is written to it and would write that out at every statement that takes its
 * rows from a SELECT, or that stands in a trigger; not at those that bring one row by value. */
#define ADD "INSERT INTO search_index (rowid, text) VALUES (?, ?)"
#define REMOVE "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)"

/* Puts each row (number, text) that @select gives into @write. */
static gboolean
write_rows (DossierConnection *connection,
            DossierStatement *select,
            const char *write_sql,
            GError **error)
{
  g_autoptr (DossierStatement) write = dossier_connection_prepare (connection, write_sql, error);
  gboolean row;

  if (write == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!dossier_connection_step (connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      sqlite3_bind_int64 (write, 1, sqlite3_column_int64 (select, 0));
      sqlite3_bind_text (write, 2, (const char *) sqlite3_column_text (select, 1),
                         sqlite3_column_bytes (select, 1), SQLITE_STATIC);
      if (!dossier_connection_run (connection, write, error))
        return FALSE;
    }
}

/* Its row and that of its document; @found: whether it is there. */
static gboolean
find_annotation (DossierConnection *connection,
                 const char *uuid,
                 gboolean *found,
                 gint64 *row,
                 gint64 *document,
                 GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection,
    "SELECT a.id, d.id FROM annotations a JOIN documents d ON d.uuid = a.document"
    " WHERE a.uuid = ?",
    error);

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", uuid);
  if (!dossier_connection_step (connection, select, found, error))
    return FALSE;
  *row = *found ? sqlite3_column_int64 (select, 0) : 0;
  *document = *found ? sqlite3_column_int64 (select, 1) : 0;
  return TRUE;
}

/* SQLite does not look into the tables with what a subquery gives, but reads all rows of the
 * library: so the numbers are asked for before. */
static gboolean
write_annotation (DossierConnection *connection,
                  const char *uuid,
                  const char *write_sql,
                  GError **error)
{
  g_autoptr (DossierStatement) select = NULL;
  gboolean found;
  gint64 row, document;

  if (!find_annotation (connection, uuid, &found, &row, &document, error))
    return FALSE;
  if (!found)
    return TRUE;
  select = dossier_connection_prepare (
    connection, "SELECT id, text FROM search_rows WHERE kind = 7 AND document = ? AND position = ?",
    error);
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "ll", document, row);
  return write_rows (connection, select, write_sql, error);
}

static gboolean
add_languages (DossierConnection *connection, gint64 document, GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (
    connection,
    "INSERT OR IGNORE INTO search_languages (language)"
    " SELECT coalesce (language, '') FROM documents WHERE id = ?1"
    " UNION SELECT language FROM passages WHERE document = ?1 AND language IS NOT NULL",
    error);

  if (insert == NULL)
    return FALSE;
  dossier_statement_bind (insert, 1, "l", document);
  return dossier_connection_run (connection, insert, error);
}

/* The kind of passages, see DossierHitKind. */
#define PASSAGE 5

static gboolean
add_rows (DossierConnection *connection, const char *sql, gint64 document, GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", document);
  return write_rows (connection, select, ADD, error);
}

/* Passages whose words have been prepared. */
static gboolean
add_words (DossierConnection *connection, gint64 document, DossierDocument *written, GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_connection_prepare (connection, ADD, error);
  guint n_passages = dossier_document_count (written, DOSSIER_KIND_PASSAGE);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < n_passages; i++)
    {
      gsize length;
      const char *words = dossier_search_words_get (written, i, &length);

      sqlite3_bind_int64 (insert, 1, DOSSIER_SEARCH_ROW (document, PASSAGE, i));
      sqlite3_bind_text64 (insert, 2, words, length, SQLITE_STATIC, SQLITE_UTF8);
      if (!dossier_connection_run (connection, insert, error))
        return FALSE;
    }
  return TRUE;
}

#define ROWS "SELECT id, text FROM search_rows WHERE document = ?"

gboolean
dossier_search_index_add_document (DossierConnection *connection,
                                   gint64 document,
                                   DossierDocument *written,
                                   GError **error)
{
  gsize length;

  if (!add_languages (connection, document, error))
    return FALSE;
  if (written == NULL || dossier_search_words_get (written, 0, &length) == NULL)
    return add_rows (connection, ROWS, document, error);
  return add_rows (connection, ROWS " AND kind < 5", document, error) &&
         add_words (connection, document, written, error) &&
         add_rows (connection, ROWS " AND kind > 5", document, error);
}

gboolean
dossier_search_index_fill (DossierConnection *connection, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT id FROM documents ORDER BY id", error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!dossier_connection_step (connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!dossier_search_index_add_document (connection, sqlite3_column_int64 (select, 0), NULL,
                                              error))
        return FALSE;
    }
}

gboolean
dossier_search_index_remove_annotation (DossierConnection *connection,
                                        const char *uuid,
                                        GError **error)
{
  return write_annotation (connection, uuid, REMOVE, error);
}

gboolean
dossier_search_index_add_annotation (DossierConnection *connection,
                                     const char *uuid,
                                     GError **error)
{
  return write_annotation (connection, uuid, ADD, error);
}

/* The rows of @uuid's texts. */
static GArray *
list_texts (DossierConnection *connection, const char *uuid, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT id FROM documents WHERE " DOSSIER_IS_OR_VARIANT,
                                error);
  gboolean found;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "s", uuid);
  while (TRUE)
    {
      gint64 row;

      if (!dossier_connection_step (connection, select, &found, error))
        return NULL;
      if (!found)
        return g_steal_pointer (&rows);
      row = sqlite3_column_int64 (select, 0);
      g_array_append_val (rows, row);
    }
}

static gboolean
write_titles (DossierConnection *connection,
              const char *uuid,
              const char *write_sql,
              GError **error)
{
  g_autoptr (GArray) rows = list_texts (connection, uuid, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DossierStatement) select = dossier_connection_prepare (
        connection, "SELECT id, text FROM search_rows WHERE kind = 0 AND document = ?", error);

      if (select == NULL)
        return FALSE;
      dossier_statement_bind (select, 1, "l", g_array_index (rows, gint64, i));
      if (!write_rows (connection, select, write_sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_search_index_remove_titles (DossierConnection *connection, const char *uuid, GError **error)
{
  return write_titles (connection, uuid, REMOVE, error);
}

gboolean
dossier_search_index_add_titles (DossierConnection *connection, const char *uuid, GError **error)
{
  return write_titles (connection, uuid, ADD, error);
}

static gboolean
make_anew (DossierConnection *connection, GError **error)
{
  if (!dossier_connection_begin_write (connection, error))
    return FALSE;
  if (dossier_connection_exec (connection,
                               "INSERT INTO search_index (search_index) VALUES ('delete-all')",
                               error) &&
      dossier_search_index_fill (connection, error) &&
      dossier_connection_commit (connection, error))
    return TRUE;
  dossier_connection_rollback (connection);
  return FALSE;
}

gboolean
dossier_search_index_mend (DossierConnection *connection, const GError *problem)
{
  g_autoptr (GError) error = NULL;

  /* FTS5 may stumble over damage in its own tables, where the words of what went wrong are
   * anything. */
  if (!g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED) &&
      !g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED))
    return FALSE;
  if (dossier_connection_exec (connection, DOSSIER_SEARCH_CHECK, NULL))
    return FALSE;

  g_message ("The index for searching is damaged and is made anew: %s", problem->message);
  if (make_anew (connection, &error))
    return TRUE;
  g_message ("It could not be: %s", error->message);
  return FALSE;
}
