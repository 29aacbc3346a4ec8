/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders on their way into the library, however many, and texts that are no files: one
 * after the other. A bar tells how far it is, and ends it. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/import-bar.h"
#include "app/window-private.h"
#include "formats/import-batch.h"
#include "formats/import-text.h"

/* What is opened within that time needs no bar, which would move all that is below it. */
#define PATIENCE_MS 250

/* What was asked for at once. What its thread says is handed to the main thread. */
struct _DossierWindowImport
{
  DossierWindow *window;
  DossierStore *store;
  char **paths;    /* or */
  GBytes *text;    /* what was pasted or dropped, */
  gboolean html;   /* as it came */
  char *text_name; /* what its file is called */
  GCancellable *cancellable;
  DossierImportResult result;

  char *step; /* NULL before it has begun */
  double fraction;
  guint patience;  /* source */
  guint n_dropped; /* files that waited behind it and will not be opened */
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
  g_free (self->step);
  dossier_import_result_clear (&self->result);
  g_free (self);
}

static guint
count_paths (const DossierWindowImport *self)
{
  return self->paths != NULL ? g_strv_length (self->paths) : 1;
}

/* A window that was closed is there for as long as something holds it. */
static gboolean
is_closed (DossierWindow *window)
{
  return window->session == NULL || gtk_window_get_application (GTK_WINDOW (window)) == NULL;
}

/* The bar */

static guint
count_waiting (DossierWindow *window)
{
  guint n = 0;

  for (GList *l = window->imports.head; l != NULL; l = l->next)
    n += count_paths (l->data);
  return n;
}

static void
update_bar (DossierWindow *window)
{
  DossierWindowImport *self = window->import;
  GtkWidget *bar = adw_bin_get_child (window->import_place);
  guint n = count_waiting (window);
  g_autofree char *text = NULL;
  const char *step;

  if (bar == NULL || self == NULL)
    return;
  step = self->step != NULL ? self->step : _ ("Opening…");
  if (n > 0)
    text = g_strdup_printf (
      /* Translators: %1$s is a message such as “Opening 2 of 3: report.txt”, %2$'u is how many more
       * files are to be opened after those, by which the plural goes */
      ngettext ("%1$s (%2$'u more waits)", "%1$s (%2$'u more wait)", n), step, n);
  dossier_import_bar_set_step (DOSSIER_IMPORT_BAR (bar), text != NULL ? text : step,
                               self->fraction);
}

static gboolean
patience_cb (gpointer data)
{
  DossierWindowImport *self = data;
  DossierWindow *window = self->window;

  self->patience = 0;
  if (is_closed (window))
    return G_SOURCE_REMOVE;
  if (adw_bin_get_child (window->import_place) == NULL)
    {
      GtkWidget *bar = dossier_import_bar_new ();

      g_signal_connect_object (bar, "cancel", G_CALLBACK (dossier_window_cancel_import), window,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (window->import_place, bar);
    }
  update_bar (window);
  return G_SOURCE_REMOVE;
}

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

  if (self->window->import != self || is_closed (self->window))
    return G_SOURCE_REMOVE;
  g_free (self->step);
  self->step = g_steal_pointer (&step->label);
  self->fraction = step->fraction;
  update_bar (self->window);
  return G_SOURCE_REMOVE;
}

/* The thread */

static void
begin_cb (guint i, guint n, const char *path, gpointer data)
{
  GTask *task = data;
  Step *step = g_new0 (Step, 1);
  g_autofree char *name = g_filename_display_basename (path);

  step->task = g_object_ref (task);
  step->fraction = n > 1 ? i / (double) n : -1;
  step->label = n > 1
                  /* Translators: %1$'u and %2$'u are numbers, %3$s the name of a file */
                  ? g_strdup_printf (_ ("Opening %1$'u of %2$'u: %3$s"), i + 1, n, name)
                  /* Translators: %s is the name of a file */
                  : g_strdup_printf (_ ("Opening “%s”"), name);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, step_cb, step, step_free);
}

