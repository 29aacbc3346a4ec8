/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The timeline of a session's document: overview, lanes, a list with the same content, and Play.
 * Nothing of it is made before it is shown. */
#define DOSSIER_TYPE_TIMELINE_VIEW (dossier_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineView, dossier_timeline_view, DOSSIER, TIMELINE_VIEW, GtkWidget)

GtkWidget *dossier_timeline_view_new (DossierSession *session);

G_END_DECLS
