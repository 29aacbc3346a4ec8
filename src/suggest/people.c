/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/people.h"

#include <string.h>

#include "suggest/name-words.h"

/* So many people of one word in their names are told apart: lists of names without end have more.
 */
#define MAX_NAMESAKES 200
/* Fewer letters before a hyphen are no family name: "Park Ji-woo". */
#define MIN_FIRST 4

struct _People
{
  const Rules *rules;
  GPtrArray *all;    /* of Person */
  GHashTable *known; /* whole name → Person */
  GHashTable *words; /* form of a word of a name → GPtrArray of Person, borrowed */
};

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

People *
people_new (const Rules *rules)
{
  People *self = g_new0 (People, 1);

  self->rules = rules;
  self->all = g_ptr_array_new_with_free_func (person_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
people_free (People *people)
{
  g_hash_table_unref (people->known);
  g_hash_table_unref (people->words);
  g_ptr_array_unref (people->all);
  g_free (people);
}

static const char *
get_word (const Person *person, guint i)
{
  return g_ptr_array_index (person->names, i);
}

static const char *
get_last (const Person *person)
{
  return get_word (person, person->names->len - 1);
}

/* "Mutawa" of "Fawzia al-Mutawa", or NULL. */
static const char *
get_behind_article (const Person *person)
{
  const char *last = get_last (person);
  const char *hyphen = strchr (last, '-');

  return hyphen != NULL && g_unichar_islower (g_utf8_get_char (last)) ? hyphen + 1 : NULL;
}

static GPtrArray *
get_by_word (People *self, const char *word)
{
  return g_hash_table_lookup (self->words, word);
}

static void
index_word (People *self, Person *person, const char *word)
{
  g_autoptr (GPtrArray) forms = name_words_get_forms (self->rules, word, person->gender);

  for (guint j = 0; j < forms->len; j++)
    {
      const char *form = g_ptr_array_index (forms, j);
      GPtrArray *people = get_by_word (self, form);

      if (people == NULL)
        {
          people = g_ptr_array_new ();
          g_hash_table_insert (self->words, g_strdup (form), people);
        }
      if (people->len < MAX_NAMESAKES &&
          (people->len == 0 || g_ptr_array_index (people, people->len - 1) != person))
        g_ptr_array_add (people, person);
    }
}

/* Makes the person known by each of the words in every form, and by the first of a double family
 * name: "Perić" of "Zvonimir Perić-Badurina". */
static void
index_words (People *self, Person *person)
{
  g_autofree char *first = g_strndup (get_last (person), strcspn (get_last (person), "-"));

  for (guint i = 0; i < person->names->len; i++)
    index_word (self, person, get_word (person, i));
  if (person->names->len > 1 && strchr (get_last (person), '-') != NULL &&
      g_utf8_strlen (first, -1) >= MIN_FIRST)
    index_word (self, person, first);
  if (get_behind_article (person) != NULL)
    index_word (self, person, get_behind_article (person));
}

void
people_take (People *people, const Text *text, guint first, guint end, Evidence *evidence)
{
  Person *person = g_new0 (Person, 1);
  g_autofree char *name = NULL;
  Person *other;

  person->names = name_words_read (text, first, end, &person->gender);
  person->office = g_strdup (evidence->office);
  name = people_get_name (person);
  other = g_hash_table_lookup (people->known, name);
  if (other != NULL)
    {
      if (other->office == NULL)
        other->office = g_steal_pointer (&person->office);
      person_free (person);
      return;
    }
  g_hash_table_insert (people->known, g_steal_pointer (&name), person);
  g_ptr_array_add (people->all, person);
  index_words (people, person);
}

/* Whether @given may be short for @full: "J." for "John". */
static gboolean
is_initial (const char *given, const char *full)
{
  return strlen (given) > 1 && given[strlen (given) - 1] == '.' &&
         g_utf8_get_char (given) == g_utf8_get_char (full);
}

static gboolean
begins_with (const Person *longer, const Person *shorter)
{
  for (guint i = 0; i < shorter->names->len; i++)
    if (!g_str_equal (get_word (longer, i), get_word (shorter, i)))
      return FALSE;
  return TRUE;
}

/* "Abu Soud" of "Raed Abu Soud" */
static gboolean
ends_with (const Person *longer, const Person *shorter)
{
  guint before = longer->names->len - shorter->names->len;

  for (guint i = 0; i < shorter->names->len; i++)
    if (!g_str_equal (get_word (longer, before + i), get_word (shorter, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_word (const Person *person, const char *word)
{
  return g_ptr_array_find_with_equal_func (person->names, word, g_str_equal, NULL);
}

/* Whether @shorter is another way of naming @longer: a word of it, its beginning, the family name
 * with the first of the given names, or with its initial. */
static gboolean
is_short_for (const Person *shorter, const Person *longer)
{
  const char *given = get_word (shorter, 0);
  const char *full = get_word (longer, 0);

  if (shorter->names->len > longer->names->len)
    return FALSE;
  if (shorter->names->len == 1)
    return longer->names->len > 1 &&
           (has_word (longer, given) || g_strcmp0 (get_behind_article (longer), given) == 0);
  if (shorter->names->len < longer->names->len &&
      (begins_with (longer, shorter) || ends_with (longer, shorter)))
    return TRUE;
  if (!g_str_equal (get_last (shorter), get_last (longer)))
    return FALSE;
  return (g_str_equal (given, full) && shorter->names->len < longer->names->len) ||
         (is_initial (given, full) && !is_initial (full, given));
}

/* Who @shorter is: by the family name before by another word of the name. */
static Person *
find_longer (People *self, const Person *shorter)
{
  GPtrArray *people = get_by_word (self, get_last (shorter));
  Person *best = NULL;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      Person *longer = g_ptr_array_index (people, i);

      if (longer == shorter || longer->into != NULL || !is_short_for (shorter, longer))
        continue;
      if (g_str_equal (get_last (longer), get_last (shorter)))
        return longer;
      best = best != NULL ? best : longer;
    }
  return best;
}

void
people_join (People *people)
{
  for (guint i = 0; i < people->all->len; i++)
    {
      Person *shorter = g_ptr_array_index (people->all, i);
      Person *longer = find_longer (people, shorter);

      if (longer == NULL)
        continue;
      shorter->into = longer;
      if (longer->office == NULL)
        longer->office = g_strdup (shorter->office);
    }
}

static Person *
follow (Person *person)
{
  while (person->into != NULL)
    person = person->into;
  return person;
}

/* Whether the words from token @first are the person's name; the end, or 0. */
static guint
match_names (People *self, const Text *text, guint first, const Person *person)
{
  guint at = first;

  for (guint i = 0; i < person->names->len; i++)
    {
      guint end;
      g_autofree char *word = name_words_get_at (text, at, get_word (person, i), &end);

      if (word == NULL ||
          !name_words_is_form (self->rules, get_word (person, i), person->gender, word) ||
          (i + 1 < person->names->len && TOKEN (text->tokens, end - 1)->possessive))
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
  WordClasses wanted = 0;

  if (token_is (before, "."))
    before = text_peek (text, (int) first - 2);
  if ((before->classes & CLASS_HONORIFIC) != 0)
    wanted = before->classes & (CLASS_HE | CLASS_SHE);
  return wanted != 0 && person->gender != 0 && (wanted & person->gender) == 0;
}

/* Whether the word is of the family name, or else of a name that nobody's family name is. */
static gboolean
is_better (People *self, const char *word, const Person *person, const Person *best)
{
  gboolean family = name_words_is_form (self->rules, get_last (person), person->gender, word);

  if (best == NULL)
    return TRUE;
  if (family != name_words_is_form (self->rules, get_last (best), best->gender, word))
    return family;
  return person->mentioned >= best->mentioned;
}

/* By one word of the name. */
static Person *
match_word (People *self, const Text *text, guint first, guint *end)
{
  g_autofree char *word = name_words_get_at (text, first, "-", end);
  GPtrArray *people = word != NULL ? get_by_word (self, word) : NULL;
  Person *best = NULL;

  if (people == NULL && word != NULL)
    {
      g_free (word);
      word = name_words_get_at (text, first, "", end);
      people = get_by_word (self, word);
    }
  if (people == NULL || is_other (text, first))
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      Person *person = g_ptr_array_index (people, i);

      if (person->names->len >= 2 && person->into == NULL &&
          !is_of_other_gender (text, first, person) && is_better (self, word, person, best))
        best = person;
    }
  return best;
}

Person *
people_match (People *people, const Text *text, guint first, guint *end)
{
  g_autofree char *plain = name_words_get_at (text, first, "", end);
  GPtrArray *candidates = plain != NULL ? get_by_word (people, plain) : NULL;
  g_autofree char *joined = name_words_get_at (text, first, "-", end);
  Person *best = NULL;

  if (candidates == NULL && joined != NULL)
    candidates = get_by_word (people, joined);
  *end = first;
  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      Person *person = g_ptr_array_index (candidates, i);
      guint whole = match_names (people, text, first, person);

      if (whole > *end)
        {
          best = person;
          *end = whole;
        }
    }
  if (best != NULL && (best->names->len > 1 || best->into == NULL))
    return follow (best);
  return match_word (people, text, first, end);
}

char *
people_get_name (const Person *person)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < person->names->len; i++)
    {
      if (i > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, get_word (person, i));
    }
  return g_strdup (name->str);
}

const char *
people_get_family (const Person *person)
{
  return person->names->len > 1 ? get_last (person) : NULL;
}
