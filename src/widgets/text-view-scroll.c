/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "widgets/text-view-private.h"

/* GTK's own scrolling glides, however far, and ends beside its aim when lines on the way are
 * measured meanwhile. Here a position is pinned to a height of the window: it is put there at once
 * (glided to only when it is near), and again whenever sizes change, until somebody scrolls. */

/* What is read stands a little below the edge, with a line of what goes before. As a part of the
 * window's height. */
#define READING_LINE 0.05
/* What is shown because it was chosen elsewhere comes where the eye rests. */
#define REVEAL_LINE 0.3

#define GLIDE_MS 220
/* Farther than so many windows one would see nothing but a blur. */
#define GLIDE_WINDOWS 1.5

static guint moved_signal;

static void
get_iter (DossierTextView *self, guint position, GtkTextIter *iter)
{
  dossier_text_view_fill_to (self, position);
  gtk_text_buffer_get_iter_at_offset (self->buffer, iter, (int) position);
}

static gboolean
moved_cb (gpointer user_data)
{
  DossierTextView *self = user_data;

  self->moved_id = 0;
  if (self->layout != NULL)
    g_signal_emit (self, moved_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
queue_moved (DossierTextView *self)
{
  if (self->moved_id == 0)
    self->moved_id = g_idle_add (moved_cb, self);
}

static int
get_height (DossierTextView *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self));
}

/* Where the top of the line at @position stands in the window. */
static int
get_window_y (DossierTextView *self, guint position)
{
  GdkRectangle rect;

  dossier_text_view_get_position_rect (self, position, &rect);
  return rect.y;
}

static void
set_value (DossierTextView *self, double value)
{
  self->scrolling = TRUE;
  gtk_adjustment_set_value (self->adjustment, value);
  self->scrolling = FALSE;
}

static gboolean
can_scroll (DossierTextView *self)
{
  return self->layout != NULL && self->adjustment != NULL && get_height (self) > 0;
}

/* The value that puts the pin where it should be, by what is known of the lines' heights. */
static double
get_pinned_value (DossierTextView *self)
{
  double lower = gtk_adjustment_get_lower (self->adjustment);
  double value = gtk_adjustment_get_value (self->adjustment);

  if (self->pin.position == 0)
    return lower;
  value += get_window_y (self, self->pin.position) - self->pin.line * get_height (self);
  return MAX (round (value), lower);
}

