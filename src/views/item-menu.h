/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The menu of a record, wherever it shows: on the secondary button, a long press, the Menu key and
 * Shift+F10. What the entries do is the window's: "win.add-note", "win.show-note" (s: a UUID), the
 * reader's: "reader.edit-record", "reader.withdraw-record", "reader.merge-record" (s: an id), and
 * its own: "item.copy-words", "item.copy-citation", "item.copy-markdown", "item.only" (s: an id).
 * "win.join" (s: an id), also Ctrl+J, is for people, organisations and places of several documents.
 * Ctrl+C, Ctrl+Shift+C and Ctrl+Alt+C copy what has the keyboard. */

/* The record that @widget, which is @root or something in it, stands for, or NULL. @x, @y: where
 * the pointer is in @root; negative: by the keyboard. */
typedef DossierItem *(*DossierItemMenuFunc) (GtkWidget *root,
                                             GtkWidget *widget,
                                             double x,
                                             double y);

/* Gives @root a menu for what @find finds, the keys that copy it, and the actions of the menu. */
void dossier_item_menu_attach (GtkWidget *root, DossierSession *session, DossierItemMenuFunc find);

/* Whether a note can be on @item. */
gboolean dossier_item_takes_notes (const DossierItem *item);
/* The menu of @item, to be shown where dossier_item_menu_attach() was called. Transfer full. */
GMenuModel *dossier_item_menu_make (DossierSession *session, DossierItem *item);
/* Appends those of its entries that copy @item to another menu shown there. */
void dossier_item_menu_append_copying (GMenu *menu, const DossierItem *item);

G_END_DECLS
