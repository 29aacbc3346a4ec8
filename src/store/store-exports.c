/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that has to do with files written from it. */
#include "config.h"

#include "store/exports.h"
#include "store/store-private.h"
#include "store/tables.h"

typedef struct
{
  char *id;
  char *path;
  DossierExportRecord *record;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->id);
  g_free (look->path);
  g_clear_pointer (&look->record, dossier_export_record_free);
  g_free (look);
}

static gpointer
find_work (DossierConnection *connection, gpointer data, GError **error)
{
  Look *look = data;

  return dossier_tables_find_export (connection, look->id, look->path, &look->record, error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

static gpointer
keep_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_keep_export (connection, data, error) ? DOSSIER_WORK_DONE : NULL;
}

static gpointer
list_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_list_exports (connection, data, error);
}

gboolean
dossier_store_find_export (DossierStore *self,
                           const char *id,
                           const char *path,
                           DossierExportRecord **record,
                           GCancellable *cancellable,
                           GError **error)
{
  Look look = { (char *) id, (char *) path, NULL };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && path != NULL && record != NULL, FALSE);

  *record = NULL;
  if (dossier_workers_run (self->workers, DOSSIER_WORK_READ, find_work, &look, cancellable,
                           error) == NULL)
    return FALSE;
  *record = look.record;
  return TRUE;
}

void
dossier_store_find_export_async (DossierStore *self,
                                 const char *id,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Look *look;

  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (id != NULL && path != NULL);

  look = g_new0 (Look, 1);
  look->id = g_strdup (id);
  look->path = g_strdup (path);
  dossier_store_queue (self, dossier_store_find_export_async, DOSSIER_WORK_READ, find_work, look,
                       look_free, NULL, cancellable, callback, user_data);
}

gboolean
dossier_store_find_export_finish (DossierStore *self,
                                  GAsyncResult *result,
                                  DossierExportRecord **record,
                                  GError **error)
{
  *record = NULL;
  if (dossier_store_take_result (self, result, error) == NULL)
    return FALSE;
  *record = g_steal_pointer (&((Look *) g_task_get_task_data (G_TASK (result)))->record);
  return TRUE;
}

gboolean
dossier_store_keep_export (DossierStore *self,
                           const DossierExportRecord *record,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  return dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, keep_work, (gpointer) record,
                              cancellable, error) != NULL;
}

void
dossier_store_keep_export_async (DossierStore *self,
                                 const DossierExportRecord *record,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (record != NULL);

  dossier_store_queue (self, dossier_store_keep_export_async, DOSSIER_WORK_WRITE, keep_work,
                       dossier_export_record_new (record->id, record->path, record->document,
                                                  record->base),
                       (GDestroyNotify) dossier_export_record_free, NULL, cancellable, callback,
                       user_data);
}

gboolean
dossier_store_keep_export_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error) != NULL;
}

GPtrArray *
dossier_store_list_exports (DossierStore *self,
                            const char *document,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (document != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, list_work, (gpointer) document,
                              cancellable, error);
}

void
dossier_store_list_exports_async (DossierStore *self,
                                  const char *document,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (document != NULL);

  dossier_store_queue (self, dossier_store_list_exports_async, DOSSIER_WORK_READ, list_work,
                       g_strdup (document), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

GPtrArray *
dossier_store_list_exports_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}
