/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/text.h"

#include <string.h>

#include "suggest/quotations.h"

/* Longer passages are no prose, and are left alone. */
#define MAX_BYTES 100000

static void
mention_clear (gpointer data)
{
  Mention *mention = data;

  g_free (mention->word);
  g_free (mention->office);
}

static void
date_clear (gpointer data)
{
  FoundDate *found = data;

  g_clear_pointer (&found->date, dossier_date_free);
  g_free (found->word);
}

const Token *
text_peek (const Text *text, int i)
{
  static char nothing[] = "";
  static const Token none = { .type = TOKEN_MARK, .text = nothing, .fold = nothing, .quote = -1 };

  return i >= 0 && (guint) i < text->tokens->len ? TOKEN (text->tokens, i) : &none;
}

static gboolean
ends_sentence (const Token *token)
{
  return token->type == TOKEN_MARK && strstr (".!?…", token->text) != NULL;
}

/* Whether the full stop at @i belongs to the word before it. */
static gboolean
is_abbreviation (const Text *text, guint i)
{
  const Token *word = text_peek (text, (int) i - 1);
  const Token *next = text_peek (text, (int) i + 1);

  if (!token_is (TOKEN (text->tokens, i), ".") || word->type != TOKEN_WORD)
    return FALSE;
  return (word->classes & CLASS_ABBREVIATION) != 0 &&
         (word->capital || !next->capital || g_utf8_strlen (word->text, -1) > 3);
}

/* Behind the numbers of notes at @i, which belong to the sentence before: "[4]", "⁴". */
static guint
skip_notes (const Text *text, guint i)
{
  static const char superscripts[] = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  for (;;)
    {
      const Token *token = text_peek (text, (int) i);

      if (token->space || *token->text == '\0')
        return i;
      if (token_is (token, "[") && text_peek (text, (int) i + 1)->type == TOKEN_NUMBER &&
          token_is (text_peek (text, (int) i + 2), "]"))
        i += 3;
      else if ((token->type == TOKEN_NUMBER && strlen (token->text) <= 3) ||
               strstr (superscripts, token->text) != NULL)
        i++;
      else
        return i;
    }
}

/* The first token of the next sentence when one ends at @i, else 0. */
static guint
find_next (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);
  guint next = i + 1;
  gboolean ends = ends_sentence (token) && token->quote < 0 && !is_abbreviation (text, i);

  /* “… building up.” However, … */
  if (token->quote < 0 && i > 0 && text_peek (text, (int) i - 1)->quote >= 0 &&
      token->type == TOKEN_MARK)
    ends = ends_sentence (text_peek (text, (int) i - 1));
  if (!ends)
    return 0;
  next = skip_notes (text, next);
  while (next < text->tokens->len && !text_peek (text, (int) next)->space &&
         text_peek (text, (int) next)->type == TOKEN_MARK &&
         strchr ("([“‘«\"", *text_peek (text, (int) next)->text) == NULL)
    next++;
  if (next < text->tokens->len && !TOKEN (text->tokens, next)->space)
    return 0;
  /* What goes on in lower case goes on. */
  return next == text->tokens->len ||
             !g_unichar_islower (g_utf8_get_char (TOKEN (text->tokens, next)->text))
           ? next
           : 0;
}

static void
find_sentences (Text *text)
{
  Sentence sentence = { 0, 0 };

  for (guint i = 0; i < text->tokens->len; i++)
    {
      guint next = find_next (text, i);

      if (next == 0 && i + 1 < text->tokens->len)
        continue;
      sentence.end = next != 0 ? next : i + 1;
      for (guint j = sentence.first; j < sentence.end; j++)
        TOKEN (text->tokens, j)->sentence = (int) text->sentences->len;
      g_array_append_val (text->sentences, sentence);
      sentence.first = sentence.end;
      i = sentence.end - 1;
    }
}

Text *
text_new (const Rules *rules, DossierPassage *passage, guint index, gboolean goes_on)
{
  Text *self = g_new0 (Text, 1);

  self->rules = rules;
  self->passage = passage;
  self->index = index;
  self->tokens = tokens_divide (rules, strlen (passage->text) <= MAX_BYTES ? passage->text : "");
  self->quotations = g_array_new (FALSE, TRUE, sizeof (Quotation));
  self->sentences = g_array_new (FALSE, TRUE, sizeof (Sentence));
  self->mentions = g_array_new (FALSE, TRUE, sizeof (Mention));
  self->dates = g_array_new (FALSE, TRUE, sizeof (FoundDate));
  g_array_set_clear_func (self->mentions, mention_clear);
  g_array_set_clear_func (self->dates, date_clear);
  quotations_find (self, goes_on);
  find_sentences (self);
  return self;
}

void
text_free (Text *text)
{
  g_array_unref (text->tokens);
  g_array_unref (text->quotations);
  g_array_unref (text->sentences);
  g_array_unref (text->mentions);
  g_array_unref (text->dates);
  g_free (text);
}

char *
text_get_words (const Text *text, guint first, guint end)
{
  const char *from, *to;

  if (first >= end)
    return g_strdup ("");
  from = text->passage->text + TOKEN (text->tokens, first)->byte;
  to = text->passage->text + TOKEN (text->tokens, end - 1)->byte;
  return g_strndup (from, (gsize) (to - from) + strlen (TOKEN (text->tokens, end - 1)->text));
}

void
text_add_mention (Text *text,
                  MentionType type,
                  guint first,
                  guint end,
                  DossierSuggestedEntity *entity,
                  Reason reason,
                  const char *word)
{
  Mention mention = { .type = type,
                      .first = first,
                      .end = end,
                      .entity = entity,
                      .reason = reason,
                      .word = g_strdup (word),
                      .named = type < MENTION_OFFICE && type != MENTION_GROUP };
  guint at = text->mentions->len;

  while (at > 0 && MENTION (text, at - 1)->first > first)
    at--;
  g_array_insert_val (text->mentions, at, mention);
}

/* So many mentions may begin within another one. */
#define MAX_WITHIN 8

/* How many mentions begin at token @i or before. */
static guint
count_until (const Text *text, guint i)
{
  guint low = 0, high = text->mentions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (MENTION (text, middle)->first <= i)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static Mention *
get_at (const Text *text, guint i, gboolean country)
{
  guint n = count_until (text, i);
  Mention *found = NULL;

  /* The first of those that cover it. */
  for (guint j = n; j > 0 && j + MAX_WITHIN > n; j--)
    {
      Mention *mention = MENTION (text, j - 1);

      if (i < mention->end && (mention->type == MENTION_COUNTRY) == country)
        found = mention;
    }
  return found;
}

Mention *
text_get_name_at (const Text *text, guint i)
{
  return get_at (text, i, FALSE);
}

Mention *
text_get_country_at (const Text *text, guint i)
{
  return get_at (text, i, TRUE);
}
