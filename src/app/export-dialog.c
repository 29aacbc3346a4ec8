/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/export-dialog-private.h"

#include <glib/gi18n.h>

#include "app/settings.h"
#include "app/templates-window.h"
#include "linking/annotating.h"

#define LOOK_MS 100
/* Of a library, that are said. */
#define MAX_PROBLEMS 6

G_DEFINE_FINAL_TYPE (DossierExportDialog, dossier_export_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void update_preview (DossierExportDialog *self);

static void
choice_cb (DossierExportDialog *self)
{
  if (self->filling)
    return;
  dossier_export_dialog_take_rows (self);
  dossier_export_dialog_show_rows (self);
  update_preview (self);
}

static void
scope_cb (DossierExportDialog *self)
{
  if (self->filling)
    return;
  dossier_export_dialog_take_scope (self);
  choice_cb (self);
}

static void
format_cb (DossierExportDialog *self)
{
  choice_cb (self);
}

/* Preview */

static void
say (DossierExportDialog *self, const char *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

static void
update_actions (DossierExportDialog *self)
{
  gboolean busy = self->saving != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.copy", self->bytes != NULL && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save",
                                 self->bytes != NULL && !busy && self->store != NULL);
  gtk_widget_set_sensitive (self->choices, !busy);
  gtk_widget_set_visible (self->progress_box, busy);
}

/* With what a person should know of them. */
static void
show_bytes (DossierExportDialog *self)
{
  const DossierExportFormat *format = dossier_export_find_format (self->choice->format);
  g_autofree char *warning =
    format != NULL && format->warn != NULL ? format->warn (self->bytes) : NULL;

  dossier_export_preview_show (self->preview, self->choice->format, self->bytes);
  if (warning != NULL)
    say (self, warning);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_export_make_finish (result, &error);

  /* Another one is under way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->preview == NULL)
    return;
  g_clear_object (&self->making);
  dossier_export_preview_set_stale (self->preview, FALSE);
  self->bytes = g_steal_pointer (&bytes);
  if (self->bytes != NULL)
    show_bytes (self);
  else
    dossier_export_preview_say (self->preview, error->message);
  update_actions (self);
}

static void
update_preview (DossierExportDialog *self)
{
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  say (self, NULL);
  update_actions (self);
  dossier_export_preview_set_stale (self->preview, TRUE);
  if (self->document == NULL)
    return;
  self->making = g_cancellable_new ();
  dossier_export_make_async (self->store, self->document, self->choice, self->making, made_cb,
                             g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document =
    dossier_store_load_finish (DOSSIER_STORE (source), result, &error);

  if (self->preview == NULL)
    return;
  if (document == NULL)
    {
      dossier_export_preview_set_stale (self->preview, FALSE);
      dossier_export_preview_say (self->preview, error->message);
      return;
    }
  self->document = g_steal_pointer (&document);
  update_preview (self);
}

/* The session's own changes with each letter typed: threads read one that does not. */
static void
load_document (DossierExportDialog *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  g_autofree char *id = dossier_document_get_library_id (document);

  dossier_session_flush (self->session);
  if (self->store != NULL)
    dossier_store_load_async (self->store, id, NULL, loaded_cb, g_object_ref (self));
  else
    self->document = g_object_ref (document);
}

/* Saving */

static gboolean
look_cb (gpointer data)
{
  DossierExportDialog *self = data;
  int total = g_atomic_int_get (&self->progress.total);
  int done = g_atomic_int_get (&self->progress.done);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);
  else
    gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
end_saving (DossierExportDialog *self)
{
  g_clear_object (&self->saving);
  g_clear_handle_id (&self->look_id, g_source_remove);
  update_actions (self);
}

static void
remember (DossierExportDialog *self, const char *path)
{
  GSettings *settings = dossier_settings_get ();
  g_autofree char *text = dossier_export_choice_to_text (self->choice);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (settings == NULL)
    return;
  g_settings_set_string (settings, "export-choice", text);
  if (uri != NULL)
    g_settings_set_string (settings, "export-folder", uri);
}

/* What was left as it is; one sees it better before the window goes. */
static void
say_problems (DossierExportDialog *self, const DossierExported *exported)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (exported->problems->len, MAX_PROBLEMS); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) exported->problems->pdata[i]);
  if (exported->problems->len > MAX_PROBLEMS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              /* Translators: %u is how many files more there are. */
                              ngettext ("The same is true of %u more file.",
                                        "The same is true of %u more files.",
                                        exported->problems->len - MAX_PROBLEMS),
                              exported->problems->len - MAX_PROBLEMS);
    }
  say (self, text->str);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierExported) exported = dossier_export_run_finish (result, &error);
  g_autofree char *text = NULL;

  if (self->preview == NULL)
    return;
  end_saving (self);
  if (exported == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      return;
    }
  remember (self, exported->path);
  text = dossier_export_choice_to_text (self->choice);
  g_signal_emit (self, signals[SAVED], 0, exported, text);
  if (exported->problems->len > 0)
    say_problems (self, exported);
  else
    gtk_window_close (GTK_WINDOW (self));
}

void
dossier_export_dialog_save (DossierExportDialog *self, const char *path)
{
  g_autofree char *id = NULL;

  g_return_if_fail (DOSSIER_IS_EXPORT_DIALOG (self));
  g_return_if_fail (path != NULL);

  if (self->saving != NULL || self->store == NULL)
    return;
  say (self, NULL);
  self->saving = g_cancellable_new ();
  g_atomic_int_set (&self->progress.total, 0);
  self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
  update_actions (self);
  id = dossier_document_get_library_id (dossier_session_get_document (self->session));
  dossier_export_run_async (self->store, id, self->choice, path, &self->progress, self->saving,
                            saved_cb, g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierExportDialog *self)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path != NULL)
    dossier_export_dialog_save (self, path);
  else if (file != NULL)
    say (self, _ ("That is no folder on this computer. Save it here and copy it there."));
  g_clear_object (&self->chooser);
}

