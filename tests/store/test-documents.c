/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents written to a store and loaded from it. */
#include "model/page.h"
#include "store/compare.h"
#include "store/library.h"

typedef SampleLibrary Fixture;

static void
write_batch (Fixture *self, GPtrArray *batch)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (self->store, batch, NULL, &error));
  g_assert_no_error (error);
}

static DossierDocument *
write_one (Fixture *self, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));

  write_batch (self, batch);
  return document;
}

static void
assert_well (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dossier_store_check (self->store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = write_one (self, sample_document ("a"));
  g_autoptr (DossierDocument) loaded = sample_library_load (self, document->uuid);

  assert_same_documents (document, loaded);
  assert_well (self);
}

/* On which page what stands comes back, and goes with the document. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_long_document ("a", 3);
  g_autoptr (DossierDocument) edition = sample_long_document ("b", 3);
  g_autoptr (DossierDocument) loaded = NULL;
  g_autofree char *difference = NULL;

  dossier_document_add_page_start (document, 0, 0, 11, "xii");
  dossier_document_add_page_start (document, 0, 4, 12, "1");
  dossier_document_add_page_start (document, 2, 0, 13, "2");
  write_one (self, document);
  loaded = sample_library_load (self, document->uuid);
  difference = compare_documents (document, loaded);
  g_assert_cmpstr (difference, ==, NULL);

  g_free (edition->uuid);
  edition->uuid = g_strdup (document->uuid);
  write_one (self, edition);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM page_starts"), ==, 0);
}

/* One that came in before pages were kept has them when its file is opened again, and everything
 * else as it was; not where its text is another. */
static void
test_pages_later (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) before = write_one (self, sample_long_document ("a", 3));
  g_autoptr (DossierDocument) again = sample_long_document ("a", 3);
  g_autoptr (DossierDocument) other = sample_long_document ("a", 4);
  g_autoptr (DossierDocument) loaded = NULL;

  dossier_document_add_page_start (other, 0, 0, 11, "xii");
  write_one (self, other);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM page_starts"), ==, 0);

  dossier_document_add_page_start (again, 0, 0, 11, "xii");
  dossier_document_add_page_start (again, 2, 0, 12, "1");
  write_one (self, again);
  write_one (self, again);
  loaded = sample_library_load (self, before->uuid);
  assert_same_documents (again, loaded);
  assert_well (self);
}

/* Also from a file that was closed and opened again, and by its short name in any case. */
static void
test_reopened (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = write_one (self, sample_document ("a"));
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  gboolean created = TRUE;

  sample_store_close (self->store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  self->store = dossier_store_open (self->path, &created, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (created);
  loaded = sample_library_load (self, "SAMPLE");
  assert_same_documents (document, loaded);
}

static void
test_same_content (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = write_one (self, sample_document ("a"));
  g_autoptr (DossierDocument) again = sample_document ("a");
  g_autoptr (GPtrArray) infos = NULL;

  g_free (again->uuid);
  again->uuid = dossier_uuid_from_name ("another");
  write_one (self, again);
  g_assert_cmpstr (again->uuid, ==, document->uuid);

  infos = dossier_store_list (self->store, NULL, NULL);
  g_assert_cmpuint (infos->len, ==, 1);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "bishkek"), ==, 1);
}

/* A new edition: nothing of the former one is left, neither in tables nor in the index. */
static void
test_new_edition (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) former = write_one (self, sample_document ("a"));
  g_autoptr (DossierDocument) between = write_one (self, sample_long_document ("b", 3));
  g_autoptr (DossierDocument) edition = sample_long_document ("edition", 2);
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GPtrArray) infos = NULL;

  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "zas"), ==, 1);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_QUOTE, "mutual"), ==, 1);

  g_free (edition->uuid);
  edition->uuid = g_strdup (former->uuid);
  write_one (self, edition);

  loaded = sample_library_load (self, former->uuid);
  assert_same_documents (edition, loaded);
  infos = dossier_store_list (self->store, NULL, NULL);
  g_assert_cmpuint (infos->len, ==, 2);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "zas"), ==, 0);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_QUOTE, "mutual"), ==, 0);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "edition"), ==, 2);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM entities"), ==, 0);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM item_entities"), ==, 0);
  assert_well (self);
}

