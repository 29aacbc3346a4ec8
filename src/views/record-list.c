/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "linking/annotating.h"
#include "views/copying.h"
#include "views/item-menu.h"
#include "views/labels.h"
#include "views/record-list.h"
#include "views/record-order.h"
#include "widgets/row-pool.h"

struct _DossierRecordList
{
  AdwBin parent_instance;

  DossierSession *session;
  const DossierRecordKind *kind;
  DossierRecordFunc wanted; /* or NULL */
  gconstpointer origin;
  gboolean narrow;

  DossierRecordOrder *order;
  DossierRowModel *rows;
  GHashTable *bound; /* row widgets in use */
  DossierRowPool *pool;
  gboolean held;
  gboolean stale;    /* while held: the rows, or */
  gboolean outdated; /* the items are others now */
  gboolean revised;  /* so is the document, and its results are not there yet */

  GtkListView *list;
  GtkLabel *count;
  GtkWidget *scroller;
  AdwStatusPage *empty; /* or NULL: not needed yet */
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (DossierRecordList, dossier_record_list, ADW_TYPE_BIN)

/* Tall rows that fill the list in a window of usual size: a heading and two more. */
#define FIRST_ROWS 3

/* What stands in a row: the heading and the record's widget, one of them shown, and each made when
 * the row is first to show it. */
typedef struct
{
  GtkWidget *heading; /* or NULL */
  GtkWidget *record;  /* or NULL */
  DossierItem *item;  /* borrowed while bound */
} RowParts;

static void
set_class (GtkWidget *row, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (row, css_class);
  else
    gtk_widget_remove_css_class (row, css_class);
}

static DossierItem *
get_focusable (DossierRecordList *self, DossierItem *item)
{
  return item != NULL && self->kind->get_focusable ? self->kind->get_focusable (item) : item;
}

static void
mark_row (DossierRecordList *self, GtkWidget *row, DossierItem *item)
{
  DossierItem *focus = dossier_session_get_focus (self->session);
  gboolean focused = item != NULL && focus == get_focusable (self, item);

  set_class (row, "focused", focused);
  set_class (row, "related", !focused && dossier_session_is_related (self->session, item));
  set_class (row, "previewed", dossier_session_is_previewed (self->session, item));
}

static void
enter_cb (GtkEventController *controller, double x, double y, DossierRecordList *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (controller);
  RowParts *parts = g_object_get_data (G_OBJECT (box), "parts");

  dossier_session_set_preview (self->session, get_focusable (self, parts->item));
}

static void
leave_cb (GtkEventController *controller, DossierRecordList *self)
{
  dossier_session_set_preview (self->session, NULL);
}

static void
watch_pointer (DossierRecordList *self, GtkWidget *box)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (enter_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (box, motion);
}

/* What is dragged out of a row. */
static DossierClip *
find_clip (GtkWidget *box, double x, double y, gpointer data)
{
  DossierRecordList *self = data;
  DossierItem *item =
    get_focusable (self, ((RowParts *) g_object_get_data (G_OBJECT (box), "parts"))->item);

  return item != NULL ? dossier_clip_new (dossier_session_get_document (self->session), item)
                      : NULL;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierRecordList *self)
{
  RowParts *parts;
  GtkWidget *box = dossier_row_pool_find (self->pool);

  if (box != NULL)
    {
      gtk_list_item_set_child (list_item, box);
      return;
    }
  parts = g_new0 (RowParts, 1);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "record");
  g_object_set_data_full (G_OBJECT (box), "parts", parts, g_free);
  watch_pointer (self, box);
  dossier_drag_attach (box, find_clip, self);
  gtk_list_item_set_child (list_item, box);
}

static char *
name_row (DossierRecordList *self, DossierRow *row)
{
  DossierItem *item = dossier_row_get_item (row);
  g_autofree char *name = NULL;

  if (item == NULL)
    return g_strdup (dossier_row_get_heading (row));
  name = self->kind->get_row_name ? self->kind->get_row_name (item, self->session)
                                  : dossier_item_to_label (item);
  if (item->authority != DOSSIER_AUTHORITY_READER || item->kind == DOSSIER_KIND_NOTE)
    return g_steal_pointer (&name);
  /* Translators: %1$s is a quote, an event …, %2$s on whose word it stands ("your mark"). */
  return g_strdup_printf (_ ("%1$s, %2$s"), name, dossier_authority_to_display (item->authority));
}

