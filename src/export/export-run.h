/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export-choice.h"
#include "export/export-merge.h"
#include "store/backup.h"

G_BEGIN_DECLS

/* What a person chose, carried out in a thread. */

/**
 * DossierExported:
 * @path: the file, or the folder of a library
 * @saved: of a file: what became of it
 * @n_files: of a library: how many were written; 0 for a file
 * @conflicts: (element-type DossierSaveOutcome): of Markdown: what is to be decided
 * @problems: (element-type utf8): of a library: what was left as it is and why
 *
 * What has left. Reference counted; the one to whom it is handed may take out what is in it.
 */
typedef struct
{
  char *path;
  DossierSaved saved;
  guint n_files;
  GPtrArray *conflicts;
  GPtrArray *problems;
} DossierExported;

#define DOSSIER_TYPE_EXPORTED (dossier_exported_get_type ())
GType dossier_exported_get_type (void) G_GNUC_CONST;
DossierExported *dossier_exported_ref (DossierExported *self);
void dossier_exported_unref (DossierExported *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExported, dossier_exported_unref)

/* The bytes of the file. @document: whom nobody changes meanwhile. */
void dossier_export_make_async (DossierStore *store,
                                DossierDocument *document,
                                const DossierExportChoice *choice,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GBytes *dossier_export_make_finish (GAsyncResult *result, GError **error);

/* Loads the document of that uuid from @store and writes what was chosen to @path; without a choice
 * and a path, as and where dossier_export_recall() finds that it went last. Markdown is
 * merged with what a person wrote there; conflicts are no error. @progress: (nullable): followed by
 * a library, in documents; has to live until the callback. */
void dossier_export_run_async (DossierStore *store,
                               const char *document,
                               const DossierExportChoice *choice,
                               const char *path,
                               DossierProgress *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DossierExported *dossier_export_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
