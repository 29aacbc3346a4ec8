/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening many files at once, and text that is no file. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../store/sample.h"
#include "formats/import-batch.h"
#include "formats/import-find.h"
#include "formats/import-text.h"

/* An annotation on a document that has this address. */
#define NOTE                                                                                       \
  "{\"type\":\"Annotation\",\"id\":\"x:1\",\"bodyValue\":\"So?\",\"target\":{\"source\":"          \
  "\"https://example.org/harbour\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":"        \
  "\"opened in May\"}}}"

typedef struct
{
  char *folder;
  DossierStore *store;
  GCancellable *cancellable;
  guint cancel_at; /* the file at whose beginning somebody cancels */
  GPtrArray *outcomes;
  DossierImportTally tally;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = sample_folder_new ();
  path = sample_path (f->folder, ".library.sqlite");
  f->store = dossier_library_open (path, NULL, &error);
  g_assert_no_error (error);
  f->cancellable = g_cancellable_new ();
  f->cancel_at = G_MAXUINT;
  f->outcomes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) (gpointer) dossier_import_outcome_free);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->outcomes);
  g_object_unref (f->cancellable);
  sample_store_close (f->store);
  sample_folder_remove (f->folder);
}

static char *
add_file (Fixture *f, const char *name, const char *text)
{
  char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
begin_cb (guint i, guint n, const char *path, gpointer data)
{
  Fixture *f = data;

  g_assert_cmpuint (i, <, n);
  if (i == f->cancel_at)
    g_cancellable_cancel (f->cancellable);
}

static void
end_cb (DossierImportOutcome *outcome, GPtrArray *documents, gpointer data)
{
  Fixture *f = data;

  g_ptr_array_add (f->outcomes, outcome);
}

static void
open_path (Fixture *f, const char *path)
{
  static const DossierImportWatch watch = { begin_cb, end_cb };
  const char *const paths[] = { path, NULL };
  const DossierImportOptions options = { NULL, NULL };
  g_autoptr (DossierImportBatch) batch = NULL;

  g_ptr_array_set_size (f->outcomes, 0);
  memset (&f->tally, 0, sizeof f->tally);
  batch = dossier_import_batch_new (paths, &options, f->cancellable);
  dossier_import_batch_write (batch, f->store, &watch, f, &f->tally);
}

static guint
count_documents (Fixture *f)
{
  g_autoptr (GPtrArray) infos = dossier_store_list (f->store, NULL, NULL);

  return infos->len;
}

/* The names of what is found in the fixture's folder, one a line. */
static char *
find_names (Fixture *f)
{
  const char *const paths[] = { f->folder, NULL };
  g_autoptr (GPtrArray) failed = g_ptr_array_new ();
  g_auto (GStrv) files = dossier_import_find (paths, failed, NULL);
  GString *names = g_string_new (NULL);

  g_assert_cmpuint (failed->len, ==, 0);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_assert_true (g_str_has_prefix (files[i], f->folder));
      g_string_append_printf (names, "%s\n", files[i] + strlen (f->folder) + 1);
    }
  return g_string_free (names, FALSE);
}

/* A folder is what a person sees in it: no parts of other files, nothing hidden. */
static void
test_find (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "b.md",
                                       "a.TXT",
                                       "pictures/map.png",
                                       "sub/c.pdf",
                                       ".hidden/x.txt",
                                       "page.html",
                                       "page_files/frame.html",
                                       "notes.json",
                                       "plain_files/d.txt" };
  g_autofree char *root =
    add_file (f, "corpus/root.xml",
              "<teiCorpus xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include\n"
              "  href='sittings/one%20day.xml'/></teiCorpus>");
  g_autofree char *part = add_file (f, "corpus/sittings/one day.xml", "<TEI/>");
  g_autofree char *other = add_file (f, "corpus/sittings/two.xml", "<TEI/>");
  g_autofree char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (add_file (f, names[i], "x"));
  found = find_names (f);
  g_assert_cmpstr (found, ==,
                   "a.TXT\nb.md\ncorpus/root.xml\ncorpus/sittings/two.xml\npage.html\n"
                   "plain_files/d.txt\nsub/c.pdf\nnotes.json\n");
}

