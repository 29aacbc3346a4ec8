/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Whether somebody speaks in the passage, in a debate or a play. */
gboolean dossier_passage_is_spoken (const DossierPassage *passage);

/* Whether the speech in the passage at that index is the same as before it: what happens meanwhile,
 * and notes, do not interrupt it. */
gboolean dossier_speech_continues (DossierDocument *document, guint passage);

/* Makes a quote of each speech, or brings the ones that are there up to date: internal to model,
 * part of dossier_document_finish(). */
void dossier_document_finish_speeches (DossierDocument *self);

G_END_DECLS
