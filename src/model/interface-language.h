/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language in which the program speaks, as ICU names locales ("de", "pt_BR", "sr_Latn"): that
 * of the catalogue in use, in the person's own variety of it ("de_AT"), and "en" without one. So
 * names that come from elsewhere never stand in another language than the sentence around them.
 * Found once, in any thread, after bindtextdomain(). Static. */
const char *dossier_interface_get_language (void);

/* Whether both tags (BCP 47 or a locale's name, each nullable) name the same language, whatever
 * the country or script; FALSE when one of them is %NULL or empty. */
gboolean dossier_language_is_same (const char *a, const char *b);

/* The locale's name, as the environment has it ("ca_ES.UTF-8@valencia"), as ICU has it; caller
 * frees. The C locale is "", ICU's root. */
char *dossier_locale_to_icu (const char *name);

G_END_DECLS
