/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader marks becomes part of the document, and leaves no trace when it is withdrawn. */
#include "text/reader-marks.h"

#include "store/compare.h"
#include "store/sample.h"

/* Passage 1 of the sample: "In May, Žas spoke in Bishkek of “mutual trust” and more."; passage 2:
 * "Слово за слово." */
#define PARAGRAPH 1
#define SPEECH 2

typedef struct
{
  DossierDocument *document;
  GPtrArray *annotations;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = sample_document ("marked");
  fixture->annotations = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->annotations);
  g_assert_finalize_object (fixture->document);
}

/* An annotation without words whose UUID begins with eight times @digit, made after the others. */
static DossierAnnotation *
add_bare (Fixture *fixture, char digit, DossierKind kind)
{
  DossierAnnotation *annotation = dossier_annotation_new (fixture->document->uuid);

  memset (DOSSIER_ITEM (annotation)->id, digit, 8);
  annotation->created = 1000 + fixture->annotations->len;
  annotation->mark = dossier_reader_mark_new (kind);
  g_ptr_array_add (fixture->annotations, annotation);
  return annotation;
}

static void
add_words (Fixture *fixture, DossierAnnotation *annotation, guint passage, guint start, guint end)
{
  DossierPassage *in = dossier_document_get_passage (fixture->document, passage);

  g_ptr_array_add (annotation->anchors, dossier_anchor_new (in, start, end));
}

static DossierReaderMark *
add_mark (Fixture *fixture, char digit, DossierKind kind, guint passage, guint start, guint end)
{
  DossierAnnotation *annotation = add_bare (fixture, digit, kind);

  add_words (fixture, annotation, passage, start, end);
  return annotation->mark;
}

static void
apply (Fixture *fixture)
{
  dossier_document_apply_marks (fixture->document, fixture->annotations);
  dossier_document_finish (fixture->document);
  dossier_document_set_notes (fixture->document, fixture->annotations);
}

static gpointer
find (Fixture *fixture, const char *id, DossierKind kind)
{
  DossierItem *item = dossier_document_lookup (fixture->document, id);

  g_assert_nonnull (item);
  g_assert_cmpint (item->kind, ==, kind);
  return item;
}

static gboolean
has_passage (DossierItem *item, guint passage)
{
  for (guint i = 0; i < item->passages->len; i++)
    if (g_array_index (item->passages, guint, i) == passage)
      return TRUE;
  return FALSE;
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) plain = sample_document ("marked");
  DossierAnnotation *highlight = dossier_annotation_new (fixture->document->uuid);
  DossierAnnotation *trashed = add_bare (fixture, 'a', DOSSIER_KIND_PERSON);
  DossierAnnotation *orphan = add_bare (fixture, 'b', DOSSIER_KIND_QUOTE);
  DossierAnchor *anchor;

  add_words (fixture, highlight, PARAGRAPH, 0, 5);
  g_ptr_array_add (fixture->annotations, highlight);
  add_words (fixture, trashed, PARAGRAPH, 0, 5);
  trashed->deleted = 1;
  add_words (fixture, orphan, PARAGRAPH, 0, 5);
  add_words (fixture, orphan, SPEECH, 0, 5);
  anchor = orphan->anchors->pdata[1];
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;

  dossier_document_apply_marks (fixture->document, fixture->annotations);
  dossier_document_finish (fixture->document);
  assert_same_documents (plain, fixture->document);
}

