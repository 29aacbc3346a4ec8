/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks in a text of 200,000 words, found again after the text was edited throughout. */
#include <locale.h>
#include <string.h>

#include "bench.h"
#include "text/anchor.h"

#define N_WORDS 200000
#define N_MARKS 2000
#define WORDS_OF_SENTENCE 18
#define SENTENCES_OF_PASSAGE 5
/* One passage in so many is edited: a sentence more, a sentence less, or a word changed. */
#define EDITED_ONE_IN 10

static void
add_sentence (GString *text, GRand *rand)
{
  for (guint i = 0; i < WORDS_OF_SENTENCE; i++)
    {
      /* few words make up most of a text */
      double place = g_rand_double (rand);

      g_string_append_printf (text, "%s%c%u",
                              i > 0           ? " "
                              : text->len > 0 ? " W"
                                              : "W",
                              (char) ('a' + (int) (place * 26)),
                              (guint) (place * place * place * 8000));
    }
  g_string_append_c (text, '.');
}

static GPtrArray *
make_texts (GRand *rand)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  guint n = N_WORDS / WORDS_OF_SENTENCE / SENTENCES_OF_PASSAGE;

  for (guint i = 0; i < n; i++)
    {
      GString *text = g_string_new (NULL);

      for (guint j = 0; j < SENTENCES_OF_PASSAGE; j++)
        add_sentence (text, rand);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  return texts;
}

static DossierDocument *
make_document (const GPtrArray *texts)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = g_strdup ("bench");
  document->hash = g_strdup ("bench");
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);

      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, texts->pdata[i]));
    }
  dossier_document_finish (document);
  return document;
}

/* And a passage more at the beginning: all numbers are others. */
static void
edit (GPtrArray *texts, GRand *rand)
{
  GString *first = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      char *text = texts->pdata[i];
      g_autoptr (GString) edited = g_string_new (text);
      char *stop = strchr (text, '.');

      if (g_rand_int_range (rand, 0, EDITED_ONE_IN) != 0)
        continue;
      switch (g_rand_int_range (rand, 0, 3))
        {
        case 0:
          g_string_erase (edited, 0, stop + 2 - text);
          break;
        case 1:
          add_sentence (edited, rand);
          break;
        default:
          g_string_insert (edited, stop - text, "changed");
        }
      g_free (text);
      texts->pdata[i] = g_string_free (g_steal_pointer (&edited), FALSE);
    }
  add_sentence (first, rand);
  g_ptr_array_insert (texts, 0, g_string_free (first, FALSE));
}

static GPtrArray *
make_marks (DossierDocument *document, GRand *rand)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  for (guint i = 0; i < N_MARKS; i++)
    {
      DossierPassage *passage =
        dossier_document_get_passage (document, (guint) g_rand_int_range (rand, 0, (gint32) n));
      guint length = (guint) g_utf8_strlen (passage->text, -1);
      guint start = (guint) g_rand_int_range (rand, 0, (gint32) length - 1);
      guint end = MIN (length, start + 60);
      DossierAnnotation *mark = dossier_annotation_new ("bench");

      g_ptr_array_add (mark->anchors, dossier_anchor_new (passage, start, end));
      g_ptr_array_add (marks, mark);
    }
  return marks;
}

/* The least that could be done: each quote looked for in the whole text. */
static double
search_plainly (const GPtrArray *texts, GPtrArray *marks, guint *n_found)
{
  g_autofree char *whole = NULL;
  double start;

  g_ptr_array_add ((GPtrArray *) texts, NULL);
  whole = g_strjoinv ("\n", (char **) texts->pdata);
  g_ptr_array_remove_index ((GPtrArray *) texts, texts->len - 1);

  start = bench_now ();
  for (guint i = 0; i < marks->len; i++)
    {
      DossierAnnotation *mark = marks->pdata[i];

      *n_found += strstr (whole, ((DossierAnchor *) mark->anchors->pdata[0])->exact) != NULL;
    }
  return bench_now () - start;
}

static void
count (GPtrArray *marks)
{
  guint n[DOSSIER_ANCHOR_ORPHAN + 1] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    n[((DossierAnnotation *) marks->pdata[i])->state]++;
  bench_print ("  found for sure", n[DOSSIER_ANCHOR_ANCHORED], "");
  bench_print ("  to be confirmed", n[DOSSIER_ANCHOR_MOVED], "");
  bench_print ("  not found", n[DOSSIER_ANCHOR_ORPHAN], "");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) texts = make_texts (rand);
  g_autoptr (DossierDocument) before = make_document (texts);
  g_autoptr (GPtrArray) marks = make_marks (before, rand);
  g_autoptr (DossierDocument) after = NULL;
  guint n_found = 0;
  double start, plain;

  setlocale (LC_ALL, "");
  bench_heading ("Marks found again: %d marks, a text of %d words", N_MARKS, N_WORDS);
  start = bench_now ();
  dossier_anchors_resolve (before, marks);
  bench_print ("in the text as it was, which is done whenever it is opened", bench_now () - start,
               "ms");
  start = bench_now ();
  dossier_anchors_note (before, marks);
  bench_print ("noted what stands around them, before the text is replaced", bench_now () - start,
               "ms");

  edit (texts, rand);
  after = make_document (texts);
  start = bench_now ();
  dossier_anchors_resolve (after, marks);
  bench_print_target ("in the edited text, one passage in ten changed", bench_now () - start, "ms",
                      1000);
  count (marks);
  plain = search_plainly (texts, marks, &n_found);
  bench_print ("the quotes looked for by strstr alone", plain, "ms");
  bench_print ("  found so, anywhere", n_found, "");
  return 0;
}
