/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "linking/annotating.h"
#include "linking/time-layout.h"
#include "linking/timeline.h"

typedef struct
{
  DossierDocument *document;
  DossierEntity *club;
  DossierEntity *other_club;
  DossierEntity *zas;
} Made;

static DossierDay
day (const char *text)
{
  DossierDay value = 0;
  g_assert_true (dossier_day_parse (text, &value));
  return value;
}

static DossierDate *
date (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  DossierDate *value = edtf ? dossier_date_new (edtf, NULL, &error) : NULL;
  g_assert_no_error (error);
  return value;
}

static DossierEntity *
add_entity (Made *made, DossierKind kind, const char *id)
{
  DossierEntity *entity = dossier_entity_new (kind, id, id);
  dossier_document_take (made->document, entity);
  return entity;
}

static DossierEvent *
add_event (Made *made, const char *edtf)
{
  DossierEvent *event = dossier_event_new ("event", edtf ? edtf : "undated");
  DOSSIER_ITEM (event)->date = date (edtf);
  dossier_document_take (made->document, event);
  return event;
}

static DossierQuote *
add_quote (Made *made, const char *edtf)
{
  DossierQuote *quote = dossier_quote_new ("quote", "words");
  quote->speaker = made->zas;
  dossier_item_add_entity (DOSSIER_ITEM (quote), made->zas);
  dossier_item_add_speaker (DOSSIER_ITEM (quote), made->zas);
  DOSSIER_ITEM (quote)->date = date (edtf);
  dossier_document_take (made->document, quote);
  return quote;
}

static DossierCommitment *
add_commitment (Made *made, const char *announced, const char *due)
{
  DossierCommitment *commitment = dossier_commitment_new ("commitment", "to do it");
  DOSSIER_ITEM (commitment)->date = date (announced);
  commitment->due = date (due);
  dossier_document_take (made->document, commitment);
  return commitment;
}

static DossierMembership *
add_membership (Made *made,
                DossierEntity *organisation,
                DossierEntity *member,
                DossierRole role,
                const char *from,
                const char *to)
{
  DossierMembership *membership = dossier_membership_new ("membership", member, organisation, role);
  membership->from = date (from);
  membership->to = date (to);
  dossier_document_take (made->document, membership);
  return membership;
}

static void
make (Made *made)
{
  made->document = dossier_document_new ();
  made->document->uuid = dossier_uuid_from_name ("a test");
  made->document->date = date ("2020-07");
  made->club = add_entity (made, DOSSIER_KIND_ORGANISATION, "club");
  made->other_club = add_entity (made, DOSSIER_KIND_ORGANISATION, "other");
  made->zas = add_entity (made, DOSSIER_KIND_PERSON, "zas");
}

static DossierTimeline *
finish (Made *made, DossierSession **session)
{
  dossier_document_finish (made->document);
  *session = dossier_session_new ();
  dossier_session_set_document (*session, made->document);
  g_object_unref (made->document);
  return dossier_timeline_new (*session);
}

static void
test_lanes_hold_what_is_dated (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;

  make (&made);
  add_event (&made, "2020-05");
  add_event (&made, "1999");
  add_event (&made, NULL);
  add_quote (&made, "2020-05-26");
  add_quote (&made, NULL);
  add_commitment (&made, "2016", NULL);
  add_commitment (&made, NULL, "2021");
  add_commitment (&made, NULL, NULL);
  timeline = finish (&made, &session);

  DossierLane *events = dossier_timeline_get_lane (timeline, DOSSIER_LANE_EVENTS);
  g_assert_cmpuint (events->entries->len, ==, 2);
  g_assert_cmpuint (dossier_timeline_get_lane (timeline, DOSSIER_LANE_QUOTES)->entries->len, ==, 1);
  /* in order of time */
  g_assert_cmpfloat (dossier_lane_get (events, 0)->extent.begin_earliest, ==, day ("1999-01-01"));

  DossierLane *commitments = dossier_timeline_get_lane (timeline, DOSSIER_LANE_COMMITMENTS);
  g_assert_cmpuint (commitments->entries->len, ==, 2);
  /* what has no day set for it is looked at on the document's date */
  g_assert_cmpfloat (dossier_lane_get (commitments, 0)->extent.begin_earliest, ==,
                     day ("2016-01-01"));
  g_assert_cmpfloat (dossier_lane_get (commitments, 0)->extent.end_latest, ==, day ("2020-08-01"));
  g_assert_false (dossier_lane_get (commitments, 0)->extent.open_end);
  g_assert_true (dossier_lane_get (commitments, 1)->extent.open_begin);
}

