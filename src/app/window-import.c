/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders on their way into the library, however many: chosen, dropped on the window, or
 * pasted as text. A bar tells how far it is, and ends it. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/window-private.h"
#include "formats/import-batch.h"
#include "formats/import-text.h"

/* How many failures are told one by one. */
#define MAX_TOLD 20

/* One run. What the thread says is handed to the main thread. */
struct _DossierWindowImport
{
  DossierWindow *window;
  DossierStore *store;
  char **paths;    /* or */
  GBytes *text;    /* what was pasted or dropped, */
  gboolean html;   /* as it came */
  char *text_name; /* what its file is called */
  GCancellable *cancellable;

  DossierImportTally tally;
  GPtrArray *outcomes; /* of DossierImportOutcome, those that failed; and the last that came in */
  DossierImportOutcome *last;

  GtkWidget *bar;
  GtkLabel *label;
  GtkProgressBar *progress;
};

static void
import_free (DossierWindowImport *self)
{
  g_object_unref (self->window);
  g_object_unref (self->store);
  g_object_unref (self->cancellable);
  g_strfreev (self->paths);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self->text_name);
  g_ptr_array_unref (self->outcomes);
  g_clear_pointer (&self->last, dossier_import_outcome_free);
  g_free (self);
}

/* The bar */

typedef struct
{
  GTask *task; /* keeps the run */
  char *label;
  double fraction;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step->label);
  g_free (step);
}

static gboolean
step_cb (gpointer data)
{
  Step *step = data;
  DossierWindowImport *self = g_task_get_task_data (step->task);

  if (self->bar != NULL && self->window->session != NULL)
    {
      gtk_label_set_label (self->label, step->label);
      gtk_progress_bar_set_fraction (self->progress, step->fraction);
    }
  return G_SOURCE_REMOVE;
}

static void
build_bar (DossierWindowImport *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (/* Translators: files are being opened */ _ ("Opening…"));
  GtkWidget *progress = gtk_progress_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->bar = bar;
  self->label = GTK_LABEL (label);
  self->progress = GTK_PROGRESS_BAR (progress);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of a bar that tells how far it is */
                                  _ ("Opening files"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a button's name read aloud: opens no more files */
                                  _ ("Cancel opening"), -1);
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), progress);
  gtk_box_append (GTK_BOX (bar), column);
  gtk_box_append (GTK_BOX (bar), cancel);
  gtk_widget_add_css_class (bar, "import-bar");
  adw_bin_set_child (self->window->import_place, bar);
}

/* The thread */

static void
begin_cb (guint i, guint n, const char *path, gpointer data)
{
  GTask *task = data;
  Step *step = g_new0 (Step, 1);
  g_autofree char *name = g_filename_display_basename (path);

  step->task = g_object_ref (task);
  step->fraction = n > 0 ? i / (double) n : 0;
  /* Translators: %1$'u and %2$'u are numbers, %3$s the name of a file */
  step->label = g_strdup_printf (_ ("Opening %1$'u of %2$'u: %3$s"), i + 1, n, name);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, step_cb, step, step_free);
}

static void
end_cb (DossierImportOutcome *outcome, GPtrArray *documents, gpointer data)
{
  DossierWindowImport *self = g_task_get_task_data (data);

  if (outcome->message != NULL)
    {
      g_ptr_array_add (self->outcomes, outcome);
      return;
    }
  g_clear_pointer (&self->last, dossier_import_outcome_free);
  self->last = outcome;
}

static void
write_files (DossierWindowImport *self, GTask *task)
{
  static const DossierImportWatch watch = { begin_cb, end_cb };
  const DossierImportOptions options = { NULL, NULL };
  g_autoptr (DossierImportBatch) batch =
    dossier_import_batch_new ((const char *const *) self->paths, &options, self->cancellable);

  dossier_import_batch_write (batch, self->store, &watch, task, &self->tally);
}

static void
write_text (DossierWindowImport *self, GTask *task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents =
    dossier_import_text (self->store, self->text, self->html, self->text_name, self->cancellable,
                         &error);
  DossierImportOutcome *outcome;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->tally.cancelled = TRUE;
      return;
    }
  outcome = dossier_import_outcome_new (NULL, documents, error);
  dossier_import_tally_add (&self->tally, outcome);
  end_cb (outcome, documents, task);
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DossierWindowImport *self = data;

  if (self->paths != NULL)
    write_files (self, task);
  else
    write_text (self, task);
  g_task_return_boolean (task, TRUE);
}

/* What became of it */

static void
tell_failures (DossierWindowImport *self, const char *summary)
{
  g_autoptr (GString) body = g_string_new (summary);
  guint n = self->outcomes->len;

  for (guint i = 0; i < MIN (n, MAX_TOLD); i++)
    g_string_append_printf (body, "\n\n%s",
                            ((DossierImportOutcome *) self->outcomes->pdata[i])->message);
  if (n > MAX_TOLD)
    g_string_append_printf (
      body, "\n\n%s",
      /* Translators: stands below a list of files that could not be opened */
      _ ("For more of them, open them by themselves, or use “dossierctl import”."));
  /* Translators: heading of a report on opening files */
  dossier_window_tell (self->window, _ ("Some Files Could Not Be Opened"), body->str);
}

