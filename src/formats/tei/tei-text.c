/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei-text.h"

#include <string.h>

void
tei_span_clear (gpointer data)
{
  TeiSpan *span = data;

  g_clear_pointer (&span->date, dossier_date_free);
  g_clear_pointer (&span->uri, g_free);
}

/* XML lets no other control characters through: whatever is not above a space is white. */
static inline gboolean
is_white (char c)
{
  return (guchar) c <= ' ';
}

static inline gboolean
is_first_byte (char c)
{
  return ((guchar) c & 0xc0) != 0x80;
}

static guint
count_characters (const char *bytes, gsize size)
{
  guint count = 0;

  for (gsize i = 0; i < size; i++)
    count += is_first_byte (bytes[i]);

  return count;
}

TeiText *
tei_text_new (void)
{
  TeiText *text = g_new0 (TeiText, 1);

  text->string = g_string_sized_new (512);
  text->spans = g_array_new (FALSE, TRUE, sizeof (TeiSpan));
  g_array_set_clear_func (text->spans, tei_span_clear);

  return text;
}

void
tei_text_free (TeiText *text)
{
  g_string_free (text->string, TRUE);
  g_array_unref (text->spans);
  g_free (text);
}

void
tei_text_clear (TeiText *text)
{
  g_string_truncate (text->string, 0);
  g_array_set_size (text->spans, 0);
  text->length = 0;
  text->space = FALSE;
  text->glued = FALSE;
}

static void
add_due_space (TeiText *text)
{
  if (text->space && text->length > 0)
    {
      g_string_append_c (text->string, ' ');
      text->length++;
    }
  text->space = FALSE;
  text->glued = FALSE;
}

/* Whether the byte at @at belongs to a run that can be taken as it is: words, and single spaces
 * between words. */
static inline gboolean
is_plain (const char *at, const char *end)
{
  return !is_white (*at) || (*at == ' ' && at + 1 < end && !is_white (at[1]));
}

void
tei_text_add (TeiText *text, const char *bytes, gsize size)
{
  const char *end = bytes + size;

  while (bytes < end)
    {
      const char *run = bytes;
      guint characters = 0;

      if (is_white (*bytes))
        {
          while (bytes < end && is_white (*bytes))
            bytes++;
          tei_text_add_space (text);
          continue;
        }

      while (bytes < end && is_plain (bytes, end))
        characters += is_first_byte (*bytes++);
      add_due_space (text);
      g_string_append_len (text->string, run, bytes - run);
      text->length += characters;
    }
}

void
tei_text_add_raw (TeiText *text, const char *bytes)
{
  gsize size = strlen (bytes);

  text->space = FALSE;
  text->glued = TRUE;
  g_string_append_len (text->string, bytes, (gssize) size);
  text->length += count_characters (bytes, size);
}

void
tei_text_add_space (TeiText *text)
{
  if (!text->glued)
    text->space = TRUE;
}

void
tei_text_glue (TeiText *text)
{
  text->space = FALSE;
  text->glued = TRUE;
}

void
tei_text_begin_token (TeiText *text, gboolean space)
{
  text->space = space;
  text->glued = FALSE;
}

gunichar
tei_text_get_last (const TeiText *text)
{
  const char *start = text->string->str;
  const char *last;

  if (text->string->len == 0)
    return 0;

  last = g_utf8_find_prev_char (start, start + text->string->len);

  return last ? g_utf8_get_char (last) : 0;
}

static guint
get_due_space (const TeiText *text)
{
  return text->space && text->length > 0 ? 1 : 0;
}

gsize
tei_text_get_place (const TeiText *text)
{
  return text->string->len + get_due_space (text);
}

/* @place, or the beginning of the character that it would cut. */
static gsize
align (const TeiText *text, gsize place)
{
  place = MIN (place, text->string->len);
  while (place > 0 && place < text->string->len && !is_first_byte (text->string->str[place]))
    place--;

  return place;
}

char *
tei_text_dup_from (const TeiText *text, gsize place)
{
  return g_strstrip (g_strdup (text->string->str + align (text, place)));
}

void
tei_text_cut (TeiText *text, gsize place)
{
  place = align (text, place);
  if (place >= text->string->len)
    return;

  text->length -= count_characters (text->string->str + place, text->string->len - place);
  g_string_truncate (text->string, place);
  while (text->string->len > 0 && text->string->str[text->string->len - 1] == ' ')
    {
      g_string_truncate (text->string, text->string->len - 1);
      text->length--;
      text->space = TRUE;
    }

  for (guint i = text->spans->len; i > 0; i--)
    {
      TeiSpan *span = &g_array_index (text->spans, TeiSpan, i - 1);

      /* They stand in order but for the space that may lie before one. */
      if (span->start_byte + 1 < place)
        break;
      if (span->start_byte >= place && !span->open)
        span->dropped = TRUE;
      else if (span->start_byte > text->string->len)
        {
          span->start_byte = text->string->len;
          span->start = text->length;
        }
    }
}

void
tei_text_erase (TeiText *text, gsize place, gsize size)
{
  guint characters;
  guint before;

  place = align (text, place);
  size = align (text, place + size) - place;
  characters = count_characters (text->string->str + place, size);
  before = text->length - count_characters (text->string->str + place, text->string->len - place);
  g_string_erase (text->string, (gssize) place, (gssize) size);
  text->length -= characters;

  /* What begins before @place and ends behind it is still open: only spans behind it move. */
  for (guint i = text->spans->len; i > 0; i--)
    {
      TeiSpan *span = &g_array_index (text->spans, TeiSpan, i - 1);

      if (span->start_byte + 1 < place)
        break;
      if (span->start_byte > place)
        span->start_byte -= MIN (size, span->start_byte - place);
      if (span->start > before)
        span->start -= MIN (characters, span->start - before);
      if (span->end > before)
        span->end -= MIN (characters, span->end - before);
    }
}

int
tei_text_open_span (TeiText *text, DossierSpanType type)
{
  TeiSpan span = { .type = type, .open = TRUE };

  span.start = text->length + get_due_space (text);
  span.start_byte = tei_text_get_place (text);
  g_array_append_val (text->spans, span);

  return (int) text->spans->len - 1;
}

gboolean
tei_text_close_span (TeiText *text, int number)
{
  TeiSpan *span = tei_text_get_span (text, number);

  span->open = FALSE;
  span->end = text->length;
  while (span->start_byte < text->string->len && is_white (text->string->str[span->start_byte]))
    {
      span->start_byte++;
      span->start++;
    }
  span->dropped = span->end <= span->start;

  return !span->dropped;
}

int
tei_text_add_mark (TeiText *text, DossierSpanType type)
{
  TeiSpan span = { .type = type };

  span.start = text->length;
  span.end = text->length;
  span.start_byte = text->string->len;
  g_array_append_val (text->spans, span);

  return (int) text->spans->len - 1;
}

TeiSpan *
tei_text_get_span (TeiText *text, int span)
{
  g_assert (span >= 0 && (guint) span < text->spans->len);

  return &g_array_index (text->spans, TeiSpan, span);
}

char *
tei_normalise (const char *bytes)
{
  g_autoptr (TeiText) text = tei_text_new ();

  if (bytes == NULL)
    return NULL;

  tei_text_add (text, bytes, strlen (bytes));
  if (text->length == 0)
    return NULL;

  return g_strdup (text->string->str);
}
