/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in words, by the locale. Every form is one string for translators, with months and
 * numbers as its parameters, so that a language can order and inflect as it needs. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/day.h"
#include "model/edtf.h"

/* What is said around one date. */
typedef enum
{
  AROUND_NOTHING,
  AROUND_CIRCA,
  AROUND_SINCE,
  AROUND_UNTIL,
} Around;

/* How two dates stand together. */
typedef enum
{
  PAIR_RANGE,
  PAIR_BETWEEN,
  PAIR_OR,
  PAIR_AND,
} Pair;

static char *
year_to_text (int year)
{
  if (year > 0)
    return g_strdup_printf ("%d", year);

  /* Translators: a year before the year 1 of our era */
  return g_strdup_printf (_ ("%d BC"), 1 - year);
}

/* GDateTime knows the names of months, but only the years 1 to 9999: the year is put into the
 * pattern, and another leap year stands in for it. */
static char *
format_day (const char *pattern, int year, int month, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, month, day, 0, 0, 0);
  g_autofree char *year_text = year_to_text (year);
  g_autoptr (GString) with_year = g_string_new (pattern);

  g_string_replace (with_year, "%Y", year_text, 0);

  return g_date_time_format (time, with_year->str);
}

static char *
month_in_date (int month)
{
  return format_day ("%B", 1, month, 1);
}

static char *
month_alone (int month)
{
  return format_day ("%OB", 1, month, 1);
}

static const char *
get_day_pattern (Around around)
{
  switch (around)
    {
    case AROUND_CIRCA:
      /* Translators: a date, format of g_date_time_format(): "around 26 May 2020" */
      return _ ("around %-e %B %Y");
    case AROUND_SINCE:
      /* Translators: a date, format of g_date_time_format(): "since 26 May 2020" */
      return _ ("since %-e %B %Y");
    case AROUND_UNTIL:
      /* Translators: a date, format of g_date_time_format(): "until 26 May 2020" */
      return _ ("until %-e %B %Y");
    case AROUND_NOTHING:
    default:
      /* Translators: a date, format of g_date_time_format(): "26 May 2020" */
      return _ ("%-e %B %Y");
    }
}

static const char *
get_month_pattern (Around around)
{
  switch (around)
    {
    case AROUND_CIRCA:
      /* Translators: a month, format of g_date_time_format(): "around May 2020". %OB is the month's
       * name as it stands alone, %B as it stands in a full date. */
      return _ ("around %OB %Y");
    case AROUND_SINCE:
      /* Translators: a month, format of g_date_time_format(): "since May 2020". %OB is the month's
       * name as it stands alone, %B as it stands in a full date. */
      return _ ("since %OB %Y");
    case AROUND_UNTIL:
      /* Translators: a month, format of g_date_time_format(): "until May 2020". %OB is the month's
       * name as it stands alone, %B as it stands in a full date. */
      return _ ("until %OB %Y");
    case AROUND_NOTHING:
    default:
      /* Translators: a month, format of g_date_time_format(): "May 2020". %OB is the month's name
       * as it stands alone, %B as it stands in a full date. */
      return _ ("%OB %Y");
    }
}

/* @year: as text */
static char *
describe_year (Around around, const char *year)
{
  switch (around)
    {
    case AROUND_CIRCA:
      /* Translators: %s is a year or another date: "around 2009" */
      return g_strdup_printf (_ ("around %s"), year);
    case AROUND_SINCE:
      /* Translators: %s is a year or another date: "since 2018" */
      return g_strdup_printf (_ ("since %s"), year);
    case AROUND_UNTIL:
      /* Translators: %s is a year or another date: "until 2002" */
      return g_strdup_printf (_ ("until %s"), year);
    case AROUND_NOTHING:
    default:
      return g_strdup (year);
    }
}

