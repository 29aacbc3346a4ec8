/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tables.h"

/* What of the document is there already */

/* The row and one more value that @sql finds for @key; row 0 when there is none. */
static gboolean
look_up (DossierConnection *connection,
         const char *sql,
         const char *key,
         gint64 *row,
         char **value,
         GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", key);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;

  *row = found ? sqlite3_column_int64 (select, 0) : 0;
  *value = found ? dossier_statement_dup_text (select, 1) : NULL;
  return TRUE;
}

static gboolean
delete_document (DossierConnection *connection, gint64 row, GError **error)
{
  g_autoptr (DossierStatement) delete =
    dossier_connection_prepare (connection, "DELETE FROM documents WHERE id = ?", error);

  if (delete == NULL)
    return FALSE;
  dossier_statement_bind (delete, 1, "l", row);
  return dossier_connection_run (connection, delete, error);
}

/* Those of the former edition that neither the new one nor another document has. */
static gboolean
delete_orphans (DossierConnection *connection, const char *scope, GError **error)
{
  g_autoptr (DossierStatement) delete = dossier_connection_prepare (
    connection,
    "DELETE FROM entities WHERE scope = ?"
    " AND NOT EXISTS (SELECT 1 FROM document_entities WHERE entity = entities.id)",
    error);

  if (delete == NULL)
    return FALSE;
  dossier_statement_bind (delete, 1, "s", scope);
  return dossier_connection_run (connection, delete, error);
}

/* In the report of what was done, which the caller shows; it is not kept. */
static void
tell_fit (DossierDocument *document, GPtrArray *annotations)
{
  char *sentence = dossier_describe_fit (document, annotations);

  if (sentence != NULL)
    g_ptr_array_add (document->report, sentence);
}

/* Writes @document, as a new one or in the place of its former edition. @rows holds the rows
 * written in the same call: two documents of one file stay two, though they claim the same uuid. */
static gboolean
put_document (DossierConnection *connection,
              DossierDocument *document,
              GHashTable *rows,
              GError **error)
{
  g_autofree char *former_scope = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  gint64 row;

  if (!look_up (connection, "SELECT id, coalesce (corpus, uuid) FROM documents WHERE uuid = ?",
                document->uuid, &row, &former_scope, error))
    return FALSE;

  if (row != 0 && g_hash_table_contains (rows, &row))
    {
      g_free (document->uuid);
      document->uuid = dossier_uuid_from_name (document->hash);
      row = 0;
    }

  /* The new edition keeps the row, and so the document its place among the others. */
  if (row != 0 &&
      (!dossier_tables_leave_edition (connection, row, document->uuid, &annotations, error) ||
       !delete_document (connection, row, error)))
    return FALSE;
  if (!dossier_tables_insert (connection, document, &row, error))
    return FALSE;
  if (annotations != NULL)
    tell_fit (document, annotations);
  if (former_scope != NULL && !delete_orphans (connection, former_scope, error))
    return FALSE;

  g_hash_table_add (rows, g_memdup2 (&row, sizeof row));
  return TRUE;
}

#define BY_HASH "SELECT id, uuid FROM documents WHERE hash = ?"

/* @standing: the uuid of the document that has the same content already, else NULL. */
static gboolean
put_unless_there (DossierConnection *connection,
                  DossierDocument *document,
                  GHashTable *rows,
                  char **standing,
                  GError **error)
{
  gint64 row;

  if (!look_up (connection, BY_HASH, document->hash, &row, standing, error))
    return FALSE;
  if (row != 0)
    return dossier_tables_attach_file (connection, row, document->file, error);

  /* The file of a copy is not the one that the document was read from. */
  if (document->same_as != NULL &&
      !look_up (connection, BY_HASH, document->same_as, &row, standing, error))
    return FALSE;
  return row != 0 || put_document (connection, document, rows, error);
}

gboolean
dossier_tables_write (DossierConnection *connection, GPtrArray *documents, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) standing = g_ptr_array_new_with_free_func (g_free);

  if (!dossier_connection_begin_write (connection, error))
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      DossierDocument *document = g_ptr_array_index (documents, i);
      char *uuid = NULL;

      if (!put_unless_there (connection, document, rows, &uuid, error) ||
          !dossier_tables_bring (connection, document, uuid ? uuid : document->uuid, error))
        {
          g_free (uuid);
          dossier_connection_rollback (connection);
          return FALSE;
        }
      g_ptr_array_add (standing, uuid);
    }

  if (!dossier_connection_commit (connection, error))
    {
      dossier_connection_rollback (connection);
      return FALSE;
    }

  sqlite3_db_release_memory (dossier_connection_get_db (connection));
  for (guint i = 0; i < documents->len; i++)
    {
      DossierDocument *document = g_ptr_array_index (documents, i);

      if (standing->pdata[i] != NULL)
        {
          g_free (document->uuid);
          document->uuid = g_steal_pointer (&standing->pdata[i]);
        }
    }
  return TRUE;
}
