/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/row-model.h"

struct _DossierRow
{
  GObject parent_instance;

  DossierItem *item;
  char *heading;
};

G_DEFINE_FINAL_TYPE (DossierRow, dossier_row, G_TYPE_OBJECT)

struct _DossierRowModel
{
  GObject parent_instance;

  GArray *entries;
};

static void
dossier_row_finalize (GObject *object)
{
  DossierRow *self = DOSSIER_ROW (object);

  g_clear_object (&self->item);
  g_free (self->heading);

  G_OBJECT_CLASS (dossier_row_parent_class)->finalize (object);
}

static void
dossier_row_class_init (DossierRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_row_finalize;
}

static void
dossier_row_init (DossierRow *self)
{
}

DossierItem *
dossier_row_get_item (DossierRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), NULL);

  return self->item;
}

const char *
dossier_row_get_heading (DossierRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), NULL);

  return self->heading;
}

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_ROW_MODEL (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierRowModel *self = DOSSIER_ROW_MODEL (model);
  DossierRowEntry *entry;
  DossierRow *row;

  if (position >= self->entries->len)
    return NULL;
  entry = &g_array_index (self->entries, DossierRowEntry, position);
  row = g_object_new (DOSSIER_TYPE_ROW, NULL);
  g_set_object (&row->item, entry->item);
  row->heading = g_strdup (entry->heading);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierRowModel,
                               dossier_row_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
dossier_row_model_finalize (GObject *object)
{
  g_array_unref (DOSSIER_ROW_MODEL (object)->entries);

  G_OBJECT_CLASS (dossier_row_model_parent_class)->finalize (object);
}

static void
dossier_row_model_class_init (DossierRowModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_row_model_finalize;
}

static void
dossier_row_model_init (DossierRowModel *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (DossierRowEntry));
}

DossierRowModel *
dossier_row_model_new (void)
{
  return g_object_new (DOSSIER_TYPE_ROW_MODEL, NULL);
}

void
dossier_row_model_set (DossierRowModel *self, GArray *entries)
{
  guint before;

  g_return_if_fail (DOSSIER_IS_ROW_MODEL (self));
  g_return_if_fail (entries != NULL);

  before = self->entries->len;
  g_array_unref (self->entries);
  self->entries = entries;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, entries->len);
}

int
dossier_row_model_find (DossierRowModel *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_ROW_MODEL (self), -1);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, DossierRowEntry, i).item == item)
      return i;
  return -1;
}
