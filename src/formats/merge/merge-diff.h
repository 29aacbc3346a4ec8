/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which elements of two sequences stand for one another, in order: @match[i] is set to the place in
 * @b of @a's element i, or to -1. Patience diff (Bram Cohen's): elements that stand once in either
 * sequence are matched by the longest increasing sequence, and what is between them likewise;
 * Myers's greedy O(ND) algorithm where there are none. Sequences that differ in thousands of
 * elements with nothing unique among them are matched at their ends only. */
void merge_diff (const guint *a, int n_a, const guint *b, int n_b, int *match);

G_END_DECLS
