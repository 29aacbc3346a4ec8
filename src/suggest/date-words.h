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
} DateRelative;

/**
 * DateWords:
 * @first, @end: tokens
 * @from: the date, or where it begins
 * @to: where a stretch ends
 * @stretch: there is a @to
 * @since: with no end
 * @masked: digits of the year that are not known: 1 of "the 1990s", 2 of "the 19th century"
 * @relative: "last November", "this year"
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
} DateWords;

/* The date that begins at token @i, with as much as belongs to it. */
gboolean date_words_match (const Rules *rules, const Text *text, guint i, DateWords *words);
/* Whether it is about a month or a day of a year that is not said. */
gboolean date_words_lack_year (const DateWords *words);
/* NULL when there is no such date; caller frees. */
char *date_words_to_edtf (const DateWords *words);

G_END_DECLS
