/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/finder.h"

G_BEGIN_DECLS

/* When quotes were said that have no date in their sentence: that of the sentence before, when it
 * tells of an occasion or quotes the same speaker. To be called when all quotes are found. */
void quote_context_find_dates (Finder *finder);
/* Where quotes come from that have no address at their sentence: from where the quote beside them
 * does, of the same speaker. To be called when all links are found. */
void quote_context_find_sources (Finder *finder);

/* The sentence that the suggestion begins in. */
int quote_context_get_sentence (const Text *text, const DossierSuggestion *suggestion);

G_END_DECLS
