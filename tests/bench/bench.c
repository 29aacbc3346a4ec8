/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

double
bench_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

GArray *
bench_samples_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_add (GArray *samples, double value)
{
  g_array_append_val (samples, value);
}

double
bench_quantile (GArray *samples, double share)
{
  guint place;

  g_assert (samples->len > 0);

  g_array_sort (samples, compare_doubles);
  place = (guint) ceil (share * samples->len);
  return g_array_index (samples, double, CLAMP (place, 1, samples->len) - 1);
}

double
bench_median (GArray *samples)
{
  return bench_quantile (samples, 0.5);
}

void
bench_heading (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  printf ("\n");
  fflush (stdout);
}

static void
print_figure (const char *what, double value, const char *unit)
{
  printf ("  %-58s %9.*f %-5s", what, fabs (value) < 1000 ? 2 : 0, value, unit);
}

void
bench_print (const char *what, double value, const char *unit)
{
  print_figure (what, value, unit);
  printf ("\n");
  fflush (stdout);
}

void
bench_print_target (const char *what, double value, const char *unit, double target)
{
  print_figure (what, value, unit);
  printf (" target %g %s: %s\n", target, unit, value <= target ? "holds" : "MISSED");
  fflush (stdout);
}

void
bench_fail (const char *format, ...)
{
  va_list args;

  fflush (stdout);
  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  fprintf (stderr, "\n");
  exit (1);
}
