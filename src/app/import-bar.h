/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierImportBar:
 *
 * Tells how far files that are being opened are. Signal "cancel": by its button.
 */
#define DOSSIER_TYPE_IMPORT_BAR (dossier_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportBar, dossier_import_bar, DOSSIER, IMPORT_BAR, GtkBox)

GtkWidget *dossier_import_bar_new (void);
/* @step: what is being done now; @fraction: how much of it is done, from 0 to 1, or less than 0
 * when that cannot be told. */
void dossier_import_bar_set_step (DossierImportBar *self, const char *step, double fraction);

G_END_DECLS
