/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/walk.h"

#include <math.h>

/* How a straight way is looked along, km. */
#define STEP 40.0
#define FAR 7000.0

/* What lies aside counts so many times what lies ahead; beyond this slope it comes last. */
#define ASIDE 2.0
#define SLOPE 1.5
#define LAST 1e6

#define N DOSSIER_WALK_N_DIRECTIONS

typedef struct
{
  const DossierWorld *world;
  const guint *countries;
  guint n;
  double *x, *y; /* the middles */
  int *next;
  gboolean *reached;
} Plan;

static const int directions[N][2] = {
  [DOSSIER_WALK_UP] = { 0, -1 },
  [DOSSIER_WALK_RIGHT] = { 1, 0 },
  [DOSSIER_WALK_DOWN] = { 0, 1 },
  [DOSSIER_WALK_LEFT] = { -1, 0 },
};

static int
look_ahead (Plan *self, guint from, guint direction)
{
  for (double way = STEP; way < FAR; way += STEP)
    for (guint i = 0; i < self->n; i++)
      if (i != from && dossier_world_contains (self->world, self->countries[i],
                                               self->x[from] + directions[direction][0] * way,
                                               self->y[from] + directions[direction][1] * way))
        return (int) i;
  return -1;
}

/* How far @to seems to be from @from in that direction; G_MAXDOUBLE when it lies in another. */
static double
get_cost (Plan *self, guint from, guint to, guint direction)
{
  double x = self->x[to] - self->x[from], y = self->y[to] - self->y[from];
  double ahead = x * directions[direction][0] + y * directions[direction][1];
  double aside = fabs (x * directions[direction][1]) + fabs (y * directions[direction][0]);

  if (ahead <= 0.0)
    return G_MAXDOUBLE;
  return ahead + ASIDE * aside + (aside > SLOPE * ahead ? LAST : 0.0);
}

static int
look_about (Plan *self, guint from, guint direction)
{
  double best = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < self->n; i++)
    {
      double cost = get_cost (self, from, i, direction);

      if (cost < best)
        {
          best = cost;
          found = (int) i;
        }
    }
  return found;
}

/* Marks what can be reached from the first country, and returns how many that are. */
static guint
mark_reached (Plan *self)
{
  g_autofree guint *queue = g_new (guint, self->n);
  guint end = 1;

  for (guint i = 0; i < self->n; i++)
    self->reached[i] = i == 0;
  queue[0] = 0;
  for (guint i = 0; i < end; i++)
    for (guint direction = 0; direction < N; direction++)
      {
        int to = self->next[queue[i] * N + direction];

        if (to >= 0 && !self->reached[to])
          {
            self->reached[to] = TRUE;
            queue[end++] = (guint) to;
          }
      }
  return end;
}

/* Lets the step that seems most natural lead to @lost, if nothing else is lost by that. */
static gboolean
lead_to (Plan *self, guint lost, guint n_reached)
{
  g_autofree gboolean *reached = g_memdup2 (self->reached, self->n * sizeof (gboolean));
  double best = G_MAXDOUBLE;
  int found = -1;

  for (guint step = 0; step < self->n * N; step++)
    {
      double cost = get_cost (self, step / N, lost, step % N);
      int former = self->next[step];

      if (!reached[step / N] || cost >= best)
        continue;
      self->next[step] = (int) lost;
      if (mark_reached (self) > n_reached)
        {
          best = cost;
          found = (int) step;
        }
      self->next[step] = former;
    }
  if (found >= 0)
    self->next[found] = (int) lost;
  return found >= 0;
}

static void
lead_everywhere (Plan *self)
{
  guint n_reached = mark_reached (self);

  for (guint lost = 0; lost < self->n && n_reached < self->n; lost++)
    if (!self->reached[lost])
      {
        lead_to (self, lost, n_reached);
        n_reached = mark_reached (self);
      }
}

int *
dossier_world_plan_walk (const DossierWorld *world, const guint *countries, guint n)
{
  g_autofree double *x = g_new (double, n + 1);
  g_autofree double *y = g_new (double, n + 1);
  g_autofree gboolean *reached = g_new0 (gboolean, n + 1);
  Plan self = { world, countries, n, x, y, g_new (int, n *N + 1), reached };

  g_return_val_if_fail (world != NULL, NULL);
  g_return_val_if_fail (countries != NULL || n == 0, NULL);

  for (guint i = 0; i < n; i++)
    dossier_world_get_label (world, countries[i], &x[i], &y[i], NULL);
  for (guint i = 0; i < n; i++)
    for (guint direction = 0; direction < N; direction++)
      {
        int *next = &self.next[i * N + direction];

        *next = look_ahead (&self, i, direction);
        if (*next < 0)
          *next = look_about (&self, i, direction);
      }
  if (n > 0)
    lead_everywhere (&self);
  return self.next;
}
