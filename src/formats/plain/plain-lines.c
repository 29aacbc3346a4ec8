/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/plain/plain-lines.h"

#include <string.h>

#define TAB_WIDTH 8

static void
line_clear (gpointer line)
{
  g_free (((PlainLine *) line)->text);
}

/* An address and nothing else, perhaps bracketed or numbered: "[3] <https://…>". */
static gboolean
is_link (const char *text)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^(\\[?\\d{1,3}[\\].)]?\\s+)?[<(]?(https?://|www\\.)"
                                            "[^\\s<>]+[>)]?$",
                                            G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
  return g_regex_match (regex, text, 0, NULL);
}

static guint
measure_indent (const char *text, const char **behind)
{
  guint columns = 0;

  for (; *text == ' ' || *text == '\t'; text++)
    columns = *text == '\t' ? (columns / TAB_WIDTH + 1) * TAB_WIDTH : columns + 1;
  *behind = text;
  return columns;
}

/* Cuts white space of any kind at the end off. */
static char *
dup_stripped (const char *text, const char *end)
{
  while (end > text)
    {
      const char *last = g_utf8_find_prev_char (text, end);

      if (last == NULL || !g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, (gsize) (end - text));
}

GArray *
plain_lines_split (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PlainLine));
  guint number = 1;
  guint blanks = 0;
  gboolean page = FALSE;

  g_array_set_clear_func (lines, line_clear);
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n\f");
      PlainLine line = { .number = number };
      const char *begin;

      line.indent = measure_indent (text, &begin);
      line.text = begin < text + length ? dup_stripped (begin, text + length) : g_strdup ("");
      if (*line.text == '\0')
        {
          blanks += text[length] == '\n';
          g_free (line.text);
        }
      else
        {
          line.blanks = blanks;
          line.page = page;
          line.link = is_link (line.text);
          g_array_append_val (lines, line);
          blanks = 0;
          page = FALSE;
        }
      page = page || text[length] == '\f';
      number += text[length] == '\n';
      text += length + (text[length] != '\0');
    }
  return lines;
}

/* Sentences */

/* Brackets and quotation marks that close, in any script. */
static gboolean
is_closing (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"' ||
         c == '\'' || c == 0x201C || c == 0xBB || c == 0xAB;
}

gboolean
plain_ends_sentence (const char *text)
{
  const char *end = text + strlen (text);
  gunichar c = 0;

  /* Also the number of a footnote may stand behind it. */
  while (end > text)
    {
      end = g_utf8_prev_char (end);
      c = g_utf8_get_char (end);
      if (!is_closing (c) && !g_unichar_isdigit (c))
        break;
    }
  return g_utf8_strchr (".?!…:\xd8\x9f\xdb\x94\xe3\x80\x82\xef\xbc\x81\xef\xbc\x9f", -1, c) != NULL;
}

gboolean
plain_begins_lower (const char *text)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_unichar_islower (g_utf8_get_char (text));
}

/* Pages */

/* "12", "- 12 -", "Page 3 of 10", "стр. 4": nothing but a number and what goes with it. */
static gboolean
is_page_number (const char *text)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
      &regex,
      g_regex_new ("^[-–—\\s\\[(|]*(page|p\\.|pp\\.|seite|s\\.|стр\\.|страница|с\\.|صفحه)?\\s*"
                   "\\d{1,4}(\\s*(of|/|von|de|sur|из|از)\\s*\\d{1,4})?[-–—\\s\\])|]*$",
                   G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
  return g_regex_match (regex, text, 0, NULL);
}

/* What a running head has alike on all pages: figures count for nothing. */
static char *
get_head_key (const char *text)
{
  GString *key = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && !g_unichar_isdigit (c))
        g_string_append_unichar (key, g_unichar_tolower (c));
    }
  return g_string_free (key, FALSE);
}

/* The lines that stand first or last on a page. */
#define EDGE 2

static gboolean
is_edge (GArray *lines, guint i)
{
  for (guint d = 0; d < EDGE; d++)
    {
      if (i >= d && (i == d || g_array_index (lines, PlainLine, i - d).page))
        return TRUE;
      if (i + d + 1 >= lines->len || g_array_index (lines, PlainLine, i + d + 1).page)
        return TRUE;
    }
  return FALSE;
}

