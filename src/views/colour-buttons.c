/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/colour-buttons.h"
#include "views/labels.h"
#include "widgets/swatch.h"

struct _DossierColourButtons
{
  GtkBox parent_instance;

  GtkWidget *buttons[DOSSIER_N_COLOURS]; /* from YELLOW on */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (DossierColourButtons, dossier_colour_buttons, GTK_TYPE_BOX)

static void
clicked_cb (DossierColourButtons *self, GtkWidget *button)
{
  for (int i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS; i++)
    if (self->buttons[i] == button)
      {
        g_signal_emit (self, chosen_signal, 0, i);
        return;
      }
}

static void
dossier_colour_buttons_class_init (DossierColourButtonsClass *klass)
{
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_colour_buttons_init (DossierColourButtons *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "colour-buttons");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: heading: the colours of highlights; also the
                                   * colours of the page on which one reads */
                                  _ ("Colours"), -1);
  for (int i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS; i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), dossier_swatch_new (i));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, dossier_colour_to_verb (i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      dossier_colour_to_verb (i), -1);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (GTK_BOX (self), button);
      self->buttons[i] = button;
    }
}

GtkWidget *
dossier_colour_buttons_new (void)
{
  return g_object_new (DOSSIER_TYPE_COLOUR_BUTTONS, NULL);
}

void
dossier_colour_buttons_set_colour (DossierColourButtons *self, DossierColour colour)
{
  g_return_if_fail (DOSSIER_IS_COLOUR_BUTTONS (self));

  for (int i = DOSSIER_COLOUR_YELLOW; i < DOSSIER_N_COLOURS; i++)
    {
      gboolean present = i == (int) colour;

      if (present)
        gtk_widget_add_css_class (self->buttons[i], "present");
      else
        gtk_widget_remove_css_class (self->buttons[i], "present");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_PRESSED,
                                   present ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                           : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}
