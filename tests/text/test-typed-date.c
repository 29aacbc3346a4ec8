/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them. */
#include "text/typed-date.h"

static void
test_dates (void)
{
  static const struct
  {
    const char *typed;
    const char *edtf; /* NULL: no date */
  } dates[] = {
    { "2020-05", "2020-05" },
    { "2018/..", "2018/.." },
    { " 2020 ", "2020" },
    { "26 May 2020", "2020-05-26" },
    { "May 26, 2020", "2020-05-26" },
    { "May 2020", "2020-05" },
    { "may 2020?", "2020-05?" },
    { "Sept. 2020", "2020-09" },
    { "in the year 2020", "2020" },
    { "26.5.2020", "2020-05-26" },
    { "26/05/2020", "2020-05-26" },
    { "5/26/2020", "2020-05-26" },
    { "05/2020", "2020-05" },
    { "mid-May 2020", "[2020-05-11..2020-05-20]" },
    { "late February 2020", "[2020-02-21..2020-02-29]" },
    { "early May 2020", "[2020-05-01..2020-05-10]" },
    { "the 1990s", "199X" },
    { "around 2009", "2009~" },
    { "c. 2009?", "2009%" },
    { "spring 2020", "2020-21" },
    { "since 2018", "2018/.." },
    { "until May 2020", "../2020-05" },
    { "2018–2020", "2018/2020" },
    { "2018 - 2020", "2018/2020" },
    { "from May to June 2020", "2020-05/2020-06" },
    { "8–29 October 2019", "2019-10-08/2019-10-29" },
    { "between 12 and 19 May 2020", "[2020-05-12..2020-05-19]" },
    /* which of them is the month? */
    { "5/6/2020", NULL },
    { "5.6.2020", "2020-06-05" },
    { "31 February 2020", NULL },
    { "Mayy 2020", NULL },
    { "26 May", NULL },
    { "May", NULL },
    { "mid-2020", NULL },
    { "", NULL },
    { "–", NULL },
    { "since", NULL },
    { "between", NULL },
    { "to", NULL },
    { "99999", NULL },
    { "\xff\xfe", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDate) date = dossier_date_parse_typed (dates[i].typed, &error);
      g_autofree char *shown = g_utf8_make_valid (dates[i].typed, -1);

      g_test_message ("“%s”", shown);
      g_assert_cmpstr (date != NULL ? date->edtf : NULL, ==, dates[i].edtf);
      if (dates[i].edtf == NULL)
        g_assert_error (error, DOSSIER_DATE_ERROR, DOSSIER_DATE_ERROR_SYNTAX);
      else
        g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/typed-date/dates", test_dates);

  return g_test_run ();
}
