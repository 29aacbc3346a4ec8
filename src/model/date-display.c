/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in words, by the locale; the words are in date-patterns.c. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/date-patterns.h"
#include "model/day.h"
#include "model/edtf.h"

static char *
year_to_text (int year)
{
  if (year > 0)
    return g_strdup_printf ("%d", year);

  /* Translators: %d is a year before the year 1 of our era, counted backwards */
  return g_strdup_printf (_ ("%d BC"), 1 - year);
}

/* The name as it stands alone. Some locales begin it with a capital, for headings, where the
 * language has none in a sentence. */
static char *
get_month_alone (GDateTime *time)
{
  g_autofree char *alone = g_date_time_format (time, "%OB");
  g_autofree char *in_date = g_date_time_format (time, "%B");
  g_autofree char *lower = NULL;

  if (!g_unichar_islower (g_utf8_get_char (in_date)))
    return g_steal_pointer (&alone);

  lower = g_utf8_strdown (alone, g_utf8_next_char (alone) - alone);

  return g_strconcat (lower, g_utf8_next_char (alone), NULL);
}

/* GDateTime knows only the years 1 to 9999: another is put into the pattern, and a leap year stands
 * in for it. NULL when @pattern is no good one. */
static char *
format_day (const char *pattern, int year, int month, int day)
{
  gboolean known = year > 0 && year <= 9999;
  g_autoptr (GDateTime) time = g_date_time_new_utc (known ? year : 2000, month, day, 0, 0, 0);
  g_autoptr (GString) filled = g_string_new (pattern);
  g_autofree char *alone = get_month_alone (time);

  g_string_replace (filled, "%OB", alone, 0);
  if (!known)
    {
      g_autofree char *text = year_to_text (year);

      g_string_replace (filled, "%Y", text, 0);
      g_string_replace (filled, "%OY", text, 0);
    }

  return g_date_time_format (time, filled->str);
}

static char *
format_date (const char *pattern, const DossierEdtfDate *date)
{
  gboolean season = date->precision == DOSSIER_PRECISION_SEASON;
  int month = season ? 1 : MAX (date->month, 1);

  return format_day (pattern, date->year, month, MAX (date->day, 1));
}

/* @date in the words of the locale, or in English if the translation is no pattern. */
static char *
say (DossierDateShape shape, DossierDateRelation relation, const DossierEdtfDate *date)
{
  const char *pattern = dossier_date_get_pattern (shape, relation);
  char *text = format_date (_ (pattern), date);

  return text != NULL ? text : format_date (pattern, date);
}

static char *
fill_pair (const char *pattern, const DossierEdtfDate *first, const DossierEdtfDate *second)
{
  const char *bar = strchr (pattern, '|');
  g_autofree char *before = bar != NULL ? g_strndup (pattern, bar - pattern) : NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  if (bar == NULL)
    return NULL;
  first_text = format_date (before, first);
  second_text = format_date (bar + 1, second);

  return first_text != NULL && second_text != NULL ? g_strconcat (first_text, second_text, NULL)
                                                   : NULL;
}

static char *
say_pair (DossierDatePairShape shape,
          DossierDatePair pair,
          const DossierEdtfDate *first,
          const DossierEdtfDate *second)
{
  const char *pattern = dossier_date_get_pair_pattern (shape, pair);
  char *text = fill_pair (_ (pattern), first, second);

  return text != NULL ? text : fill_pair (pattern, first, second);
}

static DossierDateShape
get_season_shape (int season)
{
  if (season >= 33)
    return DOSSIER_DATE_QUARTER_1 + (season - 33);

  return DOSSIER_DATE_SPRING + (season - 21) % 4;
}

