/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of a text that make sections and passages, and the table of all elements of a
 * text. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-pages.h"
#include "formats/tei/tei-variants.h"

static void
start_skipped (TeiReader *reader, TeiFrame *frame)
{
  tei_skip (reader);
}

static void
start_reported (TeiReader *reader, TeiFrame *frame)
{
  tei_skip_and_report (reader, frame->rule->name);
}

/* Of siblings that differ in their language all are kept; the report says so. */
static void
note_variant (TeiReader *reader, TeiFrame *frame)
{
  TeiFrame *parent = tei_get_parent (reader, frame);

  if (tei_get_attribute (reader, "xml:lang") == NULL)
    return;

  if (parent->variant_of == frame->rule->name && parent->variant_language != frame->language)
    {
      tei_document_add_language (reader->document, parent->variant_language);
      tei_document_add_language (reader->document, frame->language);
    }
  parent->variant_of = frame->rule->name;
  parent->variant_language = frame->language;
}

/* Divisions */

/* What a division without a heading is called by its type. */
static const struct
{
  const char *type;
  const char *title;
} titles[] = {
  /* Translators: heading of a part of a document that has no title */
  { "abstract", N_ ("Abstract") },
  /* Translators: heading of a part of a document that has no title */
  { "appendix", N_ ("Appendix") },
  /* Translators: heading of a part of a document that has no title */
  { "bibliography", N_ ("Bibliography") },
  /* Translators: heading of a part of a document that has no title */
  { "commentary", N_ ("Commentary") },
  { "contents", N_ ("Table of contents") },
  /* Translators: heading of a part of a document that has no title */
  { "dedication", N_ ("Dedication") },
  /* Translators: heading of a part of a document that has no title: the list of words at a book's
   * end */
  { "index", N_ ("Index") },
  /* Translators: heading of a part of a document that has no title */
  { "introduction", N_ ("Introduction") },
  { "notes", N_ ("Notes to the text") },
  /* Translators: heading of a part of a document that has no title: the text before it was
   * translated */
  { "original", N_ ("Original") },
  /* Translators: heading of a part of a document that has no title */
  { "preface", N_ ("Preface") },
  /* Translators: heading of a part of a document that has no title */
  { "summary", N_ ("Summary") },
  /* Translators: heading of a part of a document that has no title */
  { "transcription", N_ ("Transcription") },
  /* Translators: heading of a part of a document that has no title */
  { "translation", N_ ("Translation") },
};

static const char *
get_type_title (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (titles); i++)
    if (g_ascii_strcasecmp (titles[i].type, type) == 0)
      return _ (titles[i].title);

  return NULL;
}

const char *
tei_find_division_type (const char *title)
{
  for (guint i = 0; title != NULL && i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (_ (titles[i].title), title))
      return titles[i].type;

  return NULL;
}

static void
start_division (TeiReader *reader, TeiFrame *frame)
{
  TeiDivision division = { 0 };

  tei_flush (reader);
  if (!tei_variants_begin (reader, frame))
    {
      tei_skip (reader);
      return;
    }
  note_variant (reader, frame);
  division.id = tei_dup_attribute (reader, "xml:id");
  division.type = tei_dup_attribute (reader, "type");
  division.authority = frame->authority;
  /* Inner divisions that have neither name nor heading only group. */
  division.plain =
    division.id == NULL && reader->divisions->len > 0 && get_type_title (division.type) == NULL;
  tei_add_id (reader, division.id);
  g_array_append_val (reader->divisions, division);
}

/* The beginning of its text, for a division that nothing names. */
static char *
get_first_words (TeiReader *reader, const TeiDivision *division)
{
  GPtrArray *passages = tei_get_flow (reader)->passages;

  if (division->first >= passages->len)
    return NULL;

  return dossier_item_to_label (passages->pdata[division->first]);
}

