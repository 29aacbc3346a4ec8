/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What in three texts stands for what. */
#include "config.h"

#include <string.h>

#include "formats/merge/merge-diff.h"
#include "formats/merge/merge-private.h"

/* A line that is found anywhere in the file by its words alone has as many bytes. */
#define LEAST_BYTES 12
/* How alike a line is to what the person made of it. */
#define ALIKE 0.5

static int *
new_map (guint n)
{
  int *map = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    map[i] = -1;
  return map;
}

static void
add_keys (GHashTable *keys, const MergeText *text)
{
  for (guint i = 0; i < text->lines->len; i++)
    if (merge_line (text, i)->key != NULL)
      g_hash_table_add (keys, merge_line (text, i)->key);
}

/* Units by their key; (element-type GArray of int). "" is the key of those without. */
static GHashTable *
list_by_key (const GArray *units)
{
  GHashTable *lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < units->len; i++)
    {
      const char *key = merge_unit (units, i)->key != NULL ? merge_unit (units, i)->key : "";
      GArray *list = g_hash_table_lookup (lists, key);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (lists, (gpointer) key, list);
        }
      g_array_append_val (list, i);
    }
  return lists;
}

static int
count_common (const MergeText *a,
              const MergeUnit *first,
              const MergeText *b,
              const MergeUnit *second)
{
  int n = 0;

  for (int i = first->start; i < first->end; i++)
    for (int k = second->start; k < second->end; k++)
      if (merge_line (a, i)->token == merge_line (b, k)->token)
        {
          n++;
          break;
        }
  return n;
}

static gboolean
same_key (const GArray *a, int i, const GArray *b, int k)
{
  const char *first = i >= 0 && i < (int) a->len ? merge_unit (a, i)->key : NULL;
  const char *second = k >= 0 && k < (int) b->len ? merge_unit (b, k)->key : NULL;

  return g_strcmp0 (first, second) == 0;
}

/* How well the @k-th of @b stands for the @i-th of @a, of several with its key. */
static int
rate_unit (const MergeText *a,
           const GArray *a_units,
           int i,
           const MergeText *b,
           const GArray *b_units,
           int k)
{
  const MergeUnit *first = merge_unit (a_units, i);
  const MergeUnit *second = merge_unit (b_units, k);
  int common = count_common (a, first, b, second);
  int more = MAX (0, second->end - second->start - common);

  return 8 * common - MIN (more, 4) + same_key (a_units, i - 1, b_units, k - 1) +
         same_key (a_units, i + 1, b_units, k + 1);
}

static void
match_by_key (const MergeText *a,
              const GArray *a_units,
              const MergeText *b,
              const GArray *b_units,
              int *map)
{
  g_autoptr (GHashTable) lists = list_by_key (b_units);

  for (guint i = 0; i < a_units->len; i++)
    {
      const char *key = merge_unit (a_units, i)->key;
      GArray *list = g_hash_table_lookup (lists, key != NULL ? key : "");
      guint best = 0;
      int most = G_MININT;

      if (list == NULL || list->len == 0)
        continue;
      for (guint k = 0; list->len > 1 && k < list->len; k++)
        {
          int rate = rate_unit (a, a_units, i, b, b_units, g_array_index (list, int, k));

          if (rate > most)
            {
              most = rate;
              best = k;
            }
        }
      map[i] = g_array_index (list, int, best);
      g_array_remove_index (list, best);
    }
}

/* A heading that was given other words stands between the same units. */
static void
match_heading (const GArray *a_units, const GArray *b_units, guint i, int *map, gboolean *taken)
{
  guint8 level = merge_unit (a_units, i)->heading;
  int before, behind;

  for (before = (int) i - 1; before >= 0 && map[before] < 0; before--)
    ;
  for (behind = (int) i + 1; behind < (int) a_units->len && map[behind] < 0; behind++)
    ;
  before = before >= 0 ? map[before] + 1 : 0;
  behind = behind < (int) a_units->len ? map[behind] : (int) b_units->len;
  for (int k = before; k < behind; k++)
    if (!taken[k] && merge_unit (b_units, k)->heading == level)
      {
        map[i] = k;
        taken[k] = TRUE;
        return;
      }
}

