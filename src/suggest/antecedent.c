/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/antecedent.h"

#include <string.h>

#include "suggest/office.h"
#include "suggest/speaker.h"

/* So many passages before may name who is meant. */
#define MAX_PASSAGES 8

/* Whether the given name speaks against it that the pronoun means the person. */
static gboolean
fits_pronoun (const Rules *rules, const Mention *mention, const char *pronoun)
{
  const char *name = mention->entity->name;
  g_autofree char *given = g_utf8_strdown (name, (gssize) strcspn (name, " "));
  WordClasses classes = rules_get_classes (rules, given);
  WordClasses wanted = rules_get_classes (rules, pronoun) & (CLASS_HE | CLASS_SHE);

  if (strchr (name, ' ') == NULL || (classes & CLASS_GIVEN) == 0)
    return TRUE;
  return wanted == 0 || (classes & (CLASS_HE | CLASS_SHE)) == 0 || (classes & wanted) != 0;
}

static gboolean
holds_office (const Rules *rules, const Mention *mention, const char *word)
{
  const char *office = mention->office != NULL ? mention->office : mention->entity->office;
  g_autofree char *fold = office != NULL ? g_utf8_strdown (office, -1) : NULL;

  return fold != NULL && strstr (fold, word) != NULL;
}

/* The last mention before token @i that @func accepts, in this passage or in those before. */
static Mention *
find_before (Finder *finder,
             const Text *text,
             guint i,
             gboolean (*func) (const Text *, const Mention *, gpointer),
             gpointer data,
             const Text **owner)
{
  for (int t = (int) text->index; t >= 0 && t + MAX_PASSAGES > (int) text->index; t--)
    {
      const Text *other = g_ptr_array_index (finder->texts, t);

      for (guint m = other->mentions->len; m > 0; m--)
        {
          Mention *mention = MENTION (other, m - 1);

          if ((other == text && mention->end > i) ||
              TOKEN (other->tokens, mention->first)->quote >= 0)
            continue;
          if (!func (other, mention, data))
            continue;
          *owner = other;
          return mention;
        }
    }
  return NULL;
}

/* "Berg told the historian Karen Bjerre": whom somebody is said to speak to. */
static gboolean
is_told (const Text *text, const Mention *mention)
{
  int i = (int) mention->first - 1;
  const Mention *speaker;

  while ((text_peek (text, i)->classes &
          (CLASS_OFFICE | CLASS_OFFICE_WORD | CLASS_HONORIFIC | CLASS_ARTICLE)) != 0)
    i--;
  if (i < 1 || !speakers_is_verb (text, (guint) i))
    return FALSE;
  speaker = text_get_name_at (text, (guint) i - 1);
  return speaker != NULL && speaker->type == MENTION_PERSON && speaker->end == (guint) i;
}

static gboolean
is_meant_by_pronoun (const Text *text, const Mention *mention, gpointer pronoun)
{
  return mention->type == MENTION_PERSON && !is_told (text, mention) &&
         fits_pronoun (text->rules, mention, pronoun);
}

/* Who an office at the beginning of a sentence is said to be: "The commander of the border service,
 * Colonel Ularbek Asanov, rejected". */
static Mention *
find_named_behind (const Text *text, const Mention *office, const Sentence *sentence)
{
  for (guint i = office->end; i < sentence->end && i < office->end + 8; i++)
    if (token_is (TOKEN (text->tokens, i), ","))
      return speakers_get_person_at (text, i + 1);
  return NULL;
}

/* Whether the pronoun can mean what the mention names. */
static gboolean
may_mean (const Text *text, const Token *pronoun, const Mention *mention)
{
  const Token *last = TOKEN (text->tokens, mention->end - 1);

  if (last->possessive)
    return FALSE;
  if ((pronoun->classes & CLASS_IT) != 0)
    return mention->type == MENTION_ORGANISATION || mention->type == MENTION_COUNTRY ||
           (mention->type == MENTION_OFFICE && (last->classes & CLASS_ORGANISATION) != 0);
  if ((pronoun->classes & (CLASS_HE | CLASS_SHE)) == 0)
    return mention->type == MENTION_GROUP;
  if (mention->type == MENTION_PERSON)
    return fits_pronoun (text->rules, mention, pronoun->fold);
  return mention->type == MENTION_OFFICE && (last->classes & CLASS_OFFICE) != 0;
}

/* Whether, in a language without articles, what is named only tells what the office is of that the
 * sentence begins with at @first: "Глава Минэнерго Казахстана". */
static gboolean
belongs_to_office (const Text *text, guint first, const Mention *mention)
{
  if (rules_has_articles (text->rules) || mention->type == MENTION_PERSON ||
      mention->first == first)
    return FALSE;
  for (guint i = first; i < mention->first; i++)
    if ((TOKEN (text->tokens, i)->classes & CLASS_OFFICE) != 0)
      return office_leads_to_person (text, i);
  return FALSE;
}

/* Whoever the sentence @number begins with, when the pronoun can mean that: "The Prussian commander
 * offered terms. “…,” he said". */
