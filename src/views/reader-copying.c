/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken out of the text for other programs, by copying and dragging. */
#include "config.h"

#include "linking/annotating.h"
#include "views/copying.h"
#include "views/item-menu.h"
#include "views/note-card.h"
#include "views/reader-view-private.h"

/* What is selected, or what the caret stands in. */
static DossierClip *
make_clip (DossierReaderView *self)
{
  const DossierReadingLayout *layout = dossier_text_view_get_layout (self->text);
  guint start, end;

  if (layout == NULL)
    return NULL;
  if (!dossier_text_view_get_selection (self->text, &start, &end))
    start = end = dossier_text_view_get_caret (self->text);
  return dossier_clip_new_for_range (layout, start, end);
}

static gboolean
is_selected (DossierReaderView *self, double x, double y)
{
  GtkTextIter iter;
  guint start, end, position;
  int buffer_x, buffer_y;

  if (!dossier_text_view_get_selection (self->text, &start, &end))
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->text), GTK_TEXT_WINDOW_WIDGET,
                                         (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->text), &iter, buffer_x, buffer_y))
    return FALSE;
  position = (guint) gtk_text_iter_get_offset (&iter);
  return position >= start && position < end;
}

/* What is being selected with the pointer right now is none to be dragged. */
static void
press_cb (GtkGesture *source, GdkEventSequence *sequence, DossierReaderView *self)
{
  double x, y;

  self->selecting = !gtk_gesture_get_point (source, sequence, &x, &y) || !is_selected (self, x, y);
}

static DossierClip *
find_dragged (GtkWidget *text, double x, double y, gpointer data)
{
  DossierReaderView *self = data;

  return !self->selecting && is_selected (self, x, y) ? make_clip (self) : NULL;
}

/* With a citation, or as Markdown. */
static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierReaderView *self = user_data;
  gboolean citation = g_str_equal (g_action_get_name (G_ACTION (action)), "copy-citation");
  g_autoptr (DossierClip) clip = make_clip (self);

  if (clip != NULL)
    dossier_clip_copy (clip, citation ? DOSSIER_COPY_CITATION : DOSSIER_COPY_MARKDOWN,
                       GTK_WIDGET (self));
}

/* The note of a card beside the text. */
static DossierItem *
find_note (GtkWidget *root, GtkWidget *widget, double x, double y)
{
  DossierReaderView *self = DOSSIER_READER_VIEW (root);

  if (!DOSSIER_IS_NOTE_CARD (widget))
    return NULL;
  return DOSSIER_ITEM (
    dossier_session_get_annotation (self->session,
                                    dossier_note_card_get_id (DOSSIER_NOTE_CARD (widget))));
}

/* GTK would drag what its buffer holds, numbers and all. It takes what is pressed for its own
 * gesture, whose group is not cancelled by that; once the drag has begun, that gesture is over. */
static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkEventController *own)
{
  gtk_event_controller_reset (own);
}

static void
join_drag (GtkWidget *text, GtkDragSource *source)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) own = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_DRAG (own))
        continue;
      gtk_gesture_group (GTK_GESTURE (own), GTK_GESTURE (source));
      g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), own, 0);
      return;
    }
}

void
dossier_reader_view_init_copying (DossierReaderView *self)
{
  static const GActionEntry entries[] = {
    { "copy-citation", copy_cb },
    { "copy-markdown", copy_cb },
  };
  GtkDragSource *source = dossier_drag_attach (GTK_WIDGET (self->text), find_dragged, self);

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect_object (source, "begin", G_CALLBACK (press_cb), self, 0);
  join_drag (GTK_WIDGET (self->text), source);
  dossier_item_menu_attach (GTK_WIDGET (self), self->session, find_note);
}
