/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that finds earlier editions. */
#include "config.h"

#include "store/former-private.h"
#include "store/store-private.h"

typedef struct
{
  char *former;
  char *document;
} Pair;

static Pair *
pair_new (const char *former, const char *document)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->former = g_strdup (former);
  pair->document = g_strdup (document);
  return pair;
}

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->former);
  g_free (pair->document);
  g_free (pair);
}

static gpointer
list_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_list_formers (connection, data, error);
}

static gpointer
read_work (DossierConnection *connection, gpointer data, GError **error)
{
  const Pair *pair = data;

  return dossier_tables_read_former (connection, pair->former, pair->document, error);
}

GPtrArray *
dossier_store_list_formers (DossierStore *self,
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
dossier_store_list_formers_async (DossierStore *self,
                                  const char *document,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (document != NULL);

  dossier_store_queue (self, dossier_store_list_formers_async, DOSSIER_WORK_READ, list_work,
                       g_strdup (document), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

GPtrArray *
dossier_store_list_formers_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

DossierFormer *
dossier_store_read_former (DossierStore *self,
                           const char *former,
                           const char *document,
                           GCancellable *cancellable,
                           GError **error)
{
  Pair pair = { (char *) former, (char *) document };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (former != NULL && document != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, read_work, &pair, cancellable,
                              error);
}

void
dossier_store_read_former_async (DossierStore *self,
                                 const char *former,
                                 const char *document,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (former != NULL && document != NULL);

  dossier_store_queue (self, dossier_store_read_former_async, DOSSIER_WORK_READ, read_work,
                       pair_new (former, document), pair_free,
                       (GDestroyNotify) dossier_former_unref, cancellable, callback, user_data);
}

DossierFormer *
dossier_store_read_former_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}
