/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/day.h"
#include "model/edtf.h"

/* Far inside of what a DossierDay can count. */
#define YEAR_LIMIT 5000000

/* Digits as they stand, 'X' where one is masked. */
typedef struct
{
  gboolean negative;
  char year[5];
  char month[3];
  char day[3];
  int long_year; /* of a year with Y before it; then year is empty */
} Mask;

static gboolean
matches (const char *mask, int value)
{
  for (int i = (int) strlen (mask) - 1; i >= 0; i--, value /= 10)
    if (mask[i] != 'X' && mask[i] - '0' != value % 10)
      return FALSE;

  return TRUE;
}

static gboolean
is_masked (const char *mask)
{
  return strchr (mask, 'X') != NULL;
}

static int
fill (const char *mask, char digit)
{
  int value = 0;

  for (; *mask != '\0'; mask++)
    value = value * 10 + ((*mask == 'X' ? digit : *mask) - '0');

  return value;
}

/* The first or last day of @year that fits month and day; FALSE when none does. */
static gboolean
find_in_year (const Mask *mask, int year, gboolean last, DossierDay *found)
{
  for (int i = 1; i <= 12; i++)
    {
      int month = last ? 13 - i : i;
      int days = dossier_days_in_month (year, month);

      if (*mask->month != '\0' && !matches (mask->month, month))
        continue;

      for (int j = 1; j <= days; j++)
        {
          int day = last ? days + 1 - j : j;

          if (*mask->day != '\0' && !matches (mask->day, day))
            continue;
          *found = dossier_day_from_ymd (year, month, day);
          return TRUE;
        }
    }

  return FALSE;
}

/* The first or last day of all that fits. */
static gboolean
find_day (const Mask *mask, gboolean last, DossierDay *found)
{
  int low = *mask->year ? fill (mask->year, '0') : mask->long_year;
  int high = *mask->year ? fill (mask->year, '9') : mask->long_year;
  /* Before year 0 the greater number is the earlier year. */
  gboolean down = last != mask->negative;

  for (int i = 0; i <= high - low; i++)
    {
      int year = down ? high - i : low + i;

      if (*mask->year != '\0' && !matches (mask->year, year))
        continue;
      if (find_in_year (mask, mask->negative ? -year : year, last, found))
        return TRUE;
    }

  return FALSE;
}

/* ISO 8601-2 gives seasons no months. Those without a place, and the northern ones, run here from
 * the first day of the meteorological season to the last of the astronomical one, so that no day
 * that people count to it is left out; winter begins in the year that is named. */
static void
get_season_bounds (int year, int season, DossierDay *first, DossierDay *last)
{
  static const struct
  {
    int first_month;
    int last_month;
    int last_day;
  } seasons[] = {
    { 3, 6, 21 },
    { 6, 9, 23 },
    { 9, 12, 22 },
    { 12, 3, 21 },
  };
  int begin;
  int length;

  if (season <= 32)
    {
      /* 21–24 anywhere, 25–28 north, 29–32 south, where it is half a year later. */
      int i = (season - 21 + (season >= 29 ? 2 : 0)) % 4;

      *first = dossier_day_from_ymd (year, seasons[i].first_month, 1);
      *last =
        dossier_day_from_ymd (seasons[i].last_month < seasons[i].first_month ? year + 1 : year,
                              seasons[i].last_month, seasons[i].last_day);
      return;
    }

  if (season <= 36) /* quarters */
    length = 3, begin = (season - 33) * 3 + 1;
  else if (season <= 39) /* quadrimesters */
    length = 4, begin = (season - 37) * 4 + 1;
  else /* semesters */
    length = 6, begin = (season - 40) * 6 + 1;

  *first = dossier_day_from_ymd (year, begin, 1);
  *last = dossier_day_from_ymd (year, begin + length - 1,
                                dossier_days_in_month (year, begin + length - 1));
}

static DossierPrecision
get_precision (const Mask *mask)
{
  gsize length = strlen (mask->year);

  if (is_masked (mask->month) || is_masked (mask->day))
    return DOSSIER_PRECISION_OTHER;
  if (is_masked (mask->year))
    {
      gboolean decade = length == 4 && strchr (mask->year, 'X') == mask->year + 3;

      return decade && *mask->month == '\0' && !mask->negative ? DOSSIER_PRECISION_DECADE
                                                               : DOSSIER_PRECISION_OTHER;
    }
  if (*mask->day != '\0')
    return DOSSIER_PRECISION_DAY;
  if (*mask->month != '\0')
    return DOSSIER_PRECISION_MONTH;

  return DOSSIER_PRECISION_YEAR;
}