static char *
describe_season (int year, int season)
{
  g_autofree char *text = year_to_text (year);

  switch (season)
    {
    case 21:
    case 25:
    case 29:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("spring %s"), text);
    case 22:
    case 26:
    case 30:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("summer %s"), text);
    case 23:
    case 27:
    case 31:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("autumn %s"), text);
    case 24:
    case 28:
    case 32:
      /* Translators: %s is the year in which the winter begins */
      return g_strdup_printf (_ ("winter %s"), text);
    case 33:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("first quarter of %s"), text);
    case 34:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("second quarter of %s"), text);
    case 35:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("third quarter of %s"), text);
    case 36:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("fourth quarter of %s"), text);
    case 37:
      /* Translators: a third of a year is four months; %s is a year */
      return g_strdup_printf (_ ("first third of %s"), text);
    case 38:
      /* Translators: a third of a year is four months; %s is a year */
      return g_strdup_printf (_ ("second third of %s"), text);
    case 39:
      /* Translators: a third of a year is four months; %s is a year */
      return g_strdup_printf (_ ("last third of %s"), text);
    case 40:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("first half of %s"), text);
    case 41:
      /* Translators: %s is a year */
      return g_strdup_printf (_ ("second half of %s"), text);
    default:
      g_return_val_if_reached (g_strdup (text));
    }
}

static char *
pair_texts (Pair pair, const char *first, const char *second)
{
  switch (pair)
    {
    case PAIR_BETWEEN:
      /* Translators: two dates: one unknown day between them */
      return g_strdup_printf (_ ("between %1$s and %2$s"), first, second);
    case PAIR_OR:
      /* Translators: two dates, one of which is right; %1$s can be several: "1 May, 2 May" */
      return g_strdup_printf (_ ("%1$s or %2$s"), first, second);
    case PAIR_AND:
      /* Translators: two dates, both meant; %1$s can be several: "1 May, 2 May" */
      return g_strdup_printf (_ ("%1$s and %2$s"), first, second);
    case PAIR_RANGE:
    default:
      /* Translators: from one date to another: "May 2019 – 3 June 2020" */
      return g_strdup_printf (_ ("%1$s – %2$s"), first, second);
    }
}

static char *
pair_years (Pair pair, const char *first, const char *second)
{
  if (pair == PAIR_RANGE)
    /* Translators: from one year to another: "2016–2020" */
    return g_strdup_printf (_ ("%1$s–%2$s"), first, second);

  return pair_texts (pair, first, second);
}

static char *
pair_months (Pair pair, const char *first, const char *second, const char *year)
{
  switch (pair)
    {
    case PAIR_BETWEEN:
      /* Translators: an unknown day from one month to another of a year: "between May and June
       * 2020" */
      return g_strdup_printf (_ ("between %1$s and %2$s %3$s"), first, second, year);
    case PAIR_OR:
      /* Translators: one of two months of a year: "May or June 2020" */
      return g_strdup_printf (_ ("%1$s or %2$s %3$s"), first, second, year);
    case PAIR_AND:
      /* Translators: two months of a year: "May and June 2020" */
      return g_strdup_printf (_ ("%1$s and %2$s %3$s"), first, second, year);
    case PAIR_RANGE:
    default:
      /* Translators: from one month to another of a year: "May–June 2020" */
      return g_strdup_printf (_ ("%1$s–%2$s %3$s"), first, second, year);
    }
}

static char *
pair_days_of_month (Pair pair, int first, int second, const char *month, const char *year)
{
  switch (pair)
    {
    case PAIR_BETWEEN:
      /* Translators: an unknown day of some days of a month: "between 12 and 19 May 2020" */
      return g_strdup_printf (_ ("between %1$d and %2$d %3$s %4$s"), first, second, month, year);
    case PAIR_OR:
      /* Translators: one of two days of a month: "11 or 20 May 2020" */
      return g_strdup_printf (_ ("%1$d or %2$d %3$s %4$s"), first, second, month, year);
    case PAIR_AND:
      /* Translators: two days of a month: "11 and 20 May 2020" */
      return g_strdup_printf (_ ("%1$d and %2$d %3$s %4$s"), first, second, month, year);
    case PAIR_RANGE:
    default:
      /* Translators: from one day to another of a month: "8–29 October 2019" */
      return g_strdup_printf (_ ("%1$d–%2$d %3$s %4$s"), first, second, month, year);
    }
}

static char *
pair_days_of_year (Pair pair,
                   int first,
                   const char *first_month,
                   int second,
                   const char *month,
                   const char *year)
{
  switch (pair)
    {
    case PAIR_BETWEEN:
      /* Translators: an unknown day of some days: "between 28 May and 3 June 2020" */
      return g_strdup_printf (_ ("between %1$d %2$s and %3$d %4$s %5$s"), first, first_month,
                              second, month, year);
    case PAIR_OR:
      /* Translators: one of two days of a year: "9 September or 9 December 1993" */
      return g_strdup_printf (_ ("%1$d %2$s or %3$d %4$s %5$s"), first, first_month, second, month,
                              year);
    case PAIR_AND:
      /* Translators: two days of a year: "9 September and 9 December 1993" */
      return g_strdup_printf (_ ("%1$d %2$s and %3$d %4$s %5$s"), first, first_month, second, month,
                              year);
    case PAIR_RANGE:
    default:
      /* Translators: from one day to another of a year: "28 May – 3 June 2020" */
      return g_strdup_printf (_ ("%1$d %2$s – %3$d %4$s %5$s"), first, first_month, second, month,
                              year);
    }
}

