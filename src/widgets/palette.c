/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/palette.h"

#include <adwaita.h>
#include <math.h>

static AdwStyleManager *
style_manager_of (GtkWidget *widget)
{
  return adw_style_manager_get_for_display (gtk_widget_get_display (widget));
}

/* WCAG 2.1, relative luminance of an sRGB channel */
static double
linear_channel (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear_channel (colour->red) + 0.7152 * linear_channel (colour->green) +
         0.0722 * linear_channel (colour->blue);
}

void
dossier_palette_speaker (int number, gboolean dark, GdkRGBA *out)
{
  DossierRgba found;

  g_return_if_fail (out != NULL);

  dossier_colours_speaker (number, dark, &found);
  *out = dossier_rgba_to_gdk (&found);
}

void
dossier_palette_status (DossierStatus status, gboolean dark, GdkRGBA *out)
{
  DossierRgba found;

  g_return_if_fail (out != NULL);

  dossier_colours_status (status, dark, &found);
  *out = dossier_rgba_to_gdk (&found);
}

void
dossier_palette_verdict (DossierVerdict verdict, gboolean dark, GdkRGBA *out)
{
  DossierRgba found;

  g_return_if_fail (out != NULL);

  dossier_colours_verdict (verdict, dark, &found);
  *out = dossier_rgba_to_gdk (&found);
}

void
dossier_palette_map (DossierMapColour colour, gboolean dark, GdkRGBA *out)
{
  DossierRgba found;

  g_return_if_fail (out != NULL);

  dossier_colours_map (colour, dark, &found);
  *out = dossier_rgba_to_gdk (&found);
}

void
dossier_palette_annotation (DossierColour colour, gboolean dark, GdkRGBA *fill, GdkRGBA *edge)
{
  DossierRgba found_fill, found_edge;

  g_return_if_fail (fill != NULL && edge != NULL);

  dossier_colours_annotation (colour, dark, &found_fill, &found_edge);
  *fill = dossier_rgba_to_gdk (&found_fill);
  *edge = dossier_rgba_to_gdk (&found_edge);
}

gboolean
dossier_palette_is_dark (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return adw_style_manager_get_dark (style_manager_of (widget));
}

gboolean
dossier_palette_is_high_contrast (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return adw_style_manager_get_high_contrast (style_manager_of (widget));
}

double
dossier_palette_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double first, second;

  g_return_val_if_fail (a != NULL && b != NULL, 1.0);

  first = luminance (a);
  second = luminance (b);
  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

GdkRGBA
dossier_rgba_to_gdk (const DossierRgba *colour)
{
  return (GdkRGBA){ colour->red, colour->green, colour->blue, colour->alpha };
}

DossierRgba
dossier_rgba_from_gdk (const GdkRGBA *colour)
{
  return (DossierRgba){ colour->red, colour->green, colour->blue, colour->alpha };
}
