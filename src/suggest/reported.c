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

/* Behind what stands between commas from the one at @i: ", in May,"; @i when it goes on too long.
 */
static guint
skip_inserted (const Text *text, guint i, guint end)
{
  for (guint j = i + 1; j < end && j < i + 14; j++)
    if (token_is (TOKEN (text->tokens, j), ","))
      return j + 1;
  return i;
}

/* Behind a title or brackets at @i: “argued in her book “Planks and Powers” (1998) that”; @i when
 * none is there. */
static guint
skip_title (const Text *text, guint i, guint end)
{
  int quote = text_peek (text, (int) i + 1)->quote;

  if (quote >= 0 && QUOTATION (text, (guint) quote)->open == i &&
      QUOTATION (text, (guint) quote)->close < MIN (end, i + 10))
    return QUOTATION (text, (guint) quote)->close + 1;
  for (guint j = i + 1; token_is (TOKEN (text->tokens, i), "(") && j < end && j < i + 6; j++)
    if (token_is (TOKEN (text->tokens, j), ")"))
      return j + 1;
  return i;
}

/* Whether "that" follows soon: "said in May that", "told the press on Monday that", "said, however,
 * that"; and in Russian, behind a comma. */
static gboolean
has_that (const Text *text, guint verb, guint end)
{
  guint room = verb + 10;

  for (guint i = verb + 1; i < end && i < room; i++)
    {
      const Token *token = TOKEN (text->tokens, i);
      guint next = skip_title (text, i, end);

      if (next > i)
        {
          room += next - i;
          i = next - 1;
          continue;
        }
      if ((token->classes & CLASS_THAT) != 0)
        return TRUE;
      if (token_is (token, ","))
        {
          guint behind = skip_inserted (text, i, end);

          /* "tells me, as we walk, that" */
          return (text_peek (text, (int) i + 1)->classes & CLASS_THAT) != 0 ||
                 (i <= verb + 2 && (text_peek (text, (int) behind)->classes & CLASS_THAT) != 0);
        }
      /* "Другие напоминают: …" */
      if (token_is (token, ":"))
        return !rules_has_articles (text->rules) && i + 3 < end &&
               text_peek (text, (int) i + 1)->type == TOKEN_WORD;
      if (token->type == TOKEN_MARK && !token_is (token, "-"))
        return FALSE;
    }
  return FALSE;
}

/* Whether a verb follows that makes a clause of what stands before it. */
static gboolean
has_finite (const Text *text, guint i, guint end)
{
  for (guint j = i; j < end && j < i + 12; j++)
    {
      const Token *token = TOKEN (text->tokens, j);

      if ((token->classes & CLASS_AUXILIARY) != 0 ||
          (j > i && token->type == TOKEN_WORD && !token->capital &&
           g_str_has_suffix (token->fold, "ed")))
        return TRUE;
      if (token->type == TOKEN_MARK && !token_is (token, "-") && !token_is (token, ","))
        return FALSE;
    }
  return FALSE;
}

/* When or where, but not of what: "said on Monday", not "thought about it". */
static gboolean
is_occasion (const Token *token)
{
  return (token->classes & (CLASS_AT | CLASS_WEEKDAY)) != 0 || token_is (token, "on") ||
         token_is (token, "during") || token_is (token, "after") || token_is (token, "before");
}

/* "said it would", "said the plan had", "said on Monday it had": the clause without "that". */
static gboolean
has_clause (const Text *text, guint verb, guint end)
{
  const Token *next = text_peek (text, (int) verb + 1);

  if ((TOKEN (text->tokens, verb)->classes & CLASS_PLAIN) == 0)
    return FALSE;
  if ((next->classes & CLASS_PRONOUN) != 0 || token_is (next, "it") || token_is (next, "there"))
    return TRUE;
  if (next->type == TOKEN_NUMBER || next->capital || (next->classes & CLASS_CLAUSE) != 0)
    return has_finite (text, verb + 1, end);
  if (!is_occasion (next))
    return FALSE;
  for (guint i = verb + 2; i + 1 < end && i < verb + 7; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (token->type == TOKEN_MARK)
        return FALSE;
      if ((token->classes & CLASS_PRONOUN) != 0 || token_is (token, "it"))
        return TRUE;
    }
  return FALSE;
}

/* "pledged to open", "urged both armies to pull back", "called on them to go" */
static gboolean
has_infinitive (const Text *text, guint verb, guint end)
{
  WordClasses classes = TOKEN (text->tokens, verb)->classes;
  const Token *next = text_peek (text, (int) verb + 1);

  if ((classes & CLASS_PROMISE) != 0 &&
      (token_is (next, "to") || rules_is_infinitive (text->rules, next->fold) ||
       rules_is_infinitive (text->rules, text_peek (text, (int) verb + 2)->fold)))
    return TRUE;
  if ((classes & CLASS_URGE) == 0 &&
      !((classes & CLASS_FOR) != 0 && (token_is (next, "on") || token_is (next, "upon"))))
    return FALSE;
  for (guint i = verb + 2; i < end && i < verb + 8; i++)
    {
      if (token_is (TOKEN (text->tokens, i), "to"))
        return TRUE;
      if (TOKEN (text->tokens, i)->type == TOKEN_MARK)
        return FALSE;
    }
  return FALSE;
}

