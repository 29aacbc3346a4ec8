/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierFileImage:
 * @path: the file itself, links resolved
 * @bytes: (nullable): what it holds; NULL when there is no such file
 *
 * A file as it was at one moment.
 */
typedef struct
{
  char *path;
  GBytes *bytes;
  /* what tells whether it has changed since */
  guint64 device, inode, size;
  gint64 seconds, nanoseconds;
  guint mode, group;
} DossierFileImage;

void dossier_file_image_free (DossierFileImage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFileImage, dossier_file_image_free)

/* Reads the file at @path, which need not be there. Fails for what is no file, and when it cannot
 * be read. Blocking. */
DossierFileImage *
dossier_file_image_read (const char *path, GCancellable *cancellable, GError **error);

/* Puts @bytes into the place of the file of @self, with its rights: written beside it, brought to
 * the disk, and then renamed, so that at every moment the file is whole, the old one or the new
 * one. Fails with %G_IO_ERROR_WRONG_ETAG when it is not as it was read any more; whenever it fails
 * the file is as it was. Errors name the file. Blocking. */
gboolean dossier_file_image_replace (const DossierFileImage *self,
                                     GBytes *bytes,
                                     GCancellable *cancellable,
                                     GError **error);

/* The same, whatever the file held. What is no file (a pipe, a terminal) is written to. */
gboolean
dossier_file_replace (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
