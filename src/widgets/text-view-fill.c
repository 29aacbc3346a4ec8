/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/text-view-private.h"

/* A document is put into the buffer in pieces: what fills the window and a good way beyond at
 * once, the rest while nothing else is to be done. */
#define FIRST_CHARS 8000
#define SLICE_CHARS 40000

typedef struct
{
  DossierTextView *view;
  GtkTextBuffer *buffer;
} Filler;

static void
apply (Filler *self, GtkTextTag *tag, guint start, guint end)
{
  GtkTextIter from, to;

  if (start >= end)
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, (int) end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &from, &to);
}

static GtkTextTag *
get_span_tag (DossierTextView *view, const DossierSpan *span)
{
  const DossierQuote *quote;
  int number = -1;

  switch (span->type)
    {
    case DOSSIER_SPAN_ENTITY:
      if (span->target == NULL)
        return NULL;
      if (span->target->kind == DOSSIER_KIND_PERSON)
        return view->tags.tags[DOSSIER_TAG_PERSON];
      if (span->target->kind == DOSSIER_KIND_ORGANISATION)
        return view->tags.tags[DOSSIER_TAG_ORGANISATION];
      return view->tags.tags[DOSSIER_TAG_PLACE];
    case DOSSIER_SPAN_DATE:
      return view->tags.tags[DOSSIER_TAG_DATE];
    case DOSSIER_SPAN_LINK:
      if (span->target == NULL && span->uri == NULL)
        return NULL;
      return view->tags.tags[DOSSIER_TAG_LINK];
    case DOSSIER_SPAN_EMPHASIS:
    case DOSSIER_SPAN_TITLE:
      return view->tags.tags[DOSSIER_TAG_EMPHASIS];
    case DOSSIER_SPAN_STRONG:
      return view->tags.tags[DOSSIER_TAG_STRONG];
    case DOSSIER_SPAN_QUOTE:
      if (span->target == NULL)
        return NULL;
      quote = DOSSIER_QUOTE (span->target);
      if (quote->speaker != NULL && view->speaker_number != NULL)
        number = view->speaker_number (view->speaker_data, quote->speaker);
      if (number >= 0)
        number %= DOSSIER_N_SPEAKER_COLOURS;
      return view->tags.tags[DOSSIER_TAG_SAID + number];
    case DOSSIER_SPAN_SOURCE:
    case DOSSIER_SPAN_FOOTNOTE:
    case DOSSIER_SPAN_EVENT:
    case DOSSIER_SPAN_DISTANCED:
    default:
      return NULL;
    }
}

/* Words that are set off have their bar instead of a tint. */
static gboolean
is_set_off (DossierTextView *view, const DossierSpan *span, guint start)
{
  const DossierBlock *block =
    dossier_reading_layout_get_block (view->layout,
                                      dossier_reading_layout_find_block (view->layout, start));

  return block->kind == DOSSIER_BLOCK_QUOTE && DOSSIER_ITEM (block->quote) == span->target;
}

static void
apply_spans (Filler *self, guint index)
{
  const DossierReadingLayout *layout = self->view->layout;
  const DossierPassage *passage = dossier_document_get_passage (layout->document, index);

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      GtkTextTag *tag = get_span_tag (self->view, span);
      guint start, end;

      if (tag == NULL || span->start >= span->end)
        continue;
      start = dossier_reading_layout_to_position (layout, index, span->start, TRUE);
      end = dossier_reading_layout_to_position (layout, index, span->end, FALSE);
      if (span->type == DOSSIER_SPAN_QUOTE && is_set_off (self->view, span, start))
        continue;
      apply (self, tag, start, end);
    }
}

static gboolean
goes_on (const DossierBlock *block, const DossierBlock *next)
{
  return next != NULL && next->kind == DOSSIER_BLOCK_TEXT && block->kind == DOSSIER_BLOCK_TEXT &&
         next->passage_kind == block->passage_kind;
}

/* How closely a paragraph is followed by the next. */
static GtkTextTag *
get_space_tag (DossierTextView *view, const DossierBlock *block, const DossierBlock *next)
{
  if (block->kind == DOSSIER_BLOCK_STATEMENT && block->last)
    return next != NULL && next->kind == DOSSIER_BLOCK_TEXT &&
               next->passage_kind != DOSSIER_PASSAGE_HEADING
             ? view->tags.tags[DOSSIER_TAG_APART]
             : NULL;
  if (!goes_on (block, next))
    return NULL;
  switch (block->passage_kind)
    {
    case DOSSIER_PASSAGE_LIST_ITEM:
    case DOSSIER_PASSAGE_FOOTNOTE:
      return view->tags.tags[DOSSIER_TAG_TIGHT];
    case DOSSIER_PASSAGE_VERSE:
    case DOSSIER_PASSAGE_TABLE:
      return view->tags.tags[next->passage == block->passage || next->first ? DOSSIER_TAG_CLOSE
                                                                            : DOSSIER_TAG_TIGHT];
    default:
      return NULL;
    }
}

