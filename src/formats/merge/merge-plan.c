/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of ours comes into the file, and what does not since the person changed the same lines. */
#include "config.h"

#include "formats/merge/merge-private.h"

/* How alike a line of the file is to one of the base, to be shown as what became of it. */
#define ALIKE 0.5

/* Lines [b0, b1) of the base's unit became [o0, o1) of ours. */
typedef struct
{
  const MergeUnit *unit;
  int b_unit;
  int b0, b1, o0, o1;
} Hunk;

void
merge_plan_insert (MergePlan *self, MergePlacing placing, int o_start, int o_end, int slot)
{
  const MergeInsert insert = { placing, o_start, o_end, slot };

  if (o_start < o_end)
    g_array_append_val (self->inserts, insert);
}

void
merge_plan_clash (MergePlan *self,
                  DossierMergeKind kind,
                  const char *key,
                  int b0,
                  int b1,
                  int o0,
                  int o1,
                  int t0,
                  int t1)
{
  const MergeClash clash = { kind, key, b0, b1, o0, o1, t0, t1 };

  g_array_append_val (self->clashes, clash);
}

/* Whether the person goes on right below the file's line @t, in the same paragraph or, in an
 * outline, a level deeper than @item: what stands there depends on the line. */
static gboolean
goes_on (const MergeMatch *match, int t, int item)
{
  const MergeLine *line = merge_line (match->theirs, item);
  const MergeLine *next;

  if (t + 1 >= (int) match->theirs->lines->len || match->t_to_b[t + 1] >= 0)
    return FALSE;
  next = merge_line (match->theirs, t + 1);
  if (!next->starts)
    return TRUE;
  return next->bullet && line->bullet && next->indent > line->indent;
}

/* Ours between @o0 and @o1 stands in the file's lines [@from, @to) already. */
static int
find_ours (const MergeMatch *match, int o0, int o1, int from, int to)
{
  for (int t = from; t + (o1 - o0) <= to; t++)
    {
      int i = 0;

      while (i < o1 - o0 &&
             merge_line (match->theirs, t + i)->token == merge_line (match->ours, o0 + i)->token)
        i++;
      if (i == o1 - o0)
        return t;
    }
  return -1;
}

