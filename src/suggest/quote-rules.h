/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/speaker.h"

G_BEGIN_DECLS

/**
 * Attribution:
 * @verb: token of the verb of speech, or 0
 * @word: (nullable): the verb or phrase
 * @behind: it stands behind the words
 */
typedef struct
{
  Speaker speaker;
  Reason reason;
  guint verb;
  char *word;
  gboolean behind;
} Attribution;

void attribution_clear (Attribution *attribution);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attribution, attribution_clear)
char *attribution_describe (const Attribution *attribution);

/* Who speaks the words of quotation number @index. @before: what was found for the quotation before
 * it, in this passage or, when @continued, in the one before. FALSE: nobody. */
gboolean attribution_find (Finder *finder,
                           const Text *text,
                           guint index,
                           const Attribution *before,
                           gboolean continued,
                           Attribution *attribution);
/* The same by a phrase of the sentence: "According to X, …". */
gboolean attribution_find_according (Finder *finder,
                                     const Text *text,
                                     int sentence,
                                     Attribution *attribution);

G_END_DECLS
