/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"
#include "store/tables.h"

typedef struct
{
  DossierStoreNextFunc next;
  gpointer data;
} Several;

static gpointer
write_several_work (DossierConnection *connection, gpointer data, GError **error)
{
  Several *several = data;

  return dossier_tables_write_several (connection, several->next, several->data, error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

gboolean
dossier_store_write_several (DossierStore *self,
                             DossierStoreNextFunc next,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error)
{
  Several several = { next, data };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (next != NULL, FALSE);

  return dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, write_several_work, &several,
                              cancellable, error) != NULL;
}
