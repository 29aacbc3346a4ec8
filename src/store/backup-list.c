/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups by their names: LIBRARY-20260131-235959-daily.sqlite, times in UTC. */
#include "config.h"

#include "store/backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define FOLDER "backups"
#define SUFFIX ".sqlite"

/* Nobody writes to a file for so long. */
#define ABANDONED_AFTER_S (60 * 60)

static const char *const reasons[] = { "daily", "migration", "restore" };

/* Beside one library there may be others, whose backups share the folder. */
static char *
get_prefix (const char *store)
{
  char *name = g_path_get_basename (store);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

/* "20260131-235959" as seconds since 1970, or -1. */
static gint64
parse_time (const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day, hour, minute, second, end = 0;

  if (sscanf (text, "%4d%2d%2d-%2d%2d%2d%n", &year, &month, &day, &hour, &minute, &second, &end) !=
        6 ||
      end != (int) strlen ("YYYYMMDD-HHMMSS"))
    return -1;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  return time != NULL ? g_date_time_to_unix (time) : -1;
}

/* @rest: what follows the prefix and its hyphen. The reason may have a number behind it. */
static DossierBackup *
parse_name (const char *folder, const char *name, const char *rest)
{
  g_autoptr (DossierBackup) backup = NULL;
  gint64 made = parse_time (rest);
  GStatBuf status;

  if (made < 0 || !g_str_has_suffix (name, SUFFIX))
    return NULL;
  rest += strlen ("YYYYMMDD-HHMMSS");
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (*rest == '-' && g_str_has_prefix (rest + 1, reasons[i]))
      {
        backup = g_new0 (DossierBackup, 1);
        backup->path = g_build_filename (folder, name, NULL);
        backup->made = made;
        backup->reason = (DossierBackupReason) i;
        if (g_stat (backup->path, &status) != 0)
          return NULL;
        backup->size = (guint64) status.st_size;
        return g_steal_pointer (&backup);
      }
  return NULL;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DossierBackup *first = *(DossierBackup *const *) a;
  const DossierBackup *second = *(DossierBackup *const *) b;

  if (first->made != second->made)
    return first->made > second->made ? -1 : 1;
  return -strcmp (first->path, second->path);
}

/* What stands for a day or a week in the set of those that have their backup. */
static char *
name_period (gint64 made, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made);

  return g_date_time_format (time, format);
}

/* Whether @backup is the first of its period, newest first, and among the first @limit ones. */
static gboolean
represents (DossierBackup *backup, GHashTable *seen, const char *format, guint limit)
{
  g_autofree char *period = name_period (backup->made, format);

  if (g_hash_table_contains (seen, period) || g_hash_table_size (seen) >= limit)
    return FALSE;
  g_hash_table_add (seen, g_steal_pointer (&period));
  return TRUE;
}

static gboolean
is_part (const char *name)
{
  const char *part = g_strrstr (name, DOSSIER_BACKUP_PART);

  /* Also what SQLite keeps beside it: "-wal", "-journal". */
  return part != NULL && strchr ("-", part[strlen (DOSSIER_BACKUP_PART)]) != NULL;
}

static void
remove_abandoned (const char *folder, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (is_part (name) && g_stat (path, &status) == 0 &&
          now - status.st_mtime > ABANDONED_AFTER_S)
        g_unlink (path);
    }
}

/* Internal */

void
dossier_backup_sync_folder (const char *path)
{
  int folder = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0)
    return;
  /* Some file systems cannot; then their rename is as safe as they make it. */
  (void) !fsync (folder);
  close (folder);
}

void
dossier_backup_remove_file (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

gboolean
dossier_backup_make_folder (const char *store, GError **error)
{
  g_autofree char *folder = dossier_backup_get_folder (store);
  g_autofree char *name = NULL;
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  code = errno;
  name = g_filename_display_name (folder);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
               /* Translators: %1$s is the name of a folder, %2$s the system's message */
               _ ("The folder “%1$s” for backups could not be made: %2$s. Give yourself the right "
                  "to write there, and try again."),
               name, g_strerror (code));
  return FALSE;
}

char *
dossier_backup_choose_path (const char *store, DossierBackupReason reason, gint64 now)
{
  g_autofree char *folder = dossier_backup_get_folder (store);
  g_autofree char *prefix = get_prefix (store);
  g_autofree char *time = name_period (now, "%Y%m%d-%H%M%S");

  for (guint number = 1;; number++)
    {
      g_autofree char *tail = number > 1 ? g_strdup_printf ("-%u", number) : g_strdup ("");
      g_autofree char *name =
        g_strdup_printf ("%s-%s-%s%s" SUFFIX, prefix, time, reasons[reason], tail);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

void
dossier_backup_prune (const char *store, gint64 now)
{
  g_autofree char *folder = dossier_backup_get_folder (store);
  g_autoptr (GPtrArray) backups = dossier_backup_list (store);
  g_autoptr (GPtrArray) old = dossier_backup_choose_old (backups, now);

  for (guint i = 0; i < old->len; i++)
    dossier_backup_remove_file (((DossierBackup *) old->pdata[i])->path);
  remove_abandoned (folder, now);
}

/* Public API */

void
dossier_backup_free (DossierBackup *backup)
{
  g_free (backup->path);
  g_free (backup);
}

char *
dossier_backup_get_folder (const char *store)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  folder = g_path_get_dirname (store);
  return g_build_filename (folder, FOLDER, NULL);
}

GPtrArray *
dossier_backup_list (const char *store)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *prefix = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (store != NULL, NULL);

  backups = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  folder = dossier_backup_get_folder (store);
  prefix = get_prefix (store);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      DossierBackup *backup = NULL;

      if (g_str_has_prefix (name, prefix) && name[strlen (prefix)] == '-')
        backup = parse_name (folder, name, name + strlen (prefix) + 1);
      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }

  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
}

GPtrArray *
dossier_backup_choose_old (GPtrArray *backups, gint64 now)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) weeks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean special = FALSE;
  GPtrArray *old = g_ptr_array_new ();

  for (guint i = 0; i < backups->len; i++)
    {
      DossierBackup *backup = backups->pdata[i];
      gboolean keep;

      if (backup->reason == DOSSIER_BACKUP_DAILY)
        {
          /* Both sets have to hear of it. */
          gboolean day = represents (backup, days, "%F", DOSSIER_BACKUP_DAYS);
          gboolean week = represents (backup, weeks, "%G-%V", DOSSIER_BACKUP_WEEKS);

          keep = day || week;
        }
      else
        {
          keep = !special || now - backup->made < DOSSIER_BACKUP_SPECIAL_DAYS * 24 * 60 * 60;
          special = TRUE;
        }
      if (!keep)
        g_ptr_array_add (old, backup);
    }
  return old;
}
