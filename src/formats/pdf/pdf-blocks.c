/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/pdf/pdf-blocks.h"

#include <math.h>
#include <string.h>

#include "formats/plain/plain-join.h"
#include "formats/plain/plain-lines.h"

/* Against most letters: what is larger than that is a heading, what is smaller may be a footnote.
 */
#define HEADING_SIZE 1.12
#define NOTE_SIZE .93
/* A heading is no longer than this, in bytes and in lines. */
#define HEADING_LENGTH 300
#define HEADING_LINES 4
/* An indent, in sizes. */
#define INDENT .7
/* Against the usual distance of lines: what stands apart. */
#define APART 1.35

typedef struct
{
  const PdfText *text;
  GPtrArray *blocks; /* of PdfBlock */
  PlainJoin *join;
  double left; /* of all that stands on the page */
  double right;
  double body;      /* size of most letters */
  double pitch;     /* distance of most lines, in sizes */
  gboolean indents; /* a paragraph begins with an indent */

  PdfBlock *block;     /* in progress, of the text */
  PdfBlock *note;      /* the last footnote */
  const PdfLine *last; /* of the block in progress */
  double item_x;       /* where the text of a list item stands, or its bullet */
  gboolean indented;   /* the block's first line is */
} Finder;

void
pdf_block_free (gpointer data)
{
  PdfBlock *block = data;

  g_string_free (block->text, TRUE);
  g_array_unref (block->marks);
  g_array_unref (block->turns);
  g_free (block->label);
  g_free (block);
}

/* The page in general */

static gboolean
is_indented (const PdfLine *line)
{
  return line->x1 > line->left + INDENT * line->size;
}

/* How far below @last the line stands, in sizes; none when it is not below. */
static double
get_pitch (const PdfLine *last, const PdfLine *line)
{
  return line->column == last->column && line->y2 > last->y2 ? (line->y2 - last->y2) / line->size
                                                             : -1;
}