static void
end_cb (DossierImportOutcome *outcome, GPtrArray *documents, gpointer data)
{
  DossierWindowImport *self = g_task_get_task_data (data);

  dossier_import_result_take (&self->result, outcome);
}

static void
write_files (DossierWindowImport *self, GTask *task)
{
  static const DossierImportWatch watch = { begin_cb, end_cb };
  const DossierImportOptions options = { NULL, NULL };
  g_autoptr (DossierImportBatch) batch =
    dossier_import_batch_new ((const char *const *) self->paths, &options, self->cancellable);

  dossier_import_batch_write (batch, self->store, &watch, task, &self->result.tally);
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
      self->result.tally.cancelled = TRUE;
      return;
    }
  outcome = dossier_import_outcome_new (NULL, documents, error);
  dossier_import_tally_add (&self->result.tally, outcome);
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

/* One after the other */

static void run (DossierWindowImport *self);

static void
run_next (DossierWindow *window)
{
  DossierWindowImport *next = g_queue_pop_head (&window->imports);

  if (next != NULL)
    run (next);
  else
    adw_bin_set_child (window->import_place, NULL);
}

/* How many files that were. */
static guint
drop_waiting (DossierWindow *window)
{
  DossierWindowImport *waiting;
  guint n = 0;

  while ((waiting = g_queue_pop_head (&window->imports)) != NULL)
    {
      n += count_paths (waiting);
      import_free (waiting);
    }
  return n;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer application)
{
  DossierWindow *window = DOSSIER_WINDOW (source);
  DossierWindowImport *self = g_task_get_task_data (G_TASK (result));

  g_clear_handle_id (&self->patience, g_source_remove);
  window->import = NULL;
  self->result.tally.n_left += self->n_dropped;
  self->result.tally.cancelled |= self->n_dropped > 0;
  if (is_closed (window))
    drop_waiting (window);
  else
    {
      dossier_window_tell_import (window, &self->result);
      run_next (window);
    }
  g_application_release (application);
  g_object_unref (application);
}

/* The program stays until the thread has put down what it is about, also without a window. */
static void
run (DossierWindowImport *self)
{
  DossierWindow *window = self->window;
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  g_autoptr (GTask) task = g_task_new (window, NULL, done_cb, g_object_ref (application));

  g_application_hold (application);
  window->import = self;
  self->fraction = -1;
  if (adw_bin_get_child (window->import_place) == NULL)
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  update_bar (window);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, self, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_thread);
}

static void
run_or_wait (DossierWindow *window, DossierWindowImport *self)
{
  if (window->import == NULL)
    {
      run (self);
      return;
    }
  g_queue_push_tail (&window->imports, self);
  update_bar (window);
}

static DossierWindowImport *
import_new (DossierWindow *window, DossierStore *store)
{
  DossierWindowImport *self = g_new0 (DossierWindowImport, 1);

  self->window = g_object_ref (window);
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  dossier_import_result_init (&self->result);
  return self;
}

/* What waits will not be opened, either. */
gboolean
dossier_window_cancel_import (DossierWindow *self)
{
  if (self->import == NULL)
    return FALSE;
  self->import->n_dropped += drop_waiting (self);
  g_cancellable_cancel (self->import->cancellable);
  return TRUE;
}

void
dossier_window_open_paths (DossierWindow *self, const char *const *paths)
{
  DossierStore *store = dossier_window_get_store (self);
  DossierWindowImport *import;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  if (store == NULL)
    return;
  import = import_new (self, store);
  import->paths = g_strdupv ((char **) paths);
  import->result.single = paths[1] == NULL && !g_file_test (paths[0], G_FILE_TEST_IS_DIR);
  run_or_wait (self, import);
}

void
dossier_window_open_text (DossierWindow *self, GBytes *text, gboolean html)
{
  DossierStore *store = dossier_window_get_store (self);
  DossierWindowImport *import;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (store == NULL)
    return;
  import = import_new (self, store);
  import->text = g_bytes_ref (text);
  import->html = html;
  /* Translators: what the file of a document is called that came from the clipboard */
  import->text_name = g_strdup (_ ("Pasted text"));
  import->result.single = import->result.is_text = TRUE;
  run_or_wait (self, import);
}
