/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/anchor-match.h"

G_BEGIN_DECLS

/* What the parts of anchor-match.h share. Internal to src/text. */

/* Words of context that count on either side. */
#define DOSSIER_FIT_SIDE 48
/* What a word that was not there takes from the score of an alignment. */
#define DOSSIER_FIT_GAP 0.02f

typedef struct
{
  const DossierWanted *wanted;
  const DossierPlainWord *old;
  DossierWording *text;
  const DossierPlainWord *words;
  guint n_words;
  GArray *matches; /* of DossierFit */
} DossierFinder;

/* anchor-wanted.c: of words @first to @last - 1. */
float dossier_words_weigh (DossierWording *text, const GArray *words, guint first, guint last);
/* The one that stands least often, but for @but. */
guint dossier_words_get_rarest (DossierWording *text,
                                const DossierPlainWord *words,
                                guint first,
                                guint last,
                                guint but);
gboolean dossier_words_start_sentence (const DossierPlainWord *words, guint n, guint i);

/* anchor-match.c: fills in all but the place and match->quote. */
void dossier_finder_weigh (DossierFinder *self, DossierFit *match);

/* anchor-align.c: the marked words as they are compared, by their index (element-type guint): all,
 * or the ends of many. */
GArray *dossier_wanted_pick (const DossierWanted *wanted);
/* Adds the best place within words @low to @high - 1 to the matches, if there is one. */
void dossier_finder_try (DossierFinder *self, const GArray *picked, guint low, guint high);

G_END_DECLS
