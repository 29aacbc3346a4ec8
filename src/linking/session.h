/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/crossfilter.h"
#include "linking/query.h"
#include "model/status.h"

G_BEGIN_DECLS

/**
 * DossierSession:
 *
 * What a window is looking at: one document, one query, one focus, the map's date and
 * organisations, and the places visited. All views of a window share one and talk only to it.
 *
 * Properties, all with notify, and each notified only when it really changes:
 *  - document: #DossierDocument, or NULL
 *  - query: #DossierQuery, never NULL
 *  - focus: #DossierItem, or NULL
 *  - preview: #DossierItem under the pointer in some view, or NULL; never changes anything else
 *  - cursor: int, a DossierDay: the date of map and timeline
 *  - organisation, second-organisation: #DossierEntity or NULL: what the map shows
 *  - passage: uint: index of the passage at which the reader is; read only
 *  - languages: GStrv, or NULL: those in which the document is there, its own first; read only
 *  - can-go-back, can-go-forward, can-undo, can-redo: booleans
 *
 * Signals:
 *  - "filtered": after the results for a new query or document are there
 *  - "go-to" (guint passage, guint offset): the reader shall show that place
 *  - "find" (const char *words, guint passage, guint offset): the reader shall mark the words, and
 *    come to the first of them from that place on
 */
#define DOSSIER_TYPE_SESSION (dossier_session_get_type ())
G_DECLARE_FINAL_TYPE (DossierSession, dossier_session, DOSSIER, SESSION, GObject)

DossierSession *dossier_session_new (void);
/* The words of large documents are indexed in a thread before any is asked for; for sessions of the
 * main thread, before there is a document. */
void dossier_session_index_ahead (DossierSession *self);

/* A new document empties query, focus and history, puts the cursor on the document's date, and the
 * organisation most written about on the map. */
void dossier_session_set_document (DossierSession *self, DossierDocument *document);
DossierDocument *dossier_session_get_document (DossierSession *self);
/* @results: of the document that is set next, where they have been laid out in a thread
 * (dossier_crossfilter_new_async()), so that it need not be done then. */
void dossier_session_take_results (DossierSession *self, DossierCrossfilter *results);

DossierQuery *dossier_session_get_query (DossierSession *self); /* borrowed */
/* Sets it and remembers the former one for undo. */
void dossier_session_set_query (DossierSession *self, DossierQuery *query);
void dossier_session_toggle (DossierSession *self, DossierFacet facet, const char *value);
/* Convenience for a click on an entity: toggles the facet of its kind; a person who speaks is a
 * speaker. */
void dossier_session_toggle_entity (DossierSession *self, DossierEntity *entity);
DossierFacet dossier_session_get_entity_facet (DossierSession *self, DossierEntity *entity);
/* A stretch of days, both included, as the date facet (first > last: none). */
void dossier_session_set_range (DossierSession *self, DossierDay first, DossierDay last);
gboolean dossier_session_get_range (DossierSession *self, DossierDay *first, DossierDay *last);
void dossier_session_clear_query (DossierSession *self);
void dossier_session_undo (DossierSession *self);
void dossier_session_redo (DossierSession *self);

DossierCrossfilter *
dossier_session_get_results (DossierSession *self); /* borrowed; NULL without a document */
gboolean dossier_session_passes (DossierSession *self, gconstpointer item);

/* "1 of 16 quotes: Stanislau Zas, May 2020, about Serbia", translated; "16 quotes" when nothing
 * is asked for. Caller frees. */
char *dossier_session_get_sentence (DossierSession *self);
/* What a chip says for one value: "Stanislau Zas", "May 2020". Caller frees. */
char *dossier_session_get_value_label (DossierSession *self, DossierFacet facet, const char *value);

/* @origin: the view in which the person acts (it does not scroll by itself), compared by pointer
 * only and valid during the notification; NULL for none. */
void dossier_session_set_focus (DossierSession *self, gpointer item, gconstpointer origin);
DossierItem *dossier_session_get_focus (DossierSession *self);
gconstpointer dossier_session_get_focus_origin (DossierSession *self);
/* Whether @item is the focus or belongs to it: shares a passage for records, has or is the entity.
 */
gboolean dossier_session_is_related (DossierSession *self, const DossierItem *item);
/* What the pointer is over: the other views hint at what belongs to it. */
void dossier_session_set_preview (DossierSession *self, gpointer item);
DossierItem *dossier_session_get_preview (DossierSession *self);
gboolean dossier_session_is_previewed (DossierSession *self, const DossierItem *item);
/* Clears the focus, else the query; FALSE when there was neither. */
gboolean dossier_session_escape (DossierSession *self);

/* Which languages (BCP 47) the document is there in, its own first; borrowed, NULL while that is
 * not known. It is shown in the one that the document says. */
const char *const *dossier_session_get_languages (DossierSession *self);
/* Shows it in another of them, and remembers that for the document. Query, focus, cursor, place,
 * history and undo stay: they go by ids. */
void dossier_session_set_language (DossierSession *self, const char *language);
/* From a variant to the document's own text, and back to the variant. */
void dossier_session_toggle_language (DossierSession *self);

DossierDay dossier_session_get_cursor (DossierSession *self);
void dossier_session_set_cursor (DossierSession *self, DossierDay day);
DossierEntity *dossier_session_get_organisation (DossierSession *self);
void dossier_session_set_organisation (DossierSession *self, DossierEntity *organisation);
DossierEntity *dossier_session_get_second_organisation (DossierSession *self);
void dossier_session_set_second_organisation (DossierSession *self, DossierEntity *organisation);
/* (element-type DossierEntity) (transfer container): organisations that have memberships of places,
 * most first. */
GPtrArray *dossier_session_list_mapped_organisations (DossierSession *self);

/* The first and last day of anything dated, open ends left out; FALSE when nothing is dated. */
gboolean dossier_session_get_time_span (DossierSession *self, DossierDay *first, DossierDay *last);
/* Whether the document tells of anything with a date: a source has one of its own. */
gboolean dossier_session_tells_dates (DossierSession *self);

/* The number of a speaker among the document's speakers in order of first quote, or -1: picks the
 * colour. */
int dossier_session_get_speaker_number (DossierSession *self, const DossierEntity *person);

/* Navigation. The reader says where it is (passage index, character offset in it) whenever that
 * changes; going somewhere remembers the place left. Emits "go-to". */
void dossier_session_set_place (DossierSession *self, guint passage, guint offset);
void dossier_session_get_place (DossierSession *self, guint *passage, guint *offset);
void dossier_session_go_to (DossierSession *self, guint passage, guint offset);
/* Goes to a place and has the words marked that were looked for. */
void dossier_session_find (DossierSession *self, const char *words, guint passage, guint offset);
/* The same for a reader that has gone there by itself: the place left is remembered, nothing is
 * emitted. */
void dossier_session_follow (DossierSession *self, guint passage, guint offset);
void dossier_session_go_back (DossierSession *self);
void dossier_session_go_forward (DossierSession *self);

G_END_DECLS
