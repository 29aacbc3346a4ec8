/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/country-names.h"
#include "model/interface-language.h"
#include "model/shown-name.h"
#include "model/status.h"

/* Countries in languages */

static void
test_names (void)
{
  static const struct
  {
    const char *language;
    const char *a3;
    const char *name;
    const char *narrow;
  } cases[] = {
    { "de", "ARM", "Armenien", "Armenien" },
    { "de", "USA", "Vereinigte Staaten", "USA" },
    { "de-AT", "KGZ", "Kirgisistan", "Kirgisistan" },
    { "fr", "ARM", "Arménie", "Arménie" },
    { "ru", "ARM", "Армения", "Армения" },
    { "be", "RUS", "Расія", "Расія" },
    { "uk", "BLR", "Білорусь", "Білорусь" },
    { "fa", "ARM", "ارمنستان", "ارمنستان" },
    { "en", "XKX", "Kosovo", "Kosovo" },
    { "en", "PSE", "Palestine", "Palestine" },
    { "de", "PSE", "Palästina", "Palästina" },
    { "de", "XAB", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierCountryNames) names = dossier_country_names_new (cases[i].language);
      g_autofree char *name = dossier_country_names_get (names, cases[i].a3);
      g_autofree char *narrow = dossier_country_names_get_short (names, cases[i].a3);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (narrow, ==, cases[i].narrow);
    }
}

/* A language without names has none, whatever the environment speaks. */
static void
test_unknown_language (void)
{
  g_autoptr (DossierCountryNames) names = dossier_country_names_new ("qaa");
  g_autofree char *name = names != NULL ? dossier_country_names_get (names, "ARM") : NULL;

  g_assert_null (name);
  g_assert_null (dossier_country_names_new (""));
}

static void
test_common (void)
{
  g_autoptr (DossierCountryNames) english = dossier_country_names_new ("en-GB");
  g_autoptr (DossierCountryNames) german = dossier_country_names_new ("de");

  g_assert_true (dossier_country_names_has (english, "CIV", "COTE D'IVOIRE"));
  g_assert_true (dossier_country_names_has (english, "TUR", "Turkey"));
  g_assert_true (dossier_country_names_has (english, "TUR", "Türkiye"));
  g_assert_true (dossier_country_names_has (english, "USA", "US"));
  g_assert_false (dossier_country_names_has (english, "RUS", "Soviet Russia"));
  g_assert_false (dossier_country_names_has (english, "RUS", "Russland"));
  g_assert_false (dossier_country_names_has (english, "RUS", ""));
  g_assert_true (dossier_country_names_has (german, "RUS", "Russland"));
  g_assert_false (dossier_country_names_has (german, "TUR", "Turkey"));
}

/* What the interface calls them */

static DossierEntity *
add_place (DossierDocument *document, const char *name, const char *short_name, const char *a3)
{
  DossierEntity *place = dossier_entity_new (DOSSIER_KIND_PLACE, name, name);

  place->short_name = g_strdup (short_name);
  g_strlcpy (place->a3, a3, sizeof place->a3);
  dossier_document_take (document, place);
  return place;
}

static void
test_other_language (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierEntity *armenia = add_place (document, "Armenia", NULL, "ARM");
  DossierEntity *states = add_place (document, "United States of America", "US", "USA");
  DossierEntity *soviet = add_place (document, "Soviet Russia", NULL, "RUS");
  DossierEntity *burma = add_place (document, "Burma", "Myanmar", "MMR");
  DossierEntity *bishkek = add_place (document, "Georgia", NULL, "");
  g_autofree char *label = NULL;

  document->language = g_strdup ("en-GB");
  dossier_document_finish (document);
  g_assert_cmpstr (dossier_entity_get_shown_name (armenia), ==, "Armenia");

  dossier_document_name_countries (document, "de");
  g_assert_cmpstr (dossier_entity_get_shown_name (armenia), ==, "Armenien");
  g_assert_cmpstr (dossier_entity_get_shown_short_name (armenia), ==, "Armenien");
  g_assert_cmpstr (dossier_entity_get_shown_name (states), ==, "Vereinigte Staaten");
  g_assert_cmpstr (dossier_entity_get_shown_short_name (states), ==, "USA");
  g_assert_cmpstr (dossier_entity_get_shown_name (burma), ==, "Myanmar");
  /* What somebody chose to call them, and what no code tells. */
  g_assert_cmpstr (dossier_entity_get_shown_name (soviet), ==, "Soviet Russia");
  g_assert_cmpstr (dossier_entity_get_shown_name (bishkek), ==, "Georgia");

  label = dossier_item_to_shown_label (DOSSIER_ITEM (armenia));
  g_assert_cmpstr (label, ==, "Armenien");
  /* The document's own name is what leaves. */
  g_assert_cmpstr (armenia->name, ==, "Armenia");

  dossier_document_name_countries (document, "en");
  g_assert_cmpstr (dossier_entity_get_shown_name (armenia), ==, "Armenia");
}

