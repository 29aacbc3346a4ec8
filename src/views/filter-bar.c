/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/filter-bar.h"
#include "views/late-menu.h"
#include "widgets/wrap-layout.h"

#define DOSSIER_TYPE_FILTER_BAR (dossier_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFilterBar, dossier_filter_bar, DOSSIER, FILTER_BAR, GtkBox)

struct _DossierFilterBar
{
  GtkBox parent_instance;

  DossierSession *session;
  GtkBox *chips;
  GtkWidget *scroller; /* of the chips */
  GtkWidget *sentence;
  GtkWidget *saved;
  GtkWidget *edit;
  GtkWidget *clear;
  GtkWidget *entry;
  GtkWidget *message;
};

enum
{
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFilterBar, dossier_filter_bar, GTK_TYPE_BOX)

static void
chip_cb (GtkButton *chip, DossierFilterBar *self)
{
  DossierFacet facet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "facet"));
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (chip), "value"));

  dossier_session_toggle (self->session, facet, value);
}

static GtkWidget *
make_chip (DossierFilterBar *self, DossierFacet facet, const char *value)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = dossier_session_get_value_label (self->session, facet, value);
  /* Translators: %s is a part of the filter, such as a name or a date. */
  g_autofree char *name = g_strdup_printf (_ ("Remove from the filter: %s"), text);
  GtkWidget *label = gtk_label_new (text);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "facet", GUINT_TO_POINTER (facet));
  g_object_set_data_full (G_OBJECT (chip), "value", g_strdup (value), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_cb), self, 0);
  return chip;
}

static void
update (DossierFilterBar *self)
{
  DossierQuery *query = dossier_session_get_query (self->session);
  g_autofree char *sentence = dossier_session_get_sentence (self->session);
  gboolean empty = dossier_query_is_empty (query);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint f = 0; f < DOSSIER_N_FACETS; f++)
    {
      const GPtrArray *values = dossier_query_get_values (query, f);

      for (guint i = 0; i < values->len; i++)
        gtk_box_append (self->chips, make_chip (self, f, values->pdata[i]));
    }
  gtk_widget_set_visible (self->scroller, !empty);
  gtk_widget_set_visible (self->clear, !empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "filter.save", !empty);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_tooltip_text (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sentence), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
}

static void
show_query_text (DossierFilterBar *self)
{
  g_autofree char *text = dossier_query_to_text (dossier_session_get_query (self->session));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_widget_set_visible (self->message, FALSE);
}

static void
entry_activate_cb (GtkEntry *entry, DossierFilterBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query =
    dossier_query_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), &error);

  if (query == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->message), error->message);
      gtk_widget_set_visible (self->message, TRUE);
      return;
    }
  dossier_session_set_query (self->session, query);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->edit));
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  DossierFilterBar *self = data;
  GtkWidget *popover, *box, *caption;

  if (self->entry != NULL)
    {
      show_query_text (self);
      return;
    }
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  caption = gtk_label_new (_ ("The filter as text"));
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "heading");
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "speaker:zas date:2020-05 place:SRB");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The filter as text"), -1);
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 40);
  gtk_widget_add_css_class (self->message, "error");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self, 0);
  show_query_text (self);
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (DOSSIER_FILTER_BAR (widget)->edit));
}

static void
save_activate_cb (GtkEntry *entry, DossierFilterBar *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*name == '\0')
    return;
  g_signal_emit (self, signals[SAVE], 0, name);
  gtk_popover_popdown (
    GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
}

static void
name_closed_cb (GtkPopover *popover, gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (popover));
}

/* Asks for the name under which to keep the filter; its sentence is a good first guess. */
static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFilterBar *self = DOSSIER_FILTER_BAR (widget);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (_ ("Name of the filter"));
  GtkWidget *entry = gtk_entry_new ();
  g_auto (GStrv) parts = g_strsplit (gtk_label_get_label (GTK_LABEL (self->sentence)), ": ", 2);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "heading");
  gtk_editable_set_text (GTK_EDITABLE (entry), parts[0] && parts[1] ? parts[1] : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the filter"), -1);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, self->saved);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_activate_cb), self, 0);
  g_signal_connect (popover, "closed", G_CALLBACK (name_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}

static gboolean
edit_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_activate_action (data, "filter.edit", NULL);
}

static void
add_shortcut (DossierFilterBar *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_l, GDK_CONTROL_MASK),
                                            gtk_callback_action_new (edit_shortcut_cb, self, NULL));

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
dossier_filter_bar_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_FILTER_BAR (object)->session);

  G_OBJECT_CLASS (dossier_filter_bar_parent_class)->dispose (object);
}

static void
dossier_filter_bar_class_init (DossierFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_filter_bar_dispose;
  gtk_widget_class_install_action (widget_class, "filter.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "filter.save", NULL, save_action);
  signals[SAVE] = g_signal_new ("save", DOSSIER_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_edit_button (DossierFilterBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Edit the Filter as Text (Ctrl+L)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit the filter as text"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, self, NULL);
  return button;
}

static GtkWidget *
make_saved_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "user-bookmarks-symbolic");
  gtk_widget_add_css_class (button, "flat");
  /* Translators: tooltip of a button with the filters that the reader saved */
  gtk_widget_set_tooltip_text (button, _ ("Saved Filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a button's name read aloud: the filters that the
                                   * reader saved */
                                  _ ("Saved filters"), -1);
  return button;
}

static void
dossier_filter_bar_init (DossierFilterBar *self)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->scroller = gtk_scrolled_window_new ();
  self->chips = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->chips));

  /* There is no announcing in GTK 4.8: a status whose name changes is read out. */
  self->sentence =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_add_css_class (self->sentence, "sentence");

  /* The sentence stands beside the parts of the filter, or below where there is no room for it. */
  gtk_widget_set_layout_manager (place, dossier_wrap_layout_new (8, 4));
  gtk_widget_set_hexpand (place, TRUE);
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (place), self->scroller);
  gtk_box_append (GTK_BOX (place), self->sentence);

  self->saved = make_saved_button ();
  self->edit = make_edit_button (self);
  /* Translators: a button: takes away all that was asked for, so that everything is shown */
  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "win.clear");
  gtk_widget_set_tooltip_text (self->clear, _ ("Clear the Filter (Esc)"));

  gtk_box_append (GTK_BOX (self), place);
  gtk_box_append (GTK_BOX (self), self->saved);
  gtk_box_append (GTK_BOX (self), self->edit);
  gtk_box_append (GTK_BOX (self), self->clear);
  add_shortcut (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the bar that says what was asked for
                                   * */
                                  _ ("Filter"), -1);
}

GtkWidget *
dossier_filter_bar_new (DossierSession *session)
{
  DossierFilterBar *self = g_object_new (DOSSIER_TYPE_FILTER_BAR, NULL);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
dossier_filter_bar_set_menu (GtkWidget *bar, GMenuModel *menu)
{
  g_return_if_fail (DOSSIER_IS_FILTER_BAR (bar));

  dossier_late_menu_set (GTK_MENU_BUTTON (DOSSIER_FILTER_BAR (bar)->saved), menu);
}