static Mention *
find_subject (const Text *text, int number, const Token *pronoun)
{
  const Sentence *sentence;
  guint first;

  if (number < 0)
    return NULL;
  sentence = SENTENCE (text, number);
  first = speakers_skip_asked (text, sentence->first, sentence->end);
  for (guint m = 0; m < text->mentions->len; m++)
    {
      Mention *mention = MENTION (text, m);
      const Token *before = text_peek (text, (int) mention->first - 1);
      Mention *named;

      if (mention->first < first || mention->reason == REASON_COUNTRY_PEOPLE)
        continue;
      /* "Singapore’s Transport Ministry" */
      if (TOKEN (text->tokens, mention->end - 1)->possessive && m + 1 < text->mentions->len &&
          MENTION (text, m + 1)->first <= mention->end + 1)
        continue;
      if (belongs_to_office (text, first, mention))
        continue;
      /* "Moldovan Foreign Minister Ana Rusu" */
      if (mention->first > first + 5 || mention->first >= sentence->end ||
          TOKEN (text->tokens, mention->first)->quote >= 0 ||
          (before->classes & CLASS_PREPOSITION) != 0)
        return NULL;
      named = mention->type >= MENTION_OFFICE ? find_named_behind (text, mention, sentence) : NULL;
      if (named != NULL)
        mention = named;
      return may_mean (text, pronoun, mention) ? mention : NULL;
    }
  return NULL;
}

/* Whether a person is named in the sentence of @i before it. */
static gboolean
is_named_in_sentence (const Text *text, guint i)
{
  const Sentence *sentence = SENTENCE (text, TOKEN (text->tokens, i)->sentence);

  for (guint m = 0; m < text->mentions->len; m++)
    {
      const Mention *mention = MENTION (text, m);

      if (mention->first >= sentence->first && mention->end <= i &&
          mention->type == MENTION_PERSON && TOKEN (text->tokens, mention->first)->quote < 0)
        return TRUE;
    }
  return FALSE;
}

/* The pronoun with which the sentence @number begins, if it is of the same gender: "She was then
 * eighty-four. Asked why, she laughed."; -1 when it begins otherwise. */
static int
find_leading_pronoun (const Text *text, int number, const Token *pronoun)
{
  const Token *first = number >= 0 ? TOKEN (text->tokens, SENTENCE (text, number)->first) : NULL;
  const WordClasses gender = pronoun->classes & (CLASS_HE | CLASS_SHE);

  return first != NULL && gender != 0 && first->quote < 0 &&
             (first->classes & (CLASS_PRONOUN | CLASS_POSSESSIVE)) != 0 &&
             (first->classes & gender) != 0
           ? (int) SENTENCE (text, number)->first
           : -1;
}

Mention *
antecedent_of_pronoun (Finder *finder, const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);
  const Text *owner;
  Mention *subject =
    is_named_in_sentence (text, i) ? NULL : find_subject (text, token->sentence - 1, token);

  int leading = subject == NULL && !is_named_in_sentence (text, i)
                  ? find_leading_pronoun (text, token->sentence - 1, token)
                  : -1;

  if (leading >= 0)
    return antecedent_of_pronoun (finder, text, (guint) leading);
  /* What is no person is meant only where it is plain. */
  if (subject != NULL || (token->classes & (CLASS_HE | CLASS_SHE)) == 0)
    return subject;
  return find_before (finder, text, i, is_meant_by_pronoun, (gpointer) token->fold, &owner);
}

Mention *
antecedent_get_subject (const Text *text, guint i)
{
  static char he[] = "";
  const Token anybody = { .text = he, .fold = he, .classes = CLASS_HE | CLASS_SHE };
  Mention *subject = find_subject (text, TOKEN (text->tokens, i)->sentence - 1, &anybody);

  return subject != NULL && subject->type == MENTION_PERSON ? subject : NULL;
}

static gboolean
is_meant_by_office (const Text *text, const Mention *mention, gpointer word)
{
  const Token *first = TOKEN (text->tokens, mention->first);
  const Token *last = TOKEN (text->tokens, mention->end - 1);

  if (mention->type == MENTION_PERSON)
    return holds_office (text->rules, mention, word);
  return (mention->type == MENTION_OFFICE || mention->type == MENTION_PLAIN) &&
         token_is (last, word) &&
         (token_is (first, "a") || token_is (first, "an") || token_is (first, "one"));
}

static gboolean
is_person (const Text *text, const Mention *mention, gpointer unused)
{
  return mention->type == MENTION_PERSON;
}

/* Where there are no articles, "отмечает эксперт" is who was named last in the passage. */
static Mention *
find_last_person (Finder *finder, const Text *text, const Mention *office, const Text **owner)
{
  Mention *person;

  if (rules_has_articles (text->rules) || office->end != office->first + 1 ||
      (TOKEN (text->tokens, office->first)->classes & CLASS_OFFICE) == 0 ||
      (TOKEN (text->tokens, office->first)->classes & CLASS_STRANGER) != 0)
    return NULL;
  person = antecedent_get_subject (text, office->first);
  if (person != NULL)
    {
      *owner = text;
      return person;
    }
  person = find_before (finder, text, office->first, is_person, NULL, owner);
  return person != NULL && *owner == text ? person : NULL;
}

Mention *
antecedent_of_office (Finder *finder, const Text *text, const Mention *office, const Text **owner)
{
  Mention *meant =
    find_before (finder, text, office->first, is_meant_by_office,
                 (gpointer) rules_get_base (text->rules,
                                            TOKEN (text->tokens, office->end - 1)->fold),
                 owner);

  return meant != NULL ? meant : find_last_person (finder, text, office, owner);
}
