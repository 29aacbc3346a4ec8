/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The merged text: lines of the file, and of ours between them. */
#include "config.h"

#include <string.h>

#include "formats/merge/merge-private.h"

/* A line that is written: of the file, or of ours. */
typedef struct
{
  int t, o; /* one is -1 */
} Item;

typedef struct
{
  const MergeMatch *match;
  GString *text;
  GArray *items; /* of Item */
  const char *newline;
} Writing;

static int
compare_inserts (gconstpointer a, gconstpointer b)
{
  const MergeInsert *first = a, *second = b;

  if (first->slot != second->slot)
    return first->slot - second->slot;
  return first->placing != second->placing ? (int) first->placing - (int) second->placing
                                           : first->o_start - second->o_start;
}

/* Puts in what was chosen of ours. */
static void
decide (const MergePlan *plan, const DossierMergeChoice *choices, GArray *inserts, gboolean *drop)
{
  for (guint i = 0; i < plan->clashes->len; i++)
    {
      const MergeClash *clash = &g_array_index (plan->clashes, MergeClash, i);
      gboolean empty = clash->t0 == clash->t1;
      MergeInsert insert = { MERGE_BEHIND, clash->o0, clash->o1, clash->t1 };

      if (choices[i] != DOSSIER_MERGE_OURS && choices[i] != DOSSIER_MERGE_BOTH)
        continue;
      if (clash->kind == DOSSIER_MERGE_REMOVED)
        insert.placing = MERGE_NEW;
      if (choices[i] == DOSSIER_MERGE_OURS && !empty)
        {
          for (int t = clash->t0; t < clash->t1; t++)
            drop[t] = TRUE;
          insert.placing = MERGE_BEFORE;
          insert.slot = clash->t0;
        }
      if (clash->o0 < clash->o1)
        g_array_append_val (inserts, insert);
    }
  g_array_sort (inserts, compare_inserts);
}

static void
list_items (Writing *self, const GArray *inserts, const gboolean *drop)
{
  guint k = 0;

  for (int t = 0; t <= (int) self->match->theirs->lines->len; t++)
    {
      for (; k < inserts->len && g_array_index (inserts, MergeInsert, k).slot <= t; k++)
        {
          const MergeInsert *insert = &g_array_index (inserts, MergeInsert, k);

          for (int o = insert->o_start; o < insert->o_end; o++)
            {
              const Item item = { -1, o };

              g_array_append_val (self->items, item);
            }
        }
      if (t < (int) self->match->theirs->lines->len && !drop[t])
        {
          const Item item = { t, -1 };

          g_array_append_val (self->items, item);
        }
    }
}

static int
get_ours (const MergeMatch *match, const Item *item)
{
  int b = item->t >= 0 ? match->t_to_b[item->t] : -1;

  return item->t < 0 ? item->o : b >= 0 ? match->b_to_o[b] : -1;
}

static void
add_gap (Writing *self, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (self->text, self->newline);
}

static void
copy_gap (Writing *self, const MergeLine *line)
{
  g_string_append_len (self->text, line->gap, line->gap_len);
}

/* Between two lines that follow one another in the file: as there, but what ours changed about
 * lines that follow one another everywhere. */
static void
write_kept_gap (Writing *self, const Item *x, const Item *y)
{
  const MergeMatch *match = self->match;
  const MergeLine *line = merge_line (match->theirs, y->t);
  int b = match->t_to_b[y->t];
  int o = get_ours (match, y);

  if (b > 0 && o > 0 && match->t_to_b[x->t] == b - 1 && get_ours (match, x) == o - 1)
    {
      guint base = merge_line (match->base, b)->n_gap;
      guint ours = merge_line (match->ours, o)->n_gap;

      if (base != ours && line->n_gap == base)
        {
          add_gap (self, ours);
          return;
        }
    }
  copy_gap (self, line);
}

/* Between two that have come together. */
static void
write_new_gap (Writing *self, const Item *x, const Item *y)
{
  const MergeMatch *match = self->match;
  const MergeLine *kept = y->t >= 0 ? merge_line (match->theirs, y->t) : NULL;
  int before = get_ours (match, x), behind = get_ours (match, y);
  guint n = 0;

  if (before >= 0 && behind == before + 1)
    {
      n = merge_line (match->ours, behind)->n_gap;
      if (n > 0 && kept != NULL && kept->n_gap >= n)
        copy_gap (self, kept);
      else
        add_gap (self, n);
      return;
    }
  if (x->t >= 0 && y->t >= 0)
    for (int t = x->t + 1; t < y->t; t++)
      n = MAX (n, merge_line (match->theirs, t)->n_gap);
  if (y->t < 0)
    n = merge_line (match->ours, behind)->n_gap;
  if (x->t < 0 && before + 1 < (int) match->ours->lines->len)
    n = MAX (n, merge_line (match->ours, before + 1)->n_gap);
  if (kept != NULL && kept->n_gap >= n)
    copy_gap (self, kept);
  else
    add_gap (self, n);
}

/* The file's indentation in place of ours: that of the nearest line that had the same in the base,
 * or the like. */
