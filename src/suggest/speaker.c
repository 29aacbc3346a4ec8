/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/speaker.h"

#include <string.h>

#include "suggest/antecedent.h"
#include "suggest/declined-names.h"
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

static gboolean
is_article (const Token *token)
{
  return (token->classes & CLASS_ARTICLE) != 0;
}

/* Who it is */

static char *
get_plain_words (const Text *text, guint first, guint end)
{
  const Token *token = TOKEN (text->tokens, first);
  char *words = rules_has_articles (text->rules)
                  ? text_get_words (text, first, end)
                  : declined_names_restore (text, first, end - 1, end);

  /* Only the sentence gives it a capital. */
  if (SENTENCE (text, token->sentence)->first == first && token->capital && !token->capitals &&
      text_get_country_at (text, first) == NULL)
    {
      g_autofree char *whole = words;
      const char *rest = g_utf8_next_char (whole);
      g_autofree char *small = g_utf8_strdown (whole, rest - whole);

      words = g_strconcat (small, rest, NULL);
    }
  return words;
}

/* Who an office is said to be: "the Parliamentary Secretary, Mr Samuel Okonjo,". */
static Mention *
get_person_behind (const Text *text, const Mention *office)
{
  Mention *person = speakers_get_person_at (text, office->end + 1);
  const Token *next = text_peek (text, person != NULL ? (int) person->end : -1);

  if (token_is (text_peek (text, (int) office->end), ","))
    return person;
  /* "a farmer called Yusuf al-Khatib, said", and not "a newspaper called Thorsen a hero" */
  return (text_peek (text, (int) office->end)->classes & CLASS_CALLED) != 0 &&
             (token_is (next, ",") || (next->classes & CLASS_SPEECH) != 0)
           ? person
           : NULL;
}

static gboolean
take_mention (Finder *finder, const Text *text, Mention *mention, Speaker *speaker)
{
  const Text *owner = text;
  Mention *meant = NULL;
  Mention *person = mention->type >= MENTION_OFFICE ? get_person_behind (text, mention) : NULL;

  if (person != NULL)
    mention = person;
  speaker->mention = mention;
  speaker->entity = mention->entity;
  if (mention->type == MENTION_OFFICE || mention->type == MENTION_PLAIN)
    meant = antecedent_of_office (finder, text, mention, &owner);
  if (meant != NULL && meant->type == MENTION_PERSON)
    speaker->entity = meant->entity;
  if (speaker->entity != NULL)
    speaker->name = g_strdup (speaker->entity->name);
  else if (meant != NULL)
    speaker->name = get_plain_words (owner, meant->first, meant->end);
  else
    speaker->name = get_plain_words (text, mention->first, mention->end);
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

static gboolean
take_pronoun (Finder *finder, const Text *text, guint i, Speaker *speaker)
{
  Mention *mention = antecedent_of_pronoun (finder, text, i);

  if (mention == NULL)
    return FALSE;
  take_mention (finder, text, mention, speaker);
  speaker->pronoun = TOKEN (text->tokens, i);
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
  return (TOKEN (text->tokens, i)->classes & (CLASS_PRONOUN | CLASS_IT)) != 0;
}

Mention *
speakers_get_person_at (const Text *text, guint i)
{
  for (guint at = i; at < text->tokens->len && at < i + 8; at++)
    {
      const Token *token = TOKEN (text->tokens, at);
      Mention *mention = text_get_name_at (text, at);

      if (mention != NULL && mention->type == MENTION_PERSON)
        return mention->first == at ? mention : NULL;
      if ((token->classes & (CLASS_HONORIFIC | CLASS_OFFICE | CLASS_OFFICE_WORD)) == 0 &&
          !token_is (token, ".") && text_get_country_at (text, at) == NULL)
        return NULL;
    }
  return NULL;
}

/* Verbs */

gboolean
speakers_is_verb (const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);
  const Mention *name;

  if ((token->classes & (CLASS_SPEECH | CLASS_SAYING)) == 0 || token->quote >= 0 || token->capital)
    return FALSE;
  name = text_get_name_at (text, i);
  if (name != NULL && name->type != MENTION_OFFICE && name->type != MENTION_GROUP)
    return FALSE;
  return (token->classes & CLASS_SAYING) != 0 ||
         (text_peek (text, (int) i - 1)->classes & CLASS_NO_SUBJECT) == 0;
}

/* Whom it was told need not be who speaks: "как пояснил «Восточному телеграфу» советник". */
#define MAX_TOLD 4

