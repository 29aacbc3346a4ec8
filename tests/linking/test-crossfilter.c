/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "linking/crossfilter.h"
#include "linking/word-index.h"
#include "sample.h"

static const DossierKind kinds[] = { DOSSIER_KIND_PASSAGE, DOSSIER_KIND_QUOTE,
                                     DOSSIER_KIND_EVENT,   DOSSIER_KIND_COMMITMENT,
                                     DOSSIER_KIND_SOURCE,  DOSSIER_KIND_NOTE };

/* Brute force, from the records themselves and in another way than the crossfilter's. */

static gboolean
has_id (const GPtrArray *items, const char *id)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (g_str_equal (((DossierItem *) items->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
lies_in (DossierDocument *document, DossierItem *item, const char *section_id)
{
  DossierItem *section = dossier_document_lookup (document, section_id);

  for (guint i = 0; i < item->passages->len; i++)
    {
      int at = DOSSIER_ITEM (
                 dossier_document_get_passage (document, g_array_index (item->passages, guint, i)))
                 ->section;

      for (; at >= 0;
           at =
             ((DossierSection *) dossier_document_get (document, DOSSIER_KIND_SECTION, at))->parent)
        if (at == section->index)
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_date (DossierDocument *document, DossierItem *item, const DossierDate *asked)
{
  DossierDay from = dossier_date_first (asked);
  DossierDay to = dossier_date_last (asked);

  if (item->date != NULL && dossier_date_match (item->date, from, to) != DOSSIER_MATCH_NO)
    return TRUE;
  if (item->kind == DOSSIER_KIND_NOTE && DOSSIER_ANNOTATION (item)->target != NULL)
    {
      DossierItem *target = dossier_document_lookup (document, DOSSIER_ANNOTATION (item)->target);

      return target->date != NULL &&
             dossier_date_match (target->date, from, to) != DOSSIER_MATCH_NO;
    }
  if (item->kind != DOSSIER_KIND_PASSAGE)
    return FALSE;
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierItem *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);

      for (guint k = 0; k < quote->passages->len && quote->date != NULL; k++)
        if (g_array_index (quote->passages, guint, k) == (guint) item->index &&
            DOSSIER_PASSAGE (item)->quotes != NULL &&
            has_id (DOSSIER_PASSAGE (item)->quotes, quote->id) &&
            dossier_date_match (quote->date, from, to) != DOSSIER_MATCH_NO)
          return TRUE;
    }
  return FALSE;
}

/* Named as one who took part, or quoted with this event as the occasion. */
static gboolean
takes_part (DossierDocument *document, DossierItem *event, const char *person)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);

      if (quote->occasion != NULL && DOSSIER_ITEM (quote->occasion) == event &&
          g_str_equal (DOSSIER_ITEM (quote->speaker)->id, person))
        return TRUE;
    }
  return has_id (event->entities, person);
}

static gboolean
has_passage (const DossierItem *item, int passage)
{
  for (guint i = 0; i < item->passages->len; i++)
    if ((int) g_array_index (item->passages, guint, i) == passage)
      return TRUE;
  return FALSE;
}

/* Whether @item is @note, is what it is about, or stands in a passage with its words. */
static gboolean
holds (DossierDocument *document, DossierItem *item, DossierAnnotation *note)
{
  DossierItem *target = note->target ? dossier_document_lookup (document, note->target) : NULL;

  if (item == DOSSIER_ITEM (note) || item == target)
    return TRUE;
  if (item->kind == DOSSIER_KIND_NOTE)
    return FALSE;
  for (guint i = 0; i < note->anchors->len; i++)
    if (has_passage (item, ((DossierAnchor *) note->anchors->pdata[i])->found))
      return TRUE;
  if (target == NULL ||
      (target->kind != DOSSIER_KIND_QUOTE && target->kind != DOSSIER_KIND_PASSAGE))
    return FALSE;
  for (guint i = 0; i < target->passages->len; i++)
    if (has_passage (item, (int) g_array_index (target->passages, guint, i)))
      return TRUE;
  return FALSE;
}

