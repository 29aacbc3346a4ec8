/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dossierctl does with good and bad arguments and files. */
#include <glib/gstdio.h>

#include "run.h"

#define UUID "2b0f0c52-7d0e-4c53-9a57-3f0c6a4f9d11"
#define BUNDLED_UUID "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa"

#define TEI(words)                                                                                 \
  "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='harbour' xml:lang='en'><teiHeader><fileDesc>"  \
  "<titleStmt><title>The harbour</title></titleStmt><publicationStmt><idno type='uuid'>" UUID      \
  "</idno></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>"      \
  "<div xml:id='s1'><head xml:id='h1'>A promise</head><p xml:id='p1'>" words "</p></div>"          \
  "</body></text></TEI>"

static void
test_new_library (Run *self, gconstpointer data)
{
  JsonObject *csto;
  g_autofree char *own = NULL;

  run (self, "list", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  csto = get_object (self, 0);
  g_assert_cmpstr (get_text (csto, "id"), ==, BUNDLED_UUID);
  g_assert_cmpstr (get_text (csto, "name"), ==, "csto");
  g_assert_cmpstr (get_text (csto, "language"), ==, "en");
  g_assert_cmpstr (get_text (csto, "date"), ==, "[2020-06..2020-07]");
  g_assert_nonnull (strstr (get_text (csto, "title"), "CSTO"));
  g_assert_cmpint (json_object_get_int_member (csto, "passages"), >, 30);
  g_assert_cmpuint (json_object_get_size (csto), ==, 16);

  /* So does the user's own, whose folder is made for it. */
  run_bare (self, "list", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "csto"));
  own = g_build_filename (self->folder, "dossier", "library.sqlite", NULL);
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
}

static void
test_help (Run *self, gconstpointer data)
{
  static const char *const commands[] = { "import", "list",    "show",   "members", "check",
                                          "backup", "restore", "search", "annotate" };

  run_bare (self, "--help", NULL);
  assert_done (self);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_nonnull (strstr (self->out, commands[i]));
  g_assert_nonnull (strstr (self->out, "--library"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      run_bare (self, commands[i], "--help", NULL);
      assert_done (self);
      g_assert_nonnull (strstr (self->out, commands[i]));
      g_assert_nonnull (strstr (self->out, "--json"));
    }

  run_bare (self, "--version", NULL);
  assert_done (self);
  g_assert_true (g_str_has_prefix (self->out, "dossierctl "));

  /* None of these makes a library. */
  g_assert_false (g_file_test (self->library, G_FILE_TEST_EXISTS));
}

static void
test_misuse (Run *self, gconstpointer data)
{
  run (self, NULL);
  assert_failed (self, 2, "No command");
  run (self, "dance", NULL);
  assert_failed (self, 2, "dance");
  run (self, "--dance", "list", NULL);
  assert_failed (self, 2, "dance");
  run (self, "list", "--dance", NULL);
  assert_failed (self, 2, "dance");
  run (self, "list", "csto", NULL);
  assert_failed (self, 2, "too much");
  run (self, "import", NULL);
  assert_failed (self, 2, "missing");
  run (self, "import", "--format", "dance", "x", NULL);
  assert_failed (self, 2, "dance");
  run (self, "show", "csto", NULL);
  assert_failed (self, 2, "missing");
  run (self, "show", "csto", "dances", NULL);
  assert_failed (self, 2, "dances");
  run (self, "members", "CSTO", "yesterday", NULL);
  assert_failed (self, 2, "yesterday");
  run (self, "members", "CSTO", "../2000", NULL);
  assert_failed (self, 2, "../2000");
  g_assert_cmpstr (self->out, ==, "");
  g_assert_false (g_file_test (self->library, G_FILE_TEST_EXISTS));
}

static void
test_not_found (Run *self, gconstpointer data)
{
  run (self, "show", "nothing", "quotes", "--json", NULL);
  assert_failed (self, 1, "nothing");
  g_assert_cmpstr (self->out, ==, "");
  run (self, "members", "EFTA", "2000-01-01", NULL);
  assert_failed (self, 1, "EFTA");
}

static void
test_import (Run *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "harbour.xml", TEI ("It was promised."));
  g_autofree char *edition = write_file (self, "edition.xml", TEI ("It was built."));
  JsonObject *object;

  /* Options stand before the command or behind it. */
  run (self, "--json", "import", "--format", "tei", path, NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  object = get_object (self, 0);
  g_assert_cmpstr (get_text (object, "id"), ==, UUID);
  g_assert_cmpstr (get_text (object, "title"), ==, "The harbour");
  g_assert_cmpstr (get_text (object, "kind"), ==, "tei");
  g_assert_cmpint (json_object_get_int_member (object, "passages"), ==, 2);
  g_assert_nonnull (json_object_get_array_member (object, "report"));
  g_assert_cmpstr (get_text (object, "state"), ==, "new");
  g_assert_cmpuint (json_object_get_size (object), ==, 7);

  /* The same content is one document; a new edition takes the place of the former one. */
  run (self, "import", path, path, "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 2);
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);
  run (self, "import", edition, NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "The harbour"));
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);

  run (self, "show", "2b0f", "passages", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 2);
  object = get_object (self, 1);
  g_assert_cmpstr (get_text (object, "id"), ==, "p1");
  g_assert_cmpstr (get_text (object, "section"), ==, "A promise");
  g_assert_cmpstr (get_text (object, "kind"), ==, "paragraph");
  g_assert_cmpstr (get_text (object, "text"), ==, "It was built.");
  g_assert_cmpstr (get_text (object, "language"), ==, "en");

  run (self, "show", "harbour", "passages", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "It was built."));
}

