/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formats/pdf/pdf-text.h"

/* So many lines make a column, and so many columns stand beside each other. */
#define COLUMN_LINES 3
#define MAX_DEPTH 3
/* Columns have running text in them, or they are a table's: lines as wide as this share of the
 * column, at least this many letters wide. */
#define FULL_SHARE .5
#define COLUMN_LETTERS 8
/* Where a column may begin, in steps of two points: more than any page has. */
#define MAX_EDGES 512

typedef struct
{
  PdfPage *page;
  GPtrArray *ordered; /* of PdfLine *; borrowed */
  guint column;
} Order;

/* @edge: where the right column begins */
typedef struct
{
  double edge;
  guint n_left;
  guint n_right;
  guint n_across;
} Gutter;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const PdfLine *one = *(PdfLine *const *) a;
  const PdfLine *other = *(PdfLine *const *) b;

  if (one->y2 != other->y2)
    return one->y2 < other->y2 ? -1 : 1;
  return one->x1 < other->x1 ? -1 : one->x1 > other->x1;
}

/* Columns */

static gboolean
is_left (const PdfLine *line, double edge)
{
  return line->x2 < edge - .5 * line->size;
}

static gboolean
is_right (const PdfLine *line, double edge)
{
  return line->x1 > edge - 2;
}

typedef struct
{
  double x1, x2, y1, y2;
  double size;
  double width; /* of all lines together */
  guint n;
} Side;

static void
add_to_side (Side *side, const PdfLine *line)
{
  side->x1 = side->n == 0 ? line->x1 : MIN (side->x1, line->x1);
  side->x2 = side->n == 0 ? line->x2 : MAX (side->x2, line->x2);
  side->y1 = side->n == 0 ? line->y1 : MIN (side->y1, line->y1);
  side->y2 = side->n == 0 ? line->y2 : MAX (side->y2, line->y2);
  side->size += line->size;
  side->width += line->x2 - line->x1;
  side->n++;
}

static gboolean
is_column (const Side *side)
{
  double extent = side->x2 - side->x1;

  return side->n >= COLUMN_LINES && side->width / side->n > FULL_SHARE * extent &&
         extent > COLUMN_LETTERS * side->size / side->n;
}

/* Whether what stands left and right of @edge are two columns. */
static gboolean
try_edge (GPtrArray *lines, double edge, Gutter *gutter)
{
  Side left = { 0 };
  Side right = { 0 };
  guint n_across = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const PdfLine *line = lines->pdata[i];

      if (is_left (line, edge))
        add_to_side (&left, line);
      else if (is_right (line, edge))
        add_to_side (&right, line);
      else
        n_across++;
    }
  *gutter = (Gutter){ edge, left.n, right.n, n_across };
  return is_column (&left) && is_column (&right) && n_across <= left.n + right.n &&
         MIN (left.y2, right.y2) - MAX (left.y1, right.y1) >
           .5 * MIN (left.y2 - left.y1, right.y2 - right.y1);
}

static gboolean
find_gutter (GPtrArray *lines, Gutter *best)
{
  g_autoptr (GHashTable) tried = g_hash_table_new (NULL, NULL);

  *best = (Gutter){ 0 };
  for (guint i = 0; i < lines->len && g_hash_table_size (tried) < MAX_EDGES; i++)
    {
      double edge = ((PdfLine *) lines->pdata[i])->x1;
      Gutter gutter;

      if (!g_hash_table_add (tried, GINT_TO_POINTER ((int) CLAMP (edge / 2, -1e6, 1e6))) ||
          !try_edge (lines, edge, &gutter))
        continue;
      if (MIN (gutter.n_left, gutter.n_right) > MIN (best->n_left, best->n_right))
        *best = gutter;
    }
  return best->n_left > 0;
}

static void
take_column (Order *self, GPtrArray *lines)
{
  double left = G_MAXDOUBLE;
  double right = 0;

  if (lines->len == 0)
    return;
  self->column++;
  for (guint i = 0; i < lines->len; i++)
    {
      left = MIN (left, ((PdfLine *) lines->pdata[i])->x1);
      right = MAX (right, ((PdfLine *) lines->pdata[i])->x2);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      PdfLine *line = lines->pdata[i];

      line->column = self->column;
      line->left = left;
      line->right = right;
      g_ptr_array_add (self->ordered, line);
    }
}

static void order_lines (Order *self, GPtrArray *lines, guint depth);

static void
flush_lines (Order *self, GPtrArray *lines, guint depth)
{
  if (lines->len > 0)
    order_lines (self, lines, depth);
  g_ptr_array_set_size (lines, 0);
}

/* Lines across the gutter divide what is above them from what is below; between them one column
 * after the other is read. */
static void
order_lines (Order *self, GPtrArray *lines, guint depth)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GPtrArray) right = g_ptr_array_new ();
  g_autoptr (GPtrArray) across = g_ptr_array_new ();
  Gutter gutter;

  if (depth >= MAX_DEPTH || !find_gutter (lines, &gutter))
    {
      take_column (self, lines);
      return;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      PdfLine *line = lines->pdata[i];
      gboolean is_across = !is_left (line, gutter.edge) && !is_right (line, gutter.edge);

      if (is_across)
        {
          flush_lines (self, left, depth + 1);
          flush_lines (self, right, depth + 1);
        }
      else
        flush_lines (self, across, MAX_DEPTH);
      g_ptr_array_add (is_across ? across : is_left (line, gutter.edge) ? left : right, line);
    }
  flush_lines (self, across, MAX_DEPTH);
  flush_lines (self, left, depth + 1);
  flush_lines (self, right, depth + 1);
}

void
pdf_page_order (PdfPage *page)
{
  Order self = { page, g_ptr_array_new (), 0 };
  g_autoptr (GPtrArray) ordered = self.ordered;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_sort (page->lines, compare_places);
  for (guint i = 0; i < page->lines->len; i++)
    g_ptr_array_add (lines, page->lines->pdata[i]);
  flush_lines (&self, lines, 0);
  for (guint i = 0; i < ordered->len; i++)
    page->lines->pdata[i] = ordered->pdata[i];
}