static void
end_division (TeiReader *reader, TeiFrame *frame)
{
  TeiDivision *division;

  tei_flush (reader);
  tei_variants_end (reader, frame);
  division = &g_array_index (reader->divisions, TeiDivision, reader->divisions->len - 1);
  if (division->section != NULL && division->section->title == NULL)
    {
      division->section->title = g_strdup (get_type_title (division->type));
      if (division->section->title == NULL)
        {
          division->section->title = get_first_words (reader, division);
          reader->document->untitled++;
        }
    }

  g_array_set_size (reader->divisions, reader->divisions->len - 1);
}

/* One of a group. */
static void
start_inner_text (TeiReader *reader, TeiFrame *frame)
{
  tei_flush (reader);
  if (tei_variants_begin (reader, frame))
    note_variant (reader, frame);
  else
    tei_skip (reader);
}

static void
end_inner_text (TeiReader *reader, TeiFrame *frame)
{
  tei_flush (reader);
  tei_variants_end (reader, frame);
}

static gboolean
is_caption (const char *parent)
{
  static const char *const parents[] = { "castList", "figure", "list", "listBibl", "table", NULL };

  return g_strv_contains (parents, parent);
}

static void
start_head (TeiReader *reader, TeiFrame *frame)
{
  const char *type = tei_get_attribute (reader, "type");
  TeiFrame *parent = tei_get_parent (reader, frame);
  gboolean names = parent->rule != NULL && parent->rule->start == start_division;
  TeiDivision *division;
  TeiBlock *block;

  if (type != NULL && strstr (type, "running") != NULL)
    {
      tei_skip (reader);
      return;
    }
  if (reader->inline_only > 0)
    {
      tei_add_spaces (reader, frame);
      return;
    }

  if (is_caption (tei_get_name (parent)))
    {
      tei_push_block (reader, frame, DOSSIER_PASSAGE_CAPTION);
      return;
    }

  block = tei_push_block (reader, frame, DOSSIER_PASSAGE_HEADING);
  division = tei_get_division (reader, names);
  block->level = division ? division->section->level : 0;
  frame->flag = names;
}

static void
end_head (TeiReader *reader, TeiFrame *frame)
{
  if (!frame->block)
    {
      tei_add_spaces (reader, frame);
      return;
    }

  if (frame->flag && tei_get_text (reader)->length > 0)
    {
      TeiDivision *division = tei_get_division (reader, TRUE);

      if (division->section->title == NULL)
        division->section->title = tei_text_dup_from (tei_get_text (reader), 0);
    }
  tei_pop_block (reader, frame);
}

/* Blocks */

static void
start_block (TeiReader *reader, TeiFrame *frame)
{
  if (reader->inline_only > 0)
    tei_add_spaces (reader, frame);
  else
    tei_push_block (reader, frame, (DossierPassageKind) frame->rule->value);
}

static void
end_block (TeiReader *reader, TeiFrame *frame)
{
  if (frame->block)
    tei_pop_block (reader, frame);
  else
    tei_add_spaces (reader, frame);
}

/* Such as dateline and stage: a passage of its own, or some words within one. */
static void
start_soft_block (TeiReader *reader, TeiFrame *frame)
{
  if (tei_is_in_prose (reader))
    tei_add_spaces (reader, frame);
  else
    start_block (reader, frame);
}

/* What only holds blocks, but ends the passage before it. */
static void
start_container (TeiReader *reader, TeiFrame *frame)
{
  if (reader->inline_only == 0)
    tei_flush (reader);
}

static void
end_container (TeiReader *reader, TeiFrame *frame)
{
  start_container (reader, frame);
}