/* Behind a short name in quotation marks at @i; @i when there is none. */
static guint
skip_told (const Text *text, guint i)
{
  int quote = text_peek (text, (int) i + 1)->quote;

  if (rules_has_articles (text->rules) || quote < 0 || !text_peek (text, (int) i + 1)->capital ||
      QUOTATION (text, (guint) quote)->open != i ||
      QUOTATION (text, (guint) quote)->end > i + 1 + MAX_TOLD)
    return i;
  return QUOTATION (text, (guint) quote)->close + 1;
}

/* So many words may stand between commas, behind who speaks. */
#define MAX_APPOSITION 30

/* Whether a sentence, or a clause of it, begins with the name, and its article. */
static gboolean
begins (const Text *text, const Mention *mention)
{
  guint first = SENTENCE (text, TOKEN (text->tokens, mention->first)->sentence)->first;
  guint at = mention->first;

  if (at > first && is_article (TOKEN (text->tokens, at - 1)))
    at--;
  return at == first || (TOKEN (text->tokens, at - 1)->classes & CLASS_AND) != 0;
}

/* Whose apposition ends with the comma at @i: "Zas, the new head of the bloc, said". */
static Mention *
find_apposed (const Text *text, guint from, guint i)
{
  for (guint j = i; j > from && j + MAX_APPOSITION > i; j--)
    {
      Mention *mention;

      if (j == i || !token_is (TOKEN (text->tokens, j), ",") || TOKEN (text->tokens, j)->quote >= 0)
        continue;
      /* "Brazil’s trade minister, Marcos Andrade, said" */
      mention = speakers_get_person_at (text, j + 1);
      if (mention != NULL && mention->end < i + 1)
        return mention;
      mention = text_get_name_at (text, j - 1);
      if (mention == NULL || mention->end != j)
        mention = text_get_country_at (text, j - 1);
      if (mention == NULL || mention->end != j)
        continue;
      return (mention->type != MENTION_ORGANISATION && mention->type != MENTION_COUNTRY) ||
                 begins (text, mention)
               ? mention
               : NULL;
    }
  return NULL;
}

/* Whether it only belongs to who speaks: "members of the board", "a spokesman for Mr Brandt". */
static gboolean
is_complement (const Text *text, const Mention *mention)
{
  int i = (int) mention->first - 1;

  /* "источник издания" */
  if (!rules_has_articles (text->rules) && mention->type == MENTION_OFFICE &&
      (TOKEN (text->tokens, mention->end - 1)->classes & CLASS_OFFICE) == 0 &&
      (text_peek (text, i)->classes & (CLASS_OFFICE | CLASS_STRANGER)) != 0)
    return TRUE;
  while (is_article (text_peek (text, i)) ||
         (text_peek (text, i)->classes & (CLASS_HONORIFIC | CLASS_OFFICE_WORD | CLASS_OFFICE)) !=
           0 ||
         token_is (text_peek (text, i), ".") ||
         (i >= 0 && text_get_name_at (text, (guint) i) != NULL && text_peek (text, i)->capital))
    i--;
  return (text_peek (text, i)->classes & CLASS_PREPOSITION) != 0;
}

/* Whether a group is only told something by another verb than the one at @verb: "told reporters …,
 * adding". */
static gboolean
is_told (const Text *text, const Mention *mention, guint verb)
{
  const Token *before = text_peek (text, (int) mention->first - 1);

  return mention->type == MENTION_GROUP && mention->first > 0 && mention->first - 1 != verb &&
         (before->classes & CLASS_SPEECH) != 0 && speakers_is_verb (text, mention->first - 1);
}

/* How many words may stand between who speaks and the verb. */
static guint
get_room (const Text *text, const Mention *mention)
{
  /* "источник издания сообщил" */
  if (mention->type == MENTION_OFFICE)
    return rules_has_articles (text->rules) ||
               (TOKEN (text->tokens, mention->end - 1)->classes & CLASS_OFFICE) == 0
             ? 0
             : 3;
  return mention->type == MENTION_PERSON ? 4 : mention->type == MENTION_GROUP ? 6 : 0;
}

static gboolean
is_free (const Token *token)
{
  return (token->classes & (CLASS_BETWEEN | CLASS_AUXILIARY)) != 0 ||
         g_str_has_suffix (token->fold, "ly") || token_is (token, "—") || token_is (token, "–");
}

/* Behind the bracket that closes at @i, going back: "The World Health Organization (WHO)". */
static guint
skip_bracket (const Text *text, guint from, guint i)
{
  for (guint j = i; j > from && j + 8 > i; j--)
    if (token_is (TOKEN (text->tokens, j - 1), "("))
      return j - 1;
  return i;
}

