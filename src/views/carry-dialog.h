/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/annotating.h"
#include "store/former.h"

G_BEGIN_DECLS

/* A window over @parent, accessible name "Review marks": the marks that a new edition of the
 * document left unsure, each as it was beside how it reads now, to be accepted, looked at in the
 * text or left for another time; those that fit exactly all at once. What is done can be undone
 * with the session's undo. @former: (nullable): marks of that document, copies of which are made in
 * this one, with its copies. */
void
dossier_carry_dialog_present (GtkWindow *parent, DossierSession *session, DossierFormer *former);

G_END_DECLS
