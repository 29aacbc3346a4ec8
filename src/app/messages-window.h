/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierMessagesWindow:
 *
 * The messages of the catalogues that are being translated (app/translating.h), to be searched,
 * with all that is known of each. It shows the files as they are, and again when they change.
 */
#define DOSSIER_TYPE_MESSAGES_WINDOW (dossier_messages_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierMessagesWindow,
                      dossier_messages_window,
                      DOSSIER,
                      MESSAGES_WINDOW,
                      AdwWindow)

/* The one there is, or a new one; @application: (nullable): of a test that has none. */
DossierMessagesWindow *dossier_messages_window_present (GtkApplication *application);
/* NULL when there is none. */
DossierMessagesWindow *dossier_messages_window_find (void);

/* What is searched for and what is chosen, for the next time. */
void dossier_messages_window_keep (DossierMessagesWindow *self, GKeyFile *file);
void dossier_messages_window_restore (DossierMessagesWindow *self, GKeyFile *file);

G_END_DECLS
