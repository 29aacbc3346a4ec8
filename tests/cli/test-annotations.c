/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dossierctl: notes out as Web Annotations and in again, and other programs' annotations in. */
#include <glib/gstdio.h>

#include "run.h"

static char *
take_notes (Run *f, const char *document)
{
  run (f, "show", document, "notes", "--json", NULL);
  assert_done (f);
  return g_steal_pointer (&f->out);
}

/* A colleague's library: the notes are the same there. */
static void
test_round_trip (Run *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "notes.jsonld", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.sqlite", NULL);
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *library = NULL;

  run (f, "annotate", "csto", "--exact", "31 model acts out of 43", "--note", "So *far*", "--tag",
       "model acts", "--colour", "green", NULL);
  assert_done (f);
  run (f, "annotate", "csto", "--exact", "the autumn session", "--colour", "underline", NULL);
  assert_done (f);
  run (f, "export", "csto", "--format", "web-annotation", "--output", path, NULL);
  assert_done (f);
  mine = take_notes (f, "csto");

  library = f->library;
  f->library = g_steal_pointer (&other);
  run (f, "import", path, "--json", NULL);
  assert_done (f);
  g_assert_cmpuint (count_objects (f), ==, 1);
  g_assert_cmpuint (json_object_get_size (get_object (f, 0)), ==, 7);
  g_assert_cmpstr (
    json_array_get_string_element (json_object_get_array_member (get_object (f, 0), "report"), 0),
    ==, "2 notes were added.");
  theirs = take_notes (f, "csto");
  g_assert_cmpstr (mine, ==, theirs);
  g_free (f->library);
  f->library = g_steal_pointer (&library);
}

/* Only what passes the query leaves. */
static void
test_query (Run *f, gconstpointer data)
{
  run (f, "annotate", "csto", "--exact", "31 model acts out of 43", "--tag", "one", NULL);
  assert_done (f);
  run (f, "annotate", "csto", "--exact", "the autumn session", "--tag", "two", NULL);
  assert_done (f);
  run (f, "export", "csto", "--format", "web-annotation", "--query", "tag:two", NULL);
  assert_done (f);
  g_assert_nonnull (strstr (f->out, "the autumn session"));
  g_assert_null (strstr (f->out, "\"exact\" : \"31 model acts"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (f->json), "total"), ==, 1);
}

static void
test_hypothesis (Run *f, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "annotations", "hypothesis.json", NULL);

  run (f, "import", path, NULL);
  assert_failed (f, 1, "“https://example.org/csto”, which is not in the library");
  run (f, "import", "--format", "web-annotation", "--into", "csto", path, NULL);
  assert_done (f);
  g_assert_nonnull (strstr (f->out, "4 notes were added."));
  run (f, "show", "csto", "notes", "--json", NULL);
  assert_done (f);
  g_assert_cmpuint (count_objects (f), ==, 4);
  g_assert_cmpstr (get_text (find_object (f, "exact", "held on 8–29 October 2019"), "state"), ==,
                   "anchored");
}

static void
test_mistakes (Run *f, gconstpointer data)
{
  g_autofree char *broken = write_file (f, "broken.json", "[\n{\"type\": \"Annotation\",\n");
  g_autofree char *tei = write_file (f, "some.xml", "<TEI/>");

  run (f, "import", "--into", "csto", broken, NULL);
  assert_failed (f, 1, "broken.json");
  run (f, "import", "--into", "csto", tei, NULL);
  assert_failed (f, 1, "--into");
  run (f, "import", "--into", "csto", "nowhere.json", NULL);
  assert_failed (f, 1, "“nowhere.json” cannot be read");
  run (f, "import", "--format", "docx", broken, NULL);
  assert_failed (f, 2, "docx");
  run (f, "import", "--format", "tei", broken, NULL);
  assert_failed (f, 1, "no XML");
}

int
main (int argc, char **argv)
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/cli/annotations/round-trip", Run, NULL, run_set_up, test_round_trip, run_tear_down);
  g_test_add ("/cli/annotations/query", Run, NULL, run_set_up, test_query, run_tear_down);
  g_test_add ("/cli/annotations/hypothesis", Run, NULL, run_set_up, test_hypothesis, run_tear_down);
  g_test_add ("/cli/annotations/mistakes", Run, NULL, run_set_up, test_mistakes, run_tear_down);

  return g_test_run ();
}
