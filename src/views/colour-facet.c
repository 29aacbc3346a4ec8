/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/annotation.h"
#include "views/colour-facet.h"
#include "views/count-row.h"
#include "views/labels.h"
#include "widgets/swatch.h"
#include "widgets/tooltip.h"
#include "widgets/wrap-layout.h"

struct _DossierColourFacet
{
  GtkBox parent_instance;

  DossierSession *session;
  GtkWidget *buttons[DOSSIER_N_COLOURS]; /* none for NONE; all NULL until there is a highlight */
  GtkWidget *place;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (DossierColourFacet, dossier_colour_facet, GTK_TYPE_BOX)

static void
toggled_cb (GtkToggleButton *button, DossierColourFacet *self)
{
  for (guint i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS && !self->updating; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      dossier_session_toggle (self->session, DOSSIER_FACET_COLOUR, dossier_colour_to_string (i));
}

static void
make_buttons (DossierColourFacet *self)
{
  for (guint i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), dossier_swatch_new (i));
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (button, self->place);
      self->buttons[i] = button;
    }
}

static gboolean
has_highlights (DossierColourFacet *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  guint n = document ? dossier_document_count (document, DOSSIER_KIND_NOTE) : 0;

  for (guint i = 0; i < n; i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

      if (note->colour != DOSSIER_COLOUR_NONE)
        return TRUE;
    }
  return FALSE;
}

static void
update_button (DossierColourFacet *self, DossierColour colour)
{
  const char *value = dossier_colour_to_string (colour);
  guint passing = dossier_crossfilter_count_value (dossier_session_get_results (self->session),
                                                   DOSSIER_FACET_COLOUR, value, DOSSIER_KIND_NOTE);
  GtkWidget *button = self->buttons[colour];
  DossierQuery *query = dossier_session_get_query (self->session);
  /* Translators: %1$s is a colour of highlights, %2$'u how many notes have it. */
  g_autofree char *name =
    g_strdup_printf (ngettext ("%1$s, %2$'u note", "%1$s, %2$'u notes", passing),
                     dossier_colour_to_display (colour), passing);

  dossier_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_opacity (gtk_button_get_child (GTK_BUTTON (button)), passing > 0 ? 1.0 : 0.4);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                dossier_query_has (query, DOSSIER_FACET_COLOUR,
                                                   dossier_colour_to_string (colour)));
}

static void
update (DossierColourFacet *self)
{
  gboolean any = has_highlights (self);

  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (!any)
    return;
  if (self->buttons[DOSSIER_COLOUR_YELLOW] == NULL)
    make_buttons (self);
  self->updating = TRUE;
  for (guint i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS; i++)
    update_button (self, i);
  self->updating = FALSE;
}

static void
dossier_colour_facet_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_COLOUR_FACET (object)->session);

  G_OBJECT_CLASS (dossier_colour_facet_parent_class)->dispose (object);
}

static void
dossier_colour_facet_class_init (DossierColourFacetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_colour_facet_dispose;
}

static void
dossier_colour_facet_init (DossierColourFacet *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), dossier_sidebar_heading (_ ("Colours")));
  self->place = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_layout_manager (self->place, dossier_wrap_layout_new (0, 0));
  gtk_widget_add_css_class (self->place, "colour-facet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colours"), -1);
  gtk_box_append (GTK_BOX (self), self->place);
}

GtkWidget *
dossier_colour_facet_new (DossierSession *session)
{
  DossierColourFacet *self = g_object_new (DOSSIER_TYPE_COLOUR_FACET, NULL);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
