/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-library.h"

#include <math.h>
#include <string.h>

#include "bench.h"
#include "formats/importer.h"

#define SEED 20200526
/* Words of a language; a novel has some 20,000, a newspaper's year 200,000. */
#define N_WORDS 60000
#define BATCH 200
#define MEAN_BYTES 10000

typedef struct
{
  char *tag;
  GPtrArray *words; /* by rank */
  double *sums;     /* of the shares up to each rank */
  guint weight;     /* of 100 documents how many are in it */
} Language;

/* Reading the sources */

static void
count_words (GHashTable *counts, const char *text)
{
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean letter = *p != '\0' && g_unichar_isalpha (g_utf8_get_char (p));

      if (letter && start == NULL)
        start = p;
      if (!letter && start != NULL)
        {
          char *word = g_strndup (start, p - start);

          g_hash_table_replace (counts, word,
                                GUINT_TO_POINTER (
                                  GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + 1));
          start = NULL;
        }
      if (*p == '\0')
        return;
    }
}

static void
add_document (GHashTable *by_language, DossierDocument *document)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);
      const char *tag = passage->language != NULL ? passage->language : document->language;
      g_autofree char *language = g_strndup (tag != NULL ? tag : "en", 2);
      GHashTable *counts = g_hash_table_lookup (by_language, language);

      if (counts == NULL)
        {
          counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (by_language, g_strdup (language), counts);
        }
      count_words (counts, passage->text);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  guint n_first = GPOINTER_TO_UINT (g_hash_table_lookup (user_data, first));
  guint n_second = GPOINTER_TO_UINT (g_hash_table_lookup (user_data, second));

  return n_first != n_second ? (n_first < n_second) - (n_first > n_second) : strcmp (first, second);
}

/* The front half of one word and the back half of another. */
static char *
put_together (GRand *rand, GPtrArray *words, guint n_real)
{
  const char *front = words->pdata[g_rand_int_range (rand, 0, (gint) n_real)];
  const char *back = words->pdata[g_rand_int_range (rand, 0, (gint) n_real)];
  glong n_front = g_utf8_strlen (front, -1);
  glong n_back = g_utf8_strlen (back, -1);
  g_autofree char *first = g_utf8_substring (front, 0, (n_front + 1) / 2);

  return g_strconcat (first, g_utf8_offset_to_pointer (back, n_back / 2), NULL);
}

static Language *
make_language (const char *tag, GHashTable *counts, GRand *rand)
{
  Language *language = g_new0 (Language, 1);
  GHashTableIter iter;
  gpointer word;
  guint n_real;
  double sum = 0;

  language->tag = g_strdup (tag);
  language->words = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (language->words, g_strdup (word));
  g_ptr_array_sort_with_data (language->words, compare_words, counts);
  n_real = language->words->len;
  while (language->words->len < N_WORDS)
    g_ptr_array_add (language->words, put_together (rand, language->words, n_real));

  language->sums = g_new (double, language->words->len);
  for (guint i = 0; i < language->words->len; i++)
    language->sums[i] = sum += 1 / pow (i + 1 + 2.7, 1.05);
  return language;
}

/* Languages of which there is too little to speak of are left out. @store: (nullable): takes the
 * sources. */
static GPtrArray *
read_languages (DossierStore *store, const char *const *sources, GRand *rand)
{
  static const struct
  {
    const char *tag;
    guint weight;
  } wanted[] = { { "en", 50 }, { "ru", 30 }, { "tr", 12 }, { "cs", 8 } };
  g_autoptr (GHashTable) by_language =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  GPtrArray *languages = g_ptr_array_new ();

  for (guint i = 0; sources[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) documents = store != NULL
                                          ? dossier_import_file (store, sources[i], NULL, &error)
                                          : dossier_import_read (sources[i], NULL, &error);

      if (documents == NULL)
        bench_fail ("%s", error->message);
      for (guint d = 0; d < documents->len; d++)
        add_document (by_language, documents->pdata[d]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      GHashTable *counts = g_hash_table_lookup (by_language, wanted[i].tag);

      if (counts == NULL || g_hash_table_size (counts) < 100)
        continue;
      g_ptr_array_add (languages, make_language (wanted[i].tag, counts, rand));
      ((Language *) languages->pdata[languages->len - 1])->weight = wanted[i].weight;
    }
  if (languages->len == 0)
    bench_fail ("the sources hold no words");
  return languages;
}

static Language *
choose_language (GPtrArray *languages, GRand *rand)
{
  guint all = 0, place;

  for (guint i = 0; i < languages->len; i++)
    all += ((Language *) languages->pdata[i])->weight;
  place = (guint) g_rand_int_range (rand, 0, (gint) all);
  for (guint i = 0;; i++)
    {
      Language *language = languages->pdata[i];

      if (place < language->weight)
        return language;
      place -= language->weight;
    }
}

/* Writing */

static const char *
choose_word (const Language *language, GRand *rand)
{
  double place = g_rand_double (rand) * language->sums[language->words->len - 1];
  guint first = 0, last = language->words->len - 1;

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (language->sums[middle] < place)
        first = middle + 1;
      else
        last = middle;
    }
  return language->words->pdata[first];
}