static void
match_headings (const GArray *a_units, const GArray *b_units, int *map)
{
  g_autofree gboolean *taken = g_new0 (gboolean, b_units->len + 1);

  for (guint i = 0; i < a_units->len; i++)
    if (map[i] >= 0)
      taken[map[i]] = TRUE;
  for (guint i = 0; i < a_units->len; i++)
    if (map[i] < 0 && merge_unit (a_units, i)->heading > 0)
      match_heading (a_units, b_units, i, map, taken);
}

/* Whether the file's line says what the base's says, and nothing at its end besides. */
static gboolean
is_kept (const MergeLine *base, const MergeLine *theirs)
{
  return base->token == theirs->token &&
         (theirs->trail == 0 || (theirs->trail == base->trail &&
                                 memcmp (theirs->text + theirs->len - theirs->trail,
                                         base->text + base->len - base->trail, base->trail) == 0));
}

static void
diff_units (const MergeText *a,
            const MergeUnit *first,
            const MergeText *b,
            const MergeUnit *second,
            int *map)
{
  int n_a = first->end - first->start, n_b = second->end - second->start;
  g_autofree guint *x = g_new (guint, n_a + 1);
  g_autofree guint *y = g_new (guint, n_b + 1);

  for (int i = 0; i < n_a; i++)
    x[i] = merge_line (a, first->start + i)->token;
  for (int i = 0; i < n_b; i++)
    y[i] = merge_line (b, second->start + i)->token;
  merge_diff (x, n_a, y, n_b, map + first->start);
  for (int i = first->start; i < first->end; i++)
    if (map[i] >= 0)
      map[i] += second->start;
}

static void
pair (MergeMatch *self, int b, int t)
{
  self->b_to_t[b] = t;
  self->t_to_b[t] = b;
}

static gboolean
can_pair (const MergeMatch *self, int b, int t)
{
  return b >= 0 && t >= 0 && b < (int) self->base->lines->len &&
         t < (int) self->theirs->lines->len && self->b_to_t[b] < 0 && self->t_to_b[t] < 0 &&
         is_kept (merge_line (self->base, b), merge_line (self->theirs, t));
}

static void
match_lines_by_unit (MergeMatch *self)
{
  g_autofree int *found = new_map (self->base->lines->len);

  for (guint i = 0; i < self->b_units->len; i++)
    if (self->unit_b_to_t[i] >= 0)
      diff_units (self->base, merge_unit (self->b_units, i), self->theirs,
                  merge_unit (self->t_units, self->unit_b_to_t[i]), found);
  for (guint i = 0; i < self->base->lines->len; i++)
    if (found[i] >= 0 && can_pair (self, i, found[i]))
      pair (self, i, found[i]);
}

/* What else is there once only, on either side, is the same wherever it stands. */
static void
match_lines_anywhere (MergeMatch *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint t = 0; t < self->theirs->lines->len; t++)
    {
      gpointer token = GUINT_TO_POINTER (merge_line (self->theirs, t)->token);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (places, token));

      if (self->t_to_b[t] < 0)
        g_hash_table_insert (places, token, GUINT_TO_POINTER (n == 0 ? t + 1 : G_MAXUINT));
    }
  for (guint b = 0; b < self->base->lines->len; b++)
    {
      gpointer token = GUINT_TO_POINTER (merge_line (self->base, b)->token);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, token));

      if (self->b_to_t[b] < 0)
        g_hash_table_insert (counts, token, GUINT_TO_POINTER (n + 1));
    }
  for (guint b = 0; b < self->base->lines->len; b++)
    {
      const MergeLine *line = merge_line (self->base, b);
      gpointer token = GUINT_TO_POINTER (line->token);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, token));

      if (place > 0 && place < G_MAXUINT && line->len - line->indent >= LEAST_BYTES &&
          GPOINTER_TO_UINT (g_hash_table_lookup (counts, token)) == 1 &&
          can_pair (self, b, place - 1))
        pair (self, b, place - 1);
    }
}

