/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/fonts.h"

#include <math.h>

#include "drawing/font-scale.h"

/* What most letters of texts in English are, and those of a heading or a count. In another language
 * its sample is drawn as well. */
#define TEXT "ABCDEFGHIJKLMNOPRSTUVW abcdefghijklmnopqrstuvwxyz 0123456789 .,;:-–—’“”()%"
#define WORDS "ACDEIMNOPRSTU abcdefghiklmnoprstuvwxyz"

/* The surface on which letters are drawn; beyond it they would not be. */
#define SURFACE_WIDTH 2400
#define SURFACE_HEIGHT 80

typedef struct
{
  double scale; /* of the interface's font */
  int weight;
  gboolean serif;
  gboolean hinted;
  const char *text;
} Face;

static const Face faces[] = {
  { 1, PANGO_WEIGHT_BOLD, FALSE, TRUE, WORDS },
  { 1, PANGO_WEIGHT_NORMAL, FALSE, TRUE, TEXT },
  { DOSSIER_FONT_SMALL, PANGO_WEIGHT_NORMAL, FALSE, TRUE, TEXT },
  { DOSSIER_FONT_SMALL, PANGO_WEIGHT_BOLD, FALSE, TRUE, WORDS },
  { 1, PANGO_WEIGHT_NORMAL, TRUE, FALSE, TEXT },
};

/* What depends on the reader's settings. */
static const Face reading_faces[] = {
  { 1, PANGO_WEIGHT_NORMAL, TRUE, FALSE, TEXT },
  { DOSSIER_FONT_TITLE, PANGO_WEIGHT_BOLD, FALSE, FALSE, WORDS },
  { DOSSIER_FONT_SUBTITLE, PANGO_WEIGHT_NORMAL, FALSE, FALSE, WORDS },
  { DOSSIER_FONT_HEADING, PANGO_WEIGHT_BOLD, FALSE, FALSE, WORDS },
  { 1 / DOSSIER_FONT_READING, PANGO_WEIGHT_NORMAL, FALSE, FALSE, TEXT },
};

/* How the desktop wants letters drawn. */
typedef struct
{
  char *font; /* of the interface, with its size in pixels */
  double resolution;
  int antialias;
  int subpixel_order;
  int hint_style;
  int hint_metrics;
  int scale; /* pixels of the screen to one of GTK's */
  gboolean whole_positions;
} Manner;

#define MANNER_KEY "font-manner"
#define MANNER_FORMAT "(sdiiiiib)"

typedef struct
{
  GThread *thread;
  PangoFontMap *map;
  GVariant *manner;
  double zoom; /* the reader's; 0: a font of the person's own, of which nothing is known here */
} Fonts;

/* What the thread draws with. */
typedef struct
{
  PangoContext *hinted;
  PangoContext *unhinted;
  cairo_t *cr;
} Pen;

static Fonts *begun;

static void
fonts_free (Fonts *self)
{
  g_object_unref (self->map);
  g_variant_unref (self->manner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fonts, fonts_free)

static PangoContext *
make_context (PangoFontMap *map, const Manner *manner, gboolean hinted)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (manner->font);

  cairo_font_options_set_antialias (options, manner->antialias);
  cairo_font_options_set_subpixel_order (options, manner->subpixel_order);
  cairo_font_options_set_hint_style (options, hinted ? manner->hint_style : CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, manner->hint_metrics);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, manner->resolution);
  pango_context_set_round_glyph_positions (context, manner->whole_positions);
  pango_context_set_font_description (context, font);
  return context;
}

static void
draw (PangoContext *context, cairo_t *cr, const PangoFontDescription *font, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
}