static GHashTable *
count_edges (GArray *lines)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    if (is_edge (lines, i))
      {
        char *key = get_head_key (g_array_index (lines, PlainLine, i).text);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

        g_hash_table_replace (counts, key, GUINT_TO_POINTER (n + 1));
      }
  return counts;
}

static void
drop_line (GArray *lines, guint i)
{
  PlainLine *line = &g_array_index (lines, PlainLine, i);

  if (i + 1 < lines->len)
    {
      line[1].page = line[1].page || line->page;
      line[1].blanks += line->blanks;
    }
  g_array_remove_index (lines, i);
}

static guint
count_pages (GArray *lines)
{
  guint n = 1;

  for (guint i = 0; i < lines->len; i++)
    n += g_array_index (lines, PlainLine, i).page;
  return n;
}

/* Twice may be chance. A head may be on the left pages only. */
#define LEAST_PAGES 3

static guint
drop_edges (GArray *lines)
{
  guint n_pages = count_pages (lines);
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GArray) drop = g_array_new (FALSE, FALSE, sizeof (guint));

  if (n_pages < 2)
    return 0;
  counts = count_edges (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *text = g_array_index (lines, PlainLine, i).text;
      g_autofree char *key = get_head_key (text);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      if (is_edge (lines, i) &&
          (is_page_number (text) || (n >= LEAST_PAGES && n * 3 >= n_pages && *key != '\0')))
        g_array_append_val (drop, i);
    }
  for (guint i = drop->len; i > 0; i--)
    drop_line (lines, g_array_index (drop, guint, i - 1));
  return drop->len;
}

/* Without page breaks: lines that are figures alone, each one more than the last. */
static guint
drop_numbers (GArray *lines)
{
  g_autoptr (GArray) drop = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 next = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *text = g_array_index (lines, PlainLine, i).text;
      guint64 number;

      if (strspn (text, "0123456789") != strlen (text) || strlen (text) > 4)
        continue;
      number = g_ascii_strtoull (text, NULL, 10);
      if (drop->len > 0 && number != next)
        return 0; /* figures of the text's own */
      next = number + 1;
      g_array_append_val (drop, i);
    }
  if (drop->len < LEAST_PAGES)
    return 0;
  for (guint i = drop->len; i > 0; i--)
    {
      guint at = g_array_index (drop, guint, i - 1);

      if (at + 1 < lines->len)
        g_array_index (lines, PlainLine, at + 1).page = TRUE;
      drop_line (lines, at);
    }
  return drop->len;
}

guint
plain_lines_drop_furniture (GArray *lines)
{
  guint n = drop_edges (lines);

  return n > 0 || count_pages (lines) > 1 ? n : drop_numbers (lines);
}

/* Layout */

/* About what a proportional face gives a letter, in its em: enough to tell a full line from a short
 * one, which counting does not. */
static double
get_width (gunichar c)
{
  if (c < 0x80 && strchr ("ijl.,;:'|!", (int) c) != NULL)
    return .26;
  if (c < 0x80 && strchr ("ftr()[]I\" -/\\*", (int) c) != NULL)
    return .33;
  if (c < 0x80 && strchr ("mwMW@%", (int) c) != NULL)
    return .8;
  if (c == 0x2019 || c == 0x2018 || c == 0xB7)
    return .26;
  if (c == 0x201C || c == 0x201D || c == 0xA0)
    return .33;
  if (c == 0x2014 || c == 0x2026)
    return .8;
  if (g_unichar_iswide (c))
    return 1;
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_isupper (c))
    return .65;
  return .48;
}

double
plain_layout_measure (const PlainLayout *layout, const char *text, gssize length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  double width = 0;

  if (!layout->proportional)
    return (double) g_utf8_strlen (text, length);
  for (; text < end; text = g_utf8_next_char (text))
    width += get_width (g_utf8_get_char (text));
  return width;
}

/* What the estimate of the widths may be wrong by. */
#define TOLERANCE .99

