/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/export-preview.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/markdown/note-text.h"

/* More than anybody reads through in a preview; of the rendered text a label lays out all. */
#define MAX_TEXT_BYTES (200 * 1024)
#define MAX_RENDERED_BYTES (24 * 1024)

struct _DossierExportPreview
{
  GtkBox parent_instance;

  char *text; /* of Markdown, or NULL */

  GtkSpinner *spinner;
  GtkToggleButton *rendered_button;
  GtkStack *stack;
  GtkTextView *text_view;
  GtkLabel *rendered;
  GtkPicture *picture;
  GtkLabel *message;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (DossierExportPreview, dossier_export_preview, GTK_TYPE_BOX)

/* The beginning of @text, whole lines, of at most @max bytes. */
static char *
take_beginning (const char *text, gsize length, gsize max, gboolean *cut)
{
  const char *end = text + MIN (length, max);

  *cut = length > max;
  while (*cut && end > text && end[-1] != '\n')
    end--;
  if (*cut && end == text)
    end = g_utf8_find_prev_char (text, text + max);
  return g_strndup (text, end - text);
}

static void
say_more (DossierExportPreview *self, gboolean cut)
{
  gtk_label_set_label (self->more, _ ("The beginning. The file holds all of it."));
  gtk_widget_set_visible (GTK_WIDGET (self->more), cut);
}

/* The head is for programs. */
static const char *
skip_front_matter (const char *text)
{
  const char *end = g_str_has_prefix (text, "---\n") ? strstr (text + 4, "\n---\n") : NULL;

  return end != NULL ? end + strlen ("\n---\n") : text;
}

static void
show_rendered (DossierExportPreview *self)
{
  const char *body = skip_front_matter (self->text);
  g_autofree char *beginning = NULL;
  g_autofree char *markup = NULL;
  gboolean cut;

  beginning = take_beginning (body, strlen (body), MAX_RENDERED_BYTES, &cut);
  markup = dossier_markdown_to_markup (beginning);
  gtk_label_set_markup (self->rendered, markup);
  say_more (self, cut);
  gtk_stack_set_visible_child_name (self->stack, "rendered");
}

static void
show_source (DossierExportPreview *self, const char *text, gsize length)
{
  gboolean cut;
  g_autofree char *beginning = take_beginning (text, length, MAX_TEXT_BYTES, &cut);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (buffer, beginning, -1);
  /* GTK 4.8 looks for lines that it has laid out in a buffer that has gone: it forgets them when
   * a default of their style changes. */
  gtk_text_view_set_indent (self->text_view, 1);
  gtk_text_view_set_indent (self->text_view, 0);
  gtk_text_view_set_buffer (self->text_view, buffer);
  /* Else GTK measures the lines in view no earlier than it paints them, which moves the scroll bar
   * when nothing can be allocated any more. */
  gtk_widget_queue_resize (GTK_WIDGET (self->text_view));
  say_more (self, cut);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
show_text (DossierExportPreview *self)
{
  if (gtk_toggle_button_get_active (self->rendered_button))
    show_rendered (self);
  else
    show_source (self, self->text, strlen (self->text));
}

static void
show_picture (DossierExportPreview *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, &error);

  if (texture == NULL)
    {
      dossier_export_preview_say (self, _ ("There is no preview of this format."));
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  say_more (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
toggled_cb (DossierExportPreview *self)
{
  if (self->text != NULL)
    show_text (self);
}

static gboolean
link_cb (GtkLabel *label, const char *uri, gpointer data)
{
  /* What is tried out leads nowhere. */
  return GDK_EVENT_STOP;
}

static void
dossier_export_preview_finalize (GObject *object)
{
  g_free (DOSSIER_EXPORT_PREVIEW (object)->text);

  G_OBJECT_CLASS (dossier_export_preview_parent_class)->finalize (object);
}

static void
dossier_export_preview_class_init (DossierExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_export_preview_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/export-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierExportPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierExportPreview, rendered_button);
  gtk_widget_class_bind_template_child (widget_class, DossierExportPreview, stack);
  gtk_widget_class_bind_template_child_full (widget_class, "text", FALSE,
                                             G_STRUCT_OFFSET (DossierExportPreview, text_view));
  gtk_widget_class_bind_template_child (widget_class, DossierExportPreview, rendered);
  gtk_widget_class_bind_template_child (widget_class, DossierExportPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, DossierExportPreview, message);
  gtk_widget_class_bind_template_child (widget_class, DossierExportPreview, more);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
}

static void
dossier_export_preview_init (DossierExportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dossier_export_preview_show (DossierExportPreview *self, const char *format, GBytes *bytes)
{
  gsize length;
  const char *data;
  gboolean is_markdown;

  g_return_if_fail (DOSSIER_IS_EXPORT_PREVIEW (self));
  g_return_if_fail (bytes != NULL);

  data = g_bytes_get_data (bytes, &length);
  is_markdown = g_str_equal (format, "markdown");
  g_clear_pointer (&self->text, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->rendered_button), is_markdown);
  if (is_markdown)
    {
      self->text = g_strndup (data, length);
      show_text (self);
    }
  else if (g_str_equal (format, "png") || g_str_equal (format, "svg"))
    show_picture (self, bytes);
  else if (g_utf8_validate_len (data, length, NULL))
    show_source (self, data, length);
  else
    dossier_export_preview_say (self, _ ("There is no preview of this format."));
}

void
dossier_export_preview_say (DossierExportPreview *self, const char *message)
{
  g_return_if_fail (DOSSIER_IS_EXPORT_PREVIEW (self));

  g_clear_pointer (&self->text, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->rendered_button), FALSE);
  gtk_label_set_label (self->message, message);
  say_more (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

void
dossier_export_preview_set_stale (DossierExportPreview *self, gboolean stale)
{
  g_return_if_fail (DOSSIER_IS_EXPORT_PREVIEW (self));

  gtk_spinner_set_spinning (self->spinner, stale);
}
