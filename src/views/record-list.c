/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/record-list.h"
#include "widgets/row-model.h"

struct _DossierRecordList
{
  AdwBin parent_instance;

  DossierSession *session;
  const DossierRecordKind *kind;

  GPtrArray *ordered; /* of borrowed DossierItem: all of the document's, in the list's order */
  GArray *indices;    /* of guint: theirs, beside them */
  GPtrArray *groups;  /* of char *: interned headings beside them, or NULL */
  DossierRowModel *rows;
  GHashTable *bound; /* row widgets in use */

  GtkListView *list;
  GtkLabel *count;
  GtkWidget *scroller;
  AdwStatusPage *empty;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (DossierRecordList, dossier_record_list, ADW_TYPE_BIN)

/* Rows that fill the list in a window of usual size. */
#define FIRST_ROWS 5

/* What stands in a row: the heading and the record's widget, one of them shown. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *record;
  DossierItem *item; /* borrowed while bound */
} RowParts;

static void
set_class (GtkWidget *row, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (row, css_class);
  else
    gtk_widget_remove_css_class (row, css_class);
}

static void
mark_row (DossierRecordList *self, GtkWidget *row, DossierItem *item)
{
  DossierItem *focus = dossier_session_get_focus (self->session);

  gboolean focused = item != NULL && focus == item;

  set_class (row, "focused", focused);
  set_class (row, "related", !focused && dossier_session_is_related (self->session, item));
  set_class (row, "previewed", dossier_session_is_previewed (self->session, item));
}

static void
enter_cb (GtkEventController *controller, double x, double y, DossierRecordList *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (controller);
  RowParts *parts = g_object_get_data (G_OBJECT (box), "parts");

  dossier_session_set_preview (self->session, parts->item);
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

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierRecordList *self)
{
  RowParts *parts = g_new0 (RowParts, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  parts->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (parts->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (parts->heading), TRUE);
  gtk_widget_add_css_class (parts->heading, "group-heading");
  parts->record = self->kind->make (self->session);
  gtk_box_append (GTK_BOX (box), parts->heading);
  gtk_box_append (GTK_BOX (box), parts->record);
  gtk_widget_add_css_class (box, "record");
  g_object_set_data_full (G_OBJECT (box), "parts", parts, g_free);
  watch_pointer (self, box);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierRecordList *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  RowParts *parts = g_object_get_data (G_OBJECT (box), "parts");
  DossierRow *row = gtk_list_item_get_item (list_item);
  DossierItem *item = dossier_row_get_item (row);
  g_autofree char *name = NULL;

  parts->item = item;
  gtk_widget_set_visible (parts->heading, item == NULL);
  gtk_widget_set_visible (parts->record, item != NULL);
  gtk_list_item_set_activatable (list_item, item != NULL);
  /* What can be neither activated nor selected takes no focus, and with a heading as its first row
   * the list would take none. */
  gtk_list_item_set_selectable (list_item, TRUE);
  if (item != NULL)
    self->kind->bind (parts->record, self->session, item);
  else
    gtk_label_set_label (GTK_LABEL (parts->heading), dossier_row_get_heading (row));
  mark_row (self, box, item);
  g_hash_table_add (self->bound, box);

  /* The row that assistive technology meets is the list's own widget around ours. */
  name = item ? self->kind->get_row_name (item) : g_strdup (dossier_row_get_heading (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DossierRecordList *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);

  ((RowParts *) g_object_get_data (G_OBJECT (box), "parts"))->item = NULL;
  g_hash_table_remove (self->bound, box);
}

static void
activate_cb (GtkListView *list, guint position, DossierRecordList *self)
{
  g_autoptr (DossierRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL && dossier_row_get_item (row) != NULL)
    dossier_session_set_focus (self->session, dossier_row_get_item (row), self);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  DossierRecordList *self = data;
  const DossierItem *x = *(DossierItem *const *) a;
  const DossierItem *y = *(DossierItem *const *) b;
  int order = self->kind->compare ? self->kind->compare (x, y, self->session) : 0;

  return order != 0 ? order : x->index - y->index;
}

static void
order_records (DossierRecordList *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  guint n = document ? dossier_document_count (document, self->kind->kind) : 0;

  g_ptr_array_set_size (self->ordered, 0);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->ordered, dossier_document_get (document, self->kind->kind, i));
  g_ptr_array_sort_with_data (self->ordered, compare_cb, self);
  g_array_set_size (self->indices, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->indices, guint, i) = ((DossierItem *) self->ordered->pdata[i])->index;
  for (guint i = 0; i < n && self->kind->get_group != NULL; i++)
    {
      g_autofree char *group = self->kind->get_group (self->ordered->pdata[i]);

      g_ptr_array_add (self->groups, (gpointer) g_intern_string (group));
    }
}

static void
append_row (DossierRecordList *self, GArray *entries, guint i, const char **group)
{
  DossierRowEntry entry = { NULL, NULL };

  if (self->kind->get_group != NULL && self->groups->pdata[i] != *group)
    {
      *group = entry.heading = self->groups->pdata[i];
      g_array_append_val (entries, entry);
      entry.heading = NULL;
    }
  entry.item = self->ordered->pdata[i];
  g_array_append_val (entries, entry);
}

static void
update_rows (DossierRecordList *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DossierRowEntry));
  DossierCrossfilter *results = dossier_session_get_results (self->session);
  const guint8 *matches =
    results ? dossier_crossfilter_get_matches (results, self->kind->kind) : NULL;
  const char *group = NULL;
  guint passing = 0;

  for (guint i = 0; i < self->ordered->len; i++)
    if (matches[g_array_index (self->indices, guint, i)] != DOSSIER_MATCH_NO)
      {
        append_row (self, entries, i, &group);
        passing++;
      }
  dossier_row_model_set (self->rows, entries);

  gboolean filtered = passing < self->ordered->len;
  g_autofree char *count = self->kind->print_count (passing, self->ordered->len);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), filtered && passing > 0);
  gtk_widget_set_visible (self->scroller, passing > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), passing == 0);
  gtk_widget_set_visible (self->clear, filtered);
  adw_status_page_set_description (self->empty, self->kind->get_none (filtered));
}

