/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes, what happens during a speech, and quotes. */
#include "formats/tei/tei-reader.h"
#include "text/quotation.h"

#include <string.h>

/* The caption of a speech, without the punctuation that sets it off; NULL when there is none. */
char *
tei_take_caption (TeiReader *reader, TeiFrame *frame)
{
  TeiText *text = tei_get_text (reader);
  g_autofree char *caption = tei_text_dup_from (text, frame->place);
  gsize length = strlen (caption);

  while (length > 0 && strchr (".:,; ", caption[length - 1]) != NULL)
    caption[--length] = '\0';
  tei_text_cut (text, frame->place);

  return length > 0 ? g_steal_pointer (&caption) : NULL;
}

/* Words in brackets within a speech or sentence */

static void
start_aside (TeiReader *reader, TeiFrame *frame)
{
  TeiText *text = tei_get_text (reader);

  /* A gap may be within a word. */
  if (!g_str_equal (frame->rule->name, "gap"))
    tei_text_add_space (text);
  frame->place = tei_text_get_place (text);
  reader->inline_only++;
}

/* @marks: the brackets; @empty: what to show for nothing, or NULL. */
static void
end_aside (TeiReader *reader, TeiFrame *frame, const char *marks, const char *empty)
{
  TeiText *text = tei_get_text (reader);
  g_autofree char *words = tei_text_dup_from (text, frame->place);
  g_autofree char *shown = NULL;

  reader->inline_only--;
  if (*words == '\0')
    {
      if (empty != NULL)
        tei_text_add (text, empty, strlen (empty));
      return;
    }
  if (g_unichar_type (g_utf8_get_char (words)) == G_UNICODE_OPEN_PUNCTUATION)
    return;

  tei_text_cut (text, frame->place);
  shown = g_strdup_printf ("%c%s%c", marks[0], words, marks[1]);
  tei_text_add (text, shown, strlen (shown));
  if (!g_str_equal (frame->rule->name, "gap"))
    tei_text_add_space (text);
}

/* Applause, interruptions, gaps: in brackets within a speech, else a passage. */

void
tei_start_happening (TeiReader *reader, TeiFrame *frame)
{
  if (tei_is_in_prose (reader) || reader->inline_only > 0)
    start_aside (reader, frame);
  else
    tei_push_block (reader, frame, DOSSIER_PASSAGE_NOTE);
}

void
tei_end_happening (TeiReader *reader, TeiFrame *frame)
{
  if (frame->block)
    tei_pop_block (reader, frame);
  else
    end_aside (reader, frame, "[]", g_str_equal (frame->rule->name, "gap") ? "[…]" : NULL);
}

/* Notes */

typedef enum
{
  NOTE_BLOCK,
  NOTE_ASIDE,
  NOTE_CAPTION,
  NOTE_FOOTNOTE,
} NoteManner;

static gboolean
is_at_foot (TeiReader *reader)
{
  const char *place = tei_get_attribute (reader, "place");

  return place != NULL && (strstr (place, "foot") != NULL || strstr (place, "bottom") != NULL ||
                           strstr (place, "end") != NULL);
}

static NoteManner
get_manner (TeiReader *reader)
{
  TeiBlock *block = tei_get_block (reader);

  if (tei_has_attribute (reader, "type", "speaker") && !tei_is_in_prose (reader))
    return NOTE_CAPTION;
  if (!tei_is_in_prose (reader))
    return NOTE_BLOCK;
  if (tei_has_attribute (reader, "place", "inline") || (block->debate && !is_at_foot (reader)))
    return NOTE_ASIDE;

  return NOTE_FOOTNOTE;
}

static void
start_footnote (TeiReader *reader, TeiFrame *frame)
{
  frame->place = (gsize) tei_text_add_mark (tei_get_text (reader), DOSSIER_SPAN_FOOTNOTE);
  tei_push_flow (reader);
  tei_get_flow (reader)->first_block = reader->blocks->len;
  tei_push_block (reader, frame, DOSSIER_PASSAGE_FOOTNOTE);
}

static void
end_footnote (TeiReader *reader, TeiFrame *frame)
{
  g_autoptr (GPtrArray) passages = NULL;
  TeiSpan *mark;

  tei_pop_block (reader, frame);
  passages = tei_pop_flow (reader);
  mark = tei_text_get_span (tei_get_text (reader), (int) frame->place);
  if (passages->len == 0)
    mark->dropped = TRUE;
  else
    mark->item = passages->pdata[0];

  g_ptr_array_extend_and_steal (tei_get_flow (reader)->after, g_steal_pointer (&passages));
}

