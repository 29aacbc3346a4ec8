/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/mark-line.h"

#include "drawing/mark-pattern.h"

void
dossier_mark_pattern_paint (GtkSnapshot *snapshot,
                            DossierColour colour,
                            const GdkRGBA *edge,
                            double x,
                            double y,
                            double end)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x, (float) (y - 3), (float) (end - x), 6);
  cairo_t *cr;

  if (end <= x)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  gdk_cairo_set_source_rgba (cr, edge);
  dossier_mark_pattern_draw (cr, colour, x, y, end);
  cairo_destroy (cr);
}
