/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <glib/gi18n-lib.h>

#include "store/backup-private.h"
#include "store/schema.h"
#include "store/store-private.h"
#include "store/tables.h"

enum
{
  CHANGED,
  DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)
/* clang-format off */
G_DEFINE_QUARK (dossier-store-error-quark, dossier_store_error)
/* clang-format on */

/* Work: runs on the store's threads. */

static gpointer
write_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_write (connection, data, error) ? DOSSIER_WORK_DONE : NULL;
}

static gpointer
load_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_load (connection, data, error);
}

static gpointer
load_bare_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_load_bare (connection, data, error);
}

static gpointer
load_file_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_load_file (connection, data, error);
}

static gpointer
list_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_list (connection, error);
}

static gpointer
check_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_check (connection, error);
}

typedef struct
{
  const char *uuid;
  const char *hash;
  gboolean has;
} Edition;

static gpointer
has_work (DossierConnection *connection, gpointer data, GError **error)
{
  Edition *edition = data;

  return dossier_tables_has (connection, edition->uuid, edition->hash, &edition->has, error)
           ? DOSSIER_WORK_DONE
           : NULL;
}

static gpointer
keep_filter_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_keep_filter (connection, data, error) ? DOSSIER_WORK_DONE : NULL;
}

static gpointer
list_filters_work (DossierConnection *connection, gpointer data, GError **error)
{
  return dossier_tables_list_filters (connection, data, error);
}

/* The library is private: it says what somebody reads. */
static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = NULL;
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  code = errno;
  name = g_filename_display_name (folder);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
               /* Translators: %1$s is the name of a folder, %2$s the system's message */
               _ ("The folder “%1$s” for the library could not be made: %2$s. Give yourself the "
                  "right to write there, or choose another place."),
               name, g_strerror (code));
  return FALSE;
}

void
dossier_store_emit_changed (DossierStore *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
dossier_store_queue (DossierStore *self,
                     gpointer tag,
                     DossierWorkKind kind,
                     DossierWorkFunc run,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, free_data);
  dossier_workers_queue (self->workers, kind, run, free_result, task);
}

