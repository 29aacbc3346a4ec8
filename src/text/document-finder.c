/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/document-finder.h"

#include <string.h>

#include "text/fold.h"
#include "text/reading-layout-private.h"

/* What is looked through as a whole: words that belong together stand within one. */
typedef struct
{
  DossierFoundIn in;
  guint index;
  const char *text;     /* owned by the document or by the finder's lines */
  const char *language; /* BCP 47, or NULL */
} Piece;

struct _DossierDocumentFinder
{
  gatomicrefcount refs;
  DossierDocument *document;
  GMutex lock;      /* while the pieces are made */
  GArray *pieces;   /* of Piece; NULL until then */
  GPtrArray *lines; /* of char *: captions and head */
};

static void
add_piece (DossierDocumentFinder *self,
           DossierFoundIn in,
           guint index,
           const char *text,
           const char *language)
{
  Piece piece = { in, index, text, language };

  g_array_append_val (self->pieces, piece);
}

static void
add_head_line (DossierBlockKind kind, const char *text, gpointer data)
{
  DossierDocumentFinder *self = data;
  char *line = g_strdup (text);

  g_ptr_array_add (self->lines, line);
  add_piece (self, DOSSIER_FOUND_IN_HEAD, self->pieces->len, line, self->document->language);
}

static void
add_passage (DossierDocumentFinder *self, guint index)
{
  const DossierPassage *passage = dossier_document_get_passage (self->document, index);
  char *caption = NULL;

  if (!dossier_speech_continues (self->document, index))
    caption = dossier_speech_caption (self->document, passage);
  if (caption != NULL)
    {
      g_ptr_array_add (self->lines, caption);
      add_piece (self, DOSSIER_FOUND_IN_CAPTION, index, caption, self->document->language);
    }
  add_piece (self, DOSSIER_FOUND_IN_TEXT, index, passage->text,
             passage->language != NULL ? passage->language : self->document->language);
}

static void
make_pieces (DossierDocumentFinder *self)
{
  guint n_passages = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);

  g_mutex_lock (&self->lock);
  if (self->pieces == NULL)
    {
      self->pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), n_passages + 8);
      dossier_reading_head_foreach (self->document, add_head_line, self);
      for (guint i = 0; i < n_passages; i++)
        add_passage (self, i);
    }
  g_mutex_unlock (&self->lock);
}

/* Words that follow upon one another are one thing to be come to. */
static void
add_found (GArray *found, const Piece *piece, guint start, guint end, gboolean goes_on)
{
  DossierFound one = { piece->in, piece->index, start, end };

  if (goes_on)
    g_array_index (found, DossierFound, found->len - 1).end = end;
  else
    g_array_append_val (found, one);
}

/* Whether nothing but a space lies between character @from and @to of @text. */
static gboolean
is_gap (const char *text, guint from, guint to)
{
  const char *p = g_utf8_offset_to_pointer (text, from);

  for (; from < to; from++, p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
find_in_piece (GArray *found, const Piece *piece, const char *words)
{
  g_autofree char *word = dossier_text_fold (words);
  const char *p = piece->text;
  guint at = 0, last_end = 0;
  gboolean any = FALSE;

  while (*p != '\0')
    {
      const char *from = p;
      guint start = at;

      for (; *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        at++;
      if (p > from)
        {
          g_autofree char *raw = g_strndup (from, p - from);
          g_autofree char *token = dossier_text_fold (raw);

          if (*word != '\0' && g_str_has_prefix (token, word))
            {
              add_found (found, piece, start, at, any && is_gap (piece->text, last_end, start));
              any = TRUE;
              last_end = at;
            }
        }
      else
        {
          p = g_utf8_next_char (p);
          at++;
        }
    }
}

GArray *
dossier_document_finder_find (DossierDocumentFinder *self,
                              const char *words,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (DossierFound));
  make_pieces (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      find_in_piece (found, &g_array_index (self->pieces, Piece, i), words);
    }
  return g_steal_pointer (&found);
}

/* The way through a thread. */
typedef struct
{
  DossierDocumentFinder *finder;
  char *words;
} Job;

static void
job_free (Job *job)
{
  dossier_document_finder_unref (job->finder);
  g_free (job->words);
  g_free (job);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  GArray *found = dossier_document_finder_find (job->finder, job->words, cancellable, &error);

  if (found == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, found, (GDestroyNotify) g_array_unref);
}

void
dossier_document_finder_find_async (DossierDocumentFinder *self,
                                    const char *words,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (words != NULL);

  job = g_new0 (Job, 1);
  job->finder = dossier_document_finder_ref (self);
  job->words = g_strdup (words);
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
  self->lines = g_ptr_array_new_with_free_func (g_free);
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
  g_clear_pointer (&self->pieces, g_array_unref);
  g_ptr_array_unref (self->lines);
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
