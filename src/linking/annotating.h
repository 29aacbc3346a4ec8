/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"
#include "linking/undo.h"
#include "model/annotation.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What a reader does to a document: the part of DossierSession that changes annotations. Every
 * operation shows at once, is written to the store in the background, and is one step of the
 * session's undo. Annotations are values: an operation puts a new object in place of the one given,
 * which may be any earlier state of it (the UUID counts). What is returned is borrowed from the
 * document.
 *
 * The session tells of it by
 *  - "notes-changed": after the document's notes are others (before "filtered", which follows);
 *  - "revised": what a mark says has changed: the document is a new object with the same UUID.
 *    notify::document comes with it, but the query, the focus, the cursor, the place and the
 *    history are kept: views that rebuild keep their scroll position
 *    and do not bring the focus into view, as dossier_session_is_revising() tells them meanwhile.
 *    notify::focus comes only when the focus is gone, and "notes-changed" and "filtered" follow;
 *  - "unsaved" (property, boolean): the store could not be written; the words are kept and tried
 *    again, and "save-failed" (GError *) says why, once a failure.
 */

/* Words as a reader selects them, in one passage; in characters. Several, in document order, for
 * what goes across paragraphs. */
typedef struct
{
  guint passage;
  guint start;
  guint end;
} DossierStretch;

/* Where annotations are written; NULL (a test): they live in memory only. Set before the document.
 */
void dossier_session_set_store (DossierSession *self, DossierStore *store);
DossierStore *dossier_session_get_store (DossierSession *self);
DossierUndo *dossier_session_get_undo (DossierSession *self); /* borrowed */
/* While notify::document and "revised" are told of a document that only has other marks. */
gboolean dossier_session_is_revising (DossierSession *self);

/* The annotation of that UUID as it is now, or NULL; those in the trash are not found. Borrowed. */
DossierAnnotation *dossier_session_get_annotation (DossierSession *self, const char *uuid);
/* Not where the document spans others (model/spanning.h): what the reader adds belongs to a text,
 * and is written where that is read whole. Operations do nothing then, those that make something
 * return NULL. */
gboolean dossier_session_can_annotate (DossierSession *self);

/* Marks @stretches (element-type DossierStretch; empty ones are passed over) with @colour. NULL
 * when nothing is left of them. */
DossierAnnotation *
dossier_session_annotate (DossierSession *self, const GArray *stretches, DossierColour colour);
/* A note without words yet on @item, or on the document as a whole (NULL). */
DossierAnnotation *dossier_session_annotate_item (DossierSession *self, gpointer item);
/* Says that @mark (copied) stands at @stretches. */
DossierAnnotation *
dossier_session_mark (DossierSession *self, const GArray *stretches, const DossierReaderMark *mark);

void dossier_session_set_colour (DossierSession *self,
                                 DossierAnnotation *annotation,
                                 DossierColour colour);
void dossier_session_set_tags (DossierSession *self,
                               DossierAnnotation *annotation,
                               const char *const *tags);
/* At each key in an editor: on the disk within a second, no step of undo of its own. */
void
dossier_session_type_note (DossierSession *self, DossierAnnotation *annotation, const char *text);
/* The editor is left: written at once; what was typed since the first key is one step of undo. */
void dossier_session_leave_note (DossierSession *self, DossierAnnotation *annotation);
void dossier_session_set_mark (DossierSession *self,
                               DossierAnnotation *annotation,
                               const DossierReaderMark *mark);

/* Into the trash, several at once (element-type DossierAnnotation), and out of it. */
void dossier_session_trash (DossierSession *self, GPtrArray *annotations);
void dossier_session_restore (DossierSession *self, GPtrArray *annotations);

/* Gives an annotation other words: re-attaches an orphan. */
void dossier_session_attach (DossierSession *self,
                             DossierAnnotation *annotation,
                             const GArray *stretches);
/* The places at which these were found are right: their anchors are made anew from there. */
void dossier_session_confirm (DossierSession *self, GPtrArray *annotations);

/* (element-type utf8) (transfer full): tags used in this document, most used first, then those of
 * other documents, as far as they are read yet (the first call begins that): what a tag being typed
 * is completed from. */
GPtrArray *dossier_session_list_tags (DossierSession *self);
/* How many of the document's notes that pass the query have @tag. */
guint dossier_session_count_tag (DossierSession *self, const char *tag);

/* The words that could not be written so far, to be copied to another place: of each note the words
 * that it marks, and what was written about them; NULL when all is on the disk. Caller frees. */
char *dossier_session_get_unsaved_text (DossierSession *self);

/* (element-type DossierAnnotation) (transfer full): the newest state of all notes that sessions on
 * @store know or could not write; it is to be replaced. They keep what is changed from now on in
 * memory only, until they have another store. */
GPtrArray *dossier_sessions_leave_store (DossierStore *store);

/* Writes what is not written yet and waits for it: when a window closes or loses the focus. */
void dossier_session_flush (DossierSession *self);

G_END_DECLS