/* "asked who would go", "wondered on Monday whether" */
static gboolean
has_question (const Text *text, guint verb, guint end)
{
  for (guint i = verb + 1; i < end && i < verb + 8; i++)
    {
      if ((TOKEN (text->tokens, i)->classes & CLASS_QUESTION) != 0)
        return TRUE;
      if (TOKEN (text->tokens, i)->type == TOKEN_MARK)
        return FALSE;
    }
  return FALSE;
}

/* "denies having ordered", "denied ever receiving" */
static gboolean
has_gerund (const Text *text, guint verb)
{
  for (int i = (int) verb + 1; i < (int) verb + 3; i++)
    if (text_peek (text, i)->type == TOKEN_WORD && !text_peek (text, i)->capital &&
        strlen (text_peek (text, i)->fold) > 5 &&
        g_str_has_suffix (text_peek (text, i)->fold, "ing"))
      return TRUE;
  return FALSE;
}

/* "accused Diallo of romanticising" */
static gboolean
has_of (const Text *text, guint verb, guint end)
{
  for (guint i = verb + 2; i < end && i < verb + 7; i++)
    if (token_is (TOKEN (text->tokens, i), "of"))
      return TRUE;
  return FALSE;
}

/* "made a broad hint that" */
static gboolean
is_made (const Text *text, guint i, guint end)
{
  if ((TOKEN (text->tokens, i)->classes & CLASS_MAKE) == 0)
    return FALSE;
  for (guint j = i + 1; j < i + 5 && j + 1 < end; j++)
    if ((TOKEN (text->tokens, j)->classes & CLASS_SPEECH_NOUN) != 0)
      return (TOKEN (text->tokens, j + 1)->classes & CLASS_THAT) != 0;
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
  if (!speakers_is_verb (text, i) && (classes & (CLASS_TO | CLASS_OF | CLASS_FOR | CLASS_PROMISE |
                                                 CLASS_URGE | CLASS_ACCUSE | CLASS_DIRECTLY)) == 0)
    return FALSE;
  if ((classes & CLASS_ACCUSE) != 0 && has_of (text, i, end))
    return TRUE;
  if (((classes & CLASS_ASKING) != 0 && has_question (text, i, end)) ||
      ((classes & CLASS_DIRECTLY) != 0 && (next->classes & CLASS_THAT) != 0) ||
      ((classes & CLASS_GERUND) != 0 && has_gerund (text, i)))
    return TRUE;
  if ((classes & CLASS_TO) != 0 && token_is (next, "to"))
    return TRUE;
  if ((classes & CLASS_OF) != 0 && (token_is (next, "of") || token_is (next, "about")))
    return TRUE;
  if ((classes & CLASS_FOR) != 0 && token_is (next, "for"))
    return TRUE;
  if (has_infinitive (text, i, end) || has_clause (text, i, end))
    return TRUE;
  /* "возразил Иван Петров, заявив, что" */
  return ((classes & CLASS_REPORTED) != 0 ||
          ((classes & CLASS_SAYING) != 0 && !rules_has_articles (text->rules))) &&
         has_that (text, i, end);
}

/* A year alone is rather what was told of than when. */
static gboolean
is_precise (const FoundDate *found)
{
  return found->date != NULL &&
         (gint64) dossier_date_last (found->date) - dossier_date_first (found->date) <= 31;
}

static void
take (Finder *finder, Text *text, guint first, guint end, Attribution *attribution, Reason reason)
{
  DossierSuggestion *suggestion;
  int sentence = TOKEN (text->tokens, first)->sentence;

  while (first + 1 < end && TOKEN (text->tokens, first)->type == TOKEN_MARK)
    first++;
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

      if (TOKEN (text->tokens, found->first)->sentence == sentence && is_precise (found) &&
          (found->first < first || found->first < first + 5))
        suggestion->date = dossier_date_copy (found->date);
    }
}

