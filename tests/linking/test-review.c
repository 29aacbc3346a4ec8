/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader says to suggestions, and what the document, the library and the next edition make
 * of it. */
#include "formats/plain/plain.h"
#include "formats/tei/tei.h"
#include "linking/review.h"
#include "store/sample.h"

typedef struct
{
  char *folder;
  char *uuid;
  DossierStore *store;
  DossierSession *session;
  DossierReview *review;
  guint revised;
} Fixture;

static const char text[] =
  "Harbour Papers\n\n"
  "On 26 May 2020, Moldovan Foreign Minister Ana Rusu declared in Geneva: “The bridge is built.” "
  "The summit of the Organisation for Security and Co-operation in Europe (OSCE) took place in "
  "June 2020, without Kenya.\n\n"
  "“We are late,” Rusu said, “and we know that very well.” The OSCE kept silent. Kenya did not "
  "answer.\n\n"
  "https://news.example/2020/05/26/rusu-bridge.html\n";

static DossierDocument *
read_text (const char *folder, const char *words)
{
  g_autofree char *path = sample_path (folder, "harbour.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  g_assert_true (g_file_set_contents (path, words, -1, &error));
  documents = dossier_plain_read (path, NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (documents->pdata[0]);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
open_session (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) shown =
    dossier_store_load (fixture->store, fixture->uuid, NULL, &error);

  g_assert_no_error (error);
  fixture->session = dossier_session_new ();
  dossier_session_set_store (fixture->session, fixture->store);
  dossier_session_set_document (fixture->session, shown);
  g_signal_connect_swapped (fixture->session, "revised", G_CALLBACK (count_cb), &fixture->revised);
  fixture->review = dossier_review_new (fixture->session);
  dossier_review_run (fixture->review);
}

static void
close_session (Fixture *fixture)
{
  dossier_session_flush (fixture->session);
  g_clear_object (&fixture->review);
  g_clear_object (&fixture->session);
}

static void
write_text (Fixture *fixture, const char *words)
{
  g_autoptr (DossierDocument) document = read_text (fixture->folder, words);
  g_autoptr (GPtrArray) batch = NULL;
  g_autoptr (GError) error = NULL;

  if (fixture->uuid == NULL)
    fixture->uuid = g_strdup (document->uuid);
  g_free (document->uuid);
  document->uuid = g_strdup (fixture->uuid);
  batch = sample_batch (g_object_ref (document));
  g_assert_true (dossier_store_write (fixture->store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder_new ();
  path = sample_path (fixture->folder, "library.sqlite");
  fixture->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  write_text (fixture, text);
  open_session (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_session (fixture);
  sample_store_close (fixture->store);
  sample_folder_remove (fixture->folder);
  g_free (fixture->uuid);
}

static DossierDocument *
get_document (Fixture *fixture)
{
  return dossier_session_get_document (fixture->session);
}

static void
wait_revised (Fixture *fixture, guint before)
{
  while (fixture->revised == before)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count (Fixture *fixture, DossierKind kind)
{
  return dossier_document_count (get_document (fixture), kind);
}

static guint
count_answers (Fixture *fixture, DossierAnswer answer)
{
  return dossier_review_count (fixture->review, DOSSIER_N_SUGGESTION_KINDS, answer);
}

/* The first of that kind with @words in its name or text. */
static DossierProposal *
find (Fixture *fixture, DossierSuggestionKind kind, const char *words)
{
  GPtrArray *all = dossier_review_list (fixture->review);

  for (guint i = 0; i < all->len; i++)
    {
      DossierProposal *proposal = all->pdata[i];

      if (proposal->kind == kind &&
          (strstr (dossier_proposal_get_first (proposal)->text, words) != NULL ||
           g_strcmp0 (proposal->mark->name, words) == 0))
        return proposal;
    }
  g_error ("No suggestion with “%s”", words);
}

typedef void (*Verb) (DossierReview *review, GPtrArray *proposals);

static void
answer_one (Fixture *fixture, DossierProposal *proposal, Verb verb)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, proposal);
  verb (fixture->review, one);
}

static void
accept_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = fixture->revised;

  for (guint i = 0; i < dossier_review_list (fixture->review)->len; i++)
    g_ptr_array_add (all, g_object_ref (dossier_review_list (fixture->review)->pdata[i]));
  dossier_review_accept (fixture->review, all);
  wait_revised (fixture, before);
}

static void
assert_accepted (Fixture *fixture)
{
  DossierDocument *document = get_document (fixture);
  DossierQuote *quote;
  DossierEntity *person = dossier_document_find_entity (document, DOSSIER_KIND_PERSON, "Ana Rusu");
  DossierEntity *organisation =
    dossier_document_find_entity (document, DOSSIER_KIND_ORGANISATION, "OSCE");

  g_assert_cmpuint (count (fixture, DOSSIER_KIND_QUOTE), ==, 2);
  quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, 0);
  g_assert_cmpstr (quote->text, ==, "The bridge is built.");
  g_assert_true (quote->speaker == person);
  g_assert_true (quote->direct);
  g_assert_cmpstr (quote->parent_instance.date->edtf, ==, "2020-05-26");
  g_assert_nonnull (strstr (quote->office, "Foreign Minister"));
  g_assert_cmpstr (quote->source->url, ==, "https://news.example/2020/05/26/rusu-bridge.html");
  g_assert_true (quote->parent_instance.authority == DOSSIER_AUTHORITY_READER);
  /* An attribution stands between its parts. */
  quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, 1);
  g_assert_cmpstr (quote->text, ==, "We are late … and we know that very well.");
  g_assert_true (quote->speaker == person);
  /* One record each, wherever and by whatever name they are mentioned. */
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_ORGANISATION), ==, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PLACE), ==, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_SOURCE), ==, 1);
  g_assert_cmpstr (organisation->name, ==, "Organisation for Security and Co-operation in Europe");
  g_assert_cmpuint (DOSSIER_ITEM (organisation)->passages->len, ==, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_EVENT), ==, 1);
  g_assert_cmpstr (
    DOSSIER_ITEM (dossier_document_get (document, DOSSIER_KIND_EVENT, 0))->date->edtf, ==,
    "2020-06");
}

