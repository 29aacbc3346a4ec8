/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "widgets/text-painter.h"

/* What lies under the letters and over them. Everything is drawn for the lines in view only, and in
 * the buffer's coordinates. */

#define BAR_WIDTH 3
#define RADIUS 3

typedef DossierTextPainter Painter;

typedef void (*PaintFunc) (Painter *self, guint index, const DossierBlock *block);

static void
fill (Painter *self, const GdkRGBA *colour, int x, int y, int width, int height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (self->snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

void
dossier_text_painter_fill_rounded (Painter *self,
                                   const GdkRGBA *colour,
                                   double x,
                                   double y,
                                   double width,
                                   double height,
                                   double r)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (x, y, width, height), r);
  gtk_snapshot_push_rounded_clip (self->snapshot, &rect);
  gtk_snapshot_append_color (self->snapshot, colour, &rect.bounds);
  gtk_snapshot_pop (self->snapshot);
}

static GdkRGBA
faint (const Painter *self, float alpha)
{
  GdkRGBA colour = self->style->text;

  colour.alpha = self->style->high_contrast ? alpha * 2 : alpha;
  return colour;
}

static void
foreach_visible_block (Painter *self, PaintFunc func)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  do
    {
      guint index = (guint) gtk_text_iter_get_line (&iter);
      const DossierBlock *block = dossier_reading_layout_get_block (self->view->layout, index);

      gtk_text_view_get_line_yrange (view, &iter, &self->y, &self->height);
      if (block == NULL || self->y >= visible.y + visible.height)
        break;
      func (self, index, block);
    }
  while (gtk_text_iter_forward_line (&iter));
}

/* The space below the paragraph, by whatever tag sets it. */
static int
get_space_below (Painter *self, const DossierBlock *block)
{
  g_autoptr (GSList) tags = NULL;
  GtkTextIter iter;
  int below = 0;

  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &iter, (int) block->start);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean set;
      int value;

      g_object_get (l->data, "pixels-below-lines-set", &set, "pixels-below-lines", &value, NULL);
      if (set)
        below = value;
    }
  return below;
}

static int
get_first_line_y (Painter *self, const DossierBlock *block)
{
  GtkTextIter iter;
  GdkRectangle first;

  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &iter, (int) block->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &first);
  return first.y;
}

static void
get_quote_colour (Painter *self, const DossierBlock *block, GdkRGBA *colour)
{
  int number = -1;

  if (block->quote != NULL && block->quote->speaker != NULL && self->view->speaker_number != NULL)
    number = self->view->speaker_number (self->view->speaker_data, block->quote->speaker);
  dossier_palette_speaker (number, self->style->dark, colour);
}

static void
paint_quote (Painter *self, const DossierBlock *block)
{
  GdkRGBA ground = faint (self, 0.045f);
  int height = self->height - dossier_text_style_get_gap (self->style);
  int left = self->left;
  int right = self->right;
  GdkRGBA bar;

  if (block->passage_kind == DOSSIER_PASSAGE_LIST_ITEM)
    {
      int indent = dossier_text_style_get_list_indent (self->style, block->level);

      if (block->rtl)
        right -= indent;
      else
        left += indent;
    }
  fill (self, &ground, left, self->y, right - left, height);
  get_quote_colour (self, block, &bar);
  fill (self, &bar, block->rtl ? right - BAR_WIDTH : left, self->y, BAR_WIDTH, height);
}

/* A ground for all lines of the statement. */
static void
paint_statement (Painter *self, const DossierBlock *block)
{
  int padding = (int) lround (self->style->em * 0.4);
  GdkRGBA ground = faint (self, 0.06f);
  int y = self->y - (block->first ? padding : 0);
  int end = self->y + self->height + (block->last ? padding / 3 : 0);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &iter, (int) block->start);
  if (gtk_text_iter_has_tag (&iter, self->view->tags.tags[DOSSIER_TAG_APART]))
    end -= (int) lround (self->style->em * DOSSIER_APART_GAP);
  fill (self, &ground, self->left, y, self->right - self->left, end - y);
}

static void
paint_bullet (Painter *self, const DossierBlock *block)
{
  int indent = dossier_text_style_get_list_indent (self->style, block->level);
  double size = self->style->em * (block->level > 0 ? 0.26 : 0.3);
  double gap = self->style->em * 0.75;
  GtkTextIter iter;
  GdkRectangle first;
  double x, y;

  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &iter, (int) block->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &first);
  x = block->rtl ? self->right - indent + gap - size : self->left + indent - gap;
  y = first.y + first.height * 0.54 - size / 2;
  dossier_text_painter_fill_rounded (self, &self->style->dim, x, y, size, size, size / 2);
  if (block->level > 0)
    dossier_text_painter_fill_rounded (self, &self->style->background, x + 1.2, y + 1.2, size - 2.4,
                                       size - 2.4, size / 2);
}

