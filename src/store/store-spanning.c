/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that reads many documents as one. */
#include "config.h"

#include "store/spanning-private.h"
#include "store/spanning.h"
#include "store/store-private.h"

static gpointer
load_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_load_spanning (connection, data, error);
}

DossierDocument *
dossier_store_load_spanning (DossierStore *self,
                             DossierReach *reach,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (reach != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, load_work, reach, cancellable,
                              error);
}

void
dossier_store_load_spanning_async (DossierStore *self,
                                   DossierReach *reach,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (reach != NULL);

  dossier_store_queue (self, dossier_store_load_spanning_async, DOSSIER_WORK_READ, load_work,
                       dossier_reach_ref (reach), (GDestroyNotify) dossier_reach_unref,
                       g_object_unref, cancellable, callback, user_data);
}

DossierDocument *
dossier_store_load_spanning_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}
