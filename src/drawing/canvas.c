/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/canvas.h"

#include "drawing/svg.h"

/* Glyphs that cairo keeps, drawn all around: a sixth of the time that stroking their outlines
 * takes. */
static void
draw_halo (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  static const double around[][2] = { { -1.0, 0.0 },  { 1.0, 0.0 },  { 0.0, -1.0 }, { 0.0, 1.0 },
                                      { -0.7, -0.7 }, { 0.7, -0.7 }, { -0.7, 0.7 }, { 0.7, 0.7 } };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    {
      cairo_move_to (cr, x + DOSSIER_CANVAS_HALO * around[i][0],
                     y + DOSSIER_CANVAS_HALO * around[i][1]);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
append_elements (DossierCanvas *self,
                 PangoLayout *layout,
                 double x,
                 double y,
                 const DossierRgba *colour,
                 const DossierRgba *halo)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  cairo_user_to_device (self->cr, &x, &y);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      dossier_svg_append_text (self->text, line, x + pango_units_to_double (extents.x),
                               y + pango_units_to_double (pango_layout_iter_get_baseline (iter)),
                               colour, halo);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
dossier_canvas_show (DossierCanvas *self,
                     PangoLayout *layout,
                     double x,
                     double y,
                     const DossierRgba *colour,
                     const DossierRgba *halo)
{
  g_return_if_fail (self != NULL && self->cr != NULL);
  g_return_if_fail (PANGO_IS_LAYOUT (layout));
  g_return_if_fail (colour != NULL);

  if (self->text != NULL)
    {
      append_elements (self, layout, x, y, colour, halo);
      return;
    }
  if (halo != NULL)
    {
      dossier_rgba_set_source (halo, self->cr);
      draw_halo (self->cr, layout, x, y);
    }
  dossier_rgba_set_source (colour, self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}
