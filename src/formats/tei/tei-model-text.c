/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text: sections, passages, and what is marked in them. */
#include "formats/tei/tei-model-write.h"

#include <string.h>

#include "formats/tei/tei-reader.h"

/* What of a passage is being written. */
typedef struct
{
  TeiModelWriter *model;
  DossierPassage *passage;
  const char *bytes; /* where character @at begins */
  guint at;
  guint next; /* the span that comes next */
} Run;

/* What is open around the passages. */
typedef struct
{
  TeiModelWriter *model;
  GArray *sections; /* of int: those that are open */
  int lists;        /* lists within each other, each with an item */
  gboolean table;
} Body;

static void write_passage (TeiModelWriter *self, guint index);

/* Within a passage */

static void
write_text_to (Run *run, guint end)
{
  const char *stop = run->bytes;

  for (; run->at < end && *stop != '\0'; run->at++)
    stop = g_utf8_next_char (stop);
  if (stop > run->bytes)
    tei_writer_text_len (&run->model->writer, run->bytes, (gsize) (stop - run->bytes));
  run->bytes = stop;
}

/* Footnotes that follow upon the one that a place refers to, and no place refers to, are more of
 * it. */
static void
write_footnote (TeiModelWriter *self, DossierPassage *footnote)
{
  guint index = (guint) DOSSIER_ITEM (footnote)->index;

  tei_writer_start (&self->writer, "note");
  tei_writer_attribute (&self->writer, "place", "bottom");
  write_passage (self, index);
  while (++index < dossier_document_count (self->document, DOSSIER_KIND_PASSAGE))
    {
      DossierPassage *more = dossier_document_get_passage (self->document, index);

      if (more->passage_kind != DOSSIER_PASSAGE_FOOTNOTE ||
          g_hash_table_contains (self->footnotes, more))
        break;
      tei_writer_start (&self->writer, "p");
      write_passage (self, index);
      tei_writer_end (&self->writer);
    }
  tei_writer_end (&self->writer);
}

/* Notes that the words of @span have been said. Returns: whether they go on where the part before
 * ended, with nothing left out between. */
static gboolean
go_on_saying (Run *run, const DossierSpan *span)
{
  DossierQuote *quote = DOSSIER_QUOTE (span->target);
  gsize said = GPOINTER_TO_SIZE (g_hash_table_lookup (run->model->said, quote));
  gsize length = strlen (quote->text);
  g_autofree char *words = g_utf8_substring (run->passage->text, span->start, span->end);
  const char *joint = said > 0 ? quote->text + MIN (said - 1, length) : "";
  gboolean goes_on = *joint != '\0' && !g_str_has_prefix (joint, " … ");

  if (said > 0)
    said += goes_on ? strlen (" ") : strlen (" … ");
  else
    said = 1;
  said += strlen (g_strstrip (words));
  g_hash_table_insert (run->model->said, quote, GSIZE_TO_POINTER (said));
  return goes_on;
}

static void
write_manner (Run *run, gboolean unmarked, gboolean continued)
{
  if (unmarked || continued)
    tei_writer_attribute (&run->model->writer, "rend",
                          !continued  ? "unmarked"
                          : !unmarked ? "continued"
                                      : "unmarked continued");
}

static void
start_quote (Run *run, const DossierSpan *span)
{
  TeiModelWriter *self = run->model;
  TeiWriter *writer = &self->writer;
  DossierQuote *quote = DOSSIER_QUOTE (span->target);
  DossierItem *item = DOSSIER_ITEM (quote);
  gunichar before =
    run->bytes > run->passage->text ? g_utf8_get_char (g_utf8_prev_char (run->bytes)) : 0;

  gboolean again = g_hash_table_contains (self->said, quote);
  gboolean continued = go_on_saying (run, span);

  tei_writer_start (writer, "said");
  if (again)
    tei_model_point_to (self, "prev", quote);
  else
    {
      tei_model_name (self, quote);
      tei_model_point (self, "who", item->speakers, 0);
      tei_model_date (self, item->date);
      tei_model_point_to (self, "source", quote->source);
      tei_model_point_to (self, "ana", quote->occasion);
      tei_model_point (self, "corresp", item->entities,
                       item->speakers != NULL ? item->speakers->len : 0);
    }
  tei_writer_attribute (writer, "direct", quote->direct ? "true" : "false");
  write_manner (run, quote->direct && !tei_is_quotation_mark (before), continued);
}

