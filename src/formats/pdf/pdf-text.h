/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/format-error.h"

G_BEGIN_DECLS

/**
 * PdfMark:
 * @start: bytes of the line's text
 * @uri: (nullable): of a link
 * @label: (nullable): of a small raised number or sign, which may refer to a footnote
 */
typedef struct
{
  gsize start;
  gsize end;
  char *uri;
  char *label;
} PdfMark;

/**
 * PdfLine:
 * @text: one space between words, none at the ends; never empty
 * @x1: of its box, as the other three, in points from the page's top left corner (top right where
 *   the page is mirrored)
 * @size: of most of its letters, in points
 * @bold: all of it
 * @marks: (element-type PdfMark): in order
 * @lead: (nullable): a small raised number or sign before it, which is not in the text
 * @column: number of its column, unique within the page
 * @left: of its column, as @right
 */
typedef struct
{
  char *text;
  double x1, y1, x2, y2;
  double size;
  gboolean bold;
  GArray *marks;
  char *lead;
  guint column;
  double left, right;
} PdfLine;

/**
 * PdfPage:
 * @label: what the file calls it, "" for nothing; once pdf_text_label_pages() has been called, what
 *   it is to be called
 * @number: (nullable): printed on it, at its edge: known when furniture has been dropped
 * @lines: (element-type PdfLine)
 * @mirrored: most of it runs from right to left, and places count from its right: so a line begins
 *   at x1, whichever way it runs
 */
typedef struct
{
  char *label;
  char *number;
  double width, height;
  gboolean mirrored;
  GPtrArray *lines;
} PdfPage;

/* What stands on the pages of a PDF. @title, @author, @day (ISO 8601): as the file says, or "". */
typedef struct
{
  char *title;
  char *author;
  char *day;
  GPtrArray *pages; /* of PdfPage */
} PdfText;

/* Takes the text out of a PDF, with bounded time and memory: by another program (pdf-program.c).
 * Nothing in the PDF is carried out, and nothing is loaded. @name stands for the file in errors,
 * which are of DOSSIER_FORMAT_ERROR, or %G_IO_ERROR_CANCELLED. Blocking. */
PdfText *
pdf_text_extract (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
/* The same of what that program tells; NULL if it is cut off or nothing of the kind. */
PdfText *pdf_text_parse (GBytes *messages);
void pdf_text_free (PdfText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfText, pdf_text_free)

/* Makes lines of the pieces in a message of type PDF_PAGE. */
PdfPage *pdf_page_new (GVariant *message);
void pdf_page_free (gpointer page);
void pdf_mark_clear (gpointer mark);

/* The size of most letters. */
double pdf_text_get_body_size (const PdfText *self);
/* Takes out running heads and page numbers; returns how many lines that were. */
guint pdf_text_drop_furniture (PdfText *self);
/* Finds out what each page is called: what the file calls it, else the number printed on it, in
 * whose row pages without one are, else counted. */
void pdf_text_label_pages (PdfText *self);
/* Puts the lines of a page in the order in which they are read, and says in which column each is.
 */
void pdf_page_order (PdfPage *page);

G_END_DECLS
