/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "linking/session.h"
#include "sample.h"

typedef struct
{
  DossierDocument *document;
  DossierSession *session;
  guint queries;
  guint filtered;
  guint passage;
} Fixture;

static void
query_cb (Fixture *f)
{
  f->queries++;
}

static void
filtered_cb (Fixture *f)
{
  f->filtered++;
}

static void
go_to_cb (DossierSession *session, guint passage, guint offset, Fixture *f)
{
  f->passage = passage;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = sample_document_new (1, 30, 50);
  f->session = dossier_session_new ();
  dossier_session_set_document (f->session, f->document);
  g_signal_connect_swapped (f->session, "notify::query", G_CALLBACK (query_cb), f);
  g_signal_connect_swapped (f->session, "filtered", G_CALLBACK (filtered_cb), f);
  g_signal_connect (f->session, "go-to", G_CALLBACK (go_to_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->document);
}

static void
test_query_and_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierQuery) same = NULL;
  gboolean can_undo, can_redo;

  dossier_session_toggle (f->session, DOSSIER_FACET_PLACE, "place1");
  dossier_session_toggle (f->session, DOSSIER_FACET_SPEAKER, "person2");
  g_assert_cmpuint (f->queries, ==, 2);
  g_assert_cmpuint (f->filtered, ==, 2);

  same = dossier_query_add (dossier_session_get_query (f->session), DOSSIER_FACET_PLACE, "place1");
  dossier_session_set_query (f->session, same);
  g_assert_cmpuint (f->queries, ==, 2);

  dossier_session_undo (f->session);
  g_assert_true (
    dossier_query_has (dossier_session_get_query (f->session), DOSSIER_FACET_PLACE, "place1"));
  g_assert_false (
    dossier_query_has (dossier_session_get_query (f->session), DOSSIER_FACET_SPEAKER, "person2"));
  dossier_session_undo (f->session);
  g_assert_true (dossier_query_is_empty (dossier_session_get_query (f->session)));
  g_object_get (f->session, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_false (can_undo);
  g_assert_true (can_redo);
  dossier_session_redo (f->session);
  dossier_session_redo (f->session);
  g_assert_true (
    dossier_query_has (dossier_session_get_query (f->session), DOSSIER_FACET_SPEAKER, "person2"));
}

static void
test_escape (Fixture *f, gconstpointer data)
{
  dossier_session_toggle (f->session, DOSSIER_FACET_PLACE, "place1");
  dossier_session_set_focus (f->session, dossier_document_get (f->document, DOSSIER_KIND_QUOTE, 0),
                             NULL);

  g_assert_true (dossier_session_escape (f->session));
  g_assert_null (dossier_session_get_focus (f->session));
  g_assert_false (dossier_query_is_empty (dossier_session_get_query (f->session)));
  g_assert_true (dossier_session_escape (f->session));
  g_assert_true (dossier_query_is_empty (dossier_session_get_query (f->session)));
  g_assert_false (dossier_session_escape (f->session));
}

static void
test_places_visited (Fixture *f, gconstpointer data)
{
  guint passage, offset;

  dossier_session_set_place (f->session, 2, 17);
  dossier_session_go_to (f->session, 10, 0);
  g_assert_cmpuint (f->passage, ==, 10);
  dossier_session_set_place (f->session, 11, 4);
  dossier_session_go_to (f->session, 20, 0);
  dossier_session_go_back (f->session);
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, 11);
  g_assert_cmpuint (offset, ==, 4);
  g_assert_cmpuint (f->passage, ==, 11);
  dossier_session_go_back (f->session);
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, 2);
  g_assert_cmpuint (offset, ==, 17);
  dossier_session_go_back (f->session);
  g_assert_cmpuint (f->passage, ==, 2);
  dossier_session_go_forward (f->session);
  dossier_session_go_forward (f->session);
  g_assert_cmpuint (f->passage, ==, 20);
}

