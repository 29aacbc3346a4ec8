/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes beside the text where there is room, signs of them where there is a little, and the editor
 * of the one that is open: in the margin, or in a popover at its words. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/annotating.h"
#include "views/note-card.h"
#include "views/reader-view-private.h"

/* What a card and the space around it take; a sign. */
#define CARD_ROOM 228
#define CARD_GAP 18
#define SIGN_ROOM 30

/* Cards are there a good way before they come into view. */
#define PAGES_AROUND 0.7
/* More beside one page would only push each other away. */
#define MAX_CARDS 60

static DossierMarginKind
get_kind (DossierReaderView *self)
{
  int x, width;

  dossier_text_view_get_margin (self->text, &x, &width);
  if (width >= CARD_ROOM)
    return DOSSIER_MARGIN_CARDS;
  return width >= SIGN_ROOM ? DOSSIER_MARGIN_SIGNS : DOSSIER_MARGIN_NONE;
}

/* A highlight alone says all it has to say. */
static gboolean
has_card (const DossierTextAnnotation *one, DossierAnnotation *annotation)
{
  return one->note || one->orphan || one->moved || one->whole || annotation->tags->len > 0;
}

static gboolean
is_editor_in_margin (DossierReaderView *self)
{
  return self->editor != NULL &&
         gtk_widget_get_parent (GTK_WIDGET (self->editor)) == GTK_WIDGET (self->margin);
}

static int
get_wanted_y (gpointer user_data, GtkWidget *child)
{
  DossierReaderView *self = user_data;
  const char *id = DOSSIER_IS_NOTE_CARD (child)
                     ? dossier_note_card_get_id (DOSSIER_NOTE_CARD (child))
                     : self->open_note;
  const DossierTextAnnotation *one = dossier_text_view_get_annotation (self->text, id);
  GdkRectangle rect;
  int height = gtk_widget_get_height (GTK_WIDGET (self->text));

  if (one == NULL)
    return -1000;
  dossier_text_view_get_position_rect (self->text, one->start, &rect);
  /* the one being written in stays in view as far as it can */
  if (!DOSSIER_IS_NOTE_CARD (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, CARD_ROOM - CARD_GAP, NULL, &natural,
                          NULL, NULL);
      return MAX (MIN (rect.y, height - natural - 8), 8);
    }
  return rect.y;
}

static void
card_entered_cb (DossierReaderView *self, double x, double y, GtkEventController *controller)
{
  DossierNoteCard *card = DOSSIER_NOTE_CARD (gtk_event_controller_get_widget (controller));

  dossier_session_set_preview (self->session,
                               dossier_session_get_annotation (self->session,
                                                               dossier_note_card_get_id (card)));
}

static void
card_left_cb (DossierReaderView *self)
{
  dossier_session_set_preview (self->session, NULL);
}

static void
card_clicked_cb (DossierReaderView *self, DossierNoteCard *card)
{
  DossierAnnotation *annotation =
    dossier_session_get_annotation (self->session, dossier_note_card_get_id (card));

  if (annotation != NULL)
    dossier_reader_view_open_note (self, annotation);
}

static GtkWidget *
make_card (DossierReaderView *self)
{
  GtkWidget *card = dossier_note_card_new (self->margin_kind == DOSSIER_MARGIN_SIGNS);
  GtkEventController *controller = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (controller, "enter", G_CALLBACK (card_entered_cb), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (card_left_cb), self);
  gtk_widget_add_controller (card, controller);
  g_signal_connect_swapped (card, "clicked", G_CALLBACK (card_clicked_cb), self);
  return card;
}

static void
attend_cards (DossierReaderView *self)
{
  DossierItem *preview = dossier_session_get_preview (self->session);
  GHashTableIter iter;
  gpointer id, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &id, &card))
    dossier_note_card_set_attended (card, id == (gpointer) self->stepped_to,
                                    DOSSIER_IS_ANNOTATION (preview) &&
                                      g_str_equal (preview->id, id));
}

static void
remove_cards (DossierReaderView *self, GHashTable *kept)
{
  GHashTableIter iter;
  gpointer id, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &id, &card))
    if (kept == NULL || !g_hash_table_contains (kept, id))
      {
        dossier_margin_remove (self->margin, card);
        g_hash_table_iter_remove (&iter);
      }
}

