/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-words.h"

#include <string.h>

#include "store/fts-tokenizer.h"
#include "text/stem.h"
#include "text/tokens.h"
#include "text/words.h"

/* starts: of each passage's words in bytes, and the end of the last one's. */
typedef struct
{
  GString *bytes;
  GArray *starts; /* of gsize */
} Words;

static void
words_free (gpointer data)
{
  Words *words = data;

  g_string_free (words->bytes, TRUE);
  g_array_unref (words->starts);
  g_free (words);
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("dossier-search-words");
}

static void
append_length (GString *bytes, gsize length, guint16 flags)
{
  guint16 value = (guint16) length | flags;

  g_string_append_c (bytes, (char) (value >> 8));
  g_string_append_c (bytes, (char) (value & 0xff));
}

/* As the tokenizer sends them, see fts-tokenizer.c. */
static void
append_words (GString *bytes, DossierTokenizer *tokenizer, const char *text, const char *language)
{
  DossierToken token;

  g_string_append (bytes, DOSSIER_WORDS_MARK);
  dossier_tokenizer_begin (tokenizer, text, strlen (text), dossier_stem_language (language, -1));
  while (dossier_tokenizer_next (tokenizer, &token))
    {
      append_length (bytes, token.form_length, 0);
      g_string_append_len (bytes, token.form, token.form_length);
      if (token.stem == NULL)
        continue;
      append_length (bytes, token.stem_length + 1, DOSSIER_WORDS_COLOCATED);
      g_string_append_len (bytes, token.stem, token.stem_length);
      g_string_append (bytes, DOSSIER_STEM_MARK);
    }
}

void
dossier_search_words_prepare (DossierDocument *document)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  guint n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  Words *words = g_new (Words, 1);

  words->bytes = g_string_new (NULL);
  words->starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), n_passages + 1);
  for (guint i = 0; i < n_passages; i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);

      g_array_append_val (words->starts, words->bytes->len);
      append_words (words->bytes, tokenizer, passage->text,
                    passage->language != NULL ? passage->language : document->language);
    }
  g_array_append_val (words->starts, words->bytes->len);
  g_object_set_qdata_full (G_OBJECT (document), get_quark (), words, words_free);
}

const char *
dossier_search_words_get (DossierDocument *document, guint index, gsize *length)
{
  Words *words = g_object_get_qdata (G_OBJECT (document), get_quark ());
  gsize start;

  if (words == NULL || index + 1 >= words->starts->len)
    return NULL;
  start = g_array_index (words->starts, gsize, index);
  *length = g_array_index (words->starts, gsize, index + 1) - start;
  return words->bytes->str + start;
}

void
dossier_search_words_forget (DossierDocument *document)
{
  g_object_set_qdata (G_OBJECT (document), get_quark (), NULL);
}
