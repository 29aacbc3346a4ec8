/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding within a document of 200,000 words, typed letter by letter: how long the first look
 * takes, which reads the document, and each one after it. All of it is done beside the window. */
#include "bench.h"
#include "large-document.h"
#include "text/document-finder.h"

#define N_ITEMS 8400
#define N_ROUNDS 20

static const char *const typed[] = {
  "security", "the members", "\"the members\"", "agreed -members", "о",
};

static gsize
find (DossierDocumentFinder *finder, const char *words)
{
  g_autoptr (GArray) found =
    dossier_document_finder_find (finder, words, DOSSIER_WORDS_TYPING, NULL, NULL);

  return found->len;
}

int
main (void)
{
  g_autoptr (DossierDocument) document = large_document_new (N_ITEMS);
  g_autoptr (DossierDocumentFinder) finder = dossier_document_finder_new (document);
  g_autoptr (GArray) times = bench_samples_new ();
  gsize n_found = 0;
  double start = bench_now ();

  bench_heading ("Finding in a document of 200,000 words, letter by letter");
  n_found += find (finder, "s");
  bench_print ("first look", bench_now () - start, "ms");
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      for (const char *p = typed[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *words = g_strndup (typed[i], (gsize) (g_utf8_next_char (p) - typed[i]));

          start = bench_now ();
          n_found += find (finder, words);
          bench_add (times, bench_now () - start);
        }
  bench_print ("each letter, median", bench_median (times), "ms");
  bench_print_target ("each letter, p95", bench_quantile (times, 0.95), "ms", 16);
  if (n_found == 0)
    bench_fail ("nothing was found");
  return 0;
}