static void
bind_heading (RowParts *parts, GtkWidget *box, const char *heading)
{
  if (parts->heading == NULL)
    {
      parts->heading = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (parts->heading), 0);
      gtk_label_set_wrap (GTK_LABEL (parts->heading), TRUE);
      gtk_widget_add_css_class (parts->heading, "group-heading");
      gtk_box_append (GTK_BOX (box), parts->heading);
    }
  gtk_label_set_label (GTK_LABEL (parts->heading), heading);
}

static void
bind_record (DossierRecordList *self, RowParts *parts, GtkWidget *box, DossierItem *item)
{
  if (parts->record == NULL)
    {
      parts->record = self->kind->make (self->session);
      gtk_box_append (GTK_BOX (box), parts->record);
    }
  self->kind->bind (parts->record, self->session, item);
  if (self->kind->set_narrow != NULL)
    self->kind->set_narrow (parts->record, self->narrow);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierRecordList *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  RowParts *parts = g_object_get_data (G_OBJECT (box), "parts");
  DossierRow *row = gtk_list_item_get_item (list_item);
  DossierItem *item = dossier_row_get_item (row);
  g_autofree char *name = name_row (self, row);

  parts->item = item;
  if (item != NULL)
    bind_record (self, parts, box, item);
  else
    bind_heading (parts, box, dossier_row_get_heading (row));
  if (parts->heading != NULL)
    gtk_widget_set_visible (parts->heading, item == NULL);
  if (parts->record != NULL)
    gtk_widget_set_visible (parts->record, item != NULL);
  gtk_list_item_set_activatable (list_item, item != NULL);
  /* What can be neither activated nor selected takes no focus, and with a heading as its first row
   * the list would take none. */
  gtk_list_item_set_selectable (list_item, TRUE);
  mark_row (self, box, item);
  g_hash_table_add (self->bound, box);
  dossier_row_pool_use (self->pool, box);

  /* The row that assistive technology meets is the list's own widget around ours. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierRecordList *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);

  ((RowParts *) g_object_get_data (G_OBJECT (box), "parts"))->item = NULL;
  g_hash_table_remove (self->bound, box);
  /* The editor in a note's row goes with the row. */
  if (self->pool != NULL && self->kind->kind != DOSSIER_KIND_NOTE)
    dossier_row_pool_keep (self->pool, box);
}

static void
activate_cb (GtkListView *list, guint position, DossierRecordList *self)
{
  g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL && dossier_row_get_item (row) != NULL)
    dossier_session_set_focus (self->session, get_focusable (self, dossier_row_get_item (row)),
                               self->origin);
}

static void
make_empty (DossierRecordList *self)
{
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  gtk_widget_set_vexpand (GTK_WIDGET (self->empty), TRUE);
  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear the Filter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "win.clear");
  gtk_widget_set_halign (self->clear, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->empty, self->clear);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), GTK_WIDGET (self->empty));
}

static void
show_empty (DossierRecordList *self, gboolean filtered)
{
  if (self->empty == NULL)
    make_empty (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), TRUE);
  gtk_widget_set_visible (self->clear,
                          !dossier_query_is_empty (dossier_session_get_query (self->session)));
  adw_status_page_set_description (self->empty, self->kind->get_none (filtered));
}

static void
show_counts (DossierRecordList *self, guint passing)
{
  guint total = dossier_record_order_count (self->order);
  gboolean filtered = passing < total;
  gboolean none = passing == 0 && self->kind->get_none != NULL;
  g_autofree char *count = self->kind->print_count (passing, total);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), filtered && !none);
  gtk_widget_set_visible (self->scroller, !none);
  if (none)
    show_empty (self, filtered);
  else if (self->empty != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
}

static void items_cb (DossierRecordList *self);

static void
update_rows (DossierRecordList *self)
{
  GArray *entries;
  guint passing;

  if (self->held)
    {
      self->stale = TRUE;
      return;
    }
  if (self->outdated)
    {
      items_cb (self);
      return;
    }
  entries = g_array_new (FALSE, FALSE, sizeof (DossierRowEntry));
  passing = dossier_record_order_list (self->order, self->session, self->wanted, entries);
  dossier_row_model_set (self->rows, entries);
  show_counts (self, passing);
}

static gboolean
scroll_to (DossierRecordList *self, const DossierItem *item)
{
  int position = dossier_row_model_find (self->rows, item);

  if (position < 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                              (guint) position);
  return TRUE;
}

