/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"

/* Texts of tests/fixtures/suggest that are measured together. */
typedef struct
{
  const char *title;
  const char *texts[10];          /* names of files, NULL behind the last */
  double floors[N_COMPARE_KINDS]; /* least recall and precision of all together */
} CompareGroup;

#define N_COMPARE_GROUPS 7
extern const CompareGroup compare_groups[N_COMPARE_GROUPS];
