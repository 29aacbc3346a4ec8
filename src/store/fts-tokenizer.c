/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled twice: for the program, and (with DOSSIER_FTS_EXTENSION) for a module that the sqlite3
 * shell loads. */
#include "config.h"

#include "store/fts-tokenizer.h"

#include <string.h>

#include "text/stem.h"
#include "text/words.h"

#ifdef DOSSIER_FTS_EXTENSION
SQLITE_EXTENSION_INIT3
#endif

typedef int (
  *TokenFunc) (void *context, int flags, const char *token, int length, int start, int end);

struct Fts5Tokenizer
{
  DossierTokenizer *words;
  GString *form;
  GString *next; /* the form of the word after that */
  GString *stem;
};

/* Where tokens go; code: of the last one that was sent. */
typedef struct
{
  TokenFunc take;
  void *context;
  int code;
} Sink;

static gboolean
send (Sink *sink, int flags, const char *token, gsize length, gsize start, gsize end)
{
  sink->code = sink->take (sink->context, flags, token, (int) length, (int) start, (int) end);
  return sink->code == SQLITE_OK;
}

static gboolean
send_stem (Fts5Tokenizer *self, Sink *sink, const char *stem, gsize start, gsize end)
{
  g_string_assign (self->stem, stem);
  g_string_append (self->stem, DOSSIER_STEM_MARK);
  return send (sink, FTS5_TOKEN_COLOCATED, self->stem->str, self->stem->len, start, end);
}

/* What stands between two marks at the beginning of @text; NULL for nothing. @offset: behind it. */
static const char *
read_languages (const char *text, gsize length, gsize *languages_length, gsize *offset)
{
  const char *end;

  *offset = 0;
  if (length == 0 || *text != *DOSSIER_LANGUAGE_MARK)
    return NULL;
  end = memchr (text + 1, *DOSSIER_LANGUAGE_MARK, length - 1);
  if (end == NULL)
    return NULL;
  *languages_length = (gsize) (end - text - 1);
  *offset = (gsize) (end + 1 - text);
  return text + 1;
}

static void
tokenize_text (Fts5Tokenizer *self, Sink *sink, const char *text, gsize length)
{
  gsize language_length = 0, offset;
  const char *language = read_languages (text, length, &language_length, &offset);
  guint8 number = language != NULL ? dossier_stem_language (language, (gssize) language_length)
                                   : DOSSIER_STEM_UNKNOWN;
  DossierToken token;

  dossier_tokenizer_begin (self->words, text + offset, length - offset, number);
  while (dossier_tokenizer_next (self->words, &token))
    {
      gsize start = token.start + offset, end = token.end + offset;

      if (!send (sink, 0, token.form, token.form_length, start, end) ||
          (token.stem != NULL && !send_stem (self, sink, token.stem, start, end)))
        return;
    }
}

/* What has been divided already; what is not as it should be ends it. */
static void
send_words (Sink *sink, const char *words, gsize length)
{
  gsize at = strlen (DOSSIER_WORDS_MARK);

  while (at + 2 <= length)
    {
      guint head = (guint) (guchar) words[at] << 8 | (guchar) words[at + 1];
      gsize size = head & ~(guint) DOSSIER_WORDS_COLOCATED;

      at += 2;
      if (size > length - at ||
          !send (sink, (head & DOSSIER_WORDS_COLOCATED) != 0 ? FTS5_TOKEN_COLOCATED : 0, words + at,
                 size, at, at + size))
        return;
      at += size;
    }
}

/* A word that is looked for, as forms and stems of all @languages. */
static gboolean
send_stems (Fts5Tokenizer *self,
            Sink *sink,
            const char *languages,
            gsize languages_length,
            const char *word,
            const DossierToken *token)
{
  const char *end = languages + languages_length;

  for (const char *p = languages; p <= end; p++)
    {
      const char *comma = memchr (p, ',', (gsize) (end - p));
      gsize length = (gsize) ((comma != NULL ? comma : end) - p);
      const char *stem = dossier_tokenizer_stem (self->words, word, token->end - token->start,
                                                 dossier_stem_language (p, (gssize) length));

      if (stem != NULL &&
          !send (sink, FTS5_TOKEN_COLOCATED, stem, strlen (stem), token->start, token->end))
        return FALSE;
      if (!send_stem (self, sink, stem != NULL ? stem : self->form->str, token->start, token->end))
        return FALSE;
      p += length;
    }
  return TRUE;
}

/* Copies the form, since asking for stems takes its place. */
static gboolean
take_word (Fts5Tokenizer *self, DossierToken *token)
{
  if (!dossier_tokenizer_next (self->words, token))
    return FALSE;
  g_string_assign (self->next, token->form);
  return TRUE;
}

/* @prefix: the last word is a beginning, which has no stem. */
static void
tokenize_words (Fts5Tokenizer *self, Sink *sink, const char *text, gsize length, gboolean prefix)
{
  gsize languages_length = 0, offset;
  const char *languages = read_languages (text, length, &languages_length, &offset);
  const char *words = text + offset;
  DossierToken token, next;
  gboolean more;

  dossier_tokenizer_begin (self->words, words, length - offset, DOSSIER_STEM_UNKNOWN);
  more = take_word (self, &next);
  while (more)
    {
      gboolean marked = next.end < length - offset && words[next.end] == *DOSSIER_STEM_MARK;

      token = next;
      g_string_assign (self->form, self->next->str);
      if (marked)
        g_string_append (self->form, DOSSIER_STEM_MARK);
      if (!send (sink, 0, self->form->str, self->form->len, token.start, token.end))
        return;

      more = take_word (self, &next);
      if (languages != NULL && !marked && (more || !prefix) &&
          !send_stems (self, sink, languages, languages_length, words + token.start, &token))
        return;
    }
}

/* FTS5's interface */

static int
create_cb (void *data, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  Fts5Tokenizer *self = g_new0 (Fts5Tokenizer, 1);

  self->words = dossier_tokenizer_new ();
  self->form = g_string_new (NULL);
  self->next = g_string_new (NULL);
  self->stem = g_string_new (NULL);
  *tokenizer = self;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *self)
{
  if (self == NULL)
    return;
  dossier_tokenizer_free (self->words);
  g_string_free (self->form, TRUE);
  g_string_free (self->next, TRUE);
  g_string_free (self->stem, TRUE);
  g_free (self);
}

static int
tokenize_cb (Fts5Tokenizer *self,
             void *context,
             int flags,
             const char *text,
             int length,
             TokenFunc take)
{
  Sink sink = { take, context, SQLITE_OK };

  if (text == NULL || length <= 0)
    return SQLITE_OK;
  if (flags & FTS5_TOKENIZE_QUERY)
    tokenize_words (self, &sink, text, (gsize) length, (flags & FTS5_TOKENIZE_PREFIX) != 0);
  else if (*text == *DOSSIER_WORDS_MARK)
    send_words (&sink, text, (gsize) length);
  else
    tokenize_text (self, &sink, text, (gsize) length);
  return sink.code;
}

static fts5_api *
get_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *select = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &select, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (select, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (select);
  sqlite3_finalize (select);
  return api;
}

int
dossier_fts_register (sqlite3 *db)
{
  fts5_api *api = get_api (db);
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };

  if (api == NULL || api->iVersion < 2)
    return SQLITE_ERROR;
  return api->xCreateTokenizer (api, "dossier", NULL, &tokenizer, NULL);
}
