/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"
#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierNoteEditor:
 *
 * Shows one annotation and edits it in place: its note, as it is typed (Markdown) or as it looks,
 * its colour and tags, when it was made and changed; where its words are not sure or gone it says
 * so and offers what can be done. Each key is handed to the session; leaving it (the keyboard goes
 * elsewhere, another annotation comes, the widget goes) writes at once. It follows what the session
 * changes meanwhile.
 *
 * A note that has words shows as it looks until dossier_note_editor_edit() is called or the person
 * clicks on it or presses Enter.
 *
 * Signals:
 *  - "done": Escape, Ctrl+Enter, or the annotation is in the trash: the place in which it stands
 * may close it and give the keyboard back. All is saved by then.
 *
 * To use it: make one, put it where it belongs, dossier_note_editor_set_annotation(),
 * dossier_note_editor_edit(); on "done" hide it and call set_annotation (NULL).
 */
#define DOSSIER_TYPE_NOTE_EDITOR (dossier_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteEditor, dossier_note_editor, DOSSIER, NOTE_EDITOR, AdwBin)

GtkWidget *dossier_note_editor_new (DossierSession *session);

/* NULL: none, what was shown is left and saved. */
void dossier_note_editor_set_annotation (DossierNoteEditor *self, DossierAnnotation *annotation);
/* The UUID of what is shown, or NULL; borrowed. */
const char *dossier_note_editor_get_id (DossierNoteEditor *self);
/* Gives the keyboard to the words of the note, the caret at their end. */
void dossier_note_editor_edit (DossierNoteEditor *self);

/* Puts @annotation into the trash, and says so with a way back above @widget. */
void dossier_trash_note (GtkWidget *widget, DossierSession *session, DossierAnnotation *annotation);

/* "Note on “security threats to…”: first words of it": what assistive technology calls it. Caller
 * frees. */
char *dossier_note_to_name (DossierAnnotation *annotation);

G_END_DECLS
