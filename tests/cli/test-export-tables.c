/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dossierctl export: tables and sources of the bundled dossier. */
#include "../formats/csv-reader.h"
#include "run.h"

static void
test_tables (Run *f, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *show;
  } tables[] = {
    { "quotes", "quotes" },           { "events", "events" },   { "memberships", "memberships" },
    { "commitments", "commitments" }, { "sources", "sources" }, { "notes", "notes" },
  };

  run (f, "annotate", "csto", "--exact", "31 model acts out of 43", "--note", "-43, \"so far\"",
       NULL);
  assert_done (f);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GPtrArray) records = NULL;

      run (f, "export", "csto", "--format", "csv", "--table", tables[i].table, NULL);
      g_assert_cmpint (f->status, ==, 0);
      text = g_steal_pointer (&f->out);
      records = csv_read (text);
      run (f, "show", "csto", tables[i].show, "--json", NULL);
      assert_done (f);
      g_assert_cmpuint (records->len - 1, ==, count_objects (f));
      for (guint row = 1; row < records->len; row++)
        g_assert_cmpstr (csv_get (records, row, "id"), ==,
                         get_text (get_object (f, row - 1), "id"));
    }
}

static void
test_query_and_file (Run *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "zas.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  run (f, "export", "csto", "--format", "csv", "--query", "speaker:zas", "-o", path, NULL);
  assert_done (f);
  g_assert_cmpstr (f->out, ==, "");
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  records = csv_read (text);
  g_assert_cmpuint (records->len, >, 2);
  for (guint row = 1; row < records->len; row++)
    g_assert_cmpstr (csv_get (records, row, "speaker"), ==, "Stanislau Zas");
}

/* What a spreadsheet would take for a formula stays, and is told of. */
static void
test_formula (Run *f, gconstpointer data)
{
  run (f, "annotate", "csto", "--exact", "31 model acts out of 43", "--note", "=HYPERLINK(1)",
       NULL);
  assert_done (f);
  run (f, "export", "csto", "--format", "csv", "--table", "notes", NULL);
  g_assert_cmpint (f->status, ==, 0);
  g_assert_nonnull (strstr (f->out, ",=HYPERLINK(1),"));
  g_assert_true (g_str_has_prefix (f->err, "dossierctl: 1 field begins with"));
}

static void
test_mistakes (Run *f, gconstpointer data)
{
  run (f, "export", "csto", "--format", "csv", "--table", "people", NULL);
  assert_failed (f, 2, "There is no table “people”");
  g_assert_cmpstr (f->out, ==, "");
}

static void
test_sources (Run *f, gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *entry = NULL;

  run (f, "export", "csto", "--format", "csl-json", NULL);
  assert_done (f);
  g_assert_cmpuint (count_objects (f), ==, 15);
  key = g_strdup (get_text (get_object (f, 0), "id"));
  g_assert_nonnull (find_object (f, "title", "CSTO: In Search of Raisons d’être, mid-2020"));

  run (f, "export", "csto", "--format", "bibtex", NULL);
  assert_done (f);
  entry = g_strdup_printf ("@misc{%s,\n", key);
  g_assert_true (g_str_has_prefix (f->out, entry));
}

int
main (int argc, char **argv)
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/cli/export/tables", Run, NULL, run_set_up, test_tables, run_tear_down);
  g_test_add ("/cli/export/query", Run, NULL, run_set_up, test_query_and_file, run_tear_down);
  g_test_add ("/cli/export/formula", Run, NULL, run_set_up, test_formula, run_tear_down);
  g_test_add ("/cli/export/mistakes", Run, NULL, run_set_up, test_mistakes, run_tear_down);
  g_test_add ("/cli/export/sources", Run, NULL, run_set_up, test_sources, run_tear_down);

  return g_test_run ();
}