/* Two dates that have nothing in common but the relation between them. */
static char *
pair_texts (DossierDatePair pair, const char *first, const char *second)
{
  switch (pair)
    {
    case DOSSIER_DATE_BETWEEN:
      /* Translators: %1$s and %2$s are dates as they stand alone, such as “1 May 2019” and “around
       * 2020”: one unknown day between them */
      return g_strdup_printf (_ ("between %1$s and %2$s"), first, second);
    case DOSSIER_DATE_OR:
      /* Translators: %1$s and %2$s are dates as they stand alone, such as “1 May 2019” and “around
       * 2020”: one of them is right; %1$s can be several: “1990, 1992” */
      return g_strdup_printf (C_ ("dates", "%1$s or %2$s"), first, second);
    case DOSSIER_DATE_AND:
      /* Translators: %1$s and %2$s are dates as they stand alone, such as “1 May 2019” and “around
       * 2020”: both are meant; %1$s can be several: “1990, 1992” */
      return g_strdup_printf (C_ ("dates", "%1$s and %2$s"), first, second);
    case DOSSIER_DATE_RANGE:
    default:
      /* Translators: from one date to another: “May 2019 – 3 June 2020”; %1$s and %2$s are dates as
       * they stand alone */
      return g_strdup_printf (C_ ("dates", "%1$s – %2$s"), first, second);
    }
}

static char *
describe_pair (DossierDatePair pair, const DossierEdtfDate *first, const DossierEdtfDate *second);
static char *describe_texts (DossierDateRelation relation, const char *text);

/* What is known of a date of which digits in the middle are masked: its bounds, said as coarsely
 * as they allow. */
static char *
describe_bounds (const DossierEdtfDate *date)
{
  DossierEdtfDate first = { DOSSIER_PRECISION_DAY };
  DossierEdtfDate last = { DOSSIER_PRECISION_DAY };

  dossier_day_to_ymd (date->first, &first.year, &first.month, &first.day);
  dossier_day_to_ymd (date->last, &last.year, &last.month, &last.day);
  if (first.day == 1 && last.day == dossier_days_in_month (last.year, last.month))
    {
      gboolean years = first.month == 1 && last.month == 12;

      first.precision = years ? DOSSIER_PRECISION_YEAR : DOSSIER_PRECISION_MONTH;
      last.precision = first.precision;
    }

  return describe_pair (DOSSIER_DATE_BETWEEN, &first, &last);
}

/* @date without its qualifiers. */
static char *
describe_plain (DossierDateRelation relation, const DossierEdtfDate *date)
{
  g_autofree char *text = NULL;

  switch (date->precision)
    {
    case DOSSIER_PRECISION_DAY:
      return say (DOSSIER_DATE_DAY, relation, date);
    case DOSSIER_PRECISION_MONTH:
      return say (DOSSIER_DATE_MONTH, relation, date);
    case DOSSIER_PRECISION_SEASON:
      return say (get_season_shape (date->month), relation, date);
    case DOSSIER_PRECISION_DECADE:
      return say (DOSSIER_DATE_DECADE, relation, date);
    case DOSSIER_PRECISION_OTHER:
      text = describe_bounds (date);
      return describe_texts (relation, text);
    case DOSSIER_PRECISION_YEAR:
    default:
      return say (DOSSIER_DATE_YEAR, relation, date);
    }
}

static char *
say_uncertain (const char *text)
{
  /* Translators: %s is a date of which the source is not sure: “2009 (uncertain)” */
  return g_strdup_printf (_ ("%s (uncertain)"), text);
}

static char *
say_approximate (const char *text)
{
  /* Translators: %s is a date or a stretch of time: “since spring 2009 (approximately)” */
  return g_strdup_printf (_ ("%s (approximately)"), text);
}

/* What is said of several dates, or of one that has no words of its own. */
static char *
describe_texts (DossierDateRelation relation, const char *text)
{
  switch (relation)
    {
    case DOSSIER_DATE_AROUND:
      return say_approximate (text);
    case DOSSIER_DATE_SINCE:
      /* Translators: %s is several dates as they stand alone, such as “9 September or 9 December
       * 1993”, on one of which something began. Word it so that they need no other ending. */
      return g_strdup_printf (_ ("since %s"), text);
    case DOSSIER_DATE_UNTIL:
      /* Translators: %s is several dates as they stand alone, such as “9 September or 9 December
       * 1993”, on one of which something ended. Word it so that they need no other ending. */
      return g_strdup_printf (_ ("until %s"), text);
    case DOSSIER_DATE_ALONE:
    case DOSSIER_DATE_SINCE_AROUND:
    case DOSSIER_DATE_UNTIL_AROUND:
    default:
      return g_strdup (text);
    }
}

