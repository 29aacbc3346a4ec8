/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup.h"

G_BEGIN_DECLS

/* What restoring a backup would do to a document or a note. */
typedef enum
{
  DOSSIER_CHANGE_COMES,   /* only the backup has it */
  DOSSIER_CHANGE_GOES,    /* only the library has it; a note goes into the trash */
  DOSSIER_CHANGE_CHANGES, /* the backup has another edition, other words or marks */
} DossierChange;

typedef struct
{
  DossierChange change;
  gboolean is_note; /* else a document */
  char *document;   /* uuid */
  char *title;      /* of the document; NULL for a note on a document that is not there */
  char *words;      /* of a note: its first words, or those that it marks; as the backup has them,
                     * if it does; NULL when there are none */
} DossierDifference;
void dossier_difference_free (DossierDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDifference, dossier_difference_free)

/* (element-type DossierDifference) (transfer full): what restoring the backup at @backup would
 * change, documents first; only notes, those of @document (a uuid), when that is not NULL; empty
 * when nothing. The backup may be of an older version. */
GPtrArray *dossier_store_compare (DossierStore *self,
                                  const char *backup,
                                  const char *document,
                                  GCancellable *cancellable,
                                  GError **error);
void dossier_store_compare_async (DossierStore *self,
                                  const char *backup,
                                  const char *document,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *dossier_store_compare_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Puts what the backup holds in the place of what the library holds, or only the notes of @document
 * (a uuid), whose later ones go into the trash. What is there is backed up first. All or nothing;
 * other programs may go on using the library. The blocking form does not emit "changed", the
 * asynchronous one does. @progress: (nullable): to outlive the operation. */
gboolean dossier_store_restore (DossierStore *self,
                                const char *backup,
                                const char *document,
                                DossierProgress *progress,
                                GCancellable *cancellable,
                                GError **error);
void dossier_store_restore_async (DossierStore *self,
                                  const char *backup,
                                  const char *document,
                                  DossierProgress *progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean dossier_store_restore_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
