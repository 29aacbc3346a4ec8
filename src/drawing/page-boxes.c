/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "drawing/pages-private.h"
#include "formats/citation.h"

DossierPageBox *
dossier_pages_add_box (DossierPages *self, DossierPageStyle style, const char *text)
{
  DossierPageBox box = { .style = style, .text = g_strdup (text), .passage = -1, .speaker = -1 };

  g_array_append_val (self->boxes, box);
  return &g_array_index (self->boxes, DossierPageBox, self->boxes->len - 1);
}

void
dossier_page_box_add_stretch (DossierPageBox *box,
                              DossierStretchKind kind,
                              DossierColour colour,
                              guint start,
                              guint end)
{
  DossierPageStretch stretch = { kind, colour, start, end };

  if (end <= start)
    return;
  if (box->stretches == NULL)
    box->stretches = g_array_new (FALSE, FALSE, sizeof (DossierPageStretch));
  g_array_append_val (box->stretches, stretch);
}

static DossierPageStyle
choose_passage_style (const DossierBlock *block)
{
  switch (block->passage_kind)
    {
    case DOSSIER_PASSAGE_HEADING:
      return DOSSIER_PAGE_HEADING_1 + CLAMP (block->level, 0, 2);
    case DOSSIER_PASSAGE_LIST_ITEM:
      return DOSSIER_PAGE_LIST;
    case DOSSIER_PASSAGE_VERSE:
      return DOSSIER_PAGE_VERSE;
    case DOSSIER_PASSAGE_STAGE:
    case DOSSIER_PASSAGE_NOTE:
      return DOSSIER_PAGE_STAGE;
    case DOSSIER_PASSAGE_TABLE:
      return DOSSIER_PAGE_TABLE;
    case DOSSIER_PASSAGE_CAPTION:
      return DOSSIER_PAGE_CAPTION;
    case DOSSIER_PASSAGE_BLOCK_QUOTE:
      return DOSSIER_PAGE_QUOTE;
    case DOSSIER_PASSAGE_FOOTNOTE:
      return DOSSIER_PAGE_FOOTNOTE;
    case DOSSIER_PASSAGE_PARAGRAPH:
    case DOSSIER_PASSAGE_SPEECH:
    default:
      return DOSSIER_PAGE_PARAGRAPH;
    }
}

static DossierPageStyle
choose_style (const DossierBlock *block)
{
  switch (block->kind)
    {
    case DOSSIER_BLOCK_TITLE:
      return DOSSIER_PAGE_TITLE;
    case DOSSIER_BLOCK_SUBTITLE:
      return DOSSIER_PAGE_SUBTITLE;
    case DOSSIER_BLOCK_BYLINE:
      return DOSSIER_PAGE_BYLINE;
    case DOSSIER_BLOCK_STATEMENT:
      return DOSSIER_PAGE_STATEMENT;
    case DOSSIER_BLOCK_SPEAKER:
    case DOSSIER_BLOCK_BADGE:
      return DOSSIER_PAGE_SPEAKER;
    case DOSSIER_BLOCK_QUOTE:
      return DOSSIER_PAGE_QUOTE;
    case DOSSIER_BLOCK_TEXT:
    default:
      return choose_passage_style (block);
    }
}

/* Whether a block is printed: of what the query leaves out only the headings over what passes. */
static gboolean
is_meant (DossierPages *self, const DossierExcerpt *excerpt, const DossierBlock *block)
{
  DossierItem *passage;

  if (!self->options.only_passing || excerpt->items == NULL || block->passage < 0)
    return TRUE;
  passage = DOSSIER_ITEM (dossier_document_get_passage (excerpt->document, block->passage));
  if (dossier_excerpt_has (excerpt, passage))
    return TRUE;
  return block->passage_kind == DOSSIER_PASSAGE_HEADING && passage->section >= 0 &&
         dossier_excerpt_has (excerpt,
                              dossier_document_get (excerpt->document, DOSSIER_KIND_SECTION,
                                                    passage->section));
}