static void
load_face (Pen *pen, const Face *face, double zoom)
{
  PangoContext *context = face->hinted ? pen->hinted : pen->unhinted;
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (context));
  PangoLanguage *language = pango_context_get_language (context);
  const char *sample = pango_language_get_sample_string (language);

  if (face->serif)
    pango_font_description_set_family_static (font, DOSSIER_FONT_SERIF);
  pango_font_description_set_weight (font, face->weight);
  pango_font_description_set_absolute_size (font, round (pango_font_description_get_size (font) *
                                                         face->scale * zoom));
  pango_font_metrics_unref (pango_context_get_metrics (context, font, language));
  draw (context, pen->cr, font, face->text);
  if (sample != pango_language_get_sample_string (pango_language_from_string ("en")))
    draw (context, pen->cr, font, sample);
}

static void
load_faces (Fonts *self, Pen *pen)
{
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    load_face (pen, &faces[i], 1);
  for (guint i = 0; self->zoom > 0 && i < G_N_ELEMENTS (reading_faces); i++)
    load_face (pen, &reading_faces[i], DOSSIER_FONT_READING * self->zoom);
}

static gpointer
load_thread (gpointer data)
{
  Fonts *self = data;
  Manner manner;
  cairo_surface_t *surface;
  Pen pen;

  g_variant_get (self->manner, "(&sdiiiiib)", &manner.font, &manner.resolution, &manner.antialias,
                 &manner.subpixel_order, &manner.hint_style, &manner.hint_metrics, &manner.scale,
                 &manner.whole_positions);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SURFACE_WIDTH * manner.scale,
                                        SURFACE_HEIGHT * manner.scale);
  cairo_surface_set_device_scale (surface, manner.scale, manner.scale);
  pen = (Pen){ make_context (self->map, &manner, TRUE), make_context (self->map, &manner, FALSE),
               cairo_create (surface) };
  load_faces (self, &pen);
  cairo_destroy (pen.cr);
  cairo_surface_destroy (surface);
  g_object_unref (pen.hinted);
  g_object_unref (pen.unhinted);
  return NULL;
}

/* As any widget has it. */
static GVariant *
find_manner (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_drawing_area_new ());
  PangoContext *context = gtk_widget_create_pango_context (widget);
  g_autofree char *font =
    pango_font_description_to_string (pango_context_get_font_description (context));
  const cairo_font_options_t *given = pango_cairo_context_get_font_options (context);
  cairo_font_options_t *options =
    given ? cairo_font_options_copy (given) : cairo_font_options_create ();
  GVariant *manner = g_variant_new (
    MANNER_FORMAT, font, pango_cairo_context_get_resolution (context),
    cairo_font_options_get_antialias (options), cairo_font_options_get_subpixel_order (options),
    cairo_font_options_get_hint_style (options), cairo_font_options_get_hint_metrics (options),
    gtk_widget_get_scale_factor (widget), pango_context_get_round_glyph_positions (context));

  cairo_font_options_destroy (options);
  g_object_unref (context);
  g_object_unref (widget);
  return g_variant_ref_sink (manner);
}

void
dossier_fonts_begin (GSettings *settings)
{
  g_autofree char *font = NULL;

  g_return_if_fail (begun == NULL);

  if (settings == NULL)
    return;
  font = g_settings_get_string (settings, "reader-font");
  begun = g_new0 (Fonts, 1);
  begun->map = pango_cairo_font_map_new ();
  begun->manner = g_settings_get_value (settings, MANNER_KEY);
  if (*font == '\0')
    begun->zoom = g_settings_get_double (settings, "reader-zoom");
  begun->thread = g_thread_new ("fonts", load_thread, begun);
}

void
dossier_fonts_end (GSettings *settings)
{
  g_autoptr (Fonts) self = g_steal_pointer (&begun);
  g_autoptr (GVariant) manner = NULL;

  if (self == NULL)
    return;
  g_thread_join (self->thread);
  manner = find_manner ();
  if (g_variant_equal (manner, self->manner))
    pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (self->map));
  else if (settings != NULL)
    g_settings_set_value (settings, MANNER_KEY, manner);
}
