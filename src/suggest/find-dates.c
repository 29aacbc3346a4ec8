/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the text, and the years of those that are given without. */
#include "suggest/date-years.h"

/* Whether a month's name is something else: "Theresa May", "May we". */
static gboolean
is_no_month (const Text *text, const DateWords *words)
{
  const Token *token = TOKEN (text->tokens, words->first);
  const Token *before = text_peek (text, (int) words->first - 1);
  const Token *next = text_peek (text, (int) words->end);

  if (text_get_name_at (text, words->first) != NULL &&
      text_get_name_at (text, words->first)->type == MENTION_PERSON)
    return TRUE;
  if (words->end > words->first + 1 || words->from.month == 0)
    return FALSE;
  /* Where months are small: "Марта Берзиня". */
  if (!rules_has_bare_years (text->rules) && token->capital && next->capital)
    return TRUE;
  if (before->capital && before->space && !before->possessive &&
      (before->classes & (CLASS_GIVEN | CLASS_HONORIFIC)) != 0)
    return TRUE;
  return rules_has_bare_years (text->rules) &&
         (token_is (token, "may") || token_is (token, "march")) && !token->possessive &&
         (SENTENCE (text, token->sentence)->first == words->first || !token->space) &&
         (next->classes & CLASS_EVENT) == 0;
}

static void
collect (Finder *self, GArray *candidates)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);

      for (guint j = 0; j < text->tokens->len; j++)
        {
          Candidate candidate = { .text = text };

          if (!date_words_match (self->rules, text, j, &candidate.words) ||
              is_no_month (text, &candidate.words))
            continue;
          g_array_append_val (candidates, candidate);
          j = candidate.words.end - 1;
        }
    }
}

static void
take (GArray *candidates, guint i, const Reference *reference)
{
  Candidate *self = &g_array_index (candidates, Candidate, i);
  FoundDate found = { .first = self->words.first,
                      .end = self->words.end,
                      .reason = REASON_DATE_GIVEN };
  g_autofree char *edtf = NULL;
  gboolean whole = !date_words_lack_year (&self->words);
  /* “Wednesday” or “early July” says too little where the date stands alone, as in a list. */
  g_autofree char *wording = whole ? text_get_words (self->text, found.first, found.end) : NULL;

  if (!whole && !date_years_fill (candidates, i, reference, &found))
    return;
  edtf = date_words_to_edtf (&self->words);
  found.date = edtf != NULL ? dossier_date_new (edtf, wording, NULL) : NULL;
  if (found.date == NULL)
    g_clear_pointer (&found.word, g_free);
  else
    g_array_append_val (self->text->dates, found);
}

void
finder_find_dates (Finder *self)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  Reference reference;

  collect (self, candidates);
  reference = date_reference_find (self, candidates);
  for (guint i = 0; i < candidates->len; i++)
    take (candidates, i, &reference);
}
