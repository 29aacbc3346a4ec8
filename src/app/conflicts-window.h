/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "export/export-merge.h"

G_BEGIN_DECLS

/**
 * DossierConflictsWindow:
 *
 * What was changed both in an exported file and in Dossier since it was written last: beside each
 * other what the file says, what Dossier would write, and what stood there before. Nothing is
 * decided by itself: as long as the person has not, or when the window is closed, the file keeps
 * what they wrote, and the next export asks again.
 *
 * Signal "saved" (the file's path): once all of it is decided and in the file.
 */
#define DOSSIER_TYPE_CONFLICTS_WINDOW (dossier_conflicts_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierConflictsWindow,
                      dossier_conflicts_window,
                      DOSSIER,
                      CONFLICTS_WINDOW,
                      AdwWindow)

/* @outcome: (transfer full): with a merge that has conflicts; @document: (nullable): what it is of,
 * to tell by what people know what is in conflict. */
DossierConflictsWindow *dossier_conflicts_window_new (DossierStore *store,
                                                      DossierDocument *document,
                                                      DossierSaveOutcome *outcome);

G_END_DECLS
