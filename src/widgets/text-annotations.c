/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "widgets/mark-line.h"
#include "widgets/palette.h"
#include "widgets/text-painter.h"

/* The reader's highlights. They are drawn from an array in order, for the lines in view, and not by
 * tags: a tag for each would be looked through for every line that GTK works out.
 *
 * A highlight is a ground behind the words with a bar where it begins and a line along its lines.
 * The line's pattern is the colour's own, so that colours are told apart without seeing them. Where
 * highlights overlap, the ground is the shorter one's, and each keeps its line: below and above the
 * words in turn. */

#define N_LANES 4
#define LANE_HEIGHT 3.5
#define START_WIDTH 2.5
#define RADIUS 2.5
#define WHOLE_WIDTH 3
#define WHOLE_GAP 4

typedef DossierTextPainter Painter;

/* The part of an annotation that stands in one line of the window. */
typedef struct
{
  const DossierTextAnnotation *annotation;
  graphene_rect_t box;
  gboolean rtl;
  gboolean begins;
  gboolean ends;
  gboolean hidden; /* under others */
  gboolean lined;
} Piece;

/* Stretches of one line that something is drawn over already. */
typedef struct
{
  float from;
  float to;
} Cover;

static void
set_lanes (GArray *annotations)
{
  guint free_from[N_LANES] = { 0 };
  guint reach = 0;

  for (guint i = 0; i < annotations->len; i++)
    {
      DossierTextAnnotation *one = &g_array_index (annotations, DossierTextAnnotation, i);
      guint lane = 0;

      reach = MAX (reach, one->end);
      one->reach = reach;
      if (one->colour == DOSSIER_COLOUR_UNDERLINE)
        continue;
      while (lane + 1 < N_LANES && free_from[lane] > one->start)
        lane++;
      one->lane = lane;
      free_from[lane] = MAX (free_from[lane], one->end);
    }
}

