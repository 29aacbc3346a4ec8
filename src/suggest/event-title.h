/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* What an event that a sentence tells of is called in a list: the core of its main clause, without
 * the dates that stand beside it anyway, 80 characters at most. @sentence: number. Caller frees. */
char *event_title_new (const Text *text, int sentence);

G_END_DECLS