static void
start_entity (Run *run, const DossierSpan *span)
{
  static const char *const names[] = { [DOSSIER_KIND_PERSON] = "persName",
                                       [DOSSIER_KIND_ORGANISATION] = "orgName",
                                       [DOSSIER_KIND_PLACE] = "placeName" };
  DossierKind kind = span->target->kind;

  tei_writer_start (&run->model->writer,
                    kind < G_N_ELEMENTS (names) && names[kind] ? names[kind] : "rs");
  tei_model_point_to (run->model, "ref", span->target);
}

static void
start_link (Run *run, const DossierSpan *span)
{
  tei_writer_start (&run->model->writer, "ref");
  if (span->uri != NULL)
    tei_writer_attribute (&run->model->writer, "target", span->uri);
  else
    tei_model_point_to (run->model, "target", span->target);
}

/* FALSE for what has no element. */
static gboolean
start_span (Run *run, const DossierSpan *span)
{
  TeiWriter *writer = &run->model->writer;

  switch (span->type)
    {
    case DOSSIER_SPAN_ENTITY:
      if (span->target == NULL)
        return FALSE;
      start_entity (run, span);
      return TRUE;
    case DOSSIER_SPAN_EVENT:
      if (span->target == NULL)
        return FALSE;
      tei_writer_start (writer, "rs");
      tei_writer_attribute (writer, "type", "event");
      tei_model_point_to (run->model, "ref", span->target);
      return TRUE;
    case DOSSIER_SPAN_DATE:
      if (span->date == NULL)
        return FALSE;
      tei_writer_start (writer, "date");
      tei_model_date (run->model, span->date);
      return TRUE;
    case DOSSIER_SPAN_QUOTE:
      /* Without anybody who is known to speak it would be none. */
      if (span->target == NULL || span->target->speakers == NULL ||
          span->target->speakers->len == 0)
        return FALSE;
      start_quote (run, span);
      return TRUE;
    case DOSSIER_SPAN_LINK:
    case DOSSIER_SPAN_SOURCE:
      if (span->uri == NULL && span->target == NULL)
        return FALSE;
      start_link (run, span);
      return TRUE;
    case DOSSIER_SPAN_STRONG:
      tei_writer_start (writer, "hi");
      tei_writer_attribute (writer, "rend", "bold");
      return TRUE;
    case DOSSIER_SPAN_EMPHASIS:
      tei_writer_start (writer, "emph");
      return TRUE;
    case DOSSIER_SPAN_DISTANCED:
      tei_writer_start (writer, "soCalled");
      return TRUE;
    case DOSSIER_SPAN_TITLE:
      tei_writer_start (writer, "title");
      return TRUE;
    default:
      return FALSE;
    }
}

/* Up to character @end, with the spans that begin before it; marks that stand there come after what
 * ends there. */
static void
write_to (Run *run, guint end, gboolean marks)
{
  GArray *spans = run->passage->spans;

  while (run->next < spans->len)
    {
      const DossierSpan *span = &g_array_index (spans, DossierSpan, run->next);
      gboolean open;

      if (span->start > end || (span->start == end && (!marks || span->end > span->start)))
        break;
      run->next++;
      write_text_to (run, span->start);
      if (span->type == DOSSIER_SPAN_FOOTNOTE)
        {
          if (span->target != NULL)
            write_footnote (run->model, DOSSIER_PASSAGE (span->target));
          continue;
        }
      open = start_span (run, span);
      write_to (run, MIN (span->end, end), FALSE);
      if (open)
        tei_writer_end (&run->model->writer);
    }
  write_text_to (run, end);
}

