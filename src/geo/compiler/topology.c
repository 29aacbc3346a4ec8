/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/compiler/geometry.h"
#include "geo/projection.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Edges longer than this many degrees are subdivided: what is straight in longitude and latitude is
 * curved in the projection. */
#define MAX_EDGE 1.0

/* For framing a country count the rings with more than this part of its largest one's area that lie
 * no farther from it than this part of its diagonal: Alaska, but neither Hawaii nor French Guiana.
 */
#define FRAME_SHARE 0.02
#define FRAME_GAP 0.5

typedef struct
{
  double scale[2];
  double translate[2];
} Transform;

static void
arc_free (gpointer data)
{
  GeoArc *arc = data;

  g_clear_pointer (&arc->degrees, g_array_unref);
  g_clear_pointer (&arc->plane, g_array_unref);
  g_clear_pointer (&arc->weights, g_array_unref);
  g_free (arc);
}

static void
ring_free (gpointer data)
{
  GeoRing *ring = data;

  g_array_unref (ring->refs);
  g_free (ring);
}

static void
country_free (gpointer data)
{
  GeoCountry *country = data;

  g_ptr_array_unref (country->rings);
  g_free (country);
}

/* Longitude @x written so that it is the way round the globe nearest to @previous. */
static double
unwrap (double x, double previous)
{
  return x - 360.0 * round ((x - previous) / 360.0);
}

static GeoArc *
read_arc (JsonArray *points, const Transform *transform)
{
  GeoArc *arc = g_new0 (GeoArc, 1);
  gint64 x = 0, y = 0;

  arc->left = arc->right = -1;
  arc->degrees = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  for (guint i = 0; i < json_array_get_length (points); i++)
    {
      JsonArray *delta = json_array_get_array_element (points, i);
      GeoPoint point;

      x += json_array_get_int_element (delta, 0);
      y += json_array_get_int_element (delta, 1);
      point.x = (double) x * transform->scale[0] + transform->translate[0];
      point.y = (double) y * transform->scale[1] + transform->translate[1];
      if (i > 0)
        point.x = unwrap (point.x, g_array_index (arc->degrees, GeoPoint, i - 1).x);
      g_array_append_val (arc->degrees, point);
    }
  return arc;
}

/* Says to the arcs of @ring on which side of them @country lies. */
static void
claim_arcs (GeoTopology *self, GeoRing *ring, int country)
{
  for (guint i = 0; i < ring->refs->len; i++)
    {
      int ref = g_array_index (ring->refs, int, i);
      GeoArc *arc = g_ptr_array_index (self->arcs, ref < 0 ? ~ref : ref);

      if (ref < 0)
        arc->left = country;
      else
        arc->right = country;
      /* Of a ring of one or two arcs only its inner points make a shape. */
      if (ring->refs->len <= 2)
        arc->keep = MAX (arc->keep, ring->refs->len == 1 ? 2 : 1);
    }
}

static void
read_polygon (GeoCountry *country, JsonArray *polygon)
{
  for (guint i = 0; i < json_array_get_length (polygon); i++)
    {
      JsonArray *refs = json_array_get_array_element (polygon, i);
      GeoRing *ring = g_new0 (GeoRing, 1);

      ring->refs = g_array_new (FALSE, FALSE, sizeof (int));
      for (guint j = 0; j < json_array_get_length (refs); j++)
        {
          int ref = (int) json_array_get_int_element (refs, j);

          g_array_append_val (ring->refs, ref);
        }
      g_ptr_array_add (country->rings, ring);
    }
}

static gboolean
read_country (GeoTopology *self, JsonObject *geometry, GError **error)
{
  JsonArray *arcs = json_object_get_array_member (geometry, "arcs");
  const char *type = json_object_get_string_member (geometry, "type");
  const char *a3 =
    json_object_get_string_member (json_object_get_object_member (geometry, "properties"), "a3");
  GeoCountry *country;

  if (g_strcmp0 (type, "MultiPolygon") != 0 || a3 == NULL || strlen (a3) != 3)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   "A country is no MultiPolygon with a property \"a3\" of three letters");
      return FALSE;
    }

  country = g_new0 (GeoCountry, 1);
  g_strlcpy (country->a3, a3, sizeof country->a3);
  country->rings = g_ptr_array_new_with_free_func (ring_free);
  for (guint i = 0; i < json_array_get_length (arcs); i++)
    read_polygon (country, json_array_get_array_element (arcs, i));
  g_ptr_array_add (self->countries, country);
  return TRUE;
}

