/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the language of @tag (BCP 47) in the interface's language; @tag itself when we know
 * no name for it. Caller frees. */
char *dossier_language_get_name (const char *tag);
/* Whether @tag names a language commonly written from right to left. NULL: no. */
gboolean dossier_language_is_rtl (const char *tag);

G_END_DECLS
