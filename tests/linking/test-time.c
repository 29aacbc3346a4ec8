/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a timeline that know nothing of documents: dates as extents, ranges, scale, ticks.
 */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "linking/time-density.h"
#include "linking/time-extent.h"
#include "linking/time-index.h"
#include "linking/time-scale.h"
#include "linking/time-ticks.h"

static DossierDay
day (const char *text)
{
  DossierDay value = 0;
  g_assert_true (dossier_day_parse (text, &value));
  return value;
}

static DossierTimeExtent
extent_of (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDate) date = dossier_date_new (edtf, NULL, &error);
  DossierTimeExtent extent;

  g_assert_no_error (error);
  dossier_time_extent_init (&extent, date, day ("2020-07-31"));
  return extent;
}

static void
test_extent_of_day (void)
{
  DossierTimeExtent extent = extent_of ("2020-05-26");

  g_assert_cmpfloat (extent.begin_earliest, ==, day ("2020-05-26"));
  g_assert_cmpfloat (extent.end_latest, ==, day ("2020-05-27"));
  g_assert_true (dossier_time_extent_is_exact (&extent));
  g_assert_cmpfloat (dossier_time_extent_get_anchor (&extent), ==, day ("2020-05-26") + 0.5);
}

/* To the minute, and between two of them. */
static void
test_extent_of_time (void)
{
  DossierTimeExtent extent = extent_of ("2020-05-26T06:00:00");
  double minute = 1 / (24.0 * 60);

  g_assert_cmpfloat (extent.begin_earliest, ==, day ("2020-05-26") + 0.25);
  g_assert_cmpfloat_with_epsilon (extent.end_latest, extent.begin_earliest + minute, 1e-6);
  g_assert_true (dossier_time_extent_is_exact (&extent));

  extent = extent_of ("[2020-05-26T06:00:00..2020-05-26T12:00:00]");
  g_assert_cmpfloat (extent.begin_earliest, ==, day ("2020-05-26") + 0.25);
  g_assert_cmpfloat (extent.begin_latest, ==, day ("2020-05-26") + 0.5);
  g_assert_false (dossier_time_extent_is_exact (&extent));

  extent = extent_of ("2020-05-26T06:00:00/2020-05-27");
  g_assert_cmpfloat (extent.begin_latest, ==, day ("2020-05-26") + 0.25);
  g_assert_cmpfloat (extent.end_latest, ==, day ("2020-05-28"));
}

static void
test_extent_of_month (void)
{
  DossierTimeExtent extent = extent_of ("2020-05");

  g_assert_cmpfloat (extent.begin_earliest, ==, day ("2020-05-01"));
  g_assert_cmpfloat (extent.end_latest, ==, day ("2020-06-01"));
  /* a day somewhere in it: nothing is certain */
  g_assert_cmpfloat (extent.begin_latest, >, extent.end_earliest);
  g_assert_false (dossier_time_extent_is_exact (&extent));
  g_assert_false (extent.interval);
  g_assert_cmpfloat (dossier_time_extent_get_anchor (&extent), ==, day ("2020-05-16") + 0.5);
}

static void
test_extent_of_interval (void)
{
  DossierTimeExtent extent = extent_of ("2019-10-08/2019-10-29");

  g_assert_true (extent.interval);
  g_assert_true (dossier_time_extent_is_exact (&extent));
  g_assert_cmpfloat (extent.begin_latest, ==, day ("2019-10-08"));
  g_assert_cmpfloat (extent.end_earliest, ==, day ("2019-10-30"));

  extent = extent_of ("2016/2020");
  g_assert_cmpfloat (extent.begin_latest, ==, day ("2016-12-31"));
  g_assert_cmpfloat (extent.end_earliest, ==, day ("2020-01-02"));
  g_assert_cmpfloat (extent.end_latest, ==, day ("2021-01-01"));
}

