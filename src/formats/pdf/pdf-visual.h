/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdfLetter:
 * @c: a character of the page's text; marks that combine follow what they stand on
 * @x1: of its box, as @x2 and its height @size, in points
 * @at: its place in what the page has it from
 * @unit: number of what the library holds together, a glyph or a word: counts up
 */
typedef struct
{
  gunichar c;
  double x1, x2;
  double size;
  guint at;
  guint unit;
} PdfLetter;

gboolean pdf_is_rtl_letter (gunichar c);

/* Of a unit, letters come in the order of reading, but their boxes from left to right: gives each
 * letter of it the one that is its own. */
void pdf_letters_place (PdfLetter *letters, guint n, gboolean rtl);

/* Appends the @letters of a line to @out (element-type PdfLetter) in the order in which they are
 * read. A PDF says where glyphs stand and not in which order words from right to left are written;
 * where there are any, the letters are put as they stand and then read as the Unicode Bidirectional
 * Algorithm (UAX #9) has set them. White space is where there is room, since
 * what the library says of it is wrong there. @rtl: most of the page runs from right to left. A
 * line without such letters stays as it is. */
void pdf_letters_order (GArray *out, const PdfLetter *letters, guint n, gboolean rtl);

G_END_DECLS
