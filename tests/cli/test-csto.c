/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dossierctl tells of the bundled dossier, against what the dossier must hold. */
#include "run.h"

static const struct
{
  const char *speaker;
  const char *words; /* some of them; the topic of a reported one */
  gboolean direct;
  const char *date;   /* EDTF, or NULL */
  const char *source; /* a part of the link, or NULL */
} quotes[] = {
  { "Stanislau Zas", "security threats to the CSTO member states", TRUE, "2020-05",
    "rg.ru/2020/05/26/zas-zaiavil" },
  { "Stanislau Zas", "in order to ensure their security", TRUE, "2020-05",
    "rg.ru/2020/05/26/zas-zaiavil" },
  { "Sergey Lavrov", "potential is highly relevant", TRUE, "2020-05-26", "ria.ru" },
  { "Sergey Lavrov", "priority arrangements to further biosecurity", TRUE, "2020-05-26", "ria.ru" },
  { "Vyacheslav Volodin", "coronavirus pandemic", FALSE, "2020-06", "tass.ru/politika/8724373" },
  { "Vyacheslav Volodin", "31 model acts out of 43 have been adopted", TRUE, "2020-06",
    "tass.ru/politika/8724373" },
  { "Stanislau Zas", "joint surveillance and reporting system", FALSE, "[2020-05-11..2020-05-20]",
    NULL },
  { "Stanislau Zas", "mechanisms for providing emergency military", TRUE,
    "[2020-05-11..2020-05-20]", NULL },
  { "Sergey Lavrov", "identifying foreign militant terrorists", TRUE, "2020-05", "rg.ru" },
  { "Sergey Lavrov", "It would be useful to synchronize", TRUE, "2020-05", "rg.ru" },
  { "Vladimir Zainetdinov", "experience of the Russian armed forces in Syria", TRUE, NULL,
    "kommersant.ru/doc/4173462" },
  { "some analysts", "false hope of rapid stabilization", TRUE, NULL, "afghanistan.ru/doc/138212" },
  { "Sergey Lavrov", "observers", FALSE, "2020-05", "armeniasputnik.am" },
  { "Stanislau Zas", "peacekeeping operations", FALSE, "2020-05", "tass.ru/armiya-i-opk/8573007" },
  { "Vladimir Putin", "readiness", FALSE, "2019-11", NULL },
  { "journalists", "It would be weird to discuss the CSTO", TRUE, "2019-05",
    "kommersant.ru/doc/3976699" },
};

/* The quote with these words. */
static JsonObject *
find_quote (Run *self, const char *words)
{
  for (guint i = 0; i < count_objects (self); i++)
    if (strstr (get_text (get_object (self, i), "text"), words) != NULL)
      return get_object (self, i);

  g_assert_cmpstr (words, ==, "(found)");
  return NULL;
}

static void
test_quotes (Run *self, gconstpointer data)
{
  run (self, "show", "csto", "quotes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, G_N_ELEMENTS (quotes));

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      JsonObject *quote = find_quote (self, quotes[i].words);

      g_test_message ("%s: %s", quotes[i].speaker, quotes[i].words);
      g_assert_cmpstr (get_text (quote, "speaker"), ==, quotes[i].speaker);
      g_assert_cmpint (json_object_get_boolean_member (quote, "direct"), ==, quotes[i].direct);
      if (quotes[i].date != NULL || strstr (quotes[i].words, "Syria") != NULL)
        g_assert_cmpstr (get_text (quote, "date"), ==, quotes[i].date);
      if (quotes[i].source == NULL)
        g_assert_null (get_text (quote, "source"));
      else
        g_assert_nonnull (strstr (get_text (quote, "source"), quotes[i].source));
      g_assert_nonnull (get_text (quote, "passage"));
      g_assert_cmpstr (get_text (quote, "authority"), ==, "document");
    }
}

/* The office is the one at that time, and the occasion the event that the dossier names. */
static void
test_offices (Run *self, gconstpointer data)
{
  JsonObject *quote;

  run (self, "show", "csto", "quotes", "--json", NULL);
  quote = find_quote (self, "security threats");
  g_assert_nonnull (strstr (get_text (quote, "office"), "Secretary General"));
  g_assert_nonnull (strstr (get_text (quote, "occasion"), "Council of Foreign Ministers"));
  quote = find_quote (self, "useful to synchronize");
  g_assert_nonnull (strstr (get_text (quote, "office"), "Foreign Minister"));
  quote = find_quote (self, "It would be weird");
  g_assert_null (get_text (quote, "office"));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "ARM BLR …" of those with @status, in alphabetical order; caller frees. */
static char *
get_places (Run *self, const char *status)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < count_objects (self); i++)
    if (g_str_equal (get_text (get_object (self, i), "status"), status))
      g_ptr_array_add (places, (gpointer) get_text (get_object (self, i), "place"));
  g_ptr_array_sort (places, compare_texts);
  g_ptr_array_add (places, NULL);
  return g_strjoinv (" ", (char **) places->pdata);
}

#define SIX "ARM BLR KAZ KGZ RUS TJK"