void
tei_start_note (TeiReader *reader, TeiFrame *frame)
{
  NoteManner manner = get_manner (reader);

  tei_start_time_note (reader);
  frame->data = GINT_TO_POINTER (manner);
  switch (manner)
    {
    case NOTE_BLOCK:
      tei_push_block (reader, frame,
                      is_at_foot (reader) ? DOSSIER_PASSAGE_FOOTNOTE : DOSSIER_PASSAGE_NOTE);
      break;
    case NOTE_ASIDE:
      start_aside (reader, frame);
      break;
    case NOTE_CAPTION:
      tei_flush (reader);
      frame->place = tei_text_get_place (tei_get_text (reader));
      reader->inline_only++;
      break;
    case NOTE_FOOTNOTE:
      start_footnote (reader, frame);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* It stands before the speech, or first within it. */
static void
end_caption (TeiReader *reader, TeiFrame *frame)
{
  TeiBlock *block = tei_get_block (reader);
  char **place = block->debate ? &block->speaker : &reader->caption;

  reader->inline_only--;
  g_free (*place);
  *place = tei_take_caption (reader, frame);
}

void
tei_end_note (TeiReader *reader, TeiFrame *frame)
{
  if (reader->time_note > 0)
    tei_end_time_note (reader);
  switch ((NoteManner) GPOINTER_TO_INT (frame->data))
    {
    case NOTE_BLOCK:
      tei_pop_block (reader, frame);
      break;
    case NOTE_ASIDE:
      end_aside (reader, frame, tei_get_block (reader)->debate ? "[]" : "()", NULL);
      break;
    case NOTE_CAPTION:
      end_caption (reader, frame);
      break;
    case NOTE_FOOTNOTE:
      end_footnote (reader, frame);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Quotes */

gboolean
tei_is_quotation_mark (gunichar c)
{
  return c == '"' || c == '\'' || c == 0x00ab || c == 0x00bb || (c >= 0x2018 && c <= 0x201f) ||
         c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f);
}

/* Whether a quote stands apart from the text around it. */
static gboolean
is_set_off (TeiReader *reader, TeiFrame *frame)
{
  const char *rend = tei_get_attribute (reader, "rend");

  if (reader->inline_only > 0)
    return FALSE;
  if (rend != NULL && strstr (rend, "block") != NULL)
    return TRUE;

  return !tei_is_in_prose (reader) && g_str_equal (frame->rule->name, "quote");
}

static TeiQuote *
find_quote (TeiReader *reader, const char *reference)
{
  GPtrArray *quotes = reader->document->quotes;

  /* The parts of an interrupted quote stand near each other. */
  for (guint i = quotes->len; i > 0 && i + 64 > quotes->len; i--)
    {
      TeiQuote *quote = quotes->pdata[i - 1];

      if (*reference == '#' && g_strcmp0 (quote->id, reference + 1) == 0)
        return quote;
    }

  return NULL;
}

static TeiQuote *
add_quote (TeiReader *reader, TeiFrame *frame, const char *who)
{
  TeiQuote *quote = g_new0 (TeiQuote, 1);
  g_auto (TeiDating) dating = { 0 };

  tei_get_dating (reader, &dating);
  quote->id = tei_dup_attribute (reader, "xml:id");
  tei_document_reserve (reader->document, quote->id);
  quote->quote = dossier_quote_new (quote->id, NULL);
  quote->quote->direct = !tei_has_attribute (reader, "direct", "false");
  quote->quote->parent_instance.authority = frame->authority;
  quote->quote->parent_instance.date = tei_dating_get_date (&dating, NULL);
  quote->who = tei_document_get_ref (reader->document, DOSSIER_KIND_PERSON, who);
  quote->who->speaks = TRUE;
  quote->words = g_string_new (NULL);
  quote->source = tei_dup_attribute (reader, "source");
  quote->occasion = tei_dup_attribute (reader, "ana");
  quote->about = tei_dup_attribute (reader, "corresp");
  g_ptr_array_add (reader->document->quotes, quote);
  tei_charge (reader, 2 * TEI_RECORD_COST);

  return quote;
}

static gboolean
has_manner (TeiReader *reader, const char *manner)
{
  const char *rend = tei_get_attribute (reader, "rend");

  return rend != NULL && strstr (rend, manner) != NULL;
}

/* The quote that the element gives words to: words that nobody is said to have spoken are none. */
static TeiQuote *
get_quote (TeiReader *reader, TeiFrame *frame)
{
  const char *who = tei_get_attribute (reader, "who");
  const char *previous = tei_get_attribute (reader, "prev");
  TeiQuote *quote = previous ? find_quote (reader, previous) : NULL;

  if (quote != NULL)
    {
      quote->interrupted = quote->words->len > 0 && !has_manner (reader, "continued");
      return quote;
    }

  return who && *who ? add_quote (reader, frame, who) : NULL;
}

/* Where the element is what marks the words, the marks are not in the text. */
static gboolean
wants_marks (TeiReader *reader)
{
  if (tei_has_attribute (reader, "direct", "false") || has_manner (reader, "unmarked"))
    return FALSE;

  return tei_is_in_prose (reader) &&
         !tei_is_quotation_mark (tei_text_get_last (tei_get_text (reader)));
}

/* Those of the text around the quote, whatever language the quote is in. */
static void
get_marks (TeiReader *reader, TeiFrame *frame, const char **opening, const char **closing)
{
  const char *language = tei_get_parent (reader, frame)->language;

  dossier_quotation_get_marks (language != NULL ? language : reader->document->language, opening,
                               closing);
}

void
tei_start_quote (TeiReader *reader, TeiFrame *frame)
{
  TeiText *text = tei_get_text (reader);
  const char *opening, *closing;
  TeiQuote *quote;

  if (is_set_off (reader, frame))
    tei_push_block (reader, frame, DOSSIER_PASSAGE_BLOCK_QUOTE)->prose = FALSE;
  else if (wants_marks (reader))
    {
      frame->flag = TRUE;
      get_marks (reader, frame, &opening, &closing);
      tei_text_add (text, opening, strlen (opening));
      tei_text_glue (text);
    }

  quote = get_quote (reader, frame);
  frame->data = quote;
  frame->place = tei_text_get_place (text);
  if (quote == NULL)
    return;

  frame->span = tei_text_open_span (text, DOSSIER_SPAN_QUOTE);
  tei_text_get_span (text, frame->span)->item = quote->quote;
  reader->open_spans++;
}

void
tei_note_quote_words (TeiReader *reader, TeiFrame *frame)
{
  TeiQuote *quote = frame->data;
  TeiText *text = tei_get_text (reader);
  TeiSpan *span = tei_text_get_span (text, frame->span);
  g_autofree char *words = NULL;

  if (span->type != DOSSIER_SPAN_QUOTE)
    return;

  words = tei_text_dup_from (text, span->start_byte);
  if (*words == '\0')
    return;
  if (quote->words->len > 0)
    g_string_append (quote->words, quote->interrupted ? " … " : " ");
  quote->interrupted = FALSE;
  g_string_append (quote->words, words);
}

/* The closing mark, unless the words bring marks of their own: then the opening one goes too. */
static void
close_marks (TeiReader *reader, TeiFrame *frame)
{
  TeiText *text = tei_get_text (reader);
  const char *words = text->string->str + MIN (frame->place, text->string->len);
  const char *opening, *closing;
  gboolean opened;
  gsize size;

  get_marks (reader, frame, &opening, &closing);
  size = strlen (opening);
  opened = frame->place >= size && frame->place <= text->string->len &&
           strncmp (words - size, opening, size) == 0;
  if (opened && (*words == '\0' || tei_is_quotation_mark (g_utf8_get_char (words))))
    {
      tei_text_erase (text, frame->place - size, size);
      return;
    }

  if (text->length > 0)
    {
      tei_text_glue (text);
      tei_text_add (text, closing, strlen (closing));
    }
}

void
tei_end_quote (TeiReader *reader, TeiFrame *frame)
{
  if (frame->span >= 0)
    {
      tei_note_quote_words (reader, frame);
      tei_text_close_span (tei_get_text (reader), frame->span);
      frame->span = -1;
      reader->open_spans--;
    }
  if (frame->flag)
    close_marks (reader, frame);

  if (frame->block)
    tei_pop_block (reader, frame);
  else if (tei_get_block (reader)->verse)
    tei_flush (reader);
}