/* The reader's notes have a lane as soon as there are any, and do not move the picture. */
static void
test_notes_have_a_lane (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  DossierAnnotation *note;
  DossierTimeLayout layout;
  DossierTimeScale scale;
  double min, max;
  g_autofree char *name = NULL;

  make (&made);
  add_event (&made, "2020-05");
  timeline = finish (&made, &session);
  dossier_timeline_set_size (timeline, 800, FALSE);
  scale = *dossier_timeline_get_scale (timeline);
  dossier_time_layout_init (&layout, timeline);
  dossier_time_layout_update (&layout, 800, 200, 0);
  g_assert_false (layout.lanes[DOSSIER_LANE_NOTES].shown);

  note = dossier_session_annotate_item (session, dossier_document_get (made.document,
                                                                       DOSSIER_KIND_EVENT, 0));
  dossier_session_type_note (session, note, "Why *May*?");
  note = dossier_session_get_annotation (session, DOSSIER_ITEM (note)->id);
  dossier_session_leave_note (session, note);
  DossierLane *lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_NOTES);
  g_assert_cmpuint (lane->entries->len, ==, 1);
  g_assert_true (dossier_lane_get (lane, 0)->item == DOSSIER_ITEM (note));
  dossier_time_layout_update (&layout, 800, 200, 0);
  g_assert_true (layout.lanes[DOSSIER_LANE_NOTES].shown);
  g_assert_cmpfloat (dossier_timeline_get_scale (timeline)->first, ==, scale.first);
  g_assert_cmpfloat (dossier_timeline_get_scale (timeline)->last, ==, scale.last);
  dossier_timeline_get_limits (timeline, &min, &max);
  g_assert_cmpfloat (dossier_lane_get (lane, 0)->anchor, <, max);
  name = dossier_lane_name_item (DOSSIER_ITEM (note));
  g_assert_nonnull (strstr (name, ": Why *May*?"));

  dossier_session_toggle (session, DOSSIER_FACET_TAG, "none has it");
  lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_NOTES);
  g_assert_cmpuint (lane->n_passing, ==, 0);
  dossier_session_undo (session);
  dossier_session_undo (session);
  dossier_session_undo (session);
  g_assert_cmpuint (dossier_timeline_get_lane (timeline, DOSSIER_LANE_NOTES)->entries->len, ==, 0);
  dossier_time_layout_clear (&layout);
}

static void
test_membership_has_a_row_a_place (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;

  make (&made);
  DossierEntity *left = add_entity (&made, DOSSIER_KIND_PLACE, "left");
  DossierEntity *stays = add_entity (&made, DOSSIER_KIND_PLACE, "stays");
  DossierEntity *looks = add_entity (&made, DOSSIER_KIND_PLACE, "looks on");
  DossierMembership *first =
    add_membership (&made, made.club, left, DOSSIER_ROLE_MEMBER, "1992", "1999-04-20");
  DossierMembership *again =
    add_membership (&made, made.club, left, DOSSIER_ROLE_MEMBER, "2006", "2012");
  DossierMembership *lasting =
    add_membership (&made, made.club, stays, DOSSIER_ROLE_MEMBER, "1993", NULL);
  DossierMembership *observer =
    add_membership (&made, made.club, looks, DOSSIER_ROLE_OBSERVER, "1991", NULL);
  DossierMembership *candidate =
    add_membership (&made, made.club, looks, DOSSIER_ROLE_CANDIDATE, "2020", NULL);
  add_membership (&made, made.club, made.zas, DOSSIER_ROLE_OFFICE, "2020", NULL);
  add_membership (&made, made.other_club, looks, DOSSIER_ROLE_MEMBER, "1991", NULL);
  timeline = finish (&made, &session);
  dossier_session_set_organisation (session, made.club);

  DossierLane *lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_MEMBERSHIP);
  g_assert_cmpuint (lane->entries->len, ==, 5);
  g_assert_cmpuint (lane->n_rows, ==, 4);
  for (guint i = 0; i < lane->entries->len; i++)
    {
      DossierLaneEntry *entry = dossier_lane_get (lane, i);
      gconstpointer item = entry->item;
      guint wanted = item == lasting                  ? 0
                     : item == first || item == again ? 1
                     : item == observer               ? 2
                     : item == candidate              ? 3
                                                      : 99;
      g_assert_cmpuint (entry->row, ==, wanted);
    }

  dossier_session_set_organisation (session, made.other_club);
  lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_MEMBERSHIP);
  g_assert_cmpuint (lane->entries->len, ==, 1);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_query_fades (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  guint n_filtered = 0;
  double counts[1], passing[1];

  make (&made);
  add_event (&made, "2020-05-26");
  add_event (&made, "2020");
  add_event (&made, "1999");
  timeline = finish (&made, &session);
  g_signal_connect_swapped (timeline, "filtered", G_CALLBACK (count_cb), &n_filtered);

  DossierLane *lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_EVENTS);
  g_assert_cmpuint (lane->n_passing, ==, 3);
  dossier_session_set_range (session, day ("2020-05-01"), day ("2020-05-31"));
  g_assert_cmpuint (n_filtered, ==, 1);
  lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_EVENTS);
  g_assert_cmpuint (lane->n_passing, ==, 2);
  g_assert_cmpint (dossier_lane_get (lane, 0)->match, ==, DOSSIER_MATCH_NO);
  g_assert_cmpint (dossier_lane_get (lane, 1)->match, ==, DOSSIER_MATCH_POSSIBLY);
  g_assert_cmpint (dossier_lane_get (lane, 2)->match, ==, DOSSIER_MATCH_CERTAINLY);

  g_assert_cmpfloat_with_epsilon (dossier_timeline_bin (timeline, 1, counts, passing), 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (passing[0], 2, 1e-6);
}

