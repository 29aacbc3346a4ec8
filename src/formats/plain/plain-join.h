/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlainJoin:
 *
 * Puts together what was broken over lines. A hyphen at a line's end may be the word's own or the
 * line's: the text's other words tell, else it is taken to be the line's between small letters.
 */
typedef struct _PlainJoin PlainJoin;

PlainJoin *plain_join_new (void);
void plain_join_free (PlainJoin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlainJoin, plain_join_free)

/* Takes the words of @text for the text's own, but for the last when it is cut by a hyphen. @text
 * must be there for as long as @self. */
void plain_join_learn (PlainJoin *self, const char *text);
/* Adds the line @text to @paragraph, which may be empty. */
void plain_join_add (PlainJoin *self, GString *paragraph, const char *text);

G_END_DECLS
