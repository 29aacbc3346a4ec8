/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/flow.h"

#include <string.h>

#include "formats/linked-sources.h"
#include "model/page.h"

#define NOT_YET G_MAXUINT

/* A mark in the block in progress. @start is NOT_YET until the first character within. */
typedef struct
{
  DossierSpanType type;
  guint start;
  guint end;
  char *uri;
  char *label; /* of a footnote */
} Mark;

/* What is on a page from @start on, which is NOT_YET until its first character. */
typedef struct
{
  guint start;
  guint page;
  char *label;
} PageTurn;

/* One passage in the making: a footnote is made while what refers to it waits. */
typedef struct
{
  gboolean open;
  DossierPassageKind kind;
  int level;
  GString *text;
  guint n_chars;
  gboolean space; /* before the next character */
  gboolean keep_space;
  GArray *marks;    /* of Mark */
  GArray *nesting;  /* of guint: which of them are open */
  GPtrArray *names; /* of char *: places in it */
  GArray *turns;    /* of PageTurn */
} Block;

/* What a mark refers to is known when all is read. */
typedef struct
{
  DossierPassage *passage;
  guint span;
  char *label;
} Reference;

struct _DossierFlow
{
  DossierDocument *document;
  DossierFlowNoteFunc note_func;
  gpointer data;

  Block *block;
  char *language;
  gboolean in_note;
  int section;
  int parents[7];       /* by level: the last section of it, or -1 */
  DossierPassage *note; /* the first passage of the footnote in the making */
  GHashTable *notes;    /* label → DossierPassage, or NULL while it is none */
  GHashTable *places;   /* name → DossierPassage */
  GArray *references;   /* of Reference */
};

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->uri);
  g_free (mark->label);
}

static void
turn_clear (gpointer data)
{
  g_free (((PageTurn *) data)->label);
}

static Block *
block_new (void)
{
  Block *block = g_new0 (Block, 1);

  block->text = g_string_new (NULL);
  block->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (block->marks, mark_clear);
  block->nesting = g_array_new (FALSE, FALSE, sizeof (guint));
  block->names = g_ptr_array_new_with_free_func (g_free);
  block->turns = g_array_new (FALSE, FALSE, sizeof (PageTurn));
  g_array_set_clear_func (block->turns, turn_clear);
  return block;
}

static void
block_free (Block *block)
{
  g_string_free (block->text, TRUE);
  g_array_unref (block->marks);
  g_array_unref (block->nesting);
  g_ptr_array_unref (block->names);
  g_array_unref (block->turns);
  g_free (block);
}

static void
reference_clear (gpointer data)
{
  g_free (((Reference *) data)->label);
}

DossierFlow *
dossier_flow_new (DossierDocument *document, DossierFlowNoteFunc note_func, gpointer data)
{
  DossierFlow *self = g_new0 (DossierFlow, 1);

  self->document = document;
  self->note_func = note_func;
  self->data = data;
  self->block = block_new ();
  self->section = -1;
  for (guint i = 0; i < G_N_ELEMENTS (self->parents); i++)
    self->parents[i] = -1;
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->references = g_array_new (FALSE, FALSE, sizeof (Reference));
  g_array_set_clear_func (self->references, reference_clear);
  return self;
}

void
dossier_flow_free (DossierFlow *self)
{
  block_free (self->block);
  g_free (self->language);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->places);
  g_array_unref (self->references);
  g_free (self);
}

/* Text */

static gboolean
has_lines (const Block *block)
{
  return block->kind == DOSSIER_PASSAGE_VERSE || block->kind == DOSSIER_PASSAGE_TABLE;
}

static void
start_marks (Block *block)
{
  for (guint i = 0; i < block->nesting->len; i++)
    {
      Mark *mark = &g_array_index (block->marks, Mark, g_array_index (block->nesting, guint, i));

      if (mark->start == NOT_YET)
        mark->start = block->n_chars;
    }
}

static void
append_char (Block *block, gunichar c)
{
  g_string_append_unichar (block->text, c);
  block->n_chars++;
}

