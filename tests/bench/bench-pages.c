/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document of 200,000 words on paper: how long all of it takes, and how long the window waits for
 * it at a time. */
#include "bench.h"
#include "drawing/pages.h"
#include "large-document.h"

/* 40 of 100 items are passages of some 60 words. */
#define ITEMS 8400
#define PARAGRAPHS 2

int
main (void)
{
  g_autoptr (DossierDocument) document = large_document_new (ITEMS);
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new (document);
  g_autoptr (DossierPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GArray) turns = bench_samples_new ();
  double begin = bench_now (), gathered, laid_out;
  const DossierPageOptions a4 = { 0 };
  gboolean done = FALSE;

  pages = dossier_pages_new (excerpt, &a4);
  gathered = bench_now ();
  while (!done)
    {
      double turn = bench_now ();

      done = dossier_pages_lay_out (pages, PARAGRAPHS);
      bench_add (turns, bench_now () - turn);
    }
  laid_out = bench_now ();
  pdf = dossier_pages_write_pdf (pages, NULL, NULL);
  bench_print ("pages", dossier_pages_count (pages), "");
  bench_print ("taking 200,000 words apart", gathered - begin, "ms");
  bench_print ("laying them out", laid_out - gathered, "ms");
  bench_print_target ("a turn of that, 99 % of them", bench_quantile (turns, 0.99), "ms", 16.0);
  bench_print ("drawing them as PDF", bench_now () - laid_out, "ms");
  return 0;
}
