/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/search-index.h"
#include "store/tables.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Takes what a check came to: a damaged file is what it looks for, and everything else (cancelled,
 * in use) ends it. */
static gboolean
take_error (GPtrArray *problems, GError *problem, GError **error)
{
  if (problem == NULL)
    return TRUE;

  if (!g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  g_ptr_array_add (problems, g_strdup (problem->message));
  g_error_free (problem);
  return TRUE;
}

typedef char *(*DescribeFunc) (const char *text);

/* Adds a sentence for each row that @sql finds. */
static gboolean
look_for (DossierConnection *connection,
          const char *sql,
          DescribeFunc describe,
          GPtrArray *problems,
          GError **error)
{
  g_autoptr (DossierStatement) select = NULL;
  GError *problem = NULL;
  gboolean row = TRUE;

  select = dossier_connection_prepare (connection, sql, &problem);
  while (select != NULL && row && dossier_connection_step (connection, select, &row, &problem))
    if (row)
      {
        char *sentence = describe ((const char *) sqlite3_column_text (select, 0));

        if (sentence != NULL)
          g_ptr_array_add (problems, sentence);
      }

  return take_error (problems, problem, error);
}

static char *
describe_file (const char *text)
{
  if (strcmp (text, "ok") == 0)
    return NULL;

  /* Translators: %s is what SQLite, the database library, says, in English */
  return g_strdup_printf (_ ("The file is damaged: %s."), text);
}

static char *
describe_row (const char *text)
{
  /* Translators: %s is the name of a table in the database */
  return g_strdup_printf (_ ("A row of the table “%s” belongs to something that is gone."), text);
}

/* Whether an index holds the words of its table, no more and no less; FTS5 is asked by an INSERT.
 */
static gboolean
check_index (DossierConnection *connection,
             const char *sql,
             const char *sentence,
             GPtrArray *problems,
             GError **error)
{
  GError *problem = NULL;

  if (dossier_connection_exec (connection, sql, &problem))
    return TRUE;
  if (!g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  g_ptr_array_add (problems, g_strdup (sentence));
  g_error_free (problem);
  return TRUE;
}

/* @id: of one of the texts of the document that @info tells of. */
static gboolean
check_text (DossierConnection *connection,
            const char *id,
            const DossierDocumentInfo *info,
            GPtrArray *problems,
            GError **error)
{
  GError *problem = NULL;
  g_autoptr (DossierDocument) document = dossier_tables_load (connection, id, &problem);

  if (document != NULL)
    return TRUE;
  if (!g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  /* Translators: %s is the title of a document */
  g_ptr_array_add (problems, g_strdup_printf (_ ("The document “%s” cannot be read. Import it "
                                                 "again."),
                                              info->title));
  g_error_free (problem);
  return TRUE;
}

/* Loading looks at all that a document points to; its language variants are looked at, too. */
static gboolean
check_documents (DossierConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) infos = NULL;
  GError *problem = NULL;

  infos = dossier_tables_list (connection, &problem);
  if (infos == NULL)
    return take_error (problems, problem, error);

  for (guint i = 0; i < infos->len; i++)
    {
      DossierDocumentInfo *info = g_ptr_array_index (infos, i);

      if (!check_text (connection, info->uuid, info, problems, error))
        return FALSE;
      for (guint j = 1; j < g_strv_length (info->languages); j++)
        {
          g_autofree char *id = g_strconcat (info->uuid, "@", info->languages[j], NULL);

          if (!check_text (connection, id, info, problems, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_files (DossierConnection *connection, GPtrArray *problems, GError **error)
{
  GError *problem = NULL;

  return dossier_tables_check_files (connection, problems, &problem) ||
         take_error (problems, problem, error);
}

GPtrArray *
dossier_tables_check (DossierConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!look_for (connection, "PRAGMA integrity_check (20)", describe_file, problems, error) ||
      !look_for (connection, "PRAGMA foreign_key_check", describe_row, problems, error) ||
      !check_index (connection, DOSSIER_SEARCH_CHECK,
                    _ ("The index for searching does not match what is in the library."), problems,
                    error) ||
      !check_documents (connection, problems, error) || !check_files (connection, problems, error))
    return NULL;

  return g_steal_pointer (&problems);
}

/* The first and the last row of what cannot be made again, and of what is asked for first. */
static gboolean
look_at_ends (DossierConnection *connection, GError **error)
{
  static const char *const looks[] = {
    "SELECT * FROM annotations ORDER BY id LIMIT 1",
    "SELECT * FROM annotations ORDER BY id DESC LIMIT 1",
    "SELECT * FROM annotations ORDER BY uuid LIMIT 1",
    "SELECT * FROM annotation_tags ORDER BY annotation LIMIT 1",
    "SELECT * FROM annotation_anchors ORDER BY annotation LIMIT 1",
    "SELECT * FROM filters ORDER BY document LIMIT 1",
    "SELECT * FROM documents ORDER BY id LIMIT 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (!dossier_connection_exec (connection, looks[i], error))
      return FALSE;
  return TRUE;
}

/* All of it, which takes as long as reading it does. */
static gboolean
look_at_all (DossierConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!look_for (connection, "PRAGMA quick_check (1)", describe_file, problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  dossier_connection_set_error (connection, SQLITE_CORRUPT, error);
  return FALSE;
}

gboolean
dossier_tables_look (DossierConnection *connection, GError **error)
{
  g_autofree char *mark = dossier_tables_get_mark (dossier_connection_get_path (connection));

  if (!look_at_ends (connection, error))
    return FALSE;
  if (!g_file_test (mark, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!look_at_all (connection, error))
    return FALSE;
  g_unlink (mark);
  return TRUE;
}

char *
dossier_tables_get_mark (const char *store)
{
  return g_strconcat (store, "-suspect", NULL);
}
