/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/spanning.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The documents of @reach seen as one (model/spanning.h), finished, in the languages in which the
 * reader reads them, with the reader's notes, marks and corrections. Its uuid is the reach's, its
 * hash follows from the documents' hashes. It has
 *  - a section for each document that has anything marked;
 *  - all quotes, events, commitments, sources and memberships;
 *  - the passages in which quotes, events, commitments and notes stand, the first one of each
 * source and membership, and all speeches;
 *  - people, organisations and places of those documents, those that are the same joined: by what
 * the reader says (dossier_shelf_change_join()), of one corpus, of the same identifier. A
 * collection that is not there is DOSSIER_STORE_ERROR_NOT_FOUND; documents that are not there are
 * passed over. */
DossierDocument *dossier_store_load_spanning (DossierStore *self,
                                              DossierReach *reach,
                                              GCancellable *cancellable,
                                              GError **error);
void dossier_store_load_spanning_async (DossierStore *self,
                                        DossierReach *reach,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DossierDocument *
dossier_store_load_spanning_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
