/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* The office before the name that begins at token @first: "Russian Foreign Minister", "Speaker of
 * the State Duma", "spokesperson". NULL: none. Caller frees. */
char *office_before (const Text *text, guint first);
/* The same behind the name that ends before @end: ", the finance minister,". */
char *office_behind (const Text *text, guint end);
/* Whether, in a language without articles, a person's name stands behind the office that token
 * @last is the first noun of, and what that is of: "министр иностранных дел России Сергей Лавров".
 */
gboolean office_leads_to_person (const Text *text, guint last);
/* Where the office begins whose last word is token @last. */
guint office_find_start (const Text *text, guint last);

G_END_DECLS
