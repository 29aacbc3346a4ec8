/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/late-rows.h"

/* So many are not worth telling apart. */
#define FEW_ROWS 16
#define ROWS_PER_FRAME 32

struct _DossierLateRows
{
  GtkListBox *list;
  DossierLateRowFunc update;
  gpointer data;

  int next; /* the first row that is still late, while there is a tick */
  guint tick;
  gboolean painted;     /* what was seen at the change */
  GtkAdjustment *place; /* of what is in view, while there is a tick */
};

static gboolean
update_row (DossierLateRows *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row != NULL)
    self->update (row, self->data);
  return row != NULL;
}

static GtkScrolledWindow *
get_scroller (DossierLateRows *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);

  return scroller != NULL ? GTK_SCROLLED_WINDOW (scroller) : NULL;
}

/* What is seen of the list, in its pixels. When it is scrolled, GTK has not yet moved it. */
static gboolean
get_view (DossierLateRows *self, double *top, double *bottom)
{
  GtkScrolledWindow *scroller = get_scroller (self);
  GtkWidget *all = scroller != NULL ? gtk_scrolled_window_get_child (scroller) : NULL;
  GtkAdjustment *place;
  graphene_rect_t bounds;

  if (GTK_IS_VIEWPORT (all))
    all = gtk_viewport_get_child (GTK_VIEWPORT (all));
  if (all == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->list)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->list), all, &bounds))
    return FALSE;
  place = gtk_scrolled_window_get_vadjustment (scroller);
  *top = MAX (0, gtk_adjustment_get_value (place) - (double) bounds.origin.y);
  *bottom = gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place) -
            (double) bounds.origin.y;
  *bottom = MIN (*bottom, (double) bounds.size.height);
  return *top < *bottom;
}

static void
update_in_view (DossierLateRows *self)
{
  GtkWidget *row;
  double top, bottom;
  graphene_rect_t bounds;

  if (!get_view (self, &top, &bottom))
    return;
  row = GTK_WIDGET (gtk_list_box_get_row_at_y (self->list, (int) top));
  while (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds) &&
         (double) bounds.origin.y < bottom)
    {
      self->update (GTK_LIST_BOX_ROW (row), self->data);
      row = gtk_widget_get_next_sibling (row);
    }
}

static void
stop (DossierLateRows *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick);
  self->tick = 0;
  if (self->place != NULL)
    g_signal_handlers_disconnect_by_data (self->place, self);
  g_clear_object (&self->place);
}

static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  DossierLateRows *self = data;

  /* The frame that begins is the one that shows the rows in view. */
  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  for (int i = 0; i < ROWS_PER_FRAME; i++)
    if (!update_row (self, self->next++))
      {
        stop (self);
        break;
      }
  return G_SOURCE_CONTINUE;
}

static void
start (DossierLateRows *self)
{
  GtkScrolledWindow *scroller = get_scroller (self);

  self->next = 0;
  self->painted = FALSE;
  if (self->tick != 0)
    return;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), tick_cb, self, NULL);
  if (scroller == NULL)
    return;
  /* Nobody sees a row that comes into view before it says what is true now. */
  self->place = g_object_ref (gtk_scrolled_window_get_vadjustment (scroller));
  g_signal_connect_swapped (self->place, "value-changed", G_CALLBACK (update_in_view), self);
}

DossierLateRows *
dossier_late_rows_new (GtkListBox *list, DossierLateRowFunc update, gpointer data)
{
  DossierLateRows *self = g_new0 (DossierLateRows, 1);

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);

  self->list = list;
  self->update = update;
  self->data = data;
  return self;
}

void
dossier_late_rows_free (DossierLateRows *self)
{
  if (self == NULL)
    return;
  stop (self);
  g_free (self);
}

void
dossier_late_rows_update (DossierLateRows *self)
{
  g_return_if_fail (self != NULL);

  if (!gtk_widget_get_realized (GTK_WIDGET (self->list)) ||
      gtk_list_box_get_row_at_index (self->list, FEW_ROWS) == NULL)
    {
      dossier_late_rows_update_all (self);
      return;
    }
  update_in_view (self);
  start (self);
}

void
dossier_late_rows_update_all (DossierLateRows *self)
{
  g_return_if_fail (self != NULL);

  stop (self);
  for (int i = 0; update_row (self, i); i++)
    ;
}
