/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/finder.h"

G_BEGIN_DECLS

/* Reported speech of sentences without a quote: X said that …; X pointed to …; As X said, … */
void reported_find (Finder *finder, Text *text);

G_END_DECLS
