/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/page.h"
#include "widgets/text-painter.h"

/* Between number and column, in pixels; and of the stroke in the text. */
#define GAP 8
#define STROKE 1.5f

static void
paint_stroke (DossierTextPainter *self, const GdkRectangle *at)
{
  gtk_snapshot_append_color (self->snapshot, &self->style->dim,
                             &GRAPHENE_RECT_INIT ((float) at->x - 2,
                                                  (float) at->y + at->height * .12f, STROKE,
                                                  at->height * .76f));
}

static PangoLayout *
make_label (DossierTextPainter *self, const char *label)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), label);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_absolute_size (font, self->style->em * .6 * PANGO_SCALE);
  pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  return layout;
}

/* Above the passage's own number, where both would stand in the same line. */
static void
paint_label (DossierTextPainter *self,
             const DossierBlock *block,
             const GdkRectangle *at,
             const char *label,
             gboolean numbered)
{
  g_autoptr (PangoLayout) layout = make_label (self, label);
  int width, height;
  double x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = block->rtl ? self->right + GAP : self->left - GAP - width;
  x = MIN (MAX (x, self->page_left + 1), self->page_right - width - 1);
  y = at->y + (at->height - height) * (numbered ? -.5 : .55);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (self->snapshot, layout, &self->style->dim);
  gtk_snapshot_restore (self->snapshot);
}

static void
paint_page (DossierTextPainter *self, const DossierBlock *block, const DossierPageStart *page)
{
  guint position =
    dossier_reading_layout_to_position (self->view->layout, page->passage, page->start, TRUE);
  GtkTextIter iter;
  GdkRectangle at;

  if (position < block->start || position > block->end)
    return;
  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &iter, (int) position);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &at);
  if (page->start > 0)
    paint_stroke (self, &at);
  paint_label (self, block, &at, page->label, self->view->passage_numbers && page->start == 0);
}

void
dossier_text_painter_paint_pages (DossierTextPainter *self, const DossierBlock *block)
{
  DossierDocument *document = self->view->layout->document;
  const GArray *pages = document->pages;

  if (pages->len == 0 || block->passage < 0)
    return;
  for (guint i = dossier_document_find_page_start (document, (guint) block->passage, 0);
       i < pages->len; i++)
    {
      const DossierPageStart *page = &g_array_index (pages, DossierPageStart, i);

      if (page->passage != (guint) block->passage)
        break;
      paint_page (self, block, page);
    }
}
