/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierExportPreview:
 *
 * What would be written: a text as it stands in the file, Markdown also as it will look, a picture.
 * Of a long text the beginning is shown, and it is said that there is more.
 */
#define DOSSIER_TYPE_EXPORT_PREVIEW (dossier_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (DossierExportPreview, dossier_export_preview, DOSSIER, EXPORT_PREVIEW, GtkBox)

/* What is in a file of @format. */
void dossier_export_preview_show (DossierExportPreview *self, const char *format, GBytes *bytes);
/* Why there is nothing to be seen. */
void dossier_export_preview_say (DossierExportPreview *self, const char *message);
/* What it shows will be another soon. */
void dossier_export_preview_set_stale (DossierExportPreview *self, gboolean stale);

G_END_DECLS
