/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/finder.h"

G_BEGIN_DECLS

/* Notes with addresses in them: footnotes of the document, and passages that begin with a number
 * which stands in the text as well ("… at all.”[2]", "2. Statement, https://…"). Suggests their
 * addresses for the sentences with the numbers. (transfer full): the passages that were such notes,
 * as a set of their indices. */
GHashTable *notes_find_links (Finder *finder);

G_END_DECLS
