/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "store/restore.h"

G_BEGIN_DECLS

/* Internal to src/store. See restore.h. */

/* A backup opened to be read, in this version's tables. */
typedef struct
{
  DossierConnection *connection;
  char *part; /* the copy that was brought up to date, or NULL */
} DossierRestoreSource;

/* Checks it and opens it. @store: the library, among whose backups a copy of an older one is
 * brought up to date; its own file is refused. @page_size: of the
 * library, 0 to leave the backup as it is. */
DossierRestoreSource *dossier_restore_source_open (const char *path,
                                                   const char *store,
                                                   int page_size,
                                                   GCancellable *cancellable,
                                                   GError **error);
void dossier_restore_source_free (DossierRestoreSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRestoreSource, dossier_restore_source_free)

GPtrArray *dossier_restore_compare (DossierConnection *connection,
                                    const char *backup,
                                    const char *document,
                                    GError **error);
gboolean dossier_restore_library (DossierConnection *connection,
                                  const char *backup,
                                  DossierProgress *progress,
                                  GError **error);
gboolean dossier_restore_notes (DossierConnection *connection,
                                const char *backup,
                                const char *document,
                                DossierProgress *progress,
                                GError **error);

/* (element-type DossierDifference): from what @here has to what @there has; see
 * dossier_store_compare(). */
GPtrArray *dossier_difference_list (DossierConnection *here,
                                    DossierConnection *there,
                                    const char *document,
                                    GError **error);

G_END_DECLS