static void
start_page (Block *block)
{
  for (guint i = block->turns->len; i-- > 0;)
    {
      PageTurn *turn = &g_array_index (block->turns, PageTurn, i);

      if (turn->start != NOT_YET)
        return;
      turn->start = block->n_chars;
    }
}

static void
put_char (Block *block, gunichar c)
{
  if (block->space && block->n_chars > 0)
    append_char (block, ' ');
  block->space = FALSE;
  start_marks (block);
  start_page (block);
  append_char (block, c);
}

/* Control characters and what joins nothing are no text. */
static gboolean
says_nothing (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xAD || c == 0xFEFF || c == 0;
}

static void
add_valid (DossierFlow *self, const char *text, const char *end)
{
  Block *block = self->block;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (block->keep_space && c == '\n')
        dossier_flow_break (self);
      else if (block->keep_space && (c == ' ' || c == '\t'))
        {
          start_marks (block);
          append_char (block, ' ');
        }
      else if (g_unichar_isspace (c) && c != 0xA0 && c != 0x202F && c != 0x2007)
        block->space = TRUE;
      else if (!says_nothing (c))
        {
          if (!block->open)
            dossier_flow_open (self, DOSSIER_PASSAGE_PARAGRAPH, 0);
          put_char (block, c);
        }
    }
}

/* cmark cuts the labels of footnotes that are none between the bytes of a character. */
void
dossier_flow_add (DossierFlow *self, const char *text, gssize length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  g_autofree char *valid = NULL;

  if (!g_utf8_validate_len (text, (gsize) (end - text), NULL))
    {
      valid = g_utf8_make_valid (text, end - text);
      text = valid;
      end = valid + strlen (valid);
    }
  add_valid (self, text, end);
}

static void
add_raw (Block *block, char c)
{
  block->space = FALSE;
  if (block->n_chars > 0)
    append_char (block, (gunichar) c);
}

void
dossier_flow_break (DossierFlow *self)
{
  if (has_lines (self->block) && self->block->open)
    add_raw (self->block, '\n');
  else
    self->block->space = TRUE;
}

void
dossier_flow_tab (DossierFlow *self)
{
  /* An empty first cell is one, too. */
  self->block->space = FALSE;
  append_char (self->block, '\t');
}

void
dossier_flow_keep_space (DossierFlow *self, gboolean keep)
{
  self->block->keep_space = keep;
}

void
dossier_flow_set_language (DossierFlow *self, const char *language)
{
  g_free (self->language);
  self->language = g_strdup (language);
}

/* Marks */

void
dossier_flow_begin (DossierFlow *self, DossierSpanType type, const char *uri)
{
  Mark mark = { type, NOT_YET, 0, g_strdup (uri), NULL };
  guint index = self->block->marks->len;

  g_array_append_val (self->block->marks, mark);
  g_array_append_val (self->block->nesting, index);
}

void
dossier_flow_end (DossierFlow *self)
{
  Block *block = self->block;

  if (block->nesting->len == 0)
    return;
  g_array_index (block->marks, Mark, g_array_index (block->nesting, guint, block->nesting->len - 1))
    .end = block->n_chars;
  g_array_set_size (block->nesting, block->nesting->len - 1);
}

void
dossier_flow_refer (DossierFlow *self, const char *label)
{
  Block *block = self->block;
  Mark mark = { DOSSIER_SPAN_FOOTNOTE, block->n_chars, block->n_chars, NULL, g_strdup (label) };

  if (block->open)
    g_array_append_val (block->marks, mark);
  else
    mark_clear (&mark);
}

void
dossier_flow_name (DossierFlow *self, const char *id)
{
  g_ptr_array_add (self->block->names, g_strdup (id));
}

void
dossier_flow_turn_page (DossierFlow *self, guint page, const char *label)
{
  PageTurn turn = { NOT_YET, page, g_strdup (label) };

  g_array_append_val (self->block->turns, turn);
}

