/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/shelf.h"

G_BEGIN_DECLS

/* What the reader says of the document, as a change that is not done yet. */
typedef void (*DossierCorrectFunc) (DossierShelfChange *change, gpointer data);

/* A window over @parent, accessible name "Correct": title, authors, date, publisher and address of
 * the document of that uuid, each with what its file says where that is something else. @func:
 * called with @data (an object, kept until then) when the reader has said something. */
void dossier_correct_dialog_present (GtkWindow *parent,
                                     DossierStore *store,
                                     const char *uuid,
                                     DossierCorrectFunc func,
                                     GObject *data);

G_END_DECLS
