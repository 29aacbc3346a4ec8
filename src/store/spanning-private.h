/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/spanning.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Documents seen as one. Internal to src/store. Functions that get a connection work within the
 * caller's transaction. */

/**
 * DossierEntityPool:
 *
 * The people, organisations and places of many documents while those are read, each row of them
 * once, and then which of them are the same.
 */
typedef struct _DossierEntityPool DossierEntityPool;
DossierEntityPool *dossier_entity_pool_new (void);
void dossier_entity_pool_free (DossierEntityPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntityPool, dossier_entity_pool_free)

/* The place among the origins of the document that is read next. @named: its notes name entities by
 * the ids that they have there. */
void dossier_entity_pool_set_origin (DossierEntityPool *self, guint origin, gboolean named);
/* What is there for the row in the table of entities, or NULL; borrowed. */
DossierEntity *dossier_entity_pool_find (DossierEntityPool *self, gint64 row);
/* @entity: (transfer full): what is there for it; it may be there for another row already. @row: 0:
 * it has none, the reader has made it. */
void dossier_entity_pool_take (DossierEntityPool *self,
                               gint64 row,
                               const char *scope,
                               DossierEntity *entity);
/* @entity (transfer none) is another object for the same. */
void dossier_entity_pool_take_copy (DossierEntityPool *self, gint64 row, DossierEntity *entity);

/* Finds those that are the same: by what the reader says, else those of one corpus with the same id
 * and like names, with the same identifier elsewhere, countries of the same code, and places of the
 * same name in the same country. What the reader holds apart stays so. Gives the ones that stand
 * for them to @document, to whose items the others are known. */
gboolean dossier_entity_pool_join (DossierEntityPool *self,
                                   DossierConnection *connection,
                                   DossierDocument *document,
                                   DossierSpanning *spanning,
                                   GError **error);

/* The text in @row as it was read (@corrected: with the reader's corrections), finished; @base: the
 * row of the document of which it is a variant, or 0. */
DossierDocument *dossier_tables_read_text (DossierConnection *connection,
                                           gint64 row,
                                           gboolean corrected,
                                           gint64 *base,
                                           GError **error);
/* Its records alone, not finished, with those passages in which quotes, events and commitments
 * stand, the first one of each other record, and speeches. Its people,
 * organisations and places are @pool's. */
DossierDocument *dossier_tables_read_records (DossierConnection *connection,
                                              gint64 row,
                                              DossierEntityPool *pool,
                                              GError **error);
/* That text with what the reader has added to it. */
DossierDocument *
dossier_tables_load_row (DossierConnection *connection, gint64 row, GError **error);

/* See dossier_store_load_spanning(). In a transaction of its own. */
DossierDocument *
dossier_tables_load_spanning (DossierConnection *connection, DossierReach *reach, GError **error);

G_END_DECLS