/* The height of the whole text, as far as it has been measured. */
static double
get_measured_height (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_end_iter (self->buffer, &iter);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  return y + height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

/* Lines are measured when they come into view or when there is time, and have no height before. GTK
 * measures the lines around a place only when it scrolls there itself. FALSE when that is still to
 * be done: the adjustment will tell. */
static gboolean
ensure_measured (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  GtkTextMark *mark;
  int y, height;

  get_iter (self, self->pin.position, &iter);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  if (height > 0)
    return TRUE;
  mark = gtk_text_buffer_get_mark (self->buffer, "pin");
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (self->buffer, "pin", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (self->buffer, mark, &iter);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, self->pin.line);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  return height > 0;
}

/* What is aimed at may move when the lines before it come into view: the aim is taken again. The
 * adjustment is made to reach there, which GTK does only later. */
static void
apply_pin (DossierTextView *self)
{
  double page, upper;

  if (!self->pinned || !can_scroll (self) || !ensure_measured (self))
    return;
  page = gtk_adjustment_get_page_size (self->adjustment);
  self->scrolling = TRUE;
  for (int i = 0; i < 8; i++)
    {
      double value = get_pinned_value (self);

      upper = MAX (get_measured_height (self), page);
      if (fabs (MIN (value, upper - page) - gtk_adjustment_get_value (self->adjustment)) < 1)
        break;
      if (value + page > gtk_adjustment_get_upper (self->adjustment))
        gtk_adjustment_set_upper (self->adjustment, value + page);
      gtk_adjustment_set_value (self->adjustment, value);
    }
  upper = MAX (get_measured_height (self), page);
  if (gtk_adjustment_get_upper (self->adjustment) > upper)
    {
      gtk_adjustment_set_upper (self->adjustment, upper);
      gtk_adjustment_set_value (self->adjustment,
                                MIN (gtk_adjustment_get_value (self->adjustment), upper - page));
    }
  self->scrolling = FALSE;
  self->pin.window_y = get_window_y (self, self->pin.position);
}

static void
glide_cb (double value, gpointer user_data)
{
  DossierTextView *self = user_data;

  /* Somebody else scrolls: theirs is the later wish. */
  if (self->glide == NULL || !can_scroll (self))
    return;
  if (fabs (gtk_adjustment_get_value (self->adjustment) - self->glide_value) > 2)
    {
      self->pinned = FALSE;
      g_clear_object (&self->glide);
      return;
    }
  set_value (self, value);
  self->glide_value = gtk_adjustment_get_value (self->adjustment);
}

static void
glide_done_cb (DossierTextView *self)
{
  g_clear_object (&self->glide);
  apply_pin (self);
  queue_moved (self);
}

static void
stop_gliding (DossierTextView *self)
{
  AdwAnimation *glide = g_steal_pointer (&self->glide);

  if (glide == NULL)
    return;
  g_signal_handlers_disconnect_by_data (glide, self);
  adw_animation_pause (glide);
  g_object_unref (glide);
}

/* FALSE when it is not to be done: the person wants no motion, or it is far. */
static gboolean
start_gliding (DossierTextView *self)
{
  double from = gtk_adjustment_get_value (self->adjustment);
  double to = get_pinned_value (self);
  AdwAnimationTarget *target;

  if (!adw_get_enable_animations (GTK_WIDGET (self)) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      fabs (to - from) > GLIDE_WINDOWS * get_height (self))
    return FALSE;
  target = adw_callback_animation_target_new (glide_cb, self, NULL);
  self->glide = adw_timed_animation_new (GTK_WIDGET (self), from, to, GLIDE_MS, target);
  self->glide_value = from;
  g_signal_connect_swapped (self->glide, "done", G_CALLBACK (glide_done_cb), self);
  adw_animation_play (self->glide);
  return TRUE;
}

static void
pin (DossierTextView *self, guint position, double line, gboolean glide)
{
  stop_gliding (self);
  self->pinned = TRUE;
  self->pin.position = position;
  self->pin.line = line;
  if (!can_scroll (self) || (glide && start_gliding (self)))
    return;
  apply_pin (self);
}

/* GTK moves the value, too, when lines above are measured: only after it is done with that can it
 * be told what was the person's doing. */
static gboolean
settle_cb (gpointer user_data)
{
  DossierTextView *self = user_data;
  gboolean measured = self->measured;

  self->settle_id = 0;
  self->measured = FALSE;
  if (!self->pinned || self->glide != NULL || !can_scroll (self))
    return G_SOURCE_REMOVE;
  if (measured)
    apply_pin (self);
  else if (ABS (get_window_y (self, self->pin.position) - self->pin.window_y) > 2)
    self->pinned = FALSE;
  return G_SOURCE_REMOVE;
}

static void
queue_settle (DossierTextView *self)
{
  /* before the next frame */
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

static void
sizes_changed_cb (DossierTextView *self)
{
  self->measured = TRUE;
  queue_settle (self);
}

static void
value_changed_cb (DossierTextView *self)
{
  if (self->pinned && !self->scrolling && self->glide == NULL)
    queue_settle (self);
  queue_moved (self);
}

/* The person scrolls: whatever was held where it is, is let go. */
void
dossier_text_view_let_go (DossierTextView *self)
{
  stop_gliding (self);
  self->pinned = FALSE;
}

void
dossier_text_view_class_init_scrolling (DossierTextViewClass *klass)
{
  moved_signal = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

/* For a text view with another text. */
void
dossier_text_view_clear_scrolling (DossierTextView *self)
{
  g_clear_handle_id (&self->moved_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  dossier_text_view_let_go (self);
}

void
dossier_text_view_watch_adjustment (DossierTextView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (self->adjustment == adjustment)
    return;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (sizes_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The start of the line that is read: a little below the window's edge. */
static gboolean
get_reading_position (DossierTextView *self, guint *position)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int x, y;

  if (!can_scroll (self) || self->layout->blocks->len == 0)
    return FALSE;
  *position = 0;
  if (gtk_adjustment_get_value (self->adjustment) < gtk_adjustment_get_lower (self->adjustment) + 1)
    return TRUE;
  gtk_text_view_window_to_buffer_coords (
    view, GTK_TEXT_WINDOW_WIDGET, gtk_widget_get_width (GTK_WIDGET (self)) / 2,
    (int) (READING_LINE * get_height (self) + 0.6 * self->style.em), &x, &y);
  gtk_text_view_get_iter_at_location (view, &iter, x, y);
  gtk_text_view_backward_display_line_start (view, &iter);
  *position = (guint) gtk_text_iter_get_offset (&iter);
  return TRUE;
}

/* The place in the text at a position: heads and captions belong to what follows them. */
static void
get_place_at (DossierTextView *self, guint position, guint *passage, guint *offset)
{
  guint index = dossier_reading_layout_find_block (self->layout, position);
  const DossierBlock *block = dossier_reading_layout_get_block (self->layout, index);

  if (block->passage < 0 || dossier_block_is_caption (block))
    {
      *passage = block->passage < 0 ? self->layout->first_passage : (guint) block->passage;
      *offset = 0;
      return;
    }
  dossier_reading_layout_from_position (self->layout, position, passage, offset);
  if (*passage != (guint) block->passage)
    {
      /* The line begins with something that is only shown. */
      *passage = (guint) block->passage;
      *offset = 0;
    }
}

gboolean
dossier_text_view_get_place (DossierTextView *self, guint *passage, guint *offset)
{
  guint position;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), FALSE);

  if (self->layout == NULL || self->layout->n_passages == 0 ||
      !get_reading_position (self, &position))
    return FALSE;
  /* At the text's end a place cannot be put where it should be, and was gone to all the same. */
  if (self->pinned && self->pin.is_place)
    {
      *passage = self->pin.passage;
      *offset = self->pin.offset;
      return TRUE;
    }
  get_place_at (self, position, passage, offset);
  return TRUE;
}

/* Keeps what is read where it stands through a change of sizes. */
void
dossier_text_view_hold_place (DossierTextView *self)
{
  guint position;

  if (self->pinned || !get_reading_position (self, &position))
    return;
  self->pinned = TRUE;
  self->pin.position = position;
  self->pin.is_place = FALSE;
  self->pin.window_y = get_window_y (self, position);
  self->pin.line = (double) self->pin.window_y / get_height (self);
}

void
dossier_text_view_allocated (DossierTextView *self)
{
  if (self->pinned)
    sizes_changed_cb (self);
  queue_moved (self);
}

/* Where to scroll to for a place: a passage comes with its caption. */
static guint
get_scroll_position (DossierTextView *self, guint passage, guint offset)
{
  const DossierBlock *caption;
  guint index;

  if (offset > 0)
    return dossier_reading_layout_to_position (self->layout, passage, offset, TRUE);
  /* With the first passage comes the document's head. */
  if (passage == 0)
    return 0;
  index = dossier_reading_layout_get_passage_block (self->layout, passage);
  while (index > 0)
    {
      caption = dossier_reading_layout_get_block (self->layout, index - 1);
      if (!dossier_block_is_caption (caption))
        break;
      index--;
    }
  return dossier_reading_layout_get_block (self->layout, index)->start;
}

void
dossier_text_view_go_to (DossierTextView *self, guint passage, guint offset)
{
  guint position;
  GtkTextIter iter;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->layout == NULL || !dossier_reading_layout_has_passage (self->layout, passage))
    return;
  position = dossier_reading_layout_to_position (self->layout, passage, offset, TRUE);
  get_iter (self, position, &iter);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  self->pin.is_place = TRUE;
  self->pin.passage = passage;
  self->pin.offset = offset;
  pin (self, get_scroll_position (self, passage, offset), READING_LINE, TRUE);
  queue_moved (self);
}

gboolean
dossier_text_view_is_in_view (DossierTextView *self, guint start, guint end)
{
  GdkRectangle first, last;
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), FALSE);

  if (self->layout == NULL || height <= 0)
    return FALSE;
  dossier_text_view_get_position_rect (self, start, &first);
  dossier_text_view_get_position_rect (self, end, &last);
  return first.y >= 0 && first.y + first.height <= height && last.y < height;
}