/* What has the attention itself, else the first that belongs to it. */
static void
bring_into_view (DossierRecordList *self)
{
  DossierItem *item;

  if (scroll_to (self, dossier_session_get_focus (self->session)))
    return;
  for (guint i = 0; (item = dossier_record_order_get (self->order, i)) != NULL; i++)
    if (dossier_session_is_related (self->session, item) && scroll_to (self, item))
      return;
}

static void
mark_rows (DossierRecordList *self)
{
  GHashTableIter iter;
  gpointer box;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &box, NULL))
    mark_row (self, box, ((RowParts *) g_object_get_data (box, "parts"))->item);
}

static void
focus_cb (DossierRecordList *self)
{
  mark_rows (self);
  if (dossier_session_get_focus (self->session) != NULL &&
      dossier_session_get_focus_origin (self->session) != self->origin)
    bring_into_view (self);
}

/* The results for them follow. */
static void
notes_cb (DossierRecordList *self)
{
  if (self->kind->kind == DOSSIER_KIND_NOTE || self->kind->collect != NULL)
    self->outdated = TRUE;
}

/* The rows know the former items until they have been compared with those in their place. */
static void
items_cb (DossierRecordList *self)
{
  g_autoptr (DossierRecordOrder) former = NULL;

  if (self->held)
    {
      self->outdated = TRUE;
      return;
    }
  self->outdated = FALSE;
  former = g_steal_pointer (&self->order);
  self->order = dossier_record_order_new (self->session, self->kind);
  update_rows (self);
}

/* An editor in a row of another document has nothing to edit any more. What has the attention may
 * stand elsewhere in the revised one. */
static void
document_cb (DossierRecordList *self)
{
  gboolean revising = dossier_session_is_revising (self->session);

  if (!revising)
    self->held = FALSE;
  items_cb (self);
  self->revised = revising;
}

/* The results of a revised document come after it. */
static void
filtered_cb (DossierRecordList *self)
{
  gboolean revised = self->revised;

  self->revised = FALSE;
  update_rows (self);
  if (revised && dossier_session_get_focus_origin (self->session) != self->origin)
    scroll_to (self, dossier_session_get_focus (self->session));
}

static DossierItem *
find_item (GtkWidget *root, GtkWidget *widget, double x, double y)
{
  DossierRecordList *self = DOSSIER_RECORD_LIST (root);
  /* By the keyboard it is the list's own widget around a row. */
  GtkWidget *box =
    g_hash_table_contains (self->bound, widget) ? widget : gtk_widget_get_first_child (widget);
  RowParts *parts = box != NULL && g_hash_table_contains (self->bound, box)
                      ? g_object_get_data (G_OBJECT (box), "parts")
                      : NULL;

  return parts != NULL ? get_focusable (self, parts->item) : NULL;
}

static void
make_children (DossierRecordList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_view_new (NULL, NULL);

  self->list = GTK_LIST_VIEW (list);
  gtk_widget_add_css_class (list, "records");
  if (self->kind->css_class != NULL)
    gtk_widget_add_css_class (list, self->kind->css_class);
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "list-count");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), self->scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
connect_list (DossierRecordList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  dossier_row_model_set_gradual (self->rows, GTK_WIDGET (self->list),
                                 self->kind->first_rows > 0 ? self->kind->first_rows : FIRST_ROWS);
  g_object_unref (factory);
  g_object_unref (selection);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->kind->get_name (), -1);
}

static gboolean
dossier_record_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_RECORD_LIST (widget)->list));
}

static void
dossier_record_list_dispose (GObject *object)
{
  DossierRecordList *self = DOSSIER_RECORD_LIST (object);

  g_clear_pointer (&self->pool, dossier_row_pool_free);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->order, dossier_record_order_free);
  g_clear_pointer (&self->bound, g_hash_table_unref);

  G_OBJECT_CLASS (dossier_record_list_parent_class)->dispose (object);
}

static void
dossier_record_list_class_init (DossierRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_record_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dossier_record_list_grab_focus;
}

static void
dossier_record_list_init (DossierRecordList *self)
{
  self->origin = self;
  self->rows = dossier_row_model_new ();
  self->bound = g_hash_table_new (NULL, NULL);
  self->pool = dossier_row_pool_new ();
}

