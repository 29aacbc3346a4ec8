/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/pdf/pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/flow.h"
#include "formats/format-error.h"
#include "formats/pdf/pdf-blocks.h"
#include "formats/pdf/pdf-fault.h"
#include "formats/pdf/pdf-text.h"
#include "formats/text-document.h"
#include "formats/whole-file.h"

/* Pictures make a PDF large. */
#define MAX_BYTES (128 * 1024 * 1024)
/* The title is larger than the text by so much. */
#define TITLE_SIZE 1.3

typedef struct
{
  const PdfText *text;
  GPtrArray *blocks;
  GHashTable *notes;    /* label → GPtrArray of PdfBlock: of one footnote */
  GHashTable *referred; /* labels that the text has */
  const PdfBlock *title;
  guint next_note; /* index of the first block that may be a footnote nobody refers to */
} Reader;

/* What the file says of itself */

/* Of a catalogue that is not compressed (ISO 32000-1, 14.9.2): poppler does not tell. */
static char *
find_language (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *catalogue = memmem (data, size, "/Catalog", 8);
  const char *end;
  const char *language;
  gsize n;

  if (catalogue == NULL)
    return NULL;
  end = memmem (catalogue, (gsize) (data + size - catalogue), "endobj", 6);
  if (end == NULL)
    return NULL;
  while (catalogue > data && memcmp (catalogue, " obj", 4) != 0)
    catalogue--;
  language = memmem (catalogue, (gsize) (end - catalogue), "/Lang", 5);
  if (language == NULL)
    return NULL;
  language += 5;
  while (language < end && g_ascii_isspace (*language))
    language++;
  if (*language++ != '(')
    return NULL;
  for (n = 0; language + n < end && (g_ascii_isalnum (language[n]) || language[n] == '-');)
    n++;
  return n >= 2 && n < 36 && language[n] == ')' ? g_strndup (language, n) : NULL;
}

/* What programs write there when nobody has said a title. */
static gboolean
is_title (const char *title)
{
  static const char junk[] =
    "^(untitled.*|document\\d*|microsoft (word|powerpoint) - .*|.*\\.(docx?"
    "|odt|rtf|indd|qxd|p65|tex|dvi|wpd|pptx?|pdf|html?|txt))$";

  return *title != '\0' && !g_regex_match_simple (junk, title, G_REGEX_CASELESS, 0);
}

static char *
dup_clean (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  for (char *p = copy; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_strdup (g_strstrip (copy));
}

static void
take_authors (DossierDocument *document, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = dup_clean (names[i]);

      if (*name != '\0')
        g_ptr_array_add (document->authors, g_steal_pointer (&name));
    }
}

static void
take_metadata (DossierDocument *document, const PdfText *text, GBytes *bytes)
{
  g_autofree char *title = dup_clean (text->title);

  if (is_title (title))
    document->title = g_steal_pointer (&title);
  take_authors (document, text->author);
  if (*text->day != '\0')
    document->date = dossier_date_new (text->day, NULL, NULL);
  document->language = find_language (bytes);
}

/* The title on the page */

static char *
dup_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (text)));
  return g_string_free (letters, FALSE);
}

static gboolean
is_same (const char *one, const char *other)
{
  g_autofree char *a = dup_letters (one);
  g_autofree char *b = dup_letters (other);

  return g_str_equal (a, b);
}

/* Large, or what the page begins with, in its middle. */
static gboolean
looks_like_title (const PdfBlock *block, const PdfBlock *first, double body)
{
  return block->size > TITLE_SIZE * body || (block == first && block->centred);
}

/* The largest heading of the first page, when no other is as large. It is no part of the text then.
 */
