/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suggested while the reader looks through it: words above dots, and those that are looked
 * at now on a ground, with a line on both sides. */
#include "config.h"

#include "widgets/text-painter.h"

#define DOT 2.0
#define GAP 3.0

static void
paint_dots (DossierTextPainter *self, const GdkRectangle *box)
{
  static const double dashes[] = { DOT, GAP };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (box->x, box->y + box->height - DOT, box->width, DOT);
  cairo_t *cr = gtk_snapshot_append_cairo (self->snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, &self->style->accent);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, DOT);
  cairo_move_to (cr, bounds.origin.x, bounds.origin.y + DOT / 2);
  cairo_line_to (cr, bounds.origin.x + bounds.size.width, bounds.origin.y + DOT / 2);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
paint_current (DossierTextPainter *self, const GdkRectangle *box)
{
  GdkRGBA ground = self->style->accent;

  ground.alpha = self->style->dark ? 0.3f : 0.18f;
  dossier_text_painter_fill_rounded (self, &ground, box->x - 2, box->y, box->width + 4, box->height,
                                     3);
}

/* A stretch of a paragraph, line of the window by line. */
static void
paint_stretch (DossierTextPainter *self, guint start, guint end, gboolean current)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &to, (int) end);
  while (gtk_text_iter_compare (&from, &to) < 0)
    {
      GtkTextIter next = from;
      GtkTextIter last;
      GdkRectangle first, second, box;

      if (!gtk_text_view_forward_display_line (view, &next) ||
          gtk_text_iter_compare (&next, &to) > 0)
        next = to;
      last = next;
      gtk_text_iter_backward_char (&last);
      gtk_text_view_get_iter_location (view, &from, &first);
      gtk_text_view_get_iter_location (view, &last, &second);
      gdk_rectangle_union (&first, &second, &box);
      if (current)
        paint_current (self, &box);
      paint_dots (self, &box);
      from = next;
    }
}

static void
paint_ranges (DossierTextPainter *self,
              const DossierBlock *block,
              const GArray *ranges,
              gboolean current)
{
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const DossierTextRange *range = &g_array_index (ranges, DossierTextRange, i);

      if (range->start >= block->end)
        break;
      if (range->end > block->start)
        paint_stretch (self, MAX (range->start, block->start), MIN (range->end, block->end),
                       current);
    }
}

void
dossier_text_painter_paint_suggested (DossierTextPainter *self, const DossierBlock *block)
{
  paint_ranges (self, block, self->view->suggested_ranges, FALSE);
  paint_ranges (self, block, self->view->suggested_current, TRUE);
}
