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
DossierDocument *dossier_anchorer_get_document (DossierAnchorer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnchorer, dossier_anchorer_free)

/* Sets @anchor's resolved part (state, found, found_start, found_end). A place counts only with a
 * minimum score and a clear lead over the runner-up: a wrong silent match is the worst outcome.
 *
 * An anchor whose passage is "" was never in a document (it comes from outside): it is looked for
 * by its words and whatever is given of their context, and ANCHORED at the only place that has
 * them. */
void dossier_anchorer_resolve (DossierAnchorer *self, DossierAnchor *anchor);

/* Looks for words that come from outside, as another program quotes them: @prefix and @suffix (""
 * if unknown) are what stands before and behind, and may have been cut within a word. They may go
 * over several passages, between which notes to them stand. Returns: (nullable) (element-type
 * DossierAnchor) (transfer full): anchors of the only place that has the words with all that stands
 * around them, one in each passage, made anew of the document's text; NULL when there is none, or
 * more than one. */
GPtrArray *dossier_anchorer_locate (DossierAnchorer *self,
                                    const char *exact,
                                    const char *prefix,
                                    const char *suffix);

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
