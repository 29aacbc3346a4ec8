/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/copying.h"

#include <string.h>

/* Of what hangs at the pointer, in characters and lines. */
#define ICON_CHARS 40
#define ICON_LINES 3

static GdkContentProvider *
provide_bytes (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

static const char *
get_text (const DossierClip *clip, DossierCopyForm form)
{
  switch (form)
    {
    case DOSSIER_COPY_CITATION:
      return clip->citation;
    case DOSSIER_COPY_MARKDOWN:
      return clip->markdown;
    case DOSSIER_COPY_WORDS:
    default:
      return clip->words;
    }
}

GdkContentProvider *
dossier_clip_provide (const DossierClip *clip, DossierCopyForm form)
{
  GdkContentProvider *both[2];

  g_return_val_if_fail (clip != NULL, NULL);

  both[0] = gdk_content_provider_new_typed (G_TYPE_STRING, get_text (clip, form));
  both[1] = provide_bytes ("text/markdown", clip->markdown);
  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

void
dossier_clip_copy (const DossierClip *clip, DossierCopyForm form, GtkWidget *widget)
{
  g_autoptr (GdkContentProvider) provider = NULL;

  g_return_if_fail (clip != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  provider = dossier_clip_provide (clip, form);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
}

/* What is being dragged. */
typedef struct
{
  DossierClipFunc find;
  gpointer data;
  char *label;
} Drag;

static void
drag_free (gpointer data, GClosure *closure)
{
  Drag *drag = data;

  g_free (drag->label);
  g_free (drag);
}

/* Within what can be written in, the pointer selects. */
static gboolean
is_for_itself (GtkWidget *widget, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  for (; at != NULL && at != widget; at = gtk_widget_get_parent (at))
    if (GTK_IS_EDITABLE (at) || GTK_IS_TEXT_VIEW (at))
      return TRUE;
  return FALSE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Drag *drag)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (DossierClip) clip =
    !is_for_itself (widget, x, y) ? drag->find (widget, x, y, drag->data) : NULL;
  g_autofree char *line = NULL;
  GdkContentProvider *both[2];

  if (clip == NULL)
    return NULL;
  g_free (drag->label);
  drag->label = g_strdup (clip->label);
  line = g_strconcat (clip->link, "\r\n", NULL);
  both[0] = dossier_clip_provide (clip, DOSSIER_COPY_CITATION);
  both[1] = provide_bytes ("text/uri-list", line);
  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

static void
begin_cb (GtkDragSource *source, GdkDrag *gdk_drag, Drag *drag)
{
  GtkWidget *icon = gtk_drag_icon_get_for_drag (gdk_drag);
  GtkWidget *label = gtk_label_new (drag->label);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), ICON_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ICON_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

GtkDragSource *
dossier_drag_attach (GtkWidget *widget, DossierClipFunc find, gpointer data)
{
  GtkDragSource *source;
  Drag *drag;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (find != NULL, NULL);

  source = gtk_drag_source_new ();
  drag = g_new0 (Drag, 1);
  drag->find = find;
  drag->data = data;
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), drag);
  g_signal_connect_data (source, "drag-begin", G_CALLBACK (begin_cb), drag, drag_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  return source;
}
