/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/pdf/pdf-picture.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierPageLoader:
 *
 * Pictures of the pages of the PDF that a document was read from: out of the library, drawn in
 * another process. It keeps the file's bytes and the last few pictures.
 */
#define DOSSIER_TYPE_PAGE_LOADER (dossier_page_loader_get_type ())
G_DECLARE_FINAL_TYPE (DossierPageLoader, dossier_page_loader, DOSSIER, PAGE_LOADER, GObject)

/* @uuid: of the document. The store is kept only while the file is read. */
DossierPageLoader *dossier_page_loader_new (const char *uuid);

/* @width: in pixels, at least. Errors are those of dossier_store_load_file() and
 * dossier_pdf_draw_page(). */
void dossier_page_loader_load_async (DossierPageLoader *self,
                                     DossierStore *store,
                                     guint page,
                                     int width,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* Transfer full. */
DossierPdfPicture *
dossier_page_loader_load_finish (DossierPageLoader *self, GAsyncResult *result, GError **error);

G_END_DECLS
