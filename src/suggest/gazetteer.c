/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/gazetteer.h"

#include <string.h>

#include "suggest/lists.h"

/* The longest name has as many words and marks. */
#define MAX_TOKENS 14
/* So often a form may be one of another form. */
#define MAX_BASES 4

typedef struct
{
  const Rules *rules;
  GHashTable *entries; /* key → Entry */
  GHashTable *forms;   /* inflected word of a name → that word */
  GHashTable *firsts;  /* first words of the names */
  GStringChunk *texts;
  gboolean learning; /* the forms of words, and nothing else */
} Gazetteer;

/* A word as the lists have it. */
static const char *
get_base (const Gazetteer *self, const char *word)
{
  const char *base = word;

  /* "Южной" may be one of "Южная", which is one of "Южный". */
  for (guint i = 0; i < MAX_BASES && base != NULL; i++)
    {
      word = base;
      base = g_hash_table_lookup (self->forms, word);
    }
  return word;
}

/* One spelling of a name, of whatever text. */
static void
append_key (const Gazetteer *self, GString *key, const Token *token)
{
  if (key->len > 0 && token->space)
    g_string_append_c (key, ' ');
  if (token->type == TOKEN_MARK && (token_is (token, "–") || token_is (token, "—")))
    g_string_append_c (key, '-');
  else
    g_string_append (key, get_base (self, token->text));
}

static void
finish_key (GString *key)
{
  g_string_replace (key, "rganiz", "rganis", 0);
  g_string_replace (key, "’", "'", 0);
  g_string_replace (key, "ё", "е", 0);
  g_string_replace (key, "Co-op", "Coop", 0);
}

static char *
make_key (const Gazetteer *self, GArray *tokens)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      append_key (self, key, TOKEN (tokens, i));
      if (TOKEN (tokens, i)->possessive)
        g_string_append (key, "'s");
    }
  finish_key (key);
  return g_strdup (key->str);
}

static void
add_form (Gazetteer *self, const char *form, const char *word)
{
  if (!g_hash_table_contains (self->forms, form) && !g_str_equal (form, word))
    g_hash_table_insert (self->forms, g_strdup (form),
                         g_string_chunk_insert_const (self->texts, word));
}

/* The same in small letters: "в министерстве обороны". */
static void
add_small_forms (Gazetteer *self, const char *word, const GPtrArray *forms)
{
  g_autofree char *fold = g_utf8_strdown (word, -1);

  if ((rules_get_classes (self->rules, fold) & CLASS_ORGANISATION) == 0)
    return;
  for (guint i = 0; i < forms->len; i++)
    {
      g_autofree char *small = g_utf8_strdown (g_ptr_array_index (forms, i), -1);

      add_form (self, small, word);
    }
}

/* Makes known what becomes of the words of a name. */
static void
add_forms (Gazetteer *self, GArray *tokens)
{
  const Inflection *inflection = rules_get_inflection (self->rules);

  for (guint i = 0; i < tokens->len && inflection_has (inflection, INFLECTION_NOUNS); i++)
    {
      const char *word = TOKEN (tokens, i)->text;
      g_autoptr (GPtrArray) forms = NULL;

      /* "Южно-Африканская" has no "Южном". */
      if (TOKEN (tokens, i)->type != TOKEN_WORD || TOKEN (tokens, i)->capitals ||
          (i + 1 < tokens->len && token_is (TOKEN (tokens, i + 1), "-")))
        continue;
      forms = inflection_get_forms (inflection, INFLECTION_NOUNS, word);
      for (guint j = 1; j < forms->len; j++)
        add_form (self, g_ptr_array_index (forms, j), word);
      if (i == 0 && tokens->len > 1)
        add_small_forms (self, word, forms);
    }
}

static void
add_names (Gazetteer *self, EntryType type, const char *code, const char *name, const char *names)
{
  g_auto (GStrv) all = g_strsplit (names, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autoptr (GArray) tokens = tokens_divide (self->rules, all[i]);
      Entry *entry;

      if (tokens->len == 0)
        continue;
      /* Keys are of bases, so all forms are to be known before. */
      if (self->learning)
        {
          add_forms (self, tokens);
          continue;
        }
      entry = g_new (Entry, 1);
      *entry = (Entry){ type, code, name };
      g_hash_table_add (self->firsts, g_strdup (get_base (self, TOKEN (tokens, 0)->text)));
      g_hash_table_insert (self->entries, make_key (self, tokens), entry);
    }
}

