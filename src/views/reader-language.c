/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The languages of a document over its text: a button that is named by the one that is read, in
 * its own words, and is not there for a document that has but one. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "text/language-name.h"
#include "views/reader-view-private.h"

static gboolean
has_languages (DossierReaderView *self)
{
  const char *const *languages = dossier_session_get_languages (self->session);

  return languages != NULL && g_strv_length ((char **) languages) > 1;
}

static GMenuModel *
make_menu (DossierReaderView *self)
{
  GMenu *menu = g_menu_new ();
  const char *const *languages = dossier_session_get_languages (self->session);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = dossier_language_get_own_name (languages[i]);
      g_autofree char *own = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (i == 0)
        /* Translators: in the menu of a document's languages: the one in which it was written; %s
         * is the name of the language in that language */
        own = g_strdup_printf (_ ("%s (not a translation)"), name);
      item = g_menu_item_new (own != NULL ? own : name, NULL);
      g_menu_item_set_action_and_target (item, "reader.language", "s", languages[i]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
name_button (DossierReaderView *self, const char *language)
{
  g_autofree char *name = dossier_language_get_own_name (language);
  /* Translators: a button's name read aloud; %s is the name of a language in that language */
  g_autofree char *spoken = g_strdup_printf (_ ("Language of the document: %s"), name);

  gtk_menu_button_set_label (self->language_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->language_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
dossier_reader_view_update_language (DossierReaderView *self)
{
  gboolean several = has_languages (self);
  const char *language = self->document != NULL ? self->document->language : NULL;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "language");

  gtk_widget_set_visible (self->language_bar, several);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "language", "languages", "other-language" };

      g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        several);
    }
  if (!several || language == NULL)
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (language));
  name_button (self, language);
  gtk_label_set_text (self->language_label,
                      self->document->base != NULL
                        /* Translators: over a text that is a translation of the document */
                        ? _ ("Translation")
                        : "");
}

/* The names of all languages are asked for when somebody wants to see them: ICU has each in a part
 * of its data of its own. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  DossierReaderView *self = data;
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL || !has_languages (self))
    return;
  menu = make_menu (self);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
languages_changed_cb (DossierReaderView *self)
{
  gtk_menu_button_set_menu_model (self->language_button, NULL);
  dossier_reader_view_update_language (self);
}

static void
language_cb (GSimpleAction *action, GVariant *language, gpointer data)
{
  DossierReaderView *self = data;

  dossier_session_set_language (self->session, g_variant_get_string (language, NULL));
}

static void
languages_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierReaderView *self = data;

  gtk_menu_button_popup (self->language_button);
}

static void
other_language_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierReaderView *self = data;

  dossier_session_toggle_language (self->session);
}

void
dossier_reader_view_init_language (DossierReaderView *self)
{
  const GActionEntry entries[] = {
    { "language", NULL, "s", "''", language_cb },
    { "languages", languages_cb },
    { "other-language", other_language_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_menu_button_set_create_popup_func (self->language_button, create_menu_cb, self, NULL);
  g_signal_connect_object (self->session, "notify::languages", G_CALLBACK (languages_changed_cb),
                           self, G_CONNECT_SWAPPED);
  languages_changed_cb (self);
}