static void
test_opens_on_the_span_that_holds_most (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  double min, max;

  make (&made);
  add_event (&made, "1815");
  add_event (&made, "1991-12-08");
  for (int i = 0; i < 8; i++)
    add_event (&made, "2018-03-01");
  for (int i = 0; i < 8; i++)
    add_event (&made, "2020-05-26");
  timeline = finish (&made, &session);

  const DossierTimeScale *scale = dossier_timeline_get_scale (timeline);
  g_assert_cmpfloat (scale->first, <, day ("2018-03-01"));
  g_assert_cmpfloat (scale->first, >, day ("2017-01-01"));
  g_assert_cmpfloat (scale->last, >, day ("2020-07-31"));
  g_assert_cmpfloat (scale->last, <, day ("2021-01-01"));

  dossier_timeline_get_limits (timeline, &min, &max);
  g_assert_cmpfloat (min, <, day ("1815-01-01"));
  g_assert_cmpfloat (max, >, day ("2020-08-01"));
}

/* A sitting opens by the hour, and can be looked at by the hour. */
static void
test_opens_by_the_hour (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;

  make (&made);
  dossier_date_free (made.document->date);
  made.document->date = date ("2020-06-17");
  add_event (&made, "2020-06-17T14:00:00/2020-06-17T16:00:00");
  add_quote (&made, "2020-06-17T14:00:00");
  add_quote (&made, "2020-06-17T15:59:00");
  timeline = finish (&made, &session);

  const DossierTimeScale *scale = dossier_timeline_get_scale (timeline);
  g_assert_cmpfloat (scale->first, >, day ("2020-06-17") + 13 / 24.0);
  g_assert_cmpfloat (scale->first, <=, day ("2020-06-17") + 14 / 24.0);
  g_assert_cmpfloat (scale->last, >=, day ("2020-06-17") + 16 / 24.0);
  g_assert_cmpfloat (scale->last, <=, day ("2020-06-18") + 2 / 24.0);

  dossier_timeline_show (timeline, day ("2020-06-17") + 14 / 24.0, day ("2020-06-17") + 15 / 24.0);
  g_assert_cmpfloat_with_epsilon (scale->last - scale->first, 1 / 24.0, 1e-6);
}

static void
test_opens_without_anything_dated (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  g_autoptr (DossierSession) empty = dossier_session_new ();
  g_autoptr (DossierTimeline) without = dossier_timeline_new (empty);

  make (&made);
  add_event (&made, NULL);
  timeline = finish (&made, &session);

  g_assert_false (dossier_timeline_has_items (timeline));
  g_assert_false (dossier_timeline_has_items (without));
  const DossierTimeScale *scale = dossier_timeline_get_scale (without);
  g_assert_cmpfloat (scale->last, >, scale->first);
}

