/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How dossierctl keeps documents, and shows many of them as one. */
#include "run.h"

#define ONE "2b0f0c52-7d0e-4c53-9a57-3f0c6a4f9d12"
#define TWO "3c0f0c52-7d0e-4c53-9a57-3f0c6a4f9d12"

#define TEI(uuid, id, title, words)                                                                \
  "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='" id "' xml:lang='en'><teiHeader><fileDesc>"   \
  "<titleStmt><title>" title "</title></titleStmt><publicationStmt><idno type='uuid'>" uuid        \
  "</idno></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc><profileDesc><particDesc>"     \
  "<listPerson><person xml:id='master'><persName>Ann Master</persName>"                            \
  "<idno type='URI'>https://viaf.org/viaf/7</idno></person></listPerson></particDesc>"             \
  "</profileDesc></teiHeader><text><body><div xml:id='s1'>"                                        \
  "<p xml:id='p1'>Some words.</p><p xml:id='p2'><said who='#master' direct='true'>" words          \
  "</said></p></div></body></text></TEI>"

static void
set_up (Run *self, gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  run_set_up (self, data);
  one = write_file (self, "one.xml", TEI (ONE, "one", "Zebra", "First said"));
  two = write_file (self, "two.xml", TEI (TWO, "two", "Antelope", "Then said"));
  run (self, "import", one, two, NULL);
  assert_done (self);
}

static void
assert_titles (Run *self, const char *const *titles)
{
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, g_strv_length ((char **) titles));
  for (guint i = 0; titles[i] != NULL; i++)
    g_assert_cmpstr (get_text (get_object (self, i), "title"), ==, titles[i]);
}

static void
test_list (Run *self, gconstpointer data)
{
  const char *const by_title[] = { "Antelope", "CSTO: In Search of Raisons d’être", "Zebra", NULL };
  const char *const by_length[] = { "CSTO: In Search of Raisons d’être", "Antelope", "Zebra",
                                    NULL };
  const char *const only[] = { "Zebra", NULL };

  run (self, "list", "--sort", "title", "--json", NULL);
  assert_titles (self, by_title);
  run (self, "list", "--sort", "length", "--reverse", "--json", NULL);
  assert_titles (self, by_length);
  run (self, "list", "--words", "zeb", "--json", NULL);
  assert_titles (self, only);
  run (self, "list", "--sort", "colour", NULL);
  assert_failed (self, 2, "colour");
}

static void
test_tags (Run *self, gconstpointer data)
{
  const char *const tagged[] = { "Antelope", "Zebra", NULL };
  const char *const left[] = { "Zebra", NULL };

  run (self, "tag", "animals", ONE, TWO, NULL);
  assert_done (self);
  run (self, "list", "--tag", "animals", "--json", NULL);
  assert_titles (self, tagged);
  run (self, "tag", "--json", NULL);
  assert_done (self);
  g_assert_cmpstr (get_text (get_object (self, 0), "name"), ==, "animals");
  g_assert_cmpint (json_object_get_int_member (get_object (self, 0), "documents"), ==, 2);
  run (self, "tag", "--remove", "animals", TWO, NULL);
  assert_done (self);
  run (self, "list", "--tag", "animals", "--json", NULL);
  assert_titles (self, left);
  run (self, "tag", "animals", NULL);
  assert_failed (self, 2, "document");
  run (self, "tag", "animals", "nobody", NULL);
  assert_failed (self, 1, "nobody");
}

