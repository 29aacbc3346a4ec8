/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the store's interface that is about languages. */
#include "config.h"

#include "store/store-private.h"
#include "store/tables.h"
#include "store/variants.h"

typedef struct
{
  char *uuid;
  char *language;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->uuid);
  g_free (choice->language);
  g_free (choice);
}

static gpointer
load_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_load_shown (connection, data, error);
}

static gpointer
list_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_list_languages (connection, data, error);
}

static gpointer
get_work (DossierConnection *connection, gpointer data, GError **error)
{
  Choice *choice = data;

  return dossier_tables_get_language (connection, choice->uuid, &choice->language, error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

static gpointer
choose_work (DossierConnection *connection, gpointer data, GError **error)
{
  const Choice *choice = data;

  if (!dossier_connection_begin_write (connection, error))
    return NULL;
  return dossier_connection_end_write (connection,
                                       dossier_tables_keep_language (connection, choice->uuid,
                                                                     choice->language, error),
                                       error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

typedef struct
{
  const char *uuid;
  const char *const *languages;
} Kept;

static gpointer
keep_work (DossierConnection *connection, gpointer data, GError **error)
{
  const Kept *kept = data;

  if (!dossier_connection_begin_write (connection, error))
    return NULL;
  return dossier_connection_end_write (connection,
                                       dossier_tables_keep_variants (connection, kept->uuid,
                                                                     kept->languages, error),
                                       error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

DossierDocument *
dossier_store_load_shown (DossierStore *self,
                          const char *id,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, load_work, (gpointer) id,
                              cancellable, error);
}

void
dossier_store_load_shown_async (DossierStore *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (id != NULL);

  dossier_store_queue (self, dossier_store_load_shown_async, DOSSIER_WORK_READ, load_work,
                       g_strdup (id), g_free, g_object_unref, cancellable, callback, user_data);
}

GStrv
dossier_store_list_languages (DossierStore *self,
                              const char *id,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, list_work, (gpointer) id,
                              cancellable, error);
}

void
dossier_store_list_languages_async (DossierStore *self,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (id != NULL);

  dossier_store_queue (self, dossier_store_list_languages_async, DOSSIER_WORK_READ, list_work,
                       g_strdup (id), g_free, (GDestroyNotify) g_strfreev, cancellable, callback,
                       user_data);
}

GStrv
dossier_store_list_languages_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

char *
dossier_store_get_language (DossierStore *self,
                            const char *uuid,
                            GCancellable *cancellable,
                            GError **error)
{
  Choice choice = { (char *) uuid, NULL };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  dossier_workers_run (self->workers, DOSSIER_WORK_READ, get_work, &choice, cancellable, error);
  return choice.language;
}

void
dossier_store_choose_language_async (DossierStore *self,
                                     const char *uuid,
                                     const char *language,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Choice *choice;

  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (uuid != NULL && language != NULL);

  choice = g_new0 (Choice, 1);
  choice->uuid = g_strdup (uuid);
  choice->language = g_strdup (language);
  dossier_store_queue (self, dossier_store_choose_language_async, DOSSIER_WORK_WRITE, choose_work,
                       choice, choice_free, NULL, cancellable, callback, user_data);
}

gboolean
dossier_store_choose_language_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error) != NULL;
}

gboolean
dossier_store_keep_variants (DossierStore *self,
                             const char *uuid,
                             const char *const *languages,
                             GCancellable *cancellable,
                             GError **error)
{
  Kept kept = { uuid, languages };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (uuid != NULL && languages != NULL, FALSE);

  return dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, keep_work, &kept, cancellable,
                              error) != NULL;
}
