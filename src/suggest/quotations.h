/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* Finds the pairs of quotation marks of @text and tells the tokens between them: “…”, "…", ‘…’,
 * «…», „…“. What is quoted within a quotation is part of it. */
void quotations_find (Text *text, gboolean continued);

G_END_DECLS
