/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "text/fold.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "Plain words, 1992", "plain words, 1992" },
    { "Müller", "muller" },
    { "Mu\xcc\x88ller", "muller" }, /* decomposed: the mark stands after an ASCII letter */
    { "ЕЩЁ раз", "еще раз" },
    { "Straße ΣΊΣΥΦΟΣ", "strasse σισυφοσ" },
    { "Łódź, Ørsted, Đà Nẵng", "lodz, orsted, da nang" },
    { "ﬁn de siècle", "fin de siecle" },
    { "Kırgız", "kirgiz" },
    { "Œuvre, Æsop, Þór, Əliyev", "oeuvre, aesop, thor, eliyev" },
    { "Қазақстан, Өзбекстан, ҮКІМЕТ", "казакстан, озбекстан, укімет" },
    { "Ёлка, елка, Е\xcc\x88лка", "елка, елка, елка" },
    { "هـٰذا الأمّة", "هذا الامه" }, /* tatweel, alif above, hamza, shadda, ta marbuta */
    { "שָׁלוֹם", "שלומ" },
    { "हिन्दी", "हिन्दी" }, /* vowels are no marks to leave out */
    { "co\xc2\xad"
      "operate",
      "cooperate" },
    { "ＦＵＬＬ Ⅳ ½", "full iv 1⁄2" },
    { "broken \xff text", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dossier_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/fold", test_fold);

  return g_test_run ();
}
