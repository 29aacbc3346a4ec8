/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/date-years.h"

/* So many months later than its date, or the latest that it names, a text may still speak of its
 * own year. */
#define SURE_LEEWAY 1
#define LEEWAY 3
/* What is told of the last months is told from now; a month beside another month, of the last
 * years.
 */
#define RECENT 17
#define RECENT_MONTHS 36
/* "That year" was named no more passages before. */
#define NEAR_PASSAGES 2

/* Points */

static gboolean
has_point (const Candidate *candidate)
{
  return candidate->words.from.year != 0 && candidate->words.masked == 0;
}

static void
set_day (DatePoint *point, DossierDay day)
{
  dossier_day_to_ymd (day, &point->year, &point->month, &point->day);
}

static DossierDay
get_day (const DatePoint *point)
{
  return dossier_day_from_ymd (point->year, MAX (point->month, 1), MAX (point->day, 1));
}

static DatePoint
get_point (const Reference *reference)
{
  return (DatePoint){ .year = reference->year, .month = reference->month, .day = reference->day };
}

/* Moves it by so many units, and keeps no more of it than they tell; FALSE when it is not known as
 * precisely as that. */
static gboolean
move_point (DatePoint *point, DateUnit unit, int shift)
{
  int months;

  if (point->year == 0 || (unit == UNIT_DAY && point->day == 0) ||
      (unit == UNIT_MONTH && point->month == 0))
    return FALSE;
  if (unit == UNIT_DAY)
    {
      set_day (point, get_day (point) + shift);
      return TRUE;
    }
  months = point->year * 12 + point->month - 1 + (unit == UNIT_YEAR ? 12 : 1) * shift;
  *point = (DatePoint){ .year = months / 12, .month = unit == UNIT_MONTH ? months % 12 + 1 : 0 };
  return point->year > 0;
}

/* Other dates */

/* The last date before @i that @func takes, in its passage or one of the @n before. */
static const Candidate *
find_before (GArray *candidates, guint i, guint n, gboolean (*func) (const Candidate *))
{
  const Candidate *self = CANDIDATE (candidates, i);

  for (guint j = i; j > 0; j--)
    {
      const Candidate *before = CANDIDATE (candidates, j - 1);

      if (before->text->index + n < self->text->index)
        return NULL;
      if (func (before))
        return before;
    }
  return NULL;
}

static gboolean
has_day (const Candidate *candidate)
{
  return has_point (candidate) && candidate->words.from.day != 0 && !candidate->words.stretch;
}

static gboolean
has_month (const Candidate *candidate)
{
  return has_point (candidate) && candidate->words.from.month != 0;
}

/* The date by which @i goes in a story of long ago, which gives the year once; or one given with it
 * ("3 March and 5 April 2021"). */
static const Candidate *
find_near (GArray *candidates, guint i, const Reference *reference)
{
  const Candidate *self = CANDIDATE (candidates, i);
  const Candidate *next = i + 1 < candidates->len ? self + 1 : NULL;
  const Candidate *before;
  int months;

  if (next != NULL && next->text == self->text && next->words.first <= self->words.end + 2 &&
      has_month (next) && next->words.relative == 0)
    return next;
  before = find_before (candidates, i, self->words.from.day != 0,
                        self->words.from.day != 0 ? has_day : has_month);
  if (before == NULL)
    return NULL;
  months =
    (reference->year - before->words.from.year) * 12 + reference->month - before->words.from.month;
  if (before->text != self->text || (self->words.from.day == 0 && before->words.from.day == 0))
    return months > RECENT_MONTHS ? before : NULL;
  return months > RECENT ? before : NULL;
}

/* Counting */

static int
count_year (const Candidate *candidate, const Reference *reference)
{
  int month = candidate->words.from.month;
  int leeway = reference->sure ? SURE_LEEWAY : LEEWAY;
  gboolean future = date_is_future (candidate->text, candidate->words.first);

  if (candidate->words.from.season != 0)
    month = candidate->words.from.season * 3;
  if (candidate->words.of_year)
    return reference->year + (candidate->words.relative == RELATIVE_NEXT) -
           (candidate->words.relative == RELATIVE_LAST);
  if (candidate->words.relative == RELATIVE_THIS)
    return reference->year;
  if (candidate->words.relative == RELATIVE_LAST)
    return month != 0 && month < reference->month ? reference->year : reference->year - 1;
  if (candidate->words.relative == RELATIVE_NEXT)
    return month > reference->month ? reference->year : reference->year + 1;
  if (future)
    return month < reference->month ? reference->year + 1 : reference->year;
  return month <= reference->month + leeway ? reference->year : reference->year - 1;
}

/* "on Tuesday": the last one before the text was written, or the next one. */
static gboolean
count_weekday (Candidate *self, const Reference *reference)
{
  DatePoint now = get_point (reference);
  gboolean next =
    self->words.relative == RELATIVE_NEXT ||
    (self->words.relative == RELATIVE_NONE && date_is_future (self->text, self->words.first));
  GDate date;
  int shift;

  if (!reference->sure || now.day == 0)
    return FALSE;
  g_date_set_dmy (&date, (GDateDay) now.day, (GDateMonth) now.month, (GDateYear) now.year);
  shift = self->words.weekday - (int) g_date_get_weekday (&date);
  if (next && shift <= 0)
    shift += 7;
  if (!next && (shift > 0 || (shift == 0 && self->words.relative == RELATIVE_LAST)))
    shift -= 7;
  move_point (&now, UNIT_DAY, shift);
  self->words.from = now;
  return TRUE;
}

