/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "drawing/font-scale.h"
#include "widgets/text-view-private.h"

/* In a narrow window the text comes close to its edges, in a wide one never. */
#define MIN_MARGIN 16
#define WIDE_MARGIN 40
#define WIDE_FROM 560

/* Ordinary prose, to know how many letters go on a line. */
#define SAMPLE                                                                                     \
  "the participants agreed that security threats to the member states in all directions are "      \
  "building up"

static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b, float part)
{
  GdkRGBA out = {
    .red = a->red + (b->red - a->red) * part,
    .green = a->green + (b->green - a->green) * part,
    .blue = a->blue + (b->blue - a->blue) * part,
    .alpha = 1.f,
  };
  return out;
}

/* Colours of the desktop come with some transparency. */
static void
make_opaque (GdkRGBA *colour, const GdkRGBA *background)
{
  *colour = mix (background, colour, colour->alpha);
}

static void
look_up (GtkStyleContext *context, const char *name, const char *fallback, GdkRGBA *colour)
{
  if (!gtk_style_context_lookup_color (context, name, colour))
    gdk_rgba_parse (colour, fallback);
}

static void
find_colours (DossierTextView *self, DossierTextStyle *style)
{
  static const char *const backgrounds[] = {
    [DOSSIER_READER_THEME_FOLLOW] = "view_bg_color",
    [DOSSIER_READER_THEME_LIGHT] = "reader_light_bg_color",
    [DOSSIER_READER_THEME_SEPIA] = "reader_sepia_bg_color",
    [DOSSIER_READER_THEME_DARK] = "reader_dark_bg_color",
  };
  static const char *const texts[] = {
    [DOSSIER_READER_THEME_FOLLOW] = "view_fg_color",
    [DOSSIER_READER_THEME_LIGHT] = "reader_light_fg_color",
    [DOSSIER_READER_THEME_SEPIA] = "reader_sepia_fg_color",
    [DOSSIER_READER_THEME_DARK] = "reader_dark_fg_color",
  };
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean dark = dossier_palette_is_dark (GTK_WIDGET (self));

  if (self->theme != DOSSIER_READER_THEME_FOLLOW)
    dark = self->theme == DOSSIER_READER_THEME_DARK;
  style->dark = dark;
  style->high_contrast = dossier_palette_is_high_contrast (GTK_WIDGET (self));
  look_up (context, backgrounds[self->theme], dark ? "#1e1e1e" : "#ffffff", &style->background);
  style->background.alpha = 1.f;
  look_up (context, texts[self->theme], dark ? "#ffffff" : "#1e1e1e", &style->text);
  make_opaque (&style->text, &style->background);
  if (style->high_contrast)
    look_up (context, dark ? "blue_1" : "blue_5", dark ? "#99c1f1" : "#1a5fb4", &style->accent);
  else
    look_up (context, dark ? "blue_2" : "blue_5", dark ? "#62a0ea" : "#1a5fb4", &style->accent);
  make_opaque (&style->accent, &style->background);
  look_up (context, dark ? "orange_2" : "orange_5", dark ? "#ffa348" : "#c64600", &style->found);
  make_opaque (&style->found, &style->background);
  style->dim = style->high_contrast ? style->text : mix (&style->text, &style->background, 0.23f);
}

/* Fonts differ in the height that they claim: lines are set by the size of their letters instead,
 * as CSS has it, and told to Pango as a factor of the font's own height. */
static double
find_line_factor (DossierTextView *self, const DossierTextStyle *style)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics;
  double height;

  pango_font_description_set_family (font, style->family);
  pango_font_description_set_absolute_size (font, round (style->em * PANGO_SCALE));
  metrics = pango_context_get_metrics (context, font, NULL);
  height = (double) pango_font_metrics_get_height (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  return height > 0 ? self->line_height * style->em / height : 1.0;
}

