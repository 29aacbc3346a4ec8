/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/speaker.h"

#include <string.h>

#include "suggest/office.h"

void
speaker_clear (Speaker *speaker)
{
  g_free (speaker->name);
  g_free (speaker->office);
  *speaker = (Speaker){ 0 };
}

void
speaker_copy (const Speaker *speaker, Speaker *copy)
{
  *copy = *speaker;
  copy->name = g_strdup (speaker->name);
  copy->office = g_strdup (speaker->office);
}

/* Groups and offices */

static gboolean
is_article (const Token *token)
{
  static const char *const articles[] = { "the",   "a",   "an",      "his",  "her", "its",
                                          "their", "one", "another", "this", NULL };

  return g_strv_contains (articles, token->fold);
}

static void
find_group (Text *text, guint i)
{
  guint first = i;

  while (
    first > 0 && TOKEN (text->tokens, first - 1)->sentence == TOKEN (text->tokens, i)->sentence &&
    !TOKEN (text->tokens, first - 1)->possessive &&
    ((TOKEN (text->tokens, first - 1)->classes & (CLASS_GROUP_WORD | CLASS_OFFICE_WORD)) != 0 ||
     text_get_country_at (text, first - 1) != NULL))
    first--;
  text_add_mention (text, MENTION_GROUP, first, i + 1, NULL, REASON_PERSON_GROUP, NULL);
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

static void
find_office (Text *text, guint i)
{
  gboolean body = (TOKEN (text->tokens, i)->classes & CLASS_OFFICE) == 0;
  guint first = body ? i : office_find_start (text, i);
  guint owner = find_owner (text, first);
  const Token *before;
  const Mention *next = i + 1 < text->tokens->len ? text_get_name_at (text, i + 1) : NULL;

  if (next != NULL && next->type == MENTION_PERSON)
    return;
  /* "the Prussian commander" */
  if (first >= 2 && text_peek (text, (int) first - 1)->capital &&
      text_get_name_at (text, first - 1) == NULL && is_article (text_peek (text, (int) first - 2)))
    owner = first = first - 1;
  before = text_peek (text, (int) first - 1);
  if (!is_article (before) && first == i && owner == first)
    return;
  if (is_article (before))
    first--;
  text_add_mention (text, MENTION_OFFICE, MIN (first, owner), i + 1, NULL, REASON_PERSON_OFFICE,
                    TOKEN (text->tokens, i)->text);
}

void
speakers_find_groups (Text *text)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if (token->type != TOKEN_WORD || text_get_name_at (text, i) != NULL)
        continue;
      if ((token->classes & CLASS_GROUP) != 0)
        find_group (text, i);
      else if ((token->classes & (CLASS_OFFICE | CLASS_ORGANISATION)) != 0)
        find_office (text, i);
    }
}

/* Who it is */

static char *
get_plain_words (const Text *text, guint first, guint end)
{
  const Token *token = TOKEN (text->tokens, first);
  char *words = text_get_words (text, first, end);

  /* Only the sentence gives it a capital. */
  if (SENTENCE (text, token->sentence)->first == first && token->capital && !token->capitals &&
      text_get_country_at (text, first) == NULL && g_ascii_isupper (*words))
    *words = g_ascii_tolower (*words);
  return words;
}

/* Calls @func for the people named before token @i of @text, backwards. */
static Mention *
find_person_before (Finder *finder,
                    const Text *text,
                    guint i,
                    gboolean (*func) (const Rules *, const Mention *, const char *),
                    const char *data)
{
  for (int t = (int) text->index; t >= 0 && t + 8 > (int) text->index; t--)
    {
      const Text *other = g_ptr_array_index (finder->texts, t);

      for (guint m = other->mentions->len; m > 0; m--)
        {
          Mention *mention = MENTION (other, m - 1);

          if (mention->type != MENTION_PERSON || (other == text && mention->end > i) ||
              TOKEN (other->tokens, mention->first)->quote >= 0)
            continue;
          if (func (finder->rules, mention, data))
            return mention;
        }
    }
  return NULL;
}