/* @date with its qualifiers, alone or since or until it. */
static char *
describe_related (DossierDateRelation relation, const DossierEdtfDate *date)
{
  static const DossierDateRelation approximates[] = { DOSSIER_DATE_AROUND, DOSSIER_DATE_AROUND,
                                                      DOSSIER_DATE_SINCE_AROUND,
                                                      DOSSIER_DATE_UNTIL_AROUND };
  gboolean coarse =
    date->precision == DOSSIER_PRECISION_SEASON || date->precision == DOSSIER_PRECISION_OTHER;
  g_autofree char *text = NULL;

  if (!date->approximate)
    text = describe_plain (relation, date);
  else if (relation == DOSSIER_DATE_ALONE || !coarse)
    text = describe_plain (approximates[relation], date);
  else
    {
      g_autofree char *plain = describe_plain (relation, date);

      text = say_approximate (plain);
    }

  return date->uncertain ? say_uncertain (text) : g_steal_pointer (&text);
}

static char *
describe_date (const DossierEdtfDate *date)
{
  return describe_related (DOSSIER_DATE_ALONE, date);
}

/* The days that writers mean by the beginning, the middle and the end of a month, as the dossier's
 * encoding has them; NULL for any others. */
static char *
describe_part_of_month (DossierDateRelation relation,
                        const DossierEdtfDate *first,
                        const DossierEdtfDate *second)
{
  if (first->precision != DOSSIER_PRECISION_DAY || second->precision != DOSSIER_PRECISION_DAY ||
      first->year != second->year || first->month != second->month)
    return NULL;

  if (first->day == 1 && second->day == 10)
    return say (DOSSIER_DATE_EARLY_MONTH, relation, first);
  if (first->day == 11 && second->day == 20)
    return say (DOSSIER_DATE_MID_MONTH, relation, first);
  if (first->day == 21 && second->day == dossier_days_in_month (first->year, first->month))
    return say (DOSSIER_DATE_LATE_MONTH, relation, first);
  return NULL;
}

/* What two dates of the same precision have in common; FALSE when there is no word for it. */
static gboolean
get_pair_shape (const DossierEdtfDate *first,
                const DossierEdtfDate *second,
                DossierDatePairShape *shape)
{
  gboolean same_year = first->year == second->year;

  if (first->precision != second->precision)
    return FALSE;

  switch (first->precision)
    {
    case DOSSIER_PRECISION_DAY:
      *shape = !same_year                      ? DOSSIER_DATE_DAYS
               : first->month == second->month ? DOSSIER_DATE_DAYS_OF_MONTH
                                               : DOSSIER_DATE_DAYS_OF_YEAR;
      return TRUE;
    case DOSSIER_PRECISION_MONTH:
      *shape = same_year ? DOSSIER_DATE_MONTHS_OF_YEAR : DOSSIER_DATE_MONTHS;
      return TRUE;
    case DOSSIER_PRECISION_YEAR:
      *shape = DOSSIER_DATE_YEARS;
      return first->year > 0;
    case DOSSIER_PRECISION_SEASON:
    case DOSSIER_PRECISION_DECADE:
    case DOSSIER_PRECISION_OTHER:
    default:
      return FALSE;
    }
}

/* Two dates without qualifiers, what they share said once. */
static char *
describe_plain_pair (DossierDatePair pair,
                     const DossierEdtfDate *first,
                     const DossierEdtfDate *second)
{
  gboolean same = first->precision == second->precision && first->year == second->year &&
                  first->month == second->month && first->day == second->day;
  DossierDatePairShape shape;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  if (same)
    return describe_plain (DOSSIER_DATE_ALONE, first);

  if (pair == DOSSIER_DATE_BETWEEN)
    {
      char *part = describe_part_of_month (DOSSIER_DATE_ALONE, first, second);

      if (part != NULL)
        return part;
    }

  if (get_pair_shape (first, second, &shape))
    return say_pair (shape, pair, first, second);

  first_text = describe_plain (DOSSIER_DATE_ALONE, first);
  second_text = describe_plain (DOSSIER_DATE_ALONE, second);

  return pair_texts (pair, first_text, second_text);
}

static char *
describe_pair (DossierDatePair pair, const DossierEdtfDate *first, const DossierEdtfDate *second)
{
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  if (!first->approximate && !first->uncertain && !second->approximate && !second->uncertain)
    return describe_plain_pair (pair, first, second);

  first_text = describe_date (first);
  second_text = describe_date (second);

  return pair_texts (pair, first_text, second_text);
}