/* Works out what @mask stands for; FALSE when no day fits. */
static gboolean
resolve (Mask *mask, DossierEdtfDate *date)
{
  int month;

  /* A part of which nothing is known says as much as one that is not there. */
  if (strcmp (mask->day, "XX") == 0)
    *mask->day = '\0';
  if (strcmp (mask->month, "XX") == 0 && *mask->day == '\0')
    *mask->month = '\0';

  date->precision = get_precision (mask);
  date->year = *mask->year ? fill (mask->year, '0') : mask->long_year;
  if (mask->negative)
    date->year = -date->year;
  month = *mask->month ? fill (mask->month, '0') : 0;
  date->month = month;
  date->day = *mask->day ? fill (mask->day, '0') : 0;

  if (date->precision == DOSSIER_PRECISION_MONTH && month >= 21 && month <= 41)
    {
      date->precision = DOSSIER_PRECISION_SEASON;
      get_season_bounds (date->year, month, &date->first, &date->last);
      return TRUE;
    }

  return find_day (mask, FALSE, &date->first) && find_day (mask, TRUE, &date->last);
}

static void
take_qualifiers (const char **text, DossierEdtfDate *date)
{
  for (;; (*text)++)
    switch (**text)
      {
      case '?':
        date->uncertain = TRUE;
        break;
      case '~':
        date->approximate = TRUE;
        break;
      case '%':
        date->uncertain = TRUE;
        date->approximate = TRUE;
        break;
      default:
        return;
      }
}

static gboolean
take_digits (const char **text, int digits, char *mask)
{
  for (int i = 0; i < digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text) && **text != 'X')
        return FALSE;
      mask[i] = **text;
    }
  mask[digits] = '\0';

  return TRUE;
}

/* Y and more than four digits. */
static gboolean
take_long_year (const char **text, Mask *mask)
{
  int digits = 0;

  (*text)++;
  mask->negative = **text == '-';
  if (mask->negative)
    (*text)++;

  for (; g_ascii_isdigit (**text); (*text)++, digits++)
    {
      mask->long_year = mask->long_year * 10 + (**text - '0');
      if (mask->long_year > YEAR_LIMIT)
        return FALSE;
    }

  return digits > 4;
}

static gboolean
take_year (const char **text, Mask *mask)
{
  if (**text == 'Y')
    return take_long_year (text, mask);

  mask->negative = **text == '-';
  if (mask->negative)
    (*text)++;
  if (!take_digits (text, 4, mask->year))
    return FALSE;

  return !mask->negative || strcmp (mask->year, "0000") != 0;
}

/* One more component, "-05" with qualifiers on either side, if there is one. */
static gboolean
take_component (const char **text, char *mask, DossierEdtfDate *date)
{
  if (**text != '-')
    return TRUE;

  (*text)++;
  take_qualifiers (text, date);
  if (!take_digits (text, 2, mask))
    return FALSE;
  take_qualifiers (text, date);

  return TRUE;
}

static gboolean
take_two (const char **text, int limit, int *value)
{
  const char *p = *text;

  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  *value = (p[0] - '0') * 10 + (p[1] - '0');
  *text += 2;

  return *value <= limit;
}

/* "T23:20:30Z" */
static gboolean
take_time (const char **text, DossierEdtfDate *date)
{
  int hour, minute, other;

  if (**text != 'T')
    return TRUE;

  (*text)++;
  if (!take_two (text, 24, &hour) || *(*text)++ != ':' || !take_two (text, 59, &minute))
    return FALSE;
  date->has_time = TRUE;
  date->minute = MIN (hour * 60 + minute, 24 * 60);
  if (**text == ':')
    {
      (*text)++;
      if (!take_two (text, 60, &other))
        return FALSE;
      if (**text == '.' && g_ascii_isdigit ((*text)[1]))
        do
          (*text)++;
        while (g_ascii_isdigit (**text));
    }

  if (**text == 'Z')
    (*text)++;
  else if (**text == '+' || **text == '-')
    {
      (*text)++;
      if (!take_two (text, 14, &other))
        return FALSE;
      if (**text == ':')
        {
          (*text)++;
          return take_two (text, 59, &other);
        }
    }

  return TRUE;
}

static gboolean
take_date (const char **text, DossierEdtfDate *date)
{
  Mask mask = { 0 };

  memset (date, 0, sizeof (*date));
  take_qualifiers (text, date);
  if (!take_year (text, &mask))
    return FALSE;
  take_qualifiers (text, date);
  if (!take_component (text, mask.month, date))
    return FALSE;
  if (*mask.month != '\0' && !take_component (text, mask.day, date))
    return FALSE;
  if (*mask.day != '\0' && !take_time (text, date))
    return FALSE;

  return resolve (&mask, date);
}

static gboolean
take_dots (const char **text)
{
  if (!g_str_has_prefix (*text, ".."))
    return FALSE;

  *text += 2;

  return TRUE;
}

