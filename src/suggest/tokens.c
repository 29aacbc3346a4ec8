/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/tokens.h"

#include <string.h>

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_free (token->text);
  g_free (token->fold);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Whether a letter stands at @p. */
static gboolean
is_letter (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* Behind the letters and digits at @p, and apostrophes within: "O’Brien". */
static const char *
skip_word (const char *p)
{
  for (;;)
    {
      const char *next = g_utf8_next_char (p);

      if (is_letter (p) || g_unichar_isdigit (g_utf8_get_char (p)))
        p = next;
      else if (is_apostrophe (g_utf8_get_char (p)) && is_letter (next))
        p = next;
      else
        return p;
    }
}

/* "2019", "10,000" */
static const char *
skip_number (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  while (*p == ',' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) &&
         !g_ascii_isdigit (p[4]))
    p += 4;
  return p;
}

/* Behind "U.S.", "e.g." or "J.", or @p. */
static const char *
skip_dotted (const char *p)
{
  const char *end = p;

  while (is_letter (end) && *g_utf8_next_char (end) == '.' &&
         (end == p || !is_letter (g_utf8_prev_char (end))))
    end = g_utf8_next_char (end) + 1;
  /* "U.S" of "U.Sen" is none. */
  if (end != p && is_letter (end))
    return p;
  if (end - p == 2 && !g_unichar_isupper (g_utf8_get_char (p)))
    return p;
  return end;
}

static void
measure_case (Token *token)
{
  const char *p = token->text;
  guint letters = 0;

  token->capital = g_unichar_isupper (g_utf8_get_char (p));
  token->capitals = token->capital;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      letters += g_unichar_isalpha (c);
      if (g_unichar_islower (c))
        token->capitals = FALSE;
    }
  if (letters < 2)
    token->capitals = FALSE;
}

static char *
fold (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) parts = g_strsplit (lower, "’", -1);

  return g_strjoinv ("'", parts);
}

/* Takes "’s" off the end of a word. */
static const char *
cut_possessive (const char *start, const char *end, gboolean *possessive)
{
  const char *before = end - start > 1 ? g_utf8_find_prev_char (start, end - 1) : NULL;

  *possessive =
    before != NULL && before > start && end[-1] == 's' && is_apostrophe (g_utf8_get_char (before));
  return *possessive ? before : end;
}

static const char *
read_token (const Rules *rules, const char *p, Token *token)
{
  const char *dotted = is_letter (p) ? skip_dotted (p) : p;
  const char *end = dotted, *next;

  token->quote = -1;
  if (end == p && g_ascii_isdigit (*p))
    {
      end = skip_number (p);
      token->type = is_letter (end) ? TOKEN_WORD : TOKEN_NUMBER;
      if (is_letter (end))
        end = skip_word (end);
    }
  else if (end == p && is_letter (p))
    end = skip_word (p);
  else if (end == p)
    {
      end = g_utf8_next_char (p);
      token->type = TOKEN_MARK;
    }
  next = end;
  if (token->type == TOKEN_WORD)
    end = cut_possessive (p, end, &token->possessive);
  token->text = g_strndup (p, end - p);
  token->fold = fold (token->text);
  if (token->type == TOKEN_WORD)
    {
      token->classes = rules_get_classes (rules, token->fold);
      measure_case (token);
    }
  token->end = token->start + (guint) g_utf8_strlen (token->text, -1);
  return next;
}

GArray *
tokens_divide (const Rules *rules, const char *text)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  const char *p = text;
  guint at = 0;
  gboolean space = TRUE;

  g_array_set_clear_func (tokens, token_clear);
  while (*p != '\0')
    {
      Token token = { .type = TOKEN_WORD, .start = at, .byte = (gsize) (p - text), .space = space };
      const char *next;

      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          at++;
          space = TRUE;
          continue;
        }
      next = read_token (rules, p, &token);
      at += (guint) g_utf8_strlen (p, next - p);
      p = next;
      space = FALSE;
      g_array_append_val (tokens, token);
    }
  return tokens;
}
