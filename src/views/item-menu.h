/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The menu of a record, wherever it shows: on the secondary button, a long press, the Menu key and
 * Shift+F10. What the entries do is the window's: "win.add-note", "win.show-note" (s: a UUID), and
 * the reader's: "reader.edit-record", "reader.withdraw-record", "reader.merge-record" (s: an id).
 */

/* The record that @widget, which is @root or something in it, stands for, or NULL. @x, @y: where
 * the pointer is in @root; negative: by the keyboard. */
typedef DossierItem *(*DossierItemMenuFunc) (GtkWidget *root,
                                             GtkWidget *widget,
                                             double x,
                                             double y);

/* Gives @root a menu for what @find finds. */
void dossier_item_menu_attach (GtkWidget *root, DossierSession *session, DossierItemMenuFunc find);

/* Whether a note can be on @item. */
gboolean dossier_item_takes_notes (const DossierItem *item);
/* What the menu of @item has to say of its notes and marks, to be a section of another menu.
 * Transfer full.
 */
GMenuModel *dossier_item_menu_make (DossierSession *session, DossierItem *item);

G_END_DECLS
