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

G_END_DECLS
