/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All ways to say a date, each a message of its own. */
#include "config.h"

#include "model/date-patterns.h"

#include <glib/gi18n-lib.h>

static const char *const patterns[DOSSIER_N_DATE_SHAPES][DOSSIER_N_DATE_RELATIONS] = {
  [DOSSIER_DATE_DAY] = {
    /* Translators: a date: “26 May 2020”; a format as of g_date_time_format(). %-e is the day, %B
     * the month's name as it stands with a day, %OB as it stands alone, %Y the year; %-Oe and %OY
     * write them in the digits of your language. */
    N_ ("%-e %B %Y"),
    /* Translators: a date: “around 26 May 2020”; a format as of g_date_time_format(). %-e is the
     * day, %B the month's name as it stands with a day, %OB as it stands alone, %Y the year; %-Oe
     * and %OY write them in the digits of your language. */
    N_ ("around %-e %B %Y"),
    /* Translators: a date: “since 26 May 2020”; a format as of g_date_time_format(). %-e is the
     * day, %B the month's name as it stands with a day, %OB as it stands alone, %Y the year; %-Oe
     * and %OY write them in the digits of your language. */
    N_ ("since %-e %B %Y"),
    /* Translators: a date: “until 26 May 2020”; a format as of g_date_time_format(). %-e is the
     * day, %B the month's name as it stands with a day, %OB as it stands alone, %Y the year; %-Oe
     * and %OY write them in the digits of your language. */
    N_ ("until %-e %B %Y"),
    /* Translators: a date: “since around 26 May 2020”; a format as of g_date_time_format(). %-e is
     * the day, %B the month's name as it stands with a day, %OB as it stands alone, %Y the year;
     * %-Oe and %OY write them in the digits of your language. */
    N_ ("since around %-e %B %Y"),
    /* Translators: a date: “until around 26 May 2020”; a format as of g_date_time_format(). %-e is
     * the day, %B the month's name as it stands with a day, %OB as it stands alone, %Y the year;
     * %-Oe and %OY write them in the digits of your language. */
    N_ ("until around %-e %B %Y"),
  },
  [DOSSIER_DATE_MONTH] = {
    /* Translators: a month: “May 2020”; a format as of g_date_time_format(). %OB is the month's
     * name as it stands alone, %B as it stands with a day, %Y the year (%OY: in the digits of your
     * language). */
    N_ ("%OB %Y"),
    /* Translators: a month: “around May 2020”; a format as of g_date_time_format(). %OB is the
     * month's name as it stands alone, %B as it stands with a day, %Y the year (%OY: in the digits
     * of your language). */
    N_ ("around %OB %Y"),
    /* Translators: a month: “since May 2020”; a format as of g_date_time_format(). %OB is the
     * month's name as it stands alone, %B as it stands with a day, %Y the year (%OY: in the digits
     * of your language). */
    N_ ("since %OB %Y"),
    /* Translators: a month: “until May 2020”; a format as of g_date_time_format(). %OB is the
     * month's name as it stands alone, %B as it stands with a day, %Y the year (%OY: in the digits
     * of your language). */
    N_ ("until %OB %Y"),
    /* Translators: a month: “since around May 2020”; a format as of g_date_time_format(). %OB is
     * the month's name as it stands alone, %B as it stands with a day, %Y the year (%OY: in the
     * digits of your language). */
    N_ ("since around %OB %Y"),
    /* Translators: a month: “until around May 2020”; a format as of g_date_time_format(). %OB is
     * the month's name as it stands alone, %B as it stands with a day, %Y the year (%OY: in the
     * digits of your language). */
    N_ ("until around %OB %Y"),
  },
  [DOSSIER_DATE_YEAR] = {
    /* Translators: a year: “2020”; a format as of g_date_time_format(). %Y is the year (%OY: in the
     * digits of your language). */
    N_ ("%Y"),
    /* Translators: a year: “around 2020”; a format as of g_date_time_format(). %Y is the year (%OY:
     * in the digits of your language). */
    N_ ("around %Y"),
    /* Translators: a year: “since 2020”; a format as of g_date_time_format(). %Y is the year (%OY:
     * in the digits of your language). */
    N_ ("since %Y"),
    /* Translators: a year: “until 2020”; a format as of g_date_time_format(). %Y is the year (%OY:
     * in the digits of your language). */
    N_ ("until %Y"),
    /* Translators: a year: “since around 2020”; a format as of g_date_time_format(). %Y is the year
     * (%OY: in the digits of your language). */
    N_ ("since around %Y"),
    /* Translators: a year: “until around 2020”; a format as of g_date_time_format(). %Y is the year
     * (%OY: in the digits of your language). */
    N_ ("until around %Y"),
  },
  [DOSSIER_DATE_DECADE] = {
    /* Translators: a decade, %Y being its first year: “the 1990s”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("the %Ys"),
    /* Translators: a decade, %Y being its first year: “around the 1990s”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the %Ys"),
    /* Translators: a decade, %Y being its first year: “since the 1990s”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the %Ys"),
    /* Translators: a decade, %Y being its first year: “until the 1990s”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the %Ys"),
    /* Translators: a decade, %Y being its first year: “since around the 1990s”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since around the %Ys"),
    /* Translators: a decade, %Y being its first year: “until around the 1990s”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until around the %Ys"),
  },
  [DOSSIER_DATE_EARLY_MONTH] = {
    /* Translators: some day from the 1st to the 10th: “early May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("early %B %Y"),
    NULL,
    /* Translators: some day from the 1st to the 10th: “since early May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("since early %B %Y"),
    /* Translators: some day from the 1st to the 10th: “until early May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("until early %B %Y"),
  },
  [DOSSIER_DATE_MID_MONTH] = {
    /* Translators: some day from the 11th to the 20th: “mid-May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("mid-%B %Y"),
    NULL,
    /* Translators: some day from the 11th to the 20th: “since mid-May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("since mid-%B %Y"),
    /* Translators: some day from the 11th to the 20th: “until mid-May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("until mid-%B %Y"),
  },
  [DOSSIER_DATE_LATE_MONTH] = {
    /* Translators: some day from the 21st to the last: “late May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("late %B %Y"),
    NULL,
    /* Translators: some day from the 21st to the last: “since late May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("since late %B %Y"),
    /* Translators: some day from the 21st to the last: “until late May 2020”; a format as of
     * g_date_time_format(). %B is the month's name as it stands with a day, %OB as it stands alone,
     * %Y the year (%OY: in the digits of your language). */
    N_ ("until late %B %Y"),
  },
  [DOSSIER_DATE_SPRING] = {
    /* Translators: a season: “spring 2020”; a format as of g_date_time_format(). %Y is the year
     * (%OY: in the digits of your language). */
    N_ ("spring %Y"),
    /* Translators: a season: “around spring 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("around spring %Y"),
    /* Translators: a season: “since spring 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("since spring %Y"),
    /* Translators: a season: “until spring 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("until spring %Y"),
  },
  [DOSSIER_DATE_SUMMER] = {
    /* Translators: a season: “summer 2020”; a format as of g_date_time_format(). %Y is the year
     * (%OY: in the digits of your language). */
    N_ ("summer %Y"),
    /* Translators: a season: “around summer 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("around summer %Y"),
    /* Translators: a season: “since summer 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("since summer %Y"),
    /* Translators: a season: “until summer 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("until summer %Y"),
  },
  [DOSSIER_DATE_AUTUMN] = {
    /* Translators: a season: “autumn 2020”; a format as of g_date_time_format(). %Y is the year
     * (%OY: in the digits of your language). */
    N_ ("autumn %Y"),
    /* Translators: a season: “around autumn 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("around autumn %Y"),
    /* Translators: a season: “since autumn 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("since autumn %Y"),
    /* Translators: a season: “until autumn 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("until autumn %Y"),
  },
  [DOSSIER_DATE_WINTER] = {
    /* Translators: a season, %Y being the year in which the winter begins: “winter 2020”; a format
     * as of g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("winter %Y"),
    /* Translators: a season, %Y being the year in which the winter begins: “around winter 2020”; a
     * format as of g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around winter %Y"),
    /* Translators: a season, %Y being the year in which the winter begins: “since winter 2020”; a
     * format as of g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since winter %Y"),
    /* Translators: a season, %Y being the year in which the winter begins: “until winter 2020”; a
     * format as of g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until winter %Y"),
  },
  [DOSSIER_DATE_QUARTER_1] = {
    /* Translators: three months: “first quarter of 2020”; a format as of g_date_time_format(). %Y
     * is the year (%OY: in the digits of your language). */
    N_ ("first quarter of %Y"),
    /* Translators: three months: “around the first quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the first quarter of %Y"),
    /* Translators: three months: “since the first quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the first quarter of %Y"),
    /* Translators: three months: “until the first quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the first quarter of %Y"),
  },
  [DOSSIER_DATE_QUARTER_2] = {
    /* Translators: three months: “second quarter of 2020”; a format as of g_date_time_format(). %Y
     * is the year (%OY: in the digits of your language). */
    N_ ("second quarter of %Y"),
    /* Translators: three months: “around the second quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the second quarter of %Y"),
    /* Translators: three months: “since the second quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the second quarter of %Y"),
    /* Translators: three months: “until the second quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the second quarter of %Y"),
  },
  [DOSSIER_DATE_QUARTER_3] = {
    /* Translators: three months: “third quarter of 2020”; a format as of g_date_time_format(). %Y
     * is the year (%OY: in the digits of your language). */
    N_ ("third quarter of %Y"),
    /* Translators: three months: “around the third quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the third quarter of %Y"),
    /* Translators: three months: “since the third quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the third quarter of %Y"),
    /* Translators: three months: “until the third quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the third quarter of %Y"),
  },
  [DOSSIER_DATE_QUARTER_4] = {
    /* Translators: three months: “fourth quarter of 2020”; a format as of g_date_time_format(). %Y
     * is the year (%OY: in the digits of your language). */
    N_ ("fourth quarter of %Y"),
    /* Translators: three months: “around the fourth quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the fourth quarter of %Y"),
    /* Translators: three months: “since the fourth quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the fourth quarter of %Y"),
    /* Translators: three months: “until the fourth quarter of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the fourth quarter of %Y"),
  },
  [DOSSIER_DATE_THIRD_1] = {
    /* Translators: four months: “first third of 2020”; a format as of g_date_time_format(). %Y is
     * the year (%OY: in the digits of your language). */
    N_ ("first third of %Y"),
    /* Translators: four months: “around the first third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the first third of %Y"),
    /* Translators: four months: “since the first third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the first third of %Y"),
    /* Translators: four months: “until the first third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the first third of %Y"),
  },
  [DOSSIER_DATE_THIRD_2] = {
    /* Translators: four months: “second third of 2020”; a format as of g_date_time_format(). %Y is
     * the year (%OY: in the digits of your language). */
    N_ ("second third of %Y"),
    /* Translators: four months: “around the second third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the second third of %Y"),
    /* Translators: four months: “since the second third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the second third of %Y"),
    /* Translators: four months: “until the second third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the second third of %Y"),
  },
  [DOSSIER_DATE_THIRD_3] = {
    /* Translators: four months: “last third of 2020”; a format as of g_date_time_format(). %Y is
     * the year (%OY: in the digits of your language). */
    N_ ("last third of %Y"),
    /* Translators: four months: “around the last third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the last third of %Y"),
    /* Translators: four months: “since the last third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the last third of %Y"),
    /* Translators: four months: “until the last third of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the last third of %Y"),
  },
  [DOSSIER_DATE_HALF_1] = {
    /* Translators: six months: “first half of 2020”; a format as of g_date_time_format(). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("first half of %Y"),
    /* Translators: six months: “around the first half of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the first half of %Y"),
    /* Translators: six months: “since the first half of 2020”; a format as of g_date_time_format().
     * %Y is the year (%OY: in the digits of your language). */
    N_ ("since the first half of %Y"),
    /* Translators: six months: “until the first half of 2020”; a format as of g_date_time_format().
     * %Y is the year (%OY: in the digits of your language). */
    N_ ("until the first half of %Y"),
  },
  [DOSSIER_DATE_HALF_2] = {
    /* Translators: six months: “second half of 2020”; a format as of g_date_time_format(). %Y is
     * the year (%OY: in the digits of your language). */
    N_ ("second half of %Y"),
    /* Translators: six months: “around the second half of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("around the second half of %Y"),
    /* Translators: six months: “since the second half of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("since the second half of %Y"),
    /* Translators: six months: “until the second half of 2020”; a format as of
     * g_date_time_format(). %Y is the year (%OY: in the digits of your language). */
    N_ ("until the second half of %Y"),
  },
};

