/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/timeline-mark.h"

struct _DossierTimelineMark
{
  GtkWidget parent_instance;

  DossierItem *item;
  DossierTimePlace place;
};

G_DEFINE_FINAL_TYPE (DossierTimelineMark, dossier_timeline_mark, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  WALKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0);
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int along, across;

  g_variant_get (arguments, "(ii)", &along, &across);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    along = -along;
  g_signal_emit (widget, signals[WALKED], 0, along, across);
  return GDK_EVENT_STOP;
}

static void
dossier_timeline_mark_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_TIMELINE_MARK (object)->item);
  G_OBJECT_CLASS (dossier_timeline_mark_parent_class)->dispose (object);
}

static void
bind_walk (GtkWidgetClass *widget_class, guint key, guint keypad_key, int along, int across)
{
  gtk_widget_class_add_binding (widget_class, key, 0, walk_cb, "(ii)", along, across);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, walk_cb, "(ii)", along, across);
}

static void
dossier_timeline_mark_class_init (DossierTimelineMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_mark_dispose;
  gtk_widget_class_set_css_name (widget_class, "timelinemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);

  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
  signals[WALKED] = g_signal_new ("walked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_activate_signal (widget_class, signals[CHOSEN]);

  /* an action, too: that is what assistive technology presses */
  gtk_widget_class_install_action (widget_class, "mark.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "mark.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "mark.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "mark.choose", NULL);
  bind_walk (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  bind_walk (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  bind_walk (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  bind_walk (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
}

static void
dossier_timeline_mark_init (DossierTimelineMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dossier_timeline_mark_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_MARK, NULL);
}

void
dossier_timeline_mark_set_item (DossierTimelineMark *self,
                                DossierItem *item,
                                const char *description)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_MARK (self));

  if (!g_set_object (&self->item, item) || !item)
    return;
  g_autofree char *name = dossier_lane_name_item (item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description ? description : "", -1);
}

DossierItem *
dossier_timeline_mark_get_item (DossierTimelineMark *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_MARK (self), NULL);

  return self->item;
}

void
dossier_timeline_mark_set_place (DossierTimelineMark *self, DossierTimePlace place)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_MARK (self));

  self->place = place;
}

DossierTimePlace
dossier_timeline_mark_get_place (DossierTimelineMark *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_MARK (self), self->place);

  return self->place;
}
