/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/reading-layout-private.h"

#include <string.h>

/* Shorter quotes read better within their sentence. */
#define MIN_WORDS 8

#define SPLIT_ABOVE_WORDS 1000
#define SPLIT_EVERY_WORDS 250

static gboolean
is_opening (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return TRUE;
    default:
      return c == '"' || c == '\'' || c == 0x00BB /* » in German and Danish */;
    }
}

static gboolean
is_closing (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
      return TRUE;
    default:
      break;
    }
  return c < 0x80 ? strchr ("\"'.,;:!?", (int) c) != NULL
                  : c == 0x2026 /* … */ || c == 0x201C /* “ in German */ || c == 0x00AB /* « */
                      || c == 0x061F || c == 0x060C || c == 0x06D4 || c == 0x3002;
}

/* French puts a space between the marks and the words, ideally one that does not break. */
static gboolean
is_space_beside (gunichar space, gunichar mark, gunichar french)
{
  if (space == ' ')
    return mark == french;
  return space == 0x00A0 || space == 0x202F || space == 0x2009;
}

/* Quotation marks and brackets that stand before the quote, up to a space. */
static guint
extend_start (const gunichar *text, guint start)
{
  guint at = start;

  while (at > 0)
    {
      if (is_opening (text[at - 1]))
        start = --at;
      else if (at > 1 && is_opening (text[at - 2]) &&
               is_space_beside (text[at - 1], text[at - 2], 0x00AB))
        at--;
      else
        break;
    }
  return start;
}

/* Characters of a note's number "[3]" at @at, or 0. */
static guint
get_note_length (const gunichar *text, guint length, guint at)
{
  guint end = at + 1;

  if (at >= length || text[at] != '[')
    return 0;
  while (end < length && g_unichar_isdigit (text[end]))
    end++;
  return end > at + 1 && end < length && text[end] == ']' ? end + 1 - at : 0;
}

/* Closing marks, punctuation and the numbers of notes, then the space that would begin the next
 * line. */
static guint
extend_end (const gunichar *text, guint length, guint end)
{
  for (;;)
    {
      if (end < length && is_closing (text[end]))
        end++;
      else if (end + 1 < length && is_closing (text[end + 1]) &&
               is_space_beside (text[end], text[end + 1], 0x00BB))
        end += 2;
      else if (get_note_length (text, length, end) > 0)
        end += get_note_length (text, length, end);
      else
        break;
    }
  while (end < length && g_unichar_isspace (text[end]))
    end++;
  return end;
}

static guint
count_words (const gunichar *text, guint start, guint end)
{
  guint words = 0;
  gboolean inside = FALSE;

  for (guint i = start; i < end; i++)
    {
      gboolean alnum = g_unichar_isalnum (text[i]);

      if (alnum && !inside)
        words++;
      if (alnum || g_unichar_isspace (text[i]))
        inside = alnum;
    }
  return words;
}

static gboolean
can_set_off (DossierPassageKind kind)
{
  return kind == DOSSIER_PASSAGE_PARAGRAPH || kind == DOSSIER_PASSAGE_LIST_ITEM ||
         kind == DOSSIER_PASSAGE_SPEECH || kind == DOSSIER_PASSAGE_BLOCK_QUOTE;
}

/* Whether some piece of @quote in the passage is short: then the others stay within their sentences
 * too, or “We are inviting people,” he warned, would stand before a block. */
static gboolean
has_short_piece (const DossierPassage *passage,
                 const gunichar *text,
                 guint length,
                 const DossierQuote *quote)
{
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->type == DOSSIER_SPAN_QUOTE && (gconstpointer) span->target == quote &&
          span->end <= length && count_words (text, span->start, span->end) < MIN_WORDS)
        return TRUE;
    }
  return FALSE;
}

GArray *
dossier_passage_find_set_off (const DossierPassage *passage)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DossierSetOff));
  g_autofree gunichar *text = NULL;
  glong length = 0;

  if (passage->quotes == NULL || passage->quotes->len == 0 || !can_set_off (passage->passage_kind))
    return found;

  text = g_utf8_to_ucs4_fast (passage->text, -1, &length);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      DossierSetOff set_off;

      if (span->type != DOSSIER_SPAN_QUOTE || span->target == NULL)
        continue;
      set_off.quote = DOSSIER_QUOTE (span->target);
      if (!set_off.quote->direct || span->end > (guint) length ||
          has_short_piece (passage, text, (guint) length, set_off.quote))
        continue;
      set_off.start = extend_start (text, span->start);
      set_off.end = extend_end (text, (guint) length, span->end);
      if (found->len > 0 &&
          set_off.start < g_array_index (found, DossierSetOff, found->len - 1).end)
        continue;
      g_array_append_val (found, set_off);
    }
  return found;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 ||
         c == 0x3002;
}

GArray *
dossier_passage_find_breaks (const DossierPassage *passage)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gunichar *text = NULL;
  glong length = 0;
  guint words = 0;

  /* Four bytes a word at the very least: most passages are told apart by their length alone. */
  if (strlen (passage->text) < SPLIT_ABOVE_WORDS * 2)
    return breaks;
  text = g_utf8_to_ucs4_fast (passage->text, -1, &length);
  if (count_words (text, 0, (guint) length) <= SPLIT_ABOVE_WORDS)
    return breaks;

  for (guint i = 1; i + 1 < (guint) length; i++)
    {
      gboolean after_space = g_unichar_isspace (text[i - 1]);

      if (!after_space || g_unichar_isspace (text[i]))
        continue;
      words++;
      if (words < SPLIT_EVERY_WORDS || i < 2)
        continue;
      /* A text without full stops is broken all the same, only later. */
      if (ends_sentence (text[i - 2]) || words >= 2 * SPLIT_EVERY_WORDS)
        {
          g_array_append_val (breaks, i);
          words = 0;
        }
    }
  return breaks;
}

/* Letters that run from right to left: Hebrew, Arabic and their neighbours in the BMP, the
 * presentation forms, and the blocks that Unicode sets aside for such scripts beyond it. */
static gboolean
is_rtl_letter (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F;
}

gboolean
dossier_text_is_rtl (const char *text, gboolean fallback)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_rtl_letter (c) && !g_unichar_isdigit (c))
        return TRUE;
      if (g_unichar_isalpha (c))
        return FALSE;
    }
  return fallback;
}
