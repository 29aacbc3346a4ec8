/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/projection.h"

#include <math.h>

static void
test_centre (void)
{
  double x = 1, y = 1;

  g_assert_true (
    dossier_projection_forward (DOSSIER_PROJECTION_LONGITUDE, DOSSIER_PROJECTION_LATITUDE, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, 0.0, 1e-6);
}

/* Straight to the north the distance is the chord of the sphere. */
static void
test_north (void)
{
  double x, y;

  dossier_projection_forward (DOSSIER_PROJECTION_LONGITUDE, DOSSIER_PROJECTION_LATITUDE + 20.0, &x,
                              &y);
  g_assert_cmpfloat_with_epsilon (x, 0.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, -2.0 * DOSSIER_EARTH_RADIUS * sin (10.0 * G_PI / 180.0), 1e-6);
}

static void
test_round_trip (void)
{
  for (int latitude = -60; latitude <= 90; latitude += 15)
    for (int longitude = -180; longitude < 180; longitude += 15)
      {
        double x, y, back_longitude, back_latitude;

        if (!dossier_projection_forward (longitude, latitude, &x, &y))
          continue;
        g_assert_true (dossier_projection_inverse (x, y, &back_longitude, &back_latitude));
        g_assert_cmpfloat_with_epsilon (back_latitude, latitude, 1e-6);
        if (abs (latitude) < 90)
          g_assert_cmpfloat_with_epsilon (remainder (back_longitude - longitude, 360.0), 0.0, 1e-6);
      }
}

/* Cells of one degree, wherever they lie, cover what they cover on the globe. */
static void
test_equal_area (void)
{
  for (int latitude = -30; latitude <= 75; latitude += 15)
    for (int longitude = -120; longitude < 180; longitude += 30)
      {
        double corner[4][2], area = 0.0, expected;

        for (int i = 0; i < 4; i++)
          dossier_projection_forward (longitude + (i == 1 || i == 2 ? 0.1 : 0.0),
                                      latitude + (i >= 2 ? 0.1 : 0.0), &corner[i][0],
                                      &corner[i][1]);
        for (int i = 0; i < 4; i++)
          area += corner[i][0] * corner[(i + 1) % 4][1] - corner[(i + 1) % 4][0] * corner[i][1];
        expected = DOSSIER_EARTH_RADIUS * DOSSIER_EARTH_RADIUS * 0.1 * G_PI / 180.0 *
                   (sin ((latitude + 0.1) * G_PI / 180.0) - sin (latitude * G_PI / 180.0));
        g_assert_cmpfloat_with_epsilon (fabs (area) / 2.0 / expected, 1.0, 1e-4);
      }
}

static void
test_antimeridian (void)
{
  double x1, y1, x2, y2;

  dossier_projection_forward (179.99, 66.0, &x1, &y1);
  dossier_projection_forward (-179.99, 66.0, &x2, &y2);
  g_assert_cmpfloat (hypot (x2 - x1, y2 - y1), <, 1.5);
}

static void
test_antipode (void)
{
  double radius = dossier_projection_get_radius ();
  double x, y, longitude, latitude;

  g_assert_false (dossier_projection_forward (DOSSIER_PROJECTION_LONGITUDE - 180.0,
                                              -DOSSIER_PROJECTION_LATITUDE + 1.0, &x, &y));
  g_assert_cmpfloat_with_epsilon (hypot (x, y), radius, 1e-6);
  /* Towards the equator from the antipode is over the north pole from the centre. */
  g_assert_cmpfloat_with_epsilon (y, -radius, 1.0);
  g_assert_false (dossier_projection_inverse (radius + 1.0, 0.0, &longitude, &latitude));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/projection/centre", test_centre);
  g_test_add_func ("/geo/projection/north", test_north);
  g_test_add_func ("/geo/projection/round-trip", test_round_trip);
  g_test_add_func ("/geo/projection/equal-area", test_equal_area);
  g_test_add_func ("/geo/projection/antimeridian", test_antimeridian);
  g_test_add_func ("/geo/projection/antipode", test_antipode);
  return g_test_run ();
}
