/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/shelf.h"

G_BEGIN_DECLS

/**
 * DossierLibraryView:
 *
 * The start page: all documents of the library, to be ordered, filtered as one types, chosen singly
 * or several at once; with tags, collections and the trash. What is done to documents can be
 * undone.
 *
 * It activates "win.document" (s: a uuid) for the document that is to be read, "win.together" (s: a
 * reach, see dossier_reach_to_text()) for several that are to be read as one, "win.correct" (s: a
 * uuid) for one whose title and date are to be corrected, and "win.open".
 *
 * Signal "said" (const char *message, gboolean undoable): what was done, or what went wrong.
 */
#define DOSSIER_TYPE_LIBRARY_VIEW (dossier_library_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibraryView, dossier_library_view, DOSSIER, LIBRARY_VIEW, GtkBox)

GtkWidget *dossier_library_view_new (void);

/* Shows the library in @store, and follows it. */
void dossier_library_view_set_store (DossierLibraryView *self, DossierStore *store);
/* Takes the keyboard: the list, or the entry where there is nothing. */
void dossier_library_view_focus (DossierLibraryView *self);
/* Does @change and remembers how it is undone. @label: translated, as undo lists have it; @message:
 * (nullable): what is said when it is done. */
void dossier_library_view_change (DossierLibraryView *self,
                                  DossierShelfChange *change,
                                  const char *label,
                                  const char *message);
void dossier_library_view_undo (DossierLibraryView *self);

G_END_DECLS
