/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/export-dialog.h"
#include "app/export-preview.h"

G_BEGIN_DECLS

struct _DossierExportDialog
{
  AdwWindow parent_instance;

  DossierSession *session;
  DossierStore *store;       /* or NULL */
  DossierDocument *document; /* that nobody else has, once it is there */
  DossierExportChoice *choice;
  gboolean filling; /* the rows are, and tell nothing */

  GPtrArray *scopes;    /* what stands in the rows: GUINT_TO_POINTER */
  GPtrArray *speakers;  /* of DossierEntity, borrowed from the document of the session */
  GPtrArray *formats;   /* of DossierExportFormat */
  GPtrArray *templates; /* of DossierTemplateInfo */

  GBytes *bytes; /* what the preview shows, or NULL */
  GCancellable *making;
  GCancellable *saving;
  GtkFileChooserNative *chooser;
  DossierProgress progress;
  guint look_id;

  AdwComboRow *scope_row;
  AdwComboRow *speaker_row;
  AdwComboRow *format_row;
  AdwComboRow *template_row;
  AdwComboRow *table_row;
  AdwComboRow *picture_row;
  DossierExportPreview *preview;
  GtkWidget *choices;
  GtkLabel *message;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
};

/* export-dialog-rows.c: what is offered, by what is chosen; the rows tell nothing meanwhile. */
void dossier_export_dialog_init_row (AdwComboRow *row);
void dossier_export_dialog_fill_rows (DossierExportDialog *self);
void dossier_export_dialog_fill_templates (DossierExportDialog *self);
/* Only the rows in which there is something to choose. */
void dossier_export_dialog_show_rows (DossierExportDialog *self);
/* Takes over what the rows say; another scope has other formats. */
void dossier_export_dialog_take_rows (DossierExportDialog *self);
void dossier_export_dialog_take_scope (DossierExportDialog *self);
/* Takes over what the session shows, whatever was chosen for another document. */
void dossier_export_dialog_take_session (DossierExportDialog *self);

G_END_DECLS