static void
test_links (Fixture *f, gconstpointer data)
{
  g_autofree char *file = add_file (f, "sub/a.txt", "x");
  g_autofree char *loop = g_build_filename (f->folder, "sub", "loop", NULL);
  g_autofree char *found = NULL;

  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  if (symlink (f->folder, loop) != 0)
    {
      g_test_skip ("no links here");
      return;
    }
  found = find_names (f);
  g_assert_cmpstr (found, ==, "sub/a.txt\n");
}

/* What is there is not written twice, under whatever name it comes; what cannot be read is told,
 * and keeps nothing else out. */
static void
test_outcomes (Fixture *f, gconstpointer data)
{
  g_autofree char *first = add_file (f, "a.txt", "The harbour was opened in May.\n");
  g_autofree char *same = add_file (f, "b/other-name.txt", "The harbour was opened in May.\n");
  g_autofree char *broken = add_file (f, "c.txt", "\001\002\003");
  g_autofree char *last = add_file (f, "d.md", "# The council\n\nIt met in June.\n");
  g_autofree char *summary = NULL;
  const DossierImportOutcome *outcome;

  open_path (f, f->folder);
  g_assert_cmpuint (f->outcomes->len, ==, 4);
  g_assert_cmpuint (f->tally.n_new, ==, 2);
  g_assert_cmpuint (f->tally.n_there, ==, 1);
  g_assert_cmpuint (f->tally.n_failed, ==, 1);
  outcome = f->outcomes->pdata[2];
  g_assert_cmpstr (outcome->name, ==, "c.txt");
  g_assert_cmpstr (outcome->path, ==, broken);
  g_assert_nonnull (strstr (outcome->message, "c.txt"));
  g_assert_cmpuint (count_documents (f), ==, 3);
  summary = dossier_import_tally_describe (&f->tally);
  g_assert_cmpstr (summary, ==,
                   "2 documents were added to the library. 1 document was in the library already. "
                   "1 file could not be opened.");

  /* A file that has moved is the same document still. */
  g_assert_cmpint (g_rename (first, same), ==, 0);
  open_path (f, same);
  g_assert_cmpuint (f->tally.n_there, ==, 1);
  open_path (f, last);
  g_assert_cmpuint (f->tally.n_there, ==, 1);
  g_assert_cmpuint (count_documents (f), ==, 3);
}

static void
test_empty_folder (Fixture *f, gconstpointer data)
{
  const DossierImportOutcome *outcome;

  open_path (f, f->folder);
  g_assert_cmpuint (f->tally.n_failed, ==, 1);
  outcome = f->outcomes->pdata[0];
  g_assert_nonnull (strstr (outcome->message, "holds no document"));
}

/* What is in stays; nothing else comes in. Annotations are not in one transaction with texts. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *summary = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *text = g_strdup_printf ("This is text number %u.\n", i);

      g_free (add_file (f, name, text));
    }
  g_free (add_file (f, "notes.json", NOTE));
  f->cancel_at = 1;
  open_path (f, f->folder);
  g_assert_true (f->tally.cancelled);
  g_assert_cmpuint (f->tally.n_new, >=, 1);
  g_assert_cmpuint (f->tally.n_left, >=, 1);
  g_assert_cmpuint (f->tally.n_new + f->tally.n_left, ==, 6);
  g_assert_cmpuint (f->tally.n_failed, ==, 0);
  g_assert_cmpuint (f->outcomes->len, ==, f->tally.n_new);
  g_assert_cmpuint (count_documents (f), ==, 1 + f->tally.n_new);
  summary = dossier_import_tally_describe (&f->tally);
  g_assert_nonnull (strstr (summary, "Cancelled: "));
}

/* More than go into one transaction: each is told of once, in its order, when it is there. */
static void
test_many (Fixture *f, gconstpointer data)
{
  const guint n_files = 1200;

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04u.txt", i);
      g_autofree char *text = g_strdup_printf ("This is text number %u.\n", i);

      g_free (add_file (f, name, i == 700 ? "\001\002\003" : text));
    }
  open_path (f, f->folder);
  g_assert_cmpuint (f->outcomes->len, ==, n_files);
  for (guint i = 0; i < n_files; i++)
    {
      const DossierImportOutcome *outcome = f->outcomes->pdata[i];
      g_autofree char *name = g_strdup_printf ("%04u.txt", i);

      g_assert_true (g_str_has_suffix (outcome->path, name));
      g_assert_cmpint (outcome->message != NULL, ==, i == 700);
    }
  g_assert_cmpuint (count_documents (f), ==, n_files);
}

