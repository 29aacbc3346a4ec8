/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/mark-pattern.h"

static void
paint_wave (cairo_t *cr, double x, double y, double end)
{
  cairo_move_to (cr, x, y);
  for (; x < end; x += 6)
    {
      cairo_curve_to (cr, x + 1, y - 2.2, x + 2, y - 2.2, x + 3, y);
      cairo_curve_to (cr, x + 4, y + 2.2, x + 5, y + 2.2, x + 6, y);
    }
}

void
dossier_mark_pattern_draw (cairo_t *cr, DossierColour colour, double x, double y, double end)
{
  static const double dashes[] = { 6, 3.5 };
  static const double dots[] = { 0.01, 3.6 };
  static const double dash_dots[] = { 7, 3.5, 0.01, 3.5 };

  cairo_set_line_width (cr, 1.6);
  cairo_move_to (cr, x, y);
  switch (colour)
    {
    case DOSSIER_COLOUR_GREEN:
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      break;
    case DOSSIER_COLOUR_BLUE:
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, 2);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
      break;
    case DOSSIER_COLOUR_ORANGE:
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dash_dots, G_N_ELEMENTS (dash_dots), 0);
      break;
    case DOSSIER_COLOUR_PINK:
      cairo_set_line_width (cr, 1.3);
      paint_wave (cr, x, y, end);
      cairo_stroke (cr);
      return;
    case DOSSIER_COLOUR_PURPLE:
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, x, y - 1.5);
      cairo_line_to (cr, end, y - 1.5);
      cairo_move_to (cr, x, y + 1.5);
      break;
    case DOSSIER_COLOUR_UNDERLINE:
      cairo_set_line_width (cr, 2.2);
      break;
    case DOSSIER_COLOUR_YELLOW:
    case DOSSIER_COLOUR_NONE:
    default:
      break;
    }
  cairo_line_to (cr, end, y);
  cairo_stroke (cr);
}
