/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to documents in the library, and undone. */
#include "config.h"

#include <glib/gi18n.h>

#include "views/library-view-private.h"

/* A change that can be taken back and done again: what it would take is known once the other has
 * been done. */
typedef struct
{
  DossierLibraryView *view; /* borrowed: the list of steps is the view's */
  DossierShelfChange *next;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->next, dossier_shelf_change_unref);
  g_free (step);
}

typedef struct
{
  DossierLibraryView *view;
  Step *step;  /* that is taken back or done again; NULL: a new one */
  char *label; /* of a new one */
  char *message;
} Doing;

static void
doing_free (Doing *doing)
{
  g_object_unref (doing->view);
  g_free (doing->label);
  g_free (doing->message);
  g_free (doing);
}

static void turn_step (gpointer data);

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  DossierLibraryView *self = doing->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierShelfChange) back =
    dossier_store_change_shelf_finish (DOSSIER_STORE (source), result, &error);

  self->changing = FALSE;
  if (back == NULL)
    dossier_library_view_say (self, error->message, FALSE);
  else if (doing->step != NULL)
    {
      g_clear_pointer (&doing->step->next, dossier_shelf_change_unref);
      doing->step->next = g_steal_pointer (&back);
    }
  else if (self->undo != NULL)
    {
      Step *step = g_new0 (Step, 1);

      step->view = self;
      step->next = g_steal_pointer (&back);
      dossier_undo_push (self->undo, doing->label, turn_step, turn_step, step, step_free);
      if (doing->message != NULL)
        dossier_library_view_say (self, doing->message, TRUE);
    }
  dossier_library_view_update_actions (self);
  doing_free (doing);
}

static void
start (DossierLibraryView *self, DossierShelfChange *change, Doing *doing)
{
  doing->view = g_object_ref (self);
  self->changing = TRUE;
  dossier_library_view_update_actions (self);
  /* Not to be cancelled: a change is done or not. */
  dossier_store_change_shelf_async (self->store, change, NULL, changed_cb, doing);
}

static void
turn_step (gpointer data)
{
  Step *step = data;
  Doing *doing = g_new0 (Doing, 1);

  doing->step = step;
  start (step->view, step->next, doing);
}

void
dossier_library_view_change (DossierLibraryView *self,
                             DossierShelfChange *change,
                             const char *label,
                             const char *message)
{
  Doing *doing;

  g_return_if_fail (DOSSIER_IS_LIBRARY_VIEW (self));
  g_return_if_fail (change != NULL);

  if (self->store == NULL || self->changing || dossier_shelf_change_is_empty (change))
    return;
  doing = g_new0 (Doing, 1);
  doing->label = g_strdup (label);
  doing->message = g_strdup (message);
  start (self, change, doing);
}

void
dossier_library_view_undo (DossierLibraryView *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_VIEW (self));

  if (!self->changing)
    dossier_undo_undo (self->undo);
}

/* Actions */

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_library_view_undo (data);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierLibraryView *self = data;

  if (!self->changing)
    dossier_undo_redo (self->undo);
}

typedef void (*ChangeFunc) (DossierShelfChange *change, const char *document);

static DossierShelfChange *
change_chosen (DossierLibraryView *self, ChangeFunc func, guint *n)
{
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (self);
  DossierShelfChange *change = dossier_shelf_change_new ();

  for (guint i = 0; i < chosen->len; i++)
    func (change, ((DossierDocumentInfo *) chosen->pdata[i])->uuid);
  *n = chosen->len;
  return change;
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  guint n;
  g_autoptr (DossierShelfChange) change = change_chosen (data, dossier_shelf_change_remove, &n);
  g_autofree char *message =
    /* Translators: %'u is a number of documents. */
    g_strdup_printf (ngettext ("%'u document is in the trash now.",
                               "%'u documents are in the trash now.", n),
                     n);

  dossier_library_view_change (data, change, C_ ("undo", "Move to Trash"), message);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  guint n;
  g_autoptr (DossierShelfChange) change = change_chosen (data, dossier_shelf_change_restore, &n);
  g_autofree char *message =
    /* Translators: %'u is a number of documents. */
    g_strdup_printf (ngettext ("%'u document is in the library again.",
                               "%'u documents are in the library again.", n),
                     n);

  dossier_library_view_change (data, change, C_ ("undo", "Restore"), message);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLibraryView) self = data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_forget_removed_finish (DOSSIER_STORE (source), result, &error))
    dossier_library_view_say (self, error->message, FALSE);
}

static char **
list_uuids (DossierLibraryView *self)
{
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (self);
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();

  for (guint i = 0; i < chosen->len; i++)
    g_strv_builder_add (uuids, ((DossierDocumentInfo *) chosen->pdata[i])->uuid);
  return g_strv_builder_end (uuids);
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierLibraryView *self = data;
  g_auto (GStrv) uuids = list_uuids (self);

  dossier_store_forget_removed_async (self->store, (const char *const *) uuids, NULL, forgotten_cb,
                                      g_object_ref (self));
}

static void
tags_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_library_view_ask_labels (data, FALSE);
}

static void
collections_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_library_view_ask_labels (data, TRUE);
}

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (data);

  if (chosen->len == 1)
    gtk_widget_activate_action (data, "win.correct", "s",
                                ((DossierDocumentInfo *) chosen->pdata[0])->uuid);
}

