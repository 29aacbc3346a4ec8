/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"
#include "model/excerpt.h"

G_BEGIN_DECLS

/* What passes the session's query: what an export takes. NULL without a document; all of it
 * without a query. Transfer full. */
DossierExcerpt *dossier_session_get_excerpt (DossierSession *session);

/* The same without a session at hand. */
DossierExcerpt *dossier_excerpt_new_for_query (DossierDocument *document, DossierQuery *query);

G_END_DECLS
