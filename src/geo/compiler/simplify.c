/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/compiler/geometry.h"

#include <math.h>

/* An arc's points while they are taken away one by one: a list linked both ways, and a binary heap
 * of the inner ones by weight. */
typedef struct
{
  const GeoPoint *points;
  double *weights;
  guint *before, *after;
  guint *heap, *position;
  guint n_heap;
} Reduction;

static double
triangle (const GeoPoint *a, const GeoPoint *b, const GeoPoint *c)
{
  return fabs ((b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y)) / 2.0;
}

static void
place (Reduction *self, guint slot, guint point)
{
  self->heap[slot] = point;
  self->position[point] = slot;
}

static void
sift_up (Reduction *self, guint slot)
{
  guint point = self->heap[slot];

  while (slot > 0 && self->weights[self->heap[(slot - 1) / 2]] > self->weights[point])
    {
      place (self, slot, self->heap[(slot - 1) / 2]);
      slot = (slot - 1) / 2;
    }
  place (self, slot, point);
}

static void
sift_down (Reduction *self, guint slot)
{
  guint point = self->heap[slot];

  for (;;)
    {
      guint child = 2 * slot + 1;

      if (child + 1 < self->n_heap &&
          self->weights[self->heap[child + 1]] < self->weights[self->heap[child]])
        child++;
      if (child >= self->n_heap || self->weights[self->heap[child]] >= self->weights[point])
        break;
      place (self, slot, self->heap[child]);
      slot = child;
    }
  place (self, slot, point);
}

/* A neighbour has gone: weighs @point again, never below @floor, so that the order in which points
 * go is that of their weights. */
static void
weigh_again (Reduction *self, guint point, guint last, double floor)
{
  if (point == 0 || point == last)
    return;

  self->weights[point] =
    MAX (floor, triangle (&self->points[self->before[point]], &self->points[point],
                          &self->points[self->after[point]]));
  sift_up (self, self->position[point]);
  sift_down (self, self->position[point]);
}

static void
reduce (Reduction *self, guint n)
{
  while (self->n_heap > 0)
    {
      guint point = self->heap[0];
      double weight = self->weights[point];

      self->n_heap--;
      if (self->n_heap > 0)
        {
          place (self, 0, self->heap[self->n_heap]);
          sift_down (self, 0);
        }
      self->after[self->before[point]] = self->after[point];
      self->before[self->after[point]] = self->before[point];
      weigh_again (self, self->before[point], n - 1, weight);
      weigh_again (self, self->after[point], n - 1, weight);
    }
}

/* The @keep weightiest inner points weigh as much as ends. */
static void
keep_last (GArray *weights, guint keep)
{
  for (guint k = 0; k < keep; k++)
    {
      guint best = 0;

      for (guint i = 1; i + 1 < weights->len; i++)
        if (!isinf (g_array_index (weights, double, i)) &&
            (best == 0 ||
             g_array_index (weights, double, i) > g_array_index (weights, double, best)))
          best = i;
      if (best > 0)
        g_array_index (weights, double, best) = INFINITY;
    }
}

static void
simplify_arc (GeoArc *arc)
{
  guint n = arc->plane->len;
  g_autofree guint *before = g_new (guint, n), *after = g_new (guint, n);
  g_autofree guint *heap = g_new (guint, n), *position = g_new0 (guint, n);
  Reduction reduction = { .points = (const GeoPoint *) (void *) arc->plane->data,
                          .before = before,
                          .after = after,
                          .heap = heap,
                          .position = position };

  arc->weights = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  g_array_set_size (arc->weights, n);
  reduction.weights = (double *) (void *) arc->weights->data;
  for (guint i = 0; i < n; i++)
    {
      before[i] = i - 1;
      after[i] = i + 1;
      if (i == 0 || i == n - 1)
        reduction.weights[i] = INFINITY;
      else
        reduction.weights[i] =
          triangle (&reduction.points[i - 1], &reduction.points[i], &reduction.points[i + 1]);
    }
  for (guint i = 1; i + 1 < n; i++)
    {
      place (&reduction, reduction.n_heap, i);
      sift_up (&reduction, reduction.n_heap++);
    }
  reduce (&reduction, n);
  keep_last (arc->weights, arc->keep);
}

void
geo_simplify (GeoTopology *self)
{
  for (guint i = 0; i < self->arcs->len; i++)
    simplify_arc (g_ptr_array_index (self->arcs, i));
}
