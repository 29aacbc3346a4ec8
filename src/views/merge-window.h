/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* A small window that asks who a person, an organisation or a place is: another one that is known.
 */
#define DOSSIER_TYPE_MERGE_WINDOW (dossier_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierMergeWindow, dossier_merge_window, DOSSIER, MERGE_WINDOW, AdwWindow)

DossierMergeWindow *
dossier_merge_window_new (GtkWindow *parent, DossierSession *session, DossierEntity *record);

G_END_DECLS
