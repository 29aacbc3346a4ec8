/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export-run.h"

#include <gio/gio.h>

#include "export/export-again.h"
#include "export/export-all.h"

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
  DossierProgress *progress;
  DossierExported *exported; /* while the thread is at work */
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
  run->choice = choice != NULL ? dossier_export_choice_copy (choice) : NULL;
  return run;
}

DossierExported *
dossier_exported_ref (DossierExported *self)
{
  return g_atomic_rc_box_acquire (self);
}

static DossierExported *
exported_new (const char *path)
{
  DossierExported *self = g_atomic_rc_box_new0 (DossierExported);

  self->path = g_strdup (path);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_save_outcome_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
exported_clear (gpointer data)
{
  DossierExported *self = data;

  g_free (self->path);
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->problems);
}

void
dossier_exported_unref (DossierExported *self)
{
  g_atomic_rc_box_release_full (self, exported_clear);
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
static DossierSaveOutcome *
save_markdown (Run *run,
               const DossierExcerpt *excerpt,
               const char *path,
               GBytes *bytes,
               GCancellable *cancellable,
               GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  return dossier_save_markdown (run->store, excerpt, path, text, DOSSIER_SAVE_MERGE, NULL, NULL,
                                cancellable, error);
}

/* Takes @outcome. */
static void
note_outcome (DossierExported *exported, DossierSaveOutcome *outcome)
{
  exported->saved = outcome->saved;
  if (dossier_save_outcome_count_conflicts (outcome) > 0)
    g_ptr_array_add (exported->conflicts, outcome);
  else
    dossier_save_outcome_free (outcome);
}

static gboolean
is_markdown (const Run *run)
{
  return g_str_equal (run->choice->format, "markdown");
}

static DossierExported *
export_document (Run *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierExported) exported = NULL;
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GBytes) bytes =
    dossier_export_choice_make (run->choice, run->store, run->document, cancellable, error);
  DossierSaveOutcome *outcome;

  if (bytes == NULL)
    return NULL;
  if (!is_markdown (run))
    return dossier_export_save (run->path, bytes, cancellable, error) ? exported_new (run->path)
                                                                      : NULL;
  excerpt = dossier_export_choice_take (run->choice, run->document, error);
  outcome =
    excerpt != NULL ? save_markdown (run, excerpt, run->path, bytes, cancellable, error) : NULL;
  if (outcome == NULL)
    return NULL;
  exported = exported_new (outcome->path);
  note_outcome (exported, outcome);
  return g_steal_pointer (&exported);
}

/* Of a library */

static void
progress_cb (guint done, guint total, const char *title, gpointer data)
{
  Run *run = data;

  if (run->progress == NULL)
    return;
  g_atomic_int_set (&run->progress->total, (int) total);
  g_atomic_int_set (&run->progress->done, (int) done);
}

static char *
save_cb (const DossierExcerpt *excerpt,
         const char *path,
         GBytes *bytes,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Run *run = data;
  DossierSaveOutcome *outcome = save_markdown (run, excerpt, path, bytes, cancellable, error);
  char *written;

  if (outcome == NULL)
    return NULL;
  written = g_strdup (outcome->path);
  note_outcome (run->exported, outcome);
  return written;
}

static DossierExported *
export_library (Run *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierExported) exported = exported_new (run->path);
  g_autoptr (DossierExportAllResult) result = NULL;
  DossierExportOptions options;
  const DossierExportAll all = { .format = dossier_export_choice_get_format (run->choice, error),
                                 .options = &options,
                                 .folder = run->path,
                                 .save = is_markdown (run) ? save_cb : NULL,
                                 .progress = progress_cb,
                                 .data = run };

  if (all.format == NULL)
    return NULL;
  dossier_export_choice_fill_options (run->choice, &options);
  run->exported = exported;
  result = dossier_export_all (run->store, &all, cancellable, error);
  run->exported = NULL;
  if (result == NULL)
    return NULL;
  exported->saved = DOSSIER_SAVED_CHANGED;
  exported->n_files = result->files->len;
  for (guint i = 0; i < result->problems->len; i++)
    g_ptr_array_add (exported->problems, g_strdup (result->problems->pdata[i]));
  return g_steal_pointer (&exported);
}

static DossierExported *
load_and_export (Run *run, GCancellable *cancellable, GError **error)
{
  run->document = dossier_store_load (run->store, run->uuid, cancellable, error);
  if (run->document != NULL && run->choice == NULL)
    run->choice = dossier_export_recall (run->store, run->document, &run->path, cancellable, error);
  if (run->document == NULL || run->choice == NULL)
    return NULL;
  return export_document (run, cancellable, error);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  gboolean library = run->choice != NULL && run->choice->scope == DOSSIER_EXPORT_LIBRARY;
  g_autoptr (GError) error = NULL;
  DossierExported *exported = library ? export_library (run, cancellable, &error)
                                      : load_and_export (run, cancellable, &error);

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
                          DossierProgress *progress,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (document != NULL);
  g_return_if_fail ((choice != NULL) == (path != NULL));

  run = run_new (store, choice);
  run->uuid = g_strdup (document);
  run->path = g_strdup (path);
  run->progress = progress;
  g_task_set_source_tag (task, dossier_export_run_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

DossierExported *
dossier_export_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
