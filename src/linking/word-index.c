/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/word-index.h"

#include <string.h>

#include "text/stem.h"

/* A word as it is met: its form and, after a NUL, its stem, "" for none. Both lie in one block. */
typedef struct
{
  const char *form;
  const char *stem;
} Word;

struct _DossierWordIndex
{
  guint n_texts;
  GStringChunk *strings;
  GHashTable *numbers; /* Word → its number */
  GPtrArray *words;    /* of Word, by number */
  GArray *tokens;      /* of guint, the words of all texts one after the other */
  GArray *starts;      /* of guint, where each text begins in them */

  /* Made at the first search: texts[text_starts[w]..text_starts[w + 1]] hold word w. */
  guint *text_starts;
  guint *texts;
};

static guint
hash_word (gconstpointer key)
{
  const Word *word = key;

  return g_str_hash (word->form) * 31 + g_str_hash (word->stem);
}

static gboolean
is_same_word (gconstpointer a, gconstpointer b)
{
  const Word *first = a;
  const Word *second = b;

  return g_str_equal (first->form, second->form) && g_str_equal (first->stem, second->stem);
}

static guint
number_word (DossierWordIndex *self, const DossierToken *token)
{
  Word wanted = { token->form, token->stem != NULL ? token->stem : "" };
  gpointer number;
  Word *word;

  if (g_hash_table_lookup_extended (self->numbers, &wanted, NULL, &number))
    return GPOINTER_TO_UINT (number);
  word = g_new (Word, 1);
  word->form = g_string_chunk_insert (self->strings, wanted.form);
  word->stem = g_string_chunk_insert (self->strings, wanted.stem);
  g_ptr_array_add (self->words, word);
  g_hash_table_insert (self->numbers, word, GUINT_TO_POINTER (self->words->len - 1));
  return self->words->len - 1;
}

static guint
get_start (DossierWordIndex *self, guint text)
{
  return text < self->n_texts ? g_array_index (self->starts, guint, text) : self->tokens->len;
}

/* Calls for each word of each text once: where it counts, and where it enters. */
static void
walk_texts (DossierWordIndex *self, guint *next, guint *texts)
{
  g_autofree guint *last = g_new0 (guint, self->words->len + 1);

  for (guint text = 0; text < self->n_texts; text++)
    for (guint i = get_start (self, text); i < get_start (self, text + 1); i++)
      {
        guint word = g_array_index (self->tokens, guint, i);

        if (last[word] == text + 1)
          continue;
        last[word] = text + 1;
        if (texts != NULL)
          texts[next[word]] = text;
        next[word]++;
      }
}

static void
turn_round (DossierWordIndex *self)
{
  guint n_words = self->words->len;
  g_autofree guint *next = NULL;
  guint sum = 0;

  self->text_starts = g_new0 (guint, n_words + 1);
  walk_texts (self, self->text_starts, NULL);
  for (guint w = 0; w <= n_words; w++)
    {
      guint n = w < n_words ? self->text_starts[w] : 0;

      self->text_starts[w] = sum;
      sum += n;
    }
  self->texts = g_new (guint, sum + 1);
  next = g_memdup2 (self->text_starts, sizeof (guint) * (n_words + 1));
  walk_texts (self, next, self->texts);
}

static gboolean
has_key (DossierWordIndex *self, const DossierTerm *term, guint key, guint number)
{
  const Word *word = self->words->pdata[number];

  return dossier_term_has (term, key, word->form, *word->stem != '\0' ? word->stem : NULL);
}

/* Raises @n_found[text] from @key to @key + 1 for the texts with a word that is that key: what
 * comes out as the number of keys has all of them. */
static void
find_key (DossierWordIndex *self, const DossierTerm *term, guint key, guint8 *n_found)
{
  for (guint w = 0; w < self->words->len; w++)
    {
      if (!has_key (self, term, key, w))
        continue;
      for (guint i = self->text_starts[w]; i < self->text_starts[w + 1]; i++)
        if (n_found[self->texts[i]] == key)
          n_found[self->texts[i]]++;
    }
}

/* Whether the keys stand one after the other in the text. */
static gboolean
stand_together (DossierWordIndex *self, const DossierTerm *term, guint text)
{
  guint64 state = 0;
  guint64 last = (guint64) 1 << (term->keys->len - 1);

  for (guint i = get_start (self, text); i < get_start (self, text + 1); i++)
    {
      guint64 open = (state << 1) | 1;

      state = 0;
      for (guint k = 0; k < term->keys->len; k++)
        if ((open >> k & 1) != 0 && has_key (self, term, k, g_array_index (self->tokens, guint, i)))
          state |= (guint64) 1 << k;
      if ((state & last) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
match_term (DossierWordIndex *self, const DossierTerm *term, gboolean *passes)
{
  g_autofree guint8 *n_found = g_new0 (guint8, self->n_texts + 1);

  for (guint k = 0; k < term->keys->len; k++)
    find_key (self, term, k, n_found);
  for (guint text = 0; text < self->n_texts; text++)
    {
      gboolean found = n_found[text] == term->keys->len;

      if (!passes[text])
        continue;
      if (found && term->keys->len > 1)
        found = stand_together (self, term, text);
      passes[text] = found != term->without;
    }
}

DossierWordIndex *
dossier_word_index_new (void)
{
  DossierWordIndex *self = g_new0 (DossierWordIndex, 1);

  self->strings = g_string_chunk_new (1 << 14);
  self->numbers = g_hash_table_new (hash_word, is_same_word);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
dossier_word_index_free (DossierWordIndex *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->words);
  g_string_chunk_free (self->strings);
  g_array_unref (self->tokens);
  g_array_unref (self->starts);
  g_free (self->text_starts);
  g_free (self->texts);
  g_free (self);
}

void
dossier_word_index_add (DossierWordIndex *self, const char *text, const char *language)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  DossierToken token;

  g_return_if_fail (self->texts == NULL);

  g_array_append_val (self->starts, self->tokens->len);
  self->n_texts++;
  dossier_tokenizer_begin (tokenizer, text, strlen (text), dossier_stem_language (language, -1));
  while (dossier_tokenizer_next (tokenizer, &token))
    {
      guint number = number_word (self, &token);

      g_array_append_val (self->tokens, number);
    }
}

void
dossier_word_index_finish (DossierWordIndex *self)
{
  if (self->texts == NULL)
    turn_round (self);
}

void
dossier_word_index_match (DossierWordIndex *self, const DossierWords *words, gboolean *passes)
{
  const GPtrArray *terms = dossier_words_get_terms (words);

  dossier_word_index_finish (self);
  for (guint i = 0; i < self->n_texts; i++)
    passes[i] = TRUE;
  for (guint i = 0; i < terms->len; i++)
    match_term (self, terms->pdata[i], passes);
}