static gboolean
note_has_any (DossierAnnotation *note, DossierFacet facet, const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (facet == DOSSIER_FACET_TAG
          ? dossier_annotation_has_tag (note, values->pdata[i])
          : g_str_equal (dossier_colour_to_string (note->colour), values->pdata[i]))
      return TRUE;
  return values->len == 0;
}

/* By one note, which has a tag and a colour that are asked for. */
static gboolean
passes_by_note (DossierDocument *document, DossierItem *item, DossierQuery *query)
{
  const GPtrArray *tags = dossier_query_get_values (query, DOSSIER_FACET_TAG);
  const GPtrArray *colours = dossier_query_get_values (query, DOSSIER_FACET_COLOUR);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

      if (note_has_any (note, DOSSIER_FACET_TAG, tags) &&
          note_has_any (note, DOSSIER_FACET_COLOUR, colours) && holds (document, item, note))
        return TRUE;
    }
  return tags->len + colours->len == 0;
}

static gboolean
has_value (DossierDocument *document, DossierItem *item, DossierFacet facet, const char *value)
{
  DossierKind kind;

  if (facet == DOSSIER_FACET_SECTION)
    return lies_in (document, item, value);
  if (facet == DOSSIER_FACET_SPEAKER && item->kind == DOSSIER_KIND_EVENT)
    return takes_part (document, item, value);
  if (facet == DOSSIER_FACET_SPEAKER)
    return has_id (item->speakers, value);
  if (facet == DOSSIER_FACET_KIND)
    return dossier_kind_from_string (value, &kind) && kind == item->kind;
  if (facet == DOSSIER_FACET_DATE)
    {
      g_autoptr (DossierDate) date = dossier_date_new (value, NULL, NULL);

      return has_date (document, item, date);
    }
  return has_id (item->entities, value);
}

static gboolean
passes (DossierDocument *document, DossierItem *item, DossierQuery *query)
{
  for (guint f = 0; f < DOSSIER_N_FACETS; f++)
    {
      const GPtrArray *values = dossier_query_get_values (query, f);
      gboolean any = values->len == 0 || f == DOSSIER_FACET_TAG || f == DOSSIER_FACET_COLOUR;

      for (guint i = 0; i < values->len && !any; i++)
        any = has_value (document, item, f, values->pdata[i]);
      if (!any)
        return FALSE;
    }
  return passes_by_note (document, item, query);
}

static guint
count_passing (DossierDocument *document, DossierKind kind, DossierQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < dossier_document_count (document, kind); i++)
    n += passes (document, dossier_document_get (document, kind, i), query);
  return n;
}

static DossierQuery *
random_query (GRand *rand)
{
  static const struct
  {
    DossierFacet facet;
    const char *format;
    int n;
  } facets[] = {
    { DOSSIER_FACET_SPEAKER, "person%d", 9 },  { DOSSIER_FACET_PERSON, "person%d", 9 },
    { DOSSIER_FACET_PLACE, "place%d", 12 },    { DOSSIER_FACET_ORGANISATION, "organisation%d", 4 },
    { DOSSIER_FACET_SECTION, "section%d", 6 },
  };
  DossierQuery *query = dossier_query_new ();

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      guint f = g_rand_int_range (rand, 0, G_N_ELEMENTS (facets));
      g_autofree char *value =
        g_strdup_printf ("%.*s%d", (int) strlen (facets[f].format) - 2, facets[f].format,
                         g_rand_int_range (rand, 0, facets[f].n));
      DossierQuery *more = dossier_query_add (query, facets[f].facet, value);

      dossier_query_unref (query);
      query = more;
    }
  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      DossierQuery *more = dossier_query_set (query, DOSSIER_FACET_DATE,
                                              g_rand_boolean (rand) ? "2018" : "2016-05/2017-02");

      dossier_query_unref (query);
      query = more;
    }
  for (int n = g_rand_int_range (rand, 0, 6) - 3; n > 0; n--)
    {
      g_autofree char *tag = g_strdup_printf ("tag%d", g_rand_int_range (rand, 0, 5));
      gboolean is_tag = g_rand_boolean (rand);
      DossierQuery *more =
        dossier_query_add (query, is_tag ? DOSSIER_FACET_TAG : DOSSIER_FACET_COLOUR,
                           is_tag ? tag : dossier_colour_to_string (g_rand_int_range (rand, 1, 5)));

      dossier_query_unref (query);
      query = more;
    }
  return query;
}

