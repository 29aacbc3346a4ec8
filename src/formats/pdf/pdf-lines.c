/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "formats/pdf/pdf-message.h"
#include "formats/pdf/pdf-text.h"

/* A raised sign is smaller than this share of its line's letters. */
#define RAISED_SIZE .85
/* Up to so many letters of a number or bullet stand before a line, so far from it, in its size. */
#define NUMBER_LENGTH 6
#define NUMBER_GAP 4
/* Of a side of a page: a mile. */
#define MAX_POINTS 5e6

typedef struct
{
  const char *text; /* of the message */
  double x1, y1, x2, y2;
  double size;
  guint8 flags;
  const char *uri;
} Piece;

void
pdf_mark_clear (gpointer data)
{
  PdfMark *mark = data;

  g_free (mark->uri);
  g_free (mark->label);
}

static void
line_free (gpointer data)
{
  PdfLine *line = data;

  g_free (line->text);
  g_free (line->lead);
  g_array_unref (line->marks);
  g_free (line);
}

/* Letters */

/* Adds @text with its ligatures (U+FB00 to U+FB06) as the letters they are, and without what joins
 * or says nothing. */
static void
append_letters (GString *all, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      gunichar letters[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n = 1;

      letters[0] = c;
      if (c >= 0xFB00 && c <= 0xFB06)
        n = g_unichar_fully_decompose (c, TRUE, letters, G_N_ELEMENTS (letters));
      else if (c == 0xAD)
        letters[0] = '-'; /* it is seen */
      else if (g_unichar_iscntrl (c) || c == 0xFEFF)
        n = 0;
      for (gsize i = 0; i < n; i++)
        g_string_append_unichar (all, letters[i]);
    }
}

/* "12", "*", "††" */
static gboolean
is_sign (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits > 0)
    return digits <= 3 && text[digits] == '\0';
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_strchr ("*†‡§¶", -1, g_utf8_get_char (text)) == NULL)
      return FALSE;
  return TRUE;
}

/* Lines */

/* The size of most letters, and where those stand. */
static void
measure (PdfLine *line, const Piece *pieces, guint n)
{
  glong most = 0;
  glong bold = 0;
  glong all = 0;

  for (guint i = 0; i < n; i++)
    {
      glong letters = 0;

      for (guint j = 0; j < n && j < 64; j++)
        if (fabs (pieces[j].size - pieces[i].size) < .25)
          letters += (glong) strlen (pieces[j].text);
      if (letters > most)
        {
          most = letters;
          line->size = pieces[i].size;
          line->y1 = pieces[i].y1;
          line->y2 = pieces[i].y2;
        }
      all += (glong) strlen (pieces[i].text);
      bold += (pieces[i].flags & PDF_PIECE_BOLD) != 0 ? (glong) strlen (pieces[i].text) : 0;
    }
  line->bold = bold * 10 >= all * 9;
}

static gboolean
is_raised (const PdfLine *line, const Piece *piece)
{
  return piece->size < RAISED_SIZE * line->size && piece->y2 < line->y2 - .08 * line->size &&
         is_sign (piece->text);
}

static void
mark_link (PdfLine *line, const char *uri, gsize start, gsize end)
{
  PdfMark mark = { start, end, NULL, NULL };
  PdfMark *last =
    line->marks->len > 0 ? &g_array_index (line->marks, PdfMark, line->marks->len - 1) : NULL;

  if (uri == NULL || end <= start)
    return;
  if (last != NULL && g_strcmp0 (last->uri, uri) == 0 && start <= last->end + 1)
    {
      last->end = end;
      return;
    }
  mark.uri = g_strdup (uri);
  g_array_append_val (line->marks, mark);
}

/* White space is a character, or room. */
static gboolean
stands_apart (const PdfLine *line, const Piece *piece)
{
  return (piece->flags & PDF_PIECE_SPACE) != 0 || piece->x1 > line->x2 + .25 * line->size;
}

