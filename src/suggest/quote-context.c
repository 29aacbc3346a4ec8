/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/quote-context.h"

/* So many sentences before may give the date. */
#define MAX_BACK 2

int
quote_context_get_sentence (const Text *text, const DossierSuggestion *suggestion)
{
  guint low = 0, high = text->tokens->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (TOKEN (text->tokens, middle)->end <= suggestion->start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < text->tokens->len ? TOKEN (text->tokens, low)->sentence : -1;
}

static DossierSuggestion *
get_quote (Finder *finder, const Text *text, guint i)
{
  return g_ptr_array_index (finder->result->items, text->first_quote + i);
}

/* A day or a month: a year alone is more often when something else was. */
static gboolean
is_precise (const FoundDate *found)
{
  return found->date != NULL &&
         (gint64) dossier_date_last (found->date) - dossier_date_first (found->date) <= 31;
}

static gboolean
is_future (const Text *text, const Sentence *sentence)
{
  for (guint i = sentence->first; i < sentence->end; i++)
    if ((TOKEN (text->tokens, i)->classes & CLASS_FUTURE) != 0 &&
        TOKEN (text->tokens, i)->quote < 0)
      return TRUE;
  return FALSE;
}

/* Whether the sentence tells of a meeting or the like, or names who speaks. */
static gboolean
tells_occasion (const Text *text, const Sentence *sentence, const DossierSuggestion *quote)
{
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const Mention *name = text_get_name_at (text, i);

      if (TOKEN (text->tokens, i)->quote >= 0)
        continue;
      if ((TOKEN (text->tokens, i)->classes & CLASS_EVENT) != 0)
        return TRUE;
      if (name != NULL && name->entity != NULL && name->entity == quote->entity)
        return TRUE;
    }
  return FALSE;
}

/* Whether the sentence takes up the one before: "Its spokesman added". */
static gboolean
takes_up (const Text *text, int number)
{
  const Token *first = TOKEN (text->tokens, SENTENCE (text, number)->first);

  return (first->classes & (CLASS_PRONOUN | CLASS_IT | CLASS_POSSESSIVE)) != 0 && first->quote < 0;
}

static const FoundDate *
find_in_sentence (const Text *text, int number)
{
  for (guint i = 0; i < text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (text, i);
      const Token *token = TOKEN (text->tokens, found->first);

      if (token->sentence == number && token->quote < 0 && is_precise (found))
        return found;
    }
  return NULL;
}

static const DossierDate *
find_before (const Text *text, int number, const DossierSuggestion *quote)
{
  for (int i = number - 1; i >= 0 && i + MAX_BACK >= number; i--)
    {
      const Sentence *sentence = SENTENCE (text, i);
      const FoundDate *found = find_in_sentence (text, i);

      if (found != NULL)
        return !is_future (text, sentence) && ((i == number - 1 && takes_up (text, number)) ||
                                               tells_occasion (text, sentence, quote))
                 ? found->date
                 : NULL;
    }
  return NULL;
}

static gboolean
is_same_speaker (const DossierSuggestion *a, const DossierSuggestion *b)
{
  return a->entity != NULL ? a->entity == b->entity : g_strcmp0 (a->speaker, b->speaker) == 0;
}

/* What @i has to do with the quote before it: they are of one speaker and in sentences side by
 * side. */
static gboolean
goes_on (Finder *finder, const Text *text, guint i)
{
  const DossierSuggestion *before = get_quote (finder, text, i - 1);
  const DossierSuggestion *quote = get_quote (finder, text, i);

  return is_same_speaker (before, quote) && quote_context_get_sentence (text, quote) <=
                                              quote_context_get_sentence (text, before) + MAX_BACK;
}

static void
find_dates_in (Finder *finder, const Text *text)
{
  for (guint i = 0; i < text->n_quotes; i++)
    {
      DossierSuggestion *quote = get_quote (finder, text, i);
      const DossierDate *date = NULL;

      if (quote->date != NULL)
        continue;
      if (i > 0 && goes_on (finder, text, i))
        date = get_quote (finder, text, i - 1)->date;
      if (date == NULL)
        date = find_before (text, quote_context_get_sentence (text, quote), quote);
      if (date != NULL)
        quote->date = dossier_date_copy (date);
    }
}

void
quote_context_find_dates (Finder *finder)
{
  for (guint i = 0; i < finder->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (finder->texts, i);

      if (text->turn.kind == TURN_NONE)
        find_dates_in (finder, text);
    }
}

static void
share_source (DossierSuggestion *to, const DossierSuggestion *from)
{
  if (to->uri == NULL)
    to->uri = g_strdup (from->uri);
}

/* Whether the quote's sentence names who speaks: then it begins anew. */
static gboolean
names_speaker (const Text *text, const DossierSuggestion *quote)
{
  int number = quote_context_get_sentence (text, quote);

  for (guint m = 0; m < text->mentions->len; m++)
    {
      const Mention *mention = MENTION (text, m);

      if (mention->entity != NULL && mention->entity == quote->entity &&
          TOKEN (text->tokens, mention->first)->sentence == number)
        return TRUE;
    }
  return FALSE;
}

/* Whether the source of the quote before goes for this one: that of a note stands behind what it
 * supports, and goes for what only goes on about it. */
static gboolean
has_source_of_before (Finder *finder, const Text *text, guint i)
{
  return goes_on (finder, text, i) &&
         !(g_hash_table_contains (finder->noted, get_quote (finder, text, i - 1)) &&
           names_speaker (text, get_quote (finder, text, i)));
}

void
quote_context_find_sources (Finder *finder)
{
  for (guint i = 0; i < finder->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (finder->texts, i);

      /* An address mostly stands behind what it supports. */
      for (guint j = text->n_quotes; j > 1; j--)
        if (goes_on (finder, text, j - 1))
          share_source (get_quote (finder, text, j - 2), get_quote (finder, text, j - 1));
      for (guint j = 1; j < text->n_quotes; j++)
        if (has_source_of_before (finder, text, j))
          share_source (get_quote (finder, text, j), get_quote (finder, text, j - 1));
    }
}