static gboolean
hands_on_its_kind (DossierPassageKind kind)
{
  switch (kind)
    {
    case DOSSIER_PASSAGE_LIST_ITEM:
    case DOSSIER_PASSAGE_SPEECH:
    case DOSSIER_PASSAGE_STAGE:
    case DOSSIER_PASSAGE_CAPTION:
    case DOSSIER_PASSAGE_BLOCK_QUOTE:
    case DOSSIER_PASSAGE_FOOTNOTE:
    case DOSSIER_PASSAGE_NOTE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
start_paragraph (TeiReader *reader, TeiFrame *frame)
{
  DossierPassageKind kind = tei_get_block (reader)->kind;

  note_variant (reader, frame);
  if (reader->inline_only > 0)
    tei_add_spaces (reader, frame);
  else
    tei_push_block (reader, frame, hands_on_its_kind (kind) ? kind : DOSSIER_PASSAGE_PARAGRAPH);
}

/* Lists and tables */

static void
start_list (TeiReader *reader, TeiFrame *frame)
{
  if (tei_has_attribute (reader, "rend", "inline") || tei_has_attribute (reader, "type", "inline"))
    {
      reader->inline_only++;
      frame->flag = TRUE;
    }
  else
    start_container (reader, frame);
}

static void
end_list (TeiReader *reader, TeiFrame *frame)
{
  if (frame->flag)
    reader->inline_only--;
  else
    end_container (reader, frame);
}

static void
start_item (TeiReader *reader, TeiFrame *frame)
{
  gboolean nested = tei_get_block (reader)->kind == DOSSIER_PASSAGE_LIST_ITEM;

  start_block (reader, frame);
  if (frame->block && nested)
    tei_get_block (reader)->level++;
}

/* "Term  explanation": the label of an item begins its text. */
static void
start_label (TeiReader *reader, TeiFrame *frame)
{
  frame->flag = g_str_equal (tei_get_name (tei_get_parent (reader, frame)), "list");
  if (frame->flag && reader->inline_only == 0)
    tei_flush (reader);
  tei_add_spaces (reader, frame);
}

static void
end_label (TeiReader *reader, TeiFrame *frame)
{
  tei_add_spaces (reader, frame);
  if (frame->flag)
    reader->carry = tei_get_text (reader)->length > 0;
}

static void
start_row (TeiReader *reader, TeiFrame *frame)
{
  start_block (reader, frame);
  reader->inline_only++;
}

static void
end_row (TeiReader *reader, TeiFrame *frame)
{
  reader->inline_only--;
  end_block (reader, frame);
}

static void
start_cell (TeiReader *reader, TeiFrame *frame)
{
  TeiFrame *row = tei_get_parent (reader, frame);

  if (row->rule == NULL || row->rule->start != start_row)
    {
      tei_add_spaces (reader, frame);
      return;
    }
  if (row->flag)
    tei_text_add_raw (tei_get_text (reader), "\t");
  row->flag = TRUE;
}

/* Lists that declare rather than tell. */
static void
start_lists (TeiReader *reader, TeiFrame *frame)
{
  tei_flush (reader);
  frame->part = TEI_PART_LISTS;
  frame->owner = TEI_OWNER_NONE;
}

static void
start_anchor (TeiReader *reader, TeiFrame *frame)
{
  tei_add_id (reader, tei_get_attribute (reader, "xml:id"));
}

static void
start_page (TeiReader *reader, TeiFrame *frame)
{
  if (tei_has_attribute (reader, "break", "no"))
    tei_text_glue (tei_get_text (reader));
}

static void
start_printed_page (TeiReader *reader, TeiFrame *frame)
{
  start_page (reader, frame);
  tei_turn_page (reader);
}

static void
end_sentence (TeiReader *reader, TeiFrame *frame)
{
  tei_text_add_space (tei_get_text (reader));
}

const TeiRule tei_text_rules[] = {
  { "TEI", start_skipped, NULL, 0 },
  { "ab", start_paragraph, end_block, 0 },
  { "abbr", tei_start_reading, NULL, 0 },
  { "addrLine", tei_add_spaces, tei_add_spaces, 0 },
  { "address", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "anchor", start_anchor, NULL, 0 },
  { "app", tei_start_choice, tei_end_choice, 0 },
  { "argument", start_container, end_container, 0 },
  { "bibl", tei_start_work, tei_end_work, 0 },
  { "biblFull", tei_start_work, tei_end_work, 0 },
  { "biblStruct", tei_start_work, tei_end_work, 0 },
  { "binaryObject", start_reported, NULL, 0 },
  { "bloc", tei_start_name, tei_end_name, DOSSIER_KIND_PLACE },
  { "body", start_container, end_container, 0 },
  { "back", start_container, end_container, 0 },
  { "byline", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "camera", tei_start_stage, tei_end_stage, DOSSIER_SPAN_EMPHASIS },
  { "caption", tei_start_stage, tei_end_stage, DOSSIER_SPAN_EMPHASIS },
  { "castItem", start_item, end_block, DOSSIER_PASSAGE_LIST_ITEM },
  { "castList", start_container, end_container, 0 },
  { "cb", start_page, NULL, 0 },
  { "cell", start_cell, NULL, 0 },
  { "choice", tei_start_choice, tei_end_choice, 0 },
  { "closer", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "corr", tei_start_reading, NULL, 1 },
  { "country", tei_start_name, tei_end_name, DOSSIER_KIND_PLACE },
  { "date", tei_start_date, tei_end_date, 0 },
  { "dateline", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "del", start_reported, NULL, 0 },
  { "district", tei_start_name, tei_end_name, DOSSIER_KIND_PLACE },
  { "div", start_division, end_division, 0 },
  { "div0", start_division, end_division, 0 },
  { "div1", start_division, end_division, 0 },
  { "div2", start_division, end_division, 0 },
  { "div3", start_division, end_division, 0 },
  { "div4", start_division, end_division, 0 },
  { "div5", start_division, end_division, 0 },
  { "div6", start_division, end_division, 0 },
  { "div7", start_division, end_division, 0 },
  { "docAuthor", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "docDate", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "docEdition", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "docImprint", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "eg", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "emph", tei_start_span, tei_end_span, DOSSIER_SPAN_EMPHASIS },
  { "entry", start_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "entryFree", start_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "epigraph", start_container, end_container, 0 },
  { "epilogue", start_division, end_division, 0 },
  { "eventName", tei_start_name, tei_end_name, DOSSIER_KIND_EVENT },
  { "expan", tei_start_reading, NULL, 1 },
  { "figDesc", start_block, end_block, DOSSIER_PASSAGE_CAPTION },
  { "figure", start_container, end_container, 0 },
  { "front", start_container, end_container, 0 },
  { "fs", start_reported, NULL, 0 },
  { "fw", start_skipped, NULL, 0 },
  { "gap", tei_start_happening, tei_end_happening, 0 },
  { "gb", start_page, NULL, 0 },
  { "geogName", tei_start_name, tei_end_name, DOSSIER_KIND_PLACE },
  { "graphic", start_reported, NULL, 0 },
  { "head", start_head, end_head, 0 },
  { "hi", tei_start_span, tei_end_span, DOSSIER_SPAN_EMPHASIS },
  { "imprimatur", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "incident", tei_start_happening, tei_end_happening, 0 },
  { "index", start_skipped, NULL, 0 },
  { "interp", start_reported, NULL, 0 },
  { "interpGrp", start_reported, NULL, 0 },
  { "item", start_item, end_block, DOSSIER_PASSAGE_LIST_ITEM },
  { "kinesic", tei_start_happening, tei_end_happening, 0 },
  { "l", tei_start_line, NULL, 0 },
  { "label", start_label, end_label, 0 },
  { "lb", tei_add_break, NULL, 0 },
  { "lem", tei_start_reading, NULL, 1 },
  { "lg", start_block, end_block, DOSSIER_PASSAGE_VERSE },
  { "link", start_reported, NULL, 0 },
  { "linkGrp", start_reported, NULL, 0 },
  { "list", start_list, end_list, 0 },
  { "listBibl", start_container, end_container, 0 },
  { "listEvent", start_lists, NULL, 0 },
  { "listOrg", start_lists, NULL, 0 },
  { "listPerson", start_lists, NULL, 0 },
  { "listPlace", start_lists, NULL, 0 },
  { "listRelation", start_lists, NULL, 0 },
  { "media", start_reported, NULL, 0 },
  { "milestone", start_page, NULL, 0 },
  { "name", tei_start_name, tei_end_name, -1 },
  { "notatedMusic", start_reported, NULL, 0 },
  { "note", tei_start_note, tei_end_note, 0 },
  { "opener", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "orgName", tei_start_name, tei_end_name, DOSSIER_KIND_ORGANISATION },
  { "orig", tei_start_reading, NULL, 0 },
  { "p", start_paragraph, end_block, 0 },
  { "pb", start_printed_page, NULL, 0 },
  { "pc", tei_start_token, tei_end_token, 1 },
  { "persName", tei_start_name, tei_end_name, DOSSIER_KIND_PERSON },
  { "placeName", tei_start_name, tei_end_name, DOSSIER_KIND_PLACE },
  { "postscript", start_container, end_container, 0 },
  { "prologue", start_division, end_division, 0 },
  { "ptr", tei_start_ref, tei_end_ref, 0 },
  { "q", tei_start_quote, tei_end_quote, 0 },
  { "quote", tei_start_quote, tei_end_quote, 0 },
  { "rdg", tei_start_reading, NULL, 0 },
  { "ref", tei_start_ref, tei_end_ref, 0 },
  { "reg", tei_start_reading, NULL, 1 },
  { "region", tei_start_name, tei_end_name, DOSSIER_KIND_PLACE },
  { "role", tei_start_role, tei_end_role, 0 },
  { "row", start_row, end_row, DOSSIER_PASSAGE_TABLE },
  { "rs", tei_start_name, tei_end_name, -1 },
  { "s", NULL, end_sentence, 0 },
  { "said", tei_start_quote, tei_end_quote, 0 },
  { "salute", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "seg", tei_start_segment, tei_end_segment, 0 },
  { "settlement", tei_start_name, tei_end_name, DOSSIER_KIND_PLACE },
  { "sic", tei_start_reading, NULL, 0 },
  { "signed", start_soft_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "soCalled", tei_start_span, tei_end_span, DOSSIER_SPAN_DISTANCED },
  { "sound", tei_start_stage, tei_end_stage, DOSSIER_SPAN_EMPHASIS },
  { "sp", tei_start_speech, tei_end_speech, FALSE },
  { "space", tei_add_spaces, NULL, 0 },
  { "spanGrp", start_reported, NULL, 0 },
  { "speaker", tei_start_speaker, tei_end_speaker, 0 },
  { "stage", tei_start_stage, tei_end_stage, DOSSIER_SPAN_EMPHASIS },
  { "standOff", start_lists, NULL, 0 },
  { "table", start_container, end_container, 0 },
  { "teiHeader", start_skipped, NULL, 0 },
  { "text", start_inner_text, end_inner_text, 0 },
  { "time", tei_start_time, NULL, 0 },
  { "timeline", tei_start_timeline, NULL, 0 },
  { "title", tei_start_span, tei_end_span, DOSSIER_SPAN_TITLE },
  { "titlePart", start_block, end_block, DOSSIER_PASSAGE_HEADING },
  { "trailer", start_block, end_block, DOSSIER_PASSAGE_PARAGRAPH },
  { "u", tei_start_speech, tei_end_speech, TRUE },
  { "vocal", tei_start_happening, tei_end_happening, 0 },
  { "w", tei_start_token, tei_end_token, 0 },
  { "when", tei_start_when, NULL, 0 },
  { "writing", tei_start_happening, tei_end_happening, 0 },
  { NULL },
};
