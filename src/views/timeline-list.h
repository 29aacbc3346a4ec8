/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/record-list.h"

G_BEGIN_DECLS

/* The timeline's content as a #DossierRecordList: all events, quotes, commitments and memberships
 * of the map's organisation that pass the query, in order of date; those without a date at the end.
 * Narrow, only date and title show. @origin: the view for which the focus is set; see
 * dossier_session_set_focus(). */
GtkWidget *dossier_timeline_list_new (DossierSession *session, gconstpointer origin);

G_END_DECLS