typedef struct
{
  DossierStore *store;
  GMutex mutex;
  GCond cond;
  gboolean writing;
} Other;

/* On the store's thread: longer than files are gathered for one transaction. */
static GPtrArray *
hold_cb (gpointer data)
{
  Other *other = data;

  g_mutex_lock (&other->mutex);
  other->writing = TRUE;
  g_cond_signal (&other->cond);
  g_mutex_unlock (&other->mutex);
  g_usleep (1200 * 1000);
  return NULL;
}

static gpointer
hold_writer (gpointer data)
{
  Other *other = data;

  g_assert_true (dossier_store_write_several (other->store, hold_cb, other, NULL, NULL));
  return NULL;
}

/* Something else is being written for a while: what is told to be in the library is there. */
static void
test_waits (Fixture *f, gconstpointer data)
{
  Other other = { .store = f->store };
  GThread *thread;

  g_free (add_file (f, "a.txt", "The harbour was opened in May.\n"));
  thread = g_thread_new ("other", hold_writer, &other);
  g_mutex_lock (&other.mutex);
  while (!other.writing)
    g_cond_wait (&other.cond, &other.mutex);
  g_mutex_unlock (&other.mutex);

  open_path (f, f->folder);
  g_thread_join (thread);
  g_assert_cmpuint (f->tally.n_new, ==, 1);
  g_assert_cmpuint (count_documents (f), ==, 2);
  g_mutex_clear (&other.mutex);
  g_cond_clear (&other.cond);
}

/* Annotations come last, and find the document that came with them. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  const DossierImportOutcome *outcome;

  g_free (add_file (f, "a.jsonld", NOTE));
  g_free (add_file (f, "b.md",
                    "---\nurl: https://example.org/harbour\n---\n# The harbour\n\n"
                    "It was opened in May.\n"));
  open_path (f, f->folder);
  g_assert_cmpuint (f->tally.n_new, ==, 1);
  g_assert_cmpuint (f->tally.n_notes, ==, 1);
  g_assert_cmpuint (f->tally.n_failed, ==, 0);
  outcome = f->outcomes->pdata[1];
  g_assert_true (dossier_import_outcome_is_notes (outcome));
  g_assert_cmpstr (outcome->report->pdata[0], ==, "1 note was added.");
}

static DossierDocument *
import_text (Fixture *f, const char *text, gssize size, gboolean html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents =
    dossier_import_text (f->store, bytes, html, html ? "Pasted.html" : "Pasted.txt", NULL, &error);
  DossierDocument *document;

  g_assert_no_error (error);
  document =
    dossier_store_load (f->store, ((DossierDocument *) documents->pdata[0])->uuid, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* Its title is what it begins with, and it keeps what was pasted. */