static const struct
{
  const char *organisation;
  const char *date;
  const char *status;
  const char *places;
} standings[] = {
  { "CSTO", "1994-06-01", "member", "ARM AZE BLR GEO KAZ KGZ RUS TJK UZB" },
  { "CSTO", "1994-06-01", "former", "" },
  { "CSTO", "2000-01-01", "member", SIX },
  { "CSTO", "2000-01-01", "former", "AZE GEO UZB" },
  { "CSTO", "2007-01-01", "member", SIX " UZB" },
  { "CSTO", "2007-01-01", "former", "AZE GEO" },
  { "CSTO", "2013-06-01", "member", SIX },
  { "CSTO", "2013-06-01", "observer", "AFG SRB" },
  { "CSTO", "2013-06-01", "former", "AZE GEO UZB" },
  { "CSTO", "2020-07-01", "unresolved", "IRN" },
  { "csto", "2007", "member", SIX " UZB" },
  { "Collective Security Treaty Organisation", "2007-01", "member", SIX " UZB" },
  { "SCO", "2020-07-01", "member", "CHN IND KAZ KGZ PAK RUS TJK UZB" },
  { "SCO", "2020-07-01", "observer", "AFG BLR IRN MNG" },
  { "SCO", "2020-07-01", "dialogue-partner", "ARM AZE KHM LKA NPL TUR" },
  { "CIS", "1993-12-31", "member", "ARM AZE BLR GEO KAZ KGZ MDA RUS TJK TKM UKR UZB" },
  { "CIS", "2010-01-01", "associate", "TKM" },
  { "CIS", "2010-01-01", "former", "GEO" },
};

static void
test_members (Run *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      g_autofree char *places = NULL;

      g_test_message ("%s %s %s", standings[i].organisation, standings[i].date,
                      standings[i].status);
      run (self, "members", standings[i].organisation, standings[i].date, "--json", NULL);
      assert_done (self);
      places = get_places (self, standings[i].status);
      g_assert_cmpstr (places, ==, standings[i].places);
    }

  run (self, "members", "CSTO", "1994-06-01", "--document", "csto", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "Armenia"));
}

static void
test_commitments (Run *self, gconstpointer data)
{
  guint n_figures = 0;

  run (self, "show", "csto", "commitments", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), >=, 16);

  for (guint i = 0; i < count_objects (self); i++)
    {
      JsonObject *commitment = get_object (self, i);

      g_assert_nonnull (get_text (commitment, "title"));
      g_assert_nonnull (get_text (commitment, "verdict"));
      g_assert_nonnull (get_text (commitment, "outcome"));
      g_assert_cmpuint (json_array_get_length (
                          json_object_get_array_member (commitment, "evidence")),
                        >, 0);
      if (!json_object_get_null_member (commitment, "figures"))
        {
          JsonObject *figures = json_object_get_object_member (commitment, "figures");

          g_assert_cmpint (json_object_get_int_member (figures, "done"), ==, 31);
          g_assert_cmpint (json_object_get_int_member (figures, "of"), ==, 43);
          n_figures++;
        }
    }
  g_assert_cmpuint (n_figures, ==, 1);
}

static void
assert_lines (JsonObject *object, const char *member, const char *expected)
{
  JsonArray *array = json_object_get_array_member (object, member);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            json_array_get_string_element (array, i));
  g_assert_cmpstr (text->str, ==, expected);
}

/* Where an event was, and who took part, are two things, also when both are countries. */
static void
test_events (Run *self, gconstpointer data)
{
  JsonObject *event;

  run (self, "show", "csto", "events", "--json", NULL);
  assert_done (self);

  event = find_object (self, "id", "e-battle-brotherhood-2019");
  g_assert_cmpstr (get_text (event, "date"), ==, "2019-10-08/2019-10-29");
  assert_lines (event, "places", "RUS|BLR|TJK");
  event = find_object (self, "id", "e-cst-signed");
  g_assert_cmpstr (get_text (event, "authority"), ==, "editor");
  assert_lines (event, "places", "UZB");
  assert_lines (event, "participants",
                "Armenia|Kazakhstan|Kyrgyzstan|Russia|Tajikistan|Uzbekistan|Collective Security "
                "Treaty Organisation");
  event = find_object (self, "id", "e-kyrgyzstan-2009");
  g_assert_cmpstr (get_text (event, "date"), ==, "2009");
  g_assert_nonnull (strstr (get_text (event, "note"), "2010"));
}

static void
test_sources (Run *self, gconstpointer data)
{
  JsonObject *source;

  run (self, "show", "csto", "sources", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), >=, 13);
  source = find_object (self, "url", "https://www.kommersant.ru/doc/3976699");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (source, "passages")), ==,
                    2);
}

static void
test_places (Run *self, gconstpointer data)
{
  JsonObject *place;

  run (self, "show", "csto", "places", "--json", NULL);
  assert_done (self);
  place = find_object (self, "name", "Bishkek");
  g_assert_null (get_text (place, "a3"));
  g_assert_cmpfloat_with_epsilon (
    json_array_get_double_element (json_object_get_array_member (place, "geo"), 0), 42.87, 1e-9);
  place = find_object (self, "name", "Serbia");
  g_assert_cmpstr (get_text (place, "a3"), ==, "SRB");
  g_assert_true (json_object_get_null_member (place, "geo"));
}

#define ADD(path, function) g_test_add (path, Run, NULL, run_set_up, function, run_tear_down)

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/cli/csto/quotes", test_quotes);
  ADD ("/cli/csto/offices", test_offices);
  ADD ("/cli/csto/members", test_members);
  ADD ("/cli/csto/commitments", test_commitments);
  ADD ("/cli/csto/events", test_events);
  ADD ("/cli/csto/sources", test_sources);
  ADD ("/cli/csto/places", test_places);

  return g_test_run ();
}
