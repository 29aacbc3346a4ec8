/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/exports.h"

#include "store/tables.h"

DossierExportRecord *
dossier_export_record_new (const char *id, const char *path, const char *document, const char *base)
{
  DossierExportRecord *record = g_new0 (DossierExportRecord, 1);

  record->id = g_strdup (id);
  record->path = g_strdup (path);
  record->document = g_strdup (document);
  record->base = g_strdup (base);
  return record;
}

void
dossier_export_record_free (DossierExportRecord *record)
{
  g_free (record->id);
  g_free (record->path);
  g_free (record->document);
  g_free (record->base);
  g_free (record);
}

static DossierExportRecord *
read_record (DossierStatement *select, gboolean base)
{
  DossierExportRecord *record = g_new0 (DossierExportRecord, 1);

  record->id = dossier_statement_dup_text (select, 0);
  record->path = dossier_statement_dup_text (select, 1);
  record->document = dossier_statement_dup_text (select, 2);
  record->exported = sqlite3_column_int64 (select, 3);
  record->base = base ? dossier_statement_dup_text (select, 4) : NULL;
  return record;
}

gboolean
dossier_tables_find_export (DossierConnection *connection,
                            const char *id,
                            const char *path,
                            DossierExportRecord **record,
                            GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT id, path, document, exported, base FROM exports"
                                " WHERE id = ? ORDER BY path <> ?, exported DESC LIMIT 1",
                                error);
  gboolean row;

  *record = NULL;
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "ss", id, path);
  if (!dossier_connection_step (connection, select, &row, error))
    return FALSE;
  if (row)
    *record = read_record (select, TRUE);
  return TRUE;
}

gboolean
dossier_tables_keep_export (DossierConnection *connection,
                            const DossierExportRecord *record,
                            GError **error)
{
  const char *sql = record->base != NULL
                      ? "INSERT INTO exports (id, path, document, exported, base)"
                        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                        " document = excluded.document, exported = excluded.exported,"
                        " base = excluded.base"
                      : "DELETE FROM exports WHERE id = ? AND path = ?";
  g_autoptr (DossierStatement) statement = NULL;

  if (!dossier_connection_begin_write (connection, error))
    return FALSE;
  statement = dossier_connection_prepare (connection, sql, error);
  if (statement != NULL)
    dossier_statement_bind (statement, 1, record->base != NULL ? "sssls" : "ss", record->id,
                            record->path, record->document, g_get_real_time (), record->base);
  return dossier_connection_end_write (
    connection, statement != NULL && dossier_connection_run (connection, statement, error), error);
}

GPtrArray *
dossier_tables_list_exports (DossierConnection *connection, const char *document, GError **error)
{
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_export_record_free);
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT id, path, document, exported FROM exports"
                                " WHERE document = ? ORDER BY exported DESC, path",
                                error);
  gboolean row = TRUE;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "s", document);
  while (row)
    {
      if (!dossier_connection_step (connection, select, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (records, read_record (select, FALSE));
    }
  return g_steal_pointer (&records);
}
