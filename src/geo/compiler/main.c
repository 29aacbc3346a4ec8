/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/compiler/geometry.h"
#include "geo/projection.h"
#include "geo/world-format.h"

/* A point is left out of a level when its triangle is smaller than so many square pixels. */
#define NEGLIGIBLE 1.5

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GeoTopology) topology = NULL;
  /* The whole disc just fits 16 bits; rounded up to whole millimetres. */
  double unit = ((int) (dossier_projection_get_radius () / 32767.0 * 1e6) + 1) / 1e6;
  const double resolutions[] = DOSSIER_WORLD_RESOLUTIONS;
  double thresholds[DOSSIER_WORLD_LEVELS];
  guint64 centre;

  if (argc != 4 ||
      !g_ascii_string_to_unsigned (argv[3], 10, 0, DOSSIER_PROJECTION_N_CENTRES - 1, &centre, NULL))
    {
      g_printerr ("Usage: dossier-compile-world WORLD.topo.json WORLD.bin CENTRE\n");
      return 2;
    }

  topology = geo_topology_read (argv[1], &error);
  if (topology == NULL)
    {
      g_printerr ("%s: %s\n", argv[1], error->message);
      return 1;
    }

  geo_topology_project (topology, (guint) centre, unit);
  geo_simplify (topology);
  for (guint i = 0; i < topology->countries->len; i++)
    geo_find_label (topology, g_ptr_array_index (topology->countries, i), 1.0);
  for (guint i = 0; i < DOSSIER_WORLD_LEVELS; i++)
    thresholds[i] = NEGLIGIBLE * resolutions[i] * resolutions[i] / (unit * unit);

  if (!geo_topology_write (topology, thresholds, argv[2], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