static void
test_person (Fixture *fixture, gconstpointer data)
{
  DossierEntity *person;
  DossierEntity *known;

  add_mark (fixture, 'a', DOSSIER_KIND_PERSON, SPEECH, 0, 5);
  add_mark (fixture, 'b', DOSSIER_KIND_PERSON, SPEECH, 9, 14)->record = g_strdup ("zas");
  apply (fixture);

  person = find (fixture, "mark-aaaaaaaa", DOSSIER_KIND_PERSON);
  g_assert_cmpstr (person->name, ==, "Слово");
  g_assert_cmpint (DOSSIER_ITEM (person)->authority, ==, DOSSIER_AUTHORITY_READER);
  g_assert_true (has_passage (DOSSIER_ITEM (person), SPEECH));
  g_assert_cmpint (dossier_document_count (fixture->document, DOSSIER_KIND_PERSON), ==, 2);
  known = find (fixture, "zas", DOSSIER_KIND_PERSON);
  g_assert_cmpint (DOSSIER_ITEM (known)->authority, ==, DOSSIER_AUTHORITY_DOCUMENT);
  g_assert_true (has_passage (DOSSIER_ITEM (known), SPEECH));
}

/* Whatever the order in which they come, and however often they are applied. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) other = sample_document ("marked");
  g_autoptr (GPtrArray) reversed = g_ptr_array_new ();
  DossierReaderMark *quote = add_mark (fixture, 'a', DOSSIER_KIND_QUOTE, SPEECH, 0, 14);
  DossierQuote *made;

  quote->who = g_strdup ("mark-bbbbbbbb");
  quote->direct = TRUE;
  quote->date = dossier_date_new ("2020-05", "in May", NULL);
  quote->url = g_strdup ("https://example.org/1");
  add_mark (fixture, 'b', DOSSIER_KIND_PERSON, PARAGRAPH, 8, 11)->name = g_strdup ("Ivan");
  add_mark (fixture, 'c', DOSSIER_KIND_EVENT, PARAGRAPH, 8, 28)->where = g_strdup ("mark-dddddddd");
  add_mark (fixture, 'd', DOSSIER_KIND_PLACE, PARAGRAPH, 3, 6);
  add_mark (fixture, 'e', DOSSIER_KIND_QUOTE, PARAGRAPH, 0, 6);
  for (guint i = fixture->annotations->len; i > 0; i--)
    g_ptr_array_add (reversed, fixture->annotations->pdata[i - 1]);

  dossier_document_apply_marks (other, reversed);
  dossier_document_finish (other);
  dossier_document_apply_marks (other, reversed);
  dossier_document_finish (other);
  dossier_document_apply_marks (fixture->document, fixture->annotations);
  dossier_document_finish (fixture->document);
  assert_same_documents (other, fixture->document);

  made = find (fixture, "mark-aaaaaaaa", DOSSIER_KIND_QUOTE);
  g_assert_cmpstr (made->text, ==, "Слово за слово");
  g_assert_cmpstr (made->speaker->name, ==, "Ivan");
  g_assert_cmpstr (made->speaker_name, ==, "Ivan");
  g_assert_true (made->direct);
  g_assert_cmpstr (DOSSIER_ITEM (made)->date->wording, ==, "in May");
  g_assert_cmpstr (DOSSIER_ITEM (made->source)->id, ==, "b1");
  g_assert_true (DOSSIER_ITEM (made)->speakers->pdata[0] == made->speaker);
  /* As they stand in the text, not as they were made. */
  g_assert_cmpint (DOSSIER_ITEM (find (fixture, "mark-eeeeeeee", DOSSIER_KIND_QUOTE))->index, ==,
                   0);
  g_assert_cmpint (DOSSIER_ITEM (find (fixture, "q1", DOSSIER_KIND_QUOTE))->index, ==, 1);
  /* A speech stands before it. */
  g_assert_cmpint (DOSSIER_ITEM (made)->index, ==, 3);
}

