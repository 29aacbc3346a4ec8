/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/compiler/geometry.h"
#include "geo/world-format.h"

#include <math.h>
#include <string.h>

static void
append (GByteArray *out, gconstpointer data, gsize size)
{
  g_byte_array_append (out, data, (guint) size);
}

static void
append_u32 (GByteArray *out, gsize value)
{
  guint32 le = GUINT32_TO_LE ((guint32) value);

  g_assert (value <= G_MAXUINT32);
  append (out, &le, sizeof le);
}

static void
append_i16 (GByteArray *out, long value)
{
  gint16 le = GINT16_TO_LE ((gint16) value);

  g_assert (value >= G_MININT16 && value <= G_MAXINT16);
  append (out, &le, sizeof le);
}

static void
append_box (GByteArray *out, GeoBox box)
{
  append_i16 (out, lround (floor (box.left)));
  append_i16 (out, lround (floor (box.top)));
  append_i16 (out, lround (ceil (box.right)));
  append_i16 (out, lround (ceil (box.bottom)));
}

static void
append_countries (GeoTopology *self, GByteArray *out)
{
  gsize first_ring = 0;

  for (guint i = 0; i < self->countries->len; i++)
    {
      GeoCountry *country = g_ptr_array_index (self->countries, i);

      append (out, country->a3, sizeof country->a3);
      append_u32 (out, first_ring);
      append_u32 (out, country->rings->len);
      append_u32 (out, (gsize) llround (country->sphere_area));
      append_box (out, country->box);
      append_box (out, country->frame);
      append_i16 (out, lround (country->label.x));
      append_i16 (out, lround (country->label.y));
      append_i16 (out, lround (country->label_radius));
      append_i16 (out, 0);
      first_ring += country->rings->len;
    }
}

/* Returns the number of refs. */
static gsize
append_rings (GeoTopology *self, GByteArray *out, GByteArray *refs)
{
  gsize n_refs = 0;

  for (guint i = 0; i < self->countries->len; i++)
    {
      GeoCountry *country = g_ptr_array_index (self->countries, i);

      for (guint j = 0; j < country->rings->len; j++)
        {
          GeoRing *ring = g_ptr_array_index (country->rings, j);

          append_u32 (out, n_refs);
          append_i16 (out, (long) ring->refs->len);
          append_i16 (out, 0);
          append_box (out, ring->box);
          for (guint k = 0; k < ring->refs->len; k++)
            append_i16 (refs, g_array_index (ring->refs, int, k));
          n_refs += ring->refs->len;
        }
    }
  if (n_refs % 2 != 0)
    append_i16 (refs, 0);
  return n_refs;
}

static void
append_arcs (GeoTopology *self, GByteArray *out)
{
  for (guint i = 0; i < self->arcs->len; i++)
    {
      GeoArc *arc = g_ptr_array_index (self->arcs, i);
      GeoBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

      for (guint j = 0; j < arc->plane->len; j++)
        {
          GeoPoint point = g_array_index (arc->plane, GeoPoint, j);

          box.left = MIN (box.left, point.x);
          box.top = MIN (box.top, point.y);
          box.right = MAX (box.right, point.x);
          box.bottom = MAX (box.bottom, point.y);
        }
      append_i16 (out, arc->left);
      append_i16 (out, arc->right);
      append_box (out, box);
    }
}

/* The coarsest level with a point of that weight; DOSSIER_WORLD_LEVELS when none has it. */
static guint8
level_of (double weight, const double *thresholds)
{
  guint8 level = 0;

  while (level < DOSSIER_WORLD_LEVELS && weight < thresholds[level])
    level++;
  return level;
}

/* Appends the points of @arc, without those that fall on the one before, and their levels. */
static void
append_points (GeoArc *arc, const double *thresholds, GByteArray *points, GByteArray *levels)
{
  guint8 ring_level = arc->ring_area > 0.0 ? level_of (arc->ring_area / 4.0, thresholds) : 0;
  guint first = levels->len;
  long last_x = 0, last_y = 0;

  for (guint i = 0; i < arc->plane->len; i++)
    {
      GeoPoint point = g_array_index (arc->plane, GeoPoint, i);
      guint8 level =
        MAX (level_of (g_array_index (arc->weights, double, i), thresholds), ring_level);
      long x = lround (point.x), y = lround (point.y);
      gboolean end = i == 0 || i == arc->plane->len - 1;

      if (level == DOSSIER_WORLD_LEVELS ||
          (!end && level > 0 && levels->len > first && x == last_x && y == last_y))
        continue;
      append_i16 (points, x);
      append_i16 (points, y);
      append (levels, &level, 1);
      last_x = x;
      last_y = y;
    }
}

gboolean
geo_topology_write (GeoTopology *self, const double *thresholds, const char *path, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new (), rings = g_byte_array_new ();
  g_autoptr (GByteArray) refs = g_byte_array_new (), starts = g_byte_array_new ();
  g_autoptr (GByteArray) points = g_byte_array_new (), levels = g_byte_array_new ();
  gsize n_refs = append_rings (self, rings, refs);

  for (guint i = 0; i < self->arcs->len; i++)
    {
      append_u32 (starts, levels->len);
      append_points (g_ptr_array_index (self->arcs, i), thresholds, points, levels);
    }
  append_u32 (starts, levels->len);

  append_u32 (out, DOSSIER_WORLD_MAGIC);
  append_u32 (out, self->countries->len);
  append_u32 (out, rings->len / sizeof (DossierWorldRing));
  append_u32 (out, self->arcs->len);
  append_u32 (out, n_refs);
  append_u32 (out, levels->len);
  append_u32 (out, (gsize) llround (self->unit * 1e6));
  append_u32 (out, 0);
  append_countries (self, out);
  append (out, rings->data, rings->len);
  append_arcs (self, out);
  append (out, starts->data, starts->len);
  append (out, refs->data, refs->len);
  append (out, points->data, points->len);
  append (out, levels->data, levels->len);
  return g_file_set_contents (path, (const char *) out->data, (gssize) out->len, error);
}
