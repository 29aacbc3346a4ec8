/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What benchmarks have in common: taking times, picking a median, printing one line a figure. A
 * benchmark prints what it finds, whether the target holds or not, and fails only when it could not
 * measure. */

/* Milliseconds on the monotonic clock. */
double bench_now (void);

/* Of doubles, in any unit; free with g_array_unref(). */
GArray *bench_samples_new (void);
void bench_add (GArray *samples, double value);

/* The value below which the share @share (0 to 1) of @samples lies; of at least one. */
double bench_quantile (GArray *samples, double share);
double bench_median (GArray *samples);

/* One line without a figure: what comes below and how it is taken. */
void bench_heading (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* "WHAT  12.3 UNIT", aligned. */
void bench_print (const char *what, double value, const char *unit);
/* The same with the target, which @value must not exceed, and whether it holds. */
void bench_print_target (const char *what, double value, const char *unit, double target);

/* Says why nothing could be measured and ends the program with status 1. */
void bench_fail (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

G_END_DECLS
