/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The timeline's content as a list: all events, quotes, commitments and memberships of the map's
 * organisation that pass the query, in order of date; those without a date at the end. */
#define DOSSIER_TYPE_TIMELINE_LIST (dossier_timeline_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineList, dossier_timeline_list, DOSSIER, TIMELINE_LIST, AdwBin)

/* @origin: the view for which the focus is set; see dossier_session_set_focus(). */
GtkWidget *dossier_timeline_list_new (DossierSession *session, gconstpointer origin);
/* Whether there is little room: then only date and title show. */
void dossier_timeline_list_set_narrow (DossierTimelineList *self, gboolean narrow);

G_END_DECLS
