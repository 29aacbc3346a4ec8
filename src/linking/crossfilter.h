/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "linking/query.h"

G_BEGIN_DECLS

/* Which items of a document pass a query, and how many would for every value of every facet. */
#define DOSSIER_TYPE_CROSSFILTER (dossier_crossfilter_get_type ())
G_DECLARE_FINAL_TYPE (DossierCrossfilter, dossier_crossfilter, DOSSIER, CROSSFILTER, GObject)

DossierCrossfilter *dossier_crossfilter_new (DossierDocument *document);
/* The same in a thread: for a document of which nobody changes anything meanwhile. The only error
 * is G_IO_ERROR_CANCELLED. */
void dossier_crossfilter_new_async (DossierDocument *document,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DossierCrossfilter *dossier_crossfilter_new_finish (GAsyncResult *result, GError **error);
DossierDocument *dossier_crossfilter_get_document (DossierCrossfilter *self); /* borrowed */

/* The first and last day of anything dated in the document, open ends left out; FALSE when nothing
 * is dated. */
gboolean
dossier_crossfilter_get_time_span (DossierCrossfilter *self, DossierDay *first, DossierDay *last);
/* (element-type DossierEntity): who speaks, in the order of their first quotes; borrowed. */
const GPtrArray *dossier_crossfilter_get_speakers (DossierCrossfilter *self);

/* Lays out the notes of the document as they are now: to be followed by a run. */
void dossier_crossfilter_take_notes (DossierCrossfilter *self);

/* Works out results and counts for @query: one pass over the items. */
void dossier_crossfilter_run (DossierCrossfilter *self, DossierQuery *query);

/* Makes what a query's words are found by in a thread, so that the first letter typed need not wait
 * for it; only for documents of so many records that it would. Where it is asked for sooner, it is
 * made at once. */
#define DOSSIER_INDEX_AHEAD_FROM 5000
void dossier_crossfilter_index_ahead (DossierCrossfilter *self, GCancellable *cancellable);
/* Whether it is there. */
gboolean dossier_crossfilter_has_index (DossierCrossfilter *self);

/* Whether @item passes. Entities and sections pass when an item that has them does. */
gboolean dossier_crossfilter_passes (DossierCrossfilter *self, const DossierItem *item);
/* The same, certainly or only possibly (its date may lie outside of the time asked for). */
DossierMatch dossier_crossfilter_match (DossierCrossfilter *self, const DossierItem *item);

/* The results of all items of @kind (passage, quote, event, commitment, source, membership, note)
 * by their index, each a DossierMatch: for those who go through many, since asking for one item has
 * to fetch it from memory first. Borrowed; they change with each run. */
const guint8 *dossier_crossfilter_get_matches (DossierCrossfilter *self, DossierKind kind);

/* How many items of @kind (passage, quote, event, commitment, source, membership, note) pass; of
 * how many. */
guint dossier_crossfilter_get_passing (DossierCrossfilter *self, DossierKind kind);
guint dossier_crossfilter_get_total (DossierCrossfilter *self, DossierKind kind);

/* How many items of @kind would pass with @value chosen, all other facets as they are. @value is an
 * entity for SPEAKER, PERSON, ORGANISATION, PLACE and a section for SECTION. */
guint dossier_crossfilter_count (DossierCrossfilter *self,
                                 DossierFacet facet,
                                 const DossierItem *value,
                                 DossierKind kind);
/* The same for a value that is no record: a TAG or a COLOUR ("yellow"). Notes have their own;
 * another item has those of the notes on the words of its passages or on itself; where both a tag
 * and a colour are asked for, one note must have both. */
guint dossier_crossfilter_count_value (DossierCrossfilter *self,
                                       DossierFacet facet,
                                       const char *value,
                                       DossierKind kind);

G_END_DECLS
