/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/annotating.h"

G_BEGIN_DECLS

/* Days that what was deleted can be had back. */
#define DOSSIER_TRASH_DAYS 30

/* A window over @parent, accessible name "Trash", with what the reader has deleted in the last 30
 * days, of this document or of all, and how long it will be there. What is restored can be undone
 * with the session's undo. */
void dossier_trash_dialog_present (GtkWindow *parent, DossierSession *session);

G_END_DECLS
