/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* About @length characters of @text on one line, round the first of @found (element-type
 * DossierWordsStretch, in order), cut between words, with "…" where more stands. @marks: (out)
 * (transfer full): those of @found that are in it, as they lie there. Caller frees. */
char *dossier_snippet (const char *text, const GArray *found, guint length, GArray **marks);

G_END_DECLS