static void
add_piece (PdfLine *line, GString *text, const Piece *piece)
{
  gsize start;

  if (text->len == 0 && line->lead == NULL && is_raised (line, piece))
    {
      line->lead = g_strdup (piece->text);
      return;
    }
  if (text->len > 0 && stands_apart (line, piece) && !is_raised (line, piece))
    g_string_append_c (text, ' ');
  start = text->len;
  append_letters (text, piece->text);
  if (is_raised (line, piece))
    {
      PdfMark mark = { start, text->len, NULL, g_strdup (piece->text) };

      g_array_append_val (line->marks, mark);
    }
  else
    mark_link (line, piece->uri, start, text->len);
  line->x1 = start == 0 ? piece->x1 : MIN (line->x1, piece->x1);
  line->x2 = MAX (line->x2, piece->x2);
}

/* NULL when it has no letter. */
static PdfLine *
line_new (const Piece *pieces, guint n)
{
  PdfLine *line = g_new0 (PdfLine, 1);
  GString *text = g_string_new (NULL);

  line->marks = g_array_new (FALSE, FALSE, sizeof (PdfMark));
  g_array_set_clear_func (line->marks, pdf_mark_clear);
  measure (line, pieces, n);
  for (guint i = 0; i < n; i++)
    add_piece (line, text, &pieces[i]);
  line->text = g_string_free (text, FALSE);
  if (*line->text != '\0')
    return line;
  line_free (line);
  return NULL;
}

/* Numbers that stand apart */

static gboolean
is_number (const PdfLine *line)
{
  static const char bullets[] = "•‣◦▪●■–—-*·";

  if (g_utf8_strlen (line->text, -1) > NUMBER_LENGTH)
    return FALSE;
  if (g_utf8_strlen (line->text, -1) == 1)
    return g_utf8_strchr (bullets, -1, g_utf8_get_char (line->text)) != NULL ||
           g_ascii_isalnum (*line->text);
  return line->text[strspn (line->text, "0123456789.()ABCDEFGHIVX")] == '\0';
}

static gboolean
belongs_before (const PdfLine *number, const PdfLine *line)
{
  double overlap = MIN (number->y2, line->y2) - MAX (number->y1, line->y1);
  double gap = line->x1 - number->x2;

  return line != number && gap >= 0 && gap < NUMBER_GAP * line->size &&
         overlap > .6 * (number->y2 - number->y1) && overlap > .4 * (line->y2 - line->y1);
}

static void
put_before (const PdfLine *number, PdfLine *line)
{
  gsize shift = strlen (number->text) + 1;
  char *text = g_strconcat (number->text, " ", line->text, NULL);

  g_free (line->text);
  line->text = text;
  line->x1 = number->x1;
  for (guint i = 0; i < line->marks->len; i++)
    {
      g_array_index (line->marks, PdfMark, i).start += shift;
      g_array_index (line->marks, PdfMark, i).end += shift;
    }
}

/* A raised sign that the library has taken for a line of its own. */
static gboolean
belongs_behind (const PdfLine *sign, const PdfLine *line)
{
  return line != sign && sign->size < RAISED_SIZE * line->size && is_sign (sign->text) &&
         sign->y2 < line->y2 && sign->y2 > line->y1 && fabs (sign->x1 - line->x2) < .3 * line->size;
}

static void
put_behind (const PdfLine *sign, PdfLine *line)
{
  PdfMark mark = { strlen (line->text), strlen (line->text) + strlen (sign->text), NULL,
                   g_strdup (sign->text) };
  char *text = g_strconcat (line->text, sign->text, NULL);

  g_free (line->text);
  line->text = text;
  line->x2 = sign->x2;
  g_array_append_val (line->marks, mark);
}

static gboolean
join_line (const PdfLine *number, PdfLine *line)
{
  if (belongs_behind (number, line))
    put_behind (number, line);
  else if (is_number (number) && belongs_before (number, line))
    put_before (number, line);
  else
    return FALSE;
  return TRUE;
}

