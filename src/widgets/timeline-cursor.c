/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/timeline-cursor.h"

#include <glib/gi18n.h>

struct _DossierTimelineCursor
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char *text;
  int beyond;
};

G_DEFINE_FINAL_TYPE (DossierTimelineCursor, dossier_timeline_cursor, GTK_TYPE_WIDGET)

static void
update_label (DossierTimelineCursor *self)
{
  g_autofree char *text = NULL;

  if (!self->text)
    return;
  if (self->beyond < 0)
    /* Translators: %s is a date that lies before the part of the timeline in view. The sign turns
     * round by itself in a script that goes from right to left: leave it where it is. */
    text = g_strdup_printf (C_ ("timeline", "‹ %s"), self->text);
  else if (self->beyond > 0)
    /* Translators: %s is a date that lies after the part of the timeline in view. The sign turns
     * round by itself in a script that goes from right to left: leave it where it is. */
    text = g_strdup_printf (C_ ("timeline", "%s ›"), self->text);
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : self->text);
}

static void
dossier_timeline_cursor_dispose (GObject *object)
{
  DossierTimelineCursor *self = DOSSIER_TIMELINE_CURSOR (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (dossier_timeline_cursor_parent_class)->dispose (object);
}

static void
dossier_timeline_cursor_class_init (DossierTimelineCursorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_cursor_dispose;
  gtk_widget_class_set_css_name (widget_class, "timelinecursor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dossier_timeline_cursor_init (DossierTimelineCursor *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
}

GtkWidget *
dossier_timeline_cursor_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_CURSOR, NULL);
}

void
dossier_timeline_cursor_set_date (DossierTimelineCursor *self, const char *text, const char *name)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CURSOR (self));

  /* Translators: %s is the date of the timeline's cursor and of the map */
  g_autofree char *label = g_strdup_printf (C_ ("timeline", "Date: %s"), name);
  g_free (self->text);
  self->text = g_strdup (text);
  update_label (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, name, -1);
}

void
dossier_timeline_cursor_set_beyond (DossierTimelineCursor *self, int beyond)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CURSOR (self));

  if (self->beyond == beyond)
    return;
  self->beyond = beyond;
  update_label (self);
}
