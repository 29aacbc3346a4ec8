/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DossierUndo:
 *
 * What was done in a window, newest last, whatever it was: changes of the query and of annotations
 * stand in one row. Properties with notify: can-undo, can-redo (booleans), undo-label, redo-label
 * ("Highlight", NULL when there is nothing).
 */
#define DOSSIER_TYPE_UNDO (dossier_undo_get_type ())
G_DECLARE_FINAL_TYPE (DossierUndo, dossier_undo, DOSSIER, UNDO, GObject)

typedef void (*DossierUndoFunc) (gpointer data);

DossierUndo *dossier_undo_new (void);

/* Remembers a step that has been done; what could be redone is forgotten. @label: translated, what
 * was done, as the menu shows it after “Undo”. @data (transfer full). */
void dossier_undo_push (DossierUndo *self,
                        const char *label,
                        DossierUndoFunc undo,
                        DossierUndoFunc redo,
                        gpointer data,
                        GDestroyNotify free_data);
/* Whether the newest step is the one with @data; and that step taken back as if it had never been
 * done: for a step that grows while it is the newest. */
gboolean dossier_undo_is_last (DossierUndo *self, gconstpointer data);
void dossier_undo_drop_last (DossierUndo *self);

gboolean dossier_undo_can_undo (DossierUndo *self);
gboolean dossier_undo_can_redo (DossierUndo *self);
const char *dossier_undo_get_undo_label (DossierUndo *self);
const char *dossier_undo_get_redo_label (DossierUndo *self);
/* Do nothing when there is nothing. */
void dossier_undo_undo (DossierUndo *self);
void dossier_undo_redo (DossierUndo *self);
void dossier_undo_clear (DossierUndo *self);

G_END_DECLS
