/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many files at once: each comes into the library, or says why not, as if it had come alone. */
#include <glib/gstdio.h>
#include <string.h>

#include "formats/importer.h"
#include "store/search.h"

#define N_FILES 300

typedef struct
{
  char *folder;
  char *library;
  DossierStore *store;
  GPtrArray *paths; /* of char *, NULL at the end */
  guint n_told;
  guint n_in;
  guint n_failed;
  GCancellable *cancellable;
  guint cancel_at; /* when so many have been told; 0: never */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("dossier-import-XXXXXX", &error);
  g_assert_no_error (error);
  f->library = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_library_open (f->library, NULL, &error);
  g_assert_no_error (error);
  f->paths = g_ptr_array_new_with_free_func (g_free);
  f->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&f->store);
  folder = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_ptr_array_unref (f->paths);
  g_object_unref (f->cancellable);
  g_free (f->folder);
  g_free (f->library);
}

static void
add (Fixture *f, const char *name, const char *text)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (f->paths, path);
}

/* One in ten is broken, and one holds annotations, on which no transaction goes on. */
static void
add_files (Fixture *f)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      const char *suffix = i == 150 ? "json" : i % 3 == 0 ? "md" : "xml";
      g_autofree char *name = g_strdup_printf ("%03u.%s", i, suffix);
      g_autofree char *text = NULL;

      if (i == 150)
        text = g_strdup ("[]");
      else if (i % 10 == 1)
        text = g_strdup ("<TEI><text>");
      else if (i % 3 == 0)
        text = g_strdup_printf ("# Harbour %u\n\nThe ships were leaving number%u.\n", i, i);
      else
        text = g_strdup_printf (
          "<TEI xml:lang='en'><teiHeader><fileDesc><titleStmt><title>Harbour %u</title></titleStmt>"
          "</fileDesc></teiHeader><text><body><p>The ships were leaving number%u.</p></body></text>"
          "</TEI>",
          i, i);
      add (f, name, text);
    }
  g_ptr_array_add (f->paths, NULL);
}

static gboolean
is_broken (guint i)
{
  return i % 10 == 1 || i == 150;
}

static void
told_cb (GPtrArray *documents, const GError *error, gpointer data)
{
  Fixture *f = data;
  g_autofree char *title = g_strdup_printf ("Harbour %u", f->n_told);

  g_assert_true ((documents == NULL) == (error != NULL));
  if (documents != NULL)
    {
      g_assert_cmpstr (((DossierDocument *) documents->pdata[0])->title, ==, title);
      f->n_in++;
    }
  else
    f->n_failed++;
  f->n_told++;
  if (f->n_told == f->cancel_at)
    g_cancellable_cancel (f->cancellable);
}

static void
run (Fixture *f)
{
  const DossierImportOptions options = { NULL, NULL };
  g_autoptr (DossierImport) import =
    dossier_import_new ((const char *const *) f->paths->pdata, &options, f->cancellable);

  dossier_import_run (import, f->store, told_cb, f);
}

static guint
count_documents (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = dossier_store_list (f->store, NULL, &error);

  g_assert_no_error (error);
  return list->len - 1; /* the bundled one */
}

static guint
count_hits (Fixture *f, const char *typed)
{
  const DossierSearch search = { .typed = typed };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFindings) found = NULL;

  found = dossier_store_search (f->store, &search, NULL, &error);
  g_assert_no_error (error);
  return found->total;
}

/* The index finds what it was given with words that were prepared in other threads, in any
 * inflection, and is what it would be of the tables. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  guint n_broken = 0;

  add_files (f);
  for (guint i = 0; i < N_FILES; i++)
    n_broken += is_broken (i);
  run (f);

  g_assert_cmpuint (f->n_told, ==, N_FILES);
  g_assert_cmpuint (f->n_failed, ==, n_broken);
  g_assert_cmpuint (count_documents (f), ==, N_FILES - n_broken);
  for (guint i = 0; i < N_FILES; i += 7)
    {
      g_autofree char *word = g_strdup_printf ("leave number%u", i);

      g_assert_cmpuint (count_hits (f, word), ==, is_broken (i) ? 0 : 1);
    }
  problems = dossier_store_check (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* What has been told stays; nothing else comes in. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  add_files (f);
  f->cancel_at = 40;
  run (f);

  g_assert_cmpuint (f->n_told, ==, N_FILES);
  g_assert_cmpuint (f->n_in, >=, 30);
  g_assert_cmpuint (count_documents (f), ==, f->n_in);
}

/* Each says why when none can be written. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  add_files (f);
  dossier_store_close (f->store);
  run (f);

  g_assert_cmpuint (f->n_failed, ==, N_FILES);
}

/* Reading ends when nobody wants it any more. */
static void
test_given_up (Fixture *f, gconstpointer data)
{
  const DossierImportOptions options = { NULL, NULL };

  add_files (f);
  dossier_import_free (dossier_import_new ((const char *const *) f->paths->pdata, &options, NULL));
  g_assert_cmpuint (count_documents (f), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/many", test_many);
  ADD ("/import/cancel", test_cancel);
  ADD ("/import/closed", test_closed);
  ADD ("/import/given-up", test_given_up);

  return g_test_run ();
}
