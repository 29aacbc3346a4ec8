/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Russian says otherwise than English. */
#include "suggested.h"

/* By it a few words are known to be Russian. */
#define RUSSIAN "Это было не так, как они и сказали, и он не был при этом."

static const struct
{
  const char *text;
  DossierSuggestionKind kind;
  const char *expected;
} cases[] = {
  /* An office, what it is of and where that is, before a name that nothing else tells. */
  { "«Это был обморок, — считает директор Института права в Тромсё Ингеборг Хансен-Дал. — От ссоры "
    "остаётся протокол».",
    DOSSIER_SUGGESTION_QUOTE, "Ингеборг Хансен-Дал: Это был обморок … От ссоры остаётся протокол" },
  { "Климатолог Юхан Саволайнен подсчитал, что ряды обойдутся дорого.", DOSSIER_SUGGESTION_QUOTE,
    "~Юхан Саволайнен: подсчитал, что ряды обойдутся дорого" },
  { "Как пояснил «Вестнику» советник министра Тесфайе Гебре-Медхин, страна ждёт порта.",
    DOSSIER_SUGGESTION_QUOTE, "~Тесфайе Гебре-Медхин: страна ждёт порта" },
  /* Who speaks is put in, or at the end. */
  { "Причал откроют в августе, сообщил журналистам директор порта Дэниел Кариуки.",
    DOSSIER_SUGGESTION_QUOTE,
    "~Дэниел Кариуки: Причал откроют в августе, сообщил журналистам директор порта Дэниел "
    "Кариуки" },
  { "Анна Петрова пришла. Порт, утверждает она, откроют в августе.", DOSSIER_SUGGESTION_QUOTE,
    "~Анна Петрова: Порт, утверждает она, откроют в августе" },
  { "Анна Петрова не спорит, но напоминает: порт уже открыли.", DOSSIER_SUGGESTION_QUOTE,
    "~Анна Петрова: напоминает: порт уже открыли" },
  { "Анна Петрова молчала. Вот её слова: «Кто-то должен передавать соль за столом».",
    DOSSIER_SUGGESTION_QUOTE, "Анна Петрова: Кто-то должен передавать соль за столом" },
  { "Анна Петрова заявила, что остров «дважды продавали», и уехала.", DOSSIER_SUGGESTION_QUOTE,
    "~Анна Петрова: заявила, что остров «дважды продавали», и уехала" },
  { "Анне Петровой возразил сенатор Султанбек Макежанов, заявив, что альтернативы нет.",
    DOSSIER_SUGGESTION_QUOTE, "~Султанбек Макежанов: заявив, что альтернативы нет" },
  /* An office that the text has nobody for is who the sentence before began with. */
  { "Глава Минэнерго Казахстана Алмасадам Саткалиев доложил Ивану Петрову о сезоне. «Угля хватит "
    "до самой весны», — сказал министр.",
    DOSSIER_SUGGESTION_QUOTE, "Алмасадам Саткалиев: Угля хватит до самой весны" },
  { "Марта Берзиня, которой много лет, к спорам равнодушна: «Я мост уже не увижу».",
    DOSSIER_SUGGESTION_QUOTE, "Марта Берзиня: Я мост уже не увижу" },
  { "«Мы ждём, — сказал журналистам глава порта Петерис Лиепа. — Давно».",
    DOSSIER_SUGGESTION_PERSON, "Петерис Лиепа=Петерис Лиепа (глава порта)" },
  { "«Мы ждём, — рассказывает ткачиха Гульмира Сейтова. — Давно».", DOSSIER_SUGGESTION_PERSON,
    "Гульмира Сейтова=Гульмира Сейтова" },
  { "Пресс-секретарь президента Касым-Жомарта Токаева встретился с мэром Риги Мартиньшем Стакисом.",
    DOSSIER_SUGGESTION_PERSON,
    "Касым-Жомарта Токаева=Касым-Жомарт Токаев (Пресс-секретарь президента); Мартиньшем "
    "Стакисом=Мартиньш Стакис (мэр Риги)" },
  { "Как сообщили в пресс-службе министерства, денег на мост хватит.", DOSSIER_SUGGESTION_QUOTE,
    "~пресс-служба: денег на мост хватит" },
  /* Names in the nominative. */
  { "Он работал в Финском метеорологическом институте и в Полярном институте.",
    DOSSIER_SUGGESTION_ORGANISATION,
    "Финском метеорологическом институте=Финский метеорологический институт; "
    "Полярном институте=Полярный институт" },
  { "Сотрудник Полярного института Аркадий Берггольц ушёл.", DOSSIER_SUGGESTION_ORGANISATION,
    "Полярного института=Полярный институт" },
  { "Южная Корея и Южный Судан спорят; в Южной Корее ждут, в Южном Судане нет. Гренландия молчит.",
    DOSSIER_SUGGESTION_COUNTRY,
    "Южная Корея=KOR; Южный Судан=SSD; Южной Корее=KOR; Южном Судане=SSD; Гренландия=GRL" },
  { "Жители Ламу говорят, что ждут. Боевики группировки «Аш-Шабаб» ушли.",
    DOSSIER_SUGGESTION_PERSON, "Жители=жители" },
  /* Dates. */
  { "Он работал там с 2003 по 2019 год, а в марте 2020 года ушёл.", DOSSIER_SUGGESTION_DATE,
    "с 2003 по 2019 год=2003/2019; марте 2020 года=2020-03" },
  { "Банк отозвал кредит в марте нынешнего года, а обещал в декабре прошлого года.",
    DOSSIER_SUGGESTION_DATE, "марте нынешнего года=2019-03; декабре прошлого года=2018-12" },
  { "14 октября 2021 г. Учения начались.", DOSSIER_SUGGESTION_DATE,
    "14 октября 2021 г.=2021-10-14" },
};

static void
test_russian (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strconcat (RUSSIAN, "|", cases[i].text, NULL);
  g_autofree char *got = suggested (text, "2019-05-16", cases[i].kind);

  g_assert_cmpstr (got, ==, cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/russian/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_russian);
    }
  return g_test_run ();
}
