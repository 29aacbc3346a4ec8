/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/palette.h"

/* libadwaita's grounds for what is read: view, window, and cards over them, light and dark. */
static const char *const grounds[2][3] = {
  { "#ffffff", "#fafafa", "#f2f2f2" },
  { "#1e1e1e", "#303030", "#3a3a3a" },
};

static double
least_contrast (const GdkRGBA *colour, gboolean dark)
{
  double least = 21.0;

  for (guint i = 0; i < 3; i++)
    {
      GdkRGBA ground;

      g_assert_true (gdk_rgba_parse (&ground, grounds[dark ? 1 : 0][i]));
      least = MIN (least, dossier_palette_contrast (colour, &ground));
    }
  return least;
}

static void
test_contrast (void)
{
  GdkRGBA black, white;

  gdk_rgba_parse (&black, "#000000");
  gdk_rgba_parse (&white, "#ffffff");
  g_assert_cmpfloat_with_epsilon (dossier_palette_contrast (&black, &white), 21.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (dossier_palette_contrast (&white, &white), 1.0, 1e-6);
}

static void
test_text (void)
{
  for (int dark = 0; dark < 2; dark++)
    {
      GdkRGBA colour;

      for (int i = -1; i < DOSSIER_N_SPEAKER_COLOURS; i++)
        {
          dossier_palette_speaker (i, dark, &colour);
          g_assert_cmpfloat (least_contrast (&colour, dark), >=, 4.5);
        }
      for (guint i = 0; i <= DOSSIER_VERDICT_UNCLEAR; i++)
        {
          dossier_palette_verdict (i, dark, &colour);
          g_assert_cmpfloat (least_contrast (&colour, dark), >=, 4.5);
        }
    }
}

/* Words stay readable on a highlight, and its lines can be seen. */
static void
test_annotations (void)
{
  for (int dark = 0; dark < 2; dark++)
    for (DossierColour i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS; i++)
      {
        GdkRGBA fill, edge, text, page;

        gdk_rgba_parse (&text, dark ? "#eeeeec" : "#33281b");
        gdk_rgba_parse (&page, dark ? "#1e1e1e" : "#f8f0e0");
        dossier_palette_annotation (i, dark, &fill, &edge);
        g_assert_cmpfloat (dossier_palette_contrast (&edge, &page), >=, 3.0);
        if (i == DOSSIER_COLOUR_UNDERLINE)
          continue;
        g_assert_cmpfloat (dossier_palette_contrast (&text, &fill), >=, 7.0);
        g_assert_cmpfloat (dossier_palette_contrast (&edge, &fill), >=, 3.0);
      }
}

static void
test_map (void)
{
  for (int dark = 0; dark < 2; dark++)
    {
      GdkRGBA land, sea, halo, second, label, colour;

      dossier_palette_status (DOSSIER_STATUS_NONE, dark, &land);
      dossier_palette_map (DOSSIER_MAP_COLOUR_SEA, dark, &sea);
      dossier_palette_map (DOSSIER_MAP_COLOUR_HALO, dark, &halo);
      dossier_palette_map (DOSSIER_MAP_COLOUR_SECOND, dark, &second);
      dossier_palette_map (DOSSIER_MAP_COLOUR_LABEL, dark, &label);
      for (guint i = DOSSIER_STATUS_MEMBER; i < DOSSIER_N_STATUSES; i++)
        {
          dossier_palette_status (i, dark, &colour);
          g_assert_cmpfloat (dossier_palette_contrast (&colour, &land), >=, 3.0);
          g_assert_cmpfloat (dossier_palette_contrast (&colour, &sea), >=, 3.0);
          g_assert_cmpfloat (dossier_palette_contrast (&colour, &halo), >=, 3.0);
        }
      g_assert_cmpfloat (dossier_palette_contrast (&second, &land), >=, 3.0);
      g_assert_cmpfloat (dossier_palette_contrast (&label, &halo), >=, 7.0);
    }
}

static void
test_round (void)
{
  GdkRGBA first, again;

  dossier_palette_speaker (0, FALSE, &first);
  dossier_palette_speaker (DOSSIER_N_SPEAKER_COLOURS, FALSE, &again);
  g_assert_true (gdk_rgba_equal (&first, &again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/widgets/palette/contrast", test_contrast);
  g_test_add_func ("/widgets/palette/text", test_text);
  g_test_add_func ("/widgets/palette/annotations", test_annotations);
  g_test_add_func ("/widgets/palette/map", test_map);
  g_test_add_func ("/widgets/palette/round", test_round);
  return g_test_run ();
}
