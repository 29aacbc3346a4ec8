/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/backup-private.h"
#include "store/schema.h"

/* Between two steps one looks whether one is to stop; 1 MiB of a usual file. */
#define PAGES_A_STEP 256

/* Copying pages */

static void
tell (DossierProgress *progress, sqlite3_backup *transfer)
{
  int total = sqlite3_backup_pagecount (transfer);

  if (progress == NULL)
    return;
  g_atomic_int_set (&progress->total, total);
  g_atomic_int_set (&progress->done, total - sqlite3_backup_remaining (transfer));
}

/* What went wrong with a copy that is written for the reader, in words of its own. */
static void
set_copy_error (DossierConnection *target, int code, const char *about, GError **error)
{
  g_autofree char *name = g_filename_display_name (about);

  switch (dossier_connection_get_trouble (target, code))
    {
    case DOSSIER_TROUBLE_ROOM:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
                   /* Translators: %s is the name of a file */
                   _ ("There is no room left on the disk for the backup “%s”. The library is as it "
                      "was. Free some space and try again."),
                   name);
      break;

    case DOSSIER_TROUBLE_RIGHTS:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
                   /* Translators: %s is the name of a file */
                   _ ("The backup “%s” cannot be written. The library is as it was. Give yourself "
                      "the right to write to its folder, and try again."),
                   name);
      break;

    default:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   _ (
                     /* Translators: %1$s is the name of a file, %2$s what SQLite, the database
                      * library, says, in English */
                     "The backup “%1$s” could not be written: %2$s. The library is as it was. Look "
                     "to the disk, and try again."),
                   name, sqlite3_errmsg (dossier_connection_get_db (target)));
    }
}

static gboolean
is_of_reading (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return TRUE;

    case SQLITE_IOERR:
      return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ;

    default:
      return FALSE;
    }
}

gboolean
dossier_backup_transfer (DossierConnection *source,
                         DossierConnection *target,
                         const char *about,
                         DossierProgress *progress,
                         GError **error)
{
  GCancellable *cancellable = dossier_connection_get_cancellable (source);
  sqlite3 *db = dossier_connection_get_db (target);
  sqlite3_backup *transfer =
    sqlite3_backup_init (db, "main", dossier_connection_get_db (source), "main");
  int code = transfer != NULL ? SQLITE_OK : sqlite3_extended_errcode (db);

  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      code = sqlite3_backup_step (transfer, PAGES_A_STEP);
      tell (progress, transfer);
    }
  /* What it has written is given up, unless that was all. */
  if (transfer != NULL)
    sqlite3_backup_finish (transfer);

  if (code == SQLITE_DONE)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (is_of_reading (code))
    dossier_connection_set_error (source, code, error);
  else if (about != NULL)
    set_copy_error (target, code, about, error);
  else
    dossier_connection_set_error (target, code, error);
  return FALSE;
}

/* All of it as it is at one moment, whoever writes meanwhile. */
static gboolean
transfer_snapshot (DossierConnection *source,
                   DossierConnection *target,
                   const char *about,
                   DossierProgress *progress,
                   GError **error)
{
  GCancellable *cancellable = dossier_connection_get_cancellable (source);
  g_autoptr (GCancellable) kept = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  int version;
  gboolean ok;

  if (!dossier_connection_begin_read (source, error))
    return FALSE;
  /* The first look at the file is the moment. */
  ok = dossier_connection_read_number (source, "PRAGMA user_version", &version, error) &&
       dossier_backup_transfer (source, target, about, progress, error);
  dossier_connection_rollback (source);
  dossier_connection_set_cancellable (source, kept);
  /* The pages that went through are of no more use to a thread that reads documents. */
  sqlite3_db_release_memory (dossier_connection_get_db (source));
  return ok;
}

/* Checking */

gboolean
dossier_backup_check (DossierConnection *connection, GError **error)
{
  g_autoptr (DossierStatement) check =
    dossier_connection_prepare (connection, "PRAGMA integrity_check (1)", error);
  g_autofree char *name = NULL;
  int application;
  gboolean row;

  if (check == NULL || !dossier_connection_step (connection, check, &row, error) ||
      !dossier_connection_read_number (connection, "PRAGMA application_id", &application, error))
    return FALSE;
  if (row && application == DOSSIER_APPLICATION_ID &&
      g_strcmp0 ((const char *) sqlite3_column_text (check, 0), "ok") == 0)
    return TRUE;

  name = g_filename_display_name (dossier_connection_get_path (connection));
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a file */
               _ ("“%s” is damaged, or no library of Dossier. Choose another backup."), name);
  return FALSE;
}

