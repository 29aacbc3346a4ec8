/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How running text becomes passages: flows (the text's own, and one for each note within it),
 * blocks (what a stretch of text is), divisions (where it stands). */
#include "formats/tei/tei-pages.h"
#include "formats/tei/tei-reader.h"

#include <string.h>

#include "formats/tei/tei-pages.h"

TeiFlow *
tei_get_flow (TeiReader *reader)
{
  return &g_array_index (reader->flows, TeiFlow, reader->flows->len - 1);
}

TeiText *
tei_get_text (TeiReader *reader)
{
  return tei_get_flow (reader)->text;
}

TeiBlock *
tei_get_block (TeiReader *reader)
{
  return &g_array_index (reader->blocks, TeiBlock, reader->blocks->len - 1);
}

void
tei_push_flow (TeiReader *reader)
{
  TeiFlow flow = { .page = reader->document != NULL ? reader->document->pages->len : 0 };

  flow.text = tei_text_new ();
  flow.passages = g_ptr_array_new_with_free_func (g_object_unref);
  flow.after = g_ptr_array_new_with_free_func (g_object_unref);
  flow.ids = g_ptr_array_new_with_free_func (g_free);
  flow.first_depth = reader->depth;
  flow.inline_only = reader->inline_only;
  flow.open_spans = reader->open_spans;
  g_array_append_val (reader->flows, flow);
  reader->inline_only = 0;
  reader->open_spans = 0;
}

GPtrArray *
tei_pop_flow (TeiReader *reader)
{
  TeiFlow *flow = tei_get_flow (reader);
  GPtrArray *passages = g_ptr_array_ref (flow->passages);

  reader->inline_only = flow->inline_only;
  reader->open_spans = flow->open_spans;
  g_array_set_size (reader->flows, reader->flows->len - 1);

  return passages;
}

void
tei_add_id (TeiReader *reader, const char *id)
{
  if (id != NULL && *id != '\0')
    g_ptr_array_add (tei_get_flow (reader)->ids, g_strdup (id));
}

/* Sections */

static DossierSection *
add_section (TeiReader *reader, guint number)
{
  TeiDivision *division = &g_array_index (reader->divisions, TeiDivision, number);
  GPtrArray *sections = reader->document->sections;

  division->section = dossier_section_new (division->id, NULL);
  division->number = (int) sections->len;
  division->first = tei_get_flow (reader)->passages->len;
  division->section->parent_instance.authority = division->authority;
  for (guint i = number; i > 0; i--)
    {
      TeiDivision *outer = &g_array_index (reader->divisions, TeiDivision, i - 1);

      if (outer->section == NULL)
        continue;
      division->section->parent = outer->number;
      division->section->level = outer->section->level + 1;
      break;
    }

  g_ptr_array_add (sections, division->section);
  tei_charge (reader, TEI_RECORD_COST);

  return division->section;
}

/* The division of the section in which a passage that begins now stands, or NULL. @heading: the
 * passage is a heading, which makes a section of any division. */
TeiDivision *
tei_get_division (TeiReader *reader, gboolean heading)
{
  TeiDivision *innermost = NULL;

  for (guint i = 0; i < reader->divisions->len; i++)
    {
      TeiDivision *division = &g_array_index (reader->divisions, TeiDivision, i);
      gboolean last = i + 1 == reader->divisions->len;

      if (division->section == NULL && (!division->plain || (heading && last)))
        add_section (reader, i);
      if (division->section != NULL)
        innermost = division;
    }

  return innermost;
}

/* Passages */

static void
suspend_spans (TeiReader *reader, TeiFlow *flow)
{
  for (int i = flow->first_depth; i <= reader->depth; i++)
    {
      TeiFrame *frame = &reader->frames[i];

      if (frame->span < 0)
        continue;
      tei_note_quote_words (reader, frame);
      tei_text_close_span (flow->text, frame->span);
    }
}

/* A span that goes on after the passage has ended, as before. */
static void
resume_spans (TeiReader *reader, TeiFlow *flow, GArray *old)
{
  for (int i = flow->first_depth; i <= reader->depth; i++)
    {
      TeiFrame *frame = &reader->frames[i];
      const TeiSpan *before;
      TeiSpan *span;

      if (frame->span < 0)
        continue;
      before = &g_array_index (old, TeiSpan, frame->span);
      frame->span = tei_text_open_span (flow->text, before->type);
      span = tei_text_get_span (flow->text, frame->span);
      span->ref = before->ref;
      span->item = before->item;
      span->uri = g_strdup (before->uri);
    }
}

/* A span that was to name something when its element ended, and was cut before that. */
static gboolean
marks_nothing (const TeiSpan *span)
{
  switch (span->type)
    {
    case DOSSIER_SPAN_DATE:
      return span->date == NULL;
    case DOSSIER_SPAN_LINK:
      return span->uri == NULL && span->ref == NULL;
    case DOSSIER_SPAN_ENTITY:
    case DOSSIER_SPAN_EVENT:
    case DOSSIER_SPAN_SOURCE:
      return span->ref == NULL && span->uri == NULL;
    case DOSSIER_SPAN_FOOTNOTE:
    case DOSSIER_SPAN_QUOTE:
      return span->item == NULL;
    default:
      return FALSE;
    }
}

static void
take_spans (TeiReader *reader, TeiText *text, DossierPassage *passage)
{
  for (guint i = 0; i < text->spans->len; i++)
    {
      TeiSpan *from = &g_array_index (text->spans, TeiSpan, i);
      guint end = MIN (from->end, text->length);
      DossierSpan *span;

      if (from->page > 0)
        tei_take_turn (reader, passage, from);
      if (from->page > 0 || from->dropped || from->start > end || marks_nothing (from))
        continue;

      span = dossier_passage_add_span (passage, from->type, from->start, end);
      span->target = from->item;
      span->date = g_steal_pointer (&from->date);
      span->uri = g_strdup (from->uri);
      if (from->ref != NULL)
        {
          TeiPending pending = { passage, passage->spans->len - 1, from->ref };

          g_array_append_val (reader->document->pending, pending);
        }
    }

  tei_charge (reader, TEI_RECORD_COST + text->string->len + TEI_SPAN_COST * text->spans->len);
}

static void
note_speaker (TeiReader *reader, TeiBlock *block, DossierPassage *passage)
{
  TeiSpeaking speaking = { passage, block->who, block->debate, reader->document->times->len };

  if (passage->passage_kind == DOSSIER_PASSAGE_NOTE ||
      passage->passage_kind == DOSSIER_PASSAGE_STAGE ||
      passage->passage_kind == DOSSIER_PASSAGE_FOOTNOTE)
    return;

  passage->speaker_name = g_strdup (block->speaker);
  if (block->date != NULL)
    DOSSIER_ITEM (passage)->date = dossier_date_new (block->date, NULL, NULL);
  if (block->who != NULL || (block->debate && block->speaker != NULL))
    g_array_append_val (reader->document->speaking, speaking);
}

static DossierPassage *
make_passage (TeiReader *reader, TeiFlow *flow, TeiBlock *block)
{
  DossierPassageKind kind = block->verse ? DOSSIER_PASSAGE_VERSE : block->kind;
  TeiDivision *division = tei_get_division (reader, FALSE);
  DossierPassage *passage = dossier_passage_new (block->id, kind, flow->text->string->str);
  DossierItem *item = DOSSIER_ITEM (passage);

  g_clear_pointer (&block->id, g_free);
  item->authority = block->authority;
  item->section = division ? division->number : -1;
  passage->level = block->level;
  if (block->language != NULL && g_strcmp0 (block->language, reader->document->language) != 0)
    passage->language = g_strdup (block->language);
  note_speaker (reader, block, passage);
  tei_begin_on_page (reader, flow, passage);
  take_spans (reader, flow->text, passage);

  for (guint i = 0; i < flow->ids->len; i++)
    g_hash_table_insert (reader->document->marks, g_strdup (flow->ids->pdata[i]), passage);
  g_ptr_array_set_size (flow->ids, 0);

  return passage;
}

static void
take_after (TeiFlow *flow)
{
  g_ptr_array_extend_and_steal (flow->passages, flow->after);
  flow->after = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
is_blank (const TeiText *text)
{
  return strspn (text->string->str, "\t\n ") == text->string->len;
}

DossierPassage *
tei_flush (TeiReader *reader)
{
  TeiFlow *flow = tei_get_flow (reader);
  TeiBlock *block = tei_get_block (reader);
  g_autoptr (GArray) spans = NULL;
  DossierPassage *passage = NULL;

  /* Within a cell or a caption nothing ends a passage. */
  if (reader->inline_only > 0)
    return NULL;

  reader->carry = FALSE;
  if (reader->open_spans > 0)
    suspend_spans (reader, flow);
  if (!is_blank (flow->text))
    {
      passage = make_passage (reader, flow, block);
      g_ptr_array_add (flow->passages, passage);
      block->verse = FALSE;
    }
  if (flow->after->len > 0)
    take_after (flow);
  flow->page = reader->document->pages->len;

  if (reader->open_spans > 0)
    {
      /* Those that go on are told from what they were. */
      spans = g_steal_pointer (&flow->text->spans);
      flow->text->spans = g_array_new (FALSE, TRUE, sizeof (TeiSpan));
      g_array_set_clear_func (flow->text->spans, tei_span_clear);
    }
  tei_text_clear (flow->text);
  if (reader->open_spans > 0)
    resume_spans (reader, flow, spans);

  return passage;
}

/* Blocks */

TeiBlock *
tei_push_block (TeiReader *reader, TeiFrame *frame, DossierPassageKind kind)
{
  TeiBlock *outer = tei_get_block (reader);
  TeiBlock block = { .kind = kind, .prose = TRUE };

  if (!reader->carry)
    tei_flush (reader);
  reader->carry = FALSE;

  block.id = tei_dup_attribute (reader, "xml:id");
  tei_add_id (reader, block.id);
  /* The first passage in something that has an id, such as an item, goes by that. */
  if (block.id == NULL && reader->blocks->len > tei_get_flow (reader)->first_block)
    block.id = g_steal_pointer (&outer->id);
  block.level = outer->kind == kind ? outer->level : 0;
  block.who = outer->who;
  block.speaker = g_strdup (outer->speaker);
  block.date = g_strdup (outer->date);
  block.debate = outer->debate;
  block.language = frame->language;
  block.authority = frame->authority;
  g_array_append_val (reader->blocks, block);
  frame->block = TRUE;

  return tei_get_block (reader);
}

DossierPassage *
tei_pop_block (TeiReader *reader, TeiFrame *frame)
{
  DossierPassage *passage = tei_flush (reader);

  g_array_set_size (reader->blocks, reader->blocks->len - 1);
  frame->block = FALSE;

  return passage;
}

/* Whether running text stands around the place, so that a note there is a note to that place. */
gboolean
tei_is_in_prose (TeiReader *reader)
{
  return tei_get_block (reader)->prose || tei_get_text (reader)->length > 0;
}

void
tei_begin_text (TeiReader *reader)
{
  TeiFrame *frame = &reader->frames[reader->depth];
  TeiBlock base = { .kind = DOSSIER_PASSAGE_PARAGRAPH };

  base.language = frame->language;
  base.authority = frame->authority;
  tei_push_flow (reader);
  g_array_append_val (reader->blocks, base);
  tei_get_flow (reader)->first_block = reader->blocks->len;
}

void
tei_end_text (TeiReader *reader)
{
  g_autoptr (GPtrArray) passages = NULL;

  tei_flush (reader);
  g_array_set_size (reader->blocks, reader->blocks->len - 1);
  passages = tei_pop_flow (reader);
  g_ptr_array_extend_and_steal (reader->document->passages, g_steal_pointer (&passages));
}
