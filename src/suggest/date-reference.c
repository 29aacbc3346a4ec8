/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/date-reference.h"

#include <stdlib.h>

gboolean
date_is_future (const Text *text, guint first)
{
  const Token *token = TOKEN (text->tokens, first);
  guint begin = SENTENCE (text, token->sentence)->first;

  for (guint i = first; i > begin && i + 12 > first; i--)
    {
      const Token *word = TOKEN (text->tokens, i - 1);

      /* "is to hear the case" */
      if ((i + 8 > first && (word->classes & CLASS_FUTURE) != 0) ||
          (token_is (word, "to") && (text_peek (text, (int) i - 2)->classes & CLASS_BE) != 0))
        return TRUE;
    }
  return token_is (text_peek (text, (int) first - 1), "by") ||
         token_is (text_peek (text, (int) first - 1), "к");
}

static void
take_later (Reference *reference, int year, int month, int day)
{
  if (year * 12 + month < reference->year * 12 + reference->month)
    return;
  if (year == reference->year && month == reference->month && day < reference->day)
    return;
  *reference = (Reference){ year, month, day, FALSE };
}

/* Dates in addresses: "/2020/05/26/", "/20200526/". */
static void
take_addresses (Finder *self, Reference *reference)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("/((?:19|20)\\d\\d)[/-]?([01]\\d)[/-]?([0-3]\\d)(?:/|-|$)", 0, 0, NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (self->texts, i);
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (regex, text->passage->text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *year = g_match_info_fetch (match, 1);
          g_autofree char *month = g_match_info_fetch (match, 2);
          g_autofree char *day = g_match_info_fetch (match, 3);

          if (g_date_valid_dmy ((GDateDay) atoi (day), (GDateMonth) atoi (month),
                                (GDateYear) atoi (year)))
            take_later (reference, atoi (year), atoi (month), atoi (day));
        }
    }
}

/* So many passages may stand before the date of a text, and so many words before it in its own. */
#define HEAD_PASSAGES 6
#define HEAD_WORDS 10

/* "By Ann Bell, 14 March 2023", "KUALA LUMPUR, July 11, 2019 (Wire) - Ministers": the date stands
 * in a line of few words, or before a dash. */
static gboolean
is_at_head (const Candidate *candidate)
{
  const Text *text = candidate->text;
  const DateWords *words = &candidate->words;

  if (text->index >= HEAD_PASSAGES || words->from.year == 0 || words->from.day == 0 ||
      words->stretch || words->first > HEAD_WORDS)
    return FALSE;
  if (text->tokens->len <= words->end + 2 && text->tokens->len <= 2 * HEAD_WORDS)
    return TRUE;
  for (guint i = words->end; i < text->tokens->len && i < words->end + 6; i++)
    if (token_is (TOKEN (text->tokens, i), "–") || token_is (TOKEN (text->tokens, i), "—") ||
        (token_is (TOKEN (text->tokens, i), "-") && TOKEN (text->tokens, i)->space))
      return TRUE;
  return FALSE;
}

static gboolean
take_head (GArray *candidates, Reference *reference)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = CANDIDATE (candidates, i);

      if (!is_at_head (candidate))
        continue;
      *reference = (Reference){ candidate->words.from.year, candidate->words.from.month,
                                candidate->words.from.day, TRUE };
      return TRUE;
    }
  return FALSE;
}

Reference
date_reference_find (Finder *self, GArray *candidates)
{
  Reference reference = { 0 };
  const DossierDate *date = self->document->date;

  if (date != NULL && dossier_date_last (date) != DOSSIER_DAY_MAX)
    {
      dossier_day_to_ymd (dossier_date_last (date), &reference.year, &reference.month,
                          &reference.day);
      reference.sure = TRUE;
      return reference;
    }
  if (take_head (candidates, &reference))
    return reference;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const DatePoint *last =
        candidate->words.stretch ? &candidate->words.to : &candidate->words.from;

      /* A quarter's end is often still to come. */
      if (last->year != 0 && last->month != 0 && !candidate->words.coarse &&
          !date_is_future (candidate->text, candidate->words.first))
        take_later (&reference, last->year, last->month, last->day);
    }
  take_addresses (self, &reference);
  if (reference.year != 0)
    return reference;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->words.masked == 0 && candidate->words.from.year > reference.year &&
          !date_is_future (candidate->text, candidate->words.first))
        reference = (Reference){ candidate->words.from.year, 12, 0, FALSE };
    }
  return reference;
}
