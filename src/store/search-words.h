/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* The words of a document's passages as the index for searching takes them, worked out before the
 * document is written and beside whatever is being written: dividing, folding and stemming is a
 * quarter of what the index costs. They stay with the document until it is written or freed. In the
 * form that fts-tokenizer.h describes. */

/* Works the words out on the calling thread. @document: finished, and in no other thread's hands.
 */
void dossier_search_words_prepare (DossierDocument *document);

/* Those of the passage at @index, borrowed; NULL when they have not been prepared. */
const char *dossier_search_words_get (DossierDocument *document, guint index, gsize *length);

/* They are of no use any more. */
void dossier_search_words_forget (DossierDocument *document);

G_END_DECLS
