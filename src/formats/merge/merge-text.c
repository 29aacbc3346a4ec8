/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/merge/merge-text.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static void
line_clear (gpointer data)
{
  g_free (((MergeLine *) data)->key);
}

void
merge_tokens_init (MergeTokens *self)
{
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (4096);
}

void
merge_tokens_clear (MergeTokens *self)
{
  g_hash_table_unref (self->numbers);
  g_string_chunk_free (self->strings);
}

static guint
take_token (MergeTokens *self, const char *text, gsize len)
{
  g_autofree char *copy = g_strndup (text, len);
  gpointer number = g_hash_table_lookup (self->numbers, copy);

  if (number != NULL)
    return GPOINTER_TO_UINT (number);
  number = GUINT_TO_POINTER (g_hash_table_size (self->numbers) + 1);
  g_hash_table_insert (self->numbers, g_string_chunk_insert (self->strings, copy), number);
  return GPOINTER_TO_UINT (number);
}

/* Behind the line's indentation and @quote's marks of a quote. */
static const char *
skip_marks (const MergeLine *line, gboolean quote)
{
  const char *p = line->text + line->indent;
  const char *end = line->text + line->len;

  while (quote && p < end && (*p == '>' || is_space (*p)))
    p++;
  return p;
}

/* The length of a list item's mark with the space behind it, or 0. */
static guint
measure_bullet (const char *p, const char *end)
{
  const char *q = p;

  if (q < end && (*q == '-' || *q == '*' || *q == '+'))
    q++;
  else
    {
      while (q < end && g_ascii_isdigit (*q))
        q++;
      if (q == p || q - p > 9 || q >= end || (*q != '.' && *q != ')'))
        return 0;
      q++;
    }
  if (q == end)
    return q - p;
  return is_space (*q) ? q - p + 1 : 0;
}

static guint
measure_heading (const char *p, const char *end)
{
  guint level = 0;

  while (p < end && *p == '#')
    level++, p++;
  return level > 0 && level <= 6 && (p == end || is_space (*p)) ? level : 0;
}

/* A line of "=" or "-" makes a heading of the line above. */
static guint
measure_underline (const MergeLine *line)
{
  const char *p = line->text + line->indent;
  guint n = line->len - line->indent - line->trail;

  if (line->n_gap > 0 || n == 0 || (*p != '=' && *p != '-'))
    return 0;
  for (guint i = 1; i < n; i++)
    if (p[i] != p[0])
      return 0;
  return *p == '=' ? 1 : 2;
}

static gboolean
is_fence (const MergeLine *line, char *mark, guint *length)
{
  const char *p = skip_marks (line, TRUE);
  const char *end = line->text + line->len;
  guint bullet = measure_bullet (p, end);
  guint n = 0;

  p += bullet;
  if (p >= end || (*p != '`' && *p != '~'))
    return FALSE;
  while (p + n < end && p[n] == *p)
    n++;
  if (n < 3)
    return FALSE;
  if (*mark == 0)
    {
      *mark = *p;
      *length = n;
      return TRUE;
    }
  if (*p != *mark || n < *length)
    return FALSE;
  *mark = 0;
  return TRUE;
}

static gboolean
is_id_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

/* In an attribute list: "{#n-4f1c". */
static char *
find_attribute (MergeLine *line)
{
  const char *end = line->text + line->len;

  for (const char *p = line->text + line->indent; p + 3 < end; p++)
    if (p[0] == '{' && p[1] == '#' && g_ascii_isalpha (p[2]) && p[3] == '-')
      {
        const char *q = p + 2;

        while (q < end && is_id_char (*q))
          q++;
        line->closes = line->text[line->indent] != ':';
        return g_strdup_printf ("b:%.*s", (int) (q - p - 2), p + 2);
      }
  return NULL;
}

/* "^id" at the end of a line, an attribute list, or a line "id:: …" of an outline. */
static char *
find_id (MergeLine *line)
{
  const char *first = skip_marks (line, TRUE);
  const char *end = line->text + line->len - line->trail;
  const char *p = end;

  if (end - first > 5 && strncmp (first, "id:: ", 5) == 0)
    return g_strdup_printf ("b:%.*s", (int) (end - first - 5), first + 5);
  while (p > first && is_id_char (p[-1]))
    p--;
  if (p == end || p <= first || p[-1] != '^' || (p - 1 > first && !is_space (p[-2])))
    return find_attribute (line);
  line->closes = TRUE;
  return g_strdup_printf ("b:%.*s", (int) (end - p), p);
}

static char *
find_label (const MergeLine *line)
{
  const char *p = line->text + line->indent;
  const char *end = line->text + line->len;
  const char *q;

  if (end - p < 5 || p[0] != '[' || p[1] != '^')
    return NULL;
  for (q = p + 2; q < end && *q != ']' && !is_space (*q); q++)
    ;
  if (q == p + 2 || q + 1 >= end || q[0] != ']' || q[1] != ':')
    return NULL;
  return g_strdup_printf ("f:%.*s", (int) (q - p - 2), p + 2);
}

/* A block of code that is open. */
typedef struct
{
  char fence;
  guint fence_length;
} Reading;

