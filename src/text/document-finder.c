/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/document-finder.h"

#include <string.h>

#include "text/reading-layout-private.h"
#include "model/document-speeches.h"
#include "text/stem.h"

/* What is looked through as a whole: words that belong together stand within one. */
typedef struct
{
  DossierFoundIn in;
  guint index;
  guint first; /* of its words */
  guint n_words;
} Piece;

/* A word of a piece. */
typedef struct
{
  guint lemma; /* index of what it is */
  guint start; /* in the piece, in characters */
  guint end;
} Word;

/* What a word is: the same for all that look alike and have the same stem. */
typedef struct
{
  char *form;
  char *stem; /* or NULL */
} Lemma;

struct _DossierDocumentFinder
{
  gatomicrefcount refs;
  DossierDocument *document;
  GMutex lock; /* while the following is made */
  gboolean ready;
  GArray *pieces;       /* of Piece */
  GArray *words;        /* of Word */
  GArray *lemmas;       /* of Lemma */
  GPtrArray *languages; /* of char *, and a NULL at the end */
};

/* While it is made. */
typedef struct
{
  DossierDocumentFinder *finder;
  GHashTable *lemma_ids; /* form, a newline, stem: to index + 1 */
  GString *key;
} Reader;

static void
lemma_clear (gpointer data)
{
  Lemma *lemma = data;

  g_free (lemma->form);
  g_free (lemma->stem);
}

static guint
get_lemma (Reader *self, const DossierToken *token)
{
  GArray *lemmas = self->finder->lemmas;
  Lemma lemma;
  guint id;

  g_string_truncate (self->key, 0);
  g_string_append_len (self->key, token->form, token->form_length);
  if (token->stem != NULL)
    {
      g_string_append_c (self->key, '\n');
      g_string_append_len (self->key, token->stem, token->stem_length);
    }
  id = GPOINTER_TO_UINT (g_hash_table_lookup (self->lemma_ids, self->key->str));
  if (id > 0)
    return id - 1;
  lemma.form = g_strndup (token->form, token->form_length);
  lemma.stem = token->stem != NULL ? g_strndup (token->stem, token->stem_length) : NULL;
  g_array_append_val (lemmas, lemma);
  g_hash_table_insert (self->lemma_ids, g_strdup (self->key->str), GUINT_TO_POINTER (lemmas->len));
  return lemmas->len - 1;
}

static void
add_language (DossierDocumentFinder *self, const char *language)
{
  if (language != NULL &&
      !g_ptr_array_find_with_equal_func (self->languages, language, g_str_equal, NULL))
    g_ptr_array_add (self->languages, g_strdup (language));
}

static void
add_piece (Reader *self, DossierFoundIn in, guint index, const char *text, const char *language)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  Piece piece = { in, index, self->finder->words->len, 0 };
  const char *at = text;
  guint chars = 0;
  DossierToken token;

  dossier_tokenizer_begin (tokenizer, text, strlen (text), dossier_stem_language (language, -1));
  while (dossier_tokenizer_next (tokenizer, &token))
    {
      Word word;

      word.lemma = get_lemma (self, &token);
      chars += (guint) g_utf8_pointer_to_offset (at, text + token.start);
      word.start = chars;
      chars += (guint) g_utf8_pointer_to_offset (text + token.start, text + token.end);
      word.end = chars;
      at = text + token.end;
      g_array_append_val (self->finder->words, word);
      piece.n_words++;
    }
  g_array_append_val (self->finder->pieces, piece);
}

static void
add_head_line (DossierBlockKind kind, const char *text, gpointer data)
{
  Reader *self = data;

  add_piece (self, DOSSIER_FOUND_IN_HEAD, self->finder->pieces->len, text,
             self->finder->document->language);
}

static void
add_passage (Reader *self, guint index)
{
  DossierDocument *document = self->finder->document;
  const DossierPassage *passage = dossier_document_get_passage (document, index);
  g_autofree char *caption = NULL;

  if (!dossier_speech_continues (document, index))
    caption = dossier_speech_caption (document, passage);
  if (caption != NULL)
    add_piece (self, DOSSIER_FOUND_IN_CAPTION, index, caption, document->language);
  add_language (self->finder, passage->language);
  add_piece (self, DOSSIER_FOUND_IN_TEXT, index, passage->text,
             passage->language != NULL ? passage->language : document->language);
}

