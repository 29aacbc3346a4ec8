/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "linking/marking.h"
#include "views/item-menu.h"
#include "views/notes-sign.h"

typedef struct
{
  DossierSession *session;
  DossierItemMenuFunc find;
  GtkWidget *popover; /* the last one shown, or NULL */
} Menu;

gboolean
dossier_item_takes_notes (const DossierItem *item)
{
  if (item == NULL)
    return FALSE;
  switch (item->kind)
    {
    case DOSSIER_KIND_QUOTE:
    case DOSSIER_KIND_EVENT:
    case DOSSIER_KIND_COMMITMENT:
    case DOSSIER_KIND_SOURCE:
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      return TRUE;
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      return FALSE;
    }
}

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* What the reader has marked can be marked otherwise; who is who, of all people. */
static void
append_marks (GMenu *menu, DossierSession *session, DossierItem *item)
{
  g_autoptr (GMenu) marks = g_menu_new ();

  if (dossier_session_find_mark (session, item) != NULL)
    {
      append (marks, _ ("_Edit Your Mark…"), "reader.edit-record", item->id);
      append (marks, _ ("_Withdraw Your Mark"), "reader.withdraw-record", item->id);
    }
  if (DOSSIER_IS_ENTITY (item))
    append (marks, _ ("_Merge Into…"), "reader.merge-record", item->id);
  if (g_menu_model_get_n_items (G_MENU_MODEL (marks)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
}

GMenuModel *
dossier_item_menu_make (DossierSession *session, DossierItem *item)
{
  GMenu *menu = g_menu_new ();
  guint n = dossier_count_notes_on (session, item);
  DossierAnnotation *first = dossier_find_note_on (session, item);

  append (menu, _ ("Add _Note"), "win.add-note", item->id);
  if (first != NULL)
    {
      g_autofree char *label =
        /* Translators: %u is how many notes are on what the menu belongs to. */
        g_strdup_printf (ngettext ("Show Its %u Note", "Show Its %u Notes", n), n);

      append (menu, label, "win.show-note", DOSSIER_ITEM (first)->id);
    }
  append_marks (menu, session, item);
  return G_MENU_MODEL (menu);
}

static void
destroy_cb (GtkWidget *root, gpointer data)
{
  Menu *menu = data;

  g_clear_pointer (&menu->popover, gtk_widget_unparent);
}

/* The record of @widget or of what it stands in. */
static DossierItem *
find_item (Menu *menu, GtkWidget *root, GtkWidget *widget, double x, double y)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      DossierItem *item = menu->find (root, widget, x, y);

      if (item != NULL)
        return dossier_item_takes_notes (item) ? item : NULL;
      if (widget == root)
        return NULL;
    }
  return NULL;
}

static gboolean
pop_up (Menu *menu, GtkWidget *root, DossierItem *item, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = NULL;

  if (item == NULL)
    return FALSE;
  model = dossier_item_menu_make (menu->session, item);
  g_clear_pointer (&menu->popover, gtk_widget_unparent);
  menu->popover = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (menu->popover), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu->popover), at);
  gtk_widget_set_halign (menu->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (menu->popover, root);
  gtk_popover_popup (GTK_POPOVER (menu->popover));
  return TRUE;
}

/* They would lie over the menu. */
static void
hide_tooltips (GtkWidget *popover, GtkWidget *root, GtkWidget *widget)
{
  for (; widget != NULL && widget != root; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      g_object_bind_property (popover, "visible", widget, "has-tooltip",
                              G_BINDING_INVERT_BOOLEAN | G_BINDING_SYNC_CREATE);
}

static void
pop_up_at (Menu *menu, GtkGesture *gesture, double x, double y)
{
  GtkWidget *root = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *widget = gtk_widget_pick (root, x, y, GTK_PICK_DEFAULT);
  DossierItem *item = find_item (menu, root, widget, x, y);

  if (!pop_up (menu, root, item, &(GdkRectangle){ (int) x, (int) y, 1, 1 }))
    return;
  hide_tooltips (menu->popover, root, widget);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  pop_up_at (data, GTK_GESTURE (gesture), x, y);
}

static void
held_cb (GtkGestureLongPress *gesture, double x, double y, gpointer data)
{
  pop_up_at (data, GTK_GESTURE (gesture), x, y);
}

static gboolean
key_cb (GtkWidget *root, GVariant *arguments, gpointer data)
{
  Menu *menu = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root) ||
      !gtk_widget_compute_bounds (focus, root, &bounds))
    return FALSE;
  return pop_up (menu, root, find_item (menu, root, focus, -1, -1),
                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                  (int) bounds.size.width, (int) bounds.size.height });
}

static void
add_key (GtkEventController *controller, guint key, GdkModifierType held, Menu *menu)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, held),
                                                          gtk_callback_action_new (key_cb, menu,
                                                                                   NULL)));
}

static void
menu_free (gpointer data)
{
  Menu *menu = data;

  g_object_unref (menu->session);
  g_free (menu);
}

void
dossier_item_menu_attach (GtkWidget *root, DossierSession *session, DossierItemMenuFunc find)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Menu *menu = g_new0 (Menu, 1);

  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (DOSSIER_IS_SESSION (session));

  menu->session = g_object_ref (session);
  menu->find = find;
  g_object_set_data_full (G_OBJECT (root), "item-menu", menu, menu_free);
  g_signal_connect (root, "destroy", G_CALLBACK (destroy_cb), menu);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), menu);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), menu);
  add_key (keys, GDK_KEY_Menu, 0, menu);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, menu);
  gtk_widget_add_controller (root, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (root, GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (root, keys);
}
