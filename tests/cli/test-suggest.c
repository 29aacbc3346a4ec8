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

int
main (int argc, char **argv)
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/suggest/json", Run, NULL, run_set_up, test_json, run_tear_down);
  g_test_add ("/suggest/kind", Run, NULL, run_set_up, test_kind, run_tear_down);
  g_test_add ("/suggest/what", Run, NULL, run_set_up, test_what, run_tear_down);
  return g_test_run ();
}