static char *
describe_element (const DossierEdtfElement *element, gboolean all)
{
  g_autofree char *text = NULL;

  if (!element->range)
    return describe_date (&element->from);
  if (!element->open_start && !element->open_end)
    return describe_pair (all ? DOSSIER_DATE_RANGE : DOSSIER_DATE_BETWEEN, &element->from,
                          &element->to);
  if (all)
    return describe_related (element->open_start ? DOSSIER_DATE_UNTIL : DOSSIER_DATE_SINCE,
                             &element->from);

  text = describe_date (&element->from);
  if (element->open_start)
    /* Translators: %s is the latest possible date */
    return g_strdup_printf (_ ("%s or earlier"), text);

  /* Translators: %s is the earliest possible date */
  return g_strdup_printf (_ ("%s or later"), text);
}

static char *
describe_set (const DossierEdtfPoint *point)
{
  gboolean all = point->form == DOSSIER_EDTF_ALL_OF;
  DossierDatePair pair = all ? DOSSIER_DATE_AND : DOSSIER_DATE_OR;
  const DossierEdtfElement *elements = (const DossierEdtfElement *) point->elements->data;
  guint n_elements = point->elements->len;
  g_autofree char *list = describe_element (&elements[0], all);
  g_autofree char *last = NULL;

  if (n_elements == 1)
    return g_steal_pointer (&list);
  if (n_elements == 2 && !elements[0].range && !elements[1].range)
    return describe_pair (pair, &elements[0].from, &elements[1].from);

  for (guint i = 1; i < n_elements - 1; i++)
    {
      g_autofree char *before = g_steal_pointer (&list);
      g_autofree char *text = describe_element (&elements[i], all);

      /* Translators: the beginning or middle of a list of dates: “1990, 1992 or 1993”; %1$s is one
       * date or several, %2$s the next */
      list = g_strdup_printf (C_ ("dates", "%1$s, %2$s"), before, text);
    }
  last = describe_element (&elements[n_elements - 1], all);

  return pair_texts (pair, list, last);
}

/* Since or until @point, or alone. */
static char *
describe_point (DossierDateRelation relation, const DossierEdtfPoint *point)
{
  const DossierEdtfElement *element = &g_array_index (point->elements, DossierEdtfElement, 0);
  g_autofree char *text = NULL;

  if (point->form == DOSSIER_EDTF_DATE)
    return describe_related (relation, &element->from);

  if (point->form == DOSSIER_EDTF_ONE_OF && point->elements->len == 1 && element->range &&
      !element->open_start && !element->open_end && !element->from.approximate &&
      !element->from.uncertain && !element->to.approximate && !element->to.uncertain)
    {
      char *part = describe_part_of_month (relation, &element->from, &element->to);

      if (part != NULL)
        return part;
    }
  text = describe_set (point);

  return describe_texts (relation, text);
}

static char *
describe_interval (const DossierEdtf *edtf)
{
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (edtf->begin.elements == NULL && edtf->end.elements == NULL)
    return g_strdup (_ ("at an unknown time"));
  if (edtf->begin.elements == NULL)
    return describe_point (DOSSIER_DATE_UNTIL, &edtf->end);
  if (edtf->end.form == DOSSIER_EDTF_OPEN)
    return describe_point (DOSSIER_DATE_SINCE, &edtf->begin);

  if (edtf->begin.form == DOSSIER_EDTF_DATE && edtf->end.form == DOSSIER_EDTF_DATE)
    return describe_pair (DOSSIER_DATE_RANGE,
                          &g_array_index (edtf->begin.elements, DossierEdtfElement, 0).from,
                          &g_array_index (edtf->end.elements, DossierEdtfElement, 0).from);

  begin = describe_point (DOSSIER_DATE_ALONE, &edtf->begin);
  if (edtf->end.form == DOSSIER_EDTF_UNKNOWN)
    /* Translators: %s is the date, as it stands alone, on which something began; nobody says when
     * it ended */
    return g_strdup_printf (_ ("%s – end unknown"), begin);

  end = describe_point (DOSSIER_DATE_ALONE, &edtf->end);

  return pair_texts (DOSSIER_DATE_RANGE, begin, end);
}