static void
read_together (DossierLibraryView *self, DossierReach *reach)
{
  g_autofree char *text = dossier_reach_to_text (reach);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.together", "s", text);
}

/* All that are listed: by what they have in common, when that is all there is to it, so that what
 * is added later belongs to it. */
static void
together_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierLibraryView *self = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) uuids = NULL;
  g_autoptr (DossierReach) reach = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    reach =
      dossier_library_subsets_get_reach (self->subsets, gtk_drop_down_get_selected (self->subset));
  if (reach == NULL)
    {
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
        {
          g_autoptr (DossierLibraryItem) item =
            g_list_model_get_item (G_LIST_MODEL (self->documents), i);

          g_strv_builder_add (builder, dossier_library_item_get_info (item)->uuid);
        }
      uuids = g_strv_builder_end (builder);
      reach = dossier_reach_new_documents ((const char *const *) uuids);
    }
  read_together (self, reach);
}

static void
together_chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_auto (GStrv) uuids = list_uuids (data);
  g_autoptr (DossierReach) reach = dossier_reach_new_documents ((const char *const *) uuids);

  read_together (data, reach);
}

static void
set_enabled (DossierLibraryView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
dossier_library_view_update_actions (DossierLibraryView *self)
{
  g_autoptr (GPtrArray) chosen = NULL;
  gboolean removed, kept;

  if (self->documents == NULL)
    return;
  chosen = dossier_library_view_list_chosen (self);
  removed = chosen->len > 0 && ((DossierDocumentInfo *) chosen->pdata[0])->removed != 0;
  kept = chosen->len > 0 && !removed;
  gtk_widget_set_visible (self->for_kept, !removed);
  gtk_widget_set_visible (self->for_removed, removed);
  set_enabled (self, "tags", kept && !self->changing);
  set_enabled (self, "collections", kept && !self->changing);
  set_enabled (self, "remove", kept && !self->changing);
  set_enabled (self, "together-chosen", kept && chosen->len > 1);
  set_enabled (self, "correct", kept && chosen->len == 1);
  set_enabled (self, "restore", removed && !self->changing);
  set_enabled (self, "forget", removed && !self->changing);
  set_enabled (self, "undo", !self->changing && dossier_undo_can_undo (self->undo));
  set_enabled (self, "redo", !self->changing && dossier_undo_can_redo (self->undo));
}

/* The menu */

static GMenuModel *
make_menu (DossierLibraryView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (self);

  if (chosen->len > 0 && ((DossierDocumentInfo *) chosen->pdata[0])->removed != 0)
    {
      g_menu_append (menu, _ ("_Restore"), "library.restore");
      g_menu_append (menu, _ ("_Delete for Good"), "library.forget");
      return G_MENU_MODEL (menu);
    }
  g_menu_append (menu, _ ("Read _Together"), "library.together-chosen");
  g_menu_append (menu, _ ("T_ags…"), "library.tags");
  g_menu_append (menu, _ ("_Collections…"), "library.collections");
  g_menu_append (menu, _ ("Co_rrect…"), "library.correct");
  g_menu_append (menu, _ ("_Move to Trash"), "library.remove");
  return G_MENU_MODEL (menu);
}

static void
pop_up (DossierLibraryView *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = make_menu (self);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* What the row of the list below the pointer shows is chosen, unless it is among others. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierLibraryView *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL && !DOSSIER_IS_LIBRARY_ROW (picked)
                     ? gtk_widget_get_ancestor (picked, DOSSIER_TYPE_LIBRARY_ROW)
                     : picked;
  gpointer place = row != NULL ? g_object_get_data (G_OBJECT (row), "list-item") : NULL;

  if (place == NULL)
    return;
  if (!gtk_list_item_get_selected (place))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                     gtk_list_item_get_position (place), TRUE);
  pop_up (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierLibraryView *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  g_autoptr (GPtrArray) chosen = dossier_library_view_list_chosen (self);
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ||
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return FALSE;
  if (chosen->len == 0)
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);
  pop_up (self, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                 (int) bounds.size.width, (int) bounds.size.height });
  return TRUE;
}

static void
add_keys (DossierLibraryView *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } keys[] = {
    { "Delete", "library.remove" },
    { "F2", "library.correct" },
    { "<Control>Return", "library.together-chosen" },
    { "<Control>z", "library.undo" },
    { "<Control><Shift>z", "library.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkEventController *menu = gtk_shortcut_controller_new ();

  /* Those of the window mean the document that is not shown. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              keys[i].trigger),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (menu),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  gtk_widget_add_controller (GTK_WIDGET (self), menu);
}

void
dossier_library_view_init_actions (DossierLibraryView *self)
{
  static const GActionEntry entries[] = {
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "remove", remove_cb },
    { "restore", restore_cb },
    { "forget", forget_cb },
    { "tags", tags_cb },
    { "collections", collections_cb },
    { "correct", correct_cb },
    { "together", together_cb },
    { "together-chosen", together_chosen_cb },
  };
  GtkGesture *click = gtk_gesture_click_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "library", G_ACTION_GROUP (self->actions));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  add_keys (self);
}