/* In elements of that name, apart by @separator in the text. */
static void
write_cells (Run *run, gunichar separator, const char *name)
{
  guint length = (guint) g_utf8_strlen (run->passage->text, -1);

  while (TRUE)
    {
      const char *stop = g_utf8_strchr (run->bytes, -1, separator);
      guint end = stop ? run->at + (guint) g_utf8_strlen (run->bytes, stop - run->bytes) : length;

      tei_writer_start (&run->model->writer, name);
      write_to (run, end, TRUE);
      tei_writer_end (&run->model->writer);
      if (stop == NULL)
        return;
      run->bytes = g_utf8_next_char (run->bytes);
      run->at++;
    }
}

/* The attributes and the words of a passage, in the element that was begun for it. */
static void
write_passage (TeiModelWriter *self, guint index)
{
  DossierPassage *passage = dossier_document_get_passage (self->document, index);
  Run run = { self, passage, passage->text, 0, 0 };

  g_hash_table_add (self->written, passage);
  tei_model_name (self, passage);
  tei_writer_attribute (&self->writer, "xml:lang", passage->language);
  if (passage->passage_kind == DOSSIER_PASSAGE_VERSE)
    write_cells (&run, '\n', "l");
  else if (passage->passage_kind == DOSSIER_PASSAGE_TABLE)
    write_cells (&run, '\t', "cell");
  else
    write_to (&run, (guint) g_utf8_strlen (passage->text, -1), TRUE);
}

static void
write_block (TeiModelWriter *self, const char *name, guint index)
{
  tei_writer_start_line (&self->writer, name);
  write_passage (self, index);
  tei_writer_end (&self->writer);
}

static void
write_speech (TeiModelWriter *self, guint index)
{
  DossierPassage *passage = dossier_document_get_passage (self->document, index);
  TeiWriter *writer = &self->writer;

  tei_writer_start_line (writer, "sp");
  tei_model_point_to (self, "who", passage->speaker);
  tei_model_date (self, DOSSIER_ITEM (passage)->date);
  if (passage->speaker_name != NULL &&
      (passage->speaker == NULL || strcmp (passage->speaker_name, passage->speaker->name) != 0))
    tei_writer_element (writer, "speaker", passage->speaker_name);
  tei_writer_start (writer, "p");
  write_passage (self, index);
  tei_writer_end (writer);
  tei_writer_end (writer);
}

static void
write_with (TeiModelWriter *self,
            const char *name,
            const char *attribute,
            const char *value,
            guint index)
{
  tei_writer_start_line (&self->writer, name);
  tei_writer_attribute (&self->writer, attribute, value);
  write_passage (self, index);
  tei_writer_end (&self->writer);
}

/* Sections, lists, tables */

static void
close_lists (Body *body, int level)
{
  for (; body->lists > level; body->lists--)
    {
      tei_writer_end (&body->model->writer);
      tei_writer_end_line (&body->model->writer);
    }
}

static void
close_table (Body *body)
{
  if (body->table)
    tei_writer_end_line (&body->model->writer);
  body->table = FALSE;
}

static void
write_item (Body *body, guint index)
{
  TeiModelWriter *self = body->model;
  DossierPassage *passage = dossier_document_get_passage (self->document, index);
  int level = CLAMP (passage->level, 0, 16);

  close_lists (body, level + 1);
  if (body->lists == level + 1)
    tei_writer_end (&self->writer);
  else
    for (; body->lists <= level; body->lists++)
      {
        tei_writer_start_line (&self->writer, "list");
        if (body->lists < level)
          tei_writer_start_line (&self->writer, "item");
      }
  tei_writer_start_line (&self->writer, "item");
  write_passage (self, index);
}

static void
write_row (Body *body, guint index)
{
  if (!body->table)
    tei_writer_start_line (&body->model->writer, "table");
  body->table = TRUE;
  write_block (body->model, "row", index);
}

static gboolean
is_open (Body *body, int section)
{
  for (guint i = 0; i < body->sections->len; i++)
    if (g_array_index (body->sections, int, i) == section)
      return TRUE;
  return FALSE;
}

/* Whether @outer is @section or around it. */
static gboolean
lies_in (Body *body, int section, int outer)
{
  while (section >= 0 && section != outer)
    section = ((DossierSection *) dossier_document_get (body->model->document, DOSSIER_KIND_SECTION,
                                                        section))
                ->parent;
  return section == outer;
}

