/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/export-all.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/save.h"
#include "export/export-merge.h"

typedef struct
{
  DossierStore *store;
  DossierExportAll what;
  gboolean merge;
  GPtrArray *messages; /* (element-type utf8): of files that need the person's attention */

  GMainLoop *loop;
  GCancellable *cancellable;
  DossierExportAllResult *result;
  GError *error;
} Job;

static char *
save_markdown (const DossierExcerpt *excerpt,
               const char *path,
               GBytes *bytes,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Job *self = data;
  gsize size;
  const char *contents = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (contents, size);
  g_autofree char *message = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSaveOutcome) outcome =
    dossier_save_markdown (self->store, excerpt, path, text,
                           self->merge ? DOSSIER_SAVE_MERGE : DOSSIER_SAVE_UNTOUCHED, NULL, NULL,
                           cancellable, &local);

  if (outcome == NULL)
    {
      message = dossier_cli_describe_error (local);
      g_set_error_literal (error, local->domain, local->code, message);
      return NULL;
    }
  message = dossier_cli_describe_saved (outcome);
  if (message != NULL)
    g_ptr_array_add (self->messages, g_steal_pointer (&message));
  return g_strdup (outcome->path);
}

/* In one line that is written over; nothing when nobody looks on. */
static void
progress_cb (guint done, guint total, const char *title, gpointer data)
{
  if (!isatty (STDERR_FILENO))
    return;
  /* Translators: so many documents of so many are written */
  g_printerr (_ ("%1$'u of %2$'u"), done, total);
  g_printerr ("%s", title != NULL ? "\r" : "\n");
}

static gboolean
interrupt_cb (gpointer data)
{
  g_cancellable_cancel (((Job *) data)->cancellable);
  return G_SOURCE_CONTINUE;
}

static gboolean
done_cb (gpointer data)
{
  g_main_loop_quit (((Job *) data)->loop);
  return G_SOURCE_REMOVE;
}

static gpointer
export_thread (gpointer data)
{
  Job *self = data;

  self->result = dossier_export_all (self->store, &self->what, self->cancellable, &self->error);
  g_idle_add (done_cb, self);
  return NULL;
}

/* The main thread only waits for signals. */
static void
work (Job *self)
{
  guint interrupted, terminated;
  GThread *thread;

  self->loop = g_main_loop_new (NULL, FALSE);
  self->cancellable = g_cancellable_new ();
  interrupted = g_unix_signal_add (SIGINT, interrupt_cb, self);
  terminated = g_unix_signal_add (SIGTERM, interrupt_cb, self);
  thread = g_thread_new ("export", export_thread, self);
  g_main_loop_run (self->loop);
  g_thread_join (thread);
  g_source_remove (terminated);
  g_source_remove (interrupted);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

static DossierCliStatus
report (Job *self)
{
  DossierCliStatus status = DOSSIER_CLI_DONE;

  if (g_error_matches (self->error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION))
    return dossier_cli_misuse (&dossier_command_export, self->error->message);
  if (self->result == NULL)
    return dossier_cli_fail (self->error->message);
  for (guint i = 0; i < self->result->problems->len; i++)
    status = dossier_cli_fail (self->result->problems->pdata[i]);
  for (guint i = 0; i < self->messages->len; i++)
    status = dossier_cli_fail (self->messages->pdata[i]);
  return status;
}

DossierCliStatus
dossier_cli_export_all (DossierCli *cli, const DossierExportAll *what, gboolean merge)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  Job self = { .store = store, .what = *what, .merge = merge, .messages = messages };
  DossierCliStatus status;

  if (store == NULL)
    return DOSSIER_CLI_FAILED;
  self.what.progress = progress_cb;
  self.what.data = &self;
  if (strcmp (what->format->name, "markdown") == 0)
    self.what.save = save_markdown;
  work (&self);
  status = report (&self);
  dossier_export_all_result_free (self.result);
  g_clear_error (&self.error);
  return status;
}
