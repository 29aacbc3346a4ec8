/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "views/library-view-private.h"

G_DEFINE_FINAL_TYPE (DossierLibraryView, dossier_library_view, GTK_TYPE_BOX)

enum
{
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
dossier_library_view_say (DossierLibraryView *self, const char *message, gboolean undoable)
{
  g_signal_emit (self, signals[SAID], 0, message, undoable);
}

/* Those that are chosen */

GPtrArray *
dossier_library_view_list_chosen (DossierLibraryView *self)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GtkBitset) bits =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      g_autoptr (DossierLibraryItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->documents), place);

      g_ptr_array_add (chosen, dossier_library_item_get_info (item));
    }
  return chosen;
}

static void
update_chosen (DossierLibraryView *self)
{
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (self);
  g_autofree char *text =
    /* Translators: %'u is how many documents are chosen in a list. */
    g_strdup_printf (ngettext ("%'u chosen", "%'u chosen", chosen->len), chosen->len);

  gtk_label_set_label (self->chosen, text);
  gtk_widget_set_visible (self->bar, chosen->len > 0);
  dossier_library_view_update_actions (self);
}

/* The list */

static GPtrArray *
list_shown (DossierLibraryView *self)
{
  DossierShelfChoice choice = { 0 };
  guint subset = gtk_drop_down_get_selected (self->subset);

  if (dossier_library_subsets_get_kind (self->subsets, subset) == DOSSIER_SUBSET_TRASH)
    return g_ptr_array_ref (self->shelf->removed);
  dossier_library_subsets_fill (self->subsets, subset, &choice);
  choice.words = gtk_editable_get_text (self->entry);
  dossier_library_view_fill_order (self, &choice);
  return dossier_shelf_arrange (self->shelf, &choice);
}

static void
update_count (DossierLibraryView *self, guint n)
{
  gboolean trash =
    dossier_library_subsets_get_kind (self->subsets, gtk_drop_down_get_selected (self->subset)) ==
    DOSSIER_SUBSET_TRASH;
  guint total = trash ? self->shelf->removed->len : self->shelf->documents->len;
  g_autofree char *text = g_strdup_printf (
    /* Translators: how many documents the filter leaves: %1$'u of %2$'u. */
    ngettext ("%1$'u of %2$'u document", "%1$'u of %2$'u documents", total), n, total);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (self->together, n > 1 && !trash);
  gtk_stack_set_visible_child_name (self->stack, n > 0                             ? "list"
                                                 : self->shelf->documents->len > 0 ? "none"
                                                                                   : "empty");
}

static GHashTable *
get_chosen_uuids (DossierLibraryView *self)
{
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (self);
  GHashTable *uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (uuids, g_strdup (((DossierDocumentInfo *) chosen->pdata[i])->uuid));
  return uuids;
}

void
dossier_library_view_arrange (DossierLibraryView *self)
{
  g_autoptr (GHashTable) uuids = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;

  if (self->shelf == NULL)
    return;
  uuids = get_chosen_uuids (self);
  infos = list_shown (self);
  for (guint i = 0; i < infos->len; i++)
    {
      g_ptr_array_add (items, dossier_library_item_new (infos->pdata[i]));
      if (g_hash_table_contains (uuids, ((DossierDocumentInfo *) infos->pdata[i])->uuid))
        gtk_bitset_add (chosen, i);
    }
  g_list_store_splice (self->documents, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->documents)), items->pdata,
                       items->len);
  all = gtk_bitset_new_range (0, items->len);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), chosen, all);
  update_count (self, infos->len);
  update_chosen (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierLibraryView *self)
{
  GtkWidget *row = dossier_library_row_new ();

  /* So that the pointer finds what the row shows. */
  g_object_set_data (G_OBJECT (row), "list-item", list_item);
  gtk_list_item_set_child (list_item, row);
}

