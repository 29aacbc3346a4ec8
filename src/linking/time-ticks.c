/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/time-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_A_YEAR 365.2425

static const DossierTimeStep steps[] = {
  { DOSSIER_TIME_UNIT_DAY, 1 },    { DOSSIER_TIME_UNIT_WEEK, 1 },
  { DOSSIER_TIME_UNIT_MONTH, 1 },  { DOSSIER_TIME_UNIT_MONTH, 3 },
  { DOSSIER_TIME_UNIT_YEAR, 1 },   { DOSSIER_TIME_UNIT_YEAR, 2 },
  { DOSSIER_TIME_UNIT_YEAR, 5 },   { DOSSIER_TIME_UNIT_YEAR, 10 },
  { DOSSIER_TIME_UNIT_YEAR, 20 },  { DOSSIER_TIME_UNIT_YEAR, 50 },
  { DOSSIER_TIME_UNIT_YEAR, 100 }, { DOSSIER_TIME_UNIT_YEAR, 200 },
  { DOSSIER_TIME_UNIT_YEAR, 500 }, { DOSSIER_TIME_UNIT_YEAR, 1000 },
};

static int
floor_to (int value, int step)
{
  int rest = value % step;
  return value - (rest < 0 ? rest + step : rest);
}

static double
get_length (DossierTimeStep step)
{
  switch (step.unit)
    {
    case DOSSIER_TIME_UNIT_DAY:
      return step.count;
    case DOSSIER_TIME_UNIT_WEEK:
      return step.count * 7.0;
    case DOSSIER_TIME_UNIT_MONTH:
      return step.count * 28.0;
    case DOSSIER_TIME_UNIT_YEAR:
    default:
      return step.count * DAYS_A_YEAR;
    }
}

DossierTimeStep
dossier_time_step_choose (double density, double min_pixels)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (get_length (steps[i]) * density >= min_pixels)
      return steps[i];

  DossierTimeStep longest = steps[G_N_ELEMENTS (steps) - 1];
  while (get_length (longest) * density < min_pixels && longest.count < G_MAXINT32 / 1000)
    longest.count *= 10;
  return longest;
}

