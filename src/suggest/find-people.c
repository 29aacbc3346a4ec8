/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: where something says that a name is a person's (an office, a verb of speech, a given
 * name), and wherever that name or its end stands again. */
#include <string.h>

#include "suggest/gazetteer.h"
#include "suggest/office.h"
#include "suggest/people.h"
#include "suggest/speaker.h"

/* A word that can be part of a person's name. */
static gboolean
is_name_word (const Finder *self, const Text *text, guint i)
{
  const Token *token = text_peek (text, (int) i);
  guint end;

  if (token->type != TOKEN_WORD || !token->capital || text_get_name_at (text, i) != NULL)
    return FALSE;
  if (g_ascii_isdigit (*token->text) || (token->capitals && strchr (token->text, '.') == NULL))
    return FALSE;
  if ((token->classes & (CLASS_WEEKDAY | CLASS_COMMON | CLASS_HONORIFIC)) != 0 ||
      (token->classes & (CLASS_ORGANISATION | CLASS_GROUP)) != 0)
    return FALSE;
  /* Cities are no people, but for "Michael Jordan". */
  return text_get_country_at (text, i) == NULL &&
         (gazetteer_match (text->rules, text->tokens, i, &end) == NULL ||
          (text_peek (text, (int) i - 1)->classes & (CLASS_GIVEN | CLASS_HONORIFIC)) != 0);
}

/* Whether the month's name at @i begins no name: "June" of "June Osborne" does. */
static gboolean
is_month (const Finder *self, const Text *text, guint i)
{
  const Token *token = TOKEN (text->tokens, i);

  return rules_get_month (self->rules, token->fold) != 0 &&
         !(token->classes & CLASS_GIVEN && text_peek (text, (int) i + 1)->capital);
}

/* The end of the name that begins at @first, or @first when none does. */
static guint
find_end (const Finder *self, const Text *text, guint first)
{
  guint end = first;

  if (is_month (self, text, first))
    return first;
  while (end < text->tokens->len && end < first + 5)
    {
      const Token *token = TOKEN (text->tokens, end);
      gboolean glued = token_is (token, "-") && !token->space && end > first;
      guint next = end;

      if (end > first && TOKEN (text->tokens, end - 1)->possessive)
        break;
      while (next > first && next < end + 2 && next < text->tokens->len &&
             (TOKEN (text->tokens, next)->classes & CLASS_NAME_JOIN) != 0 &&
             !TOKEN (text->tokens, next)->capital)
        next++;
      if (glued)
        next = end + 1;
      if (!is_name_word (self, text, next))
        break;
      /* Offices begin no name, nor do they stand in one but at its end: "Martin Luther King". */
      if ((TOKEN (text->tokens, next)->classes & (CLASS_OFFICE | CLASS_OFFICE_WORD)) != 0 &&
          !(TOKEN (text->tokens, next)->classes & CLASS_GIVEN) &&
          (next == first || !(TOKEN (text->tokens, first)->classes & CLASS_GIVEN)))
        break;
      end = next + 1;
    }
  return end;
}

/* A verb of speech behind the name, with what may stand between; the token, or 0. */
static guint
find_verb_behind (const Finder *self, const Text *text, guint end)
{
  for (guint i = end; i < text->tokens->len && i < end + 4; i++)
    {
      const Token *token = TOKEN (text->tokens, i);

      if ((token->classes & CLASS_SPEECH) != 0 && speakers_is_verb (text, i))
        return rules_is_weak (self->rules, token->fold) ? 0 : i;
      if (!(token->classes & CLASS_BETWEEN) && !g_str_has_suffix (token->fold, "ly"))
        return 0;
    }
  return 0;
}

/* "the garrison of Fort Halden believed": the name is not the subject. */
static gboolean
is_complement (const Text *text, guint first)
{
  static const char *const before[] = { "of", "in", "at", "from", "near", "to", "for", NULL };

  return g_strv_contains (before, text_peek (text, (int) first - 1)->fold);
}

/* “…,” said NAME; and the same with who was told. */
static guint
find_verb_before (const Text *text, guint first)
{
  const Token *token = text_peek (text, (int) first - 1);

  if ((token->classes & CLASS_SPEECH) == 0 || first < 2)
    return 0;
  return text_peek (text, (int) first - 2)->quote >= 0 ||
             strstr ("”\"’»,", text_peek (text, (int) first - 2)->text) != NULL
           ? first - 1
           : 0;
}

