/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that has to do with annotations. */
#include "config.h"

#include "store/store-private.h"
#include "store/tables.h"

typedef struct
{
  char *document;
  gboolean trashed;
} Which;

static Which *
which_new (const char *document, gboolean trashed)
{
  Which *which = g_new0 (Which, 1);

  which->document = g_strdup (document);
  which->trashed = trashed;
  return which;
}

static void
which_free (gpointer data)
{
  Which *which = data;

  g_free (which->document);
  g_free (which);
}

static gpointer
write_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_write_annotations (connection, data, error) ? DOSSIER_WORK_DONE : NULL;
}

static gpointer
list_work (DossierConnection *connection, gpointer data, GError **error)
{
  const Which *which = data;

  return dossier_tables_list_annotations (connection, which->document, which->trashed, error);
}

static gpointer
list_tags_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_list_tags (connection, error);
}

static gpointer
empty_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_empty_trash (connection, *(gint64 *) data, error) ? DOSSIER_WORK_DONE
                                                                          : NULL;
}

/* The caller may put others in place of its annotations meanwhile; each is a value. */
static GPtrArray *
share_list (GPtrArray *annotations)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < annotations->len; i++)
    g_ptr_array_add (copy, g_object_ref (annotations->pdata[i]));
  return copy;
}

/* News of a write, which does not keep the store. */
typedef struct
{
  GWeakRef store;
  GPtrArray *annotations;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_weak_ref_clear (&written->store);
  g_ptr_array_unref (written->annotations);
  g_free (written);
}

static gboolean
tell_cb (gpointer data)
{
  Written *written = data;
  g_autoptr (DossierStore) store = g_weak_ref_get (&written->store);

  if (store != NULL)
    g_signal_emit_by_name (store, "annotations-written", written->annotations);
  return G_SOURCE_REMOVE;
}

void
dossier_store_tell_written (DossierStore *self, GPtrArray *annotations)
{
  Written *written = g_new0 (Written, 1);

  g_weak_ref_init (&written->store, self);
  written->annotations = g_ptr_array_ref (annotations);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, written, written_free);
}

gboolean
dossier_store_write_annotations (DossierStore *self,
                                 GPtrArray *annotations,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GPtrArray) shared = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (annotations != NULL, FALSE);

  if (dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, write_work, annotations, cancellable,
                           error) == NULL)
    return FALSE;
  shared = share_list (annotations);
  dossier_store_tell_written (self, shared);
  return TRUE;
}

void
dossier_store_write_annotations_async (DossierStore *self,
                                       GPtrArray *annotations,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (annotations != NULL);

  dossier_store_queue (self, dossier_store_write_annotations_async, DOSSIER_WORK_WRITE, write_work,
                       share_list (annotations), (GDestroyNotify) g_ptr_array_unref, NULL,
                       cancellable, callback, user_data);
}

gboolean
dossier_store_write_annotations_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  if (dossier_store_take_result (self, result, error) == NULL)
    return FALSE;
  dossier_store_tell_written (self, g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

GPtrArray *
dossier_store_list_annotations (DossierStore *self,
                                const char *document,
                                gboolean trashed,
                                GCancellable *cancellable,
                                GError **error)
{
  Which which = { (char *) document, trashed };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, list_work, &which, cancellable,
                              error);
}

void
dossier_store_list_annotations_async (DossierStore *self,
                                      const char *document,
                                      gboolean trashed,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_queue (self, dossier_store_list_annotations_async, DOSSIER_WORK_READ, list_work,
                       which_new (document, trashed), which_free,
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_annotations_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

void
dossier_store_list_tags_async (DossierStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_queue (self, dossier_store_list_tags_async, DOSSIER_WORK_READ, list_tags_work, NULL,
                       NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_tags_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

gboolean
dossier_store_empty_trash (DossierStore *self,
                           gint64 before,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, empty_work, &before, cancellable,
                              error) != NULL;
}

void
dossier_store_empty_trash_async (DossierStore *self,
                                 gint64 before,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_queue (self, dossier_store_empty_trash_async, DOSSIER_WORK_WRITE, empty_work,
                       g_memdup2 (&before, sizeof before), g_free, NULL, cancellable, callback,
                       user_data);
}

gboolean
dossier_store_empty_trash_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error) != NULL;
}
