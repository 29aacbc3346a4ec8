/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/picture-key.h"

#include <math.h>

#include "drawing/picture.h"

#define FONT_SIZE 14.0
#define ENTRY_GAP 18.0
#define SWATCH_GAP 7.0
#define LINE_GAP 4.0

/* What stands where, while the rows fill. */
typedef struct
{
  double x, y;
  double line; /* height of the row */
} Flow;

static PangoLayout *
make_text (PangoContext *context, const char *text, double width)
{
  PangoLayout *layout =
    dossier_picture_make_text (context, text, FONT_SIZE, PANGO_WEIGHT_NORMAL, -1.0);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (pango_units_to_double (extents.width) > width)
    pango_layout_set_width (layout, pango_units_from_double (width));
  return layout;
}

/* In the middle of the height of the first line's small letters. */
static void
put_swatch (DossierCanvas *canvas,
            const Flow *flow,
            PangoLayout *layout,
            guint index,
            DossierKeySwatch swatch,
            gpointer data)
{
  double baseline = pango_units_to_double (pango_layout_get_baseline (layout));

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, flow->x, round (flow->y + baseline - DOSSIER_SWATCH_HEIGHT + 1.0));
  swatch (canvas->cr, index, data);
  cairo_restore (canvas->cr);
}

double
dossier_picture_key (DossierCanvas *canvas,
                     PangoContext *context,
                     double y,
                     double width,
                     GArray *entries,
                     DossierKeySwatch swatch,
                     gpointer data)
{
  static const DossierRgba ink = { 0.11f, 0.11f, 0.12f, 1.f };
  Flow flow = { 0.0, y, 0.0 };

  for (guint i = 0; i < entries->len; i++)
    {
      const DossierKeyEntry *entry = &g_array_index (entries, DossierKeyEntry, i);
      double lead = entry->plain ? 0.0 : DOSSIER_SWATCH_WIDTH + SWATCH_GAP;
      g_autoptr (PangoLayout) layout = make_text (context, entry->text, width - lead);
      PangoRectangle extents;

      pango_layout_get_extents (layout, NULL, &extents);
      if (flow.x > 0.0 && flow.x + lead + pango_units_to_double (extents.width) > width)
        flow = (Flow){ 0.0, flow.y + flow.line + LINE_GAP, 0.0 };
      if (canvas != NULL && !entry->plain)
        put_swatch (canvas, &flow, layout, i, swatch, data);
      if (canvas != NULL)
        dossier_canvas_show (canvas, layout, flow.x + lead, flow.y, &ink, NULL);
      flow.line = MAX (flow.line, ceil (pango_units_to_double (extents.height)));
      flow.x += lead + pango_units_to_double (extents.width) + ENTRY_GAP;
    }
  return flow.y + flow.line - y;
}
