/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done can be undone, and what was written is kept: how the window says so. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "linking/annotating.h"

/* Undo */

static void
append_undo (GMenu *menu, const char *label, const char *fallback, const char *action)
{
  g_menu_append (menu, label != NULL ? label : fallback, action);
}

static void
update_undo_menu (DossierWindow *self)
{
  DossierUndo *undo = dossier_session_get_undo (self->session);
  const char *undone = dossier_undo_get_undo_label (undo);
  const char *redone = dossier_undo_get_redo_label (undo);
  g_autofree char *undo_label =
    /* Translators: a menu item; %s is what was done, one of the messages with the context “undo”:
     * “Highlight”, “Change of Filter”. It stands for itself, in its basic form. */
    undone != NULL ? g_strdup_printf (_ ("_Undo: %s"), undone) : NULL;
  g_autofree char *redo_label =
    /* Translators: a menu item; %s is what was undone, one of the messages with the context “undo”:
     * “Highlight”, “Change of Filter”. It stands for itself, in its basic form. */
    redone != NULL ? g_strdup_printf (_ ("_Redo: %s"), redone) : NULL;

  g_menu_remove_all (self->undo_menu);
  /* Translators: a menu item while there is nothing to undo */
  append_undo (self->undo_menu, undo_label, _ ("_Undo"), "win.undo");
  /* Translators: a menu item while there is nothing to redo */
  append_undo (self->undo_menu, redo_label, _ ("_Redo"), "win.redo");
}

void
dossier_window_init_undo (DossierWindow *self)
{
  DossierUndo *undo = dossier_session_get_undo (self->session);

  g_signal_connect_object (undo, "notify::undo-label", G_CALLBACK (update_undo_menu), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (undo, "notify::redo-label", G_CALLBACK (update_undo_menu), self,
                           G_CONNECT_SWAPPED);
  update_undo_menu (self);
}

/* What is being typed into; NULL when the keyboard is elsewhere. */
static GtkWidget *
get_editor (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return focus;
  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return focus;
  return NULL;
}

static char *
get_text (GtkWidget *editor)
{
  char *text;

  if (GTK_IS_TEXT (editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "text", &text, NULL);
  return text;
}

/* The keys reach the window first. GTK does not tell whether an entry has anything to undo; it has
 * when its text is another afterwards. */
static gboolean
step_editor (GtkWidget *editor, gboolean back)
{
  g_autofree char *before = get_text (editor);
  g_autofree char *after = NULL;

  gtk_widget_activate_action (editor, back ? "text.undo" : "text.redo", NULL);
  after = get_text (editor);
  return strcmp (before, after) != 0;
}

void
dossier_window_undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  gboolean back = g_str_equal (name, "win.undo");
  GtkWidget *editor = get_editor (self);

  if (editor != NULL && step_editor (editor, back))
    return;
  if (dossier_window_undo_in_library (self, back))
    return;
  if (back)
    dossier_session_undo (self->session);
  else
    dossier_session_redo (self->session);
}

/* Saving */

static void
copy_cb (GtkInfoBar *bar, int response, DossierWindow *self)
{
  g_autofree char *text = dossier_session_get_unsaved_text (self->session);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* Built when it is first needed: it hardly ever is. */
static void
build_bar (DossierWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title =
    gtk_label_new (_ ("What you wrote could not be kept on the disk. It is still here, and Dossier "
                      "will try again."));
  GtkWidget *reason = gtk_label_new (NULL);

  self->unsaved = gtk_info_bar_new ();
  self->unsaved_reason = GTK_LABEL (reason);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (self->unsaved), GTK_MESSAGE_ERROR);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (self->unsaved_reason, TRUE);
  gtk_label_set_wrap_mode (self->unsaved_reason, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->unsaved_reason, 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_info_bar_add_child (GTK_INFO_BAR (self->unsaved), box);
  /* Translators: a button: puts a note that could not be saved on the clipboard */
  gtk_info_bar_add_button (GTK_INFO_BAR (self->unsaved), _ ("_Copy Text"), GTK_RESPONSE_APPLY);
  g_signal_connect_object (self->unsaved, "response", G_CALLBACK (copy_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unsaved), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: heading of a bar: a note could not be written to
                                   * the disk */
                                  _ ("Not saved"), -1);
  adw_bin_set_child (self->saving_place, self->unsaved);
}

static void
unsaved_cb (DossierWindow *self)
{
  gboolean unsaved;

  g_object_get (self->session, "unsaved", &unsaved, NULL);
  if (unsaved && self->unsaved == NULL)
    build_bar (self);
  if (self->unsaved != NULL)
    gtk_widget_set_visible (self->unsaved, unsaved);
}

static void
save_failed_cb (DossierWindow *self, const GError *error)
{
  if (self->unsaved == NULL)
    build_bar (self);
  gtk_label_set_label (self->unsaved_reason, error->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unsaved),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message, -1);
  unsaved_cb (self);
}

/* Whoever turns to another program finds there what was written here. */
static void
active_cb (DossierWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && self->session != NULL)
    dossier_session_flush (self->session);
}

void
dossier_window_init_saving (DossierWindow *self)
{
  g_signal_connect_object (self->session, "notify::unsaved", G_CALLBACK (unsaved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "save-failed", G_CALLBACK (save_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}
