/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/template-saver.h"

#include "formats/mustache/templates.h"

#define WAIT_MS 500

struct _DossierTemplateSaver
{
  GObject parent_instance;

  GHashTable *pending; /* char * to char * */
  guint wait;
  GCancellable *writing; /* of the thread that writes, or NULL */
  GMutex lock;           /* held while anything is written */
};

enum
{
  FAILED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTemplateSaver, dossier_template_saver, G_TYPE_OBJECT)

static void begin (DossierTemplateSaver *self);

static gboolean
write_all (GHashTable *texts, GError **error)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!dossier_templates_save (name, text, error))
      return FALSE;
  return TRUE;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DossierTemplateSaver *self = source;
  GError *error = NULL;
  gboolean done = FALSE;

  g_mutex_lock (&self->lock);
  /* Newer texts may be there already. */
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    done = write_all (data, &error);
  g_mutex_unlock (&self->lock);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What is on the disk is pending no more, unless it was typed on meanwhile. */
static void
take_off (DossierTemplateSaver *self, GHashTable *written)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, written);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (g_strcmp0 (g_hash_table_lookup (self->pending, name), text) == 0)
      g_hash_table_remove (self->pending, name);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierTemplateSaver *self = DOSSIER_TEMPLATE_SAVER (source);
  g_autoptr (GError) error = NULL;

  if (g_task_get_cancellable (G_TASK (result)) == self->writing)
    g_clear_object (&self->writing);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      take_off (self, g_task_get_task_data (G_TASK (result)));
      if (g_hash_table_size (self->pending) == 0)
        g_signal_emit (self, signals[SAVED], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static GHashTable *
copy (GHashTable *texts)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (all, g_strdup (name), g_strdup (text));
  return all;
}

static gboolean
wait_cb (gpointer data)
{
  DossierTemplateSaver *self = data;

  /* One at a time; its successor waits once more. */
  if (self->writing != NULL)
    return G_SOURCE_CONTINUE;
  self->wait = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

static void
begin (DossierTemplateSaver *self)
{
  g_autoptr (GTask) task = NULL;

  self->writing = g_cancellable_new ();
  task = g_task_new (self, self->writing, written_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copy (self->pending), (GDestroyNotify) g_hash_table_unref);
  g_task_run_in_thread (task, write_thread);
}

static void
dossier_template_saver_finalize (GObject *object)
{
  DossierTemplateSaver *self = DOSSIER_TEMPLATE_SAVER (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_object (&self->writing);
  g_hash_table_unref (self->pending);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dossier_template_saver_parent_class)->finalize (object);
}

static void
dossier_template_saver_class_init (DossierTemplateSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_template_saver_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_template_saver_init (DossierTemplateSaver *self)
{
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&self->lock);
}

DossierTemplateSaver *
dossier_template_saver_new (void)
{
  return g_object_new (DOSSIER_TYPE_TEMPLATE_SAVER, NULL);
}

void
dossier_template_saver_put (DossierTemplateSaver *self, const char *name, const char *text)
{
  g_return_if_fail (DOSSIER_IS_TEMPLATE_SAVER (self));

  g_hash_table_insert (self->pending, g_strdup (name), g_strdup (text));
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (WAIT_MS, wait_cb, self);
}

const char *
dossier_template_saver_get_pending (DossierTemplateSaver *self, const char *name)
{
  g_return_val_if_fail (DOSSIER_IS_TEMPLATE_SAVER (self), NULL);

  return g_hash_table_lookup (self->pending, name);
}

gboolean
dossier_template_saver_flush (DossierTemplateSaver *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (DOSSIER_IS_TEMPLATE_SAVER (self), FALSE);

  g_clear_handle_id (&self->wait, g_source_remove);
  /* What the thread has not begun to write it leaves; what it has begun to write comes first. */
  g_cancellable_cancel (self->writing);
  g_mutex_lock (&self->lock);
  done = write_all (self->pending, error);
  g_mutex_unlock (&self->lock);
  if (done)
    g_hash_table_remove_all (self->pending);
  return done;
}

void
dossier_template_saver_forget (DossierTemplateSaver *self, const char *name)
{
  g_return_if_fail (DOSSIER_IS_TEMPLATE_SAVER (self));

  g_hash_table_remove (self->pending, name);
}
