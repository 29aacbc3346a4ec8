/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Opens the store at @path (NULL: the user's own) and sees to it that it holds the bundled dossier
 * in the edition that this program brings. What both programs call first. Blocking. */
DossierStore *dossier_library_open (const char *path, GCancellable *cancellable, GError **error);

/* The language variants of the bundled dossier that this program brings (its resource tells which)
 * are put into the library by themselves, since no window waits for all of them.
 *
 * _add_shown_variant: the one that the reader reads, by choice or by the interface's language;
 * nothing when that is none, or cannot be had. _add_variants: all of them, and takes out those that
 * the program does not bring any more; the asynchronous form then lets the store say that it has
 * "changed", if it has. Blocking but for that. */
void dossier_library_add_shown_variant (DossierStore *store, GCancellable *cancellable);
gboolean
dossier_library_add_variants (DossierStore *store, GCancellable *cancellable, GError **error);
void dossier_library_add_variants_async (DossierStore *store, GCancellable *cancellable);

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
/* What the desktop calls its files: NULL-terminated, static. */
const char *const *dossier_import_get_mime_types (guint i);

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

/* Called for each file in order, with what is in the store now or with what went wrong. */
typedef void (*DossierImportFunc) (GPtrArray *documents, const GError *error, gpointer data);

/**
 * DossierImport:
 *
 * Several files on their way into a library. They are read in threads as soon as it is made, and
 * written when it is run, some of them in one transaction; but each is in the library or not as if
 * it had come alone. Only so many are read ahead that memory stays bounded.
 */
typedef struct _DossierImport DossierImport;
DossierImport *dossier_import_new (const char *const *paths,
                                   const DossierImportOptions *options,
                                   GCancellable *cancellable);
/* Ends it, also when it is not over. */
void dossier_import_free (DossierImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImport, dossier_import_free)
/* Writes all of them, once. @func is called on this thread, when what it tells of is on the disk.
 * Blocking. */
void dossier_import_run (DossierImport *self,
                         DossierStore *store,
                         DossierImportFunc func,
                         gpointer data);

/* All of that at once. */
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
