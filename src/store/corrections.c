/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader says of a document's head instead of its file. */
#include "store/search-index.h"
#include "store/shelf-private.h"
#include "store/tables.h"

DossierCorrection *
dossier_correction_new (void)
{
  return g_new0 (DossierCorrection, 1);
}

DossierCorrection *
dossier_correction_copy (const DossierCorrection *correction)
{
  DossierCorrection *copy = dossier_correction_new ();

  copy->title = g_strdup (correction->title);
  copy->authors = g_strdupv (correction->authors);
  copy->date = correction->date != NULL ? dossier_date_copy (correction->date) : NULL;
  copy->undated = correction->undated;
  copy->publisher = g_strdup (correction->publisher);
  copy->url = g_strdup (correction->url);
  return copy;
}

void
dossier_correction_free (DossierCorrection *correction)
{
  g_free (correction->title);
  g_strfreev (correction->authors);
  g_clear_pointer (&correction->date, dossier_date_free);
  g_free (correction->publisher);
  g_free (correction->url);
  g_free (correction);
}

gboolean
dossier_correction_is_empty (const DossierCorrection *correction)
{
  return correction->title == NULL && correction->authors == NULL && correction->date == NULL &&
         !correction->undated && correction->publisher == NULL && correction->url == NULL;
}

void
dossier_head_free (DossierHead *head)
{
  g_clear_pointer (&head->file, dossier_correction_free);
  g_clear_pointer (&head->reader, dossier_correction_free);
  g_free (head);
}

GStrv
dossier_split_authors (const char *text)
{
  if (text == NULL)
    return NULL;
  return *text != '\0' ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
}

/* A row of title, authors, two of date, publisher, url. */
static DossierCorrection *
read_row (DossierStatement *select)
{
  DossierCorrection *correction = dossier_correction_new ();
  const char *edtf = (const char *) sqlite3_column_text (select, 2);

  correction->title = dossier_statement_dup_text (select, 0);
  correction->authors = dossier_split_authors ((const char *) sqlite3_column_text (select, 1));
  correction->undated = edtf != NULL && *edtf == '\0';
  correction->date = correction->undated ? NULL : dossier_statement_dup_date (select, 2);
  correction->publisher = dossier_statement_dup_text (select, 4);
  correction->url = dossier_statement_dup_text (select, 5);
  return correction;
}

/* What @sql finds for the document of that uuid; NULL without @error: nothing. */
static gboolean
read_one (DossierConnection *connection,
          const char *sql,
          const char *uuid,
          DossierCorrection **correction,
          GError **error)
{
  g_autoptr (DossierStatement) select = dossier_connection_prepare (connection, sql, error);
  gboolean row;

  *correction = NULL;
  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", uuid);
  if (!dossier_connection_step (connection, select, &row, error))
    return FALSE;
  *correction = row ? read_row (select) : NULL;
  return TRUE;
}

#define FILE_SAYS                                                                                  \
  "SELECT title, (SELECT group_concat (text, char (10)) FROM"                                      \
  "  (SELECT text FROM document_lines WHERE document = documents.id AND what = 'author'"           \
  "   ORDER BY position)), edtf, wording, publisher, url FROM documents WHERE uuid = ?"
#define READER_SAYS                                                                                \
  "SELECT title, authors, edtf, wording, publisher, url FROM corrections WHERE document = ?"

DossierHead *
dossier_tables_read_head (DossierConnection *connection, const char *uuid, GError **error)
{
  g_autoptr (DossierHead) head = g_new0 (DossierHead, 1);
  gint64 row;

  if (!dossier_tables_find (connection, uuid, &row, error) ||
      !read_one (connection, FILE_SAYS, uuid, &head->file, error) ||
      !read_one (connection, READER_SAYS, uuid, &head->reader, error))
    return NULL;
  if (head->file == NULL)
    head->file = dossier_correction_new ();
  if (head->reader == NULL)
    head->reader = dossier_correction_new ();
  return g_steal_pointer (&head);
}

static gboolean
keep (DossierConnection *connection,
      const char *uuid,
      const DossierCorrection *correction,
      GError **error)
{
  g_autofree char *authors =
    correction->authors != NULL ? g_strjoinv ("\n", correction->authors) : NULL;
  g_autoptr (DossierStatement) upsert = dossier_connection_prepare (
    connection,
    "INSERT OR REPLACE INTO corrections (document, title, authors, publisher, url, edtf, wording)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
    error);
  int next;

  if (upsert == NULL)
    return FALSE;
  next = dossier_statement_bind (upsert, 1, "sssss", uuid, correction->title, authors,
                                 correction->publisher, correction->url);
  if (correction->undated)
    dossier_statement_bind (upsert, next, "ss", "", NULL);
  else
    dossier_statement_bind (upsert, next, "D", correction->date);
  return dossier_connection_run (connection, upsert, error);
}

static gboolean
forget (DossierConnection *connection, const char *uuid, GError **error)
{
  g_autoptr (DossierStatement) delete =
    dossier_connection_prepare (connection, "DELETE FROM corrections WHERE document = ?", error);

  if (delete == NULL)
    return FALSE;
  dossier_statement_bind (delete, 1, "s", uuid);
  return dossier_connection_run (connection, delete, error);
}

gboolean
dossier_tables_correct (DossierConnection *connection,
                        const char *uuid,
                        const DossierCorrection *correction,
                        DossierCorrection **former,
                        GError **error)
{
  g_autoptr (DossierCorrection) before = NULL;

  if (!read_one (connection, READER_SAYS, uuid, &before, error) ||
      !dossier_search_index_remove_titles (connection, uuid, error))
    return FALSE;
  if (correction == NULL || dossier_correction_is_empty (correction)
        ? !forget (connection, uuid, error)
        : !keep (connection, uuid, correction, error))
    return FALSE;
  if (!dossier_search_index_add_titles (connection, uuid, error))
    return FALSE;
  *former = g_steal_pointer (&before);
  return TRUE;
}
