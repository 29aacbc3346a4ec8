/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/rules.h"

#include <gio/gio.h>
#include <string.h>

#include "suggest/lists.h"

struct _Rules
{
  char *code;
  GHashTable *stop_words;
  Inflection *inflection;
  GHashTable *classes; /* word → Word */
  GHashTable *months;  /* word → number */
  GHashTable *seasons;
  GHashTable *weekdays;
  GHashTable *numbers;
  GHashTable *ordinals;
  GHashTable *middle;
  GHashTable *date_roles;
  gboolean bare_years;
  gboolean dialogue;
  char **infinitives;
  GHashTable *weak;
  char **according;
  char **views;
  char **group_endings;
  char **office_endings;
};

typedef struct
{
  WordClasses classes;
  char *base;    /* of a form */
  gboolean self; /* it is a base, too */
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->base);
  g_free (word);
}

static Word *
ensure_word (Rules *self, const char *fold)
{
  Word *word = g_hash_table_lookup (self->classes, fold);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      g_hash_table_insert (self->classes, g_strdup (fold), word);
    }
  return word;
}

static void
add_class (Rules *self, const char *word, WordClasses class)
{
  ensure_word (self, word)->classes |= class;
}

/* The same for all that the word becomes. */
static void
add_forms (Rules *self, InflectionGroup group, const char *base, WordClasses class)
{
  g_autoptr (GPtrArray) forms = inflection_get_forms (self->inflection, group, base);

  for (guint i = 0; i < forms->len; i++)
    {
      Word *word = ensure_word (self, g_ptr_array_index (forms, i));

      word->classes |= class;
      word->self = word->self || i == 0;
      if (word->base == NULL && i > 0)
        word->base = g_strdup (base);
    }
}

/* (transfer full): the words behind that key; none when there is no such key. */
static char **
read_words (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  return g_strsplit (value != NULL ? value : "", " ", -1);
}

static void
add_words (Rules *self, GKeyFile *file, const char *key, WordClasses class, gboolean inflected)
{
  g_auto (GStrv) words = read_words (file, "words", key);

  for (guint i = 0; words[i] != NULL; i++)
    if (inflected)
      add_forms (self, INFLECTION_NOUNS, words[i], class);
    else
      add_class (self, words[i], class);
}

/* "declare" is declares, declared, declaring too; "say/said" and "admit/admitted/admitting" name
 * what goes otherwise. So it is where a language has no [verb-endings]. */
static void
add_english_verb (Rules *self, const char *entry, WordClasses finite, WordClasses saying)
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
add_verbs (Rules *self, GKeyFile *file, const char *key, WordClasses class)
{
  g_auto (GStrv) entries = read_words (file, "verbs", key);

  for (guint i = 0; entries[i] != NULL; i++)
    if (inflection_has (self->inflection, INFLECTION_VERBS))
      add_forms (self, INFLECTION_VERBS, entries[i], class);
    else
      add_english_verb (self, entries[i], class, CLASS_SAYING);
}

/* The words behind that key count from 1; such of the same number are apart by "/". */
static void
number_words (GKeyFile *file, const char *key, GHashTable *into)
{
  g_auto (GStrv) words = read_words (file, "words", key);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) same = g_strsplit (words[i], "/", -1);

      for (guint j = 0; same[j] != NULL; j++)
        g_hash_table_insert (into, g_strdup (same[j]), GUINT_TO_POINTER (i + 1));
    }
}

/* A line of names: "m" or "f", and the names. */
static void
add_given_names_of (Rules *self, const char *line)
{
  WordClasses gender = *line == 'm' ? CLASS_HE : CLASS_SHE;
  g_auto (GStrv) names = g_strsplit (line + 2, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *fold = g_utf8_strdown (names[i], -1);

      add_forms (self, *line == 'm' ? INFLECTION_MEN : INFLECTION_WOMEN, fold,
                 CLASS_GIVEN | gender);
    }
}

static void
add_given_names (Rules *self)
{
  g_autofree char *name = g_strdup_printf ("given-names-%s.tsv", self->code);
  g_autofree char *text = suggest_list_load (name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == 'm' || *lines[i] == 'f')
      add_given_names_of (self, lines[i]);
}