/* "As X said in May, …": the rest of the sentence. */
static gboolean
take_as (Finder *finder, Text *text, const Sentence *sentence)
{
  g_auto (Attribution) self = { 0 };

  if ((TOKEN (text->tokens, sentence->first)->classes & CLASS_AS) == 0)
    return FALSE;
  for (guint i = sentence->first + 1; i < sentence->end && i < sentence->first + 12; i++)
    {
      if (!speakers_is_verb (text, i) ||
          (!speakers_find_before (finder, text, sentence->first, i, &self.speaker) &&
           !(i == sentence->first + 1 && speakers_find_behind (finder, text, i, &self.speaker))))
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

/* What stands before who speaks, but for an office: "as the historian Karen Bjerre". */
static const Token *
peek_before (const Text *text, const Mention *mention)
{
  int i = (int) mention->first - 1;

  while (i >= 0 &&
         ((text_peek (text, i)->classes &
           (CLASS_OFFICE | CLASS_OFFICE_WORD | CLASS_HONORIFIC | CLASS_ARTICLE | CLASS_AS)) != 0 ||
          text_get_country_at (text, (guint) i) != NULL))
    i--;
  return text_peek (text, i);
}

/* "The pupils, she says, know the rock."; "…, Governor Ernest Addison said on Thursday" */
static gboolean
is_put_in (const Text *text, guint i, const Speaker *speaker)
{
  const Token *before = speaker->pronoun != NULL || speaker->mention == NULL
                          ? text_peek (text, (int) i - 2)
                          : peek_before (text, speaker->mention);
  const Token *next = text_peek (text, (int) i + 1);

  /* "he pointed out, and" */
  if (token_is (next, "out"))
    next = text_peek (text, (int) i + 2);
  /* Who only smiles says nothing. */
  return speakers_is_verb (text, i) && (TOKEN (text->tokens, i)->classes & CLASS_REPORTED) != 0 &&
         token_is (before, ",") &&
         (token_is (next, ",") || token_is (next, ".") || is_occasion (next) ||
          token_is (next, "to"));
}

/* A country that calls for something is no quote, nor an organisation; of others more is asked. */
static gboolean
may_report (const Text *text, guint i, guint end, const Mention *mention)
{
  WordClasses classes = TOKEN (text->tokens, i)->classes;

  if (mention->type == MENTION_PLAIN)
    return FALSE;
  if (mention->type == MENTION_COUNTRY || mention->type == MENTION_ORGANISATION)
    return has_that (text, i, end) || has_clause (text, i, end) ||
           ((classes & CLASS_PLAIN) != 0 && mention->type == MENTION_ORGANISATION);
  return TRUE;
}

/* "Copenhagen, she claims, promised an answer", "The quay will be used in May, said Ana Rusu." with
 * who speaks behind the verb at @i. */
static gboolean
is_put_in_behind (Finder *finder, const Text *text, guint i, Speaker *speaker)
{
  const Token *behind;

  if (!token_is (text_peek (text, (int) i - 1), ",") || !speakers_is_verb (text, i) ||
      (TOKEN (text->tokens, i)->classes & CLASS_REPORTED) == 0 ||
      !speakers_find_behind (finder, text, i, speaker))
    return FALSE;
  behind = text_peek (text, speaker->pronoun != NULL || speaker->mention == NULL
                              ? (int) i + 2
                              : (int) speaker->mention->end);
  if ((token_is (behind, ",") || token_is (behind, ".")) &&
      (speaker->pronoun != NULL || speaker->mention == NULL ||
       speaker->mention->type != MENTION_PLAIN))
    return TRUE;
  speaker_clear (speaker);
  return FALSE;
}

static void
find_in (Finder *finder, Text *text, const Sentence *sentence)
{
  g_auto (Attribution) self = { 0 };
  int number = TOKEN (text->tokens, sentence->first)->sentence;
  guint first = sentence->first;

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

      if (i > first && is_put_in_behind (finder, text, i, &self.speaker))
        {
          self.word = g_strdup (TOKEN (text->tokens, i)->text);
          end = find_clause_end (text, i, sentence->end);
          take (finder, text, first, end, &self, REASON_REPORTED);
          attribution_clear (&self);
          i = first = end;
          continue;
        }
      if (TOKEN (text->tokens, i)->quote >= 0 || (!reporting && !speakers_is_verb (text, i)) ||
          !speakers_find_before (finder, text, sentence->first, i, &self.speaker))
        continue;
      /* A country that calls for something is no quote. */
      if ((!reporting && !is_put_in (text, i, &self.speaker)) ||
          !may_report (text, i, sentence->end, self.speaker.mention))
        {
          attribution_clear (&self);
          continue;
        }
      self.word = g_strdup (TOKEN (text->tokens, i)->text);
      end = find_clause_end (text, i, sentence->end);
      take (finder, text, reporting ? i : first, end, &self, REASON_REPORTED);
      attribution_clear (&self);
      i = first = end;
    }
}

void
reported_find (Finder *finder, Text *text)
{
  for (guint i = 0; i < text->sentences->len; i++)
    if (!has_quote (finder, text, SENTENCE (text, i)))
      find_in (finder, text, SENTENCE (text, i));
}
