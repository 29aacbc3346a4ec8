/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/count-row.h"
#include "model/number.h"
#include "views/labels.h"
#include "views/notes-sign.h"
#include "widgets/tooltip.h"

struct _DossierCountRow
{
  GtkListBoxRow parent_instance;

  DossierItem *item;
  GtkWidget *label;
  GtkWidget *count;
  GtkWidget *check; /* NULL until the row is first chosen */
  GtkWidget *notes; /* NULL until there is one */
};

G_DEFINE_FINAL_TYPE (DossierCountRow, dossier_count_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_class (DossierCountRow *self, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
dossier_count_row_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_COUNT_ROW (object)->item);

  G_OBJECT_CLASS (dossier_count_row_parent_class)->dispose (object);
}

static void
dossier_count_row_class_init (DossierCountRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_count_row_dispose;
}

static void
dossier_count_row_init (DossierCountRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = dossier_wrapping_label (NULL);
  gtk_widget_set_hexpand (self->label, TRUE);
  /* Unlike a label it asks nobody for another size when it says something else: with each change of
   * the query nearly all counts change. */
  self->count = gtk_inscription_new (NULL);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->count), 1);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/* Colour is not the only sign of what is chosen. Few rows ever are. */
static void
make_check (DossierCountRow *self)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));

  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_box_insert_child_after (GTK_BOX (box), self->check, self->label);
}

GtkWidget *
dossier_count_row_new (DossierItem *item, const char *text, int level)
{
  DossierCountRow *self = g_object_new (DOSSIER_TYPE_COUNT_ROW, NULL);

  g_set_object (&self->item, item);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_margin_start (self->label, 12 * level);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

void
dossier_count_row_set_full_text (DossierCountRow *self, const char *text)
{
  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  dossier_tooltip_set (GTK_WIDGET (self), text);
}

void
dossier_count_row_set_icon (DossierCountRow *self, const char *icon_name)
{
  GtkWidget *icon;

  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  /* What it says stands in the row's name. */
  icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", icon_name, NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_insert_child_after (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), icon,
                              self->label);
}

DossierItem *
dossier_count_row_get_item (DossierCountRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_COUNT_ROW (self), NULL);

  return self->item;
}

/* Digits are wider than the letters in which the room is reckoned. */
static void
make_room (GtkInscription *count, guint n_digits)
{
  if (gtk_inscription_get_min_chars (count) > n_digits)
    return;
  gtk_inscription_set_min_chars (count, n_digits + 1);
  gtk_inscription_set_nat_chars (count, n_digits + 1);
}

void
dossier_count_row_set_count (DossierCountRow *self, guint count, const char *name)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  text = dossier_number_to_display (count);
  /* Most counts stay as they are, and each change is told to assistive technology. */
  if (gtk_widget_get_visible (self->count) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (self->count)), text) == 0)
    return;
  gtk_widget_set_visible (self->count, TRUE);
  make_room (GTK_INSCRIPTION (self->count), (gsize) g_utf8_strlen (text, -1));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->count), text);
  set_class (self, "none", count == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dossier_count_row_hide_count (DossierCountRow *self)
{
  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  gtk_widget_set_visible (self->count, FALSE);
}

void
dossier_count_row_set_chosen (DossierCountRow *self, gboolean chosen)
{
  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  if (chosen == gtk_widget_has_css_class (GTK_WIDGET (self), "chosen"))
    return;
  set_class (self, "chosen", chosen);
  if (chosen && self->check == NULL)
    make_check (self);
  if (self->check != NULL)
    gtk_widget_set_visible (self->check, chosen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

void
dossier_count_row_set_focused (DossierCountRow *self, gboolean focused)
{
  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  set_class (self, "focused", focused);
}

void
dossier_count_row_set_current (DossierCountRow *self, gboolean current)
{
  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  set_class (self, "current", current);
}

void
dossier_count_row_update_notes (DossierCountRow *self, DossierSession *session)
{
  GtkWidget *box;

  g_return_if_fail (DOSSIER_IS_COUNT_ROW (self));

  /* From then on it sees to itself. */
  if (self->item == NULL || self->notes != NULL ||
      dossier_find_note_on (session, self->item) == NULL)
    return;
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));
  self->notes = dossier_notes_sign_new ();
  gtk_box_insert_child_after (GTK_BOX (box), self->notes, self->label);
  dossier_notes_sign_set_item (DOSSIER_NOTES_SIGN (self->notes), session, self->item);
}

GtkWidget *
dossier_sidebar_heading (const char *title)
{
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "sidebar-heading");
  return heading;
}

GtkListBox *
dossier_sidebar_list (const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_LIST_BOX (list);
}