/* The cards of what stands in view and somewhat beyond. */
static void
update_cards (DossierReaderView *self)
{
  const GArray *annotations = dossier_text_view_get_annotations (self->text);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  guint start, end;

  dossier_text_view_get_range_around (self->text, PAGES_AROUND, &start, &end);
  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      const DossierTextAnnotation *one = &g_array_index (annotations, DossierTextAnnotation, i);
      DossierAnnotation *annotation;
      GtkWidget *card;

      if (one->start >= end || g_hash_table_size (kept) >= MAX_CARDS)
        break;
      if (!one->first || one->start < start)
        continue;
      if (self->open_note == one->id && is_editor_in_margin (self))
        continue;
      annotation = dossier_session_get_annotation (self->session, one->id);
      if (annotation == NULL || !has_card (one, annotation))
        continue;
      card = g_hash_table_lookup (self->cards, one->id);
      if (card == NULL)
        {
          card = make_card (self);
          g_hash_table_insert (self->cards, (gpointer) one->id, card);
          dossier_note_card_set_annotation (DOSSIER_NOTE_CARD (card), annotation, self->document);
          dossier_margin_add (self->margin, card);
        }
      else
        dossier_note_card_set_annotation (DOSSIER_NOTE_CARD (card), annotation, self->document);
      g_hash_table_add (kept, (gpointer) one->id);
    }
  remove_cards (self, kept);
  attend_cards (self);
}

static gboolean
wants_room (DossierReaderView *self)
{
  const GArray *annotations = dossier_text_view_get_annotations (self->text);

  if (self->open_note != NULL)
    return TRUE;
  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      const DossierTextAnnotation *one = &g_array_index (annotations, DossierTextAnnotation, i);

      if (one->note || one->orphan || one->moved)
        return TRUE;
    }
  return FALSE;
}

void
dossier_reader_view_update_notes (DossierReaderView *self)
{
  DossierMarginKind kind;

  if (self->cards == NULL)
    return;
  dossier_text_view_set_room (self->text, wants_room (self) ? CARD_ROOM : 0);
  kind = get_kind (self);
  if (kind != self->margin_kind)
    remove_cards (self, NULL);
  self->margin_kind = kind;
  gtk_widget_set_visible (GTK_WIDGET (self->margin), kind != DOSSIER_MARGIN_NONE);
  if (kind == DOSSIER_MARGIN_NONE)
    return;
  update_cards (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

static gboolean
follow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DossierReaderView *self = DOSSIER_READER_VIEW (widget);

  self->follow_id = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self->margin));
  dossier_reader_view_place_bar (self);
  return G_SOURCE_REMOVE;
}

/* The text has been scrolled: cards go with it, before the frame is laid out. The text may also
 * move while it is being laid out or painted, when lines turn out to be of another height: then
 * nothing more can be allocated before the next frame. */
static void
scrolled_cb (DossierReaderView *self)
{
  if (self->follow_id == 0)
    self->follow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
}

/* The wheel over a card scrolls the text. */
static gboolean
margin_scroll_cb (DossierReaderView *self, double dx, double dy)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text));

  dossier_text_view_scrolled_by_hand (self->text);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          dy * gtk_adjustment_get_step_increment (adjustment));
  return GDK_EVENT_STOP;
}

static gboolean
get_child_position_cb (DossierReaderView *self, GtkWidget *child, GdkRectangle *rect)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x, width;

  if (child != GTK_WIDGET (self->margin))
    return dossier_reader_view_get_bar_position (self, child, rect);
  dossier_text_view_get_margin (self->text, &x, &width);
  if (self->margin_kind == DOSSIER_MARGIN_CARDS)
    {
      /* There may be no room while a pane beside it comes in, before the kind is another. */
      rect->width = CLAMP (width - CARD_GAP, 0, 300);
      rect->x = rtl ? x - CARD_GAP + 6 - rect->width : x + CARD_GAP - 6;
    }
  else
    {
      rect->width = SIGN_ROOM;
      rect->x = rtl ? MAX (x - SIGN_ROOM - 8, 0) : x + MIN (8, width - SIGN_ROOM);
    }
  rect->y = 0;
  rect->height = gtk_widget_get_height (GTK_WIDGET (self->text));
  return TRUE;
}

/* Closes what is open; everything typed has been handed on by then. */
static void
close_note (DossierReaderView *self, gboolean take_keyboard)
{
  if (self->open_note == NULL)
    return;
  self->open_note = NULL;
  dossier_note_editor_set_annotation (self->editor, NULL);
  if (is_editor_in_margin (self))
    dossier_margin_remove (self->margin, GTK_WIDGET (self->editor));
  else if (self->note_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->note_popover));
  dossier_reader_view_update_attended (self);
  dossier_reader_view_update_notes (self);
  if (take_keyboard)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
dossier_reader_view_close_note (DossierReaderView *self)
{
  close_note (self, FALSE);
}

static void
done_cb (DossierReaderView *self)
{
  close_note (self, TRUE);
}

static void
popover_closed_cb (DossierReaderView *self)
{
  close_note (self, TRUE);
}

/* In the margin: the keyboard has gone elsewhere in the window. A window that is left for another
 * keeps what is open. */
static void
focus_widget_cb (DossierReaderView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!is_editor_in_margin (self) || focus == NULL || self->opening ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)))
    return;
  close_note (self, FALSE);
}

