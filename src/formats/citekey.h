/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* (element-type DossierItem utf8): a key by which a text cites each source of @document, and under
 * the document itself its own: first word of the publisher or of the title, year, and a letter
 * where two would be the same ("odkb2020b"). ASCII letters and digits only, so that Pandoc and
 * BibTeX both take them; each key once. The same document gives the same keys. Caller unrefs. */
GHashTable *dossier_citekeys_new (DossierDocument *document);

G_END_DECLS
