/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to compare with next time. */
#include "config.h"

#include "formats/merge/merge-private.h"

static void
append_line (GString *text, const MergeLine *line, guint n_gap)
{
  for (guint i = 0; i < n_gap; i++)
    g_string_append_c (text, '\n');
  g_string_append_len (text, line->text, line->len);
  g_string_append_c (text, '\n');
}

/* Where in ours a unit of the base would stand that is not in it any more. */
static int
find_place (const MergeMatch *match, int b)
{
  int i = (int) match->b_units->len - 1;

  while (i > 0 && merge_unit (match->b_units, i)->start > b)
    i--;
  for (i--; i >= 0; i--)
    if (match->unit_b_to_o[i] >= 0)
      return merge_unit (match->o_units, match->unit_b_to_o[i])->end;
  return 0;
}

/* The base's lines of a clash, in the place of ours. */
static void
append_base (const MergeMatch *match, const MergeClash *clash, GString *text)
{
  for (int b = clash->b0; b < clash->b1; b++)
    {
      const MergeLine *line = merge_line (match->base, b);
      gboolean first = b == clash->b0 && clash->o0 < clash->o1;

      append_line (text, line, first ? merge_line (match->ours, clash->o0)->n_gap : line->n_gap);
    }
}

typedef struct
{
  const MergeClash *clash;
  int place; /* in ours */
} Held;

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const Held *first = a, *second = b;

  return first->place != second->place ? first->place - second->place
                                       : first->clash->b0 - second->clash->b0;
}

/* What was not decided, (element-type Held) in the order of ours. */
static GArray *
list_held (const MergePlan *self, const DossierMergeChoice *choices)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Held));

  for (guint i = 0; i < self->clashes->len; i++)
    {
      const MergeClash *clash = &g_array_index (self->clashes, MergeClash, i);
      Held held = { clash, clash->o0 };

      if (choices[i] != DOSSIER_MERGE_UNDECIDED)
        continue;
      if (clash->kind == DOSSIER_MERGE_GONE)
        held.place = find_place (self->match, clash->b0);
      g_array_append_val (list, held);
    }
  g_array_sort (list, compare_held);
  return list;
}

void
merge_plan_write_base (const MergePlan *self, const DossierMergeChoice *choices, GString *text)
{
  const MergeText *ours = self->match->ours;
  g_autoptr (GArray) list = list_held (self, choices);
  int end = 0; /* of the lines of ours that something else stands for */
  guint k = 0;

  for (int o = 0; o <= (int) ours->lines->len; o++)
    {
      for (; k < list->len && g_array_index (list, Held, k).place == o; k++)
        {
          const MergeClash *clash = g_array_index (list, Held, k).clash;

          append_base (self->match, clash, text);
          end = MAX (end, clash->o1);
        }
      if (o < (int) ours->lines->len && o >= end)
        append_line (text, merge_line (ours, o), merge_line (ours, o)->n_gap);
    }
}