static void
test_extent_with_open_end (void)
{
  DossierTimeExtent extent = extent_of ("2018/..");

  g_assert_true (extent.open_end);
  g_assert_false (extent.open_begin);
  g_assert_cmpfloat (extent.begin_earliest, ==, day ("2018-01-01"));
  g_assert_cmpfloat (extent.end_latest, ==, day ("2020-08-01"));

  /* what is to last from after the document's date on */
  extent = extent_of ("2021/..");
  g_assert_cmpfloat (extent.end_latest, >, extent.begin_earliest);
  g_assert_true (isfinite (extent.end_latest));
  g_assert_cmpfloat (extent.end_latest, <, day ("2022-01-02"));

  extent = extent_of ("../2002");
  g_assert_true (extent.open_begin);
  g_assert_cmpfloat (extent.begin_earliest, ==, day ("2002-01-01"));
  g_assert_cmpfloat (extent.end_latest, ==, day ("2003-01-01"));

  /* not after a day */
  extent = extent_of ("[..2020-05-26]");
  g_assert_true (extent.open_begin);
  g_assert_false (extent.interval);
  g_assert_cmpfloat (dossier_time_extent_get_anchor (&extent), ==, day ("2020-05-26") + 0.5);
}

static void
test_extent_between (void)
{
  g_autoptr (DossierDate) from = dossier_date_new ("2006-08-16", NULL, NULL);
  g_autoptr (DossierDate) to = dossier_date_new ("2012-06-28~", NULL, NULL);
  DossierTimeExtent extent;

  dossier_time_extent_init_between (&extent, from, to, day ("2020-07-31"));
  g_assert_cmpfloat (extent.begin_earliest, ==, day ("2006-08-16"));
  /* ended on that day */
  g_assert_cmpfloat (extent.end_latest, ==, day ("2012-06-28"));
  g_assert_true (extent.approximate);

  dossier_time_extent_init_between (&extent, from, NULL, day ("2020-07-31"));
  g_assert_true (extent.open_end);
  g_assert_cmpfloat (extent.end_latest, ==, day ("2020-08-01"));

  dossier_time_extent_init_between (&extent, NULL, to, day ("2020-07-31"));
  g_assert_true (extent.open_begin);
  g_assert_cmpfloat (extent.begin_earliest, <, extent.end_latest);
}

/* Spans of all lengths, one of them very long and very early. */
static GArray *
make_spans (guint n)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DossierTimeSpan));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    {
      double first = i == 17 ? -1e6 : g_rand_int_range (random, 0, 2000);
      double length = i == 17 ? 2e6 : g_rand_int_range (random, 0, 30);
      DossierTimeSpan span = { first, first + length, i };
      g_array_append_val (spans, span);
    }
  return spans;
}

static gboolean
touches (const DossierTimeSpan *span, double from, double to)
{
  return span->first < to && span->last > from;
}

static void
test_index_agrees_with_looking (void)
{
  g_autoptr (GArray) spans = make_spans (1000);
  g_autoptr (DossierTimeIndex) index =
    dossier_time_index_new ((DossierTimeSpan *) (gpointer) spans->data, spans->len);

  for (double from = -50; from < 2100; from += 37)
    for (double length = 1; length < 3000; length *= 5)
      {
        g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
        guint wanted = 0;
        dossier_time_index_query (index, from, from + length, found);
        for (guint i = 0; i < spans->len; i++)
          wanted += touches (&g_array_index (spans, DossierTimeSpan, i), from, from + length);
        g_assert_cmpuint (found->len, ==, wanted);
        for (guint i = 0; i < found->len; i++)
          {
            guint position = g_array_index (found, guint, i);
            g_assert_true (touches (dossier_time_index_get (index, position), from, from + length));
            g_assert_true (i == 0 || position > g_array_index (found, guint, i - 1));
          }
        g_assert_cmpuint (dossier_time_index_count (index, from, from + length), ==, wanted);
      }
}

