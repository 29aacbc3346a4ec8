/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library of 10,000 documents on the start page, and all of them seen as one.
 *
 * bench-library LIBRARY: which is made when it is not there. */
#include "bench.h"

#include <malloc.h>
#include <math.h>
#include <stdio.h>

#include "linking/session.h"
#include "store/search.h"
#include "store/shelf.h"
#include "store/spanning.h"

#define N_DOCUMENTS 10000
#define N_PASSAGES 40 /* of some 250 characters each: 100 MB in all */
#define N_QUOTES 6    /* a document; so many events and sources together */
#define N_PEOPLE 800  /* who speak, each known by an identifier */
#define N_TAGS 40
#define BATCH 250
#define N_RUNS 15
#define FRAME 16

/* Making it */

static const char *const first_names[] = { "Anna",  "Boris",  "Chiara", "David", "Élise",
                                           "Fatma", "Grigor", "Hanna",  "Ivan",  "Jamila" };
/* The most frequent first. */
static const char *const words[] = {
  "the",     "of",       "and",      "in",      "to",        "a",         "that",    "is",
  "for",     "on",       "with",     "as",      "was",       "by",        "it",      "be",
  "their",   "have",     "not",      "will",    "from",      "said",      "members", "states",
  "summit",  "council",  "treaty",   "forces",  "security",  "president", "border",  "session",
  "meeting", "exercise", "alliance", "support", "statement", "region",
};

/* Words of a language. */
#define N_WORDS 20000

/* A word of that rank: behind the frequent ones they are made up. */
static void
append_word (GString *text, guint rank)
{
  static const char consonants[] = "bdfgklmnprstvz";
  static const char vowels[] = "aeiou";

  if (rank < G_N_ELEMENTS (words))
    {
      g_string_append (text, words[rank]);
      return;
    }
  for (guint left = rank * 7919 + 1; left > 0; left /= 70)
    {
      g_string_append_c (text, consonants[left % 14]);
      g_string_append_c (text, vowels[left % 70 / 14]);
    }
}

static char *
make_words (GRand *rand, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      /* The share of a word goes with its rank, as Zipf's law has it. */
      append_word (text, (guint) pow (N_WORDS, g_rand_double (rand)) - 1);
    }
  return g_string_free (text, FALSE);
}

static char *
make_date (GRand *rand)
{
  return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 1992, 2021),
                          g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
}

/* The person of that number, who is in the document once. */
static DossierEntity *
get_person (DossierDocument *document, guint number)
{
  g_autofree char *id = g_strdup_printf ("person%u", number);
  g_autofree char *name = NULL;
  DossierEntity *person = DOSSIER_ENTITY (dossier_document_lookup (document, id));

  if (person != NULL)
    return person;
  name = g_strdup_printf ("%s Surname%u", first_names[number % G_N_ELEMENTS (first_names)], number);
  person = dossier_entity_new (DOSSIER_KIND_PERSON, id, name);
  person->uri = g_strdup_printf ("https://viaf.org/viaf/%u", number);
  dossier_document_take (document, person);
  return person;
}

static void
add_things (DossierDocument *document, GRand *rand, guint i)
{
  g_autofree char *quote_id = g_strdup_printf ("q%u", i);
  g_autofree char *event_id = g_strdup_printf ("e%u", i);
  g_autofree char *source_id = g_strdup_printf ("b%u", i);
  g_autofree char *said = make_words (rand, 15);
  g_autofree char *happened = make_words (rand, 5);
  g_autofree char *day = make_date (rand);
  DossierQuote *quote = dossier_quote_new (quote_id, said);
  DossierItem *other;
  guint passage = (guint) g_rand_int_range (rand, 0, N_PASSAGES);

  quote->speaker = get_person (document, (guint) g_rand_int_range (rand, 0, N_PEOPLE));
  DOSSIER_ITEM (quote)->date = dossier_date_new (day, NULL, NULL);
  dossier_item_add_passage (DOSSIER_ITEM (quote), passage);
  dossier_document_take (document, quote);
  other = i % 2 == 0 ? DOSSIER_ITEM (dossier_event_new (event_id, happened))
                     : DOSSIER_ITEM (dossier_source_new (source_id, "https://example.org/"));
  other->date = dossier_date_new (day, NULL, NULL);
  dossier_item_add_passage (other, passage);
  dossier_document_take (document, other);
}

static DossierDocument *
make_document (GRand *rand, guint number)
{
  DossierDocument *document = dossier_document_new ();
  g_autofree char *seed = g_strdup_printf ("bench library %u", number);
  g_autofree char *date = make_date (rand);

  document->uuid = dossier_uuid_from_name (seed);
  document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  document->kind = g_strdup ("tei");
  document->title = make_words (rand, 6);
  document->language = g_strdup (number % 4 == 0 ? "de" : "en");
  document->date = dossier_date_new (date, NULL, NULL);
  g_ptr_array_add (document->authors,
                   g_strdup_printf ("%s Writer%u", first_names[number % 10], number % 3000));
  for (guint i = 0; i < N_PASSAGES; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *text = make_words (rand, 38);

      dossier_document_take (document, dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, text));
    }
  for (guint i = 0; i < N_QUOTES; i++)
    add_things (document, rand, i);
  dossier_document_finish (document);
  return document;
}