static void
test_quote_words (Fixture *fixture, gconstpointer data)
{
  DossierAnnotation *across;
  DossierQuote *quote;
  DossierPassage *passage;
  gboolean found = FALSE;

  add_mark (fixture, 'a', DOSSIER_KIND_QUOTE, PARAGRAPH, 31, 47)->who = g_strdup ("zas");
  across = add_bare (fixture, 'b', DOSSIER_KIND_QUOTE);
  across->mark->who_name = g_strdup ("Nobody known");
  add_words (fixture, across, PARAGRAPH, 47, 55);
  add_words (fixture, across, SPEECH, 0, 5);
  apply (fixture);

  quote = find (fixture, "mark-aaaaaaaa", DOSSIER_KIND_QUOTE);
  g_assert_cmpstr (quote->text, ==, "mutual trust");
  g_assert_cmpstr (quote->office, ==, "Secretary General");
  g_assert_false (quote->direct);
  passage = dossier_document_get_passage (fixture->document, PARAGRAPH);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      found |= span->target == DOSSIER_ITEM (quote) && span->start == 33 && span->end == 45;
    }
  g_assert_true (found);

  quote = find (fixture, "mark-bbbbbbbb", DOSSIER_KIND_QUOTE);
  g_assert_cmpstr (quote->text, ==, "and more … Слово");
  g_assert_null (quote->speaker);
  g_assert_cmpstr (quote->speaker_name, ==, "Nobody known");
  g_assert_true (has_passage (DOSSIER_ITEM (quote), PARAGRAPH));
  g_assert_true (has_passage (DOSSIER_ITEM (quote), SPEECH));
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  DossierEntity *place;
  g_autoptr (GPtrArray) marks = NULL;

  add_mark (fixture, 'a', DOSSIER_KIND_PLACE, SPEECH, 0, 5)->a3 = g_strdup ("KGZ");
  add_mark (fixture, 'b', DOSSIER_KIND_PLACE, SPEECH, 9, 14)->a3 = g_strdup ("GEO");
  add_mark (fixture, 'c', DOSSIER_KIND_PLACE, PARAGRAPH, 3, 6)->a3 = g_strdup ("GEO");
  add_mark (fixture, 'd', DOSSIER_KIND_EVENT, PARAGRAPH, 12, 28)->where =
    g_strdup ("mark-cccccccc");
  apply (fixture);

  place = find (fixture, "KGZ", DOSSIER_KIND_PLACE);
  g_assert_true (has_passage (DOSSIER_ITEM (place), SPEECH));
  g_assert_null (dossier_document_lookup (fixture->document, "mark-aaaaaaaa"));
  place = find (fixture, "mark-bbbbbbbb", DOSSIER_KIND_PLACE);
  g_assert_cmpstr (place->a3, ==, "GEO");
  g_assert_true (has_passage (DOSSIER_ITEM (place), PARAGRAPH));
  g_assert_null (dossier_document_lookup (fixture->document, "mark-cccccccc"));
  g_assert_true (DOSSIER_EVENT (find (fixture, "mark-dddddddd", DOSSIER_KIND_EVENT))->place ==
                 place);
  marks = dossier_document_list_marks (fixture->document, DOSSIER_ITEM (place));
  g_assert_cmpint (marks->len, ==, 2);
}

static void
test_event (Fixture *fixture, gconstpointer data)
{
  DossierReaderMark *mark = add_mark (fixture, 'a', DOSSIER_KIND_EVENT, PARAGRAPH, 8, 28);
  DossierEvent *event;
  DossierItem *item;

  mark->name = g_strdup ("A speech");
  mark->date = dossier_date_new ("2020-05~", NULL, NULL);
  mark->where = g_strdup ("KGZ");
  add_mark (fixture, 'b', DOSSIER_KIND_EVENT, SPEECH, 0, 5)->record = g_strdup ("e1");
  apply (fixture);

  event = find (fixture, "mark-aaaaaaaa", DOSSIER_KIND_EVENT);
  item = DOSSIER_ITEM (event);
  g_assert_cmpstr (event->title, ==, "A speech");
  g_assert_cmpstr (item->date->edtf, ==, "2020-05~");
  g_assert_cmpint (event->n_places, ==, 1);
  g_assert_cmpstr (DOSSIER_ITEM (item->entities->pdata[0])->id, ==, "KGZ");
  g_assert_cmpint (item->entities->len, ==, 3);
  g_assert_cmpstr (DOSSIER_ITEM (item->entities->pdata[1])->id, ==, "zas");
  g_assert_true (has_passage (item, PARAGRAPH));
  g_assert_true (has_passage (find (fixture, "e1", DOSSIER_KIND_EVENT), SPEECH));
  g_assert_cmpint (dossier_document_count (fixture->document, DOSSIER_KIND_EVENT), ==, 2);
}

