/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/declined-names.h"

#include <string.h>

/* So many words of a name may stand before its noun, and behind it. */
#define MAX_BEFORE 3
#define MAX_BEHIND 6

static gboolean
ends_with (const Token *token, const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (token->fold, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_adjective (const Token *token)
{
  static const char *const endings[] = { "ый",  "ий",  "ой",  "ая",  "яя",  "ое",  "ее", "ые", "ие",
                                         "ого", "его", "ому", "ему", "ым",  "им",  "ом", "ем", "ую",
                                         "юю",  "ей",  "ых",  "их",  "ыми", "ими", NULL };

  return token->type == TOKEN_WORD && g_utf8_strlen (token->text, -1) > 4 &&
         ends_with (token, endings);
}

static gboolean
is_genitive_adjective (const Token *token)
{
  static const char *const endings[] = { "ого", "его", "ой", "ей", "ых", "их", NULL };

  return token->type == TOKEN_WORD && g_utf8_strlen (token->text, -1) > 4 &&
         ends_with (token, endings);
}

static gboolean
is_genitive_noun (const Token *token, gboolean described)
{
  static const char *const endings[] = { "а", "я", "ы", "и", "ов", "ев", "ей", "ий", NULL };
  static const char *const verbs[] = { "ла", "ли", "лась", "лись", "ся", NULL };

  return token->type == TOKEN_WORD &&
         (token->classes & (CLASS_COMMON | CLASS_SPEECH | CLASS_PREPOSITION | CLASS_AND |
                            CLASS_BETWEEN | CLASS_THAT)) == 0 &&
         (described || (token->classes & CLASS_OFFICE) == 0) &&
         !(token->capital && (token->classes & CLASS_GIVEN) != 0) &&
         g_utf8_strlen (token->text, -1) > 3 && ends_with (token, endings) &&
         !ends_with (token, verbs);
}

/* Behind one noun in the genitive with its adjectives, from token @i; @i when there is none. */
static guint
skip_genitive (const Text *text, guint i)
{
  guint at = i;

  while (at < text->tokens->len && at < i + 2 && is_genitive_adjective (TOKEN (text->tokens, at)) &&
         at + 1 < text->tokens->len && is_genitive_noun (TOKEN (text->tokens, at + 1), TRUE))
    at++;
  return at < text->tokens->len && is_genitive_noun (TOKEN (text->tokens, at), at > i) ? at + 1 : i;
}

/* Behind "по правам", "и торговли", at @i. */
static guint
skip_joined (const Text *text, guint i)
{
  const Token *token = text_peek (text, (int) i);
  guint end;

  if (token_is (token, "и"))
    {
      end = skip_genitive (text, i + 1);
      return end > i + 1 ? end : i;
    }
  if (!token_is (token, "по") || (text_peek (text, (int) i + 1)->type != TOKEN_WORD))
    return i;
  end = skip_genitive (text, i + 2);
  return MAX (end, i + 2);
}

static guint
find_end (const Text *text, guint head)
{
  guint end = skip_genitive (text, head + 1);

  if (end == head + 1)
    return MAX (skip_joined (text, end), end);
  for (guint next = end; end < head + MAX_BEHIND; end = next)
    {
      next = skip_joined (text, end);
      if (next == end && TOKEN (text->tokens, end - 1)->capital == FALSE)
        next = skip_genitive (text, end);
      if (next == end)
        break;
    }
  return end;
}

static guint
find_first (const Text *text, guint head)
{
  guint first = head;

  while (first > 0 && first + MAX_BEFORE > head && is_adjective (TOKEN (text->tokens, first - 1)) &&
         (TOKEN (text->tokens, first - 1)->classes & CLASS_COMMON) == 0 &&
         !TOKEN (text->tokens, first)->capital)
    first--;
  return first;
}

/* How the nominative of an adjective ends that goes with @noun, where its stem ends with @last. */
static const char *
get_nominative (const char *noun, gunichar last, gboolean soft)
{
  gboolean throaty = last == 0x433 || last == 0x43a || last == 0x445; /* г к х */
  gboolean hissing = last == 0x436 || last == 0x447 || last == 0x448 || last == 0x449; /* ж ч ш щ */

  soft = soft && !throaty && !hissing;
  if (g_str_has_suffix (noun, "а") || g_str_has_suffix (noun, "я"))
    return soft ? "яя" : "ая";
  if (g_str_has_suffix (noun, "о") || g_str_has_suffix (noun, "е"))
    return soft || hissing ? "ее" : "ое";
  return soft || throaty || hissing ? "ий" : "ый";
}

/* An adjective as it goes with a noun in the nominative: "таможенной" → "таможенная". */
static char *
agree (const char *adjective, const char *noun)
{
  static const char *const hard[] = { "ого", "ому", "ыми", "ый", "ой", "ая", "ое",
                                      "ые",  "ым",  "ом",  "ую", "ых", NULL };
  static const char *const soft[] = { "его", "ему", "ими", "ий", "яя", "ее", "ие",
                                      "им",  "ем",  "юю",  "ей", "их", NULL };

  for (guint kind = 0; kind < 2; kind++)
    for (guint i = 0; (kind == 0 ? hard : soft)[i] != NULL; i++)
      {
        const char *ending = (kind == 0 ? hard : soft)[i];
        g_autofree char *stem = NULL;

        if (!g_str_has_suffix (adjective, ending) || strlen (adjective) < strlen (ending) + 4)
          continue;
        stem = g_strndup (adjective, strlen (adjective) - strlen (ending));
        return g_strconcat (
          stem,
          get_nominative (noun, g_utf8_get_char (g_utf8_prev_char (stem + strlen (stem))),
                          kind == 1),
          NULL);
      }
  return g_strdup (adjective);
}

char *
declined_names_restore (const Text *text, guint first, guint head, guint end)
{
  const Token *noun = TOKEN (text->tokens, head);
  const char *base = rules_get_base (text->rules, noun->fold);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *rest = NULL;

  if (g_str_equal (base, noun->fold))
    return text_get_words (text, first, end);
  for (guint i = first; i < head; i++)
    {
      const Token *token = TOKEN (text->tokens, i);
      gboolean hyphen = token_is (token, "-") || token_is (text_peek (text, (int) i + 1), "-");
      g_autofree char *word = hyphen ? g_strdup (token->text) : agree (token->text, base);

      g_string_append_printf (name, "%s%s", word, TOKEN (text->tokens, i + 1)->space ? " " : "");
    }
  if (noun->capital)
    {
      const char *behind = g_utf8_next_char (base);
      g_autofree char *capital = g_utf8_strup (base, behind - base);

      g_string_append_printf (name, "%s%s", capital, behind);
    }
  else
    g_string_append (name, base);
  rest = text_get_words (text, head + 1, end);
  if (end > head + 1)
    g_string_append_printf (name, " %s", rest);
  return g_strdup (name->str);
}

/* "газета «Коммерсантъ»": the words in quotation marks are the name. */
static char *
read_quoted (const Text *text, guint head, guint *first, guint *end)
{
  const Token *open = text_peek (text, (int) head + 1);
  int quote = text_peek (text, (int) head + 2)->quote;
  const Quotation *quotation;

  if (!token_is (open, "«") || quote < 0 || !text_peek (text, (int) head + 2)->capital)
    return NULL;
  quotation = QUOTATION (text, (guint) quote);
  if (quotation->open != head + 1 || quotation->end > quotation->first + 6)
    return NULL;
  *first = quotation->first;
  *end = quotation->end;
  return text_get_words (text, *first, *end);
}

char *
declined_names_read (const Text *text, guint head, guint *first, guint *end)
{
  char *quoted = read_quoted (text, head, first, end);

  if (quoted != NULL)
    return quoted;
  *first = find_first (text, head);
  *end = find_end (text, head);
  if (!TOKEN (text->tokens, *first)->capital || *end - *first < 2)
    return NULL;
  /* Only the sentence gives it a capital. */
  if (*end == head + 1 && SENTENCE (text, TOKEN (text->tokens, head)->sentence)->first == *first)
    return NULL;
  return declined_names_restore (text, *first, head, *end);
}
