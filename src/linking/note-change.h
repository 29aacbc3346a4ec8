/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* What one operation does to one annotation: from one value to another. What differs between the
 * two is the change; the rest may be changed by others meanwhile, and is left to them. A creation
 * comes out of the trash, so that undoing it loses nothing. Internal to linking. */
typedef struct
{
  DossierAnnotation *from;
  DossierAnnotation *to;
} DossierNoteChange;

/* @from is copied with a reference, @to (transfer full). */
DossierNoteChange *dossier_note_change_new (DossierAnnotation *from, DossierAnnotation *to);
DossierNoteChange *dossier_note_change_new_creation (DossierAnnotation *made);
void dossier_note_change_free (DossierNoteChange *self);

/* Whether two values are the same in all that the reader has made. */
gboolean dossier_annotations_alike (DossierAnnotation *a, DossierAnnotation *b);
gboolean dossier_note_change_is_nothing (const DossierNoteChange *self);

/* (transfer full): @now with the change made, or (@back) taken back. */
DossierAnnotation *
dossier_note_change_apply (const DossierNoteChange *self, DossierAnnotation *now, gboolean back);

/* Whether two values have the same anchors, and the same target. */
gboolean dossier_annotations_stand_alike (DossierAnnotation *a, DossierAnnotation *b);
/* Whether what the records of the document say is the same for two values of an annotation. */
gboolean dossier_annotations_mark_alike (DossierAnnotation *a, DossierAnnotation *b);

G_END_DECLS