static int
compare_passages (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static gboolean
is_focused (Painter *self, const DossierBlock *block)
{
  const GArray *passages = self->view->focus_passages;
  guint found;

  if (passages == NULL || block->passage < 0)
    return FALSE;
  return g_array_binary_search ((GArray *) passages, &block->passage, compare_passages, &found);
}

static int
bar_distance (const Painter *self)
{
  return self->view->margin > 24 ? 12 : 4;
}

/* Beside what belongs to the focus, in the margin where the line begins; unbroken through one
 * passage. */
static void
paint_margin_bar (Painter *self, const DossierBlock *block, const GdkRGBA *colour)
{
  int distance = bar_distance (self);
  int y = block->first ? get_first_line_y (self, block) : self->y;
  int end = self->y + self->height;

  if (block->last && !dossier_block_is_caption (block))
    end -= get_space_below (self, block);
  fill (self, colour, block->rtl ? self->right + distance : self->left - distance - BAR_WIDTH, y,
        BAR_WIDTH, end - y);
}

static void
paint_number (Painter *self, const DossierBlock *block)
{
  g_autofree char *text = g_strdup_printf ("%d", block->passage + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  GdkRectangle first;
  GtkTextIter iter;
  int width, height;
  int x;

  pango_font_description_set_absolute_size (font, MIN (self->style->em * 0.62,
                                                       (double) self->view->margin / 2.2) *
                                                    PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &iter, (int) block->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &first);
  x = bar_distance (self) + BAR_WIDTH + 5;
  x = block->rtl ? self->right + x : self->left - x - width;
  x = MIN (MAX (x, self->page_left + 1), self->page_right - width - 1);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT (x, first.y + (first.height - height) * 0.55f));
  gtk_snapshot_append_layout (self->snapshot, layout, &self->style->dim);
  gtk_snapshot_restore (self->snapshot);
}

/* The first of @ranges, which are in order, that ends after @position. */
static guint
find_range (const GArray *ranges, guint position)
{
  guint low = 0;
  guint high = ranges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ranges, DossierTextRange, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A stretch of one line of the window. */
static void
paint_stretch (Painter *self,
               const GdkRGBA *colour,
               const GtkTextIter *start,
               const GtkTextIter *last)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle first, end, both;

  gtk_text_view_get_iter_location (view, start, &first);
  gtk_text_view_get_iter_location (view, last, &end);
  gdk_rectangle_union (&first, &end, &both);
  dossier_text_painter_fill_rounded (self, colour, both.x - 1, both.y, both.width + 2, both.height,
                                     RADIUS);
}

/* A frame around words of one line of the window: unlike any other mark, it is told from them
 * without its colour. */
static void
paint_frame (Painter *self,
             const GdkRGBA *colour,
             float width,
             const GtkTextIter *start,
             const GtkTextIter *last)
{
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  float widths[4] = { width, width, width, width };
  GdkRectangle first, end, both;
  GskRoundedRect frame;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), last, &end);
  gdk_rectangle_union (&first, &end, &both);
  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT (both.x - width - 1, both.y - width,
                                                        both.width + 2 * width + 2,
                                                        both.height + 2 * width),
                                   RADIUS);
  gtk_snapshot_append_border (self->snapshot, &frame, widths, colours);
}

/* A stretch of a paragraph, line by line: filled, or framed by lines of @frame pixels. */
static void
paint_lines (Painter *self, const GdkRGBA *colour, float frame, guint start, guint end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter from, to, last;

  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &to, (int) end);
  while (gtk_text_iter_compare (&from, &to) < 0)
    {
      GtkTextIter next = from;

      if (!gtk_text_view_forward_display_line (view, &next) ||
          gtk_text_iter_compare (&next, &to) > 0)
        next = to;
      last = next;
      gtk_text_iter_backward_char (&last);
      /* the space at which a line is broken */
      if (gtk_text_iter_compare (&next, &to) < 0 && gtk_text_iter_compare (&last, &from) > 0)
        gtk_text_iter_backward_char (&last);
      if (frame > 0)
        paint_frame (self, colour, frame, &from, &last);
      else
        paint_stretch (self, colour, &from, &last);
      from = next;
    }
}

static void
paint_range (Painter *self, const GdkRGBA *colour, guint start, guint end)
{
  paint_lines (self, colour, 0, start, end);
}

