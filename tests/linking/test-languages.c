/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, lists and sentences in other languages: what is said is right where words have endings,
 * and whatever is said can be typed. Run in one locale, with the catalogue of DOSSIER_LOCALE_DIR.
 */
#include "config.h"

#include "linking/playback.h"
#include "model/list.h"
#include "sample.h"
#include "text/catalogues.h"
#include "text/typed-date.h"

typedef struct
{
  const char *edtf; /* or what is typed */
  const char *ru;
  const char *de;
} Said;

static const char *
choose (const Said *said)
{
  return g_str_has_prefix (g_getenv ("LC_ALL"), "ru") ? said->ru : said->de;
}

static void
test_dates (void)
{
  static const Said dates[] = {
    { "2020-05-26", "26 мая 2020 года", "26. Mai 2020" },
    { "2020-05", "май 2020 года", "Mai 2020" },
    { "2020-05/..", "с мая 2020 года", "seit Mai 2020" },
    { "../2020-05", "до мая 2020 года", "bis Mai 2020" },
    { "2020-05~", "около мая 2020 года", "um Mai 2020" },
    { "2020", "2020 год", "2020" },
    { "2018/..", "с 2018 года", "seit 2018" },
    { "2018~/..", "примерно с 2018 года", "seit etwa 2018" },
    { "2018?/..", "с 2018 года (неточно)", "seit 2018 (unsicher)" },
    { "199X", "1990-е годы", "die 1990er-Jahre" },
    { "199X/..", "с 1990-х годов", "seit den 1990er-Jahren" },
    { "[2020-05-11..2020-05-20]", "середина мая 2020 года", "Mitte Mai 2020" },
    { "[2020-05-11..2020-05-20]/..", "с середины мая 2020 года", "seit Mitte Mai 2020" },
    { "2020-21", "весна 2020 года", "Frühjahr 2020" },
    { "2020-21/..", "с весны 2020 года", "seit dem Frühjahr 2020" },
    { "2019-10-08/2019-10-29", "8–29 октября 2019 года", "8.–29. Oktober 2019" },
    { "[2019-10-08..2019-10-29]", "между 8 и 29 октября 2019 года",
      "zwischen dem 8. und dem 29. Oktober 2019" },
    { "[2020-05..2020-06]", "в период с мая по июнь 2020 года", "zwischen Mai und Juni 2020" },
    { "2016/2020", "2016–2020 годы", "2016–2020" },
    { "[1993-09-09,1993-12-09]/..", "начало: 9 сентября или 9 декабря 1993 года",
      "seit 9. September oder 9. Dezember 1993" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (DossierDate) date = dossier_date_new (dates[i].edtf, NULL, NULL);
      g_autofree char *words = dossier_date_describe (date);

      g_assert_cmpstr (words, ==, choose (&dates[i]));
    }
}

static void
test_typed (void)
{
  static const Said typed[] = {
    { "2020-05/..", "с мая 2020", "ab Mai 2020" },
    { "2020-05/2020-06", "с мая по июнь 2020 г.", "von Mai bis Juni 2020" },
    { "199X", "1990-е", "1990er" },
    { "199X", "в 1990-х годах|1990-ые", "die 1990er Jahre" },
    { "2020-05-26", "26 МАЯ 2020", "am 26. mai 2020" },
    { "2020-05", "Май 2020", "im Mai 2020" },
    { "[2020-05-11..2020-05-20]", "середина мая 2020", "mitte Mai 2020" },
    /* English and other digits are understood everywhere */
    { "2020-05-26", "26 May 2020", "26 May 2020" },
    { "2020-05-26", "۲۶ May ۲۰۲۰", "٢٦ May ٢٠٢٠" },
    { "2018/..", "since 2018", "since 2018" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_auto (GStrv) texts = g_strsplit (choose (&typed[i]), "|", -1);
      const char *text = texts[g_strv_length (texts) - 1];
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDate) date = dossier_date_parse_typed (text, &error);

      g_test_message ("“%s”", text);
      g_assert_no_error (error);
      g_assert_cmpstr (date->edtf, ==, typed[i].edtf);
    }
}

static void
test_lists (void)
{
  const char *const names[] = { "A", "B", "C" };
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  static const Said two = { "", "A и B", "A und B" };
  static const Said either = { "", "A или B", "A oder B" };
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;

  g_ptr_array_add (items, (char *) names[0]);
  g_ptr_array_add (items, (char *) names[1]);
  both = dossier_list_and (items);
  one = dossier_list_or (items);
  g_assert_cmpstr (both, ==, choose (&two));
  g_assert_cmpstr (one, ==, choose (&either));
  g_ptr_array_add (items, (char *) names[2]);
  all = dossier_list_plain (items);
  g_assert_cmpstr (all, ==, "A, B, C");
}

static DossierEntity *
add_member (DossierDocument *document, DossierEntity *organisation, const char *id)
{
  DossierEntity *country = dossier_entity_new (DOSSIER_KIND_PLACE, id, id);
  DossierMembership *membership =
    dossier_membership_new (id, country, organisation, DOSSIER_ROLE_MEMBER);

  membership->from = dossier_date_new ("1993-09", NULL, NULL);
  membership->to = dossier_date_new ("1999-04-20", NULL, NULL);
  dossier_document_take (document, country);
  dossier_document_take (document, membership);
  return country;
}

static void
test_sentences (void)
{
  static const Said left = { "", "20 апреля 1999 года: GEO и UZB больше не члены",
                             "20. April 1999: GEO und UZB sind nicht mehr Mitglieder" };
  static const Said standing = { "", "UZB, член с 1993 года", "UZB, Mitglied seit 1993" };
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierEntity *organisation = dossier_entity_new (DOSSIER_KIND_ORGANISATION, "CSTO", "CSTO");
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierPlayback) playback = NULL;
  DossierEntity *country;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  DossierStanding now;
  DossierDay day;

  document->uuid = dossier_uuid_from_name ("languages");
  dossier_document_take (document, organisation);
  add_member (document, organisation, "GEO");
  country = add_member (document, organisation, "UZB");
  dossier_document_finish (document);
  dossier_session_set_document (session, document);
  dossier_session_set_organisation (session, organisation);
  playback = dossier_playback_new (session);

  g_assert_true (dossier_day_parse ("1999-04-20", &day));
  words = dossier_playback_describe (playback, day);
  g_assert_cmpstr (words, ==, choose (&left));
  now = dossier_document_get_standing (document, country, organisation, day - 1);
  label = dossier_standing_to_label (&now, day - 1);
  g_assert_cmpstr (label, ==, choose (&standing));
}

