/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/import-batch.h"

#include "formats/import-find.h"

struct _DossierImportBatch
{
  GPtrArray *failed; /* of DossierImportOutcome: folders */
  GStrv files;
  guint n;
  DossierImport *import;
  GCancellable *cancellable;

  /* while it is written */
  guint at;
  const DossierImportWatch *watch;
  gpointer data;
  DossierImportTally *tally;
};

DossierImportBatch *
dossier_import_batch_new (const char *const *paths,
                          const DossierImportOptions *options,
                          GCancellable *cancellable)
{
  DossierImportBatch *self;

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (DossierImportBatch, 1);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->failed =
    g_ptr_array_new_with_free_func ((GDestroyNotify) (gpointer) dossier_import_outcome_free);
  self->files = dossier_import_find (paths, self->failed, cancellable);
  self->n = g_strv_length (self->files);
  self->import = dossier_import_new ((const char *const *) self->files, options, cancellable);
  return self;
}

void
dossier_import_batch_free (DossierImportBatch *self)
{
  if (self == NULL)
    return;
  dossier_import_free (self->import);
  g_strfreev (self->files);
  g_ptr_array_unref (self->failed);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
begin (DossierImportBatch *self)
{
  if (self->watch->begin != NULL && self->at < self->n)
    self->watch->begin (self->at, self->n, self->files[self->at], self->data);
}

/* Takes @outcome. */
static void
end (DossierImportBatch *self, DossierImportOutcome *outcome, GPtrArray *documents)
{
  dossier_import_tally_add (self->tally, outcome);
  self->watch->end (outcome, documents, self->data);
}

static void
imported_cb (GPtrArray *documents, const GError *error, gpointer data)
{
  DossierImportBatch *self = data;
  const char *path = self->files[self->at++];

  /* What fails once it is cancelled does so for that reason. */
  if (documents == NULL && g_cancellable_is_cancelled (self->cancellable))
    self->tally->n_left++;
  else
    end (self, dossier_import_outcome_new (path, documents, error), documents);
  begin (self);
}

void
dossier_import_batch_write (DossierImportBatch *self,
                            DossierStore *store,
                            const DossierImportWatch *watch,
                            gpointer data,
                            DossierImportTally *tally)
{
  gboolean cut;

  g_return_if_fail (self != NULL);
  g_return_if_fail (DOSSIER_IS_STORE (store));
  g_return_if_fail (watch != NULL);
  g_return_if_fail (tally != NULL);

  /* Not all files have been found, perhaps. */
  cut = g_cancellable_is_cancelled (self->cancellable);
  self->watch = watch;
  self->data = data;
  self->tally = tally;
  while (self->failed->len > 0)
    end (self, g_ptr_array_steal_index (self->failed, 0), NULL);
  begin (self);
  dossier_import_run (self->import, store, imported_cb, self);
  tally->cancelled |= cut || tally->n_left > 0;
}
