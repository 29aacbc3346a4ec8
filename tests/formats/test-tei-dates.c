/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei-dates.h"

/* Attributes as "name=value name=value", NULL at the end of the list of cases. */
static void
take (TeiDating *dating, const char *attributes)
{
  g_auto (GStrv) words = g_strsplit (attributes, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      if (pair[0] != NULL && pair[1] != NULL)
        tei_dating_take (dating, pair[0], pair[1]);
    }
}

static const char *const cases[][2] = {
  /* TEI attributes → EDTF */
  { "when=2020-05-26", "2020-05-26" },
  { "when=2020-05", "2020-05" },
  { "when=2020", "2020" },
  { "when=-0304", "-0304" },
  { "when=0056", "0056" },
  { "when=-0044-03-15", "-0044-03-15" },
  { "from=2018 to=2019-03", "2018/2019-03" },
  { "from=2018", "2018/.." },
  { "to=2002", "../2002" },
  { "notBefore=2020-05-11 notAfter=2020-05-20", "[2020-05-11..2020-05-20]" },
  { "notBefore=2020-05", "[2020-05..]" },
  { "notAfter=1969", "[..1969]" },
  { "notBefore=1969 notAfter=1969", "1969" },
  { "when=2009 cert=low", "2009?" },
  { "when=2009 precision=low", "2009~" },
  { "when=2009 precision=low cert=low", "2009%" },
  { "from=2009 to=2010 precision=low", "2009~/2010~" },
  { "when=2009 cert=high", "2009" },
  /* Times and zones are cut: only the day is kept. */
  { "when=2020-11-25T14:22:46.000Z", "2020-11-25T14:22:46" },
  { "when=2020-11-25T14:22", "2020-11-25T14:22:00" },
  { "when=2020-11-25T14:22:46+02:00", "2020-11-25T14:22:46" },
  { "when=2020-11-25T00:00:00", "2020-11-25" },
  { "when=2020-11-25T25:00:00", "2020-11-25" },
  { "when=2020-11-25T14:22:00 cert=low", "2020-11-25?" },
  { "from=2020-11-25T10:00:00 to=2020-11-25T12:30:00", "2020-11-25T10:00:00/2020-11-25T12:30:00" },
  { "notBefore=2020-11-25T10:00:00 notAfter=2020-11-25T12:30:00",
    "[2020-11-25T10:00:00..2020-11-25T12:30:00]" },
  { "when=2020-11-25Z", "2020-11-25" },
  { "when=2020-11-25+02:00", "2020-11-25" },
  { "when=2020-11-02:00", "2020-11" },
  { "when=13:00:00", NULL },
  { "notAfter=13:00:00", NULL },
  { "when=--05-26", NULL },
  { "when=---26", NULL },
  /* ISO 8601 */
  { "when-iso=2024-05-27", "2024-05-27" },
  { "when-iso=20240527", "2024-05-27" },
  { "when-iso=2018/2019", "2018/2019" },
  { "when-iso=2020-W12", NULL },
  { "from-iso=1939-09-01 to-iso=1945-09-02", "1939-09-01/1945-09-02" },
  /* Other calendars are words, not dates; EDTF is EDTF. */
  { "when-custom=1441-03-02 datingMethod=#hijri", NULL },
  { "when-custom=1441-03-02", NULL },
  { "when-custom=199X datingMethod=#edtf", "199X" },
  { "datingMethod=#edtf when-custom=[1993-09-09,1993-12-09]", "[1993-09-09,1993-12-09]" },
  { "from-custom=199X to=2002 datingMethod=#edtf", "199X/2002" },
  { "when=1582-10-15 when-custom=1582-10-05 datingMethod=#julian", "1582-10-15" },
  /* Combinations that the schema forbids */
  { "when=2018 notBefore=2017", "2018" },
  { "when=2018 from=2017 to=2019", "2018" },
  { "notBefore=2017 to=2019", "[2017..]/2019" },
  { "from=2017 notAfter=2019", "2017/[..2019]" },
  /* No dates at all */
  { "when=soon", NULL },
  { "when=", NULL },
  { "when=2020-xx", NULL },
  { "type=x", NULL },
  { "when=2020-00-00", "2020" },
  { "when=2020-05-00", "2020-05" },
  { "when=2020-5-6", "2020-05-06" },
  { "when=20200526x", NULL },
  { "when=12020", NULL },
};

static void
test_edtf (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TeiDating) dating = { 0 };
      g_autofree char *edtf = NULL;

      take (&dating, cases[i][0]);
      edtf = tei_dating_to_edtf (&dating);
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (edtf, ==, cases[i][1]);
      if (edtf != NULL)
        {
          g_autoptr (DossierDate) date = tei_dating_get_date (&dating, "words");

          g_assert_nonnull (date);
          g_assert_cmpstr (date->wording, ==, "words");
        }
    }
}

static void
assert_ends (const char *attributes, const char *from, const char *to)
{
  g_auto (TeiDating) dating = { 0 };
  g_autoptr (DossierDate) begin = NULL;
  g_autoptr (DossierDate) end = NULL;

  take (&dating, attributes);
  begin = tei_dating_get_from (&dating);
  end = tei_dating_get_to (&dating);
  g_test_message ("%s", attributes);
  g_assert_cmpstr (begin ? begin->edtf : NULL, ==, from);
  g_assert_cmpstr (end ? end->edtf : NULL, ==, to);
}

static void
test_ends (void)
{
  assert_ends ("from=1992-05-15 to=1999-04-20", "1992-05-15", "1999-04-20");
  assert_ends ("from=2020", "2020", NULL);
  assert_ends ("to=2020", NULL, "2020");
  assert_ends ("from-custom=[1993-09-09,1993-12-09] to=1999-04-20 datingMethod=#edtf",
               "[1993-09-09,1993-12-09]", "1999-04-20");
  assert_ends ("notBefore=1993-09 notAfter=1993-12", "[1993-09..1993-12]", NULL);
  assert_ends ("from=1993 notAfter=1999", "1993", "[..1999]");
  assert_ends ("notBefore=1993 to=1999", "[1993..]", "1999");
  assert_ends ("when=2018-07-07 notBefore=2017", "2018-07-07", NULL);
  assert_ends ("from=2018-07-07T00:00:00", "2018-07-07", NULL);
  assert_ends ("role=member", NULL, NULL);
}

static void
assert_text (const char *text, const char *edtf)
{
  g_autoptr (DossierDate) date = tei_date_from_text (text);

  g_assert_cmpstr (date ? date->edtf : NULL, ==, edtf);
}

static void
test_text (void)
{
  assert_text (" 2015\n", "2015");
  assert_text ("2015-03-01", "2015-03-01");
  assert_text ("March 2015", NULL);
  assert_text ("375-376", NULL);
  assert_text ("2015-13-01", NULL);
  assert_text ("", NULL);
  assert_text (NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/tei/dates/edtf", test_edtf);
  g_test_add_func ("/formats/tei/dates/ends", test_ends);
  g_test_add_func ("/formats/tei/dates/text", test_text);

  return g_test_run ();
}
