/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#ifdef DOSSIER_FTS_EXTENSION
#include <sqlite3ext.h>
#else
#include <sqlite3.h>
#endif

#include <glib.h>

G_BEGIN_DECLS

/* Makes FTS5's tokenizer "dossier" known to @db, without which the index for searching cannot be
 * used. Returns a code of SQLite's. It takes no options.
 *
 * A text that is indexed begins with its language between two DOSSIER_LANGUAGE_MARKs. Each word
 * gives its folded form and, at the same place, its stem with DOSSIER_STEM_MARK behind, where that
 * differs. So one index answers for exact phrases (by the forms alone), for beginnings (by the
 * forms, whose beginnings the stems mostly share) and for inflections (by either), and a text may
 * be in any language. The other way, two columns or two indices, one of forms and one of stems,
 * stores the words that do not change twice.
 *
 * What is looked for is forms, as they come; a form or stem with DOSSIER_STEM_MARK behind is that
 * stem; and after a list of languages between two DOSSIER_LANGUAGE_MARKs each word stands for its
 * stems in all of them, too. dossier_words_to_match() writes such expressions.
 *
 * A text that begins with DOSSIER_WORDS_MARK has been divided already (search-words.h): for each
 * word there are the two bytes of its length in bytes, big-endian, with DOSSIER_WORDS_COLOCATED
 * where it stands at the place of the one before, and the word. */
#define DOSSIER_WORDS_MARK "\035"
#define DOSSIER_WORDS_COLOCATED 0x8000

int dossier_fts_register (sqlite3 *db);

G_END_DECLS