/* One document is shown; of several the library. */
static void
show (DossierWindowImport *self)
{
  guint n = self->tally.n_new + self->tally.n_editions + self->tally.n_there;

  if (n == 1 && self->last != NULL && self->last->documents->len > 0)
    {
      const DossierImportedDocument *document = self->last->documents->pdata[0];

      dossier_window_load (self->window, document->id, NULL);
    }
  else if (n > 1)
    dossier_window_show_library (self->window);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierWindow *window = DOSSIER_WINDOW (source);
  DossierWindowImport *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *summary = dossier_import_tally_describe (&self->tally);

  self->bar = NULL;
  window->import = NULL;
  if (window->session == NULL)
    return;
  adw_bin_set_child (window->import_place, NULL);
  show (self);
  if (self->outcomes->len > 0)
    tell_failures (self, summary);
  else
    dossier_window_show_message (window, summary);
}

static DossierWindowImport *
import_new (DossierWindow *window)
{
  DossierStore *store = dossier_window_get_store (window);
  DossierWindowImport *self;

  if (store == NULL || window->import != NULL)
    return NULL;
  self = g_new0 (DossierWindowImport, 1);
  self->window = g_object_ref (window);
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_import_outcome_free);
  return self;
}

static void
run (DossierWindowImport *self)
{
  g_autoptr (GTask) task = g_task_new (self->window, NULL, done_cb, NULL);

  self->window->import = self;
  build_bar (self);
  g_task_set_task_data (task, self, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_thread);
}

gboolean
dossier_window_cancel_import (DossierWindow *self)
{
  if (self->import == NULL)
    return FALSE;
  g_cancellable_cancel (self->import->cancellable);
  return TRUE;
}

static void
say_busy (DossierWindow *self)
{
  if (self->import != NULL)
    dossier_window_show_message (
      self, _ ("Other files are being opened. Wait until they are there, or cancel that."));
}

void
dossier_window_open_paths (DossierWindow *self, const char *const *paths)
{
  DossierWindowImport *import;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  say_busy (self);
  import = import_new (self);
  if (import == NULL)
    return;
  import->paths = g_strdupv ((char **) paths);
  run (import);
}

void
dossier_window_open_text (DossierWindow *self, GBytes *text, gboolean html)
{
  DossierWindowImport *import;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  say_busy (self);
  import = import_new (self);
  if (import == NULL)
    return;
  import->text = g_bytes_ref (text);
  import->html = html;
  /* Translators: what the file of a document is called that came from the clipboard */
  import->text_name = g_strdup (_ ("Pasted text"));
  run (import);
}

/* Files as they are given: one goes its own way, with links and annotations. */

void
dossier_window_open_files (DossierWindow *self, GSList *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  guint n = 0;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path == NULL)
        continue;
      g_strv_builder_add (builder, path);
      n++;
    }
  paths = g_strv_builder_end (builder);
  if (files != NULL && files->next == NULL &&
      (n == 0 || !g_file_test (paths[0], G_FILE_TEST_IS_DIR)))
    dossier_window_open_file (self, files->data);
  else if (n > 0)
    dossier_window_open_paths (self, (const char *const *) paths);
}

/* Dropped */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DossierWindow *self)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      dossier_window_open_files (self, g_value_get_boxed (value));
      return TRUE;
    }
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      const char *text = g_value_get_string (value);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      dossier_window_open_text (self, bytes, FALSE);
      return TRUE;
    }
  return FALSE;
}

/* What is dragged out of the program's own windows is in the library already. */
static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, gpointer unused)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return gdk_drop_get_drag (drop) == NULL &&
         (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
          gdk_content_formats_contain_mime_type (formats, "text/uri-list") ||
          gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
          gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
          gdk_content_formats_contain_mime_type (formats, "text/plain"));
}

/* Pasted */

static void
html_spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0 ||
      self->session == NULL)
    return;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  dossier_window_open_text (self, bytes, TRUE);
}

/* What the clipboard holds comes through the main loop, so that nobody may wait for it here. */
static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GOutputStream) into = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream != NULL)
    g_output_stream_splice_async (into, stream,
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, html_spliced_cb,
                                  g_steal_pointer (&self));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL || self->session == NULL)
    return;
  bytes = g_bytes_new (text, strlen (text));
  dossier_window_open_text (self, bytes, FALSE);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && self->session != NULL)
    dossier_window_open_files (self, g_value_get_boxed (value));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const html[] = { "text/html", NULL };
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_read_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    gdk_clipboard_read_async (clipboard, (const char **) html, G_PRIORITY_DEFAULT, NULL,
                              html_read_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
           gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
  else
    dossier_window_show_message (self, _ ("There is no text in the clipboard. Copy some first."));
}

void
dossier_window_install_import_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.paste-document", NULL, paste_action);
}

void
dossier_window_init_import (DossierWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
