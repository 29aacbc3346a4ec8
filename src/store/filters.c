/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/collation.h"
#include "store/tables.h"

DossierFilter *
dossier_filter_new (const char *document, const char *name, const char *query)
{
  DossierFilter *filter = g_new0 (DossierFilter, 1);

  filter->document = g_strdup (document);
  filter->name = g_strdup (name);
  filter->query = g_strdup (query);
  return filter;
}

void
dossier_filter_free (DossierFilter *filter)
{
  g_free (filter->document);
  g_free (filter->name);
  g_free (filter->query);
  g_free (filter);
}

gboolean
dossier_tables_keep_filter (DossierConnection *connection,
                            const DossierFilter *filter,
                            GError **error)
{
  const char *sql = filter->query ? "INSERT INTO filters (document, name, query) VALUES (?, ?, ?)"
                                    " ON CONFLICT DO UPDATE SET query = excluded.query"
                                  : "DELETE FROM filters WHERE document = ? AND name = ?";
  g_autoptr (DossierStatement) statement = NULL;

  /* One statement is its own transaction, but must not fail where another program writes. */
  if (!dossier_connection_begin_write (connection, error))
    return FALSE;
  statement = dossier_connection_prepare (connection, sql, error);
  if (statement != NULL)
    dossier_statement_bind (statement, 1, filter->query ? "sss" : "ss", filter->document,
                            filter->name, filter->query);
  return dossier_connection_end_write (
    connection, statement != NULL && dossier_connection_run (connection, statement, error), error);
}

static int
compare_filters (gconstpointer a, gconstpointer b)
{
  const DossierFilter *first = *(const DossierFilter *const *) a;
  const DossierFilter *second = *(const DossierFilter *const *) b;

  return dossier_collate (first->name, second->name);
}

GPtrArray *
dossier_tables_list_filters (DossierConnection *connection, const char *uuid, GError **error)
{
  g_autoptr (GPtrArray) filters =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_filter_free);
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT name, query FROM filters WHERE document = ?",
                                error);
  gboolean row = TRUE;

  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "s", uuid);
  while (row)
    {
      g_autofree char *name = NULL;
      g_autofree char *query = NULL;

      if (!dossier_connection_step (connection, select, &row, error))
        return NULL;
      if (!row)
        break;
      name = dossier_statement_dup_text (select, 0);
      query = dossier_statement_dup_text (select, 1);
      g_ptr_array_add (filters, dossier_filter_new (uuid, name, query));
    }
  g_ptr_array_sort (filters, compare_filters);
  return g_steal_pointer (&filters);
}