static char *describe_pair (Pair pair, const DossierEdtfDate *first, const DossierEdtfDate *second);

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

  return describe_pair (PAIR_BETWEEN, &first, &last);
}

/* @date without its qualifiers. */
static char *
describe_plain (Around around, const DossierEdtfDate *date)
{
  g_autofree char *text = NULL;

  switch (date->precision)
    {
    case DOSSIER_PRECISION_DAY:
      return format_day (get_day_pattern (around), date->year, date->month, date->day);
    case DOSSIER_PRECISION_MONTH:
      return format_day (get_month_pattern (around), date->year, date->month, 1);
    case DOSSIER_PRECISION_SEASON:
      text = describe_season (date->year, date->month);
      break;
    case DOSSIER_PRECISION_DECADE:
      /* Translators: a decade by its first year: "the 1990s" */
      text = g_strdup_printf (_ ("the %ds"), date->year);
      break;
    case DOSSIER_PRECISION_OTHER:
      text = describe_bounds (date);
      break;
    case DOSSIER_PRECISION_YEAR:
    default:
      text = year_to_text (date->year);
      break;
    }

  return describe_year (around, text);
}

static char *
say_uncertain (const char *text)
{
  /* Translators: %s is a date of which the source is not sure: "2009 (uncertain)" */
  return g_strdup_printf (_ ("%s (uncertain)"), text);
}

static char *
describe_date (const DossierEdtfDate *date)
{
  char *text = describe_plain (date->approximate ? AROUND_CIRCA : AROUND_NOTHING, date);

  if (date->uncertain)
    {
      g_autofree char *plain = text;

      return say_uncertain (plain);
    }

  return text;
}

/* "since" and "until". */
static char *
describe_end (Around around, const DossierEdtfDate *date)
{
  g_autofree char *text = NULL;

  if (!date->approximate && !date->uncertain)
    return describe_plain (around, date);

  text = describe_date (date);

  return describe_year (around, text);
}

/* The days that writers mean by the beginning, the middle and the end of a month, as the dossier's
 * encoding has them; NULL for any others. */
static char *
describe_part_of_month (const DossierEdtfDate *first, const DossierEdtfDate *second)
{
  g_autofree char *month = month_in_date (first->month);
  g_autofree char *year = year_to_text (first->year);

  if (first->day == 1 && second->day == 10)
    /* Translators: some day from the 1st to the 10th: "early May 2020" */
    return g_strdup_printf (_ ("early %1$s %2$s"), month, year);
  if (first->day == 11 && second->day == 20)
    /* Translators: some day from the 11th to the 20th: "mid-May 2020" */
    return g_strdup_printf (_ ("mid-%1$s %2$s"), month, year);
  if (first->day == 21 && second->day == dossier_days_in_month (first->year, first->month))
    /* Translators: some day from the 21st to the last: "late May 2020" */
    return g_strdup_printf (_ ("late %1$s %2$s"), month, year);
  return NULL;
}

/* Two dates without qualifiers, what they share said once. */
static char *
describe_plain_pair (Pair pair, const DossierEdtfDate *first, const DossierEdtfDate *second)
{
  gboolean same_precision = first->precision == second->precision;
  gboolean same_year = same_precision && first->year == second->year;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  g_autofree char *year = year_to_text (second->year);

  if (same_year && first->month == second->month && first->day == second->day)
    return describe_plain (AROUND_NOTHING, first);

  if (pair == PAIR_BETWEEN && same_year && first->month == second->month &&
      first->precision == DOSSIER_PRECISION_DAY)
    {
      char *part = describe_part_of_month (first, second);

      if (part != NULL)
        return part;
    }

  if (same_year && first->precision == DOSSIER_PRECISION_DAY)
    {
      first_text = month_in_date (first->month);
      second_text = month_in_date (second->month);
      if (first->month == second->month)
        return pair_days_of_month (pair, first->day, second->day, second_text, year);
      return pair_days_of_year (pair, first->day, first_text, second->day, second_text, year);
    }

  if (same_year && first->precision == DOSSIER_PRECISION_MONTH)
    {
      first_text = month_alone (first->month);
      second_text = month_alone (second->month);
      return pair_months (pair, first_text, second_text, year);
    }

  first_text = describe_plain (AROUND_NOTHING, first);
  second_text = describe_plain (AROUND_NOTHING, second);
  if (same_precision && first->precision == DOSSIER_PRECISION_YEAR && first->year > 0)
    return pair_years (pair, first_text, second_text);

  return pair_texts (pair, first_text, second_text);
}

