/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small bar at what is selected: colours, note, marks. It takes no keyboard unless it is asked
 * for. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/colour-buttons.h"
#include "views/reader-view-private.h"

#define GAP 6

static void
chosen_cb (DossierReaderView *self, int colour)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "colour",
                                  g_variant_new_string (
                                    dossier_colour_to_string ((DossierColour) colour)));
}

static GtkWidget *
add_button (GtkBox *box, const char *icon, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (box, button);
  return button;
}

static void
update_marks_button (DossierReaderView *self)
{
  gtk_widget_set_visible (self->bar_marks,
                          g_menu_model_get_n_items (G_MENU_MODEL (self->menu_marks)) > 0);
}

static gboolean
key_cb (DossierReaderView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  dossier_reader_view_hide_bar (self);
  return GDK_EVENT_STOP;
}

static void
make_bar (DossierReaderView *self)
{
  GtkBox *box;
  GtkWidget *colours;
  GtkEventController *controller;

  if (self->bar != NULL)
    return;
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  box = GTK_BOX (self->bar);
  gtk_widget_add_css_class (self->bar, "annotation-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Mark what is selected"), -1);
  colours = dossier_colour_buttons_new ();
  g_signal_connect_swapped (colours, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (box, colours);
  gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  add_button (box, "document-edit-symbolic", "reader.note", _ ("Write a note"));
  self->bar_delete =
    add_button (box, "user-trash-symbolic", "reader.delete-note", _ ("Move to the trash"));
  self->bar_marks = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->bar_marks), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->bar_marks),
                                  G_MENU_MODEL (self->menu_marks));
  gtk_widget_add_css_class (self->bar_marks, "flat");
  /* Translators: a button over the text: opens a menu with “Quote…”, “Event…”, “Person…” */
  gtk_widget_set_tooltip_text (self->bar_marks, _ ("Mark as"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar_marks), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Mark as"), -1);
  gtk_box_append (box, self->bar_marks);
  g_signal_connect_object (self->menu_marks, "items-changed", G_CALLBACK (update_marks_button),
                           self, G_CONNECT_SWAPPED);
  update_marks_button (self);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->bar, controller);
  gtk_overlay_add_overlay (self->overlay, self->bar);
}

/* What the bar is about: the selection, or the annotation at the caret. */
static void
get_range (DossierReaderView *self, guint *start, guint *end)
{
  const DossierTextAnnotation *one;

  if (dossier_text_view_get_selection (self->text, start, end))
    return;
  one = dossier_text_view_find_annotation (self->text, *start, self->last_made);
  if (one != NULL)
    {
      *start = one->start;
      *end = one->end;
    }
}

gboolean
dossier_reader_view_get_bar_position (DossierReaderView *self, GtkWidget *child, GdkRectangle *rect)
{
  GdkRectangle first, last;
  GtkRequisition size;
  guint start, end;
  int width = gtk_widget_get_width (GTK_WIDGET (self->text));
  int height = gtk_widget_get_height (GTK_WIDGET (self->text));
  int middle;

  if (child != self->bar)
    return FALSE;
  gtk_widget_get_preferred_size (child, NULL, &size);
  get_range (self, &start, &end);
  dossier_text_view_get_position_rect (self->text, start, &first);
  dossier_text_view_get_position_rect (self->text, end, &last);
  middle = first.y == last.y ? (first.x + last.x) / 2 : width / 2;
  rect->width = MIN (size.width, width);
  rect->height = size.height;
  rect->x = CLAMP (middle - size.width / 2, 0, MAX (width - size.width, 0));
  /* above, or where that is no room below, or over what is selected */
  rect->y = first.y - size.height - GAP;
  if (rect->y < 0 && last.y + last.height + GAP + size.height <= height)
    rect->y = last.y + last.height + GAP;
  rect->y = CLAMP (rect->y, 0, MAX (height - size.height, 0));
  return TRUE;
}

void
dossier_reader_view_place_bar (DossierReaderView *self)
{
  if (self->bar != NULL && gtk_widget_get_visible (self->bar))
    gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

void
dossier_reader_view_show_bar (DossierReaderView *self, gboolean take_keyboard)
{
  if (self->document == NULL || self->open_note != NULL)
    return;
  make_bar (self);
  gtk_widget_set_visible (self->bar_delete, dossier_reader_view_get_annotation (self) != NULL);
  gtk_widget_set_visible (self->bar, TRUE);
  dossier_reader_view_place_bar (self);
  if (take_keyboard)
    gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD);
}

gboolean
dossier_reader_view_hide_bar (DossierReaderView *self)
{
  GtkWidget *focus;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->bar == NULL || !gtk_widget_get_visible (self->bar))
    return FALSE;
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_widget_set_visible (self->bar, FALSE);
  return TRUE;
}

GMenu *
dossier_reader_view_get_marks_menu (DossierReaderView *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_VIEW (self), NULL);

  return self->menu_marks;
}
