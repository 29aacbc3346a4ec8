/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierOpening:
 *
 * Opens the library and loads the document to begin with, in a thread of its own from the moment it
 * is made. Signal "done", in the main context, once.
 */
#define DOSSIER_TYPE_OPENING (dossier_opening_get_type ())
G_DECLARE_FINAL_TYPE (DossierOpening, dossier_opening, DOSSIER, OPENING, GObject)

/* @library: (nullable): the store's file; @settings: (nullable): where the last place is kept. */
DossierOpening *dossier_opening_new (const char *library, GSettings *settings);

gboolean dossier_opening_is_done (DossierOpening *self);
/* Whether the library was of an older version when that began. */
gboolean dossier_opening_is_update (DossierOpening *self);
/* When done, either an error or the rest; borrowed. */
const GError *dossier_opening_get_error (DossierOpening *self);
DossierStore *dossier_opening_get_store (DossierOpening *self);
DossierDocument *dossier_opening_get_document (DossierOpening *self);
const char *dossier_opening_get_place (DossierOpening *self);

G_END_DECLS
