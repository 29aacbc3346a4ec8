/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Makes a document of text that came from elsewhere: the clipboard, or a drag. @bytes: HTML or
 * plain text as it came; @name: what its file is called. Its title is the first heading or line,
 * where it says none. Blocking. Otherwise like dossier_import_file(). */
GPtrArray *dossier_import_text (DossierStore *store,
                                GBytes *bytes,
                                gboolean html,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
