/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/tables.h"

#include <glib/gi18n-lib.h>

/* Finding by id */

/* The rows that @sql finds for @id, at most two: one is found, two are ambiguous. */
static gboolean
find_rows (DossierConnection *connection,
           const char *sql,
           const char *id,
           gint64 *row,
           guint *n_rows,
           GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);
  gboolean found;

  *n_rows = 0;
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", id);

  do
    {
      if (!dossier_connection_step (connection, select, &found, error))
        return FALSE;
      if (found && (*n_rows)++ == 0)
        *row = sqlite3_column_int64 (select, 0);
    }
  while (found && *n_rows < 2);

  return TRUE;
}

/* The program's own dossier keeps its short name, whatever another document calls itself. */
#define BY_NAME                                                                                    \
  "SELECT id FROM documents WHERE name = ? COLLATE NOCASE AND variant_of IS NULL AND removed IS "  \
  "NULL"                                                                                           \
  " AND (uuid = "                                                                                  \
  "'" DOSSIER_BUNDLED_UUID "' OR NOT EXISTS (SELECT 1 FROM documents AS bundled"                   \
  "   WHERE bundled.uuid = '" DOSSIER_BUNDLED_UUID "'"                                             \
  "   AND bundled.removed IS NULL AND bundled.name = documents.name COLLATE NOCASE))"

/* A uuid is of hexadecimal digits and hyphens, all of which sort before g. */
#define BY_BEGINNING                                                                               \
  "SELECT id FROM documents WHERE uuid >= ?1 AND uuid < ?1 || 'g' AND variant_of IS NULL"          \
  " AND removed IS NULL LIMIT 2"

static gboolean
find_document (DossierConnection *connection, const char *id, gint64 *row, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  guint n_rows = 0;

  if (*id != '\0' &&
      (!find_rows (connection, BY_NAME, id, row, &n_rows, error) ||
       (n_rows == 0 && !find_rows (connection, BY_BEGINNING, lower, row, &n_rows, error))))
    return FALSE;

  if (n_rows == 1)
    return TRUE;

  if (n_rows == 0)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is what the person gave for a document */
                 _ ("The library holds no document with the id or the short name “%s”."), id);
  else
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_AMBIGUOUS,
                 /* Translators: %s is what the person gave for a document */
                 _ ("“%s” can be any of several documents. Give more of the id."), id);
  return FALSE;
}

/* Behind the document's id "@" and a language may stand. */
gboolean
dossier_tables_find (DossierConnection *connection, const char *id, gint64 *row, GError **error)
{
  const char *at = strchr (id, '@');
  g_autofree char *document = at != NULL ? g_strndup (id, (gsize) (at - id)) : g_strdup (id);
  const DossierVariantChoice choice = { FALSE, at != NULL ? at + 1 : NULL };

  return find_document (connection, document, row, error) &&
         (at == NULL || dossier_tables_choose_variant (connection, &choice, row, error));
}

gboolean
dossier_tables_has (DossierConnection *connection,
                    const char *uuid,
                    const char *hash,
                    gboolean *has,
                    GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT 1 FROM documents WHERE uuid = ? AND hash = ?"
                                " AND file IS NOT NULL",
                                error);

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "ss", uuid, hash);
  return dossier_connection_step (connection, select, has, error);
}
