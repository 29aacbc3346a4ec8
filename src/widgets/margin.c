/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/margin.h"

/* Between children. */
#define GAP 6

struct _DossierMargin
{
  GtkWidget parent_instance;

  DossierMarginFunc func;
  gpointer user_data;
  GtkWidget *pinned; /* borrowed */
};

typedef struct
{
  GtkWidget *widget;
  int wanted;
  int y;
  int height;
  guint number; /* in the order of the children */
} Place;

G_DEFINE_FINAL_TYPE (DossierMargin, dossier_margin, GTK_TYPE_WIDGET)

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->wanted != second->wanted)
    return first->wanted < second->wanted ? -1 : 1;
  return first->number < second->number ? -1 : first->number > second->number;
}

static GArray *
measure_children (DossierMargin *self, int width)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Place place = { .widget = child, .number = places->len };
      int least, minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), &minimum,
                          &place.height, NULL, NULL);
      if (self->func != NULL)
        place.wanted = self->func (self->user_data, child);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

static void
arrange (DossierMargin *self, GArray *places)
{
  guint pinned = 0;
  int limit;

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, Place, i).widget == self->pinned)
      pinned = i;
  limit = G_MININT;
  for (guint i = pinned; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->y = MAX (place->wanted, limit);
      limit = place->y + place->height + GAP;
    }
  limit = places->len > 0 ? g_array_index (places, Place, pinned).y - GAP : 0;
  for (guint i = pinned; i > 0; i--)
    {
      Place *place = &g_array_index (places, Place, i - 1);

      place->y = MIN (place->wanted, limit - place->height);
      limit = place->y - GAP;
    }
}

static void
dossier_margin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierMargin *self = DOSSIER_MARGIN (widget);
  g_autoptr (GArray) places = measure_children (self, width);

  arrange (self, places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      int least;

      gtk_widget_measure (place->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (place->widget,
                                &(GtkAllocation){ 0, place->y, MAX (width, least), place->height },
                                -1);
    }
}

static void
dossier_margin_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 0;
}

static gboolean
dossier_margin_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
dossier_margin_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dossier_margin_parent_class)->dispose (object);
}

static void
dossier_margin_class_init (DossierMarginClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_margin_dispose;
  widget_class->measure = dossier_margin_measure;
  widget_class->size_allocate = dossier_margin_size_allocate;
  widget_class->contains = dossier_margin_contains;
  gtk_widget_class_set_css_name (widget_class, "margin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_margin_init (DossierMargin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dossier_margin_new (void)
{
  return g_object_new (DOSSIER_TYPE_MARGIN, NULL);
}

void
dossier_margin_set_func (DossierMargin *self, DossierMarginFunc func, gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_MARGIN (self));

  self->func = func;
  self->user_data = user_data;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
dossier_margin_add (DossierMargin *self, GtkWidget *child)
{
  g_return_if_fail (DOSSIER_IS_MARGIN (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
dossier_margin_remove (DossierMargin *self, GtkWidget *child)
{
  g_return_if_fail (DOSSIER_IS_MARGIN (self));
  g_return_if_fail (gtk_widget_get_parent (child) == GTK_WIDGET (self));

  if (self->pinned == child)
    self->pinned = NULL;
  gtk_widget_unparent (child);
}

void
dossier_margin_set_pinned (DossierMargin *self, GtkWidget *child)
{
  g_return_if_fail (DOSSIER_IS_MARGIN (self));

  if (self->pinned == child)
    return;
  self->pinned = child;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
