/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierSourceFile:
 * @name: what it was called, without its folder
 * @hash: SHA-256 of its bytes, hex
 * @size: of its bytes
 * @content: its bytes, deflated as zlib does (RFC 1950)
 *
 * The file that a document was read from, as it was. An immutable value; the texts of one file
 * share it.
 */
typedef struct
{
  char *name;
  char *hash;
  gsize size;
  GBytes *content;
} DossierSourceFile;

#define DOSSIER_TYPE_SOURCE_FILE (dossier_source_file_get_type ())
GType dossier_source_file_get_type (void);

/* @content: what dossier_deflater_finish() gave for @size bytes. */
DossierSourceFile *
dossier_source_file_new (const char *name, const char *hash, gsize size, GBytes *content);
/* The same from the bytes themselves; hash and size are worked out. */
DossierSourceFile *dossier_source_file_new_for_bytes (const char *name, GBytes *bytes);
DossierSourceFile *dossier_source_file_ref (DossierSourceFile *file);
void dossier_source_file_unref (DossierSourceFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSourceFile, dossier_source_file_unref)

/* Its bytes (transfer full); NULL with an error of G_IO_ERROR when @content does not hold them. */
GBytes *dossier_source_file_get_bytes (const DossierSourceFile *file, GError **error);

/**
 * DossierDeflater:
 *
 * Deflates bytes as they come (RFC 1950), so that no more of them is kept than what that makes of
 * them. One thread at a time.
 */
typedef struct _DossierDeflater DossierDeflater;
DossierDeflater *dossier_deflater_new (void);
void dossier_deflater_free (DossierDeflater *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDeflater, dossier_deflater_free)
void dossier_deflater_add (DossierDeflater *self, GBytes *bytes);
gsize dossier_deflater_get_size (DossierDeflater *self); /* of what came in */
/* What it makes of all that came in (transfer full); nothing can be added after it. */
GBytes *dossier_deflater_finish (DossierDeflater *self);

G_END_DECLS