static gboolean
has_according (const Text *text, guint first)
{
  return token_is (text_peek (text, (int) first - 1), "to") &&
         token_is (text_peek (text, (int) first - 2), "according");
}

/* Why the words are a person's name; FALSE when nothing says so. */
static gboolean
find_reason (const Finder *self, const Text *text, guint first, guint end, Evidence *evidence)
{
  const Token *token = TOKEN (text->tokens, first);
  guint verb = is_complement (text, first) ? 0 : find_verb_behind (self, text, end);
  guint length = end - first;

  if (verb == 0 || TOKEN (text->tokens, end - 1)->possessive)
    verb = find_verb_before (text, first);
  evidence->office = office_before (text, first);
  if (evidence->office == NULL)
    evidence->office = office_behind (text, end);
  if (evidence->office != NULL)
    {
      evidence->reason = REASON_PERSON_OFFICE;
      evidence->word = g_strdup (evidence->office);
      return TRUE;
    }
  if ((text_peek (text, (int) first - 1)->classes & CLASS_HONORIFIC) != 0 ||
      (token_is (text_peek (text, (int) first - 1), ".") &&
       (text_peek (text, (int) first - 2)->classes & CLASS_HONORIFIC) != 0))
    {
      const Token *before = text_peek (text, (int) first - 1);

      if (token_is (before, "."))
        before = text_peek (text, (int) first - 2);
      evidence->reason = REASON_PERSON_OFFICE;
      evidence->word = g_strdup (before->text);
      return before->capital;
    }
  if (length >= 2 && (token->classes & CLASS_GIVEN) != 0)
    {
      evidence->reason = REASON_PERSON_GIVEN;
      evidence->word = g_strdup (token->text);
      return TRUE;
    }
  if ((verb != 0 || has_according (text, first)) && length <= 3)
    {
      /* A word that only begins the sentence is no name. */
      if (length == 1 && SENTENCE (text, token->sentence)->first == first && verb > first + 1)
        return FALSE;
      evidence->reason = REASON_PERSON_SPEAKS;
      evidence->word = g_strdup (verb != 0 ? TOKEN (text->tokens, verb)->text : "according to");
      return TRUE;
    }
  return FALSE;
}

/* The words of the name as a person is called by them. */
static void
gather_in (const Finder *self, const Text *text, GPtrArray *people)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      guint end = is_name_word (self, text, i) ? find_end (self, text, i) : i;
      Evidence evidence = { 0 };

      if (end == i)
        continue;
      if (find_reason (self, text, i, end, &evidence))
        people_take (people, text, i, end, &evidence);
      evidence_clear (&evidence);
      i = end - 1;
    }
}

/* What stands in the text of a known name. */
static void
mention_in (Finder *self, Text *text, GPtrArray *people, guint *count)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      guint end = i;
      Person *person = is_name_word (self, text, i) ? people_match (people, text, i, &end) : NULL;
      Evidence evidence = { .reason = REASON_PERSON_KNOWN };
      Mention *mention;

      if (person == NULL)
        continue;
      person->mentioned = ++*count;
      if (person->entity == NULL)
        {
          g_autofree char *name = people_get_name (person);

          person->entity =
            finder_ensure_entity (self, DOSSIER_KIND_PERSON, name, people_get_family (person));
          person->entity->office = g_strdup (person->office);
        }
      if (!find_reason (self, text, i, end, &evidence))
        {
          evidence.reason = REASON_PERSON_KNOWN;
          g_free (evidence.word);
          evidence.word = g_strdup (person->entity->name);
        }
      text_add_mention (text, MENTION_PERSON, i, end, person->entity, evidence.reason,
                        evidence.word);
      mention = text_get_name_at (text, i);
      mention->office = g_strdup (evidence.office);
      evidence_clear (&evidence);
      i = end - 1;
    }
}

void
finder_find_people (Finder *self)
{
  g_autoptr (GPtrArray) people = people_new ();
  guint count = 0;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (self->texts, i);

      if (text->passage->passage_kind != DOSSIER_PASSAGE_HEADING)
        gather_in (self, text, people);
    }
  people_join (people);
  for (guint i = 0; i < self->texts->len; i++)
    mention_in (self, g_ptr_array_index (self->texts, i), people, &count);
}