static gboolean
holds_office (const Rules *rules, const Mention *mention, const char *word)
{
  g_autofree char *office = mention->office != NULL ? g_utf8_strdown (mention->office, -1)
                            : mention->entity->office != NULL
                              ? g_utf8_strdown (mention->entity->office, -1)
                              : NULL;

  return office != NULL && strstr (office, word) != NULL;
}

/* By the given name, where it tells. */
static gboolean
fits_pronoun (const Rules *rules, const Mention *mention, const char *pronoun)
{
  g_autofree char *given =
    g_utf8_strdown (mention->entity->name, (gssize) strcspn (mention->entity->name, " "));
  WordClasses classes = rules_get_classes (rules, given);
  WordClasses wanted = rules_get_classes (rules, pronoun) & (CLASS_HE | CLASS_SHE);

  if (strchr (mention->entity->name, ' ') == NULL || !(classes & CLASS_GIVEN))
    return TRUE;
  return wanted == 0 || (classes & (CLASS_HE | CLASS_SHE)) == 0 || (classes & wanted) != 0;
}

static gboolean
take_mention (Finder *finder, const Text *text, Mention *mention, Speaker *speaker)
{
  const Mention *holder = NULL;

  speaker->mention = mention;
  speaker->entity = mention->entity;
  if (mention->type == MENTION_OFFICE)
    {
      holder = find_person_before (finder, text, mention->first, holds_office,
                                   TOKEN (text->tokens, mention->end - 1)->fold);
      speaker->entity = holder != NULL ? holder->entity : NULL;
    }
  speaker->name = speaker->entity != NULL ? g_strdup (speaker->entity->name)
                                          : get_plain_words (text, mention->first, mention->end);
  speaker->office = g_strdup (mention->office != NULL   ? mention->office
                              : speaker->entity != NULL ? speaker->entity->office
                                                        : NULL);
  return TRUE;
}

void
speaker_confirm (Finder *finder, Speaker *speaker)
{
  Mention *mention = speaker->mention;

  if (mention == NULL || mention->type != MENTION_GROUP)
    return;
  mention->entity = finder_ensure_entity (finder, DOSSIER_KIND_PERSON, speaker->name, NULL);
  mention->entity->group = TRUE;
  mention->named = TRUE;
  speaker->entity = mention->entity;
}

/* "The Prussian commander offered terms. “…,” he said": the subject of the sentence before, when it
 * is an office without a name. */
static Mention *
find_subject_office (const Text *text, guint i)
{
  int before = TOKEN (text->tokens, i)->sentence - 1;
  Mention *office = NULL;

  for (guint m = 0; m < text->mentions->len && before >= 0; m++)
    {
      Mention *mention = MENTION (text, m);

      if (TOKEN (text->tokens, mention->first)->sentence != before)
        continue;
      if (mention->type == MENTION_PERSON)
        return NULL;
      if (mention->type == MENTION_OFFICE && mention->first == SENTENCE (text, before)->first &&
          (TOKEN (text->tokens, mention->end - 1)->classes & CLASS_OFFICE) != 0)
        office = mention;
    }
  return office;
}

static gboolean
take_pronoun (Finder *finder, const Text *text, guint i, Speaker *speaker)
{
  const Token *token = TOKEN (text->tokens, i);
  Mention *mention = find_subject_office (text, i);

  if (mention == NULL)
    mention = find_person_before (finder, text, i, fits_pronoun, token->fold);
  if (mention == NULL || token_is (token, "they"))
    return FALSE;
  take_mention (finder, text, mention, speaker);
  speaker->pronoun = token;
  return TRUE;
}

