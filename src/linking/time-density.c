/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/time-density.h"

/* So that what has no length has a slope all the same: a second. */
#define SHORTEST (1.0 / 86400)

/* Where an item begins or ends to count. */
typedef struct
{
  double day;
  double slope; /* items a day that begin there; negative: that end */
  guint item;
} Corner;

struct _DossierTimeDensity
{
  guint n_corners;
  Corner *corners; /* by day */
  double *days;    /* the same days alone, for searching */
  double *totals;  /* items before each corner */
  double *slopes;  /* items a day after each */
};

static int
compare_corners (gconstpointer a, gconstpointer b, gpointer data)
{
  const Corner *x = a;
  const Corner *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->item < y->item ? -1 : x->item > y->item;
}

/* Takes @corners, which are in order. */
static DossierTimeDensity *
new_from_corners (Corner *corners, guint n_corners)
{
  DossierTimeDensity *self = g_new0 (DossierTimeDensity, 1);
  double total = 0, slope = 0;

  self->corners = corners;
  self->n_corners = n_corners;
  self->days = g_new (double, n_corners);
  self->totals = g_new (double, n_corners);
  self->slopes = g_new (double, n_corners);
  for (guint i = 0; i < n_corners; i++)
    {
      if (i > 0)
        total += slope * (corners[i].day - corners[i - 1].day);
      slope += corners[i].slope;
      self->days[i] = corners[i].day;
      self->totals[i] = total;
      self->slopes[i] = slope;
    }
  return self;
}

DossierTimeDensity *
dossier_time_density_new (const DossierTimeSpan *spans, guint n_spans)
{
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  Corner *corners = g_new (Corner, 2 * (gsize) n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      double length = MAX (spans[i].last - spans[i].first, SHORTEST);
      corners[2 * i] = (Corner){ spans[i].first, 1 / length, spans[i].item };
      corners[2 * i + 1] = (Corner){ spans[i].first + length, -1 / length, spans[i].item };
    }
  if (n_spans > 0)
    g_qsort_with_data (corners, 2 * n_spans, sizeof (Corner), compare_corners, NULL);
  return new_from_corners (corners, 2 * n_spans);
}

DossierTimeDensity *
dossier_time_density_new_of (const DossierTimeDensity *all, const guint8 *wanted)
{
  guint n = 0;

  g_return_val_if_fail (all != NULL, NULL);
  g_return_val_if_fail (wanted != NULL || all->n_corners == 0, NULL);

  Corner *corners = g_new (Corner, all->n_corners);
  for (guint i = 0; i < all->n_corners; i++)
    if (wanted[all->corners[i].item])
      corners[n++] = all->corners[i];
  return new_from_corners (corners, n);
}

void
dossier_time_density_free (DossierTimeDensity *self)
{
  if (!self)
    return;
  g_free (self->corners);
  g_free (self->days);
  g_free (self->totals);
  g_free (self->slopes);
  g_free (self);
}

/* All items before @day. */
static double
get_total (const DossierTimeDensity *self, double day)
{
  guint after = dossier_time_lower_bound (self->days, self->n_corners, day);

  if (after == 0)
    return 0;
  return self->totals[after - 1] + self->slopes[after - 1] * (day - self->days[after - 1]);
}

double
dossier_time_density_count (const DossierTimeDensity *self, double from, double to)
{
  g_return_val_if_fail (self != NULL, 0);

  /* what is lost in adding up thousands of slopes must not show as something */
  double count = get_total (self, to) - get_total (self, from);
  return count < 1e-6 ? 0 : count;
}

double
dossier_time_density_bin (const DossierTimeDensity *self,
                          double from,
                          double to,
                          guint n_bins,
                          double *counts)
{
  double most = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (counts != NULL || n_bins == 0, 0);

  double below = get_total (self, from);
  for (guint i = 0; i < n_bins; i++)
    {
      double next = get_total (self, from + (to - from) * (i + 1) / n_bins);
      counts[i] = next - below < 1e-6 ? 0 : next - below;
      most = MAX (most, counts[i]);
      below = next;
    }
  return most;
}