static void
test_accept_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = sample_path (fixture->folder, "library.sqlite");
  guint n_rows = dossier_review_list (fixture->review)->len;
  guint before;

  g_assert_true (dossier_review_is_unmarked (get_document (fixture)));
  accept_all (fixture);
  assert_accepted (fixture);
  g_assert_cmpuint (count_answers (fixture, DOSSIER_ANSWER_ACCEPTED), ==, n_rows);
  g_assert_cmpuint (count_answers (fixture, DOSSIER_ANSWER_NONE), ==, 0);
  g_assert_null (dossier_review_describe (fixture->review));
  /* They are no notes, in the list or in the search. */
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_NOTE), ==, 0);
  g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_NOTE, "kenya"), ==, 0);
  /* All of it is one step. */
  before = fixture->revised;
  dossier_undo_undo (dossier_session_get_undo (fixture->session));
  wait_revised (fixture, before);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_QUOTE), ==, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PERSON), ==, 0);
  g_assert_cmpuint (count_answers (fixture, DOSSIER_ANSWER_NONE), ==, n_rows);
  before = fixture->revised;
  dossier_undo_redo (dossier_session_get_undo (fixture->session));
  wait_revised (fixture, before);
  assert_accepted (fixture);
  /* Another session finds it. */
  close_session (fixture);
  open_session (fixture);
  assert_accepted (fixture);
  g_assert_cmpuint (count_answers (fixture, DOSSIER_ANSWER_NONE), ==, 0);
}

/* With a quote comes who said it, and nothing else. */
static void
test_accept_quote (Fixture *fixture, gconstpointer data)
{
  DossierQuote *quote;

  answer_one (fixture, find (fixture, DOSSIER_SUGGESTION_QUOTE, "bridge"), dossier_review_accept);
  wait_revised (fixture, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_QUOTE), ==, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_ORGANISATION), ==, 0);
  g_assert_cmpint (find (fixture, DOSSIER_SUGGESTION_PERSON, "Ana Rusu")->answer, ==,
                   DOSSIER_ANSWER_ACCEPTED);
  /* The next one is by the same person. */
  answer_one (fixture, find (fixture, DOSSIER_SUGGESTION_QUOTE, "late"), dossier_review_accept);
  wait_revised (fixture, 1);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PERSON), ==, 1);
  quote = dossier_document_get (get_document (fixture), DOSSIER_KIND_QUOTE, 1);
  g_assert_true (quote->speaker ==
                 dossier_document_get (get_document (fixture), DOSSIER_KIND_PERSON, 0));
}

