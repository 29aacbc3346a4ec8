/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same in a thread. */
#include "config.h"

#include "export/export-merge-private.h"

/* What a task works on: copies, since the caller goes on. */
typedef struct
{
  DossierExcerpt *excerpt; /* or NULL: what was decided */
  DossierSaveOutcome outcome;
  GPtrArray *decided;
  char *path;
  char *text;
  DossierSaveMode mode;
  DossierSaveProgress progress;
  gpointer progress_data;
  GMainContext *context;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->excerpt, dossier_excerpt_unref);
  g_clear_pointer (&job->decided, g_ptr_array_unref);
  g_free (job->outcome.path);
  g_free (job->outcome.id);
  g_free (job->outcome.document);
  g_free (job->outcome.ours);
  g_free (job->path);
  g_free (job->text);
  g_main_context_unref (job->context);
  g_free (job);
}

/* Progress on its way to the caller's thread. */
typedef struct
{
  GTask *task;
  guint n_files;
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_object_unref (told->task);
  g_free (told);
}

static gboolean
tell_cb (gpointer data)
{
  Told *told = data;
  const Job *job = g_task_get_task_data (told->task);

  if (!g_task_get_completed (told->task))
    job->progress (told->n_files, job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (guint n_files, gpointer data)
{
  const Job *job = g_task_get_task_data (data);
  Told *told = g_new0 (Told, 1);

  told->task = g_object_ref (data);
  told->n_files = n_files;
  g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, tell_cb, told, told_free);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  DossierSaveOutcome *outcome;

  if (job->excerpt != NULL)
    outcome =
      dossier_save_markdown (source, job->excerpt, job->path, job->text, job->mode,
                             job->progress != NULL ? progress_cb : NULL, task, cancellable, &error);
  else
    {
      DossierSaving saving = {
        .store = source,
        .id = job->outcome.id,
        .document = job->outcome.document,
        .ours = job->outcome.ours,
        .decided = job->decided,
        .cancellable = cancellable,
        .path = g_strdup (job->outcome.path),
      };

      outcome = dossier_saving_run (&saving, &error);
      dossier_saving_clear (&saving);
    }
  if (outcome != NULL)
    g_task_return_pointer (task, outcome, (GDestroyNotify) dossier_save_outcome_free);
  else
    g_task_return_error (task, error);
}

static Job *
job_new (void)
{
  Job *job = g_new0 (Job, 1);

  job->context = g_main_context_ref_thread_default ();
  return job;
}

static void
run (DossierStore *store,
     gpointer tag,
     Job *job,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_thread);
}

void
dossier_save_markdown_async (DossierStore *store,
                             const DossierExcerpt *excerpt,
                             const char *path,
                             const char *text,
                             DossierSaveMode mode,
                             DossierSaveProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Job *job;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (excerpt != NULL);
  g_return_if_fail (path != NULL);
  g_return_if_fail (text != NULL);

  job = job_new ();
  job->excerpt = dossier_excerpt_ref ((DossierExcerpt *) excerpt);
  job->path = g_strdup (path);
  job->text = g_strdup (text);
  job->mode = mode;
  job->progress = progress;
  job->progress_data = progress_data;
  run (store, dossier_save_markdown_async, job, cancellable, callback, user_data);
}

DossierSaveOutcome *
dossier_save_markdown_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_save_decided_async (DossierStore *store,
                            const DossierSaveOutcome *outcome,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (outcome != NULL);

  job = job_new ();
  job->outcome.path = g_strdup (outcome->path);
  job->outcome.id = g_strdup (outcome->id);
  job->outcome.document = g_strdup (outcome->document);
  job->outcome.ours = g_strdup (outcome->ours);
  job->decided = dossier_saving_list_decided (outcome->merge);
  run (store, dossier_save_decided_async, job, cancellable, callback, user_data);
}

DossierSaveOutcome *
dossier_save_decided_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  return dossier_save_markdown_finish (store, result, error);
}
