/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/time-index.h"

G_BEGIN_DECLS

/**
 * DossierTimeDensity:
 *
 * How many things there are in a stretch of time when of many only bounds are known: each counts as
 * one, spread evenly over its span. So "2016" is a little in every month of that year rather than
 * all of it on a day in the middle. Any stretch is counted in O(log n): the running total is a
 * chain of straight lines, kept at its corners.
 */
typedef struct _DossierTimeDensity DossierTimeDensity;

/* A span without length counts at its moment. The items of @spans number 0 to @n_spans - 1. */
DossierTimeDensity *dossier_time_density_new (const DossierTimeSpan *spans, guint n_spans);
/* The same of some items only: those for which @wanted[item] is not 0. */
DossierTimeDensity *dossier_time_density_new_of (const DossierTimeDensity *all,
                                                 const guint8 *wanted);
void dossier_time_density_free (DossierTimeDensity *self);

/* How many there are in [from, to). */
double dossier_time_density_count (const DossierTimeDensity *self, double from, double to);

/* The same for each of @n_bins equal parts of [from, to). Returns the greatest number. */
double dossier_time_density_bin (const DossierTimeDensity *self,
                                 double from,
                                 double to,
                                 guint n_bins,
                                 double *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimeDensity, dossier_time_density_free)

G_END_DECLS
