/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/excerpt.h"

G_BEGIN_DECLS

/* The document of @excerpt as TEI with those of its notes that are meant, as docs/encoding.md
 * describes them. @file: (nullable): the file that it was read from: its bytes stay as they are,
 * and what is added stands in one place between them. Where there is none, or none that holds the
 * text by itself (it is put together from several, or written in an encoding whose places cannot be
 * told), the file is made of @bare: the document as it was read, without what the reader's marks
 * put into it. Blocking. @error: of DOSSIER_FORMAT_ERROR, or %G_IO_ERROR_CANCELLED. */
GBytes *dossier_tei_export (const DossierExcerpt *excerpt,
                            const DossierSourceFile *file,
                            DossierDocument *bare,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