static void
paint_ranges (Painter *self, const DossierBlock *block, const GArray *ranges, float alpha)
{
  GdkRGBA colour = self->style->accent;

  colour.alpha = alpha;
  for (guint i = ranges != NULL ? find_range (ranges, block->start) : 0;
       ranges != NULL && i < ranges->len; i++)
    {
      const DossierTextRange *range = &g_array_index (ranges, DossierTextRange, i);

      if (range->start >= block->end)
        break;
      paint_range (self, &colour, MAX (range->start, block->start), MIN (range->end, block->end));
    }
}

/* What was looked for. */
static void
paint_found (Painter *self, const DossierBlock *block)
{
  const GArray *ranges = self->view->found_ranges;

  for (guint i = ranges != NULL ? find_range (ranges, block->start) : 0;
       ranges != NULL && i < ranges->len; i++)
    {
      const DossierTextRange *range = &g_array_index (ranges, DossierTextRange, i);
      gboolean current = (int) i == self->view->found_current;
      GdkRGBA ground = self->style->found;

      if (range->start >= block->end)
        break;
      ground.alpha = current ? 0.5f : 0.16f;
      /* Whatever else is marked there. */
      if (current)
        paint_lines (self, &self->style->background, 0, MAX (range->start, block->start),
                     MIN (range->end, block->end));
      paint_lines (self, &ground, 0, MAX (range->start, block->start),
                   MIN (range->end, block->end));
      paint_lines (self, &self->style->found, current ? 2 : 1, MAX (range->start, block->start),
                   MIN (range->end, block->end));
    }
}

static void
paint_block_below (Painter *self, guint index, const DossierBlock *block)
{
  gboolean text = block->kind == DOSSIER_BLOCK_TEXT || block->kind == DOSSIER_BLOCK_QUOTE;

  if (block->kind == DOSSIER_BLOCK_STATEMENT)
    paint_statement (self, block);
  if (block->kind == DOSSIER_BLOCK_QUOTE ||
      (text && block->passage_kind == DOSSIER_PASSAGE_BLOCK_QUOTE))
    paint_quote (self, block);
  if (text && block->first && block->passage_kind == DOSSIER_PASSAGE_LIST_ITEM)
    paint_bullet (self, block);
  if (is_focused (self, block))
    paint_margin_bar (self, block, &self->style->accent);
  if (text && block->first && self->view->passage_numbers)
    paint_number (self, block);
  if (text)
    dossier_text_painter_paint_pages (self, block);
  dossier_text_painter_paint_annotations (self, block);
  dossier_text_painter_paint_suggested (self, block);
  paint_ranges (self, block, self->view->preview_ranges, self->style->dark ? 0.24f : 0.13f);
  paint_ranges (self, block, self->view->focus_ranges, self->style->dark ? 0.42f : 0.26f);
  paint_found (self, block);
}

/* What does not pass the query lies under a veil of the page's own colour. */
static void
paint_block_above (Painter *self, guint index, const DossierBlock *block)
{
  GdkRGBA veil = dossier_text_style_get_veil (self->style);

  if (block->passage < 0 || self->view->passes (self->view->passes_data, (guint) block->passage))
    return;
  fill (self, &veil, self->page_left, self->y, self->page_right - self->page_left, self->height);
}

static void
init_painter (Painter *self, DossierTextView *view, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  GtkTextView *text = GTK_TEXT_VIEW (view);

  self->view = view;
  self->snapshot = snapshot;
  self->style = &view->style;
  gtk_text_view_window_to_buffer_coords (text, GTK_TEXT_WINDOW_WIDGET, view->margin, 0, &self->left,
                                         NULL);
  gtk_text_view_window_to_buffer_coords (text, GTK_TEXT_WINDOW_WIDGET, width - view->right_margin,
                                         0, &self->right, NULL);
  gtk_text_view_window_to_buffer_coords (text, GTK_TEXT_WINDOW_WIDGET, 0, 0, &self->page_left,
                                         NULL);
  gtk_text_view_window_to_buffer_coords (text, GTK_TEXT_WINDOW_WIDGET, width, 0, &self->page_right,
                                         NULL);
}

void
dossier_text_view_paint_below (DossierTextView *view, GtkSnapshot *snapshot)
{
  Painter self = { 0 };

  init_painter (&self, view, snapshot);
  foreach_visible_block (&self, paint_block_below);
}

void
dossier_text_view_paint_above (DossierTextView *view, GtkSnapshot *snapshot)
{
  Painter self = { 0 };

  if (view->passes == NULL)
    return;
  init_painter (&self, view, snapshot);
  foreach_visible_block (&self, paint_block_above);
}
