/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Where the text begins behind the YAML at the beginning of @text ("---" … "---" or "..."), or
 * @text itself when there is none. */
const char *dossier_markdown_skip_front_matter (const char *text);

/* Fills in what the YAML at the beginning of @text says of the document. What it cannot make sense
 * of is no error: it goes to the document's report. */
void dossier_markdown_take_front_matter (DossierDocument *document, const char *text);

G_END_DECLS
