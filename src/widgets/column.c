/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/column.h"

struct _DossierColumn
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

static void dossier_column_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierColumn,
                               dossier_column,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      dossier_column_buildable_init))

static GtkBuildableIface *parent_buildable;

static GtkSizeRequestMode
dossier_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_column_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (DOSSIER_COLUMN (widget)->box, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
dossier_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (DOSSIER_COLUMN (widget)->box, width, height, baseline, NULL);
}

static void
dossier_column_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_COLUMN (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_column_parent_class)->dispose (object);
}

static void
dossier_column_add_child (GtkBuildable *buildable,
                          GtkBuilder *builder,
                          GObject *child,
                          const char *type)
{
  if (GTK_IS_WIDGET (child))
    dossier_column_append (DOSSIER_COLUMN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
dossier_column_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = dossier_column_add_child;
}

static void
dossier_column_class_init (DossierColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_column_dispose;
  widget_class->get_request_mode = dossier_column_get_request_mode;
  widget_class->measure = dossier_column_measure;
  widget_class->size_allocate = dossier_column_size_allocate;
}

static void
dossier_column_init (DossierColumn *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dossier_column_new (int spacing)
{
  DossierColumn *self = g_object_new (DOSSIER_TYPE_COLUMN, NULL);

  gtk_box_set_spacing (GTK_BOX (self->box), spacing);
  return GTK_WIDGET (self);
}

void
dossier_column_append (DossierColumn *self, GtkWidget *child)
{
  g_return_if_fail (DOSSIER_IS_COLUMN (self));

  gtk_box_append (GTK_BOX (self->box), child);
}
