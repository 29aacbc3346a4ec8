/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that lie outside of the time in view, as most do when a text is old: how many, at the edge
 * of their lane, and the way there. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/timeline-lanes-private.h"

/* Days about a note that are shown with it. */
#define ABOUT 15

/* What lies on one side of the window. */
typedef struct
{
  guint n;
  const DossierLaneEntry *nearest;
} Beyond;

static void
look (DossierTimelineLanes *self, Beyond beyond[2])
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  DossierLane *lane = dossier_timeline_get_lane (self->timeline, DOSSIER_LANE_NOTES);

  for (guint i = 0; lane != NULL && i < lane->entries->len; i++)
    {
      const DossierLaneEntry *entry = dossier_lane_get (lane, i);
      gboolean later = entry->at >= scale->last;
      Beyond *side = &beyond[later];

      if (entry->match == DOSSIER_MATCH_NO || (!later && entry->at >= scale->first))
        continue;
      side->n++;
      if (side->nearest == NULL || (!later && entry->at > side->nearest->at) ||
          (later && entry->at < side->nearest->at))
        side->nearest = entry;
    }
}

static void
clicked_cb (GtkButton *button, DossierTimelineLanes *self)
{
  Beyond beyond[2] = { 0 };
  const DossierLaneEntry *entry;

  look (self, beyond);
  entry = beyond[GTK_WIDGET (button) == self->beyond[1]].nearest;
  if (entry == NULL)
    return;
  dossier_timeline_lanes_reveal (self, entry->at - ABOUT, entry->at + ABOUT);
  dossier_session_set_focus (self->session, entry->item, self->origin);
}

static GtkWidget *
make_button (DossierTimelineLanes *self, gboolean later)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *arrow =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                  later ? "pan-end-symbolic" : "pan-start-symbolic", NULL);

  gtk_box_append (GTK_BOX (box), later ? label : arrow);
  gtk_box_append (GTK_BOX (box), later ? arrow : label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "beyond");
  gtk_widget_set_child_visible (button, FALSE);
  g_object_set_data (G_OBJECT (button), "label", label);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

void
dossier_timeline_lanes_create_beyond (DossierTimelineLanes *self)
{
  self->beyond[0] = make_button (self, FALSE);
  self->beyond[1] = make_button (self, TRUE);
}

static char *
describe (guint n, gboolean later)
{
  if (later)
    /* Translators: at the edge of the timeline; %u is the number of the reader's notes that lie
     * after the time in view */
    return g_strdup_printf (ngettext ("%u note later", "%u notes later", n), n);
  /* Translators: at the edge of the timeline; %u is the number of the reader's notes that lie
   * before the time in view */
  return g_strdup_printf (ngettext ("%u note earlier", "%u notes earlier", n), n);
}

void
dossier_timeline_lanes_update_beyond (DossierTimelineLanes *self)
{
  Beyond beyond[2] = { 0 };

  look (self, beyond);
  for (guint side = 0; side < 2; side++)
    {
      GtkWidget *button = self->beyond[side];
      g_autofree char *text = NULL;

      gtk_widget_set_child_visible (button, beyond[side].n > 0);
      if (beyond[side].n == 0)
        continue;
      text = describe (beyond[side].n, side == 1);
      gtk_label_set_label (g_object_get_data (G_OBJECT (button), "label"), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
}

/* At the edge of the lane on the side where they lie. */
void
dossier_timeline_lanes_allocate_beyond (DossierTimelineLanes *self)
{
  const DossierLaneLayout *lane = &self->layout.lanes[DOSSIER_LANE_NOTES];
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double left = dossier_timeline_lanes_get_left (self);

  for (guint side = 0; side < 2; side++)
    {
      GtkAllocation allocation = { 0 };

      if (!gtk_widget_get_child_visible (self->beyond[side]))
        continue;
      gtk_widget_measure (self->beyond[side], GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                          &allocation.width, NULL, NULL);
      gtk_widget_measure (self->beyond[side], GTK_ORIENTATION_VERTICAL, -1, NULL,
                          &allocation.height, NULL, NULL);
      allocation.x =
        (int) (left + ((side == 1) != mirrored ? self->layout.width - allocation.width : 0));
      allocation.y =
        (int) round (lane->y + lane->inset + (lane->height - lane->inset - allocation.height) / 2);
      gtk_widget_size_allocate (self->beyond[side], &allocation, -1);
    }
}

/* The next of the two that shows, from @child on (not it itself). */
gboolean
dossier_timeline_lanes_focus_beyond (DossierTimelineLanes *self, GtkWidget *child, gboolean back)
{
  int from = child == self->beyond[0] ? 0 : child == self->beyond[1] ? 1 : back ? 2 : -1;

  for (int i = from + (back ? -1 : 1); i >= 0 && i < 2; i += back ? -1 : 1)
    if (gtk_widget_get_child_visible (self->beyond[i]))
      return gtk_widget_grab_focus (self->beyond[i]);
  return FALSE;
}