/* Blocks */

/* A block that is cut in two by another one within it leaves its marks open in the second half. */
static void
reset_block (Block *block)
{
  g_autoptr (GArray) open = g_array_new (FALSE, TRUE, sizeof (Mark));

  for (guint i = 0; i < block->nesting->len; i++)
    {
      Mark *mark = &g_array_index (block->marks, Mark, g_array_index (block->nesting, guint, i));
      Mark again = { mark->type, NOT_YET, 0, g_strdup (mark->uri), NULL };

      g_array_append_val (open, again);
      g_array_index (block->nesting, guint, i) = i;
    }
  g_array_set_size (block->turns, 0);
  g_array_set_size (block->marks, 0);
  g_array_append_vals (block->marks, open->data, open->len);
  g_string_truncate (block->text, 0);
  block->n_chars = 0;
  block->space = FALSE;
  block->keep_space = FALSE;
  block->open = FALSE;
}

static void
open_section (DossierFlow *self, const char *title, int level)
{
  g_autofree char *id =
    g_strdup_printf ("s%u", dossier_document_count (self->document, DOSSIER_KIND_SECTION) + 1);
  DossierSection *section = dossier_section_new (id, title);
  int depth = 0;

  level = CLAMP (level, 1, (int) G_N_ELEMENTS (self->parents) - 1);
  section->parent = -1;
  for (int i = 1; i < level; i++)
    if (self->parents[i] >= 0)
      {
        section->parent = self->parents[i];
        depth++;
      }
  section->level = depth;
  self->section = (int) dossier_document_count (self->document, DOSSIER_KIND_SECTION);
  self->parents[level] = self->section;
  for (guint i = (guint) level + 1; i < G_N_ELEMENTS (self->parents); i++)
    self->parents[i] = -1;
  dossier_document_take (self->document, section);
}

static void
take_marks (DossierFlow *self, DossierPassage *passage)
{
  Block *block = self->block;

  for (guint i = 0; i < block->marks->len; i++)
    {
      Mark *mark = &g_array_index (block->marks, Mark, i);
      guint end = mark->end > 0 || mark->label != NULL ? mark->end : block->n_chars;
      DossierSpan *span;

      if (mark->start == NOT_YET || (mark->label == NULL && end <= mark->start))
        continue;
      span = dossier_passage_add_span (passage, mark->type, mark->start, end);
      span->uri = g_strdup (mark->uri);
      if (mark->label != NULL || (mark->uri != NULL && *mark->uri == '#'))
        {
          Reference reference = { passage, passage->spans->len - 1,
                                  g_strdup (mark->label != NULL ? mark->label : mark->uri + 1) };

          g_array_append_val (self->references, reference);
        }
    }
}

static void
take_page_starts (DossierFlow *self, guint passage)
{
  for (guint i = 0; i < self->block->turns->len; i++)
    {
      const PageTurn *turn = &g_array_index (self->block->turns, PageTurn, i);

      if (turn->start != NOT_YET)
        dossier_document_add_page_start (self->document, passage, turn->start, turn->page,
                                         turn->label);
    }
}

static DossierPassage *
take_passage (DossierFlow *self)
{
  Block *block = self->block;
  g_autofree char *id =
    g_strdup_printf ("p%u", dossier_document_count (self->document, DOSSIER_KIND_PASSAGE) + 1);
  g_autofree char *text = g_strchomp (g_strdup (block->text->str));
  DossierPassage *passage =
    dossier_passage_new (id, self->in_note ? DOSSIER_PASSAGE_FOOTNOTE : block->kind, text);

  if (!self->in_note && block->kind == DOSSIER_PASSAGE_HEADING)
    open_section (self, text, block->level);
  DOSSIER_ITEM (passage)->section = self->section;
  passage->level =
    block->kind == DOSSIER_PASSAGE_HEADING ? MAX (block->level - 1, 0) : block->level;
  if (g_strcmp0 (self->language, self->document->language) != 0)
    passage->language = g_strdup (self->language);
  take_marks (self, passage);
  for (guint i = 0; i < block->names->len; i++)
    g_hash_table_replace (self->places, g_strdup (block->names->pdata[i]), passage);
  g_ptr_array_set_size (block->names, 0);
  take_page_starts (self, dossier_document_count (self->document, DOSSIER_KIND_PASSAGE));
  dossier_document_take (self->document, passage);
  return passage;
}

