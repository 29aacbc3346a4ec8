/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export.h"
#include "formats/merge/merge.h"

G_BEGIN_DECLS

/* Saving Markdown into a file that a person may have gone on writing.
 *
 * What was last written is kept in the library (store/exports.h) and merged with the file as it is
 * (formats/merge/merge.h). At every moment the file is whole, and none of the person's text is
 * lost, also when the program is killed: what is going to be written is noted before the file is,
 * and takes the place of the former note after it. When both notes are there, the file itself tells
 * which of them holds. */

typedef enum
{
  DOSSIER_SAVE_MERGE,     /* with what the person wrote */
  DOSSIER_SAVE_UNTOUCHED, /* only where the file is as it was last written */
  DOSSIER_SAVE_TRY,       /* as MERGE, but nothing is written: to show what would become of it */
} DossierSaveMode;

typedef enum
{
  DOSSIER_SAVED_NEW,       /* there was no such file */
  DOSSIER_SAVED_CHANGED,   /* what changed since is in it now */
  DOSSIER_SAVED_UNCHANGED, /* there was nothing to be written */
  DOSSIER_SAVED_EMPTIED,   /* the person emptied it, and it stays empty */
} DossierSaved;

/**
 * DossierSaveOutcome:
 * @path: the file, which may be another one than was asked for: see dossier_save_markdown()
 * @merge: (nullable): its conflicts, when it was merged. The file holds what the person wrote there
 *   until they are decided
 * @id: (private)
 * @document: (private)
 * @ours: (private)
 */
typedef struct
{
  char *path;
  DossierSaved saved;
  DossierMerge *merge;
  char *id;
  char *document;
  char *ours;
} DossierSaveOutcome;

void dossier_save_outcome_free (DossierSaveOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSaveOutcome, dossier_save_outcome_free)
/* Those that are not decided. */
guint dossier_save_outcome_count_conflicts (const DossierSaveOutcome *self);

/* Told now and then: how many files were looked at for the one that is meant. */
typedef void (*DossierSaveProgress) (guint n_files, gpointer data);

/**
 * dossier_save_markdown:
 * @excerpt: what @text was made of
 * @path: a file; or a folder, in which it is found by what its front matter says ("dossier",
 *   "dossier-query"), and made when there is none. A file that was renamed, or moved within its
 *   folder, is found in the same way
 * @progress: (nullable): called on this thread
 *
 * Fails with DOSSIER_EXPORT_ERROR_FOREIGN when there is another file, with
 * DOSSIER_EXPORT_ERROR_CHANGED when it was changed and is not to be merged, with G_IO_ERROR when
 * it cannot be read or written. The file is then as it was. Conflicts are no error. Blocking.
 */
DossierSaveOutcome *dossier_save_markdown (DossierStore *store,
                                           const DossierExcerpt *excerpt,
                                           const char *path,
                                           const char *text,
                                           DossierSaveMode mode,
                                           DossierSaveProgress progress,
                                           gpointer progress_data,
                                           GCancellable *cancellable,
                                           GError **error);
/* @progress is called on this thread's main context. */
void dossier_save_markdown_async (DossierStore *store,
                                  const DossierExcerpt *excerpt,
                                  const char *path,
                                  const char *text,
                                  DossierSaveMode mode,
                                  DossierSaveProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
DossierSaveOutcome *
dossier_save_markdown_finish (DossierStore *store, GAsyncResult *result, GError **error);

/* Writes the file again with what was decided by dossier_merge_resolve() on @outcome's merge, also
 * when the file was changed meanwhile. What it returns has the conflicts that are left: those that
 * were not decided, and those where the file has become another. Blocking. */
DossierSaveOutcome *dossier_save_decided (DossierStore *store,
                                          const DossierSaveOutcome *outcome,
                                          GCancellable *cancellable,
                                          GError **error);
void dossier_save_decided_async (DossierStore *store,
                                 const DossierSaveOutcome *outcome,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DossierSaveOutcome *
dossier_save_decided_finish (DossierStore *store, GAsyncResult *result, GError **error);

/* What of which document an exported file holds: "dossier://UUID", with "?query=…" when it is not
 * all. Caller frees. */
char *dossier_save_get_id (const DossierExcerpt *excerpt);

G_END_DECLS
