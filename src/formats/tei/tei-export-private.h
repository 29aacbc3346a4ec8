/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei-writer.h"
#include "model/annotation.h"
#include "model/excerpt.h"

G_BEGIN_DECLS

/* What the parts of the export share, and the reader with them. */

/* Before the UUID in an annotation's xml:id. */
#define TEI_NOTE_ID "note-"
/* Before a SHA-256 in hexadecimal, as a pointer. */
#define TEI_HASH "hash://sha256/"

/* Writes the listAnnotation of @excerpt's notes. @file_hash: of the bytes that it is put into;
 * @ids: a set of the ids that they have. */
void tei_write_notes (TeiWriter *writer,
                      const DossierExcerpt *excerpt,
                      const char *file_hash,
                      GHashTable *ids);

G_END_DECLS
