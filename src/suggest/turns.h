/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/finder.h"

G_BEGIN_DECLS

/* Texts in turns: "Ms Adeyemi: …", "QUESTION (Hana Kim, Yonhap): …", "Q: …", and in Russian
 * "— …?" Finds them before people are looked for, since who takes a turn is one. */
void turns_find (Finder *self);

/* What is said in turns, each a quote. */
void turns_take_quotes (Finder *self);

G_END_DECLS