static void
test_correct (Fixture *fixture, gconstpointer data)
{
  DossierProposal *proposal = find (fixture, DOSSIER_SUGGESTION_QUOTE, "bridge");
  g_autoptr (DossierReaderMark) mark = dossier_reader_mark_copy (proposal->mark);
  g_autoptr (GPtrArray) speakers = dossier_review_list_speakers (fixture->review);
  DossierQuote *quote;

  g_assert_cmpstr (speakers->pdata[0], ==, "Ana Rusu");
  g_free (mark->who_name);
  mark->who_name = g_strdup ("Ion Ceban");
  mark->direct = FALSE;
  g_clear_pointer (&mark->date, dossier_date_free);
  mark->date = dossier_date_new ("2020-05-25", NULL, NULL);
  dossier_review_correct (fixture->review, proposal, mark);
  answer_one (fixture, proposal, dossier_review_accept);
  wait_revised (fixture, 0);
  quote = dossier_document_get (get_document (fixture), DOSSIER_KIND_QUOTE, 0);
  g_assert_cmpstr (quote->speaker->name, ==, "Ion Ceban");
  g_assert_false (quote->direct);
  g_assert_cmpstr (quote->parent_instance.date->edtf, ==, "2020-05-25");
  g_assert_cmpint (find (fixture, DOSSIER_SUGGESTION_PERSON, "Ana Rusu")->answer, ==,
                   DOSSIER_ANSWER_NONE);
}

static void
assert_rejected (Fixture *fixture)
{
  g_assert_cmpint (find (fixture, DOSSIER_SUGGESTION_QUOTE, "bridge")->answer, ==,
                   DOSSIER_ANSWER_REJECTED);
  g_assert_cmpint (find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya")->answer, ==,
                   DOSSIER_ANSWER_REJECTED);
  g_assert_cmpint (find (fixture, DOSSIER_SUGGESTION_QUOTE, "late")->answer, ==,
                   DOSSIER_ANSWER_NONE);
  g_assert_cmpuint (count_answers (fixture, DOSSIER_ANSWER_REJECTED), ==, 2);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_QUOTE), ==, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PLACE), ==, 0);
}

/* What was rejected does not come back, neither with the next session nor with the next edition. */
static void
test_reject (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) edited = g_string_new (text);

  answer_one (fixture, find (fixture, DOSSIER_SUGGESTION_QUOTE, "bridge"), dossier_review_reject);
  answer_one (fixture, find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya"), dossier_review_reject);
  assert_rejected (fixture);
  close_session (fixture);
  open_session (fixture);
  assert_rejected (fixture);

  close_session (fixture);
  g_string_replace (edited, "Harbour Papers\n\n",
                    "Harbour Papers\n\nThis is new here. It rains.\n\n", 1);
  g_string_replace (edited, "Kenya did not answer.", "Kenya did not answer at all.", 1);
  write_text (fixture, edited->str);
  open_session (fixture);
  assert_rejected (fixture);

  answer_one (fixture, find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya"),
              dossier_review_take_back);
  g_assert_cmpint (find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya")->answer, ==,
                   DOSSIER_ANSWER_NONE);
  dossier_undo_undo (dossier_session_get_undo (fixture->session));
  assert_rejected (fixture);
}

/* What was accepted stays in the next edition, and names that are new in it are suggested. */
static void
test_edition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) edited = g_string_new (text);

  accept_all (fixture);
  close_session (fixture);
  g_string_replace (edited, "Harbour Papers\n\n",
                    "Harbour Papers\n\nThis is new here. Kenya is far away.\n\n", 1);
  write_text (fixture, edited->str);
  open_session (fixture);
  assert_accepted (fixture);
  g_assert_cmpuint (count_answers (fixture, DOSSIER_ANSWER_NONE), ==, 1);
  g_assert_cmpuint (find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya")->open->len, ==, 1);
  accept_all (fixture);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_PLACE), ==, 2);
  g_assert_cmpuint (count_answers (fixture, DOSSIER_ANSWER_NONE), ==, 0);
}

/* A note on what was accepted is a note. */
static void
test_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = sample_path (fixture->folder, "library.sqlite");
  DossierAnnotation *answer;

  answer_one (fixture, find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya"), dossier_review_accept);
  wait_revised (fixture, 0);
  answer = get_document (fixture)->answers->pdata[0];
  dossier_session_type_note (fixture->session, answer, "Look this up");
  dossier_session_leave_note (fixture->session, answer);
  dossier_session_flush (fixture->session);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_NOTE), ==, 1);
  g_assert_cmpuint (sample_count_hits (path, DOSSIER_HIT_NOTE, "look"), ==, 1);
  g_assert_cmpint (find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya")->answer, ==,
                   DOSSIER_ANSWER_ACCEPTED);
  /* Taking the answer back leaves it. */
  answer_one (fixture, find (fixture, DOSSIER_SUGGESTION_COUNTRY, "Kenya"),
              dossier_review_take_back);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_NOTE), ==, 1);
  dossier_session_flush (fixture->session);
}