/* The passage at a height of the window; the document's head is of the first one. */
static guint
get_passage_at_y (DossierTextView *self, int window_y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  guint passage, offset;
  int x, y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET,
                                         gtk_widget_get_width (GTK_WIDGET (self)) / 2, window_y, &x,
                                         &y);
  gtk_text_view_get_iter_at_location (view, &iter, x, y);
  get_place_at (self, (guint) gtk_text_iter_get_offset (&iter), &passage, &offset);
  return passage;
}

gboolean
dossier_text_view_get_passages_in_view (DossierTextView *self, guint *first, guint *last)
{
  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), FALSE);

  if (!can_scroll (self) || self->layout->n_passages == 0)
    return FALSE;
  *first = get_passage_at_y (self, 0);
  *last = get_passage_at_y (self, get_height (self) - 1);
  return TRUE;
}

void
dossier_text_view_reveal (DossierTextView *self, guint start, guint end)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->layout == NULL || dossier_text_view_is_in_view (self, start, end))
    return;
  self->pin.is_place = FALSE;
  pin (self, start, REVEAL_LINE, TRUE);
}

void
dossier_text_view_select (DossierTextView *self, guint start, guint end)
{
  GtkTextIter from, to;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->layout == NULL)
    return;
  get_iter (self, end, &to);
  get_iter (self, start, &from);
  gtk_text_buffer_select_range (self->buffer, &from, &to);
}

