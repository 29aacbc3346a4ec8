/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/backups-window.h"
#include "store/restore.h"

/* More than anybody reads through. */
#define MOST_ROWS 200
#define LOOK_MS 100

struct _DossierBackupsWindow
{
  AdwWindow parent_instance;

  DossierStore *store;
  char *document;            /* uuid, or NULL */
  GPtrArray *list;           /* of DossierBackup, as in the list box */
  DossierBackup *shown;      /* in the list; NULL: the list is shown */
  GCancellable *cancellable; /* of what is under way, or NULL */
  DossierProgress progress;
  guint look;

  GtkWidget *back_button;
  GtkWidget *back_up_button;
  GtkStack *stack;
  GtkListBox *backups;
  GtkLabel *heading;
  GtkLabel *summary;
  GtkListBox *differences;
  GtkLabel *message;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
  GtkWidget *buttons;
  GtkWidget *notes_button;
  GtkWidget *everything_button;
};

G_DEFINE_FINAL_TYPE (DossierBackupsWindow, dossier_backups_window, ADW_TYPE_WINDOW)

/* What is said */

static char *
describe_time (const DossierBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->made);

  /* Translators: date and time of a backup, see g_date_time_format() */
  return g_date_time_format (time, _ ("%-d %B %Y, %H:%M"));
}

static const char *
describe_reason (DossierBackupReason reason)
{
  switch (reason)
    {
    case DOSSIER_BACKUP_MIGRATION:
      return _ ("Before an update of the library");
    case DOSSIER_BACKUP_RESTORE:
      return _ ("Before something was restored");
    case DOSSIER_BACKUP_DAILY:
    default:
      return _ ("Of the day");
    }
}

static char *
describe_change (const DossierDifference *difference)
{
  const char *title = difference->title;

  if (!difference->is_note)
    return g_strdup (difference->change == DOSSIER_CHANGE_COMES  ? _ ("The document comes back")
                     : difference->change == DOSSIER_CHANGE_GOES ? _ ("The document goes")
                                                                 /* Translators: what a document
                                                                  * of the library has changed to
                                                                  * since the backup: its text is
                                                                  * of another edition */
                                                                 : _ ("Another edition"));
  if (title == NULL)
    title = _ ("A document that is not there");
  switch (difference->change)
    {
    case DOSSIER_CHANGE_COMES:
      /* Translators: %s is the title of a document */
      return g_strdup_printf (_ ("The note comes back: %s"), title);
    case DOSSIER_CHANGE_GOES:
      /* Translators: %s is the title of a document */
      return g_strdup_printf (_ ("The note goes: %s"), title);
    case DOSSIER_CHANGE_CHANGES:
    default:
      /* Translators: %s is the title of a document */
      return g_strdup_printf (_ ("The note becomes what it was: %s"), title);
    }
}

static const char *
describe_thing (const DossierDifference *difference)
{
  if (!difference->is_note)
    return difference->title != NULL ? difference->title : difference->document;
  return difference->words != NULL ? difference->words : _ ("A note without words");
}

static void
say (DossierBackupsWindow *self, const char *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

/* What is under way */

static gboolean
look_cb (gpointer data)
{
  DossierBackupsWindow *self = data;
  int total = g_atomic_int_get (&self->progress.total);
  int done = g_atomic_int_get (&self->progress.done);

  if (total > 0 && done < total)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);
  else
    gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
update (DossierBackupsWindow *self)
{
  gboolean busy = self->cancellable != NULL;
  gboolean preview = self->shown != NULL;

  gtk_widget_set_visible (self->progress_box, busy);
  gtk_widget_set_visible (self->back_button, preview);
  gtk_widget_set_visible (self->back_up_button, !preview);
  gtk_widget_set_sensitive (self->back_button, !busy);
  gtk_widget_set_sensitive (self->back_up_button, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->backups), !busy);
  gtk_widget_set_visible (self->buttons, preview && !busy);
  gtk_stack_set_visible_child_name (self->stack, preview ? "preview" : "list");
}

static void
begin (DossierBackupsWindow *self)
{
  say (self, NULL);
  self->cancellable = g_cancellable_new ();
  self->progress = (DossierProgress){ 0, 0 };
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->look = g_timeout_add (LOOK_MS, look_cb, self);
  update (self);
}

/* @error: (nullable): is said, unless the reader wished it. */
static void
end (DossierBackupsWindow *self, const GError *error)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->store == NULL)
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
  update (self);
}

/* The list */

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  /* Translators: what a list's row is called: its first line, then its second */
  name = g_strdup_printf (_ ("%1$s, %2$s"), title, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
refresh (DossierBackupsWindow *self)
{
  empty (self->backups);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = dossier_backup_list (dossier_store_get_path (self->store));
  for (guint i = 0; i < self->list->len; i++)
    {
      DossierBackup *backup = self->list->pdata[i];
      g_autofree char *time = describe_time (backup);
      g_autofree char *size = g_format_size (backup->size);
      g_autofree char *subtitle =
        /* Translators: %1$s says why a backup was made, %2$s is its size, such as "4.2 MB" */
        g_strdup_printf (_ ("%1$s, %2$s"), describe_reason (backup->reason), size);
      GtkWidget *row = make_row (time, subtitle);
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, time,
                                      -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->backups, row);
    }
}

/* The preview */

