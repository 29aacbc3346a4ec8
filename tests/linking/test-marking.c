/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What marks make of a document in a session, until it is taken back: put, changed, merged,
 * withdrawn, each as one step of undo. */
#include "linking/marking.h"
#include "store/compare.h"
#include "store/sample.h"
#include "text/mark-suggestion.h"
#include "text/reader-marks.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierDocument *plain; /* as it was before */
  DossierSession *session;
  guint revised;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document ("marking");
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autofree char *path = NULL;
  g_autoptr (DossierDocument) shown = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder_new ();
  path = sample_path (fixture->folder, "library.sqlite");
  fixture->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_write (fixture->store, batch, NULL, &error));
  fixture->plain = dossier_store_load (fixture->store, document->uuid, NULL, &error);
  shown = dossier_store_load (fixture->store, document->uuid, NULL, &error);
  g_assert_no_error (error);
  fixture->session = dossier_session_new ();
  dossier_session_set_store (fixture->session, fixture->store);
  dossier_session_set_document (fixture->session, shown);
  g_signal_connect_swapped (fixture->session, "revised", G_CALLBACK (count_cb), &fixture->revised);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->plain);
  sample_store_close (fixture->store);
  sample_folder_remove (fixture->folder);
}

static DossierDocument *
get_document (Fixture *fixture)
{
  return dossier_session_get_document (fixture->session);
}

/* Until the document says what the marks say. */
static void
wait_revised (Fixture *fixture)
{
  for (guint before = fixture->revised; fixture->revised == before;)
    g_main_context_iteration (NULL, TRUE);
}

static void
undo (Fixture *fixture)
{
  dossier_undo_undo (dossier_session_get_undo (fixture->session));
  wait_revised (fixture);
}

/* Its UUID: an annotation is a value, and does not outlive the next. Caller frees. */
static char *
put (Fixture *fixture, DossierReaderMark *mark, guint passage, guint start, guint end)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  g_autoptr (DossierReaderMark) owned = mark;
  DossierStretch one = { passage, start, end };
  DossierAnnotation *annotation;

  g_array_append_val (stretches, one);
  annotation = dossier_session_put_mark (fixture->session, NULL, stretches, mark, NULL);
  g_assert_nonnull (annotation);
  return g_strdup (DOSSIER_ITEM (annotation)->id);
}

static DossierAnnotation *
get (Fixture *fixture, const char *uuid)
{
  return dossier_session_get_annotation (fixture->session, uuid);
}

static DossierItem *
find_made (Fixture *fixture, const char *uuid)
{
  g_autofree char *id = dossier_annotation_get_record_id (get (fixture, uuid));

  return dossier_document_lookup (get_document (fixture), id);
}

static guint
count (Fixture *fixture, DossierKind kind)
{
  return dossier_document_count (get_document (fixture), kind);
}

/* A speaker whom nobody knew comes with the quote, and goes with it. */
static void
test_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierReaderMark) mark = dossier_reader_mark_new (DOSSIER_KIND_QUOTE);
  DossierAnnotation *person = dossier_annotation_new (get_document (fixture)->uuid);
  DossierStretch one = { 2, 0, 14 };
  DossierAnnotation *annotation;
  g_autofree char *uuid = NULL;
  DossierQuote *quote;

  person->mark = dossier_reader_mark_new (DOSSIER_KIND_PERSON);
  person->mark->name = g_strdup ("Somebody");
  g_ptr_array_add (others, person);
  mark->who = dossier_annotation_get_record_id (person);
  g_array_append_val (stretches, one);
  annotation = dossier_session_put_mark (fixture->session, NULL, stretches, mark, others);
  g_assert_nonnull (annotation);
  uuid = g_strdup (DOSSIER_ITEM (annotation)->id);
  wait_revised (fixture);

  quote = DOSSIER_QUOTE (find_made (fixture, uuid));
  g_assert_cmpstr (quote->speaker->name, ==, "Somebody");
  g_assert_cmpuint (dossier_crossfilter_get_total (dossier_session_get_results (fixture->session),
                                                   DOSSIER_KIND_QUOTE),
                    ==, 3); /* with a speech */
  g_assert_cmpint (dossier_session_get_speaker_number (fixture->session, quote->speaker), ==, 1);
  g_assert_true (dossier_session_find_mark (fixture->session, DOSSIER_ITEM (quote)) ==
                 get (fixture, uuid));

  undo (fixture);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_QUOTE), ==, 2);
  assert_same_documents (fixture->plain, get_document (fixture));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = put (fixture, dossier_reader_mark_new (DOSSIER_KIND_EVENT), 2, 0, 5);
  g_autoptr (DossierReaderMark) mark = dossier_reader_mark_new (DOSSIER_KIND_EVENT);
  DossierItem *event;

  wait_revised (fixture);
  mark->name = g_strdup ("A word");
  mark->date = dossier_date_new ("2020-05", NULL, NULL);
  dossier_session_put_mark (fixture->session, get (fixture, uuid), NULL, mark, NULL);
  wait_revised (fixture);
  event = find_made (fixture, uuid);
  g_assert_cmpstr (DOSSIER_EVENT (event)->title, ==, "A word");
  g_assert_cmpstr (event->date->edtf, ==, "2020-05");

  undo (fixture);
  event = find_made (fixture, uuid);
  g_assert_cmpstr (DOSSIER_EVENT (event)->title, ==, "Слово");
  g_assert_null (event->date);
}

