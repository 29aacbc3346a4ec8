/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that has to do with backups. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/backup-private.h"
#include "store/restore-private.h"
#include "store/store-private.h"

typedef struct
{
  DossierBackupReason reason;
  DossierProgress *progress;
} Wish;

static gpointer
back_up_work (DossierConnection *connection, gpointer data, GError **error)
{
  const Wish *wish = data;

  return dossier_backup_make (connection, wish->reason, wish->progress, error);
}

static gpointer
copy_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_backup_copy (connection, data, NULL, error) ? DOSSIER_WORK_DONE : NULL;
}

/* Which backup, and what of it. */
typedef struct
{
  char *backup;
  char *document;
  DossierProgress *progress;
} Restore;

static Restore *
restore_new (const char *backup, const char *document, DossierProgress *progress)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->backup = g_strdup (backup);
  restore->document = g_strdup (document);
  restore->progress = progress;
  return restore;
}

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->backup);
  g_free (restore->document);
  g_free (restore);
}

static gpointer
compare_work (DossierConnection *connection, gpointer data, GError **error)
{
  const Restore *restore = data;

  return dossier_restore_compare (connection, restore->backup, restore->document, error);
}

static gpointer
restore_work (DossierConnection *connection, gpointer data, GError **error)
{
  const Restore *restore = data;
  gboolean ok = restore->document != NULL
                  ? dossier_restore_notes (connection, restore->backup, restore->document,
                                           restore->progress, error)
                  : dossier_restore_library (connection, restore->backup, restore->progress, error);

  return ok ? DOSSIER_WORK_DONE : NULL;
}

/* Public API */

char *
dossier_store_back_up (DossierStore *self,
                       DossierBackupReason reason,
                       DossierProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  Wish wish = { reason, progress };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, back_up_work, &wish, cancellable,
                              error);
}

void
dossier_store_back_up_async (DossierStore *self,
                             DossierBackupReason reason,
                             DossierProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Wish wish = { reason, progress };

  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_queue (self, dossier_store_back_up_async, DOSSIER_WORK_READ, back_up_work,
                       g_memdup2 (&wish, sizeof wish), g_free, g_free, cancellable, callback,
                       user_data);
}

char *
dossier_store_back_up_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

gboolean
dossier_store_back_up_to (DossierStore *self,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” is there already and was left as it is. Give the backup another name."),
                   name);
      return FALSE;
    }
  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, copy_work, (gpointer) path,
                              cancellable, error) != NULL;
}

GPtrArray *
dossier_store_compare (DossierStore *self,
                       const char *backup,
                       const char *document,
                       GCancellable *cancellable,
                       GError **error)
{
  Restore restore = { (char *) backup, (char *) document, NULL };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (backup != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, compare_work, &restore, cancellable,
                              error);
}

void
dossier_store_compare_async (DossierStore *self,
                             const char *backup,
                             const char *document,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (backup != NULL);

  dossier_store_queue (self, dossier_store_compare_async, DOSSIER_WORK_READ, compare_work,
                       restore_new (backup, document, NULL), restore_free,
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_compare_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

gboolean
dossier_store_restore (DossierStore *self,
                       const char *backup,
                       const char *document,
                       DossierProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  Restore restore = { (char *) backup, (char *) document, progress };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (backup != NULL, FALSE);

  return dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, restore_work, &restore,
                              cancellable, error) != NULL;
}

void
dossier_store_restore_async (DossierStore *self,
                             const char *backup,
                             const char *document,
                             DossierProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (backup != NULL);

  dossier_store_queue (self, dossier_store_restore_async, DOSSIER_WORK_WRITE, restore_work,
                       restore_new (backup, document, progress), restore_free, NULL, cancellable,
                       callback, user_data);
}

gboolean
dossier_store_restore_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  if (dossier_store_take_result (self, result, error) == NULL)
    return FALSE;

  dossier_store_emit_changed (self);
  return TRUE;
}