static void
test_query (void)
{
  static const Said one = { "", "из %u цитат: май 2020 года, о стране: Name of place2",
                            "von %u Zitaten: Mai 2020, über Name of place2" };
  static const Said two = { "", "об одной из стран: Name of place2 или Name of place3",
                            "über Name of place2 oder Name of place3" };
  g_autoptr (DossierDocument) document = sample_document_new (1, 30, 50);
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierQuery) query = dossier_query_parse ("place:place2 date:2020-05", NULL);
  g_autoptr (DossierQuery) more = dossier_query_parse ("place:place2 place:place3", NULL);
  g_autoptr (GString) expected = g_string_new (choose (&one));
  g_autofree char *number =
    g_strdup_printf ("%u", dossier_document_count (document, DOSSIER_KIND_QUOTE));
  g_autofree char *sentence = NULL;
  g_autofree char *longer = NULL;

  g_string_replace (expected, "%u", number, 0);
  dossier_session_set_document (session, document);
  dossier_session_set_query (session, query);
  sentence = dossier_session_get_sentence (session);
  g_assert_nonnull (strstr (sentence, expected->str));
  dossier_session_set_query (session, more);
  longer = dossier_session_get_sentence (session);
  g_assert_true (g_str_has_suffix (longer, choose (&two)));
}

/* Whatever a catalogue makes of a date, it is understood when it is typed. */
static void
test_round (void)
{
  static const char *const dates[] = {
    "2020-05-26",
    "2020-05-06",
    "2020-09",
    "2020",
    "0987",
    "199X",
    "2001-21",
    "2001-22",
    "2001-23",
    "2001-24",
    "2001-33",
    "2001-36",
    "2001-37",
    "2001-39",
    "2001-40",
    "2001-41",
    "2009~",
    "2009-05~",
    "2009-05-26~",
    "199X~",
    "2001-21~",
    "2001-36~",
    "2009?",
    "2009%",
    "2018/..",
    "2018-11/..",
    "2018-11-08/..",
    "199X/..",
    "2018~/..",
    "2018-11~/..",
    "2018-11-08~/..",
    "2001-22/..",
    "2001-34/..",
    "2018?/..",
    "../2002",
    "../2002-05",
    "../2002-10-07",
    "../199X",
    "../2002~",
    "../2001-23",
    "../2001-41",
    "2018/",
    "2018-05/",
    "2019-10-08/2019-10-29",
    "2020-05-28/2020-06-03",
    "2019-12-28/2020-01-03",
    "2020-05/2020-06",
    "2019-05/2020-06",
    "2016/2020",
    "[2020-05-12..2020-05-19]",
    "[2020-05-01..2020-05-10]",
    "[2020-05-11..2020-05-20]",
    "[2020-05-21..2020-05-31]",
    "[2020-05-28..2020-06-03]",
    "[2019-12-28..2020-06-03]",
    "[2020-05..2020-06]",
    "[2019-05..2020-06]",
    "[2019..2020]",
    "[2020-05-11..2020-05-20]/..",
    "../[2020-05-21..2020-05-31]",
    "[..1993]",
    "[1993-05..]",
    "[1993-09-09,1993-12-09]",
    "[1993-09-09,1993-09-12]",
    "[1993-09,1993-12]",
    "[1993,1995]",
    "{1993-09-09,1993-09-12}",
    "{1993,1995}",
    "2020-01",
    "2020-02",
    "2020-03",
    "2020-04-01",
    "2020-06-01",
    "2020-07-01",
    "2020-08",
    "2020-10",
    "2020-12-31",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDate) date = dossier_date_new (dates[i], NULL, NULL);
      g_autofree char *words = dossier_date_describe (date);
      g_autoptr (DossierDate) typed = dossier_date_parse_typed (words, &error);
      g_autofree char *again = NULL;

      g_test_message ("%s: “%s”", dates[i], words);
      g_assert_no_error (error);
      again = dossier_date_describe (typed);
      g_assert_cmpstr (again, ==, words);
      g_assert_cmpint (typed->begin_earliest, ==, date->begin_earliest);
      g_assert_cmpint (typed->end_latest, ==, date->end_latest);
    }
}

int
main (int argc, char **argv)
{
  dossier_catalogues_bind ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/languages/round", test_round);
  if (argc > 1)
    return g_test_run ();
  g_test_add_func ("/languages/dates", test_dates);
  g_test_add_func ("/languages/typed", test_typed);
  g_test_add_func ("/languages/lists", test_lists);
  g_test_add_func ("/languages/sentences", test_sentences);
  g_test_add_func ("/languages/query", test_query);

  return g_test_run ();
}
