/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "text/tokens.h"

G_BEGIN_DECLS

/**
 * DossierWords:
 *
 * What a person types to find something, understood once and used for every search: in the library
 * (by FTS5), in a document, in a query's words. Immutable and reference counted.
 *
 *   words         all of them must be there, in any inflection, in any order
 *   "some words"  these forms, one after the other (also “…”, „…“, «…»)
 *   begin*        words that begin so
 *   -word         must not be there (also -"some words", -begin*)
 *   well-known    what is typed without a space stands together, in any inflection
 *
 * Nothing that can be typed is an error: what is no word divides words.
 */
typedef struct _DossierWords DossierWords;

typedef enum
{
  DOSSIER_WORDS_DEFAULT = 0,
  /* The person is still typing: a last word with nothing behind it is also a beginning. */
  DOSSIER_WORDS_TYPING = 1 << 0,
} DossierWordsFlags;

/* A stretch of a text, in Unicode characters; end is not part of it. */
typedef struct
{
  guint start;
  guint end;
} DossierWordsStretch;

/* @languages: (nullable) (array zero-terminated=1): BCP 47, those of the texts that are searched:
 * their rules say what is an inflection of what. Same languages, same finds. */
DossierWords *
dossier_words_new (const char *typed, DossierWordsFlags flags, const char *const *languages);
/* Of a query's words (see DOSSIER_FACET_WORDS): each of @values is a word as it is typed, or, when
 * there are spaces in it, a phrase. */
DossierWords *dossier_words_new_for_values (const GPtrArray *values, const char *const *languages);
DossierWords *dossier_words_ref (DossierWords *words);
void dossier_words_unref (DossierWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWords, dossier_words_unref)

/* Whether nothing is asked for. */
gboolean dossier_words_is_empty (const DossierWords *words);

/* How the index made with the tokenizer "dossier" (store/fts-tokenizer.h) has it: a stem that
 * differs from its form stands at the same place, with this behind. */
#define DOSSIER_STEM_MARK "\001"
/* Before a text, round its language; before words that are looked for, round all languages, apart
 * by commas. */
#define DOSSIER_LANGUAGE_MARK "\037"

/* The expression for FTS5's MATCH, on an index that is made with the tokenizer "dossier"; NULL when
 * nothing is to be found (nothing is typed, or only what must not be there). Caller frees. */
char *dossier_words_to_match (const DossierWords *words);

/* Whether a text in @language (BCP 47, nullable) has all that is asked for. */
gboolean dossier_words_match (const DossierWords *words, const char *text, const char *language);

/* (element-type DossierWordsStretch): where what is asked for stands in the text, in order, none
 * overlapping; each word of what is found in it counts, also where others are missing. Caller
 * frees. */
GArray *dossier_words_find (const DossierWords *words, const char *text, const char *language);

/* For those who keep an index of their own: the parts that were typed. */

/* One word to be found; stems: (element-type utf8): what the languages' rules leave of it, which
 * may be the form itself. */
typedef struct
{
  char *form;
  GPtrArray *stems;
} DossierKey;

/* Keys that stand one after the other.
 * prefix: the last one's form is a beginning; stemmed: inflections count as well; without: must not
 * be there. */
typedef struct
{
  gboolean without;
  gboolean prefix;
  gboolean stemmed;
  GPtrArray *keys;  /* (element-type DossierKey), never empty */
  GPtrArray *words; /* (element-type utf8): the same as they were typed */
} DossierTerm;

/* (element-type DossierTerm); borrowed. */
const GPtrArray *dossier_words_get_terms (const DossierWords *words);
/* Whether key number @key of the term is the word of that form and stem (nullable). */
gboolean dossier_term_has (const DossierTerm *term, guint key, const char *form, const char *stem);

G_END_DECLS
