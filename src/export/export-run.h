/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export-choice.h"
#include "export/export-merge.h"

G_BEGIN_DECLS

/* What a person chose, carried out in a thread. */

/**
 * DossierExported:
 * @path: the file, or the folder of a library
 * @outcome: (nullable): of Markdown: whether anything was to be written, and the conflicts
 *
 * What has left. Reference counted.
 */
typedef struct
{
  char *path;
  DossierSaveOutcome *outcome;
} DossierExported;

#define DOSSIER_TYPE_EXPORTED (dossier_exported_get_type ())
GType dossier_exported_get_type (void) G_GNUC_CONST;
DossierExported *dossier_exported_ref (DossierExported *self);
void dossier_exported_unref (DossierExported *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExported, dossier_exported_unref)
/* The outcome, to be decided on; NULL when it has no conflicts. Transfer full: it is there once. */
DossierSaveOutcome *dossier_exported_steal_conflicts (DossierExported *self);

/* The bytes of the file. @document: whom nobody changes meanwhile. */
void dossier_export_make_async (DossierStore *store,
                                DossierDocument *document,
                                const DossierExportChoice *choice,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GBytes *dossier_export_make_finish (GAsyncResult *result, GError **error);

/* Loads the document of that uuid from @store and writes what was chosen to @path. Markdown is
 * merged with what a person wrote there; conflicts are no error. */
void dossier_export_run_async (DossierStore *store,
                               const char *document,
                               const DossierExportChoice *choice,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DossierExported *dossier_export_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
