/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where new units of ours go: behind the one before them in ours, with what the person wrote below
 * that, if it is still under the same heading; otherwise further up, at last before the next one.
 */
#include "config.h"

#include "formats/merge/merge-private.h"

typedef struct
{
  MergePlan *plan;
  const MergeMatch *match;
  int *slots;   /* of units of ours that were put in */
  int *unit_of; /* by the base's lines */
  int n;        /* lines of the file */
} Placing;

/* Where a unit of ours is in the file. */
static gboolean
find_in_file (const Placing *self, int o_unit, int *first, int *last)
{
  const MergeMatch *match = self->match;
  const MergeUnit *ours = merge_unit (match->o_units, o_unit);
  int b_unit = match->unit_o_to_b[o_unit];

  if (b_unit >= 0)
    {
      *first = merge_match_first_of (match, b_unit);
      *last = merge_match_last_of (match, b_unit);
      return *first >= 0;
    }
  for (guint i = 0; ours->key != NULL && i < match->t_units->len; i++)
    {
      const MergeUnit *theirs = merge_unit (match->t_units, i);

      *first = theirs->start;
      *last = theirs->key_line;
      if (g_strcmp0 (theirs->key, ours->key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The line of the nearest heading of ours above the file's line @t, or -1. */
static int
find_heading_above (const Placing *self, int t)
{
  for (; t >= 0; t--)
    if (self->match->t_near[t] >= 0 &&
        merge_line (self->match->base, self->match->t_near[t])->heading > 0)
      return t;
  return -1;
}

/* The person has not moved it from under its heading. */
static gboolean
is_in_its_section (const Placing *self, int o_unit, int first)
{
  int section = merge_unit (self->match->o_units, o_unit)->section;
  int heading, last;

  if (section < 0 || merge_unit (self->match->o_units, o_unit)->heading > 0 ||
      !find_in_file (self, section, &heading, &last))
    return TRUE;
  return find_heading_above (self, first) == heading;
}

/* Behind the unit that ends with the file's line @last, and what the person wrote below it. */
static int
find_end (const Placing *self, int o_unit, int first, int last)
{
  const MergeText *theirs = self->match->theirs;
  gboolean footnote = merge_unit (self->match->o_units, o_unit)->footnote;
  int t = last + 1;

  for (; t < self->n && self->match->t_near[t] < 0; t++)
    {
      const MergeLine *line = merge_line (theirs, t);

      if (line->starts && (footnote || line->heading > 0 || line->footnote))
        return t;
      if (line->bullet && line->indent < merge_line (theirs, first)->indent)
        return t;
    }
  /* Never within a paragraph. */
  while (t < self->n && t > last + 1 && !merge_line (theirs, t)->starts)
    t--;
  while (t < self->n && !merge_line (theirs, t)->starts)
    t++;
  return t;
}

/* A heading goes behind everything under the one before, but before what it is to stand above. */
static int
skip_to_heading (const Placing *self, int o_unit, int t)
{
  for (; t < self->n; t++)
    {
      const MergeLine *line = merge_line (self->match->theirs, t);
      int b = self->match->t_near[t];

      if (line->heading > 0 || line->footnote ||
          (b >= 0 && self->match->unit_b_to_o[self->unit_of[b]] > o_unit))
        return t;
    }
  return t;
}

static int
find_slot_behind (const Placing *self, int o_unit, gboolean strict)
{
  const MergeUnit *unit = merge_unit (self->match->o_units, o_unit);

  for (int p = o_unit - 1; p >= 0; p--)
    {
      int first, last, slot;

      if (strict && unit->heading == 0 && p < unit->section)
        return -1;
      if (self->slots[p] >= 0)
        return self->slots[p];
      if (!find_in_file (self, p, &first, &last) || (strict && !is_in_its_section (self, p, first)))
        continue;
      slot = find_end (self, p, first, last);
      return unit->heading > 0 ? skip_to_heading (self, o_unit, slot) : slot;
    }
  return -1;
}

static int
find_slot (const Placing *self, int o_unit)
{
  int slot = find_slot_behind (self, o_unit, TRUE);
  int first, last;

  if (slot >= 0)
    return slot;
  for (guint n = o_unit + 1; n < self->match->o_units->len; n++)
    if (merge_unit (self->match->o_units, n)->heading == 0 &&
        merge_unit (self->match->o_units, n)->section ==
          merge_unit (self->match->o_units, o_unit)->section &&
        find_in_file (self, n, &first, &last) && is_in_its_section (self, n, first))
      {
        while (first > 0 && !merge_line (self->match->theirs, first)->starts)
          first--;
        return first;
      }
  slot = find_slot_behind (self, o_unit, FALSE);
  if (slot >= 0)
    return slot;
  for (guint n = o_unit + 1; n < self->match->o_units->len; n++)
    if (find_in_file (self, n, &first, &last))
      {
        while (first > 0 && !merge_line (self->match->theirs, first)->starts)
          first--;
        return first;
      }
  return self->n;
}

/* Where ours would stand of what the person took out. */
static void
place_removed (const Placing *self)
{
  for (guint i = 0; i < self->plan->clashes->len; i++)
    {
      MergeClash *clash = &g_array_index (self->plan->clashes, MergeClash, i);

      for (guint n = 0; clash->kind == DOSSIER_MERGE_REMOVED && n < self->match->o_units->len; n++)
        if (merge_unit (self->match->o_units, n)->start == clash->o0)
          clash->t0 = clash->t1 = find_slot (self, n);
    }
}

void
merge_plan_place (MergePlan *self, const gboolean *wanted)
{
  const MergeMatch *match = self->match;
  g_autofree int *slots = g_new (int, match->o_units->len + 1);
  g_autofree int *unit_of = g_new0 (int, match->base->lines->len + 1);
  const Placing placing = { self, match, slots, unit_of, match->theirs->lines->len };

  for (guint i = 0; i < match->b_units->len; i++)
    for (int b = merge_unit (match->b_units, i)->start; b < merge_unit (match->b_units, i)->end;
         b++)
      unit_of[b] = i;
  for (guint i = 0; i < match->o_units->len; i++)
    slots[i] = -1;
  for (guint i = 0; i < match->o_units->len; i++)
    {
      const MergeUnit *unit = merge_unit (match->o_units, i);

      if (!wanted[i])
        continue;
      slots[i] = find_slot (&placing, i);
      merge_plan_insert (self, MERGE_NEW, unit->start, unit->end, slots[i]);
    }
  place_removed (&placing);
}