static void
keep (DossierStore *store, GPtrArray *documents, GRand *rand)
{
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      DossierDocument *document = documents->pdata[i];
      g_autofree char *tag = g_strdup_printf ("tag %d", g_rand_int_range (rand, 0, N_TAGS));

      dossier_shelf_change_add_tag (change, document->uuid, tag);
    }
  undo = dossier_store_change_shelf (store, change, NULL, &error);
  if (undo == NULL)
    bench_fail ("%s", error->message);
}

static void
fill (DossierStore *store)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200526);

  for (guint i = 0; i < N_DOCUMENTS;)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;

      for (; i < N_DOCUMENTS && batch->len < BATCH; i++)
        g_ptr_array_add (batch, make_document (rand, i));
      if (!dossier_store_write (store, batch, NULL, &error))
        bench_fail ("%s", error->message);
      keep (store, batch, rand);
    }
}

static DossierStore *
open_library (const char *path)
{
  gboolean made = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);

  if (store == NULL)
    bench_fail ("%s", error->message);
  if (made)
    {
      fill (store);
      bench_print ("making it", (bench_now () - start) / 1000, "s");
    }
  return store;
}

/* The start page */

static DossierShelf *
measure_shelf (DossierStore *store)
{
  g_autoptr (GArray) times = bench_samples_new ();
  DossierShelf *shelf = NULL;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bench_now ();
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&shelf, dossier_shelf_unref);
      shelf = dossier_store_read_shelf (store, NULL, &error);
      if (shelf == NULL)
        bench_fail ("%s", error->message);
      bench_add (times, bench_now () - start);
    }
  bench_print ("list read, in a thread, median", bench_median (times), "ms");
  return shelf;
}

static void
measure_orders (DossierShelf *shelf)
{
  g_autoptr (GArray) times = bench_samples_new ();

  for (guint i = 0; i < N_RUNS * DOSSIER_N_SHELF_ORDERS * 2; i++)
    {
      const DossierShelfChoice choice = { .order = i % DOSSIER_N_SHELF_ORDERS,
                                          .descending = i / DOSSIER_N_SHELF_ORDERS % 2 };
      double start = bench_now ();
      g_autoptr (GPtrArray) infos = dossier_shelf_arrange (shelf, &choice);

      bench_add (times, bench_now () - start);
    }
  bench_print_target ("sorted, each order both ways, p95", bench_quantile (times, 0.95), "ms",
                      FRAME);
}

static void
measure_filters (DossierShelf *shelf)
{
  static const char *const typed[] = {
    "s",         "su",       "sum",          "summ",    "summit",         "anna",
    "anna writ", "writer12", "tag 7",        "nothing", "treaty members", "bada",
    "example",   "elise",    "border forces"
  };
  g_autoptr (GArray) times = bench_samples_new ();

  for (guint i = 0; i < N_RUNS * G_N_ELEMENTS (typed); i++)
    {
      const DossierShelfChoice choice = { .words = typed[i % G_N_ELEMENTS (typed)],
                                          .tag = i % 5 == 0 ? "tag 7" : NULL,
                                          .order = DOSSIER_SHELF_BY_DATE };
      double start = bench_now ();
      g_autoptr (GPtrArray) infos = dossier_shelf_arrange (shelf, &choice);

      bench_add (times, bench_now () - start);
    }
  bench_print_target ("filtered by words and tag, and sorted, p95", bench_quantile (times, 0.95),
                      "ms", FRAME);
}

/* Letter by letter is bench-search's affair, with texts as people write them. */
static void
measure_search (DossierStore *store)
{
  static const char *const typed[] = {
    "tre",    "treat",   "summit mem", "writer123", "bada",
    "badagi", "dossier", "surname77",  "treaty in", "council f"
  };
  g_autoptr (GArray) times = bench_samples_new ();

  for (guint i = 0; i < N_RUNS * G_N_ELEMENTS (typed); i++)
    {
      const DossierSearch search = { .typed = typed[i % G_N_ELEMENTS (typed)],
                                     .flags = DOSSIER_WORDS_TYPING,
                                     .limit = 50 };
      g_autoptr (GError) error = NULL;
      double start = bench_now ();
      g_autoptr (DossierFindings) findings = dossier_store_search (store, &search, NULL, &error);

      if (findings == NULL)
        bench_fail ("%s", error->message);
      bench_add (times, bench_now () - start);
    }
  bench_print ("search in all, in a thread, median", bench_median (times), "ms");
  bench_print_target ("search in all, first hits and counts, p95", bench_quantile (times, 0.95),
                      "ms", FRAME);
}

