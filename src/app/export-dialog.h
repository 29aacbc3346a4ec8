/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "export/export-choice.h"
#include "export/export-run.h"
#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierExportDialog:
 *
 * What is to leave of the session's document or of the library, in what format, with a preview that
 * follows the choice, to be copied or saved. Choices are remembered in the settings.
 *
 * Signal "saved" (#DossierExported, the choice as text): once what was chosen is on the disk.
 */
#define DOSSIER_TYPE_EXPORT_DIALOG (dossier_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierExportDialog, dossier_export_dialog, DOSSIER, EXPORT_DIALOG, AdwWindow)

/* @store: (nullable): without one, nothing that is in the library can be saved but by copying. */
DossierExportDialog *dossier_export_dialog_new (DossierSession *session, DossierStore *store);

/* As if that was chosen by hand. */
void dossier_export_dialog_choose (DossierExportDialog *self, const DossierExportChoice *choice);
/* Saves what is chosen at @path, a file or (of the library) a folder. */
void dossier_export_dialog_save (DossierExportDialog *self, const char *path);

G_END_DECLS