/* A line beside one that was found is found, too. */
static void
match_lines_beside (MergeMatch *self)
{
  int n = self->base->lines->len;

  for (int b = 0; b + 1 < n; b++)
    if (self->b_to_t[b] >= 0 && can_pair (self, b + 1, self->b_to_t[b] + 1))
      pair (self, b + 1, self->b_to_t[b] + 1);
  for (int b = n - 1; b > 0; b--)
    if (self->b_to_t[b] >= 0 && can_pair (self, b - 1, self->b_to_t[b] - 1))
      pair (self, b - 1, self->b_to_t[b] - 1);
}

static void
pair_near (MergeMatch *self, int b, int t)
{
  self->b_near[b] = t;
  self->t_near[t] = b;
}

/* A block's id that has come to stand within a line: its line was joined to another. */
static gboolean
holds_id (const MergeLine *line, const char *id)
{
  g_autofree char *text = g_strndup (line->text, line->len);
  g_autofree char *mark = g_strconcat ("^", id, NULL);
  gsize n = strlen (mark);

  for (const char *p = strstr (text, mark); p != NULL; p = strstr (p + 1, mark))
    if ((p == text || p[-1] == ' ') && !g_ascii_isalnum (p[n]) && p[n] != '-' && p[n] != '_')
      return TRUE;
  return FALSE;
}

/* A heading to which the person gave other words stands between the same lines. */
static void
find_heading (MergeMatch *self, const MergeUnit *unit)
{
  int b = unit->key_line;
  int n = self->base->lines->len;
  int from = b > 0 ? self->b_to_t[b - 1] + 1 : 0;
  int to = b + 1 < n ? self->b_to_t[b + 1] : (int) self->theirs->lines->len;

  if (b > 0 && from == 0)
    return;
  for (int t = from; t < to; t++)
    if (self->t_near[t] < 0 && merge_line (self->theirs, t)->heading == unit->heading)
      {
        pair_near (self, b, t);
        return;
      }
}

static void
find_key_line (MergeMatch *self, int b_unit)
{
  const MergeUnit *unit = merge_unit (self->b_units, b_unit);
  int other = self->unit_b_to_t[b_unit];

  if (unit->key == NULL || self->b_near[unit->key_line] >= 0)
    return;
  if (other >= 0)
    {
      int t = merge_unit (self->t_units, other)->key_line;

      if (self->t_near[t] < 0)
        pair_near (self, unit->key_line, t);
      return;
    }
  if (unit->heading > 0)
    find_heading (self, unit);
  for (guint t = 0; unit->key[0] == 'b' && t < self->theirs->lines->len; t++)
    if (self->t_near[t] < 0 && holds_id (merge_line (self->theirs, t), unit->key + 2))
      {
        pair_near (self, unit->key_line, t);
        return;
      }
}

/* Of the lines between two that are the same, which were made of which. */
static void
pair_alike (MergeMatch *self, int b0, int b1, int t0, int t1)
{
  for (int b = b0; b < b1; b++)
    for (int t = t0; self->b_near[b] < 0 && t < t1; t++)
      if (self->t_near[t] < 0 &&
          merge_line_compare (merge_line (self->base, b), merge_line (self->theirs, t)) >= ALIKE)
        {
          pair_near (self, b, t);
          t0 = t + 1;
        }
}

static void
find_alike (MergeMatch *self, int b_unit)
{
  const MergeUnit *unit = merge_unit (self->b_units, b_unit);
  const MergeUnit *other = merge_unit (self->t_units, self->unit_b_to_t[b_unit]);
  int b0 = unit->start, t0 = other->start;

  for (int b = unit->start; b <= unit->end; b++)
    {
      int t = b < unit->end ? self->b_to_t[b] : other->end;

      if (t < t0 || t > other->end)
        continue;
      pair_alike (self, b0, b, t0, t);
      b0 = b + 1;
      t0 = t + 1;
    }
}

