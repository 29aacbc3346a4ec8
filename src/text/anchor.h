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
 * minimum score and a clear lead over the runner-up: a wrong silent match is the worst outcome. */
void dossier_anchorer_resolve (DossierAnchorer *self, DossierAnchor *anchor);

/* Resolves all anchors of @annotations (element-type DossierAnnotation) in @document, those of one
 * annotation together: they lie in order, in neighbouring passages. */
void dossier_anchors_resolve (DossierDocument *document, GPtrArray *annotations);

G_END_DECLS
