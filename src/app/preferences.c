/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/preferences.h"
#include "app/settings.h"
#include "views/labels.h"

static gboolean
theme_to_row (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_uint (value, g_settings_get_enum (dossier_settings_get (), "reader-theme"));
  return TRUE;
}

static GVariant *
theme_from_row (const GValue *value, const GVariantType *type, gpointer data)
{
  static const char *const nicks[] = { "follow", "light", "sepia", "dark" };
  guint selected = g_value_get_uint (value);

  return g_variant_new_string (nicks[MIN (selected, G_N_ELEMENTS (nicks) - 1)]);
}

/* The button has to show some font where the setting names none. */
static gboolean
font_to_button (GValue *value, GVariant *variant, gpointer data)
{
  const char *font = g_variant_get_string (variant, NULL);

  g_value_set_string (value, *font ? font : "Serif 12");
  return TRUE;
}

static gboolean
is_font_set (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_boolean (value, *g_variant_get_string (variant, NULL) != '\0');
  return TRUE;
}

static void
reset_font_cb (GtkButton *button, gpointer data)
{
  g_settings_reset (dossier_settings_get (), "reader-font");
}

static void
bind_settings (GtkBuilder *builder, GSettings *settings)
{
  static const struct
  {
    const char *key;
    const char *object;
    const char *property;
  } bindings[] = {
    { "reader-zoom", "zoom_adjustment", "value" },
    { "reader-width", "width_adjustment", "value" },
    { "reader-line-height", "line_height_adjustment", "value" },
    { "single-letter-keys", "letters_switch", "active" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (settings, bindings[i].key,
                     gtk_builder_get_object (builder, bindings[i].object), bindings[i].property,
                     G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "reader-font",
                                gtk_builder_get_object (builder, "font_button"), "font",
                                G_SETTINGS_BIND_DEFAULT, font_to_button, NULL, NULL, NULL);
  g_settings_bind_with_mapping (settings, "reader-font",
                                gtk_builder_get_object (builder, "font_reset_button"), "sensitive",
                                G_SETTINGS_BIND_GET, is_font_set, NULL, NULL, NULL);
  g_settings_bind_with_mapping (settings, "reader-theme",
                                gtk_builder_get_object (builder, "theme_row"), "selected",
                                G_SETTINGS_BIND_DEFAULT, theme_to_row, theme_from_row, NULL, NULL);
}

/* What takes the keyboard is a button within GTK's font button. */
static void
name_font_button (GtkWidget *font_button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (font_button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Font of the text"), -1);
}

void
dossier_preferences_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/dossierapp/Dossier/preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));
  GSettings *settings = dossier_settings_get ();

  if (settings != NULL)
    bind_settings (builder, settings);
  else
    gtk_widget_set_sensitive (GTK_WIDGET (window), FALSE);
  /* Translators: a page of the preferences: how the text looks */
  dossier_name_images (GTK_WIDGET (window), _ ("Reading"));
  dossier_name_images (GTK_WIDGET (gtk_builder_get_object (builder, "theme_row")),
                       _ ("Colours of the text"));
  name_font_button (GTK_WIDGET (gtk_builder_get_object (builder, "font_button")));
  g_signal_connect (gtk_builder_get_object (builder, "font_reset_button"), "clicked",
                    G_CALLBACK (reset_font_cb), NULL);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