static gint64
count_people (Fixture *self)
{
  return sample_query (self->path, "SELECT count(*) FROM entities WHERE scope = 'corpus'");
}

static void
test_shared_entities (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) batch = sample_batch (sample_sitting ("one", "corpus", "Ann Speaker"));
  g_autoptr (DossierDocument) edition = NULL;

  g_ptr_array_add (batch, sample_sitting ("two", "corpus", "Ann Speaker"));
  g_ptr_array_add (batch, sample_sitting ("three", "another corpus", "Ann Speaker"));
  write_batch (self, batch);

  /* The two of the corpus share one person; each has a guest of its own. */
  g_assert_cmpint (count_people (self), ==, 3);
  for (guint i = 0; i < batch->len; i++)
    {
      g_autoptr (DossierDocument) loaded =
        sample_library_load (self, DOSSIER_DOCUMENT (batch->pdata[i])->uuid);

      assert_same_documents (batch->pdata[i], loaded);
    }

  /* When a new edition leaves the corpus, what the others have stays. */
  edition = sample_long_document ("edition", 1);
  g_free (edition->uuid);
  edition->uuid = g_strdup (DOSSIER_DOCUMENT (batch->pdata[0])->uuid);
  write_one (self, edition);
  g_assert_cmpint (count_people (self), ==, 2);
  assert_well (self);
}

/* The same id of the same corpus, and yet somebody else: nobody takes anybody's place. */
static void
test_same_id (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) first = write_one (self, sample_sitting ("one", "corpus", "Ann"));
  g_autoptr (DossierDocument) second = write_one (self, sample_sitting ("two", "corpus", "Bob"));
  g_autoptr (DossierDocument) first_loaded = sample_library_load (self, first->uuid);
  g_autoptr (DossierDocument) second_loaded = sample_library_load (self, second->uuid);

  assert_same_documents (first, first_loaded);
  assert_same_documents (second, second_loaded);
  g_assert_cmpint (count_people (self), ==, 4);
}

/* Two documents of one file that claim one uuid are both kept, at every import. */
static void
test_one_uuid_twice (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) batch = sample_batch (sample_long_document ("a", 1));
      g_autoptr (GPtrArray) infos = NULL;
      DossierDocument *second = sample_long_document ("b", 1);

      g_free (second->uuid);
      second->uuid = dossier_uuid_from_name ("a");
      g_ptr_array_add (batch, second);
      write_batch (self, batch);

      infos = dossier_store_list (self->store, NULL, NULL);
      g_assert_cmpuint (infos->len, ==, 2);
      g_assert_cmpstr (second->uuid, !=, DOSSIER_DOCUMENT (batch->pdata[0])->uuid);
    }
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) z = sample_document ("z");
  g_autoptr (DossierDocument) a = sample_long_document ("a", 7);
  g_autoptr (DossierDocument) tenth = sample_long_document ("a 10", 1);
  g_autoptr (DossierDocument) ninth = sample_long_document ("a 9", 1);
  g_autoptr (DossierDocument) bundled = sample_long_document ("x", 2);
  g_autoptr (GPtrArray) infos = NULL;
  DossierDocumentInfo *info;

  g_free (bundled->uuid);
  bundled->uuid = g_strdup (DOSSIER_BUNDLED_UUID);
  write_one (self, z);
  write_one (self, a);
  write_one (self, tenth);
  write_one (self, ninth);
  write_one (self, bundled);

  infos = dossier_store_list (self->store, NULL, NULL);
  g_assert_cmpuint (infos->len, ==, 5);
  info = infos->pdata[0];
  g_assert_cmpstr (info->uuid, ==, DOSSIER_BUNDLED_UUID);
  info = infos->pdata[1];
  g_assert_cmpstr (info->title, ==, "Document a");
  g_assert_cmpuint (info->passages, ==, 7);
  g_assert_null (info->date);
  g_assert_null (info->name);
  info = infos->pdata[2];
  g_assert_cmpstr (info->uuid, ==, ninth->uuid);
  info = infos->pdata[4];
  g_assert_cmpstr (info->uuid, ==, z->uuid);
  g_assert_cmpstr (info->name, ==, "sample");
  g_assert_cmpstr (info->kind, ==, "tei");
  g_assert_cmpstr (info->hash, ==, z->hash);
  g_assert_cmpstr (info->language, ==, "en");
  g_assert_true (dossier_date_equal (info->date, z->date));
}

