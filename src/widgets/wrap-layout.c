/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/wrap-layout.h"

struct _DossierWrapLayout
{
  GtkLayoutManager parent_instance;

  int column_spacing;
  int row_spacing;
  gboolean yielding;
};

G_DEFINE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Children that stand beside each other. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first that is not in it, or NULL */
  int height;
} Row;

/* How wide and high @child is where there are @width pixels. */
static void
get_size (GtkWidget *child, int width, int *child_width, int *child_height)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *child_width = MAX (minimum, MIN (natural, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, child_height, NULL,
                      NULL);
}

/* Fills a row from @child on. */
static Row
fill_row (DossierWrapLayout *self, GtkWidget *child, int width)
{
  Row row = { .first = child };
  int x = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      get_size (child, width, &child_width, &child_height);
      if (x > 0 && x + child_width > width)
        break;
      x += child_width + self->column_spacing;
      row.height = MAX (row.height, child_height);
    }
  row.end = child;
  return row;
}

/* Each child in the middle of its row's height. */
static void
place_row (DossierWrapLayout *self, const Row *row, int width, int y, gboolean mirrored)
{
  int x = 0;

  for (GtkWidget *child = row->first; child != row->end;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      get_size (child, width, &child_width, &child_height);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ mirrored ? width - x - child_width : x,
                                                  y + (row->height - child_height) / 2, child_width,
                                                  child_height },
                                -1);
      x += child_width + self->column_spacing;
    }
}

/* All in one row, each with what it needs and some of what is left. FALSE when there is no such
 * room, or room enough for what they like. */
static gboolean
run_yielding (DossierWrapLayout *self, GtkWidget *widget, int width, int *height, gboolean place)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = width, natural = 0, x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                          &size.natural_size, NULL, NULL);
      left -= size.minimum_size + (sizes->len > 0 ? self->column_spacing : 0);
      natural += size.natural_size + (sizes->len > 0 ? self->column_spacing : 0);
      g_array_append_val (sizes, size);
    }
  if (left < 0 || natural <= width)
    return FALSE;

  gtk_distribute_natural_allocation (left, sizes->len, (GtkRequestedSize *) (void *) sizes->data);
  *height = 0;
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int child_height;

      gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL, size->minimum_size, NULL,
                          &child_height, NULL, NULL);
      *height = MAX (*height, child_height);
    }
  for (guint i = 0; i < sizes->len && place; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

      gtk_widget_size_allocate (size->data,
                                &(GtkAllocation){ mirrored ? width - x - size->minimum_size : x, 0,
                                                  size->minimum_size, *height },
                                -1);
      x += size->minimum_size + self->column_spacing;
    }
  return TRUE;
}

/* Goes through the rows; places the children when @place. Returns the height used. */
static int
run (DossierWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  if (self->yielding && run_yielding (self, widget, width, &y, place))
    return y;
  while (child != NULL)
    {
      Row row = fill_row (self, child, width);

      if (row.height > 0 && y > 0)
        y += self->row_spacing;
      if (place)
        place_row (self, &row, width, y, mirrored);
      y += row.height;
      child = row.end;
    }
  return y;
}

static GtkSizeRequestMode
dossier_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (DossierWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->column_spacing : 0);
    }
}

static void
dossier_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  DossierWrapLayout *self = DOSSIER_WRAP_LAYOUT (manager);
  int width = for_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  if (width < 0)
    {
      int smallest;

      measure_width (self, widget, &smallest, &width);
    }
  *minimum = *natural = run (self, widget, width, FALSE);
}

static void
dossier_wrap_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  run (DOSSIER_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
dossier_wrap_layout_class_init (DossierWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = dossier_wrap_layout_get_request_mode;
  manager_class->measure = dossier_wrap_layout_measure;
  manager_class->allocate = dossier_wrap_layout_allocate;
}

static void
dossier_wrap_layout_init (DossierWrapLayout *self)
{
}

GtkLayoutManager *
dossier_wrap_layout_new (int column_spacing, int row_spacing)
{
  DossierWrapLayout *self = g_object_new (DOSSIER_TYPE_WRAP_LAYOUT, NULL);

  self->column_spacing = column_spacing;
  self->row_spacing = row_spacing;
  return GTK_LAYOUT_MANAGER (self);
}

GtkLayoutManager *
dossier_wrap_layout_new_yielding (int column_spacing, int row_spacing)
{
  GtkLayoutManager *manager = dossier_wrap_layout_new (column_spacing, row_spacing);

  DOSSIER_WRAP_LAYOUT (manager)->yielding = TRUE;
  return manager;
}
