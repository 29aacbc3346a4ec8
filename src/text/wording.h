/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/**
 * DossierPlainWord:
 * @id: the same for words that are alike; DOSSIER_WORDING_UNKNOWN for one that the document lacks
 * @passage: in which it stands
 * @start, @end: in that passage, in characters
 * @letters: how many of those are no combining marks
 * @breaks: a passage or a line begins with it
 * @stops: a sentence ends with it (it is a full stop, question mark …)
 * @closes: it may stand behind that and still belong to the sentence: a bracket, a quotation mark
 *
 * A word, or a sign that stands by itself. In scripts that put no spaces between words each letter
 * is one.
 */
typedef struct
{
  guint id;
  guint passage;
  guint start;
  guint end;
  guint letters : 29;
  guint breaks : 1;
  guint stops : 1;
  guint closes : 1;
} DossierPlainWord;

#define DOSSIER_WORDING_UNKNOWN 0

/**
 * DossierWording:
 *
 * A document as one row of words for comparing, with the places of each word. Words are alike
 * whatever white space, kind of quotation mark, apostrophe or dash is used and however letters and
 * marks are composed (NFD); case, accents and all other signs count. Immutable.
 */
typedef struct _DossierWording DossierWording;

DossierWording *dossier_wording_new (DossierDocument *document);
void dossier_wording_free (DossierWording *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWording, dossier_wording_free)

/* All words, in order. Borrowed. */
const DossierPlainWord *dossier_wording_get_all (DossierWording *self, guint *n);
/* The places (indices into all words) at which the word of that id stands, ascending. Borrowed. */
const guint *dossier_wording_get_places (DossierWording *self, guint id, guint *n);
/* How much a word tells of where it stands, 0 to 1: "the" little, what stands once or nowhere all.
 */
float dossier_wording_get_weight (DossierWording *self, guint id);

/* (element-type DossierPlainWord): the words of another text, known by the document's ids; passage
 * is 0. Caller frees. */
GArray *dossier_wording_split (DossierWording *self, const char *text);

G_END_DECLS
