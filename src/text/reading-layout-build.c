/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/reading-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/document-speeches.h"
#include "text/language-name.h"

/* Between two marks at the same place, so that 1 and 2 do not read as 12. */
#define MARK_SEPARATOR "\xE2\x80\x89"
#define PARAGRAPH_SEPARATOR "\xE2\x80\xA9"
#define RIGHT_TO_LEFT_MARK "\xE2\x80\x8F"

/* Something that is put into a passage's text to be shown. */
typedef struct
{
  guint at; /* before this character of the passage */
  guint kind;
  guint order; /* among marks at the same place */
  const DossierSpan *mark;
  DossierQuote *quote; /* of the block that begins here */
} Insert;

enum
{
  INSERT_MARK, /* before a break at the same place */
  INSERT_BREAK,
};

typedef struct
{
  DossierReadingLayout *layout;
  GString *text;
  guint position; /* length of text, in characters */
  gboolean rtl;   /* where text has no direction of its own */
} Builder;

/* Only our own newlines may end a line of the page: others that Unicode has become, character for
 * character, what does not. */
static void
tame_line_ends (char *text)
{
  if (strchr (text, '\r') == NULL && strstr (text, PARAGRAPH_SEPARATOR) == NULL)
    return;
  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\r')
        *p = ' ';
      else if (g_utf8_get_char (p) == 0x2029)
        g_unichar_to_utf8 (0x2028, p);
    }
}

static void
append (Builder *self, const char *text, gssize n_bytes, glong n_chars)
{
  gsize before = self->text->len;

  g_string_append_len (self->text, text, n_bytes);
  tame_line_ends (self->text->str + before);
  self->position += (guint) (n_chars >= 0 ? n_chars : g_utf8_strlen (text, n_bytes));
}

static DossierBlock *
last_block (Builder *self)
{
  GArray *blocks = self->layout->blocks;

  return blocks->len > 0 ? &g_array_index (blocks, DossierBlock, blocks->len - 1) : NULL;
}

/* Ends the block that is open, with the newline that divides it from the next. */
static void
end_block (Builder *self)
{
  DossierBlock *block = last_block (self);

  if (block == NULL)
    return;
  block->end = self->position;
  append (self, "\n", 1, 1);
}

static DossierBlock *
begin_block (Builder *self, const DossierBlock *like)
{
  DossierBlock block = *like;

  block.start = block.end = self->position;
  block.offset = self->text->len;
  g_array_append_val (self->layout->blocks, block);
  return last_block (self);
}

static void
add_line (DossierBlockKind kind, const char *text, gpointer user_data)
{
  Builder *self = user_data;
  const DossierBlock *before;
  DossierBlock block = { .kind = kind, .passage = -1, .first = 1, .last = 1 };

  end_block (self);
  before = last_block (self);
  if (before != NULL && before->kind == kind)
    {
      last_block (self)->last = 0;
      block.first = 0;
    }
  block.rtl = dossier_text_is_rtl (text, self->rtl);
  begin_block (self, &block);
  append (self, text, -1, -1);
  last_block (self)->end = self->position;
}