static const char *
keep (Gazetteer *self, const char *text)
{
  return *text != '\0' ? g_string_chunk_insert (self->texts, text) : NULL;
}

/* The first of names apart by "|". */
static const char *
keep_first (Gazetteer *self, const char *names)
{
  g_autofree char *first = g_strndup (names, strcspn (names, "|"));

  return keep (self, first);
}

static void
add_country (Gazetteer *self, char **fields)
{
  const char *code = keep (self, fields[0]);
  const char *name = keep_first (self, fields[1]);

  if (*fields[0] == '-')
    {
      add_names (self, ENTRY_NEITHER, NULL, NULL, fields[1]);
      return;
    }
  add_names (self, ENTRY_SEAT, code, name, fields[3]);
  add_names (self, ENTRY_PEOPLE, code, name, fields[2]);
  add_names (self, ENTRY_NAME, code, name, fields[1]);
}

static void
add_organisation (Gazetteer *self, char **fields)
{
  const char *code = keep (self, fields[0]);
  const char *name = keep_first (self, fields[1]);

  add_names (self, ENTRY_ORGANISATION, code, name, fields[0]);
  add_names (self, ENTRY_ORGANISATION, code, name, fields[1]);
}

static void
load (Gazetteer *self, const char *list, guint n_fields, void (*add) (Gazetteer *, char **))
{
  g_autofree char *file = g_strdup_printf ("%s-%s.tsv", list, rules_get_code (self->rules));
  g_autofree char *text = suggest_list_load (file);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] != '\0' && *lines[i] != '#' && g_strv_length (fields) >= n_fields)
        add (self, fields);
    }
}

static Gazetteer *
gazetteer_new (const Rules *rules)
{
  Gazetteer *self = g_new0 (Gazetteer, 1);

  self->rules = rules;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_string_chunk_new (4096);
  for (guint i = 0; i < 2; i++)
    {
      self->learning = i == 0;
      load (self, "countries", 4, add_country);
      load (self, "organisations", 2, add_organisation);
    }
  return self;
}

/* That of a language, made once and kept. */
static const Gazetteer *
get (const Rules *rules)
{
  static GMutex mutex;
  static GHashTable *all;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Gazetteer *self;

  if (all == NULL)
    all = g_hash_table_new (NULL, NULL);
  self = g_hash_table_lookup (all, rules);
  if (self == NULL)
    {
      self = gazetteer_new (rules);
      g_hash_table_insert (all, (gpointer) rules, self);
    }
  return self;
}

/* "Немецкий" at the beginning of a sentence, which else is small. */
static const Entry *
match_small (const Gazetteer *self, const Token *token)
{
  const Entry *entry = token->capital && !token->capitals
                         ? g_hash_table_lookup (self->entries, get_base (self, token->fold))
                         : NULL;

  return entry != NULL && entry->type == ENTRY_PEOPLE ? entry : NULL;
}

const Entry *
gazetteer_match (const Rules *rules, GArray *tokens, guint i, guint *end)
{
  const Gazetteer *self = get (rules);
  g_autoptr (GString) key = NULL;
  const Entry *best = NULL;

  if (TOKEN (tokens, i)->type != TOKEN_WORD)
    return NULL;
  *end = i + 1;
  if (!g_hash_table_contains (self->firsts, get_base (self, TOKEN (tokens, i)->text)))
    return inflection_has (rules_get_inflection (rules), INFLECTION_NOUNS)
             ? match_small (self, TOKEN (tokens, i))
             : NULL;
  key = g_string_new (NULL);
  for (guint j = i; j < tokens->len && j < i + MAX_TOKENS; j++)
    {
      g_autoptr (GString) whole = NULL;
      const Entry *entry;

      append_key (self, key, TOKEN (tokens, j));
      whole = g_string_new (key->str);
      finish_key (whole);
      entry = g_hash_table_lookup (self->entries, whole->str);
      if (entry != NULL)
        {
          best = entry;
          *end = j + 1;
        }
      if (TOKEN (tokens, j)->possessive)
        g_string_append (key, "'s");
    }
  if (best == NULL && inflection_has (rules_get_inflection (rules), INFLECTION_NOUNS))
    {
      *end = i + 1;
      best = match_small (self, TOKEN (tokens, i));
    }
  return best;
}

const Entry *
gazetteer_find (const Rules *rules, const char *name)
{
  const Gazetteer *self = get (rules);
  g_autoptr (GArray) tokens = tokens_divide (rules, name);
  g_autofree char *key = make_key (self, tokens);

  return g_hash_table_lookup (self->entries, key);
}
