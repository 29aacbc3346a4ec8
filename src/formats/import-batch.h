/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/import-outcome.h"
#include "formats/importer.h"

G_BEGIN_DECLS

/**
 * DossierImportWatch:
 * @begin: (nullable): the file at @i of @n, from 0, is next
 * @end: what became of a file; @outcome: (transfer full); @documents: (nullable): those in it
 *
 * Who looks on while files are opened. Both are called on the thread that writes them.
 */
typedef struct
{
  void (*begin) (guint i, guint n, const char *path, gpointer data);
  void (*end) (DossierImportOutcome *outcome, GPtrArray *documents, gpointer data);
} DossierImportWatch;

/**
 * DossierImportBatch:
 *
 * Files and folders as somebody gives them, on their way into a library: see dossier_import_find()
 * and DossierImport. Each is in the library or not. When it is cancelled, what is in stays, and
 * what was under way leaves nothing.
 */
typedef struct _DossierImportBatch DossierImportBatch;

/* Looks through the folders, and begins to read. Blocking. */
DossierImportBatch *dossier_import_batch_new (const char *const *paths,
                                              const DossierImportOptions *options,
                                              GCancellable *cancellable);
void dossier_import_batch_free (DossierImportBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportBatch, dossier_import_batch_free)
/* Writes all of them, once; @tally: what becomes of them is added to it. Blocking. */
void dossier_import_batch_write (DossierImportBatch *self,
                                 DossierStore *store,
                                 const DossierImportWatch *watch,
                                 gpointer data,
                                 DossierImportTally *tally);

G_END_DECLS
