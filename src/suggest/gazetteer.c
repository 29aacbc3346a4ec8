/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/gazetteer.h"

#include <string.h>

#include "suggest/lists.h"

/* The longest name has as many words and marks. */
#define MAX_TOKENS 14

typedef struct
{
  GHashTable *entries; /* key → Entry */
  GStringChunk *texts;
} Gazetteer;

/* One spelling of a name, of whatever text. */
static void
append_key (GString *key, const Token *token)
{
  if (key->len > 0 && token->space)
    g_string_append_c (key, ' ');
  if (token->type == TOKEN_MARK && (token_is (token, "–") || token_is (token, "—")))
    g_string_append_c (key, '-');
  else
    g_string_append (key, token->text);
}

static void
finish_key (GString *key)
{
  g_string_replace (key, "rganiz", "rganis", 0);
  g_string_replace (key, "’", "'", 0);
  g_string_replace (key, "Co-op", "Coop", 0);
}

static char *
make_key (GArray *tokens)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      append_key (key, TOKEN (tokens, i));
      if (TOKEN (tokens, i)->possessive)
        g_string_append (key, "'s");
    }
  finish_key (key);
  return g_strdup (key->str);
}

static void
add_names (Gazetteer *self, EntryType type, const char *code, const char *name, const char *names)
{
  g_auto (GStrv) all = g_strsplit (names, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autoptr (GArray) tokens = tokens_divide (rules_get_english (), all[i]);
      Entry *entry;

      if (tokens->len == 0)
        continue;
      entry = g_new (Entry, 1);
      *entry = (Entry){ type, code, name };
      g_hash_table_insert (self->entries, make_key (tokens), entry);
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
load (Gazetteer *self, const char *file, guint n_fields, void (*add) (Gazetteer *, char **))
{
  g_autofree char *text = suggest_list_load (file);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] != '\0' && *lines[i] != '#' && g_strv_length (fields) >= n_fields)
        add (self, fields);
    }
}

static const Gazetteer *
get (void)
{
  static gsize gazetteer;

  if (g_once_init_enter (&gazetteer))
    {
      Gazetteer *self = g_new0 (Gazetteer, 1);

      self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      self->texts = g_string_chunk_new (4096);
      load (self, "countries.tsv", 4, add_country);
      load (self, "organisations.tsv", 2, add_organisation);
      g_once_init_leave (&gazetteer, (gsize) self);
    }
  return (const Gazetteer *) gazetteer;
}

const Entry *
gazetteer_match (GArray *tokens, guint i, guint *end)
{
  const Gazetteer *self = get ();
  g_autoptr (GString) key = g_string_new (NULL);
  const Entry *best = NULL;

  if (TOKEN (tokens, i)->type != TOKEN_WORD ||
      !(TOKEN (tokens, i)->capital || token_is (TOKEN (tokens, i), "al")))
    return NULL;
  for (guint j = i; j < tokens->len && j < i + MAX_TOKENS; j++)
    {
      g_autoptr (GString) whole = NULL;
      const Entry *entry;

      append_key (key, TOKEN (tokens, j));
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
  return best;
}

const Entry *
gazetteer_find (const char *name)
{
  g_autoptr (GArray) tokens = tokens_divide (rules_get_english (), name);
  g_autofree char *key = make_key (tokens);

  return g_hash_table_lookup (get ()->entries, key);
}
