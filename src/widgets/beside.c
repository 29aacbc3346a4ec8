/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/beside.h"

/* From this width on they stand beside each other. */
#define WIDE 640
/* Of either, so that a line or two can be read. */
#define LOWEST 120

struct _DossierBeside
{
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *line;
  GtkWidget *second;
};

static void dossier_beside_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierBeside,
                               dossier_beside,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      dossier_beside_buildable_init))

static GtkBuildableIface *parent_buildable;

static int
measure_least (GtkWidget *child, GtkOrientation orientation)
{
  int least = 0;

  if (child != NULL)
    gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
dossier_beside_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DossierBeside *self = DOSSIER_BESIDE (widget);
  int first = measure_least (self->first, orientation);
  int second = measure_least (self->second, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (first, second);
      *natural = MAX (*minimum, WIDE);
    }
  else
    {
      *minimum = MAX (first, LOWEST) + MAX (second, LOWEST) + 1;
      *natural = *minimum;
    }
}

static gboolean
is_wide (DossierBeside *self, int width)
{
  return width >= WIDE && width >= 2 * measure_least (self->first, GTK_ORIENTATION_HORIZONTAL) &&
         width >= 2 * measure_least (self->second, GTK_ORIENTATION_HORIZONTAL);
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
dossier_beside_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierBeside *self = DOSSIER_BESIDE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (is_wide (self, width))
    {
      int half = (width - 1) / 2;

      place (self->first, mirrored ? width - half : 0, 0, half, height);
      place (self->line, mirrored ? width - half - 1 : half, 0, 1, height);
      place (self->second, mirrored ? 0 : half + 1, 0, width - half - 1, height);
    }
  else
    {
      int lower = MAX (measure_least (self->second, GTK_ORIENTATION_VERTICAL), (height - 1) / 2);
      int upper = height - 1 - lower;

      place (self->first, 0, 0, width, upper);
      place (self->line, 0, upper, width, 1);
      place (self->second, 0, upper + 1, width, lower);
    }
}

static GtkSizeRequestMode
dossier_beside_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_beside_dispose (GObject *object)
{
  DossierBeside *self = DOSSIER_BESIDE (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_beside_parent_class)->dispose (object);
}

static void
dossier_beside_add_child (GtkBuildable *buildable,
                          GtkBuilder *builder,
                          GObject *child,
                          const char *type)
{
  DossierBeside *self = DOSSIER_BESIDE (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (self->first == NULL)
    dossier_beside_set_children (self, GTK_WIDGET (child), NULL);
  else
    dossier_beside_set_children (self, self->first, GTK_WIDGET (child));
}

static void
dossier_beside_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = dossier_beside_add_child;
}

static void
dossier_beside_class_init (DossierBesideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_beside_dispose;
  widget_class->measure = dossier_beside_measure;
  widget_class->size_allocate = dossier_beside_size_allocate;
  widget_class->get_request_mode = dossier_beside_get_request_mode;
}

static void
dossier_beside_init (DossierBeside *self)
{
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

static void
set_child (DossierBeside *self, GtkWidget **place_of, GtkWidget *child)
{
  if (*place_of == child)
    return;
  g_clear_pointer (place_of, gtk_widget_unparent);
  *place_of = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
dossier_beside_set_children (DossierBeside *self, GtkWidget *first, GtkWidget *second)
{
  g_return_if_fail (DOSSIER_IS_BESIDE (self));

  set_child (self, &self->first, first);
  set_child (self, &self->second, second);
  /* The keyboard goes from the first to the second. */
  if (self->first != NULL)
    gtk_widget_insert_after (self->first, GTK_WIDGET (self), NULL);
}

GtkOrientation
dossier_beside_get_orientation (DossierBeside *self)
{
  g_return_val_if_fail (DOSSIER_IS_BESIDE (self), GTK_ORIENTATION_HORIZONTAL);

  return is_wide (self, gtk_widget_get_width (GTK_WIDGET (self))) ? GTK_ORIENTATION_HORIZONTAL
                                                                  : GTK_ORIENTATION_VERTICAL;
}