/* Each file alone: the good ones come in, each bad one has a message. */
static void
test_import_some (Run *self, gconstpointer data)
{
  g_autofree char *good = write_file (self, "harbour.xml", TEI ("It was promised."));
  g_autofree char *cut = write_file (self, "cut.xml", "<TEI><text>\n<body><p>It was");
  g_autofree char *letter = write_file (self, "letter.txt", "Dear Sir,\n\001\002\003\n");
  g_autofree char *missing = g_build_filename (self->folder, "missing.xml", NULL);
  g_auto (GStrv) messages = NULL;

  run (self, "import", cut, good, letter, missing, "--json", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpuint (count_objects (self), ==, 4);
  g_assert_cmpstr (get_text (get_object (self, 1), "id"), ==, UUID);

  messages = g_strsplit (self->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (messages), ==, 4); /* the last one is empty */
  g_assert_nonnull (strstr (messages[0], "cut.xml"));
  g_assert_nonnull (strstr (messages[1], "letter.txt"));
  g_assert_nonnull (strstr (messages[2], "missing.xml"));

  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);
}

static void
test_bad_library (Run *self, gconstpointer data)
{
  g_autofree char *letter = write_file (self, "letter.txt", "Dear Sir, this is no library.\n");
  g_autofree char *contents = NULL;

  run_bare (self, "--library", letter, "list", NULL);
  assert_failed (self, 1, letter);
  run_bare (self, "--library", self->folder, "list", NULL);
  assert_failed (self, 1, self->folder);
  g_assert_true (g_file_get_contents (letter, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "Dear Sir, this is no library.\n");
}

static void
test_check (Run *self, gconstpointer data)
{
  g_autofree char *letter = write_file (self, "letter.txt", "Dear Sir, this is no library.\n");
  JsonObject *object;

  run (self, "check", NULL);
  assert_done (self);
  run (self, "check", "--json", NULL);
  assert_done (self);
  object = json_node_get_object (self->json);
  g_assert_true (json_object_get_boolean_member (object, "ok"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "problems")), ==,
                    0);

  run_bare (self, "check", "--json", "--library", letter, NULL);
  assert_failed (self, 1, "1 problem");
  object = json_node_get_object (self->json);
  g_assert_false (json_object_get_boolean_member (object, "ok"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "problems")), ==,
                    1);
}

