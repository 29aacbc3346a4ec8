/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Writes a PDF as its specification has it (ISO 32000-1), so that a test says where each letter
 * stands. Points count from the top left corner of pages of 595 × 842. */
typedef struct
{
  GPtrArray *objects; /* of char *; the first is object 1 */
  GString *content;   /* of the page in progress */
  GString *links;
  GString *kids;
  guint n_pages;
  gunichar a; /* what the letter a of the plain face stands for, and b to z for those behind; .6
                 wide. 0: for themselves, as wide as they are */
  const char *catalogue; /* more of it, or NULL */
  const char *info;
  const char *resources; /* of pages */
  const char *trailer;
} PdfMaker;

PdfMaker *pdf_maker_new (void);
/* @text: in StandardEncoding, with the escapes of PDF; lines end with "\n" and are @pitch apart,
 * the first stands on @y. */
void pdf_maker_write (PdfMaker *self,
                      double x,
                      double y,
                      double size,
                      double pitch,
                      gboolean bold,
                      const char *text);
void pdf_maker_draw (PdfMaker *self, const char *content);
void
pdf_maker_link (PdfMaker *self, double x1, double y1, double x2, double y2, const char *action);
void pdf_maker_end_page (PdfMaker *self);
/* Frees @self. */
GBytes *pdf_maker_finish (PdfMaker *self);
