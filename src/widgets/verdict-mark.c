/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/palette.h"
#include "widgets/verdict-mark.h"

struct _DossierVerdictMark
{
  GtkWidget parent_instance;

  DossierVerdict verdict;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DossierVerdictMark, dossier_verdict_mark, GTK_TYPE_WIDGET)

static void
dossier_verdict_mark_dispose (GObject *object)
{
  DossierVerdictMark *self = DOSSIER_VERDICT_MARK (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_verdict_mark_parent_class)->dispose (object);
}

/* The background is the verdict's colour at a low strength, so that the word keeps its contrast. */
static void
dossier_verdict_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GskRoundedRect rounded;
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA colour;

  dossier_palette_verdict (DOSSIER_VERDICT_MARK (widget)->verdict, dossier_palette_is_dark (widget),
                           &colour);
  colour.alpha = 0.18;
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, bounds.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_snapshot_pop (snapshot);

  GTK_WIDGET_CLASS (dossier_verdict_mark_parent_class)->snapshot (widget, snapshot);
}

static void
dossier_verdict_mark_class_init (DossierVerdictMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_verdict_mark_dispose;
  widget_class->snapshot = dossier_verdict_mark_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "verdict");
}

static void
dossier_verdict_mark_init (DossierVerdictMark *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              4);
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  /* Margins and not padding: the widget draws its own ground, which CSS padding would lie outside
   * of. */
  gtk_widget_set_margin_start (self->icon, 8);
  gtk_widget_set_margin_end (self->label, 8);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
dossier_verdict_mark_new (void)
{
  return g_object_new (DOSSIER_TYPE_VERDICT_MARK, NULL);
}

void
dossier_verdict_mark_set (DossierVerdictMark *self,
                          DossierVerdict verdict,
                          const char *icon_name,
                          const char *label)
{
  g_return_if_fail (DOSSIER_IS_VERDICT_MARK (self));

  self->verdict = verdict;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
