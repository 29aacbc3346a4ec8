/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the language of @tag (BCP 47) is called, with its script where @tag names one, as it stands
 * by itself in a list: in the interface's language, and in that language itself ("Deutsch",
 * "Русский"). By ICU, which takes it from Unicode's CLDR. @tag itself when there is no name.
 * Caller frees. */
char *dossier_language_get_name (const char *tag);
char *dossier_language_get_own_name (const char *tag);
/* Whether @tag names a language commonly written from right to left. NULL: no. */
gboolean dossier_language_is_rtl (const char *tag);

G_END_DECLS