char *
dossier_minute_to_display (int minute)
{
  g_autoptr (GDateTime) time = NULL;
  char *text;

  g_return_val_if_fail (minute >= 0, NULL);

  time = g_date_time_new_utc (2000, 1, 1, minute / 60 % 24, minute % 60, 0);
  /* Translators: a time of day, “14:02”; a format as of g_date_time_format(): %H and %M (%OH and
   * %OM: in the digits of your language), or %-I, %M and %p. */
  text = g_date_time_format (time, C_ ("time of day", "%H:%M"));

  return text != NULL ? text : g_date_time_format (time, "%H:%M");
}

char *
dossier_moment_to_display (DossierDay day, int minute)
{
  g_autofree char *date = dossier_day_to_display (day);
  g_autofree char *time = dossier_minute_to_display (minute);

  /* Translators: %1$s is a day, “26 May 2020”, %2$s the time of day, “14:02” */
  return g_strdup_printf (C_ ("time of day", "%1$s, %2$s"), date, time);
}

/* One day with a time of it, or with two; NULL for any other. */
static char *
describe_times (const DossierDate *date)
{
  g_autofree char *day = NULL;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (date->begin_minute < 0 || date->end_minute < 0 || date->begin_earliest != date->end_latest ||
      date->approximate || date->uncertain)
    return NULL;

  if (!date->interval && date->begin_minute == date->end_minute)
    return dossier_moment_to_display (date->begin_earliest, date->begin_minute);

  day = dossier_day_to_display (date->begin_earliest);
  begin = dossier_minute_to_display (date->begin_minute);
  end = dossier_minute_to_display (date->end_minute);
  if (!date->interval)
    /* Translators: %1$s is a day, “26 May 2020”, %2$s and %3$s are times of that day, “14:02”: some
     * unknown time between them */
    return g_strdup_printf (C_ ("time of day", "%1$s, between %2$s and %3$s"), day, begin, end);
  /* Translators: %1$s is a day, “26 May 2020”, %2$s and %3$s are times of that day, from one to the
   * other: “14:02” */
  return g_strdup_printf (C_ ("time of day", "%1$s, %2$s–%3$s"), day, begin, end);
}

char *
dossier_date_describe (const DossierDate *date)
{
  g_autoptr (DossierEdtf) edtf = NULL;
  char *times;

  g_return_val_if_fail (date != NULL, NULL);

  times = describe_times (date);
  if (times != NULL)
    return times;

  edtf = dossier_edtf_parse (date->edtf, NULL);
  g_return_val_if_fail (edtf != NULL, g_strdup (date->edtf));

  return edtf->interval ? describe_interval (edtf)
                        : describe_point (DOSSIER_DATE_ALONE, &edtf->begin);
}

/* Since or until @date: the year alone where that says enough. */
static char *
describe_bound (DossierDateRelation relation, const DossierDate *date)
{
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (date->edtf, NULL);
  DossierEdtfDate year = { DOSSIER_PRECISION_YEAR };
  g_autofree char *text = NULL;
  int last;

  dossier_day_to_ymd (date->begin_earliest, &year.year, NULL, NULL);
  dossier_day_to_ymd (date->end_latest, &last, NULL, NULL);
  if (year.year == last && last > 0 && !date->approximate && !date->uncertain)
    return describe_plain (relation, &year);
  if (edtf != NULL && !edtf->interval && edtf->begin.elements != NULL)
    return describe_point (relation, &edtf->begin);

  text = dossier_date_describe (date);

  return describe_texts (relation, text);
}

char *
dossier_date_describe_since (const DossierDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  return describe_bound (DOSSIER_DATE_SINCE, date);
}

char *
dossier_date_describe_until (const DossierDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  return describe_bound (DOSSIER_DATE_UNTIL, date);
}

char *
dossier_date_to_display (const DossierDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (date->wording != NULL && *date->wording != '\0')
    return g_strdup (date->wording);

  return dossier_date_describe (date);
}

char *
dossier_day_to_display (DossierDay day)
{
  DossierEdtfDate date = { DOSSIER_PRECISION_DAY };

  dossier_day_to_ymd (day, &date.year, &date.month, &date.day);

  return say (DOSSIER_DATE_DAY, DOSSIER_DATE_ALONE, &date);
}
