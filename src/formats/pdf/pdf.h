/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Reads the text of a PDF (ISO 32000): columns in the order in which they are read, paragraphs,
 * headings, list items, footnotes; running heads and page numbers are left out. Links become
 * sources. Nothing in it is run, and nothing loaded. What was done goes to the document's report.
 * Errors are of DOSSIER_FORMAT_ERROR (they name the file and what to do), or
 * %G_IO_ERROR_CANCELLED. Returns: (element-type DossierDocument) (transfer full): one finished
 * document. */
GPtrArray *dossier_pdf_read (const char *path, GCancellable *cancellable, GError **error);
/* The same from memory; @name stands for the file. */
GPtrArray *
dossier_pdf_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
/* The same of what stands on its pages (PdfText), which it puts in order; @bytes: the file. */
GPtrArray *dossier_pdf_read_pages (gpointer text, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
