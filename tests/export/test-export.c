/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a document leaves, and how it gets into a file. */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "export/export.h"
#include "formats/importer.h"
#include "linking/session-excerpt.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierDocument *document;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("dossier-export-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_library_open (path, NULL, &error);
  g_assert_no_error (error);
  f->document = dossier_store_load (f->store, "csto", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
  const char *name;

  g_clear_object (&f->document);
  g_clear_object (&f->store);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static GBytes *
make (Fixture *f, const char *format, const DossierExcerpt *excerpt)
{
  const DossierExportOptions options = { NULL };
  const DossierExportFormat *chosen = dossier_export_find_format (format);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_assert_nonnull (chosen);
  bytes = chosen->make (f->store, excerpt, &options, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Those of the document itself and of what it retells left out, which always leave. */
static guint
count_sources (Fixture *f, const DossierExcerpt *excerpt)
{
  g_autoptr (GBytes) bytes = make (f, "csl-json", excerpt);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              &error);
  g_assert_no_error (error);
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser))) - 2;
}

/* What passes a query, no more and no less. */
static void
test_excerpt (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse ("speaker:zas", &error);
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (f->document);
  g_autoptr (DossierExcerpt) some = dossier_excerpt_new_for_query (f->document, query);
  guint n_quotes = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (some->query, ==, "speaker:zas");
  g_assert_nonnull (strstr (some->sentence, "Zas"));
  for (guint i = 0; i < dossier_document_count (f->document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (f->document, DOSSIER_KIND_QUOTE, i);
      gboolean his =
        g_strcmp0 (quote->speaker ? DOSSIER_ITEM (quote->speaker)->id : NULL, "zas") == 0;

      g_assert_cmpint (dossier_excerpt_has (some, quote), ==, his);
      g_assert_true (dossier_excerpt_has (all, quote));
      n_quotes += his;
    }
  g_assert_cmpuint (n_quotes, >, 0);
  g_assert_cmpuint (count_sources (f, all), ==,
                    dossier_document_count (f->document, DOSSIER_KIND_SOURCE));
  g_assert_cmpuint (count_sources (f, some), <, count_sources (f, all));
  g_assert_cmpuint (count_sources (f, some), >, 0);
}

#define NOTES "---\ndossier: dossier://" DOSSIER_BUNDLED_UUID "\n---\n\nMine.\n"

/* A file is as it was, or it is the new one. */
static void
test_save (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "saved.txt", NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "such", "folder", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_false (dossier_export_save (path, bytes, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  g_clear_pointer (&contents, g_free);

  g_assert_true (dossier_export_save (path, bytes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "new");
  g_clear_pointer (&contents, g_free);

  /* notes, by a slip of the name or of the format */
  g_assert_true (g_file_set_contents (path, NOTES, -1, NULL));
  g_assert_false (dossier_export_save (path, bytes, NULL, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN);
  g_assert_nonnull (strstr (error->message, "saved.txt"));
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, NOTES);

  g_assert_false (dossier_export_save (nowhere, bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/export/excerpt", Fixture, NULL, set_up, test_excerpt, tear_down);
  g_test_add ("/export/save", Fixture, NULL, set_up, test_save, tear_down);

  return g_test_run ();
}
