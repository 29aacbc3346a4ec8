/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The formats that can be opened, each with how it is recognised, read and put into the library.
 * Internal to src/formats: what others call is importer.h. */

/**
 * DossierImportFormat:
 * @name: as dossierctl has it
 * @recognises: whether a file of that name that begins with @start, white space and byte order mark
 *   left out, is of this format
 * @read: all of a file, in a thread that does not write; to be freed with @free
 * @write: puts that into the library; (element-type DossierDocument): where it is now
 * @mime_types: what the desktop calls such files; NULL-terminated, one at least
 * @notes: it brings no documents of its own; otherwise what is read is (element-type
 *   DossierDocument), and writing it is dossier_store_write()
 */
typedef struct
{
  const char *name;
  gboolean (*recognises) (const char *start, const char *path);
  gpointer (*read) (const char *path, GCancellable *cancellable, GError **error);
  GPtrArray *(*write) (DossierStore *store,
                       gpointer contents,
                       const char *into,
                       GCancellable *cancellable,
                       GError **error);
  GDestroyNotify free;
  const char *const *mime_types;
  gboolean notes;
} DossierImportFormat;

/* The one at @i, from 0, or NULL behind the last. */
const DossierImportFormat *dossier_import_format_get (guint i);
/* By its name in any case, or NULL. */
const DossierImportFormat *dossier_import_format_find (const char *name);
/* By @name, where that is given, or by what the file at @path holds. */
const DossierImportFormat *dossier_import_format_choose (const char *path, const char *name);

G_END_DECLS
