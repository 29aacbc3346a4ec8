/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of query in a document of 100,000 linked items: the results of all items and the counts
 * beside all values, as all views together read them. */
#include <locale.h>

#include "bench.h"
#include "large-document.h"
#include "linking/crossfilter.h"
#include "sql-filter.h"

#define N_ITEMS 100000
#define N_CHANGES 300
#define N_WORD_CHANGES 100
/* Every how many changes the yardstick is asked, too: it takes much longer. */
#define SQL_EVERY 10

static const DossierKind item_kinds[] = { DOSSIER_KIND_PASSAGE,    DOSSIER_KIND_QUOTE,
                                          DOSSIER_KIND_EVENT,      DOSSIER_KIND_SOURCE,
                                          DOSSIER_KIND_MEMBERSHIP, DOSSIER_KIND_COMMITMENT };

static const struct
{
  DossierFacet facet;
  DossierKind kind;
} facets[] = {
  { DOSSIER_FACET_SPEAKER, DOSSIER_KIND_PERSON },
  { DOSSIER_FACET_PERSON, DOSSIER_KIND_PERSON },
  { DOSSIER_FACET_ORGANISATION, DOSSIER_KIND_ORGANISATION },
  { DOSSIER_FACET_PLACE, DOSSIER_KIND_PLACE },
  { DOSSIER_FACET_SECTION, DOSSIER_KIND_SECTION },
};

static void
take_query (DossierQuery **query, DossierQuery *next)
{
  dossier_query_unref (*query);
  *query = next;
}

/* What a person has chosen: up to three values, of which the first ones are named most, and now and
 * then a stretch of time. */
static DossierQuery *
make_query (DossierDocument *document, GRand *rand)
{
  DossierQuery *query = dossier_query_new ();

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      guint f = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (facets));
      guint n_values = dossier_document_count (document, facets[f].kind);
      double place = g_rand_double (rand);
      DossierItem *value =
        dossier_document_get (document, facets[f].kind, (guint) (place * place * (n_values - 1)));

      take_query (&query, dossier_query_add (query, facets[f].facet, value->id));
    }
  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      int year = g_rand_int_range (rand, 1990, 2019);
      g_autofree char *date =
        g_strdup_printf ("%d-03/%d-%02d", year, year + g_rand_int_range (rand, 0, 3),
                         g_rand_int_range (rand, 3, 13));

      take_query (&query, dossier_query_set (query, DOSSIER_FACET_DATE, date));
    }
  return query;
}

/* Reads what the views read: each item's result, the counts of each value for each kind. */
static guint
read_all (DossierCrossfilter *crossfilter, DossierDocument *document)
{
  guint sum = 0;

  for (guint k = 0; k < G_N_ELEMENTS (item_kinds); k++)
    {
      sum += dossier_crossfilter_get_passing (crossfilter, item_kinds[k]);
      for (guint i = 0; i < dossier_document_count (document, item_kinds[k]); i++)
        sum += dossier_crossfilter_match (crossfilter,
                                          dossier_document_get (document, item_kinds[k], i));
    }
  for (guint f = 0; f < G_N_ELEMENTS (facets); f++)
    for (guint i = 0; i < dossier_document_count (document, facets[f].kind); i++)
      for (guint k = 0; k < G_N_ELEMENTS (item_kinds); k++)
        sum += dossier_crossfilter_count (crossfilter, facets[f].facet,
                                          dossier_document_get (document, facets[f].kind, i),
                                          item_kinds[k]);
  return sum;
}

