/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/world.h"

#include <math.h>
#include <string.h>

#include "geo/projection.h"

/* Takes the measure of what is traced. */
typedef struct
{
  double first_x, first_y, x, y;
  double ring, area; /* signed, twice */
  double longest;    /* line */
  guint n_points, n_rings;
  GHashTable *points; /* (nullable): set of "x y" */
} Measure;

static void
add_point (Measure *measure, double x, double y)
{
  if (measure->points != NULL)
    g_hash_table_add (measure->points, g_strdup_printf ("%.3f %.3f", x, y));
  measure->n_points++;
  measure->x = x;
  measure->y = y;
}

static void
measure_move_to (gpointer data, double x, double y)
{
  Measure *measure = data;

  measure->first_x = x;
  measure->first_y = y;
  measure->ring = 0.0;
  add_point (measure, x, y);
}

static void
measure_line_to (gpointer data, double x, double y)
{
  Measure *measure = data;

  measure->ring += measure->x * y - x * measure->y;
  measure->longest = MAX (measure->longest, hypot (x - measure->x, y - measure->y));
  add_point (measure, x, y);
}

static void
measure_close_path (gpointer data)
{
  Measure *measure = data;

  measure_line_to (measure, measure->first_x, measure->first_y);
  measure->area += measure->ring;
  measure->n_rings++;
}

static const DossierGeoSink measure_sink = { measure_move_to, measure_line_to, measure_close_path };

static guint
country (const char *a3)
{
  int number = dossier_world_find (dossier_world_get (), a3);

  g_assert_cmpint (number, >=, 0);
  return (guint) number;
}

static const char *
code_at (double longitude, double latitude)
{
  double x, y;
  int found;

  dossier_projection_forward (longitude, latitude, &x, &y);
  found = dossier_world_find_at (dossier_world_get (), x, y);
  return found < 0 ? "" : dossier_world_get_a3 (dossier_world_get (), (guint) found);
}

static void
test_countries (void)
{
  const DossierWorld *world = dossier_world_get ();

  g_assert_cmpuint (dossier_world_get_n_countries (world), ==, 242);
  for (guint i = 0; i < 242; i++)
    g_assert_cmpint (dossier_world_find (world, dossier_world_get_a3 (world, i)), ==, (int) i);
  g_assert_cmpint (dossier_world_find (world, "XXX"), ==, -1);
  g_assert_cmpint (dossier_world_find (world, ""), ==, -1);
  g_assert_cmpfloat_with_epsilon (dossier_world_get_area (world, country ("KAZ")), 2724900, 30000);
  g_assert_cmpfloat_with_epsilon (dossier_world_get_area (world, country ("ARM")), 29743, 500);
}