gpointer
dossier_store_take_result (DossierStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* That documents were written, and those annotations that came with their files. */
static void
tell_brought (DossierStore *self, GPtrArray *documents)
{
  dossier_store_tell_documents (self);
  for (guint i = 0; i < documents->len; i++)
    {
      DossierDocument *document = documents->pdata[i];

      if (document->brought != NULL && document->brought->len > 0)
        dossier_store_tell_written (self, document->brought);
    }
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
tell_damage_cb (gpointer data)
{
  g_autoptr (DossierStore) self = g_weak_ref_get (data);

  if (self != NULL)
    g_signal_emit (self, signals[DAMAGED], 0);
  return G_SOURCE_REMOVE;
}

/* On one of the store's threads, which end before the store does. */
static void
damaged_cb (gpointer data, const GError *error)
{
  DossierStore *self = data;
  GWeakRef *store;

  if (!g_atomic_int_compare_and_exchange (&self->damaged, FALSE, TRUE))
    return;
  store = g_new (GWeakRef, 1);
  g_weak_ref_init (store, self);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_damage_cb, store, weak_ref_free);
}

static void
dossier_store_finalize (GObject *object)
{
  DossierStore *self = DOSSIER_STORE (object);

  dossier_store_unwatch (self);
  g_clear_pointer (&self->workers, dossier_workers_free);
  dossier_store_unclaim (self);
  g_free (self->path);

  G_OBJECT_CLASS (dossier_store_parent_class)->finalize (object);
}

static void
dossier_store_class_init (DossierStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[DAMAGED] = g_signal_new ("damaged", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  g_signal_new ("documents-changed", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("annotations-written", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
dossier_store_init (DossierStore *self)
{
  self->claim = -1;
}

/* An older store is kept as it is before it is brought up to date; when that cannot be done, it is
 * not. */
static gboolean
back_up_before_migration (DossierConnection *connection, GError **error)
{
  g_autofree char *backup = NULL;
  gboolean empty;
  int version;

  if (!dossier_schema_inspect (connection, &empty, &version, error))
    return FALSE;
  if (empty || version == DOSSIER_SCHEMA_VERSION)
    return TRUE;
  backup = dossier_backup_make (connection, DOSSIER_BACKUP_MIGRATION, NULL, error);
  return backup != NULL;
}

/* Public API */

/**
 * dossier_store_get_default_path:
 *
 * Returns: (transfer full): "dossier/library.sqlite" in the user's data directory (XDG base
 *   directory specification)
 */
char *
dossier_store_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dossier", "library.sqlite", NULL);
}

/**
 * dossier_store_open:
 * @path: the file; its folder is made when it is missing
 * @created: (out) (optional): whether there was no store yet
 * @cancellable: (nullable): stops the opening only
 * @error: of DOSSIER_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Opens the store, makes a new one, or migrates an older one, on the calling thread. A file that is
 * refused is left as it is.
 *
 * Returns: (transfer full): the store, or NULL
 */
DossierStore *
dossier_store_open (const char *path, gboolean *created, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierConnection) connection = NULL;
  DossierStore *self;
  int version;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !make_folder (path, error))
    return NULL;

  connection = dossier_connection_open (path, DOSSIER_CONNECTION_WRITER, cancellable, error);
  if (connection == NULL)
    return NULL;
  dossier_connection_set_cancellable (connection, cancellable);
  if (!back_up_before_migration (connection, error) ||
      !dossier_schema_prepare (connection, created, error) ||
      !dossier_tables_look (connection, error) ||
      !dossier_connection_read_number (connection, "PRAGMA data_version", &version, error))
    return NULL;
  dossier_connection_set_cancellable (connection, NULL);

  self = g_object_new (DOSSIER_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->watch.version = version;
  self->workers = dossier_workers_new (g_steal_pointer (&connection));
  dossier_workers_set_damage_func (self->workers, damaged_cb, self);
  return self;
}

void
dossier_store_close (DossierStore *self)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_unwatch (self);
  dossier_workers_close (self->workers);
  dossier_store_unclaim (self);
}

const char *
dossier_store_get_path (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return self->path;
}

/**
 * dossier_store_write:
 * @self: the store
 * @documents: (element-type DossierDocument): finished; not to be touched meanwhile
 * @cancellable: (nullable): a cancelled write leaves the store as it was
 * @error: of DOSSIER_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of them are on the disk
 */
gboolean
dossier_store_write (DossierStore *self,
                     GPtrArray *documents,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (documents != NULL, FALSE);

  if (dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, write_work, documents, cancellable,
                           error) == NULL)
    return FALSE;
  tell_brought (self, documents);
  return TRUE;
}

void
dossier_store_write_async (DossierStore *self,
                           GPtrArray *documents,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (documents != NULL);

  dossier_store_queue (self, dossier_store_write_async, DOSSIER_WORK_WRITE, write_work,
                       g_ptr_array_ref (documents), (GDestroyNotify) g_ptr_array_unref, NULL,
                       cancellable, callback, user_data);
}

gboolean
dossier_store_write_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  if (dossier_store_take_result (self, result, error) == NULL)
    return FALSE;
  tell_brought (self, g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

/**
 * dossier_store_load:
 * @self: the store
 * @id: a uuid, an unambiguous beginning of one, or a short name, in any case
 * @cancellable: (nullable)
 * @error: DOSSIER_STORE_ERROR_NOT_FOUND, _AMBIGUOUS or another of that domain, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a finished document, or NULL
 */
DossierDocument *
dossier_store_load (DossierStore *self, const char *id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, load_work, (gpointer) id,
                              cancellable, error);
}

void
dossier_store_load_async (DossierStore *self,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (id != NULL);

  dossier_store_queue (self, dossier_store_load_async, DOSSIER_WORK_READ, load_work, g_strdup (id),
                       g_free, g_object_unref, cancellable, callback, user_data);
}

DossierDocument *
dossier_store_load_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

DossierDocument *
dossier_store_load_bare (DossierStore *self,
                         const char *id,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, load_bare_work, (gpointer) id,
                              cancellable, error);
}

DossierSourceFile *
dossier_store_load_file (DossierStore *self,
                         const char *id,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, load_file_work, (gpointer) id,
                              cancellable, error);
}

GPtrArray *
dossier_store_list (DossierStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return dossier_workers_run (self->workers, DOSSIER_WORK_READ, list_work, NULL, cancellable,
                              error);
}

void
dossier_store_list_async (DossierStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  dossier_store_queue (self, dossier_store_list_async, DOSSIER_WORK_READ, list_work, NULL, NULL,
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

gboolean
dossier_store_has (DossierStore *self,
                   const char *uuid,
                   const char *hash,
                   gboolean *has,
                   GCancellable *cancellable,
                   GError **error)
{
  Edition edition = { uuid, hash, FALSE };
  gboolean ok;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  ok = dossier_workers_run (self->workers, DOSSIER_WORK_READ, has_work, &edition, cancellable,
                            error) != NULL;
  *has = edition.has;
  return ok;
}

void
dossier_store_keep_filter_async (DossierStore *self,
                                 const DossierFilter *filter,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  dossier_store_queue (self, dossier_store_keep_filter_async, DOSSIER_WORK_WRITE, keep_filter_work,
                       dossier_filter_new (filter->document, filter->name, filter->query),
                       (GDestroyNotify) dossier_filter_free, NULL, cancellable, callback,
                       user_data);
}

gboolean
dossier_store_keep_filter_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error) != NULL;
}

void
dossier_store_list_filters_async (DossierStore *self,
                                  const char *document,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (document != NULL);

  dossier_store_queue (self, dossier_store_list_filters_async, DOSSIER_WORK_READ, list_filters_work,
                       g_strdup (document), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

GPtrArray *
dossier_store_list_filters_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_take_result (self, result, error);
}

GPtrArray *
dossier_store_check (DossierStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  /* FTS5 is asked to look by way of an INSERT, which a reader must not do. */
  return dossier_workers_run (self->workers, DOSSIER_WORK_WRITE, check_work, NULL, cancellable,
                              error);
}
