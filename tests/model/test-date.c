/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/date.h"
#include "model/edtf.h"

static DossierDate *
date_new (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  DossierDate *date = dossier_date_new (edtf, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (date);

  return date;
}

static DossierDay
day_of (const char *text)
{
  DossierDay day;

  if (strcmp (text, "-inf") == 0)
    return DOSSIER_DAY_MIN;
  if (strcmp (text, "+inf") == 0)
    return DOSSIER_DAY_MAX;

  g_assert_true (dossier_day_parse (text, &day));

  return day;
}

/* Every day of 700 years, against GLib's own calendar. */
static void
test_day_against_gdate (void)
{
  GDate date;

  g_date_clear (&date, 1);
  for (int julian = 1; julian < 700 * 366; julian++)
    {
      int year;
      int month;
      int day;

      g_date_set_julian (&date, julian);
      dossier_day_to_ymd (julian, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, g_date_get_month (&date));
      g_assert_cmpint (day, ==, g_date_get_day (&date));
      g_assert_cmpint (dossier_day_from_ymd (year, month, day), ==, julian);
    }
}

static void
test_day_round_trip (void)
{
  for (gint64 i = DOSSIER_DAY_MIN + G_GINT64_CONSTANT (1); i < DOSSIER_DAY_MAX; i += 99991)
    {
      int year;
      int month;
      int day;

      dossier_day_to_ymd ((DossierDay) i, &year, &month, &day);
      g_assert_cmpint (month, >=, 1);
      g_assert_cmpint (month, <=, 12);
      g_assert_cmpint (day, >=, 1);
      g_assert_cmpint (day, <=, 31);
      g_assert_cmpint (dossier_day_from_ymd (year, month, day), ==, i);
    }

  g_assert_cmpint (dossier_day_from_ymd (1, 1, 1), ==, 1);
  g_assert_cmpint (dossier_day_from_ymd (0, 12, 31), ==, 0);
  g_assert_cmpint (dossier_day_from_ymd (0, 2, 29) + 1, ==, dossier_day_from_ymd (0, 3, 1));
  g_assert_cmpint (dossier_day_from_ymd (-4, 2, 29) + 1, ==, dossier_day_from_ymd (-4, 3, 1));
  g_assert_cmpint (dossier_day_from_ymd (G_MAXINT, 1, 1), ==, DOSSIER_DAY_MAX - 1);
  g_assert_cmpint (dossier_day_from_ymd (G_MININT, 1, 1), ==, DOSSIER_DAY_MIN + 1);
}

static void
test_day_text (void)
{
  static const char *const bad[] = {
    "",
    "2020",
    "2020-05",
    "2020-5-26",
    "2020-13-01",
    "2020-00-01",
    "2020-02-30",
    "2019-02-29",
    "2020-05-00",
    "20-05-26",
    "2020/05/26",
    " 2020-05-26",
    "2020-05-26 ",
    "2020-05-26T",
    "2020-05-2６",
    "12020-05-26",
    "--20-05-26",
    "2020-05-+6",
  };
  static const char *const good[] = { "2020-05-26", "0001-01-01", "0000-02-29", "-0304-12-31",
                                      "9999-12-31" };
  g_autofree char *display = NULL;
  DossierDay day;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (dossier_day_parse (bad[i], &day));
  g_assert_false (dossier_day_parse (NULL, &day));

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *iso = NULL;

      g_assert_true (dossier_day_parse (good[i], &day));
      iso = dossier_day_to_iso (day);
      g_assert_cmpstr (iso, ==, good[i]);
    }

  display = dossier_day_to_display (day_of ("2020-05-06"));
  g_assert_cmpstr (display, ==, "6 May 2020");
}

typedef struct
{
  const char *edtf;
  const char *begin_earliest;
  const char *begin_latest;
  const char *end_earliest;
  const char *end_latest;
  gboolean interval;
} Bounds;

