/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a template makes of the document, beside it, and what is wrong with it. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/templates-window-private.h"
#include "formats/mustache/mustache.h"

/* More is not looked through here, and takes its time to be laid out. */
#define MAX_PREVIEW (200 * 1024)

void
dossier_templates_window_request_preview (DossierTemplatesWindow *self)
{
  g_autofree char *text = NULL;

  if (self->name == NULL)
    return;
  text = dossier_code_text_get_text (self->editor);
  dossier_template_preview_show (self->preview, self->name, text);
}

/* Changes only what differs, so that the place that is looked at stays. */
static void
replace_text (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old = NULL;
  const char *a, *b, *a_end, *b_end;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  old = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  for (a = old, b = text; *a != '\0' && *a == *b; a++, b++)
    ;
  /* To the beginning of a character. */
  for (; a > old && ((guchar) *a & 0xC0) == 0x80; a--, b--)
    ;
  a_end = a + strlen (a);
  b_end = b + strlen (b);
  for (; a_end > a && b_end > b && a_end[-1] == b_end[-1]; a_end--, b_end--)
    ;
  for (; ((guchar) *a_end & 0xC0) == 0x80; a_end++, b_end++)
    ;
  if (a == a_end && b == b_end)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) g_utf8_pointer_to_offset (old, a));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_pointer_to_offset (old, a_end));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, b, (int) (b_end - b));
}

static void
show_preview (DossierTemplatesWindow *self, const char *text, gboolean stale)
{
  gsize length = strlen (text);
  g_autofree char *shown = NULL;
  gboolean whole = dossier_template_preview_is_whole (self->preview);

  if (length > MAX_PREVIEW)
    {
      const char *end = g_utf8_find_prev_char (text, text + MAX_PREVIEW);

      shown = g_strndup (text, (gsize) (end - text));
      whole = FALSE;
    }
  if (stale)
    gtk_label_set_text (self->preview_heading, _ ("Preview as it was before the error"));
  else if (whole)
    /* Translators: heading over what an export will look like */
    gtk_label_set_text (self->preview_heading, _ ("Preview"));
  else
    gtk_label_set_text (self->preview_heading, _ ("Preview of the beginning"));
  replace_text (gtk_text_view_get_buffer (self->preview_text), shown != NULL ? shown : text);
}

static void
show_error (DossierTemplatesWindow *self, const GError *error)
{
  gboolean here = g_strcmp0 (dossier_mustache_error_template (error), self->name) == 0;

  dossier_code_text_set_wrong_line (self->editor, here ? dossier_mustache_error_line (error) : 0);
  gtk_widget_set_visible (self->error_bar, error != NULL);
  gtk_label_set_text (self->error_label, error != NULL ? error->message : "");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
previewed_cb (DossierTemplatesWindow *self)
{
  const char *text = dossier_template_preview_get_text (self->preview);
  const GError *error = dossier_template_preview_get_error (self->preview);

  show_error (self, error);
  show_preview (self, text != NULL ? text : "", error != NULL);
  dossier_templates_window_update_actions (self);
}

void
dossier_templates_window_set_session (DossierTemplatesWindow *self, DossierSession *session)
{
  if (self->preview != NULL)
    g_signal_handlers_disconnect_by_data (self->preview, self);
  g_clear_object (&self->preview);
  self->preview = dossier_template_preview_new (session);
  g_signal_connect_object (self->preview, "done", G_CALLBACK (previewed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "outdated",
                           G_CALLBACK (dossier_templates_window_request_preview), self,
                           G_CONNECT_SWAPPED);
}