/* Before the first export, where documents are. */
static GFile *
get_last_folder (void)
{
  GSettings *settings = dossier_settings_get ();
  g_autofree char *uri = settings ? g_settings_get_string (settings, "export-folder") : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (uri != NULL && *uri != '\0')
    return g_file_new_for_uri (uri);
  return documents != NULL ? g_file_new_for_path (documents) : NULL;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierExportDialog *self = DOSSIER_EXPORT_DIALOG (widget);
  gboolean folder = self->choice->scope == DOSSIER_EXPORT_LIBRARY;
  g_autoptr (GFile) last = get_last_folder ();
  g_autofree char *suggested = NULL;

  if (self->chooser != NULL)
    return;
  /* Translators: title of the window with which documents are exported */
  self->chooser = gtk_file_chooser_native_new (
    folder ? _ ("Export the Library")
           /* Translators: title of the window with which documents are exported */
           : _ ("Export"),
    GTK_WINDOW (self),
    folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE,
    /* Translators: a button: writes the file */
    _ ("_Save"),
    /* Translators: a button: closes the window and does nothing */
    _ ("_Cancel"));
  if (last != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), last, NULL);
  if (!folder)
    {
      suggested = dossier_export_choice_suggest_name (self->choice,
                                                      dossier_session_get_document (self->session));
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), suggested);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierExportDialog *self = DOSSIER_EXPORT_DIALOG (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  gsize length;
  const char *data = g_bytes_get_data (self->bytes, &length);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_str_equal (self->choice->format, "png"))
    texture = gdk_texture_new_from_bytes (self->bytes, NULL);
  if (texture != NULL)
    gdk_clipboard_set_texture (clipboard, texture);
  else if (g_utf8_validate_len (data, length, NULL))
    {
      g_autofree char *text = g_strndup (data, length);

      gdk_clipboard_set_text (clipboard, text);
    }
  else
    {
      g_autoptr (GdkContentProvider) pages =
        gdk_content_provider_new_for_bytes ("application/pdf", self->bytes);

      gdk_clipboard_set_content (clipboard, pages);
    }
  /* Translators: said for a moment after an export was put on the clipboard */
  say (self, _ ("Copied."));
}

static void
cancel_cb (DossierExportDialog *self)
{
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
}

static void
edit_cb (DossierExportDialog *self)
{
  dossier_templates_window_present (GTK_WINDOW (self), self->session, self->choice->preset);
}

/* Templates may have been edited meanwhile. What was said stands: the dialog that asked where to
 * save may go after saving has failed. */
static void
active_cb (DossierExportDialog *self)
{
  g_autofree char *said = NULL;

  if (!gtk_window_is_active (GTK_WINDOW (self)) || self->document == NULL || self->saving != NULL ||
      !g_str_equal (self->choice->format, "markdown"))
    return;
  said = g_strdup (gtk_label_get_label (self->message));
  dossier_export_dialog_fill_templates (self);
  choice_cb (self);
  if (*said != '\0')
    say (self, said);
}

static void
dossier_export_dialog_dispose (GObject *object)
{
  DossierExportDialog *self = DOSSIER_EXPORT_DIALOG (object);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  g_clear_object (&self->making);
  g_clear_object (&self->saving);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->choice, dossier_export_choice_free);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  g_clear_pointer (&self->speakers, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_export_dialog_parent_class)->dispose (object);
}

static void
dossier_export_dialog_class_init (DossierExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_export_dialog_dispose;
  signals[SAVED] =
    g_signal_new ("saved", DOSSIER_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, DOSSIER_TYPE_EXPORTED | G_SIGNAL_TYPE_STATIC_SCOPE,
                  G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  g_type_ensure (DOSSIER_TYPE_EXPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, scope_row);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, speaker_row);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, table_row);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, picture_row);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy_action);
}

static void
dossier_export_dialog_init (DossierExportDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  {
    AdwComboRow *const rows[] = { self->scope_row,    self->speaker_row, self->format_row,
                                  self->template_row, self->table_row,   self->picture_row };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      dossier_export_dialog_init_row (rows[i]);
  }
  self->scopes = g_ptr_array_new ();
  self->speakers = g_ptr_array_new ();
  self->formats = g_ptr_array_new ();
  self->templates = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

static void
fill_rows (DossierExportDialog *self)
{
  dossier_export_dialog_fill_rows (self);
  choice_cb (self);
}

DossierExportDialog *
dossier_export_dialog_new (DossierSession *session, DossierStore *store)
{
  DossierExportDialog *self;
  GSettings *settings = dossier_settings_get ();
  g_autofree char *text = settings ? g_settings_get_string (settings, "export-choice") : NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (dossier_session_get_document (session) != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_EXPORT_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->store = store != NULL ? g_object_ref (store) : NULL;
  self->choice = dossier_export_choice_from_text (text != NULL ? text : "");
  dossier_export_dialog_take_session (self);
  load_document (self);
  fill_rows (self);
  return self;
}

void
dossier_export_dialog_choose (DossierExportDialog *self, const DossierExportChoice *choice)
{
  g_return_if_fail (DOSSIER_IS_EXPORT_DIALOG (self));
  g_return_if_fail (choice != NULL);

  dossier_export_choice_free (self->choice);
  self->choice = dossier_export_choice_copy (choice);
  dossier_export_dialog_take_session (self);
  fill_rows (self);
}
