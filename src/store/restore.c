/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting back what a backup holds.
 *
 * The whole is put back by SQLite's backup interface, from the backup to the open library, as one
 * transaction of the latter: whoever reads it meanwhile, in this program or another, sees what was
 * there before or what is there after, and a program killed half way has changed nothing. */
#include "config.h"

#include "store/restore-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/backup-private.h"
#include "store/schema.h"
#include "store/tables.h"

/* The backup, opened */

static gboolean
is_other_file (const char *path, const char *store, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf backup, library;

  if (g_stat (path, &backup) != 0)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file */
                   _ ("There is no file “%s”. Choose another backup."), name);
      return FALSE;
    }
  if (g_stat (store, &library) == 0 && backup.st_dev == library.st_dev &&
      backup.st_ino == library.st_ino)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” is the library itself. Choose a backup of it."), name);
      return FALSE;
    }
  return TRUE;
}

/* SQLite takes pages from a file to one in WAL mode only when they have the same size. */
static gboolean
set_page_size (DossierConnection *copy, int page_size, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = DELETE; PRAGMA page_size = %d;"
                                          " VACUUM",
                                          page_size);

  return dossier_connection_exec (copy, sql, error);
}

/* A copy of @self in this version's tables, and in pages of @page_size, in its place. */
static gboolean
adapt (DossierRestoreSource *self, const char *store, int page_size, GError **error)
{
  g_autofree char *folder = dossier_backup_get_folder (store);
  g_autoptr (DossierConnection) copy = NULL;
  GCancellable *cancellable = dossier_connection_get_cancellable (self->connection);

  if (!dossier_backup_make_folder (store, error))
    return FALSE;
  self->part = dossier_backup_make_part (folder, "restoring", error);
  if (self->part == NULL)
    return FALSE;
  copy = dossier_connection_open (self->part, DOSSIER_CONNECTION_WRITER, cancellable, error);
  if (copy == NULL)
    return FALSE;
  dossier_connection_set_cancellable (copy, cancellable);
  if (!dossier_backup_transfer (self->connection, copy, self->part, NULL, error) ||
      !set_page_size (copy, page_size, error) || !dossier_schema_prepare (copy, NULL, error))
    return FALSE;

  dossier_connection_close (self->connection);
  self->connection = g_steal_pointer (&copy);
  return TRUE;
}

DossierRestoreSource *
dossier_restore_source_open (const char *path,
                             const char *store,
                             int page_size,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (DossierRestoreSource) self = g_new0 (DossierRestoreSource, 1);
  gboolean empty;
  int version, found_size;

  if (!is_other_file (path, store, error))
    return NULL;
  self->connection = dossier_connection_open (path, DOSSIER_CONNECTION_READER, cancellable, error);
  if (self->connection == NULL)
    return NULL;
  dossier_connection_set_cancellable (self->connection, cancellable);

  if (!dossier_schema_inspect (self->connection, &empty, &version, error) ||
      !dossier_backup_check (self->connection, error) ||
      !dossier_connection_read_number (self->connection, "PRAGMA page_size", &found_size, error))
    return NULL;
  if (page_size != 0 && (version < DOSSIER_SCHEMA_VERSION || found_size != page_size) &&
      !adapt (self, store, page_size, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
dossier_restore_source_free (DossierRestoreSource *self)
{
  g_clear_pointer (&self->connection, dossier_connection_close);
  if (self->part != NULL)
    dossier_backup_remove_file (self->part);
  g_free (self->part);
  g_free (self);
}

static DossierRestoreSource *
open_for (DossierConnection *connection, const char *backup, GError **error)
{
  int page_size;

  if (!dossier_connection_read_number (connection, "PRAGMA page_size", &page_size, error))
    return NULL;
  return dossier_restore_source_open (backup, dossier_connection_get_path (connection), page_size,
                                      dossier_connection_get_cancellable (connection), error);
}

static gboolean
back_up_first (DossierConnection *connection, DossierProgress *progress, GError **error)
{
  g_autofree char *path = dossier_backup_make (connection, DOSSIER_BACKUP_RESTORE, progress, error);

  return path != NULL;
}

/* Notes */

static GHashTable *
index_notes (GPtrArray *notes)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < notes->len; i++)
    g_hash_table_insert (index, DOSSIER_ITEM (notes->pdata[i])->id, notes->pdata[i]);
  return index;
}

static gboolean
put_all (DossierConnection *connection, GPtrArray *notes, GError **error)
{
  for (guint i = 0; i < notes->len; i++)
    if (!dossier_tables_put_annotation (connection, notes->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Those that the backup does not have go into the trash, and can be fetched from there. */
static gboolean
trash_others (DossierConnection *connection, GPtrArray *here, GPtrArray *there, GError **error)
{
  g_autoptr (GHashTable) kept = index_notes (there);
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < here->len; i++)
    {
      g_autoptr (DossierAnnotation) copy = NULL;

      if (g_hash_table_contains (kept, DOSSIER_ITEM (here->pdata[i])->id))
        continue;
      copy = dossier_annotation_copy (here->pdata[i]);
      copy->deleted = now;
      copy->modified = now;
      if (!dossier_tables_put_annotation (connection, copy, error))
        return FALSE;
    }
  return TRUE;
}

/* Within a transaction. */
static gboolean
replace_notes (DossierConnection *connection,
               DossierConnection *backup,
               const char *document,
               GError **error)
{
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) there = NULL;

  here = dossier_tables_list_annotations (connection, document, FALSE, error);
  if (here == NULL)
    return FALSE;
  there = dossier_tables_list_annotations (backup, document, FALSE, error);
  if (there == NULL)
    return FALSE;
  return put_all (connection, there, error) && trash_others (connection, here, there, error);
}

/* Internal */

GPtrArray *
dossier_restore_compare (DossierConnection *connection,
                         const char *backup,
                         const char *document,
                         GError **error)
{
  g_autoptr (DossierRestoreSource) source = open_for (connection, backup, error);

  if (source == NULL)
    return NULL;
  return dossier_difference_list (connection, source->connection, document, error);
}

gboolean
dossier_restore_library (DossierConnection *connection,
                         const char *backup,
                         DossierProgress *progress,
                         GError **error)
{
  g_autoptr (DossierRestoreSource) source = open_for (connection, backup, error);

  if (source == NULL || !back_up_first (connection, progress, error) ||
      !dossier_backup_transfer (source->connection, connection, NULL, progress, error))
    return FALSE;

  /* The log is now as long as the library; when others read it, this is done later. */
  sqlite3_wal_checkpoint_v2 (dossier_connection_get_db (connection), NULL,
                             SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return TRUE;
}

gboolean
dossier_restore_notes (DossierConnection *connection,
                       const char *backup,
                       const char *document,
                       DossierProgress *progress,
                       GError **error)
{
  g_autoptr (DossierRestoreSource) source = open_for (connection, backup, error);

  if (source == NULL || !back_up_first (connection, progress, error) ||
      !dossier_connection_begin_write (connection, error))
    return FALSE;
  if (replace_notes (connection, source->connection, document, error) &&
      dossier_connection_commit (connection, error))
    return TRUE;
  dossier_connection_rollback (connection);
  return FALSE;
}
