/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of names by language: test-collation LANGUAGE. */
#include <locale.h>
#include <string.h>
#include <unicode/ucol.h>

#include "model/collation.h"
#include "model/interface-language.h"

/* In order. */
static const struct
{
  const char *language;
  const char *names[12];
} orders[] = {
  { "C",
    { "10 points", "Åland", "Alma-Ata", "Élysée", "Emir", "emirate", "Session 9", "Session 10",
      "Zas", "Ёлкин", "Ереван", "Жуков" } },
  { "de", { "Adler", "Ärger", "Azteken", "Müller", "Mutter", "Strasse", "Straße", "Zoll" } },
  { "fr", { "Ecosse", "Égypte", "Espagne", "État", "Œuvre", "Ouest", "Zone" } },
  { "ru", { "Азия", "Евразия", "Ёлкин", "Ереван", "Жуков", "Й", "Щит", "Ялта", "Alma-Ata" } },
  { "be", { "Еўропа", "Ёлка", "Індыя", "Іран", "Улада", "Ўладзь", "Ялта" } },
  { "uk",
    { "Галич", "Гана", "Ґалаґан", "Ґудзь", "Ерік", "Єгипет", "Ива", "Індія", "Їжак", "Йосип" } },
  { "fa",
    { "آذربایجان", "ارمنستان", "پاکستان", "تاجیکستان", "چین", "ژاپن", "کانادا", "گرجستان", "لهستان",
      "هند", "یمن" } },
};

static void
test_order (gconstpointer data)
{
  const char *language = data;
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const char *const *names = orders[i].names;

      if (!g_str_equal (orders[i].language, language))
        continue;
      found = TRUE;
      for (guint j = 1; j < G_N_ELEMENTS (orders[i].names) && names[j] != NULL; j++)
        if (dossier_collate (names[j - 1], names[j]) >= 0 ||
            dossier_collate (names[j], names[j - 1]) <= 0)
          g_error ("%s: %s comes before %s", language, names[j], names[j - 1]);
    }
  g_assert_true (found);
}

static char *
make_plain (GRand *rand)
{
  static const char few[] = "aAbBzZ 0019-'.(";
  char *text = g_strnfill ((gsize) g_rand_int_range (rand, 0, 7), ' ');

  for (char *c = text; *c != '\0'; c++)
    *c = g_rand_boolean (rand) ? few[g_rand_int_range (rand, 0, sizeof few - 1)]
                               : (char) g_rand_int_range (rand, 0x20, 0x7f);
  return text;
}

/* Texts of plain ASCII, for which ICU is not asked, have the order that it would have given them.
 */
static void
test_plain (gconstpointer language)
{
  UErrorCode error = U_ZERO_ERROR;
  g_autofree char *locale = dossier_locale_to_icu (language);
  UCollator *collator = ucol_open (locale, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_assert_true (U_SUCCESS (error));
  ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *a = make_plain (rand);
      g_autofree char *b = make_plain (rand);
      int order = (int) ucol_strcollUTF8 (collator, a, -1, b, -1, &error);

      if (order == 0)
        order = strcmp (a, b);
      if (CLAMP (dossier_collate (a, b), -1, 1) != CLAMP (order, -1, 1))
        g_error ("%s: “%s” and “%s”", (const char *) language, a, b);
    }
  ucol_close (collator);
}

static void
test_equal (void)
{
  g_assert_cmpint (dossier_collate ("Zas", "Zas"), ==, 0);
  g_assert_cmpint (dossier_collate (NULL, NULL), ==, 0);
  g_assert_cmpint (dossier_collate (NULL, ""), <, 0);
  g_assert_cmpint (dossier_collate ("", NULL), >, 0);
  /* Alike, but not the same: composed or not. */
  g_assert_cmpint (dossier_collate ("M\xc3\xbcller", "Mu\xcc\x88ller"), !=, 0);
  g_assert_cmpint (dossier_collate ("Mu\xcc\x88ller", "Mutter"), <, 0);
}

int
main (int argc, char *argv[])
{
  const char *language;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  language = argv[1];
  g_setenv ("LANGUAGE", language, TRUE);

  g_test_add_data_func ("/collation/order", language, test_order);
  g_test_add_data_func ("/collation/plain", language, test_plain);
  g_test_add_func ("/collation/equal", test_equal);

  return g_test_run ();
}
