/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "linking/annotating.h"
#include "linking/joining.h"
#include "linking/marking.h"
#include "model/spanning.h"
#include "views/copying.h"
#include "views/item-menu.h"
#include "views/notes-sign.h"

typedef struct
{
  DossierSession *session;
  DossierItemMenuFunc find;
  GtkWidget *root;
  GtkWidget *popover; /* the last one shown, or NULL */
} Menu;

/* Actions that copy, by form. */
static const char *const copy_actions[] = { "item.copy-words", "item.copy-citation",
                                            "item.copy-markdown" };

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

/* Whether it has a menu. */
static gboolean
is_shown (const DossierItem *item)
{
  return dossier_item_takes_notes (item) || item->kind == DOSSIER_KIND_NOTE;
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
    /* Translators: a menu item: says that two people, organisations or places are one */
    append (marks, _ ("_Merge Into…"), "reader.merge-record", item->id);
  if (g_menu_model_get_n_items (G_MENU_MODEL (marks)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
}

static void
append_copy (GMenu *menu, const char *label, DossierCopyForm form, const DossierItem *item)
{
  static const char *const keys[] = { "<Control>c", "<Control><Shift>c", "<Control><Alt>c" };
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, copy_actions[form], "s", item->id);
  g_menu_item_set_attribute (entry, "accel", "s", keys[form]);
  g_menu_append_item (menu, entry);
}

/* Rather than what is told of it. */
static gboolean
is_words (const DossierItem *item)
{
  return item->kind == DOSSIER_KIND_QUOTE || item->kind == DOSSIER_KIND_NOTE ||
         item->kind == DOSSIER_KIND_PASSAGE;
}

void
dossier_item_menu_append_copying (GMenu *menu, const DossierItem *item)
{
  g_autoptr (GMenu) copy = g_menu_new ();

  /* Translators: a menu item: puts the words of a quote or event on the clipboard */
  append_copy (copy, is_words (item) ? _ ("_Copy Words") : _ ("_Copy as Text"), DOSSIER_COPY_WORDS,
               item);
  if (dossier_clip_has_citation (item->kind))
    append_copy (copy, _ ("Copy with C_itation"), DOSSIER_COPY_CITATION, item);
  append_copy (copy, _ ("Copy as _Markdown"), DOSSIER_COPY_MARKDOWN, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
}

static void
append_notes (GMenu *menu, DossierSession *session, DossierItem *item)
{
  g_autoptr (GMenu) notes = g_menu_new ();
  guint n = dossier_count_notes_on (session, item);
  DossierAnnotation *first = dossier_find_note_on (session, item);

  /* Translators: a menu item: the reader writes something to this */
  append (notes, _ ("Add _Note"), "win.add-note", item->id);
  if (first != NULL)
    {
      g_autofree char *label =
        /* Translators: %u is how many notes are on what the menu belongs to. */
        g_strdup_printf (ngettext ("Show Its %u Note", "Show Its %u Notes", n), n);

      append (notes, label, "win.show-note", DOSSIER_ITEM (first)->id);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (notes));
}

static void
append_join (GMenu *menu, DossierItem *item)
{
  /* Translators: a menu item: which people (organisations, places) of several documents are the
   * same */
  g_autoptr (GMenuItem) entry = g_menu_item_new (_ ("_Join or Separate…"), NULL);

  g_menu_item_set_action_and_target (entry, "win.join", "s", item->id);
  g_menu_item_set_attribute (entry, "accel", "s", "<Control>j");
  g_menu_append_item (menu, entry);
}

GMenuModel *
dossier_item_menu_make (DossierSession *session, DossierItem *item)
{
  GMenu *menu = g_menu_new ();

  if (item->kind == DOSSIER_KIND_NOTE && dossier_session_can_annotate (session))
    /* Translators: a menu item: the reader changes a note of theirs */
    append (menu, _ ("_Edit Note"), "win.show-note", item->id);
  if (item->kind == DOSSIER_KIND_QUOTE && DOSSIER_QUOTE (item)->speaker != NULL)
    append (menu, _ ("Only This _Speaker"), "item.only",
            DOSSIER_ITEM (DOSSIER_QUOTE (item)->speaker)->id);
  if (dossier_document_get_origin (dossier_session_get_document (session), item) != NULL)
    /* Translators: a menu item: leaves several documents read as one for the one that it is from */
    append (menu, _ ("Show in Its _Document"), "win.show-origin", item->id);
  if (dossier_session_can_join (session, item))
    append_join (menu, item);
  dossier_item_menu_append_copying (menu, item);
  if (item->kind == DOSSIER_KIND_NOTE || !dossier_session_can_annotate (session))
    return G_MENU_MODEL (menu);
  append_notes (menu, session, item);
  append_marks (menu, session, item);
  return G_MENU_MODEL (menu);
}

/* Its parent may have done it. */
static void
close_menu (Menu *menu)
{
  GtkWidget *popover = menu->popover;

  g_clear_weak_pointer (&menu->popover);
  if (popover != NULL)
    gtk_widget_unparent (popover);
}

static void
destroy_cb (GtkWidget *root, gpointer data)
{
  Menu *menu = data;

  close_menu (menu);
}

/* The record of @widget or of what it stands in. */
static DossierItem *
find_item (Menu *menu, GtkWidget *root, GtkWidget *widget, double x, double y)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      DossierItem *item = menu->find (root, widget, x, y);

      if (item != NULL)
        return is_shown (item) ? item : NULL;
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
  close_menu (menu);
  g_set_weak_pointer (&menu->popover, gtk_popover_menu_new_from_model (model));
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

/* What has the keyboard within @root, or NULL. */
static GtkWidget *
get_focus (GtkWidget *root)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));

  return focus != NULL && gtk_widget_is_ancestor (focus, root) ? focus : NULL;
}

