/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @word, in lower case, may be what an address spells @latin: "лавров" and "lavrov", in
 * whatever case it stands and by whatever of the usual ways of writing Cyrillic in Latin letters.
 * Words of fewer than four letters never are. */
gboolean latin_matches (const char *word, const char *latin);

G_END_DECLS