static void
test_source (Fixture *fixture, gconstpointer data)
{
  DossierReaderMark *mark = add_mark (fixture, 'a', DOSSIER_KIND_SOURCE, PARAGRAPH, 0, 6);
  DossierSource *source;

  mark->url = g_strdup ("https://example.org/new");
  mark->name = g_strdup ("A page");
  apply (fixture);

  source = find (fixture, "mark-aaaaaaaa", DOSSIER_KIND_SOURCE);
  g_assert_cmpstr (source->url, ==, "https://example.org/new");
  g_assert_cmpstr (source->title, ==, "A page");
  /* Its mark stands before that of the document's own. */
  g_assert_cmpint (source->number, ==, 1);
  source = find (fixture, "b1", DOSSIER_KIND_SOURCE);
  g_assert_cmpint (source->number, ==, 2);
}

static void
test_commitment (Fixture *fixture, gconstpointer data)
{
  DossierReaderMark *mark = add_mark (fixture, 'a', DOSSIER_KIND_COMMITMENT, PARAGRAPH, 29, 46);
  DossierCommitment *commitment;

  mark->name = g_strdup ("Trust");
  mark->who = g_strdup ("zas");
  mark->date = dossier_date_new ("2020", NULL, NULL);
  mark->due = dossier_date_new ("2021", NULL, NULL);
  mark->outcome = g_strdup ("None");
  mark->verdict = DOSSIER_VERDICT_FAILED;
  add_mark (fixture, 'b', DOSSIER_KIND_COMMITMENT, SPEECH, 0, 5)->record =
    g_strdup ("mark-aaaaaaaa");
  apply (fixture);

  commitment = find (fixture, "mark-aaaaaaaa", DOSSIER_KIND_COMMITMENT);
  g_assert_cmpstr (commitment->title, ==, "Trust");
  g_assert_cmpstr (DOSSIER_ITEM (commitment)->date->edtf, ==, "2020");
  g_assert_cmpstr (commitment->due->edtf, ==, "2021");
  g_assert_cmpstr (commitment->outcome, ==, "None");
  g_assert_cmpint (commitment->verdict, ==, DOSSIER_VERDICT_FAILED);
  g_assert_cmpstr (DOSSIER_ITEM (DOSSIER_ITEM (commitment)->speakers->pdata[0])->id, ==, "zas");
  g_assert_true (has_passage (DOSSIER_ITEM (commitment), PARAGRAPH));
  g_assert_true (has_passage (DOSSIER_ITEM (commitment), SPEECH));
  g_assert_cmpint (dossier_document_count (fixture->document, DOSSIER_KIND_COMMITMENT), ==, 2);
}

/* "Žas" is Stanislau Zas: what the reader's person said follows. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  DossierReaderMark *person = add_mark (fixture, 'a', DOSSIER_KIND_PERSON, PARAGRAPH, 8, 11);
  DossierQuote *quote;
  g_autoptr (GPtrArray) marks = NULL;

  add_mark (fixture, 'b', DOSSIER_KIND_PERSON, SPEECH, 0, 5)->record = g_strdup ("mark-aaaaaaaa");
  add_mark (fixture, 'c', DOSSIER_KIND_QUOTE, SPEECH, 0, 14)->who = g_strdup ("mark-aaaaaaaa");
  person->record = g_strdup ("zas");
  apply (fixture);

  quote = find (fixture, "mark-cccccccc", DOSSIER_KIND_QUOTE);
  g_assert_cmpstr (DOSSIER_ITEM (quote->speaker)->id, ==, "zas");
  g_assert_cmpint (dossier_document_count (fixture->document, DOSSIER_KIND_PERSON), ==, 1);
  marks = dossier_document_list_marks (fixture->document, DOSSIER_ITEM (quote->speaker));
  g_assert_cmpint (marks->len, ==, 2);
}

/* The first mark of a person is withdrawn, or the document has lost the record that was meant: the
 * others make it. */
