/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/page.h"
#include "store/tables.h"

gboolean
dossier_tables_write_pages (DossierConnection *connection,
                            gint64 row,
                            const DossierDocument *document,
                            GError **error)
{
  const GArray *starts = document->pages;
  g_autoptr (DossierStatement) insert = NULL;

  if (starts->len == 0)
    return TRUE;
  insert = dossier_connection_prepare (
    connection,
    "INSERT INTO page_starts (document, passage, start, page, label) VALUES (?, ?, ?, ?, ?)",
    error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < starts->len; i++)
    {
      const DossierPageStart *start = &g_array_index (starts, DossierPageStart, i);

      dossier_statement_bind (insert, 1, "liiis", row, (int) start->passage, (int) start->start,
                              (int) start->page, start->label);
      if (!dossier_connection_run (connection, insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_pages (DossierConnection *connection, gint64 row, gboolean *has, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection, "SELECT 1 FROM page_starts WHERE document = ? LIMIT 1",
                                error);

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", row);
  return dossier_connection_step (connection, select, has, error);
}

/* An earlier version of the program may have read the file otherwise. */
static gboolean
has_passages (DossierConnection *connection,
              gint64 row,
              DossierDocument *document,
              gboolean *same,
              GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT text FROM passages WHERE document = ? ORDER BY position",
                                error);
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  gboolean found = TRUE;
  guint i;

  *same = FALSE;
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "l", row);
  for (i = 0; i <= n; i++)
    {
      if (!dossier_connection_step (connection, select, &found, error))
        return FALSE;
      if (!found || i == n ||
          g_strcmp0 ((const char *) sqlite3_column_text (select, 0),
                     dossier_document_get_passage (document, i)->text) != 0)
        break;
    }
  *same = i == n && !found;
  return TRUE;
}

gboolean
dossier_tables_attach_pages (DossierConnection *connection,
                             gint64 row,
                             DossierDocument *document,
                             GError **error)
{
  gboolean has, same;

  if (document->pages->len == 0)
    return TRUE;
  if (!has_pages (connection, row, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  if (!has_passages (connection, row, document, &same, error))
    return FALSE;
  return !same || dossier_tables_write_pages (connection, row, document, error);
}