static void
open_section (Body *body, int section)
{
  TeiModelWriter *self = body->model;
  DossierSection *record;

  if (section < 0 || is_open (body, section))
    return;
  record = dossier_document_get (self->document, DOSSIER_KIND_SECTION, section);
  open_section (body, record->parent);
  tei_writer_start_line (&self->writer, "div");
  tei_writer_attribute (&self->writer, "type", tei_find_division_type (record->title));
  if (g_hash_table_add (self->written, record))
    tei_model_name (self, record);
  g_array_append_val (body->sections, section);
}

static void
go_to_section (Body *body, int section)
{
  while (body->sections->len > 0 &&
         !lies_in (body, section, g_array_index (body->sections, int, body->sections->len - 1)))
    {
      tei_writer_end_line (&body->model->writer);
      g_array_set_size (body->sections, body->sections->len - 1);
    }
  open_section (body, section);
}

static void
write_standing (Body *body, guint index)
{
  TeiModelWriter *self = body->model;

  switch (dossier_document_get_passage (self->document, index)->passage_kind)
    {
    case DOSSIER_PASSAGE_LIST_ITEM:
      write_item (body, index);
      break;
    case DOSSIER_PASSAGE_TABLE:
      write_row (body, index);
      break;
    case DOSSIER_PASSAGE_HEADING:
      write_block (self, "head", index);
      break;
    case DOSSIER_PASSAGE_SPEECH:
      write_speech (self, index);
      break;
    case DOSSIER_PASSAGE_VERSE:
      write_block (self, "lg", index);
      break;
    case DOSSIER_PASSAGE_STAGE:
      write_block (self, "stage", index);
      break;
    case DOSSIER_PASSAGE_CAPTION:
      tei_writer_start_line (&self->writer, "figure");
      write_block (self, "head", index);
      tei_writer_end_line (&self->writer);
      break;
    case DOSSIER_PASSAGE_BLOCK_QUOTE:
      write_with (self, "quote", "rend", "block", index);
      break;
    case DOSSIER_PASSAGE_FOOTNOTE:
      write_with (self, "note", "place", "bottom", index);
      break;
    case DOSSIER_PASSAGE_NOTE:
      write_block (self, "note", index);
      break;
    default:
      write_block (self, "p", index);
    }
}

static void
note_footnotes (TeiModelWriter *self)
{
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_PASSAGE); i++)
    {
      GArray *spans = dossier_document_get_passage (self->document, i)->spans;

      for (guint j = 0; j < spans->len; j++)
        {
          const DossierSpan *span = &g_array_index (spans, DossierSpan, j);

          if (span->type == DOSSIER_SPAN_FOOTNOTE && span->target != NULL)
            g_hash_table_add (self->footnotes, span->target);
        }
    }
}

static void
write_all (Body *body)
{
  TeiModelWriter *self = body->model;

  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (self->document, i);
      int section = DOSSIER_ITEM (passage)->section;

      /* Footnotes have been written at their place. */
      if (g_hash_table_contains (self->written, passage))
        continue;
      if (passage->passage_kind != DOSSIER_PASSAGE_LIST_ITEM ||
          (body->sections->len > 0 &&
           g_array_index (body->sections, int, body->sections->len - 1) != section))
        close_lists (body, 0);
      if (passage->passage_kind != DOSSIER_PASSAGE_TABLE)
        close_table (body);
      go_to_section (body, section);
      write_standing (body, i);
    }
}

void
tei_model_write_text (TeiModelWriter *self)
{
  Body body = { self, g_array_new (FALSE, FALSE, sizeof (int)), 0, FALSE };

  note_footnotes (self);
  tei_writer_start_line (&self->writer, "text");
  tei_writer_start_line (&self->writer, "body");
  write_all (&body);
  close_lists (&body, 0);
  close_table (&body);
  go_to_section (&body, -1);
  tei_writer_end_line (&self->writer);
  tei_writer_end_line (&self->writer);
  g_array_unref (body.sections);
}
