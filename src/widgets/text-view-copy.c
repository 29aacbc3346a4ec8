/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/text-view-private.h"

gboolean
dossier_text_view_get_selection (DossierTextView *self, guint *start, guint *end)
{
  GtkTextIter from, to;
  gboolean any;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), FALSE);

  if (self->buffer == NULL)
    return FALSE;
  any = gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to);
  *start = (guint) gtk_text_iter_get_offset (&from);
  *end = (guint) gtk_text_iter_get_offset (&to);
  return any;
}

guint
dossier_text_view_get_caret (DossierTextView *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), 0);

  if (self->buffer == NULL)
    return 0;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  return (guint) gtk_text_iter_get_offset (&iter);
}

char *
dossier_text_view_copy_selection (DossierTextView *self)
{
  guint start, end;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  if (self->layout == NULL || !dossier_text_view_get_selection (self, &start, &end))
    return NULL;
  return dossier_reading_layout_copy (self->layout, start, end);
}

static void
dossier_text_view_copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = dossier_text_view_copy_selection (DOSSIER_TEXT_VIEW (view));

  if (text != NULL && *text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/* What the middle button pastes elsewhere. GTK would offer the buffer's own text, numbers and all,
 * and drop the selection once somebody else offers something: so its clipboard is taken from the
 * buffer while the view is realized, and given back before GTK takes it away itself. */

static GtkWidgetClass *parent_class;

static void
take_primary (DossierTextView *self, GtkTextBuffer *buffer)
{
  gtk_text_buffer_remove_selection_clipboard (buffer,
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

static void
give_primary_back (DossierTextView *self, GtkTextBuffer *buffer)
{
  gtk_text_buffer_add_selection_clipboard (buffer,
                                           gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

static void
dossier_text_view_realize (GtkWidget *widget)
{
  parent_class->realize (widget);
  take_primary (DOSSIER_TEXT_VIEW (widget), gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
}

static void
dossier_text_view_unrealize (GtkWidget *widget)
{
  give_primary_back (DOSSIER_TEXT_VIEW (widget), gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  parent_class->unrealize (widget);
}

static gboolean
offer_selection_cb (gpointer user_data)
{
  DossierTextView *self = user_data;
  g_autofree char *text = dossier_text_view_copy_selection (self);

  self->selection_id = 0;
  if (text != NULL && *text != '\0' && gtk_widget_get_realized (GTK_WIDGET (self)))
    gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), text);
  return G_SOURCE_REMOVE;
}

static void
mark_set_cb (DossierTextView *self, const GtkTextIter *location, GtkTextMark *mark)
{
  if (mark != gtk_text_buffer_get_insert (self->buffer) &&
      mark != gtk_text_buffer_get_selection_bound (self->buffer))
    return;
  if (self->selection_id == 0 && gtk_text_buffer_get_has_selection (self->buffer))
    self->selection_id = g_idle_add_full (G_PRIORITY_LOW, offer_selection_cb, self, NULL);
}

/* GTK 4.8 keeps lines that it has laid out, and looks for them in their buffer after another has
 * come in its place: it forgets them when a default of their style changes. */
static void
forget_lines (GtkTextView *view)
{
  int indent = gtk_text_view_get_indent (view);

  gtk_text_view_set_indent (view, indent + 1);
  gtk_text_view_set_indent (view, indent);
}

/* Shows self->buffer. */
void
dossier_text_view_show_buffer (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean realized = gtk_widget_get_realized (GTK_WIDGET (self));

  if (realized)
    give_primary_back (self, gtk_text_view_get_buffer (view));
  forget_lines (view);
  gtk_text_view_set_buffer (view, self->buffer);
  if (realized)
    take_primary (self, self->buffer);
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Nothing can be written into the text: what is pasted there is for the window. */
static void
dossier_text_view_paste_clipboard (GtkTextView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "win.paste-document", NULL);
}

/* So is what is dropped there. GTK would refuse that, and say so to nobody. */
void
dossier_text_view_leave_drops (DossierTextView *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_DROP_TARGET (controller))
        gtk_widget_remove_controller (GTK_WIDGET (self), controller);
    }
}

void
dossier_text_view_class_init_copy (DossierTextViewClass *klass)
{
  parent_class = g_type_class_peek_parent (klass);
  GTK_WIDGET_CLASS (klass)->realize = dossier_text_view_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = dossier_text_view_unrealize;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = dossier_text_view_copy_clipboard;
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = dossier_text_view_paste_clipboard;
}
