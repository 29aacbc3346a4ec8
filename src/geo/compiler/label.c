/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/compiler/geometry.h"

#include <math.h>

/* A square that may hold the point looked for. */
typedef struct
{
  double x, y;
  double half;     /* half of its side */
  double distance; /* of its middle from the border, negative outside */
} Cell;

typedef struct
{
  GPtrArray *rings; /* of GArray of GeoPoint */
  GeoPoint best;
  double distance;
} Search;

static double
distance_to_edge (double x, double y, GeoPoint a, GeoPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0.0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0.0, 1.0) : 0.0;

  return hypot (x - a.x - t * dx, y - a.y - t * dy);
}

static double
distance_inside (Search *search, double x, double y)
{
  double nearest = G_MAXDOUBLE;
  gboolean inside = FALSE;

  for (guint i = 0; i < search->rings->len; i++)
    {
      GArray *points = g_ptr_array_index (search->rings, i);

      for (guint j = 1; j < points->len; j++)
        {
          GeoPoint a = g_array_index (points, GeoPoint, j - 1);
          GeoPoint b = g_array_index (points, GeoPoint, j);

          if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
          nearest = MIN (nearest, distance_to_edge (x, y, a, b));
        }
    }
  return inside ? nearest : -nearest;
}

static void
add_cell (Search *search, GArray *cells, double x, double y, double half)
{
  Cell cell = { x, y, half, distance_inside (search, x, y) };

  g_array_append_val (cells, cell);
  if (cell.distance > search->distance)
    {
      search->distance = cell.distance;
      search->best = (GeoPoint){ x, y };
    }
}

/* Takes out the cell that can hold the farthest point. */
static Cell
take_most_promising (GArray *cells)
{
  guint best = 0;
  Cell cell;

  for (guint i = 1; i < cells->len; i++)
    {
      Cell *a = &g_array_index (cells, Cell, i), *b = &g_array_index (cells, Cell, best);

      if (a->distance + a->half * G_SQRT2 > b->distance + b->half * G_SQRT2)
        best = i;
    }
  cell = g_array_index (cells, Cell, best);
  g_array_remove_index_fast (cells, best);
  return cell;
}

void
geo_find_label (GeoTopology *self, GeoCountry *country, double precision)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Search search = { .distance = -G_MAXDOUBLE };
  GeoBox box = ((GeoRing *) g_ptr_array_index (country->rings, 0))->box;
  double side = MAX (MIN (box.right - box.left, box.bottom - box.top), precision);

  search.rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < country->rings->len; i++)
    {
      GeoRing *ring = g_ptr_array_index (country->rings, i);

      if (ring->box.left <= box.right && ring->box.right >= box.left &&
          ring->box.top <= box.bottom && ring->box.bottom >= box.top)
        g_ptr_array_add (search.rings, geo_ring_get_points (self, ring, FALSE));
    }

  for (double x = box.left; x < box.right + side; x += side)
    for (double y = box.top; y < box.bottom + side; y += side)
      add_cell (&search, cells, x + side / 2, y + side / 2, side / 2);

  while (cells->len > 0)
    {
      Cell cell = take_most_promising (cells);
      double half = cell.half / 2;

      if (cell.distance + cell.half * G_SQRT2 - search.distance <= precision)
        break;
      for (int i = 0; i < 4; i++)
        add_cell (&search, cells, cell.x + (i & 1 ? half : -half), cell.y + (i & 2 ? half : -half),
                  half);
    }

  country->label = search.best;
  country->label_radius = MAX (search.distance, 0.0);
  g_ptr_array_unref (search.rings);
}
