/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* Finds the pairs of quotation marks of @text and tells the tokens between them: “…”, "…", ‘…’,
 * «…», „…“. What is quoted within a quotation is part of it. @goes_on: the
 * next passage begins with an opening mark, so that one that does not close here may go on there.
 */
void quotations_find (Text *text, gboolean goes_on);

G_END_DECLS