static void
test_index_half_open (void)
{
  const DossierTimeSpan spans[] = { { 10, 11, 0 }, { 11, 12, 1 }, { 12, 12, 2 } };
  g_autoptr (DossierTimeIndex) index = dossier_time_index_new (spans, 3);
  g_autoptr (DossierTimeIndex) empty = dossier_time_index_new (NULL, 0);

  g_assert_cmpuint (dossier_time_index_count (index, 11, 12), ==, 1);
  g_assert_cmpuint (dossier_time_index_count (index, 10, 11), ==, 1);
  g_assert_cmpuint (dossier_time_index_count (index, 9, 10), ==, 0);
  g_assert_cmpuint (dossier_time_index_count (index, 11, 11), ==, 0);
  g_assert_cmpuint (dossier_time_index_count (index, 11.5, 13), ==, 2);
  g_assert_cmpuint (dossier_time_index_count (empty, 0, 100), ==, 0);
}

static void
test_density_spreads_what_is_vague (void)
{
  /* a day, a month of thirty days, and a moment */
  const DossierTimeSpan spans[] = { { 10, 11, 0 }, { 0, 30, 1 }, { 20, 20, 2 } };
  g_autoptr (DossierTimeDensity) density = dossier_time_density_new (spans, 3);
  double counts[3];

  g_assert_cmpfloat_with_epsilon (dossier_time_density_count (density, -100, 100), 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (dossier_time_density_count (density, 0, 10), 1 / 3.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (dossier_time_density_count (density, 10, 15), 1 + 5 / 30.0, 1e-6);
  g_assert_cmpfloat (dossier_time_density_count (density, 30, 100), ==, 0);
  g_assert_cmpfloat (dossier_time_density_count (density, -5, 0), ==, 0);

  g_assert_cmpfloat_with_epsilon (dossier_time_density_bin (density, 0, 30, 3, counts), 1 + 1 / 3.0,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (counts[0], 1 / 3.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (counts[1] + counts[2], 2 + 2 / 3.0, 1e-6);
}

static void
test_density_of_some (void)
{
  const DossierTimeSpan spans[] = { { 10, 11, 0 }, { 0, 30, 1 }, { 20, 25, 2 } };
  const guint8 wanted[] = { FALSE, TRUE, TRUE };
  g_autoptr (DossierTimeDensity) density = dossier_time_density_new (spans, 3);
  g_autoptr (DossierTimeDensity) some = dossier_time_density_new_of (density, wanted);
  g_autoptr (DossierTimeDensity) nothing = dossier_time_density_new (NULL, 0);

  g_assert_cmpfloat_with_epsilon (dossier_time_density_count (some, 0, 30), 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (dossier_time_density_count (some, 10, 11), 1 / 30.0, 1e-6);
  g_assert_cmpfloat (dossier_time_density_count (nothing, 0, 30), ==, 0);
}

/* Thousands of additions leave nothing where nothing is. */
static void
test_density_keeps_its_exactness (void)
{
  g_autoptr (GArray) spans = make_spans (20000);
  g_autoptr (DossierTimeDensity) density =
    dossier_time_density_new ((DossierTimeSpan *) (gpointer) spans->data, spans->len);

  g_assert_cmpfloat_with_epsilon (dossier_time_density_count (density, -2e6, 2e6), 20000, 1e-3);
  g_assert_cmpfloat (dossier_time_density_count (density, 1.5e6, 2e6), ==, 0);
}

static void
test_scale_goes_both_ways (void)
{
  DossierTimeScale scale = { 1000, 2000, 500, FALSE };

  g_assert_cmpfloat (dossier_time_scale_to_x (&scale, 1500), ==, 250);
  g_assert_cmpfloat (dossier_time_scale_to_day (&scale, 250), ==, 1500);
  scale.mirrored = TRUE;
  g_assert_cmpfloat (dossier_time_scale_to_x (&scale, 1000), ==, 500);
  g_assert_cmpfloat (dossier_time_scale_to_day (&scale, 500), ==, 1000);
}

static void
test_zoom_keeps_the_moment_under_the_pointer (void)
{
  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      DossierTimeScale scale = { 1000, 2000, 500, mirrored };
      double before = dossier_time_scale_to_day (&scale, 120);
      dossier_time_scale_zoom (&scale, 120, 0.25);
      g_assert_cmpfloat_with_epsilon (dossier_time_scale_to_day (&scale, 120), before, 1e-6);
      g_assert_cmpfloat_with_epsilon (scale.last - scale.first, 250, 1e-6);
    }
}

static void
test_pan_follows_the_hand (void)
{
  DossierTimeScale scale = { 1000, 2000, 500, FALSE };

  dossier_time_scale_pan (&scale, 50);
  g_assert_cmpfloat (scale.first, ==, 900);
  scale.mirrored = TRUE;
  dossier_time_scale_pan (&scale, 50);
  g_assert_cmpfloat (scale.first, ==, 1000);
}

static void
test_clamp_moves_before_it_cuts (void)
{
  DossierTimeScale scale = { 900, 1100, 500, FALSE };

  dossier_time_scale_clamp (&scale, 1000, 2000, 10);
  g_assert_cmpfloat (scale.first, ==, 1000);
  g_assert_cmpfloat (scale.last, ==, 1200);

  scale = (DossierTimeScale){ 1500, 1502, 500, FALSE };
  dossier_time_scale_clamp (&scale, 1000, 2000, 10);
  g_assert_cmpfloat (scale.last - scale.first, ==, 10);

  scale = (DossierTimeScale){ 0, 9000, 500, FALSE };
  dossier_time_scale_clamp (&scale, 1000, 2000, 10);
  g_assert_cmpfloat (scale.first, ==, 1000);
  g_assert_cmpfloat (scale.last, ==, 2000);
}

static void
test_steps_by_scale (void)
{
  DossierTimeStep step = dossier_time_step_choose (50, 40);
  g_assert_cmpint (step.unit, ==, DOSSIER_TIME_UNIT_DAY);
  step = dossier_time_step_choose (2, 40);
  g_assert_cmpint (step.unit, ==, DOSSIER_TIME_UNIT_MONTH);
  g_assert_cmpint (step.count, ==, 1);
  step = dossier_time_step_choose (0.5, 40);
  g_assert_cmpint (step.unit, ==, DOSSIER_TIME_UNIT_MONTH);
  g_assert_cmpint (step.count, ==, 3);
  step = dossier_time_step_choose (0.25, 60);
  g_assert_cmpint (step.unit, ==, DOSSIER_TIME_UNIT_YEAR);
  g_assert_cmpint (step.count, ==, 1);
  step = dossier_time_step_choose (0.02, 60);
  g_assert_cmpint (step.count, ==, 10);
  /* however long ago */
  step = dossier_time_step_choose (1e-6, 60);
  g_assert_cmpfloat (step.count * 365.0 * 1e-6, >=, 60);
}

static void
test_ticks_stand_where_units_begin (void)
{
  const DossierTimeStep quarter = { DOSSIER_TIME_UNIT_MONTH, 3 };
  const DossierTimeStep decade = { DOSSIER_TIME_UNIT_YEAR, 10 };
  const DossierTimeStep week = { DOSSIER_TIME_UNIT_WEEK, 1 };

  g_assert_cmpint (dossier_time_step_floor (quarter, day ("2020-05-26")), ==, day ("2020-04-01"));
  g_assert_cmpint (dossier_time_step_add (quarter, day ("2020-10-01"), 1), ==, day ("2021-01-01"));
  g_assert_cmpint (dossier_time_step_add (quarter, day ("2020-01-01"), -1), ==, day ("2019-10-01"));
  g_assert_cmpint (dossier_time_step_floor (decade, day ("1999-12-31")), ==, day ("1990-01-01"));
  g_assert_cmpint (dossier_time_step_floor (week, day ("2020-05-26")), ==, day ("2020-05-25"));
  g_assert_cmpint (dossier_time_step_round (quarter, day ("2020-05-26")), ==, day ("2020-07-01"));
  g_assert_cmpint (dossier_time_step_round (quarter, day ("2020-05-10")), ==, day ("2020-04-01"));

  /* before year 1 */
  DossierDay long_ago = dossier_day_from_ymd (-43, 3, 15);
  g_assert_cmpint (dossier_time_step_floor (decade, long_ago), ==,
                   dossier_day_from_ymd (-50, 1, 1));
}

static void
assert_label (DossierTimeStep step, const char *at, gboolean full, const char *wanted)
{
  g_autofree char *label = dossier_time_step_label (step, day (at), full);
  g_assert_cmpstr (label, ==, wanted);
}

static void
test_labels (void)
{
  const DossierTimeStep year = { DOSSIER_TIME_UNIT_YEAR, 1 };
  const DossierTimeStep month = { DOSSIER_TIME_UNIT_MONTH, 1 };
  const DossierTimeStep a_day = { DOSSIER_TIME_UNIT_DAY, 1 };

  assert_label (year, "2020-01-01", FALSE, "2020");
  assert_label (month, "2020-01-01", FALSE, "2020");
  assert_label (month, "2020-05-01", FALSE, "May");
  assert_label (month, "2020-05-01", TRUE, "May 2020");
  assert_label (a_day, "2020-05-26", FALSE, "26");
  assert_label (a_day, "2020-06-01", FALSE, "1 Jun");
  assert_label (a_day, "2020-05-26", TRUE, "26 May 2020");

  g_autofree char *before_christ =
    dossier_time_step_label (year, dossier_day_from_ymd (-43, 1, 1), TRUE);
  g_assert_cmpstr (before_christ, ==, "-43");

  g_autofree char *coarse = dossier_time_step_describe (year, day ("2020-07-31"));
  g_autofree char *fine = dossier_time_step_describe (a_day, day ("2020-07-31"));
  g_assert_cmpstr (coarse, ==, "Jul 2020");
  g_assert_cmpstr (fine, ==, "31 Jul 2020");
}

static void
assert_range (const char *first, const char *last, const char *wanted)
{
  g_autofree char *label = dossier_time_range_describe (day (first), day (last));
  g_assert_cmpstr (label, ==, wanted);
}

static void
test_ranges_in_few_words (void)
{
  assert_range ("2020-05-01", "2020-05-31", "May 2020");
  assert_range ("2019-01-01", "2019-12-31", "2019");
  assert_range ("2018-01-01", "2019-12-31", "2018 – 2019");
  assert_range ("2019-10-01", "2020-05-31", "Oct 2019 – May 2020");
  assert_range ("2020-05-26", "2020-05-26", "26 May 2020");
  assert_range ("2019-10-08", "2019-10-29", "8 Oct 2019 – 29 Oct 2019");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/time/extent/day", test_extent_of_day);
  g_test_add_func ("/time/extent/time", test_extent_of_time);
  g_test_add_func ("/time/extent/month", test_extent_of_month);
  g_test_add_func ("/time/extent/interval", test_extent_of_interval);
  g_test_add_func ("/time/extent/open", test_extent_with_open_end);
  g_test_add_func ("/time/extent/between", test_extent_between);
  g_test_add_func ("/time/index/agrees-with-looking", test_index_agrees_with_looking);
  g_test_add_func ("/time/index/half-open", test_index_half_open);
  g_test_add_func ("/time/density/spread", test_density_spreads_what_is_vague);
  g_test_add_func ("/time/density/some", test_density_of_some);
  g_test_add_func ("/time/density/exact", test_density_keeps_its_exactness);
  g_test_add_func ("/time/scale/both-ways", test_scale_goes_both_ways);
  g_test_add_func ("/time/scale/zoom", test_zoom_keeps_the_moment_under_the_pointer);
  g_test_add_func ("/time/scale/pan", test_pan_follows_the_hand);
  g_test_add_func ("/time/scale/clamp", test_clamp_moves_before_it_cuts);
  g_test_add_func ("/time/ticks/steps", test_steps_by_scale);
  g_test_add_func ("/time/ticks/places", test_ticks_stand_where_units_begin);
  g_test_add_func ("/time/ticks/labels", test_labels);
  g_test_add_func ("/time/ticks/ranges", test_ranges_in_few_words);

  return g_test_run ();
}
