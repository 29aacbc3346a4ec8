/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* What @speaker was on @date (nullable: the document's), by the memberships in force then: adds the
 * offices held ("MP") to @offices and the parties and groups belonged to, by their short names, to
 * @parties, each once. Both (element-type utf8), with texts that the document owns. */
void dossier_speaker_collect_standing (DossierDocument *document,
                                       const DossierEntity *speaker,
                                       const DossierDate *date,
                                       GPtrArray *offices,
                                       GPtrArray *parties);

G_END_DECLS
