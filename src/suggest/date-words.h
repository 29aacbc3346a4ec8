/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* Part of a month, a year or a decade. */
typedef enum
{
  PART_WHOLE,
  PART_EARLY,
  PART_MIDDLE,
  PART_LATE,
  PART_WEEK_1, /* of a month */
  PART_WEEK_2,
  PART_WEEK_3,
  PART_WEEK_4,
  PART_LAST_WEEK,
} DatePart;

/* What the text gives of a day, a month or a year; 0: nothing. season: 1 spring to 4 winter. */
typedef struct
{
  int year;
  int month;
  int day;
  int season;
  DatePart part;
} DatePoint;

typedef enum
{
  RELATIVE_NONE,
  RELATIVE_LAST,
  RELATIVE_THIS,
  RELATIVE_NEXT,
  RELATIVE_SAME,      /* "November of that year": as the date named before */
  RELATIVE_FOLLOWING, /* "the following month": from the date named before */
  RELATIVE_AGO,       /* "two days ago": from when the text was written */
} DateRelative;

typedef enum
{
  UNIT_NONE,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} DateUnit;

/**
 * DateWords:
 * @first, @end: tokens
 * @from: the date, or where it begins
 * @to: where a stretch ends
 * @stretch: there is a @to
 * @since: with no end
 * @masked: digits of the year that are not known: 1 of "the 1990s", 2 of "the 19th century"
 * @relative: "last November", "this year"
 * @coarse: a quarter or half of a year, from @from to @to
 * @of_year: it is about the year: "November of last year"
 * @weekday: 1 Monday to 7 Sunday, or 0: all that is said of the day
 * @unit: of @shift, by which the date is to be counted from another one, or the unit that
 *   @relative is about: "last month"; UNIT_NONE: none
 */
typedef struct
{
  guint first;
  guint end;
  DatePoint from;
  DatePoint to;
  gboolean stretch;
  gboolean since;
  int masked;
  DateRelative relative;
  gboolean of_year;
  gboolean coarse;
  int weekday;
  DateUnit unit;
  int shift;
} DateWords;

/* The date that begins at token @i, with as much as belongs to it. */
gboolean date_words_match (const Rules *rules, const Text *text, guint i, DateWords *words);
/* Whether it is about a month or a day of a year that is not said, or of a date. */
gboolean date_words_lack_year (const DateWords *words);
/* NULL when there is no such date; caller frees. */
char *date_words_to_edtf (const DateWords *words);

G_END_DECLS