GtkWidget *
dossier_record_list_new (DossierSession *session, const DossierRecordKind *kind)
{
  DossierRecordList *self = g_object_new (DOSSIER_TYPE_RECORD_LIST, NULL);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  make_children (self);
  connect_list (self);
  items_cb (self);
  dossier_item_menu_attach (GTK_WIDGET (self), session, find_item);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (notes_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::focus", G_CALLBACK (focus_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::preview", G_CALLBACK (mark_rows), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dossier_record_list_set_origin (DossierRecordList *self, gconstpointer origin)
{
  g_return_if_fail (DOSSIER_IS_RECORD_LIST (self));

  self->origin = origin;
}

void
dossier_record_list_set_kind (DossierRecordList *self, const DossierRecordKind *kind)
{
  g_return_if_fail (DOSSIER_IS_RECORD_LIST (self));

  if (self->kind == kind)
    return;
  dossier_record_list_release (self);
  self->kind = kind;
  dossier_record_order_sort (self->order, self->session, kind);
  update_rows (self);
}

void
dossier_record_list_set_subset (DossierRecordList *self, DossierRecordFunc wanted)
{
  g_return_if_fail (DOSSIER_IS_RECORD_LIST (self));

  if (self->wanted == wanted)
    return;
  self->wanted = wanted;
  update_rows (self);
}

void
dossier_record_list_set_narrow (DossierRecordList *self, gboolean narrow)
{
  GHashTableIter iter;
  gpointer box;

  g_return_if_fail (DOSSIER_IS_RECORD_LIST (self));

  if (self->narrow == narrow || self->kind->set_narrow == NULL)
    return;
  self->narrow = narrow;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &box, NULL))
    {
      RowParts *parts = g_object_get_data (box, "parts");

      if (parts->record != NULL)
        self->kind->set_narrow (parts->record, narrow);
    }
}

void
dossier_record_list_refresh (DossierRecordList *self)
{
  g_return_if_fail (DOSSIER_IS_RECORD_LIST (self));

  items_cb (self);
}

void
dossier_record_list_hold (DossierRecordList *self)
{
  g_return_if_fail (DOSSIER_IS_RECORD_LIST (self));

  self->held = TRUE;
}

void
dossier_record_list_release (DossierRecordList *self)
{
  g_return_if_fail (DOSSIER_IS_RECORD_LIST (self));

  if (!self->held)
    return;
  self->held = FALSE;
  if (self->outdated || self->stale)
    update_rows (self);
  self->stale = FALSE;
}

DossierItem *
dossier_record_list_get_current (DossierRecordList *self)
{
  GtkRoot *root;
  GtkWidget *focus;
  GHashTableIter iter;
  gpointer box;

  g_return_val_if_fail (DOSSIER_IS_RECORD_LIST (self), NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  g_hash_table_iter_init (&iter, self->bound);
  while (focus != NULL && g_hash_table_iter_next (&iter, &box, NULL))
    if (gtk_widget_get_parent (box) == focus)
      return ((RowParts *) g_object_get_data (box, "parts"))->item;
  return NULL;
}

GtkWidget *
dossier_record_list_find_row (DossierRecordList *self, const DossierItem *item)
{
  GHashTableIter iter;
  gpointer box;

  g_return_val_if_fail (DOSSIER_IS_RECORD_LIST (self), NULL);

  g_hash_table_iter_init (&iter, self->bound);
  while (item != NULL && g_hash_table_iter_next (&iter, &box, NULL))
    {
      RowParts *parts = g_object_get_data (box, "parts");

      if (parts->item == item)
        return parts->record;
    }
  return NULL;
}

/* All of it, or as much as there is room for. */
static gboolean
is_in_view (DossierRecordList *self, GtkWidget *row)
{
  float room = (float) gtk_widget_get_height (self->scroller);
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (row) || gtk_widget_get_height (row) == 0 ||
      !gtk_widget_compute_bounds (row, self->scroller, &bounds))
    return FALSE;
  return bounds.origin.y >= 0 && bounds.origin.y < room &&
         (bounds.origin.y + bounds.size.height <= room || bounds.size.height > room);
}

gboolean
dossier_record_list_reveal (DossierRecordList *self, const DossierItem *item)
{
  GtkWidget *row;

  g_return_val_if_fail (DOSSIER_IS_RECORD_LIST (self), FALSE);
  g_return_val_if_fail (item != NULL, FALSE);

  row = dossier_record_list_find_row (self, item);
  if (row != NULL && is_in_view (self, row))
    return TRUE;
  scroll_to (self, item);
  return FALSE;
}