static int
compare_inserts (gconstpointer a, gconstpointer b)
{
  const Insert *first = a;
  const Insert *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

static void
add_mark_inserts (GArray *inserts, const DossierPassage *passage)
{
  const char *text = passage->text;
  const char *p = text;
  guint at = 0;

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      Insert insert = { .at = span->start, .kind = INSERT_MARK, .order = i, .mark = span };

      if ((span->type != DOSSIER_SPAN_SOURCE && span->type != DOSSIER_SPAN_FOOTNOTE) ||
          span->target == NULL)
        continue;
      if (span->type == DOSSIER_SPAN_SOURCE && DOSSIER_SOURCE (span->target)->number == 0)
        continue;
      while (at < span->start && *p != '\0')
        {
          p = g_utf8_next_char (p);
          at++;
        }
      insert.at = at;
      /* A mark belongs to the word before it. */
      if (at > 0 && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
        insert.at--;
      g_array_append_val (inserts, insert);
    }
}

static void
add_break_inserts (GArray *inserts, const DossierPassage *passage, guint length)
{
  g_autoptr (GArray) set_off = dossier_passage_find_set_off (passage);
  g_autoptr (GArray) breaks = dossier_passage_find_breaks (passage);
  guint covered = 0;

  for (guint i = 0; i < set_off->len; i++)
    {
      const DossierSetOff *one = &g_array_index (set_off, DossierSetOff, i);
      Insert begin = { .at = one->start, .kind = INSERT_BREAK, .quote = one->quote };
      Insert end = { .at = one->end, .kind = INSERT_BREAK };

      /* A quote that follows another at once takes the place of the other's end. */
      if (i > 0 && g_array_index (inserts, Insert, inserts->len - 1).at == begin.at)
        g_array_set_size (inserts, inserts->len - 1);
      g_array_append_val (inserts, begin);
      if (end.at < length)
        g_array_append_val (inserts, end);
    }
  for (guint i = 0; i < breaks->len; i++)
    {
      Insert split = { .at = g_array_index (breaks, guint, i), .kind = INSERT_BREAK };
      gboolean free_place = TRUE;

      for (; covered < set_off->len; covered++)
        if (split.at <= g_array_index (set_off, DossierSetOff, covered).end)
          break;
      if (covered < set_off->len)
        free_place = split.at < g_array_index (set_off, DossierSetOff, covered).start;
      if (free_place)
        g_array_append_val (inserts, split);
    }
}

static void
add_mark (Builder *self, guint passage, const DossierSpan *span, const char *label)
{
  GArray *marks = self->layout->marks;
  DossierMark mark = { .passage = passage, .span = span };

  if (marks->len > 0 && g_array_index (marks, DossierMark, marks->len - 1).end == self->position &&
      self->position > last_block (self)->start)
    append (self, MARK_SEPARATOR, -1, 1);
  mark.start = self->position;
  append (self, label, -1, -1);
  mark.end = self->position;
  g_array_append_val (marks, mark);
}

static void
add_span_mark (Builder *self, guint passage, const DossierSpan *span)
{
  g_autofree char *label = NULL;

  if (span->type == DOSSIER_SPAN_SOURCE)
    label = g_strdup_printf ("%u", DOSSIER_SOURCE (span->target)->number);
  else
    label = dossier_reading_layout_get_footnote_label (self->layout, (guint) span->target->index);
  add_mark (self, passage, span, label);
}

static void
add_run (Builder *self, guint passage, guint offset, const char *text, const char *end)
{
  DossierRun run = {
    .start = self->position,
    .passage = passage,
    .offset = offset,
  };
  const char *line = text;

  /* A passage's own newlines (verse, tables) begin blocks too. */
  for (const char *p = memchr (line, '\n', end - line); p != NULL && line < end;
       p = memchr (line, '\n', end - line))
    {
      DossierBlock next = *last_block (self);

      append (self, line, p - line, -1);
      last_block (self)->last = 0;
      end_block (self);
      next.first = 0;
      begin_block (self, &next);
      line = p + 1;
    }
  append (self, line, end - line, -1);
  run.length = self->position - run.start;
  g_array_append_val (self->layout->runs, run);
}

static void
break_block (Builder *self, const Insert *insert)
{
  DossierBlock next = *last_block (self);

  next.kind = insert->quote != NULL ? DOSSIER_BLOCK_QUOTE : DOSSIER_BLOCK_TEXT;
  next.quote = insert->quote;
  if (insert->at == 0)
    {
      /* The passage begins with the quote. */
      next.first = last_block (self)->first;
      *last_block (self) = next;
      return;
    }
  last_block (self)->last = 0;
  next.first = 0;
  end_block (self);
  begin_block (self, &next);
}

static void
add_text (Builder *self, guint index, const DossierPassage *passage)
{
  g_autoptr (GArray) inserts = g_array_new (FALSE, FALSE, sizeof (Insert));
  const char *from = passage->text;
  const char *to = from;
  guint offset = 0;
  guint at = 0;

  add_break_inserts (inserts, passage, (guint) g_utf8_strlen (passage->text, -1));
  add_mark_inserts (inserts, passage);
  g_array_sort (inserts, compare_inserts);

  for (guint i = 0; i < inserts->len; i++)
    {
      const Insert *insert = &g_array_index (inserts, Insert, i);

      for (; at < insert->at && *to != '\0'; at++)
        to = g_utf8_next_char (to);
      if (to > from)
        add_run (self, index, offset, from, to);
      from = to;
      offset = at;
      if (insert->kind == INSERT_MARK)
        add_span_mark (self, index, insert->mark);
      else
        break_block (self, insert);
    }
  if (*from != '\0' || offset == 0)
    add_run (self, index, offset, from, from + strlen (from));
}

/* In which language a passage is that a translation of the document does not have: in full words
 * over the first of several, and never left out. */
static void
add_badge (Builder *self, guint index)
{
  DossierReadingLayout *layout = self->layout;
  DossierDocument *document = layout->document;
  const DossierPassage *passage = dossier_document_get_passage (document, index);
  const DossierPassage *before =
    index > layout->first_passage ? dossier_document_get_passage (document, index - 1) : NULL;
  g_autofree char *language = NULL;
  g_autofree char *text = NULL;

  if (!dossier_document_is_untranslated (document, passage))
    return;
  language = dossier_language_get_name (passage->language);
  if (before == NULL || !dossier_document_is_untranslated (document, before))
    /* Translators: over a paragraph of a translated document that is shown as it was written; %s is
     * the name of its language */
    text = g_strdup_printf (_ ("%s: not translated yet, or changed since"), language);
  add_line (DOSSIER_BLOCK_BADGE, text != NULL ? text : language, self);
  last_block (self)->passage = (int) index;
}

static void
add_passage (Builder *self, guint index)
{
  DossierReadingLayout *layout = self->layout;
  const DossierPassage *passage = dossier_document_get_passage (layout->document, index);
  DossierBlock block = {
    .kind = DOSSIER_BLOCK_TEXT,
    .passage_kind = passage->passage_kind,
    .passage = (int) index,
    .level = passage->level,
    .first = 1,
    .last = 1,
    .language = passage->language != NULL ? passage->language : layout->document->language,
  };
  g_autofree char *caption = NULL;

  add_badge (self, index);
  if (index == layout->first_passage || !dossier_speech_continues (layout->document, index))
    caption = dossier_speech_caption (layout->document, passage);
  if (caption != NULL)
    {
      add_line (DOSSIER_BLOCK_SPEAKER, caption, self);
      last_block (self)->passage = (int) index;
    }
  end_block (self);
  block.rtl = dossier_text_is_rtl (passage->text, dossier_language_is_rtl (block.language));
  begin_block (self, &block);

  g_array_append_val (layout->first_runs, layout->runs->len);
  if (passage->passage_kind == DOSSIER_PASSAGE_FOOTNOTE)
    {
      g_autofree char *label = dossier_reading_layout_get_footnote_label (layout, index);

      /* The label does not decide on the direction. */
      if (block.rtl)
        append (self, RIGHT_TO_LEFT_MARK, -1, 1);
      add_mark (self, index, NULL, label);
      append (self, MARK_SEPARATOR, -1, 1);
    }
  add_text (self, index, passage);
  last_block (self)->end = self->position;
}

/* Footnotes have letters only where there are sources to be told from. */
static gboolean
needs_letters (DossierDocument *document)
{
  const GPtrArray *sources = document->items[DOSSIER_KIND_SOURCE];

  for (guint i = 0; i < sources->len; i++)
    if (DOSSIER_SOURCE (g_ptr_array_index (sources, i))->number > 0)
      return TRUE;
  return FALSE;
}

static GArray *
number_footnotes (DossierDocument *document)
{
  const GPtrArray *passages = document->items[DOSSIER_KIND_PASSAGE];
  GArray *numbers = g_array_sized_new (FALSE, TRUE, sizeof (guint), passages->len);
  guint number = 0;

  for (guint i = 0; i < passages->len; i++)
    {
      const DossierPassage *passage = g_ptr_array_index (passages, i);
      gboolean footnote = passage->passage_kind == DOSSIER_PASSAGE_FOOTNOTE;
      guint value = footnote ? ++number : 0;

      g_array_append_val (numbers, value);
    }
  return numbers;
}

DossierReadingLayout *
dossier_reading_layout_new (DossierDocument *document, guint first, guint n_passages)
{
  DossierReadingLayout *layout;
  Builder self = { 0 };
  guint total;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  total = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  layout = g_atomic_rc_box_new0 (DossierReadingLayout);
  layout->document = g_object_ref (document);
  layout->first_passage = MIN (first, total);
  layout->n_passages = MIN (n_passages, total - layout->first_passage);
  layout->blocks = g_array_sized_new (FALSE, FALSE, sizeof (DossierBlock), layout->n_passages + 8);
  layout->runs = g_array_sized_new (FALSE, FALSE, sizeof (DossierRun), layout->n_passages + 8);
  layout->marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  layout->first_runs = g_array_sized_new (FALSE, FALSE, sizeof (guint), layout->n_passages);
  layout->footnotes = number_footnotes (document);
  layout->letters = needs_letters (document);

  self.layout = layout;
  self.text = g_string_new (NULL);
  self.rtl = dossier_language_is_rtl (document->language);
  if (layout->first_passage == 0)
    dossier_reading_head_foreach (document, add_line, &self);
  for (guint i = 0; i < layout->n_passages; i++)
    add_passage (&self, layout->first_passage + i);

  layout->n_chars = self.position;
  layout->text = g_string_free (self.text, FALSE);
  return layout;
}