/* For random documents and queries, each item's result and each value's count is what brute force
 * finds. */
static void
test_against_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (DossierDocument) document = sample_document_new (round, 25, 60);
      g_autoptr (DossierCrossfilter) crossfilter = dossier_crossfilter_new (document);

      for (guint q = 0; q < 10; q++)
        {
          g_autoptr (DossierQuery) query = random_query (rand);

          if (q % 3 == 1)
            {
              sample_set_notes (document, round * 10 + q, q * 2);
              dossier_crossfilter_take_notes (crossfilter);
            }
          dossier_crossfilter_run (crossfilter, query);
          for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
            {
              g_assert_cmpuint (dossier_crossfilter_get_passing (crossfilter, kinds[k]), ==,
                                count_passing (document, kinds[k], query));
              for (guint i = 0; i < dossier_document_count (document, kinds[k]); i++)
                {
                  DossierItem *item = dossier_document_get (document, kinds[k], i);

                  g_assert_cmpint (dossier_crossfilter_passes (crossfilter, item), ==,
                                   passes (document, item, query));
                }
            }
        }
    }
}

static void
check_note_counts (DossierDocument *document, DossierCrossfilter *crossfilter, DossierQuery *query)
{
  static const struct
  {
    DossierFacet facet;
    const char *value;
  } values[] = {
    { DOSSIER_FACET_TAG, "tag0" },         { DOSSIER_FACET_TAG, "tag3" },
    { DOSSIER_FACET_TAG, "nobody's" },     { DOSSIER_FACET_COLOUR, "yellow" },
    { DOSSIER_FACET_COLOUR, "underline" },
  };

  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    {
      g_autoptr (DossierQuery) with = dossier_query_set (query, values[v].facet, values[v].value);

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        g_assert_cmpuint (dossier_crossfilter_count_value (crossfilter, values[v].facet,
                                                           values[v].value, kinds[k]),
                          ==, count_passing (document, kinds[k], with));
    }
}

/* The count beside a value is what choosing it alone in its facet would leave. */
static void
test_counts (void)
{
  static const struct
  {
    DossierKind kind;
    DossierFacet facet;
  } values[] = {
    { DOSSIER_KIND_PERSON, DOSSIER_FACET_SPEAKER },
    { DOSSIER_KIND_PERSON, DOSSIER_FACET_PERSON },
    { DOSSIER_KIND_PLACE, DOSSIER_FACET_PLACE },
    { DOSSIER_KIND_SECTION, DOSSIER_FACET_SECTION },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (DossierDocument) document = sample_document_new (100 + round, 20, 40);
      g_autoptr (DossierCrossfilter) crossfilter = NULL;
      g_autoptr (DossierQuery) query = random_query (rand);

      sample_set_notes (document, round, 12);
      crossfilter = dossier_crossfilter_new (document);
      dossier_crossfilter_run (crossfilter, query);
      check_note_counts (document, crossfilter, query);
      for (guint v = 0; v < G_N_ELEMENTS (values); v++)
        for (guint i = 0; i < dossier_document_count (document, values[v].kind); i++)
          {
            DossierItem *value = dossier_document_get (document, values[v].kind, i);
            g_autoptr (DossierQuery) with = dossier_query_set (query, values[v].facet, value->id);

            for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
              g_assert_cmpuint (dossier_crossfilter_count (crossfilter, values[v].facet, value,
                                                           kinds[k]),
                                ==, count_passing (document, kinds[k], with));
          }
    }
}

