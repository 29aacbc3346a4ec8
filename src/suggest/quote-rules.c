/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/quote-rules.h"

#include <string.h>

#include "suggest/antecedent.h"

/* From the verb to the words that it introduces. */
#define MAX_INTRODUCTION 30

void
attribution_clear (Attribution *attribution)
{
  speaker_clear (&attribution->speaker);
  g_free (attribution->word);
  *attribution = (Attribution){ 0 };
}

char *
attribution_describe (const Attribution *attribution)
{
  const char *name = attribution->speaker.name;

  if (attribution->speaker.pronoun != NULL)
    return reason_describe (REASON_QUOTE_PRONOUN, attribution->speaker.pronoun->text, name);
  if (attribution->reason == REASON_QUOTE_BEHIND || attribution->reason == REASON_QUOTE_BEFORE ||
      attribution->reason == REASON_QUOTE_ACCORDING)
    return reason_describe (attribution->reason, attribution->word, name);
  return reason_describe (attribution->reason, name, NULL);
}

static void
take_verb (Attribution *self, const Text *text, guint verb, Reason reason)
{
  self->verb = verb;
  self->word = g_strdup (TOKEN (text->tokens, verb)->text);
  self->reason = reason;
  self->behind = reason == REASON_QUOTE_BEHIND;
}

static gboolean
is_mark (const Token *token, const char *marks)
{
  return token->type == TOKEN_MARK && *token->text != '\0' && strstr (marks, token->text) != NULL;
}

/* Whether the sentence goes on behind the words, which end with a comma, or ask. */
static gboolean
goes_on (const Text *text, const Quotation *quotation)
{
  /* “…” was how she put it */
  if ((text_peek (text, (int) quotation->close + 1)->classes & CLASS_BE) != 0 &&
      (text_peek (text, (int) quotation->close + 2)->classes & CLASS_THAT) != 0)
    return TRUE;
  return is_mark (text_peek (text, (int) quotation->end - 1), ",?!…—–-") ||
         is_mark (text_peek (text, (int) quotation->close + 1), ",—–");
}

/* The token where what stands behind the words ends: the sentence's end, or the next words in
 * quotation marks. What asks ends a sentence, but not who asked. */
static guint
find_tail_end (const Text *text, guint index)
{
  const Quotation *quotation = QUOTATION (text, index);
  int sentence = TOKEN (text->tokens, quotation->first)->sentence;
  guint end = SENTENCE (text, sentence)->end;

  if (end <= quotation->close + 1 && is_mark (text_peek (text, (int) quotation->end - 1), "?!") &&
      !is_mark (text_peek (text, (int) quotation->open - 1), ":") &&
      (guint) sentence + 1 < text->sentences->len)
    end = SENTENCE (text, sentence + 1)->end;
  if (index + 1 < text->quotations->len)
    end = MIN (end, QUOTATION (text, index + 1)->open);
  return end;
}

/* “…” — he looked up — “…”: whoever interrupts the words speaks them. */
static gboolean
find_between (Finder *finder, const Text *text, guint index, Attribution *self)
{
  guint from = QUOTATION (text, index)->close + 1;
  guint end = index + 1 < text->quotations->len ? QUOTATION (text, index + 1)->open : 0;
  guint verb;

  if (end < from + 4 || end > from + 25 || !is_mark (TOKEN (text->tokens, from), "—–") ||
      !is_mark (TOKEN (text->tokens, end - 1), "—–") ||
      !speakers_find_first (finder, text, from + 1, from + 3, &self->speaker))
    return FALSE;
  verb = self->speaker.pronoun != NULL ? from + 2 : self->speaker.mention->end;
  take_verb (self, text, MIN (verb, end - 2), REASON_QUOTE_BEHIND);
  return TRUE;
}