static char *
map_indent (const Writing *self, guint index)
{
  const MergeMatch *match = self->match;
  const MergeLine *ours = merge_line (match->ours, g_array_index (self->items, Item, index).o);
  const MergeLine *best = NULL, *best_base = NULL;

  for (guint distance = 1; distance < 12; distance++)
    for (int side = -1; side <= 1; side += 2)
      {
        gint64 at = (gint64) index + side * (gint64) distance;
        const Item *item =
          at >= 0 && at < self->items->len ? &g_array_index (self->items, Item, at) : NULL;
        int b = item != NULL && item->t >= 0 ? match->t_to_b[item->t] : -1;
        const MergeLine *base = b >= 0 ? merge_line (match->base, b) : NULL;

        if (base == NULL || base->indent > ours->indent ||
            (best != NULL && base->indent <= best_base->indent) ||
            strncmp (base->text, ours->text, base->indent) != 0)
          continue;
        best = merge_line (match->theirs, item->t);
        best_base = base;
        if (base->indent == ours->indent)
          return g_strndup (best->text, best->indent);
      }
  if (best == NULL)
    return g_strndup (ours->text, ours->indent);
  return g_strdup_printf ("%.*s%.*s", (int) best->indent, best->text,
                          (int) (ours->indent - best_base->indent), ours->text + best_base->indent);
}

static void
write_ours (Writing *self, guint index)
{
  const MergeLine *line =
    merge_line (self->match->ours, g_array_index (self->items, Item, index).o);
  g_autofree char *indent = map_indent (self, index);

  g_string_append (self->text, indent);
  g_string_append_len (self->text, line->text + line->indent, line->len - line->indent);
}

/* White space at a line's ends is merged by itself. */
static void
write_theirs (Writing *self, const Item *item)
{
  const MergeMatch *match = self->match;
  const MergeLine *line = merge_line (match->theirs, item->t);
  int o = get_ours (match, item);
  const MergeLine *base = o >= 0 ? merge_line (match->base, match->t_to_b[item->t]) : NULL;
  const MergeLine *ours = o >= 0 ? merge_line (match->ours, o) : NULL;

  if (ours != NULL && line->indent == base->indent &&
      memcmp (line->text, base->text, base->indent) == 0)
    g_string_append_len (self->text, ours->text, ours->indent);
  else
    g_string_append_len (self->text, line->text, line->indent);
  g_string_append_len (self->text, line->text + line->indent, line->len - line->indent);
}

static void
write_item (Writing *self, guint index)
{
  const MergeText *theirs = self->match->theirs;
  const Item *item = &g_array_index (self->items, Item, index);
  const Item *before = index > 0 ? &g_array_index (self->items, Item, index - 1) : NULL;

  if (before == NULL && theirs->lines->len > 0)
    copy_gap (self, merge_line (theirs, 0));
  else if (before == NULL)
    add_gap (self, merge_line (self->match->ours, item->o)->n_gap);
  else if (before->t >= 0 && item->t == before->t + 1)
    write_kept_gap (self, before, item);
  else
    write_new_gap (self, before, item);
  if (item->t >= 0)
    write_theirs (self, item);
  else
    write_ours (self, index);
}

static void
write_end (Writing *self, const Item *item)
{
  const MergeText *theirs = self->match->theirs;
  const MergeLine *line = item->t >= 0 ? merge_line (theirs, item->t) : NULL;
  const Item *last = &g_array_index (self->items, Item, self->items->len - 1);
  gboolean ended = theirs->lines->len == 0 || merge_line (theirs, theirs->lines->len - 1)->ended;

  if (item == last && !ended)
    return;
  g_string_append (self->text, line == NULL || !line->ended ? self->newline
                               : line->crlf                 ? "\r\n"
                                                            : "\n");
}

/* What most lines end with; @front_crlf decides where there are none. */
static const char *
find_newline (const MergeText *text, gboolean front_crlf)
{
  int crlf = 0;

  for (guint i = 0; i < text->lines->len; i++)
    if (merge_line (text, i)->ended)
      crlf += merge_line (text, i)->crlf ? 1 : -1;
  return crlf > 0 || (crlf == 0 && front_crlf) ? "\r\n" : "\n";
}

void
merge_plan_write (const MergePlan *self,
                  gboolean front_crlf,
                  const DossierMergeChoice *choices,
                  GString *text,
                  guint *lines)
{
  const MergeText *theirs = self->match->theirs;
  g_autoptr (GArray) inserts = g_array_copy (self->inserts);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autofree gboolean *drop = g_memdup2 (self->drop, (theirs->lines->len + 1) * sizeof (gboolean));
  Writing writing = { self->match, text, items, find_newline (theirs, front_crlf) };
  gsize counted = text->len;
  guint line = 0, clash = 0;

  decide (self, choices, inserts, drop);
  list_items (&writing, inserts, drop);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      write_item (&writing, i);
      for (; counted < text->len; counted++)
        line += text->str[counted] == '\n';
      while (clash < self->clashes->len &&
             item->t >= g_array_index (self->clashes, MergeClash, clash).t0)
        lines[clash++] = line;
      write_end (&writing, item);
    }
  while (clash < self->clashes->len)
    lines[clash++] = line;
  g_string_append_len (text, theirs->end, theirs->end_len);
}
