/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/shelf.h"

G_BEGIN_DECLS

/**
 * DossierSalvage:
 * @annotations: (element-type DossierAnnotation): what could be read, also of what is in the trash
 * @filters: (element-type DossierFilter): the same of saved filters
 * @shelf: the same of tags and corrections of documents, collections, and who is the same
 * @n_lost: tags and anchors of which the annotation could not be read
 *
 * What a reader wrote, as far as it can be read out of a damaged store.
 */
typedef struct
{
  GPtrArray *annotations;
  GPtrArray *filters;
  DossierShelfChange *shelf;
  guint n_lost;
} DossierSalvage;

/* Reads the file at @store and its write-ahead log, page by page, without SQLite and whatever is
 * damaged: a row is lost only if a page that it stands on is. Never NULL. Blocking; changes
 * nothing. */
DossierSalvage *dossier_salvage_read (const char *store);
void dossier_salvage_free (DossierSalvage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSalvage, dossier_salvage_free)

/* Takes @annotations (element-type DossierAnnotation), which somebody still has in memory, where
 * they are newer than what was read. */
void dossier_salvage_add (DossierSalvage *self, GPtrArray *annotations);

/* How many of the annotations are not in the trash. */
guint dossier_salvage_count (const DossierSalvage *self);

/* Whether the file at @store, which could not be opened, is a damaged library and not something
 * else: by its mark, its backups, or what can be read out of it. */
gboolean dossier_salvage_is_library (const char *store, const DossierSalvage *self);

/* Whether the library at @store, in which damage was met, is damaged: all of it is read. Blocking;
 * may be called while it is open. */
gboolean dossier_salvage_is_needed (const char *store);

/* Puts a new library in the place of the damaged one at @store: with what the backup at @backup
 * holds (NULL: nothing), and with all of @salvage that is not there in a newer state. Nobody else
 * may have the library open. The damaged file is kept beside it under a new name, which is returned
 * (caller frees); on failure all is as before. Blocking. */
char *dossier_salvage_replace (const char *store,
                               const char *backup,
                               const DossierSalvage *salvage,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