static void
read_document (DossierDocumentFinder *self)
{
  guint n_passages = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);
  Reader reader = { self, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_string_new (NULL) };

  add_language (self, self->document->language);
  dossier_reading_head_foreach (self->document, add_head_line, &reader);
  for (guint i = 0; i < n_passages; i++)
    add_passage (&reader, i);
  g_ptr_array_add (self->languages, NULL);
  g_hash_table_unref (reader.lemma_ids);
  g_string_free (reader.key, TRUE);
}

/* Takes as long for a document as some hundred searches in it. */
static void
make_ready (DossierDocumentFinder *self)
{
  g_mutex_lock (&self->lock);
  if (!self->ready)
    read_document (self);
  self->ready = TRUE;
  g_mutex_unlock (&self->lock);
}

/* Finding */

/* A term, and for each of its keys which of the document's lemmas it means. */
typedef struct
{
  const DossierTerm *term;
  guint8 **means; /* by key, by lemma */
} Target;

typedef struct
{
  const DossierDocumentFinder *finder;
  GArray *targets; /* of Target */
  guint8 *marked;  /* by word of a piece: whether it is found */
  guint room;      /* of that */
  GArray *found;   /* of DossierFound */
} Search;

static void
target_clear (gpointer data)
{
  Target *target = data;

  for (guint i = 0; i < target->term->keys->len; i++)
    g_free (target->means[i]);
  g_free (target->means);
}

static void
add_target (Search *self, const DossierTerm *term)
{
  const GArray *lemmas = self->finder->lemmas;
  Target target = { term, g_new0 (guint8 *, term->keys->len) };

  for (guint key = 0; key < term->keys->len; key++)
    {
      target.means[key] = g_new0 (guint8, lemmas->len);
      for (guint i = 0; i < lemmas->len; i++)
        {
          const Lemma *lemma = &g_array_index (lemmas, Lemma, i);

          target.means[key][i] = dossier_term_has (term, key, lemma->form, lemma->stem);
        }
    }
  g_array_append_val (self->targets, target);
}

/* Marks where @target stands in @piece; FALSE when nowhere. */
static gboolean
mark_target (Search *self, const Piece *piece, const Target *target)
{
  const Word *words = &g_array_index (self->finder->words, Word, piece->first);
  guint n_keys = target->term->keys->len;
  gboolean any = FALSE;

  for (guint i = 0; i + n_keys <= piece->n_words; i++)
    {
      guint key = 0;

      while (key < n_keys && target->means[key][words[i + key].lemma])
        key++;
      if (key < n_keys)
        continue;
      any = TRUE;
      memset (self->marked + i, 1, n_keys);
    }
  return any;
}

/* Words that follow upon one another are one thing to be come to. */
static void
take_marked (Search *self, const Piece *piece)
{
  const Word *words = &g_array_index (self->finder->words, Word, piece->first);

  for (guint i = 0; i < piece->n_words; i++)
    {
      DossierFound found = { piece->in, piece->index, words[i].start, words[i].end };

      if (!self->marked[i])
        continue;
      if (i > 0 && self->marked[i - 1])
        g_array_index (self->found, DossierFound, self->found->len - 1).end = words[i].end;
      else
        g_array_append_val (self->found, found);
    }
}

static void
search_piece (Search *self, const Piece *piece)
{
  gboolean passes = TRUE;

  if (piece->n_words == 0)
    return;
  if (piece->n_words > self->room)
    {
      self->room = piece->n_words * 2;
      self->marked = g_realloc (self->marked, self->room);
    }
  memset (self->marked, 0, piece->n_words);
  for (guint i = 0; i < self->targets->len && passes; i++)
    {
      const Target *target = &g_array_index (self->targets, Target, i);

      /* What must not be there comes first: its marks are no finds. */
      passes = mark_target (self, piece, target) != target->term->without;
    }
  if (passes)
    take_marked (self, piece);
}

static void
add_targets (Search *self, const DossierWords *words, gboolean without)
{
  const GPtrArray *terms = dossier_words_get_terms (words);

  for (guint i = 0; i < terms->len; i++)
    {
      const DossierTerm *term = g_ptr_array_index (terms, i);

      if (!!term->without == !!without)
        add_target (self, term);
    }
}

