/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/export-merge-private.h"
#include "export/find-file.h"
#include "export/replace.h"
#include "formats/merge/front-matter.h"

/* How often to begin anew while somebody else writes the file. */
#define MOST_TRIES 20

void
dossier_save_outcome_free (DossierSaveOutcome *self)
{
  g_free (self->path);
  g_clear_pointer (&self->merge, dossier_merge_unref);
  g_free (self->id);
  g_free (self->document);
  g_free (self->ours);
  g_free (self);
}

guint
dossier_save_outcome_count_conflicts (const DossierSaveOutcome *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; self->merge != NULL && i < dossier_merge_count_conflicts (self->merge); i++)
    n += dossier_merge_get_conflict (self->merge, i)->choice == DOSSIER_MERGE_UNDECIDED;
  return n;
}

static DossierSaveOutcome *
outcome_new (const DossierSaving *saving, DossierSaved saved, DossierMerge *merge)
{
  DossierSaveOutcome *self = g_new0 (DossierSaveOutcome, 1);

  self->path = g_strdup (saving->path);
  self->saved = saved;
  self->merge = merge != NULL ? dossier_merge_ref (merge) : NULL;
  self->id = g_strdup (saving->id);
  self->document = g_strdup (saving->document);
  self->ours = g_strdup (saving->ours);
  return self;
}

void
dossier_saving_clear (DossierSaving *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->former, g_free);
}

char *
dossier_save_get_id (const DossierExcerpt *excerpt)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (excerpt != NULL, NULL);

  uri = g_strconcat ("dossier://", excerpt->document->uuid, NULL);
  return dossier_export_make_id (uri, excerpt->query);
}

static void
conflict_free (gpointer data)
{
  DossierMergeConflict *conflict = data;

  g_free (conflict->name);
  g_free (conflict->base);
  g_free (conflict->ours);
  g_free (conflict->theirs);
  g_free (conflict);
}

GPtrArray *
dossier_saving_list_decided (DossierMerge *merge)
{
  GPtrArray *decided = g_ptr_array_new_with_free_func (conflict_free);

  for (guint i = 0; merge != NULL && i < dossier_merge_count_conflicts (merge); i++)
    {
      const DossierMergeConflict *conflict = dossier_merge_get_conflict (merge, i);
      DossierMergeConflict *copy;

      if (conflict->choice == DOSSIER_MERGE_UNDECIDED)
        continue;
      copy = g_memdup2 (conflict, sizeof *conflict);
      copy->name = g_strdup (conflict->name);
      copy->base = g_strdup (conflict->base);
      copy->ours = g_strdup (conflict->ours);
      copy->theirs = g_strdup (conflict->theirs);
      g_ptr_array_add (decided, copy);
    }
  return decided;
}

/* What was decided holds for the very same texts only. */
static void
decide (const DossierSaving *self, DossierMerge *merge)
{
  for (guint i = 0; self->decided != NULL && i < self->decided->len; i++)
    for (guint k = 0; k < dossier_merge_count_conflicts (merge); k++)
      {
        const DossierMergeConflict *decided = self->decided->pdata[i];
        const DossierMergeConflict *conflict = dossier_merge_get_conflict (merge, k);

        if (conflict->choice == DOSSIER_MERGE_UNDECIDED && conflict->kind == decided->kind &&
            strcmp (conflict->name, decided->name) == 0 &&
            strcmp (conflict->ours, decided->ours) == 0 &&
            strcmp (conflict->theirs, decided->theirs) == 0)
          {
            dossier_merge_resolve (merge, k, decided->choice);
            break;
          }
      }
}

static gboolean
replace (DossierSaving *self, const DossierFileImage *image, GBytes *bytes, GError **error)
{
  return self->mode == DOSSIER_SAVE_TRY ||
         dossier_file_image_replace (image, bytes, self->cancellable, error);
}

static void
set_foreign (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN,
               /* Translators: %s is the name of a file */
               _ ("“%s” is another file, or was not written from this library. It was left as it "
                  "is; choose another name."),
               name);
}