/* A yardstick that gave other results would measure something else. */
static void
compare (DossierCrossfilter *crossfilter, SqlFilter *sql, DossierDocument *document)
{
  for (guint k = 0; k < G_N_ELEMENTS (item_kinds); k++)
    {
      if (dossier_crossfilter_get_passing (crossfilter, item_kinds[k]) !=
          sql_filter_get_passing (sql, item_kinds[k]))
        bench_fail ("The crossfilter and SQLite differ in the results");
      for (guint f = 0; f < G_N_ELEMENTS (facets); f++)
        for (guint i = 0; i < dossier_document_count (document, facets[f].kind); i++)
          {
            DossierItem *value = dossier_document_get (document, facets[f].kind, i);

            if (dossier_crossfilter_count (crossfilter, facets[f].facet, value, item_kinds[k]) !=
                sql_filter_count (sql, facets[f].facet, value, item_kinds[k]))
              bench_fail ("The crossfilter and SQLite differ in the count beside %s", value->id);
          }
    }
}

static void
measure_facets (DossierDocument *document, DossierCrossfilter *crossfilter)
{
  g_autoptr (GArray) run = bench_samples_new ();
  g_autoptr (GArray) both = bench_samples_new ();
  g_autoptr (GArray) same = bench_samples_new ();
  g_autoptr (GArray) yardstick = bench_samples_new ();
  g_autoptr (SqlFilter) sql = sql_filter_new (document);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autoptr (DossierQuery) query = make_query (document, rand);
      double start = bench_now ();

      dossier_crossfilter_run (crossfilter, query);
      bench_add (run, bench_now () - start);
      read_all (crossfilter, document);
      bench_add (both, bench_now () - start);
      if (i % SQL_EVERY != 0)
        continue;

      bench_add (same, g_array_index (run, double, run->len - 1));
      start = bench_now ();
      sql_filter_run (sql, query);
      bench_add (yardstick, bench_now () - start);
      compare (crossfilter, sql, document);
    }
  bench_print ("results and counts worked out, median", bench_median (run), "ms");
  bench_print ("  the same queries in SQLite (in memory, indexed), median",
               bench_median (yardstick), "ms");
  bench_print ("  ratio", bench_median (same) / bench_median (yardstick), "times");
  bench_print ("worked out and read for all views, median", bench_median (both), "ms");
  bench_print_target ("worked out and read for all views, 95 %", bench_quantile (both, 0.95), "ms",
                      16);
}

/* A person types a word letter by letter, each letter a change. */
static void
measure_words (DossierDocument *document, DossierCrossfilter *crossfilter)
{
  static const char *const words[] = { "star", "marble", "konzas", "gorista" };
  g_autoptr (GArray) both = bench_samples_new ();
  double first = 0;

  for (guint i = 0; i < N_WORD_CHANGES; i++)
    {
      const char *word = words[i % G_N_ELEMENTS (words)];
      int length = 1 + (int) (i / G_N_ELEMENTS (words)) % (int) strlen (word);
      g_autofree char *prefix = g_strdup_printf ("%.*s*", length, word);
      g_autoptr (DossierQuery) empty = dossier_query_new ();
      g_autoptr (DossierQuery) query = dossier_query_set (empty, DOSSIER_FACET_WORDS, prefix);
      double start = bench_now ();

      dossier_crossfilter_run (crossfilter, query);
      read_all (crossfilter, document);
      if (i == 0)
        first = bench_now () - start;
      else
        bench_add (both, bench_now () - start);
    }
  bench_print ("a word typed: its first letter (texts are folded then)", first, "ms");
  bench_print ("a word typed: further letters, median", bench_median (both), "ms");
  bench_print_target ("a word typed: further letters, 95 %", bench_quantile (both, 0.95), "ms", 16);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierCrossfilter) crossfilter = NULL;
  double start;

  setlocale (LC_ALL, "");
  bench_heading ("Change of query, %d linked items, %d changes", N_ITEMS, N_CHANGES);
  document = large_document_new (N_ITEMS);
  start = bench_now ();
  crossfilter = dossier_crossfilter_new (document);
  bench_print ("laid out, once a document", bench_now () - start, "ms");
  measure_facets (document, crossfilter);
  measure_words (document, crossfilter);
  return 0;
}