/* What can speak and covers token @i, or NULL. */
static Mention *
get_speaking (const Text *text, guint i)
{
  Mention *mention = text_get_name_at (text, i);

  if (mention != NULL)
    return mention;
  mention = text_get_country_at (text, i);
  return mention != NULL && mention->reason != REASON_COUNTRY_PEOPLE ? mention : NULL;
}

static gboolean
is_pronoun (const Text *text, guint i)
{
  return (TOKEN (text->tokens, i)->classes & CLASS_PRONOUN) != 0;
}

/* Verbs */

gboolean
speakers_is_verb (const Text *text, guint i)
{
  static const char *const none[] = { "to",    "the", "a",    "an",    "his",  "her",  "its",
                                      "their", "was", "were", "is",    "are",  "be",   "been",
                                      "being", "of",  "no",   "any",   "some", "this", "every",
                                      "for",   "in",  "one",  "first", "not",  NULL };
  const Token *token = TOKEN (text->tokens, i);

  if ((token->classes & (CLASS_SPEECH | CLASS_SAYING)) == 0 || token->quote >= 0 || token->capital)
    return FALSE;
  if (text_get_name_at (text, i) != NULL && text_get_name_at (text, i)->type != MENTION_OFFICE &&
      text_get_name_at (text, i)->type != MENTION_GROUP)
    return FALSE;
  return (token->classes & CLASS_SAYING) != 0 ||
         !g_strv_contains (none, text_peek (text, (int) i - 1)->fold);
}

/* Whose apposition ends with the comma at @i: "Zas, the new head of the bloc, said". */
static Mention *
find_apposed (const Text *text, guint from, guint i)
{
  for (guint j = i; j > from && j + 16 > i; j--)
    {
      Mention *mention;

      if (j == i || !token_is (TOKEN (text->tokens, j), ",") || TOKEN (text->tokens, j)->quote >= 0)
        continue;
      /* "Brazil’s trade minister, Marcos Andrade, said" */
      mention = text_get_name_at (text, j + 1);
      if (mention != NULL && mention->type == MENTION_PERSON && mention->first == j + 1)
        return mention;
      mention = text_get_name_at (text, j - 1);
      return mention != NULL && mention->end == j && mention->type != MENTION_ORGANISATION ? mention
                                                                                           : NULL;
    }
  return NULL;
}

/* Whether it only belongs to who speaks: "members of the board". */
static gboolean
is_complement (const Text *text, const Mention *mention)
{
  int i = (int) mention->first - 1;

  if (mention->type == MENTION_PERSON)
    return FALSE;
  while (token_is (text_peek (text, i), "the") ||
         (i >= 0 && text_get_name_at (text, (guint) i) != NULL && text_peek (text, i)->capital))
    i--;
  return token_is (text_peek (text, i), "of") || token_is (text_peek (text, i), "in");
}

/* How many words may stand between who speaks and the verb. */
static guint
get_room (const Mention *mention)
{
  return mention->type == MENTION_PERSON ? 4 : mention->type == MENTION_GROUP ? 6 : 0;
}

static gboolean
is_free (const Token *token)
{
  return (token->classes & CLASS_BETWEEN) != 0 || g_str_has_suffix (token->fold, "ly") ||
         token_is (token, "—") || token_is (token, "–") || token_is (token, "again");
}

/* The nearest before the verb, with little between. */
static gboolean
find_nearest (Finder *finder, const Text *text, guint from, guint verb, Speaker *speaker)
{
  guint between = 0;

  for (guint i = verb; i > from; i--)
    {
      const Token *token = TOKEN (text->tokens, i - 1);
      Mention *mention;

      if (token->quote >= 0)
        continue;
      /* "The World Health Organization (WHO) declared" */
      if (token_is (token, ")") && token_is (text_peek (text, (int) i - 3), "("))
        {
          i -= 2;
          continue;
        }
      if (between == 0 && token_is (token, ","))
        {
          mention = find_apposed (text, from, i - 1);
          if (mention != NULL)
            return take_mention (finder, text, mention, speaker);
        }
      if (is_pronoun (text, i - 1) && between <= 2)
        return take_pronoun (finder, text, i - 1, speaker);
      mention = get_speaking (text, i - 1);
      if (mention != NULL && mention->end == i && !token->possessive &&
          between <= get_room (mention) && !is_complement (text, mention))
        return take_mention (finder, text, mention, speaker);
      if (mention != NULL && mention->type != MENTION_COUNTRY)
        {
          between += mention->end - mention->first;
          i = MAX (mention->first + 1, from + 1);
          continue;
        }
      if (token_is (token, ";") || token_is (token, "that"))
        return FALSE;
      between += !is_free (token);
    }
  return FALSE;
}

