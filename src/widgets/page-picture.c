/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/page-picture.h"

#include <adwaita.h>

/* Of the outline, in pixels. */
#define LINE 2
#define MARGIN 4

struct _DossierPagePicture
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  GArray *areas; /* of DossierPdfArea */
  int least_width;
};

G_DEFINE_FINAL_TYPE (DossierPagePicture, dossier_page_picture, GTK_TYPE_WIDGET)

static void
dossier_page_picture_finalize (GObject *object)
{
  DossierPagePicture *self = DOSSIER_PAGE_PICTURE (object);

  g_clear_object (&self->texture);
  g_array_unref (self->areas);

  G_OBJECT_CLASS (dossier_page_picture_parent_class)->finalize (object);
}

static GtkSizeRequestMode
dossier_page_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_page_picture_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  DossierPagePicture *self = DOSSIER_PAGE_PICTURE (widget);
  int width = MAX (for_size, self->least_width);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->least_width;
  else if (self->texture == NULL || width <= 0)
    *minimum = *natural = 0;
  else
    *minimum = *natural = (int) ((double) width * gdk_texture_get_height (self->texture) /
                                 gdk_texture_get_width (self->texture));
}

static graphene_rect_t
get_rect (DossierPagePicture *self, const DossierPdfArea *area)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  return GRAPHENE_RECT_INIT ((float) (area->x1 * width), (float) (area->y1 * height),
                             (float) ((area->x2 - area->x1) * width),
                             (float) ((area->y2 - area->y1) * height));
}

/* Lines of a paragraph come together; those of another column do not. */
static void
paint_outline (GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  static const GdkRGBA ground = { .11f, .44f, .85f, .14f };
  static const GdkRGBA line = { .11f, .44f, .85f, 1 };
  graphene_rect_t rect = *area;
  GskRoundedRect outline;

  graphene_rect_inset (&rect, -MARGIN, -MARGIN);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 3);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ LINE, LINE, LINE, LINE },
                              (GdkRGBA[4]){ line, line, line, line });
}

/* Whether the lines stand below each other in one column. */
static gboolean
belong_together (const DossierPdfArea *one, const DossierPdfArea *next)
{
  double height = one->y2 - one->y1;

  return next->y1 > one->y1 && next->y1 < one->y2 + 1.5 * height && next->x1 < one->x2 &&
         next->x2 > one->x1;
}

static void
paint_areas (DossierPagePicture *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->areas->len;)
    {
      const DossierPdfArea *area = &g_array_index (self->areas, DossierPdfArea, i);
      graphene_rect_t rect = get_rect (self, area);

      for (i++; i < self->areas->len; i++)
        {
          const DossierPdfArea *next = &g_array_index (self->areas, DossierPdfArea, i);
          graphene_rect_t more = get_rect (self, next);

          if (!belong_together (area, next))
            break;
          graphene_rect_union (&rect, &more, &rect);
          area = next;
        }
      paint_outline (snapshot, &rect);
    }
}

static void
dossier_page_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierPagePicture *self = DOSSIER_PAGE_PICTURE (widget);

  if (self->texture == NULL)
    return;
  gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  paint_areas (self, snapshot);
}

static void
dossier_page_picture_class_init (DossierPagePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_page_picture_finalize;
  widget_class->get_request_mode = dossier_page_picture_get_request_mode;
  widget_class->measure = dossier_page_picture_measure;
  widget_class->snapshot = dossier_page_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_page_picture_init (DossierPagePicture *self)
{
  self->areas = g_array_new (FALSE, FALSE, sizeof (DossierPdfArea));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
dossier_page_picture_new (void)
{
  return g_object_new (DOSSIER_TYPE_PAGE_PICTURE, NULL);
}

void
dossier_page_picture_set_picture (DossierPagePicture *self, DossierPdfPicture *picture)
{
  g_return_if_fail (DOSSIER_IS_PAGE_PICTURE (self));

  g_clear_object (&self->texture);
  if (picture != NULL)
    self->texture = gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT,
                                            picture->pixels, (gsize) picture->width * 4);
  g_array_set_size (self->areas, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dossier_page_picture_set_areas (DossierPagePicture *self, const GArray *areas)
{
  g_return_if_fail (DOSSIER_IS_PAGE_PICTURE (self));

  g_array_set_size (self->areas, 0);
  if (areas != NULL)
    g_array_append_vals (self->areas, areas->data, areas->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_page_picture_set_least_width (DossierPagePicture *self, int width)
{
  g_return_if_fail (DOSSIER_IS_PAGE_PICTURE (self));

  if (self->least_width == width)
    return;
  self->least_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
dossier_page_picture_get_outlined (DossierPagePicture *self, GdkRectangle *rect)
{
  graphene_rect_t all;

  g_return_val_if_fail (DOSSIER_IS_PAGE_PICTURE (self), FALSE);

  if (self->areas->len == 0)
    return FALSE;
  all = get_rect (self, &g_array_index (self->areas, DossierPdfArea, 0));
  for (guint i = 1; i < self->areas->len; i++)
    {
      graphene_rect_t more = get_rect (self, &g_array_index (self->areas, DossierPdfArea, i));

      graphene_rect_union (&all, &more, &all);
    }
  *rect = (GdkRectangle){ (int) all.origin.x, (int) all.origin.y, (int) all.size.width,
                          (int) all.size.height };
  return TRUE;
}