static void
test_text (Fixture *f, gconstpointer data)
{
  static const char text[] = "The harbour was opened in May, and nobody came to see it for a year "
                             "or more, as the council had feared.\n\nThen they came.\n";
  g_autoptr (DossierDocument) document = import_text (f, text, -1, FALSE);
  g_autoptr (DossierSourceFile) file =
    dossier_store_load_file (f->store, document->uuid, NULL, NULL);
  g_autoptr (GBytes) bytes = dossier_source_file_get_bytes (file, NULL);

  g_assert_cmpstr (document->title, ==,
                   "The harbour was opened in May, and nobody came to see it for a year or more, "
                   "as the…");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_PASSAGE), ==, 2);
  g_assert_cmpstr (file->name, ==, "Pasted.txt");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_html (Fixture *f, gconstpointer data)
{
  static const char html[] =
    "<html><body><!--StartFragment--><nav-like>A short line</nav-like><h2>The council</h2>"
    "<p>It met in <a href=\"https://example.org/june\">June</a>.</p><ul><li>One</li></ul>"
    "<!--EndFragment--></body></html>";
  g_autoptr (DossierDocument) document = import_text (f, html, -1, TRUE);
  g_autofree gunichar2 *wide = NULL;
  glong length;
  g_autoptr (DossierDocument) again = NULL;
  DossierSource *source;

  g_assert_cmpstr (document->title, ==, "The council");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SOURCE), ==, 1);
  source = dossier_document_get (document, DOSSIER_KIND_SOURCE, 0);
  g_assert_cmpstr (source->url, ==, "https://example.org/june");
  g_assert_cmpstr (dossier_document_get_passage (document, 0)->text, ==, "A short line");

  /* As some browsers have it. */
  wide =
    g_utf8_to_utf16 ("\xef\xbb\xbf<h1>Ёлка</h1><p>Words and words.</p>", -1, NULL, &length, NULL);
  again = import_text (f, (const char *) wide, length * 2, TRUE);
  g_assert_cmpstr (again->title, ==, "Ёлка");
}

/* What a text begins with makes no annotations of it; a pipe is not waited for. */
static void
test_beginnings (Fixture *f, gconstpointer data)
{
  g_autofree char *links =
    add_file (f, "links.md", "[Harbour](https://harbour.example/) is open.\n");
  g_autofree char *pipe = g_build_filename (f->folder, "pipe.txt", NULL);
  const DossierImportOutcome *outcome;

  open_path (f, links);
  outcome = f->outcomes->pdata[0];
  g_assert_null (outcome->message);
  g_assert_cmpuint (outcome->documents->len, ==, 1);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  open_path (f, pipe);
  outcome = f->outcomes->pdata[0];
  g_assert_nonnull (outcome->message);
  g_assert_nonnull (strstr (outcome->message, "pipe.txt"));
}

/* A file in several languages stands for the document, which then shows in the one that fits; one
 * in a single language stands for the text in that. */
static void
test_languages (Fixture *f, gconstpointer data)
{
  static const char one[] =
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"de\"><teiHeader><fileDesc><titleStmt>"
    "<title>Hafen</title></titleStmt></fileDesc></teiHeader><text><body><p>Der Hafen.</p></body>"
    "</text></TEI>";
  g_autofree char *both =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "EHRI-DC-012_CS_EN.xml", NULL);
  g_autofree char *single = add_file (f, "hafen.xml", one);
  const DossierImportOutcome *outcome;

  open_path (f, both);
  outcome = f->outcomes->pdata[0];
  g_assert_cmpuint (outcome->documents->len, ==, 1);
  g_assert_null (strchr (((DossierImportedDocument *) outcome->documents->pdata[0])->id, '@'));
  open_path (f, single);
  outcome = f->outcomes->pdata[0];
  g_assert_true (
    g_str_has_suffix (((DossierImportedDocument *) outcome->documents->pdata[0])->id, "@de"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/formats/import-batch/find", test_find);
  ADD ("/formats/import-batch/links", test_links);
  ADD ("/formats/import-batch/outcomes", test_outcomes);
  ADD ("/formats/import-batch/empty-folder", test_empty_folder);
  ADD ("/formats/import-batch/cancel", test_cancel);
  ADD ("/formats/import-batch/many", test_many);
  ADD ("/formats/import-batch/waits", test_waits);
  ADD ("/formats/import-batch/notes", test_notes);
  ADD ("/formats/import-batch/text", test_text);
  ADD ("/formats/import-batch/html", test_html);
  ADD ("/formats/import-batch/beginnings", test_beginnings);
  ADD ("/formats/import-batch/languages", test_languages);
  return g_test_run ();
}
