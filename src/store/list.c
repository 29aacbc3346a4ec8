/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/tables.h"

#include <glib/gi18n-lib.h>

#include "model/collation.h"

void
dossier_document_info_free (DossierDocumentInfo *info)
{
  g_free (info->uuid);
  g_free (info->name);
  g_free (info->title);
  g_free (info->kind);
  g_free (info->hash);
  g_free (info->language);
  g_free (info->url);
  g_strfreev (info->languages);
  g_clear_pointer (&info->date, dossier_date_free);
  g_free (info);
}

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  const DossierDocumentInfo *first = *(DossierDocumentInfo *const *) a;
  const DossierDocumentInfo *second = *(DossierDocumentInfo *const *) b;
  gboolean first_is_bundled = strcmp (first->uuid, DOSSIER_BUNDLED_UUID) == 0;
  gboolean second_is_bundled = strcmp (second->uuid, DOSSIER_BUNDLED_UUID) == 0;
  int order;

  if (first_is_bundled != second_is_bundled)
    return first_is_bundled ? -1 : 1;

  order = dossier_collate (first->title, second->title);
  if (order == 0 && first->date != NULL && second->date != NULL)
    order = dossier_date_compare (first->date, second->date);
  return order != 0 ? order : strcmp (first->uuid, second->uuid);
}

static int
compare_languages (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The document's own, and then the others by their tags. */
static GStrv
split_languages (const char *own, const char *others)
{
  g_auto (GStrv) split = g_strsplit (others != NULL ? others : "", " ", -1);
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

  qsort (split, g_strv_length (split), sizeof *split, compare_languages);
  if (own != NULL)
    g_strv_builder_add (languages, own);
  g_strv_builder_addv (languages, (const char **) split);
  return g_strv_builder_end (languages);
}

static const char *
get_text (DossierStatement *select, int column)
{
  return (const char *) sqlite3_column_text (select, column);
}

GPtrArray *
dossier_tables_list (DossierConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) infos =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_document_info_free);
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection,
    "SELECT uuid, name, coalesce (title, ''), kind, hash, language, edtf, wording, n_passages, url,"
    "  (SELECT group_concat (v.language, ' ') FROM documents v WHERE v.variant_of = documents.id)"
    " FROM documents WHERE variant_of IS NULL",
    error);
  gboolean row;

  if (select == NULL)
    return NULL;

  for (;;)
    {
      DossierDocumentInfo *info;

      if (!dossier_connection_step (connection, select, &row, error))
        return NULL;
      if (!row)
        break;

      info = g_new0 (DossierDocumentInfo, 1);
      info->uuid = dossier_statement_dup_text (select, 0);
      info->name = dossier_statement_dup_text (select, 1);
      info->title = dossier_statement_dup_text (select, 2);
      info->kind = dossier_statement_dup_text (select, 3);
      info->hash = dossier_statement_dup_text (select, 4);
      info->language = dossier_statement_dup_text (select, 5);
      info->date = dossier_statement_dup_date (select, 6);
      info->passages = (guint) sqlite3_column_int (select, 8);
      info->url = dossier_statement_dup_text (select, 9);
      info->languages = split_languages (info->language, get_text (select, 10));
      g_ptr_array_add (infos, info);
    }

  g_ptr_array_sort (infos, compare_infos);
  return g_steal_pointer (&infos);
}

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
  "SELECT id FROM documents WHERE name = ? COLLATE NOCASE AND variant_of IS NULL AND (uuid = "     \
  "'" DOSSIER_BUNDLED_UUID "' OR NOT EXISTS (SELECT 1 FROM documents AS bundled"                   \
  "   WHERE bundled.uuid = '" DOSSIER_BUNDLED_UUID "'"                                             \
  "   AND bundled.name = documents.name COLLATE NOCASE))"

/* A uuid is of hexadecimal digits and hyphens, all of which sort before g. */
#define BY_BEGINNING                                                                               \
  "SELECT id FROM documents WHERE uuid >= ?1 AND uuid < ?1 || 'g' AND variant_of IS NULL LIMIT 2"

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
