/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "formats/pdf/pdf-text.h"

/* Running heads and numbers are in the first and last lines of a page, within this share of it. */
#define EDGE_LINES 2
#define EDGE_SHARE .13
/* A number that far from a line of its row, in sizes, is not the line's. */
#define FAR 4

typedef struct
{
  GHashTable *counts; /* edge and text without numbers → on how many pages */
  guint n_pages;
  double body;
  guint n_dropped;
  double x1, x2, y2; /* of the last number that was taken out of the page; below 0: none was */
} Furniture;

/* The text with a sign for each number, and the edge that it stands at. Caller frees. */
static char *
dup_key (const PdfLine *line, gboolean top)
{
  GString *key = g_string_new (top ? "^" : "v");

  for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isdigit (c))
        g_string_append_unichar (key, g_unichar_tolower (c));
      else if (key->str[key->len - 1] != '#')
        g_string_append_c (key, '#');
    }
  return g_string_free (key, FALSE);
}

/* "17", "– 17 –", "xiv", "Page 3 of 10": the number in it; NULL for anything else. */
static char *
dup_page_number (const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
      &regex, g_regex_new ("^[\\s|\\[–—-]*((page|p|seite|s|стр|с)\\.?\\s*)?(\\d{1,4}|[ivxlc]{1,7})"
                           "(\\s*(/|\\p{L}{1,4})\\s*\\d{1,4})?[\\s|\\]–—-]*$",
                           G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
  return strlen (text) < 32 && g_regex_match (regex, text, 0, &match)
           ? g_match_info_fetch (match, 3)
           : NULL;
}

/* The number at an end of a running head. */
static char *
dup_outer_number (const char *text)
{
  gsize n = strspn (text, "0123456789");
  const char *end = text + strlen (text);
  const char *last = end;

  if (n > 0 && n <= 4 && text[n] == ' ')
    return g_strndup (text, n);
  while (last > text && g_ascii_isdigit (last[-1]))
    last--;
  n = (gsize) (end - last);
  return n > 0 && n <= 4 && last > text && last[-1] == ' ' ? g_strndup (last, n) : NULL;
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const PdfLine *one = *(PdfLine *const *) a;
  const PdfLine *other = *(PdfLine *const *) b;

  return one->y2 < other->y2 ? -1 : one->y2 > other->y2;
}

typedef void (*EdgeFunc) (Furniture *self, PdfPage *page, guint line, gboolean top, gboolean apart);

/* Whether nothing stands close to the line at @i, on the side of the text. */
static gboolean
stands_apart (const PdfPage *page, guint i, gboolean top)
{
  const PdfLine *line = page->lines->pdata[i];
  double gap = G_MAXDOUBLE;

  for (guint j = 0; j < page->lines->len; j++)
    {
      const PdfLine *other = page->lines->pdata[j];
      double away = top ? other->y1 - line->y2 : line->y1 - other->y2;

      if (away > -.5 * line->size)
        gap = MIN (gap, away);
    }
  return gap > .7 * line->size;
}

/* Lines are in order of their height; from the last, so that @func may take lines out. */
static void
walk_edges (Furniture *self, PdfPage *page, EdgeFunc func)
{
  guint n = page->lines->len;
  guint row = 0;

  for (guint i = n; i-- > 0 && row < EDGE_LINES;)
    {
      const PdfLine *line = page->lines->pdata[i];

      if (line->y2 < (1 - EDGE_SHARE) * page->height)
        break;
      row += i == 0 || ((PdfLine *) page->lines->pdata[i - 1])->y2 < line->y2 - .5 * line->size;
      func (self, page, i, FALSE, stands_apart (page, i, FALSE));
    }
  n = page->lines->len;
  row = 0;
  for (guint i = 0; i < page->lines->len && row < EDGE_LINES;)
    {
      const PdfLine *line = page->lines->pdata[i];
      double y = line->y2 + .5 * line->size;

      if (line->y1 > EDGE_SHARE * page->height)
        break;
      func (self, page, i, TRUE, stands_apart (page, i, TRUE));
      i += n == page->lines->len;
      n = page->lines->len;
      row += i < n && ((PdfLine *) page->lines->pdata[i])->y2 > y;
    }
}

static void
count (Furniture *self, PdfPage *page, guint i, gboolean top, gboolean apart)
{
  g_autofree char *key = dup_key (page->lines->pdata[i], top);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

  g_hash_table_insert (self->counts, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));
}

static gboolean
is_row (const PdfLine *line, double x1, double x2, double y2)
{
  return fabs (line->y2 - y2) < .5 * line->size &&
         MAX (x1 - line->x2, line->x1 - x2) > FAR * line->size;
}

/* Whether the number of the page stands at the other end of the line's row. */
static gboolean
has_number_beside (const Furniture *self, const PdfPage *page, const PdfLine *line)
{
  if (line->bold)
    return FALSE;
  if (self->y2 >= 0 && is_row (line, self->x1, self->x2, self->y2))
    return TRUE;
  for (guint i = 0; i < page->lines->len; i++)
    {
      const PdfLine *other = page->lines->pdata[i];
      g_autofree char *number = NULL;

      if (!is_row (line, other->x1, other->x2, other->y2))
        continue;
      number = dup_page_number (other->text);
      if (number != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
drop (Furniture *self, PdfPage *page, guint i, gboolean top, gboolean apart)
{
  const PdfLine *line = page->lines->pdata[i];
  g_autofree char *key = dup_key (line, top);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
  /* Chapters begin at the top of a page, too. */
  gboolean small = line->size < 1.15 * self->body;
  gboolean repeats = (n >= 3 || (n == 2 && self->n_pages <= 4)) && small;
  g_autofree char *number = dup_page_number (line->text);

  if (!repeats && !(apart && (number != NULL || (small && has_number_beside (self, page, line)))))
    return;
  if (number != NULL)
    {
      self->x1 = line->x1;
      self->x2 = line->x2;
      self->y2 = line->y2;
    }
  if (number == NULL)
    number = dup_outer_number (line->text);
  if (page->number == NULL)
    page->number = g_steal_pointer (&number);
  g_ptr_array_remove_index (page->lines, i);
  self->n_dropped++;
}

guint
pdf_text_drop_furniture (PdfText *self)
{
  Furniture furniture = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                          self->pages->len,
                          pdf_text_get_body_size (self),
                          0,
                          0,
                          0,
                          -1 };
  g_autoptr (GHashTable) counts = furniture.counts;

  for (guint i = 0; i < self->pages->len; i++)
    {
      PdfPage *page = self->pages->pdata[i];

      g_ptr_array_sort (page->lines, compare_heights);
      walk_edges (&furniture, page, count);
    }
  for (guint i = 0; i < self->pages->len; i++)
    {
      furniture.y2 = -1;
      walk_edges (&furniture, self->pages->pdata[i], drop);
    }
  return furniture.n_dropped;
}
