/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/annotating.h"

G_BEGIN_DECLS

/* A small window in which a reader says what stands at marked words: a quote and whose, an event
 * and when, who or what is named. What was filled in is kept when it closes, however it closes; a
 * date that is none keeps it open and says so.
 *
 * Signal: "marked" (const char *id): something was kept; @id: of the record that the document will
 * have for it. */
#define DOSSIER_TYPE_MARK_EDITOR (dossier_mark_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierMarkEditor, dossier_mark_editor, DOSSIER, MARK_EDITOR, AdwWindow)

/* For words that are not marked yet: @stretches (of DossierStretch), at least one. */
DossierMarkEditor *dossier_mark_editor_new (GtkWindow *parent,
                                            DossierSession *session,
                                            DossierKind kind,
                                            const GArray *stretches);
/* For a mark that is there. */
DossierMarkEditor *dossier_mark_editor_new_for (GtkWindow *parent,
                                                DossierSession *session,
                                                DossierAnnotation *annotation);

G_END_DECLS
