/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shapes of the world's countries, in the plane of geo/projection.h (kilometres, y to the
 * south), as geo/world-format.h lays them out. Countries are numbered from 0 in order of their
 * ISO 3166-1 alpha-3 codes. Boundaries follow the United Nations' view. */
typedef struct _DossierWorld DossierWorld;

/* Of levels of detail; level 0 is the coarsest. */
#define DOSSIER_WORLD_N_LEVELS 4

typedef struct
{
  double left, top, right, bottom;
} DossierGeoBox;

/* What takes the lines of a shape: a drawing, an SVG file. */
typedef struct
{
  void (*move_to) (gpointer data, double x, double y);
  void (*line_to) (gpointer data, double x, double y);
  void (*close_path) (gpointer data);
} DossierGeoSink;

/* The world round northern Eurasia; mapped with the program, nothing is loaded before it is looked
 * at. */
const DossierWorld *dossier_world_get (void);
/* The same world round another of geo/projection.h's centres: countries have the same numbers. */
const DossierWorld *dossier_world_get_round (guint centre);
/* The one in which @countries, each weighing as much as @weights say, are nearest to the centre:
 * the first of them all unless another is nearer by far. */
const DossierWorld *dossier_world_choose (const guint *countries, const guint *weights, guint n);

guint dossier_world_get_n_countries (const DossierWorld *self);
/* The number of the country with that code, or -1. */
int dossier_world_find (const DossierWorld *self, const char *a3);
const char *dossier_world_get_a3 (const DossierWorld *self, guint country);
/* On the sphere, km². */
double dossier_world_get_area (const DossierWorld *self, guint country);
void dossier_world_get_box (const DossierWorld *self, guint country, DossierGeoBox *box);
/* The box without parts that are small or far from the rest: what a map of the country shows. */
void dossier_world_get_frame (const DossierWorld *self, guint country, DossierGeoBox *box);
/* The point inside the country's largest part that is farthest from its border; @radius (nullable)
 * is set to that distance. */
void dossier_world_get_label (const DossierWorld *self,
                              guint country,
                              double *x,
                              double *y,
                              double *radius);

/* The coarsest level that looks right at so many kilometres a (device) pixel. */
guint dossier_world_get_level (const DossierWorld *self, double km_per_pixel);
/* How many points all arcs have together at @level. */
guint dossier_world_count_points (const DossierWorld *self, guint level);

/* Whether the point lies in the country, at full detail; kilometres. */
gboolean dossier_world_contains (const DossierWorld *self, guint country, double x, double y);
/* The country at that point, or -1 for the sea. */
int dossier_world_find_at (const DossierWorld *self, double x, double y);

/* Traces the rings of @country that touch @clip (nullable: all), to be filled by the even-odd rule.
 */
void dossier_world_trace_country (const DossierWorld *self,
                                  guint country,
                                  guint level,
                                  const DossierGeoBox *clip,
                                  const DossierGeoSink *sink,
                                  gpointer data);
/* Traces the lines between two countries, each once; no coasts. */
void dossier_world_trace_borders (const DossierWorld *self,
                                  guint level,
                                  const DossierGeoBox *clip,
                                  const DossierGeoSink *sink,
                                  gpointer data);

/* Makes @box hold @other too. */
void dossier_geo_box_extend (DossierGeoBox *box, const DossierGeoBox *other);
gboolean dossier_geo_box_intersects (const DossierGeoBox *box, const DossierGeoBox *other);
/* The box that holds nothing and takes the first that it is extended by. */
#define DOSSIER_GEO_BOX_EMPTY                                                                      \
  ((DossierGeoBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })
gboolean dossier_geo_box_is_empty (const DossierGeoBox *box);

G_END_DECLS
