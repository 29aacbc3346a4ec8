/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierFormer:
 * @uuid, @title, @date (nullable): of a document in which the reader has made marks
 * @n_marks: how many of those have no copy in the document that is meant
 * @is_earlier: it is of an earlier date than that document, or (of the same, or unknown) came into
 *   the library before it
 * @likeness: how much of its text stands in that document: 0 to 1, or -1 when that was not looked
 * at
 * @is_edition: it seems to be an edition of the same text, see dossier_store_list_formers()
 * @copies: (element-type DossierAnnotation) (nullable): copies of those marks, resolved in that
 *   document (text/carry-over.h)
 *
 * Another document of the library, from which marks may be carried.
 */
typedef struct
{
  char *uuid;
  char *title;
  DossierDate *date;
  guint n_marks;
  gboolean is_earlier;
  double likeness;
  gboolean is_edition;
  GPtrArray *copies;
} DossierFormer;

/* Reference counted; what it holds is not changed after it was made. */
DossierFormer *dossier_former_ref (DossierFormer *former);
void dossier_former_unref (DossierFormer *former);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFormer, dossier_former_unref)

/* (element-type DossierFormer) (transfer full): documents with marks that @document (a UUID) has no
 * copies of; the likeliest first, then by title. @copies are not there.
 *
 * At most 24 are compared with the document, those with the likest title, then of its authors, then
 * of the nearest date. Of two editions, half of the runs of five words of the one stand in the
 * other; or a fifth, when the titles are alike (0.6), or nearly (0.3) and an author is the same.
 *
 * A copy is known again by its UUID, whatever the way by which it came. One that is in the trash
 * was taken out by the reader, unless all are: then carrying was undone. */
GPtrArray *dossier_store_list_formers (DossierStore *self,
                                       const char *document,
                                       GCancellable *cancellable,
                                       GError **error);
void dossier_store_list_formers_async (DossierStore *self,
                                       const char *document,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
dossier_store_list_formers_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The document @former (a UUID) with the copies that its marks would have in @document: none that
 * is there. NULL with @error when one of the two is not in the library. */
DossierFormer *dossier_store_read_former (DossierStore *self,
                                          const char *former,
                                          const char *document,
                                          GCancellable *cancellable,
                                          GError **error);
void dossier_store_read_former_async (DossierStore *self,
                                      const char *former,
                                      const char *document,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DossierFormer *
dossier_store_read_former_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
