/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export-choice.h"

G_BEGIN_DECLS

/* How the document went into a Markdown file last, by what the library keeps of that: also when
 * dossierctl wrote it. @path: (out) (transfer full): the file. What was taken of the document, and
 * by which template, is what makes the most of the lines that were written then. Fails with
 * DOSSIER_EXPORT_ERROR_NOTHING when it was never exported. Blocking. */
DossierExportChoice *dossier_export_recall (DossierStore *store,
                                            DossierDocument *document,
                                            char **path,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
