/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/name-words.h"

#include <string.h>

/* "Kovačević" of "KOVAČEVIĆ". */
static char *
make_small (const char *word)
{
  g_autoptr (GString) small = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (small, begins ? c : g_unichar_tolower (c));
      begins = !g_unichar_isalpha (c);
    }
  return g_strdup (small->str);
}

char *
name_words_get_at (const Text *text, guint first, const char *like, guint *end)
{
  guint last = first;
  g_autofree char *word = NULL;

  if (first >= text->tokens->len)
    return NULL;
  while (strchr (like, '-') != NULL && last + 2 < text->tokens->len &&
         token_is (TOKEN (text->tokens, last + 1), "-") && !TOKEN (text->tokens, last + 1)->space &&
         !TOKEN (text->tokens, last + 2)->space &&
         TOKEN (text->tokens, last + 2)->type == TOKEN_WORD)
    last += 2;
  *end = last + 1;
  word = text_get_words (text, first, last + 1);
  return TOKEN (text->tokens, first)->capitals && first < text->turn.name_end
           ? make_small (word)
           : g_steal_pointer (&word);
}

static InflectionGroup
get_group (WordClasses gender)
{
  return (gender & CLASS_SHE) != 0 && (gender & CLASS_HE) == 0 ? INFLECTION_WOMEN : INFLECTION_MEN;
}

GPtrArray *
name_words_get_forms (const Rules *rules, const char *word, WordClasses gender)
{
  return inflection_get_forms (rules_get_inflection (rules), get_group (gender), word);
}

gboolean
name_words_is_form (const Rules *rules, const char *word, WordClasses gender, const char *form)
{
  return g_str_equal (word, form) ||
         (inflection_has (rules_get_inflection (rules), INFLECTION_MEN) &&
          inflection_find_case (rules_get_inflection (rules), get_group (gender), word, form) >= 0);
}

/* What the given names among the words tell of the gender. */
static WordClasses
find_gender (const Rules *rules, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *fold = g_utf8_strdown (g_ptr_array_index (names, i), -1);
      WordClasses classes = rules_get_classes (rules, fold);

      if ((classes & CLASS_GIVEN) != 0 && (classes & (CLASS_HE | CLASS_SHE)) != 0)
        return classes & (CLASS_HE | CLASS_SHE);
    }
  return 0;
}

/* "Марина", and not "Марина" of "Марин", when the family name is a woman's too. */
static WordClasses
choose_gender (const GPtrArray *names, WordClasses both)
{
  const char *last = g_ptr_array_index (names, names->len - 1);

  return g_str_has_suffix (last, "а") || g_str_has_suffix (last, "я") ? both & CLASS_SHE
                                                                      : both & CLASS_HE;
}

/* The nominative of a given name that is known, or NULL. */
static char *
restore_given (const Rules *rules, const char *name)
{
  g_autofree char *fold = g_utf8_strdown (name, -1);
  const char *base = rules_get_base (rules, fold);
  g_autofree char *capital = NULL;

  if ((rules_get_classes (rules, fold) & CLASS_GIVEN) == 0 || g_str_equal (base, fold))
    return NULL;
  capital = g_utf8_strup (base, g_utf8_next_char (base) - base);
  /* "Касым-Жомарт" */
  if (strchr (base, '-') != NULL && strchr (name, '-') != NULL)
    {
      const char *hyphen = strchr (base, '-') + 1;
      g_autofree char *second = g_utf8_strup (hyphen, g_utf8_next_char (hyphen) - hyphen);
      g_autofree char *rest =
        g_strndup (g_utf8_next_char (base), (gsize) (hyphen - g_utf8_next_char (base)));

      return g_strconcat (capital, rest, second, g_utf8_next_char (hyphen), NULL);
    }
  return g_strconcat (capital, g_utf8_next_char (base), NULL);
}

/* Brings the words into the nominative, when the first is a given name in another case. */
static void
restore (const Rules *rules, GPtrArray *names, WordClasses gender)
{
  const Inflection *inflection = rules_get_inflection (rules);
  InflectionGroup group = get_group (gender);
  g_autofree char *fold = g_utf8_strdown (g_ptr_array_index (names, 0), -1);
  const char *base = rules_get_base (rules, fold);
  int number = inflection_find_case (inflection, group, base, fold);

  if (number < 0)
    return;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      char *restored = restore_given (rules, name);

      if (restored == NULL)
        restored = inflection_restore (inflection, group, name, number);
      if (restored == NULL)
        continue;
      g_free (g_ptr_array_index (names, i));
      g_ptr_array_index (names, i) = restored;
    }
}

/* So many words may stand between an office and the name. */
#define MAX_BETWEEN 6

/* The number of the case of a man's office before the name: 0 genitive, 1 dative, 3 instrumental;
 * -1: not known. */
static int
get_case_before (const Text *text, guint first)
{
  int at = (int) first - 1;
  const Token *office;
  const char *base;
  int number;

  while (at > 0 && at + MAX_BETWEEN > (int) first && text_peek (text, at)->type == TOKEN_WORD &&
         (text_peek (text, at)->classes & (CLASS_OFFICE | CLASS_PREPOSITION | CLASS_SPEECH)) == 0)
    at--;
  office = text_peek (text, at);
  base = rules_get_base (text->rules, office->fold);
  if ((office->classes & CLASS_OFFICE) == 0 || g_str_equal (base, office->fold) ||
      g_str_has_suffix (base, "а") || g_str_has_suffix (base, "я"))
    return -1;
  number =
    inflection_find_case (rules_get_inflection (text->rules), INFLECTION_NOUNS, base, office->fold);
  return number == 2 ? 3 : number == 0 || number == 1 ? number : -1;
}

/* Brings the words of a name that no list has into the nominative, by the office before: "с мэром
 * Мартиньшем Стакисом". */
static void
restore_by_office (const Text *text, guint first, GPtrArray *names)
{
  int number = get_case_before (text, first);
  g_autoptr (GPtrArray) restored = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len && number >= 0; i++)
    {
      char *word = inflection_restore (rules_get_inflection (text->rules), INFLECTION_MEN,
                                       g_ptr_array_index (names, i), number);

      if (word == NULL)
        return;
      g_ptr_array_add (restored, word);
    }
  for (guint i = 0; i < restored->len; i++)
    {
      g_free (g_ptr_array_index (names, i));
      g_ptr_array_index (names, i) = g_strdup (g_ptr_array_index (restored, i));
    }
}

GPtrArray *
name_words_read (const Text *text, guint first, guint end, WordClasses *gender)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  WordClasses both = CLASS_HE | CLASS_SHE;

  for (guint i = first, next = first; i < end; i = next)
    g_ptr_array_add (names, name_words_get_at (text, i, "-", &next));
  *gender = find_gender (text->rules, names);
  if (!inflection_has (rules_get_inflection (text->rules), INFLECTION_MEN))
    return names;
  if ((*gender & both) == both)
    *gender = choose_gender (names, both);
  if (*gender == 0 && names->len > 1)
    restore_by_office (text, first, names);
  else
    restore (text->rules, names, *gender);
  return names;
}