static void
match_theirs (MergeMatch *self)
{
  guint n_b = self->base->lines->len, n_t = self->theirs->lines->len;

  match_by_key (self->base, self->b_units, self->theirs, self->t_units, self->unit_b_to_t);
  match_lines_by_unit (self);
  match_lines_anywhere (self);
  match_lines_beside (self);

  self->b_near = g_memdup2 (self->b_to_t, (n_b + 1) * sizeof (int));
  self->t_near = g_memdup2 (self->t_to_b, (n_t + 1) * sizeof (int));
  for (guint i = 0; i < self->b_units->len; i++)
    find_key_line (self, i);
  for (guint i = 0; i < self->b_units->len; i++)
    if (self->unit_b_to_t[i] >= 0)
      find_alike (self, i);
}

static void
match_ours (MergeMatch *self)
{
  match_by_key (self->base, self->b_units, self->ours, self->o_units, self->unit_b_to_o);
  match_headings (self->b_units, self->o_units, self->unit_b_to_o);
  for (guint i = 0; i < self->b_units->len; i++)
    {
      int other = self->unit_b_to_o[i];

      if (other < 0)
        continue;
      self->unit_o_to_b[other] = i;
      diff_units (self->base, merge_unit (self->b_units, i), self->ours,
                  merge_unit (self->o_units, other), self->b_to_o);
    }
  for (guint b = 0; b < self->base->lines->len; b++)
    if (self->b_to_o[b] >= 0)
      self->o_to_b[self->b_to_o[b]] = b;
}

MergeMatch *
merge_match_new (const MergeText *base, const MergeText *ours, const MergeText *theirs)
{
  MergeMatch *self = g_new0 (MergeMatch, 1);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  add_keys (keys, base);
  add_keys (keys, ours);
  self->base = base;
  self->ours = ours;
  self->theirs = theirs;
  self->b_units = merge_units_new (base, NULL);
  self->o_units = merge_units_new (ours, NULL);
  self->t_units = merge_units_new (theirs, keys);
  self->unit_b_to_o = new_map (self->b_units->len);
  self->unit_o_to_b = new_map (self->o_units->len);
  self->unit_b_to_t = new_map (self->b_units->len);
  self->b_to_o = new_map (base->lines->len);
  self->o_to_b = new_map (ours->lines->len);
  self->b_to_t = new_map (base->lines->len);
  self->t_to_b = new_map (theirs->lines->len);
  match_ours (self);
  match_theirs (self);
  return self;
}

void
merge_match_free (MergeMatch *self)
{
  g_array_unref (self->b_units);
  g_array_unref (self->o_units);
  g_array_unref (self->t_units);
  g_free (self->unit_b_to_o);
  g_free (self->unit_o_to_b);
  g_free (self->unit_b_to_t);
  g_free (self->b_to_o);
  g_free (self->o_to_b);
  g_free (self->b_to_t);
  g_free (self->t_to_b);
  g_free (self->b_near);
  g_free (self->t_near);
  g_free (self);
}

int
merge_match_first_of (const MergeMatch *self, int b_unit)
{
  const MergeUnit *unit = merge_unit (self->b_units, b_unit);

  for (int b = unit->start; b < unit->end; b++)
    if (self->b_near[b] >= 0)
      return self->b_near[b];
  return -1;
}

int
merge_match_last_of (const MergeMatch *self, int b_unit)
{
  const MergeUnit *unit = merge_unit (self->b_units, b_unit);

  for (int b = unit->end - 1; b >= unit->start; b--)
    if (self->b_near[b] >= 0)
      return self->b_near[b];
  return -1;
}

gboolean
merge_match_has_unit (const MergeMatch *self, int b_unit)
{
  return merge_match_first_of (self, b_unit) >= 0;
}
