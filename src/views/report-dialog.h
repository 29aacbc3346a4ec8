/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierReportDialog:
 *
 * What became of files, in a list of any length that can be copied as text, with a button and by
 * Ctrl+C. Escape closes it.
 */
#define DOSSIER_TYPE_REPORT_DIALOG (dossier_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierReportDialog, dossier_report_dialog, DOSSIER, REPORT_DIALOG, AdwWindow)

/* Over @parent, and no larger than that. */
DossierReportDialog *dossier_report_dialog_new (GtkWindow *parent, const char *title);
/* Adds to the end of the list @heading, with a rule above it, and what stands below that. @heading,
 * @text: nullable. */
void dossier_report_dialog_add_heading (DossierReportDialog *self, const char *heading);
void dossier_report_dialog_add (DossierReportDialog *self, const char *heading, const char *text);
/* The same with the lines @lines (element-type utf8), a paragraph each. */
void dossier_report_dialog_add_lines (DossierReportDialog *self,
                                      const char *heading,
                                      const GPtrArray *lines);
/* All of it; caller frees. */
char *dossier_report_dialog_get_text (DossierReportDialog *self);

G_END_DECLS
