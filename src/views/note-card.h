/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierNoteCard:
 *
 * A note in the margin of the text: its first lines as they look and its tags, or (small) only a
 * sign. A button: pressing it opens the note.
 */
#define DOSSIER_TYPE_NOTE_CARD (dossier_note_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteCard, dossier_note_card, DOSSIER, NOTE_CARD, GtkButton)

GtkWidget *dossier_note_card_new (gboolean small);
/* @document: (nullable): in which it stands. */
void dossier_note_card_set_annotation (DossierNoteCard *self,
                                       DossierAnnotation *annotation,
                                       DossierDocument *document);
/* Its UUID, interned. */
const char *dossier_note_card_get_id (DossierNoteCard *self);
/* What belongs to it in the text is under attention, or the pointer is over it. */
void dossier_note_card_set_attended (DossierNoteCard *self, gboolean attended, gboolean hinted);

G_END_DECLS