/* Backed up while it is used, restored, refused. */
static void
test_backup (Run *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "copy.sqlite", NULL);
  g_autofree char *missing = g_build_filename (self->folder, "missing.sqlite", NULL);
  g_autofree char *letter = write_file (self, "letter.xml", TEI ("It was promised."));

  run (self, "list", NULL);
  assert_done (self);
  run (self, "backup", file, "--json", NULL);
  assert_done (self);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (self->json), "ok"));
  run (self, "backup", file, NULL);
  assert_failed (self, 1, file);

  run (self, "import", letter, NULL);
  assert_done (self);
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);
  run (self, "restore", file, "--document", "csto", NULL);
  assert_done (self);
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);
  run (self, "restore", file, NULL);
  assert_done (self);
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 1);
  run (self, "check", NULL);
  assert_done (self);

  run (self, "restore", missing, NULL);
  assert_failed (self, 1, missing);
  run (self, "restore", file, "--document", "nothing", NULL);
  assert_failed (self, 1, "nothing");
  run (self, "restore", letter, NULL);
  assert_failed (self, 1, letter);
  /* The newest is what was there before the last restore. */
  run (self, "restore", NULL);
  assert_done (self);
  run (self, "list", "--json", NULL);
  g_assert_cmpuint (count_objects (self), ==, 2);
}

/* Said and offered, and done when it is asked for. */
static void
test_damaged (Run *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "copy.sqlite", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  run (self, "backup", file, NULL);
  assert_done (self);
  run (self, "list", NULL);
  assert_done (self);
  g_assert_true (g_file_get_contents (self->library, &contents, &length, NULL));
  memset (contents, 0x5a, 4096);
  g_assert_true (g_file_set_contents (self->library, contents, (gssize) length, NULL));
  /* There is nothing to tell it by but its backups. */
  run (self, "restore", NULL);
  assert_failed (self, 1, self->library);

  memcpy (contents, "SQLite format 3", 16);
  memcpy (contents + 68, "Dosr", 4);
  g_assert_true (g_file_set_contents (self->library, contents, (gssize) length, NULL));
  run (self, "list", NULL);
  assert_failed (self, 1, "dossierctl restore");
  run (self, "restore", file, NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "library-damaged-"));
  run (self, "list", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 1);
  run (self, "check", NULL);
  assert_done (self);
}

/* What was asked for and cannot be written down is no success. */
static void
test_full_disk (Run *self, gconstpointer data)
{
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }

  run_into (self, "/dev/full", "list", NULL);
  assert_failed (self, 1, "output");
  run_into (self, "/dev/full", "list", "--json", NULL);
  assert_failed (self, 1, "output");
}

/* Everything can be shown, for people and for programs. */
static void
test_show (Run *self, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *keys;
  } cases[] = {
    { "passages", "id section kind text language" },
    { "quotes", "id speaker office text direct date occasion source passage authority" },
    { "events", "id title date kind places participants passages authority note" },
    { "memberships", "id member organisation role from to authority" },
    { "people", "id name passages" },
    { "organisations", "id name passages" },
    { "places", "id name passages a3 geo" },
    { "sources", "id url title publisher date passages" },
    { "commitments", "id title by announced due outcome verdict evidence figures" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) keys = g_strsplit (cases[i].keys, " ", -1);

      run (self, "show", "csto", cases[i].kind, NULL);
      assert_done (self);
      g_assert_cmpuint (strlen (self->out), >, 100);

      run (self, "show", "csto", cases[i].kind, "--json", NULL);
      assert_done (self);
      for (guint j = 0; j < count_objects (self); j++)
        for (guint k = 0; keys[k] != NULL; k++)
          g_assert_true (json_object_has_member (get_object (self, j), keys[k]));
    }
}

