/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/walk.h"

#include <string.h>

typedef struct
{
  char **codes;
  guint n;
  int *next;
} Walk;

static void
plan (Walk *walk, const char *codes)
{
  g_autofree guint *countries = NULL;

  walk->codes = g_strsplit (codes, " ", -1);
  walk->n = g_strv_length (walk->codes);
  countries = g_new (guint, walk->n);
  for (guint i = 0; i < walk->n; i++)
    countries[i] = (guint) dossier_world_find (dossier_world_get (), walk->codes[i]);
  walk->next = dossier_world_plan_walk (dossier_world_get (), countries, walk->n);
}

static void
clear (Walk *walk)
{
  g_strfreev (walk->codes);
  g_free (walk->next);
}

static const char *
go (Walk *walk, const char *from, DossierWalkDirection direction)
{
  for (guint i = 0; i < walk->n; i++)
    if (strcmp (walk->codes[i], from) == 0)
      {
        int to = walk->next[i * DOSSIER_WALK_N_DIRECTIONS + direction];

        return to < 0 ? "" : walk->codes[to];
      }
  g_assert_not_reached ();
}

static guint
count_reached (Walk *walk, guint start)
{
  g_autofree gboolean *reached = g_new0 (gboolean, walk->n);
  gboolean more = TRUE;
  guint n = 0;

  reached[start] = TRUE;
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < walk->n * DOSSIER_WALK_N_DIRECTIONS; i++)
        if (reached[i / DOSSIER_WALK_N_DIRECTIONS] && walk->next[i] >= 0 && !reached[walk->next[i]])
          more = reached[walk->next[i]] = TRUE;
    }
  for (guint i = 0; i < walk->n; i++)
    n += reached[i] ? 1 : 0;
  return n;
}

#define CSTO "AFG ARM AZE BLR GEO IRN KAZ KGZ RUS SRB TJK UZB"

static void
test_neighbours (void)
{
  Walk walk;

  plan (&walk, CSTO);
  g_assert_cmpstr (go (&walk, "KAZ", DOSSIER_WALK_UP), ==, "RUS");
  g_assert_cmpstr (go (&walk, "GEO", DOSSIER_WALK_DOWN), ==, "ARM");
  g_assert_cmpstr (go (&walk, "ARM", DOSSIER_WALK_UP), ==, "GEO");
  g_assert_cmpstr (go (&walk, "IRN", DOSSIER_WALK_RIGHT), ==, "AFG");
  g_assert_cmpstr (go (&walk, "RUS", DOSSIER_WALK_RIGHT), ==, "");
  clear (&walk);
}

/* From everywhere the arrow keys lead everywhere. */
static void
test_everywhere (void)
{
  static const char *const sets[] = {
    CSTO,
    CSTO " CHN IND KHM LKA MNG NPL PAK TUR",
    CSTO " CHN IND KHM LKA MDA MNG NPL PAK SYR TCD TKM TUR UKR USA",
    "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT "
    "ROU SVK SVN SWE",
    "RUS FJI",
    "ARM",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      Walk walk;

      plan (&walk, sets[i]);
      for (guint start = 0; start < walk.n; start++)
        g_assert_cmpuint (count_reached (&walk, start), ==, walk.n);
      clear (&walk);
    }
}

static void
test_none (void)
{
  g_autofree int *next = dossier_world_plan_walk (dossier_world_get (), NULL, 0);

  g_assert_nonnull (next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/walk/neighbours", test_neighbours);
  g_test_add_func ("/geo/walk/everywhere", test_everywhere);
  g_test_add_func ("/geo/walk/none", test_none);
  return g_test_run ();
}
