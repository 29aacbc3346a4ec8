/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/messages-window.h"

#include <glib/gi18n.h>

#include "app/message-finder.h"
#include "app/message-row.h"
#include "app/translating.h"
#include "widgets/wrap-layout.h"

#define GROUP "messages"

/* As the drop-down has them. */
enum
{
  STATE_ALL,
  STATE_UNTRANSLATED,
  STATE_FUZZY,
};

struct _DossierMessagesWindow
{
  AdwWindow parent_instance;

  DossierCatalogue *catalogue; /* the last that could be read, or NULL */
  GFileMonitor *monitor;
  GCancellable *cancellable; /* of the reading */
  GListStore *shown;         /* of DossierMessage */
  GtkSingleSelection *selection;
  char *wanted; /* key of the message to be chosen when it is shown, or NULL */

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkEditable *search;
  GtkWidget *choices;
  GtkDropDown *catalogues;
  GtkDropDown *states;
  GtkLabel *count;
  GtkLabel *failure;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (DossierMessagesWindow, dossier_messages_window, ADW_TYPE_WINDOW)

/* The list */

static char *
make_key (DossierMessage *message)
{
  return g_strconcat (message->context ? message->context : "", "\004", message->id, NULL);
}

static DossierMessage *
get_chosen (DossierMessagesWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static gboolean
is_wanted (DossierMessage *message, guint state, const char *typed)
{
  DossierMessageState own = dossier_message_get_state (message);

  if (state == STATE_UNTRANSLATED && own != DOSSIER_MESSAGE_UNTRANSLATED)
    return FALSE;
  if (state == STATE_FUZZY && own != DOSSIER_MESSAGE_FUZZY)
    return FALSE;
  return dossier_message_matches (message, typed);
}

static void
update_count (DossierMessagesWindow *self)
{
  GPtrArray *messages = self->catalogue->messages;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint counts[] = { 0, 0, 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < messages->len; i++)
    counts[dossier_message_get_state (messages->pdata[i])]++;
  text = g_strdup_printf (
    /* Translators: %1$u is how many messages are shown, %2$u how many there are, %3$u how many are
     * without a translation, %4$u how many translations are fuzzy; the form is that of %2$u */
    ngettext ("%1$u of %2$u message. To be translated: %3$u, fuzzy: %4$u",
              "%1$u of %2$u messages. To be translated: %3$u, fuzzy: %4$u", messages->len),
    n_shown, messages->len, counts[DOSSIER_MESSAGE_UNTRANSLATED], counts[DOSSIER_MESSAGE_FUZZY]);
  gtk_label_set_text (self->count, text);
}

static void
choose_wanted (DossierMessagesWindow *self)
{
  for (guint i = 0;
       self->wanted != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (DossierMessage) message = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      g_autofree char *key = make_key (message);

      if (!g_str_equal (key, self->wanted))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      return;
    }
}

static void
update_list (DossierMessagesWindow *self)
{
  g_autoptr (GPtrArray) fit = g_ptr_array_new ();
  guint state = gtk_drop_down_get_selected (self->states);
  const char *typed = gtk_editable_get_text (self->search);

  if (self->catalogue == NULL)
    return;
  for (guint i = 0; i < self->catalogue->messages->len; i++)
    if (is_wanted (self->catalogue->messages->pdata[i], state, typed))
      g_ptr_array_add (fit, self->catalogue->messages->pdata[i]);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       fit->pdata, fit->len);
  update_count (self);
  choose_wanted (self);
}

static void
filter_cb (DossierMessagesWindow *self)
{
  DossierMessage *chosen = get_chosen (self);

  if (chosen != NULL)
    {
      g_free (self->wanted);
      self->wanted = make_key (chosen);
    }
  update_list (self);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, DossierMessagesWindow *self)
{
  gtk_list_item_set_child (item, dossier_message_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, DossierMessagesWindow *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  DossierMessage *message = gtk_list_item_get_item (item);

  dossier_message_row_bind (DOSSIER_MESSAGE_ROW (row), message, self->catalogue->forms);
  /* The row that assistive technology meets is the list's own widget around ours. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, message->id, -1);
}

/* The file */

static void
read_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  DossierCatalogue *catalogue = dossier_catalogue_read (path, &error);

  if (catalogue != NULL)
    g_task_return_pointer (task, catalogue, (GDestroyNotify) dossier_catalogue_free);
  else
    g_task_return_error (task, error);
}

static void
show_failure (DossierMessagesWindow *self, const char *message)
{
  gtk_label_set_text (self->failure, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), message != NULL);
}

/* A file that cannot be read leaves what was there: somebody is about to mend it. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierMessagesWindow *self = DOSSIER_MESSAGES_WINDOW (source);
  g_autoptr (GError) error = NULL;
  DossierCatalogue *catalogue = g_task_propagate_pointer (G_TASK (result), &error);
  DossierMessage *chosen;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_failure (self, error != NULL ? error->message : NULL);
  if (catalogue == NULL)
    return;
  chosen = get_chosen (self);
  if (chosen != NULL && self->wanted == NULL)
    self->wanted = make_key (chosen);
  /* Rows know the forms of the catalogue that they are bound with. */
  g_list_store_remove_all (self->shown);
  dossier_catalogue_free (self->catalogue);
  self->catalogue = catalogue;
  update_list (self);
}

