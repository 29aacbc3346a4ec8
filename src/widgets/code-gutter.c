/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/code-gutter.h"

#define SPACE 6
/* Before the number of a line that is wrong. */
#define SIGN "▸"

struct _DossierCodeGutter
{
  GtkWidget parent_instance;

  GtkTextView *view; /* (unowned): holds this */
  guint wrong_line;
  int n_digits;
};

G_DEFINE_FINAL_TYPE (DossierCodeGutter, dossier_code_gutter, GTK_TYPE_WIDGET)

static int
count_digits (GtkTextView *view)
{
  int digits = 2;

  for (int n = gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (view)); n >= 100; n /= 10)
    digits++;
  return digits;
}

static void
dossier_code_gutter_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  DossierCodeGutter *self = DOSSIER_CODE_GUTTER (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, SIGN);
  g_autofree char *digits = g_strnfill ((gsize) self->n_digits, '8');
  int sign_width, width;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  pango_layout_get_pixel_size (layout, &sign_width, NULL);
  pango_layout_set_text (layout, digits, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  *minimum = *natural = sign_width + width + 2 * SPACE;
}

static void
draw_text (DossierCodeGutter *self,
           GtkSnapshot *snapshot,
           const char *text,
           gboolean to_end,
           int y,
           float opacity)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colour;
  int width;

  gtk_style_context_get_color (style, &colour);
  colour.alpha *= opacity;
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT (
      to_end ? (float) (gtk_widget_get_width (GTK_WIDGET (self)) - SPACE - width) : 2, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
dossier_code_gutter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierCodeGutter *self = DOSSIER_CODE_GUTTER (widget);
  GdkRectangle seen;
  GtkTextIter line;

  gtk_text_view_get_visible_rect (self->view, &seen);
  gtk_text_view_get_line_at_y (self->view, &line, seen.y, NULL);
  do
    {
      guint number = (guint) gtk_text_iter_get_line (&line) + 1;
      g_autofree char *text = g_strdup_printf ("%u", number);
      int y, height;

      gtk_text_view_get_line_yrange (self->view, &line, &y, &height);
      if (y > seen.y + seen.height)
        break;
      gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &y);
      draw_text (self, snapshot, text, TRUE, y, number == self->wrong_line ? 1.0F : 0.55F);
      if (number == self->wrong_line)
        draw_text (self, snapshot, SIGN, FALSE, y, 1.0F);
    }
  while (gtk_text_iter_forward_line (&line));
}

static void
changed_cb (DossierCodeGutter *self)
{
  int n_digits = count_digits (self->view);

  if (n_digits != self->n_digits)
    {
      self->n_digits = n_digits;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_code_gutter_class_init (DossierCodeGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_code_gutter_measure;
  widget_class->snapshot = dossier_code_gutter_snapshot;
  gtk_widget_class_set_css_name (widget_class, "codegutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_code_gutter_init (DossierCodeGutter *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dossier_code_gutter_new (GtkTextView *view)
{
  DossierCodeGutter *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (DOSSIER_TYPE_CODE_GUTTER, NULL);
  self->view = view;
  self->n_digits = count_digits (view);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}

void
dossier_code_gutter_set_wrong_line (DossierCodeGutter *self, guint line)
{
  g_return_if_fail (DOSSIER_IS_CODE_GUTTER (self));

  if (self->wrong_line == line)
    return;
  self->wrong_line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
