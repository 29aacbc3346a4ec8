/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} GeoPoint;

typedef struct
{
  double left, top, right, bottom;
} GeoBox;

/* One arc of the topology, shared by the rings on both of its sides.
 *
 * degrees: (element-type GeoPoint): longitude and latitude as the source has them, longitudes
 *   running on past 180 where the arc crosses the antimeridian
 * plane: (element-type GeoPoint): projected, long edges subdivided, in units
 * weights: (element-type double): square units that the shape loses with the point of plane of the
 *   same index; infinite for ends
 * left, right: indices of countries, or -1
 * keep: how many inner points must stay at every level, so that no ring collapses
 * ring_area: of the ring it makes alone, in square units; 0 when it needs others */
typedef struct
{
  GArray *degrees;
  GArray *plane;
  GArray *weights;
  int left, right;
  guint keep;
  double ring_area;
} GeoArc;

typedef struct
{
  GArray *refs; /* of int: arc, or ~arc backwards */
  double area;  /* in the plane, square units, absolute */
  GeoBox box;
} GeoRing;

typedef struct
{
  char a3[4];
  GPtrArray *rings;   /* of GeoRing, largest first */
  double sphere_area; /* km² */
  GeoBox box, frame;
  GeoPoint label;
  double label_radius;
} GeoCountry;

typedef struct
{
  GPtrArray *arcs;      /* of GeoArc */
  GPtrArray *countries; /* of GeoCountry, by code */
  double unit;          /* km */
} GeoTopology;

/* Reads the object "countries" of a TopoJSON file (specification 1.0), delta-encoded. */
GeoTopology *geo_topology_read (const char *path, GError **error);
void geo_topology_free (GeoTopology *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoTopology, geo_topology_free)

/* Projects all arcs and works out what rings and countries need to know: areas, boxes, order.
 * @centre: of geo/projection.h's dossier_projection_centres */
void geo_topology_project (GeoTopology *self, guint centre, double unit);

/* (element-type GeoPoint): the points of @ring in the plane, or in degrees; the last repeats the
 * first. Caller frees. */
GArray *geo_ring_get_points (GeoTopology *self, GeoRing *ring, gboolean degrees);

/* Fills arc->weights after Visvalingam and Whyatt (1993): the area of the triangle that a point
 * makes with its neighbours, smallest first. */
void geo_simplify (GeoTopology *self);

/* The point of @country's inside that lies farthest from its border (the pole of inaccessibility),
 * by a quadtree search with the precision @precision, in units. */
void geo_find_label (GeoTopology *self, GeoCountry *country, double precision);

/* Writes geo/world-format.h's format. @thresholds: for each level from the coarsest the square
 * units below which a point is left out. */
gboolean
geo_topology_write (GeoTopology *self, const double *thresholds, const char *path, GError **error);

G_END_DECLS
