/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/review.h"
#include "model/annotation.h"
#include "widgets/text-view.h"

G_BEGIN_DECLS

/**
 * DossierReaderView:
 *
 * The text of the session's document. Says to the session where the person reads, shows what is
 * focused and what passes the query, and turns clicks into focus and query. A very large
 * document is shown a part at a time.
 *
 * Actions, in a group that the view holds as "reader" and dossier_reader_view_get_actions() gives
 * to others: zoom-in, zoom-out, zoom-normal, passage-numbers (a switch), next-match,
 * previous-match, next-part, previous-part, find, find-next, find-previous, copy, copy-citation,
 * copy-markdown, select-all, focus, open, highlight (in the colour used last), colour (s: of what
 * is selected, or of the annotation at the caret), note, open-note (s: a UUID), delete-note,
 * next-note, previous-note, go-to-page, attach-note (s: to what is selected), confirm-note (s),
 * annotation-bar.
 *
 * Single letters, in the text alone, stand for those and for actions that others add to the group
 * (see reader-annotating.c: Q mark-quote, E mark-event, P mark-person, O mark-organisation,
 * L mark-place, S mark-source).
 *
 * Signal: "suggestion" (DossierProposal *): one that is shown was pressed.
 *
 * Properties, each with a setting that can be bound to it:
 *  - colour: string, of the next highlight
 *  - single-letter-keys: boolean
 */
#define DOSSIER_TYPE_READER_VIEW (dossier_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderView, dossier_reader_view, DOSSIER, READER_VIEW, AdwBin)

GtkWidget *dossier_reader_view_new (DossierSession *session);

/* Keeps zoom, font, width, line height and theme in @settings (keys reader-…). */
void dossier_reader_view_bind_settings (DossierReaderView *self, GSettings *settings);

/* Borrowed. */
DossierTextView *dossier_reader_view_get_text (DossierReaderView *self);
GActionGroup *dossier_reader_view_get_actions (DossierReaderView *self);

/* The place of the caret when that is in view, else the place at the top. */
void dossier_reader_view_get_page_place (DossierReaderView *self, guint *passage, guint *offset);

/* What is selected, in the document's own text (of DossierStretch), empty when nothing is. Transfer
 * full. */
GArray *dossier_reader_view_get_stretches (DossierReaderView *self);
/* The annotation at the caret, or the one of exactly what is selected; NULL when there is none.
 * Borrowed. */
DossierAnnotation *dossier_reader_view_get_annotation (DossierReaderView *self);
/* Opens its note where it stands, and gives it the keyboard. */
void dossier_reader_view_open_note (DossierReaderView *self, DossierAnnotation *annotation);
/* What the selection can be marked as, in the menu and in the bar at the selection: whoever adds
 * the actions fills it. Borrowed. */
GMenu *dossier_reader_view_get_marks_menu (DossierReaderView *self);

/* Shows what @review suggests in the text (NULL: nothing), and of it @current (nullable), into
 * whose view it comes when it is another one. */
void dossier_reader_view_show_suggested (DossierReaderView *self,
                                         DossierReview *review,
                                         DossierProposal *current);

/* Acts on the place of a passage as a click there does: a name, a quote or an event is focused, a
 * mark or a link opened; with @filter a name, a date or a speaker narrows the query. FALSE when
 * there is nothing to act on. */
gboolean dossier_reader_view_activate (DossierReaderView *self,
                                       guint passage,
                                       guint offset,
                                       gboolean filter);

G_END_DECLS
