/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The filters that the reader has given a name: a menu of those of the session's document, each of
 * which brings its query back, and the way to keep and to forget one. The menu's actions are in the
 * group "filters". Signal "failed" (message): the library did not take a change. */
#define DOSSIER_TYPE_SAVED_FILTERS (dossier_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (DossierSavedFilters, dossier_saved_filters, DOSSIER, SAVED_FILTERS, GObject)

DossierSavedFilters *dossier_saved_filters_new (DossierSession *session);
/* Reads them anew; called when the store is there, and for each document. */
void dossier_saved_filters_set_store (DossierSavedFilters *self, DossierStore *store);

GMenuModel *dossier_saved_filters_get_menu (DossierSavedFilters *self);      /* borrowed */
GActionGroup *dossier_saved_filters_get_actions (DossierSavedFilters *self); /* borrowed */

/* Keeps the present query as @name. */
void dossier_saved_filters_keep (DossierSavedFilters *self, const char *name);

G_END_DECLS
