/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/row-pool.h"

/* As many as come into a list with a change and the first frames after it. */
#define N_KEPT 24
/* A frame that comes meanwhile waits for these at most. */
#define FREED_AT_ONCE 2

struct _DossierRowPool
{
  GPtrArray *widgets;
  guint idle;
};

DossierRowPool *
dossier_row_pool_new (void)
{
  DossierRowPool *self = g_new0 (DossierRowPool, 1);

  self->widgets = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
dossier_row_pool_free (DossierRowPool *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_unref (self->widgets);
  g_free (self);
}

/* The last that no row has, from @end back; -1: none. */
static int
find_free (DossierRowPool *self)
{
  for (int i = (int) self->widgets->len - 1; i >= 0; i--)
    if (gtk_widget_get_parent (self->widgets->pdata[i]) == NULL)
      return i;
  return -1;
}

static gboolean
trim_cb (gpointer data)
{
  DossierRowPool *self = data;
  int place = 0;

  for (guint i = 0; i < FREED_AT_ONCE && place >= 0 && self->widgets->len > N_KEPT; i++)
    {
      place = find_free (self);
      if (place >= 0)
        g_ptr_array_remove_index_fast (self->widgets, (guint) place);
    }
  if (place >= 0 && self->widgets->len > N_KEPT)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

void
dossier_row_pool_keep (DossierRowPool *self, GtkWidget *child)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_ptr_array_add (self->widgets, g_object_ref (child));
  if (self->widgets->len > N_KEPT && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, trim_cb, self, NULL);
}

void
dossier_row_pool_use (DossierRowPool *self, GtkWidget *child)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_ptr_array_remove_fast (self->widgets, child);
}

GtkWidget *
dossier_row_pool_find (DossierRowPool *self)
{
  int place;

  g_return_val_if_fail (self != NULL, NULL);

  place = find_free (self);
  return place >= 0 ? self->widgets->pdata[place] : NULL;
}
