/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/mark-line.h"
#include "widgets/palette.h"
#include "widgets/swatch.h"

#define SIZE 16
#define RADIUS 4

struct _DossierSwatch
{
  GtkWidget parent_instance;

  DossierColour colour;
};

G_DEFINE_FINAL_TYPE (DossierSwatch, dossier_swatch, GTK_TYPE_WIDGET)

static void
dossier_swatch_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
dossier_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierSwatch *self = DOSSIER_SWATCH (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect rect;
  GdkRGBA fill, edge;

  dossier_palette_annotation (self->colour, dossier_palette_is_dark (widget), &fill, &edge);
  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
  if (fill.alpha > 0)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &rect);
      gtk_snapshot_append_color (snapshot, &fill, &rect.bounds);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_border (snapshot, &rect, (float[4]){ 1, 1, 1, 1 },
                                  (GdkRGBA[4]){ edge, edge, edge, edge });
    }
  dossier_mark_pattern_paint (snapshot, self->colour, &edge, 2.5, height - 4.5, width - 2.5);
}

static void
dossier_swatch_class_init (DossierSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_swatch_measure;
  widget_class->snapshot = dossier_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_swatch_init (DossierSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dossier_swatch_new (DossierColour colour)
{
  DossierSwatch *self = g_object_new (DOSSIER_TYPE_SWATCH, NULL);

  self->colour = colour;
  return GTK_WIDGET (self);
}

void
dossier_swatch_set_colour (DossierSwatch *self, DossierColour colour)
{
  g_return_if_fail (DOSSIER_IS_SWATCH (self));

  if (self->colour == colour)
    return;
  self->colour = colour;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
