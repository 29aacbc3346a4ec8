/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/figure-bar.h"
#include "widgets/palette.h"

#define BAR_HEIGHT 8

struct _DossierFigureBar
{
  GtkWidget parent_instance;

  double share;
  DossierVerdict verdict;
};

G_DEFINE_FINAL_TYPE (DossierFigureBar, dossier_figure_bar, GTK_TYPE_WIDGET)

static void
dossier_figure_bar_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : BAR_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : BAR_HEIGHT;
}

static void
append_rounded (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *colour)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, bounds, BAR_HEIGHT / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
dossier_figure_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierFigureBar *self = DOSSIER_FIGURE_BAR (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double filled = width * self->share;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour, rest;

  dossier_palette_verdict (self->verdict, dossier_palette_is_dark (widget), &colour);
  rest = colour;
  rest.alpha = 0.22;
  append_rounded (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height), &rest);
  if (filled >= 1)
    append_rounded (snapshot, &GRAPHENE_RECT_INIT (rtl ? width - filled : 0, 0, filled, height),
                    &colour);
}

static void
dossier_figure_bar_class_init (DossierFigureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_figure_bar_measure;
  widget_class->snapshot = dossier_figure_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_figure_bar_init (DossierFigureBar *self)
{
}

GtkWidget *
dossier_figure_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_FIGURE_BAR, NULL);
}

void
dossier_figure_bar_set (DossierFigureBar *self, guint done, guint of, DossierVerdict verdict)
{
  g_return_if_fail (DOSSIER_IS_FIGURE_BAR (self));
  g_return_if_fail (of > 0);

  self->share = MIN ((double) done / of, 1.0);
  self->verdict = verdict;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
