/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/rules.h"

#include <gio/gio.h>
#include <string.h>

#include "suggest/lists.h"

struct _Rules
{
  GHashTable *classes; /* word → bits */
  GHashTable *months;  /* word → number */
  GHashTable *seasons;
  GHashTable *middle;
  GHashTable *weak;
  char **according;
};

static void
add_class (Rules *self, const char *word, guint class)
{
  guint classes = rules_get_classes (self, word) | class;

  g_hash_table_insert (self->classes, g_strdup (word), GUINT_TO_POINTER (classes));
}

/* (transfer full): the words behind that key. */
static char **
read_words (GKeyFile *file, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_key_file_get_string (file, group, key, &error);

  g_assert_no_error (error);
  return g_strsplit (value, " ", -1);
}

static void
add_words (Rules *self, GKeyFile *file, const char *key, guint class)
{
  g_auto (GStrv) words = read_words (file, "words", key);

  for (guint i = 0; words[i] != NULL; i++)
    add_class (self, words[i], class);
}

/* "declare" is declares, declared, declaring too; "say/said" and "admit/admitted/admitting" name
 * what goes otherwise. */
static void
add_verb (Rules *self, const char *entry, guint finite, guint saying)
{
  g_auto (GStrv) parts = g_strsplit (entry, "/", 3);
  const char *base = parts[0];
  gsize length = strlen (base);
  gboolean e = base[length - 1] == 'e';
  gboolean consonant_y = base[length - 1] == 'y' && strchr ("aeiou", base[length - 2]) == NULL;
  gboolean hissing = g_str_has_suffix (base, "s") || g_str_has_suffix (base, "sh") ||
                     g_str_has_suffix (base, "ch") || base[length - 1] == 'o';
  g_autofree char *stem = g_strndup (base, length - (e || consonant_y));
  g_autofree char *third = consonant_y ? g_strconcat (stem, "ies", NULL)
                           : hissing   ? g_strconcat (base, "es", NULL)
                                       : g_strconcat (base, "s", NULL);
  g_autofree char *past = parts[1] != NULL ? g_strdup (parts[1])
                          : consonant_y    ? g_strconcat (stem, "ied", NULL)
                                           : g_strconcat (stem, "ed", NULL);
  g_autofree char *ing = parts[1] != NULL && parts[2] != NULL ? g_strdup (parts[2])
                         : consonant_y                        ? g_strconcat (base, "ing", NULL)
                                                              : g_strconcat (stem, "ing", NULL);

  add_class (self, base, finite);
  add_class (self, third, finite);
  add_class (self, past, finite);
  add_class (self, ing, finite == CLASS_SPEECH ? saying : finite | saying);
}

static void
add_verbs (Rules *self, GKeyFile *file, const char *key, guint class)
{
  g_auto (GStrv) entries = read_words (file, "verbs", key);

  for (guint i = 0; entries[i] != NULL; i++)
    add_verb (self, entries[i], class, CLASS_SAYING);
}

/* The words behind that key count from 1. */
static GHashTable *
number_words (GKeyFile *file, const char *key, GHashTable *into)
{
  g_auto (GStrv) words = read_words (file, "words", key);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_insert (into, g_strdup (words[i]), GUINT_TO_POINTER (i + 1));
  return into;
}

static void
add_months (Rules *self, GKeyFile *file)
{
  /* "sep" and "sept" are the same month. */
  g_auto (GStrv) words = read_words (file, "words", "month-abbreviations");
  guint month = 0;

  number_words (file, "months", self->months);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!g_str_equal (words[i], "sept"))
        month++;
      g_hash_table_insert (self->months, g_strdup (words[i]), GUINT_TO_POINTER (month));
    }
}

static void
add_seasons (Rules *self, GKeyFile *file)
{
  static const char *const names[] = { "spring", "summer", "autumn", "winter" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_hash_table_insert (self->seasons, g_strdup (names[i]), GUINT_TO_POINTER (i + 1));
  g_hash_table_insert (self->seasons, g_strdup ("fall"), GUINT_TO_POINTER (3));
}

static void
add_given_names (Rules *self)
{
  g_autofree char *text = suggest_list_load ("given-names.tsv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint gender = *lines[i] == 'm' ? CLASS_HE : CLASS_SHE;
      g_auto (GStrv) names = *lines[i] != '\0' ? g_strsplit (lines[i] + 2, " ", -1) : NULL;

      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        {
          g_autofree char *fold = g_utf8_strdown (names[j], -1);

          add_class (self, fold, CLASS_GIVEN | gender);
        }
    }
}

static const struct
{
  const char *key;
  guint class;
} word_keys[] = {
  { "speech-nouns", CLASS_SPEECH_NOUN },
  { "make", CLASS_MAKE },
  { "that", CLASS_THAT },
  { "pronouns", CLASS_PRONOUN },
  { "he", CLASS_HE },
  { "she", CLASS_SHE },
  { "between", CLASS_BETWEEN },
  { "weekdays", CLASS_WEEKDAY },
  { "early", CLASS_EARLY },
  { "late", CLASS_LATE },
  { "future", CLASS_FUTURE },
  { "abbreviations", CLASS_ABBREVIATION },
  { "honorifics", CLASS_HONORIFIC },
  { "he-honorifics", CLASS_HE },
  { "she-honorifics", CLASS_SHE },
  { "groups", CLASS_GROUP },
  { "group-words", CLASS_GROUP_WORD },
  { "offices", CLASS_OFFICE },
  { "office-words", CLASS_OFFICE_WORD },
  { "common", CLASS_COMMON },
  { "at-places", CLASS_AT },
  { "events", CLASS_EVENT },
  { "org-heads", CLASS_ORGANISATION },
  { "unit-heads", CLASS_UNIT },
  { "org-joins", CLASS_ORGANISATION_JOIN },
  { "given-joins", CLASS_NAME_JOIN },
};

static Rules *
load (const char *name)
{
  Rules *self = g_new0 (Rules, 1);
  g_autofree char *text = suggest_list_load (name);
  g_autofree char *according = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->middle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->weak = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (word_keys); i++)
    add_words (self, file, word_keys[i].key, word_keys[i].class);
  add_verbs (self, file, "speech", CLASS_SPEECH);
  add_verbs (self, file, "reported", CLASS_REPORTED);
  add_verbs (self, file, "to", CLASS_TO);
  add_verbs (self, file, "for", CLASS_FOR);
  add_verbs (self, file, "of", CLASS_OF);
  add_months (self, file);
  add_seasons (self, file);
  number_words (file, "mid", self->middle);
  number_words (file, "weak", self->weak);
  add_given_names (self);
  according = g_key_file_get_string (file, "phrases", "according", NULL);
  self->according = g_strsplit (according, ";", -1);
  return self;
}

const Rules *
rules_get_english (void)
{
  static gsize rules;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, (gsize) load ("en.rules"));
  return (const Rules *) rules;
}

guint
rules_get_classes (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (rules->classes, fold));
}

int
rules_get_month (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (rules->months, fold));
}

int
rules_get_season (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (rules->seasons, fold));
}

gboolean
rules_is_middle (const Rules *rules, const char *fold)
{
  return g_hash_table_contains (rules->middle, fold);
}

gboolean
rules_is_weak (const Rules *rules, const char *fold)
{
  return g_hash_table_contains (rules->weak, fold);
}

const char *const *
rules_get_according (const Rules *rules)
{
  return (const char *const *) rules->according;
}
