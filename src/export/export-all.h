/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export.h"
#include "linking/query.h"

G_BEGIN_DECLS

/**
 * DossierExportAll:
 * @format: of the files
 * @options: how they are to be made
 * @query: (nullable): only what passes; a document of which nothing does has no file
 * @folder: where they go; it is made when it is not there
 * @save: (nullable): puts a file's bytes into its place, and returns where that is now, freed by
 * the caller, or NULL with an error; when there is none, dossier_export_save(). Where it fails with
 * an error of DOSSIER_EXPORT_ERROR, that is noted and the others are written
 * @progress: (nullable): called before each document and at the end, when @done is @total, in the
 *   thread that exports
 * @data: for both
 *
 * All of a library as a folder.
 */
typedef struct
{
  const DossierExportFormat *format;
  const DossierExportOptions *options;
  DossierQuery *query;
  const char *folder;
  char *(*save) (const DossierExcerpt *excerpt,
                 const char *path,
                 GBytes *bytes,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error);
  void (*progress) (guint done, guint total, const char *title, gpointer data);
  gpointer data;
} DossierExportAll;

/**
 * DossierExportAllResult:
 * @files: (element-type utf8): names of those written, in the order of the library's list
 * @problems: (element-type utf8): what was left as it is and why, one sentence for a file
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *problems;
} DossierExportAllResult;

void dossier_export_all_result_free (DossierExportAllResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExportAllResult, dossier_export_all_result_free)

/* Writes one file for each document of @store, and for Markdown an index.md with links to them. The
 * names follow from the titles (export/file-name.h) and differ in more than case: those that would
 * not have a part of the document's UUID behind them, whichever came first. An index that was
 * changed by hand stays. What is cancelled or fails leaves whole files behind. Blocking. */
DossierExportAllResult *dossier_export_all (DossierStore *store,
                                            const DossierExportAll *what,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
