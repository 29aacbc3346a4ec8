/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/template-names.h"
#include "app/templates-window-private.h"
#include "formats/mustache/templates.h"
#include "widgets/beside.h"

G_DEFINE_FINAL_TYPE (DossierTemplatesWindow, dossier_templates_window, ADW_TYPE_WINDOW)

void
dossier_templates_window_say (DossierTemplatesWindow *self, const char *message)
{
  gtk_label_set_text (self->failure, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), message != NULL);
}

/* The text */

static void
typed_cb (DossierTemplatesWindow *self)
{
  g_autofree char *text = NULL;

  if (self->showing || self->name == NULL || !self->own)
    return;
  text = dossier_code_text_get_text (self->editor);
  dossier_template_saver_put (self->saver, self->name, text);
  dossier_templates_window_request_preview (self);
}

static void
show_text (DossierTemplatesWindow *self, const char *text)
{
  g_autofree char *now = dossier_code_text_get_text (self->editor);

  if (g_str_equal (now, text))
    return;
  self->showing = TRUE;
  dossier_code_text_set_text (self->editor, text);
  self->showing = FALSE;
}

/* What the drop-down is made of has no name of its own. */
static void
name_chooser (DossierTemplatesWindow *self, const char *template)
{
  /* Translators: %s is the name of a template: what the drop-down says that chooses one */
  g_autofree char *name = g_strdup_printf (_ ("Template: %s"), template);

  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                    gtk_widget_get_first_child (GTK_WIDGET (self->chooser))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chooser), name);
}

static void
show_template (DossierTemplatesWindow *self, const DossierTemplateInfo *info)
{
  const char *pending = dossier_template_saver_get_pending (self->saver, info->name);
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    pending != NULL ? g_strdup (pending) : dossier_templates_load (info->name, &error);
  gboolean another = g_strcmp0 (self->name, info->name) != 0;

  if (another)
    {
      g_free (self->name);
      self->name = g_strdup (info->name);
      dossier_code_text_set_wrong_line (self->editor, 0);
    }
  name_chooser (self, info->name);
  /* What cannot be read is not written over. */
  self->own = info->own && text != NULL;
  dossier_templates_window_say (self, error != NULL ? error->message : NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->editor), self->own);
  gtk_widget_set_visible (self->preset_bar, !info->own);
  show_text (self, text != NULL ? text : "");
  dossier_templates_window_update_actions (self);
  dossier_templates_window_request_preview (self);
}

/* The list */

static char *
describe (const DossierTemplateInfo *info)
{
  if (info->own)
    return g_strdup (info->name);
  /* Translators: %s is the name of a template */
  return g_strdup_printf (_ ("%s, comes with Dossier"), info->name);
}

static guint
find_info (DossierTemplatesWindow *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->list->len; i++)
    if (strcmp (((DossierTemplateInfo *) self->list->pdata[i])->name, name) == 0)
      return i;
  return 0;
}

static void
chosen_cb (DossierTemplatesWindow *self)
{
  guint at = gtk_drop_down_get_selected (self->chooser);

  if (!self->showing && at < self->list->len)
    show_template (self, self->list->pdata[at]);
}

void
dossier_templates_window_choose (DossierTemplatesWindow *self, const char *name)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = dossier_templates_list ();
  for (guint i = 0; i < self->list->len; i++)
    gtk_string_list_take (names, describe (self->list->pdata[i]));
  at = find_info (self, name);
  self->showing = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->chooser, at);
  self->showing = FALSE;
  if (at < self->list->len)
    show_template (self, self->list->pdata[at]);
}

/* Another program may have written meanwhile. */
static void
active_cb (DossierTemplatesWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->name != NULL &&
      dossier_template_saver_get_pending (self->saver, self->name) == NULL)
    dossier_templates_window_choose (self, self->name);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

/* Handlers */

static void
rename_cb (DossierTemplatesWindow *self)
{
  dossier_templates_window_rename (self);
}

static void
rename_typed_cb (DossierTemplatesWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rename_message), FALSE);
}

static void
rename_shown_cb (DossierTemplatesWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->rename_entry), self->name != NULL ? self->name : "");
  gtk_editable_select_region (GTK_EDITABLE (self->rename_entry), 0, -1);
}

/* What could not be written is written now. */
static void
saved_cb (DossierTemplatesWindow *self)
{
  self->unsaved = FALSE;
  dossier_templates_window_say (self, NULL);
}

