/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierStemmers:
 *
 * Snowball's stemming algorithms (libstemmer), each made when it is first asked for. Only one
 * thread may use it at a time.
 */
typedef struct _DossierStemmers DossierStemmers;
DossierStemmers *dossier_stemmers_new (void);
void dossier_stemmers_free (DossierStemmers *stemmers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStemmers, dossier_stemmers_free)

/* What language a text is in, as far as stemming goes: a small number for a BCP 47 tag of @length
 * bytes (below 0: up to its NUL; NULL: not known). Tags of the same language give the same number.
 */
#define DOSSIER_STEM_UNKNOWN 0
guint8 dossier_stem_language (const char *tag, gssize length);
/* The number's language ("ru"), "" for what is not known; static. */
const char *dossier_stem_language_to_string (guint8 language);

/* Appends the stem of one word (valid UTF-8, as written) to @stem, folded as dossier_text_fold()
 * does. The algorithm is that of the text's language, or, for a word in another script, that of the
 * language that mostly has it: so Russian words are found in an English text. FALSE, with nothing
 * appended, when there is none. */
gboolean dossier_stemmers_append_stem (DossierStemmers *stemmers,
                                       guint8 language,
                                       const char *word,
                                       gsize length,
                                       GString *stem);

G_END_DECLS
