/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierTemplatesWindow:
 *
 * The templates of Markdown: those that come with the program, and the reader's own, which are
 * edited here and saved as they are typed. Beside the text stands what it makes of the document
 * that is open; what is wrong is marked in its line and said.
 */
#define DOSSIER_TYPE_TEMPLATES_WINDOW (dossier_templates_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierTemplatesWindow,
                      dossier_templates_window,
                      DOSSIER,
                      TEMPLATES_WINDOW,
                      AdwWindow)

/* Shows the template @name (nullable: the first) with @session's document, in the one window that
 * there is for this. It stands over @parent, and may be used while that is a modal dialog. */
DossierTemplatesWindow *
dossier_templates_window_present (GtkWindow *parent, DossierSession *session, const char *name);

/* Closes the one that stands over @parent; FALSE when it stays, since it could not save what was
 * typed and says so. */
gboolean dossier_templates_window_close_over (GtkWindow *parent);

/* The template that is edited, for what is to go on with it. Borrowed. */
const char *dossier_templates_window_get_name (DossierTemplatesWindow *self);

G_END_DECLS