static void
show_summary (DossierBackupsWindow *self, guint n, guint n_here)
{
  g_autofree char *text =
    n == 0 ? g_strdup (_ ("The library holds all that this backup holds, and nothing else."))
           /* Translators: %u is how many documents and notes are otherwise in the backup; a list
            * of them follows */
           : g_strdup_printf (ngettext ("Restoring everything would change %u thing:",
                                        "Restoring everything would change %u things:", n),
                              n);

  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), n > 0);
  gtk_widget_set_sensitive (self->everything_button, n > 0);
  gtk_widget_set_sensitive (self->notes_button, n_here > 0);
}

static void
show_differences (DossierBackupsWindow *self, GPtrArray *differences)
{
  guint n_here = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      DossierDifference *difference = differences->pdata[i];
      g_autofree char *change = describe_change (difference);

      n_here += difference->is_note && g_strcmp0 (difference->document, self->document) == 0;
      if (i < MOST_ROWS)
        gtk_list_box_append (self->differences, make_row (describe_thing (difference), change));
    }
  if (differences->len > MOST_ROWS)
    {
      guint n = differences->len - MOST_ROWS;
      /* Translators: the end of a list that is not shown whole; %u is how many documents and
       * notes are left out */
      g_autofree char *rest = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);

      gtk_list_box_append (self->differences, make_row (rest, ""));
    }
  show_summary (self, differences->len, n_here);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierBackupsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences =
    dossier_store_compare_finish (DOSSIER_STORE (source), result, &error);

  if (self->store != NULL && differences != NULL)
    show_differences (self, differences);
  else
    self->shown = NULL;
  end (self, error);
  if (self->store != NULL && self->shown != NULL)
    gtk_widget_child_focus (self->buttons, GTK_DIR_TAB_FORWARD);
}

static void
preview (DossierBackupsWindow *self, DossierBackup *backup)
{
  g_autofree char *time = describe_time (backup);

  self->shown = backup;
  /* Translators: %s is a date and time */
  gtk_label_set_label (self->heading, time);
  gtk_label_set_label (self->summary, _ ("Looking at what differs…"));
  empty (self->differences);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), FALSE);
  begin (self);
  dossier_store_compare_async (self->store, backup->path, NULL, self->cancellable, compared_cb,
                               g_object_ref (self));
}

static void
chosen_cb (DossierBackupsWindow *self, GtkListBoxRow *row)
{
  preview (self, self->list->pdata[gtk_list_box_row_get_index (row)]);
}

static void
back_cb (DossierBackupsWindow *self)
{
  self->shown = NULL;
  say (self, NULL);
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->backups), GTK_DIR_TAB_FORWARD);
}

/* Making and restoring */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierBackupsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dossier_store_back_up_finish (DOSSIER_STORE (source), result, &error);

  end (self, error);
  if (self->store == NULL || path == NULL)
    return;
  refresh (self);
  /* Translators: said for a moment after a backup was made */
  say (self, _ ("Backed up."));
}

static void
back_up_cb (DossierBackupsWindow *self)
{
  begin (self);
  dossier_store_back_up_async (self->store, DOSSIER_BACKUP_DAILY, &self->progress,
                               self->cancellable, backed_up_cb, g_object_ref (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierBackupsWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = dossier_store_restore_finish (DOSSIER_STORE (source), result, &error);

  if (ok)
    self->shown = NULL;
  end (self, error);
  if (self->store == NULL || !ok)
    return;
  refresh (self);
  say (self, _ ("Restored. What was there before is the first backup in the list."));
  gtk_widget_child_focus (GTK_WIDGET (self->backups), GTK_DIR_TAB_FORWARD);
}

static void
restore (DossierBackupsWindow *self, const char *document)
{
  begin (self);
  dossier_store_restore_async (self->store, self->shown->path, document, &self->progress,
                               self->cancellable, restored_cb, g_object_ref (self));
}

static void
restore_everything_cb (DossierBackupsWindow *self)
{
  restore (self, NULL);
}

static void
restore_notes_cb (DossierBackupsWindow *self)
{
  restore (self, self->document);
}

static void
cancel_cb (DossierBackupsWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
dossier_backups_window_dispose (GObject *object)
{
  DossierBackupsWindow *self = DOSSIER_BACKUPS_WINDOW (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_BACKUPS_WINDOW);

  G_OBJECT_CLASS (dossier_backups_window_parent_class)->dispose (object);
}

static void
dossier_backups_window_finalize (GObject *object)
{
  DossierBackupsWindow *self = DOSSIER_BACKUPS_WINDOW (object);

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->document);

  G_OBJECT_CLASS (dossier_backups_window_parent_class)->finalize (object);
}

/* What is under way is given up with the window; whatever it was, it has done nothing then. */
static gboolean
dossier_backups_window_close_request (GtkWindow *window)
{
  DossierBackupsWindow *self = DOSSIER_BACKUPS_WINDOW (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (dossier_backups_window_parent_class)->close_request (window);
}

static void
dossier_backups_window_class_init (DossierBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_backups_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_backups_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_backups_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/backups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, back_up_button);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, backups);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, differences);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, message);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, buttons);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, notes_button);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsWindow, everything_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_notes_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_everything_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
dossier_backups_window_init (DossierBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DossierBackupsWindow *
dossier_backups_window_new (DossierStore *store, const char *document)
{
  DossierBackupsWindow *self = g_object_new (DOSSIER_TYPE_BACKUPS_WINDOW, NULL);

  self->store = g_object_ref (store);
  self->document = g_strdup (document);
  refresh (self);
  update (self);
  return self;
}
