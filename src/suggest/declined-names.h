/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* Names of organisations in languages that decline them: what makes it a name is its first noun
 * ("министерство"), before it adjectives, behind it words in the genitive or a name in quotation
 * marks. */

/* The name whose first noun is token @head, in the nominative; NULL: none. @first, @end: (out):
 * where it stands. Caller frees. */
char *declined_names_read (const Text *text, guint head, guint *first, guint *end);

/* The words from token @first to before @end in the nominative, of which those up to the noun @head
 * change. Caller frees. */
char *declined_names_restore (const Text *text, guint first, guint head, guint end);

G_END_DECLS