static void
test_hits (void)
{
  static const struct
  {
    double latitude, longitude;
    const char *a3;
  } places[] = {
    { 55.75, 37.62, "RUS" },   /* Moscow */
    { 65.50, 175.00, "RUS" },  /* by Anadyr */
    { 66.50, -173.00, "RUS" }, /* Chukotka, beyond the antimeridian */
    { 54.60, 21.50, "RUS" },   /* by Kaliningrad, apart from the rest */
    { 53.90, 27.57, "BLR" },   /* Minsk */
    { 40.18, 44.51, "ARM" },   /* Yerevan */
    { 42.87, 74.59, "KGZ" },   /* Bishkek */
    { 51.17, 71.43, "KAZ" },   /* Astana */
    { 38.56, 68.78, "TJK" },   /* Dushanbe */
    { 41.31, 69.24, "UZB" },   /* Tashkent */
    { 44.95, 34.10, "UKR" },   /* Simferopol */
    { 48.00, 37.80, "UKR" },   /* Donetsk */
    { 43.00, 41.02, "GEO" },   /* Sukhumi */
    { 42.22, 43.97, "GEO" },   /* Tskhinvali */
    { 44.80, 20.47, "SRB" },   /* Belgrade */
    { 34.52, 69.18, "AFG" },   /* Kabul */
    { 35.69, 51.39, "IRN" },   /* Tehran */
    { 40.41, 49.87, "AZE" },   /* Baku */
    { 39.21, 45.41, "AZE" },   /* Nakhchivan, apart from the rest */
    { -29.31, 27.48, "LSO" },  /* Maseru, in a hole of South Africa */
    { -29.12, 26.21, "ZAF" },  /* Bloemfontein */
    { 40.71, -74.30, "USA" },  /* by New York */
    { -33.45, -70.65, "CHL" }, /* Santiago */
    { 42.0, 50.5, "" },        /* the Caspian Sea */
    { 43.5, 34.0, "" },        /* the Black Sea */
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpstr (code_at (places[i].longitude, places[i].latitude), ==, places[i].a3);
}

/* What the projection shows of a country is what the globe has of it, at full detail closely, and
 * at the coarsest level still for large ones. */
static void
test_areas (void)
{
  const DossierWorld *world = dossier_world_get ();

  for (guint i = 0; i < dossier_world_get_n_countries (world); i++)
    {
      double expected = dossier_world_get_area (world, i);
      Measure full = { 0 }, coarse = { 0 };

      dossier_world_trace_country (world, i, DOSSIER_WORLD_N_LEVELS - 1, NULL, &measure_sink,
                                   &full);
      dossier_world_trace_country (world, i, 0, NULL, &measure_sink, &coarse);
      g_assert_cmpuint (full.n_rings, >, 0);
      g_assert_cmpuint (coarse.n_rings, >, 0);
      g_assert_cmpuint (coarse.n_points, >=, MIN (full.n_points, 4));
      if (strcmp (dossier_world_get_a3 (world, i), "ATA") == 0) /* reaches beyond the rim */
        continue;
      if (expected > 10000)
        g_assert_cmpfloat_with_epsilon (fabs (full.area) / 2.0 / expected, 1.0, 0.01);
      if (expected > 300000)
        g_assert_cmpfloat_with_epsilon (fabs (coarse.area) / 2.0 / expected, 1.0, 0.08);
    }
}

/* Kazakhstan is about 91 times as large as Armenia, also as drawn. */
static void
test_ratio (void)
{
  Measure kazakhstan = { 0 }, armenia = { 0 };

  dossier_world_trace_country (dossier_world_get (), country ("KAZ"), DOSSIER_WORLD_N_LEVELS - 1,
                               NULL, &measure_sink, &kazakhstan);
  dossier_world_trace_country (dossier_world_get (), country ("ARM"), DOSSIER_WORLD_N_LEVELS - 1,
                               NULL, &measure_sink, &armenia);
  g_assert_cmpfloat_with_epsilon (kazakhstan.area / armenia.area, 2724900.0 / 29743.0, 2.0);
}

static void
test_levels (void)
{
  const DossierWorld *world = dossier_world_get ();
  guint previous = 0;

  for (guint level = 0; level < DOSSIER_WORLD_N_LEVELS; level++)
    {
      guint n = dossier_world_count_points (world, level);

      g_test_message ("level %u: %u points", level, n);
      g_assert_cmpuint (n, >, previous * 3 / 2);
      previous = n;
    }
  g_assert_cmpuint (dossier_world_count_points (world, 0), <, 10000);
  g_assert_cmpuint (dossier_world_count_points (world, 1), <, 20000);
  g_assert_cmpuint (previous, >, 60000);

  g_assert_cmpuint (dossier_world_get_level (world, 1000.0), ==, 0);
  g_assert_cmpuint (dossier_world_get_level (world, 0.1), ==, DOSSIER_WORLD_N_LEVELS - 1);
  g_assert_cmpuint (dossier_world_get_level (world, 15.0), <=,
                    dossier_world_get_level (world, 8.0));
}

/* Neighbours stay joined at every level: each point of a border is one of both countries. */
static void
test_shared_borders (void)
{
  const DossierWorld *world = dossier_world_get ();

  for (guint level = 0; level < DOSSIER_WORLD_N_LEVELS; level++)
    {
      g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) twice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) borders =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer key;
      Measure border = { .points = borders };

      for (guint i = 0; i < dossier_world_get_n_countries (world); i++)
        {
          g_autoptr (GHashTable) own =
            g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          Measure measure = { .points = own };

          dossier_world_trace_country (world, i, level, NULL, &measure_sink, &measure);
          g_hash_table_iter_init (&iter, own);
          while (g_hash_table_iter_next (&iter, &key, NULL))
            g_hash_table_add (g_hash_table_contains (all, key) ? twice : all, g_strdup (key));
        }
      dossier_world_trace_borders (world, level, NULL, &measure_sink, &border);
      g_assert_cmpuint (g_hash_table_size (borders), >, level == 0 ? 1000 : 2000);
      g_hash_table_iter_init (&iter, borders);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_assert_true (g_hash_table_contains (twice, key));
    }
}

/* No line of Russia's leads across the map from one side of the antimeridian to the other. */
static void
test_antimeridian (void)
{
  Measure russia = { 0 };
  DossierGeoBox box;

  dossier_world_trace_country (dossier_world_get (), country ("RUS"), DOSSIER_WORLD_N_LEVELS - 1,
                               NULL, &measure_sink, &russia);
  g_assert_cmpfloat (russia.longest, <, 300.0);
  dossier_world_get_box (dossier_world_get (), country ("RUS"), &box);
  g_assert_cmpfloat (box.right - box.left, <, 9000.0);
}

static void
test_labels (void)
{
  const DossierWorld *world = dossier_world_get ();

  for (guint i = 0; i < dossier_world_get_n_countries (world); i++)
    {
      double x, y, radius;

      dossier_world_get_label (world, i, &x, &y, &radius);
      if (radius > 5.0)
        g_assert_true (dossier_world_contains (world, i, x, y));
      /* A circle of that radius fits into the country. */
      g_assert_cmpfloat (G_PI * radius * radius, <=,
                         dossier_world_get_area (world, i) * 1.02 + 5.0);
    }
}