/* Lines of one poem, rows of one table, blocks of one passage. */
static gboolean
is_close (const DossierBlock *block, const DossierBlock *former)
{
  return former != NULL && former->passage_kind == block->passage_kind &&
         (block->passage_kind == DOSSIER_PASSAGE_VERSE ||
          block->passage_kind == DOSSIER_PASSAGE_TABLE);
}

static int
find_speaker (GHashTable *speakers, const DossierQuote *quote)
{
  gpointer number;

  if (quote == NULL || quote->speaker == NULL ||
      !g_hash_table_lookup_extended (speakers, quote->speaker, NULL, &number))
    return -1;
  return GPOINTER_TO_INT (number);
}

/* In order of first quote, as the session numbers them. */
static GHashTable *
number_speakers (DossierDocument *document)
{
  GHashTable *speakers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);

      if (quote->speaker != NULL && !g_hash_table_contains (speakers, quote->speaker))
        g_hash_table_insert (speakers, quote->speaker,
                             GINT_TO_POINTER ((int) g_hash_table_size (speakers)));
    }
  return speakers;
}

/* What is asked for, below the document's head. */
static void
gather_filter (DossierPages *self, const DossierExcerpt *excerpt)
{
  g_autofree char *text = NULL;

  if (!self->options.only_passing || excerpt->sentence == NULL)
    return;
  /* Translators: %s is what a filter leaves: “1 of 16 quotes: Stanislau Zas” */
  text = g_strdup_printf (_ ("Only what passes the filter: %s"), excerpt->sentence);
  dossier_pages_add_box (self, DOSSIER_PAGE_BYLINE, text);
}

/* The head ends where the first passage begins. */
static guint
count_head (const DossierReadingLayout *layout)
{
  guint n = 0;

  while (n < layout->blocks->len && g_array_index (layout->blocks, DossierBlock, n).passage < 0)
    n++;
  return n;
}

/* @boxes: (out): the box of each block. */
static void
gather_blocks (DossierPages *self,
               const DossierExcerpt *excerpt,
               const DossierReadingLayout *layout,
               GArray *boxes)
{
  g_autoptr (GHashTable) speakers = number_speakers (excerpt->document);
  const DossierBlock *former = NULL;
  guint head = count_head (layout);

  for (guint i = 0; i < layout->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (layout->blocks, DossierBlock, i);
      const char *text = layout->text + block->offset;
      const char *end = g_utf8_offset_to_pointer (text, block->end - block->start);
      g_autofree char *words = g_strndup (text, (gsize) (end - text));
      DossierPageBox *box;
      guint index;

      if (i == head)
        gather_filter (self, excerpt);
      index = is_meant (self, excerpt, block) ? self->boxes->len : G_MAXUINT;
      g_array_append_val (boxes, index);
      if (index == G_MAXUINT)
        continue;
      box = dossier_pages_add_box (self, choose_style (block), words);
      box->passage = block->passage;
      box->level = block->level;
      box->rtl = block->rtl;
      box->language = g_intern_string (block->language);
      box->close = is_close (block, former);
      if (block->kind == DOSSIER_BLOCK_QUOTE)
        box->speaker = find_speaker (speakers, block->quote);
      former = block;
    }
}

/* Numbers of sources and footnotes stand raised. */
static void
gather_marks (DossierPages *self, const DossierReadingLayout *layout, GArray *boxes)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (layout->marks, DossierMark, i);
      guint at = dossier_reading_layout_find_block (layout, mark->start);

      if (g_array_index (boxes, guint, at) != G_MAXUINT)
        dossier_pages_add_positions (self, layout, boxes, mark->start, mark->end,
                                     DOSSIER_STRETCH_MARK, DOSSIER_COLOUR_NONE);
    }
}

