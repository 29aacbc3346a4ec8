/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "linking/query.h"

static void
test_parse_design (void)
{
  const char *text = "speaker:zas org:SCO place:SRB section:s3 date:2020-05 kind:quote tag:\"model "
                     "acts\" colour:yellow more words";
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (text, &error);
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_SPEAKER, "zas"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_ORGANISATION, "SCO"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_PLACE, "SRB"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_SECTION, "s3"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_KIND, "quote"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_TAG, "model acts"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_COLOUR, "yellow"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_WORDS, "more"));
  g_assert_true (dossier_query_has (query, DOSSIER_FACET_WORDS, "words"));
  g_assert_cmpstr (dossier_query_get_date (query)->edtf, ==, "2020-05");

  printed = dossier_query_to_text (query);
  g_assert_cmpstr (printed, ==, text);
}

static void
test_parse_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *printed; /* NULL: an error */
  } cases[] = {
    { "", "" },
    { "  \t ", "" },
    { "Organisation:SCO", "org:SCO" },
    { "color:green", "colour:green" },
    { "\"model acts\"", "\"model acts\"" },
    { "-\"model acts\" -tank pand*", "-\"model acts\" -tank pand*" },
    { "\"no:facet\"", "\"no:facet\"" },
    { "\"act\" -\"acts\"", "\"act\" -\"acts\"" },
    { "\"unfinished phrase", "\"unfinished phrase\"" },
    { "10:30", "\"10:30\"" },
    { "date:2019 date:2020", "date:2020" },
    { "speaker:zas speaker:zas", "speaker:zas" },
    { "tag:\"with \\\"marks\\\" and \\\\\"", "tag:\"with \\\"marks\\\" and \\\\\"" },
    { "speaker:", "" },
    { "nonsense:zas", NULL },
    { "date:yesterday", NULL },
    { "kind:poem", NULL },
    { "ёжик place:\"Côte d’Ivoire\"", "place:\"Côte d’Ivoire\" ёжик" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierQuery) query = dossier_query_parse (cases[i].typed, &error);
      g_autofree char *printed = query ? dossier_query_to_text (query) : NULL;

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (printed, ==, cases[i].printed);
      if (cases[i].printed == NULL)
        g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
    }
}

static char *
random_value (GRand *rand)
{
  static const char *const pieces[] = { "a", "Z", "é", "ё",  " ",  "\"", "\\", ":",
                                        "-", "*", "/", "فا", "\t", "10", "тег" };
  GString *value = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
    g_string_append (value, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (value, FALSE);
}

/* Whatever a query holds, its text form reads back as the same query, and prints as the same text.
 */
static void
test_round_trip (void)
{
  static const char *const dates[] = { "2020", "2020-05", "199X", "2019-11/2020-05",
                                       "[2020-05-11..2020-05-20]" };
  static const char *const kinds[] = { "passage",    "quote",  "event",
                                       "commitment", "source", "membership" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200526);

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new ();
      g_autoptr (DossierQuery) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;

      for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
        {
          DossierFacet facet = g_rand_int_range (rand, 0, DOSSIER_N_FACETS);
          g_autofree char *value =
            facet == DOSSIER_FACET_DATE
              ? g_strdup (dates[g_rand_int_range (rand, 0, G_N_ELEMENTS (dates))])
            : facet == DOSSIER_FACET_KIND
              ? g_strdup (kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))])
              : random_value (rand);
          DossierQuery *more = dossier_query_add (query, facet, value);

          dossier_query_unref (query);
          query = more;
        }
      text = dossier_query_to_text (query);
      again = dossier_query_parse (text, &error);
      g_assert_no_error (error);
      if (!dossier_query_equal (query, again))
        g_error ("“%s” read back as another query", text);
      text_again = dossier_query_to_text (again);
      g_assert_cmpstr (text, ==, text_again);
    }
}

static void
test_changes (void)
{
  g_autoptr (DossierQuery) empty = dossier_query_new ();
  g_autoptr (DossierQuery) one = dossier_query_toggle (empty, DOSSIER_FACET_PLACE, "ARM");
  g_autoptr (DossierQuery) two = dossier_query_add (one, DOSSIER_FACET_PLACE, "SRB");
  g_autoptr (DossierQuery) same = dossier_query_add (two, DOSSIER_FACET_PLACE, "ARM");
  g_autoptr (DossierQuery) back = dossier_query_toggle (two, DOSSIER_FACET_PLACE, "SRB");
  g_autoptr (DossierQuery) only = dossier_query_set (two, DOSSIER_FACET_PLACE, "RUS");
  g_autoptr (DossierQuery) no_date = dossier_query_add (one, DOSSIER_FACET_DATE, "never");

  g_assert_true (dossier_query_is_empty (empty));
  g_assert_cmpuint (dossier_query_get_values (two, DOSSIER_FACET_PLACE)->len, ==, 2);
  g_assert_true (dossier_query_equal (two, same));
  g_assert_true (dossier_query_equal (one, back));
  g_assert_false (dossier_query_equal (one, two));
  g_assert_cmpuint (dossier_query_get_values (only, DOSSIER_FACET_PLACE)->len, ==, 1);
  g_assert_true (dossier_query_equal (one, no_date));
}

/* What is typed into a search becomes the query's words, in place of those before. */
static void
test_set_words (void)
{
  static const struct
  {
    const char *typed;
    gboolean begins;
    const char *expected;
  } cases[] = {
    { "war peace", FALSE, "war|peace" },
    { "secur", TRUE, "secur*" },
    { "secur*", FALSE, "secur*" },
    { "\"six members\" -war", FALSE, "six members|-war" },
    { "-\"six members\"", FALSE, "-six members" },
    { "\"members\"", FALSE, "\"members\"" },
    { "well-known", FALSE, "well-known" },
    { "  ", FALSE, "" },
  };
  g_autoptr (DossierQuery) before = dossier_query_parse ("speaker:zas old", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query =
        dossier_query_set_words (before, cases[i].typed, cases[i].begins);
      const GPtrArray *values = dossier_query_get_values (query, DOSSIER_FACET_WORDS);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint j = 0; j < values->len; j++)
        g_string_append_printf (joined, "%s%s", j > 0 ? "|" : "", (const char *) values->pdata[j]);
      g_assert_cmpstr (joined->str, ==, cases[i].expected);
      g_assert_true (dossier_query_has (query, DOSSIER_FACET_SPEAKER, "zas"));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/linking/query/design", test_parse_design);
  g_test_add_func ("/linking/query/typed", test_parse_typed);
  g_test_add_func ("/linking/query/round-trip", test_round_trip);
  g_test_add_func ("/linking/query/changes", test_changes);
  g_test_add_func ("/linking/query/set-words", test_set_words);

  return g_test_run ();
}
