/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/merge/merge-private.h"

static int
find_start (const MergeText *text, int line, int least)
{
  while (line > least && !merge_line (text, line)->starts)
    line--;
  return line;
}

static gboolean
has_quote (const MergeText *text, int from, int to)
{
  for (int i = from; i < to; i++)
    if (merge_line (text, i)->quote)
      return TRUE;
  return FALSE;
}

/* Where the block begins whose id is in @line; what is before @least is another's. The id stands
 * behind the quotation, in the presets right below it: the block begins with the last one. What
 * follows up to the next block is the text of the note. In an outline the id stands in the lines of
 * an item. */
static int
find_block (const MergeText *text, int line, int least)
{
  int start = find_start (text, line, least);

  if (!merge_line (text, line)->closes || has_quote (text, start, line + 1))
    return start;
  for (int i = start - 1; i >= least; i--)
    if (merge_line (text, i)->quote && (i == least || merge_line (text, i)->starts))
      return i;
  return start;
}

static void
set_sections (GArray *units)
{
  int open[7] = { -1, -1, -1, -1, -1, -1, -1 };

  for (guint i = 0; i < units->len; i++)
    {
      MergeUnit *unit = merge_unit (units, i);

      unit->section = -1;
      for (int level = unit->heading ? unit->heading - 1 : 6; level > 0; level--)
        if (open[level] >= 0)
          {
            unit->section = open[level];
            break;
          }
      if (unit->heading == 0)
        continue;
      open[unit->heading] = i;
      for (int level = unit->heading + 1; level <= 6; level++)
        open[level] = -1;
    }
}

GArray *
merge_units_new (const MergeText *text, GHashTable *keys)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (MergeUnit));
  int least = 0;

  for (int i = 0; i < (int) text->lines->len; i++)
    {
      const MergeLine *line = merge_line (text, i);
      MergeUnit unit = { .key = line->key, .key_line = i, .heading = line->heading };

      if (line->key == NULL || (keys != NULL && !g_hash_table_contains (keys, line->key)))
        continue;
      unit.footnote = line->footnote;
      unit.start = find_block (text, i, least);
      if (units->len == 0 && unit.start > 0)
        {
          const MergeUnit first = { .key = NULL };

          g_array_append_val (units, first);
        }
      if (units->len > 0)
        merge_unit (units, units->len - 1)->end = unit.start;
      g_array_append_val (units, unit);
      least = i + 1;
    }
  if (units->len == 0 && text->lines->len > 0)
    {
      const MergeUnit first = { .key = NULL };

      g_array_append_val (units, first);
    }
  if (units->len > 0)
    merge_unit (units, units->len - 1)->end = text->lines->len;
  set_sections (units);
  return units;
}
