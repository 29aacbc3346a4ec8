/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierExportRecord:
 * @id: what of which document it holds; see dossier_export_merge()
 * @path: absolute, in the encoding of file names
 * @document: uuid
 * @exported: microseconds since 1970 UTC
 * @base: what the program last wrote into it
 *
 * A file that was written from the library, with what the next merge compares it with.
 */
typedef struct
{
  char *id;
  char *path;
  char *document;
  gint64 exported;
  char *base;
} DossierExportRecord;

DossierExportRecord *dossier_export_record_new (const char *id,
                                                const char *path,
                                                const char *document,
                                                const char *base);
void dossier_export_record_free (DossierExportRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExportRecord, dossier_export_record_free)

/* The last export of @id into @path; without one, the newest of @id into any other file, since
 * files are renamed and copied. @record: (out) (transfer full): NULL when there is none. */
gboolean dossier_store_find_export (DossierStore *self,
                                    const char *id,
                                    const char *path,
                                    DossierExportRecord **record,
                                    GCancellable *cancellable,
                                    GError **error);
void dossier_store_find_export_async (DossierStore *self,
                                      const char *id,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean dossier_store_find_export_finish (DossierStore *self,
                                           GAsyncResult *result,
                                           DossierExportRecord **record,
                                           GError **error);

/* Keeps it in place of the last one of its id and path; @exported becomes now. Without a base it is
 * forgotten. */
gboolean dossier_store_keep_export (DossierStore *self,
                                    const DossierExportRecord *record,
                                    GCancellable *cancellable,
                                    GError **error);
void dossier_store_keep_export_async (DossierStore *self,
                                      const DossierExportRecord *record,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
dossier_store_keep_export_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* (element-type DossierExportRecord) (transfer full): the exports of the document of that uuid, the
 * newest first, without their bases. */
GPtrArray *dossier_store_list_exports (DossierStore *self,
                                       const char *document,
                                       GCancellable *cancellable,
                                       GError **error);
void dossier_store_list_exports_async (DossierStore *self,
                                       const char *document,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
dossier_store_list_exports_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