static void
write_note (DossierFlow *self, const char *reference)
{
  g_autofree char *label = g_strdup (reference);
  Block *waiting = self->block;

  g_hash_table_insert (self->notes, g_strdup (label), NULL);
  self->block = block_new ();
  self->in_note = TRUE;
  self->note = NULL;
  self->note_func (self, label, self->data);
  dossier_flow_close (self);
  g_hash_table_insert (self->notes, g_strdup (label), self->note);
  self->in_note = FALSE;
  block_free (self->block);
  self->block = waiting;
}

/* The footnotes that @passage is the first to refer to; NULL: whatever has not been written yet. */
static void
write_notes (DossierFlow *self, const DossierPassage *passage)
{
  for (guint i = 0; i < self->references->len && self->note_func != NULL; i++)
    {
      const Reference *reference = &g_array_index (self->references, Reference, i);
      const DossierSpan *span =
        &g_array_index (reference->passage->spans, DossierSpan, reference->span);

      if ((passage == NULL || reference->passage == passage) &&
          span->type == DOSSIER_SPAN_FOOTNOTE &&
          !g_hash_table_contains (self->notes, reference->label))
        write_note (self, reference->label);
    }
}

/* A row of empty cells is no text. */
static gboolean
holds_words (const Block *block)
{
  return block->open && block->text->str[strspn (block->text->str, " \t\n")] != '\0';
}

void
dossier_flow_close (DossierFlow *self)
{
  Block *block = self->block;
  DossierPassage *passage;

  if (!holds_words (block))
    {
      reset_block (block);
      return;
    }
  passage = take_passage (self);
  reset_block (block);
  if (self->in_note)
    self->note = self->note != NULL ? self->note : passage;
  else
    write_notes (self, passage);
}

void
dossier_flow_open (DossierFlow *self, DossierPassageKind kind, int level)
{
  dossier_flow_close (self);
  self->block->open = TRUE;
  self->block->kind = kind;
  self->block->level = level;
}

/* The end */

static void
drop_span (DossierPassage *passage, guint index)
{
  /* Others are known by their index: one that marks nothing stays until all are resolved. */
  DossierSpan *span = &g_array_index (passage->spans, DossierSpan, index);

  span->start = span->end = NOT_YET;
}

static void
resolve (DossierFlow *self)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      Reference *reference = &g_array_index (self->references, Reference, i);
      DossierSpan *span = &g_array_index (reference->passage->spans, DossierSpan, reference->span);
      GHashTable *targets = span->type == DOSSIER_SPAN_FOOTNOTE ? self->notes : self->places;
      DossierItem *target = g_hash_table_lookup (targets, reference->label);

      if (target == NULL)
        drop_span (reference->passage, reference->span);
      else if (span->type == DOSSIER_SPAN_FOOTNOTE)
        span->target = target;
      else
        {
          g_free (span->uri);
          span->uri = g_strconcat ("#", target->id, NULL);
          span->target = target;
        }
    }
}

static void
drop_spans (DossierPassage *passage)
{
  for (guint i = passage->spans->len; i > 0; i--)
    if (g_array_index (passage->spans, DossierSpan, i - 1).start == NOT_YET)
      g_array_remove_index (passage->spans, i - 1);
}

void
dossier_flow_finish (DossierFlow *self)
{
  dossier_flow_close (self);
  write_notes (self, NULL); /* those that footnotes alone refer to */
  resolve (self);
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_PASSAGE); i++)
    drop_spans (dossier_document_get_passage (self->document, i));
  dossier_take_linked_sources (self->document);
  dossier_document_finish (self->document);
}
