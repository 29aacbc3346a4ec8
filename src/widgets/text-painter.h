/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/text-view-private.h"

G_BEGIN_DECLS

/* What the parts of a text view's drawing share: internal to them. All in the buffer's
 * coordinates. */
typedef struct
{
  DossierTextView *view;
  GtkSnapshot *snapshot;
  const DossierTextStyle *style;
  int left; /* of the column */
  int right;
  int page_left; /* of the window */
  int page_right;
  int y; /* of the line now drawn, with the space around it */
  int height;
} DossierTextPainter;

void dossier_text_painter_fill_rounded (DossierTextPainter *self,
                                        const GdkRGBA *colour,
                                        double x,
                                        double y,
                                        double width,
                                        double height,
                                        double r);

/* text-annotations.c: the reader's highlights within a paragraph. */
void dossier_text_painter_paint_annotations (DossierTextPainter *self, const DossierBlock *block);

/* text-suggested.c: what is suggested within a paragraph. */
void dossier_text_painter_paint_suggested (DossierTextPainter *self, const DossierBlock *block);

/* text-pages.c: where pages begin in a paragraph: a stroke there, the number in the margin. */
void dossier_text_painter_paint_pages (DossierTextPainter *self, const DossierBlock *block);

G_END_DECLS