static int
compare_countries (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(GeoCountry *const *) a)->a3, (*(GeoCountry *const *) b)->a3);
}

static int
compare_rings (gconstpointer a, gconstpointer b)
{
  double first = (*(GeoRing *const *) a)->area, second = (*(GeoRing *const *) b)->area;

  return first < second ? 1 : first > second ? -1 : 0;
}

GeoTopology *
geo_topology_read (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GeoTopology) self = g_new0 (GeoTopology, 1);
  JsonObject *root, *transform_object, *countries;
  JsonArray *list;
  Transform transform;

  self->arcs = g_ptr_array_new_with_free_func (arc_free);
  self->countries = g_ptr_array_new_with_free_func (country_free);
  if (!json_parser_load_from_file (parser, path, error))
    return NULL;

  root = json_node_get_object (json_parser_get_root (parser));
  transform_object = json_object_get_object_member (root, "transform");
  for (guint i = 0; i < 2; i++)
    {
      transform.scale[i] =
        json_array_get_double_element (json_object_get_array_member (transform_object, "scale"), i);
      transform.translate[i] =
        json_array_get_double_element (json_object_get_array_member (transform_object, "translate"),
                                       i);
    }

  list = json_object_get_array_member (root, "arcs");
  for (guint i = 0; i < json_array_get_length (list); i++)
    g_ptr_array_add (self->arcs, read_arc (json_array_get_array_element (list, i), &transform));

  countries =
    json_object_get_object_member (json_object_get_object_member (root, "objects"), "countries");
  list = json_object_get_array_member (countries, "geometries");
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_country (self, json_array_get_object_element (list, i), error))
      return NULL;

  g_ptr_array_sort (self->countries, compare_countries);
  for (guint i = 0; i < self->countries->len; i++)
    {
      GeoCountry *country = g_ptr_array_index (self->countries, i);

      for (guint j = 0; j < country->rings->len; j++)
        claim_arcs (self, g_ptr_array_index (country->rings, j), (int) i);
    }
  return g_steal_pointer (&self);
}

void
geo_topology_free (GeoTopology *self)
{
  g_clear_pointer (&self->arcs, g_ptr_array_unref);
  g_clear_pointer (&self->countries, g_ptr_array_unref);
  g_free (self);
}

static GArray *
project_arc (GArray *degrees, const DossierProjectionCentre *centre, double unit)
{
  GArray *plane = g_array_new (FALSE, FALSE, sizeof (GeoPoint));

  for (guint i = 0; i < degrees->len; i++)
    {
      GeoPoint to = g_array_index (degrees, GeoPoint, i);
      GeoPoint from = i > 0 ? g_array_index (degrees, GeoPoint, i - 1) : to;
      double edge = MAX (fabs (to.x - from.x), fabs (to.y - from.y));
      guint steps = MAX (1, (guint) ceil (edge / MAX_EDGE));

      for (guint step = 1; step <= steps; step++)
        {
          double t = (double) step / steps;
          GeoPoint point;

          dossier_projection_forward_round (centre, from.x + t * (to.x - from.x),
                                            from.y + t * (to.y - from.y), &point.x, &point.y);
          point.x /= unit;
          point.y /= unit;
          g_array_append_val (plane, point);
        }
    }
  return plane;
}

GArray *
geo_ring_get_points (GeoTopology *self, GeoRing *ring, gboolean degrees)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));

  for (guint i = 0; i < ring->refs->len; i++)
    {
      int ref = g_array_index (ring->refs, int, i);
      GeoArc *arc = g_ptr_array_index (self->arcs, ref < 0 ? ~ref : ref);
      GArray *from = degrees ? arc->degrees : arc->plane;

      for (guint j = points->len > 0 ? 1 : 0; j < from->len; j++)
        {
          GeoPoint point = g_array_index (from, GeoPoint, ref < 0 ? from->len - 1 - j : j);

          if (degrees && points->len > 0)
            point.x = unwrap (point.x, g_array_index (points, GeoPoint, points->len - 1).x);
          g_array_append_val (points, point);
        }
    }
  return points;
}

static double
plane_area (GArray *points)
{
  double sum = 0.0;

  for (guint i = 1; i < points->len; i++)
    {
      GeoPoint a = g_array_index (points, GeoPoint, i - 1);
      GeoPoint b = g_array_index (points, GeoPoint, i);

      sum += a.x * b.y - b.x * a.y;
    }
  return sum / 2.0;
}