/* The tab stops of a table's row. */
static GtkTextTag *
get_columns_tag (DossierTextView *view, const DossierBlock *block)
{
  const char *text = view->layout->text + block->offset;
  int columns = 1;

  if (block->kind != DOSSIER_BLOCK_TEXT || block->passage_kind != DOSSIER_PASSAGE_TABLE)
    return NULL;
  for (const char *p = text; *p != '\0' && *p != '\n'; p++)
    if (*p == '\t')
      columns++;
  return columns < 2 ? NULL : view->tags.tags[DOSSIER_TAG_COLUMNS_2 + MIN (columns, 8) - 2];
}

/* Each line's tags end before its newline, also when the next has the same. GTK 4.8 keeps the style
 * of the last line that it worked out until it meets the start of a tag, and would give it to a
 * line in which none starts. */
static void
apply_block (Filler *self, guint index)
{
  GtkTextTag **tags = self->view->tags.tags;
  const DossierReadingLayout *layout = self->view->layout;
  const DossierBlock *block = dossier_reading_layout_get_block (layout, index);
  const DossierBlock *next = dossier_reading_layout_get_block (layout, index + 1);
  GtkTextTag *space = get_space_tag (self->view, block, next);
  GtkTextTag *columns = get_columns_tag (self->view, block);

  apply (self, tags[dossier_text_tag_for_block (block)], block->start, block->end);
  if (block->kind == DOSSIER_BLOCK_QUOTE ||
      (block->kind == DOSSIER_BLOCK_TEXT && block->passage_kind == DOSSIER_PASSAGE_BLOCK_QUOTE))
    apply (self, tags[DOSSIER_TAG_QUOTE + (block->rtl ? 1 : 0)], block->start, block->end);
  if (space != NULL)
    apply (self, space, block->start, block->end);
  if (columns != NULL)
    apply (self, columns, block->start, block->end);
  apply (self, tags[block->rtl ? DOSSIER_TAG_RTL : DOSSIER_TAG_LTR], block->start, block->end);
  if (block->language != NULL)
    apply (self, dossier_text_tags_get_language (&self->view->tags, block->language), block->start,
           block->end);
}

static void
apply_marks (Filler *self, guint start, guint end)
{
  const GArray *marks = self->view->layout->marks;
  GtkTextTag **tags = self->view->tags.tags;

  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);
      gboolean source = mark->span != NULL && mark->span->type == DOSSIER_SPAN_SOURCE;

      if (mark->start >= end)
        break;
      if (mark->start >= start)
        apply (self, tags[source ? DOSSIER_TAG_SOURCE_MARK : DOSSIER_TAG_FOOTNOTE_MARK],
               mark->start, mark->end);
    }
}

/* Puts the blocks from view->filled to @last into the buffer. */
static void
fill_blocks (DossierTextView *view, guint last)
{
  const DossierReadingLayout *layout = view->layout;
  Filler self = { view, view->buffer };
  const DossierBlock *first = dossier_reading_layout_get_block (layout, view->filled);
  const DossierBlock *next = dossier_reading_layout_get_block (layout, last);
  guint end = next != NULL ? next->start : layout->n_chars;
  gsize end_offset = next != NULL ? next->offset : strlen (layout->text);
  GtkTextIter iter;
  int passage = -1;

  gtk_text_buffer_get_end_iter (self.buffer, &iter);
  gtk_text_buffer_insert (self.buffer, &iter, layout->text + first->offset,
                          (int) (end_offset - first->offset));
  for (guint i = view->filled; i < last; i++)
    {
      const DossierBlock *block = dossier_reading_layout_get_block (layout, i);

      apply_block (&self, i);
      if (block->last && block->passage >= 0 && !dossier_block_is_caption (block) &&
          block->passage != passage)
        apply_spans (&self, (guint) (passage = block->passage));
    }
  apply_marks (&self, first->start, end);
  view->filled = last;
}

/* The first block that begins @chars characters after what is there; never amid a passage. */
static guint
find_slice_end (DossierTextView *view, guint chars)
{
  const GArray *blocks = view->layout->blocks;
  guint from = g_array_index (blocks, DossierBlock, view->filled).start;
  guint last = view->filled + 1;

  for (; last < blocks->len; last++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, last);

      if (block->first && !dossier_block_is_caption (block) && block->start - from >= chars)
        break;
    }
  return last;
}

static gboolean
fill_cb (gpointer user_data)
{
  DossierTextView *view = user_data;

  if (view->layout != NULL && view->filled < view->layout->blocks->len)
    fill_blocks (view, find_slice_end (view, SLICE_CHARS));
  if (view->layout != NULL && view->filled < view->layout->blocks->len)
    return G_SOURCE_CONTINUE;
  view->fill_id = 0;
  return G_SOURCE_REMOVE;
}

void
dossier_text_view_fill_first (DossierTextView *view)
{
  view->filled = 0;
  if (view->layout == NULL || view->layout->blocks->len == 0)
    return;
  fill_blocks (view, find_slice_end (view, FIRST_CHARS));
  if (view->filled < view->layout->blocks->len)
    view->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_cb, view, NULL);
}

void
dossier_text_view_fill_to (DossierTextView *view, guint position)
{
  const DossierBlock *next;

  while (view->layout != NULL &&
         (next = dossier_reading_layout_get_block (view->layout, view->filled)) != NULL &&
         next->start <= position)
    fill_blocks (view, find_slice_end (view, SLICE_CHARS));
}

void
dossier_text_view_stop_filling (DossierTextView *view)
{
  g_clear_handle_id (&view->fill_id, g_source_remove);
}
