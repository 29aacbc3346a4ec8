/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/office.h"

#include "suggest/declined-names.h"

static gboolean
is_office (const Text *text, int i)
{
  return (text_peek (text, i)->classes & CLASS_OFFICE) != 0;
}

/* A word before the last of an office: "foreign", "Russian", "NATO". */
static gboolean
belongs (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  if (token->type != TOKEN_WORD)
    return token_is (token, "-") && i > 0 && !token->space;
  /* "сказал журналистам глава" */
  if ((token->classes & CLASS_GROUP) != 0 && !rules_has_articles (text->rules))
    return FALSE;
  if ((token->classes & (CLASS_OFFICE | CLASS_OFFICE_WORD)) != 0)
    return !(token->classes & CLASS_COMMON) || token->capital;
  return text_get_country_at (text, i) != NULL ||
         (text_get_name_at (text, i) != NULL &&
          text_get_name_at (text, i)->type == MENTION_ORGANISATION);
}

guint
office_find_start (const Text *text, guint last)
{
  guint start = last;
  guint sentence = SENTENCE (text, TOKEN (text->tokens, last)->sentence)->first;

  while (start > sentence && belongs (text, start - 1) &&
         (TOKEN (text->tokens, start - 1)->possessive == FALSE || start == last ||
          text_get_country_at (text, start - 1) != NULL))
    start--;
  while (TOKEN (text->tokens, start)->type == TOKEN_MARK)
    start++;
  return start;
}

/* Behind whose last word "of the State Duma" ends at @end, going back; the office's last token, or
 * -1. */
static int
find_office_of (const Text *text, guint end)
{
  int i = (int) end - 1;
  int limit = MAX ((int) end - 10, 0);

  /* "an economist at Databank" names no economist. */
  if (i < 0 ||
      (text_get_name_at (text, (guint) i) == NULL && text_get_country_at (text, (guint) i) == NULL))
    return -1;
  for (; i > limit; i--)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (token_is (token, "of") || token_is (token, "at") || token_is (token, "for"))
        {
          if (is_office (text, i - 1))
            return i - 1;
          continue;
        }
      if (token->type != TOKEN_WORD && !token_is (token, "-"))
        return -1;
      if (!token->capital && !token_is (token, "the") && !token_is (token, "and") &&
          !(token->classes & CLASS_ORGANISATION_JOIN) && !belongs (text, (guint) i))
        return -1;
    }
  return -1;
}

/* So many words may stand between an office and the name, where there are no articles. */
#define MAX_GENITIVES 8

/* A word that can tell what an office is of. */
static gboolean
may_be_genitive (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  if (token->type == TOKEN_MARK)
    return token_is (token, "-") || token_is (token, "«") || token_is (token, "»");
  return (token->classes & (CLASS_SPEECH | CLASS_SAYING | CLASS_THAT | CLASS_PRONOUN | CLASS_BE)) ==
           0 &&
         ((token->classes & CLASS_PREPOSITION) == 0 || token_is (token, "по") ||
          ((token->classes & CLASS_AT) != 0 && text_peek (text, (int) i + 1)->capital));
}

gboolean
office_leads_to_person (const Text *text, guint last)
{
  if (rules_has_articles (text->rules))
    return FALSE;
  for (guint i = last + 1; i < text->tokens->len && i < last + MAX_GENITIVES; i++)
    {
      const Mention *name = text_get_name_at (text, i);

      if (name != NULL && name->type == MENTION_PERSON)
        return name->first == i;
      if (!may_be_genitive (text, i))
        return FALSE;
    }
  return FALSE;
}

/* The last noun that is an office before the name, with what it is of between; or -1. */
static int
find_office_of_genitives (const Text *text, guint first)
{
  int office = -1;

  for (guint i = first; i > 0 && i + MAX_GENITIVES > first && may_be_genitive (text, i - 1); i--)
    if (is_office (text, (int) i - 1) && (TOKEN (text->tokens, i - 1)->classes & CLASS_GROUP) == 0)
      office = (int) i - 1;
    else if (office >= 0)
      break;
  return office;
}

/* The same for languages without articles. */
static char *
read_genitives (const Text *text, guint first)
{
  int office = find_office_of_genitives (text, first);

  return office >= 0 ? declined_names_restore (text, office_find_start (text, (guint) office),
                                               (guint) office, first)
                     : NULL;
}

char *
office_before (const Text *text, guint first)
{
  int last = (int) first - 1;
  const Token *before = text_peek (text, last);
  guint start;

  if (first == 0)
    return NULL;
  if (!rules_has_articles (text->rules) && !token_is (before, ","))
    return read_genitives (text, first);
  /* "the finance minister, Ana Torres," */
  if (token_is (before, ",") && is_office (text, last - 1) &&
      (text_peek (text, (int) first + 1)->capital ||
       token_is (text_peek (text, (int) first + 1), "-")))
    last--;
  else if (!is_office (text, last))
    last = find_office_of (text, first);
  if (last < 0)
    return NULL;
  start = office_find_start (text, (guint) last);
  /* "a leader Smith" is fine, "meeting Secretary" too; of "the law King" nothing is known. */
  return text_get_words (text, start,
                         last + 1 < (int) first - 1 && !token_is (before, ",") ? first
                                                                               : (guint) last + 1);
}

char *
office_behind (const Text *text, guint end)
{
  guint limit = MIN (end + 9, text->tokens->len);
  guint start = end + 1;
  int office = -1;

  if (!token_is (text_peek (text, (int) end), ","))
    return NULL;
  for (guint i = start; i < limit; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (token->type == TOKEN_MARK && !token_is (token, "-"))
        break;
      if ((token->classes & (CLASS_SPEECH | CLASS_PRONOUN)) != 0 &&
          !(token->classes & CLASS_OFFICE))
        break;
      /* What follows is what the office is of. */
      if (is_office (text, (int) i))
        {
          office = (int) i;
          if (token_is (text_peek (text, (int) i + 1), "of"))
            continue;
        }
      else if (office >= 0 && !token->capital && !(token->classes & CLASS_ORGANISATION_JOIN))
        break;
      else if (office < 0 && !belongs (text, i) && i > start + 2)
        return NULL;
      else if (office >= 0 && (token->capital))
        office = (int) i;
    }
  if (office < 0)
    return NULL;
  if (token_is (TOKEN (text->tokens, start), "the") ||
      token_is (TOKEN (text->tokens, start), "a") || token_is (TOKEN (text->tokens, start), "an"))
    start++;
  return (int) start <= office ? text_get_words (text, start, (guint) office + 1) : NULL;
}
