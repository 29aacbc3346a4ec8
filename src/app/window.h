/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_WINDOW (dossier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierWindow, dossier_window, DOSSIER, WINDOW, AdwApplicationWindow)

DossierWindow *dossier_window_new (GtkApplication *application);

DossierSession *dossier_window_get_session (DossierWindow *self);

/* Shows @document; @place: (nullable): the id of the passage to begin at. */
void
dossier_window_show_document (DossierWindow *self, DossierDocument *document, const char *place);
/* Says that the library is being brought up to date, until something else is shown. */
void dossier_window_show_update (DossierWindow *self);
/* Says that the library could not be opened, and why. */
void dossier_window_show_failure (DossierWindow *self, const char *message);
/* One line at the foot of the window that goes away by itself. */
void dossier_window_show_message (DossierWindow *self, const char *message);

/* Imports files and folders (element-type GFile) into the library, in a thread, with a bar that
 * tells how far it is, behind those that are being imported already. What became of each is told at
 * the end; a single one is shown (of a corpus, its first text). Goes where a dossier:// link leads.
 * The library must be open. */
void dossier_window_open_files (DossierWindow *self, GSList *files);
/* The same for one. */
void dossier_window_open_file (DossierWindow *self, GFile *file);
/* Opens no more files; FALSE when there is nothing to be cancelled. */
gboolean dossier_window_cancel_import (DossierWindow *self);

G_END_DECLS
