/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/annotating.h"

G_BEGIN_DECLS

/**
 * DossierNoteRow:
 *
 * A reader's note in a list: the words marked with their colour's sign, the note, its tags, what it
 * is on and how well it stands there. It is edited in place.
 *
 * Signals:
 *  - "editing": an editor opens in it
 *  - "edited": it has closed
 */
#define DOSSIER_TYPE_NOTE_ROW (dossier_note_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteRow, dossier_note_row, DOSSIER, NOTE_ROW, GtkBox)

GtkWidget *dossier_note_row_new (DossierSession *session);
void dossier_note_row_set_note (DossierNoteRow *self, DossierAnnotation *note);
DossierAnnotation *dossier_note_row_get_note (DossierNoteRow *self); /* borrowed */

/* Opens the editor, which closes by itself when the keyboard leaves it. */
void dossier_note_row_edit (DossierNoteRow *self);

G_END_DECLS