/* "В министерстве напомнили": where there are no articles, those in it need no name. */
static gboolean
speaks_inside (const Text *text, const Mention *mention)
{
  return !rules_has_articles (text->rules) &&
         (mention->type == MENTION_ORGANISATION ||
          (mention->type == MENTION_OFFICE &&
           (TOKEN (text->tokens, mention->end - 1)->classes & CLASS_ORGANISATION) != 0)) &&
         (text_peek (text, (int) mention->first - 1)->classes & CLASS_AT) != 0;
}

/* The nearest before the verb, with little between but what is joined by a preposition. */
static gboolean
find_nearest (Finder *finder, const Text *text, guint from, guint verb, Speaker *speaker)
{
  guint between = 0;
  Mention *joined = NULL;

  for (guint i = verb; i > from; i--)
    {
      const Token *token = TOKEN (text->tokens, i - 1);
      Mention *mention;

      if (token->quote >= 0)
        continue;
      if (token_is (token, ")"))
        {
          i = skip_bracket (text, from, i - 1) + 1;
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
          !is_told (text, mention, verb) && between <= get_room (text, mention))
        {
          if (!is_complement (text, mention))
            return take_mention (finder, text, mention, speaker);
          if (joined == NULL && (mention->type == MENTION_PERSON || speaks_inside (text, mention)))
            joined = mention;
        }
      if (mention != NULL && mention->type != MENTION_COUNTRY)
        {
          between += mention->end - mention->first;
          i = MAX (mention->first + 1, from + 1);
          continue;
        }
      if (token_is (token, ";") || (token->classes & CLASS_THAT) != 0)
        break;
      if ((token->classes & CLASS_PREPOSITION) != 0)
        between = 0;
      else
        between += !is_free (token);
    }
  return joined != NULL && take_mention (finder, text, joined, speaker);
}

guint
speakers_skip_asked (const Text *text, guint from, guint verb)
{
  const Token *first = TOKEN (text->tokens, from);

  if (!first->capital || (first->classes & CLASS_ASKING) == 0 ||
      SENTENCE (text, first->sentence)->first != from)
    return from;
  for (guint i = from + 1; i + 1 < verb; i++)
    {
      const Token *next = TOKEN (text->tokens, i + 1);

      if (token_is (TOKEN (text->tokens, i), ",") &&
          (next->capital || (next->classes & (CLASS_PRONOUN | CLASS_ARTICLE)) != 0))
        return i + 1;
    }
  return from;
}

gboolean
speakers_find_before (Finder *finder, const Text *text, guint from, guint verb, Speaker *speaker)
{
  const Token *before = text_peek (text, (int) verb - 1);

  from = speakers_skip_asked (text, from, verb);
  if (find_nearest (finder, text, from, verb, speaker))
    return TRUE;
  /* "X congratulated her but hinted that …": whoever the sentence begins with. */
  if ((before->classes & CLASS_AND) == 0)
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
  Mention *best = NULL, *owner = NULL;

  if (verb + 1 < text->tokens->len && is_pronoun (text, verb + 1))
    return take_pronoun (finder, text, verb + 1, speaker);
  for (guint i = skip_told (text, verb + 1); i < text->tokens->len && i < verb + 12; i++)
    {
      const Token *token = TOKEN (text->tokens, i);
      Mention *mention = get_speaking (text, i);

      /* "said the head of the mission, Jonas Petrauskas" */
      if (token_is (token, ",") && best != NULL && best->type >= MENTION_OFFICE &&
          i + 1 < text->tokens->len && text_get_name_at (text, i + 1) != NULL &&
          text_get_name_at (text, i + 1)->type == MENTION_PERSON)
        return take_mention (finder, text, text_get_name_at (text, i + 1), speaker);
      if (token->quote >= 0 || token->sentence != TOKEN (text->tokens, verb)->sentence ||
          (token->type == TOKEN_MARK && !token_is (token, "-") && !token_is (token, ".")))
        break;
      /* "according to the file that the Archives released" */
      if (best == NULL && (token->classes & (CLASS_THAT | CLASS_WHO)) != 0 &&
          (TOKEN (text->tokens, i - 1)->classes & CLASS_PAPER) != 0)
        break;
      if (mention == NULL)
        continue;
      /* "said Ms. Rusu’s colleague, Peter Brandt" */
      if (mention->type == MENTION_PERSON && TOKEN (text->tokens, mention->end - 1)->possessive &&
          owner == NULL)
        owner = mention;
      else if (mention->type == MENTION_PERSON)
        return take_mention (finder, text, owner != NULL ? owner : mention, speaker);
      if (best == NULL && !TOKEN (text->tokens, mention->end - 1)->possessive && i < verb + 6)
        best = mention;
      i = MAX (i, mention->end - 1);
    }
  best = owner != NULL ? owner : best;
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