static char *
describe_pair (Pair pair, const DossierEdtfDate *first, const DossierEdtfDate *second)
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
    return describe_pair (all ? PAIR_RANGE : PAIR_BETWEEN, &element->from, &element->to);
  if (all)
    return describe_end (element->open_start ? AROUND_UNTIL : AROUND_SINCE, &element->from);

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
  Pair pair = all ? PAIR_AND : PAIR_OR;
  const DossierEdtfElement *elements = (const DossierEdtfElement *) point->elements->data;
  guint n_elements = point->elements->len;
  g_autoptr (GString) list = NULL;
  g_autofree char *first = describe_element (&elements[0], all);
  g_autofree char *last = NULL;

  if (n_elements == 1)
    return g_steal_pointer (&first);
  if (n_elements == 2 && !elements[0].range && !elements[1].range)
    return describe_pair (pair, &elements[0].from, &elements[1].from);

  list = g_string_new (first);
  for (guint i = 1; i < n_elements - 1; i++)
    {
      g_autofree char *text = describe_element (&elements[i], all);

      /* Translators: what stands between several dates: "1990, 1992 or 1993" */
      g_string_append (list, _ (", "));
      g_string_append (list, text);
    }
  last = describe_element (&elements[n_elements - 1], all);

  return pair_texts (pair, list->str, last);
}

static char *
describe_point (const DossierEdtfPoint *point)
{
  if (point->form == DOSSIER_EDTF_DATE)
    return describe_date (&g_array_index (point->elements, DossierEdtfElement, 0).from);

  return describe_set (point);
}

/* An interval of which only @point is known. */
static char *
describe_open (Around around, const DossierEdtfPoint *point)
{
  g_autofree char *text = NULL;

  if (point->form == DOSSIER_EDTF_DATE)
    return describe_end (around, &g_array_index (point->elements, DossierEdtfElement, 0).from);

  text = describe_point (point);

  return describe_year (around, text);
}

static char *
describe_interval (const DossierEdtf *edtf)
{
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (edtf->begin.elements == NULL && edtf->end.elements == NULL)
    return g_strdup (_ ("at an unknown time"));
  if (edtf->begin.elements == NULL)
    return describe_open (AROUND_UNTIL, &edtf->end);
  if (edtf->end.form == DOSSIER_EDTF_OPEN)
    return describe_open (AROUND_SINCE, &edtf->begin);

  if (edtf->begin.form == DOSSIER_EDTF_DATE && edtf->end.form == DOSSIER_EDTF_DATE)
    return describe_pair (PAIR_RANGE,
                          &g_array_index (edtf->begin.elements, DossierEdtfElement, 0).from,
                          &g_array_index (edtf->end.elements, DossierEdtfElement, 0).from);

  begin = describe_point (&edtf->begin);
  if (edtf->end.form == DOSSIER_EDTF_UNKNOWN)
    /* Translators: %s is the date on which something began; nobody says when it ended */
    return g_strdup_printf (_ ("from %s, end unknown"), begin);

  end = describe_point (&edtf->end);

  return pair_texts (PAIR_RANGE, begin, end);
}

char *
dossier_date_describe (const DossierDate *date)
{
  g_autoptr (DossierEdtf) edtf = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  edtf = dossier_edtf_parse (date->edtf, NULL);
  g_return_val_if_fail (edtf != NULL, g_strdup (date->edtf));

  return edtf->interval ? describe_interval (edtf) : describe_point (&edtf->begin);
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
  int year;
  int month;
  int day_of_month;

  dossier_day_to_ymd (day, &year, &month, &day_of_month);

  return format_day (get_day_pattern (AROUND_NOTHING), year, month, day_of_month);
}