static gboolean
key_cb (GtkWidget *root, GVariant *arguments, gpointer data)
{
  Menu *menu = data;
  GtkWidget *focus = get_focus (root);
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, root, &bounds))
    return FALSE;
  return pop_up (menu, root, find_item (menu, root, focus, -1, -1),
                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                  (int) bounds.size.width, (int) bounds.size.height });
}

static void
copy (Menu *menu, DossierItem *item, DossierCopyForm form)
{
  DossierDocument *document = dossier_session_get_document (menu->session);
  g_autoptr (DossierClip) clip = NULL;

  if (document == NULL || item == NULL)
    return;
  clip = dossier_clip_new (document, item);
  dossier_clip_copy (clip, form, menu->root);
}

static gboolean
copy_key_cb (GtkWidget *root, GVariant *form, gpointer data)
{
  GtkWidget *focus = get_focus (root);
  DossierItem *item = focus != NULL ? find_item (data, root, focus, -1, -1) : NULL;

  if (item == NULL)
    return FALSE;
  copy (data, item, g_variant_get_uint32 (form));
  return TRUE;
}

static gboolean
join_key_cb (GtkWidget *root, GVariant *arguments, gpointer data)
{
  Menu *menu = data;
  GtkWidget *focus = get_focus (root);
  DossierItem *item = focus != NULL ? find_item (menu, root, focus, -1, -1) : NULL;

  return dossier_session_can_join (menu->session, item) &&
         gtk_widget_activate_action (root, "win.join", "s", item->id);
}

static DossierItem *
look_up (Menu *menu, GVariant *id)
{
  DossierDocument *document = dossier_session_get_document (menu->session);

  return document != NULL ? dossier_document_lookup (document, g_variant_get_string (id, NULL))
                          : NULL;
}

static void
copy_cb (GSimpleAction *action, GVariant *id, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (copy_actions); i++)
    if (g_str_equal (copy_actions[i] + strlen ("item."), g_action_get_name (G_ACTION (action))))
      copy (data, look_up (data, id), i);
}

static void
only_cb (GSimpleAction *action, GVariant *id, gpointer data)
{
  Menu *menu = data;
  DossierItem *item = look_up (menu, id);

  if (DOSSIER_IS_ENTITY (item))
    dossier_session_toggle_entity (menu->session, DOSSIER_ENTITY (item));
}

static void
insert_actions (Menu *menu)
{
  static const GActionEntry entries[] = {
    { "copy-words", copy_cb, "s" },
    { "copy-citation", copy_cb, "s" },
    { "copy-markdown", copy_cb, "s" },
    { "only", only_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), menu);
  gtk_widget_insert_action_group (menu->root, "item", G_ACTION_GROUP (actions));
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
add_copy_key (GtkEventController *controller,
              GdkModifierType held,
              DossierCopyForm form,
              Menu *menu)
{
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK | held),
                      gtk_callback_action_new (copy_key_cb, menu, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (form));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
menu_free (gpointer data)
{
  Menu *menu = data;

  g_clear_weak_pointer (&menu->popover);
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
  menu->root = root;
  g_object_set_data_full (G_OBJECT (root), "item-menu", menu, menu_free);
  g_signal_connect (root, "destroy", G_CALLBACK (destroy_cb), menu);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), menu);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), menu);
  add_key (keys, GDK_KEY_Menu, 0, menu);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, menu);
  add_copy_key (keys, 0, DOSSIER_COPY_WORDS, menu);
  add_copy_key (keys, GDK_SHIFT_MASK, DOSSIER_COPY_CITATION, menu);
  add_copy_key (keys, GDK_ALT_MASK, DOSSIER_COPY_MARKDOWN, menu);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_j, GDK_CONTROL_MASK),
                      gtk_callback_action_new (join_key_cb, menu, NULL)));
  insert_actions (menu);
  gtk_widget_add_controller (root, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (root, GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (root, keys);
}
