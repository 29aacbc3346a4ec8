/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/annotating.h"
#include "linking/proposal.h"

G_BEGIN_DECLS

/**
 * DossierReview:
 *
 * What is suggested for a session's document, and what the reader says to it. Suggestions are
 * looked for in a thread, when that is asked for. An answer is an annotation (see DossierAnswer):
 * what is accepted holds like any mark of the reader's, what is rejected is not suggested again; so
 * both are kept, undone, backed up and carried to the next edition as marks are. What the document
 * or the reader's own marks say already is not suggested.
 *
 * Properties with notify: busy (boolean): they are being looked for.
 * Signals: "changed": there are others, or other answers.
 */
#define DOSSIER_TYPE_REVIEW (dossier_review_get_type ())
G_DECLARE_FINAL_TYPE (DossierReview, dossier_review, DOSSIER, REVIEW, GObject)

DossierReview *dossier_review_new (DossierSession *session);
DossierSession *dossier_review_get_session (DossierReview *self); /* borrowed */

/* Looks for suggestions (not in several documents at once), unless there are some for the document
 * or are being looked for; again for each document and edition that comes, once it has been asked
 * for. */
void dossier_review_start (DossierReview *self);
/* The same at once, in this thread: for programs without a main loop. */
void dossier_review_run (DossierReview *self);
/* Whether they have been looked for in the document that is shown. */
gboolean dossier_review_is_ready (DossierReview *self);
/* Whether nobody has marked anything in the document but the reader: then suggestions are offered.
 */
gboolean dossier_review_is_unmarked (DossierDocument *document);

/* (element-type DossierProposal) (transfer none): all of them in document order, until "changed";
 * empty when there are none. */
GPtrArray *dossier_review_list (DossierReview *self);
/* How many have that answer; @kind: DOSSIER_N_SUGGESTION_KINDS for all. */
guint dossier_review_count (DossierReview *self, DossierSuggestionKind kind, DossierAnswer answer);
/* "16 quotes, 32 dates and 15 events": those without an answer; NULL for none. Caller frees. */
char *dossier_review_describe (DossierReview *self);

/* Each is one step of undo. @proposals: (element-type DossierProposal). With a quote its speaker is
 * accepted, too. Those that have the answer already are passed over. */
void dossier_review_accept (DossierReview *self, GPtrArray *proposals);
void dossier_review_reject (DossierReview *self, GPtrArray *proposals);
/* They are suggestions again. */
void dossier_review_take_back (DossierReview *self, GPtrArray *proposals);
/* Says that @proposal, which has no answer yet, is @mark (copied) when it is accepted. */
void dossier_review_correct (DossierReview *self,
                             DossierProposal *proposal,
                             const DossierReaderMark *mark);
/* (element-type utf8) (transfer full): whom a quote can be by: the document's people and
 * organisations and those that are suggested, each once, people first. */
GPtrArray *dossier_review_list_speakers (DossierReview *self);

G_END_DECLS
