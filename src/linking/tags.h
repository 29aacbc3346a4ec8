/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/annotating.h"

G_BEGIN_DECLS

/* Gives all notes that have the tag @tag the tag @name in its place, those of other documents among
 * them: one step of the session's undo. A note that has both keeps one: so tags are merged.
 * @library: (element-type DossierAnnotation): the notes of all documents, as
 * dossier_store_list_annotations() gave them. What is written to other documents follows in the
 * background, to what their notes are then; "save-failed" tells when it could not be. Returns how
 * many notes have another tag now. */
guint dossier_session_rename_tag (DossierSession *self,
                                  const char *tag,
                                  const char *name,
                                  GPtrArray *library);

G_END_DECLS
