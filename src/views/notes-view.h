/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/annotating.h"

G_BEGIN_DECLS

/**
 * DossierNotesView:
 *
 * All that the reader has marked and written in the document, as the query leaves it: by place,
 * date, tag or colour, edited in place. Enter edits the row that has the keyboard, Delete takes it
 * away.
 *
 * Property "order" (string): "place", "date", "tag", "colour".
 *
 * It acts through the window: "win.delete-notes" (as: UUIDs), "win.add-note" (s: the id of what it
 * is on, "" for the document) and "win.trash".
 */
#define DOSSIER_TYPE_NOTES_VIEW (dossier_notes_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotesView, dossier_notes_view, DOSSIER, NOTES_VIEW, AdwBin)

GtkWidget *dossier_notes_view_new (DossierSession *session);
/* Opens the editor of the note of that UUID; a filter that hides it gives way. */
void dossier_notes_view_edit (DossierNotesView *self, const char *uuid);

G_END_DECLS
