/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/date.h"

G_BEGIN_DECLS

/**
 * DossierTimeExtent:
 * @begin_earliest: first moment at which it can begin
 * @begin_latest: last moment at which it can begin; later than @end_earliest for a single date of
 *   which only the bounds are known
 * @end_earliest: first moment at which it can end, exclusive
 * @end_latest: last moment at which it can end, exclusive
 * @open_begin: nothing is known of how far back it goes
 * @open_end: nothing is known of how long it lasts: then both ends are the time up to which there
 *   is anything to tell
 * @interval: a stretch of time rather than one day within bounds
 * @approximate: EDTF "~" or "%"
 * @uncertain: EDTF "?" or "%"
 *
 * A #DossierDate as something to draw: days as real numbers, half-open, so that 2020-05-26 is
 * [d, d + 1), and six o'clock on that day begins at d + 0.25. It is certainly there from
 * begin_latest to end_earliest, and fades to nothing towards begin_earliest and end_latest.
 */
typedef struct
{
  double begin_earliest;
  double begin_latest;
  double end_earliest;
  double end_latest;
  gboolean open_begin;
  gboolean open_end;
  gboolean interval;
  gboolean approximate;
  gboolean uncertain;
} DossierTimeExtent;

/* @now: the day up to which the document can tell (its own date): an open end reaches to there. */
void dossier_time_extent_init (DossierTimeExtent *extent, const DossierDate *date, DossierDay now);

/* From the beginning of one date to that of another, which may be NULL: then it is open. What is
 * drawn of a commitment, from its announcement until it is due, or of a membership. */
void dossier_time_extent_init_between (DossierTimeExtent *extent,
                                       const DossierDate *from,
                                       const DossierDate *to,
                                       DossierDay now);

/* The moment that stands for it where only one can: the middle of a single date's bounds, of the
 * bounds of a stretch's beginning. */
double dossier_time_extent_get_anchor (const DossierTimeExtent *extent);

/* Whether it is known to the day. */
gboolean dossier_time_extent_is_exact (const DossierTimeExtent *extent);

G_END_DECLS