static void
set_other_form (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN,
               /* Translators: %s is the name of a file */
               _ ("“%s” was changed since it was last exported, with a template of another form, "
                  "and was left as it is. Choose that template, or another name."),
               name);
}

static void
set_changed (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_CHANGED,
               /* Translators: %s is the name of a file */
               _ ("“%s” was changed since it was last exported, and was left as it is."), name);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size == strlen (text) && memcmp (data, text, size) == 0;
}

static DossierSaveOutcome *
write_new (DossierSaving *self, const DossierFileImage *image, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (self->ours, strlen (self->ours));

  if (!dossier_saving_begin (self, self->ours, error))
    return NULL;
  if (!replace (self, image, bytes, error))
    {
      dossier_saving_take_back (self);
      return NULL;
    }
  if (!dossier_saving_finish (self, self->ours, error))
    return NULL;
  return outcome_new (self, DOSSIER_SAVED_NEW, NULL);
}

static DossierSaveOutcome *
write_over (DossierSaving *self,
            const DossierFileImage *image,
            GBytes *bytes,
            const char *base,
            DossierMerge *merge,
            GError **error)
{
  gboolean changed = !g_bytes_equal (bytes, image->bytes);

  if (changed && !dossier_saving_begin (self, base, error))
    return NULL;
  if (changed && !replace (self, image, bytes, error))
    {
      dossier_saving_take_back (self);
      return NULL;
    }
  if (!dossier_saving_finish (self, base, error))
    return NULL;
  return outcome_new (self, changed ? DOSSIER_SAVED_CHANGED : DOSSIER_SAVED_UNCHANGED, merge);
}

static int
rate (DossierMerge *merge)
{
  return (int) dossier_merge_count_known (merge) - (int) dossier_merge_count_missing (merge);
}

/* With what was last written. When the program ended while it wrote, that is what it was writing,
 * or what it had written before: what the file holds more of. */
static DossierMerge *
merge_file (DossierSaving *self,
            GBytes *bytes,
            const DossierExportRecord *record,
            const DossierExportRecord *begun,
            GError **error)
{
  g_autoptr (DossierMerge) merge = NULL;
  g_autoptr (DossierMerge) other = NULL;

  if (record != NULL &&
      (merge = dossier_merge_new (record->base, self->ours, bytes, error)) == NULL)
    return NULL;
  if (begun == NULL)
    return g_steal_pointer (&merge);
  other = dossier_merge_new (begun->base, self->ours, bytes, error);
  if (other == NULL || (merge != NULL && rate (other) <= rate (merge)))
    return other != NULL ? g_steal_pointer (&merge) : NULL;
  /* The next thing that is begun must not take its place. */
  return dossier_saving_finish (self, begun->base, error) ? g_steal_pointer (&other) : NULL;
}

/* Keys that an outline's program reads are no YAML, and the other way round. */
static gboolean
has_other_form (const DossierSaving *self, GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  DossierFrontMatterForm theirs =
    len > 0 ? dossier_front_matter_get_form (data, len) : DOSSIER_FRONT_MATTER_NONE;
  DossierFrontMatterForm ours = dossier_front_matter_get_form (self->ours, strlen (self->ours));

  return theirs != ours && theirs != DOSSIER_FRONT_MATTER_NONE && ours != DOSSIER_FRONT_MATTER_NONE;
}

static DossierSaveOutcome *
write_merged (DossierSaving *self,
              const DossierFileImage *image,
              const DossierExportRecord *record,
              const DossierExportRecord *begun,
              GError **error)
{
  g_autoptr (DossierMerge) merge = NULL;

  if (has_other_form (self, image->bytes))
    {
      set_other_form (error, self->path);
      return NULL;
    }
  merge = merge_file (self, image->bytes, record, begun, error);
  if (merge == NULL)
    return NULL;
  if (dossier_merge_is_emptied (merge))
    return outcome_new (self, DOSSIER_SAVED_EMPTIED, merge);
  if (dossier_merge_count_known (merge) == 0)
    {
      set_foreign (error, self->path);
      return NULL;
    }
  decide (self, merge);
  return write_over (self, image, dossier_merge_get_text (merge), dossier_merge_get_base (merge),
                     merge, error);
}

