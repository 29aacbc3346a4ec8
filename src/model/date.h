/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Days are counted in the proleptic Gregorian calendar, day 1 being 0001-01-01
 * (as in GDate), and may be zero or negative before that. */
typedef gint32 DossierDay;

#define DOSSIER_DAY_MIN G_MININT32
#define DOSSIER_DAY_MAX G_MAXINT32

/**
 * DossierDate:
 * @edtf: the value in EDTF, as it was given (never rewritten)
 * @wording: (nullable): the words of the document, "mid-May 2020"
 * @begin_earliest: first day on which it can begin; DOSSIER_DAY_MIN when open
 * @begin_latest: last day on which it can begin
 * @end_earliest: first day on which it can end
 * @end_latest: last day on which it can end; DOSSIER_DAY_MAX when open
 * @begin_minute: the minute of the day, by the clock of the place, at which it begins, or which is
 *   the first possible one of @begin_earliest; -1 when nothing says so
 * @end_minute: the same of its end; of a single date the last possible one of @end_latest
 * @interval: a stretch of time (a/b) rather than one date within bounds
 * @approximate: EDTF "~" or "%"
 * @uncertain: EDTF "?" or "%"
 *
 * A date no more precise than its source: ISO 8601-2:2019 (EDTF) levels 0 and 1, and of
 * level 2 sets ([a..b], [a,b], {a..b}), masked digits (199X, 2004-XX), qualifiers of single
 * components and the longer list of seasons. For a single date all that is
 * known is that it lies within begin_earliest and end_latest; then begin_* and
 * end_* describe the same unknown day: begin_earliest = end_earliest and begin_latest = end_latest
 * are the first and last possible day. An interval has bounds of its own for both ends: of an
 * open end ("2018/..") it is sure that it lies beyond every day, of one that is not given
 * ("2018/") nothing is sure. Seasons run from the first day of the meteorological to the last of
 * the astronomical one; winter begins in the year that is named.
 */
typedef struct
{
  char *edtf;
  char *wording;
  DossierDay begin_earliest;
  DossierDay begin_latest;
  DossierDay end_earliest;
  DossierDay end_latest;
  int begin_minute;
  int end_minute;
  gboolean interval;
  gboolean approximate;
  gboolean uncertain;

  /*< private >*/
  GArray *parts; /* bounds of each element of a set of several, else NULL */
} DossierDate;

typedef enum
{
  DOSSIER_MATCH_NO,
  DOSSIER_MATCH_POSSIBLY,
  DOSSIER_MATCH_CERTAINLY,
} DossierMatch;

#define DOSSIER_TYPE_DATE (dossier_date_get_type ())
GType dossier_date_get_type (void) G_GNUC_CONST;

#define DOSSIER_DATE_ERROR (dossier_date_error_quark ())
GQuark dossier_date_error_quark (void);
typedef enum
{
  DOSSIER_DATE_ERROR_SYNTAX,
} DossierDateError;

DossierDate *dossier_date_new (const char *edtf, const char *wording, GError **error);
DossierDate *dossier_date_copy (const DossierDate *date);
void dossier_date_free (DossierDate *date);
gboolean dossier_date_equal (const DossierDate *a, const DossierDate *b);

/* Orders by first possible day, then last, then by time of day (without one: before those), then by
 * text: for sorting lists. */
int dossier_date_compare (const DossierDate *a, const DossierDate *b);

/* How surely @date has to do with the days from..to (both included): a single date certainly when
 * it lies wholly inside, an interval when it surely shares a day with them whatever its true ends.
 * One of a set of dates counts by each of them, not by what lies between. What is approximate or
 * uncertain is never certain. */
DossierMatch dossier_date_match (const DossierDate *date, DossierDay from, DossierDay to);

/* First and last day that @date can touch, without the open ends (then DAY_MIN/DAY_MAX). */
DossierDay dossier_date_first (const DossierDate *date);
DossierDay dossier_date_last (const DossierDate *date);

/* The date for people, by the locale and as precise as @date and no more: the wording if it
 * has one, else "26 May 2020", "May 2020", "8–29 October 2019", "since 2018", "the 1990s",
 * "mid-May 2020", "between 12 and 19 May 2020", "around 2009", "26 May 2020, 14:02". Caller frees.
 */
char *dossier_date_to_display (const DossierDate *date);
/* The same made from the EDTF value, whatever the document's wording. */
char *dossier_date_describe (const DossierDate *date);
/* Since or until when, to stand in a sentence: "since 1992", "until May or June 2020"; of a date
 * that surely lies within one year, only the year. Caller frees. */
char *dossier_date_describe_since (const DossierDate *date);
char *dossier_date_describe_until (const DossierDate *date);

DossierDay dossier_day_from_ymd (int year, int month, int day);
void dossier_day_to_ymd (DossierDay day, int *year, int *month, int *day_of_month);
/* YYYY-MM-DD; FALSE when @text is no such day. */
gboolean dossier_day_parse (const char *text, DossierDay *day);
/* "2020-05-26"; caller frees. */
char *dossier_day_to_iso (DossierDay day);
/* "26 May 2020" by the locale; caller frees. */
char *dossier_day_to_display (DossierDay day);
/* "14:02" by the locale; @minute: of the day. Caller frees. */
char *dossier_minute_to_display (int minute);
/* "26 May 2020, 14:02"; caller frees. */
char *dossier_moment_to_display (DossierDay day, int minute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDate, dossier_date_free)

G_END_DECLS
