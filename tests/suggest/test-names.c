/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggested.h"

static const struct
{
  const char *text;
  DossierSuggestionKind kind;
  const char *expected;
} cases[] = {
  { "Kenya’s envoy met Sri Lankan and South Sudanese officials.", DOSSIER_SUGGESTION_COUNTRY,
    "Kenya=KEN; Sri Lankan=LKA; South Sudanese=SSD" },
  { "Moscow’s plans surprised Beijing; the Kremlin-led bloc met in Moscow and Minsk.",
    DOSSIER_SUGGESTION_COUNTRY, "Moscow=RUS; Beijing=CHN; Kremlin=RUS" },
  { "After the Paris Agreement and the Astana summit the U.S. left.", DOSSIER_SUGGESTION_COUNTRY,
    "U.S.=USA" },
  { "Michael Jordan sailed the Indian Ocean to Latin America.", DOSSIER_SUGGESTION_COUNTRY, "" },
  { "The chad of a turkey is no country.", DOSSIER_SUGGESTION_COUNTRY, "" },
  { "The UN and the Shanghai Cooperation Organization (SCO) agreed.",
    DOSSIER_SUGGESTION_ORGANISATION,
    "UN=United Nations; Shanghai Cooperation Organization=Shanghai Cooperation Organisation; "
    "SCO=Shanghai Cooperation Organisation" },
  /* Organisations that the text makes known. */
  { "The Harbour Building Fund (HBF) paid. The HBF and the CIS wait for the Council of Ministers.",
    DOSSIER_SUGGESTION_ORGANISATION,
    "Harbour Building Fund=Harbour Building Fund; HBF=Harbour Building Fund; HBF=Harbour Building "
    "Fund; CIS=Commonwealth of Independent States; Council of Ministers=Council of Ministers" },
  { "The Russian State Duma and the 103rd airborne brigade met.", DOSSIER_SUGGESTION_ORGANISATION,
    "Russian State Duma=Russian State Duma; 103rd airborne brigade=103rd airborne brigade" },
  { "However, Battle Brotherhood was a great success.", DOSSIER_SUGGESTION_ORGANISATION, "" },
  /* People with their offices, by their full names. */
  { "Russian Foreign Minister Lavrov came. Sergey Lavrov left, as did Speaker of the State Duma "
    "Volodin.",
    DOSSIER_SUGGESTION_PERSON,
    "Lavrov=Sergey Lavrov (Russian Foreign Minister); Sergey Lavrov=Sergey Lavrov; "
    "Volodin=Volodin (Speaker of the State Duma)" },
  { "Ana Rusu, the finance minister of Moldova, and Mr Osei met Jean-Claude Mbeki.",
    DOSSIER_SUGGESTION_PERSON,
    "Ana Rusu=Ana Rusu (finance minister of Moldova); Osei=Osei; "
    "Jean-Claude Mbeki=Jean-Claude Mbeki" },
  { "Peter Brandt and Agnes Brandt came. Ms Brandt left, then Mr Brandt.",
    DOSSIER_SUGGESTION_PERSON,
    "Peter Brandt=Peter Brandt; Agnes Brandt=Agnes Brandt; Brandt=Agnes Brandt; "
    "Brandt=Peter Brandt" },
  { "The mayor, Raed Abu Soud, left. “No,” Abu Soud said.", DOSSIER_SUGGESTION_PERSON,
    "Raed Abu Soud=Raed Abu Soud (mayor); Abu Soud=Raed Abu Soud" },
  { "Across the water, Donatrix De Santis waits. She has a bill.", DOSSIER_SUGGESTION_PERSON,
    "Donatrix De Santis=Donatrix De Santis" },
  { "The mayor, Zvonimir Perić-Badurina, left. Perić was late.", DOSSIER_SUGGESTION_PERSON,
    "Zvonimir Perić-Badurina=Zvonimir Perić-Badurina (mayor); Perić=Zvonimir Perić-Badurina" },
  { "The director, Dr. Fawzia al-Mutawa, left. Dr. al-Mutawa said so.", DOSSIER_SUGGESTION_PERSON,
    "Fawzia al-Mutawa=Fawzia al-Mutawa; Mutawa=Fawzia al-Mutawa" },
  { "The Great Patriotic War ended; However Nothing said so.", DOSSIER_SUGGESTION_PERSON, "" },
};

static void
test_names (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *got = suggested (cases[i].text, NULL, cases[i].kind);

  g_assert_cmpstr (got, ==, cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/names/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_names);
    }
  return g_test_run ();
}
