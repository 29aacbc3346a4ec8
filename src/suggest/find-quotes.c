/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in quotation marks and who said them. Words that nobody is said to have spoken are none. */
#include <string.h>

#include "suggest/finder.h"
#include "suggest/quote-rules.h"
#include "suggest/unnamed.h"
#include "suggest/reported.h"

/* Fewer words, within a sentence that goes on around them, are a part of reported speech. */
#define FEW_WORDS 6
/* Who says something may be told so many paragraphs behind its beginning. */
#define MAX_PASSAGES 8

static guint
count_words (const Text *text, const Quotation *quotation)
{
  guint n = 0;

  for (guint i = quotation->first; i < quotation->end; i++)
    n += TOKEN (text->tokens, i)->type != TOKEN_MARK;
  return n;
}

/* Whether what was said stands for itself: “No,” she said; he said: “No.” */
static gboolean
is_whole (const Text *text, const Quotation *quotation, const Attribution *attribution)
{
  const Token *before = text_peek (text, (int) quotation->open - 1);

  if (count_words (text, quotation) >= FEW_WORDS)
    return TRUE;
  if (attribution->behind || attribution->reason == REASON_QUOTE_GOES_ON)
    return TRUE;
  return (token_is (before, ":") ||
          (token_is (before, ",") && attribution->verb + 3 >= quotation->open)) &&
         text_peek (text, (int) quotation->first)->capital;
}

/* The words, without the comma that only goes before "he said". */
static char *
get_quoted (const Text *text, const Quotation *quotation)
{
  guint end = quotation->end;

  while (end > quotation->first + 1 && token_is (TOKEN (text->tokens, end - 1), ","))
    end--;
  return text_get_words (text, quotation->first, end);
}

/* The date of the sentence, outside what is quoted, nearest before the words, or behind them. */
static const FoundDate *
find_date (const Text *text, int sentence, guint at)
{
  const FoundDate *best = NULL;

  for (guint i = 0; i < text->dates->len; i++)
    {
      const FoundDate *found = FOUND_DATE (text, i);
      const Token *token = TOKEN (text->tokens, found->first);

      if (token->sentence != sentence || token->quote >= 0 || found->date == NULL ||
          token_is (token, "since"))
        continue;
      if (best == NULL || found->first < at)
        best = found;
    }
  return best;
}

/* A year alone tells when something was said only where that is plain: "In 1998 she said", "said in
 * 1998". */
static gboolean
dates_saying (const Text *text, const FoundDate *found, guint verb)
{
  guint first = SENTENCE (text, TOKEN (text->tokens, found->first)->sentence)->first;

  if ((gint64) dossier_date_last (found->date) - dossier_date_first (found->date) <= 31)
    return TRUE;
  return found->first <= first + 2 || (found->first > verb && found->first <= verb + 3);
}

static void
fill (DossierSuggestion *suggestion, const Text *text, const Attribution *attribution, guint at)
{
  const FoundDate *found = find_date (text, TOKEN (text->tokens, at)->sentence, at);
  gboolean behind = found != NULL && !suggestion->direct &&
                    TOKEN (text->tokens, found->first)->start >= suggestion->end;

  suggestion->entity = attribution->speaker.entity;
  suggestion->speaker = g_strdup (attribution->speaker.name);
  suggestion->office = g_strdup (attribution->speaker.office);
  /* A year in what is retold is rather what was told of than when. */
  if (found != NULL && !behind &&
      (suggestion->direct ||
       (gint64) dossier_date_last (found->date) - dossier_date_first (found->date) <= 31) &&
      dates_saying (text, found, attribution->verb))
    suggestion->date = dossier_date_copy (found->date);
}

/* Goes on with @last, which only its attribution interrupts. */
static void
join (DossierSuggestion *last, const Text *text, const Quotation *quotation)
{
  g_autofree char *before = g_steal_pointer (&last->text);
  g_autofree char *words = get_quoted (text, quotation);

  last->text = g_strdup_printf ("%s … %s", before, words);
  last->end = TOKEN (text->tokens, quotation->end - 1)->end;
}

