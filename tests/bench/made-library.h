/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

/* Fills @store with @n_documents made-up documents of some 10 kB of text each, the same at each
 * call. Their words are those of @sources (paths of TEI files, NULL-terminated), each language by
 * itself, and words put together of the halves of those, as languages have more than any few files;
 * how often each comes follows Zipf's and Mandelbrot's law. A document is in one language, its
 * length and that of its paragraphs scatter as in real ones. It has a title, sections, now and then
 * a quote, a person and a source. Returns the bytes of text. */
gsize made_library_fill (DossierStore *store, guint n_documents, const char *const *sources);

/* Writes @n such texts into @folder, each a plain text file. Returns their bytes. */
gsize made_library_write_texts (const char *folder, guint n, const char *const *sources);
