/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggested.h"

static const struct
{
  const char *text;
  const char *date; /* of the document */
  const char *expected;
} cases[] = {
  /* Given in full, as precise as they are. */
  { "It met on 26 May 2020 and on June 3rd, 2021.", NULL,
    "26 May 2020=2020-05-26; June 3rd, 2021=2021-06-03" },
  { "It met on 11 Oct. 2019 and on Jun 3, 2021; in Sept 2020 it did not.", NULL,
    "11 Oct. 2019=2019-10-11; Jun 3, 2021=2021-06-03; Sept 2020=2020-09" },
  { "It met in May 2020, in mid-May 2020 and at the end of May 2020.", NULL,
    "May 2020=2020-05; mid-May 2020=[2020-05-11..2020-05-20]; "
    "end of May 2020=[2020-05-21..2020-05-31]" },
  { "The exercise ran on 8-29 October 2019.", NULL, "8-29 October 2019=2019-10-08/2019-10-29" },
  { "The fair ran from 28 May to 3 June 2019.", NULL,
    "from 28 May to 3 June 2019=2019-05-28/2019-06-03" },
  { "The fair of May 4–6, 2019 is over.", NULL, "May 4–6, 2019=2019-05-04/2019-05-06" },
  { "The targets of 2016-2020 and of 1998–99 were missed.", NULL,
    "2016-2020=2016/2020; 1998–99=1998/1999" },
  { "Since 2018 it has grown; since the 1990s it has been there.", NULL,
    "Since 2018=2018/..; since the 1990s=199X" },
  { "It grew in the third quarter of 2023, in the first half of 2021 and in Q2 2020.", NULL,
    "third quarter of 2023=2023-07/2023-09; first half of 2021=2021-01/2021-06; Q2 "
    "2020=2020-04/2020-06" },
  { "It was built in the late 1990s, in the 19th century style.", NULL,
    "late 1990s=[1997..1999]; 19th century=18XX" },
  { "Filed on 2020-05-26, heard on 27.5.2020, decided in the spring of 2021.", NULL,
    "2020-05-26=2020-05-26; 27.5.2020=2020-05-27; spring of 2021=2021-21" },
  { "It opened early in 2020.", NULL, "early in 2020=[2020-01..2020-04]" },
  /* What is no date. */
  { "In 2000 villages 1500 people may march on 31 April 2019.", NULL, "" },
  { "Theresa May spoke; in May, she left.", "2019-06-01", "May=2019-05" },
  { "“May I?” she asked in march.", "2019-06-01", "" },
  { "Flight 2020 of the Brotherhood-2019 series cost $1999.", NULL, "" },
  { "It was 5/6/2020.", NULL, "" },
  /* Without a year: by the document's date. */
  { "On May 26 it met; in November it had met.", "2020-06-15",
    "May 26=2020-05-26; November=2019-11" },
  { "It will meet this November, and then next March.", "2020-06-15",
    "this November=2020-11; next March=2021-03" },
  { "A summit is planned for November.", "2020-06-15", "November=2020-11" },
  { "It fell last year.", "2020-06-15", "last year=2019" },
  /* Counted from it, or from the date named before. */
  { "They agreed on Thursday; on Monday they had not. It starts next Tuesday.", "2019-07-11",
    "Thursday=2019-07-11; Monday=2019-07-08; next Tuesday=2019-07-16" },
  { "It fell last month and three years ago.", "2019-01-11",
    "last month=2018-12; three years ago=2016" },
  { "He wrote on 3 September 2017. Two days later she replied; the following month he left.", NULL,
    "3 September 2017=2017-09-03; Two days later=2017-09-05; following month=2017-10" },
  { "It was put down in 1956, in November of that year.", "1999-01-01",
    "1956=1956; November of that year=1956-11" },
  { "It is due in the first week of November, or by the end of the year.", "2019-07-11",
    "first week of November=[2019-11-01..2019-11-07]; end of the year=[2019-09..2019-12]" },
  { "Between 2004 and 2019 partners paid; in 2019/20 they did from 1958 until 1971.", NULL,
    "Between 2004 and 2019=2004/2019; 2019/20=2019/2020; from 1958 until 1971=1958/1971" },
  /* What is not said to be a day. */
  { "Two days later it rained. On Tuesday it did not. Monday was dull.", NULL, "" },
  /* By the date at the text's head. */
  { "Standing By|By Ifeoma Bell, 14 March 2023|It met last November. The town fell on 24 March "
    "2021; "
    "help came in July.",
    NULL,
    "14 March 2023=2023-03-14; last November=2022-11; 24 March 2021=2021-03-24; July=2021-07" },
  { "GENEVA, July 11, 2019 (Wire) - It will start on September 3, 2020, they said on Wednesday.",
    NULL, "July 11, 2019=2019-07-11; September 3, 2020=2020-09-03; Wednesday=2019-07-10" },
  /* By the latest that the text names, or the addresses below it. */
  { "It met in May 2020. In June it met again; in November it had not.", NULL,
    "May 2020=2020-05; June=2020-06; November=2019-11" },
  { "It met in May.|https://news.example/2021/05/26/it-met.html", NULL, "May=2021-05" },
  { "It met in May.", NULL, "" },
  /* By the date before it, in a story of long ago. */
  { "On 28 June 1914 the shots fell. On 23 July the note came, on 28 July war. It ended in "
    "November "
    "1918.",
    NULL,
    "28 June 1914=1914-06-28; 23 July=1914-07-23; 28 July=1914-07-28; November 1918=1918-11" },
};

static void
test_dates (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *got = suggested (cases[i].text, cases[i].date, DOSSIER_SUGGESTION_DATE);

  g_assert_cmpstr (got, ==, cases[i].expected);
}

/* Only English is understood. */
static void
test_language (void)
{
  g_autoptr (DossierDocument) document = suggested_document ("Im Mai 2020 in Berlin.", NULL);
  g_autoptr (DossierSuggestions) suggestions = NULL;

  document->language = g_strdup ("de");
  suggestions = dossier_suggest (document);
  g_assert_cmpuint (suggestions->items->len, ==, 0);
}

/* Where it stands alone, a date says its year. */
static void
test_shown (void)
{
  g_autoptr (DossierDocument) document =
    suggested_document ("The bridge was closed in early July, and opened on 3 May 2021.", "2020");
  g_autoptr (DossierSuggestions) suggestions = dossier_suggest (document);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < suggestions->items->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, i);
      g_autofree char *date = suggestion->kind == DOSSIER_SUGGESTION_DATE
                                ? dossier_date_to_display (suggestion->date)
                                : g_strdup ("");

      g_string_append_printf (shown, "%s|", date);
    }
  g_assert_nonnull (strstr (shown->str, "early July 2020|"));
  g_assert_nonnull (strstr (shown->str, "3 May 2021|"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/dates/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_dates);
    }
  g_test_add_func ("/suggest/language", test_language);
  g_test_add_func ("/suggest/dates/shown", test_shown);
  return g_test_run ();
}
