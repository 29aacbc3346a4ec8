/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/people.h"

#include <string.h>

void
evidence_clear (Evidence *evidence)
{
  g_free (evidence->word);
  g_free (evidence->office);
  *evidence = (Evidence){ 0 };
}

static void
person_free (gpointer data)
{
  Person *person = data;

  g_ptr_array_unref (person->names);
  g_free (person->office);
  g_free (person);
}

GPtrArray *
people_new (void)
{
  return g_ptr_array_new_with_free_func (person_free);
}

/* The words of a name, hyphens with what they join. */
static GPtrArray *
get_names (const Text *text, guint first, guint end)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = first; i < end; i++)
    {
      guint last = i;

      while (last + 2 < end && token_is (TOKEN (text->tokens, last + 1), "-"))
        last += 2;
      g_ptr_array_add (names, text_get_words (text, i, last + 1));
      i = last;
    }
  return names;
}

static const char *
get_last (const Person *person)
{
  return g_ptr_array_index (person->names, person->names->len - 1);
}

static gboolean
is_same (const Person *a, const Person *b)
{
  if (a->names->len != b->names->len)
    return FALSE;
  for (guint i = 0; i < a->names->len; i++)
    if (!g_str_equal (g_ptr_array_index (a->names, i), g_ptr_array_index (b->names, i)))
      return FALSE;
  return TRUE;
}

void
people_take (GPtrArray *people, const Text *text, guint first, guint end, Evidence *evidence)
{
  Person *person = g_new0 (Person, 1);

  person->names = get_names (text, first, end);
  person->office = g_strdup (evidence->office);
  for (guint i = 0; i < people->len; i++)
    {
      Person *other = g_ptr_array_index (people, i);

      if (!is_same (person, other))
        continue;
      if (other->office == NULL)
        other->office = g_steal_pointer (&person->office);
      person_free (person);
      return;
    }
  g_ptr_array_add (people, person);
}

/* Whether @given may be short for @full: "J." for "John". */
static gboolean
is_initial (const char *given, const char *full)
{
  return strlen (given) > 1 && given[strlen (given) - 1] == '.' &&
         g_utf8_get_char (given) == g_utf8_get_char (full);
}

/* Whether @shorter is another way of naming @longer: the family name alone, with the first of the
 * given names, or with its initial. */
static gboolean
is_short_for (const Person *shorter, const Person *longer)
{
  const char *given = g_ptr_array_index (shorter->names, 0);
  const char *full = g_ptr_array_index (longer->names, 0);

  if (shorter->names->len > longer->names->len ||
      !g_str_equal (get_last (shorter), get_last (longer)))
    return FALSE;
  if (shorter->names->len == 1)
    return longer->names->len > 1;
  return (g_str_equal (given, full) && shorter->names->len < longer->names->len) ||
         (is_initial (given, full) && !is_initial (full, given));
}

static Person *
follow (Person *person)
{
  while (person->into != NULL)
    person = person->into;
  return person;
}

void
people_join (GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      Person *shorter = g_ptr_array_index (people, i);

      for (guint j = 0; j < people->len && shorter->into == NULL; j++)
        {
          Person *longer = g_ptr_array_index (people, j);

          if (j == i || longer->into != NULL || !is_short_for (shorter, longer))
            continue;
          shorter->into = longer;
          if (longer->office == NULL)
            longer->office = g_strdup (shorter->office);
        }
    }
}

/* Whether the words from token @first are @names; the end, or 0. */
static guint
match_names (const Text *text, guint first, GPtrArray *names)
{
  guint at = first;

  for (guint i = 0; i < names->len; i++)
    {
      guint end = at + 1;
      g_autofree char *word = NULL;

      if (at >= text->tokens->len)
        return 0;
      while (end + 1 < text->tokens->len && token_is (TOKEN (text->tokens, end), "-") &&
             !TOKEN (text->tokens, end)->space && TOKEN (text->tokens, end + 1)->capital &&
             strchr (g_ptr_array_index (names, i), '-') != NULL)
        end += 2;
      word = text_get_words (text, at, end);
      if (!g_str_equal (word, g_ptr_array_index (names, i)) ||
          (i + 1 < names->len && TOKEN (text->tokens, end - 1)->possessive))
        return 0;
      at = end;
    }
  return at;
}

/* Whether the family name at @first belongs to another one's name: "Anna Lee" is not "Bruce Lee".
 */
static gboolean
is_other (const Text *text, guint first)
{
  const Token *before = text_peek (text, (int) first - 1);

  return before->capital && !before->possessive && TOKEN (text->tokens, first)->space &&
         (before->classes & CLASS_GIVEN) != 0 &&
         (before->classes & (CLASS_OFFICE | CLASS_HONORIFIC)) == 0;
}

/* Whether "Mr" or "Ms" before the name speaks against the person. */
static gboolean
is_of_other_gender (const Text *text, guint first, const Person *person)
{
  const Token *before = text_peek (text, (int) first - 1);
  g_autofree char *given = g_utf8_strdown (g_ptr_array_index (person->names, 0), -1);
  WordClasses genders = rules_get_classes (text->rules, given) & (CLASS_HE | CLASS_SHE);
  WordClasses wanted = 0;

  if (token_is (before, "."))
    before = text_peek (text, (int) first - 2);
  if ((before->classes & CLASS_HONORIFIC) != 0)
    wanted = before->classes & (CLASS_HE | CLASS_SHE);
  return wanted != 0 && genders != 0 && (wanted & genders) == 0;
}

/* By the family name alone. */
static Person *
match_family (GPtrArray *people, const Text *text, guint first, guint *end)
{
  Person *best = NULL;

  if (is_other (text, first))
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      Person *person = g_ptr_array_index (people, i);

      if (person->names->len < 2 || person->into != NULL ||
          !g_str_equal (get_last (person), TOKEN (text->tokens, first)->text) ||
          is_of_other_gender (text, first, person))
        continue;
      if (best == NULL || person->mentioned >= best->mentioned)
        best = person;
    }
  if (best != NULL)
    *end = first + 1;
  return best;
}

Person *
people_match (GPtrArray *people, const Text *text, guint first, guint *end)
{
  Person *best = NULL;

  *end = first;
  for (guint i = 0; i < people->len; i++)
    {
      Person *person = g_ptr_array_index (people, i);
      guint whole = match_names (text, first, person->names);

      if (whole > *end)
        {
          best = person;
          *end = whole;
        }
    }
  if (best != NULL && (best->names->len > 1 || best->into == NULL))
    return follow (best);
  return match_family (people, text, first, end);
}

char *
people_get_name (const Person *person)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < person->names->len; i++)
    {
      if (i > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, g_ptr_array_index (person->names, i));
    }
  return g_strdup (name->str);
}

const char *
people_get_family (const Person *person)
{
  return person->names->len > 1 ? get_last (person) : NULL;
}