static void
assert_load_fails (Fixture *self, const char *id, DossierStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_load (self->store, id, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, (int) code);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  static const char *const uuids[] = { "aaaaaaaa-0000-4000-8000-000000000001",
                                       "aaaaaaaa-0000-4000-8000-000000000002",
                                       "ab000000-0000-4000-8000-000000000003" };
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (DossierDocument) whole = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (uuids); i++)
    {
      g_autofree char *seed = g_strdup_printf ("%u", i);
      g_autoptr (DossierDocument) document = sample_long_document (seed, 1);

      g_free (document->uuid);
      document->uuid = g_strdup (uuids[i]);
      document->name = g_strdup (i < 2 ? "twin" : "single");
      write_one (self, document);
    }

  loaded = sample_library_load (self, "AB");
  g_assert_cmpstr (loaded->uuid, ==, uuids[2]);
  whole = sample_library_load (self, uuids[1]);
  g_assert_cmpstr (whole->uuid, ==, uuids[1]);
  assert_load_fails (self, "a", DOSSIER_STORE_ERROR_AMBIGUOUS);
  assert_load_fails (self, "aaaaaaaa-0000-4000-8000-00000000000", DOSSIER_STORE_ERROR_AMBIGUOUS);
  assert_load_fails (self, "twin", DOSSIER_STORE_ERROR_AMBIGUOUS);
  assert_load_fails (self, "c", DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_load_fails (self, "", DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_load_fails (self, "%", DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* Whatever else calls itself so, the program's own dossier keeps its name. */
static void
test_bundled_name (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) other = sample_long_document ("other", 1);
  g_autoptr (DossierDocument) bundled = sample_long_document ("bundled", 1);
  g_autoptr (DossierDocument) loaded = NULL;
  gboolean has;

  other->name = g_strdup ("csto");
  bundled->name = g_strdup ("csto");
  g_free (bundled->uuid);
  bundled->uuid = g_strdup (DOSSIER_BUNDLED_UUID);
  write_one (self, other);
  write_one (self, bundled);

  loaded = sample_library_load (self, "csto");
  g_assert_cmpstr (loaded->uuid, ==, DOSSIER_BUNDLED_UUID);
  g_assert_true (
    dossier_store_has (self->store, DOSSIER_BUNDLED_UUID, bundled->hash, &has, NULL, NULL));
  g_assert_true (has);
  g_assert_true (
    dossier_store_has (self->store, DOSSIER_BUNDLED_UUID, other->hash, &has, NULL, NULL));
  g_assert_false (has);
}

/* Letters with and without marks, of any script, find each other. */
static void
test_index (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = write_one (self, sample_document ("a"));

  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "žas"), ==, 1);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "ZAS"), ==, 1);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "СЛОВО"), ==, 1);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "nothing"), ==, 0);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_QUOTE, "trust"), ==, 1);
  g_assert_nonnull (strstr (dossier_store_get_fts_declaration (), "USING fts5"));
}

/* The asynchronous forms, and what happens to work when the store is closed behind it. */

