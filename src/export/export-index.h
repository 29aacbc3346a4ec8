/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/excerpt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierExportIndex:
 *
 * The list of the files of a folder: index.md. Its head keeps the hash of its body, by which it is
 * known whether a person has changed it.
 */
typedef struct _DossierExportIndex DossierExportIndex;

DossierExportIndex *dossier_export_index_new (void);
void dossier_export_index_free (DossierExportIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExportIndex, dossier_export_index_free)

/* A line for the file @name, which holds @excerpt. */
void dossier_export_index_add (DossierExportIndex *self,
                               const DossierExcerpt *excerpt,
                               const char *name);

/* Writes it into @folder, unless the one there was changed by hand: @kept (out). Blocking. */
gboolean dossier_export_index_save (DossierExportIndex *self,
                                    const char *folder,
                                    gboolean *kept,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
