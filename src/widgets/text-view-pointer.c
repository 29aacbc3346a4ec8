/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/text-view-private.h"

enum
{
  ACTIVATED,
  HOVERED,
  SELECTED,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Names and links before the quote that they stand in; of several the innermost. */
static const DossierSpan *
find_span (const DossierPassage *passage, guint offset, DossierQuote **quote)
{
  const DossierSpan *found = NULL;

  *quote = NULL;
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->start > offset)
        break;
      if (span->end <= offset)
        continue;
      switch (span->type)
        {
        case DOSSIER_SPAN_QUOTE:
          if (span->target == NULL)
            break;
          *quote = DOSSIER_QUOTE (span->target);
          if (found == NULL || found->type == DOSSIER_SPAN_EVENT ||
              found->type == DOSSIER_SPAN_QUOTE)
            found = span;
          break;
        case DOSSIER_SPAN_EVENT:
          if (span->target != NULL && (found == NULL || found->type == DOSSIER_SPAN_QUOTE))
            found = span;
          break;
        case DOSSIER_SPAN_ENTITY:
          if (span->target != NULL)
            found = span;
          break;
        case DOSSIER_SPAN_DATE:
          found = span;
          break;
        case DOSSIER_SPAN_LINK:
          if (span->target != NULL || span->uri != NULL)
            found = span;
          break;
        case DOSSIER_SPAN_SOURCE:
        case DOSSIER_SPAN_FOOTNOTE:
        case DOSSIER_SPAN_EMPHASIS:
        case DOSSIER_SPAN_STRONG:
        case DOSSIER_SPAN_DISTANCED:
        case DOSSIER_SPAN_TITLE:
        default:
          break;
        }
    }
  return found;
}

gboolean
dossier_text_view_get_hit (DossierTextView *self, guint position, DossierTextHit *hit)
{
  const DossierBlock *block;
  gboolean exact;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), FALSE);

  *hit = (DossierTextHit){ .position = position };
  if (self->layout == NULL || self->layout->blocks->len == 0)
    return FALSE;
  block =
    dossier_reading_layout_get_block (self->layout,
                                      dossier_reading_layout_find_block (self->layout, position));
  hit->block = block;
  if (block->passage < 0)
    return FALSE;

  exact =
    dossier_reading_layout_from_position (self->layout, position, &hit->passage, &hit->offset);
  hit->mark = dossier_reading_layout_find_mark (self->layout, position);
  if (dossier_block_is_caption (block) || hit->passage != (guint) block->passage)
    {
      hit->passage = (guint) block->passage;
      hit->offset = 0;
      exact = FALSE;
    }
  if (exact || hit->mark != NULL)
    hit->span =
      find_span (dossier_document_get_passage (self->layout->document, hit->passage),
                 /* a mark belongs to the words before it */
                 hit->mark != NULL && hit->offset > 0 ? hit->offset - 1 : hit->offset, &hit->quote);
  /* The quotation marks of a quote set off are part of it, too. */
  if (hit->quote == NULL && block->kind == DOSSIER_BLOCK_QUOTE)
    hit->quote = block->quote;
  hit->annotation = dossier_text_view_find_annotation (self, position, self->attended);
  return TRUE;
}

/* What can be acted on under the pointer; FALSE beside the letters. */
static gboolean
get_hit_at (DossierTextView *self, double x, double y, DossierTextHit *hit)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int bx, by;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx, &by);
  if (!gtk_text_view_get_iter_at_location (view, &iter, bx, by))
    return FALSE;
  return dossier_text_view_get_hit (self, (guint) gtk_text_iter_get_offset (&iter), hit);
}

static gboolean
acts (const DossierTextHit *hit)
{
  return hit->mark != NULL || hit->span != NULL || hit->quote != NULL || hit->annotation != NULL ||
         hit->block->kind == DOSSIER_BLOCK_SPEAKER;
}

/* Quotes and events are long stretches that one also wants to select from. */
static gboolean
looks_like_link (const DossierTextHit *hit)
{
  if (hit->mark != NULL || hit->block->kind == DOSSIER_BLOCK_SPEAKER)
    return TRUE;
  return hit->span != NULL && hit->span->type != DOSSIER_SPAN_QUOTE &&
         hit->span->type != DOSSIER_SPAN_EVENT;
}

/* What is suggested is looked at by a press. */
static gboolean
is_suggested (DossierTextView *self, guint position)
{
  for (guint i = 0; self->suggested_ranges != NULL && i < self->suggested_ranges->len; i++)
    {
      const DossierTextRange *range = &g_array_index (self->suggested_ranges, DossierTextRange, i);

      if (range->start <= position && position < range->end)
        return TRUE;
    }
  return FALSE;
}

static void
released_cb (DossierTextView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  DossierTextHit hit;

  if (n_press != 1 || gtk_text_buffer_get_has_selection (self->buffer))
    return;
  if (get_hit_at (self, x, y, &hit) && (acts (&hit) || is_suggested (self, hit.position)))
    g_signal_emit (self, signals[ACTIVATED], 0, hit.position,
                   gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

/* The drag that selects takes the gesture's events. */
static gboolean
event_cb (DossierTextView *self, GdkEvent *event)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE &&
      gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY &&
      gtk_text_buffer_get_has_selection (self->buffer))
    g_signal_emit (self, signals[SELECTED], 0);
  return GDK_EVENT_PROPAGATE;
}

static void
emit_menu (DossierTextView *self, guint position, int x, int y)
{
  g_signal_emit (self, signals[MENU], 0, position, x, y);
}