static void
read_file (DossierMessagesWindow *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

static char *
find_path (DossierMessagesWindow *self)
{
  return dossier_translating_get_catalogue (gtk_drop_down_get_selected (self->catalogues) == 1);
}

static void
changed_cb (GFileMonitor *monitor,
            GFile *file,
            GFile *other,
            GFileMonitorEvent event,
            DossierMessagesWindow *self)
{
  g_autofree char *path = find_path (self);

  if (path != NULL &&
      (event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT || event == G_FILE_MONITOR_EVENT_CREATED))
    read_file (self, path);
}

static void
load_cb (DossierMessagesWindow *self)
{
  g_autofree char *path = find_path (self);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autofree char *name = NULL;

  if (path == NULL)
    return;
  name = g_path_get_basename (path);
  adw_window_title_set_subtitle (self->title, name);
  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, 0);
  read_file (self, path);
}

/* What a person does */

static void
activate_cb (DossierMessagesWindow *self, guint position)
{
  g_autoptr (DossierMessage) message = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  guint n = dossier_message_show_places (message, GTK_WINDOW (self));

  if (n == 0)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("This does not show now.")));
}

static void
stop_search_cb (DossierMessagesWindow *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
copy_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierMessage *chosen = get_chosen (DOSSIER_MESSAGES_WINDOW (widget));

  if (chosen != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), chosen->id);
  return chosen != NULL;
}

static void
dossier_messages_window_dispose (GObject *object)
{
  DossierMessagesWindow *self = DOSSIER_MESSAGES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_MESSAGES_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (dossier_messages_window_parent_class)->dispose (object);
}

static void
dossier_messages_window_finalize (GObject *object)
{
  DossierMessagesWindow *self = DOSSIER_MESSAGES_WINDOW (object);

  dossier_catalogue_free (self->catalogue);
  g_free (self->wanted);

  G_OBJECT_CLASS (dossier_messages_window_parent_class)->finalize (object);
}

static void
dossier_messages_window_class_init (DossierMessagesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_messages_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_messages_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/messages-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, catalogues);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, states);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, count);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, DossierMessagesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
}

/* What the drop-down is made of has no name of its own. */
static void
name_chooser (GtkDropDown *chooser, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                    gtk_widget_get_first_child (GTK_WIDGET (chooser))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dossier_messages_window_init (DossierMessagesWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autofree char *analysis = dossier_translating_get_catalogue (TRUE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_list_store_new (DOSSIER_TYPE_MESSAGE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->choices, dossier_wrap_layout_new (6, 6));
  gtk_widget_set_visible (GTK_WIDGET (self->catalogues), analysis != NULL);
  name_chooser (self->catalogues, /* Translators: what a drop-down is for: “Interface” or “Text of
                                     the dossier” */
                _ ("Which messages"));
  name_chooser (self->states, _ ("In which state"));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  load_cb (self);
}

DossierMessagesWindow *
dossier_messages_window_find (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  DossierMessagesWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_MESSAGES_WINDOW (window))
        found = DOSSIER_MESSAGES_WINDOW (window);
    }
  return found;
}

/* On a small screen no larger than the window that the person comes from. */
static void
fit_size (DossierMessagesWindow *self, GtkWidget *window)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (window)),
                               MIN (height, gtk_widget_get_height (window)));
}

DossierMessagesWindow *
dossier_messages_window_present (GtkApplication *application)
{
  DossierMessagesWindow *self = dossier_messages_window_find ();
  GtkWindow *window = application ? gtk_application_get_active_window (application) : NULL;

  if (self == NULL)
    {
      self = g_object_new (DOSSIER_TYPE_MESSAGES_WINDOW, "application", application, NULL);
      if (window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)))
        fit_size (self, GTK_WIDGET (window));
    }
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
dossier_messages_window_keep (DossierMessagesWindow *self, GKeyFile *file)
{
  DossierMessage *chosen = get_chosen (self);
  g_autofree char *key = chosen != NULL ? make_key (chosen) : NULL;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_key_file_set_integer (file, GROUP, "width", width);
  g_key_file_set_integer (file, GROUP, "height", height);
  g_key_file_set_string (file, GROUP, "search", gtk_editable_get_text (self->search));
  g_key_file_set_integer (file, GROUP, "catalogue",
                          (int) gtk_drop_down_get_selected (self->catalogues));
  g_key_file_set_integer (file, GROUP, "state", (int) gtk_drop_down_get_selected (self->states));
  if (key != NULL)
    g_key_file_set_string (file, GROUP, "chosen", key);
}

void
dossier_messages_window_restore (DossierMessagesWindow *self, GKeyFile *file)
{
  g_autofree char *search = g_key_file_get_string (file, GROUP, "search", NULL);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_key_file_get_integer (file, GROUP, "width", NULL),
                               g_key_file_get_integer (file, GROUP, "height", NULL));
  g_free (self->wanted);
  self->wanted = g_key_file_get_string (file, GROUP, "chosen", NULL);
  gtk_editable_set_text (self->search, search != NULL ? search : "");
  gtk_drop_down_set_selected (self->states,
                              (guint) g_key_file_get_integer (file, GROUP, "state", NULL));
  gtk_drop_down_set_selected (self->catalogues,
                              (guint) g_key_file_get_integer (file, GROUP, "catalogue", NULL));
}
