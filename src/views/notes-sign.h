/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/annotating.h"

G_BEGIN_DECLS

/* How many of the reader's notes are on @item itself, and the first of them or NULL (borrowed). */
guint dossier_count_notes_on (DossierSession *session, const DossierItem *item);
DossierAnnotation *dossier_find_note_on (DossierSession *session, const DossierItem *item);

/**
 * DossierNotesSign:
 *
 * A small sign in the row of a record that tells how many notes are on it, and shows them; not to
 * be seen while there are none.
 */
#define DOSSIER_TYPE_NOTES_SIGN (dossier_notes_sign_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotesSign, dossier_notes_sign, DOSSIER, NOTES_SIGN, GtkButton)

GtkWidget *dossier_notes_sign_new (void);
void
dossier_notes_sign_set_item (DossierNotesSign *self, DossierSession *session, DossierItem *item);

G_END_DECLS
