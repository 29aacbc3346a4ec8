/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/viewport.h"

#include <math.h>

#include "geo/projection.h"

static void
count_cb (DossierViewport *viewport, guint *count)
{
  (*count)++;
}

static DossierViewport *
make (guint *count)
{
  static const DossierGeoBox box = { -1000.0, -500.0, 1000.0, 500.0 };
  DossierViewport *viewport = dossier_viewport_new ();

  dossier_viewport_set_size (viewport, 400.0, 300.0);
  dossier_viewport_fit (viewport, &box, NULL);
  if (count != NULL)
    g_signal_connect (viewport, "changed", G_CALLBACK (count_cb), count);
  return viewport;
}

static void
assert_at (DossierViewport *viewport, double x, double y, double pixel_x, double pixel_y)
{
  double is_x, is_y;

  dossier_viewport_to_pixels (viewport, x, y, &is_x, &is_y);
  g_assert_cmpfloat_with_epsilon (is_x, pixel_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (is_y, pixel_y, 1e-6);
}

static void
test_fit (void)
{
  g_autoptr (DossierViewport) viewport = make (NULL);
  static const DossierGeoBox box = { 0.0, 0.0, 1000.0, 1000.0 };
  static const DossierViewportPadding padding = { 10.0, 40.0, 10.0, 10.0 };

  g_assert_cmpfloat_with_epsilon (dossier_viewport_get_scale (viewport), 0.2, 1e-9);
  assert_at (viewport, -1000.0, 0.0, 0.0, 150.0);
  g_assert_true (dossier_viewport_is_fitted (viewport));

  dossier_viewport_fit (viewport, &box, &padding);
  g_assert_cmpfloat_with_epsilon (dossier_viewport_get_scale (viewport), 0.25, 1e-9);
  assert_at (viewport, 0.0, 0.0, 75.0, 40.0);
  assert_at (viewport, 1000.0, 1000.0, 325.0, 290.0);
}

/* Before there is a size nothing can be fitted; when it comes, it is. */
static void
test_fit_early (void)
{
  g_autoptr (DossierViewport) viewport = dossier_viewport_new ();
  static const DossierGeoBox box = { 100.0, 100.0, 1100.0, 1100.0 };

  dossier_viewport_fit (viewport, &box, NULL);
  dossier_viewport_set_size (viewport, 200.0, 200.0);
  assert_at (viewport, 100.0, 100.0, 0.0, 0.0);

  /* The window grows: what was fitted stays so. */
  dossier_viewport_set_size (viewport, 400.0, 400.0);
  assert_at (viewport, 1100.0, 1100.0, 400.0, 400.0);

  /* … unless the reader has moved it. */
  dossier_viewport_pan (viewport, 10.0, 0.0);
  dossier_viewport_set_size (viewport, 200.0, 200.0);
  g_assert_cmpfloat_with_epsilon (dossier_viewport_get_scale (viewport), 0.4, 1e-9);
}

static void
test_fit_nothing (void)
{
  g_autoptr (DossierViewport) viewport = make (NULL);

  dossier_viewport_fit (viewport, &DOSSIER_GEO_BOX_EMPTY, NULL);
  g_assert_cmpfloat_with_epsilon (dossier_viewport_get_scale (viewport),
                                  150.0 / dossier_projection_get_radius (), 1e-9);
}

static void
test_pan (void)
{
  guint count = 0;
  g_autoptr (DossierViewport) viewport = make (&count);

  dossier_viewport_pan (viewport, 20.0, -30.0);
  assert_at (viewport, 0.0, 0.0, 220.0, 120.0);
  g_assert_false (dossier_viewport_is_fitted (viewport));
  g_assert_cmpuint (count, ==, 1);
  dossier_viewport_pan (viewport, 0.0, 0.0);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_zoom_at_point (void)
{
  g_autoptr (DossierViewport) viewport = make (NULL);
  double x, y;

  dossier_viewport_to_plane (viewport, 100.0, 50.0, &x, &y);
  dossier_viewport_zoom (viewport, 1.7, 100.0, 50.0);
  assert_at (viewport, x, y, 100.0, 50.0);
  dossier_viewport_zoom (viewport, 0.3, 100.0, 50.0);
  assert_at (viewport, x, y, 100.0, 50.0);
}

static void
test_limits (void)
{
  guint count = 0;
  g_autoptr (DossierViewport) viewport = make (&count);
  double radius = dossier_projection_get_radius ();
  double x, y;

  dossier_viewport_zoom (viewport, 1e9, 0.0, 0.0);
  g_assert_cmpfloat (dossier_viewport_get_scale (viewport), ==, DOSSIER_VIEWPORT_MAX_SCALE);
  count = 0;
  dossier_viewport_zoom (viewport, 2.0, 0.0, 0.0);
  g_assert_cmpuint (count, ==, 0);

  dossier_viewport_zoom (viewport, 1e-9, 200.0, 150.0);
  g_assert_cmpfloat_with_epsilon (dossier_viewport_get_scale (viewport), 150.0 / radius, 1e-9);

  dossier_viewport_pan (viewport, 1e7, 1e7);
  dossier_viewport_to_plane (viewport, 200.0, 150.0, &x, &y);
  g_assert_cmpfloat_with_epsilon (hypot (x, y), radius, 1e-6);
}

static void
test_reveal (void)
{
  guint count = 0;
  g_autoptr (DossierViewport) viewport = make (&count);

  dossier_viewport_reveal (viewport, 0.0, 0.0, 20.0);
  g_assert_cmpuint (count, ==, 0);
  dossier_viewport_reveal (viewport, 2000.0, 0.0, 20.0);
  assert_at (viewport, 2000.0, 0.0, 380.0, 150.0);
}

static void
test_box (void)
{
  g_autoptr (DossierViewport) viewport = make (NULL);
  DossierGeoBox box;

  dossier_viewport_get_box (viewport, &box);
  g_assert_cmpfloat_with_epsilon (box.left, -1000.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.top, -750.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.right, 1000.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.bottom, 750.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/viewport/fit", test_fit);
  g_test_add_func ("/geo/viewport/fit-early", test_fit_early);
  g_test_add_func ("/geo/viewport/fit-nothing", test_fit_nothing);
  g_test_add_func ("/geo/viewport/pan", test_pan);
  g_test_add_func ("/geo/viewport/zoom-at-point", test_zoom_at_point);
  g_test_add_func ("/geo/viewport/limits", test_limits);
  g_test_add_func ("/geo/viewport/reveal", test_reveal);
  g_test_add_func ("/geo/viewport/box", test_box);
  return g_test_run ();
}
