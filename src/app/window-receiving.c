/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is dropped on the window or pasted into it: files, pages and text out of other programs. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/window-private.h"

/* In this order: a file is meant before its name, and a page as it is before its words. */
typedef enum
{
  CONTENT_NONE,
  CONTENT_FILES,
  CONTENT_HTML,
  CONTENT_TEXT,
} Content;

static const char *const html_types[] = { "text/html", NULL };

static Content
find_content (GdkContentFormats *formats)
{
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    return CONTENT_FILES;
  if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    return CONTENT_HTML;
  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
      gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
      gdk_content_formats_contain_mime_type (formats, "text/plain"))
    return CONTENT_TEXT;
  return CONTENT_NONE;
}

/* An address by itself is that of a page, and no text. */
static gboolean
take_address (DossierWindow *self, const char *text)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  g_autoptr (GFile) file = NULL;

  if ((g_ascii_strncasecmp (address, "http://", 7) != 0 &&
       g_ascii_strncasecmp (address, "https://", 8) != 0) ||
      strpbrk (address, " \t\r\n") != NULL)
    return FALSE;
  file = g_file_new_for_uri (address);
  dossier_window_open_file (self, file);
  return TRUE;
}

/* What comes from elsewhere comes through the main loop, so that nobody may wait for it here.
 * @drop: (nullable): told that it has been taken. */
typedef struct
{
  DossierWindow *window;
  GdkDrop *drop;
} Receiving;

static Receiving *
receiving_new (DossierWindow *window, GdkDrop *drop)
{
  Receiving *receiving = g_new0 (Receiving, 1);

  receiving->window = g_object_ref (window);
  g_set_object (&receiving->drop, drop);
  return receiving;
}

static void
receiving_free (Receiving *receiving)
{
  g_object_unref (receiving->window);
  g_clear_object (&receiving->drop);
  g_free (receiving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Receiving, receiving_free)

static void
finish (Receiving *receiving, gboolean taken)
{
  if (receiving->drop != NULL)
    gdk_drop_finish (receiving->drop, taken ? GDK_ACTION_COPY : 0);
}

static void
html_spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Receiving) receiving = data;
  g_autoptr (GBytes) bytes = NULL;
  gboolean all = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0;

  finish (receiving, all);
  if (!all)
    return;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  dossier_window_open_text (receiving->window, bytes, TRUE);
}

/* Takes @receiving and @stream, which is NULL when the other program gave nothing. */
static void
splice (Receiving *receiving, GInputStream *stream)
{
  g_autoptr (GOutputStream) into = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) owned = stream;

  if (stream == NULL)
    {
      finish (receiving, FALSE);
      receiving_free (receiving);
      return;
    }
  g_output_stream_splice_async (into, owned,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, html_spliced_cb, receiving);
}

static void
take_value (Receiving *receiving, const GValue *value)
{
  const char *text = NULL;

  finish (receiving, value != NULL);
  if (value == NULL)
    return;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      dossier_window_open_files (receiving->window, g_value_get_boxed (value));
      return;
    }
  text = g_value_get_string (value);
  if (text != NULL && !take_address (receiving->window, text))
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      dossier_window_open_text (receiving->window, bytes, FALSE);
    }
}

static GType
get_type (Content content)
{
  return content == CONTENT_FILES ? GDK_TYPE_FILE_LIST : G_TYPE_STRING;
}

/* Dropped */

static void
drop_html_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  splice (data, gdk_drop_read_finish (GDK_DROP (source), result, NULL, NULL));
}

static void
drop_value_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Receiving) receiving = data;

  take_value (receiving, gdk_drop_read_value_finish (GDK_DROP (source), result, NULL));
}

static void
hide_sign (DossierWindow *self)
{
  if (self->drop_sign != NULL)
    gtk_widget_set_visible (self->drop_sign, FALSE);
}

static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, DossierWindow *self)
{
  Content content = find_content (gdk_drop_get_formats (drop));
  Receiving *receiving = receiving_new (self, drop);

  hide_sign (self);
  if (content == CONTENT_HTML)
    gdk_drop_read_async (drop, (const char **) html_types, G_PRIORITY_DEFAULT, NULL, drop_html_cb,
                         receiving);
  else
    gdk_drop_read_value_async (drop, get_type (content), G_PRIORITY_DEFAULT, NULL, drop_value_cb,
                               receiving);
  return TRUE;
}

/* What is dragged out of the program's own windows is in the library already. */
static gboolean
accept_cb (GtkDropTargetAsync *target, GdkDrop *drop, DossierWindow *self)
{
  return gdk_drop_get_drag (drop) == NULL && dossier_window_get_store (self) != NULL &&
         find_content (gdk_drop_get_formats (drop)) != CONTENT_NONE;
}

static GtkWidget *
make_sign (void)
{
  /* Translators: stands over the window while a file or a text is dragged over it */
  GtkWidget *label = gtk_label_new (_ ("Drop to Open"));

  gtk_widget_add_css_class (label, "drop-sign");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_can_target (label, FALSE);
  return label;
}

static GdkDragAction
enter_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, DossierWindow *self)
{
  if (self->drop_sign == NULL)
    {
      self->drop_sign = make_sign ();
      gtk_overlay_add_overlay (self->overlay, self->drop_sign);
    }
  gtk_widget_set_visible (self->drop_sign, TRUE);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTargetAsync *target, GdkDrop *drop, DossierWindow *self)
{
  hide_sign (self);
}

/* Pasted */

static void
paste_html_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  splice (data, gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL));
}

static void
paste_value_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Receiving) receiving = data;

  take_value (receiving, gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  Content content = find_content (gdk_clipboard_get_formats (clipboard));

  if (content == CONTENT_NONE)
    dossier_window_show_message (self, _ ("There is no text in the clipboard. Copy some first."));
  else if (content == CONTENT_HTML)
    gdk_clipboard_read_async (clipboard, (const char **) html_types, G_PRIORITY_DEFAULT, NULL,
                              paste_html_cb, receiving_new (self, NULL));
  else
    gdk_clipboard_read_value_async (clipboard, get_type (content), G_PRIORITY_DEFAULT, NULL,
                                    paste_value_cb, receiving_new (self, NULL));
}

void
dossier_window_install_receiving_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.paste-document", NULL, paste_action);
  /* Where the keyboard is in what takes text, that takes the key first. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-document",
                                       NULL);
}

void
dossier_window_init_receiving (DossierWindow *self)
{
  static const char *const types[] = { "text/uri-list", "text/html", "text/plain;charset=utf-8",
                                       "text/plain" };
  GdkContentFormatsBuilder *formats = gdk_content_formats_builder_new ();
  GtkDropTargetAsync *target;

  gdk_content_formats_builder_add_gtype (formats, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_gtype (formats, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gdk_content_formats_builder_add_mime_type (formats, types[i]);
  target = gtk_drop_target_async_new (gdk_content_formats_builder_free_to_formats (formats),
                                      GDK_ACTION_COPY);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "drag-enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (target, "drag-leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
