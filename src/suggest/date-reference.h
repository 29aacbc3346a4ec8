/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/date-words.h"
#include "suggest/finder.h"

G_BEGIN_DECLS

/* From when on "May" and "June" count: what a text was written at. */
typedef struct
{
  int year; /* 0: not known */
  int month;
  int day;
  gboolean sure; /* the document's date, and not the latest one that it names */
} Reference;

/* A date that is read; those of a document are in order of place. */
typedef struct
{
  Text *text;
  DateWords words;
} Candidate;

#define CANDIDATE(candidates, i) (&g_array_index ((candidates), Candidate, (i)))

/* Whether what stands at token @first is still to come: "will be held in May". */
gboolean date_is_future (const Text *text, guint first);

/* @candidates: (element-type Candidate). When the document was written: as it says at its head, or
 * else no earlier than the latest date that it tells of. */
Reference date_reference_find (Finder *finder, GArray *candidates);

G_END_DECLS
