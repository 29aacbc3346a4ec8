/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/quotations.h"

#include <string.h>

static gboolean
is_mark (const Token *token, const char *marks)
{
  return token->type == TOKEN_MARK && strstr (marks, token->text) != NULL;
}

static gboolean
is_straight (const Token *token)
{
  return is_mark (token, "\"'");
}

static gboolean
is_word (const Token *token)
{
  return token->type != TOKEN_MARK;
}

/* Whether a straight or single mark stands where a quotation can begin. */
static gboolean
stands_before (const Text *text, guint i)
{
  const Token *before = text_peek (text, (int) i - 1);
  const Token *behind = text_peek (text, (int) i + 1);

  return (TOKEN (text->tokens, i)->space || is_mark (before, "([—–-“\"")) && !behind->space &&
         *behind->text != '\0' && !is_mark (behind, ".,;)");
}

/* The marks that close what @i opens, or NULL when it opens nothing. */
static const char *
get_closing (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  if (is_mark (token, "“"))
    return "”“";
  if (is_mark (token, "„"))
    return "“”";
  if (is_mark (token, "«"))
    return "»";
  if (is_mark (token, "‘"))
    return "’'";
  if (is_straight (token) && stands_before (text, i))
    return token->text;
  return NULL;
}

/* An apostrophe behind a word may close, or belong to it: "the members’ approaches". */
static gboolean
may_be_apostrophe (const Text *text, guint i)
{
  const Token *before = text_peek (text, (int) i - 1);
  const Token *behind = text_peek (text, (int) i + 1);

  if (!is_mark (TOKEN (text->tokens, i), "’'"))
    return FALSE;
  return (is_word (before) && g_str_has_suffix (before->text, "s") && is_word (behind) &&
          behind->space) ||
         (is_word (behind) && !behind->space);
}

/* The mark that closes, from @from; the number of tokens when there is none. */
static guint
find_close (const Text *text, guint open, const char *closing)
{
  const char *opening = TOKEN (text->tokens, open)->text;
  guint depth = 0, doubtful = text->tokens->len;

  for (guint i = open + 1; i < text->tokens->len; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (!is_mark (token, closing))
        {
          depth += is_mark (token, opening) && !is_straight (token);
          continue;
        }
      if (is_straight (token) && token->space && stands_before (text, i))
        continue;
      /* “ opens within “ and closes within „. */
      if (g_str_equal (token->text, opening) && !is_straight (token))
        {
          depth++;
          continue;
        }
      if (may_be_apostrophe (text, i))
        {
          if (doubtful == text->tokens->len && token->space == FALSE &&
              text_peek (text, (int) i + 1)->space)
            doubtful = i;
          continue;
        }
      if (depth == 0)
        return i;
      depth--;
    }
  return doubtful;
}

static gboolean
is_dash (const Token *token)
{
  return is_mark (token, "—–") && *token->text != '\0';
}

/* Where "…, — сказал он" interrupts the words: the mark before the dash, from @from to before
 * @close; @close: nowhere. */
static guint
find_interruption (const Text *text, guint from, guint close)
{
  for (guint i = from; i + 1 < close; i++)
    if (is_dash (TOKEN (text->tokens, i)) && i > from &&
        is_mark (TOKEN (text->tokens, i - 1), ",.?!…") &&
        (TOKEN (text->tokens, i + 1)->classes & CLASS_SPEECH) != 0)
      return i - 1;
  return close;
}

/* Behind the words that interrupt, from the dash at @dash: the dash that ends them, or @close. */
static guint
find_resumption (const Text *text, guint dash, guint close)
{
  for (guint i = dash + 2; i < close && i < dash + 25; i++)
    if (is_dash (TOKEN (text->tokens, i)) && is_mark (TOKEN (text->tokens, i - 1), ",.?!…:"))
      return i;
  return close;
}

static void
add (Text *text, guint open, guint first, guint close)
{
  Quotation quotation = { .first = first, .end = close, .open = open, .close = close };

  for (guint i = first; i < close; i++)
    TOKEN (text->tokens, i)->quote = (int) text->quotations->len;
  g_array_append_val (text->quotations, quotation);
}

/* The words between the marks without those that tell between dashes who speaks, as Russian puts
 * them: «Мы готовы, — сказал он. — Дело за вами». */
static void
add_parts (Text *text, guint open, guint first, guint close)
{
  while (first < close)
    {
      guint end = find_interruption (text, first, close);

      if (end == close)
        {
          add (text, open, first, close);
          return;
        }
      /* A comma only goes before the dash; what asks or calls is said. */
      if (!is_mark (TOKEN (text->tokens, end), ",."))
        end++;
      add (text, open, first, end);
      open = find_resumption (text, is_dash (TOKEN (text->tokens, end)) ? end : end + 1, close);
      first = open + 1;
    }
}

/* A paragraph that is all speech, by a dash before it, with who speaks in it. Readers of formats
 * may have taken the dash for that of a list. */
static gboolean
find_dialogue (Text *text)
{
  guint n = text->tokens->len;
  guint first = n > 0 && is_dash (TOKEN (text->tokens, 0)) ? 1 : 0;

  if (!rules_has_dialogue (text->rules) ||
      (first == 0 && text->passage->passage_kind != DOSSIER_PASSAGE_LIST_ITEM) || n < first + 3 ||
      find_interruption (text, first, n) == n)
    return FALSE;
  add_parts (text, 0, first, n);
  return TRUE;
}

void
quotations_find (Text *text, gboolean goes_on)
{
  guint n = text->tokens->len;

  if (find_dialogue (text))
    return;
  for (guint i = 0; i < n; i++)
    {
      const char *closing = get_closing (text, i);
      guint close = closing != NULL ? find_close (text, i, closing) : n;

      /* A quotation of several paragraphs has an opening mark before each. */
      if (closing != NULL && close == n)
        {
          text->open = i == 0 || goes_on || is_mark (text_peek (text, (int) i - 1), ":,");
          if (!text->open)
            continue;
        }
      else if (closing == NULL)
        continue;
      if (close > i + 1 && rules_has_dialogue (text->rules))
        add_parts (text, i, i + 1, close);
      else if (close > i + 1)
        add (text, i, i + 1, close);
      i = close;
    }
}
