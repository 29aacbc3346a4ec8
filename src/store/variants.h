/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The language variants of a document: whole texts with the same ids, of which the reader reads
 * one. All of them are the document of one uuid; "uuid@de" is its German text, the uuid alone the
 * document's own. dossier_store_write() takes a document whose uuid is there in another language
 * for a variant of that one. */

/* The text of @id that the reader reads: in the language last chosen for it, else in the
 * interface's (g_get_language_names()) where it is there in that, else its own. Otherwise as
 * dossier_store_load(), also its _finish. */
DossierDocument *dossier_store_load_shown (DossierStore *self,
                                           const char *id,
                                           GCancellable *cancellable,
                                           GError **error);
void dossier_store_load_shown_async (DossierStore *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* (transfer full): the languages (BCP 47) in which the document @id is there, its own first; none
 * for a document that tells no language and has no variants. */
GStrv dossier_store_list_languages (DossierStore *self,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GError **error);
void dossier_store_list_languages_async (DossierStore *self,
                                         const char *id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GStrv
dossier_store_list_languages_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* (transfer full) (nullable): the language last chosen for the document of that uuid. Blocking. */
char *dossier_store_get_language (DossierStore *self,
                                  const char *uuid,
                                  GCancellable *cancellable,
                                  GError **error);
/* Keeps that the reader reads the document of that uuid in @language. */
void dossier_store_choose_language_async (DossierStore *self,
                                          const char *uuid,
                                          const char *language,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
dossier_store_choose_language_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Forgets those variants of the document of that uuid that are not among @languages. Blocking. */
gboolean dossier_store_keep_variants (DossierStore *self,
                                      const char *uuid,
                                      const char *const *languages,
                                      GCancellable *cancellable,
                                      GError **error);

/* Which of @languages is what the interface is in, of those that it would rather be in
 * (g_get_language_names()), the first that is there, else in the language that it speaks; NULL:
 * none. Borrowed. */
const char *dossier_languages_choose (const char *const *languages);

G_END_DECLS
