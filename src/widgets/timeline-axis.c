/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid and the axis of a timeline. */
#include "config.h"

#include <math.h>

#include "drawing/font-scale.h"
#include "widgets/timeline-paint.h"

/* Between one label and the next. */
#define LABEL_GAP 12.0
/* Between the grid and its labels. */
#define LABEL_OFFSET 4.0

static PangoLayout *
create_label (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (DOSSIER_FONT_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
measure_label (GtkWidget *widget, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = create_label (widget, "0000");
  pango_layout_get_pixel_size (layout, width, height);
}

double
dossier_timeline_get_axis_height (GtkWidget *widget)
{
  int width, height;

  measure_label (widget, &width, &height);
  return height + 2 * LABEL_OFFSET;
}

DossierTimeStep
dossier_timeline_get_step (GtkWidget *widget, const DossierTimeScale *scale)
{
  int width, height;

  measure_label (widget, &width, &height);
  return dossier_time_step_choose (dossier_time_scale_get_density (scale), width + LABEL_GAP);
}

static gboolean
overlaps (double x, double width, const graphene_rect_t *rect)
{
  return rect && x < rect->origin.x + rect->size.width && x + width > rect->origin.x;
}

typedef struct
{
  GtkSnapshot *snapshot;
  GtkWidget *widget;
  const DossierTimeScale *scale;
  double height;
  const DossierTimelineColours *colours;
  graphene_rect_t taken; /* by the label before */
  gboolean any;
} Axis;

/* Puts the label of a tick under it, if there is room. */
static void
append_label (Axis *self, double x, const char *text, const graphene_rect_t *keep_free)
{
  g_autoptr (PangoLayout) layout = create_label (self->widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  double left = round (x - width / 2.0);
  /* the first and the last may lean inwards */
  if (left < 0 && x >= 0)
    left = 0;
  if (left + width > self->scale->width && x <= self->scale->width)
    left = self->scale->width - width;
  if (left < 0 || left + width > self->scale->width || overlaps (left, width, keep_free) ||
      (self->any && overlaps (left - LABEL_GAP / 2, width + LABEL_GAP, &self->taken)))
    return;

  self->taken = GRAPHENE_RECT_INIT (left, 0, width, 1);
  self->any = TRUE;
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (left, self->height + LABEL_OFFSET));
  gtk_snapshot_append_layout (self->snapshot, layout, &self->colours->dim);
  gtk_snapshot_restore (self->snapshot);
}

void
dossier_timeline_snapshot_axis (GtkSnapshot *snapshot,
                                GtkWidget *widget,
                                const DossierTimeScale *scale,
                                double height,
                                const graphene_rect_t *keep_free,
                                const DossierTimelineColours *colours)
{
  Axis axis = { snapshot, widget, scale, height, colours };
  DossierTimeStep step = dossier_timeline_get_step (widget, scale);
  DossierDay tick = dossier_time_step_floor (step, (DossierDay) floor (scale->first));

  for (; tick < scale->last; tick = dossier_time_step_add (step, tick, 1))
    {
      if (tick < scale->first)
        continue;
      double x = dossier_time_scale_to_x (scale, tick);
      gboolean major = dossier_time_step_is_major (step, tick);
      gtk_snapshot_append_color (snapshot, major ? &colours->grid_major : &colours->grid,
                                 &GRAPHENE_RECT_INIT (round (x), 0, 1, height));
      g_autofree char *text = dossier_time_step_label (step, tick, !axis.any);
      append_label (&axis, x, text, keep_free);
    }
}
