/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/colour-facet.h"
#include "views/contents-list.h"
#include "views/facet-list.h"
#include "views/sidebar-view.h"

/* What lies below the first screenful comes in with the second frame; the first tick is the frame
 * that shows what stands above it. */
static gboolean
append_rest_cb (GtkWidget *box, GdkFrameClock *clock, gpointer data)
{
  DossierSession *session = data;
  gpointer painted = g_object_get_data (G_OBJECT (box), "painted");

  g_object_set_data (G_OBJECT (box), "painted", GINT_TO_POINTER (TRUE));
  if (painted == NULL)
    return G_SOURCE_CONTINUE;
  gtk_box_append (GTK_BOX (box),
                  dossier_facet_list_new (session, DOSSIER_KIND_PLACE, _ ("Places")));
  /* Translators: heading of a list: words by which the reader finds notes */
  gtk_box_append (GTK_BOX (box), dossier_facet_list_new (session, DOSSIER_KIND_NOTE, _ ("Tags")));
  gtk_box_append (GTK_BOX (box), dossier_colour_facet_new (session));
  return G_SOURCE_REMOVE;
}

GtkWidget *
dossier_sidebar_view_new (DossierSession *session)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  gtk_box_append (GTK_BOX (box), dossier_contents_list_new (session));
  gtk_box_append (GTK_BOX (box),
                  dossier_facet_list_new (session, DOSSIER_KIND_PERSON, _ ("People")));
  gtk_box_append (GTK_BOX (box),
                  dossier_facet_list_new (session, DOSSIER_KIND_ORGANISATION, _ ("Organisations")));
  gtk_widget_add_tick_callback (box, append_rest_cb, g_object_ref (session), g_object_unref);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (scroller, "side-bar");
  gtk_widget_set_size_request (scroller, 150, -1);
  return scroller;
}
