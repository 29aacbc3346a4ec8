/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/code-text.h"

#include "widgets/code-gutter.h"

/* What is longer stands without bold tags. */
#define MAX_STYLED (256 * 1024)

struct _DossierCodeText
{
  GtkTextView parent_instance;

  GtkWidget *gutter;
  GtkTextTag *tag;
  GtkTextTag *wrong;
  GtkAdjustment *scrolled; /* which the gutter follows */
  guint wrong_line;
};

G_DEFINE_FINAL_TYPE (DossierCodeText, dossier_code_text, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (DossierCodeText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Other delimiters than the usual ones are not looked for: this only helps to read. */
static void
style_tags (DossierCodeText *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end, after;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
  if (gtk_text_buffer_get_char_count (buffer) > MAX_STYLED)
    return;
  while (gtk_text_iter_forward_search (&start, "{{", 0, &start, &after, NULL) &&
         gtk_text_iter_forward_search (&after, "}}", 0, NULL, &after, NULL))
    {
      while (gtk_text_iter_get_char (&after) == '}')
        gtk_text_iter_forward_char (&after);
      gtk_text_buffer_apply_tag (buffer, self->tag, &start, &after);
      start = after;
    }
}

static void
style_wrong_line (DossierCodeText *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->wrong, &start, &end);
  if (self->wrong_line == 0)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) self->wrong_line - 1);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_apply_tag (buffer, self->wrong, &start, &end);
}

static void
changed_cb (DossierCodeText *self)
{
  style_tags (self);
}

static void
follow_cb (DossierCodeText *self)
{
  GtkAdjustment *now = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (self->scrolled == now)
    return;
  if (self->scrolled != NULL)
    g_signal_handlers_disconnect_by_func (self->scrolled, gtk_widget_queue_draw, self->gutter);
  g_set_object (&self->scrolled, now);
  if (now != NULL)
    g_signal_connect_object (now, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self->gutter,
                             G_CONNECT_SWAPPED);
}

static void
dossier_code_text_dispose (GObject *object)
{
  DossierCodeText *self = DOSSIER_CODE_TEXT (object);

  g_clear_object (&self->scrolled);

  G_OBJECT_CLASS (dossier_code_text_parent_class)->dispose (object);
}

static void
dossier_code_text_class_init (DossierCodeTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_code_text_dispose;
}

static void
dossier_code_text_init (DossierCodeText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const GdkRGBA red = { 0.88F, 0.11F, 0.14F, 0.18F };
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_view_set_monospace (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 6);
  gtk_text_view_set_right_margin (view, 6);
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 6);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);

  self->tag = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->wrong = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR,
                                            "paragraph-background-rgba", &red, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  self->gutter = dossier_code_gutter_new (view);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, self->gutter);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (follow_cb), NULL);
}

GtkWidget *
dossier_code_text_new (void)
{
  return g_object_new (DOSSIER_TYPE_CODE_TEXT, NULL);
}

char *
dossier_code_text_get_text (DossierCodeText *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (DOSSIER_IS_CODE_TEXT (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

void
dossier_code_text_set_text (DossierCodeText *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (DOSSIER_IS_CODE_TEXT (self));

  buffer = get_buffer (self);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

void
dossier_code_text_set_wrong_line (DossierCodeText *self, guint line)
{
  g_return_if_fail (DOSSIER_IS_CODE_TEXT (self));

  self->wrong_line = line;
  style_wrong_line (self);
  dossier_code_gutter_set_wrong_line (DOSSIER_CODE_GUTTER (self->gutter), line);
}

guint
dossier_code_text_get_wrong_line (DossierCodeText *self)
{
  g_return_val_if_fail (DOSSIER_IS_CODE_TEXT (self), 0);

  return self->wrong_line;
}

void
dossier_code_text_go_to_line (DossierCodeText *self, guint line)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (DOSSIER_IS_CODE_TEXT (self));
  g_return_if_fail (line > 0);

  buffer = get_buffer (self);
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line - 1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0.1,
                                FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
