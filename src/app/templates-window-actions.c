/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with templates as a whole: to make, copy, name and delete them. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/templates-window-private.h"
#include "formats/mustache/templates.h"

/* So that a new template shows something, and how it is done. */
#define BEGINNING                                                                                  \
  "{{! dialect: plain }}\n"                                                                        \
  "# {{title}}\n"                                                                                  \
  "{{#chapters}}\n"                                                                                \
  "{{#heading}}\n"                                                                                 \
  "\n"                                                                                             \
  "{{hashes}} {{heading}}\n"                                                                       \
  "{{/heading}}\n"                                                                                 \
  "{{#entries}}\n"                                                                                 \
  "{{#quoted}}\n"                                                                                  \
  "\n"                                                                                             \
  "{{quoted}}\n"                                                                                   \
  "{{/quoted}}\n"                                                                                  \
  "{{#note}}\n"                                                                                    \
  "\n"                                                                                             \
  "{{note}}\n"                                                                                     \
  "{{/note}}\n"                                                                                    \
  "{{/entries}}\n"                                                                                 \
  "{{/chapters}}\n"                                                                                \
  "{{#footnotes}}\n"                                                                               \
  "\n"                                                                                             \
  "[^{{label}}]: {{text}}\n"                                                                       \
  "{{/footnotes}}\n"

/* All that was typed is on the disk before files are moved. */
static gboolean
flush (DossierTemplatesWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (dossier_template_saver_flush (self->saver, &error))
    return TRUE;
  dossier_templates_window_say (self, error->message);
  return FALSE;
}

static void
create (DossierTemplatesWindow *self, const char *name, const char *text)
{
  g_autofree char *free_name = dossier_templates_find_name (name);
  g_autoptr (GError) error = NULL;

  if (!flush (self))
    return;
  if (!dossier_templates_create (free_name, text, &error))
    {
      dossier_templates_window_say (self, error->message);
      return;
    }
  dossier_templates_window_choose (self, free_name);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* Translators: the name of a new template, which is also a file's name: one word is best */
  create (DOSSIER_TEMPLATES_WINDOW (widget), _ ("template"), BEGINNING);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (widget);
  g_autofree char *text = dossier_code_text_get_text (self->editor);

  create (self, self->name, text);
}

/* It offers what is done already, or what another one offers now. */
static void
forget_toast (DossierTemplatesWindow *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *restored = NULL;

  if (self->removed == NULL)
    return;
  restored = dossier_templates_restore (self->removed, self->removed_name, &error);
  if (restored == NULL)
    {
      dossier_templates_window_say (self, error->message);
      return;
    }
  g_clear_pointer (&self->removed, g_free);
  g_clear_pointer (&self->removed_name, g_free);
  forget_toast (self);
  dossier_templates_window_choose (self, restored);
}

/* In the text the key is the text's own. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (widget);

  if (self->removed == NULL || gtk_widget_has_focus (GTK_WIDGET (self->editor)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "template.restore", NULL);
  return GDK_EVENT_STOP;
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  char *removed;
  AdwToast *toast;

  if (!self->own || !flush (self))
    return;
  removed = dossier_templates_remove (self->name, &error);
  if (removed == NULL)
    {
      dossier_templates_window_say (self, error->message);
      return;
    }
  g_free (self->removed);
  self->removed = removed;
  g_free (self->removed_name);
  self->removed_name = g_steal_pointer (&self->name);

  /* Translators: %s is the name of a template */
  title = g_strdup_printf (_ ("“%s” is deleted."), self->removed_name);
  escaped = g_markup_escape_text (title, -1);
  forget_toast (self);
  toast = adw_toast_new (escaped);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "template.restore");
  adw_toast_overlay_add_toast (self->toasts, toast);
  dossier_templates_window_choose (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (widget);

  gtk_menu_button_popup (self->rename_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->rename_entry));
}

static void
names_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (DOSSIER_TEMPLATES_WINDOW (widget)->names_button);
}

static void
go_to_error_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (widget);
  const GError *error = dossier_template_preview_get_error (self->preview);
  const char *template = dossier_mustache_error_template (error);
  guint line = dossier_mustache_error_line (error);

  if (line == 0)
    return;
  if (g_strcmp0 (template, self->name) != 0)
    dossier_templates_window_choose (self, template);
  dossier_code_text_go_to_line (self->editor, line);
}

void
dossier_templates_window_rename (DossierTemplatesWindow *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rename_entry)));
  g_autoptr (GError) error = NULL;

  g_strstrip (name);
  if (!flush (self))
    return;
  if (!dossier_templates_rename (self->name, name, &error))
    {
      gtk_label_set_text (self->rename_message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->rename_message), TRUE);
      return;
    }
  gtk_popover_popdown (self->rename_popover);
  dossier_templates_window_choose (self, name);
}

void
dossier_templates_window_update_actions (DossierTemplatesWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GError *error = dossier_template_preview_get_error (self->preview);

  gtk_widget_action_set_enabled (widget, "template.copy", self->name != NULL);
  gtk_widget_action_set_enabled (widget, "template.rename", self->own);
  gtk_widget_action_set_enabled (widget, "template.delete", self->own);
  gtk_widget_action_set_enabled (widget, "template.restore", self->removed != NULL);
  gtk_widget_action_set_enabled (widget, "template.go-to-error",
                                 dossier_mustache_error_line (error) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rename_button), self->own);
}

void
dossier_templates_window_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "template.new", new_action, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "template.copy", copy_action, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "template.rename", rename_action, GDK_KEY_F2, 0 },
    { "template.delete", delete_action, GDK_KEY_Delete, GDK_ALT_MASK },
    { "template.restore", restore_action, 0, 0 },
    { "template.names", names_action, GDK_KEY_F4, 0 },
    { "template.go-to-error", go_to_error_action, GDK_KEY_F8, 0 },
    { "window.close", NULL, GDK_KEY_Escape, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].func != NULL)
        gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (klass, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding (klass, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, NULL);
}
