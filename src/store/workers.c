/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/workers.h"

#include <glib/gi18n-lib.h>

#include "store/tables.h"

/* Enough that a long search does not hold up the opening of a document; each costs a connection
 * with its cache of pages. */
#define MAX_READERS 3

/* Either task is set, or somebody waits on the cond for done. */
typedef struct
{
  DossierWorkFunc run; /* NULL: the thread shall end */
  gpointer data;
  GCancellable *cancellable;

  GTask *task;
  GDestroyNotify free_result;

  GMutex mutex;
  GCond cond;
  gboolean done;
  gpointer result;
  GError *error;
} Job;

struct _DossierWorkers
{
  char *path;
  DossierDamageFunc damage_func; /* or NULL */
  gpointer damage_data;
  DossierConnection *writer; /* until its thread takes it */
  GAsyncQueue *writes;
  GAsyncQueue *reads;

  GMutex mutex;
  GThread *write_thread; /* NULL before the first write */
  GThread *read_threads[MAX_READERS];
  guint n_readers;
  guint n_reading; /* reads queued or under way */
  gboolean closed;
};

static void
job_free (Job *job)
{
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
  g_free (job);
}

static Job *
job_new (DossierWorkFunc run, gpointer data, GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->data = data;
  g_set_object (&job->cancellable, cancellable);
  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  return job;
}

/* In the task's own context, so that the last reference to a store is never dropped on one of the
 * store's threads. */
static gboolean
return_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, job->error);
  else
    g_task_return_pointer (job->task, job->result, job->free_result);
  return G_SOURCE_REMOVE;
}

/* Damage that is met in use is told at once, and looked for when the store is opened next: then
 * what can be done is offered. */
static void
remember_damage (DossierWorkers *self, const GError *error)
{
  g_autofree char *mark = NULL;

  if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    return;
  mark = dossier_tables_get_mark (self->path);
  g_file_set_contents (mark, "", 0, NULL);
  if (self->damage_func != NULL)
    self->damage_func (self->damage_data, error);
}

static void
job_perform (Job *job, DossierConnection *connection)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;

  dossier_connection_set_cancellable (connection, job->cancellable);
  job->result = job->run (connection, job->data, &job->error);
  dossier_connection_set_cancellable (connection, NULL);
}

/* Hands over the result, and the job with it. */
static void
job_return (Job *job)
{
  if (job->task != NULL)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, g_task_get_priority (job->task));
      g_source_set_callback (source, return_cb, job, (GDestroyNotify) job_free);
      g_source_attach (source, g_task_get_context (job->task));
      return;
    }

  g_mutex_lock (&job->mutex);
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

/* Threads */

static gpointer
write_cb (gpointer user_data)
{
  DossierWorkers *self = user_data;
  DossierConnection *connection = g_steal_pointer (&self->writer);
  Job *job;

  while ((job = g_async_queue_pop (self->writes))->run != NULL)
    {
      job_perform (job, connection);
      remember_damage (self, job->error);
      job_return (job);
    }
  job_free (job);

  dossier_connection_close (connection);
  return NULL;
}

static gpointer
read_cb (gpointer user_data)
{
  DossierWorkers *self = user_data;
  g_autoptr (DossierConnection) connection = NULL;
  Job *job;

  while ((job = g_async_queue_pop (self->reads))->run != NULL)
    {
      if (connection == NULL)
        connection = dossier_connection_open (self->path, DOSSIER_CONNECTION_READER,
                                              job->cancellable, &job->error);
      if (connection != NULL)
        job_perform (job, connection);
      remember_damage (self, job->error);

      /* First, so that whoever asks again upon the answer finds this thread free. */
      g_mutex_lock (&self->mutex);
      self->n_reading--;
      g_mutex_unlock (&self->mutex);
      job_return (job);
    }
  job_free (job);

  g_clear_pointer (&connection, dossier_connection_close);
  return NULL;
}

static gboolean
push (DossierWorkers *self, DossierWorkKind kind, Job *job, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->closed)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                           _ ("The library has been closed."));
      return FALSE;
    }

  if (kind == DOSSIER_WORK_WRITE)
    {
      if (self->write_thread == NULL)
        self->write_thread = g_thread_new ("store-write", write_cb, self);
      g_async_queue_push (self->writes, job);
      return TRUE;
    }

  if (++self->n_reading > self->n_readers && self->n_readers < MAX_READERS)
    self->read_threads[self->n_readers++] = g_thread_new ("store-read", read_cb, self);
  g_async_queue_push (self->reads, job);
  return TRUE;
}

/* Public API */

DossierWorkers *
dossier_workers_new (DossierConnection *writer)
{
  DossierWorkers *self = g_new0 (DossierWorkers, 1);

  self->path = g_strdup (dossier_connection_get_path (writer));
  self->writer = writer;
  self->writes = g_async_queue_new ();
  self->reads = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  return self;
}

void
dossier_workers_set_damage_func (DossierWorkers *self, DossierDamageFunc func, gpointer data)
{
  self->damage_func = func;
  self->damage_data = data;
}

void
dossier_workers_close (DossierWorkers *self)
{
  g_mutex_lock (&self->mutex);
  if (self->closed)
    {
      g_mutex_unlock (&self->mutex);
      return;
    }
  self->closed = TRUE;
  g_mutex_unlock (&self->mutex);

  /* The writer goes last: it is the one that may fold the write-ahead log into the file. */
  for (guint i = 0; i < self->n_readers; i++)
    g_async_queue_push (self->reads, job_new (NULL, NULL, NULL));
  for (guint i = 0; i < self->n_readers; i++)
    g_thread_join (self->read_threads[i]);
  if (self->write_thread != NULL)
    {
      g_async_queue_push (self->writes, job_new (NULL, NULL, NULL));
      g_thread_join (self->write_thread);
    }
  g_clear_pointer (&self->writer, dossier_connection_close);
}

void
dossier_workers_free (DossierWorkers *self)
{
  dossier_workers_close (self);
  g_async_queue_unref (self->writes);
  g_async_queue_unref (self->reads);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self);
}

gpointer
dossier_workers_run (DossierWorkers *self,
                     DossierWorkKind kind,
                     DossierWorkFunc run,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  Job *job = job_new (run, data, cancellable);
  gpointer result = NULL;

  if (push (self, kind, job, error))
    {
      g_mutex_lock (&job->mutex);
      while (!job->done)
        g_cond_wait (&job->cond, &job->mutex);
      g_mutex_unlock (&job->mutex);

      result = job->result;
      if (job->error != NULL)
        g_propagate_error (error, job->error);
    }

  job_free (job);
  return result;
}

void
dossier_workers_queue (DossierWorkers *self,
                       DossierWorkKind kind,
                       DossierWorkFunc run,
                       GDestroyNotify free_result,
                       GTask *task)
{
  Job *job = job_new (run, g_task_get_task_data (task), g_task_get_cancellable (task));

  g_set_object (&job->task, task);
  job->free_result = free_result;
  if (!push (self, kind, job, &job->error))
    job_return (job);
}
