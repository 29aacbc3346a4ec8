/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/finder.h"

G_BEGIN_DECLS

/* Who is meant by the pronoun at token @i: an office or a person that begins the sentence before,
 * else whom the text names last and whom the pronoun fits. NULL: nobody. */
Mention *antecedent_of_pronoun (Finder *finder, const Text *text, guint i);

/* The person whom the sentence before that of token @i begins with, or NULL. */
Mention *antecedent_get_subject (const Text *text, guint i);

/* Who is meant by "the official" at @office: a person who holds that office, or an official whom
 * the text introduces without a name ("a senior official"). NULL: nobody before. @owner: (out): the
 * text of the mention. */
Mention *
antecedent_of_office (Finder *finder, const Text *text, const Mention *office, const Text **owner);

G_END_DECLS
