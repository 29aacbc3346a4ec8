/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/date.h"

G_BEGIN_DECLS

/* The structure of an EDTF value (ISO 8601-2:2019), for date.c (what days it can mean) and
 * date-display.c (how to say it), and for formats that have a form of their own for dates. */

typedef enum
{
  DOSSIER_PRECISION_DAY,
  DOSSIER_PRECISION_MONTH,
  DOSSIER_PRECISION_SEASON, /* month holds its code, 21 to 41 */
  DOSSIER_PRECISION_YEAR,
  DOSSIER_PRECISION_DECADE, /* year holds its first one in counting */
  DOSSIER_PRECISION_OTHER,  /* other digits masked: only the bounds are of use */
} DossierPrecision;

/* One date, as far as it is given. */
typedef struct
{
  DossierPrecision precision;
  int year; /* astronomical: 0 is 1 BC */
  int month;
  int day;
  DossierDay first; /* the days in which it lies */
  DossierDay last;
  gboolean has_time;
  int minute; /* of the day, when it has a time */
  gboolean approximate;
  gboolean uncertain;
} DossierEdtfDate;

/* A date of a set, or a stretch of dates of which it stands for one or for all. */
typedef struct
{
  gboolean range;
  gboolean open_start; /* "..b": no from */
  gboolean open_end;   /* "a..": no to */
  DossierEdtfDate from;
  DossierEdtfDate to; /* the same as from when this is no range */
} DossierEdtfElement;

typedef enum
{
  DOSSIER_EDTF_UNKNOWN, /* nothing before or after the stroke */
  DOSSIER_EDTF_OPEN,    /* ".." */
  DOSSIER_EDTF_DATE,    /* elements has one */
  DOSSIER_EDTF_ONE_OF,  /* [a,b..c] */
  DOSSIER_EDTF_ALL_OF,  /* {a,b..c} */
} DossierEdtfForm;

typedef struct
{
  DossierEdtfForm form;
  GArray *elements; /* of DossierEdtfElement; NULL for UNKNOWN and OPEN */
  gboolean approximate;
  gboolean uncertain;
} DossierEdtfPoint;

/* begin and end of an interval; else begin alone, which is then a date or a set. */
typedef struct
{
  gboolean interval;
  DossierEdtfPoint begin;
  DossierEdtfPoint end;
} DossierEdtf;

/* Levels 0 and 1, and of level 2: sets, masked digits anywhere, qualifiers at any component,
 * seasons up to 41. Beyond the standard, an end of an interval may be a set. Of a time of
 * day the minute counts, as it stands: its zone is the place's own. */
DossierEdtf *dossier_edtf_parse (const char *text, GError **error);
void dossier_edtf_free (DossierEdtf *edtf);

/* The days between which @point lies; open and unknown ones lie anywhere. */
void
dossier_edtf_point_get_bounds (const DossierEdtfPoint *point, DossierDay *first, DossierDay *last);
/* The same for one element of a set. */
DossierDay dossier_edtf_element_get_first (const DossierEdtfElement *element);
DossierDay dossier_edtf_element_get_last (const DossierEdtfElement *element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEdtf, dossier_edtf_free)

G_END_DECLS
