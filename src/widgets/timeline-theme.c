/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/timeline-theme.h"

#include <math.h>

#include "drawing/timeline-axis.h"
#include "widgets/palette.h"

static void
look_up (GtkStyleContext *context, const char *name, DossierRgba *colour)
{
  GdkRGBA found;
  if (gtk_style_context_lookup_color (context, name, &found))
    *colour = dossier_rgba_from_gdk (&found);
}

static DossierRgba
with_alpha (const DossierRgba *colour, double alpha)
{
  return (DossierRgba){ colour->red, colour->green, colour->blue, colour->alpha * alpha };
}

void
dossier_timeline_colours_init (DossierTimelineColours *self, GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA text;

  self->dark = dossier_palette_is_dark (widget);
  self->high_contrast = dossier_palette_is_high_contrast (widget);
  gtk_style_context_get_color (context, &text);
  self->text = dossier_rgba_from_gdk (&text);
  self->accent = self->text;
  self->background = self->dark ? (DossierRgba){ 0, 0, 0, 1 } : (DossierRgba){ 1, 1, 1, 1 };
  look_up (context, "accent_color", &self->accent);
  look_up (context, "window_bg_color", &self->background);

  self->dim = with_alpha (&self->text, self->high_contrast ? 0.9 : 0.6);
  self->faint = with_alpha (&self->text, self->high_contrast ? 0.4 : 0.18);
  self->grid = with_alpha (&self->text, self->high_contrast ? 0.3 : 0.08);
  self->grid_major = with_alpha (&self->text, self->high_contrast ? 0.5 : 0.16);
  self->event = with_alpha (&self->text, self->high_contrast ? 1 : 0.75);
}

void
dossier_timeline_snapshot_bins (GtkSnapshot *snapshot,
                                const graphene_rect_t *area,
                                const double *counts,
                                const double *passing,
                                guint n_bins,
                                double most,
                                gboolean mirrored,
                                const DossierTimelineColours *colours)
{
  /* one node for hundreds of rectangles */
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);

  dossier_timeline_paint_bins (cr,
                               &(DossierTimeRect){ area->origin.x, area->origin.y, area->size.width,
                                                   area->size.height },
                               counts, passing, n_bins, most, mirrored, colours);
  cairo_destroy (cr);
}

void
dossier_timeline_snapshot_colour (GtkSnapshot *snapshot,
                                  const DossierRgba *colour,
                                  const graphene_rect_t *area)
{
  GdkRGBA rgba = dossier_rgba_to_gdk (colour);

  gtk_snapshot_append_color (snapshot, &rgba, area);
}

double
dossier_timeline_get_axis_height (GtkWidget *widget)
{
  return dossier_timeline_measure_axis (gtk_widget_get_pango_context (widget));
}

DossierTimeStep
dossier_timeline_get_step (GtkWidget *widget, const DossierTimeScale *scale)
{
  return dossier_timeline_choose_step (gtk_widget_get_pango_context (widget), scale);
}

void
dossier_timeline_snapshot_axis (GtkSnapshot *snapshot,
                                GtkWidget *widget,
                                const DossierTimeScale *scale,
                                double height,
                                const graphene_rect_t *keep_free,
                                const DossierTimelineColours *colours)
{
  double left = keep_free != NULL ? keep_free->origin.x : 0;
  double right = keep_free != NULL ? keep_free->origin.x + keep_free->size.width : 0;
  GdkRGBA dim = dossier_rgba_to_gdk (&colours->dim);
  g_autoptr (GArray) ticks =
    dossier_timeline_list_ticks (gtk_widget_get_pango_context (widget), scale, left, right);

  for (guint i = 0; i < ticks->len; i++)
    {
      DossierAxisTick *tick = &g_array_index (ticks, DossierAxisTick, i);

      dossier_timeline_snapshot_colour (snapshot,
                                        tick->major ? &colours->grid_major : &colours->grid,
                                        &GRAPHENE_RECT_INIT (round (tick->x), 0, 1, height));
      if (tick->label == NULL)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (tick->label_left,
                                                              height + DOSSIER_AXIS_LABEL_OFFSET));
      gtk_snapshot_append_layout (snapshot, tick->label, &dim);
      gtk_snapshot_restore (snapshot);
    }
}
