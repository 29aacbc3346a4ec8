/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-country.h"

#include "widgets/map.h"

struct _DossierMapCountry
{
  GtkButton parent_instance;

  gpointer key;
  guint country;
  char *name;
  char *description;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (DossierMapCountry, dossier_map_country, GTK_TYPE_BUTTON)

static gboolean
dossier_map_country_contains (GtkWidget *widget, double x, double y)
{
  DossierMapCountry *self = DOSSIER_MAP_COUNTRY (widget);
  GtkWidget *map = gtk_widget_get_parent (widget);
  double map_x, map_y;

  if (!GTK_WIDGET_CLASS (dossier_map_country_parent_class)->contains (widget, x, y))
    return FALSE;

  return map != NULL && gtk_widget_translate_coordinates (widget, map, x, y, &map_x, &map_y) &&
         dossier_map_pick (DOSSIER_MAP (map), map_x, map_y) == self->key;
}

static void
dossier_map_country_finalize (GObject *object)
{
  DossierMapCountry *self = DOSSIER_MAP_COUNTRY (object);

  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (dossier_map_country_parent_class)->finalize (object);
}

static void
dossier_map_country_class_init (DossierMapCountryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_map_country_finalize;
  widget_class->contains = dossier_map_country_contains;
  gtk_widget_class_set_css_name (widget_class, "country");
}

static void
dossier_map_country_init (DossierMapCountry *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), DOSSIER_MAP_COUNTRY_SIZE,
                               DOSSIER_MAP_COUNTRY_SIZE);
  /* The map decides where a click goes. */
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dossier_map_country_new (gpointer key, guint country)
{
  DossierMapCountry *self = g_object_new (DOSSIER_TYPE_MAP_COUNTRY, NULL);

  self->key = key;
  self->country = country;
  return GTK_WIDGET (self);
}

gpointer
dossier_map_country_get_key (DossierMapCountry *self)
{
  g_return_val_if_fail (DOSSIER_IS_MAP_COUNTRY (self), NULL);

  return self->key;
}

guint
dossier_map_country_get_country (DossierMapCountry *self)
{
  g_return_val_if_fail (DOSSIER_IS_MAP_COUNTRY (self), 0);

  return self->country;
}

void
dossier_map_country_describe (DossierMapCountry *self,
                              const char *name,
                              const char *description,
                              gboolean chosen)
{
  g_return_if_fail (DOSSIER_IS_MAP_COUNTRY (self));
  g_return_if_fail (name != NULL);

  if (g_strcmp0 (name, self->name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  if (g_strcmp0 (description, self->description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (description);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      description != NULL ? description : "", -1);
    }
  if (chosen != self->chosen)
    {
      self->chosen = chosen;
      gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                                   chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}
