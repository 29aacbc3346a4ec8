/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/snippet.h"
#include "text/words.h"

#define ELLIPSIS "…"
/* Stands for the end of a line; both in characters. */
#define NEW_LINE " · "
#define NEW_LINE_LENGTH 3

/* How much of a snippet may stand before the words. */
#define BEFORE(length) ((length) / 3)

/* How far to look for a space where to cut. */
#define LONGEST_PART 24

/* The place behind the last space of the characters from @from on, up to @to; @to where there is
 * none nearby. */
static guint
find_start (const char *text, guint from, guint to)
{
  const char *p = g_utf8_offset_to_pointer (text, from);

  for (guint i = from; i < to && i < from + LONGEST_PART; i++, p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return i + 1;
  return from;
}

static guint
find_end (const char *text, guint from, guint to)
{
  const char *p = g_utf8_offset_to_pointer (text, to);

  for (guint i = to; i > from && i + LONGEST_PART > to; i--, p = g_utf8_prev_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return i;
  return to;
}

/* Appends the characters of @text from @start to @end, and returns how many they became. */
static guint
append_line (GString *line, const char *text, guint start, guint end)
{
  const char *p = g_utf8_offset_to_pointer (text, start);
  guint n = 0;

  for (guint i = start; i < end; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append (line, NEW_LINE);
      else
        g_string_append_unichar (line, g_unichar_isspace (c) || c < 0x20 ? ' ' : c);
      n += c == '\n' ? NEW_LINE_LENGTH : 1;
    }
  return n;
}

/* Appends the same with its marks, which go to @marks; @at: how many characters @line has. */
static void
append_marked (GString *line,
               guint at,
               const char *text,
               guint start,
               guint end,
               const GArray *found,
               GArray *marks)
{
  for (guint i = 0; i < found->len; i++)
    {
      DossierWordsStretch mark = g_array_index (found, DossierWordsStretch, i);
      guint mark_end = MIN (mark.end, end);

      if (mark.start < start || mark.start >= end)
        continue;
      at += append_line (line, text, start, mark.start);
      start = mark_end;
      mark.end = at + append_line (line, text, mark.start, mark_end);
      mark.start = at;
      at = mark.end;
      g_array_append_val (marks, mark);
    }
  append_line (line, text, start, end);
}

char *
dossier_snippet (const char *text, const GArray *found, guint length, GArray **marks)
{
  guint total = (guint) g_utf8_strlen (text, -1);
  guint first = found->len > 0 ? g_array_index (found, DossierWordsStretch, 0).start : 0;
  guint start = 0, end = total;
  GString *line = g_string_new (NULL);

  if (total > length)
    {
      start = first > BEFORE (length) ? MIN (first - BEFORE (length), total - length) : 0;
      end = MIN (start + length, total);
      if (start > 0)
        start = find_start (text, start, first);
      if (end < total)
        end = find_end (text, MAX (first + 1, start), end);
    }

  if (start > 0)
    g_string_append (line, ELLIPSIS);
  *marks = g_array_new (FALSE, FALSE, sizeof (DossierWordsStretch));
  append_marked (line, start > 0 ? 1 : 0, text, start, end, found, *marks);
  if (end < total)
    g_string_append (line, ELLIPSIS);
  return g_string_free (line, FALSE);
}