/* The first that may reach beyond @position. */
static guint
find_first (const GArray *annotations, guint position)
{
  guint low = 0;
  guint high = annotations->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (annotations, DossierTextAnnotation, middle).reach < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const DossierTextAnnotation *first = *(const DossierTextAnnotation *const *) a;
  const DossierTextAnnotation *second = *(const DossierTextAnnotation *const *) b;
  guint first_length = first->end - first->start;
  guint second_length = second->end - second->start;

  if (first_length != second_length)
    return first_length > second_length ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* Those that have words in the block, longest first: what is drawn last lies on top. */
static GPtrArray *
list_in_block (Painter *self, const DossierBlock *block)
{
  const GArray *annotations = self->view->annotations;
  GPtrArray *list = NULL;

  if (annotations == NULL)
    return NULL;
  for (guint i = find_first (annotations, block->start); i < annotations->len; i++)
    {
      DossierTextAnnotation *one = &g_array_index (annotations, DossierTextAnnotation, i);

      if (one->start >= block->end)
        break;
      if (one->orphan || one->whole || one->end <= block->start)
        continue;
      if (list == NULL)
        list = g_ptr_array_new ();
      g_ptr_array_add (list, one);
    }
  if (list != NULL)
    g_ptr_array_sort (list, compare_lengths);
  return list;
}

static void
get_colours (Painter *self, const DossierTextAnnotation *one, GdkRGBA *ground, GdkRGBA *edge)
{
  const DossierTextStyle *style = self->style;

  dossier_palette_annotation (one->colour, style->dark, ground, edge);
  /* as ink on paper of that colour */
  if (!style->dark)
    {
      ground->red *= style->background.red;
      ground->green *= style->background.green;
      ground->blue *= style->background.blue;
    }
  if (one->moved)
    ground->alpha *= 0.45f;
}

static double
get_lane_y (const Piece *piece)
{
  double top = piece->box.origin.y;
  double bottom = top + piece->box.size.height;
  guint lane = piece->annotation->lane;
  double in = 2 + LANE_HEIGHT * (lane / 2);

  return lane % 2 == 0 ? bottom - in : top + in;
}

static void
outline (Painter *self, const Piece *piece, const GdkRGBA *colour, float width)
{
  GskRoundedRect rect;
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  gsk_rounded_rect_init_from_rect (&rect, &piece->box, RADIUS);
  gtk_snapshot_append_border (self->snapshot, &rect, widths, colours);
}

/* Of words that may not be the ones. */
static void
outline_dashed (Painter *self, const Piece *piece, const GdkRGBA *colour)
{
  static const double dashes[] = { 4, 3 };
  const graphene_rect_t *box = &piece->box;
  cairo_t *cr = gtk_snapshot_append_cairo (self->snapshot, box);

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, box->origin.x + 0.75, box->origin.y + 0.75, box->size.width - 1.5,
                   box->size.height - 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* A small sheet with lines over the last letter: there is a note. */
static void
paint_note_sign (Painter *self, const Piece *piece, const GdkRGBA *edge)
{
  double size = CLAMP (self->style->em * 0.52, 7, 14);
  double x = piece->rtl ? piece->box.origin.x - size * 0.6
                        : piece->box.origin.x + piece->box.size.width - size * 0.4;
  double y = piece->box.origin.y - size * 0.3;
  graphene_rect_t area =
    GRAPHENE_RECT_INIT ((float) x - 1, (float) y - 1, (float) size + 2, (float) size + 2);
  cairo_t *cr = gtk_snapshot_append_cairo (self->snapshot, &area);

  cairo_rectangle (cr, x, y, size, size * 0.78);
  cairo_move_to (cr, x + size * 0.2, y + size * 0.7);
  cairo_line_to (cr, x + size * 0.2, y + size);
  cairo_line_to (cr, x + size * 0.5, y + size * 0.7);
  gdk_cairo_set_source_rgba (cr, edge);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &self->style->background);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x + size * 0.2, y + size * 0.27);
  cairo_rel_line_to (cr, size * 0.6, 0);
  cairo_move_to (cr, x + size * 0.2, y + size * 0.52);
  cairo_rel_line_to (cr, size * 0.6, 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Whether all of it is covered; then or not, it is now. */
static gboolean
cover (GArray *covers, const graphene_rect_t *box)
{
  Cover new = { box->origin.x, box->origin.x + box->size.width };

  for (guint i = covers->len; i > 0; i--)
    {
      Cover *old = &g_array_index (covers, Cover, i - 1);

      if (old->from <= new.from && old->to >= new.to)
        return TRUE;
      if (old->from > new.to || old->to < new.from)
        continue;
      new.from = MIN (new.from, old->from);
      new.to = MAX (new.to, old->to);
      g_array_remove_index_fast (covers, i - 1);
    }
  g_array_append_val (covers, new);
  return FALSE;
}

static void
paint_ground (Painter *self, const Piece *piece)
{
  const graphene_rect_t *box = &piece->box;
  GdkRGBA ground, edge;

  get_colours (self, piece->annotation, &ground, &edge);
  if (ground.alpha == 0)
    return;
  if (piece->begins || piece->ends)
    dossier_text_painter_fill_rounded (self, &ground, box->origin.x, box->origin.y, box->size.width,
                                       box->size.height, RADIUS);
  else
    gtk_snapshot_append_color (self->snapshot, &ground, box);
}

static void
paint_hint (Painter *self, const Piece *piece)
{
  const graphene_rect_t *box = &piece->box;
  GdkRGBA ground, edge;

  if (piece->annotation->id != self->view->hinted)
    return;
  get_colours (self, piece->annotation, &ground, &edge);
  edge.alpha = 0.16f;
  dossier_text_painter_fill_rounded (self, &edge, box->origin.x, box->origin.y, box->size.width,
                                     box->size.height, RADIUS);
}

/* The line that is the colour's own. */
static void
paint_line (Painter *self, const Piece *piece)
{
  const graphene_rect_t *box = &piece->box;
  GdkRGBA ground, edge;

  get_colours (self, piece->annotation, &ground, &edge);
  dossier_mark_pattern_paint (self->snapshot, piece->annotation->colour, &edge, box->origin.x,
                              get_lane_y (piece), box->origin.x + box->size.width);
}

/* Where it begins, that it is under attention, in doubt, has a note. */
static void
paint_signs (Painter *self, const Piece *piece)
{
  const DossierTextAnnotation *one = piece->annotation;
  const graphene_rect_t *box = &piece->box;
  double right = box->origin.x + box->size.width;
  GdkRGBA ground, edge;

  get_colours (self, one, &ground, &edge);
  if (piece->begins)
    gtk_snapshot_append_color (
      self->snapshot, &edge,
      &GRAPHENE_RECT_INIT ((float) (piece->rtl ? right - START_WIDTH : box->origin.x),
                           box->origin.y, (float) START_WIDTH, box->size.height));
  if (one->moved)
    outline_dashed (self, piece, &edge);
  else if (one->id == self->view->attended)
    outline (self, piece, &edge, 2);
  if (piece->ends && one->note)
    paint_note_sign (self, piece, &edge);
}

/* @pieces stand in one line of the window, the longest annotation first. What lies wholly under
 * others is not drawn: where dozens overlap that is most. */
static void
paint_pieces (Painter *self, GArray *pieces)
{
  g_autoptr (GArray) grounds = g_array_new (FALSE, FALSE, sizeof (Cover));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Cover));

  for (guint i = pieces->len; i > 0; i--)
    {
      Piece *piece = &g_array_index (pieces, Piece, i - 1);
      const DossierTextAnnotation *one = piece->annotation;
      gboolean opaque = one->colour != DOSSIER_COLOUR_UNDERLINE && !one->moved;

      piece->hidden = opaque && cover (grounds, &piece->box);
      /* only the last lane has several at one place */
      piece->lined = one->lane < N_LANES - 1 || !cover (lines, &piece->box);
    }
  for (guint i = 0; i < pieces->len; i++)
    if (!g_array_index (pieces, Piece, i).hidden)
      paint_ground (self, &g_array_index (pieces, Piece, i));
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      paint_hint (self, piece);
      if (piece->lined)
        paint_line (self, piece);
      if (self->style->high_contrast && !piece->hidden &&
          piece->annotation->colour != DOSSIER_COLOUR_UNDERLINE)
        {
          GdkRGBA ground, edge;

          get_colours (self, piece->annotation, &ground, &edge);
          outline (self, piece, &edge, 1);
        }
      paint_signs (self, piece);
    }
}

