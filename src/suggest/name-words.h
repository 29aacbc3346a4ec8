/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* The words of a person's name, and what becomes of them where names are declined. */

/* (element-type utf8) (transfer full): those of tokens @first to before @end, in the nominative as
 * far as a given name that is known tells the case. @gender: (out): as far as it tells. */
GPtrArray *name_words_read (const Text *text, guint first, guint end, WordClasses *gender);
/* (element-type utf8) (transfer full): @word and its other cases. */
GPtrArray *name_words_get_forms (const Rules *rules, const char *word, WordClasses gender);
gboolean
name_words_is_form (const Rules *rules, const char *word, WordClasses gender, const char *form);
/* The word of a name at token @first, with what hyphens join to it when @like has a hyphen; NULL:
 * none is there. Names of turns in capitals are written small. @end: (out): behind it. Caller
 * frees. */
char *name_words_get_at (const Text *text, guint first, const char *like, guint *end);

G_END_DECLS