/* Signed, km²; edges taken as straight in longitude and the sine of latitude. A ring that leads
 * round a pole bounds what is poleward of it. */
static double
sphere_area (GArray *points)
{
  double sum = 0.0;

  for (guint i = 1; i < points->len; i++)
    {
      GeoPoint a = g_array_index (points, GeoPoint, i - 1);
      GeoPoint b = g_array_index (points, GeoPoint, i);

      sum += (b.x - a.x) * G_PI / 180.0 * (sin (a.y * G_PI / 180.0) + sin (b.y * G_PI / 180.0)) / 2;
    }
  if (fabs (g_array_index (points, GeoPoint, points->len - 1).x -
            g_array_index (points, GeoPoint, 0).x) > 180.0)
    sum -= copysign (2.0 * G_PI, sum);
  return sum * DOSSIER_EARTH_RADIUS * DOSSIER_EARTH_RADIUS;
}

static void
extend_box (GeoBox *box, GeoBox other)
{
  box->left = MIN (box->left, other.left);
  box->top = MIN (box->top, other.top);
  box->right = MAX (box->right, other.right);
  box->bottom = MAX (box->bottom, other.bottom);
}

static GeoBox
box_of (GArray *points)
{
  GeoBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < points->len; i++)
    {
      GeoPoint point = g_array_index (points, GeoPoint, i);

      extend_box (&box, (GeoBox){ point.x, point.y, point.x, point.y });
    }
  return box;
}

static gboolean
counts_for_frame (const GeoRing *ring, const GeoRing *largest)
{
  double across = MAX (largest->box.left - ring->box.right, ring->box.left - largest->box.right);
  double down = MAX (largest->box.top - ring->box.bottom, ring->box.top - largest->box.bottom);
  double diagonal =
    hypot (largest->box.right - largest->box.left, largest->box.bottom - largest->box.top);

  return ring->area >= FRAME_SHARE * largest->area &&
         hypot (MAX (across, 0.0), MAX (down, 0.0)) <= FRAME_GAP * diagonal;
}

static GeoArc *
first_arc_of (GeoTopology *self, GeoRing *ring)
{
  int ref = g_array_index (ring->refs, int, 0);

  return g_ptr_array_index (self->arcs, ref < 0 ? ~ref : ref);
}

static void
measure_country (GeoTopology *self, GeoCountry *country)
{
  GeoRing *largest;

  for (guint i = 0; i < country->rings->len; i++)
    {
      GeoRing *ring = g_ptr_array_index (country->rings, i);
      g_autoptr (GArray) plane = geo_ring_get_points (self, ring, FALSE);
      g_autoptr (GArray) degrees = geo_ring_get_points (self, ring, TRUE);

      ring->area = fabs (plane_area (plane));
      ring->box = box_of (plane);
      country->sphere_area += sphere_area (degrees);
      if (ring->refs->len == 1)
        first_arc_of (self, ring)->ring_area = ring->area;
    }
  country->sphere_area = fabs (country->sphere_area);

  g_ptr_array_sort (country->rings, compare_rings);
  largest = g_ptr_array_index (country->rings, 0);
  country->box = country->frame = largest->box;
  for (guint i = 0; i < country->rings->len; i++)
    {
      GeoRing *ring = g_ptr_array_index (country->rings, i);

      extend_box (&country->box, ring->box);
      if (counts_for_frame (ring, largest))
        extend_box (&country->frame, ring->box);
    }
}

/* The last ring of a country is never too small to be drawn, also where it is a hole in another. */
static void
keep_largest_ring (GeoTopology *self, GeoCountry *country)
{
  GeoRing *largest = g_ptr_array_index (country->rings, 0);

  if (largest->refs->len == 1)
    first_arc_of (self, largest)->ring_area = 0.0;
}

void
geo_topology_project (GeoTopology *self, guint centre, double unit)
{
  self->unit = unit;
  for (guint i = 0; i < self->arcs->len; i++)
    {
      GeoArc *arc = g_ptr_array_index (self->arcs, i);

      arc->plane = project_arc (arc->degrees, &dossier_projection_centres[centre], unit);
    }
  for (guint i = 0; i < self->countries->len; i++)
    measure_country (self, g_ptr_array_index (self->countries, i));
  for (guint i = 0; i < self->countries->len; i++)
    keep_largest_ring (self, g_ptr_array_index (self->countries, i));
}