/* A document in the interface's language has its own names, and where its translation has left an
 * English one, the interface helps. */
static void
test_same_language (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierEntity *belarus = add_place (document, "Weißrussland", NULL, "BLR");
  DossierEntity *moldova = add_place (document, "Moldau", NULL, "MDA");
  DossierEntity *left = add_place (document, "Kyrgyzstan", NULL, "KGZ");

  document->language = g_strdup ("de");
  dossier_document_finish (document);
  dossier_document_name_countries (document, "de_AT");
  g_assert_cmpstr (dossier_entity_get_shown_name (belarus), ==, "Weißrussland");
  g_assert_cmpstr (dossier_entity_get_shown_name (moldova), ==, "Moldau");
  g_assert_cmpstr (dossier_entity_get_shown_name (left), ==, "Kirgisistan");
}

/* Who asks for a country may say it in either language, or by its code. */
static void
test_find (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierEntity *armenia = add_place (document, "Armenia", NULL, "ARM");
  static const char *const typed[] = { "Armenia", "arm", "армения", "АРМЕНИЯ" };

  document->language = g_strdup ("en");
  dossier_document_name_countries (document, "ru");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (dossier_document_find_entity (document, DOSSIER_KIND_PLACE, typed[i]) ==
                   armenia);
}

static void
test_standing (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierStanding standing = { .place = add_place (document, "Kyrgyzstan", NULL, "KGZ") };
  g_autofree char *label = NULL;

  document->language = g_strdup ("en");
  dossier_document_name_countries (document, "ru");
  label = dossier_standing_to_label (&standing, 0);
  g_assert_cmpstr (label, ==, "Киргизия");
}

/* Locales */

static void
test_locales (void)
{
  static const char *const cases[][2] = {
    { "C", "" },
    { "C.UTF-8", "" },
    { "POSIX", "" },
    { "de_AT.UTF-8", "de_AT" },
    { "ca_ES.UTF-8@valencia", "ca_ES" },
    { "sr_RS.UTF-8@latin", "sr_Latn_RS" },
    { "be@latin", "be_Latn" },
    { "fa", "fa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *locale = dossier_locale_to_icu (cases[i][0]);

      g_assert_cmpstr (locale, ==, cases[i][1]);
    }
  g_assert_true (dossier_language_is_same ("de-AT", "de_DE.UTF-8"));
  g_assert_true (dossier_language_is_same ("EN", "en"));
  g_assert_false (dossier_language_is_same ("be", "bg"));
  g_assert_false (dossier_language_is_same ("", ""));
  g_assert_false (dossier_language_is_same ("de", NULL));
  /* There is no catalogue here. */
  g_assert_cmpstr (dossier_interface_get_language (), ==, "en");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/shown-name/names", test_names);
  g_test_add_func ("/shown-name/unknown-language", test_unknown_language);
  g_test_add_func ("/shown-name/common", test_common);
  g_test_add_func ("/shown-name/other-language", test_other_language);
  g_test_add_func ("/shown-name/same-language", test_same_language);
  g_test_add_func ("/shown-name/find", test_find);
  g_test_add_func ("/shown-name/standing", test_standing);
  g_test_add_func ("/shown-name/locales", test_locales);

  return g_test_run ();
}
