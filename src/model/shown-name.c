/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/country-names.h"
#include "model/interface-language.h"
#include "model/shown-name.h"

/* What the document may call a country without meaning anything by it: names of its own language,
 * and English ones, which stay where a translation of the document has none. */
typedef struct
{
  DossierCountryNames *own; /* nullable */
  DossierCountryNames *english;
  DossierCountryNames *shown;
} Names;

static gboolean
is_common (Names *names, const DossierEntity *country)
{
  const char *given[] = { country->name, country->short_name };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i] != NULL &&
        ((names->own != NULL && dossier_country_names_has (names->own, country->a3, given[i])) ||
         dossier_country_names_has (names->english, country->a3, given[i])))
      return TRUE;
  return FALSE;
}

static void
name_country (Names *names, DossierEntity *country)
{
  if (country->a3[0] == '\0' || country->name == NULL || !is_common (names, country))
    return;
  country->shown_name = dossier_country_names_get (names->shown, country->a3);
  if (country->short_name != NULL)
    country->shown_short_name = dossier_country_names_get_short (names->shown, country->a3);
}

void
dossier_document_name_countries (DossierDocument *self, const char *interface)
{
  g_autoptr (DossierCountryNames) own = NULL;
  g_autoptr (DossierCountryNames) english = NULL;
  g_autoptr (DossierCountryNames) shown = NULL;
  GPtrArray *places;
  gboolean same;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (interface != NULL);

  places = self->items[DOSSIER_KIND_PLACE];
  same = dossier_language_is_same (self->language, interface);
  for (guint i = 0; i < places->len; i++)
    {
      g_clear_pointer (&DOSSIER_ENTITY (places->pdata[i])->shown_name, g_free);
      g_clear_pointer (&DOSSIER_ENTITY (places->pdata[i])->shown_short_name, g_free);
    }

  /* Most documents are read in their own language, and most of all in English; of a document that
   * does not say its language nothing is sure. */
  if (places->len == 0 || self->language == NULL ||
      (same && dossier_language_is_same (interface, "en")))
    return;
  english = dossier_country_names_new ("en");
  shown = dossier_country_names_new (interface);
  if (!same)
    own = dossier_country_names_new (self->language);
  if (english == NULL || shown == NULL)
    return;

  for (guint i = 0; i < places->len; i++)
    name_country (&(Names){ own, english, shown }, places->pdata[i]);
}

const char *
dossier_entity_get_shown_name (const DossierEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  return entity->shown_name != NULL ? entity->shown_name : entity->name;
}

const char *
dossier_entity_get_shown_short_name (const DossierEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  if (entity->shown_short_name != NULL)
    return entity->shown_short_name;
  if (entity->shown_name != NULL || entity->short_name == NULL)
    return dossier_entity_get_shown_name (entity);
  return entity->short_name;
}

char *
dossier_item_to_shown_label (const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), NULL);

  if (item->kind == DOSSIER_KIND_PLACE)
    return g_strdup (dossier_entity_get_shown_name (DOSSIER_ENTITY (item)));
  return dossier_item_to_label (item);
}
