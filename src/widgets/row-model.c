/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/row-model.h"

/* How many rows come in with each frame. */
#define ROWS_PER_FRAME 8
/* What comes in after this many costs nothing any more: GtkListView has no widgets for it. */
#define ROWS_WITH_WIDGETS 240

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
  guint n_shown; /* of the entries: what the list knows of */

  GtkWidget *list; /* weak; NULL: all rows come in at once */
  guint first;
  guint tick;
  gboolean painted; /* the first rows of the present set */
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
  return DOSSIER_ROW_MODEL (model)->n_shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierRowModel *self = DOSSIER_ROW_MODEL (model);
  DossierRowEntry *entry;
  DossierRow *row;

  if (position >= self->n_shown)
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
show_rows (DossierRowModel *self, guint n)
{
  guint before = self->n_shown;

  if (n <= before)
    return;
  self->n_shown = n;
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  DossierRowModel *self = data;
  guint n = self->n_shown + ROWS_PER_FRAME;

  /* The frame that begins is the one that shows the first rows. */
  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  show_rows (self, n > ROWS_WITH_WIDGETS ? self->entries->len : MIN (n, self->entries->len));
  if (self->n_shown < self->entries->len)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
show_gradually (DossierRowModel *self)
{
  self->painted = FALSE;
  if (self->n_shown < self->entries->len && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->list, tick_cb, self, NULL);
}

static void
dossier_row_model_finalize (GObject *object)
{
  DossierRowModel *self = DOSSIER_ROW_MODEL (object);

  if (self->tick != 0 && self->list != NULL)
    gtk_widget_remove_tick_callback (self->list, self->tick);
  g_clear_weak_pointer (&self->list);
  g_array_unref (self->entries);

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
dossier_row_model_set_gradual (DossierRowModel *self, GtkWidget *list, guint first)
{
  g_return_if_fail (DOSSIER_IS_ROW_MODEL (self));
  g_return_if_fail (GTK_IS_WIDGET (list));

  g_set_weak_pointer (&self->list, list);
  self->first = first;
}

static gboolean
is_same (const DossierRowEntry *a, const DossierRowEntry *b)
{
  return a->item == b->item && g_strcmp0 (a->heading, b->heading) == 0;
}

/* How many entries before (@step 1) or after (@step -1) what differs are the same, of @n. */
static guint
count_same (const DossierRowEntry *a, const DossierRowEntry *b, int step, guint n)
{
  guint same = 0;

  while (same < n && is_same (a, b))
    {
      a += step;
      b += step;
      same++;
    }
  return same;
}

/* What has changed can be told in few rows: then the others, with the keyboard in one of them, stay
 * as they are. */
static gboolean
replace_few (DossierRowModel *self, GArray *entries)
{
  const GArray *former = self->entries;
  guint least = MIN (former->len, entries->len);
  guint before, after, n_added, n_removed;

  if (self->list == NULL || self->n_shown < former->len || least == 0)
    return FALSE;
  before = count_same (&g_array_index (former, DossierRowEntry, 0),
                       &g_array_index (entries, DossierRowEntry, 0), 1, least);
  after =
    count_same (&g_array_index (former, DossierRowEntry, former->len - 1),
                &g_array_index (entries, DossierRowEntry, entries->len - 1), -1, least - before);
  n_added = entries->len - before - after;
  n_removed = self->n_shown - before - after;
  if (n_added > MAX (self->first, ROWS_PER_FRAME))
    return FALSE;
  g_array_unref (self->entries);
  self->entries = entries;
  self->n_shown = entries->len;
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, n_removed, n_added);
  return TRUE;
}

void
dossier_row_model_set (DossierRowModel *self, GArray *entries)
{
  guint before;

  g_return_if_fail (DOSSIER_IS_ROW_MODEL (self));
  g_return_if_fail (entries != NULL);

  if (replace_few (self, entries))
    return;
  before = self->n_shown;
  g_array_unref (self->entries);
  self->entries = entries;
  self->n_shown = self->list != NULL ? MIN (entries->len, self->first) : entries->len;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_shown);
  if (self->list != NULL)
    show_gradually (self);
}

int
dossier_row_model_find (DossierRowModel *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_ROW_MODEL (self), -1);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, DossierRowEntry, i).item == item)
      {
        show_rows (self, i + 1);
        return i;
      }
  return -1;
}