/* The part of @one from @start to @end, which stand in one line of the window. */
static void
add_piece (Painter *self,
           const DossierBlock *block,
           const DossierTextAnnotation *one,
           const GtkTextIter *start,
           const GtkTextIter *end,
           GArray *pieces)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter last = *end;
  GdkRectangle first_rect, last_rect, both;
  Piece piece = { .annotation = one, .rtl = block->rtl };

  gtk_text_iter_backward_char (&last);
  /* the space at which a line is broken */
  if ((guint) gtk_text_iter_get_offset (end) < one->end && gtk_text_iter_compare (&last, start) > 0)
    gtk_text_iter_backward_char (&last);
  gtk_text_view_get_iter_location (view, start, &first_rect);
  gtk_text_view_get_iter_location (view, &last, &last_rect);
  gdk_rectangle_union (&first_rect, &last_rect, &both);
  piece.box = GRAPHENE_RECT_INIT ((float) both.x - 1.5f, (float) both.y + 0.5f,
                                  (float) both.width + 3, (float) both.height - 1);
  piece.begins = one->first && (guint) gtk_text_iter_get_offset (start) == one->start;
  piece.ends = one->last && (guint) gtk_text_iter_get_offset (end) >= one->end;
  g_array_append_val (pieces, piece);
}

static void
list_pieces (Painter *self,
             const DossierBlock *block,
             GPtrArray *annotations,
             const GtkTextIter *line,
             const GtkTextIter *next,
             GArray *pieces)
{
  guint from = (guint) gtk_text_iter_get_offset (line);
  guint to = (guint) gtk_text_iter_get_offset (next);

  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierTextAnnotation *one = annotations->pdata[i];
      GtkTextIter start = *line;
      GtkTextIter end = *next;

      if (one->start >= to || one->end <= from)
        continue;
      if (one->start > from)
        gtk_text_iter_forward_chars (&start, (int) (one->start - from));
      if (one->end < to)
        gtk_text_iter_backward_chars (&end, (int) (to - one->end));
      add_piece (self, block, one, &start, &end, pieces);
    }
}

/* Annotations are cut at the ends of the window's lines. Lines out of view are passed over. */
/* What marks a passage as a whole has a bar along it, where its lines begin. */
static void
paint_wholes (Painter *self, const DossierBlock *block)
{
  const GArray *annotations = self->view->annotations;
  guint n = 0;

  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierTextAnnotation *one = &g_array_index (annotations, DossierTextAnnotation, i);
      GdkRGBA ground, edge;
      double x;

      if (!one->whole || one->passage != block->passage)
        continue;
      get_colours (self, one, &ground, &edge);
      x = WHOLE_GAP + n++ * 2 * WHOLE_WIDTH;
      dossier_text_painter_fill_rounded (
        self, one->colour == DOSSIER_COLOUR_NONE ? &self->style->dim : &edge,
        block->rtl ? self->right + x : self->left - x - WHOLE_WIDTH, self->y, WHOLE_WIDTH,
        self->height, 1);
    }
}

