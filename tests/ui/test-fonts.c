/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faces loaded ahead of the first window: only when they are the ones that the desktop asks for,
 * and never another look. */
#include "app/fonts.h"
#include "app/settings.h"

#define KEY "font-manner"

static PangoFontMap *
load_ahead (void)
{
  dossier_fonts_begin (dossier_settings_get ());
  dossier_fonts_end (dossier_settings_get ());
  return pango_cairo_font_map_get_default ();
}

static void
set_wrong (void)
{
  GVariant *wrong = g_variant_new ("(sdiiiiib)", "Serif 40px", 300.0, 1, 0, 1, 2, 3, FALSE);

  g_settings_set_value (dossier_settings_get (), KEY, wrong);
}

/* What the desktop wants is not what it was: that is not used, and known the next time. */
static void
test_learnt (void)
{
  GSettings *settings = dossier_settings_get ();
  g_autoptr (PangoFontMap) usual = g_object_ref (pango_cairo_font_map_get_default ());
  g_autoptr (GVariant) wrong = NULL;
  g_autoptr (GVariant) learnt = NULL;

  set_wrong ();
  wrong = g_settings_get_value (settings, KEY);
  g_assert_true (load_ahead () == usual);
  learnt = g_settings_get_value (settings, KEY);
  g_assert_false (g_variant_equal (wrong, learnt));

  g_assert_false (load_ahead () == usual);
  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (usual));
}

/* The pixels of a text in @weight and @scale times the interface's size, as a widget draws it. */
static GBytes *
draw_words (int weight, double scale)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, "Tajikistan, 28/10/2019");
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (pango_layout_get_context (layout)));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 80);
  cairo_t *cr = cairo_create (surface);
  GBytes *pixels;

  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) * scale);
  pango_layout_set_font_description (layout, font);
  pango_cairo_show_layout (cr, layout);
  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface) *
                          cairo_image_surface_get_height (surface));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (label);
  return pixels;
}

static void
test_same_look (void)
{
  static const int weights[] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_BOLD };
  static const double scales[] = { 1, 0.8334, 1.829 };
  g_autoptr (PangoFontMap) usual = g_object_ref (pango_cairo_font_map_get_default ());

  load_ahead (); /* whatever was known before, it is now */
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    for (guint j = 0; j < G_N_ELEMENTS (scales); j++)
      {
        g_autoptr (GBytes) before = NULL;
        g_autoptr (GBytes) after = NULL;

        pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (usual));
        before = draw_words (weights[i], scales[j]);
        g_assert_false (load_ahead () == usual);
        after = draw_words (weights[i], scales[j]);
        g_assert_true (g_bytes_equal (before, after));
      }
  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (usual));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/learnt", test_learnt);
  g_test_add_func ("/fonts/same-look", test_same_look);
  return g_test_run ();
}
