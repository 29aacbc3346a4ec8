/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an event is called in a list: short, and about what happened. */
#include "suggested.h"

static const struct
{
  const char *text;
  const char *expected;
} cases[] = {
  { "On 15 May 2002, Armenia signed the treaty.", "Armenia signed the treaty=2002-05-15" },
  { "The summit was held on 5 May 2019 in Astana.", "The summit was held in Astana=2019-05-05" },
  /* A date that is part of what something is called stays. */
  { "The May 2019 summit was held in Astana.", "The May 2019 summit was held in Astana=2019-05" },
  { "At the summit in Astana in November 2018, it was decided to establish a fund, but it has "
    "not yet been paid for.",
    "It was decided to establish a fund=2018-11" },
  { "However, the elections of 3 June 2012 were held in peace.",
    "The elections of 3 June 2012 were held in peace=2012-06-03" },
  /* What is put in goes. */
  { "Estonia, which had waited for long, opened the talks on 3 June 2012.",
    "Estonia opened the talks=2012-06-03" },
  { "Ana Rusu — at last — opened the conference (in French) on 3 June 2012.",
    "Ana Rusu opened the conference=2012-06-03" },
  { "TALLINN, June 3, 2012 (Agency) - A strike closed the port, the union said.",
    "A strike closed the port=2012-06-03" },
  { "The ministry said in June 2012 that the talks would go on.", "The talks would go on=2012-06" },
  { "The ministers agreed early on Wednesday, 6 June 2012, to open a conference.",
    "The ministers agreed early to open a conference=2012-06-06" },
  /* As long as a line of a list, cut where a phrase ends, or at a word. */
  { "On 3 June 2012 the ministers of all the countries round the sea opened a conference on the "
    "fishing of herring and other small fish.",
    "The ministers of all the countries round the sea opened a conference=2012-06-03" },
  { "The meeting of the ministers of all the countries round the sea that took place in June 2012 "
    "was of no use.",
    "The meeting of the ministers of all the countries round the sea=2012-06" },
  { "In June 2012 the conference resolved to build the longest and most beautiful wooden bridges "
    "anywhere.",
    "The conference resolved to build the longest and most beautiful wooden bridges…=2012-06" },
};

static void
test_titles (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *got = suggested (cases[i].text, NULL, DOSSIER_SUGGESTION_EVENT);

  g_assert_cmpstr (got, ==, cases[i].expected);
}

static void
test_russian (void)
{
  g_autofree char *got =
    suggested ("15 мая 2002 года Армения подписала договор, и это было не всё.|"
               "Министры подписали договор 15 мая 2002 года в Москве.|"
               "В министерстве сообщили, что учения начнутся в мае 2022 года.|"
               "БИШКЕК, 14 октября 2021 г. Учения начнутся в Киргизии, сообщил Иван Петров.",
               NULL, DOSSIER_SUGGESTION_EVENT);

  g_assert_cmpstr (got, ==,
                   "Армения подписала договор=2002-05-15; "
                   "Министры подписали договор в Москве=2002-05-15; "
                   "Учения начнутся=2022-05; Учения начнутся в Киргизии=2021-10-14");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/events/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_titles);
    }
  g_test_add_func ("/suggest/events/russian", test_russian);
  return g_test_run ();
}
