/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierAnchorer:
 *
 * Finds where anchors stand in a document as it is now. What it keeps of the document is made when
 * it is first needed: anchors that fit where they were cost nothing more. One thread at a time.
 */
typedef struct _DossierAnchorer DossierAnchorer;

DossierAnchorer *dossier_anchorer_new (DossierDocument *document);
void dossier_anchorer_free (DossierAnchorer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnchorer, dossier_anchorer_free)

/* Sets @anchor's resolved part (state, found, found_start, found_end). A place counts only with a
 * minimum score and a clear lead over the runner-up: a wrong silent match is the worst outcome.
 *
 * An anchor whose passage is "" was never in a document (it comes from outside): it is looked for
 * by its words and whatever is given of their context, and ANCHORED at the only place that has
 * them. */
void dossier_anchorer_resolve (DossierAnchorer *self, DossierAnchor *anchor);

/* Notes in @anchor what stands around its words in this document, and how like it the likeliest
 * other place is: what a later match in another edition is judged by. To be called before that
 * edition takes the place of this one. Does nothing for words that stand nowhere here. */
void dossier_anchorer_note (DossierAnchorer *self, DossierAnchor *anchor);

/* Resolves all anchors of @annotations (element-type DossierAnnotation) in @document, those of one
 * annotation together: they lie in order, in neighbouring passages. Sets the annotations' state,
 * too. */
void dossier_anchors_resolve (DossierDocument *document, GPtrArray *annotations);
/* dossier_anchorer_note() for all anchors of @annotations. */
void dossier_anchors_note (DossierDocument *document, GPtrArray *annotations);

G_END_DECLS