static void
bring_into_view (DossierRecordList *self)
{
  for (guint i = 0; i < self->ordered->len; i++)
    {
      DossierItem *item = self->ordered->pdata[i];
      int position;

      if (!dossier_session_is_related (self->session, item))
        continue;
      position = dossier_row_model_find (self->rows, item);
      if (position < 0)
        continue;
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
      return;
    }
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
      dossier_session_get_focus_origin (self->session) != self)
    bring_into_view (self);
}

static void
document_cb (DossierRecordList *self)
{
  order_records (self);
  update_rows (self);
}

static void
make_children (DossierRecordList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_view_new (NULL, NULL);

  self->list = GTK_LIST_VIEW (list);
  gtk_widget_add_css_class (list, "records");
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "list-count");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  gtk_widget_set_vexpand (GTK_WIDGET (self->empty), TRUE);
  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear the Filter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "win.clear");
  gtk_widget_set_halign (self->clear, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->empty, self->clear);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
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
  dossier_row_model_set_gradual (self->rows, GTK_WIDGET (self->list), FIRST_ROWS);
  g_object_unref (factory);
  g_object_unref (selection);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->kind->get_name (), -1);
}

static void
dossier_record_list_dispose (GObject *object)
{
  DossierRecordList *self = DOSSIER_RECORD_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->indices, g_array_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);

  G_OBJECT_CLASS (dossier_record_list_parent_class)->dispose (object);
}

static void
dossier_record_list_class_init (DossierRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_record_list_dispose;
}

static void
dossier_record_list_init (DossierRecordList *self)
{
  self->ordered = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = dossier_row_model_new ();
  self->bound = g_hash_table_new (NULL, NULL);
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
  document_cb (self);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::focus", G_CALLBACK (focus_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::preview", G_CALLBACK (mark_rows), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