static const struct
{
  const char *key;
  WordClasses class;
  gboolean inflected; /* all forms of it */
} word_keys[] = {
  { "speech-nouns", CLASS_SPEECH_NOUN, TRUE },
  { "make", CLASS_MAKE, FALSE },
  { "that", CLASS_THAT, FALSE },
  { "pronouns", CLASS_PRONOUN, FALSE },
  { "he", CLASS_HE, FALSE },
  { "she", CLASS_SHE, FALSE },
  { "between", CLASS_BETWEEN, FALSE },
  { "weekdays", CLASS_WEEKDAY, FALSE },
  { "early", CLASS_EARLY, FALSE },
  { "late", CLASS_LATE, FALSE },
  { "future", CLASS_FUTURE, FALSE },
  { "abbreviations", CLASS_ABBREVIATION, FALSE },
  { "honorifics", CLASS_HONORIFIC, TRUE },
  { "he-honorifics", CLASS_HE, FALSE },
  { "she-honorifics", CLASS_SHE, FALSE },
  { "titles", CLASS_TITLE, TRUE },
  { "groups", CLASS_GROUP, TRUE },
  { "group-words", CLASS_GROUP_WORD, TRUE },
  { "offices", CLASS_OFFICE, TRUE },
  { "office-words", CLASS_OFFICE_WORD, TRUE },
  { "common", CLASS_COMMON, FALSE },
  { "at-places", CLASS_AT, FALSE },
  { "events", CLASS_EVENT, TRUE },
  { "org-heads", CLASS_ORGANISATION, TRUE },
  { "unit-heads", CLASS_UNIT, TRUE },
  { "org-joins", CLASS_ORGANISATION_JOIN, FALSE },
  { "given-joins", CLASS_NAME_JOIN, FALSE },
  { "articles", CLASS_ARTICLE, FALSE },
  { "prepositions", CLASS_PREPOSITION, FALSE },
  { "and", CLASS_AND, FALSE },
  { "clause", CLASS_CLAUSE, FALSE },
  { "auxiliaries", CLASS_AUXILIARY, FALSE },
  { "as", CLASS_AS, FALSE },
  { "be", CLASS_BE, FALSE },
  { "possessives", CLASS_POSSESSIVE, FALSE },
  { "papers", CLASS_PAPER, TRUE },
  { "asks", CLASS_ASKS, FALSE },
  { "answers", CLASS_ANSWERS, FALSE },
  { "called", CLASS_CALLED, FALSE },
  { "who", CLASS_WHO, FALSE },
  { "no-subject", CLASS_NO_SUBJECT, FALSE },
  { "not-name", CLASS_NOT_NAME, FALSE },
  { "speaking", CLASS_I, FALSE },
  { "it", CLASS_IT, FALSE },
  { "strangers", CLASS_STRANGER, TRUE },
  { "date-joins", CLASS_DATE_JOIN, FALSE },
  { "landscapes", CLASS_LANDSCAPE, FALSE },
  { "questions", CLASS_QUESTION, FALSE },
  { "them", CLASS_THEM, FALSE },
  { "adjectives", CLASS_ADJECTIVE, FALSE },
};

static const struct
{
  const char *key;
  WordClasses class;
} verb_keys[] = {
  { "speech", CLASS_SPEECH },
  { "reported", CLASS_REPORTED },
  { "to", CLASS_TO },
  { "for", CLASS_FOR },
  { "of", CLASS_OF },
  { "promise", CLASS_PROMISE },
  { "urge", CLASS_URGE },
  { "plain", CLASS_PLAIN },
  { "accuse", CLASS_ACCUSE },
  { "asking", CLASS_ASKING },
  { "directly", CLASS_DIRECTLY },
  { "gerund", CLASS_GERUND },
};

/* In the order of DateRole. */
static const char *const date_keys[] = {
  "the",    "joins",     "to",          "and",    "between", "from",    "since",
  "year",   "century",   "before-year", "last",   "this",    "next",    "ending",
  "decade", "same",      "day",         "week",   "month",   "later",   "earlier",
  "ago",    "following", "on",          "before", "after",   "quarter", "half",
};

static void
add_date_roles (Rules *self, GKeyFile *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_keys); i++)
    {
      g_auto (GStrv) words = read_words (file, "dates", date_keys[i]);

      for (guint j = 0; words[j] != NULL; j++)
        {
          guint roles = rules_get_date_roles (self, words[j]) | 1u << i;

          g_hash_table_insert (self->date_roles, g_strdup (words[j]), GUINT_TO_POINTER (roles));
          self->bare_years = self->bare_years || (1u << i) == DATE_BEFORE_YEAR;
        }
    }
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
read_language (Rules *self, GKeyFile *file)
{
  g_auto (GStrv) words = read_words (file, "language", "stop-words");

  self->dialogue = g_key_file_get_boolean (file, "language", "dialogue", NULL);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (self->stop_words, g_strdup (words[i]));
}

