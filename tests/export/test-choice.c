/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chooses for an export: remembered, named, and made. */
#include "export/export-choice.h"

#include <string.h>

#include "formats/tei/tei.h"

static DossierDocument *
read_csto (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (documents->pdata[0]);
}

/* A name that any file system and a link in a note take, whatever the title is. */
static void
test_names (void)
{
  static const char *const cases[][2] = {
    { "Plain", "Plain.md" },
    { "CSTO: In Search of “Raisons d’être”", "CSTO In Search of “Raisons d’être”.md" },
    { "../../etc/passwd", "etc passwd.md" },
    { ".hidden", "hidden.md" },
    { "a\nb\tc  d", "a b c d.md" },
    { "Что делать? [1]", "Что делать 1.md" },
    { "   ", "dossier.md" },
    { "Ends. ", "Ends.md" },
    { "C:\\con|aux*?<>\"", "C con aux.md" },
  };
  g_autoptr (DossierExportChoice) choice = dossier_export_choice_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierDocument) document = dossier_document_new ();
      g_autofree char *name = NULL;

      document->title = g_strdup (cases[i][0]);
      name = dossier_export_choice_suggest_name (choice, document);
      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

/* Long titles are cut between letters. */
static void
test_long_name (void)
{
  g_autoptr (DossierExportChoice) choice = dossier_export_choice_new ();
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autofree char *name = NULL;

  document->title = g_strnfill (400, 'x');
  for (char *at = document->title; at < document->title + 400; at += 2)
    memcpy (at, "ж", 2);
  name = dossier_export_choice_suggest_name (choice, document);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), <, 130);
  g_assert_true (g_str_has_suffix (name, "ж.md"));
}

static void
test_text (void)
{
  g_autoptr (DossierExportChoice) choice = dossier_export_choice_new ();
  g_autoptr (DossierExportChoice) again = NULL;
  g_autoptr (DossierExportChoice) odd = dossier_export_choice_from_text ("nonsense'{");
  g_autofree char *text = NULL;

  choice->scope = DOSSIER_EXPORT_FILTERED;
  choice->query = g_strdup ("tag:\"model 'acts'\" слово");
  choice->preset = g_strdup ("my own");
  text = dossier_export_choice_to_text (choice);
  again = dossier_export_choice_from_text (text);
  g_assert_cmpint (again->scope, ==, DOSSIER_EXPORT_FILTERED);
  g_assert_cmpstr (again->format, ==, "markdown");
  g_assert_cmpstr (again->query, ==, choice->query);
  g_assert_cmpstr (again->preset, ==, choice->preset);
  g_assert_null (again->speaker);
  g_assert_cmpstr (odd->format, ==, "markdown");
}

static char *
make (DossierDocument *document, DossierExportScope scope, const char *format, const char *speaker)
{
  g_autoptr (DossierExportChoice) choice = dossier_export_choice_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  choice->scope = scope;
  g_free (choice->format);
  choice->format = g_strdup (format);
  choice->speaker = g_strdup (speaker);
  bytes = dossier_export_choice_make (choice, NULL, document, NULL, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

/* Of each scope what it says, and nothing else. */
static void
test_scopes (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autofree char *all = make (document, DOSSIER_EXPORT_DOCUMENT, "markdown", NULL);
  g_autofree char *lavrov = make (document, DOSSIER_EXPORT_SPEAKER, "markdown", "lavrov");
  g_autofree char *commitments = make (document, DOSSIER_EXPORT_COMMITMENTS, "markdown", NULL);
  g_autofree char *table = make (document, DOSSIER_EXPORT_COMMITMENTS, "csv", NULL);
  g_autofree char *quotes = make (document, DOSSIER_EXPORT_SPEAKER, "csv", "lavrov");

  g_assert_nonnull (strstr (all, "building up"));
  g_assert_nonnull (strstr (all, "highly relevant"));
  g_assert_nonnull (strstr (lavrov, "highly relevant"));
  g_assert_null (strstr (lavrov, "building up"));
  g_assert_nonnull (strstr (commitments, "| "));
  g_assert_null (strstr (commitments, "highly relevant"));
  g_assert_null (strstr (table, "highly relevant"));
  g_assert_nonnull (strstr (table, "verdict"));
  g_assert_nonnull (strstr (quotes, "highly relevant"));
  g_assert_null (strstr (quotes, "building up"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/export/choice/names", test_names);
  g_test_add_func ("/export/choice/long-name", test_long_name);
  g_test_add_func ("/export/choice/text", test_text);
  g_test_add_func ("/export/choice/scopes", test_scopes);

  return g_test_run ();
}