void
dossier_text_painter_paint_annotations (Painter *self, const DossierBlock *block)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  g_autoptr (GPtrArray) annotations = list_in_block (self, block);
  g_autoptr (GArray) pieces = NULL;
  GtkTextIter line, next, limit;
  GdkRectangle visible;

  if (self->view->has_wholes && block->passage >= 0)
    paint_wholes (self, block);
  if (annotations == NULL)
    return;
  pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &line, (int) block->start);
  gtk_text_buffer_get_iter_at_offset (self->view->buffer, &limit, (int) block->end);
  while (gtk_text_iter_compare (&line, &limit) < 0)
    {
      GdkRectangle rect;

      next = line;
      if (!gtk_text_view_forward_display_line (view, &next) ||
          gtk_text_iter_compare (&next, &limit) > 0)
        next = limit;
      if (gtk_text_iter_equal (&next, &line))
        break;
      gtk_text_view_get_iter_location (view, &line, &rect);
      if (rect.y > visible.y + visible.height)
        break;
      if (rect.y + 2 * rect.height >= visible.y)
        {
          g_array_set_size (pieces, 0);
          list_pieces (self, block, annotations, &line, &next, pieces);
          paint_pieces (self, pieces);
        }
      line = next;
    }
}

void
dossier_text_view_set_annotations (DossierTextView *self, const GArray *annotations)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->annotations == NULL && annotations == NULL)
    return;
  g_clear_pointer (&self->annotations, g_array_unref);
  if (annotations != NULL && annotations->len > 0)
    {
      self->annotations = g_array_copy ((GArray *) annotations);
      set_lanes (self->annotations);
    }
  self->has_wholes = FALSE;
  for (guint i = 0; self->annotations != NULL && i < self->annotations->len; i++)
    self->has_wholes |= g_array_index (self->annotations, DossierTextAnnotation, i).whole;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_text_view_attend (DossierTextView *self, const char *id, const char *hint)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  id = g_intern_string (id);
  hint = g_intern_string (hint);
  if (self->attended == id && self->hinted == hint)
    return;
  self->attended = id;
  self->hinted = hint;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const DossierTextAnnotation *
dossier_text_view_find_annotation (DossierTextView *self, guint position, const char *preferred)
{
  const DossierTextAnnotation *found = NULL;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  if (self->annotations == NULL)
    return NULL;
  preferred = g_intern_string (preferred);
  for (guint i = find_first (self->annotations, position); i < self->annotations->len; i++)
    {
      const DossierTextAnnotation *one =
        &g_array_index (self->annotations, DossierTextAnnotation, i);

      if (one->start > position)
        break;
      if (one->end < position || one->orphan)
        continue;
      if (preferred != NULL && one->id == preferred)
        return one;
      /* At the end of one and the beginning of the next, it is the next. */
      if (found == NULL || (found->end == position && one->end > position) ||
          (one->end > position && one->end - one->start <= found->end - found->start))
        found = one;
    }
  return found;
}

const DossierTextAnnotation *
dossier_text_view_get_annotation (DossierTextView *self, const char *id)
{
  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  id = g_intern_string (id);
  for (guint i = 0; id != NULL && self->annotations != NULL && i < self->annotations->len; i++)
    {
      const DossierTextAnnotation *one =
        &g_array_index (self->annotations, DossierTextAnnotation, i);

      if (one->id == id)
        return one;
    }
  return NULL;
}

const GArray *
dossier_text_view_get_annotations (DossierTextView *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  return self->annotations;
}

const DossierTextAnnotation *
dossier_text_view_step_annotation (DossierTextView *self, guint position, gboolean forward)
{
  const DossierTextAnnotation *found = NULL;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  for (guint i = 0; self->annotations != NULL && i < self->annotations->len; i++)
    {
      const DossierTextAnnotation *one =
        &g_array_index (self->annotations, DossierTextAnnotation, i);

      if (!one->first)
        continue;
      if (forward ? one->start > position : one->start >= position)
        return forward ? one : found;
      found = one;
    }
  return forward ? NULL : found;
}
