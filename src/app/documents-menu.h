/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierDocumentsMenu:
 *
 * A menu of the library's documents, each an item of the action "win.document" with the uuid for
 * its target, so that a reader who has opened another finds the way back. Property "several"
 * (boolean): whether there is more than one.
 */
#define DOSSIER_TYPE_DOCUMENTS_MENU (dossier_documents_menu_get_type ())
G_DECLARE_FINAL_TYPE (DossierDocumentsMenu,
                      dossier_documents_menu,
                      DOSSIER,
                      DOCUMENTS_MENU,
                      GObject)

DossierDocumentsMenu *dossier_documents_menu_new (void);
GMenuModel *dossier_documents_menu_get_model (DossierDocumentsMenu *self); /* borrowed */
/* Reads the list anew. */
void dossier_documents_menu_refresh (DossierDocumentsMenu *self, DossierStore *store);

G_END_DECLS