/* All of the lines are as they were, one behind the other. */
static gboolean
is_untouched (const MergeMatch *match, int b0, int b1)
{
  for (int b = b0; b < b1; b++)
    {
      int t = match->b_to_t[b];

      if (t < 0)
        return FALSE;
      if (b > b0 && (t != match->b_to_t[b - 1] + 1 ||
                     merge_line (match->theirs, t)->n_gap != merge_line (match->base, b)->n_gap))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_gone (const MergeMatch *match, int b0, int b1)
{
  for (int b = b0; b < b1; b++)
    if (match->b_to_t[b] >= 0)
      return FALSE;
  return TRUE;
}

static gboolean
comes_from (const MergeMatch *match, int t, const Hunk *hunk)
{
  int b = match->t_near[t];

  if (b >= 0)
    return b >= hunk->b0 && b < hunk->b1;
  for (b = hunk->b0; b < hunk->b1; b++)
    if (merge_line_compare (merge_line (match->base, b), merge_line (match->theirs, t)) >= ALIKE)
      return TRUE;
  return FALSE;
}

/* Between which of the file's lines the hunk's are, or were. */
static void
find_bounds (const MergeMatch *match, const Hunk *hunk, int *from, int *to)
{
  int other = match->unit_b_to_t[hunk->b_unit];
  int b;

  *from = other >= 0 ? merge_unit (match->t_units, other)->start : -1;
  *to = other >= 0 ? merge_unit (match->t_units, other)->end : -1;
  for (b = hunk->b0 - 1; b >= hunk->unit->start && match->b_near[b] < 0; b--)
    ;
  if (b >= hunk->unit->start)
    *from = match->b_near[b] + 1;
  for (b = hunk->b1; b < hunk->unit->end && match->b_near[b] < 0; b++)
    ;
  if (b < hunk->unit->end)
    *to = match->b_near[b];

  for (b = hunk->b0; b < hunk->b1; b++)
    {
      int t = match->b_near[b];

      if (t >= 0 && (*from < 0 || t < *from))
        *from = t;
      if (t >= 0 && t >= *to)
        *to = t + 1;
    }
  if (*from < 0)
    *from = *to >= 0 ? *to : (int) match->theirs->lines->len;
  if (*to < *from)
    *to = *from;
}

/* Where nothing is like what was there: as many lines as there were, with the rest of their
 * paragraph, of those that are nobody else's. */
static void
take_first (const MergeMatch *match, const Hunk *hunk, int *from, int *to)
{
  int end;

  while (*from < *to && match->t_near[*from] >= 0)
    ++*from;
  for (end = *from; end < *to && match->t_near[end] < 0; end++)
    if (end - *from >= hunk->b1 - hunk->b0 && merge_line (match->theirs, end)->starts)
      break;
  *to = end;
}

/* Leaves of the file's lines [@from, @to) those that were made of the hunk's, with what is between
 * them; and takes in what was cut off before them. */
static void
tighten (const MergeMatch *match, const Hunk *hunk, int *from, int *to)
{
  int first = *from, last = *to;

  while (*from < *to && !comes_from (match, *to - 1, hunk))
    --*to;
  while (*from < *to && !comes_from (match, *from, hunk))
    ++*from;
  if (*from == *to && hunk->b0 < hunk->b1)
    {
      *from = first;
      *to = last;
      take_first (match, hunk, from, to);
    }
  while (*from<*to && * from> 0 && match->t_near[*from - 1] < 0 &&
         comes_from (match, *from - 1, hunk))
    --*from;
}

/* Another unit's line in a clash must not go when ours is chosen. */
static gboolean
holds_others (const MergeMatch *match, const Hunk *hunk, int from, int to)
{
  for (int t = from; t < to; t++)
    if (match->t_to_b[t] >= 0 && (match->t_to_b[t] < hunk->b0 || match->t_to_b[t] >= hunk->b1))
      return TRUE;
  return FALSE;
}

static void
clash_hunk (MergePlan *self, DossierMergeKind kind, const Hunk *hunk, int from, int to)
{
  if (holds_others (self->match, hunk, from, to))
    to = from;
  merge_plan_clash (self, kind, hunk->unit->key, hunk->b0, hunk->b1, hunk->o0, hunk->o1, from, to);
}

static void
replace_lines (MergePlan *self, const Hunk *hunk)
{
  int first = self->match->b_to_t[hunk->b0];

  for (int b = hunk->b0; b < hunk->b1; b++)
    self->drop[self->match->b_to_t[b]] = TRUE;
  merge_plan_insert (self, MERGE_BEFORE, hunk->o0, hunk->o1, first);
}

static void
change_lines (MergePlan *self, const Hunk *hunk)
{
  const MergeMatch *match = self->match;
  int from, to;

  if (is_untouched (match, hunk->b0, hunk->b1) &&
      (hunk->o0 < hunk->o1 ||
       !goes_on (match, match->b_to_t[hunk->b1 - 1], match->b_to_t[hunk->b0])))
    {
      replace_lines (self, hunk);
      return;
    }
  find_bounds (match, hunk, &from, &to);
  if (hunk->o0 < hunk->o1 && is_gone (match, hunk->b0, hunk->b1) &&
      find_ours (match, hunk->o0, hunk->o1, from, to) >= 0)
    return;
  tighten (match, hunk, &from, &to);
  if (from < to && goes_on (match, to - 1, from))
    to++;
  if (from < to || hunk->o0 < hunk->o1)
    clash_hunk (self, DOSSIER_MERGE_CHANGED, hunk, from, to);
}

static void
add_lines (MergePlan *self, const Hunk *hunk)
{
  const MergeMatch *match = self->match;
  int before = hunk->b0 > hunk->unit->start ? match->b_near[hunk->b0 - 1] : -1;
  int behind = hunk->b0 < hunk->unit->end ? match->b_near[hunk->b0] : -1;
  int from, to;

  find_bounds (match, hunk, &from, &to);
  if (find_ours (match, hunk->o0, hunk->o1, from, to) >= 0)
    return;
  if (before >= 0 && behind > before + 1 && match->t_near[before + 1] < 0)
    {
      clash_hunk (self, DOSSIER_MERGE_CHANGED, hunk, before + 1, behind);
      return;
    }
  if (before >= 0 && hunk->b0 == hunk->unit->end && goes_on (match, before, before) &&
      merge_line (match->ours, hunk->o0)->n_gap > 0)
    {
      clash_hunk (self, DOSSIER_MERGE_CHANGED, hunk, before + 1, before + 2);
      return;
    }
  if (before >= 0)
    merge_plan_insert (self, MERGE_BEHIND, hunk->o0, hunk->o1, before + 1);
  else if (behind >= 0)
    merge_plan_insert (self, MERGE_BEFORE, hunk->o0, hunk->o1, behind);
  else
    clash_hunk (self, DOSSIER_MERGE_CHANGED, hunk, to, to);
}

static void
take_hunk (MergePlan *self, const Hunk *hunk)
{
  if (hunk->b0 < hunk->b1)
    change_lines (self, hunk);
  else
    add_lines (self, hunk);
}

/* The hunks between two that stand for one another, in turn. */
static gboolean
next_hunk (const MergeMatch *match, const MergeUnit *ours, Hunk *hunk)
{
  int b = hunk->b1, o = hunk->o1;

  while (b < hunk->unit->end && match->b_to_o[b] == o)
    b++, o++;
  hunk->b0 = b;
  hunk->o0 = o;
  while (b < hunk->unit->end && match->b_to_o[b] < 0)
    b++;
  hunk->b1 = b;
  hunk->o1 = b < hunk->unit->end ? match->b_to_o[b] : ours->end;
  return hunk->b0 < hunk->b1 || hunk->o0 < hunk->o1;
}

static void
change_unit (MergePlan *self, int b_unit, int o_unit)
{
  const MergeUnit *unit = merge_unit (self->match->b_units, b_unit);
  const MergeUnit *ours = merge_unit (self->match->o_units, o_unit);
  Hunk hunk = { unit, b_unit, unit->start, unit->start, ours->start, ours->start };
  const Hunk all = { unit, b_unit, unit->start, unit->end, ours->start, ours->end };
  gboolean is_left = unit->start == unit->end || merge_match_has_unit (self->match, b_unit);

  while (next_hunk (self->match, ours, &hunk))
    {
      if (is_left)
        take_hunk (self, &hunk);
      else
        {
          clash_hunk (self, DOSSIER_MERGE_REMOVED, &all, 0, 0);
          return;
        }
    }
}

/* What the person wrote between the lines of a unit. */
static gboolean
is_interleaved (const MergeMatch *match, const MergeUnit *unit)
{
  for (int b = unit->start + 1; b < unit->end; b++)
    for (int t = match->b_to_t[b - 1] + 1; t < match->b_to_t[b]; t++)
      if (match->t_to_b[t] < 0)
        return TRUE;
  return FALSE;
}

static void
remove_unit (MergePlan *self, int b_unit)
{
  const MergeMatch *match = self->match;
  const MergeUnit *unit = merge_unit (match->b_units, b_unit);
  const Hunk all = { unit, b_unit, unit->start, unit->end, 0, 0 };
  gboolean whole = TRUE;
  int from, to;

  if (unit->start == unit->end || !merge_match_has_unit (match, b_unit))
    return;
  for (int b = unit->start; b < unit->end; b++)
    whole &= match->b_to_t[b] >= 0;
  if (whole && !is_interleaved (match, unit) &&
      !goes_on (match, match->b_to_t[unit->end - 1], match->b_to_t[unit->start]))
    {
      for (int b = unit->start; b < unit->end; b++)
        self->drop[match->b_to_t[b]] = TRUE;
      return;
    }
  find_bounds (match, &all, &from, &to);
  tighten (match, &all, &from, &to);
  if (from < to && goes_on (match, to - 1, from))
    to++;
  clash_hunk (self, DOSSIER_MERGE_GONE, &all, from, to);
}

/* Which units ours has in another order: those outside of the longest row in the same order. */
static gboolean *
find_moved (const MergeMatch *match)
{
  guint n = match->b_units->len;
  gboolean *moved = g_new0 (gboolean, n + 1);
  g_autofree int *tails = g_new (int, n + 1);
  g_autofree int *before = g_new (int, n + 1);
  int longest = 0;

  for (guint i = 0; i < n; i++)
    {
      int low = 0, high = longest;

      if (match->unit_b_to_o[i] < 0)
        continue;
      moved[i] = TRUE;
      while (low < high)
        {
          int middle = (low + high) / 2;

          if (match->unit_b_to_o[tails[middle]] < match->unit_b_to_o[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : -1;
      tails[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (int i = longest > 0 ? tails[longest - 1] : -1; i >= 0; i = before[i])
    moved[i] = FALSE;
  return moved;
}

/* The unit and what is next to it are as they were. */
static gboolean
is_at_its_place (const MergeMatch *match, int b_unit)
{
  const MergeUnit *unit = merge_unit (match->b_units, b_unit);
  int first, last;

  if (unit->start == unit->end || !is_untouched (match, unit->start, unit->end))
    return FALSE;
  first = match->b_to_t[unit->start];
  last = match->b_to_t[unit->end - 1];
  return (unit->start == 0 ? first == 0
                           : match->b_to_t[unit->start - 1] == first - 1 && first > 0) &&
         (unit->end == (int) match->base->lines->len ? last + 1 == (int) match->theirs->lines->len
                                                     : match->b_to_t[unit->end] == last + 1);
}

/* Something of the same name as a new unit of ours stands in the file. */
static gboolean
is_there (MergePlan *self, int o_unit)
{
  const MergeMatch *match = self->match;
  const MergeUnit *ours = merge_unit (match->o_units, o_unit);

  if (ours->key == NULL)
    return FALSE;
  for (guint i = 0; i < match->t_units->len; i++)
    {
      const MergeUnit *theirs = merge_unit (match->t_units, i);

      if (g_strcmp0 (theirs->key, ours->key) != 0 || match->t_near[theirs->key_line] >= 0)
        continue;
      if (ours->heading == 0 &&
          find_ours (match, ours->start, ours->end, theirs->start, theirs->end) < 0)
        merge_plan_clash (self, DOSSIER_MERGE_ADDED, ours->key, 0, 0, ours->start, ours->end,
                          theirs->start, theirs->key_line + 1);
      return TRUE;
    }
  return FALSE;
}

static int
compare_clashes (gconstpointer a, gconstpointer b)
{
  const MergeClash *first = a, *second = b;

  if (first->t0 != second->t0)
    return first->t0 - second->t0;
  return first->b0 != second->b0 ? first->b0 - second->b0 : first->o0 - second->o0;
}

static void
make_plan (MergePlan *self)
{
  const MergeMatch *match = self->match;
  g_autofree gboolean *moved = find_moved (match);
  g_autofree gboolean *wanted = g_new0 (gboolean, match->o_units->len + 1);

  for (guint i = 0; i < match->b_units->len; i++)
    {
      int other = match->unit_b_to_o[i];
      const MergeUnit *unit = merge_unit (match->b_units, i);

      if (other < 0)
        remove_unit (self, i);
      else if (moved[i] && unit->key != NULL && is_at_its_place (match, i))
        {
          for (int b = unit->start; b < unit->end; b++)
            self->drop[match->b_to_t[b]] = TRUE;
          wanted[other] = TRUE;
        }
      else
        change_unit (self, i, other);
    }
  for (guint i = 0; i < match->o_units->len; i++)
    if (match->unit_o_to_b[i] < 0 && !is_there (self, i))
      wanted[i] = TRUE;
  merge_plan_place (self, wanted);
  g_array_sort (self->clashes, compare_clashes);
}

MergePlan *
merge_plan_new (const MergeMatch *match)
{
  MergePlan *self = g_new0 (MergePlan, 1);

  self->match = match;
  self->inserts = g_array_new (FALSE, FALSE, sizeof (MergeInsert));
  self->clashes = g_array_new (FALSE, FALSE, sizeof (MergeClash));
  self->drop = g_new0 (gboolean, match->theirs->lines->len + 1);
  make_plan (self);
  return self;
}

void
merge_plan_free (MergePlan *self)
{
  g_array_unref (self->inserts);
  g_array_unref (self->clashes);
  g_free (self->drop);
  g_free (self);
}
