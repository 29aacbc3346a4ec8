/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/history.h"

/* More than anybody walks back, and little to keep. */
#define MAX_PLACES 500

struct _DossierHistory
{
  GArray *back;
  GArray *forward;
};

static void
push (GArray *stack, DossierPlace place)
{
  if (stack->len > 0)
    {
      DossierPlace *top = &g_array_index (stack, DossierPlace, stack->len - 1);

      if (top->passage == place.passage && top->offset == place.offset)
        return;
    }
  if (stack->len >= MAX_PLACES)
    g_array_remove_index (stack, 0);
  g_array_append_val (stack, place);
}

static gboolean
move (GArray *from, GArray *to, DossierPlace *place)
{
  DossierPlace here = *place;

  if (from->len == 0)
    return FALSE;
  *place = g_array_index (from, DossierPlace, from->len - 1);
  g_array_set_size (from, from->len - 1);
  push (to, here);
  return TRUE;
}

DossierHistory *
dossier_history_new (void)
{
  DossierHistory *self = g_new0 (DossierHistory, 1);

  self->back = g_array_new (FALSE, FALSE, sizeof (DossierPlace));
  self->forward = g_array_new (FALSE, FALSE, sizeof (DossierPlace));
  return self;
}

void
dossier_history_free (DossierHistory *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->back);
  g_array_unref (self->forward);
  g_free (self);
}

void
dossier_history_clear (DossierHistory *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
}

void
dossier_history_leave (DossierHistory *self, DossierPlace here)
{
  g_return_if_fail (self != NULL);

  push (self->back, here);
  g_array_set_size (self->forward, 0);
}

static void
translate (GArray *stack, DossierPlaceFunc func, gpointer data)
{
  for (guint i = stack->len; i > 0; i--)
    if (!func (&g_array_index (stack, DossierPlace, i - 1), data))
      g_array_remove_index (stack, i - 1);
}

void
dossier_history_translate (DossierHistory *self, DossierPlaceFunc func, gpointer data)
{
  g_return_if_fail (self != NULL && func != NULL);

  translate (self->back, func, data);
  translate (self->forward, func, data);
}

gboolean
dossier_history_can_go_back (DossierHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->back->len > 0;
}

gboolean
dossier_history_can_go_forward (DossierHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->forward->len > 0;
}

gboolean
dossier_history_back (DossierHistory *self, DossierPlace *place)
{
  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  return move (self->back, self->forward, place);
}

gboolean
dossier_history_forward (DossierHistory *self, DossierPlace *place)
{
  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  return move (self->forward, self->back, place);
}
