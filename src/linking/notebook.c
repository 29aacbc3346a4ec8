/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/notebook.h"

#include <glib/gi18n-lib.h>

/* Typing is written that often: well within the second in which it has to be on the disk, even
 * where the disk is slow. */
#define SPACING_MS 200
#define RETRY_MS 2000
#define FLUSH_MS 5000

struct _DossierNotebook
{
  GObject parent_instance;

  DossierStore *store;
  GHashTable *values;  /* DossierAnnotation by UUID: the newest ones */
  GHashTable *waiting; /* the UUIDs of those that are to be written */
  GPtrArray *writing;  /* those that are being written, or NULL */
  GHashTable *written; /* their UUIDs, or of those before */
  guint n_writes;      /* begun so far: the number of the one under way */
  gint64 began;        /* when the last write did, monotonic */
  gboolean at_once;    /* what waits is to be written as soon as @writing is done */
  guint timer;
  char *failure; /* why the last write failed, or NULL */
};

enum
{
  PROP_UNSAVED = 1,
  N_PROPS
};

enum
{
  WRITTEN,
  SAVE_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* All that there are, borrowed: those without a session, which still have something to write, too.
 * On the main thread. */
static GPtrArray *notebooks;

G_DEFINE_FINAL_TYPE (DossierNotebook, dossier_notebook, G_TYPE_OBJECT)

static void begin_write (DossierNotebook *self);

static GPtrArray *
take_waiting (DossierNotebook *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer uuid;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    g_ptr_array_add (list, g_object_ref (g_hash_table_lookup (self->values, uuid)));
  g_hash_table_remove_all (self->waiting);
  return list;
}

static gboolean
timer_cb (gpointer data)
{
  DossierNotebook *self = data;

  self->timer = 0;
  begin_write (self);
  return G_SOURCE_REMOVE;
}

static void
disarm (DossierNotebook *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

/* The timer holds the notebook: what is not written yet outlives the window. */
static void
arm (DossierNotebook *self, guint ms)
{
  disarm (self);
  self->timer =
    g_timeout_add_full (G_PRIORITY_DEFAULT, ms, timer_cb, g_object_ref (self), g_object_unref);
}

static void
set_failure (DossierNotebook *self, const GError *error)
{
  gboolean was_unsaved = self->failure != NULL;
  gboolean is_news = error != NULL && g_strcmp0 (self->failure, error->message) != 0;

  g_free (self->failure);
  self->failure = error != NULL ? g_strdup (error->message) : NULL;
  if (was_unsaved != (error != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
  if (is_news)
    g_signal_emit (self, signals[SAVE_FAILED], 0, error);
}

/* What was not written waits again, as the newest value that there is. */
static void
wait_again (DossierNotebook *self, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    g_hash_table_add (self->waiting, g_strdup (DOSSIER_ITEM (values->pdata[i])->id));
}

static void
finish_write (DossierNotebook *self, GPtrArray *values, const GError *error)
{
  if (error != NULL)
    {
      wait_again (self, values);
      arm (self, RETRY_MS);
    }
  else if (g_hash_table_size (self->waiting) > 0)
    dossier_notebook_write (self, self->at_once);
  set_failure (self, error);
  if (error == NULL)
    g_signal_emit (self, signals[WRITTEN], 0);
}

typedef struct
{
  DossierNotebook *notebook;
  guint number;
} Write;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Write *write = data;
  g_autoptr (DossierNotebook) self = write->notebook;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GError) error = NULL;

  dossier_store_write_annotations_finish (DOSSIER_STORE (source), result, &error);
  /* A flush has written the same since. */
  if (self->writing == NULL || write->number != self->n_writes)
    return;
  values = g_steal_pointer (&self->writing);
  finish_write (self, values, error);
}

static void
begin_write (DossierNotebook *self)
{
  Write *write;

  if (self->writing != NULL || g_hash_table_size (self->waiting) == 0)
    return;
  disarm (self);
  self->writing = take_waiting (self);
  g_hash_table_remove_all (self->written);
  for (guint i = 0; i < self->writing->len; i++)
    g_hash_table_add (self->written, g_strdup (DOSSIER_ITEM (self->writing->pdata[i])->id));
  self->at_once = FALSE;
  self->began = g_get_monotonic_time ();
  write = g_new0 (Write, 1);
  write->notebook = g_object_ref (self);
  write->number = ++self->n_writes;
  dossier_store_write_annotations_async (self->store, self->writing, NULL, written_cb, write);
}

/* Waiting for a write: it runs in a context of its own, so that nothing else happens meanwhile. */
typedef struct
{
  GError *error;
  gboolean done;
  gboolean given_up;
} Flush;

static void
flush_free (Flush *flush)
{
  g_clear_error (&flush->error);
  g_free (flush);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Flush *flush = data;

  dossier_store_write_annotations_finish (DOSSIER_STORE (source), result, &flush->error);
  flush->done = TRUE;
}

static gboolean
give_up_cb (gpointer data)
{
  ((Flush *) data)->given_up = TRUE;
  return G_SOURCE_REMOVE;
}

/* Queued after what is under way, which it writes once more where nothing newer waits: so all is
 * on the disk when it is done. Returns NULL when that took too long. */
static Flush *
write_and_wait (DossierNotebook *self, GPtrArray *values)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) limit = g_timeout_source_new (FLUSH_MS);
  Flush *flush = g_new0 (Flush, 1);

