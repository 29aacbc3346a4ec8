/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/annotating.h"

G_BEGIN_DECLS

/* What a reader says of a document, beyond a single mark: the part of DossierSession that works on
 * records which marks make. Each is one step of undo. */

/* Puts @mark (copied) in place of @annotation's, or at @stretches (of DossierStretch) when that is
 * NULL, together with @others (element-type DossierAnnotation): new marks without words, of people
 * and places that @mark names by their record ids. NULL when nothing is left of the words;
 * borrowed. */
DossierAnnotation *dossier_session_put_mark (DossierSession *self,
                                             DossierAnnotation *annotation,
                                             const GArray *stretches,
                                             const DossierReaderMark *mark,
                                             GPtrArray *others);

/* Takes marks (element-type DossierAnnotation) back: into the trash, or out of an annotation that
 * has a note, a colour or a tag besides. */
void dossier_session_withdraw_marks (DossierSession *self, GPtrArray *marks);
/* All those that @record comes from: it is gone, unless the document has it itself. */
void dossier_session_withdraw_record (DossierSession *self, DossierItem *record);
gboolean dossier_session_can_withdraw_record (DossierSession *self, DossierItem *record);

/* Says that @record, a person, organisation or place, is @into, another of the same kind: all that
 * the reader's marks say of the one they say of the other, and of two that the document has itself
 * one is left. */
void dossier_session_merge_record (DossierSession *self, DossierItem *record, DossierItem *into);

/* The mark by which @record is edited, or NULL when it does not come from the reader; borrowed. */
DossierAnnotation *dossier_session_find_mark (DossierSession *self, DossierItem *record);

G_END_DECLS