/* "..b", "a", "a..b", "a.." */
static gboolean
take_element (const char **text, DossierEdtfElement *element)
{
  memset (element, 0, sizeof (*element));
  element->open_start = take_dots (text);
  element->range = element->open_start;
  if (!take_date (text, &element->from))
    return FALSE;

  element->to = element->from;
  if (element->range || !take_dots (text))
    return TRUE;

  element->range = TRUE;
  element->open_end = strchr (",]}", **text) != NULL;
  if (element->open_end)
    return TRUE;

  return take_date (text, &element->to) && element->from.first <= element->to.last;
}

static void
add_element (DossierEdtfPoint *point, const DossierEdtfElement *element)
{
  if (point->elements == NULL)
    point->elements = g_array_new (FALSE, FALSE, sizeof (DossierEdtfElement));
  g_array_append_vals (point->elements, element, 1);
  point->approximate |= element->from.approximate || element->to.approximate;
  point->uncertain |= element->from.uncertain || element->to.uncertain;
}

static gboolean
take_set (const char **text, char close, DossierEdtfPoint *point)
{
  DossierEdtfElement element;

  do
    {
      (*text)++;
      while (**text == ' ')
        (*text)++;
      if (!take_element (text, &element))
        return FALSE;
      add_element (point, &element);
    }
  while (**text == ',');

  return *(*text)++ == close;
}

static gboolean
take_point (const char **text, DossierEdtfPoint *point)
{
  DossierEdtfElement element = { 0 };

  switch (**text)
    {
    case '\0':
    case '/':
      point->form = DOSSIER_EDTF_UNKNOWN;
      return TRUE;
    case '[':
      point->form = DOSSIER_EDTF_ONE_OF;
      return take_set (text, ']', point);
    case '{':
      point->form = DOSSIER_EDTF_ALL_OF;
      return take_set (text, '}', point);
    default:
      break;
    }

  if (take_dots (text))
    {
      point->form = DOSSIER_EDTF_OPEN;
      return TRUE;
    }

  point->form = DOSSIER_EDTF_DATE;
  if (!take_date (text, &element.from))
    return FALSE;
  element.to = element.from;
  add_element (point, &element);

  return TRUE;
}

static gboolean
parse (const char *text, DossierEdtf *edtf)
{
  DossierDay first;
  DossierDay last;
  DossierDay ignored;

  if (!take_point (&text, &edtf->begin))
    return FALSE;

  if (*text != '/')
    return *text == '\0' && edtf->begin.elements != NULL;

  text++;
  edtf->interval = TRUE;
  if (!take_point (&text, &edtf->end) || *text != '\0')
    return FALSE;
  if (edtf->begin.form == DOSSIER_EDTF_UNKNOWN && edtf->end.form == DOSSIER_EDTF_UNKNOWN)
    return FALSE;

  dossier_edtf_point_get_bounds (&edtf->begin, &first, &ignored);
  dossier_edtf_point_get_bounds (&edtf->end, &ignored, &last);

  return first <= last;
}

DossierEdtf *
dossier_edtf_parse (const char *text, GError **error)
{
  g_autoptr (DossierEdtf) edtf = g_new0 (DossierEdtf, 1);
  g_autofree char *start = NULL;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (parse (text, edtf))
    return g_steal_pointer (&edtf);

  start = g_strndup (text, 80);
  valid = g_utf8_make_valid (start, -1);
  g_set_error (error, DOSSIER_DATE_ERROR, DOSSIER_DATE_ERROR_SYNTAX,
               /* Translators: %s is what stands in place of a date. EDTF is the Extended Date/Time
                * Format of the standard ISO 8601-2. */
               _ ("“%s” is not a date in EDTF"), valid);

  return NULL;
}

void
dossier_edtf_free (DossierEdtf *edtf)
{
  g_clear_pointer (&edtf->begin.elements, g_array_unref);
  g_clear_pointer (&edtf->end.elements, g_array_unref);
  g_free (edtf);
}

DossierDay
dossier_edtf_element_get_first (const DossierEdtfElement *element)
{
  return element->open_start ? DOSSIER_DAY_MIN : element->from.first;
}

DossierDay
dossier_edtf_element_get_last (const DossierEdtfElement *element)
{
  return element->open_end ? DOSSIER_DAY_MAX : element->to.last;
}

void
dossier_edtf_point_get_bounds (const DossierEdtfPoint *point, DossierDay *first, DossierDay *last)
{
  if (point->elements == NULL)
    {
      *first = DOSSIER_DAY_MIN;
      *last = DOSSIER_DAY_MAX;
      return;
    }

  *first = DOSSIER_DAY_MAX;
  *last = DOSSIER_DAY_MIN;
  for (guint i = 0; i < point->elements->len; i++)
    {
      const DossierEdtfElement *element = &g_array_index (point->elements, DossierEdtfElement, i);

      *first = MIN (*first, dossier_edtf_element_get_first (element));
      *last = MAX (*last, dossier_edtf_element_get_last (element));
    }
}