static void
secondary_pressed_cb (DossierTextView *self,
                      int n_press,
                      double x,
                      double y,
                      GtkGestureClick *gesture)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int bx, by;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx, &by);
  gtk_text_view_get_iter_at_location (view, &iter, bx, by);
  emit_menu (self, (guint) gtk_text_iter_get_offset (&iter), (int) x, (int) y);
}

static gboolean
scroll_cb (DossierTextView *self, double dx, double dy)
{
  dossier_text_view_let_go (self);
  return GDK_EVENT_PROPAGATE;
}

void
dossier_text_view_set_caret (DossierTextView *self, guint position)
{
  GtkTextIter iter;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  if (self->buffer == NULL)
    return;
  dossier_text_view_fill_to (self, position);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) position);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
}

/* GTK scrolls by the arrows while the caret is hidden, also with Shift held. */
void
dossier_text_view_show_caret (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  guint caret = dossier_text_view_get_caret (self);
  guint passage, offset;

  if (self->layout == NULL || gtk_text_view_get_cursor_visible (view))
    return;
  gtk_text_view_set_cursor_visible (view, TRUE);
  if (!gtk_text_buffer_get_has_selection (self->buffer) &&
      !dossier_text_view_is_in_view (self, caret, caret) &&
      dossier_text_view_get_place (self, &passage, &offset))
    dossier_text_view_set_caret (self, dossier_reading_layout_to_position (self->layout, passage,
                                                                           offset, TRUE));
}

static gboolean
key_pressed_cb (DossierTextView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  guint caret = dossier_text_view_get_caret (self);
  GdkRectangle rect;

  switch (keyval)
    {
    case GDK_KEY_F7:
      if (held != 0 || gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self)))
        return GDK_EVENT_PROPAGATE;
      dossier_text_view_show_caret (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      if (held != (keyval == GDK_KEY_Menu ? 0 : GDK_SHIFT_MASK))
        return GDK_EVENT_PROPAGATE;
      dossier_text_view_get_position_rect (self, caret, &rect);
      /* The caret may have been scrolled out of sight. */
      emit_menu (self, caret, rect.x,
                 CLAMP (rect.y + rect.height, 0, gtk_widget_get_height (GTK_WIDGET (self))));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (held != 0 && held != GDK_CONTROL_MASK)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[ACTIVATED], 0, caret, held);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if ((held & GDK_SHIFT_MASK) != 0 && (held & GDK_ALT_MASK) == 0)
        dossier_text_view_show_caret (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Up:
    case GDK_KEY_Home:
    case GDK_KEY_End:
      if ((held & GDK_SHIFT_MASK) != 0 && (held & GDK_ALT_MASK) == 0)
        dossier_text_view_show_caret (self);
      dossier_text_view_let_go (self);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static DossierItem *
get_item (DossierTextView *self, const DossierTextHit *hit)
{
  if (hit->mark != NULL)
    return hit->mark->span != NULL ? hit->mark->span->target : NULL;
  if (hit->block->kind == DOSSIER_BLOCK_SPEAKER)
    return DOSSIER_ITEM (
      dossier_document_get_passage (self->layout->document, hit->passage)->speaker);
  if (hit->annotation != NULL && (hit->span == NULL || hit->span->type == DOSSIER_SPAN_QUOTE ||
                                  hit->span->type == DOSSIER_SPAN_EVENT))
    return hit->annotation->item;
  if (hit->span != NULL && hit->span->target != NULL)
    return hit->span->target;
  return hit->quote != NULL ? DOSSIER_ITEM (hit->quote) : NULL;
}

static void
set_hovered (DossierTextView *self, DossierItem *item)
{
  if (item == self->hovered)
    return;
  self->hovered = item;
  g_signal_emit (self, signals[HOVERED], 0, item);
}

static void
motion_cb (DossierTextView *self, double x, double y)
{
  DossierTextHit hit;
  gboolean over = get_hit_at (self, x, y, &hit);
  gboolean hand = over && looks_like_link (&hit);

  set_hovered (self, over ? get_item (self, &hit) : NULL);
  if (hand == self->hand)
    return;
  self->hand = hand;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hand ? "pointer" : "text");
}

static void
leave_cb (DossierTextView *self)
{
  set_hovered (self, NULL);
}

/* The stretch that a tooltip is about, so that it goes when the pointer leaves it. */
static void
set_tip_area (DossierTextView *self, GtkTooltip *tooltip, const DossierTextHit *hit)
{
  GdkRectangle rect;

  dossier_text_view_get_position_rect (self, hit->position, &rect);
  gtk_tooltip_set_tip_area (tooltip, &rect);
}

static gboolean
query_tooltip_cb (DossierTextView *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  gpointer unused)
{
  g_autofree char *text = NULL;
  DossierTextHit hit;

  if (self->layout == NULL)
    return FALSE;
  if (keyboard ? !dossier_text_view_get_hit (self, dossier_text_view_get_caret (self), &hit)
               : !get_hit_at (self, x, y, &hit))
    return FALSE;
  text = dossier_text_hit_describe (self->layout, &hit);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  set_tip_area (self, tooltip, &hit);
  return TRUE;
}

void
dossier_text_view_class_init_pointer (DossierTextViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, GDK_TYPE_MODIFIER_TYPE);
  signals[HOVERED] = g_signal_new ("hovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, DOSSIER_TYPE_ITEM);
  signals[SELECTED] =
    g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT);
}

void
dossier_text_view_init_pointer (DossierTextView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *gesture;
  GtkEventController *controller;

  gesture = gtk_gesture_click_new ();
  g_signal_connect_swapped (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  /* GTK's own menu is one for editing. */
  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, controller);

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