gboolean
plain_layout_is_free (const PlainLayout *layout, const PlainLine *line, const PlainLine *next)
{
  double room = layout->limit * (layout->proportional ? TOLERANCE : 1);
  double word = plain_layout_measure (layout, next->text, (gssize) strcspn (next->text, " \t"));

  return plain_layout_measure (layout, line->text, -1) + plain_layout_measure (layout, " ", 1) +
           word <=
         room;
}

/* Whether @line was broken off in the middle of a sentence. Where letters have no cases, the end
 * alone has to tell. */
static gboolean
is_broken (const PlainLine *line, const PlainLine *next)
{
  gunichar c = g_utf8_get_char (next->text);
  gboolean cased = g_unichar_tolower (c) != g_unichar_toupper (c);

  if (line->link || next->link || plain_ends_sentence (line->text))
    return FALSE;
  return cased ? plain_begins_lower (next->text) : g_unichar_isalpha (c);
}

/* Every line has an empty one behind it, also in the middle of sentences. */
static gboolean
is_double_spaced (GArray *lines)
{
  guint apart = 0, broken = 0, pairs = 0;

  for (guint i = 1; i < lines->len; i++)
    {
      PlainLine *line = &g_array_index (lines, PlainLine, i);

      if (line->link || line[-1].link)
        continue;
      pairs++;
      apart += line->blanks > 0;
      broken += line->blanks == 1 && is_broken (line - 1, line);
    }
  return pairs >= 4 && apart * 10 >= pairs * 8 && broken * 4 >= pairs;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* Variance over the square of the mean. */
static double
get_spread (const GArray *values)
{
  double sum = 0, squares = 0;

  for (guint i = 0; i < values->len; i++)
    sum += g_array_index (values, double, i);
  sum /= values->len;
  for (guint i = 0; i < values->len; i++)
    {
      double d = g_array_index (values, double, i) - sum;

      squares += d * d;
    }
  return squares / values->len / (sum * sum);
}

static GArray *
measure_broken (const PlainLayout *layout, GArray *lines)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < lines->len; i++)
    {
      PlainLine *line = &g_array_index (lines, PlainLine, i);
      double value = plain_layout_measure (layout, line[-1].text, -1);

      if (line->blanks == 0 && is_broken (line - 1, line))
        g_array_append_val (values, value);
    }
  g_array_sort (values, compare_doubles);
  return values;
}

/* Longer lines are addresses that could not be broken, and the like. */
#define LONGEST_SHARE .98

static void
find_limit (PlainLayout *layout, GArray *lines)
{
  g_autoptr (GArray) counted = measure_broken (layout, lines);
  g_autoptr (GArray) printed = NULL;
  const GArray *best = counted;

  if (counted->len == 0)
    return;
  layout->proportional = TRUE;
  printed = measure_broken (layout, lines);
  layout->proportional = get_spread (printed) < get_spread (counted);
  if (layout->proportional)
    best = printed;
  layout->limit = g_array_index (best, double, (guint) ((best->len - 1) * LONGEST_SHARE));
}

PlainLayout
plain_layout_find (GArray *lines)
{
  PlainLayout layout = { FALSE, FALSE, FALSE, 0 };
  guint joined = 0, broken = 0, apart = 0;

  if (is_double_spaced (lines))
    for (guint i = 0; i < lines->len; i++)
      g_array_index (lines, PlainLine, i).blanks /= 2;

  for (guint i = 1; i < lines->len; i++)
    {
      PlainLine *line = &g_array_index (lines, PlainLine, i);

      if (line->link || line[-1].link)
        continue;
      apart += line->blanks > 0;
      joined += line->blanks == 0;
      broken += line->blanks == 0 && is_broken (line - 1, line);
    }
  layout.wrapped = broken * 4 >= joined && broken > 0;
  /* A text of long paragraphs has few of them; headings alone have empty lines round them in any.
   */
  layout.spaced = layout.wrapped ? apart * 15 >= joined : apart > 0;
  if (layout.wrapped)
    find_limit (&layout, lines);
  return layout;
}