#define ADD(path, function) g_test_add (path, Run, NULL, run_set_up, function, run_tear_down)

#define RUSSIAN                                                                                    \
  "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='dogovor' xml:lang='ru'><teiHeader><fileDesc>"  \
  "<titleStmt><title>Устав</title></titleStmt><publicationStmt><p/></publicationStmt>"        \
  "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p xml:id='p1'>Стороны " \
  "Договора о коллективной безопасности, выполняя ещё не выполненное.</p></body></text></TEI>"

/* What is found of what is typed outside the bundled dossier, as "kind passage" for each find. */
static void
assert_found (Run *self, const char *typed, const char *finds)
{
  g_autoptr (GString) found = g_string_new (NULL);

  run (self, "search", "--json", "--", typed, NULL);
  assert_done (self);
  for (guint i = 0; i < count_objects (self); i++)
    {
      JsonObject *hit = get_object (self, i);
      const char *passage = get_text (hit, "passage");

      g_assert_cmpuint (json_object_get_size (hit), ==, 4);
      g_assert_nonnull (get_text (hit, "snippet"));
      if (strcmp (get_text (hit, "document"), BUNDLED_UUID) != 0)
        g_string_append_printf (found, "%s%s %s", found->len > 0 ? ", " : "",
                                get_text (hit, "kind"), passage != NULL ? passage : "-");
    }
  g_assert_cmpstr (found->str, ==, finds);
}

static void
test_search (Run *self, gconstpointer data)
{
  static const char *const odd[] = { "\"",  "*",   "-",  "(", "a AND", "NEAR(a b",
                                     "\"a", "a:b", "^a", "😀", "" };
  g_autofree char *english =
    write_file (self, "a.xml", TEI ("He promised troops, harbours and trusts"));
  g_autofree char *russian = write_file (self, "b.xml", RUSSIAN);

  run (self, "import", english, russian, NULL);
  assert_done (self);
  assert_found (self, "promise harbour", "passage p1");
  assert_found (self, "promising", "section h1, passage h1, passage p1");
  assert_found (self, "\"promise\"", "section h1, passage h1");
  assert_found (self, "harbour", "title -, passage p1");
  assert_found (self, "договорами", "passage p1");
  assert_found (self, "договорами -еще", "");
  assert_found (self, "\"договора о\"", "passage p1");
  assert_found (self, "ЕЩЕ", "passage p1");
  assert_found (self, "troo*", "passage p1");
  assert_found (self, "troo", "");
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      run (self, "search", "--json", "--", odd[i], NULL);
      assert_done (self);
    }

  run (self, "search", "security", "--limit", "3", "--document", "csto", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 3);
  run (self, "search", "harbour", "--document", "csto", "--json", NULL);
  assert_done (self);
  g_assert_cmpuint (count_objects (self), ==, 0);
  run (self, "search", "harbour", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "The harbour"));
  g_assert_nonnull (strstr (self->out, "He promised troops"));
  run (self, "search", "harbour", "--document", "nothing", NULL);
  assert_failed (self, 1, "nothing");
  run (self, "search", NULL);
  assert_failed (self, 2, "missing");
}

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/cli/dossierctl/new-library", test_new_library);
  ADD ("/cli/dossierctl/help", test_help);
  ADD ("/cli/dossierctl/misuse", test_misuse);
  ADD ("/cli/dossierctl/not-found", test_not_found);
  ADD ("/cli/dossierctl/import", test_import);
  ADD ("/cli/dossierctl/import-some", test_import_some);
  ADD ("/cli/dossierctl/bad-library", test_bad_library);
  ADD ("/cli/dossierctl/check", test_check);
  ADD ("/cli/dossierctl/backup", test_backup);
  ADD ("/cli/dossierctl/damaged", test_damaged);
  ADD ("/cli/dossierctl/full-disk", test_full_disk);
  ADD ("/cli/dossierctl/show", test_show);
  ADD ("/cli/dossierctl/search", test_search);

  return g_test_run ();
}
