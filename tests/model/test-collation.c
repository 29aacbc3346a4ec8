/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of names by language: test-collation LANGUAGE. */
#include <locale.h>

#include "model/collation.h"

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
  g_test_add_func ("/collation/equal", test_equal);

  return g_test_run ();
}