static const char *const pair_patterns[DOSSIER_N_DATE_PAIR_SHAPES][DOSSIER_N_DATE_PAIRS] = {
  [DOSSIER_DATE_DAYS_OF_MONTH] = {
    /* Translators: from one to the other of two days of one month: “8–29 October 2019”; a format as
     * of g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %-e is the day, %B the month's name as it stands with a day, %OB as
     * it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language. */
    N_ ("%-e|–%-e %B %Y"),
    /* Translators: an unknown one between two days of one month: “between 8 and 29 October 2019”; a
     * format as of g_date_time_format(), up to the sign | for the first of them and behind it for
     * the second (the sign is not shown). %-e is the day, %B the month's name as it stands with a
     * day, %OB as it stands alone, %Y the year; %-Oe and %OY write them in the digits of your
     * language. */
    N_ ("between %-e| and %-e %B %Y"),
    /* Translators: one of two days of one month: “8 or 29 October 2019”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %-e is the day, %B the month's name as it stands with a day, %OB as
     * it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language. */
    N_ ("%-e| or %-e %B %Y"),
    /* Translators: both of two days of one month: “8 and 29 October 2019”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %-e is the day, %B the month's name as it stands with a day, %OB as
     * it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language. */
    N_ ("%-e| and %-e %B %Y"),
  },
  [DOSSIER_DATE_DAYS_OF_YEAR] = {
    /* Translators: from one to the other of two days of one year: “28 May – 3 June 2020”; a format
     * as of g_date_time_format(), up to the sign | for the first of them and behind it for the
     * second (the sign is not shown). %-e is the day, %B the month's name as it stands with a day,
     * %OB as it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language.
     * */
    N_ ("%-e %B| – %-e %B %Y"),
    /* Translators: an unknown one between two days of one year: “between 28 May and 3 June 2020”; a
     * format as of g_date_time_format(), up to the sign | for the first of them and behind it for
     * the second (the sign is not shown). %-e is the day, %B the month's name as it stands with a
     * day, %OB as it stands alone, %Y the year; %-Oe and %OY write them in the digits of your
     * language. */
    N_ ("between %-e %B| and %-e %B %Y"),
    /* Translators: one of two days of one year: “28 May or 3 June 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %-e is the day, %B the month's name as it stands with a day, %OB as
     * it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language. */
    N_ ("%-e %B| or %-e %B %Y"),
    /* Translators: both of two days of one year: “28 May and 3 June 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %-e is the day, %B the month's name as it stands with a day, %OB as
     * it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language. */
    N_ ("%-e %B| and %-e %B %Y"),
  },
  [DOSSIER_DATE_DAYS] = {
    /* Translators: from one to the other of two days: “28 December 2019 – 3 January 2020”; a format
     * as of g_date_time_format(), up to the sign | for the first of them and behind it for the
     * second (the sign is not shown). %-e is the day, %B the month's name as it stands with a day,
     * %OB as it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language.
     * */
    N_ ("%-e %B %Y| – %-e %B %Y"),
    /* Translators: an unknown one between two days: “between 28 December 2019 and 3 January 2020”;
     * a format as of g_date_time_format(), up to the sign | for the first of them and behind it for
     * the second (the sign is not shown). %-e is the day, %B the month's name as it stands with a
     * day, %OB as it stands alone, %Y the year; %-Oe and %OY write them in the digits of your
     * language. */
    N_ ("between %-e %B %Y| and %-e %B %Y"),
    /* Translators: one of two days: “28 December 2019 or 3 January 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %-e is the day, %B the month's name as it stands with a day, %OB as
     * it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language. */
    N_ ("%-e %B %Y| or %-e %B %Y"),
    /* Translators: both of two days: “28 December 2019 and 3 January 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %-e is the day, %B the month's name as it stands with a day, %OB as
     * it stands alone, %Y the year; %-Oe and %OY write them in the digits of your language. */
    N_ ("%-e %B %Y| and %-e %B %Y"),
  },
  [DOSSIER_DATE_MONTHS_OF_YEAR] = {
    /* Translators: from one to the other of two months of one year: “May–June 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %OB is the month's name as it stands alone, %B as it stands with a
     * day, %Y the year (%OY: in the digits of your language). */
    N_ ("%OB|–%OB %Y"),
    /* Translators: an unknown one between two months of one year: “between May and June 2020”; a
     * format as of g_date_time_format(), up to the sign | for the first of them and behind it for
     * the second (the sign is not shown). %OB is the month's name as it stands alone, %B as it
     * stands with a day, %Y the year (%OY: in the digits of your language). */
    N_ ("between %OB| and %OB %Y"),
    /* Translators: one of two months of one year: “May or June 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %OB is the month's name as it stands alone, %B as it stands with a
     * day, %Y the year (%OY: in the digits of your language). */
    N_ ("%OB| or %OB %Y"),
    /* Translators: both of two months of one year: “May and June 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %OB is the month's name as it stands alone, %B as it stands with a
     * day, %Y the year (%OY: in the digits of your language). */
    N_ ("%OB| and %OB %Y"),
  },
  [DOSSIER_DATE_MONTHS] = {
    /* Translators: from one to the other of two months: “May 2019 – June 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %OB is the month's name as it stands alone, %B as it stands with a
     * day, %Y the year (%OY: in the digits of your language). */
    N_ ("%OB %Y| – %OB %Y"),
    /* Translators: an unknown one between two months: “between May 2019 and June 2020”; a format as
     * of g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %OB is the month's name as it stands alone, %B as it stands with a
     * day, %Y the year (%OY: in the digits of your language). */
    N_ ("between %OB %Y| and %OB %Y"),
    /* Translators: one of two months: “May 2019 or June 2020”; a format as of g_date_time_format(),
     * up to the sign | for the first of them and behind it for the second (the sign is not shown).
     * %OB is the month's name as it stands alone, %B as it stands with a day, %Y the year (%OY: in
     * the digits of your language). */
    N_ ("%OB %Y| or %OB %Y"),
    /* Translators: both of two months: “May 2019 and June 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %OB is the month's name as it stands alone, %B as it stands with a
     * day, %Y the year (%OY: in the digits of your language). */
    N_ ("%OB %Y| and %OB %Y"),
  },
  [DOSSIER_DATE_YEARS] = {
    /* Translators: from one to the other of two years: “2016–2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %Y is the year (%OY: in the digits of your language). */
    N_ ("%Y|–%Y"),
    /* Translators: an unknown one between two years: “between 2016 and 2020”; a format as of
     * g_date_time_format(), up to the sign | for the first of them and behind it for the second
     * (the sign is not shown). %Y is the year (%OY: in the digits of your language). */
    N_ ("between %Y| and %Y"),
    /* Translators: one of two years: “2016 or 2020”; a format as of g_date_time_format(), up to the
     * sign | for the first of them and behind it for the second (the sign is not shown). %Y is the
     * year (%OY: in the digits of your language). */
    N_ ("%Y| or %Y"),
    /* Translators: both of two years: “2016 and 2020”; a format as of g_date_time_format(), up to
     * the sign | for the first of them and behind it for the second (the sign is not shown). %Y is
     * the year (%OY: in the digits of your language). */
    N_ ("%Y| and %Y"),
  },
};

const char *
dossier_date_get_pattern (DossierDateShape shape, DossierDateRelation relation)
{
  g_return_val_if_fail (shape < DOSSIER_N_DATE_SHAPES, NULL);
  g_return_val_if_fail (relation < DOSSIER_N_DATE_RELATIONS, NULL);

  return patterns[shape][relation];
}

const char *
dossier_date_get_pair_pattern (DossierDatePairShape shape, DossierDatePair pair)
{
  g_return_val_if_fail (shape < DOSSIER_N_DATE_PAIR_SHAPES, NULL);
  g_return_val_if_fail (pair < DOSSIER_N_DATE_PAIRS, NULL);

  return pair_patterns[shape][pair];
}