/* Words that only tell who speaks stand between the two. */
static gboolean
is_interrupted (const Text *text, const Quotation *before, const Quotation *after, guint verb)
{
  const Token *mark = text_peek (text, (int) after->open - 1);

  if (after->open <= before->close + 1 || after->open > before->close + 25 ||
      verb < before->close || verb > after->open)
    return FALSE;
  /* "…, she says. What that means she does not say. “…”" */
  if (mark->sentence != TOKEN (text->tokens, verb)->sentence)
    return FALSE;
  if (!token_is (mark, ",") && !token_is (mark, ".") && !token_is (mark, "—") &&
      !token_is (mark, "–"))
    return FALSE;
  for (guint i = before->close; i < after->open; i++)
    /* "a book called “Rind and Reason”" tells nothing. */
    if (i != verb && speakers_is_verb (text, i) &&
        !((TOKEN (text->tokens, i)->classes & CLASS_CALLED) != 0 &&
          text_peek (text, (int) i + 2)->quote >= 0))
      return FALSE;
  return TRUE;
}

/* A sentence with some words in quotation marks is one reported quote, from its verb on. */
static void
take_fragment (Finder *self, Text *text, const Quotation *quotation, const Attribution *attribution)
{
  const Token *token = TOKEN (text->tokens, quotation->first);
  const Sentence *sentence = SENTENCE (text, token->sentence);
  guint n = self->result->items->len;
  DossierSuggestion *last = n > 0 ? g_ptr_array_index (self->result->items, n - 1) : NULL;
  guint first = attribution->verb != 0 ? attribution->verb : sentence->first;
  guint end = sentence->end;
  DossierSuggestion *suggestion;

  if (last != NULL && !last->direct && last->passage == text->index &&
      last->end >= TOKEN (text->tokens, quotation->first)->start)
    return;
  first = attribution->behind ? sentence->first : first;
  if (first > quotation->open)
    first = sentence->first;
  /* Up to the next words that are direct speech. */
  for (guint i = quotation->close; i < end; i++)
    if (TOKEN (text->tokens, i)->quote >= 0)
      {
        const Quotation *next = QUOTATION (text, (guint) TOKEN (text->tokens, i)->quote);

        if (count_words (text, next) >= FEW_WORDS)
          end = next->open;
        i = next->close;
      }
  /* Behind a semicolon somebody else may say something. */
  for (guint i = quotation->close; i < end; i++)
    if (token_is (TOKEN (text->tokens, i), ";") && TOKEN (text->tokens, i)->quote < 0)
      end = i;
  while (end > first + 1 && TOKEN (text->tokens, end - 1)->type == TOKEN_MARK &&
         strchr (".,", *TOKEN (text->tokens, end - 1)->text) != NULL)
    end--;
  suggestion = finder_add (self, DOSSIER_SUGGESTION_QUOTE, text, first, end,
                           reason_describe (REASON_QUOTE_FRAGMENTS, attribution->word,
                                            attribution->speaker.name));
  fill (suggestion, text, attribution, quotation->first);
}

static DossierSuggestion *
take_direct (Finder *self, Text *text, const Quotation *quotation, const Attribution *attribution)
{
  DossierSuggestion *suggestion =
    finder_add (self, DOSSIER_SUGGESTION_QUOTE, text, quotation->first, quotation->end,
                attribution_describe (attribution));

  g_free (suggestion->text);
  suggestion->text = get_quoted (text, quotation);
  suggestion->direct = TRUE;
  fill (suggestion, text, attribution, quotation->first);
  return suggestion;
}

/* Whether the words between the marks are the name of an organisation. */
static gboolean
is_name (const Text *text, const Quotation *quotation)
{
  const Mention *name = text_get_name_at (text, quotation->first);

  return name != NULL && name->type == MENTION_ORGANISATION && name->first == quotation->first &&
         name->end == quotation->end;
}

/* More words are no title. */
#define MAX_TITLE 8

/* Whether the words are what a book is called: "his memoirs “Keeping At It”", with capitals, as far
 * as the language has them there. */
