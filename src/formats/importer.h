/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Opens the store at @path (NULL: the user's own) and sees to it that it holds the bundled dossier
 * in the edition that this program brings. What both programs call first. Blocking. */
DossierStore *dossier_library_open (const char *path, GCancellable *cancellable, GError **error);

/* Reads @path by what it holds (TEI, or annotations) and writes it to @store, all of it or nothing.
 * Blocking. Returns: (element-type DossierDocument) (transfer full): as they stand in the store. */
GPtrArray *dossier_import_file (DossierStore *store,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);

/* Reads @path as an import would, and writes nothing. Blocking. Returns: (element-type
 * DossierDocument) (transfer full); or NULL, with a DOSSIER_FORMAT_ERROR also for a file that holds
 * annotations and no text. */
GPtrArray *dossier_import_read (const char *path, GCancellable *cancellable, GError **error);

/* The name of the format at @i, from 0, or NULL behind the last: "web-annotation", "tei". */
const char *dossier_import_get_format (guint i);

/**
 * DossierImportOptions:
 * @format: (nullable): what the files are; NULL: what they look like
 * @into: (nullable): of annotations: the document they belong to, whatever they say themselves
 */
typedef struct
{
  const char *format;
  const char *into;
} DossierImportOptions;

/* The same for several, each alone: what one holds does not depend on whether another can be read.
 * Calls @func for each in order, with what is in the store now or with what went wrong. */
typedef void (*DossierImportFunc) (GPtrArray *documents, const GError *error, gpointer data);
void dossier_import_files (DossierStore *store,
                           const char *const *paths,
                           const DossierImportOptions *options,
                           DossierImportFunc func,
                           gpointer data);

void dossier_import_file_async (DossierStore *store,
                                const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* @notes: (out) (optional): only notes came in, into documents that were there, whose reports tell
 * of them. */
GPtrArray *dossier_import_file_finish (GAsyncResult *result, gboolean *notes, GError **error);

G_END_DECLS
