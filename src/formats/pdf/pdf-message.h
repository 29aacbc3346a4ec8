/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the program that reads PDF (pdf-program.c) is asked for by its arguments: "text", or "page",
 * an index and how many pixels wide the picture of that page is to be.
 *
 * What it tells the one that asked it, on its standard output: messages, each a guint64 with the
 * bytes of a serialised GVariant that follow it. For the text the first is a PDF_HEAD, and a
 * PDF_PAGE for each page comes after it; for a page it is a PDF_PICTURE, and its PDF_PAGE. */

/* Title, author, day of creation (ISO 8601); "" for what is not known. */
#define PDF_HEAD "(sss)"

/* What the page is called; width and height in points; the addresses of links; the pieces. */
#define PDF_PAGE "(sddasa(sdddddyu))"
/* A piece is letters without white space between them, in one face, of one line: text; x1, y1, x2,
 * y2 from the page's top left corner, in points; size of the font, in points; flags; the link it
 * stands in, from 1, or 0. */

/* How many pages there are; width and height in pixels; those, as cairo has them in ARGB32, without
 * space between rows. */
#define PDF_PICTURE "(uuuay)"

#define PDF_PIECE_LINE 1  /* begins a line */
#define PDF_PIECE_SPACE 2 /* white space stands before it */
#define PDF_PIECE_BOLD 4

/* How the program ends. */
enum
{
  PDF_EXIT_DONE = 0,
  PDF_EXIT_FAILED = 1,
  PDF_EXIT_BROKEN = 10,
  PDF_EXIT_ENCRYPTED,
  PDF_EXIT_TOO_LARGE,
};