/* The text of the bundled dossier without its marks, as the words of its passages alone. */
static char *
strip_marks (DossierDocument *dossier)
{
  GString *words = g_string_new ("CSTO\n\n");

  for (guint i = 0; i < dossier_document_count (dossier, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (dossier, i);

      if (passage->passage_kind != DOSSIER_PASSAGE_FOOTNOTE)
        g_string_append_printf (words, "%s\n\n", passage->text);
    }
  return g_string_free (words, FALSE);
}

static GHashTable *
list_values (DossierDocument *document, DossierKind kind)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < dossier_document_count (document, kind); i++)
    {
      DossierItem *item = dossier_document_get (document, kind, i);

      if (kind == DOSSIER_KIND_QUOTE && DOSSIER_QUOTE (item)->speaker != NULL)
        g_hash_table_add (values, g_strdup (DOSSIER_QUOTE (item)->speaker->name));
      else if (kind == DOSSIER_KIND_PLACE && *DOSSIER_ENTITY (item)->a3 != '\0')
        g_hash_table_add (values, g_strdup (DOSSIER_ENTITY (item)->a3));
    }
  return values;
}

static guint
count_common (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += g_hash_table_contains (b, key);
  return n;
}

/* What comes of all that is accepted is about what the dossier's editor has marked. */
static void
test_dossier (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);
  DossierDocument *dossier;
  g_autofree char *words = NULL;
  g_autoptr (GHashTable) speakers = NULL;
  g_autoptr (GHashTable) their_speakers = NULL;
  g_autoptr (GHashTable) countries = NULL;
  g_autoptr (GHashTable) their_countries = NULL;

  g_assert_no_error (error);
  dossier = documents->pdata[0];
  g_assert_false (dossier_review_is_unmarked (dossier));
  close_session (fixture);
  words = strip_marks (dossier);
  write_text (fixture, words);
  open_session (fixture);
  g_assert_true (dossier_review_is_unmarked (get_document (fixture)));
  accept_all (fixture);

  speakers = list_values (get_document (fixture), DOSSIER_KIND_QUOTE);
  their_speakers = list_values (dossier, DOSSIER_KIND_QUOTE);
  countries = list_values (get_document (fixture), DOSSIER_KIND_PLACE);
  their_countries = list_values (dossier, DOSSIER_KIND_PLACE);
  g_test_message ("%u quotes, %u in the dossier; %u of %u speakers; %u countries, %u of them there",
                  count (fixture, DOSSIER_KIND_QUOTE),
                  dossier_document_count (dossier, DOSSIER_KIND_QUOTE),
                  count_common (their_speakers, speakers), g_hash_table_size (their_speakers),
                  g_hash_table_size (countries), count_common (countries, their_countries));
  g_assert_cmpint (ABS ((int) count (fixture, DOSSIER_KIND_QUOTE) -
                        (int) dossier_document_count (dossier, DOSSIER_KIND_QUOTE)),
                   <=, 4);
  g_assert_cmpuint (count_common (their_speakers, speakers) * 10, >=,
                    g_hash_table_size (their_speakers) * 7);
  g_assert_cmpuint (g_hash_table_size (countries), >=, 12);
  g_assert_cmpuint (count_common (countries, their_countries), ==, g_hash_table_size (countries));
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_EVENT), >, 0);
  g_assert_cmpuint (count (fixture, DOSSIER_KIND_NOTE), ==, 0);
}

static void
ready_cb (gboolean *ready)
{
  *ready = TRUE;
}

/* In a thread, as a window does. */
static void
test_thread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierReview) review = dossier_review_new (fixture->session);
  gboolean changed = FALSE;

  g_signal_connect_swapped (review, "changed", G_CALLBACK (ready_cb), &changed);
  dossier_review_start (review);
  g_assert_false (dossier_review_is_ready (review));
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_review_is_ready (review));
  g_assert_cmpuint (dossier_review_list (review)->len, ==,
                    dossier_review_list (fixture->review)->len);
}

#define ADD(name, func) g_test_add ("/review/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("accept-all", test_accept_all);
  ADD ("accept-quote", test_accept_quote);
  ADD ("correct", test_correct);
  ADD ("reject", test_reject);
  ADD ("edition", test_edition);
  ADD ("note", test_note);
  ADD ("dossier", test_dossier);
  ADD ("thread", test_thread);
  return g_test_run ();
}
