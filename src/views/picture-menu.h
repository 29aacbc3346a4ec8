/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/picture.h"

G_BEGIN_DECLS

/* The picture that @view shows now; NULL: there is none. @name: (out) (transfer full): what a file
 * of it may be called, without an ending. Transfer full. */
typedef DossierPicture *(*DossierPictureFunc) (GtkWidget *view, char **name);

/* Gives @view the actions "picture.save", which asks for a file and writes SVG or, where its name
 * ends so, PNG; "picture.save-as", whose parameter is the file's path; and "picture.copy", which
 * puts both on the clipboard. Pictures are written in a
 * thread; the overlay for toasts around @view says how it went. */
void dossier_picture_actions_attach (GtkWidget *view, DossierPictureFunc make);

/* A button whose menu has these actions. @name: for assistive technology. */
GtkWidget *dossier_picture_button_new (const char *name);
/* The same for a button that is there. */
void dossier_picture_button_init (GtkMenuButton *button);

G_END_DECLS
