/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* What the text of @document links to (http and https) becomes a source, one for each address,
 * named by the words of the link. For readers, before dossier_document_finish(). */
void dossier_take_linked_sources (DossierDocument *document);

G_END_DECLS