static void
test_lost_record (Fixture *fixture, gconstpointer data)
{
  DossierEntity *person;

  add_mark (fixture, 'b', DOSSIER_KIND_PERSON, SPEECH, 0, 5)->record = g_strdup ("mark-aaaaaaaa");
  add_mark (fixture, 'c', DOSSIER_KIND_PERSON, SPEECH, 9, 14)->record = g_strdup ("mark-aaaaaaaa");
  add_mark (fixture, 'd', DOSSIER_KIND_QUOTE, SPEECH, 0, 14)->who = g_strdup ("mark-aaaaaaaa");
  /* An id that something else has by now. */
  add_mark (fixture, 'e', DOSSIER_KIND_PERSON, PARAGRAPH, 0, 2)->record = g_strdup ("bishkek");
  apply (fixture);

  person = find (fixture, "mark-aaaaaaaa", DOSSIER_KIND_PERSON);
  g_assert_cmpstr (person->name, ==, "Слово");
  g_assert_true (DOSSIER_QUOTE (find (fixture, "mark-dddddddd", DOSSIER_KIND_QUOTE))->speaker ==
                 person);
  person = find (fixture, "mark-eeeeeeee", DOSSIER_KIND_PERSON);
  g_assert_cmpstr (person->name, ==, "In");
  g_assert_cmpint (dossier_document_count (fixture->document, DOSSIER_KIND_PERSON), ==, 3);
}

static void
test_circle (Fixture *fixture, gconstpointer data)
{
  DossierQuote *quote;

  add_mark (fixture, 'c', DOSSIER_KIND_PERSON, SPEECH, 0, 5)->record = g_strdup ("mark-bbbbbbbb");
  add_mark (fixture, 'b', DOSSIER_KIND_PERSON, SPEECH, 9, 14)->record = g_strdup ("mark-cccccccc");
  add_mark (fixture, 'd', DOSSIER_KIND_QUOTE, SPEECH, 0, 14)->who = g_strdup ("mark-cccccccc");
  apply (fixture);

  quote = find (fixture, "mark-dddddddd", DOSSIER_KIND_QUOTE);
  g_assert_cmpstr (DOSSIER_ITEM (quote->speaker)->id, ==, "mark-bbbbbbbb");
  g_assert_cmpint (dossier_document_count (fixture->document, DOSSIER_KIND_PERSON), ==, 2);
}

/* A person whom no words name: a speaker who had to be added. */
static void
test_without_words (Fixture *fixture, gconstpointer data)
{
  DossierQuote *quote;

  add_bare (fixture, 'a', DOSSIER_KIND_PERSON)->mark->name = g_strdup ("Somebody");
  add_bare (fixture, 'b', DOSSIER_KIND_PERSON);
  add_mark (fixture, 'c', DOSSIER_KIND_QUOTE, SPEECH, 0, 14)->who = g_strdup ("mark-aaaaaaaa");
  apply (fixture);

  quote = find (fixture, "mark-cccccccc", DOSSIER_KIND_QUOTE);
  g_assert_cmpstr (quote->speaker->name, ==, "Somebody");
  g_assert_true (has_passage (DOSSIER_ITEM (quote->speaker), SPEECH));
  /* Nothing to call it by. */
  g_assert_null (dossier_document_lookup (fixture->document, "mark-bbbbbbbb"));
}

