/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/record-list.h"
#include "widgets/row-model.h"

G_BEGIN_DECLS

/**
 * DossierRecordOrder:
 *
 * The records of a list, in its order and under its headings; one that belongs to several stands
 * under each. Internal to DossierRecordList.
 */
typedef struct _DossierRecordOrder DossierRecordOrder;

/* Those that the session's document has. @kind: static. */
DossierRecordOrder *dossier_record_order_new (DossierSession *session,
                                              const DossierRecordKind *kind);
void dossier_record_order_free (DossierRecordOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecordOrder, dossier_record_order_free)

/* Puts the same records into the order and under the headings of another kind. */
void dossier_record_order_sort (DossierRecordOrder *self,
                                DossierSession *session,
                                const DossierRecordKind *kind);
/* How many records there are, each counted once. */
guint dossier_record_order_count (DossierRecordOrder *self);
/* The record at place @i (borrowed), which others may have, too; NULL behind the last. */
DossierItem *dossier_record_order_get (DossierRecordOrder *self, guint i);
/* Appends to @entries (of DossierRowEntry) what passes the query and is @wanted (NULL: all), with
 * headings; returns how many records that are, each counted once. */
guint dossier_record_order_list (DossierRecordOrder *self,
                                 DossierSession *session,
                                 DossierRecordFunc wanted,
                                 GArray *entries);

G_END_DECLS
