/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"
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
 * select-all, focus, open.
 */
#define DOSSIER_TYPE_READER_VIEW (dossier_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderView, dossier_reader_view, DOSSIER, READER_VIEW, AdwBin)

GtkWidget *dossier_reader_view_new (DossierSession *session);

/* Keeps zoom, font, width, line height and theme in @settings (keys reader-…). */
void dossier_reader_view_bind_settings (DossierReaderView *self, GSettings *settings);

/* Borrowed. */
DossierTextView *dossier_reader_view_get_text (DossierReaderView *self);
GActionGroup *dossier_reader_view_get_actions (DossierReaderView *self);

/* Acts on the place of a passage as a click there does: a name, a quote or an event is focused, a
 * mark or a link opened; with @filter a name, a date or a speaker narrows the query. FALSE when
 * there is nothing to act on. */
gboolean dossier_reader_view_activate (DossierReaderView *self,
                                       guint passage,
                                       guint offset,
                                       gboolean filter);

G_END_DECLS
