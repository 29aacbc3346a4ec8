/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierBackupsWindow:
 *
 * The library's backups; of the one that is chosen, what restoring it would change; and restoring
 * it, whole or the notes of one document. Nothing asks back: what was there before is backed up.
 */
#define DOSSIER_TYPE_BACKUPS_WINDOW (dossier_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierBackupsWindow,
                      dossier_backups_window,
                      DOSSIER,
                      BACKUPS_WINDOW,
                      AdwWindow)

/* @document: (nullable): uuid of the document whose notes may be restored alone. */
DossierBackupsWindow *dossier_backups_window_new (DossierStore *store, const char *document);

G_END_DECLS