/* Log-normal, as lengths of texts are. */
static guint
choose_length (GRand *rand, double mean, double spread)
{
  double normal = 0;

  for (guint i = 0; i < 12; i++)
    normal += g_rand_double (rand);
  return (guint) MAX (1, mean * exp (spread * (normal - 6) - spread * spread / 2));
}

static char *
make_text (const Language *language, GRand *rand, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, choose_word (language, rand));
      g_string_append (text, i + 1 == n_words || g_rand_int_range (rand, 0, 15) == 0 ? ". " : " ");
    }
  g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static void
add_things (DossierDocument *document, const Language *language, GRand *rand, guint passage)
{
  g_autofree char *id = g_strdup_printf ("%u", passage);
  g_autofree char *name = make_text (language, rand, 2);
  g_autofree char *quote_id = g_strconcat ("q", id, NULL);
  g_autofree char *source_id = g_strconcat ("b", id, NULL);
  g_autofree char *person_id = g_strconcat ("w", id, NULL);
  g_autofree char *words = make_text (language, rand, 15);
  g_autofree char *title = make_text (language, rand, 6);
  DossierQuote *quote = dossier_quote_new (quote_id, words);
  DossierSource *source = dossier_source_new (source_id, "https://example.org/article");

  dossier_item_add_passage (DOSSIER_ITEM (quote), passage);
  dossier_item_add_passage (DOSSIER_ITEM (source), passage);
  source->title = g_strdup (title);
  dossier_document_take (document, quote);
  dossier_document_take (document, source);
  dossier_document_take (document, dossier_entity_new (DOSSIER_KIND_PERSON, person_id, name));
}

static DossierDocument *
make_document (GPtrArray *languages, GRand *rand, guint number, gsize *bytes)
{
  DossierDocument *document = dossier_document_new ();
  const Language *language = choose_language (languages, rand);
  g_autofree char *seed = g_strdup_printf ("made %u", number);
  gsize size = choose_length (rand, MEAN_BYTES, 0.8);
  gsize written = 0;

  document->uuid = dossier_uuid_from_name (seed);
  document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  document->kind = g_strdup ("tei");
  document->title = make_text (language, rand, 5);
  document->language = g_strdup (language->tag);
  for (guint i = 0; written < size; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *text = make_text (language, rand, choose_length (rand, 60, 0.7));
      DossierPassage *passage = dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, text);

      if (i % 10 == 0)
        {
          g_autofree char *section_id = g_strdup_printf ("s%u", i / 10);
          g_autofree char *title = make_text (language, rand, 4);

          dossier_document_take (document, dossier_section_new (section_id, title));
        }
      DOSSIER_ITEM (passage)->section = (int) (i / 10);
      dossier_document_take (document, passage);
      written += strlen (text);
      if (i % 10 == 5)
        add_things (document, language, rand, i);
    }
  dossier_document_finish (document);
  *bytes += written;
  return document;
}

gsize
made_library_fill (DossierStore *store, guint n_documents, const char *const *sources)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  GPtrArray *languages = read_languages (store, sources, rand);
  gsize bytes = 0;

  for (guint i = 0; i < n_documents;)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;

      for (; i < n_documents && batch->len < BATCH; i++)
        g_ptr_array_add (batch, make_document (languages, rand, i, &bytes));
      if (!dossier_store_write (store, batch, NULL, &error))
        bench_fail ("%s", error->message);
    }
  return bytes;
}

/* A heading, and paragraphs apart from each other. */
static char *
make_plain_text (GPtrArray *languages, GRand *rand)
{
  const Language *language = choose_language (languages, rand);
  gsize size = choose_length (rand, MEAN_BYTES, 0.8);
  GString *text = g_string_new (NULL);
  g_autofree char *title = make_text (language, rand, 5);

  g_string_append (text, title);
  while (text->len < size)
    {
      g_autofree char *paragraph = make_text (language, rand, choose_length (rand, 60, 0.7));

      g_string_append_printf (text, "\n\n%s", paragraph);
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

gsize
made_library_write_texts (const char *folder, guint n, const char *const *sources)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  GPtrArray *languages = read_languages (NULL, sources, rand);
  gsize bytes = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%05u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = make_plain_text (languages, rand);
      g_autoptr (GError) error = NULL;

      if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, &error))
        bench_fail ("%s", error->message);
      bytes += strlen (text);
    }
  return bytes;
}
