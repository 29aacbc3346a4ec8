/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/finder.h"

G_BEGIN_DECLS

/**
 * Speaker:
 * @mention: (nullable): where the speaker is named
 * @pronoun: (nullable): the token that stands for somebody named before
 * @entity: (nullable): who it is; an office that nobody is known to hold has none
 * @name: how a list calls the speaker
 */
typedef struct
{
  Mention *mention;
  const Token *pronoun;
  DossierSuggestedEntity *entity;
  char *name;
  char *office;
} Speaker;

void speaker_clear (Speaker *speaker);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Speaker, speaker_clear)
void speaker_copy (const Speaker *speaker, Speaker *copy);

/* Whoever it is does speak: a group becomes a suggestion by that. */
void speaker_confirm (Finder *finder, Speaker *speaker);

/* A verb of speech at token @i that somebody can be the subject of. */
gboolean speakers_is_verb (const Text *text, guint i);
/* Who speaks by the verb at token @verb, being named before it (not before token @from), or behind
 * it. FALSE: nobody. What is quoted is passed over. */
gboolean
speakers_find_before (Finder *finder, const Text *text, guint from, guint verb, Speaker *speaker);
gboolean speakers_find_behind (Finder *finder, const Text *text, guint verb, Speaker *speaker);
/* Who was named last before the pronoun at token @i: "he", "her". */
gboolean speakers_find_meant (Finder *finder, const Text *text, guint i, Speaker *speaker);
/* The person whose name begins at token @i, or behind an honorific or office there; or NULL. */
Mention *speakers_get_person_at (const Text *text, guint i);
/* The first of tokens @first to before @end who can speak. */
gboolean
speakers_find_first (Finder *finder, const Text *text, guint first, guint end, Speaker *speaker);

/* Behind "Asked by Mr Brandt if it was true,", when that stands at @from, the beginning of a
 * sentence: who is asked stands behind it before token @end, and nobody in it speaks. Else @from.
 */
guint speakers_skip_asked (const Text *text, guint from, guint end);

G_END_DECLS
