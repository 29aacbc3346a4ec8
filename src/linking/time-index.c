/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/time-index.h"

/* Spans in a block: about as many as are read faster than they are skipped. */
#define BLOCK 64

struct _DossierTimeIndex
{
  guint n_spans;
  DossierTimeSpan *spans; /* by first */
  double *firsts;         /* ascending */
  double *lasts;          /* ascending, of no span in particular */
  double *block_lasts;    /* the greatest last of each block of spans */
};

static int
compare_spans (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierTimeSpan *x = a;
  const DossierTimeSpan *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->last != y->last)
    return x->last < y->last ? -1 : 1;
  return x->item < y->item ? -1 : x->item > y->item;
}

static int
compare_doubles (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *x = a;
  const double *y = b;
  return *x < *y ? -1 : *x > *y;
}

/* The number of values up to and with @value. */
static guint
upper_bound (const double *sorted, guint n, double value)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (sorted[middle] <= value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
fill_arrays (DossierTimeIndex *self)
{
  for (guint i = 0; i < self->n_spans; i++)
    {
      DossierTimeSpan *span = &self->spans[i];
      double *block_last = &self->block_lasts[i / BLOCK];
      self->firsts[i] = span->first;
      self->lasts[i] = span->last;
      if (i % BLOCK == 0 || span->last > *block_last)
        *block_last = span->last;
    }
  if (self->n_spans > 0)
    g_qsort_with_data (self->lasts, self->n_spans, sizeof (double), compare_doubles, NULL);
}

DossierTimeIndex *
dossier_time_index_new (const DossierTimeSpan *spans, guint n_spans)
{
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  DossierTimeIndex *self = g_new0 (DossierTimeIndex, 1);
  self->n_spans = n_spans;
  self->spans = g_new (DossierTimeSpan, n_spans);
  self->firsts = g_new (double, n_spans);
  self->lasts = g_new (double, n_spans);
  self->block_lasts = g_new (double, n_spans / BLOCK + 1);
  for (guint i = 0; i < n_spans; i++)
    {
      self->spans[i] = spans[i];
      self->spans[i].last = MAX (spans[i].last, spans[i].first);
    }
  if (n_spans > 0)
    g_qsort_with_data (self->spans, n_spans, sizeof (DossierTimeSpan), compare_spans, NULL);
  fill_arrays (self);
  return self;
}

void
dossier_time_index_free (DossierTimeIndex *self)
{
  if (!self)
    return;
  g_free (self->spans);
  g_free (self->firsts);
  g_free (self->lasts);
  g_free (self->block_lasts);
  g_free (self);
}

guint
dossier_time_index_get_size (const DossierTimeIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_spans;
}

const DossierTimeSpan *
dossier_time_index_get (const DossierTimeIndex *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->n_spans, NULL);

  return &self->spans[position];
}

guint
dossier_time_index_count (const DossierTimeIndex *self, double from, double to)
{
  g_return_val_if_fail (self != NULL, 0);

  if (from >= to)
    return 0;
  /* whatever is over by @from has also begun before @to, so the difference is what touches */
  guint begun = dossier_time_lower_bound (self->firsts, self->n_spans, to);
  guint over = upper_bound (self->lasts, self->n_spans, from);
  return begun - over;
}

void
dossier_time_index_query (const DossierTimeIndex *self, double from, double to, GArray *positions)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (positions != NULL);

  if (from >= to)
    return;
  guint end = dossier_time_lower_bound (self->firsts, self->n_spans, to);
  for (guint i = 0; i < end; i++)
    {
      if (i % BLOCK == 0 && self->block_lasts[i / BLOCK] <= from)
        i += BLOCK - 1;
      else if (self->spans[i].last > from)
        g_array_append_val (positions, i);
    }
}

guint
dossier_time_lower_bound (const double *sorted, guint n, double value)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (sorted[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
