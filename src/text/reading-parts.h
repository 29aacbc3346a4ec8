/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* A document of more words than this is shown in parts. */
#define DOSSIER_READING_MAX_WORDS 300000

/* Passages that are shown together. */
typedef struct
{
  guint first;
  guint n_passages;
} DossierReadingPart;

/* Divides @document so that no part has more than @max_words words: not at all if it can be, else
 * at its sections, else at their subsections, and at any passage where there are none. Returns:
 * (element-type DossierReadingPart) (transfer full): in order, at least one. */
GArray *dossier_reading_parts_new (DossierDocument *document, guint max_words);

/* Index of the part that holds @passage. */
guint dossier_reading_parts_find (const GArray *parts, guint passage);

G_END_DECLS