static void
look_at (Finder *self)
{
  guint counts[64] = { 0 }; /* tenths of a size */
  guint best = 12;
  guint n_indented = 0;
  guint n_apart = 0;

  for (guint i = 0; i < self->text->pages->len; i++)
    {
      const GPtrArray *lines = ((PdfPage *) self->text->pages->pdata[i])->lines;

      for (guint j = 0; j < lines->len; j++)
        {
          const PdfLine *line = lines->pdata[j];
          const PdfLine *last = j > 0 ? lines->pdata[j - 1] : NULL;
          double pitch = last != NULL ? get_pitch (last, line) : -1;

          plain_join_learn (self->join, line->text);
          if (pitch < .5 || pitch > 6 || fabs (line->size - self->body) > .3)
            continue;
          counts[(guint) (pitch * 10)]++;
          n_indented += is_indented (line) && !is_indented (last) && pitch < 1.7;
          n_apart += pitch >= 1.7;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  self->pitch = (best + 1) / 10.;
  self->indents = n_indented > n_apart;
}

/* Lines */

/* Whether the first word of @next would have stood behind @line, so that it was ended by will. */
static gboolean
is_free (const PdfLine *line, const PdfLine *next)
{
  double word = (double) g_utf8_strlen (next->text, (gssize) strcspn (next->text, " "));

  return line->right - line->x2 > (word * .55 + .4) * line->size;
}

/* Bytes of the bullet at the beginning, with the space behind it. */
static gsize
get_bullet (const char *text)
{
  const char *behind = g_utf8_next_char (text);

  if (g_utf8_strchr ("•‣◦▪●■–—*·", -1, g_utf8_get_char (text)) == NULL || *behind != ' ')
    return 0;
  return (gsize) (behind - text) + 1;
}

static gboolean
is_numbered (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && n < 4 && (text[n] == '.' || text[n] == ')') && text[n + 1] == ' ';
}

static gboolean
is_large (const Finder *self, const PdfLine *line)
{
  return line->size > HEADING_SIZE * self->body;
}

static gboolean
is_heading_line (const Finder *self, const PdfLine *line)
{
  return is_large (self, line) || (line->bold && line->size > NOTE_SIZE * self->body);
}

static gboolean
is_small (const Finder *self, const PdfLine *line)
{
  return line->size < NOTE_SIZE * self->body;
}

/* Alike far from both ends, and far from them. */
static gboolean
is_centred (const Finder *self, const PdfLine *line)
{
  double before = line->x1 - self->left;
  double behind = self->right - line->x2;

  return before > 2 * line->size && fabs (before - behind) < line->size;
}

/* Blocks */

static PdfBlock *
begin_block (Finder *self, DossierPassageKind kind, const PdfLine *line, guint page)
{
  PdfBlock *block = g_new0 (PdfBlock, 1);

  block->kind = kind;
  block->text = g_string_new (NULL);
  block->marks = g_array_new (FALSE, FALSE, sizeof (PdfMark));
  g_array_set_clear_func (block->marks, pdf_mark_clear);
  block->page = page;
  block->turns = g_array_new (FALSE, FALSE, sizeof (PdfTurn));
  block->size = line->size;
  block->bold = line->bold;
  block->centred = TRUE;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* A link goes on over the end of a line. */
static void
add_mark (PdfBlock *block, const PdfMark *mark, gsize from, gsize cut, guint page)
{
  PdfMark *last =
    block->marks->len > 0 ? &g_array_index (block->marks, PdfMark, block->marks->len - 1) : NULL;
  PdfMark here = { from + MAX (mark->start, cut) - cut, from + MAX (mark->end, cut) - cut, NULL,
                   NULL };

  if (here.end <= here.start)
    return;
  if (last != NULL && mark->uri != NULL && g_strcmp0 (last->uri, mark->uri) == 0 &&
      here.start <= last->end + 1)
    {
      last->end = here.end;
      return;
    }
  here.uri = g_strdup (mark->uri);
  here.label = mark->label != NULL ? g_strdup_printf ("%u:%s", page, mark->label) : NULL;
  g_array_append_val (block->marks, here);
}

static void
turn_page (PdfBlock *block, gsize from, guint page)
{
  guint last = block->turns->len > 0
                 ? g_array_index (block->turns, PdfTurn, block->turns->len - 1).page
                 : block->page;
  PdfTurn turn = { from, page };

  if (page != last)
    g_array_append_val (block->turns, turn);
}

/* Whether the block ends with an address that the line goes on with. */
static gboolean
continues_address (const PdfBlock *block, const PdfLine *line)
{
  const PdfMark *last =
    block->marks->len > 0 ? &g_array_index (block->marks, PdfMark, block->marks->len - 1) : NULL;
  const PdfMark *first = line->marks->len > 0 ? &g_array_index (line->marks, PdfMark, 0) : NULL;

  return last != NULL && first != NULL && first->start == 0 && last->end == block->text->len &&
         last->uri != NULL && g_strcmp0 (last->uri, first->uri) == 0 &&
         (strstr (block->text->str + last->start, "://") != NULL ||
          g_str_has_prefix (block->text->str + last->start, "www.")) &&
         strchr (block->text->str + last->start, ' ') == NULL;
}

/* Adds the line without its first @cut bytes. */
static void
add_line (Finder *self, PdfBlock *block, const PdfLine *line, gsize cut, guint page)
{
  const char *text = line->text + cut;
  gsize from;

  if (*text == '\0')
    return;
  if (cut == 0 && continues_address (block, line))
    g_string_append (block->text, text);
  else
    plain_join_add (self->join, block->text, text);
  from = block->text->len - strlen (text);
  turn_page (block, from, page);
  for (guint i = 0; i < block->marks->len; i++)
    {
      PdfMark *mark = &g_array_index (block->marks, PdfMark, i);

      mark->end = MIN (mark->end, from); /* a hyphen went */
    }
  for (guint i = 0; i < line->marks->len; i++)
    add_mark (block, &g_array_index (line->marks, PdfMark, i), from, cut, page);
  block->centred = block->centred && is_centred (self, line);
  block->n_lines++;
}

/* Whether the text goes on at the top of a column with what it has said at the foot of another. */
static gboolean
goes_on_over (const Finder *self, const PdfLine *line)
{
  const PdfLine *last = self->last;

  if (self->block->kind == DOSSIER_PASSAGE_HEADING || get_bullet (line->text) > 0)
    return FALSE;
  if (!plain_ends_sentence (last->text) || plain_begins_lower (line->text))
    return TRUE;
  return self->indents && !is_indented (line) && !is_free (last, line);
}

static gboolean
goes_on_below (const Finder *self, const PdfLine *line)
{
  const PdfLine *last = self->last;
  double pitch = get_pitch (last, line);

  if (pitch < 0 || pitch > APART * MAX (self->pitch, 1))
    return FALSE;
  if (self->block->kind == DOSSIER_PASSAGE_HEADING)
    return TRUE;
  if (self->block->kind == DOSSIER_PASSAGE_LIST_ITEM && line->x1 > self->item_x + .3 * line->size)
    return TRUE;
  if (self->block->kind == DOSSIER_PASSAGE_LIST_ITEM && line->x1 < self->item_x - line->size)
    return FALSE;
  if (is_indented (line) && !is_indented (last))
    return FALSE;
  /* Back from an indent that was more than a first line's. */
  if (!is_indented (line) && is_indented (last) && self->block->n_lines > 1 && self->indented)
    return FALSE;
  if (is_free (last, line))
    return !plain_ends_sentence (last->text) &&
           (plain_begins_lower (line->text) ||
            last->x2 - last->left > .6 * (last->right - last->left));
  return TRUE;
}

static gboolean
goes_on (const Finder *self, const PdfLine *line, DossierPassageKind kind)
{
  if (self->block == NULL || self->last == NULL)
    return FALSE;
  if (kind == DOSSIER_PASSAGE_HEADING || self->block->kind == DOSSIER_PASSAGE_HEADING)
    if (kind != self->block->kind || line->bold != self->block->bold)
      return FALSE;
  if (fabs (line->size - self->block->size) > .08 * line->size)
    return FALSE;
  if (get_bullet (line->text) > 0 && (!is_free (self->last, line) || line->left < line->x1 + 1))
    return FALSE;
  if (kind != DOSSIER_PASSAGE_HEADING && is_numbered (line->text) && is_free (self->last, line))
    return FALSE;
  return get_pitch (self->last, line) >= 0 ? goes_on_below (self, line) : goes_on_over (self, line);
}

static void
take_line (Finder *self, const PdfLine *line, guint page)
{
  DossierPassageKind kind =
    is_heading_line (self, line) ? DOSSIER_PASSAGE_HEADING : DOSSIER_PASSAGE_PARAGRAPH;
  gsize cut = 0;

  if (!goes_on (self, line, kind))
    {
      gsize bullet = get_bullet (line->text);

      if (kind == DOSSIER_PASSAGE_PARAGRAPH && (bullet > 0 || is_numbered (line->text)))
        {
          kind = DOSSIER_PASSAGE_LIST_ITEM;
          cut = bullet;
        }
      self->block = begin_block (self, kind, line, page);
      self->item_x = line->x1;
      self->indented = is_indented (line);
    }
  else if (self->block->n_lines == 1)
    self->indented = self->indented && is_indented (line);
  add_line (self, self->block, line, cut, page);
  self->last = line;
}

/* Footnotes */

/* Bytes of the number or sign with which a footnote begins, and what is behind it; 0 for none. */
static gsize
get_sign (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (n > 3)
    return 0;
  if (n == 0)
    while (g_utf8_strchr ("*†‡§¶", -1, g_utf8_get_char (text + n)) != NULL && text[n] != '\0')
      n = (gsize) (g_utf8_next_char (text + n) - text);
  if (n == 0)
    return 0;
  if (text[n] == '.' || text[n] == ')')
    n++;
  return text[n] == ' ' ? n + 1 : 0;
}

static char *
dup_label (const PdfLine *line, guint page)
{
  g_autofree char *sign = NULL;

  if (line->lead != NULL)
    return g_strdup_printf ("%u:%s", page, line->lead);
  sign = g_strndup (line->text, strcspn (line->text, " .)"));
  return g_strdup_printf ("%u:%s", page, sign);
}

static gboolean
begins_note (const PdfLine *line)
{
  return line->lead != NULL || get_sign (line->text) > 0;
}

static void
take_note_line (Finder *self, const PdfLine *line, guint page)
{
  gsize cut = 0;

  if (begins_note (line))
    {
      self->note = begin_block (self, DOSSIER_PASSAGE_FOOTNOTE, line, page);
      self->note->label = dup_label (line, page);
      cut = line->lead == NULL ? get_sign (line->text) : 0;
    }
  add_line (self, self->note, line, cut, page);
}

/* Where the footnotes of the column [first, end) begin, or @end. They are its last lines, and
 * small; what goes on from the page before has no number. */
static guint
find_notes (const Finder *self, const GPtrArray *lines, guint first, guint end)
{
  guint begin = end;
  guint at;

  while (begin > first && is_small (self, lines->pdata[begin - 1]))
    begin--;
  if (begin == end)
    return end;
  if (self->note != NULL && begin > first && !plain_ends_sentence (self->note->text->str))
    return begin;
  for (at = begin; at < end; at++)
    if (begins_note (lines->pdata[at]))
      return at;
  return end;
}

static void
measure_page (Finder *self, const GPtrArray *lines)
{
  self->left = G_MAXDOUBLE;
  self->right = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      self->left = MIN (self->left, ((PdfLine *) lines->pdata[i])->x1);
      self->right = MAX (self->right, ((PdfLine *) lines->pdata[i])->x2);
    }
}

static void
take_page (Finder *self, const PdfPage *page, guint number)
{
  const GPtrArray *lines = page->lines;
  guint end;

  measure_page (self, lines);
  for (guint first = 0; first < lines->len; first = end)
    {
      guint column = ((PdfLine *) lines->pdata[first])->column;
      guint notes;

      for (end = first; end < lines->len && ((PdfLine *) lines->pdata[end])->column == column;)
        end++;
      notes = find_notes (self, lines, first, end);
      for (guint i = first; i < notes; i++)
        take_line (self, lines->pdata[i], number);
      for (guint i = notes; i < end; i++)
        take_note_line (self, lines->pdata[i], number);
    }
}

/* Headings */

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/* Half points, what is bold before what is not. */
static int
get_rank (const PdfBlock *block)
{
  return (int) (CLAMP (block->size, 0, 1e6) * 2 + .5) * 2 + (block->bold ? 1 : 0);
}

/* Whole paragraphs that are bold are none; the larger a heading, the higher it is. */
static void
rank_headings (Finder *self)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->blocks->len; i++)
    {
      PdfBlock *block = self->blocks->pdata[i];
      int rank = get_rank (block);
      gboolean known = FALSE;

      if (block->kind != DOSSIER_PASSAGE_HEADING)
        continue;
      if (block->text->len > HEADING_LENGTH || block->n_lines > HEADING_LINES)
        {
          block->kind = DOSSIER_PASSAGE_PARAGRAPH;
          continue;
        }
      for (guint j = 0; j < ranks->len && !known; j++)
        known = g_array_index (ranks, int, j) == rank;
      if (!known && ranks->len < 64)
        g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_sizes);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      PdfBlock *block = self->blocks->pdata[i];

      for (guint j = 0; j < ranks->len && block->kind == DOSSIER_PASSAGE_HEADING; j++)
        if (g_array_index (ranks, int, j) == get_rank (block))
          block->level = (int) MIN (j + 1, 6);
    }
}

GPtrArray *
pdf_blocks_find (const PdfText *text)
{
  g_autoptr (PlainJoin) join = plain_join_new ();
  Finder self = { .text = text,
                  .blocks = g_ptr_array_new_with_free_func (pdf_block_free),
                  .join = join,
                  .body = pdf_text_get_body_size (text) };

  look_at (&self);
  for (guint i = 0; i < text->pages->len; i++)
    take_page (&self, text->pages->pdata[i], i);
  rank_headings (&self);
  return self.blocks;
}
