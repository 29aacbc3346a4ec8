/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/merge/merge-diff.h"

/* Where Myers's algorithm gives up; it needs the square of this in memory. */
#define MOST_EDITS 2000

typedef struct
{
  const guint *a;
  const guint *b;
  int *match;
} Diff;

typedef struct
{
  int n_a, n_b; /* how often */
  int at_a, at_b;
} Place;

typedef struct
{
  int a, b;
  int before; /* the pair before in the longest row that ends here, or -1 */
} Pair;

/* How far each diagonal reaches after @d edits, kept for each d. */
static GPtrArray *
reach (const Diff *diff, int a, int n_a, int b, int n_b)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  int most = MIN (n_a + n_b, MOST_EDITS);

  for (int d = 0; d <= most; d++)
    {
      int *v = g_new0 (int, 2 * d + 1);
      const int *former = d > 0 ? steps->pdata[d - 1] : NULL;

      g_ptr_array_add (steps, v);
      for (int k = -d; k <= d; k += 2)
        {
          int x = 0, y;

          if (d > 0)
            {
              gboolean down = k == -d || (k != d && former[k - 1 + d - 1] < former[k + 1 + d - 1]);

              x = down ? former[k + 1 + d - 1] : former[k - 1 + d - 1] + 1;
            }
          y = x - k;
          while (x < n_a && y < n_b && diff->a[a + x] == diff->b[b + y])
            x++, y++;
          v[k + d] = x;
          if (x >= n_a && y >= n_b)
            return g_steal_pointer (&steps);
        }
    }
  return NULL;
}

static void
diff_greedily (const Diff *diff, int a, int n_a, int b, int n_b)
{
  g_autoptr (GPtrArray) steps = reach (diff, a, n_a, b, n_b);
  int x = n_a, y = n_b;

  if (steps == NULL)
    return;
  for (int d = steps->len - 1; d >= 0; d--)
    {
      const int *former = d > 0 ? steps->pdata[d - 1] : NULL;
      int k = x - y;
      int from_x = 0, from_y = 0;

      if (d > 0)
        {
          gboolean down = k == -d || (k != d && former[k - 1 + d - 1] < former[k + 1 + d - 1]);
          int from_k = down ? k + 1 : k - 1;

          from_x = former[from_k + d - 1];
          from_y = from_x - from_k;
        }
      while (x > from_x && y > from_y)
        {
          x--, y--;
          diff->match[a + x] = b + y;
        }
      x = from_x;
      y = from_y;
    }
}

/* What stands once in either, in the order of a; (element-type Pair). */
static GArray *
list_unique (const Diff *diff, int a, int n_a, int b, int n_b)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (int i = a; i < a + n_a; i++)
    {
      Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (diff->a[i]));

      if (place == NULL)
        {
          place = g_new0 (Place, 1);
          g_hash_table_insert (places, GUINT_TO_POINTER (diff->a[i]), place);
        }
      place->n_a++;
      place->at_a = i;
    }
  for (int i = b; i < b + n_b; i++)
    {
      Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (diff->b[i]));

      if (place != NULL)
        {
          place->n_b++;
          place->at_b = i;
        }
    }
  for (int i = a; i < a + n_a; i++)
    {
      const Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (diff->a[i]));
      Pair pair = { place->at_a, place->at_b, -1 };

      if (place->n_a == 1 && place->n_b == 1)
        g_array_append_val (pairs, pair);
    }
  return pairs;
}

/* Leaves of @pairs the longest row that increases in b. */
static void
keep_longest_row (GArray *pairs)
{
  g_autofree int *piles = g_new (int, pairs->len + 1);
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (Pair));
  int n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      int low = 0, high = n;

      while (low < high)
        {
          int middle = (low + high) / 2;

          if (g_array_index (pairs, Pair, piles[middle]).b < pair->b)
            low = middle + 1;
          else
            high = middle;
        }
      pair->before = low > 0 ? piles[low - 1] : -1;
      piles[low] = i;
      n = MAX (n, low + 1);
    }
  for (int i = n > 0 ? piles[n - 1] : -1; i >= 0; i = g_array_index (pairs, Pair, i).before)
    g_array_prepend_val (row, g_array_index (pairs, Pair, i));
  g_array_set_size (pairs, 0);
  g_array_append_vals (pairs, row->data, row->len);
}

static void
diff_range (const Diff *diff, int a, int n_a, int b, int n_b)
{
  g_autoptr (GArray) pairs = NULL;

  for (; n_a > 0 && n_b > 0 && diff->a[a] == diff->b[b]; a++, b++, n_a--, n_b--)
    diff->match[a] = b;
  for (; n_a > 0 && n_b > 0 && diff->a[a + n_a - 1] == diff->b[b + n_b - 1]; n_a--, n_b--)
    diff->match[a + n_a - 1] = b + n_b - 1;
  if (n_a == 0 || n_b == 0)
    return;

  pairs = list_unique (diff, a, n_a, b, n_b);
  if (pairs->len == 0)
    {
      diff_greedily (diff, a, n_a, b, n_b);
      return;
    }
  keep_longest_row (pairs);
  for (guint i = 0; i <= pairs->len; i++)
    {
      const Pair *pair = i < pairs->len ? &g_array_index (pairs, Pair, i) : NULL;
      int end_a = pair != NULL ? pair->a : a + n_a;
      int end_b = pair != NULL ? pair->b : b + n_b;

      diff_range (diff, a, end_a - a, b, end_b - b);
      if (pair == NULL)
        break;
      diff->match[pair->a] = pair->b;
      n_a -= pair->a + 1 - a;
      n_b -= pair->b + 1 - b;
      a = pair->a + 1;
      b = pair->b + 1;
    }
}

void
merge_diff (const guint *a, int n_a, const guint *b, int n_b, int *match)
{
  const Diff diff = { a, b, match };

  for (int i = 0; i < n_a; i++)
    match[i] = -1;
  diff_range (&diff, 0, n_a, 0, n_b);
}
