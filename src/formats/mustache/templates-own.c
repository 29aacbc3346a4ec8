/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes the reader's own templates. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <utime.h>

#include "formats/mustache/templates.h"

#define REMOVED_FOLDER "removed"
#define DAYS_KEPT 30

static char *
get_path (const char *name)
{
  g_autofree char *folder = dossier_templates_get_folder ();
  g_autofree char *file = g_strconcat (name, ".mustache", NULL);

  return g_build_filename (folder, file, NULL);
}

static gboolean
fail_file (const char *path, GError **error)
{
  int saved_errno = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (saved_errno), "%s: %s", shown,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  return g_mkdir_with_parents (folder, 0700) == 0 || fail_file (folder, error);
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  return g_rename (from, to) == 0 || fail_file (from, error);
}

static gboolean
check_free (const char *name, GError **error)
{
  if (!dossier_templates_check_name (name, error))
    return FALSE;
  if (!dossier_templates_has (name))
    return TRUE;
  g_set_error (error, DOSSIER_TEMPLATES_ERROR, DOSSIER_TEMPLATES_ERROR_EXISTS,
               /* Translators: %s is the name of a template */
               _ ("There is a template “%s” already."), name);
  return FALSE;
}

char *
dossier_templates_find_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (!dossier_templates_has (name))
    return g_strdup (name);
  for (guint i = 2;; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%u", name, i);

      if (!dossier_templates_has (numbered))
        return g_steal_pointer (&numbered);
    }
}

gboolean
dossier_templates_save (const char *name, const char *text, GError **error)
{
  g_autofree char *folder = dossier_templates_get_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!dossier_templates_check_name (name, error) || !make_folder (folder, error))
    return FALSE;
  /* Not g_file_set_contents(), which would put a file in the place of a link. */
  path = get_path (name);
  file = g_file_new_for_path (path);
  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}

gboolean
dossier_templates_create (const char *name, const char *text, GError **error)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return check_free (name, error) && dossier_templates_save (name, text, error);
}

gboolean
dossier_templates_rename (const char *name, const char *new_name, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (new_name != NULL, FALSE);

  if (g_str_equal (name, new_name))
    return TRUE;
  if (!dossier_templates_check_name (name, error) || !check_free (new_name, error))
    return FALSE;
  from = get_path (name);
  to = get_path (new_name);
  return move (from, to, error);
}

/* What was put aside long ago. */
static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 oldest = g_get_real_time () / G_USEC_PER_SEC - DAYS_KEPT * 24 * 60 * 60;
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      GStatBuf found;

      if (g_stat (path, &found) == 0 && S_ISREG (found.st_mode) && found.st_mtime < oldest)
        g_unlink (path);
    }
}

/* A place for what is called @name; nothing is there. */
static char *
find_place (const char *folder, const char *name)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%u.mustache", name, i);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

char *
dossier_templates_remove (const char *name, GError **error)
{
  g_autofree char *folder = dossier_templates_get_folder ();
  g_autofree char *aside = g_build_filename (folder, REMOVED_FOLDER, NULL);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (!dossier_templates_check_name (name, error) || !make_folder (aside, error))
    return NULL;
  empty (aside);
  from = get_path (name);
  to = find_place (aside, name);
  if (!move (from, to, error))
    return NULL;
  /* From now on it is kept, whenever it was written. */
  g_utime (to, NULL);
  return g_steal_pointer (&to);
}

char *
dossier_templates_restore (const char *removed, const char *name, GError **error)
{
  g_autofree char *free_name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (removed != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  /* One's own may have a preset's name, when a later edition of the program brings one. */
  path = get_path (name);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      free_name = dossier_templates_find_name (name);
      path = get_path (free_name);
    }
  else
    free_name = g_strdup (name);
  return move (removed, path, error) ? g_steal_pointer (&free_name) : NULL;
}
