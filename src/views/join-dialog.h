/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/joining.h"

G_BEGIN_DECLS

/**
 * DossierJoinDialog:
 *
 * Who else is the same person, organisation or place in the documents that a session shows as one:
 * all others with their documents, the likest names first, to be found as one types and chosen; and
 * who is taken for the same already, each to be separated again. Closes itself when something has
 * been said, and Ctrl+Z in the window takes it back.
 */
#define DOSSIER_TYPE_JOIN_DIALOG (dossier_join_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierJoinDialog, dossier_join_dialog, DOSSIER, JOIN_DIALOG, AdwWindow)

/* @entity: of the session's document; see dossier_session_can_join(). */
DossierJoinDialog *
dossier_join_dialog_new (GtkWindow *parent, DossierSession *session, DossierEntity *entity);

G_END_DECLS
