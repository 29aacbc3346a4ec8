/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/reported.h"

#include <string.h>

#include "suggest/quote-rules.h"

static gboolean
has_quote (Finder *finder, const Text *text, const Sentence *sentence)
{
  guint start = TOKEN (text->tokens, sentence->first)->start;
  guint end = TOKEN (text->tokens, sentence->end - 1)->end;

  for (guint i = finder->result->items->len; i > 0; i--)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (finder->result->items, i - 1);

      if (suggestion->passage != text->index)
        return FALSE;
      if (suggestion->kind == DOSSIER_SUGGESTION_QUOTE && suggestion->start < end &&
          suggestion->end > start)
        return TRUE;
    }
  return FALSE;
}

/* Whether "that" follows soon: "said in May that", "told the press on Monday that". */
static gboolean
has_that (const Text *text, guint verb, guint end)
{
  for (guint i = verb + 1; i < end && i < verb + 10; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (token_is (token, "that"))
        return TRUE;
      if (token->type == TOKEN_MARK && !token_is (token, ",") && !token_is (token, "-"))
        return FALSE;
    }
  return FALSE;
}

/* "said it would", "said the plan": the clause without "that". */
static gboolean
has_clause (const Text *text, guint verb)
{
  static const char *const starts[] = { "the", "it",  "he",    "she",  "they",  "there", "his",
                                        "her", "its", "their", "this", "these", "no",    NULL };
  static const char *const verbs[] = { "said",    "says",     "say",     "thinks",   "think",
                                       "thought", "believes", "believe", "believed", NULL };

  return g_strv_contains (verbs, TOKEN (text->tokens, verb)->fold) &&
         g_strv_contains (starts, text_peek (text, (int) verb + 1)->fold);
}

/* "made a broad hint that" */
static gboolean
is_made (const Text *text, guint i, guint end)
{
  if ((TOKEN (text->tokens, i)->classes & CLASS_MAKE) == 0)
    return FALSE;
  for (guint j = i + 1; j < i + 5 && j + 1 < end; j++)
    if ((TOKEN (text->tokens, j)->classes & CLASS_SPEECH_NOUN) != 0)
      return token_is (TOKEN (text->tokens, j + 1), "that");
  return FALSE;
}

/* Whether what follows the verb at @i is what was said. */
static gboolean
reports (const Text *text, guint i, guint end)
{
  WordClasses classes = TOKEN (text->tokens, i)->classes;
  const Token *next = text_peek (text, (int) i + 1);

  if (is_made (text, i, end))
    return TRUE;
  if (!speakers_is_verb (text, i) && (classes & (CLASS_TO | CLASS_OF | CLASS_FOR)) == 0)
    return FALSE;
  if ((classes & CLASS_TO) != 0 && token_is (next, "to"))
    return TRUE;
  if ((classes & CLASS_OF) != 0 && (token_is (next, "of") || token_is (next, "about")))
    return TRUE;
  if ((classes & CLASS_FOR) != 0 && token_is (next, "for"))
    return TRUE;
  return (classes & CLASS_REPORTED) != 0 && (has_that (text, i, end) || has_clause (text, i));
}

static void
take (Finder *finder, Text *text, guint first, guint end, Attribution *attribution, Reason reason)
{
  DossierSuggestion *suggestion;
  int sentence = TOKEN (text->tokens, first)->sentence;

  while (end > first + 1 && token_is (TOKEN (text->tokens, end - 1), "."))
    end--;
  suggestion = finder_add (finder, DOSSIER_SUGGESTION_QUOTE, text, first, end,
                           reason_describe (reason, attribution->word, attribution->speaker.name));
  speaker_confirm (finder, &attribution->speaker);
  suggestion->entity = attribution->speaker.entity;
  suggestion->speaker = g_strdup (attribution->speaker.name);
  suggestion->office = g_strdup (attribution->speaker.office);
  for (guint i = 0; i < text->dates->len && suggestion->date == NULL; i++)
    {
      const FoundDate *found = FOUND_DATE (text, i);

      if (TOKEN (text->tokens, found->first)->sentence == sentence && found->date != NULL &&
          (found->first < first || found->first < first + 5))
        suggestion->date = dossier_date_copy (found->date);
    }
}

/* "As X said in May, …": the rest of the sentence. */
static gboolean
take_as (Finder *finder, Text *text, const Sentence *sentence)
{
  g_auto (Attribution) self = { 0 };

  if (!token_is (TOKEN (text->tokens, sentence->first), "as"))
    return FALSE;
  for (guint i = sentence->first + 1; i < sentence->end && i < sentence->first + 12; i++)
    {
      if (!speakers_is_verb (text, i) ||
          !speakers_find_before (finder, text, sentence->first, i, &self.speaker))
        continue;
      while (i < sentence->end && !token_is (TOKEN (text->tokens, i), ","))
        i++;
      if (i + 2 >= sentence->end)
        return FALSE;
      self.word = text_get_words (text, sentence->first, sentence->first + 1);
      take (finder, text, i + 1, sentence->end, &self, REASON_REPORTED);
      return TRUE;
    }
  return FALSE;
}

/* A semicolon ends what is said, and another one may say something behind it. */
static guint
find_clause_end (const Text *text, guint i, guint end)
{
  while (i < end && !token_is (TOKEN (text->tokens, i), ";"))
    i++;
  return i;
}

/* "The pupils, she says, know the rock." */
static gboolean
is_put_in (const Text *text, guint i, const Speaker *speaker)
{
  const Token *before = speaker->pronoun != NULL || speaker->mention == NULL
                          ? text_peek (text, (int) i - 2)
                          : text_peek (text, (int) speaker->mention->first - 1);

  return speakers_is_verb (text, i) && token_is (text_peek (text, (int) i + 1), ",") &&
         token_is (before, ",");
}

static void
find_in (Finder *finder, Text *text, const Sentence *sentence)
{
  g_auto (Attribution) self = { 0 };
  int number = TOKEN (text->tokens, sentence->first)->sentence;

  if (take_as (finder, text, sentence))
    return;
  if (attribution_find_according (finder, text, number, &self))
    {
      take (finder, text, sentence->first, sentence->end, &self, REASON_REPORTED_ACCORDING);
      return;
    }
  for (guint i = sentence->first + 1, end; i < sentence->end; i++)
    {
      gboolean reporting = reports (text, i, sentence->end);

      if (TOKEN (text->tokens, i)->quote >= 0 || (!reporting && !speakers_is_verb (text, i)) ||
          !speakers_find_before (finder, text, sentence->first, i, &self.speaker))
        continue;
      /* A country that calls for something is no quote. */
      if ((!reporting && !is_put_in (text, i, &self.speaker)) ||
          (self.speaker.mention->type == MENTION_COUNTRY && !has_that (text, i, sentence->end)))
        {
          attribution_clear (&self);
          continue;
        }
      self.word = g_strdup (TOKEN (text->tokens, i)->text);
      end = find_clause_end (text, i, sentence->end);
      take (finder, text, reporting ? i : sentence->first, end, &self, REASON_REPORTED);
      attribution_clear (&self);
      i = end;
    }
}

void
reported_find (Finder *finder, Text *text)
{
  for (guint i = 0; i < text->sentences->len; i++)
    if (!has_quote (finder, text, SENTENCE (text, i)))
      find_in (finder, text, SENTENCE (text, i));
}
