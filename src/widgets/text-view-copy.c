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

/* What the middle button pastes elsewhere: GTK offers the buffer's own text, numbers and all, and
 * does so again with every change. */
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

void
dossier_text_view_watch_buffer (DossierTextView *self)
{
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED);
}

void
dossier_text_view_class_init_copy (DossierTextViewClass *klass)
{
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = dossier_text_view_copy_clipboard;
}
