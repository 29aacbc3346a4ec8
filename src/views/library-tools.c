/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands round the list of the library: what it is filtered and ordered by, what shows in its
 * place, and what can be done with those that are chosen. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "views/library-view-private.h"
#include "widgets/wrap-layout.h"

/* The orders that are offered; those by time begin with the newest. */
static const struct
{
  DossierShelfOrder order;
  const char *label;
  gboolean newest_first;
} orders[] = {
  /* Translators: how documents are ordered */
  { DOSSIER_SHELF_BY_READ, N_ ("Last read"), TRUE },
  /* Translators: how documents are ordered */
  { DOSSIER_SHELF_BY_TITLE, NC_ ("order", "Title"), FALSE },
  /* Translators: how documents are ordered */
  { DOSSIER_SHELF_BY_AUTHOR, NC_ ("order", "Author"), FALSE },
  /* Translators: how documents are ordered */
  { DOSSIER_SHELF_BY_DATE, NC_ ("order", "Date"), TRUE },
  /* Translators: how documents are ordered */
  { DOSSIER_SHELF_BY_LANGUAGE, NC_ ("order", "Language"), FALSE },
  /* Translators: how documents are ordered: by how much is marked in them */
  { DOSSIER_SHELF_BY_MARKED, NC_ ("order", "Marked most"), TRUE },
  /* Translators: how documents are ordered: by when they came into the library */
  { DOSSIER_SHELF_BY_ADDED, NC_ ("order", "Last added"), TRUE },
};

static GtkDropDown *
make_drop_down (GListModel *model, const char *tooltip, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (model), NULL);

  gtk_widget_set_tooltip_text (drop_down, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_DROP_DOWN (drop_down);
}

static GtkDropDown *
make_orders (void)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    gtk_string_list_append (model, i == 0 ? _ (orders[i].label)
                                          : g_dpgettext2 (NULL, "order", orders[i].label));
  return make_drop_down (G_LIST_MODEL (model), _ ("By What Documents Are Ordered"),
                         /* Translators: what a drop-down is for */
                         _ ("Order"));
}

void
dossier_library_view_fill_order (DossierLibraryView *self, DossierShelfChoice *choice)
{
  guint order = MIN (gtk_drop_down_get_selected (self->order), G_N_ELEMENTS (orders) - 1);

  choice->order = orders[order].order;
  choice->descending =
    orders[order].newest_first != gtk_toggle_button_get_active (self->descending);
}

/* From what is typed to what is found. */
static gboolean
to_list_cb (GtkWidget *entry, GVariant *arguments, gpointer data)
{
  dossier_library_view_focus (data);
  return TRUE;
}

static GtkEventController *
make_keys (DossierLibraryView *self)
{
  static const guint keys[] = { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                            gtk_callback_action_new (to_list_cb,
                                                                                     self, NULL)));
  return controller;
}

static GtkWidget *
make_entry (DossierLibraryView *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Title, author, publisher or tag"), NULL);
  gtk_editable_set_width_chars (self->entry, 18);
  gtk_editable_set_max_width_chars (self->entry, 30);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what an entry is for */
                                  _ ("Filter documents"), -1);
  gtk_widget_add_controller (entry, make_keys (self));
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (dossier_library_view_arrange), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_descending (DossierLibraryView *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  self->descending = GTK_TOGGLE_BUTTON (button);
  gtk_button_set_icon_name (GTK_BUTTON (button), "view-sort-descending-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("The Other Way Round"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a button that turns the order of a list round */
                                  _ ("The other way round"), -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (dossier_library_view_arrange), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  return button;
}

GtkWidget *
dossier_library_view_make_tools (DossierLibraryView *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (tools, dossier_wrap_layout_new (6, 6));
  gtk_widget_add_css_class (tools, "library-tools");
  self->subset = make_drop_down (dossier_library_subsets_get_model (self->subsets),
                                 _ ("Which Documents Are Listed"),
                                 /* Translators: what a drop-down is for */
                                 _ ("Which documents"));
  self->order = make_orders ();
  gtk_box_append (GTK_BOX (tools), make_entry (self));
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->subset));
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->order));
  gtk_box_append (GTK_BOX (tools), make_descending (self));
  self->together =
    /* Translators: a button: opens all documents that are listed as one */
    make_button (_ ("Read _Together"), "library.together",
                 _ ("Quotes, Events and Map of All These Documents"));
  gtk_box_append (GTK_BOX (tools), self->together);
  gtk_box_append (GTK_BOX (tools),
                  /* Translators: a button: opens a document or another file */
                  make_button (_ ("_Open…"), "win.open", _ ("Open a Document (Ctrl+O)")));
  g_signal_connect_object (self->subset, "notify::selected",
                           G_CALLBACK (dossier_library_view_arrange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "notify::selected",
                           G_CALLBACK (dossier_library_view_arrange), self, G_CONNECT_SWAPPED);
  return tools;
}