static void
find_font (DossierTextView *self, DossierTextStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *interface = pango_context_get_font_description (context);
  double interface_size = (double) pango_font_description_get_size (interface) / PANGO_SCALE;
  g_autoptr (PangoFontDescription) font = NULL;

  style->family = g_strdup (DOSSIER_FONT_SERIF);
  style->interface = g_strdup (pango_font_description_get_family (interface));
  style->em = interface_size * DOSSIER_FONT_READING;
  if (*self->font != '\0')
    {
      font = pango_font_description_from_string (self->font);
      if (pango_font_description_get_family (font) != NULL)
        {
          g_free (style->family);
          style->family =
            g_strconcat (pango_font_description_get_family (font), "," DOSSIER_FONT_SERIF, NULL);
        }
      if (pango_font_description_get_size (font) > 0)
        {
          style->em = (double) pango_font_description_get_size (font) / PANGO_SCALE;
          if (!pango_font_description_get_size_is_absolute (font))
            style->em *= pango_cairo_context_get_resolution (context) / 72.0;
        }
    }
  style->em *= self->zoom;
  style->line_height = find_line_factor (self, style);
}

static int
measure_column (DossierTextView *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), SAMPLE);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int width;

  pango_font_description_set_family (font, self->style.family);
  pango_font_description_set_absolute_size (font, round (self->style.em * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_get_size (layout, &width, NULL);
  return (int) lround ((double) width / PANGO_SCALE / strlen (SAMPLE) * self->width);
}

void
dossier_text_view_fit_column (DossierTextView *self, int width)
{
  int least = width < WIDE_FROM ? MIN_MARGIN : WIDE_MARGIN;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int start, end;

  if (self->column == 0 || width <= 0)
    return;
  if (self->passage_numbers)
    least = MAX (least, (int) (2.4 * self->style.em));
  else if (self->layout != NULL && self->layout->document->pages->len > 0)
    least = MAX (least, (int) (1.6 * self->style.em));
  start = end = MAX (least, (width - self->column) / 2);
  /* For notes the column goes aside, but never gets narrower. */
  if (self->room > end && start + end - self->room >= least)
    {
      start += end - self->room;
      end = self->room;
    }
  if ((rtl ? end : start) == self->margin && (rtl ? start : end) == self->right_margin)
    return;
  self->margin = rtl ? end : start;
  self->right_margin = rtl ? start : end;
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), self->margin);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), self->right_margin);
  dossier_text_tags_set_width (&self->tags, MAX (width - start - end, 1));
}

void
dossier_text_view_set_room (DossierTextView *self, int width)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->room == width)
    return;
  dossier_text_view_hold_place (self);
  self->room = width;
  dossier_text_view_fit_column (self, gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
dossier_text_view_get_margin (DossierTextView *self, int *x, int *width)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      *x = self->margin;
      *width = self->margin;
      return;
    }
  *x = gtk_widget_get_width (GTK_WIDGET (self)) - self->right_margin;
  *width = self->right_margin;
}

/* Called with every change of the widget's CSS, also when only its state has changed. */
void
dossier_text_view_restyle (DossierTextView *self)
{
  DossierTextStyle style = { 0 };

  find_colours (self, &style);
  find_font (self, &style);
  if (dossier_text_style_equal (&style, &self->style) && self->column_width == self->width)
    {
      dossier_text_style_clear (&style);
      return;
    }
  dossier_text_view_hold_place (self);
  dossier_text_style_clear (&self->style);
  self->style = style;
  dossier_text_tags_set_style (&self->tags, &self->style);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self), (int) lround (1.2 * self->style.em));
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), (int) lround (4 * self->style.em));
  self->column_width = self->width;
  self->column = measure_column (self);
  dossier_text_view_fit_column (self, gtk_widget_get_width (GTK_WIDGET (self)));
  /* GTK measures what has changed while it allocates, or else while it draws: then it moves the
   * scrollbar too late. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
