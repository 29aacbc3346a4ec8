/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that is about how documents are kept. */
#include "config.h"

#include "store/shelf-private.h"
#include "store/store-private.h"
#include "store/tables.h"

/* Changes that follow each other are told together. */
#define TELL_MS 50

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
tell_cb (gpointer data)
{
  g_autoptr (DossierStore) self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_atomic_int_set (&self->telling_documents, FALSE);
  g_signal_emit_by_name (self, "documents-changed");
  return G_SOURCE_REMOVE;
}

void
dossier_store_tell_documents (DossierStore *self)
{
  GWeakRef *store;

  if (!g_atomic_int_compare_and_exchange (&self->telling_documents, FALSE, TRUE))
    return;
  store = g_new (GWeakRef, 1);
  g_weak_ref_init (store, self);
  g_timeout_add_full (G_PRIORITY_DEFAULT, TELL_MS, tell_cb, store, weak_ref_free);
}

/* Work */

static gpointer
read_shelf_work (DossierConnection *connection, gpointer data, GError **error)
{
  DossierShelf *shelf;

  if (!dossier_connection_begin_read (connection, error))
    return NULL;
  shelf = dossier_tables_read_shelf (connection, error);
  dossier_connection_rollback (connection);
  return shelf;
}

static gpointer
read_head_work (DossierConnection *connection, gpointer data, GError **error)
{
  DossierHead *head;

  if (!dossier_connection_begin_read (connection, error))
    return NULL;
  head = dossier_tables_read_head (connection, data, error);
  dossier_connection_rollback (connection);
  return head;
}

static gpointer
change_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_change_shelf (connection, data, error);
}

typedef struct
{
  char *uuid;
  char *passage;
  double progress;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->uuid);
  g_free (reading->passage);
  g_free (reading);
}

static gboolean
keep_reading (DossierConnection *connection, const Reading *reading, GError **error)
{
  g_autoptr (DossierStatement) upsert = dossier_connection_prepare (
    connection,
    "INSERT OR REPLACE INTO readings (document, read, passage, progress) VALUES (?, ?, ?, ?)",
    error);

  if (upsert == NULL)
    return FALSE;
  dossier_statement_bind (upsert, 1, "slsd", reading->uuid, g_get_real_time (), reading->passage,
                          CLAMP (reading->progress, 0, 1));
  return dossier_connection_run (connection, upsert, error);
}

static gpointer
note_reading_work (DossierConnection *connection, gpointer data, GError **error)
{
  if (!dossier_connection_begin_write (connection, error))
    return NULL;
  return dossier_connection_end_write (connection, keep_reading (connection, data, error), error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

static gpointer
forget_work (DossierConnection *connection, gpointer data, GError **error)
{
  if (!dossier_connection_begin_write (connection, error))
    return NULL;
  return dossier_connection_end_write (
           connection, dossier_tables_forget_removed (connection, data, G_MAXINT64, error), error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

static gpointer
find_work (DossierConnection *connection, gpointer data, GError **error)
{
  g_autoptr (DossierStatement) select = NULL;
  gboolean found;
  gint64 row;

  if (!dossier_tables_find (connection, data, &row, error))
    return NULL;
  select =
    dossier_connection_prepare (connection, "SELECT uuid FROM documents WHERE id = ?", error);
  if (select == NULL)
    return NULL;
  dossier_statement_bind (select, 1, "l", row);
  return dossier_connection_step (connection, select, &found, error)
           ? dossier_statement_dup_text (select, 0)
           : NULL;
}

/* Public API */

char *
dossier_store_find (DossierStore *self, const char *id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, find_work, (gpointer) id,
                              cancellable, error);
}

DossierShelf *
dossier_store_read_shelf (DossierStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, read_shelf_work, NULL, cancellable,
                              error);
}

void
dossier_store_read_shelf_async (DossierStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_queue (self, dossier_store_read_shelf_async, DOSSIER_WORK_READ, read_shelf_work,
                       NULL, NULL, (GDestroyNotify) dossier_shelf_unref, cancellable, callback,
                       user_data);
}

DossierShelf *
dossier_store_read_shelf_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

DossierHead *
dossier_store_read_head (DossierStore *self,
                         const char *uuid,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, read_head_work, (gpointer) uuid,
                              cancellable, error);
}

void
dossier_store_read_head_async (DossierStore *self,
                               const char *uuid,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  dossier_store_queue (self, dossier_store_read_head_async, DOSSIER_WORK_READ, read_head_work,
                       g_strdup (uuid), g_free, (GDestroyNotify) dossier_head_free, cancellable,
                       callback, user_data);
}

DossierHead *
dossier_store_read_head_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

DossierShelfChange *
dossier_store_change_shelf (DossierStore *self,
                            DossierShelfChange *change,
                            GCancellable *cancellable,
                            GError **error)
{
  DossierShelfChange *undo;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  undo = dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, change_work, change, cancellable,
                              error);
  if (undo != NULL)
    dossier_store_tell_documents (self);
  return undo;
}

void
dossier_store_change_shelf_async (DossierStore *self,
                                  DossierShelfChange *change,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (change != NULL);

  dossier_store_queue (self, dossier_store_change_shelf_async, DOSSIER_WORK_WRITE, change_work,
                       dossier_shelf_change_ref (change),
                       (GDestroyNotify) dossier_shelf_change_unref,
                       (GDestroyNotify) dossier_shelf_change_unref, cancellable, callback,
                       user_data);
}

DossierShelfChange *
dossier_store_change_shelf_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  DossierShelfChange *undo = dossier_store_take_result (self, result, error);

  if (undo != NULL)
    dossier_store_tell_documents (self);
  return undo;
}

gboolean
dossier_store_note_reading (DossierStore *self,
                            const char *uuid,
                            const char *passage,
                            double progress,
                            GCancellable *cancellable,
                            GError **error)
{
  Reading reading = { (char *) uuid, (char *) passage, progress };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  return dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, note_reading_work, &reading,
                              cancellable, error) != NULL;
}

void
dossier_store_note_reading_async (DossierStore *self,
                                  const char *uuid,
                                  const char *passage,
                                  double progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Reading *reading;

  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (uuid != NULL);

  reading = g_new0 (Reading, 1);
  reading->uuid = g_strdup (uuid);
  reading->passage = g_strdup (passage);
  reading->progress = progress;
  dossier_store_queue (self, dossier_store_note_reading_async, DOSSIER_WORK_WRITE,
                       note_reading_work, reading, reading_free, NULL, cancellable, callback,
                       user_data);
}

gboolean
dossier_store_note_reading_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error) != NULL;
}

gboolean
dossier_store_forget_removed (DossierStore *self,
                              const char *const *uuids,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  if (dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, forget_work, (gpointer) uuids,
                           cancellable, error) == NULL)
    return FALSE;
  dossier_store_tell_documents (self);
  return TRUE;
}

void
dossier_store_forget_removed_async (DossierStore *self,
                                    const char *const *uuids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_queue (self, dossier_store_forget_removed_async, DOSSIER_WORK_WRITE, forget_work,
                       g_strdupv ((char **) uuids), (GDestroyNotify) g_strfreev, NULL, cancellable,
                       callback, user_data);
}

gboolean
dossier_store_forget_removed_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  if (dossier_store_take_result (self, result, error) == NULL)
    return FALSE;
  dossier_store_tell_documents (self);
  return TRUE;
}
