/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/date.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_TIME_UNIT_DAY,
  DOSSIER_TIME_UNIT_WEEK, /* from Monday */
  DOSSIER_TIME_UNIT_MONTH,
  DOSSIER_TIME_UNIT_YEAR,
} DossierTimeUnit;

/* The distance between two ticks of a time axis: so many units, counted from the beginning of
 * the year for months and from year 0 for years. */
typedef struct
{
  DossierTimeUnit unit;
  int count;
} DossierTimeStep;

/* The smallest step that leaves at least @min_pixels between ticks. @density: pixels a day. */
DossierTimeStep dossier_time_step_choose (double density, double min_pixels);
/* The step to which the pointer snaps where ticks stand @step apart: months between years … */
DossierTimeStep dossier_time_step_refine (DossierTimeStep step);

/* Hours between the ticks within a day; 0 where there is no room for any. */
int dossier_time_hours_choose (double density, double min_pixels);

/* The tick at or before @day. */
DossierDay dossier_time_step_floor (DossierTimeStep step, DossierDay day);
/* @n ticks on from the tick @day, or back when negative. */
DossierDay dossier_time_step_add (DossierTimeStep step, DossierDay day, int n);
/* The tick nearest to the moment @day. */
DossierDay dossier_time_step_round (DossierTimeStep step, double day);

/* Whether @tick begins something longer, a year among months, a month among days. */
gboolean dossier_time_step_is_major (DossierTimeStep step, DossierDay tick);

/* What stands at @tick, by the locale: "2020", "Feb", "26"; a tick that begins a longer unit is
 * named by that. @full names month and year as well, for a tick that stands first. Caller frees. */
char *dossier_time_step_label (DossierTimeStep step, DossierDay tick, gboolean full);

/* A day as precisely as the picture shows it: "Jul 2020" between years, else "26 May 2020".
 * Caller frees. */
char *dossier_time_step_describe (DossierTimeStep step, DossierDay day);

/* The days of a brush, both included, in as few words as they allow: "May 2020", "2019",
 * "Oct 2019 – May 2020", "8 Oct 2019 – 29 Oct 2019". Caller frees. */
char *dossier_time_range_describe (DossierDay first, DossierDay last);

G_END_DECLS