  g_main_context_push_thread_default (context);
  g_source_set_callback (limit, give_up_cb, flush, NULL);
  g_source_attach (limit, context);
  dossier_store_write_annotations_async (self->store, values, NULL, flushed_cb, flush);
  while (!flush->done && !flush->given_up)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (limit);
  g_main_context_pop_thread_default (context);
  /* The store still holds one that was given up. */
  return flush->done ? flush : NULL;
}

static void
dossier_notebook_finalize (GObject *object)
{
  DossierNotebook *self = DOSSIER_NOTEBOOK (object);

  g_ptr_array_remove_fast (notebooks, self);
  g_clear_pointer (&self->writing, g_ptr_array_unref);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->written);
  g_hash_table_unref (self->values);
  g_clear_object (&self->store);
  g_free (self->failure);

  G_OBJECT_CLASS (dossier_notebook_parent_class)->finalize (object);
}

static void
dossier_notebook_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_UNSAVED)
    g_value_set_boolean (value, dossier_notebook_is_unsaved (DOSSIER_NOTEBOOK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_notebook_class_init (DossierNotebookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dossier_notebook_finalize;
  object_class->get_property = dossier_notebook_get_property;

  properties[PROP_UNSAVED] =
    g_param_spec_boolean ("unsaved", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[WRITTEN] = g_signal_new ("written", DOSSIER_TYPE_NOTEBOOK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_FAILED] = g_signal_new ("save-failed", DOSSIER_TYPE_NOTEBOOK, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dossier_notebook_init (DossierNotebook *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (notebooks == NULL)
    notebooks = g_ptr_array_new ();
  g_ptr_array_add (notebooks, self);
}

DossierNotebook *
dossier_notebook_new (DossierStore *store)
{
  DossierNotebook *self = g_object_new (DOSSIER_TYPE_NOTEBOOK, NULL);

  g_set_object (&self->store, store);
  return self;
}

DossierAnnotation *
dossier_notebook_get (DossierNotebook *self, const char *uuid)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  return g_hash_table_lookup (self->values, uuid);
}

GPtrArray *
dossier_notebook_list (DossierNotebook *self)
{
  GPtrArray *list;
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  list = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (DOSSIER_ANNOTATION (value)->deleted == 0)
      g_ptr_array_add (list, g_object_ref (value));
  return list;
}

void
dossier_notebook_learn (DossierNotebook *self, DossierAnnotation *value)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  g_hash_table_replace (self->values, DOSSIER_ITEM (value)->id, g_object_ref (value));
}

void
dossier_notebook_put (DossierNotebook *self, DossierAnnotation *value)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  g_hash_table_replace (self->values, DOSSIER_ITEM (value)->id, g_object_ref (value));
  if (self->store != NULL)
    g_hash_table_add (self->waiting, g_strdup (DOSSIER_ITEM (value)->id));
}

void
dossier_notebook_write (DossierNotebook *self, gboolean at_once)
{
  gint64 due;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  if (g_hash_table_size (self->waiting) == 0)
    return;
  if (self->writing != NULL)
    {
      self->at_once |= at_once;
      return;
    }
  due = self->began + SPACING_MS * 1000 - g_get_monotonic_time ();
  if (at_once || self->began == 0 || due <= 0)
    begin_write (self);
  else
    arm (self, (guint) (due / 1000) + 1);
}

gboolean
dossier_notebook_flush (DossierNotebook *self)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GError) late = NULL;
  Flush *flush;
  gboolean ok;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), FALSE);

  if (!dossier_notebook_is_pending (self, NULL))
    return TRUE;
  if (self->writing != NULL)
    wait_again (self, self->writing);
  values = take_waiting (self);
  disarm (self);
  flush = write_and_wait (self, values);
  if (flush == NULL)
    late = g_error_new_literal (DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY,
                                _ ("The library is busy. What you wrote is kept here and will be "
                                   "written as soon as it can be."));
  ok = flush != NULL && flush->error == NULL;
  /* What was under way before is done as well, though nobody has been told. */
  if (ok)
    g_clear_pointer (&self->writing, g_ptr_array_unref);
  finish_write (self, values, flush != NULL ? flush->error : late);
  g_clear_pointer (&flush, flush_free);
  return ok;
}

gboolean
dossier_notebook_is_pending (DossierNotebook *self, const char *uuid)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), FALSE);

  if (uuid == NULL)
    return self->writing != NULL || g_hash_table_size (self->waiting) > 0;
  return g_hash_table_contains (self->waiting, uuid) ||
         (self->writing != NULL && g_hash_table_contains (self->written, uuid));
}

gboolean
dossier_notebook_is_unsaved (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), FALSE);

  return self->failure != NULL;
}

static void
leave_store (DossierNotebook *self, GPtrArray *notes)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (notes, g_object_ref (value));
  /* What is under way comes to nothing: see written_cb(). */
  g_clear_pointer (&self->writing, g_ptr_array_unref);
  g_hash_table_remove_all (self->waiting);
  g_clear_object (&self->store);
  set_failure (self, NULL);
  disarm (self);
}

GPtrArray *
dossier_notebooks_leave_store (DossierStore *store)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (DOSSIER_IS_STORE (store), notes);

  for (guint i = 0; notebooks != NULL && i < notebooks->len; i++)
    if (((DossierNotebook *) notebooks->pdata[i])->store == store)
      g_ptr_array_add (left, g_object_ref (notebooks->pdata[i]));
  for (guint i = 0; i < left->len; i++)
    leave_store (left->pdata[i], notes);
  return notes;
}
