/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* (element-type DossierAnnotation) (transfer full): copies of @former's annotations (element-type
 * DossierAnnotation: @notes, resolved in @former and not shown) as they are to stand in @document,
 * another one that is like it: resolved there, by the same rules as marks in a new edition
 * (text/anchor.h). Their UUIDs follow from those of the originals and of @document, so a copy that
 * was made once is known again. What they are about (a record's note, a mark's speaker) is the
 * record of the same kind and name; a note on what is not there, or words that are not, is an
 * ORPHAN. Notes anchors in @notes. */
GPtrArray *
dossier_carry_over (DossierDocument *former, GPtrArray *notes, DossierDocument *document);

/* The UUID of the copy of annotation @uuid in @document (a UUID, too). Caller frees. */
char *dossier_carry_over_get_uuid (const char *uuid, const char *document);

G_END_DECLS