/* Behind the phrase that begins at @i, or @i when none does. */
static guint
skip_phrase (const Text *text, guint i, const char *phrase)
{
  gsize length = strcspn (phrase, " ");
  g_auto (GStrv) words = NULL;
  guint n;

  /* Most words are no such beginning. */
  if (i >= text->tokens->len || strncmp (TOKEN (text->tokens, i)->fold, phrase, length) != 0 ||
      TOKEN (text->tokens, i)->fold[length] != '\0')
    return i;
  words = g_strsplit (phrase, " ", -1);
  n = g_strv_length (words);

  for (guint j = 0; j < n; j++)
    if (i + j >= text->tokens->len || !token_is (TOKEN (text->tokens, i + j), words[j]) ||
        TOKEN (text->tokens, i + j)->quote >= 0)
      return i;
  return i + n;
}

/* "in her view" */
static gboolean
is_view (const Text *text, guint i)
{
  const Token *pronoun = text_peek (text, (int) i + 1);

  return (TOKEN (text->tokens, i)->classes & CLASS_PREPOSITION) != 0 &&
         TOKEN (text->tokens, i)->quote < 0 && (pronoun->classes & CLASS_POSSESSIVE) != 0 &&
         (pronoun->classes & (CLASS_HE | CLASS_SHE)) != 0 &&
         rules_is_view (text->rules, text_peek (text, (int) i + 2)->fold);
}

/* "his advice" at @i */
static gboolean
is_his_word (const Text *text, guint i)
{
  const Token *token = text_peek (text, (int) i);

  return token->quote < 0 && (token->classes & CLASS_POSSESSIVE) != 0 &&
         (token->classes & (CLASS_HE | CLASS_SHE)) != 0 &&
         (text_peek (text, (int) i + 1)->classes & CLASS_SPEECH_NOUN) != 0;
}

static void
take_word (Attribution *self, const Text *text, guint noun, gboolean behind)
{
  self->verb = noun;
  self->word = g_strdup (TOKEN (text->tokens, noun)->text);
  self->reason = behind ? REASON_QUOTE_BEHIND : REASON_QUOTE_BEFORE;
  self->behind = behind;
}

