/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dossierctl annotate, and what show DOC notes says of it. */
#include "run.h"

#define UUID "2b0f0c52-7d0e-4c53-9a57-3f0c6a4f9d12"

#define TEI                                                                                        \
  "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='harbour' xml:lang='en'><teiHeader><fileDesc>"  \
  "<titleStmt><title>The harbour</title></titleStmt><publicationStmt><idno type='uuid'>" UUID      \
  "</idno></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>"      \
  "<div xml:id='s1'><head xml:id='h1'>A promise</head>"                                            \
  "<p xml:id='p1'>The harbour will be open. Nobody believed the harbour master, Žas.</p>"         \
  "<p xml:id='p2'>It was closed in May.</p>"                                                       \
  "<p xml:id='p3'>The harbour will be open.</p></div></body></text></TEI>"

static void
set_up (Run *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  run_set_up (self, data);
  path = write_file (self, "harbour.xml", TEI);
  run (self, "import", path, NULL);
  assert_done (self);
}

static JsonObject *
get_only_note (Run *self)
{
  run (self, "show", UUID, "notes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  return get_object (self, 0);
}

static void
test_words (Run *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  JsonObject *made, *note;
  JsonArray *tags;
  g_autoptr (GDateTime) created = NULL;

  run (self, "annotate", UUID, "--exact", "harbour master, Žas", "--note", "Who *is* he?", "--tag",
       "people", "--tag", "model acts", "--tag", "people", "--colour", "green", "--json", NULL);
  assert_done (self);
  made = json_node_get_object (self->json);
  g_assert_cmpuint (json_object_get_size (made), ==, 2);
  g_assert_cmpstr (get_text (made, "state"), ==, "anchored");
  id = g_strdup (get_text (made, "id"));
  g_assert_true (g_uuid_string_is_valid (id));

  note = get_only_note (self);
  g_assert_cmpstr (get_text (note, "id"), ==, id);
  g_assert_cmpstr (get_text (note, "exact"), ==, "harbour master, Žas");
  g_assert_cmpstr (get_text (note, "note"), ==, "Who *is* he?");
  g_assert_cmpstr (get_text (note, "colour"), ==, "green");
  g_assert_cmpstr (get_text (note, "state"), ==, "anchored");
  g_assert_cmpstr (get_text (note, "passage"), ==, "p1");
  tags = json_object_get_array_member (note, "tags");
  g_assert_cmpuint (json_array_get_length (tags), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (tags, 1), ==, "model acts");
  g_assert_true (g_str_has_suffix (get_text (note, "created"), "Z"));
  created = g_date_time_new_from_iso8601 (get_text (note, "created"), NULL);
  g_assert_nonnull (created);
  g_assert_cmpstr (get_text (note, "modified"), ==, get_text (note, "created"));

  /* The same for people. */
  run (self, "show", UUID, "notes", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "harbour master, Žas"));
  g_assert_nonnull (strstr (self->out, "Who *is* he?"));
  g_assert_nonnull (strstr (self->out, "green"));
  g_assert_nonnull (strstr (self->out, "people, model acts"));
}

static void
test_across_paragraphs (Run *self, gconstpointer data)
{
  JsonObject *note;

  run (self, "annotate", UUID, "-e", "master, Žas.\nIt was closed in May.\n\nThe harbour", NULL);
  assert_done (self);
  note = get_only_note (self);
  g_assert_cmpstr (get_text (note, "exact"), ==,
                   "master, Žas.\nIt was closed in May.\nThe harbour");
  g_assert_cmpstr (get_text (note, "colour"), ==, "yellow");
  g_assert_null (get_text (note, "note"));

  /* In that order, and nothing left out between. */
  run (self, "annotate", UUID, "-e", "master, Žas.\nThe harbour", NULL);
  assert_failed (self, 1, "does not stand");
  run (self, "annotate", UUID, "-e", "Nobody\nIt was", NULL);
  assert_failed (self, 1, "does not stand");
}

static void
test_several_places (Run *self, gconstpointer data)
{
  run (self, "annotate", UUID, "--exact", "harbour", NULL);
  assert_failed (self, 1, "3 places");
  run (self, "annotate", UUID, "--exact", "harbour", "--prefix", "believed the ", NULL);
  assert_done (self);
  run (self, "annotate", UUID, "--exact", "be open.", "--suffix", "Nobody", NULL);
  assert_done (self);
  run (self, "annotate", UUID, "--exact", "open", "--prefix", "was", NULL);
  assert_failed (self, 1, "does not stand");

  run (self, "show", UUID, "notes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 2);
  /* In document order. */
  g_assert_cmpstr (get_text (get_object (self, 0), "exact"), ==, "be open.");
  g_assert_cmpstr (get_text (get_object (self, 1), "exact"), ==, "harbour");
}

static void
test_misuse (Run *self, gconstpointer data)
{
  run (self, "annotate", UUID, NULL);
  assert_failed (self, 2, "--exact");
  run (self, "annotate", UUID, "--exact", "", NULL);
  assert_failed (self, 2, "--exact");
  run (self, "annotate", UUID, "--exact", "harbour", "--colour", "mauve", NULL);
  assert_failed (self, 2, "mauve");
  run (self, "annotate", UUID, "--exact", "harbour", "--colour", "none", NULL);
  assert_failed (self, 2, "none");
  run (self, "annotate", "--exact", "harbour", NULL);
  assert_failed (self, 2, "missing");
  run (self, "annotate", "ffffffff", "--exact", "harbour", NULL);
  assert_failed (self, 1, "ffffffff");
  run (self, "annotate", UUID, "--exact", "lighthouse", NULL);
  assert_failed (self, 1, "lighthouse");

  run (self, "show", UUID, "notes", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 0);
}

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/cli/annotate/" name, Run, NULL, set_up, function, run_tear_down)
  ADD ("words", test_words);
  ADD ("across-paragraphs", test_across_paragraphs);
  ADD ("several-places", test_several_places);
  ADD ("misuse", test_misuse);
  return g_test_run ();
}
