/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/date-reference.h"

G_BEGIN_DECLS

/* What the words of candidate @i do not tell: the year, or all that is counted from another date.
 * @found: is told the reason. FALSE when nothing tells it. */
gboolean
date_years_fill (GArray *candidates, guint i, const Reference *reference, FoundDate *found);

G_END_DECLS