/* The row of the list is what has the keyboard. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierLibraryView *self)
{
  DossierLibraryItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  g_autofree char *name = dossier_library_item_describe (item);
  GtkWidget *holder = gtk_widget_get_parent (row);

  dossier_library_row_set_item (DOSSIER_LIBRARY_ROW (row), item,
                                self->shelf != NULL ? self->shelf->collections : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (holder != NULL ? holder : row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activate_cb (GtkListView *list, guint place, DossierLibraryView *self)
{
  g_autoptr (DossierLibraryItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->documents), place);
  DossierDocumentInfo *info;

  if (item == NULL)
    return;
  info = dossier_library_item_get_info (item);
  if (info->removed == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.document", "s", info->uuid);
}

/* The library */

static void read_shelf (DossierLibraryView *self);

static void
take_shelf (DossierLibraryView *self, DossierShelf *shelf)
{
  guint place;

  g_clear_pointer (&self->shelf, dossier_shelf_unref);
  self->shelf = dossier_shelf_ref (shelf);
  place = dossier_library_subsets_update (self->subsets, shelf,
                                          gtk_drop_down_get_selected (self->subset));
  gtk_drop_down_set_selected (self->subset, place);
  dossier_library_view_arrange (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLibraryView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierShelf) shelf =
    dossier_store_read_shelf_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->reading = FALSE;
  if (shelf == NULL)
    dossier_library_view_say (self, error->message, FALSE);
  else
    take_shelf (self, shelf);
  if (self->stale)
    read_shelf (self);
}

static void
read_shelf (DossierLibraryView *self)
{
  self->stale = self->reading;
  if (self->reading || self->store == NULL)
    return;
  self->reading = TRUE;
  dossier_store_read_shelf_async (self->store, self->cancellable, read_cb, g_object_ref (self));
}

void
dossier_library_view_set_store (DossierLibraryView *self, DossierStore *store)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_VIEW (self));
  g_return_if_fail (store == NULL || DOSSIER_IS_STORE (store));

  if (self->store != store)
    {
      if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      self->reading = FALSE;
      dossier_undo_clear (self->undo);
      g_set_object (&self->store, store);
      if (store == NULL)
        return;
      g_signal_connect_object (store, "documents-changed", G_CALLBACK (read_shelf), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "changed", G_CALLBACK (read_shelf), self, G_CONNECT_SWAPPED);
    }
  read_shelf (self);
}

void
dossier_library_view_focus (DossierLibraryView *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_VIEW (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->documents)) > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Making it */

static GtkWidget *
make_list (DossierLibraryView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *window = gtk_scrolled_window_new ();

  self->documents = g_list_store_new (DOSSIER_TYPE_LIBRARY_ITEM);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->documents)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = GTK_LIST_VIEW (
    gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_show_separators (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a list's name read aloud */
                                  _ ("Documents"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "library");
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));
  return window;
}

static void
dossier_library_view_dispose (GObject *object)
{
  DossierLibraryView *self = DOSSIER_LIBRARY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  g_clear_object (&self->actions);
  g_clear_object (&self->documents);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->shelf, dossier_shelf_unref);
  g_clear_pointer (&self->subsets, dossier_library_subsets_free);

  G_OBJECT_CLASS (dossier_library_view_parent_class)->dispose (object);
}

static void
dossier_library_view_class_init (DossierLibraryViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_library_view_dispose;
  signals[SAID] = g_signal_new ("said", DOSSIER_TYPE_LIBRARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dossier_library_view_init (DossierLibraryView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->cancellable = g_cancellable_new ();
  self->undo = dossier_undo_new ();
  self->subsets = dossier_library_subsets_new ();
  dossier_library_view_init_actions (self);
  gtk_box_append (GTK_BOX (self), dossier_library_view_make_tools (self));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "library-count");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self), dossier_library_view_make_stack (self, make_list (self)));
  gtk_box_append (GTK_BOX (self), dossier_library_view_make_bar (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a page's name read aloud */
                                  _ ("Library"), -1);
}

GtkWidget *
dossier_library_view_new (void)
{
  return g_object_new (DOSSIER_TYPE_LIBRARY_VIEW, NULL);
}