static GtkWidget *
make_page (const char *title, const char *text, gboolean with_open)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());

  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, text);
  gtk_widget_add_css_class (GTK_WIDGET (page), "compact");
  if (with_open)
    {
      GtkWidget *button = make_button (_ ("_Open…"), "win.open", _ ("Open a Document (Ctrl+O)"));

      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_widget_add_css_class (button, "pill");
      adw_status_page_set_child (page, button);
    }
  return GTK_WIDGET (page);
}

GtkWidget *
dossier_library_view_make_stack (DossierLibraryView *self, GtkWidget *list)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, list, "list");
  gtk_stack_add_named (self->stack,
                       /* Translators: heading of an empty list of documents */
                       make_page (_ ("No Document Is Like That"),
                                  _ ("Take away some of what you typed, or list all documents."),
                                  FALSE),
                       "none");
  gtk_stack_add_named (self->stack,
                       /* Translators: heading of an empty library */
                       make_page (_ ("The Library Is Empty"),
                                  _ ("Open TEI, Markdown, text, web pages that were saved, or PDF. "
                                     "The library keeps a copy; your files stay as they are."),
                                  TRUE),
                       "empty");
  return GTK_WIDGET (self->stack);
}

/* What can be done with documents that are there, or in the trash. */
static GtkWidget *
make_choices (const char *const *buttons)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (6, 6));
  gtk_widget_set_hexpand (box, TRUE);
  for (guint i = 0; buttons[i] != NULL; i += 3)
    gtk_box_append (GTK_BOX (box), make_button (buttons[i], buttons[i + 1], buttons[i + 2]));
  return box;
}

GtkWidget *
dossier_library_view_make_bar (DossierLibraryView *self)
{
  const char *const kept[] = {
    /* Translators: a button: opens the documents that are chosen as one */
    _ ("Read _Together"), "library.together-chosen",
    _ ("Read Those That Are Chosen Together (Ctrl+Enter)"),
    /* Translators: a button: opens a dialog with tags for documents */
    _ ("T_ags…"), "library.tags", _ ("Give Tags, or Take Them Off"),
    /* Translators: a button: opens a dialog with collections for documents */
    _ ("_Collections…"), "library.collections", _ ("Put into Collections, or Take Out"),
    /* Translators: a button: opens a dialog in which title, date and more can be corrected */
    _ ("Co_rrect…"), "library.correct", _ ("Correct Title, Authors, Date (F2)"),
    /* Translators: a button: removes documents from the library */
    _ ("_Move to Trash"), "library.remove", _ ("Move to the Trash (Delete)"), NULL
  };
  const char *const removed[] = {
    /* Translators: a button: puts documents from the trash back into the library */
    _ ("_Restore"), "library.restore", _ ("Put Back into the Library"),
    /* Translators: a button: documents in the trash are gone then */
    _ ("_Delete for Good"), "library.forget", _ ("Delete for Good"), NULL
  };

  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_add_css_class (self->bar, "library-bar");
  self->chosen = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->chosen, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->chosen), "dim-label");
  self->for_kept = make_choices (kept);
  self->for_removed = make_choices (removed);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->chosen));
  gtk_box_append (GTK_BOX (self->bar), self->for_kept);
  gtk_box_append (GTK_BOX (self->bar), self->for_removed);
  return self->bar;
}
