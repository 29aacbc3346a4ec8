/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/format-error.h"
#include "formats/whole-file.h"
#include "model/document.h"

/* What @read makes of @data: one document; the caller owns it. */
DossierDocument *
read_one (DossierReadBytesFunc read, const char *name, const char *data, gsize size);

/* @read takes nothing of @data, and its message names the file and has @words in it. */
void assert_refused (DossierReadBytesFunc read,
                     const char *name,
                     const char *data,
                     gsize size,
                     DossierFormatError code,
                     const char *words);

/* Some of @pieces in any order, put into @text. Whatever that is, @read gives a document of UTF-8
 * whose marks lie within its text, or (NULL) a message. The caller owns the document. */
DossierDocument *read_pieces (DossierReadBytesFunc read,
                              const char *name,
                              const char *const *pieces,
                              guint n_pieces,
                              GString *text);