static void
root_changed_cb (DossierReaderView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->root != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->root, focus_widget_cb, self);
      g_clear_weak_pointer (&self->root);
    }
  if (root == NULL)
    return;
  g_set_weak_pointer (&self->root, root);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_widget_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_editor (DossierReaderView *self)
{
  if (self->editor != NULL)
    return;
  self->editor = g_object_ref_sink (DOSSIER_NOTE_EDITOR (dossier_note_editor_new (self->session)));
  g_signal_connect_object (self->editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
}

static void
make_popover (DossierReaderView *self)
{
  if (self->note_popover != NULL)
    return;
  self->note_popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->note_popover, "note-popover");
  gtk_widget_set_parent (self->note_popover, GTK_WIDGET (self));
  g_object_bind_property (self->note_popover, "visible", self->text, "has-tooltip",
                          G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (self->note_popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Takes the editor out of where it stood. */
static void
free_editor (DossierReaderView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->editor));

  if (parent == GTK_WIDGET (self->margin))
    dossier_margin_remove (self->margin, GTK_WIDGET (self->editor));
  else if (parent != NULL && self->note_popover != NULL)
    gtk_popover_set_child (GTK_POPOVER (self->note_popover), NULL);
}

static void
point_at (DossierReaderView *self, const DossierTextAnnotation *one)
{
  GdkRectangle rect;
  double x, y;

  dossier_text_view_get_position_rect (self->text,
                                       one->end > one->start ? one->end - 1 : one->start, &rect);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->text), GTK_WIDGET (self), rect.x, rect.y, &x,
                                    &y);
  rect.x = (int) x;
  rect.y = CLAMP ((int) y, 0, gtk_widget_get_height (GTK_WIDGET (self)) - 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->note_popover), &rect);
}

static void
open_in_margin (DossierReaderView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->editor), "in-margin");
  dossier_margin_add (self->margin, GTK_WIDGET (self->editor));
  dossier_margin_set_pinned (self->margin, GTK_WIDGET (self->editor));
}

static void
open_in_popover (DossierReaderView *self, const DossierTextAnnotation *one)
{
  make_popover (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->editor), "in-margin");
  gtk_popover_set_child (GTK_POPOVER (self->note_popover), GTK_WIDGET (self->editor));
  point_at (self, one);
  gtk_popover_popup (GTK_POPOVER (self->note_popover));
}

void
dossier_reader_view_open_note (DossierReaderView *self, DossierAnnotation *annotation)
{
  g_autofree char *id = NULL;
  const DossierTextAnnotation *one;

  g_return_if_fail (DOSSIER_IS_READER_VIEW (self));
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  id = g_strdup (DOSSIER_ITEM (annotation)->id);
  make_editor (self);
  if (self->open_note != NULL && !g_str_equal (self->open_note, id))
    close_note (self, FALSE);
  one = dossier_text_view_get_annotation (self->text, id);
  annotation = dossier_session_get_annotation (self->session, id);
  if (one == NULL || annotation == NULL)
    return;
  dossier_text_view_reveal (self->text, one->start, one->start + 1);
  if (self->open_note == NULL)
    {
      self->opening = TRUE;
      self->open_note = self->last_made = one->id;
      self->stepped_to = NULL;
      dossier_note_editor_set_annotation (self->editor, annotation);
      free_editor (self);
      dossier_text_view_set_room (self->text, CARD_ROOM);
      self->margin_kind = get_kind (self);
      gtk_widget_set_visible (GTK_WIDGET (self->margin), self->margin_kind != DOSSIER_MARGIN_NONE);
      if (self->margin_kind == DOSSIER_MARGIN_CARDS)
        open_in_margin (self);
      else
        open_in_popover (self, one);
      dossier_reader_view_update_attended (self);
      dossier_reader_view_update_notes (self);
      self->opening = FALSE;
    }
  dossier_note_editor_edit (self->editor);
}

void
dossier_reader_view_attend_cards (DossierReaderView *self)
{
  if (self->cards != NULL)
    attend_cards (self);
}

void
dossier_reader_view_init_notes (DossierReaderView *self)
{
  GtkEventController *controller;
  GtkAdjustment *adjustment;

  self->cards = g_hash_table_new (NULL, NULL);
  self->margin = DOSSIER_MARGIN (dossier_margin_new ());
  dossier_margin_set_func (self->margin, get_wanted_y, self);
  gtk_widget_set_visible (GTK_WIDGET (self->margin), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->margin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Notes beside the text"), -1);
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->margin));
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (get_child_position_cb),
                           self, G_CONNECT_SWAPPED);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_signal_connect_swapped (controller, "scroll", G_CALLBACK (margin_scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->margin), controller);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::root", G_CALLBACK (root_changed_cb), self);
}

void
dossier_reader_view_clear_notes (DossierReaderView *self)
{
  if (self->editor != NULL)
    {
      dossier_note_editor_set_annotation (self->editor, NULL);
      g_signal_handlers_disconnect_by_data (self->editor, self);
      free_editor (self);
    }
  self->open_note = NULL;
  if (self->note_popover != NULL)
    g_signal_handlers_disconnect_by_data (self->note_popover, self);
  g_clear_pointer (&self->note_popover, gtk_widget_unparent);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  g_clear_weak_pointer (&self->root);
}
