/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The members of one or two organisations on the session's date, as a map and as a table, with what
 * zooms the map, chooses the organisations and plays the changes.
 *
 * Actions, in the group "map": zoom-in, zoom-out, fit, pan-left, pan-right, pan-up, pan-down, play;
 * table (boolean state); organisation, second-organisation (string state: the id, "" for none). */
#define DOSSIER_TYPE_MAP_VIEW (dossier_map_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierMapView, dossier_map_view, DOSSIER, MAP_VIEW, AdwBin)

GtkWidget *dossier_map_view_new (DossierSession *session);

G_END_DECLS
