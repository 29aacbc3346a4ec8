/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of the proleptic Gregorian calendar, counted in one number. */
#include "model/day.h"

/* A cycle of 400 years has the same days; years here begin in March, so that the leap day is the
 * last one of its year (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
#define DAYS_IN_CYCLE 146097
/* From 0000-03-01 to 0001-01-01, which is day 1. */
#define DAYS_BEFORE_DAY_1 305

static gint64
divide_down (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

int
dossier_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;

  return days[month - 1];
}

DossierDay
dossier_day_from_ymd (int year, int month, int day)
{
  gint64 shifted_year;
  gint64 cycle;
  gint64 year_of_cycle;
  gint64 day_of_year;
  gint64 count;

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  shifted_year = (gint64) year - (month <= 2);
  cycle = divide_down (shifted_year, 400);
  year_of_cycle = shifted_year - cycle * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  count = cycle * DAYS_IN_CYCLE + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 +
          day_of_year - DAYS_BEFORE_DAY_1;

  /* The extremes stand for open ends. */
  return (DossierDay) CLAMP (count, (gint64) DOSSIER_DAY_MIN + 1, (gint64) DOSSIER_DAY_MAX - 1);
}

void
dossier_day_to_ymd (DossierDay day, int *year, int *month, int *day_of_month)
{
  gint64 count = (gint64) day + DAYS_BEFORE_DAY_1;
  gint64 cycle = divide_down (count, DAYS_IN_CYCLE);
  int day_of_cycle = (int) (count - cycle * DAYS_IN_CYCLE);
  int year_of_cycle =
    (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 - day_of_cycle / 146096) / 365;
  int day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int month_of_year = shifted_month + (shifted_month < 10 ? 3 : -9);

  if (year != NULL)
    *year = (int) (cycle * 400 + year_of_cycle + (month_of_year <= 2));
  if (month != NULL)
    *month = month_of_year;
  if (day_of_month != NULL)
    *day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

static gboolean
take_number (const char **text, int digits, int *number)
{
  *number = 0;
  for (int i = 0; i < digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }

  return TRUE;
}

gboolean
dossier_day_parse (const char *text, DossierDay *day)
{
  gboolean negative;
  int year;
  int month;
  int day_of_month;

  if (text == NULL)
    return FALSE;

  negative = *text == '-';
  if (negative)
    text++;
  if (!take_number (&text, 4, &year) || *text++ != '-' || !take_number (&text, 2, &month) ||
      *text++ != '-' || !take_number (&text, 2, &day_of_month) || *text != '\0')
    return FALSE;

  if (negative)
    year = -year;
  if (month < 1 || month > 12 || day_of_month < 1 ||
      day_of_month > dossier_days_in_month (year, month))
    return FALSE;

  if (day != NULL)
    *day = dossier_day_from_ymd (year, month, day_of_month);

  return TRUE;
}

char *
dossier_day_to_iso (DossierDay day)
{
  int year;
  int month;
  int day_of_month;

  if (day == DOSSIER_DAY_MIN || day == DOSSIER_DAY_MAX)
    return g_strdup ("..");

  dossier_day_to_ymd (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%s%04d-%02d-%02d", year < 0 ? "-" : "", ABS (year), month, day_of_month);
}