static const PdfBlock *
find_title (const GPtrArray *blocks, const char *title, double body)
{
  const PdfBlock *best = NULL;
  gboolean alone = TRUE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const PdfBlock *block = blocks->pdata[i];

      if (block->kind != DOSSIER_PASSAGE_HEADING)
        continue;
      if (title != NULL && block->page == 0 && is_same (block->text->str, title))
        return block;
      if (best != NULL && block->size > best->size - .3)
        alone = FALSE;
      if (block->page == 0 && (best == NULL || block->size > best->size + .3))
        {
          best = block;
          alone = TRUE;
        }
    }
  if (title != NULL || best == NULL || !alone)
    return NULL;
  return looks_like_title (best, blocks->pdata[0], body) ? best : NULL;
}

/* Passages */

/* Whether a raised number refers to a footnote; else it is a number. */
static gboolean
is_reference (const Reader *self, const PdfMark *mark)
{
  return mark->label != NULL && g_hash_table_contains (self->notes, mark->label);
}

static void
turn_page (const Reader *self, DossierFlow *flow, guint page)
{
  dossier_flow_turn_page (flow, page, ((PdfPage *) self->text->pages->pdata[page])->label);
}

/* The text from byte @at to @end, and where pages begin in it. */
static void
write_stretch (const Reader *self, DossierFlow *flow, const PdfBlock *block, gsize at, gsize end)
{
  for (guint i = 0; i < block->turns->len; i++)
    {
      const PdfTurn *turn = &g_array_index (block->turns, PdfTurn, i);

      if (turn->start <= at) /* a footnote's number that is not in the text stood there */
        {
          turn_page (self, flow, turn->page);
          continue;
        }
      if (turn->start >= end)
        break;
      dossier_flow_add (flow, block->text->str + at, (gssize) (turn->start - at));
      turn_page (self, flow, turn->page);
      at = turn->start;
    }
  dossier_flow_add (flow, block->text->str + at, (gssize) (end - at));
}

static void
write_words (const Reader *self, DossierFlow *flow, const PdfBlock *block)
{
  gsize at = 0;

  turn_page (self, flow, block->page);
  for (guint i = 0; i < block->marks->len; i++)
    {
      const PdfMark *mark = &g_array_index (block->marks, PdfMark, i);

      if (mark->start < at || mark->end <= mark->start ||
          (mark->uri == NULL && !is_reference (self, mark)))
        continue;
      write_stretch (self, flow, block, at, mark->start);
      at = mark->end;
      if (mark->uri == NULL)
        {
          dossier_flow_refer (flow, mark->label);
          continue;
        }
      dossier_flow_begin (flow, DOSSIER_SPAN_LINK, mark->uri);
      write_stretch (self, flow, block, mark->start, mark->end);
      dossier_flow_end (flow);
    }
  write_stretch (self, flow, block, at, block->text->len);
}

static void
write_note (DossierFlow *flow, const char *label, gpointer data)
{
  const Reader *self = data;
  const GPtrArray *blocks = g_hash_table_lookup (self->notes, label);

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      dossier_flow_open (flow, DOSSIER_PASSAGE_FOOTNOTE, 0);
      write_words (self, flow, blocks->pdata[i]);
      dossier_flow_close (flow);
    }
}

/* Footnotes to which nothing refers that we know of stand behind the last passage of their page. */
static void
write_lone_notes (Reader *self, DossierFlow *flow, guint page)
{
  for (; self->next_note < self->blocks->len; self->next_note++)
    {
      const PdfBlock *block = self->blocks->pdata[self->next_note];

      if (block->page >= page)
        return;
      if (block->kind != DOSSIER_PASSAGE_FOOTNOTE ||
          g_hash_table_contains (self->referred, block->label))
        continue;
      dossier_flow_open (flow, DOSSIER_PASSAGE_FOOTNOTE, 0);
      write_words (self, flow, block);
      dossier_flow_close (flow);
    }
}

