/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/anchor.h"
#include "text/wording.h"

G_BEGIN_DECLS

/* How words that were marked are compared with places in a text: what anchor.c decides by. Internal
 * to src/text. */

/* Words, with what stood around them, as they were. */
typedef struct
{
  GArray *words; /* of DossierPlainWord: before, marked, after */
  guint first;   /* the marked ones: first to last - 1 */
  guint last;
  guint sentence_first; /* the sentences in which those stand, as far as they are known */
  guint sentence_last;
  gboolean cut_before; /* text stood before all these, which is not known */
  gboolean cut_after;
  gboolean twins;    /* one of those sentences stands in the text more than once */
  guint skip_before; /* letters of the first marked word that are not marked; of the last */
  guint skip_after;
  float weight; /* of the marked words; of the sentences; of what is before and after */
  float weight_sentence;
  float weight_before;
  float weight_after;
} DossierWanted;

/* Where they may stand: words first to last - 1 of the text. */
typedef struct
{
  guint first;
  guint last;
  gboolean same;     /* the words of the sentences are the same */
  gboolean sentence; /* and they are sentences there, too, not parts of longer ones */
  gboolean whole;    /* and so is everything else that is known of what stood around */
  float quote;       /* how much of the marked words and of what was around them is there, 0 to 1 */
  float around;
  float score;
} DossierFit;

DossierWanted *dossier_wanted_new (DossierWording *text, const DossierAnchor *anchor);
void dossier_wanted_free (DossierWanted *wanted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWanted, dossier_wanted_free)

/* Whether one of the sentences, or one in which few words are replaced, stands in the text more
 * than once. */
gboolean dossier_wanted_has_lookalikes (const DossierWanted *wanted, DossierWording *text);
/* (element-type DossierFit): the places at which the sentences stand, word for word. Caller frees.
 */
GArray *dossier_wanted_find_same (const DossierWanted *wanted, DossierWording *text);
/* The same, and all other places that are at all likely; best first, none within the sentence of a
 * better one. Others are not looked for when all is as it was at one place. */
GArray *dossier_wanted_find (const DossierWanted *wanted, DossierWording *text);

/* The words of the anchorer's document. */
DossierWording *dossier_anchorer_get_words (DossierAnchorer *self);

/* The offset that lies @n letters behind @start in @text, with their marks; before it, when @n is
 * negative. In characters. */
guint dossier_skip_letters (const char *text, guint start, int n);

G_END_DECLS