static void
test_window_stays_within_limits (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  double min, max;

  make (&made);
  add_event (&made, "1992");
  add_event (&made, "2020");
  timeline = finish (&made, &session);
  dossier_timeline_set_size (timeline, 1000, FALSE);
  dossier_timeline_get_limits (timeline, &min, &max);
  const DossierTimeScale *scale = dossier_timeline_get_scale (timeline);

  dossier_timeline_zoom (timeline, 300, 1e6);
  g_assert_cmpfloat_with_epsilon (scale->first, min, 1e-6);
  g_assert_cmpfloat_with_epsilon (scale->last, max, 1e-6);

  double under = dossier_time_scale_to_day (scale, 300);
  dossier_timeline_zoom (timeline, 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale->last - scale->first, 7, 1e-6);
  g_assert_cmpfloat_with_epsilon (dossier_time_scale_to_day (scale, 300), under, 1e-6);

  dossier_timeline_pan (timeline, 1e9);
  g_assert_cmpfloat_with_epsilon (scale->first, min, 1e-6);
  g_assert_cmpfloat_with_epsilon (scale->last - scale->first, 7, 1e-6);
}

static void
test_reveals_by_moving_little (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  double first, last;

  make (&made);
  add_event (&made, "1900");
  add_event (&made, "2020");
  timeline = finish (&made, &session);
  dossier_timeline_show (timeline, day ("2000-01-01"), day ("2010-01-01"));

  g_assert_false (
    dossier_timeline_find_window (timeline, day ("2005-01-01"), day ("2005-01-02"), &first, &last));
  g_assert_true (
    dossier_timeline_find_window (timeline, day ("2012-01-01"), day ("2012-01-02"), &first, &last));
  g_assert_cmpfloat (first, >, day ("2000-01-01"));
  g_assert_cmpfloat (last, >, day ("2012-01-02"));
  g_assert_cmpfloat (last, <, day ("2013-01-01"));
  g_assert_true (
    dossier_timeline_find_window (timeline, day ("1990-01-01"), day ("1990-01-02"), &first, &last));
  g_assert_cmpfloat (first, <, day ("1990-01-01"));
  g_assert_cmpfloat (last - first, ==, day ("2010-01-01") - day ("2000-01-01"));
}

/* No two marks of a row cover each other, as long as rows last. */
static void
test_rows_keep_marks_apart (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;

  make (&made);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *edtf = g_strdup_printf ("2020-%02d-%02d", 1 + i % 3, 1 + i % 28);
      add_event (&made, edtf);
    }
  timeline = finish (&made, &session);
  DossierLane *lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_EVENTS);
  dossier_lane_lay_out (lane, 3, 10, 100);

  for (guint i = 0; i < lane->entries->len; i++)
    for (guint j = 0; j < i; j++)
      {
        DossierLaneEntry *a = dossier_lane_get (lane, i);
        DossierLaneEntry *b = dossier_lane_get (lane, j);
        g_assert_true (a->row != b->row || ABS (a->at - b->at) * 3 >= 10 - 1e-6);
      }

  dossier_lane_lay_out (lane, 3, 10, 2);
  g_assert_cmpuint (lane->n_rows, ==, 2);
}

/* Where there is room, the marks of "May 2020" lie side by side, and all in May. */
static void
test_vague_dates_share_their_bounds (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;

  make (&made);
  for (int i = 0; i < 5; i++)
    add_quote (&made, "2020-05");
  timeline = finish (&made, &session);
  DossierLane *lane = dossier_timeline_get_lane (timeline, DOSSIER_LANE_QUOTES);

  dossier_lane_lay_out (lane, 10, 10, 1);
  for (guint i = 0; i < 5; i++)
    {
      double at = dossier_lane_get (lane, i)->at;
      g_assert_cmpfloat (at, >, day ("2020-05-01"));
      g_assert_cmpfloat (at, <, day ("2020-06-01"));
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (ABS (at - dossier_lane_get (lane, j)->at) * 10, >=, 10 - 1e-6);
    }

  dossier_lane_lay_out (lane, 0.1, 10, 1);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat (dossier_lane_get (lane, i)->at, ==, dossier_lane_get (lane, i)->anchor);
}