static void
write_blocks (Reader *self, DossierDocument *document)
{
  g_autoptr (DossierFlow) flow = dossier_flow_new (document, write_note, self);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PdfBlock *block = self->blocks->pdata[i];

      if (block == self->title || block->kind == DOSSIER_PASSAGE_FOOTNOTE)
        continue;
      dossier_flow_close (flow);
      write_lone_notes (self, flow, block->page);
      dossier_flow_open (flow, block->kind, block->level);
      write_words (self, flow, block);
    }
  dossier_flow_close (flow);
  write_lone_notes (self, flow, G_MAXUINT);
  dossier_flow_finish (flow);
}

static void
take_note (Reader *self, PdfBlock *block)
{
  GPtrArray *blocks = g_hash_table_lookup (self->notes, block->label);

  if (blocks == NULL)
    {
      blocks = g_ptr_array_new ();
      g_hash_table_insert (self->notes, block->label, blocks);
    }
  g_ptr_array_add (blocks, block);
}

static void
find_notes (Reader *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      PdfBlock *block = self->blocks->pdata[i];

      if (block->kind == DOSSIER_PASSAGE_FOOTNOTE)
        take_note (self, block);
      for (guint j = 0; j < block->marks->len; j++)
        if (g_array_index (block->marks, PdfMark, j).label != NULL)
          g_hash_table_add (self->referred, g_array_index (block->marks, PdfMark, j).label);
    }
}

static void
report (DossierDocument *document, const PdfText *text, guint furniture)
{
  guint n_empty = 0;

  for (guint i = 0; i < text->pages->len; i++)
    n_empty += ((PdfPage *) text->pages->pdata[i])->lines->len == 0;
  if (furniture > 0)
    g_ptr_array_add (
      document->report,
      /* Translators: %u counts lines of a text file */
      g_strdup_printf (ngettext ("%u line that belongs to the page and not to the text (a number, "
                                 "a running head) was left out.",
                                 "%u lines that belong to the pages and not to the text (numbers, "
                                 "running heads) were left out.",
                                 furniture),
                       furniture));
  if (n_empty > 0)
    g_ptr_array_add (
      document->report,
      /* Translators: %1$u counts pages, %2$u how many there are in all */
      g_strdup_printf (_ ("Pages without text, which may be pictures of it: %1$u of %2$u."),
                       n_empty, text->pages->len));
}

static void
read_text (DossierDocument *document, PdfText *text, GBytes *bytes, const char *name)
{
  guint furniture = pdf_text_drop_furniture (text);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GHashTable) notes =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) referred = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { text, NULL, notes, referred, NULL, 0 };

  pdf_text_label_pages (text);
  for (guint i = 0; i < text->pages->len; i++)
    pdf_page_order (text->pages->pdata[i]);
  take_metadata (document, text, bytes);
  blocks = reader.blocks = pdf_blocks_find (text);
  reader.title = find_title (blocks, document->title, pdf_text_get_body_size (text));
  if (document->title == NULL)
    document->title =
      reader.title != NULL ? g_strdup (reader.title->text->str) : dossier_dup_file_title (name);
  find_notes (&reader);
  write_blocks (&reader, document);
  report (document, text, furniture);
}

GPtrArray *
dossier_pdf_read_pages (gpointer text, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (DossierDocument) document = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  document = dossier_document_new ();
  document->kind = g_strdup ("pdf");
  read_text (document, text, bytes, name);
  if (dossier_document_count (document, DOSSIER_KIND_PASSAGE) == 0)
    {
      pdf_set_fault (PDF_FAULT_NO_TEXT, name, error);
      return NULL;
    }
  return dossier_text_document_identify (document, bytes, name, error);
}

GPtrArray *
dossier_pdf_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (PdfText) text = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text = pdf_text_extract (bytes, name, cancellable, error);
  return text != NULL ? dossier_pdf_read_pages (text, bytes, name, error) : NULL;
}

GPtrArray *
dossier_pdf_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean too_large;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = dossier_read_whole_file (path, MAX_BYTES, &too_large, cancellable, error);
  if (too_large)
    dossier_set_too_large (name, MAX_BYTES, error);
  return bytes != NULL ? dossier_pdf_read_bytes (bytes, name, cancellable, error) : NULL;
}
