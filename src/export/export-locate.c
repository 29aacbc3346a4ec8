/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which file is meant: the one that was written last, wherever the person put it. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/export-merge-private.h"
#include "export/find-file.h"

/* How many names are tried for a new file in a folder. */
#define MOST_NAMES 1000
/* How often a file may have been moved. */
#define MOST_MOVES 100

static gboolean
find_record (DossierSaving *self, const char *path, DossierExportRecord **record, GError **error)
{
  return dossier_store_find_export (self->store, self->id, path, record, self->cancellable, error);
}

/* Whether something was written into that very file. */
static gboolean
is_known (DossierSaving *self, const char *path, gboolean *known, GError **error)
{
  g_autoptr (DossierExportRecord) record = NULL;

  if (!find_record (self, path, &record, error))
    return FALSE;
  *known = record != NULL && strcmp (record->path, path) == 0;
  return TRUE;
}

/* The newest export of the same whose file is not there any more. */
static gboolean
find_gone (DossierSaving *self, char **path, GError **error)
{
  g_autoptr (GPtrArray) records =
    dossier_store_list_exports (self->store, self->document, self->cancellable, error);

  *path = NULL;
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const DossierExportRecord *record = records->pdata[i];

      if (strcmp (record->id, self->id) == 0 &&
          !g_file_test (record->path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        {
          *path = g_strdup (record->path);
          return TRUE;
        }
    }
  return TRUE;
}

static void
set_ambiguous (GError **error, GPtrArray *found)
{
  g_autofree char *first = g_filename_display_name (found->pdata[0]);
  g_autofree char *second = g_filename_display_name (found->pdata[1]);

  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN,
               /* Translators: %1$s and %2$s are names of files */
               _ ("Both “%1$s” and “%2$s” hold the same notes. Say which of them is meant."), first,
               second);
}

/* The one of @found that is meant; NULL in @path when there is none. Of several, one into which
 * something was written; if @moved, only those into which nothing was. */
static gboolean
choose (DossierSaving *self, GPtrArray *found, gboolean moved, char **path, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  GPtrArray *likely;

  for (guint i = 0; i < found->len; i++)
    {
      gboolean was_written;

      if (!is_known (self, found->pdata[i], &was_written, error))
        return FALSE;
      g_ptr_array_add (was_written ? known : unknown, found->pdata[i]);
    }
  likely = moved || known->len == 0 ? unknown : known;
  if (likely->len > 1)
    {
      set_ambiguous (error, likely);
      return FALSE;
    }
  *path = likely->len == 1 ? g_strdup (likely->pdata[0]) : NULL;
  return TRUE;
}

static gboolean
search (DossierSaving *self, const char *folder, gboolean moved, char **path, GError **error)
{
  g_autoptr (GPtrArray) found =
    dossier_export_find_files (folder, self->id, self->progress, self->progress_data,
                               self->cancellable, error);

  *path = NULL;
  return found != NULL && choose (self, found, moved, path, error);
}

/* A name in the folder that no other file has. */
static gboolean
make_name (DossierSaving *self, const char *folder, GError **error)
{
  g_autofree char *name = dossier_export_make_name (self->title, "md");
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".md"));

  for (guint i = 1; i <= MOST_NAMES; i++)
    {
      g_autofree char *numbered = i > 1 ? g_strdup_printf ("%s %u.md", stem, i) : g_strdup (name);
      g_autofree char *path = g_build_filename (folder, numbered, NULL);
      gboolean known;

      if (!is_known (self, path, &known, error))
        return FALSE;
      if (!known && g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        continue;
      self->path = g_steal_pointer (&path);
      return TRUE;
    }
  g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN,
                       _ ("The folder holds too many files of that name."));
  return FALSE;
}

static gboolean
locate_in_folder (DossierSaving *self, const char *folder, GError **error)
{
  gboolean known;

  if (!search (self, folder, FALSE, &self->path, error))
    return FALSE;
  if (self->path == NULL)
    return make_name (self, folder, error);
  if (!is_known (self, self->path, &known, error))
    return FALSE;
  return known || find_gone (self, &self->former, error);
}

/* Follows the file from one place to the next, as far as that was noticed; then looks for it in
 * the folder in which it was to be. */
static gboolean
locate_gone (DossierSaving *self, const char *absolute, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *last = g_strdup (absolute);

  for (guint i = 0; i < MOST_MOVES; i++)
    {
      g_autofree char *next = NULL;
      gboolean known;

      if (!is_known (self, last, &known, error))
        return FALSE;
      if (known && g_file_test (last, G_FILE_TEST_EXISTS))
        {
          self->path = g_steal_pointer (&last);
          return TRUE;
        }
      if (known)
        {
          if (!search (self, folder, TRUE, &self->path, error))
            return FALSE;
          if (self->path != NULL)
            self->former = g_steal_pointer (&last);
          return TRUE;
        }
      if (!dossier_saving_find_went (self, last, &next, error))
        return FALSE;
      if (next == NULL)
        return TRUE;
      g_free (last);
      last = g_steal_pointer (&next);
    }
  return TRUE;
}

gboolean
dossier_saving_locate (DossierSaving *self, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (g_file_test (absolute, G_FILE_TEST_IS_DIR))
    return locate_in_folder (self, absolute, error);

  if (!g_file_test (absolute, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK) &&
      !locate_gone (self, absolute, error))
    return FALSE;
  if (self->path == NULL)
    self->path = g_steal_pointer (&absolute);
  return TRUE;
}