static void
test_bounds (void)
{
  static const Bounds table[] = {
    /* Level 0 */
    { "2020-05-26", "2020-05-26", "2020-05-26", "2020-05-26", "2020-05-26", FALSE },
    { "2020-05", "2020-05-01", "2020-05-31", "2020-05-01", "2020-05-31", FALSE },
    { "2020-02", "2020-02-01", "2020-02-29", "2020-02-01", "2020-02-29", FALSE },
    { "1900-02", "1900-02-01", "1900-02-28", "1900-02-01", "1900-02-28", FALSE },
    { "2020", "2020-01-01", "2020-12-31", "2020-01-01", "2020-12-31", FALSE },
    { "0000", "0000-01-01", "0000-12-31", "0000-01-01", "0000-12-31", FALSE },
    { "1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", FALSE },
    { "1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", FALSE },
    { "1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", FALSE },
    { "1985-04-12T23:20:30.25+04:30", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12",
      FALSE },
    { "1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31", TRUE },
    { "2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31", TRUE },
    { "2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08", TRUE },
    { "2004-02-01/2005-02", "2004-02-01", "2004-02-01", "2005-02-01", "2005-02-28", TRUE },
    { "2005/2006-02", "2005-01-01", "2005-12-31", "2006-02-01", "2006-02-28", TRUE },
    { "2020-05-20/2020-05", "2020-05-20", "2020-05-20", "2020-05-20", "2020-05-31", TRUE },
    { "2020-05/2020-05-10", "2020-05-01", "2020-05-10", "2020-05-10", "2020-05-10", TRUE },
    /* Level 1 */
    { "-0304", "-0304-01-01", "-0304-12-31", "-0304-01-01", "-0304-12-31", FALSE },
    { "-1985-04-12", "-1985-04-12", "-1985-04-12", "-1985-04-12", "-1985-04-12", FALSE },
    { "2001-21", "2001-03-01", "2001-06-21", "2001-03-01", "2001-06-21", FALSE },
    { "2001-22", "2001-06-01", "2001-09-23", "2001-06-01", "2001-09-23", FALSE },
    { "2001-23", "2001-09-01", "2001-12-22", "2001-09-01", "2001-12-22", FALSE },
    { "2001-24", "2001-12-01", "2002-03-21", "2001-12-01", "2002-03-21", FALSE },
    { "1984?", "1984-01-01", "1984-12-31", "1984-01-01", "1984-12-31", FALSE },
    { "2004-06~", "2004-06-01", "2004-06-30", "2004-06-01", "2004-06-30", FALSE },
    { "2004-06-11%", "2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11", FALSE },
    { "201X", "2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31", FALSE },
    { "20XX", "2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31", FALSE },
    { "2004-XX", "2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31", FALSE },
    { "1985-04-XX", "1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30", FALSE },
    { "1985-XX-XX", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31", FALSE },
    { "2018/..", "2018-01-01", "2018-12-31", "+inf", "+inf", TRUE },
    { "2018/", "2018-01-01", "2018-12-31", "2018-01-01", "+inf", TRUE },
    { "../2018", "-inf", "-inf", "2018-01-01", "2018-12-31", TRUE },
    { "/2018", "-inf", "2018-12-31", "2018-01-01", "2018-12-31", TRUE },
    { "../..", "-inf", "-inf", "+inf", "+inf", TRUE },
    { "1984~/2004-06", "1984-01-01", "1984-12-31", "2004-06-01", "2004-06-30", TRUE },
    { "2019-12/2020%", "2019-12-01", "2019-12-31", "2020-01-01", "2020-12-31", TRUE },
    /* Level 2 */
    { "[2020-05-11..2020-05-20]", "2020-05-11", "2020-05-20", "2020-05-11", "2020-05-20", FALSE },
    { "[1993-09-09,1993-12-09]", "1993-09-09", "1993-12-09", "1993-09-09", "1993-12-09", FALSE },
    { "[1993-12-09, 1993-09-09]", "1993-09-09", "1993-12-09", "1993-09-09", "1993-12-09", FALSE },
    { "[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "1667-01-01", "1672-12-31", FALSE },
    { "[..1760-12-03]", "-inf", "1760-12-03", "-inf", "1760-12-03", FALSE },
    { "[1760-12..]", "1760-12-01", "+inf", "1760-12-01", "+inf", FALSE },
    { "[1760-01,1760-02,1760-12..]", "1760-01-01", "+inf", "1760-01-01", "+inf", FALSE },
    { "{1960,1961-12}", "1960-01-01", "1960-12-31", "1961-12-01", "1961-12-31", TRUE },
    { "{1960}", "1960-01-01", "1960-12-31", "1960-01-01", "1960-12-31", FALSE },
    { "{1667..1672}", "1667-01-01", "1667-12-31", "1672-01-01", "1672-12-31", TRUE },
    { "{..1984}", "-inf", "-inf", "1984-01-01", "1984-12-31", TRUE },
    { "{1984..}", "1984-01-01", "1984-12-31", "+inf", "+inf", TRUE },
    { "156X-12-25", "1560-12-25", "1569-12-25", "1560-12-25", "1569-12-25", FALSE },
    { "15XX-12-XX", "1500-12-01", "1599-12-31", "1500-12-01", "1599-12-31", FALSE },
    { "1XXX-XX", "1000-01-01", "1999-12-31", "1000-01-01", "1999-12-31", FALSE },
    { "XXXX-02-29", "0000-02-29", "9996-02-29", "0000-02-29", "9996-02-29", FALSE },
    { "2004-1X", "2004-10-01", "2004-12-31", "2004-10-01", "2004-12-31", FALSE },
    { "2004-05-2X", "2004-05-20", "2004-05-29", "2004-05-20", "2004-05-29", FALSE },
    { "2019-02-2X", "2019-02-20", "2019-02-28", "2019-02-20", "2019-02-28", FALSE },
    { "2004-XX-31", "2004-01-31", "2004-12-31", "2004-01-31", "2004-12-31", FALSE },
    { "1X98", "1098-01-01", "1998-12-31", "1098-01-01", "1998-12-31", FALSE },
    { "-030X", "-0309-01-01", "-0300-12-31", "-0309-01-01", "-0300-12-31", FALSE },
    { "2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-01", "2004-06-20", "2004-06-20", TRUE },
    { "?2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11", FALSE },
    { "2004?-06-11", "2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11", FALSE },
    { "2001-29", "2001-09-01", "2001-12-22", "2001-09-01", "2001-12-22", FALSE },
    { "2001-32", "2001-06-01", "2001-09-23", "2001-06-01", "2001-09-23", FALSE },
    { "2001-34", "2001-04-01", "2001-06-30", "2001-04-01", "2001-06-30", FALSE },
    { "2001-39", "2001-09-01", "2001-12-31", "2001-09-01", "2001-12-31", FALSE },
    { "2001-40", "2001-01-01", "2001-06-30", "2001-01-01", "2001-06-30", FALSE },
    /* Beyond the standard: a set for an end. */
    { "[1993-09-09,1993-12-09]/1999-04-20", "1993-09-09", "1993-12-09", "1999-04-20", "1999-04-20",
      TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DossierDate) date = date_new (table[i].edtf);

      g_test_message ("%s", table[i].edtf);
      g_assert_cmpstr (date->edtf, ==, table[i].edtf);
      g_assert_cmpint (date->begin_earliest, ==, day_of (table[i].begin_earliest));
      g_assert_cmpint (date->begin_latest, ==, day_of (table[i].begin_latest));
      g_assert_cmpint (date->end_earliest, ==, day_of (table[i].end_earliest));
      g_assert_cmpint (date->end_latest, ==, day_of (table[i].end_latest));
      g_assert_cmpint (date->interval, ==, table[i].interval);
      g_assert_cmpint (dossier_date_first (date), ==, date->begin_earliest);
      g_assert_cmpint (dossier_date_last (date), ==, date->end_latest);
    }
}

static void
test_long_years (void)
{
  g_autoptr (DossierDate) after = date_new ("Y170000");
  g_autoptr (DossierDate) before = date_new ("Y-170000");
  g_autofree char *text = dossier_date_describe (before);

  g_assert_cmpint (after->begin_earliest, ==, dossier_day_from_ymd (170000, 1, 1));
  g_assert_cmpint (before->end_latest, ==, dossier_day_from_ymd (-170000, 12, 31));
  g_assert_cmpstr (text, ==, "170001 BC");
  g_assert_null (dossier_date_new ("Y99999999999", NULL, NULL));
  g_assert_null (dossier_date_new ("Y2020", NULL, NULL));
}

static void
test_qualifiers (void)
{
  static const struct
  {
    const char *edtf;
    gboolean approximate;
    gboolean uncertain;
  } table[] = {
    { "2009", FALSE, FALSE },        { "2009~", TRUE, FALSE },         { "2009?", FALSE, TRUE },
    { "2009%", TRUE, TRUE },         { "2009-05~", TRUE, FALSE },      { "2009~-05", TRUE, FALSE },
    { "2009-?05-01", FALSE, TRUE },  { "2009?/2010~", TRUE, TRUE },    { "../2010~", TRUE, FALSE },
    { "[2009?,2010]", FALSE, TRUE }, { "[2009..2010~]", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DossierDate) date = date_new (table[i].edtf);

      g_assert_cmpint (date->approximate, ==, table[i].approximate);
      g_assert_cmpint (date->uncertain, ==, table[i].uncertain);
    }
}

static void
test_malformed (void)
{
  static const char *const table[] = {
    "",
    " ",
    "May 2020",
    "20",
    "202",
    "20205",
    "2020-",
    "2020-5",
    "2020-00",
    "2020-13",
    "2020-20",
    "2020-42",
    "2020-05-",
    "2020-05-00",
    "2020-05-32",
    "2020-02-30",
    "2019-02-29",
    "2020-21-01",
    "2020-05-26-01",
    "2020-05-26T",
    "2020-05-26T25:00",
    "2020-05-26T10",
    "2020-05T10:00",
    "--05-26",
    "-20",
    "-0000",
    "2020 ",
    " 2020",
    "2020x",
    "199x",
    "XXXX-02-30",
    "/",
    "//",
    "2020//2021",
    "2020/2021/2022",
    "2021/2020",
    "2020-06/2020-05-31",
    "..",
    "...",
    "2020..2021",
    "../2020/",
    "[",
    "[]",
    "{}",
    "[2020",
    "[2020}",
    "{2020]",
    "[2020,]",
    "[,2020]",
    "[2021..2020]",
    "[2020..2021..2022]",
    "[..]",
    "[2020]]",
    "[2020..",
    "[2018/2019]",
    "Y",
    "Y-",
    "Y17E7",
    "1950S2",
    "２０２０",
    "2020\xff",
    "?",
    "~/~",
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i]);
      g_assert_null (dossier_date_new (table[i], "words", &error));
      g_assert_error (error, DOSSIER_DATE_ERROR, DOSSIER_DATE_ERROR_SYNTAX);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static gboolean
holds_together (const DossierDate *date)
{
  g_autofree char *words = dossier_date_describe (date);

  return words != NULL && *words != '\0' && g_utf8_validate (words, -1, NULL) &&
         date->begin_earliest <= date->begin_latest && date->end_earliest <= date->end_latest &&
         date->begin_earliest <= date->end_earliest && date->begin_latest <= date->end_latest &&
         dossier_date_match (date, DOSSIER_DAY_MIN, DOSSIER_DAY_MAX) != DOSSIER_MATCH_NO;
}

/* Random strings of what dates are made of: whatever is taken makes sense. */
static void
test_random (void)
{
  static const char alphabet[] = "00112259-/..,[]{}XY?~%T:Z ";
  guint taken = 0;

  for (guint i = 0; i < 200000; i++)
    {
      char text[32];
      int length = g_test_rand_int_range (0, 24);
      g_autoptr (DossierDate) date = NULL;

      for (int j = 0; j < length; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof (alphabet) - 1)];
      text[length] = '\0';
      /* Half of them begin like a date. */
      if (i % 2 == 0)
        memcpy (text, "2020-1", MIN (length, 6));

      date = dossier_date_new (text, NULL, NULL);
      if (date == NULL)
        continue;

      taken++;
      if (!holds_together (date))
        g_error ("“%s” gives a date without sense", text);
    }

  g_assert_cmpuint (taken, >, 100);
}

/* True dates with one character changed: what is taken makes sense. */
static void
test_changed (void)
{
  static const char *const seeds[] = {
    "2020-05-26",     "1985-04-12T23:20:30+04:30", "[1667,1668,1670..1672]",  "{1960,1961-12..}",
    "2004-06/2006-8", "[1993-09-09..]/1999-04-20", "2004-06-~01/2004-06-~20", "Y170000/..",
  };
  static const char alphabet[] = "0129-/.,[]{}XY?~%T:Z \x80";
  guint taken = 0;

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *text = g_strdup (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr (DossierDate) date = NULL;

      text[g_test_rand_int_range (0, (int) strlen (text))] =
        alphabet[g_test_rand_int_range (0, sizeof (alphabet))];
      date = dossier_date_new (text, NULL, NULL);
      if (date == NULL)
        continue;

      taken++;
      if (!holds_together (date))
        g_error ("“%s” gives a date without sense", text);
    }

  g_assert_cmpuint (taken, >, 1000);
}

static void
test_describe (void)
{
  static const struct
  {
    const char *edtf;
    const char *words;
  } table[] = {
    { "2020-05-26", "26 May 2020" },
    { "2020-05-06", "6 May 2020" },
    { "2020-05", "May 2020" },
    { "2020-05-XX", "May 2020" },
    { "2020", "2020" },
    { "2020-XX", "2020" },
    { "0987", "987" },
    { "-0303", "304 BC" },
    { "-0303-05-01", "1 May 304 BC" },
    { "0000-02-29", "29 February 1 BC" },
    { "199X", "the 1990s" },
    { "19XX", "between 1900 and 1999" },
    { "2004-1X", "between October and December 2004" },
    { "2004-05-1X", "between 10 and 19 May 2004" },
    { "2001-21", "spring 2001" },
    { "2001-24", "winter 2001" },
    { "2001-36", "fourth quarter of 2001" },
    { "2009~", "around 2009" },
    { "2009-05~", "around May 2009" },
    { "2009-05-26~", "around 26 May 2009" },
    { "199X~", "around the 1990s" },
    { "2009?", "2009 (uncertain)" },
    { "2009%", "around 2009 (uncertain)" },
    { "2018/..", "since 2018" },
    { "2018-11/..", "since November 2018" },
    { "2018-11-08/..", "since 8 November 2018" },
    { "199X/..", "since the 1990s" },
    { "2018~/..", "since around 2018" },
    { "2001-21~/..", "since spring 2001 (approximately)" },
    { "2018?/..", "since 2018 (uncertain)" },
    { "[2020-05-11..2020-05-20]/..", "since mid-May 2020" },
    { "../2001-36", "until the fourth quarter of 2001" },
    { "../2002", "until 2002" },
    { "/2002-05", "until May 2002" },
    { "../2002-10-07", "until 7 October 2002" },
    { "2018/", "2018 – end unknown" },
    { "../..", "at an unknown time" },
    { "2019-10-08/2019-10-29", "8–29 October 2019" },
    { "2020-02-04/2020-02-05", "4–5 February 2020" },
    { "2020-05-28/2020-06-03", "28 May – 3 June 2020" },
    { "2019-12-28/2020-01-03", "28 December 2019 – 3 January 2020" },
    { "2020-05/2020-06", "May–June 2020" },
    { "2019-05/2020-06", "May 2019 – June 2020" },
    { "2016/2020", "2016–2020" },
    { "2016/2020-05", "2016 – May 2020" },
    { "2016~/2020", "around 2016 – 2020" },
    { "2020-05-26/2020-05-26", "26 May 2020" },
    { "-0303/-0280", "304 BC – 281 BC" },
    { "[2020-05-12..2020-05-19]", "between 12 and 19 May 2020" },
    { "[2020-05-01..2020-05-10]", "early May 2020" },
    { "[2020-05-11..2020-05-20]", "mid-May 2020" },
    { "[2020-05-21..2020-05-31]", "late May 2020" },
    { "[2020-02-21..2020-02-28]", "between 21 and 28 February 2020" },
    { "[2020-02-21..2020-02-29]", "late February 2020" },
    { "[2020-05-28..2020-06-03]", "between 28 May and 3 June 2020" },
    { "[2020-05..2020-06]", "between May and June 2020" },
    { "[2019..2020]", "between 2019 and 2020" },
    { "[2019-05-01..2020]", "between 1 May 2019 and 2020" },
    { "[..1993]", "1993 or earlier" },
    { "[1993-05..]", "May 1993 or later" },
    { "[1993-09-09,1993-12-09]", "9 September or 9 December 1993" },
    { "[1993-09-09,1993-09-12]", "9 or 12 September 1993" },
    { "[1993-09,1993-12]", "September or December 1993" },
    { "[1992-09-09,1993-12-09]", "9 September 1992 or 9 December 1993" },
    { "[1993,1995]", "1993 or 1995" },
    { "[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672" },
    { "{1960,1961-12}", "1960 and December 1961" },
    { "{1960,1962,1964}", "1960, 1962 and 1964" },
    { "{2019-10-08..2019-10-29}", "8–29 October 2019" },
    { "{1984..}", "since 1984" },
    { "[1993-09-09,1993-12-09]/1999-04-20", "9 September or 9 December 1993 – 20 April 1999" },
    { "[1993-09-09,1993-12-09]/..", "since 9 September or 9 December 1993" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DossierDate) date = date_new (table[i].edtf);
      g_autofree char *words = dossier_date_describe (date);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static void
test_wording (void)
{
  g_autoptr (DossierDate) date =
    dossier_date_new ("[2020-05-12..2020-05-19]", "the days before Ascension", NULL);
  g_autoptr (DossierDate) copy = dossier_date_copy (date);
  g_autoptr (DossierDate) plain = date_new ("[2020-05-12..2020-05-19]");
  g_autofree char *display = dossier_date_to_display (copy);
  g_autofree char *words = dossier_date_describe (copy);
  g_autofree char *plain_display = dossier_date_to_display (plain);

  g_assert_cmpstr (display, ==, "the days before Ascension");
  g_assert_cmpstr (words, ==, "between 12 and 19 May 2020");
  g_assert_cmpstr (plain_display, ==, words);
  g_assert_true (dossier_date_equal (date, copy));
  g_assert_false (dossier_date_equal (date, plain));
  g_assert_false (dossier_date_equal (date, NULL));
  g_assert_true (dossier_date_equal (NULL, NULL));
}

static void
test_match (void)
{
  static const struct
  {
    const char *edtf;
    const char *from;
    const char *to;
    DossierMatch match;
  } table[] = {
    /* One date: inside, across, outside. */
    { "2020-05-26", "2020-05-26", "2020-05-26", DOSSIER_MATCH_CERTAINLY },
    { "2020-05-26", "2020-05-27", "2020-05-31", DOSSIER_MATCH_NO },
    { "2020-05-26", "2020-05-01", "2020-05-25", DOSSIER_MATCH_NO },
    { "2020-05", "2020-05-01", "2020-05-31", DOSSIER_MATCH_CERTAINLY },
    { "2020-05", "2020-05-02", "2020-05-31", DOSSIER_MATCH_POSSIBLY },
    { "2020-05", "2020-05-26", "2020-05-26", DOSSIER_MATCH_POSSIBLY },
    { "2020-05", "2020-06-01", "2020-06-30", DOSSIER_MATCH_NO },
    { "199X", "1990-01-01", "1999-12-31", DOSSIER_MATCH_CERTAINLY },
    { "199X", "1999-12-31", "2020-12-31", DOSSIER_MATCH_POSSIBLY },
    { "199X", "2000-01-01", "2020-12-31", DOSSIER_MATCH_NO },
    { "[2020-05-11..2020-05-20]", "2020-05-01", "2020-05-31", DOSSIER_MATCH_CERTAINLY },
    { "[2020-05-11..2020-05-20]", "2020-05-15", "2020-05-31", DOSSIER_MATCH_POSSIBLY },
    { "[2020-05-11..2020-05-20]", "2020-05-21", "2020-05-31", DOSSIER_MATCH_NO },
    { "[..2020]", "2020-01-01", "2020-12-31", DOSSIER_MATCH_POSSIBLY },
    { "[..2020]", "-inf", "2020-12-31", DOSSIER_MATCH_CERTAINLY },
    /* Either of two days, and none between them. */
    { "[1993-09-09,1993-12-09]", "1993-10-01", "1993-10-31", DOSSIER_MATCH_NO },
    { "[1993-09-09,1993-12-09]", "1993-09-01", "1993-09-30", DOSSIER_MATCH_POSSIBLY },
    { "[1993-09-09,1993-12-09]", "1993-01-01", "1993-12-31", DOSSIER_MATCH_CERTAINLY },
    /* Both. */
    { "{1993-09-09,1993-12-09}", "1993-10-01", "1993-10-31", DOSSIER_MATCH_NO },
    { "{1993-09-09,1993-12-09}", "1993-09-01", "1993-09-30", DOSSIER_MATCH_CERTAINLY },
    { "{1990..1999}", "1995-05-05", "1995-05-05", DOSSIER_MATCH_CERTAINLY },
    { "{1990..1999}", "1990-05-05", "1990-05-05", DOSSIER_MATCH_POSSIBLY },
    /* Intervals: surely shared, perhaps shared. */
    { "2019-10-08/2019-10-29", "2019-10-29", "2019-12-31", DOSSIER_MATCH_CERTAINLY },
    { "2019-10-08/2019-10-29", "2019-10-15", "2019-10-16", DOSSIER_MATCH_CERTAINLY },
    { "2019-10-08/2019-10-29", "2019-10-30", "2019-12-31", DOSSIER_MATCH_NO },
    { "2018/..", "2018-05-01", "2018-05-31", DOSSIER_MATCH_POSSIBLY },
    { "2018/..", "2018-12-31", "2018-12-31", DOSSIER_MATCH_CERTAINLY },
    { "2018/..", "2030-01-01", "2030-01-01", DOSSIER_MATCH_CERTAINLY },
    { "2018/..", "2017-01-01", "2017-12-31", DOSSIER_MATCH_NO },
    { "2018/", "2018-01-01", "2018-12-31", DOSSIER_MATCH_CERTAINLY },
    { "2018/", "2030-01-01", "2030-01-01", DOSSIER_MATCH_POSSIBLY },
    { "../2002", "1990-01-01", "1990-01-01", DOSSIER_MATCH_CERTAINLY },
    { "../2002", "2002-02-01", "2002-02-28", DOSSIER_MATCH_POSSIBLY },
    { "/2002", "1990-01-01", "1990-01-01", DOSSIER_MATCH_POSSIBLY },
    { "2016/2018", "2016-01-01", "2016-06-30", DOSSIER_MATCH_POSSIBLY },
    { "2016/2018", "2016-01-01", "2016-12-31", DOSSIER_MATCH_CERTAINLY },
    { "2016/2018", "2018-01-01", "2018-12-31", DOSSIER_MATCH_CERTAINLY },
    /* The doubtful is never certain. */
    { "2009~", "2000-01-01", "2020-12-31", DOSSIER_MATCH_POSSIBLY },
    { "2009?", "2000-01-01", "2020-12-31", DOSSIER_MATCH_POSSIBLY },
    { "2009?", "2010-01-01", "2020-12-31", DOSSIER_MATCH_NO },
    /* An empty range. */
    { "2020", "2020-06-02", "2020-06-01", DOSSIER_MATCH_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DossierDate) date = date_new (table[i].edtf);

      g_test_message ("%s in %s to %s", table[i].edtf, table[i].from, table[i].to);
      g_assert_cmpint (dossier_date_match (date, day_of (table[i].from), day_of (table[i].to)), ==,
                       table[i].match);
    }
}

/* What match says against trying out every pair of days that an interval can have. */
static void
test_match_exhaustively (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      int a = g_test_rand_int_range (1, 20);
      int b = g_test_rand_int_range (a, 21);
      int c = g_test_rand_int_range (1, 27);
      int d = g_test_rand_int_range (MAX (a, c), 28);
      int from = g_test_rand_int_range (1, 29);
      int to = g_test_rand_int_range (from, 29);
      gboolean all = TRUE;
      gboolean any = FALSE;
      g_autofree char *edtf =
        g_strdup_printf ("[2020-01-%02d..2020-01-%02d]/[2020-01-%02d..2020-01-%02d]", a, b, c, d);
      g_autoptr (DossierDate) date = date_new (edtf);
      DossierDay before = day_of ("2020-01-01") - 1;

      for (int begin = a; begin <= b; begin++)
        for (int end = MAX (begin, c); end <= d; end++)
          {
            gboolean shared = begin <= to && end >= from;

            all = all && shared;
            any = any || shared;
          }

      g_assert_cmpint (dossier_date_match (date, before + from, before + to), ==,
                       !any  ? DOSSIER_MATCH_NO
                       : all ? DOSSIER_MATCH_CERTAINLY
                             : DOSSIER_MATCH_POSSIBLY);
    }
}

static void
test_compare (void)
{
  static const char *const sorted[] = { "../1990",    "1991",          "2020",    "2020-01",
                                        "2020-01-01", "2020-01-02/..", "2020-05~" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        g_autoptr (DossierDate) a = date_new (sorted[i]);
        g_autoptr (DossierDate) b = date_new (sorted[j]);
        int order = dossier_date_compare (a, b);

        g_assert_cmpint (order, ==, -dossier_date_compare (b, a));
        g_assert_cmpint (order == 0, ==, i == j);
      }
}

static void
test_sort (void)
{
  g_autoptr (DossierDate) year = date_new ("2020");
  g_autoptr (DossierDate) month = date_new ("2020-01");
  g_autoptr (DossierDate) day = date_new ("2020-01-02");

  g_assert_cmpint (dossier_date_compare (month, year), <, 0);
  g_assert_cmpint (dossier_date_compare (year, day), <, 0);
  g_assert_cmpint (dossier_date_compare (month, day), <, 0);
}

/* Times of day: said to the minute, as they stand, and only where they are known. */
static void
test_time_of_day (void)
{
  static const char *const cases[][2] = {
    { "2020-05-26T14:02:00", "26 May 2020, 14:02" },
    { "2020-05-26T14:02:00+02:00", "26 May 2020, 14:02" },
    { "2020-05-26T14:02:00/2020-05-26T16:41:59", "26 May 2020, 14:02–16:41" },
    { "[2020-05-26T14:02:00..2020-05-26T16:41:00]", "26 May 2020, between 14:02 and 16:41" },
    { "2020-05-26T14:02:00/2020-05-27T09:00:00", "26–27 May 2020" },
    { "2020-05-26T14:02:00/..", "since 26 May 2020" },
  };
  g_autoptr (DossierDate) early = date_new ("2020-05-26T09:02:00");
  g_autoptr (DossierDate) late = date_new ("2020-05-26T14:02:00");
  g_autoptr (DossierDate) whole = date_new ("2020-05-26");
  g_autoptr (DossierDate) next = date_new ("2020-05-27");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierDate) date = date_new (cases[i][0]);
      g_autofree char *words = dossier_date_describe (date);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
  g_assert_cmpint (early->begin_minute, ==, 9 * 60 + 2);
  g_assert_cmpint (whole->begin_minute, ==, -1);
  g_assert_cmpint (dossier_date_compare (early, late), <, 0);
  g_assert_cmpint (dossier_date_compare (whole, early), <, 0);
  g_assert_cmpint (dossier_date_compare (late, next), <, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/day/against-gdate", test_day_against_gdate);
  g_test_add_func ("/day/round-trip", test_day_round_trip);
  g_test_add_func ("/day/text", test_day_text);
  g_test_add_func ("/date/bounds", test_bounds);
  g_test_add_func ("/date/long-years", test_long_years);
  g_test_add_func ("/date/qualifiers", test_qualifiers);
  g_test_add_func ("/date/malformed", test_malformed);
  g_test_add_func ("/date/random", test_random);
  g_test_add_func ("/date/changed", test_changed);
  g_test_add_func ("/date/describe", test_describe);
  g_test_add_func ("/date/wording", test_wording);
  g_test_add_func ("/date/match", test_match);
  g_test_add_func ("/date/match-exhaustively", test_match_exhaustively);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/time-of-day", test_time_of_day);
  g_test_add_func ("/date/sort", test_sort);

  return g_test_run ();
}