static void
test_range (Fixture *f, gconstpointer data)
{
  static const struct
  {
    int from[3];
    int to[3];
    const char *edtf;
  } cases[] = {
    { { 2020, 5, 1 }, { 2020, 5, 31 }, "2020-05" },
    { { 2020, 2, 1 }, { 2020, 2, 29 }, "2020-02" },
    { { 2019, 12, 1 }, { 2019, 12, 31 }, "2019-12" },
    { { 2020, 1, 1 }, { 2020, 12, 31 }, "2020" },
    { { 2020, 5, 26 }, { 2020, 5, 26 }, "2020-05-26" },
    { { 2020, 5, 1 }, { 2020, 5, 30 }, "2020-05-01/2020-05-30" },
    { { 2019, 5, 1 }, { 2020, 4, 30 }, "2019-05-01/2020-04-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierDay from = dossier_day_from_ymd (cases[i].from[0], cases[i].from[1], cases[i].from[2]);
      DossierDay to = dossier_day_from_ymd (cases[i].to[0], cases[i].to[1], cases[i].to[2]);
      DossierDay first, last;

      dossier_session_set_range (f->session, from, to);
      g_assert_cmpstr (dossier_query_get_date (dossier_session_get_query (f->session))->edtf, ==,
                       cases[i].edtf);
      g_assert_true (dossier_session_get_range (f->session, &first, &last));
      g_assert_cmpint (first, ==, from);
      g_assert_cmpint (last, ==, to);
    }
  dossier_session_set_range (f->session, 1, 0);
  g_assert_true (dossier_query_is_empty (dossier_session_get_query (f->session)));
}

static void
test_sentence (Fixture *f, gconstpointer data)
{
  g_autofree char *all = dossier_session_get_sentence (f->session);
  g_autofree char *some = NULL;
  g_autofree char *expected_all = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (DossierQuery) query =
    dossier_query_parse ("speaker:person1 place:place2 place:place3 date:2020-05", NULL);
  guint total = dossier_document_count (f->document, DOSSIER_KIND_QUOTE);

  expected_all = g_strdup_printf ("%u quotes", total);
  g_assert_cmpstr (all, ==, expected_all);

  dossier_session_set_query (f->session, query);
  some = dossier_session_get_sentence (f->session);
  expected = g_strdup_printf (
    "%u of %u quotes: Name of person1, May 2020, about Name of place2 or Name of place3",
    dossier_crossfilter_get_passing (dossier_session_get_results (f->session), DOSSIER_KIND_QUOTE),
    total);
  g_assert_cmpstr (some, ==, expected);
}

static void
test_focus (Fixture *f, gconstpointer data)
{
  DossierQuote *quote = dossier_document_get (f->document, DOSSIER_KIND_QUOTE, 0);
  DossierItem *passage = DOSSIER_ITEM (
    dossier_document_get_passage (f->document,
                                  g_array_index (DOSSIER_ITEM (quote)->passages, guint, 0)));

  g_assert_false (dossier_session_is_related (f->session, DOSSIER_ITEM (quote)));
  dossier_session_set_focus (f->session, quote, f);
  g_assert_true (dossier_session_is_related (f->session, DOSSIER_ITEM (quote)));
  g_assert_true (dossier_session_is_related (f->session, passage));
  g_assert_true (dossier_session_is_related (f->session, DOSSIER_ITEM (quote->speaker)));
  g_assert_null (dossier_session_get_focus_origin (f->session));
  dossier_session_set_focus (f->session, quote->speaker, NULL);
  g_assert_true (dossier_session_is_related (f->session, DOSSIER_ITEM (quote)));
}

/* Hovering hints at what belongs together and leaves query and focus alone. */
static void
test_preview (Fixture *f, gconstpointer data)
{
  DossierQuote *quote = dossier_document_get (f->document, DOSSIER_KIND_QUOTE, 0);

  dossier_session_set_preview (f->session, quote);
  g_assert_true (dossier_session_is_previewed (f->session, DOSSIER_ITEM (quote->speaker)));
  g_assert_false (dossier_session_is_related (f->session, DOSSIER_ITEM (quote)));
  g_assert_null (dossier_session_get_focus (f->session));
  g_assert_cmpuint (f->queries, ==, 0);
  dossier_session_set_preview (f->session, NULL);
  g_assert_false (dossier_session_is_previewed (f->session, DOSSIER_ITEM (quote)));
}

static void
test_organisations (Fixture *f, gconstpointer data)
{
  DossierEntity *a = dossier_document_get (f->document, DOSSIER_KIND_ORGANISATION, 0);
  DossierEntity *b = dossier_document_get (f->document, DOSSIER_KIND_ORGANISATION, 1);

  dossier_session_set_organisation (f->session, a);
  dossier_session_set_second_organisation (f->session, a);
  g_assert_null (dossier_session_get_second_organisation (f->session));
  dossier_session_set_second_organisation (f->session, b);
  dossier_session_set_organisation (f->session, b);
  g_assert_true (dossier_session_get_organisation (f->session) == b);
  g_assert_null (dossier_session_get_second_organisation (f->session));
}

/* What is only known to be no earlier than a day does not reach to the end of all days. */
static void
test_open_dates (void)
{
  static const char *const dates[] = { "[1944-06-17..]", "1944-06-17/..", "[..1944-06-17]" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (DossierDocument) document = dossier_document_new ();
      g_autoptr (DossierSession) session = dossier_session_new ();
      DossierEvent *event = dossier_event_new ("e", "Event");
      DossierDay first, last;

      DOSSIER_ITEM (event)->date = dossier_date_new (dates[i], NULL, NULL);
      dossier_document_take (document, event);
      dossier_document_finish (document);
      dossier_session_set_document (session, document);
      g_assert_true (dossier_session_get_time_span (session, &first, &last));
      g_assert_cmpint (first, ==, dossier_day_from_ymd (1944, 6, 17));
      g_assert_cmpint (last, ==, dossier_day_from_ymd (1944, 6, 17));
    }
}

/* In a large document the words are indexed before the first of them is typed, and found the same.
 */
static void
test_index_ahead (void)
{
  g_autoptr (DossierDocument) document = sample_document_new (1, 6000, 10);
  g_autoptr (DossierDocument) small = sample_document_new (1, 10, 10);
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierSession) plain = dossier_session_new ();
  g_autoptr (DossierQuery) query = dossier_query_parse ("passage", NULL);

  dossier_session_index_ahead (session);
  dossier_session_index_ahead (plain);
  dossier_session_set_document (session, document);
  while (!dossier_crossfilter_has_index (dossier_session_get_results (session)))
    g_main_context_iteration (NULL, TRUE);
  dossier_session_set_query (session, query);
  dossier_session_set_document (plain, document);
  g_assert_false (dossier_crossfilter_has_index (dossier_session_get_results (plain)));
  dossier_session_set_query (plain, query);
  g_assert_cmpuint (dossier_crossfilter_get_passing (dossier_session_get_results (session),
                                                     DOSSIER_KIND_PASSAGE),
                    ==,
                    dossier_crossfilter_get_passing (dossier_session_get_results (plain),
                                                     DOSSIER_KIND_PASSAGE));

  dossier_session_set_document (plain, small);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (dossier_crossfilter_has_index (dossier_session_get_results (plain)));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/linking/session/query-and-undo", test_query_and_undo);
  ADD ("/linking/session/escape", test_escape);
  ADD ("/linking/session/places-visited", test_places_visited);
  ADD ("/linking/session/range", test_range);
  ADD ("/linking/session/sentence", test_sentence);
  ADD ("/linking/session/focus", test_focus);
  ADD ("/linking/session/preview", test_preview);
  ADD ("/linking/session/organisations", test_organisations);
  g_test_add_func ("/linking/session/open-dates", test_open_dates);
  g_test_add_func ("/linking/session/index-ahead", test_index_ahead);

  return g_test_run ();
}
