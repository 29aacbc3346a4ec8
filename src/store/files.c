/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that documents were read from. What no document needs any more goes by a trigger. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/tables.h"

static gboolean
find_file (DossierConnection *connection, const char *hash, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT id FROM source_files WHERE hash = ?", error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", hash);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;
  *id = found ? sqlite3_column_int64 (select, 0) : 0;
  return TRUE;
}

gboolean
dossier_tables_put_file (DossierConnection *connection,
                         const DossierSourceFile *file,
                         gint64 *id,
                         GError **error)
{
  g_autoptr (DossierStatement) insert = NULL;

  *id = 0;
  if (file == NULL)
    return TRUE;
  if (!find_file (connection, file->hash, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;

  insert = dossier_connection_prepare (
    connection, "INSERT INTO source_files (hash, name, size, content) VALUES (?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  dossier_statement_bind (insert, 1, "sslB", file->hash, file->name, (gint64) file->size,
                          file->content);
  if (!dossier_connection_run (connection, insert, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (dossier_connection_get_db (connection));
  return TRUE;
}

/* What is kept of a file is what it holds once more: a damaged copy is mended. */
static gboolean
refresh_file (DossierConnection *connection, const DossierSourceFile *file, GError **error)
{
  g_autoptr (DossierStatement) update = dossier_connection_prepare (
    connection, "UPDATE source_files SET content = ?1 WHERE hash = ?2 AND content <> ?1", error);

  if (update == NULL)
    return FALSE;
  dossier_statement_bind (update, 1, "Bs", file->content, file->hash);
  return dossier_connection_run (connection, update, error);
}

/* Which file the document in @row has; 0: none. */
static gboolean
get_file (DossierConnection *connection, gint64 row, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT coalesce (file, 0) FROM documents WHERE id = ?",
                                error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", row);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;
  *id = found ? sqlite3_column_int64 (select, 0) : 0;
  return TRUE;
}

gboolean
dossier_tables_attach_file (DossierConnection *connection,
                            gint64 row,
                            const DossierSourceFile *file,
                            GError **error)
{
  g_autoptr (DossierStatement) update = NULL;
  gint64 id;

  if (file == NULL)
    return TRUE;
  if (!get_file (connection, row, &id, error))
    return FALSE;
  if (id != 0)
    return refresh_file (connection, file, error);

  update =
    dossier_connection_prepare (connection, "UPDATE documents SET file = ? WHERE id = ?", error);
  if (update == NULL || !dossier_tables_put_file (connection, file, &id, error))
    return FALSE;
  dossier_statement_bind (update, 1, "ll", id, row);
  return dossier_connection_run (connection, update, error);
}

/* From the columns hash, name, size, content. */
static DossierSourceFile *
read_file (DossierStatement *select)
{
  const char *hash = (const char *) sqlite3_column_text (select, 0);
  const char *name = (const char *) sqlite3_column_text (select, 1);
  gint64 size = sqlite3_column_int64 (select, 2);
  gconstpointer data = sqlite3_column_blob (select, 3);
  g_autoptr (GBytes) content = g_bytes_new (data, (gsize) sqlite3_column_bytes (select, 3));

  return dossier_source_file_new (name, hash, (gsize) MAX (size, 0), content);
}

static DossierSourceFile *
load (DossierConnection *connection, const char *id, GError **error)
{
  g_autoptr (DossierStatement) select = NULL;
  gint64 row;
  gboolean found;

  if (!dossier_tables_find (connection, id, &row, error))
    return NULL;
  select = dossier_connection_prepare (connection,
                                       "SELECT s.hash, s.name, s.size, s.content"
                                       " FROM documents d JOIN source_files s ON s.id = d.file"
                                       " WHERE d.id = ?",
                                       error);
  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "l", row);
  if (!dossier_connection_step (connection, select, &found, error))
    return NULL;
  if (found)
    return read_file (select);

  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("The file that the document was read from has not been kept. Import it "
                          "again."));
  return NULL;
}

DossierSourceFile *
dossier_tables_load_file (DossierConnection *connection, const char *id, GError **error)
{
  DossierSourceFile *file;

  if (!dossier_connection_begin_read (connection, error))
    return NULL;
  file = load (connection, id, error);
  dossier_connection_rollback (connection);
  return file;
}

static gboolean
is_sound (const DossierSourceFile *file)
{
  g_autoptr (GBytes) bytes = dossier_source_file_get_bytes (file, NULL);
  g_autofree char *hash = NULL;

  if (bytes == NULL)
    return FALSE;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_str_equal (hash, file->hash);
}

gboolean
dossier_tables_check_files (DossierConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT hash, name, size, content FROM source_files",
                                error);
  gboolean found = TRUE;

  if (select == NULL)
    return FALSE;
  while (dossier_connection_step (connection, select, &found, error))
    {
      g_autoptr (DossierSourceFile) file = found ? read_file (select) : NULL;

      if (file == NULL)
        return TRUE;
      if (!is_sound (file))
        g_ptr_array_add (problems,
                         /* Translators: %s is the name of a file */
                         g_strdup_printf (_ ("What was kept of the file “%s”, which a document was "
                                             "read from, is damaged. Import the file again."),
                                          file->name));
    }
  return FALSE;
}