/* “…,” said X; “…,” X said; “…,” the minister of Y, X, said */
static gboolean
find_behind (Finder *finder, const Text *text, guint index, Attribution *self)
{
  const Quotation *quotation = QUOTATION (text, index);
  guint from = quotation->close + 1;
  guint end = find_tail_end (text, index);

  if (!goes_on (text, quotation))
    return FALSE;
  while (from < end && is_mark (TOKEN (text->tokens, from), ",—–"))
    from++;
  /* "said that it was “…”, and added": whoever spoke goes on. */
  if (from < end && from > quotation->close + 1 &&
      (TOKEN (text->tokens, from)->classes & CLASS_AND) != 0)
    return FALSE;
  for (guint i = from; i < end && i < from + 20; i++)
    {
      /* "Mr." ends nothing. */
      if (is_mark (TOKEN (text->tokens, i), ";:") ||
          (is_mark (TOKEN (text->tokens, i), ".") && i + 1 >= end))
        return FALSE;
      /* “…,” was his advice */
      if (i == from && (TOKEN (text->tokens, i)->classes & CLASS_BE) != 0 &&
          is_his_word (text, i + 1) && speakers_find_meant (finder, text, i + 1, &self->speaker))
        {
          take_word (self, text, i + 2, TRUE);
          return TRUE;
        }
      if (!speakers_is_verb (text, i))
        continue;
      if (speakers_find_before (finder, text, from, i, &self->speaker) ||
          (i <= from + 1 && (TOKEN (text->tokens, i)->classes & CLASS_SPEECH) != 0 &&
           speakers_find_behind (finder, text, i, &self->speaker)))
        {
          take_verb (self, text, i, REASON_QUOTE_BEHIND);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
attribution_find_according (Finder *finder,
                            const Text *text,
                            int sentence,
                            Attribution *attribution)
{
  const Sentence *stretch = SENTENCE (text, sentence);
  const char *const *phrases = rules_get_according (finder->rules);

  for (guint i = stretch->first; i < stretch->end; i++)
    if (is_view (text, i) && speakers_find_meant (finder, text, i + 1, &attribution->speaker))
      {
        attribution->word = text_get_words (text, i, i + 3);
        attribution->reason = REASON_QUOTE_ACCORDING;
        return TRUE;
      }
  for (guint i = stretch->first; i < stretch->end; i++)
    for (guint p = 0; phrases[p] != NULL; p++)
      {
        guint behind = skip_phrase (text, i, phrases[p]);

        if (behind == i || !speakers_find_behind (finder, text, behind - 1, &attribution->speaker))
          continue;
        attribution->word = g_strdup (phrases[p]);
        attribution->reason = REASON_QUOTE_ACCORDING;
        attribution->verb = 0;
        return TRUE;
      }
  return FALSE;
}

/* "made a reservation", "voiced the hope": as good as a verb. */
static gboolean
is_made (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  if (token->quote >= 0 || (token->classes & CLASS_MAKE) == 0)
    return FALSE;
  for (guint j = i + 1; j < i + 5 && j < text->tokens->len; j++)
    if ((TOKEN (text->tokens, j)->classes & CLASS_SPEECH_NOUN) != 0)
      return TRUE;
  return FALSE;
}

/* Long enough, or a sentence by itself. */
static gboolean
is_utterance (const Text *text, const Quotation *quotation)
{
  return quotation->end >= quotation->first + 8 ||
         (TOKEN (text->tokens, quotation->first)->capital &&
          (is_mark (TOKEN (text->tokens, quotation->end - 1), ".?!…") ||
           /* Russian puts the full stop behind the mark. */
           (!rules_has_articles (text->rules) &&
            is_mark (text_peek (text, (int) quotation->close + 1), "."))));
}

/* "Her words, as one delegate remembers them, were: “…”" */
static gboolean
find_words (Finder *finder,
            const Text *text,
            const Quotation *quotation,
            guint first,
            Attribution *self)
{
  /* Russian does without the verb: "Вот его слова: «…»". */
  gboolean verb = (text_peek (text, (int) quotation->open - 2)->classes & CLASS_BE) != 0 ||
                  (text_peek (text, (int) quotation->open - 1)->classes & CLASS_BE) != 0;

  if (!verb && (rules_has_articles (text->rules) ||
                !is_mark (text_peek (text, (int) quotation->open - 1), ":")))
    return FALSE;
  for (guint i = first; i + 1 < quotation->open; i++)
    if (is_his_word (text, i) && speakers_find_meant (finder, text, i, &self->speaker))
      {
        take_word (self, text, i + 1, FALSE);
        return TRUE;
      }
  return FALSE;
}

/* "Replied Baroness Thornbury, who asked the question: “…”": a verb that begins the sentence. */
static gboolean
find_inverted (Finder *finder, const Text *text, guint first, Attribution *self)
{
  const Token *token = TOKEN (text->tokens, first);

  if ((token->classes & CLASS_SPEECH) == 0 || !token->capital || token->quote >= 0 ||
      !speakers_find_behind (finder, text, first, &self->speaker))
    return FALSE;
  for (guint i = first + 1; i < self->speaker.mention->first; i++)
    if ((TOKEN (text->tokens, i)->classes &
         (CLASS_ARTICLE | CLASS_HONORIFIC | CLASS_OFFICE | CLASS_OFFICE_WORD)) == 0)
      {
        attribution_clear (self);
        return FALSE;
      }
  take_verb (self, text, first, REASON_QUOTE_BEFORE);
  return TRUE;
}

/* "… and signed by his secretary, one Hendrik Bos: “…”" */
static gboolean
find_at_colon (Finder *finder, const Text *text, const Quotation *quotation, Attribution *self)
{
  Mention *mention = quotation->open >= 2 ? text_get_name_at (text, quotation->open - 2) : NULL;

  if (mention == NULL || mention->type != MENTION_PERSON || mention->end + 1 != quotation->open)
    return FALSE;
  return speakers_find_first (finder, text, mention->first, mention->end, &self->speaker);
}

/* X declared that “…”; X made a reservation: “…” */
static gboolean
find_before (Finder *finder,
             const Text *text,
             const Quotation *quotation,
             const Attribution *before,
             Attribution *self)
{
  int sentence = TOKEN (text->tokens, quotation->first)->sentence;
  guint first = SENTENCE (text, sentence)->first;
  gboolean colon = is_mark (text_peek (text, (int) quotation->open - 1), ":");

  if (find_words (finder, text, quotation, first, self) ||
      find_inverted (finder, text, first, self))
    return TRUE;
  for (guint i = quotation->open; i > first && i + MAX_INTRODUCTION > quotation->open; i--)
    {
      if (!speakers_is_verb (text, i - 1) && !is_made (text, i - 1))
        continue;
      if (speakers_find_before (finder, text, first, i - 1, &self->speaker))
        {
          take_verb (self, text, i - 1, REASON_QUOTE_BEFORE);
          return TRUE;
        }
      /* "The store, said the lawyer Andris Berzins, was an exception: “…”" */
      if (is_mark (text_peek (text, (int) i - 2), ",") &&
          (TOKEN (text->tokens, i - 1)->classes & CLASS_SPEECH) != 0 &&
          speakers_find_behind (finder, text, i - 1, &self->speaker))
        {
          take_verb (self, text, i - 1, REASON_QUOTE_BEFORE);
          return TRUE;
        }
      /* "… and suggested “…”": whoever spoke before in the sentence. */
      if (before->speaker.name != NULL && before->verb >= first && before->verb < i)
        {
          speaker_copy (&before->speaker, &self->speaker);
          take_verb (self, text, i - 1, REASON_QUOTE_SHARED);
          return TRUE;
        }
    }
  /* "Journalists pointed to a strange situation: “…”": the subject, that begins the sentence. */
  if (!colon || !is_utterance (text, quotation))
    return FALSE;
  if (!find_at_colon (finder, text, quotation, self) &&
      !speakers_find_first (finder, text, first, MIN (quotation->open, first + 8), &self->speaker))
    return FALSE;
  self->reason = REASON_QUOTE_COLON;
  return TRUE;
}

/* Nothing but the words: they go on with what was said before. */
static gboolean
is_alone (const Text *text, const Quotation *quotation)
{
  const Sentence *sentence = SENTENCE (text, TOKEN (text->tokens, quotation->first)->sentence);

  for (guint i = sentence->first; i < sentence->end; i++)
    if (TOKEN (text->tokens, i)->quote < 0 && TOKEN (text->tokens, i)->type != TOKEN_MARK)
      return FALSE;
  return TRUE;
}

gboolean
attribution_find (Finder *finder,
                  const Text *text,
                  guint index,
                  const Attribution *before,
                  gboolean continued,
                  Attribution *attribution)
{
  const Quotation *quotation = QUOTATION (text, index);
  int sentence = TOKEN (text->tokens, quotation->first)->sentence;
  Attribution according = { 0 };

  if (find_behind (finder, text, index, attribution) ||
      find_between (finder, text, index, attribution))
    return TRUE;
  /* A person with a name and a verb goes before "according to". */
  if (find_before (finder, text, quotation, before, attribution) &&
      attribution->reason == REASON_QUOTE_BEFORE &&
      attribution->speaker.mention->type == MENTION_PERSON)
    return TRUE;
  if (attribution_find_according (finder, text, sentence, &according))
    {
      attribution_clear (attribution);
      *attribution = according;
      return TRUE;
    }
  if (attribution->speaker.name != NULL)
    return TRUE;
  if (!is_alone (text, quotation))
    return FALSE;
  if (before->speaker.name == NULL || !continued)
    {
      Mention *subject =
        is_utterance (text, quotation) ? antecedent_get_subject (text, quotation->first) : NULL;

      if (subject != NULL)
        {
          speakers_find_first (finder, text, subject->first, subject->end, &attribution->speaker);
          attribution->reason = REASON_QUOTE_SUBJECT;
          return attribution->speaker.name != NULL;
        }
    }
  if (before->speaker.name == NULL)
    return FALSE;
  speaker_copy (&before->speaker, &attribution->speaker);
  attribution->reason = REASON_QUOTE_GOES_ON;
  return TRUE;
}
