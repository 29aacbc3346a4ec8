/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/time-extent.h"

#include <math.h>

#define MINUTES_A_DAY (24.0 * 60)

/* Gives open ends a place. A stretch lasts until the document's own time, unless what is known is
 * later, and begins with what is known of its end; of a date that is only known not to be before or
 * after a day that day stands for it. */
static void
close_ends (DossierTimeExtent *extent, DossierDay now)
{
  if (extent->open_begin)
    {
      double known = extent->open_end   ? now
                     : extent->interval ? extent->end_earliest - 1
                                        : extent->end_latest - 1;
      extent->begin_earliest = extent->begin_latest = known;
      if (!extent->interval)
        extent->end_earliest = extent->end_latest = known + 1;
    }
  if (extent->open_end)
    {
      double known = extent->interval ? MAX (extent->begin_latest, now) : extent->begin_earliest;
      extent->end_earliest = extent->end_latest = known + 1;
      if (!extent->interval)
        extent->begin_latest = known;
    }
}

/* The beginning of that minute of @day, or of the day where it is not known. */
static double
get_begin (DossierDay day, int minute)
{
  return day + (minute >= 0 ? minute / MINUTES_A_DAY : 0);
}

/* The end of that minute, or of the day. */
static double
get_end (DossierDay day, int minute)
{
  return day + (minute >= 0 ? (minute + 1) / MINUTES_A_DAY : 1);
}

void
dossier_time_extent_init (DossierTimeExtent *extent, const DossierDate *date, DossierDay now)
{
  g_return_if_fail (extent != NULL);
  g_return_if_fail (date != NULL);

  /* Of a single date both ends are the same moment within the bounds. */
  *extent = (DossierTimeExtent){
    .begin_earliest = get_begin (date->begin_earliest, date->begin_minute),
    .begin_latest =
      get_begin (date->begin_latest, date->interval ? date->begin_minute : date->end_minute),
    .end_earliest =
      get_end (date->end_earliest, date->interval ? date->end_minute : date->begin_minute),
    .end_latest = get_end (date->end_latest, date->end_minute),
    .open_begin = date->begin_earliest == DOSSIER_DAY_MIN,
    .open_end = date->end_latest == DOSSIER_DAY_MAX,
    .interval = date->interval,
    .approximate = date->approximate,
    .uncertain = date->uncertain,
  };
  close_ends (extent, now);
}

void
dossier_time_extent_init_between (DossierTimeExtent *extent,
                                  const DossierDate *from,
                                  const DossierDate *to,
                                  DossierDay now)
{
  g_return_if_fail (extent != NULL);
  g_return_if_fail (from != NULL || to != NULL);

  *extent = (DossierTimeExtent){ .interval = TRUE };
  extent->begin_earliest = from ? from->begin_earliest : DOSSIER_DAY_MIN;
  extent->begin_latest = from ? from->begin_latest : DOSSIER_DAY_MIN;
  extent->end_earliest = to ? to->end_earliest : DOSSIER_DAY_MAX;
  extent->end_latest = to ? to->end_latest : DOSSIER_DAY_MAX;
  extent->open_begin = extent->begin_earliest == DOSSIER_DAY_MIN;
  extent->open_end = extent->end_latest == DOSSIER_DAY_MAX;
  extent->approximate = (from && from->approximate) || (to && to->approximate);
  extent->uncertain = (from && from->uncertain) || (to && to->uncertain);
  /* until the day on which it ends, not through it */
  close_ends (extent, now);
  extent->end_earliest = MAX (extent->end_earliest, extent->begin_earliest);
  extent->end_latest = MAX (extent->end_latest, extent->begin_latest);
}

double
dossier_time_extent_get_anchor (const DossierTimeExtent *extent)
{
  g_return_val_if_fail (extent != NULL, 0);

  if (extent->interval)
    {
      /* The middle of the day, unless it is known to the minute. */
      double length = extent->begin_latest == floor (extent->begin_latest) ? 1 : 0;

      return extent->open_begin ? extent->end_earliest
                                : (extent->begin_earliest + extent->begin_latest + length) / 2;
    }
  if (extent->open_begin != extent->open_end)
    return extent->open_begin ? extent->end_latest - 0.5 : extent->begin_earliest + 0.5;
  return (extent->begin_earliest + extent->end_latest) / 2;
}

gboolean
dossier_time_extent_is_exact (const DossierTimeExtent *extent)
{
  g_return_val_if_fail (extent != NULL, FALSE);

  return !extent->open_begin && !extent->open_end && !extent->approximate && !extent->uncertain &&
         extent->begin_earliest == extent->begin_latest &&
         extent->end_earliest == extent->end_latest;
}