int
dossier_time_hours_choose (double density, double min_pixels)
{
  static const int hours[] = { 1, 2, 3, 6, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    if (hours[i] / 24.0 * density >= min_pixels)
      return hours[i];
  return 0;
}

DossierTimeStep
dossier_time_step_refine (DossierTimeStep step)
{
  switch (step.unit)
    {
    case DOSSIER_TIME_UNIT_YEAR:
      if (step.count >= 50)
        return (DossierTimeStep){ DOSSIER_TIME_UNIT_YEAR, step.count / 10 };
      if (step.count > 5)
        return (DossierTimeStep){ DOSSIER_TIME_UNIT_YEAR, 1 };
      return (DossierTimeStep){ DOSSIER_TIME_UNIT_MONTH, 1 };
    case DOSSIER_TIME_UNIT_MONTH:
      if (step.count > 1)
        return (DossierTimeStep){ DOSSIER_TIME_UNIT_MONTH, 1 };
      return (DossierTimeStep){ DOSSIER_TIME_UNIT_DAY, 1 };
    case DOSSIER_TIME_UNIT_WEEK:
    case DOSSIER_TIME_UNIT_DAY:
    default:
      return (DossierTimeStep){ DOSSIER_TIME_UNIT_DAY, 1 };
    }
}

DossierDay
dossier_time_step_floor (DossierTimeStep step, DossierDay day)
{
  int year, month, day_of_month;

  switch (step.unit)
    {
    case DOSSIER_TIME_UNIT_DAY:
      return day;
    case DOSSIER_TIME_UNIT_WEEK:
      return floor_to (day - 1, 7) + 1; /* day 1 is a Monday */
    case DOSSIER_TIME_UNIT_MONTH:
      dossier_day_to_ymd (day, &year, &month, &day_of_month);
      return dossier_day_from_ymd (year, floor_to (month - 1, step.count) + 1, 1);
    case DOSSIER_TIME_UNIT_YEAR:
    default:
      dossier_day_to_ymd (day, &year, &month, &day_of_month);
      return dossier_day_from_ymd (floor_to (year, step.count), 1, 1);
    }
}

DossierDay
dossier_time_step_add (DossierTimeStep step, DossierDay day, int n)
{
  int year, month, day_of_month;

  switch (step.unit)
    {
    case DOSSIER_TIME_UNIT_DAY:
      return day + n * step.count;
    case DOSSIER_TIME_UNIT_WEEK:
      return day + n * step.count * 7;
    case DOSSIER_TIME_UNIT_MONTH:
      {
        dossier_day_to_ymd (day, &year, &month, &day_of_month);
        int months = year * 12 + month - 1 + n * step.count;
        int first = floor_to (months, 12);
        return dossier_day_from_ymd (first / 12, months - first + 1, 1);
      }
    case DOSSIER_TIME_UNIT_YEAR:
    default:
      dossier_day_to_ymd (day, &year, &month, &day_of_month);
      return dossier_day_from_ymd (year + n * step.count, 1, 1);
    }
}

DossierDay
dossier_time_step_round (DossierTimeStep step, double day)
{
  DossierDay before = dossier_time_step_floor (step, (DossierDay) floor (day));
  DossierDay after = dossier_time_step_add (step, before, 1);
  return day - before <= after - day ? before : after;
}

/* Whether @tick is the first tick of its month. */
static gboolean
begins_month (DossierTimeStep step, DossierDay tick)
{
  int year, month, day_of_month;

  dossier_day_to_ymd (tick, &year, &month, &day_of_month);
  return day_of_month <= (step.unit == DOSSIER_TIME_UNIT_WEEK ? 7 : 1);
}

static gboolean
begins_year (DossierTimeStep step, DossierDay tick)
{
  int year, month, day_of_month;

  dossier_day_to_ymd (tick, &year, &month, &day_of_month);
  return month == 1 && begins_month (step, tick);
}

gboolean
dossier_time_step_is_major (DossierTimeStep step, DossierDay tick)
{
  int year, month, day_of_month;

  if (step.unit == DOSSIER_TIME_UNIT_MONTH)
    return begins_year (step, tick);
  if (step.unit != DOSSIER_TIME_UNIT_YEAR)
    return begins_month (step, tick);
  dossier_day_to_ymd (tick, &year, &month, &day_of_month);
  return step.count < 10 ? year % 10 == 0 : year % 100 == 0;
}

/* @format is for g_date_time_format(), which knows years 1 to 9999: others are named by their
 * number alone (year 0 is 1 BC, as in ISO 8601). */
static char *
format_day (DossierDay day, const char *format)
{
  int year, month, day_of_month;

  dossier_day_to_ymd (day, &year, &month, &day_of_month);
  if (year < 1 || year > 9999)
    return g_strdup_printf ("%d", year);

  g_autoptr (GDateTime) moment = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  return g_date_time_format (moment, format);
}

static const char *
get_day_format (void)
{
  /* Translators: a day on the timeline, "26 May 2020"; see g_date_time_format() */
  return C_ ("timeline", "%-e %b %Y");
}

static const char *
get_month_format (void)
{
  /* Translators: a month on the timeline, "May 2020"; see g_date_time_format() */
  return C_ ("timeline", "%Ob %Y");
}

static const char *
get_year_format (void)
{
  /* Translators: a year on the timeline; see g_date_time_format() */
  return C_ ("timeline", "%Y");
}

char *
dossier_time_step_label (DossierTimeStep step, DossierDay tick, gboolean full)
{
  if (step.unit == DOSSIER_TIME_UNIT_YEAR)
    return format_day (tick, get_year_format ());
  if (step.unit == DOSSIER_TIME_UNIT_MONTH)
    {
      if (begins_year (step, tick))
        return format_day (tick, get_year_format ());
      if (full)
        return format_day (tick, get_month_format ());
      /* Translators: a month on the timeline, "May", among others of its year; see
       * g_date_time_format() */
      return format_day (tick, C_ ("timeline", "%Ob"));
    }
  if (full)
    return format_day (tick, get_day_format ());
  if (begins_month (step, tick))
    {
      /* Translators: a day on the timeline, "1 Jun", where its month begins; see
       * g_date_time_format() */
      return format_day (tick, C_ ("timeline", "%-e %b"));
    }
  /* Translators: %-e is a day on the timeline, “26”, among others of its month; see
   * g_date_time_format() */
  return format_day (tick, C_ ("timeline", "%-e"));
}

char *
dossier_time_step_describe (DossierTimeStep step, DossierDay day)
{
  gboolean coarse =
    step.unit == DOSSIER_TIME_UNIT_YEAR || (step.unit == DOSSIER_TIME_UNIT_MONTH && step.count > 1);
  return format_day (day, coarse ? get_month_format () : get_day_format ());
}

char *
dossier_time_range_describe (DossierDay first, DossierDay last)
{
  static const DossierTimeStep a_year = { DOSSIER_TIME_UNIT_YEAR, 1 };
  static const DossierTimeStep a_month = { DOSSIER_TIME_UNIT_MONTH, 1 };
  const char *format = get_day_format ();
  DossierTimeStep step = { DOSSIER_TIME_UNIT_DAY, 1 };

  if (dossier_time_step_floor (a_year, first) == first &&
      dossier_time_step_floor (a_year, last + 1) == last + 1)
    {
      format = get_year_format ();
      step = a_year;
    }
  else if (dossier_time_step_floor (a_month, first) == first &&
           dossier_time_step_floor (a_month, last + 1) == last + 1)
    {
      format = get_month_format ();
      step = a_month;
    }

  g_autofree char *from = format_day (first, format);
  if (dossier_time_step_add (step, first, 1) == last + 1)
    return g_steal_pointer (&from);

  g_autofree char *to = format_day (last, format);
  /* Translators: a stretch of time on the timeline, from %1$s to %2$s */
  return g_strdup_printf (C_ ("timeline", "%1$s – %2$s"), from, to);
}
