/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export-merge.h"
#include "store/exports.h"

G_BEGIN_DECLS

/* Internal to export-merge…c: one save. */
typedef struct
{
  DossierStore *store;
  const char *id;
  const char *document; /* uuid */
  const char *title;
  const char *ours;
  DossierSaveMode mode;
  GPtrArray *decided; /* (element-type DossierMergeConflict), or NULL */
  DossierSaveProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  char *path;   /* absolute; the file, once it is found */
  char *former; /* where it was when it was last written, or NULL */
} DossierSaving;

void dossier_saving_clear (DossierSaving *self);

/* Finds the file that is meant with @path; sets @self's. */
gboolean dossier_saving_locate (DossierSaving *self, const char *path, GError **error);

/* What the file is to be merged with; @record: (out) (nullable). @begun: (out) (nullable): what the
 * program was about to write into it when it ended. */
gboolean dossier_saving_find_base (DossierSaving *self,
                                   DossierExportRecord **record,
                                   DossierExportRecord **begun,
                                   GError **error);
/* Notes what is going to be written; and that it was. Nothing when nothing is written. */
gboolean dossier_saving_begin (DossierSaving *self, const char *base, GError **error);
gboolean dossier_saving_finish (DossierSaving *self, const char *base, GError **error);
/* Where the file went that was at @from when it was written; @to: (out) (nullable): caller frees.
 */
gboolean
dossier_saving_find_went (DossierSaving *self, const char *from, char **to, GError **error);
/* Takes back a note of a file that could not be written. */
void dossier_saving_take_back (DossierSaving *self);

DossierSaveOutcome *dossier_saving_run (DossierSaving *self, GError **error);

/* (element-type DossierMergeConflict): copies of those of @merge for which something was chosen. */
GPtrArray *dossier_saving_list_decided (DossierMerge *merge);

G_END_DECLS