static void
insert_cb (DossierTemplatesWindow *self, const char *text, int cursor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  GtkTextIter place;

  gtk_menu_button_popdown (self->names_button);
  if (!self->own)
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_backward_chars (&place, (int) g_utf8_strlen (text, -1) - cursor);
  gtk_text_buffer_place_cursor (buffer, &place);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static gboolean
dossier_templates_window_close_request (GtkWindow *window)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  /* Said once; who closes once more knows. */
  if (!dossier_template_saver_flush (self->saver, &error) && !self->unsaved)
    {
      self->unsaved = TRUE;
      /* Translators: %s says what went wrong */
      message = g_strdup_printf (_ ("The template is not saved: %s. Close once more to leave what "
                                    "you typed."),
                                 error->message);
      dossier_templates_window_say (self, message);
      gtk_window_present (window);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (dossier_templates_window_parent_class)->close_request (window);
}

static void
dossier_templates_window_dispose (GObject *object)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (object);

  /* A window goes with its parent without being closed. What still works in threads outlives it. */
  if (self->saver != NULL)
    {
      dossier_template_saver_flush (self->saver, NULL);
      g_signal_handlers_disconnect_by_data (self->saver, self);
    }
  if (self->preview != NULL)
    g_signal_handlers_disconnect_by_data (self->preview, self);
  g_clear_object (&self->saver);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->preview);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_TEMPLATES_WINDOW);

  G_OBJECT_CLASS (dossier_templates_window_parent_class)->dispose (object);
}

static void
dossier_templates_window_finalize (GObject *object)
{
  DossierTemplatesWindow *self = DOSSIER_TEMPLATES_WINDOW (object);

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->removed);
  g_free (self->removed_name);

  G_OBJECT_CLASS (dossier_templates_window_parent_class)->finalize (object);
}

static void
dossier_templates_window_class_init (DossierTemplatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_templates_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_templates_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_templates_window_close_request;

  g_type_ensure (DOSSIER_TYPE_BESIDE);
  g_type_ensure (DOSSIER_TYPE_CODE_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/templates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, rename_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, rename_popover);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, rename_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, rename_message);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, names_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, preset_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, editor);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, preview_heading);
  gtk_widget_class_bind_template_child (widget_class, DossierTemplatesWindow, preview_text);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_typed_cb);
  dossier_templates_window_install_actions (widget_class);
}

static void
dossier_templates_window_init (DossierTemplatesWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *names;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->saver = dossier_template_saver_new ();
  g_signal_connect_object (self->saver, "failed", G_CALLBACK (dossier_templates_window_say), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_drop_down_set_factory (self->chooser, factory);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rename_popover, "show", G_CALLBACK (rename_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);

  names = dossier_template_names_new ();
  g_signal_connect_object (names, "insert", G_CALLBACK (insert_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->names_button, names);
}

static DossierTemplatesWindow *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  DossierTemplatesWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_TEMPLATES_WINDOW (window))
        found = DOSSIER_TEMPLATES_WINDOW (window);
    }
  return found;
}

/* On a small screen no larger than the window that it belongs to, which may be below a dialog. */
static void
fit_size (DossierTemplatesWindow *self, GtkWindow *parent)
{
  GtkWidget *below = GTK_WIDGET (parent);
  int width, height;

  while (gtk_window_get_transient_for (GTK_WINDOW (below)) != NULL)
    below = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (below)));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (below)),
                               MIN (height, gtk_widget_get_height (below)));
}

DossierTemplatesWindow *
dossier_templates_window_present (GtkWindow *parent, DossierSession *session, const char *name)
{
  DossierTemplatesWindow *self = find_window ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  if (self == NULL)
    {
      self = g_object_new (DOSSIER_TYPE_TEMPLATES_WINDOW, NULL);
      fit_size (self, parent);
    }
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), gtk_window_get_modal (parent));
  dossier_templates_window_set_session (self, session);
  dossier_templates_window_choose (self, name != NULL && *name != '\0' ? name : self->name);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

gboolean
dossier_templates_window_close_over (GtkWindow *parent)
{
  DossierTemplatesWindow *self = find_window ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), TRUE);

  if (self == NULL || gtk_window_get_transient_for (GTK_WINDOW (self)) != parent)
    return TRUE;
  gtk_window_close (GTK_WINDOW (self));
  return find_window () == NULL;
}

const char *
dossier_templates_window_get_name (DossierTemplatesWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEMPLATES_WINDOW (self), NULL);

  return self->name;
}
