/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a document's items their words are found in: as much as the library's search knows of
 * them (search_rows in store/schema.c), and the name by which each is shown. */
#include "config.h"

#include "linking/crossfilter-private.h"

static void
append_text (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s\n", part);
}

/* What the reader wrote, the tags, and the words marked. */
static void
append_note (GString *text, DossierAnnotation *note)
{
  g_autofree char *exact = dossier_annotation_get_exact (note);

  append_text (text, note->note);
  for (guint i = 0; i < note->tags->len; i++)
    append_text (text, note->tags->pdata[i]);
  append_text (text, exact);
}

static void
append_label (GString *text, DossierItem *item)
{
  g_autofree char *label = dossier_item_to_label (item);

  append_text (text, label);
}

static void
append_item (GString *text, DossierItem *item)
{
  switch (item->kind)
    {
    case DOSSIER_KIND_PASSAGE:
      append_text (text, DOSSIER_PASSAGE (item)->text);
      return;

    case DOSSIER_KIND_QUOTE:
      append_text (text, DOSSIER_QUOTE (item)->text);
      append_text (text, DOSSIER_QUOTE (item)->speaker_name);
      return;

    case DOSSIER_KIND_NOTE:
      append_note (text, DOSSIER_ANNOTATION (item));
      return;

    case DOSSIER_KIND_EVENT:
      append_label (text, item);
      append_text (text, DOSSIER_EVENT (item)->description);
      return;

    case DOSSIER_KIND_COMMITMENT:
      append_label (text, item);
      append_text (text, DOSSIER_COMMITMENT (item)->announced_text);
      append_text (text, DOSSIER_COMMITMENT (item)->outcome);
      return;

    case DOSSIER_KIND_SOURCE:
      append_label (text, item);
      append_text (text, DOSSIER_SOURCE (item)->publisher);
      append_text (text, DOSSIER_SOURCE (item)->url);
      return;

    default:
      append_label (text, item);
    }
}

static const char *
get_language (DossierDocument *document, DossierItem *item)
{
  const char *own = item->kind == DOSSIER_KIND_PASSAGE ? DOSSIER_PASSAGE (item)->language : NULL;

  return own != NULL ? own : document->language;
}

/* Of @items, which are not changed any more: in any thread. Not whole when @cancellable (nullable)
 * is cancelled. */
static DossierWordIndex *
make_index (DossierDocument *document,
            DossierItem *const *items,
            guint n_items,
            GCancellable *cancellable)
{
  DossierWordIndex *index = dossier_word_index_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_items && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_string_truncate (text, 0);
      append_item (text, items[i]);
      dossier_word_index_add (index, text->str, get_language (document, items[i]));
    }
  dossier_word_index_finish (index);
  return index;
}

/* Ahead */

/* What a thread makes the index of: notes, which come and go, are not in it. */
typedef struct
{
  DossierDocument *document;
  DossierItem **items; /* the document's */
  guint n_items;
} Ahead;

static void
ahead_free (gpointer data)
{
  Ahead *ahead = data;

  g_object_unref (ahead->document);
  g_free (ahead->items);
  g_free (ahead);
}

static void
ahead_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Ahead *ahead = data;

  g_task_return_pointer (task,
                         make_index (ahead->document, ahead->items, ahead->n_items, cancellable),
                         (GDestroyNotify) dossier_word_index_free);
}

static void
ahead_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierCrossfilter *self = DOSSIER_CROSSFILTER (source);
  DossierWordIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  if (index != NULL && self->words == NULL)
    self->words = index;
  else
    g_clear_pointer (&index, dossier_word_index_free);
}

void
dossier_crossfilter_index_ahead (DossierCrossfilter *self, GCancellable *cancellable)
{
  g_autoptr (GTask) task = NULL;
  Ahead *ahead;

  g_return_if_fail (DOSSIER_IS_CROSSFILTER (self));

  if (self->words != NULL || self->n_fixed < DOSSIER_INDEX_AHEAD_FROM)
    return;
  ahead = g_new0 (Ahead, 1);
  ahead->document = g_object_ref (self->document);
  ahead->items = g_memdup2 (self->items, sizeof (DossierItem *) * self->n_fixed);
  ahead->n_items = self->n_fixed;
  task = g_task_new (self, cancellable, ahead_cb, NULL);
  g_task_set_source_tag (task, dossier_crossfilter_index_ahead);
  g_task_set_task_data (task, ahead, ahead_free);
  g_task_run_in_thread (task, ahead_thread);
}

gboolean
dossier_crossfilter_has_index (DossierCrossfilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), FALSE);

  return self->words != NULL;
}

/* When asked for */

static GStrv
collect_languages (DossierCrossfilter *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  const char *own = self->document->language != NULL ? self->document->language : "";

  g_hash_table_add (seen, (gpointer) own);
  g_strv_builder_add (languages, own);
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_PASSAGE); i++)
    {
      const char *language = dossier_document_get_passage (self->document, i)->language;

      if (language != NULL && g_hash_table_add (seen, (gpointer) language))
        g_strv_builder_add (languages, language);
    }
  return g_strv_builder_end (languages);
}

DossierWords *
dossier_crossfilter_read_words (DossierCrossfilter *self, DossierQuery *query)
{
  const GPtrArray *values = dossier_query_get_values (query, DOSSIER_FACET_WORDS);

  if (values->len == 0)
    return NULL;
  if (self->languages == NULL)
    self->languages = collect_languages (self);
  return dossier_words_new_for_values (values, (const char *const *) self->languages);
}

void
dossier_crossfilter_match_words (DossierCrossfilter *self, const DossierWords *words)
{
  if (self->words == NULL)
    self->words = make_index (self->document, self->items, self->n_fixed, NULL);
  if (self->note_words == NULL)
    self->note_words =
      make_index (self->document, self->items + self->n_fixed, self->n_items - self->n_fixed, NULL);

  self->has_words = g_renew (gboolean, self->has_words, self->n_items + 1);
  dossier_word_index_match (self->words, words, self->has_words);
  dossier_word_index_match (self->note_words, words, self->has_words + self->n_fixed);
}

void
dossier_crossfilter_forget_note_words (DossierCrossfilter *self)
{
  g_clear_pointer (&self->note_words, dossier_word_index_free);
}
