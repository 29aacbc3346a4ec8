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