typedef struct
{
  GAsyncResult *result;
  GMainContext *context;
} Waiting;

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  g_set_object (&waiting->result, result);
  g_main_context_wakeup (waiting->context);
}

static GAsyncResult *
wait_for (Waiting *waiting)
{
  while (waiting->result == NULL)
    g_main_context_iteration (waiting->context, TRUE);
  return waiting->result;
}

static void
test_async (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document ("a");
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting[3] = { 0 };

  dossier_store_write_async (self->store, batch, NULL, ready_cb, &waiting[0]);
  g_assert_true (dossier_store_write_finish (self->store, wait_for (&waiting[0]), &error));
  g_assert_no_error (error);

  dossier_store_load_async (self->store, "sample", NULL, ready_cb, &waiting[1]);
  dossier_store_list_async (self->store, NULL, ready_cb, &waiting[2]);
  loaded = dossier_store_load_finish (self->store, wait_for (&waiting[1]), &error);
  g_assert_no_error (error);
  infos = dossier_store_list_finish (self->store, wait_for (&waiting[2]), &error);
  g_assert_no_error (error);

  assert_same_documents (document, loaded);
  g_assert_cmpuint (infos->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    g_clear_object (&waiting[i].result);
}

static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document ("a");
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (GError) error = NULL;
  Waiting written = { 0 };
  Waiting late = { 0 };

  /* What is queued is finished; what comes later is told so. */
  dossier_store_write_async (self->store, batch, NULL, ready_cb, &written);
  dossier_store_close (self->store);
  dossier_store_list_async (self->store, NULL, ready_cb, &late);

  g_assert_true (dossier_store_write_finish (self->store, wait_for (&written), &error));
  g_assert_no_error (error);
  g_assert_null (dossier_store_list_finish (self->store, wait_for (&late), &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM documents"), ==, 1);

  g_clear_object (&written.result);
  g_clear_object (&late.result);
}

/* Many threads at once get what they ask for. */
static gpointer
load_cb (gpointer user_data)
{
  Fixture *self = user_data;
  guint n_passages = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (DossierDocument) document = sample_library_load (self, "sample");

      n_passages += dossier_document_count (document, DOSSIER_KIND_PASSAGE);
    }

  return GUINT_TO_POINTER (n_passages);
}

static void
test_threads (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = write_one (self, sample_document ("a"));
  GThread *threads[5];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_cb, self);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *seed = g_strdup_printf ("other %u", i);
      g_autoptr (DossierDocument) other = write_one (self, sample_long_document (seed, 5));
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 80);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) batch = sample_batch (sample_document ("a"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) loaded = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_store_write (self->store, batch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM documents"), ==, 0);

  /* It ends one operation, and none that comes after. */
  write_batch (self, batch);
  loaded = sample_library_load (self, "sample");
  assert_well (self);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, sample_library_set_up, function, sample_library_drop)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/documents/round-trip", test_round_trip);
  ADD ("/store/documents/pages", test_pages);
  ADD ("/store/documents/pages-later", test_pages_later);
  ADD ("/store/documents/reopened", test_reopened);
  ADD ("/store/documents/same-content", test_same_content);
  ADD ("/store/documents/new-edition", test_new_edition);
  ADD ("/store/documents/shared-entities", test_shared_entities);
  ADD ("/store/documents/same-id", test_same_id);
  ADD ("/store/documents/one-uuid-twice", test_one_uuid_twice);
  ADD ("/store/documents/list", test_list);
  ADD ("/store/documents/find", test_find);
  ADD ("/store/documents/bundled-name", test_bundled_name);
  ADD ("/store/documents/index", test_index);
  ADD ("/store/documents/async", test_async);
  ADD ("/store/documents/closed", test_closed);
  ADD ("/store/documents/threads", test_threads);
  ADD ("/store/documents/cancelled", test_cancelled);

  return g_test_run ();
}
