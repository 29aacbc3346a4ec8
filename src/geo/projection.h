/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lambert azimuthal equal-area projection (Snyder, Map Projections, USGS PP 1395, section 24) on
 * the sphere of equal area, centred on northern Eurasia, or on another of a few places. Areas
 * compare truly everywhere; shapes are right near the centre, and the antimeridian is a line like
 * any other, so that Russia's far east needs no cutting. Projected coordinates are kilometres from
 * the centre, x to the east and y to the SOUTH (as on a screen). */
#define DOSSIER_PROJECTION_LATITUDE 55.0
#define DOSSIER_PROJECTION_LONGITUDE 90.0

typedef struct
{
  double longitude, latitude; /* degrees */
} DossierProjectionCentre;

/* Northern Eurasia first. Opposite of each there is sea: a country there would be all of the rim,
 * inside out. */
#define DOSSIER_PROJECTION_N_CENTRES 8
extern const DossierProjectionCentre dossier_projection_centres[DOSSIER_PROJECTION_N_CENTRES];

/* Radius of the authalic sphere of WGS 84, km. */
#define DOSSIER_EARTH_RADIUS 6371.0072

/* Angular distance from the centre, in degrees, beyond which points are drawn in onto the rim: the
 * antipode itself would be a whole circle. */
#define DOSSIER_PROJECTION_LIMIT 170.0

/* Projects degrees (WGS 84) to kilometres. FALSE when the point lies beyond the limit and stands on
 * the rim in the right direction. */
gboolean dossier_projection_forward (double longitude, double latitude, double *x, double *y);
/* The same round another centre. */
gboolean dossier_projection_forward_round (const DossierProjectionCentre *centre,
                                           double longitude,
                                           double latitude,
                                           double *x,
                                           double *y);

/* How far a place is from a centre, in degrees of the globe. */
double dossier_projection_get_distance (const DossierProjectionCentre *centre,
                                        double longitude,
                                        double latitude);

/* The reverse. FALSE outside of the world's disc; then the outputs are not set. */
gboolean dossier_projection_inverse (double x, double y, double *longitude, double *latitude);

/* Radius of the world's disc, km. */
double dossier_projection_get_radius (void);

G_END_DECLS
