/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/format-error.h"

G_BEGIN_DECLS

/* Has the other program (pdf-program.c) do what its @arguments say (NULL-terminated) with a PDF,
 * with bounded time and memory, and returns what it tells. @name stands for the file in errors,
 * which are of DOSSIER_FORMAT_ERROR, or %G_IO_ERROR_CANCELLED. Blocking. */
GBytes *pdf_process_run (const char *const *arguments,
                         GBytes *bytes,
                         const char *name,
                         GCancellable *cancellable,
                         GError **error);

/* The message at *@at of what it tells, which moves behind it; NULL when there is none of that
 * size. What is in it may be anything. */
GVariant *pdf_process_next_message (GBytes *messages, gsize *at, const char *type);

G_END_DECLS
