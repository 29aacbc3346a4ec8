/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of days, [first, last), and the caller's number for what it is of. */
typedef struct
{
  double first;
  double last;
  guint item;
} DossierTimeSpan;

/**
 * DossierTimeIndex:
 *
 * Finds and counts the spans that touch a stretch of time without going through all of them:
 * sorted by beginning, with the greatest end of every block of spans, so that blocks which are over
 * before the stretch begins are passed by whole, also where one very long span stands at the
 * beginning.
 */
typedef struct _DossierTimeIndex DossierTimeIndex;

/* Copies @spans, in any order. A span that ends before it begins has no length. */
DossierTimeIndex *dossier_time_index_new (const DossierTimeSpan *spans, guint n_spans);
void dossier_time_index_free (DossierTimeIndex *self);

guint dossier_time_index_get_size (const DossierTimeIndex *self);
/* The span at @position in order of beginning; borrowed. */
const DossierTimeSpan *dossier_time_index_get (const DossierTimeIndex *self, guint position);

/* How many spans touch [from, to), in O(log n). */
guint dossier_time_index_count (const DossierTimeIndex *self, double from, double to);

/* Appends the positions (guint) of the spans that touch [from, to) to @positions, ascending. */
void
dossier_time_index_query (const DossierTimeIndex *self, double from, double to, GArray *positions);

/* The number of values below @value in an ascending array: where it would be put in. */
guint dossier_time_lower_bound (const double *sorted, guint n, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimeIndex, dossier_time_index_free)

G_END_DECLS
