/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierSearchView:
 *
 * What the library holds of the words in a search entry, as they are typed: grouped by document and
 * kind, in the order of the document, with the words in bold. The entry stands in the view or
 * anywhere else in the window; from there the arrow keys lead into the view and back.
 *
 * Signals:
 *  - "chosen" (const DossierHit *hit, const char *words): the person wants to go there
 *  - "close": the person has done with it
 */
#define DOSSIER_TYPE_SEARCH_VIEW (dossier_search_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchView, dossier_search_view, DOSSIER, SEARCH_VIEW, GtkBox)

GtkWidget *dossier_search_view_new (DossierSession *session, GtkSearchEntry *entry);

/* The library to search; NULL: none yet. Borrowed until it is another. */
void dossier_search_view_set_store (DossierSearchView *self, DossierStore *store);
/* Where the entry stands while there is no room for it elsewhere. */
AdwBin *dossier_search_view_get_place (DossierSearchView *self);
/* Searches for what stands in the entry anew: the library has changed, or the view is shown. */
void dossier_search_view_refresh (DossierSearchView *self);

G_END_DECLS
