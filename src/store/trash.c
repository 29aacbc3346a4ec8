/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that the reader has removed, while they can still be had back, and after that. They
 * stand in all tables, and in the index, as before; whoever lists or searches passes them over. */
#include "config.h"

#include <string.h>

#include "store/shelf-private.h"

static gboolean
run_with (DossierConnection *connection, const char *sql, const char *uuid, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind (statement, 1, "s", uuid);
  return dossier_connection_run (connection, statement, error);
}

/* +: by the uuid, and not through all that is in the trash. */
#define IN_TRASH " WHERE +removed IS NOT NULL AND " DOSSIER_IS_OR_VARIANT

/* Asked for before anything is changed: at an UPDATE of no row, too, the index would write out what
 * it has gathered, and of many files in one transaction that is most of the work. */
gboolean
dossier_tables_take_out (DossierConnection *connection, const char *uuid, GError **error)
{
  const char *at = strchr (uuid, '@');
  g_autofree char *document = at != NULL ? g_strndup (uuid, (gsize) (at - uuid)) : g_strdup (uuid);
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT 1 FROM documents" IN_TRASH, error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", document);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;
  sqlite3_reset (select);
  return !found ||
         run_with (connection, "UPDATE documents SET removed = NULL" IN_TRASH, document, error);
}

/* (element-type utf8): uuids of documents in the trash. */
static GPtrArray *
list_removed (DossierConnection *connection, gint64 before, GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT uuid FROM documents WHERE removed < ?"
                                " AND variant_of IS NULL AND uuid <> '" DOSSIER_BUNDLED_UUID "'",
                                error);
  gboolean row;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "l", before);
  while (TRUE)
    {
      if (!dossier_connection_step (connection, select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&uuids);
      g_ptr_array_add (uuids, dossier_statement_dup_text (select, 0));
    }
}

/* What the index knows of the annotations leaves with them, and so before the document. Of the
 * entities those go that no other document has. */
static const char *const forgetting[] = {
  "DELETE FROM annotations WHERE document = ?1",
  "DELETE FROM documents WHERE uuid > ?1 || '@' AND uuid < ?1 || 'A'",
  "DELETE FROM documents WHERE uuid = ?1",
  "DELETE FROM filters WHERE document = ?1",
  "DELETE FROM exports WHERE document = ?1",
  "DELETE FROM document_languages WHERE document = ?1",
  "DELETE FROM readings WHERE document = ?1",
  "DELETE FROM document_tags WHERE document = ?1",
  "DELETE FROM collection_documents WHERE document = ?1",
  "DELETE FROM corrections WHERE document = ?1",
  "DELETE FROM entity_joins WHERE scope = ?1 OR other_scope = ?1",
};

#define ORPHANS "DELETE FROM entities WHERE id NOT IN (SELECT entity FROM document_entities)"

static gboolean
forget (DossierConnection *connection, const char *uuid, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (forgetting); i++)
    if (!run_with (connection, forgetting[i], uuid, error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_tables_forget_removed (DossierConnection *connection,
                               const char *const *uuids,
                               gint64 before,
                               GError **error)
{
  g_autoptr (GPtrArray) removed = list_removed (connection, before, error);
  gboolean any = FALSE;

  if (removed == NULL)
    return FALSE;
  for (guint i = 0; i < removed->len; i++)
    {
      const char *uuid = removed->pdata[i];

      if (uuids != NULL && !g_strv_contains (uuids, uuid))
        continue;
      if (!forget (connection, uuid, error))
        return FALSE;
      any = TRUE;
    }
  return !any || dossier_connection_exec (connection, ORPHANS, error);
}