/* The reader's person, whom other marks name, is one of the document's. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autofree char *person = put (fixture, dossier_reader_mark_new (DOSSIER_KIND_PERSON), 2, 0, 5);
  DossierReaderMark *mark = dossier_reader_mark_new (DOSSIER_KIND_QUOTE);
  g_autofree char *quote = NULL;

  wait_revised (fixture);
  mark->who = dossier_annotation_get_record_id (get (fixture, person));
  quote = put (fixture, mark, 2, 0, 14);
  wait_revised (fixture);

  dossier_session_merge_record (fixture->session, find_made (fixture, person),
                                dossier_document_lookup (get_document (fixture), "zas"));
  wait_revised (fixture);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PERSON), ==, 1);
  g_assert_cmpstr (DOSSIER_ITEM (DOSSIER_QUOTE (find_made (fixture, quote))->speaker)->id, ==,
                   "zas");
  g_assert_cmpstr (get (fixture, quote)->mark->who, ==, "zas");

  undo (fixture);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PERSON), ==, 2);
  g_assert_true (DOSSIER_QUOTE (find_made (fixture, quote))->speaker ==
                 DOSSIER_ENTITY (find_made (fixture, person)));
}

/* Two of the document's own places. */
static void
test_merge_records (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = get_document (fixture);

  dossier_session_merge_record (fixture->session, dossier_document_lookup (document, "bishkek"),
                                dossier_document_lookup (document, "KGZ"));
  wait_revised (fixture);
  document = get_document (fixture);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PLACE), ==, 1);
  g_assert_cmpstr (dossier_document_lookup (document, "bishkek")->id, ==, "KGZ");

  undo (fixture);
  assert_same_documents (fixture->plain, get_document (fixture));
}

static void
test_withdraw (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = put (fixture, dossier_reader_mark_new (DOSSIER_KIND_COMMITMENT), 2, 0, 5);
  DossierItem *quote;

  wait_revised (fixture);
  quote = dossier_document_lookup (get_document (fixture), "q1");
  g_assert_false (dossier_session_can_withdraw_record (fixture->session, quote));
  dossier_session_withdraw_record (fixture->session, find_made (fixture, uuid));
  wait_revised (fixture);
  g_assert_null (get (fixture, uuid));
  assert_same_documents (fixture->plain, get_document (fixture));

  /* One that has a note besides loses only what it says of the words. */
  undo (fixture);
  dossier_session_type_note (fixture->session, get (fixture, uuid), "Words");
  dossier_session_withdraw_record (fixture->session, find_made (fixture, uuid));
  wait_revised (fixture);
  g_assert_cmpstr (get (fixture, uuid)->note, ==, "Words");
  g_assert_null (get (fixture, uuid)->mark);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_COMMITMENT), ==, 1);
}

/* "In May, Žas spoke in Bishkek of “mutual trust” and more." */
static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->plain;
  g_autoptr (DossierReaderMark) quote =
    dossier_reader_mark_suggest (document, DOSSIER_KIND_QUOTE, 1, 33, 45);
  g_autoptr (DossierReaderMark) reported =
    dossier_reader_mark_suggest (document, DOSSIER_KIND_QUOTE, 1, 47, 55);
  g_autoptr (DossierReaderMark) event =
    dossier_reader_mark_suggest (document, DOSSIER_KIND_EVENT, 1, 8, 28);
  g_autoptr (DossierReaderMark) person =
    dossier_reader_mark_suggest (document, DOSSIER_KIND_PERSON, 1, 8, 11);
  g_autoptr (DossierReaderMark) nobody =
    dossier_reader_mark_suggest (document, DOSSIER_KIND_PERSON, 2, 0, 5);
  g_autoptr (DossierReaderMark) link =
    dossier_reader_mark_suggest (document, DOSSIER_KIND_SOURCE, 1, 51, 55);
  g_autoptr (DossierReaderMark) speech =
    dossier_reader_mark_suggest (document, DOSSIER_KIND_QUOTE, 2, 0, 5);

  g_assert_cmpstr (quote->who, ==, "zas");
  g_assert_cmpstr (quote->date->edtf, ==, "2020-05");
  g_assert_true (quote->direct);
  g_assert_false (reported->direct);
  g_assert_cmpstr (event->name, ==, "Žas spoke in Bishkek");
  g_assert_cmpstr (event->where, ==, "bishkek");
  g_assert_cmpstr (event->date->edtf, ==, "2020-05");
  g_assert_cmpstr (person->record, ==, "zas");
  g_assert_null (nobody->record);
  g_assert_cmpstr (nobody->name, ==, "Слово");
  g_assert_cmpstr (link->url, ==, "https://example.org/more");
  g_assert_cmpstr (speech->who, ==, "zas");
  g_assert_null (speech->date);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/linking/marking/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("put", test_put);
  ADD ("change", test_change);
  ADD ("merge", test_merge);
  ADD ("merge-records", test_merge_records);
  ADD ("withdraw", test_withdraw);
  ADD ("suggestions", test_suggestions);

  return g_test_run ();
}