static Rules *
load (const char *code)
{
  Rules *self = g_new0 (Rules, 1);
  g_autofree char *name = g_strconcat (code, ".rules", NULL);
  g_autofree char *text = suggest_list_load (name);
  g_autofree char *according = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  self->code = g_strdup (code);
  self->stop_words = new_table ();
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
  self->months = new_table ();
  self->seasons = new_table ();
  self->weekdays = new_table ();
  self->numbers = new_table ();
  self->ordinals = new_table ();
  self->middle = new_table ();
  self->date_roles = new_table ();
  self->weak = new_table ();
  g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);

  self->inflection = inflection_new (file);
  read_language (self, file);
  for (guint i = 0; i < G_N_ELEMENTS (word_keys); i++)
    add_words (self, file, word_keys[i].key, word_keys[i].class, word_keys[i].inflected);
  for (guint i = 0; i < G_N_ELEMENTS (verb_keys); i++)
    add_verbs (self, file, verb_keys[i].key, verb_keys[i].class);
  add_words (self, file, "saying", CLASS_SAYING, FALSE);
  number_words (file, "months", self->months);
  number_words (file, "month-abbreviations", self->months);
  number_words (file, "days-of-week", self->weekdays);
  number_words (file, "numbers", self->numbers);
  number_words (file, "seasons", self->seasons);
  number_words (file, "ordinals", self->ordinals);
  number_words (file, "mid", self->middle);
  number_words (file, "weak", self->weak);
  add_date_roles (self, file);
  add_given_names (self);
  according = g_key_file_get_string (file, "phrases", "according", NULL);
  self->according = g_strsplit (according, ";", -1);
  self->group_endings = read_words (file, "words", "group-endings");
  self->office_endings = read_words (file, "words", "office-endings");
  self->infinitives = read_words (file, "words", "infinitive-endings");
  self->views = read_words (file, "words", "views");
  return self;
}

/* The languages that data/suggest has rules for. */
static const char *const codes[] = { "en", "ru" };

static const Rules *const *
get_all (void)
{
  static const Rules *all[G_N_ELEMENTS (codes)];
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
        all[i] = load (codes[i]);
      g_once_init_leave (&loaded, 1);
    }
  return all;
}

const Rules *
rules_get (const char *language)
{
  gsize length = strcspn (language, "-_.");

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strlen (codes[i]) == length && g_ascii_strncasecmp (codes[i], language, length) == 0)
      return get_all ()[i];
  return NULL;
}

/* How many words of @text are among the commonest of the language. */
static guint
count_stop_words (const Rules *self, char **words)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += g_hash_table_contains (self->stop_words, words[i]);
  return n;
}

/* In fewer words the commonest may be missing. */
#define FEW_WORDS 30
/* Of a hundred words as many at least are among the commonest. */
#define SHARE 8

const Rules *
rules_guess (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \n\t,.;:", -1);
  guint length = g_strv_length (words), most = 0;
  const Rules *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const Rules *self = get_all ()[i];
      guint n = count_stop_words (self, words);

      if (n <= most)
        continue;
      most = n;
      best = self;
    }
  if (best == NULL && length < FEW_WORDS)
    return rules_get ("en");
  return length < FEW_WORDS || most * 100 >= length * SHARE ? best : NULL;
}

const char *
rules_get_code (const Rules *rules)
{
  return rules->code;
}

const Inflection *
rules_get_inflection (const Rules *rules)
{
  return rules->inflection;
}

WordClasses
rules_get_classes (const Rules *rules, const char *fold)
{
  const Word *word = g_hash_table_lookup (rules->classes, fold);

  if (word != NULL)
    return word->classes;
  for (guint i = 0; rules->office_endings[i] != NULL; i++)
    if (*rules->office_endings[i] != '\0' && g_str_has_suffix (fold, rules->office_endings[i]))
      return CLASS_OFFICE;
  return 0;
}

const char *
rules_get_base (const Rules *rules, const char *fold)
{
  const Word *word = g_hash_table_lookup (rules->classes, fold);

  return word != NULL && word->base != NULL && !word->self ? word->base : fold;
}

int
rules_get_ordinal (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (rules->ordinals, fold));
}

int
rules_get_month (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (rules->months, fold));
}

int
rules_get_weekday (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (rules->weekdays, fold));
}

int
rules_get_number (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (rules->numbers, fold));
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

const char *const *
rules_get_group_endings (const Rules *rules)
{
  return (const char *const *) rules->group_endings;
}

gboolean
rules_is_view (const Rules *rules, const char *fold)
{
  return g_strv_contains ((const char *const *) rules->views, fold);
}

guint
rules_get_date_roles (const Rules *rules, const char *fold)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (rules->date_roles, fold));
}

gboolean
rules_has_bare_years (const Rules *rules)
{
  return rules->bare_years;
}

gboolean
rules_has_dialogue (const Rules *rules)
{
  return rules->dialogue;
}

gboolean
rules_has_articles (const Rules *rules)
{
  return !inflection_has (rules->inflection, INFLECTION_NOUNS);
}

gboolean
rules_is_infinitive (const Rules *rules, const char *fold)
{
  for (guint i = 0; rules->infinitives[i] != NULL; i++)
    if (g_str_has_suffix (fold, rules->infinitives[i]))
      return TRUE;
  return FALSE;
}
