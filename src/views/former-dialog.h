/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/annotating.h"

G_BEGIN_DECLS

/* A window over @parent, accessible name "Carry marks from": the other documents in which the
 * reader has made marks that the session's has not, those that seem to be editions of the same text
 * first. One that is chosen leads to the review of its marks (views/carry-dialog.h). */
void dossier_former_dialog_present (GtkWindow *parent, DossierSession *session);

G_END_DECLS