/* Whether the file may be taken for what was last written into @record's. */
static gboolean
is_ours (const DossierSaving *self, GBytes *bytes, const DossierExportRecord *record)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  g_autofree char *id = len > 0 ? dossier_export_read_id (data, len) : NULL;

  if (record == NULL)
    return FALSE;
  return id != NULL ? strcmp (id, self->id) == 0 : strcmp (record->path, self->path) == 0;
}

/* Whether the file is, to the byte, what was last written into it. */
static gboolean
is_untouched (GBytes *bytes, const DossierExportRecord *record, const DossierExportRecord *begun)
{
  return (record != NULL && holds (bytes, record->base)) ||
         (begun != NULL && holds (bytes, begun->base));
}

static DossierSaveOutcome *
save_once (DossierSaving *self, GError **error)
{
  g_autoptr (DossierFileImage) image =
    dossier_file_image_read (self->path, self->cancellable, error);
  g_autoptr (DossierExportRecord) record = NULL;
  g_autoptr (DossierExportRecord) begun = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (image == NULL || !dossier_saving_find_base (self, &record, &begun, error))
    return NULL;
  if (image->bytes == NULL)
    return write_new (self, image, error);
  if (holds (image->bytes, self->ours))
    return write_over (self, image, image->bytes, self->ours, NULL, error);
  if (!is_ours (self, image->bytes, record != NULL ? record : begun))
    {
      set_foreign (error, self->path);
      return NULL;
    }
  if (is_untouched (image->bytes, record, begun))
    {
      bytes = g_bytes_new (self->ours, strlen (self->ours));
      return write_over (self, image, bytes, self->ours, NULL, error);
    }
  if (self->mode != DOSSIER_SAVE_UNTOUCHED)
    return write_merged (self, image, record, begun, error);
  set_changed (error, self->path);
  return NULL;
}

DossierSaveOutcome *
dossier_saving_run (DossierSaving *self, GError **error)
{
  for (guint i = 1;; i++)
    {
      g_autoptr (GError) once = NULL;
      DossierSaveOutcome *outcome = save_once (self, &once);

      if (outcome != NULL)
        return outcome;
      if (i < MOST_TRIES && g_error_matches (once, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        continue;
      g_propagate_error (error, g_steal_pointer (&once));
      return NULL;
    }
}

DossierSaveOutcome *
dossier_save_markdown (DossierStore *store,
                       const DossierExcerpt *excerpt,
                       const char *path,
                       const char *text,
                       DossierSaveMode mode,
                       DossierSaveProgress progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *id = NULL;
  DossierSaving saving;
  DossierSaveOutcome *outcome;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (excerpt != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  id = dossier_save_get_id (excerpt);
  saving = (DossierSaving){
    .store = store,
    .id = id,
    .document = excerpt->document->uuid,
    .title = excerpt->document->title,
    .ours = text,
    .mode = mode,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
  };
  outcome =
    dossier_saving_locate (&saving, path, error) ? dossier_saving_run (&saving, error) : NULL;
  dossier_saving_clear (&saving);
  return outcome;
}

DossierSaveOutcome *
dossier_save_decided (DossierStore *store,
                      const DossierSaveOutcome *outcome,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) decided = NULL;
  DossierSaving saving;
  DossierSaveOutcome *next;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (outcome != NULL, NULL);

  decided = dossier_saving_list_decided (outcome->merge);
  saving = (DossierSaving){
    .store = store,
    .id = outcome->id,
    .document = outcome->document,
    .ours = outcome->ours,
    .decided = decided,
    .cancellable = cancellable,
    .path = g_strdup (outcome->path),
  };
  next = dossier_saving_run (&saving, error);
  dossier_saving_clear (&saving);
  return next;
}
