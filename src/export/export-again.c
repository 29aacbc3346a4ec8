/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export-again.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/mustache/templates.h"
#include "store/exports.h"

/* The newest of @records whose file is where it was; else the newest: it may have been renamed. */
static const DossierExportRecord *
choose_record (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const DossierExportRecord *record = records->pdata[i];

      if (g_file_test (record->path, G_FILE_TEST_EXISTS))
        return record;
    }
  return records->len > 0 ? records->pdata[0] : NULL;
}

/* What was asked for, by the record's id; NULL: nothing. Caller frees. */
static char *
get_query (const DossierExportRecord *record)
{
  const char *query = strstr (record->id, "?query=");

  return query != NULL ? g_uri_unescape_string (query + strlen ("?query="), NULL) : NULL;
}

static GHashTable *
list_lines (const char *text)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0')
      g_hash_table_add (lines, g_strdup (all[i]));
  return lines;
}

/* How much two texts have in common, 0 to 1. */
static double
compare (GHashTable *lines, const char *text)
{
  g_autoptr (GHashTable) others = list_lines (text);
  GHashTableIter iter;
  gpointer line;
  guint common = 0;
  guint all;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    common += g_hash_table_contains (lines, line);
  all = g_hash_table_size (lines) + g_hash_table_size (others) - common;
  return all > 0 ? (double) common / all : 1;
}

/* How like @lines that is which @choice makes; 0 when it makes nothing. */
static double
try_choice (const DossierExportChoice *choice,
            DossierStore *store,
            DossierDocument *document,
            GHashTable *lines,
            GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes =
    dossier_export_choice_make (choice, store, document, cancellable, NULL);
  g_autofree char *text = NULL;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return 0;
  data = g_bytes_get_data (bytes, &length);
  text = g_strndup (data, length);
  return compare (lines, text);
}

/* Tries the ways in which such a file can have been made. */
static DossierExportChoice *
guess (DossierStore *store,
       DossierDocument *document,
       const char *query,
       const char *base,
       GCancellable *cancellable)
{
  static const DossierExportScope scopes[] = { DOSSIER_EXPORT_DOCUMENT, DOSSIER_EXPORT_NOTES,
                                               DOSSIER_EXPORT_COMMITMENTS };
  g_autoptr (GPtrArray) templates = dossier_templates_list ();
  g_autoptr (GHashTable) lines = list_lines (base);
  DossierExportChoice *best = dossier_export_choice_new ();
  double most = -1;

  for (guint i = 0; i < templates->len; i++)
    for (guint k = 0; k < (query != NULL ? 1 : G_N_ELEMENTS (scopes)); k++)
      {
        const DossierTemplateInfo *template = templates->pdata[i];
        g_autoptr (DossierExportChoice) choice = dossier_export_choice_new ();
        double likeness;

        if (template->part)
          continue;
        choice->scope = query != NULL ? DOSSIER_EXPORT_FILTERED : scopes[k];
        choice->query = g_strdup (query);
        choice->preset = g_strdup (template->name);
        likeness = try_choice (choice, store, document, lines, cancellable);
        if (likeness <= most)
          continue;
        most = likeness;
        dossier_export_choice_free (best);
        best = g_steal_pointer (&choice);
      }
  return best;
}

DossierExportChoice *
dossier_export_recall (DossierStore *store,
                       DossierDocument *document,
                       char **path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (DossierExportRecord) whole = NULL;
  const DossierExportRecord *record;
  g_autofree char *query = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  records = dossier_store_list_exports (store, document->uuid, cancellable, error);
  if (records == NULL)
    return NULL;
  record = choose_record (records);
  if (record == NULL)
    {
      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_NOTHING,
                   /* Translators: %s is the title of a document */
                   _ ("“%s” has not been exported yet."), document->title);
      return NULL;
    }
  if (!dossier_store_find_export (store, record->id, record->path, &whole, cancellable, error))
    return NULL;
  *path = g_strdup (record->path);
  query = get_query (record);
  return guess (store, document, query, whole != NULL && whole->base != NULL ? whole->base : "",
                cancellable);
}
