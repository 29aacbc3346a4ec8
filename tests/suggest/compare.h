/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/suggest.h"

/* What there is to be found in a text, and how much of it is. All is compared as sets of values; a
 * name, or a date that can be written in several ways, may be one of several, apart by "|". */
typedef enum
{
  COMPARE_QUOTES,  /* words, speaker, and whether direct */
  COMPARE_DIRECT,  /* of these, the direct ones */
  COMPARE_DATED,   /* of the quotes found, those whose date is known: the right date */
  COMPARE_SOURCED, /* the same with the source */
  COMPARE_DATES,   /* EDTF */
  COMPARE_COUNTRIES,
  COMPARE_PEOPLE,
  COMPARE_ORGANISATIONS,
  COMPARE_LINKS,
} CompareKind;
#define N_COMPARE_KINDS (COMPARE_LINKS + 1)

typedef struct
{
  char *speaker;
  char *text;
  char *date;   /* (nullable): EDTF */
  char *source; /* (nullable): address */
  gboolean direct;
} TrueQuote;

typedef struct
{
  GPtrArray *quotes;                  /* of TrueQuote */
  GPtrArray *values[N_COMPARE_KINDS]; /* of char *, each once; of the kinds behind the quotes */
} Truth;

typedef struct
{
  guint expected;
  guint found;
  guint right;
} Score;

/* Of tests/fixtures/suggest/NAME.expected.json. */
Truth *truth_read (const char *path);
/* Of what is marked in the text of a document: not in its footnotes, nor in what stands before the
 * text's first paragraph "p1" but for a list. */
Truth *truth_of_document (DossierDocument *document);
void truth_free (Truth *truth);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Truth, truth_free)

/* Direct quotes are the same when their letters and digits are and the speaker is; reported ones
 * when the speaker is and they share some words, since a retelling has others. @report: (nullable):
 * called for what is missing and for what is too much. */
void compare_suggestions (const DossierSuggestions *suggestions,
                          const Truth *truth,
                          Score scores[N_COMPARE_KINDS],
                          void (*report) (CompareKind kind, gboolean missing, const char *value));
double score_get_recall (const Score *score);
double score_get_precision (const Score *score);