/* Two records of the document's own are one person. */
static void
test_merge_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) plain = sample_document ("marked");
  DossierAnnotation *merge;
  DossierEntity *other = dossier_entity_new (DOSSIER_KIND_PERSON, "other", "Ivan Ivanov");
  DossierItem *commitment;

  dossier_document_take (fixture->document, other);
  dossier_document_finish (fixture->document);
  merge = add_bare (fixture, 'a', DOSSIER_KIND_PERSON);
  merge->target = g_strdup ("zas");
  merge->mark->record = g_strdup ("other");
  apply (fixture);

  g_assert_cmpint (dossier_document_count (fixture->document, DOSSIER_KIND_PERSON), ==, 1);
  g_assert_true (dossier_document_lookup (fixture->document, "zas") == DOSSIER_ITEM (other));
  g_assert_true (dossier_document_find_entity (fixture->document, DOSSIER_KIND_PERSON,
                                               "stanislau zas") == other);
  g_assert_true (
    DOSSIER_QUOTE (dossier_document_get (fixture->document, DOSSIER_KIND_QUOTE, 0))->speaker ==
    other);
  g_assert_true (dossier_document_get_passage (fixture->document, SPEECH)->speaker == other);
  g_assert_true (has_passage (DOSSIER_ITEM (other), PARAGRAPH));
  commitment = dossier_document_get (fixture->document, DOSSIER_KIND_COMMITMENT, 0);
  g_assert_cmpint (commitment->speakers->len, ==, 1);
  g_assert_true (commitment->speakers->pdata[0] == other);
  g_assert_true (
    DOSSIER_MEMBERSHIP (dossier_document_get (fixture->document, DOSSIER_KIND_MEMBERSHIP, 1))
      ->member == other);
}

static char *
any_id (GRand *random)
{
  static const char *const ids[] = {
    "zas",           "CSTO",          "KGZ", "bishkek", "mark-aaaaaaaa",
    "mark-bbbbbbbb", "mark-cccccccc", "q1",  "e1",      "nobody"
  };

  return g_rand_boolean (random) ? NULL
                                 : g_strdup (ids[g_rand_int_range (random, 0, G_N_ELEMENTS (ids))]);
}

static void
add_any (Fixture *fixture, GRand *random, char digit)
{
  DossierAnnotation *annotation =
    add_bare (fixture, digit,
              (DossierKind) g_rand_int_range (random, DOSSIER_KIND_QUOTE, DOSSIER_KIND_NOTE));
  guint start = (guint) g_rand_int_range (random, 0, 40);

  annotation->created = g_rand_int_range (random, 0, 4);
  annotation->mark->record = any_id (random);
  annotation->mark->who = any_id (random);
  annotation->mark->where = any_id (random);
  annotation->mark->a3 = g_rand_boolean (random) ? g_strdup ("KGZ") : NULL;
  annotation->target = any_id (random);
  if (g_rand_int_range (random, 0, 4) > 0)
    add_words (fixture, annotation, PARAGRAPH, start, start + 1 + start % 15);
  if (g_rand_boolean (random))
    add_words (fixture, annotation, SPEECH, start % 8, 9);
}

/* Any marks whatever, in any order: the same document. */
static void
test_any (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (DossierDocument) forward = sample_document ("marked");
      g_autoptr (DossierDocument) backward = sample_document ("marked");
      g_autoptr (GPtrArray) reversed = g_ptr_array_new ();

      g_ptr_array_set_size (fixture->annotations, 0);
      for (char digit = 'a'; digit < 'h'; digit++)
        add_any (fixture, random, digit);
      for (guint i = fixture->annotations->len; i > 0; i--)
        g_ptr_array_add (reversed, fixture->annotations->pdata[i - 1]);
      dossier_document_apply_marks (forward, fixture->annotations);
      dossier_document_finish (forward);
      dossier_document_apply_marks (backward, reversed);
      dossier_document_finish (backward);
      assert_same_documents (forward, backward);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/text/reader-marks/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("nothing", test_nothing);
  ADD ("person", test_person);
  ADD ("order", test_order);
  ADD ("quote-words", test_quote_words);
  ADD ("places", test_places);
  ADD ("event", test_event);
  ADD ("source", test_source);
  ADD ("commitment", test_commitment);
  ADD ("merge", test_merge);
  ADD ("lost-record", test_lost_record);
  ADD ("circle", test_circle);
  ADD ("without-words", test_without_words);
  ADD ("merge-records", test_merge_records);
  ADD ("any", test_any);

  return g_test_run ();
}