GArray *
dossier_document_finder_find (DossierDocumentFinder *self,
                              const char *typed,
                              DossierWordsFlags flags,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (DossierWords) words = NULL;
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (Target));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DossierFound));
  Search search = { self, targets, NULL, 0, found };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  make_ready (self);
  words = dossier_words_new (typed, flags, (const char *const *) self->languages->pdata);
  g_array_set_clear_func (targets, target_clear);
  add_targets (&search, words, TRUE);
  if (targets->len < dossier_words_get_terms (words)->len)
    {
      add_targets (&search, words, FALSE);
      for (guint i = 0; i < self->pieces->len && !g_cancellable_is_cancelled (cancellable); i++)
        search_piece (&search, &g_array_index (self->pieces, Piece, i));
    }
  g_free (search.marked);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&found);
}

/* The way through a thread. */
typedef struct
{
  DossierDocumentFinder *finder;
  char *typed;
  DossierWordsFlags flags;
} Job;

static void
job_free (Job *job)
{
  dossier_document_finder_unref (job->finder);
  g_free (job->typed);
  g_free (job);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  GArray *found =
    dossier_document_finder_find (job->finder, job->typed, job->flags, cancellable, &error);

  if (found == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, found, (GDestroyNotify) g_array_unref);
}

void
dossier_document_finder_find_async (DossierDocumentFinder *self,
                                    const char *typed,
                                    DossierWordsFlags flags,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (typed != NULL);

  job = g_new0 (Job, 1);
  job->finder = dossier_document_finder_ref (self);
  job->typed = g_strdup (typed);
  job->flags = flags;
  g_task_set_source_tag (task, dossier_document_finder_find_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, find_thread);
}

GArray *
dossier_document_finder_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DossierDocumentFinder *
dossier_document_finder_new (DossierDocument *document)
{
  DossierDocumentFinder *self;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  self = g_new0 (DossierDocumentFinder, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->document = g_object_ref (document);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->lemmas = g_array_new (FALSE, FALSE, sizeof (Lemma));
  g_array_set_clear_func (self->lemmas, lemma_clear);
  self->languages = g_ptr_array_new_with_free_func (g_free);
  return self;
}

DossierDocumentFinder *
dossier_document_finder_ref (DossierDocumentFinder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dossier_document_finder_unref (DossierDocumentFinder *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->pieces);
  g_array_unref (self->words);
  g_array_unref (self->lemmas);
  g_ptr_array_unref (self->languages);
  g_object_unref (self->document);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Places */

static int
compare_guint (guint a, guint b)
{
  return a < b ? -1 : a > b;
}

int
dossier_found_compare (gconstpointer a, gconstpointer b)
{
  const DossierFound *first = a;
  const DossierFound *second = b;
  gboolean first_in_head = first->in == DOSSIER_FOUND_IN_HEAD;
  gboolean second_in_head = second->in == DOSSIER_FOUND_IN_HEAD;
  int order;

  if (first_in_head != second_in_head)
    return first_in_head ? -1 : 1;
  order = compare_guint (first->index, second->index);
  if (order == 0)
    order = compare_guint (first->in, second->in);
  return order != 0 ? order : compare_guint (first->start, second->start);
}

/* The block of a line that is of no passage's text. NULL when it is not shown there. */
static const DossierBlock *
get_line (const DossierFound *found, const DossierReadingLayout *layout)
{
  const DossierBlock *block;
  guint index;

  if (found->in == DOSSIER_FOUND_IN_HEAD)
    {
      block =
        layout->first_passage == 0 ? dossier_reading_layout_get_block (layout, found->index) : NULL;
      return block != NULL && block->passage < 0 ? block : NULL;
    }
  index = dossier_reading_layout_get_passage_block (layout, found->index);
  block = index > 0 ? dossier_reading_layout_get_block (layout, index - 1) : NULL;
  return block != NULL && block->kind == DOSSIER_BLOCK_SPEAKER ? block : NULL;
}

gboolean
dossier_found_to_range (const DossierFound *found,
                        const DossierReadingLayout *layout,
                        guint *start,
                        guint *end)
{
  const DossierBlock *line;

  g_return_val_if_fail (found != NULL && layout != NULL, FALSE);

  if (found->in != DOSSIER_FOUND_IN_HEAD &&
      !dossier_reading_layout_has_passage (layout, found->index))
    return FALSE;
  if (found->in == DOSSIER_FOUND_IN_TEXT)
    {
      *start = dossier_reading_layout_to_position (layout, found->index, found->start, TRUE);
      *end = dossier_reading_layout_to_position (layout, found->index, found->end, FALSE);
      return TRUE;
    }
  line = get_line (found, layout);
  if (line == NULL)
    return FALSE;
  *start = line->start + found->start;
  *end = line->start + found->end;
  return TRUE;
}
