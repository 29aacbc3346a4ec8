/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/words.h"

G_BEGIN_DECLS

/**
 * DossierWordIndex:
 *
 * The words of a number of texts: which of them hold what is asked for is told by the few texts
 * that hold each word, not by reading all of them. Texts are numbered from 0 as they come.
 */
typedef struct _DossierWordIndex DossierWordIndex;
DossierWordIndex *dossier_word_index_new (void);
void dossier_word_index_free (DossierWordIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWordIndex, dossier_word_index_free)

/* The next text, in @language (BCP 47, nullable); before the first search. */
void dossier_word_index_add (DossierWordIndex *self, const char *text, const char *language);

/* Does what the first search would do first. */
void dossier_word_index_finish (DossierWordIndex *self);

/* Sets @passes[i] to whether text i has all that is asked for, as dossier_words_match() says. */
void dossier_word_index_match (DossierWordIndex *self, const DossierWords *words, gboolean *passes);

G_END_DECLS