static void
test_frames (void)
{
  const DossierWorld *world = dossier_world_get ();
  DossierGeoBox frame, box, guiana = DOSSIER_GEO_BOX_EMPTY;
  double x, y;

  dossier_projection_forward (-53.0, 4.0, &x, &y);
  guiana = (DossierGeoBox){ x, y, x, y };
  dossier_world_get_box (world, country ("FRA"), &box);
  dossier_world_get_frame (world, country ("FRA"), &frame);
  g_assert_true (dossier_geo_box_intersects (&box, &guiana));
  g_assert_false (dossier_geo_box_intersects (&frame, &guiana));
  g_assert_cmpfloat (frame.right - frame.left, <, 1800.0);
}

static void
test_clip (void)
{
  const DossierWorld *world = dossier_world_get ();
  Measure all = { 0 }, some = { 0 }, none = { 0 };
  DossierGeoBox armenia, nowhere = { -1.0, 6000.0, 1.0, 6001.0 };

  dossier_world_get_box (world, country ("ARM"), &armenia);
  dossier_world_trace_borders (world, 0, NULL, &measure_sink, &all);
  dossier_world_trace_borders (world, 0, &armenia, &measure_sink, &some);
  g_assert_cmpuint (some.n_points, >, 0);
  g_assert_cmpuint (some.n_points, <, all.n_points / 20);
  dossier_world_trace_country (world, country ("ARM"), 0, &nowhere, &measure_sink, &none);
  g_assert_cmpuint (none.n_points, ==, 0);
}

/* Round each centre countries have the areas that they have, and no line leads across the map: not
 * even at the rim, where a country opposite of the centre would be inside out. */
static void
test_centres (void)
{
  for (guint centre = 0; centre < DOSSIER_PROJECTION_N_CENTRES; centre++)
    {
      const DossierWorld *world = dossier_world_get_round (centre);

      for (guint i = 0; i < dossier_world_get_n_countries (world); i++)
        {
          double area = dossier_world_get_area (world, i);
          Measure measure = { 0 };

          g_assert_cmpstr (dossier_world_get_a3 (world, i), ==,
                           dossier_world_get_a3 (dossier_world_get (), i));
          dossier_world_trace_country (world, i, DOSSIER_WORLD_N_LEVELS - 1, NULL, &measure_sink,
                                       &measure);
          g_test_message ("%u %s", centre, dossier_world_get_a3 (world, i));
          g_assert_cmpfloat (measure.longest, <, 1500.0);
          /* What is drawn in onto the rim is smaller. */
          g_assert_cmpfloat (fabs (measure.area) / 2.0, <=, area * 1.02 + 500.0);
        }
    }
}

static const DossierWorld *
choose (const char *codes)
{
  g_auto (GStrv) all = g_strsplit (codes, " ", -1);
  guint n = *codes != '\0' ? g_strv_length (all) : 0;
  g_autofree guint *countries = g_new0 (guint, n + 1), *weights = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      countries[i] = country (all[i]);
      weights[i] = 1;
    }
  return dossier_world_choose (countries, weights, n);
}

/* What a text is about is in the middle of its map, the right way up. */
static void
test_choice (void)
{
  static const char *const first[] = { "",
                                       "RUS",
                                       "KAZ KGZ TJK",
                                       "CHN RUS IND",
                                       "RUS CHN MNG",
                                       "RUS BLR ARM KAZ KGZ TJK SRB AFG UZB GEO AZE" };
  static const char *const others[] = { "HND GTM",     "KEN ETH TZA", "FRA ITA HRV", "OMN IRN ARE",
                                        "KHM LAO VNM", "NZL FJI AUS", "CAN USA" };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_true (choose (first[i]) == dossier_world_get ());
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const DossierWorld *world = choose (others[i]);
      g_auto (GStrv) all = g_strsplit (others[i], " ", -1);

      g_assert_true (world != dossier_world_get ());
      for (guint j = 0; all[j] != NULL; j++)
        {
          double x, y;

          dossier_world_get_label (world, country (all[j]), &x, &y, NULL);
          g_assert_cmpfloat (hypot (x, y), <, 5000.0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/world/countries", test_countries);
  g_test_add_func ("/geo/world/hits", test_hits);
  g_test_add_func ("/geo/world/areas", test_areas);
  g_test_add_func ("/geo/world/ratio", test_ratio);
  g_test_add_func ("/geo/world/levels", test_levels);
  g_test_add_func ("/geo/world/shared-borders", test_shared_borders);
  g_test_add_func ("/geo/world/antimeridian", test_antimeridian);
  g_test_add_func ("/geo/world/labels", test_labels);
  g_test_add_func ("/geo/world/frames", test_frames);
  g_test_add_func ("/geo/world/clip", test_clip);
  g_test_add_func ("/geo/world/centres", test_centres);
  g_test_add_func ("/geo/world/choice", test_choice);
  return g_test_run ();
}