gboolean
speakers_find_before (Finder *finder, const Text *text, guint from, guint verb, Speaker *speaker)
{
  const Token *before = text_peek (text, (int) verb - 1);

  if (find_nearest (finder, text, from, verb, speaker))
    return TRUE;
  /* "X congratulated her but hinted that …": whoever the sentence begins with. */
  if (!token_is (before, "and") && !token_is (before, "but"))
    return FALSE;
  for (guint i = from; i < verb && i < from + 10; i++)
    {
      Mention *mention = text_get_name_at (text, i);

      if (TOKEN (text->tokens, i)->quote >= 0)
        return FALSE;
      if (is_pronoun (text, i))
        return take_pronoun (finder, text, i, speaker);
      if (mention != NULL && mention->type == MENTION_PERSON &&
          !TOKEN (text->tokens, mention->end - 1)->possessive)
        return take_mention (finder, text, mention, speaker);
    }
  return FALSE;
}

gboolean
speakers_find_behind (Finder *finder, const Text *text, guint verb, Speaker *speaker)
{
  Mention *best = NULL;

  if (verb + 1 < text->tokens->len && is_pronoun (text, verb + 1))
    return take_pronoun (finder, text, verb + 1, speaker);
  for (guint i = verb + 1; i < text->tokens->len && i < verb + 12; i++)
    {
      const Token *token = TOKEN (text->tokens, i);
      Mention *mention = get_speaking (text, i);

      /* "said the head of the mission, Jonas Petrauskas" */
      if (token_is (token, ",") && best != NULL && best->type == MENTION_OFFICE &&
          i + 1 < text->tokens->len && text_get_name_at (text, i + 1) != NULL &&
          text_get_name_at (text, i + 1)->type == MENTION_PERSON)
        return take_mention (finder, text, text_get_name_at (text, i + 1), speaker);
      if (token->quote >= 0 || token->sentence != TOKEN (text->tokens, verb)->sentence ||
          (token->type == TOKEN_MARK && !token_is (token, "-") && !token_is (token, ".")))
        break;
      if (mention == NULL)
        continue;
      if (mention->type == MENTION_PERSON)
        return take_mention (finder, text, mention, speaker);
      if (best == NULL && !TOKEN (text->tokens, mention->end - 1)->possessive && i < verb + 6)
        best = mention;
      i = MAX (i, mention->end - 1);
    }
  return best != NULL && take_mention (finder, text, best, speaker);
}

gboolean
speakers_find_meant (Finder *finder, const Text *text, guint i, Speaker *speaker)
{
  return take_pronoun (finder, text, i, speaker);
}

gboolean
speakers_find_first (Finder *finder, const Text *text, guint first, guint end, Speaker *speaker)
{
  for (guint i = first; i < end; i++)
    {
      Mention *mention = get_speaking (text, i);

      if (TOKEN (text->tokens, i)->quote >= 0)
        continue;
      if (is_pronoun (text, i))
        return take_pronoun (finder, text, i, speaker);
      if (mention == NULL || mention->type == MENTION_ORGANISATION ||
          mention->type == MENTION_COUNTRY)
        continue;
      return take_mention (finder, text, mention, speaker);
    }
  return FALSE;
}