void
dossier_text_view_get_position_rect (DossierTextView *self, guint position, GdkRectangle *rect)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  get_iter (self, position, &iter);
  gtk_text_view_get_iter_location (view, &iter, rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect->x, rect->y, &rect->x,
                                         &rect->y);
}

void
dossier_text_view_get_range_around (DossierTextView *self, double pages, guint *start, guint *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int height = get_height (self);
  GtkTextIter iter;
  int y;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  *start = *end = 0;
  if (!can_scroll (self))
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, 0, NULL, &y);
  gtk_text_view_get_line_at_y (view, &iter, (int) (y - pages * height), NULL);
  *start = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter, (int) (y + (1 + pages) * height), NULL);
  gtk_text_iter_forward_line (&iter);
  *end = (guint) gtk_text_iter_get_offset (&iter);
}

void
dossier_text_view_scrolled_by_hand (DossierTextView *self)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  dossier_text_view_let_go (self);
}

/* A position of one layout in another. What is only shown has none: then the nearest. */
static guint
translate (const DossierReadingLayout *from, const DossierReadingLayout *to, guint position)
{
  guint passage, offset;

  if (g_str_equal (from->text, to->text))
    return position;
  if (!dossier_reading_layout_from_position (from, position, &passage, &offset) && offset == 0 &&
      passage == from->first_passage)
    return MIN (position, to->n_chars);
  if (!dossier_reading_layout_has_passage (to, passage))
    return 0;
  return dossier_reading_layout_to_position (to, passage, offset, TRUE);
}

static void
select_again (DossierTextView *self, guint insert, guint bound)
{
  GtkTextIter from, to;

  get_iter (self, insert, &from);
  get_iter (self, bound, &to);
  get_iter (self, insert, &from);
  gtk_text_buffer_select_range (self->buffer, &from, &to);
}

static guint
get_mark_position (DossierTextView *self, GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, mark);
  return (guint) gtk_text_iter_get_offset (&iter);
}

static gboolean
draw_cb (gpointer view)
{
  gtk_widget_queue_draw (view);
  return G_SOURCE_REMOVE;
}

void
dossier_text_view_replace_layout (DossierTextView *self, DossierReadingLayout *layout)
{
  g_autoptr (DossierReadingLayout) before = NULL;
  guint insert, bound, position;
  gboolean reads;
  double line = 0;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));
  g_return_if_fail (layout != NULL);

  if (self->layout == NULL)
    {
      dossier_text_view_set_layout (self, layout);
      return;
    }
  before = dossier_reading_layout_ref (self->layout);
  insert = get_mark_position (self, gtk_text_buffer_get_insert (self->buffer));
  bound = get_mark_position (self, gtk_text_buffer_get_selection_bound (self->buffer));
  reads = get_reading_position (self, &position);
  if (reads)
    line = (double) get_window_y (self, position) / get_height (self);
  dossier_text_view_set_layout (self, layout);
  /* GTK draws what lies below the words before it has measured the new lines. */
  g_idle_add_full (G_PRIORITY_LOW, draw_cb, g_object_ref (self), g_object_unref);
  select_again (self, translate (before, layout, insert), translate (before, layout, bound));
  if (!reads)
    return;
  self->pin.is_place = FALSE;
  pin (self, translate (before, layout, position), line, FALSE);
}
