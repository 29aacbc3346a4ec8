/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of the file at @path, for readers that need all of it at once. @max: one with more
 * bytes is not read, and *@too_large is set, without an error, so that the reader says what to do.
 * Other errors are of DOSSIER_FORMAT_ERROR (they name the file), or %G_IO_ERROR_CANCELLED.
 * Blocking. Returns: (transfer full) (nullable) */
GBytes *dossier_read_whole_file (const char *path,
                                 gsize max,
                                 gboolean *too_large,
                                 GCancellable *cancellable,
                                 GError **error);

/* Says that the file @name was not read since it has more than @max bytes. */
void dossier_set_too_large (const char *name, gsize max, GError **error);

/* Makes documents out of a file's bytes; @name stands for the file in messages. */
typedef GPtrArray *(*DossierReadBytesFunc) (GBytes *bytes, const char *name, GError **error);
/* What @func makes of the file at @path, which is refused above @max bytes. */
GPtrArray *dossier_read_text_file (const char *path,
                                   gsize max,
                                   DossierReadBytesFunc func,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
