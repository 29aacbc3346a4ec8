/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is done when the damaged library at @library has another in its place. */
typedef void (*DossierRescuedFunc) (gpointer data);

/* Says in a dialog over @parent what of the reader's notes could be read from the library at
 * @library (NULL: the user's own), and offers its newest good backup, or a new library, with these
 * notes in it. Nothing is touched before the reader chooses. Says nothing of a file that is no
 * library. @func: called on success only; its @data (an object) is kept until then. */
void dossier_rescue_offer (GtkWindow *parent,
                           const char *library,
                           DossierRescuedFunc func,
                           GObject *data);

G_END_DECLS