/* "last month", "this year" */
static gboolean
count_unit (Candidate *self, const Reference *reference)
{
  DatePoint point = get_point (reference);
  DatePart part = self->words.from.part;
  int shift = self->words.relative == RELATIVE_LAST   ? -1
              : self->words.relative == RELATIVE_NEXT ? 1
              : self->words.relative == RELATIVE_AGO  ? self->words.shift
                                                      : 0;

  if (!move_point (&point, self->words.unit, shift) ||
      (self->words.unit != UNIT_YEAR && !reference->sure))
    return FALSE;
  self->words.from = point;
  self->words.from.part = part;
  return TRUE;
}

/* From the date named before. */
static gboolean
count_on (GArray *candidates, guint i)
{
  Candidate *self = CANDIDATE (candidates, i);
  const Candidate *before = find_before (candidates, i, NEAR_PASSAGES - 1,
                                         self->words.unit == UNIT_DAY     ? has_day
                                         : self->words.unit == UNIT_MONTH ? has_month
                                                                          : has_point);
  DatePoint point;

  if (before == NULL || self->words.unit == UNIT_NONE)
    return FALSE;
  point = before->words.stretch ? before->words.to : before->words.from;
  if (!move_point (&point, self->words.unit, self->words.shift))
    return FALSE;
  self->words.from = point;
  return TRUE;
}

static char *
describe_point (const DatePoint *point)
{
  g_autofree char *edtf =
    point->day != 0     ? g_strdup_printf ("%04d-%02d-%02d", point->year, point->month, point->day)
    : point->month != 0 ? g_strdup_printf ("%04d-%02d", point->year, point->month)
                        : g_strdup_printf ("%04d", point->year);
  g_autoptr (DossierDate) date = dossier_date_new (edtf, NULL, NULL);

  return date != NULL ? dossier_date_describe (date) : g_strdup (edtf);
}

static char *
describe_candidate (const Candidate *candidate)
{
  g_autofree char *edtf = date_words_to_edtf (&candidate->words);
  g_autoptr (DossierDate) date = edtf != NULL ? dossier_date_new (edtf, NULL, NULL) : NULL;

  return date != NULL ? dossier_date_describe (date) : g_strdup ("");
}

static gboolean
take_reason (FoundDate *found, Reason reason, char *word)
{
  found->reason = reason;
  found->word = word;
  return TRUE;
}

static void
set_year (Candidate *self, int year)
{
  self->words.from.year = year;
  if (self->words.stretch && self->words.to.year == 0)
    self->words.to.year = year;
}

/* The year of a month or a day, in which a story goes on from the date named before. */
static int
get_year_near (const Candidate *self, const Candidate *near, const Reference *reference)
{
  int year = near->words.from.year;

  return near < self && self->words.relative == RELATIVE_NONE && self->words.from.month != 0 &&
             self->words.from.month < near->words.from.month && near->text == self->text &&
             (year + 1) * 12 + self->words.from.month <= reference->year * 12 + reference->month
           ? year + 1
           : year;
}

gboolean
date_years_fill (GArray *candidates, guint i, const Reference *reference, FoundDate *found)
{
  Candidate *self = CANDIDATE (candidates, i);
  const DatePoint now = get_point (reference);
  const Candidate *near = NULL;

  if (self->words.weekday != 0)
    return count_weekday (self, reference) &&
           take_reason (found, REASON_DATE_COUNTED, describe_point (&now));
  if (self->words.relative == RELATIVE_FOLLOWING && self->words.unit != UNIT_NONE)
    return count_on (candidates, i) && take_reason (found, REASON_DATE_GIVEN, NULL);
  if (self->words.unit != UNIT_NONE)
    return reference->year != 0 && count_unit (self, reference) &&
           take_reason (found, REASON_DATE_COUNTED, describe_point (&now));
  if (self->words.relative == RELATIVE_SAME || self->words.relative == RELATIVE_FOLLOWING)
    near = find_before (candidates, i, NEAR_PASSAGES, has_point);
  else if (self->words.relative == RELATIVE_NONE)
    near = find_near (candidates, i, reference);
  if (near != NULL)
    {
      char *word = describe_candidate (near);

      set_year (self, get_year_near (self, near, reference));
      return take_reason (found, REASON_DATE_YEAR_NEAR, word);
    }
  if (reference->year == 0 || self->words.relative == RELATIVE_SAME ||
      self->words.relative == RELATIVE_FOLLOWING)
    return FALSE;
  set_year (self, count_year (self, reference));
  return take_reason (found,
                      self->words.relative != RELATIVE_NONE ? REASON_DATE_COUNTED
                      : reference->sure                     ? REASON_DATE_YEAR_DOCUMENT
                                                            : REASON_DATE_YEAR_TEXT,
                      describe_point (&now));
}
