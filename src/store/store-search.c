/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that searches. */
#include "config.h"

#include "store/search.h"
#include "store/store-private.h"
#include "store/tables.h"

static void
search_free (gpointer data)
{
  DossierSearch *search = data;

  g_free ((char *) search->typed);
  g_free ((char *) search->document);
  g_free ((char *) search->language);
  g_free (search);
}

static gpointer
search_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_search (connection, data, error);
}

DossierFindings *
dossier_store_search (DossierStore *self,
                      const DossierSearch *search,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (search != NULL && search->typed != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, search_work, (gpointer) search,
                              cancellable, error);
}

void
dossier_store_search_async (DossierStore *self,
                            const DossierSearch *search,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DossierSearch *copy;

  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (search != NULL && search->typed != NULL);

  copy = g_memdup2 (search, sizeof *search);
  copy->typed = g_strdup (search->typed);
  copy->document = g_strdup (search->document);
  copy->language = g_strdup (search->language);
  dossier_store_queue (self, dossier_store_search_async, DOSSIER_WORK_READ, search_work, copy,
                       search_free, (GDestroyNotify) dossier_findings_free, cancellable, callback,
                       user_data);
}

DossierFindings *
dossier_store_search_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}
