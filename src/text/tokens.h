/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One word of a text.
 * form: folded as dossier_text_fold() does; stem: what is left of it without its inflection, folded
 * too, NULL where there is none or it is the form itself. Both are NUL-terminated and good until
 * the next call on the tokenizer. start, end: where it stands, in bytes. */
typedef struct
{
  const char *form;
  guint form_length;
  const char *stem;
  guint stem_length;
  gsize start;
  gsize end;
} DossierToken;

/**
 * DossierTokenizer:
 *
 * Divides a text into words: the one way in which everything that is searched is divided, folded
 * and stemmed. A word is a run of letters, digits and marks; in scripts that put no spaces between
 * words (Han, Kana, Thai, Lao, Khmer, Burmese) each letter is one. Only one thread may use it at a
 * time.
 */
typedef struct _DossierTokenizer DossierTokenizer;
DossierTokenizer *dossier_tokenizer_new (void);
void dossier_tokenizer_free (DossierTokenizer *tokenizer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTokenizer, dossier_tokenizer_free)

/* One that belongs to the calling thread; borrowed. */
DossierTokenizer *dossier_tokenizer_get_for_thread (void);

/* Begins with @text, which must live as long as it is gone through. What is no UTF-8 divides words.
 * @language: see dossier_stem_language(). */
void dossier_tokenizer_begin (DossierTokenizer *tokenizer,
                              const char *text,
                              gsize length,
                              guint8 language);
/* The next word, or FALSE at the end. */
gboolean dossier_tokenizer_next (DossierTokenizer *tokenizer, DossierToken *token);

/* The stem of a word (as written) in another language, or NULL where there is none or it is the
 * form itself; good until the next call. */
const char *dossier_tokenizer_stem (DossierTokenizer *tokenizer,
                                    const char *word,
                                    gsize length,
                                    guint8 language);

G_END_DECLS
