/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/time-layout.h"

#include <math.h>

/* Air above and below a lane's rows. */
#define PADDING 3.0
#define MIN_HEIGHT 16.0
/* A lane with more entries in view than one in so many pixels becomes a histogram. */
#define PIXELS_AN_ENTRY 8.0
#define MAX_ENTRIES 160
/* Lines of commitments and bars of memberships lie closer than marks. */
#define MIN_LINE_PITCH 3.0
#define MAX_LINE_PITCH 9.0
#define MAX_BAR_PITCH 16.0
/* Marks and fading ends reach this far beyond their dates. */
#define OVERHANG 40.0

/* How a lane shares in the height. */
static const double weights[DOSSIER_N_LANES] = {
  [DOSSIER_LANE_MEMBERSHIP] = 1.0,  [DOSSIER_LANE_EVENTS] = 1.05, [DOSSIER_LANE_QUOTES] = 0.85,
  [DOSSIER_LANE_COMMITMENTS] = 1.3, [DOSSIER_LANE_NOTES] = 0.6,
};

void
dossier_time_layout_init (DossierTimeLayout *self, DossierTimeline *timeline)
{
  *self = (DossierTimeLayout){ .timeline = timeline };
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    self->lanes[i].visible = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
dossier_time_layout_clear (DossierTimeLayout *self)
{
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    g_clear_pointer (&self->lanes[i].visible, g_array_unref);
}

static gboolean
is_shown (DossierTimeLayout *self, DossierLaneKind kind)
{
  DossierLane *lane = dossier_timeline_get_lane (self->timeline, kind);
  return lane && lane->entries->len > 0;
}

static double
sum_weights (DossierTimeLayout *self)
{
  double sum = 0;

  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (is_shown (self, i))
      sum += weights[i];
  return sum;
}

static void
share_height (DossierTimeLayout *self, double inset)
{
  double sum = sum_weights (self);
  guint n_shown = 0;

  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    n_shown += is_shown (self, i);

  double spare = MAX (self->height - n_shown * inset, 0);
  double y = 0;
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    {
      DossierLaneLayout *layout = &self->lanes[i];
      layout->shown = is_shown (self, i);
      layout->inset = inset;
      layout->y = round (y);
      if (layout->shown)
        y += inset + spare * weights[i] / sum;
      layout->height = round (y) - layout->y;
    }
}

static void
lay_out_rows (DossierTimeLayout *self, DossierLaneKind kind, DossierLane *lane)
{
  DossierLaneLayout *layout = &self->lanes[kind];
  double density = dossier_time_scale_get_density (dossier_timeline_get_scale (self->timeline));
  double room = MAX (layout->height - layout->inset - 2 * PADDING, 1);

  switch (kind)
    {
    case DOSSIER_LANE_MEMBERSHIP:
      layout->pitch = MIN (room / lane->n_rows, MAX_BAR_PITCH);
      break;
    case DOSSIER_LANE_COMMITMENTS:
      dossier_lane_lay_out (lane, density, DOSSIER_MARK_SIZE,
                            MAX ((guint) (room / MIN_LINE_PITCH), 1));
      layout->pitch = CLAMP (room / lane->n_rows, MIN_LINE_PITCH, MAX_LINE_PITCH);
      break;
    case DOSSIER_LANE_EVENTS:
    case DOSSIER_LANE_QUOTES:
    case DOSSIER_LANE_NOTES:
    default:
      dossier_lane_lay_out (lane, density, DOSSIER_MARK_SIZE + 2,
                            MAX ((guint) ((room + 4) / DOSSIER_MARK_PITCH), 1));
      layout->pitch = CLAMP (room / lane->n_rows, DOSSIER_MARK_PITCH, DOSSIER_MARK_PITCH * 1.5);
    }
  layout->first_row = layout->y + layout->inset +
                      (layout->height - layout->inset - layout->pitch * (lane->n_rows - 1)) / 2;
}

static void
find_visible (DossierTimeLayout *self, DossierLaneKind kind, DossierLane *lane)
{
  DossierLaneLayout *layout = &self->lanes[kind];
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  double overhang = OVERHANG / dossier_time_scale_get_density (scale);
  double from = scale->first - overhang, to = scale->last + overhang;
  guint limit = MIN ((guint) (self->width / PIXELS_AN_ENTRY), MAX_ENTRIES);

  g_array_set_size (layout->visible, 0);
  layout->binned =
    kind != DOSSIER_LANE_MEMBERSHIP && dossier_lane_count (lane, from, to) > MAX (limit, 20);
  if (!layout->binned)
    dossier_lane_query (lane, from, to, layout->visible);
}

void
dossier_time_layout_update (DossierTimeLayout *self, double width, double height, double inset)
{
  g_return_if_fail (self != NULL);

  self->width = width;
  self->height = height;
  share_height (self, inset);
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    {
      DossierLane *lane = dossier_timeline_get_lane (self->timeline, i);
      g_array_set_size (self->lanes[i].visible, 0);
      if (!self->lanes[i].shown)
        continue;
      find_visible (self, i, lane);
      if (!self->lanes[i].binned)
        lay_out_rows (self, i, lane);
    }
}

double
dossier_time_layout_get_minimum (DossierTimeLayout *self, double inset)
{
  double minimum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (is_shown (self, i))
      minimum += inset + MIN_HEIGHT;
  return MAX (minimum, 2 * MIN_HEIGHT);
}

DossierLaneEntry *
dossier_time_layout_get_entry (const DossierTimeLayout *self, DossierTimePlace place)
{
  return dossier_lane_get (dossier_timeline_get_lane (self->timeline, place.lane), place.position);
}

double
dossier_time_layout_get_row (const DossierTimeLayout *self, DossierTimePlace place)
{
  const DossierLaneLayout *layout = &self->lanes[place.lane];
  return layout->first_row + layout->pitch * dossier_time_layout_get_entry (self, place)->row;
}

/* The pixels between two moments, in order whichever way time runs. */
static void
get_stretch (const DossierTimeScale *scale, double first, double last, DossierTimeRect *rect)
{
  double a = dossier_time_scale_to_x (scale, first);
  double b = dossier_time_scale_to_x (scale, last);
  rect->x = MIN (a, b);
  rect->width = fabs (b - a);
}

static void
widen (DossierTimeRect *rect, double least)
{
  if (rect->width >= least)
    return;
  rect->x -= (least - rect->width) / 2;
  rect->width = least;
}

gboolean
dossier_time_layout_get_rect (const DossierTimeLayout *self,
                              DossierTimePlace place,
                              DossierTimeRect *rect)
{
  const DossierLaneEntry *entry = dossier_time_layout_get_entry (self, place);
  const DossierLaneLayout *layout = &self->lanes[place.lane];
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  double row = dossier_time_layout_get_row (self, place);

  if (!layout->shown || layout->binned)
    return FALSE;
  if (place.lane == DOSSIER_LANE_MEMBERSHIP || place.lane == DOSSIER_LANE_COMMITMENTS ||
      entry->extent.interval)
    {
      double height =
        place.lane == DOSSIER_LANE_MEMBERSHIP ? layout->pitch : MIN (layout->pitch, 8);
      get_stretch (scale, entry->extent.begin_earliest, entry->extent.end_latest, rect);
      widen (rect, 3);
      rect->y = row - height / 2;
      rect->height = height;
    }
  else
    {
      rect->x = dossier_time_scale_to_x (scale, entry->at) - DOSSIER_MARK_SIZE / 2;
      rect->y = row - DOSSIER_MARK_SIZE / 2;
      rect->width = rect->height = DOSSIER_MARK_SIZE;
    }
  return rect->x < self->width && rect->x + rect->width > 0;
}

gboolean
dossier_time_layout_find_lane (const DossierTimeLayout *self, double y, DossierLaneKind *lane)
{
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (self->lanes[i].shown && y >= self->lanes[i].y &&
        y < self->lanes[i].y + self->lanes[i].height)
      {
        *lane = i;
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  DossierTimePlace place;
  double distance;
} Candidate;

/* What is drawn later lies on top. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->distance != y->distance)
    return x->distance < y->distance ? -1 : 1;
  return x->place.position > y->place.position ? -1 : 1;
}

static double
measure_distance (const DossierTimeRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - rect->y - rect->height), 0);
  return hypot (dx, dy);
}

GArray *
dossier_time_layout_pick (const DossierTimeLayout *self, double x, double y, double reach)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DossierTimePlace));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  DossierLaneKind lane;

  if (!dossier_time_layout_find_lane (self, y, &lane))
    return places;

  GArray *visible = self->lanes[lane].visible;
  for (guint i = 0; i < visible->len; i++)
    {
      Candidate candidate = { .place = { lane, g_array_index (visible, guint, i) } };
      DossierTimeRect rect;
      if (!dossier_time_layout_get_rect (self, candidate.place, &rect))
        continue;
      candidate.distance = measure_distance (&rect, x, y);
      if (candidate.distance <= reach)
        g_array_append_val (found, candidate);
    }
  g_array_sort (found, compare_candidates);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (places, g_array_index (found, Candidate, i).place);
  return places;
}
