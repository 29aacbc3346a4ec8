/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/text.h"

G_BEGIN_DECLS

/* Those who may speak without a name become mentions of @text, which are no suggestions before they
 * do: groups ("some analysts"), offices ("the minister"), and whoever stands beside a verb of
 * speech
 * ("a tired man"). To be called when all names are found. */
void unnamed_find (Text *text);

G_END_DECLS
