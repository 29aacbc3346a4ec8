/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/colour-bar.h"
#include "widgets/palette.h"

#define BAR_WIDTH 3

struct _DossierColourBar
{
  GtkWidget parent_instance;

  int speaker;
};

G_DEFINE_FINAL_TYPE (DossierColourBar, dossier_colour_bar, GTK_TYPE_WIDGET)

static void
dossier_colour_bar_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? BAR_WIDTH : 0;
}

static void
dossier_colour_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierColourBar *self = DOSSIER_COLOUR_BAR (widget);
  GdkRGBA colour;

  dossier_palette_speaker (self->speaker, dossier_palette_is_dark (widget), &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                  gtk_widget_get_height (widget)));
}

static void
dossier_colour_bar_class_init (DossierColourBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_colour_bar_measure;
  widget_class->snapshot = dossier_colour_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_colour_bar_init (DossierColourBar *self)
{
  self->speaker = -1;
}

GtkWidget *
dossier_colour_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_COLOUR_BAR, NULL);
}

void
dossier_colour_bar_set_speaker (DossierColourBar *self, int number)
{
  g_return_if_fail (DOSSIER_IS_COLOUR_BAR (self));

  if (self->speaker == number)
    return;
  self->speaker = number;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
