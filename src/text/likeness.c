/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/likeness.h"
#include "text/tokens.h"

#define RUN 5

struct _DossierRuns
{
  GArray *runs; /* of guint64 hashes; sorted, each once, when compared */
  gboolean sorted;
  guint64 words[RUN]; /* the last ones, as a ring */
  guint n_words;
};

DossierRuns *
dossier_runs_new (void)
{
  DossierRuns *self = g_new0 (DossierRuns, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
dossier_runs_free (DossierRuns *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/* FNV-1a, 64 bit. */
static guint64
hash_bytes (guint64 hash, gconstpointer data, gsize length)
{
  const guchar *bytes = data;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

#define HASH_BASIS G_GUINT64_CONSTANT (0xcbf29ce484222325)

static void
add_word (DossierRuns *self, const DossierToken *token)
{
  guint64 run = HASH_BASIS;

  self->words[self->n_words++ % RUN] = hash_bytes (HASH_BASIS, token->form, token->form_length);
  if (self->n_words < RUN)
    return;
  for (guint i = 0; i < RUN; i++)
    run = hash_bytes (run, &self->words[(self->n_words + i) % RUN], sizeof self->words[0]);
  g_array_append_val (self->runs, run);
}

void
dossier_runs_add (DossierRuns *self, const char *text, gboolean apart)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  DossierToken token;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  if (apart)
    self->n_words = 0;
  self->sorted = FALSE;
  dossier_tokenizer_begin (tokenizer, text, strlen (text), 0);
  while (dossier_tokenizer_next (tokenizer, &token))
    add_word (self, &token);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static void
sort (DossierRuns *self)
{
  guint64 *runs = (guint64 *) (gpointer) self->runs->data;
  guint n = 0;

  if (self->sorted)
    return;
  g_array_sort (self->runs, compare_hashes);
  runs = (guint64 *) (gpointer) self->runs->data;
  for (guint i = 0; i < self->runs->len; i++)
    if (n == 0 || runs[n - 1] != runs[i])
      runs[n++] = runs[i];
  g_array_set_size (self->runs, n);
  self->sorted = TRUE;
}

guint
dossier_runs_count (DossierRuns *self)
{
  g_return_val_if_fail (self != NULL, 0);

  sort (self);
  return self->runs->len;
}

double
dossier_runs_get_share (DossierRuns *self, DossierRuns *other)
{
  const guint64 *ours, *theirs;
  guint n = 0;

  g_return_val_if_fail (self != NULL && other != NULL, 0);

  sort (self);
  sort (other);
  ours = (const guint64 *) (gpointer) self->runs->data;
  theirs = (const guint64 *) (gpointer) other->runs->data;
  for (guint i = 0, j = 0; i < self->runs->len && j < other->runs->len;)
    {
      n += ours[i] == theirs[j];
      if (ours[i] <= theirs[j])
        i++;
      else
        j++;
    }
  return self->runs->len > 0 ? (double) n / self->runs->len : 0;
}

static GHashTable *
list_words (const char *text)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DossierToken token;

  dossier_tokenizer_begin (tokenizer, text, strlen (text), 0);
  while (dossier_tokenizer_next (tokenizer, &token))
    g_hash_table_add (words, g_strndup (token.form, token.form_length));
  return words;
}

double
dossier_titles_compare (const char *a, const char *b)
{
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;
  GHashTableIter iter;
  gpointer word;
  guint common = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  first = list_words (a);
  second = list_words (b);
  if (g_hash_table_size (first) == 0 || g_hash_table_size (second) == 0)
    return 0;
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    common += g_hash_table_contains (second, word);
  return 2.0 * common / (g_hash_table_size (first) + g_hash_table_size (second));
}
