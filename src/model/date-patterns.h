/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How dates are said: for date-display.c, which says them, and text/typed-date.c, which reads what
 * a person types. Each combination of what is known of a date and what is said of it is a message
 * of its own, so that a language can order and inflect as it needs. */

/* What is said of one date. */
typedef enum
{
  DOSSIER_DATE_ALONE,
  DOSSIER_DATE_AROUND,
  DOSSIER_DATE_SINCE,
  DOSSIER_DATE_UNTIL,
  DOSSIER_DATE_SINCE_AROUND,
  DOSSIER_DATE_UNTIL_AROUND,
  DOSSIER_N_DATE_RELATIONS
} DossierDateRelation;

/* How much of a date is known. */
typedef enum
{
  DOSSIER_DATE_DAY,
  DOSSIER_DATE_MONTH,
  DOSSIER_DATE_YEAR,
  DOSSIER_DATE_DECADE,
  DOSSIER_DATE_EARLY_MONTH, /* from the 1st to the 10th */
  DOSSIER_DATE_MID_MONTH,
  DOSSIER_DATE_LATE_MONTH, /* from the 21st to the last */
  DOSSIER_DATE_SPRING,
  DOSSIER_DATE_SUMMER,
  DOSSIER_DATE_AUTUMN,
  DOSSIER_DATE_WINTER,
  DOSSIER_DATE_QUARTER_1, /* from here in the order of EDTF's codes, 33 to 41 */
  DOSSIER_DATE_QUARTER_2,
  DOSSIER_DATE_QUARTER_3,
  DOSSIER_DATE_QUARTER_4,
  DOSSIER_DATE_THIRD_1,
  DOSSIER_DATE_THIRD_2,
  DOSSIER_DATE_THIRD_3,
  DOSSIER_DATE_HALF_1,
  DOSSIER_DATE_HALF_2,
  DOSSIER_N_DATE_SHAPES
} DossierDateShape;

/* How two dates stand together. */
typedef enum
{
  DOSSIER_DATE_RANGE,
  DOSSIER_DATE_BETWEEN,
  DOSSIER_DATE_OR,
  DOSSIER_DATE_AND,
  DOSSIER_N_DATE_PAIRS
} DossierDatePair;

/* What two dates have in common, which is said once. */
typedef enum
{
  DOSSIER_DATE_DAYS_OF_MONTH,
  DOSSIER_DATE_DAYS_OF_YEAR,
  DOSSIER_DATE_DAYS,
  DOSSIER_DATE_MONTHS_OF_YEAR,
  DOSSIER_DATE_MONTHS,
  DOSSIER_DATE_YEARS,
  DOSSIER_N_DATE_PAIR_SHAPES
} DossierDatePairShape;

/* The message in English, a format of g_date_time_format() with %-e, %B, %OB and %Y; NULL for
 * parts of a year or month that would be said to be both a beginning or end and approximate. */
const char *dossier_date_get_pattern (DossierDateShape shape, DossierDateRelation relation);
/* The same for two dates, apart by "|". */
const char *dossier_date_get_pair_pattern (DossierDatePairShape shape, DossierDatePair pair);

G_END_DECLS