static void
name_heading (MergeLine *line, const char *words, guint level)
{
  const char *end = line->text + line->len - line->trail;

  while (words < end && (*words == '#' || is_space (*words)))
    words++;
  g_free (line->key);
  line->key = g_strdup_printf ("h:%.*s", (int) (end - words), words);
  line->heading = level;
  line->starts = TRUE;
}

static void
look_at (MergeText *self, guint index, Reading *reading)
{
  MergeLine *line = merge_line (self, index);
  MergeLine *before = index > 0 ? merge_line (self, index - 1) : NULL;
  const char *p = line->text + line->indent;
  const char *end = line->text + line->len;
  guint bullet = measure_bullet (p, end);
  guint heading;

  if (reading->fence != 0)
    {
      is_fence (line, &reading->fence, &reading->fence_length);
      return;
    }
  line->starts = before == NULL || line->n_gap > 0 || before->heading > 0 ||
                 (before->key != NULL && !before->footnote);
  if (is_fence (line, &reading->fence, &reading->fence_length))
    return;

  line->bullet = bullet > 0;
  line->quote = *p == '>' || (bullet > 0 && p + bullet < end && p[bullet] == '>');
  heading = measure_heading (p + bullet, end);
  if (heading > 0)
    name_heading (line, p + bullet, heading);
  else if ((line->key = find_label (line)) != NULL)
    line->footnote = TRUE;
  else if (before != NULL && before->key == NULL && !before->bullet && !before->quote &&
           (heading = measure_underline (line)) > 0)
    name_heading (before, before->text + before->indent, heading);
  else
    line->key = find_id (line);
  line->starts |= bullet > 0 || line->footnote;
}

static void
take_line (GArray *lines, const char *gap, guint n_gap, const char *text, const char *end)
{
  MergeLine line = { .text = text, .gap = gap, .gap_len = text - gap, .n_gap = n_gap };

  line.ended = end > text && end[-1] == '\n';
  end -= line.ended;
  line.crlf = line.ended && end > text && end[-1] == '\r';
  end -= line.crlf;
  line.len = end - text;
  while (line.indent < line.len && is_space (text[line.indent]))
    line.indent++;
  while (line.trail < line.len - line.indent && is_space (end[-1 - (int) line.trail]))
    line.trail++;
  g_array_append_val (lines, line);
}

MergeText *
merge_text_new (const char *text, gsize len, MergeTokens *tokens)
{
  MergeText *self = g_new0 (MergeText, 1);
  Reading reading = { 0 };
  const char *end = text + len;
  const char *gap = text;
  guint n_gap = 0;

  self->lines = g_array_new (FALSE, FALSE, sizeof (MergeLine));
  g_array_set_clear_func (self->lines, line_clear);
  for (const char *p = text; p < end;)
    {
      const char *next = memchr (p, '\n', end - p);
      const char *q = p;

      next = next != NULL ? next + 1 : end;
      while (q < next && (is_space (*q) || *q == '\n'))
        q++;
      if (q == next)
        n_gap++;
      else
        {
          take_line (self->lines, gap, n_gap, p, next);
          gap = next;
          n_gap = 0;
        }
      p = next;
    }
  self->end = gap;
  self->end_len = end - gap;

  for (guint i = 0; i < self->lines->len; i++)
    {
      MergeLine *line = merge_line (self, i);

      line->token =
        take_token (tokens, line->text + line->indent, line->len - line->indent - line->trail);
      look_at (self, i, &reading);
    }
  return self;
}

void
merge_text_free (MergeText *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

char *
merge_text_dup_range (const MergeText *self, int from, int to)
{
  GString *text = g_string_new (NULL);

  for (int i = from; i < to; i++)
    {
      const MergeLine *line = merge_line (self, i);

      for (guint k = 0; i > from && k < line->n_gap; k++)
        g_string_append_c (text, '\n');
      g_string_append_len (text, line->text, line->len);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* The words of a line and how often each stands in it. */
static GHashTable *
count_words (const MergeLine *line, guint *n)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *end = line->text + line->len;

  *n = 0;
  for (const char *p = line->text; p < end;)
    {
      const char *q = p;

      while (q < end && (g_ascii_isalnum (*q) || (*q & 0x80)))
        q++;
      if (q > p)
        {
          char *word = g_strndup (p, q - p);
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));

          g_hash_table_replace (words, word, GUINT_TO_POINTER (count + 1));
          ++*n;
        }
      p = q > p ? q : p + 1;
    }
  return words;
}

double
merge_line_compare (const MergeLine *a, const MergeLine *b)
{
  guint n_a, n_b, common = 0;
  g_autoptr (GHashTable) first = count_words (a, &n_a);
  g_autoptr (GHashTable) second = count_words (b, &n_b);
  GHashTableIter iter;
  gpointer word, count;

  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &word, &count))
    common += MIN (GPOINTER_TO_UINT (count), GPOINTER_TO_UINT (g_hash_table_lookup (second, word)));
  return MIN (n_a, n_b) > 0 ? (double) common / MIN (n_a, n_b) : 0;
}
