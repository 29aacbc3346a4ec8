/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has attention, chosen or under the pointer, and what belongs to it. */
#include "config.h"

#include "linking/session-private.h"

void
dossier_session_set_focus (DossierSession *self, gpointer item, gconstpointer origin)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (item == NULL || DOSSIER_IS_ITEM (item));

  if (self->focus == item)
    return;
  self->focus = item;
  self->focus_origin = origin;
  dossier_session_notify (self, PROP_FOCUS);
  self->focus_origin = NULL;
}

DossierItem *
dossier_session_get_focus (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->focus;
}

gconstpointer
dossier_session_get_focus_origin (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->focus_origin;
}

/* Both lists ascend. */
static gboolean
share_passage (const DossierItem *a, const DossierItem *b)
{
  guint i = 0, j = 0;

  while (i < a->passages->len && j < b->passages->len)
    {
      guint p = g_array_index (a->passages, guint, i);
      guint q = g_array_index (b->passages, guint, j);

      if (p == q)
        return TRUE;
      if (p < q)
        i++;
      else
        j++;
    }
  return FALSE;
}

static gboolean
is_entity (const DossierItem *item)
{
  return DOSSIER_IS_ENTITY (item);
}

/* Whether @item is @other or belongs to it. */
static gboolean
belongs_together (const DossierItem *other, const DossierItem *item)
{
  if (other == NULL || item == NULL)
    return FALSE;
  if (other == item)
    return TRUE;
  if (is_entity (other) && is_entity (item))
    return FALSE;
  if (is_entity (other))
    return dossier_item_has_entity (item, other);
  if (is_entity (item))
    return dossier_item_has_entity (other, item);
  if (other->kind == DOSSIER_KIND_MEMBERSHIP || item->kind == DOSSIER_KIND_MEMBERSHIP)
    return FALSE;
  return share_passage (other, item);
}

gboolean
dossier_session_is_related (DossierSession *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return belongs_together (self->focus, item);
}

void
dossier_session_set_preview (DossierSession *self, gpointer item)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (item == NULL || DOSSIER_IS_ITEM (item));

  if (self->preview == item)
    return;
  self->preview = item;
  dossier_session_notify (self, PROP_PREVIEW);
}

DossierItem *
dossier_session_get_preview (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->preview;
}

gboolean
dossier_session_is_previewed (DossierSession *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return belongs_together (self->preview, item);
}

gboolean
dossier_session_escape (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  if (self->focus != NULL)
    {
      dossier_session_set_focus (self, NULL, NULL);
      return TRUE;
    }
  if (dossier_query_is_empty (self->query))
    return FALSE;
  dossier_session_clear_query (self);
  return TRUE;
}