static gboolean
is_title (const Text *text, const Quotation *quotation)
{
  if ((text_peek (text, (int) quotation->open - 1)->classes & (CLASS_PAPER | CLASS_CALLED)) == 0 ||
      quotation->end > quotation->first + MAX_TITLE ||
      !TOKEN (text->tokens, quotation->first)->capital)
    return FALSE;
  for (guint i = quotation->first; i < quotation->end; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (rules_has_articles (text->rules) && token->type == TOKEN_WORD && !token->capital &&
          strlen (token->text) > 4)
        return FALSE;
    }
  return strchr (".?!,", *TOKEN (text->tokens, quotation->end - 1)->text) == NULL;
}

/* Who says what goes on in the next passages, by the one in which it ends: “We were promised it. /
 * “We never got it,” said X. */
static gboolean
find_at_end (Finder *self, const Text *text, Attribution *attribution)
{
  const Attribution nobody = { 0 };

  guint end = MIN (text->index + 1 + MAX_PASSAGES, self->texts->len);

  for (guint i = text->index + 1; text->open && i < end; i++)
    {
      text = g_ptr_array_index (self->texts, i);
      if (text->quotations->len == 0 ||
          !attribution_find (self, text, 0, &nobody, FALSE, attribution))
        continue;
      attribution->verb = 0;
      return attribution->behind;
    }
  return FALSE;
}

/* What is said in one passage; @said: who spoke last, in it or in the one before. */
static void
find_in (Finder *self, Text *text, Attribution *said, gboolean continued)
{
  DossierSuggestion *last = NULL;
  const Quotation *before = NULL, *previous = NULL;

  for (guint i = 0; i < text->quotations->len; i++)
    {
      const Quotation *quotation = QUOTATION (text, i);
      g_auto (Attribution) attribution = { 0 };
      gboolean found;

      /* "the newspaper «Kommersant»" */
      if (is_name (text, quotation) || is_title (text, quotation))
        continue;
      before = previous;
      previous = quotation;
      found = attribution_find (self, text, i, said, continued && i == 0, &attribution);

      if (!found && text->open && i + 1 == text->quotations->len)
        found = find_at_end (self, text, &attribution);
      if (last != NULL && is_interrupted (text, before, quotation, said->verb) &&
          !(found && attribution.behind &&
            g_strcmp0 (attribution.speaker.name, said->speaker.name) != 0))
        {
          join (last, text, quotation);
          continue;
        }
      if (!found)
        {
          last = NULL;
          continue;
        }
      if (!is_whole (text, quotation, &attribution) && attribution.speaker.mention != NULL &&
          attribution.speaker.mention->type == MENTION_PLAIN)
        {
          last = NULL;
          continue;
        }
      speaker_confirm (self, &attribution.speaker);
      if (is_whole (text, quotation, &attribution))
        last = take_direct (self, text, quotation, &attribution);
      else
        {
          take_fragment (self, text, quotation, &attribution);
          last = NULL;
        }
      if (!attribution.behind)
        last = NULL;
      attribution_clear (said);
      *said = attribution;
      attribution = (Attribution){ 0 };
    }
}

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer unused)
{
  const DossierSuggestion *first = *(const DossierSuggestion *const *) a;
  const DossierSuggestion *second = *(const DossierSuggestion *const *) b;

  return (first->start > second->start) - (first->start < second->start);
}

void
finder_find_quotes (Finder *self)
{
  g_auto (Attribution) said = { 0 };
  gboolean continued = FALSE;

  for (guint i = 0; i < self->texts->len; i++)
    unnamed_find (g_ptr_array_index (self->texts, i));
  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = g_ptr_array_index (self->texts, i);

      if (text->passage->passage_kind == DOSSIER_PASSAGE_HEADING || text->turn.kind != TURN_NONE)
        continue;
      if (!continued)
        attribution_clear (&said);
      text->first_quote = self->result->items->len;
      find_in (self, text, &said, continued);
      reported_find (self, text);
      text->n_quotes = self->result->items->len - text->first_quote;
      g_qsort_with_data (self->result->items->pdata + text->first_quote, (int) text->n_quotes,
                         sizeof (gpointer), compare_starts, NULL);
      continued = text->open;
    }
}