static void
join_numbers (PdfPage *page)
{
  for (guint i = page->lines->len; i-- > 0;)
    {
      PdfLine *number = page->lines->pdata[i];

      if (!is_number (number) && !is_sign (number->text))
        continue;
      /* Near in the file is near on the page. */
      for (guint j = MAX (i, 64) - 64; j < MIN (i + 64, page->lines->len); j++)
        if (join_line (number, page->lines->pdata[j]))
          {
            g_ptr_array_remove_index (page->lines, i);
            break;
          }
    }
}

/* Pages */

static void
read_piece (GVariant *message, gsize i, const char *const *links, gsize n_links, Piece *piece)
{
  guint link;

  g_variant_get_child (message, i, "(&sdddddyu)", &piece->text, &piece->x1, &piece->y1, &piece->x2,
                       &piece->y2, &piece->size, &piece->flags, &link);
  piece->uri = link > 0 && link <= n_links && *links[link - 1] != '\0' ? links[link - 1] : NULL;
}

static gboolean
is_on_page (const PdfPage *page, const Piece *piece)
{
  return *piece->text != '\0' && isfinite (piece->size) && isfinite (piece->x2) &&
         isfinite (piece->y2) && isfinite (piece->x1) && isfinite (piece->y1) && piece->size > 0 &&
         piece->x1 <= piece->x2 && piece->y1 <= piece->y2 && piece->x2 >= 0 && piece->y2 >= 0 &&
         piece->x1 <= page->width && piece->y1 <= page->height;
}

static gboolean
is_rtl (gunichar c)
{
  return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00);
}

/* Whether most letters run from right to left. */
static gboolean
runs_leftwards (GArray *pieces)
{
  int balance = 0;

  for (guint i = 0; i < pieces->len; i++)
    for (const char *p = g_array_index (pieces, Piece, i).text; *p != '\0';
         p = g_utf8_next_char (p))
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        balance += is_rtl (g_utf8_get_char (p)) ? 1 : -1;
  return balance > 0;
}

static void
mirror (PdfPage *page, GArray *pieces)
{
  page->mirrored = TRUE;
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      double x1 = piece->x1;

      piece->x1 = page->width - piece->x2;
      piece->x2 = page->width - x1;
    }
}

/* Those that stand on the page. */
static GArray *
read_pieces (const PdfPage *page, GVariant *all, const char *const *links, gsize n_links)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint8 flags = 0;

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      Piece piece;

      read_piece (all, i, links, n_links, &piece);
      flags |= piece.flags & (PDF_PIECE_LINE | PDF_PIECE_SPACE);
      if (!is_on_page (page, &piece))
        continue;
      piece.flags |= flags;
      flags = 0;
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

static void
make_lines (PdfPage *page, GArray *pieces)
{
  guint begin = 0;

  for (guint i = 1; i <= pieces->len; i++)
    if (i == pieces->len || (g_array_index (pieces, Piece, i).flags & PDF_PIECE_LINE) != 0)
      {
        PdfLine *line = line_new (&g_array_index (pieces, Piece, begin), i - begin);

        if (line != NULL)
          g_ptr_array_add (page->lines, line);
        begin = i;
      }
}

PdfPage *
pdf_page_new (GVariant *message)
{
  PdfPage *page = g_new0 (PdfPage, 1);
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GVariant) all = NULL;
  g_autofree const char **links = NULL;
  g_autoptr (GArray) pieces = NULL;
  gsize n_links;

  page->lines = g_ptr_array_new_with_free_func (line_free);
  g_variant_get (message, "(sdd@as@a(sdddddyu))", &page->label, &page->width, &page->height, &list,
                 &all);
  if (!(page->width > 0 && page->width < MAX_POINTS && page->height > 0 &&
        page->height < MAX_POINTS))
    page->width = page->height = 0;
  links = g_variant_get_strv (list, &n_links);
  pieces = read_pieces (page, all, links, n_links);
  if (runs_leftwards (pieces))
    mirror (page, pieces);
  make_lines (page, pieces);
  join_numbers (page);
  return page;
}