static void
test_layout_picks_what_it_draws (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  DossierTimeLayout layout;
  DossierLaneKind lane;

  make (&made);
  add_event (&made, "2015-01-01");
  add_event (&made, "2016/2017");
  add_quote (&made, "2020-05-26");
  add_commitment (&made, "2016", "2018");
  timeline = finish (&made, &session);
  dossier_timeline_set_size (timeline, 1000, FALSE);
  dossier_timeline_show (timeline, day ("2014-01-01"), day ("2021-01-01"));
  dossier_time_layout_init (&layout, timeline);
  dossier_time_layout_update (&layout, 1000, 120, 0);

  g_assert_false (layout.lanes[DOSSIER_LANE_MEMBERSHIP].shown);
  g_assert_cmpuint (layout.lanes[DOSSIER_LANE_EVENTS].visible->len, ==, 2);
  for (DossierLaneKind kind = DOSSIER_LANE_EVENTS; kind <= DOSSIER_LANE_COMMITMENTS; kind++)
    for (guint i = 0; i < layout.lanes[kind].visible->len; i++)
      {
        DossierTimePlace place = { kind, g_array_index (layout.lanes[kind].visible, guint, i) };
        DossierTimeRect rect;
        g_assert_true (dossier_time_layout_get_rect (&layout, place, &rect));
        g_assert_true (dossier_time_layout_find_lane (&layout, rect.y + rect.height / 2, &lane));
        g_assert_cmpint (lane, ==, kind);
        g_autoptr (GArray) picked =
          dossier_time_layout_pick (&layout, rect.x + rect.width / 2, rect.y + rect.height / 2, 2);
        g_assert_cmpuint (picked->len, >=, 1);
        g_assert_cmpuint (g_array_index (picked, DossierTimePlace, 0).position, ==, place.position);
      }
  g_autoptr (GArray) nothing = dossier_time_layout_pick (&layout, 2, 20, 3);
  g_assert_cmpuint (nothing->len, ==, 0);
  dossier_time_layout_clear (&layout);
}

static void
test_many_items_become_bins (void)
{
  Made made;
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (DossierTimeline) timeline = NULL;
  DossierTimeLayout layout;

  make (&made);
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *edtf = dossier_day_to_iso (day ("2000-01-01") + i);
      add_event (&made, edtf);
    }
  timeline = finish (&made, &session);
  dossier_timeline_set_size (timeline, 800, FALSE);
  dossier_timeline_show (timeline, day ("2000-01-01"), day ("2006-01-01"));
  dossier_time_layout_init (&layout, timeline);
  dossier_time_layout_update (&layout, 800, 120, 0);
  g_assert_true (layout.lanes[DOSSIER_LANE_EVENTS].binned);
  g_assert_cmpuint (layout.lanes[DOSSIER_LANE_EVENTS].visible->len, ==, 0);

  /* closer, they are there one by one */
  dossier_timeline_show (timeline, day ("2001-01-01"), day ("2001-02-01"));
  dossier_time_layout_update (&layout, 800, 120, 0);
  g_assert_false (layout.lanes[DOSSIER_LANE_EVENTS].binned);
  g_assert_cmpuint (layout.lanes[DOSSIER_LANE_EVENTS].visible->len, >=, 31);
  g_assert_cmpuint (layout.lanes[DOSSIER_LANE_EVENTS].visible->len, <, 40);
  dossier_time_layout_clear (&layout);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/timeline/lanes", test_lanes_hold_what_is_dated);
  g_test_add_func ("/timeline/notes", test_notes_have_a_lane);
  g_test_add_func ("/timeline/membership", test_membership_has_a_row_a_place);
  g_test_add_func ("/timeline/query", test_query_fades);
  g_test_add_func ("/timeline/opening", test_opens_on_the_span_that_holds_most);
  g_test_add_func ("/timeline/opening/hours", test_opens_by_the_hour);
  g_test_add_func ("/timeline/opening/empty", test_opens_without_anything_dated);
  g_test_add_func ("/timeline/window", test_window_stays_within_limits);
  g_test_add_func ("/timeline/reveal", test_reveals_by_moving_little);
  g_test_add_func ("/timeline/rows", test_rows_keep_marks_apart);
  g_test_add_func ("/timeline/rows/vague", test_vague_dates_share_their_bounds);
  g_test_add_func ("/timeline/layout/pick", test_layout_picks_what_it_draws);
  g_test_add_func ("/timeline/layout/bins", test_many_items_become_bins);

  return g_test_run ();
}
