/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/pdf/pdf-text.h"
#include "model/item.h"

G_BEGIN_DECLS

/* From byte @start of the text on, it stands on @page. */
typedef struct
{
  gsize start;
  guint page;
} PdfTurn;

/**
 * PdfBlock:
 * @kind: paragraph, heading, list item or footnote
 * @level: of a heading, from 1
 * @text: its lines joined; owned
 * @marks: (element-type PdfMark): bytes of @text; the words of one with a label are the label
 * @label: (nullable): of a footnote: what refers to it
 * @page: where it begins, from 0
 * @turns: (element-type PdfTurn): where it goes on on other pages, in order
 * @size: of most of its letters, in points
 * @centred: each of its lines, in what is written of the page
 *
 * A passage to be.
 */
typedef struct
{
  DossierPassageKind kind;
  int level;
  GString *text;
  GArray *marks;
  char *label;
  guint page;
  GArray *turns;
  double size;
  gboolean bold;
  gboolean centred;
  guint n_lines;
} PdfBlock;

/* What the ordered lines of @text are: (element-type PdfBlock), in order, footnotes where they
 * stand. Labels begin with the number of their page, so that each is on one page only. */
GPtrArray *pdf_blocks_find (const PdfText *text);
void pdf_block_free (gpointer block);

G_END_DECLS
