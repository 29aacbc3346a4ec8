/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/projection.h"

#include <math.h>

#define RADIANS(degrees) ((degrees) *G_PI / 180.0)
#define DEGREES(radians) ((radians) *180.0 / G_PI)

const DossierProjectionCentre dossier_projection_centres[DOSSIER_PROJECTION_N_CENTRES] = {
  { DOSSIER_PROJECTION_LONGITUDE, DOSSIER_PROJECTION_LATITUDE },
  { 15.0, 50.0 },   /* Europe */
  { 48.0, 28.0 },   /* the Middle East */
  { 18.0, 5.0 },    /* Africa */
  { 100.0, 18.0 },  /* South East Asia */
  { 145.0, -18.0 }, /* Oceania */
  { -95.0, 45.0 },  /* North America */
  { -80.0, 10.0 },  /* Latin America */
};

/* Of the angle between the place and the centre. */
static double
get_cosine (const DossierProjectionCentre *centre, double longitude, double latitude)
{
  const double phi = RADIANS (latitude), phi0 = RADIANS (centre->latitude);

  return sin (phi0) * sin (phi) +
         cos (phi0) * cos (phi) * cos (RADIANS (longitude - centre->longitude));
}

double
dossier_projection_get_distance (const DossierProjectionCentre *centre,
                                 double longitude,
                                 double latitude)
{
  g_return_val_if_fail (centre != NULL, 0.0);

  return DEGREES (acos (CLAMP (get_cosine (centre, longitude, latitude), -1.0, 1.0)));
}

gboolean
dossier_projection_forward (double longitude, double latitude, double *x, double *y)
{
  return dossier_projection_forward_round (&dossier_projection_centres[0], longitude, latitude, x,
                                           y);
}

gboolean
dossier_projection_forward_round (const DossierProjectionCentre *centre,
                                  double longitude,
                                  double latitude,
                                  double *x,
                                  double *y)
{
  const double phi = RADIANS (latitude), phi0 = RADIANS (centre->latitude);
  const double lambda = RADIANS (longitude - centre->longitude);
  double east = cos (phi) * sin (lambda);
  double north = cos (phi0) * sin (phi) - sin (phi0) * cos (phi) * cos (lambda);
  double cosine = get_cosine (centre, longitude, latitude);
  double radius, length;
  gboolean within = cosine >= cos (RADIANS (DOSSIER_PROJECTION_LIMIT));

  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  radius = within ? DOSSIER_EARTH_RADIUS * sqrt (2.0 * (1.0 - MIN (cosine, 1.0)))
                  : dossier_projection_get_radius ();
  length = hypot (east, north);
  *x = length > 0.0 ? radius * east / length : 0.0;
  *y = length > 0.0 ? -radius * north / length : 0.0;
  return within;
}

gboolean
dossier_projection_inverse (double x, double y, double *longitude, double *latitude)
{
  const double phi0 = RADIANS (DOSSIER_PROJECTION_LATITUDE);
  double radius = hypot (x, y);
  double angle, sine;

  g_return_val_if_fail (longitude != NULL && latitude != NULL, FALSE);

  if (radius > dossier_projection_get_radius ())
    return FALSE;

  if (radius < 1e-9)
    {
      *longitude = DOSSIER_PROJECTION_LONGITUDE;
      *latitude = DOSSIER_PROJECTION_LATITUDE;
      return TRUE;
    }

  angle = 2.0 * asin (radius / (2.0 * DOSSIER_EARTH_RADIUS));
  sine = cos (angle) * sin (phi0) - y * sin (angle) * cos (phi0) / radius;
  *latitude = DEGREES (asin (CLAMP (sine, -1.0, 1.0)));
  *longitude = DOSSIER_PROJECTION_LONGITUDE +
               DEGREES (atan2 (x * sin (angle),
                               radius * cos (phi0) * cos (angle) + y * sin (phi0) * sin (angle)));
  if (*longitude > 180.0)
    *longitude -= 360.0;
  else if (*longitude < -180.0)
    *longitude += 360.0;
  return TRUE;
}

double
dossier_projection_get_radius (void)
{
  return 2.0 * DOSSIER_EARTH_RADIUS * sin (RADIANS (DOSSIER_PROJECTION_LIMIT) / 2.0);
}
