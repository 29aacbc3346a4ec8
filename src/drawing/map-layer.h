/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/canvas.h"
#include "drawing/map-style.h"
#include "geo/world.h"

G_BEGIN_DECLS

/* A country that is more than land. */
typedef struct
{
  guint country;
  DossierStatus status;        /* in the first organisation */
  DossierStatus second_status; /* in the second */
  gboolean chosen;
  gboolean faded;
  const char *label; /* (nullable) */
} DossierMapShape;

/* What part of the plane is drawn, and how. */
typedef struct
{
  double left, top;  /* km, at the top left corner */
  double scale;      /* logical pixels a kilometre */
  int width, height; /* logical pixels */
  int scale_factor;  /* device pixels a logical one */
  gboolean rough;    /* land and statuses only */
  const DossierWorld *world;
  DossierMapStyle style;
} DossierMapLayerSpec;

/* On the screen a country below this many pixels across (the square root of its area) is drawn as
 * a dot of that size, and is met by the pointer in a circle of DOSSIER_MAP_REACH around it. */
#define DOSSIER_MAP_DOT 7.0
#define DOSSIER_MAP_REACH 10.0

typedef struct _DossierMapLabels DossierMapLabels;

/* Draws land, the statuses of @shapes (element-type DossierMapShape), borders and @labels on all
 * that @canvas is clipped to, the corner at its origin. */
void dossier_map_layer_draw (const DossierMapLayerSpec *spec,
                             GArray *shapes,
                             DossierMapLabels *labels,
                             DossierCanvas *canvas);

/* The same on an opaque image. (transfer full) */
cairo_surface_t *dossier_map_layer_render (const DossierMapLayerSpec *spec,
                                           GArray *shapes,
                                           DossierMapLabels *labels);

/* How many pixels across a country is at @scale. */
double dossier_map_layer_get_extent (guint country, double scale);

G_END_DECLS