static void
gather_emphasis (DossierPages *self,
                 const DossierReadingLayout *layout,
                 GArray *boxes,
                 DossierPassage *passage)
{
  guint index = (guint) DOSSIER_ITEM (passage)->index;

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      gboolean strong = span->type == DOSSIER_SPAN_STRONG;

      if (!strong && span->type != DOSSIER_SPAN_EMPHASIS && span->type != DOSSIER_SPAN_TITLE)
        continue;
      dossier_pages_add_positions (
        self, layout, boxes, dossier_reading_layout_to_position (layout, index, span->start, TRUE),
        dossier_reading_layout_to_position (layout, index, span->end, FALSE),
        strong ? DOSSIER_STRETCH_STRONG : DOSSIER_STRETCH_EMPHASIS, DOSSIER_COLOUR_NONE);
    }
}

void
dossier_pages_add_positions (DossierPages *self,
                             const DossierReadingLayout *layout,
                             GArray *boxes,
                             guint start,
                             guint end,
                             DossierStretchKind kind,
                             DossierColour colour)
{
  for (guint i = dossier_reading_layout_find_block (layout, start); i < layout->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (layout->blocks, DossierBlock, i);
      const char *text = layout->text + block->offset;
      guint index = g_array_index (boxes, guint, i);
      guint from = MAX (start, block->start), to = MIN (end, block->end);

      if (block->start >= end)
        break;
      if (index == G_MAXUINT || to <= from)
        continue;
      dossier_page_box_add_stretch (
        &g_array_index (self->boxes, DossierPageBox, index), kind, colour,
        (guint) (g_utf8_offset_to_pointer (text, from - block->start) - text),
        (guint) (g_utf8_offset_to_pointer (text, to - block->start) - text));
    }
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const DossierSource *first = *(const DossierSource *const *) a;
  const DossierSource *second = *(const DossierSource *const *) b;

  return first->number < second->number ? -1 : first->number > second->number;
}

/* Sources with numbers in the order of these, and then those without. */
static GPtrArray *
list_sources (DossierPages *self, const DossierExcerpt *excerpt)
{
  GPtrArray *numbered = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < dossier_document_count (excerpt->document, DOSSIER_KIND_SOURCE); i++)
    {
      DossierSource *source = dossier_document_get (excerpt->document, DOSSIER_KIND_SOURCE, i);

      if (self->options.only_passing && !dossier_excerpt_has (excerpt, source))
        continue;
      g_ptr_array_add (source->number > 0 ? numbered : others, source);
    }
  g_ptr_array_sort (numbered, compare_sources);
  g_ptr_array_extend (numbered, others, NULL, NULL);
  return numbered;
}

static void
gather_sources (DossierPages *self, const DossierExcerpt *excerpt)
{
  g_autoptr (GPtrArray) sources = list_sources (self, excerpt);

  if (sources->len > 0)
    dossier_pages_add_box (self, DOSSIER_PAGE_HEADING_1, _ ("Sources"));
  for (guint i = 0; i < sources->len; i++)
    {
      DossierSource *source = sources->pdata[i];
      g_autofree char *cited = dossier_citation_source (source);
      g_autofree char *text =
        source->number > 0 ? g_strdup_printf ("%u. %s", source->number, cited) : g_strdup (cited);
      DossierPageBox *box = dossier_pages_add_box (self, DOSSIER_PAGE_SOURCE, text);

      box->uri = g_intern_string (source->url);
    }
}

void
dossier_pages_gather (DossierPages *self, const DossierExcerpt *excerpt)
{
  DossierDocument *document = excerpt->document;
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  g_autoptr (DossierReadingLayout) layout = dossier_reading_layout_new (document, 0, n);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));

  gather_blocks (self, excerpt, layout, boxes);
  gather_marks (self, layout, boxes);
  for (guint i = 0; i < n; i++)
    gather_emphasis (self, layout, boxes, dossier_document_get_passage (document, i));
  if (!self->options.without_notes)
    dossier_pages_gather_notes (self, excerpt, layout, boxes);
  gather_sources (self, excerpt);
}
