/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Reads plain text in any usual encoding: paragraphs, however they are broken into lines, headings,
 * list items, verse; page numbers and running heads are left out, an address on a line of its own
 * is a link. What was done goes to the document's report. Errors are of DOSSIER_FORMAT_ERROR (they
 * name the file and what to do), or %G_IO_ERROR_CANCELLED. Returns: (element-type DossierDocument)
 * (transfer full): one finished document. */
GPtrArray *dossier_plain_read (const char *path, GCancellable *cancellable, GError **error);
/* The same from memory; @name stands for the file. */
GPtrArray *dossier_plain_read_bytes (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