/* The copy at @path, read as a restore would read it. */
static gboolean
check_copy (DossierConnection *source, const char *path, GError **error)
{
  GCancellable *cancellable = dossier_connection_get_cancellable (source);
  g_autoptr (DossierConnection) copy = NULL;
  g_autoptr (GError) damage = NULL;
  g_autofree char *name = NULL;

  copy = dossier_connection_open (path, DOSSIER_CONNECTION_READER, cancellable, &damage);
  if (copy != NULL)
    {
      dossier_connection_set_cancellable (copy, cancellable);
      if (dossier_backup_check (copy, &damage))
        return TRUE;
    }

  if (!g_error_matches (damage, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  name = g_filename_display_name (dossier_connection_get_path (source));
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a file */
               _ ("No backup was made: the copy of the library “%s” cannot be read back properly. "
                  "The disk fails, or the library is damaged. Earlier backups are kept. Check the "
                  "library, and try again."),
               name);
  return FALSE;
}

/* Making */

/* @part: where to write; @about: what it will be called. */
static gboolean
write_copy (DossierConnection *source,
            const char *part,
            const char *about,
            DossierProgress *progress,
            GError **error)
{
  g_autoptr (DossierConnection) target = NULL;
  sqlite3 *db;
  int code;

  target = dossier_connection_open (part, DOSSIER_CONNECTION_WRITER, NULL, error);
  if (target == NULL)
    return FALSE;
  if (!transfer_snapshot (source, target, about, progress, error))
    return FALSE;

  /* A store of one file, which can be read where nothing can be written. */
  db = dossier_connection_get_db (target);
  code = sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  set_copy_error (target, code, about, error);
  return FALSE;
}

static gboolean
give_name (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = NULL;
  int code;

  if (g_rename (part, path) == 0)
    {
      dossier_backup_sync_folder (folder);
      return TRUE;
    }

  code = errno;
  name = g_filename_display_name (path);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
               /* Translators: %1$s is the name of a file, %2$s the system's message */
               _ ("The backup “%1$s” could not be given its name: %2$s. The library is as it was. "
                  "Look to the disk, and try again."),
               name, g_strerror (code));
  return FALSE;
}

char *
dossier_backup_make_part (const char *folder, const char *about, GError **error)
{
  g_autofree char *template = g_strconcat (about, "-XXXXXX" DOSSIER_BACKUP_PART, NULL);
  g_autofree char *part = g_build_filename (folder, template, NULL);
  g_autofree char *name = NULL;
  int file = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  int code = errno;

  if (file >= 0)
    {
      close (file);
      return g_steal_pointer (&part);
    }

  name = g_filename_display_name (folder);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
               /* Translators: %1$s is the name of a folder, %2$s the system's message */
               _ ("No backup can be written to the folder “%1$s”: %2$s. The library is as it was. "
                  "See to it that the folder is there and that you have the right to write to it."),
               name, g_strerror (code));
  return NULL;
}

gboolean
dossier_backup_copy (DossierConnection *source,
                     const char *path,
                     DossierProgress *progress,
                     GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *part = dossier_backup_make_part (folder, base, error);

  if (part == NULL)
    return FALSE;
  if (write_copy (source, part, path, progress, error) && check_copy (source, part, error) &&
      give_name (part, path, error))
    return TRUE;
  dossier_backup_remove_file (part);
  return FALSE;
}

char *
dossier_backup_make (DossierConnection *source,
                     DossierBackupReason reason,
                     DossierProgress *progress,
                     GError **error)
{
  const char *store = dossier_connection_get_path (source);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *path = NULL;

  if (!dossier_backup_make_folder (store, error))
    return NULL;
  path = dossier_backup_choose_path (store, reason, now);
  if (!dossier_backup_copy (source, path, progress, error))
    return NULL;

  dossier_backup_prune (store, now);
  return g_steal_pointer (&path);
}

/* Public API */

gboolean
dossier_backup_is_good (const DossierBackup *backup, GCancellable *cancellable)
{
  g_autoptr (DossierConnection) connection = NULL;

  g_return_val_if_fail (backup != NULL, FALSE);

  connection = dossier_connection_open (backup->path, DOSSIER_CONNECTION_READER, cancellable, NULL);
  if (connection == NULL)
    return FALSE;
  dossier_connection_set_cancellable (connection, cancellable);
  return dossier_backup_check (connection, NULL);
}

DossierBackup *
dossier_backup_find_good (GPtrArray *backups, GCancellable *cancellable)
{
  g_return_val_if_fail (backups != NULL, NULL);

  for (guint i = 0; i < backups->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (dossier_backup_is_good (backups->pdata[i], cancellable))
      return backups->pdata[i];
  return NULL;
}
