/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dossierctl suggest. */
#include "run.h"

#define TEXT                                                                                           \
  "Harbour Papers\n\n"                                                                                 \
  "On 26 May 2020, Moldovan Foreign Minister Ana Rusu declared in Geneva: “The bridge is built.” " \
  "The summit of the OSCE took place in June 2020, without Kenya.\n\n"                                 \
  "https://news.example/2020/05/26/rusu-bridge.html\n"

static JsonObject *
get_first (Run *self, const char *name)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (self->json), name);

  g_assert_cmpuint (json_array_get_length (array), >, 0);
  return json_array_get_object_element (array, 0);
}

static void
assert_values (Run *self, const char *name, const char *expected)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (self->json), name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            json_array_get_string_element (array, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_json (Run *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "harbour.txt", TEXT);

  run (self, "suggest", path, "--json", NULL);
  assert_done (self);
  g_assert_cmpstr (get_text (get_first (self, "quotes"), "speaker"), ==, "Ana Rusu");
  g_assert_cmpstr (get_text (get_first (self, "quotes"), "text"), ==, "The bridge is built.");
  g_assert_cmpstr (get_text (get_first (self, "quotes"), "source"), ==,
                   "https://news.example/2020/05/26/rusu-bridge.html");
  g_assert_true (json_object_get_boolean_member (get_first (self, "quotes"), "direct"));
  g_assert_cmpstr (get_text (get_first (self, "dates"), "edtf"), ==, "2020-05-26");
  g_assert_cmpstr (get_text (get_first (self, "dates"), "text"), ==, "26 May 2020");
  g_assert_cmpstr (get_text (get_first (self, "events"), "date"), ==, "2020-06");
  g_assert_cmpstr (get_text (get_first (self, "events"), "title"), ==,
                   "The summit of the OSCE took place");
  assert_values (self, "places", "MDA; KEN");
  assert_values (self, "people", "Ana Rusu");
  assert_values (self, "organisations", "Organisation for Security and Co-operation in Europe");
  assert_values (self, "sources", "https://news.example/2020/05/26/rusu-bridge.html");
  /* Nothing came into the library. */
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 1);
}

static void
test_kind (Run *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "harbour.txt", TEXT);

  run (self, "suggest", path, "--kind", "country", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "Kenya"));
  g_assert_null (strstr (self->out, "Rusu"));
  run (self, "suggest", path, "--kind", "colour", NULL);
  assert_failed (self, 2, "colour");
}

/* A document of the library, and what is none. */
static void
test_what (Run *self, gconstpointer data)
{
  g_autofree char *notes = write_file (self, "notes.json", "{\"type\": \"Annotation\"}");

  run (self, "suggest", "csto", "--json", NULL);
  assert_done (self);
  g_assert_cmpstr (get_text (get_first (self, "quotes"), "speaker"), ==, "Stanislau Zas");
  run (self, "suggest", notes, NULL);
  assert_failed (self, 1, "annotations");
  run (self, "suggest", "nothing-of-this-name", NULL);
  assert_failed (self, 1, "nothing-of-this-name");
}

static void
assert_quote (Run *self, const char *id)
{
  run (self, "show", id, "quotes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  g_assert_cmpstr (get_text (get_object (self, 0), "speaker"), ==, "Ana Rusu");
  g_assert_cmpstr (get_text (get_object (self, 0), "text"), ==, "The bridge is built.");
  g_assert_cmpstr (get_text (get_object (self, 0), "authority"), ==, "reader");
}

/* What is accepted is in the library, is no note, and leaves with the document and comes back. */
static void
test_accept (Run *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "harbour.txt", TEXT);
  g_autofree char *tei = g_build_filename (self->folder, "harbour.xml", NULL);
  g_autofree char *id = NULL;

  run (self, "import", path, "--json", NULL);
  id = g_strdup (get_text (get_object (self, 0), "id"));
  run (self, "suggest", id, "--accept", "colour", NULL);
  assert_failed (self, 2, "colour");
  run (self, "suggest", id, "--accept", "quote", "--json", NULL);
  assert_done (self);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (self->json), "accepted"), ==,
                   1);
  assert_quote (self, id);
  run (self, "show", id, "people", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 1);
  run (self, "show", id, "places", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 0);
  run (self, "suggest", id, "--accept", "all", NULL);
  assert_done (self);
  run (self, "suggest", id, "--accept", "all", NULL);
  g_assert_cmpstr (self->out, ==, "0 suggestions accepted.\n");
  run (self, "show", id, "places", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);
  run (self, "show", id, "notes", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 0);
  run (self, "check", NULL);
  assert_done (self);

  run (self, "export", id, "--format", "tei", "--output", tei, NULL);
  assert_done (self);
  g_free (self->library);
  self->library = g_build_filename (self->folder, "other.sqlite", NULL);
  run (self, "import", tei, "--json", NULL);
  assert_done (self);
  g_free (id);
  id = g_strdup (get_text (get_object (self, 0), "id"));
  assert_quote (self, id);
  run (self, "show", id, "notes", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 0);
}

int
main (int argc, char **argv)
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/suggest/json", Run, NULL, run_set_up, test_json, run_tear_down);
  g_test_add ("/suggest/kind", Run, NULL, run_set_up, test_kind, run_tear_down);
  g_test_add ("/suggest/accept", Run, NULL, run_set_up, test_accept, run_tear_down);
  g_test_add ("/suggest/what", Run, NULL, run_set_up, test_what, run_tear_down);
  return g_test_run ();
}