static void
test_collections (Run *self, gconstpointer data)
{
  const char *const collected[] = { "Zebra", NULL };

  run (self, "collect", "Some Animals", ONE, NULL);
  assert_done (self);
  run (self, "list", "--collection", "some animals", "--json", NULL);
  assert_titles (self, collected);
  run (self, "collect", "some animals", TWO, NULL);
  assert_done (self);
  run (self, "collect", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  g_assert_cmpint (json_object_get_int_member (get_object (self, 0), "documents"), ==, 2);
  run (self, "collect", "--forget", "Some Animals", NULL);
  assert_done (self);
  run (self, "list", "--collection", "Some Animals", NULL);
  assert_failed (self, 1, "Some Animals");
  run (self, "show", ONE, "quotes", NULL);
  assert_done (self);
}

/* Of two of one name it has to be said which is meant. */
static void
test_join (Run *self, gconstpointer data)
{
  run (self, "join", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  g_assert_cmpstr (get_text (get_object (self, 0), "name"), ==, "Ann Master");
  run (self, "show", "--all", "quotes", "--query", "speaker:\"Ann Master\"", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);

  run (self, "join", "--separate", "Ann Master", NULL);
  assert_done (self);
  run (self, "join", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 0);
  run (self, "show", "--all", "quotes", "--query", "speaker:master", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 1);
  run (self, "join", "Ann Master", "Stanislau Zas", NULL);
  assert_failed (self, 1, "several");

  run (self, "join", "Stanislau Zas", "master", NULL);
  assert_done (self);
  run (self, "join", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "Ann Master, Stanislau Zas"));
  run (self, "join", "nobody", "Stanislau Zas", NULL);
  assert_failed (self, 1, "nobody");
  run (self, "join", "Stanislau Zas", NULL);
  assert_failed (self, 2, "Two names");
  run (self, "join", "--kind", "cats", NULL);
  assert_failed (self, 2, "kind");
}

static void
test_corrections (Run *self, gconstpointer data)
{
  const char *const corrected[] = { "Giraffe", NULL };
  const char *const restored[] = { "Zebra", NULL };
  JsonObject *info;

  run (self, "correct", ONE, "--title", "Giraffe", "--author", "Ann Other", "--date", "May 1992",
       "--json", NULL);
  assert_done (self);
  run (self, "list", "--words", "giraffe other", "--json", NULL);
  assert_titles (self, corrected);
  info = get_object (self, 0);
  g_assert_cmpstr (get_text (info, "date"), ==, "1992-05");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (info, "authors"),
                                                  0),
                   ==, "Ann Other");
  run (self, "search", "giraffe", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);

  /* What is not given stays. */
  run (self, "correct", ONE, "--date", "", NULL);
  assert_done (self);
  run (self, "list", "--words", "giraffe", "--json", NULL);
  assert_titles (self, corrected);
  g_assert_null (get_text (get_object (self, 0), "date"));
  run (self, "correct", ONE, "--reset", NULL);
  assert_done (self);
  run (self, "list", "--words", "zebra", "--json", NULL);
  assert_titles (self, restored);
  run (self, "correct", ONE, "--date", "soon", NULL);
  assert_failed (self, 2, "soon");
}

static void
test_trash (Run *self, gconstpointer data)
{
  const char *const removed[] = { "Zebra", NULL };

  run (self, "remove", ONE, NULL);
  assert_done (self);
  run (self, "show", ONE, "quotes", NULL);
  assert_failed (self, 1, ONE);
  run (self, "search", "zebra", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 0);
  run (self, "list", "--trash", "--json", NULL);
  assert_titles (self, removed);
  run (self, "remove", "--restore", ONE, NULL);
  assert_done (self);
  run (self, "show", ONE, "quotes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);

  run (self, "remove", "--forget", ONE, NULL);
  assert_failed (self, 1, ONE);
  run (self, "remove", ONE, NULL);
  assert_done (self);
  run (self, "remove", "--forget", ONE, NULL);
  assert_done (self);
  run (self, "list", "--trash", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 0);
}

/* The program's own dossier can be removed like any other. */
static void
test_bundled (Run *self, gconstpointer data)
{
  const char *const left[] = { "Antelope", "Zebra", NULL };

  run (self, "remove", "csto", NULL);
  assert_done (self);
  run (self, "list", "--json", NULL);
  assert_titles (self, left);
  run (self, "remove", "--forget", "csto", NULL);
  assert_done (self);
  run (self, "remove", "--restore", "csto", NULL);
  assert_done (self);
  run (self, "show", "csto", "quotes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 16);
}

static void
test_spanning (Run *self, gconstpointer data)
{
  JsonObject *quote;
  JsonObject *person;

  run (self, "show", "--all", "quotes", "--query", "speaker:\"Ann Master\"", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 2);
  quote = find_object (self, "text", "First said");
  g_assert_cmpstr (get_text (quote, "document"), ==, ONE);
  g_assert_cmpstr (get_text (quote, "passage"), ==, ONE "/p2");

  run (self, "show", "--all", "people", "--json", NULL);
  assert_done (self);
  person = find_object (self, "name", "Ann Master");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (person, "documents")), ==,
                    2);

  run (self, "tag", "animals", TWO, NULL);
  assert_done (self);
  run (self, "show", "--tag", "animals", "quotes", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "Then said"));
  g_assert_nonnull (strstr (self->out, "Antelope"));
  g_assert_null (strstr (self->out, "First said"));

  run (self, "show", "--all", "csto", "quotes", NULL);
  assert_failed (self, 2, "too much");
  run (self, "show", "csto", NULL);
  assert_failed (self, 2, "missing");
  run (self, "show", "--collection", "Nothing", "quotes", NULL);
  assert_failed (self, 1, "Nothing");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/cli/shelf/" name, Run, NULL, set_up, function, run_tear_down)

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("list", test_list);
  ADD ("tags", test_tags);
  ADD ("collections", test_collections);
  ADD ("join", test_join);
  ADD ("corrections", test_corrections);
  ADD ("trash", test_trash);
  ADD ("bundled", test_bundled);
  ADD ("spanning", test_spanning);

  return g_test_run ();
}
