/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export-run.h"

#include <gio/gio.h>

G_DEFINE_BOXED_TYPE (DossierExported,
                     dossier_exported,
                     dossier_exported_ref,
                     dossier_exported_unref)

/* What the thread is given. */
typedef struct
{
  DossierStore *store;
  DossierDocument *document;
  DossierExportChoice *choice;
  char *uuid;
  char *path;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->store);
  g_clear_object (&run->document);
  dossier_export_choice_free (run->choice);
  g_free (run->uuid);
  g_free (run->path);
  g_free (run);
}

static Run *
run_new (DossierStore *store, const DossierExportChoice *choice)
{
  Run *run = g_new0 (Run, 1);

  run->store = store != NULL ? g_object_ref (store) : NULL;
  run->choice = dossier_export_choice_copy (choice);
  return run;
}

DossierExported *
dossier_exported_ref (DossierExported *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
exported_clear (gpointer data)
{
  DossierExported *self = data;

  g_free (self->path);
  g_clear_pointer (&self->outcome, dossier_save_outcome_free);
}

void
dossier_exported_unref (DossierExported *self)
{
  g_atomic_rc_box_release_full (self, exported_clear);
}

DossierSaveOutcome *
dossier_exported_steal_conflicts (DossierExported *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->outcome == NULL || dossier_save_outcome_count_conflicts (self->outcome) == 0)
    return NULL;
  return g_steal_pointer (&self->outcome);
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
    dossier_export_choice_make (run->choice, run->store, run->document, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dossier_export_make_async (DossierStore *store,
                           DossierDocument *document,
                           const DossierExportChoice *choice,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));
  g_return_if_fail (choice != NULL);

  run = run_new (store, choice);
  run->document = g_object_ref (document);
  g_task_set_source_tag (task, dossier_export_make_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, make_thread);
}

GBytes *
dossier_export_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A file that the person goes on writing. */
static gboolean
save_markdown (Run *run,
               DossierExported *exported,
               GBytes *bytes,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (DossierExcerpt) excerpt =
    dossier_export_choice_take (run->choice, run->document, error);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  if (excerpt != NULL)
    exported->outcome = dossier_save_markdown (run->store, excerpt, run->path, text,
                                               DOSSIER_SAVE_MERGE, NULL, NULL, cancellable, error);
  if (exported->outcome == NULL)
    return FALSE;
  exported->path = g_strdup (exported->outcome->path);
  return TRUE;
}

static DossierExported *
export_document (Run *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierExported) exported = g_atomic_rc_box_new0 (DossierExported);
  g_autoptr (GBytes) bytes =
    dossier_export_choice_make (run->choice, run->store, run->document, cancellable, error);

  if (bytes == NULL)
    return NULL;
  if (g_str_equal (run->choice->format, "markdown"))
    return save_markdown (run, exported, bytes, cancellable, error) ? g_steal_pointer (&exported)
                                                                    : NULL;
  exported->path = g_strdup (run->path);
  return dossier_export_save (run->path, bytes, cancellable, error) ? g_steal_pointer (&exported)
                                                                    : NULL;
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  DossierExported *exported = NULL;

  run->document = dossier_store_load (run->store, run->uuid, cancellable, &error);
  if (run->document != NULL)
    exported = export_document (run, cancellable, &error);
  if (exported != NULL)
    g_task_return_pointer (task, exported, (GDestroyNotify) dossier_exported_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dossier_export_run_async (DossierStore *store,
                          const char *document,
                          const DossierExportChoice *choice,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (document != NULL);
  g_return_if_fail (choice != NULL);
  g_return_if_fail (path != NULL);

  run = run_new (store, choice);
  run->uuid = g_strdup (document);
  run->path = g_strdup (path);
  g_task_set_source_tag (task, dossier_export_run_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

DossierExported *
dossier_export_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