/* One transaction over many documents, and back. */
static void
measure_change (DossierStore *store, DossierShelf *shelf)
{
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  double start = bench_now ();

  for (guint i = 0; i < 1000; i++)
    {
      const DossierDocumentInfo *info = shelf->documents->pdata[i];

      dossier_shelf_change_remove (change, info->uuid);
      dossier_shelf_change_add_tag (change, info->uuid, "removed");
    }
  undo = dossier_store_change_shelf (store, change, NULL, NULL);
  bench_print ("1,000 documents tagged and put into the trash, in a thread", bench_now () - start,
               "ms");
  start = bench_now ();
  dossier_shelf_change_unref (dossier_store_change_shelf (store, undo, NULL, NULL));
  bench_print ("that undone", bench_now () - start, "ms");
}

/* All documents as one */

static gint64
get_resident (void)
{
  long pages = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  if (file != NULL && fscanf (file, "%*d %ld", &pages) != 1)
    pages = 0;
  if (file != NULL)
    fclose (file);
  return (gint64) pages * 4096;
}

static void
ask (DossierSession *session, const char *text, GArray *times)
{
  g_autoptr (DossierQuery) query = dossier_query_parse (text, NULL);
  double start = bench_now ();

  dossier_session_set_query (session, query);
  bench_add (times, bench_now () - start);
}

static void
measure_queries (DossierSession *session, DossierDocument *document)
{
  DossierEntity *person = dossier_document_get (document, DOSSIER_KIND_PERSON, 7);
  DossierItem *section = dossier_document_get (document, DOSSIER_KIND_SECTION, 77);
  g_autofree char *speaker = g_strconcat ("speaker:", DOSSIER_ITEM (person)->id, NULL);
  g_autofree char *both = g_strconcat (speaker, " date:2005/2012", NULL);
  g_autofree char *where = g_strconcat ("section:", section->id, NULL);
  const char *const asked[] = { speaker, "date:2005", both, where, "kind:event", "" };
  g_autoptr (GArray) times = bench_samples_new ();

  for (guint i = 0; i < N_RUNS * G_N_ELEMENTS (asked); i++)
    ask (session, asked[i % G_N_ELEMENTS (asked)], times);
  bench_print_target ("change of the query over them, p95", bench_quantile (times, 0.95), "ms",
                      FRAME);
}

static void
measure_spanning (DossierStore *store)
{
  g_autoptr (DossierReach) all = dossier_reach_new_all ();
  g_autoptr (DossierReach) tagged = dossier_reach_new_tag ("tag 7");
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierDocument) some = NULL;
  g_autoptr (DossierCrossfilter) results = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;
  double start;
  guint n_items = 0;

  start = bench_now ();
  some = dossier_store_load_spanning (store, tagged, NULL, &error);
  bench_print ("those of one tag (250 documents) read as one, in a thread", bench_now () - start,
               "ms");
  g_clear_object (&some);
  malloc_trim (0);
  before = get_resident ();
  start = bench_now ();
  document = dossier_store_load_spanning (store, all, NULL, &error);
  if (document == NULL)
    bench_fail ("%s", error->message);
  bench_print ("all read as one, in a thread", (bench_now () - start) / 1000, "s");
  for (guint kind = DOSSIER_KIND_PASSAGE; kind <= DOSSIER_KIND_MEMBERSHIP; kind++)
    n_items += dossier_document_count (document, kind);
  bench_print ("items in it", n_items, "");
  bench_print ("people in it, of 800", dossier_document_count (document, DOSSIER_KIND_PERSON), "");
  bench_print ("memory for it", (get_resident () - before) / 1048576.0, "MiB");
  start = bench_now ();
  results = dossier_crossfilter_new (document);
  bench_print ("laid out for filtering, in a thread", bench_now () - start, "ms");
  dossier_session_take_results (session, results);
  start = bench_now ();
  dossier_session_set_document (session, document);
  bench_print_target ("taken by the session, on the main thread", bench_now () - start, "ms",
                      FRAME);
  measure_queries (session, document);
}

int
main (int argc, char *argv[])
{
  DossierStore *store;
  g_autoptr (DossierShelf) shelf = NULL;

  if (argc != 2)
    bench_fail ("Usage: bench-library LIBRARY");
  bench_heading ("A library of 10,000 documents");
  store = open_library (argv[1]);
  shelf = measure_shelf (store);
  bench_print ("documents", shelf->documents->len, "");
  measure_orders (shelf);
  measure_filters (shelf);
  measure_search (store);
  measure_change (store, shelf);
  measure_spanning (store);
  g_assert_finalize_object (store);
  return 0;
}