/* Imprecise dates pass for what they may be, and say so. */
static void
test_possible_dates (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierEvent *event = dossier_event_new ("e1", "In spring");
  g_autoptr (DossierCrossfilter) crossfilter = NULL;
  g_autoptr (DossierQuery) may = dossier_query_parse ("date:2020-05", NULL);
  g_autoptr (DossierQuery) year = dossier_query_parse ("date:2020", NULL);
  g_autoptr (DossierQuery) before = dossier_query_parse ("date:2019", NULL);

  DOSSIER_ITEM (event)->date = dossier_date_new ("[2020-04..2020-06]", NULL, NULL);
  dossier_document_take (document, event);
  dossier_document_finish (document);
  crossfilter = dossier_crossfilter_new (document);

  dossier_crossfilter_run (crossfilter, may);
  g_assert_cmpint (dossier_crossfilter_match (crossfilter, DOSSIER_ITEM (event)), ==,
                   DOSSIER_MATCH_POSSIBLY);
  dossier_crossfilter_run (crossfilter, year);
  g_assert_cmpint (dossier_crossfilter_match (crossfilter, DOSSIER_ITEM (event)), ==,
                   DOSSIER_MATCH_CERTAINLY);
  dossier_crossfilter_run (crossfilter, before);
  g_assert_cmpint (dossier_crossfilter_match (crossfilter, DOSSIER_ITEM (event)), ==,
                   DOSSIER_MATCH_NO);
}

static void
test_words (void)
{
  static const struct
  {
    const char *query;
    gboolean passes;
  } cases[] = {
    { "müller", TRUE },
    { "MULLER", TRUE },
    { "\"meets the press\"", TRUE },
    { "press*", TRUE },
    { "pres", FALSE },
    { "pres*", TRUE },
    { "ress", FALSE },
    { "-press", FALSE },
    { "-parliament", TRUE },
    { "еще", TRUE },
    { "müller parliament", FALSE },
    { "meeting", TRUE },
    { "\"meet\"", FALSE },
    { "\"meets\"", TRUE },
    { "-meeting", FALSE },
    { "-\"meeting\"", TRUE },
    { "\"the press meets\"", FALSE },
    { "\"meets the pr\"*", TRUE },
    { "the-press", TRUE },
    { "разы", TRUE },
    { "\"", TRUE },
  };
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierPassage *passage =
    dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, "Müller meets the press. Ещё раз.");
  g_autoptr (DossierCrossfilter) crossfilter = NULL;

  document->language = g_strdup ("en");
  dossier_document_take (document, passage);
  dossier_document_finish (document);
  crossfilter = dossier_crossfilter_new (document);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse (cases[i].query, NULL);

      g_test_message ("%s", cases[i].query);
      dossier_crossfilter_run (crossfilter, query);
      g_assert_cmpint (dossier_crossfilter_passes (crossfilter, DOSSIER_ITEM (passage)), ==,
                       cases[i].passes);
    }
}

/* The index says of each text what reading it says. */
static void
test_word_index (void)
{
  static const char *const pieces[] = { "run",        "running", "runs", "договор", "договора",
                                        "договорами", "a",       "b",    "ещё",     "haus",
                                        "häuser",     "x-y",     "集体", "ł" };
  static const char *const asked[] = {
    "run",        "\"run\"", "\"a b\"",      "r*",       "-a",      "договор", "\"a a\"", "x-y",
    "a -\"b a\"", "\"体\"",  "\"a b\"* run", "haus еще", "nothing", "",        "l"
  };
  static const char *const languages[] = { "en", "ru", "de", NULL };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierWordIndex) index = dossier_word_index_new ();
  gboolean passes[300];

  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append_printf (text, "%s ",
                                pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      dossier_word_index_add (index, text->str, languages[i % 3]);
      g_ptr_array_add (texts, g_string_free (g_steal_pointer (&text), FALSE));
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (DossierWords) words =
        dossier_words_new (asked[i], DOSSIER_WORDS_DEFAULT, languages);

      g_test_message ("%s", asked[i]);
      dossier_word_index_match (index, words, passes);
      for (guint t = 0; t < texts->len; t++)
        g_assert_cmpint (passes[t], ==,
                         dossier_words_match (words, texts->pdata[t], languages[t % 3]));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/linking/crossfilter/brute-force", test_against_brute_force);
  g_test_add_func ("/linking/crossfilter/counts", test_counts);
  g_test_add_func ("/linking/crossfilter/possible-dates", test_possible_dates);
  g_test_add_func ("/linking/crossfilter/words", test_words);
  g_test_add_func ("/linking/crossfilter/word-index", test_word_index);

  return g_test_run ();
}
