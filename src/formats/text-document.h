/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* What a file called @name is called when it does not say: its name without what tells its format.
 * Caller frees. */
char *dossier_dup_file_title (const char *name);

/* What readers of single texts have in common at their end: @document (finished) gets its identity
 * from @bytes, which it was read from, and keeps them. Returns: (element-type DossierDocument)
 * (transfer full): @document alone, or NULL with DOSSIER_FORMAT_ERROR_EMPTY when it has no passage.
 */
GPtrArray *dossier_text_document_identify (DossierDocument *document,
                                           GBytes *bytes,
                                           const char *name,
                                           GError **error);

G_END_DECLS
