/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/unnamed.h"

#include <string.h>

#include "suggest/office.h"
#include "suggest/speaker.h"

static gboolean
is_article (const Token *token)
{
  return (token->classes & CLASS_ARTICLE) != 0;
}

/* A noun or adjective that nothing else is known of. */
static gboolean
is_plain_word (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  WordClasses classes =
    token->classes & CLASS_ADJECTIVE ? token->classes & ~CLASS_COMMON : token->classes;

  return token->type == TOKEN_WORD && !token->capital && text_get_name_at (text, i) == NULL &&
         (classes &
          (CLASS_COMMON | CLASS_PAPER | CLASS_BETWEEN | CLASS_PREPOSITION | CLASS_SPEECH |
           CLASS_SAYING | CLASS_SPEECH_NOUN | CLASS_AUXILIARY | CLASS_ARTICLE | CLASS_AND)) == 0 &&
         token->quote < 0;
}

/* Words that a group may have before it: "two European", "fishery" at the beginning. */
static gboolean
belongs_to_group (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  if (token->possessive)
    return FALSE;
  return (token->classes & (CLASS_GROUP_WORD | CLASS_OFFICE_WORD)) != 0 ||
         text_get_country_at (text, i) != NULL ||
         (SENTENCE (text, token->sentence)->first == i && token->type == TOKEN_WORD &&
          (token->classes & (CLASS_COMMON | CLASS_BETWEEN | CLASS_PREPOSITION | CLASS_AUXILIARY)) ==
            0 &&
          text_get_name_at (text, i) == NULL);
}

static void
find_group (Text *text, guint i)
{
  guint first = i;

  while (first > 0 &&
         TOKEN (text->tokens, first - 1)->sentence == TOKEN (text->tokens, i)->sentence &&
         belongs_to_group (text, first - 1))
    first--;
  text_add_mention (text, MENTION_GROUP, first, i + 1, NULL, REASON_PERSON_GROUP, NULL);
}

/* "fishermen", "archivists": groups by their endings. */
static gboolean
is_group_noun (const Rules *rules, const Token *token)
{
  const char *const *endings = rules_get_group_endings (rules);

  if ((token->classes & CLASS_GROUP) != 0)
    return TRUE;
  for (guint i = 0; endings[i] != NULL; i++)
    if (*endings[i] != '\0' && g_str_has_suffix (token->fold, endings[i]) && !token->capitals &&
        token->classes == 0)
      return TRUE;
  return FALSE;
}

/* Where "the bank’s lawyer" begins, whose office begins at @first; @first when nobody’s it is. */
static guint
find_owner (const Text *text, guint first)
{
  gboolean mark = token_is (text_peek (text, (int) first - 1), "’") ||
                  token_is (text_peek (text, (int) first - 1), "'");
  guint owner = first - 1 - mark;

  if (first < 2 || (!mark && !text_peek (text, (int) owner)->possessive))
    return first;
  for (guint i = owner; i > 0 && i + 3 > owner; i--)
    {
      if (is_article (TOKEN (text->tokens, i - 1)))
        return i - 1;
      if (TOKEN (text->tokens, i - 1)->type == TOKEN_MARK)
        break;
    }
  return owner;
}

/* Behind the article of "a senior security official", whose office begins at @first; @first when
 * there is none. */
static guint
find_article (const Text *text, guint first)
{
  for (guint i = first; i > 0 && i + 4 > first; i--)
    {
      if (is_article (TOKEN (text->tokens, i - 1)))
        return i;
      if (!is_plain_word (text, i - 1) && text_get_country_at (text, i - 1) == NULL &&
          (TOKEN (text->tokens, i - 1)->classes & CLASS_OFFICE_WORD) == 0)
        break;
    }
  return first;
}

static void
find_office (Text *text, guint i)
{
  gboolean body = (TOKEN (text->tokens, i)->classes & CLASS_OFFICE) == 0;
  /* "в пресс-службе" */
  gboolean joined = body && i >= 2 && token_is (TOKEN (text->tokens, i - 1), "-") &&
                    !TOKEN (text->tokens, i)->space;
  guint first = joined ? i - 2 : body ? i : office_find_start (text, i);
  guint owner = find_owner (text, first);
  const Token *before;
  const Mention *next = i + 1 < text->tokens->len ? text_get_name_at (text, i + 1) : NULL;

  if ((next != NULL && next->type == MENTION_PERSON) || office_leads_to_person (text, i))
    return;
  /* "the Prussian commander" */
  if (first >= 2 && text_peek (text, (int) first - 1)->capital &&
      text_get_name_at (text, first - 1) == NULL && is_article (text_peek (text, (int) first - 2)))
    owner = first = first - 1;
  if (owner == first && rules_has_articles (text->rules))
    owner = first = find_article (text, first);
  before = text_peek (text, (int) first - 1);
  if (!is_article (before) && first == i && owner == first && rules_has_articles (text->rules))
    return;
  if (is_article (before))
    first--;
  text_add_mention (text, MENTION_OFFICE, MIN (first, owner), i + 1, NULL, REASON_PERSON_OFFICE,
                    TOKEN (text->tokens, i)->text);
}

/* "the operator had warned", “…,” said a tired man: who speaks need have no office. */
static void
find_plain (Text *text, guint verb)
{
  guint end = verb, first;

  while (end > 0 &&
         (TOKEN (text->tokens, end - 1)->classes & (CLASS_AUXILIARY | CLASS_BETWEEN)) != 0)
    end--;
  for (first = end; first > 0 && first + 3 > end && is_plain_word (text, first - 1);)
    first--;
  if (first < end && first > 0 && is_article (TOKEN (text->tokens, first - 1)))
    {
      text_add_mention (text, MENTION_PLAIN, first - 1, end, NULL, REASON_PERSON_GROUP, NULL);
      return;
    }
  /* "one of them recalled" */
  if (end >= 3 && (TOKEN (text->tokens, end - 1)->classes & CLASS_THEM) != 0 &&
      token_is (TOKEN (text->tokens, end - 2), "of") &&
      (TOKEN (text->tokens, end - 3)->classes & (CLASS_ARTICLE | CLASS_GROUP_WORD)) != 0)
    {
      text_add_mention (text, MENTION_PLAIN, end - 3, end, NULL, REASON_PERSON_GROUP, NULL);
      return;
    }
  first = verb + 1;
  /* "adding that science" */
  if (first >= text->tokens->len || !is_article (TOKEN (text->tokens, first)) ||
      (TOKEN (text->tokens, first)->classes & CLASS_THAT) != 0)
    return;
  for (end = first + 1; end < text->tokens->len && end < first + 4 && is_plain_word (text, end);)
    end++;
  if (end > first + 1)
    text_add_mention (text, MENTION_PLAIN, first, end, NULL, REASON_PERSON_GROUP, NULL);
}

void
unnamed_find (Text *text)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (token->type != TOKEN_WORD || text_get_name_at (text, i) != NULL)
        continue;
      if (is_group_noun (text->rules, token))
        find_group (text, i);
      else if ((token->classes & (CLASS_OFFICE | CLASS_ORGANISATION)) != 0)
        find_office (text, i);
    }
  for (guint i = 0; i < text->tokens->len; i++)
    if (speakers_is_verb (text, i))
      find_plain (text, i);
}
