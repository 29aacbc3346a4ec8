/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export-all.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "export/export-index.h"
#include "export/file-name.h"
#include "linking/session-excerpt.h"

#define INDEX "index"

void
dossier_export_all_result_free (DossierExportAllResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* Two of these are the same file on some systems. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

/* A part of the UUID is enough to tell two of the same title apart, nearly always. */
static char *
add_part (const DossierDocumentInfo *info, const char *name)
{
  return g_strdup_printf ("%s (%.8s)", name, info->uuid);
}

static void
count (GHashTable *counts, const char *name)
{
  char *folded = fold_name (name);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));

  g_hash_table_replace (counts, folded, GUINT_TO_POINTER (n + 1));
}

static gboolean
is_unique (GHashTable *counts, const char *name)
{
  g_autofree char *folded = fold_name (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) <= 1;
}

static char *
make_name (const DossierDocumentInfo *info)
{
  return dossier_export_name_file (info->title != NULL ? info->title : "");
}

/* How many would like to have each name, alone or with a part of their UUIDs. */
static GHashTable *
count_names (GPtrArray *infos)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  count (counts, INDEX);
  for (guint i = 0; i < infos->len; i++)
    {
      g_autofree char *name = make_name (infos->pdata[i]);
      g_autofree char *longer = add_part (infos->pdata[i], name);

      count (counts, name);
      count (counts, longer);
    }
  return counts;
}

static char *
name_document (const DossierDocumentInfo *info, GHashTable *counts, const char *extension)
{
  g_autofree char *name = make_name (info);
  g_autofree char *longer = add_part (info, name);

  if (is_unique (counts, name))
    return g_strconcat (name, ".", extension, NULL);
  if (is_unique (counts, longer))
    return g_strconcat (longer, ".", extension, NULL);
  return g_strdup_printf ("%s (%s).%s", name, info->uuid, extension);
}

static DossierExcerpt *
take_excerpt (DossierDocument *document, DossierQuery *query)
{
  return query != NULL ? dossier_excerpt_new_for_query (document, query)
                       : dossier_excerpt_new (document);
}

static gboolean
is_empty (const DossierExcerpt *excerpt)
{
  return excerpt->items != NULL && g_hash_table_size (excerpt->items) == 0;
}

/* @path as seen from the folder into which is written. */
static char *
name_within (const char *folder, const char *path)
{
  g_autofree char *root = g_canonicalize_filename (folder, NULL);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  gsize length = strlen (root);

  return g_str_has_prefix (whole, root) && whole[length] == G_DIR_SEPARATOR
           ? g_strdup (whole + length + 1)
           : g_path_get_basename (whole);
}

static char *
put (const DossierExportAll *what,
     const DossierExcerpt *excerpt,
     const char *path,
     GBytes *bytes,
     GCancellable *cancellable,
     GError **error)
{
  if (what->save != NULL)
    return what->save (excerpt, path, bytes, what->data, cancellable, error);
  return dossier_export_save (path, bytes, cancellable, error) ? g_strdup (path) : NULL;
}

/* Sets @saved, to the name that the file has, unless the one that is there has to stay. */
static gboolean
save (const DossierExportAll *what,
      const DossierExcerpt *excerpt,
      const char *name,
      GBytes *bytes,
      DossierExportAllResult *result,
      char **saved,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *path = g_build_filename (what->folder, name, NULL);
  g_autofree char *written = NULL;
  g_autoptr (GError) local = NULL;

  written = put (what, excerpt, path, bytes, cancellable, &local);
  *saved = written != NULL ? name_within (what->folder, written) : NULL;
  if (written != NULL)
    return TRUE;
  if (local->domain != DOSSIER_EXPORT_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_ptr_array_add (result->problems, g_strdup (local->message));
  return TRUE;
}

static gboolean
export_one (DossierStore *store,
            const DossierExportAll *what,
            const char *uuid,
            const char *name,
            DossierExportIndex *index,
            DossierExportAllResult *result,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (DossierDocument) document = dossier_store_load (store, uuid, cancellable, error);
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *saved = NULL;

  if (document == NULL)
    return FALSE;
  excerpt = take_excerpt (document, what->query);
  if (is_empty (excerpt))
    return TRUE;
  bytes = what->format->make (store, excerpt, what->options, cancellable, &local);
  /* a document without events has no timeline */
  if (g_error_matches (local, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_NOTHING))
    return TRUE;
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!save (what, excerpt, name, bytes, result, &saved, cancellable, error))
    return FALSE;
  dossier_export_index_add (index, excerpt, saved != NULL ? saved : name);
  if (saved != NULL)
    g_ptr_array_add (result->files, g_steal_pointer (&saved));
  return TRUE;
}

static gboolean
save_index (DossierExportIndex *index,
            const char *folder,
            DossierExportAllResult *result,
            GCancellable *cancellable,
            GError **error)
{
  gboolean kept = FALSE;

  if (!dossier_export_index_save (index, folder, &kept, cancellable, error))
    return FALSE;
  if (kept)
    g_ptr_array_add (result->problems,
                     g_strdup (_ ("The list of files, index.md, was changed by hand and stays as "
                                  "it is.")));
  return TRUE;
}

static void
tell (const DossierExportAll *what, guint done, guint total, const char *title)
{
  if (what->progress != NULL)
    what->progress (done, total, title, what->data);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  int code;

  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               /* Translators: %1$s is a path, %2$s the system’s message */
               _ ("The folder “%1$s” could not be made: %2$s"), folder, g_strerror (code));
  return FALSE;
}

DossierExportAllResult *
dossier_export_all (DossierStore *store,
                    const DossierExportAll *what,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (DossierExportAllResult) result = NULL;
  g_autoptr (DossierExportIndex) index = dossier_export_index_new ();
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GHashTable) counts = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (what != NULL && what->format != NULL && what->folder != NULL, NULL);

  infos = dossier_store_list (store, cancellable, error);
  if (infos == NULL || !make_folder (what->folder, error))
    return NULL;
  result = g_new0 (DossierExportAllResult, 1);
  result->files = g_ptr_array_new_with_free_func (g_free);
  result->problems = g_ptr_array_new_with_free_func (g_free);
  counts = count_names (infos);
  for (guint i = 0; i < infos->len; i++)
    {
      const DossierDocumentInfo *info = infos->pdata[i];
      g_autofree char *name = name_document (info, counts, what->format->extension);

      tell (what, i, infos->len, info->title);
      if (!export_one (store, what, info->uuid, name, index, result, cancellable, error))
        return NULL;
    }
  if (strcmp (what->format->extension, "md") == 0 &&
      !save_index (index, what->folder, result, cancellable, error))
    return NULL;
  tell (what, infos->len, infos->len, NULL);
  return g_steal_pointer (&result);
}
