/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents in several languages: the bundled dossier's own, and imported ones. */
#include "run.h"

#define UUID "2b0f0c52-7d0e-4c53-9a57-3f0c6a4f9d11"

static void
import (Run *self, const char *name)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "variants", name, NULL);

  run (self, "import", path, NULL);
  assert_done (self);
}

static void
set_up (Run *self, gconstpointer data)
{
  run_set_up (self, data);
  import (self, "harbour.xml");
  import (self, "harbour.de.xml");
  import (self, "harbour.fa.xml");
}

static char *
list_languages (Run *self, const char *id)
{
  JsonArray *languages;
  GString *text = g_string_new (NULL);

  run (self, "list", "--json", NULL);
  assert_done (self);
  languages = json_object_get_array_member (find_object (self, "id", id), "languages");
  for (guint i = 0; i < json_array_get_length (languages); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            json_array_get_string_element (languages, i));
  return g_string_free (text, FALSE);
}

/* One document in the list, with its languages; the dossier brings its own. */
static void
test_list (Run *self, gconstpointer data)
{
  g_autofree char *harbour = list_languages (self, UUID);
  g_autofree char *csto = list_languages (self, "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa");

  g_assert_cmpstr (harbour, ==, "en de fa");
  g_assert_cmpuint (count_objects (self), ==, 2);
  g_assert_true (g_str_has_prefix (csto, "en"));
  run (self, "list", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "en de fa"));
}

/* The document's own text unless another is asked for; a quote in it is said to be translated. */
static void
test_show (Run *self, gconstpointer data)
{
  JsonObject *quote;

  run (self, "show", "harbour", "quotes", "--json", NULL);
  assert_done (self);
  quote = get_object (self, 0);
  g_assert_cmpstr (get_text (quote, "text"), ==, "We shall have a harbour.");
  g_assert_false (json_object_has_member (quote, "translation_of"));

  run (self, "show", "harbour", "quotes", "--language", "de", "--json", NULL);
  assert_done (self);
  quote = get_object (self, 0);
  g_assert_cmpstr (get_text (quote, "text"), ==, "Wir werden einen Hafen haben.");
  g_assert_cmpstr (get_text (quote, "translation_of"), ==, "We shall have a harbour.");

  run (self, "show", "harbour@de", "quotes", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "translated"));
  g_assert_nonnull (strstr (self->out, "Translation of: “We shall have a harbour.”"));

  run (self, "show", "harbour", "events", "--language", "de", "--json", NULL);
  assert_done (self);
  g_assert_true (
    g_str_has_prefix (get_text (get_object (self, 0), "title"), "Die Bürgermeisterin"));

  run (self, "show", "harbour", "quotes", "--language", "fr", NULL);
  assert_failed (self, 1, "en de fa");
}

static void
test_search (Run *self, gconstpointer data)
{
  run (self, "search", "Molen", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 0);
  run (self, "search", "Molen", "--language", "de", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  g_assert_cmpstr (get_text (get_object (self, 0), "document"), ==, UUID);
  g_assert_cmpstr (get_text (get_object (self, 0), "passage"), ==, "p2");
  run (self, "search", "fishermen", "--language", "de", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
}

/* A mark made in German is cited in German wherever it is shown. */
static void
test_notes (Run *self, gconstpointer data)
{
  run (self, "annotate", "harbour", "--language", "de", "--exact", "als man die Molen zählte",
       "--json", NULL);
  assert_done (self);
  run (self, "show", "harbour", "notes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  g_assert_cmpstr (get_text (get_object (self, 0), "exact"), ==, "als man die Molen zählte");
  g_assert_cmpstr (get_text (get_object (self, 0), "passage"), ==, "p2");
  g_assert_cmpstr (get_text (get_object (self, 0), "state"), ==, "anchored");
  run (self, "check", NULL);
  assert_done (self);
}

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/cli/languages/" name, Run, NULL, set_up, func, run_tear_down)
  ADD ("list", test_list);
  ADD ("show", test_show);
  ADD ("search", test_search);
  ADD ("notes", test_notes);

  return g_test_run ();
}
