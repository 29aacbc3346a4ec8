/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many documents seen as one. */
#include "store/library.h"
#include "store/shelf.h"
#include "store/spanning.h"

typedef SampleLibrary Fixture;

static DossierDocument *
load (Fixture *f, DossierReach *reach)
{
  g_autoptr (DossierReach) given = reach;
  g_autoptr (GError) error = NULL;
  DossierDocument *document = dossier_store_load_spanning (f->store, given, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static DossierEntity *
get_person (DossierDocument *document, const char *name)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PERSON); i++)
    {
      DossierEntity *person = dossier_document_get (document, DOSSIER_KIND_PERSON, i);

      if (g_str_equal (person->name, name))
        return person;
    }
  return NULL;
}

static DossierItem *
get (DossierDocument *document, DossierKind kind, const char *uuid, const char *id)
{
  DossierItem *item = dossier_document_lookup_in (document, uuid, id);

  g_assert_nonnull (item);
  g_assert_cmpint (item->kind, ==, kind);
  return item;
}

/* A document in which @name, of that identifier, says @words. */
static DossierDocument *
make_document (const char *seed, const char *name, const char *uri, const char *words)
{
  DossierDocument *document = sample_long_document (seed, 3);
  DossierEntity *person = dossier_entity_new (DOSSIER_KIND_PERSON, "who", name);
  DossierQuote *quote = dossier_quote_new ("q1", words);

  person->uri = g_strdup (uri);
  quote->speaker = person;
  DOSSIER_ITEM (quote)->date = dossier_date_new ("2020-05", NULL, NULL);
  dossier_item_add_passage (DOSSIER_ITEM (quote), 1);
  dossier_document_take (document, person);
  dossier_document_take (document, quote);
  dossier_document_finish (document);
  return document;
}

/* What a document says of itself it says here, too, and leads back. */
static void
test_records (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = sample_document ("one");
  g_autoptr (DossierDocument) two = sample_document ("two");
  g_autoptr (DossierDocument) all = NULL;
  DossierDocument *const both[] = { one, two };

  sample_library_write (f, one);
  sample_library_write (f, two);
  all = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_get_origins (all)->len, ==, 2);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      DossierDocument *own = both[i];

      for (guint kind = DOSSIER_KIND_QUOTE; kind <= DOSSIER_KIND_MEMBERSHIP; kind++)
        for (guint j = 0; j < own->items[kind]->len; j++)
          {
            DossierItem *item = own->items[kind]->pdata[j];
            DossierItem *here = get (all, kind, own->uuid, item->id);
            const DossierOrigin *origin = dossier_document_get_origin (all, here);

            g_assert_cmpstr (origin->uuid, ==, own->uuid);
            g_assert_cmpstr (origin->title, ==, own->title);
            g_assert_cmpstr (dossier_document_get_own_id (all, here), ==, item->id);
            g_assert_cmpuint (here->entities->len, ==, item->entities->len);
            if (kind == DOSSIER_KIND_QUOTE)
              {
                DossierItem *passage = DOSSIER_ITEM (
                  dossier_document_get_passage (all, g_array_index (here->passages, guint, 0)));
                const char *id = dossier_document_get_own_id (all, passage);
                DossierPassage *before = DOSSIER_PASSAGE (dossier_document_lookup (own, id));

                g_assert_cmpstr (DOSSIER_PASSAGE (passage)->text, ==, before->text);
                g_assert_cmpstr (dossier_document_get_origin (all, passage)->uuid, ==, own->uuid);
                g_assert_cmpstr (DOSSIER_QUOTE (here)->speaker->name, ==,
                                 DOSSIER_QUOTE (item)->speaker->name);
                if (!DOSSIER_QUOTE (item)->speech)
                  g_assert_cmpstr (DOSSIER_ITEM (DOSSIER_QUOTE (here)->source)->id, !=,
                                   DOSSIER_ITEM (DOSSIER_QUOTE (item)->source)->id);
              }
          }
    }
}

/* Those of one identifier are one, with the quotes of both. */
static void
test_identifier (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one =
    make_document ("one", "Sergey Lavrov", "https://www.wikidata.org/wiki/Q58217", "First words");
  g_autoptr (DossierDocument) two =
    make_document ("two", "Sergej Lawrow", "http://wikidata.org/entity/Q58217/", "Other words");
  g_autoptr (DossierDocument) three = make_document ("three", "Ann Other", NULL, "Third words");
  g_autoptr (DossierDocument) all = NULL;
  DossierEntity *lavrov;
  const GPtrArray *parts;

  sample_library_write (f, one);
  sample_library_write (f, two);
  sample_library_write (f, three);
  all = load (f, dossier_reach_new_all ());

  g_assert_cmpuint (dossier_document_count (all, DOSSIER_KIND_PERSON), ==, 2);
  g_assert_cmpuint (dossier_document_count (all, DOSSIER_KIND_QUOTE), ==, 3);
  lavrov = dossier_document_find_entity (all, DOSSIER_KIND_PERSON, "Sergej Lawrow");
  g_assert_nonnull (lavrov);
  g_assert_true (DOSSIER_QUOTE (get (all, DOSSIER_KIND_QUOTE, one->uuid, "q1"))->speaker == lavrov);
  g_assert_true (DOSSIER_QUOTE (get (all, DOSSIER_KIND_QUOTE, two->uuid, "q1"))->speaker == lavrov);
  g_assert_true (DOSSIER_QUOTE (get (all, DOSSIER_KIND_QUOTE, three->uuid, "q1"))->speaker ==
                 get_person (all, "Ann Other"));
  parts = dossier_document_list_parts (all, lavrov);
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpstr (((DossierEntityPart *) parts->pdata[0])->key->id, ==, "who");
}

static void
say (Fixture *f,
     const DossierEntityKey *one,
     const DossierEntityKey *other,
     DossierJoin join,
     DossierShelfChange **undo)
{
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierShelfChange) back = NULL;

  dossier_shelf_change_join (change, one, other, join);
  back = dossier_store_change_shelf (f->store, change, NULL, &error);
  g_assert_no_error (error);
  if (undo != NULL)
    *undo = g_steal_pointer (&back);
}

static void
test_told (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = make_document ("one", "Sergey Lavrov", NULL, "First words");
  g_autoptr (DossierDocument) two = make_document ("two", "S. Lavrov", NULL, "Other words");
  g_autoptr (DossierDocument) apart = NULL;
  g_autoptr (DossierDocument) joined = NULL;
  g_autoptr (DossierDocument) undone = NULL;
  g_autoptr (DossierEntityKey) first =
    dossier_entity_key_new (DOSSIER_KIND_PERSON, one->uuid, "who", "Sergey Lavrov");
  g_autoptr (DossierEntityKey) second =
    dossier_entity_key_new (DOSSIER_KIND_PERSON, two->uuid, "who", "S. Lavrov");
  g_autoptr (DossierShelfChange) undo = NULL;

  sample_library_write (f, one);
  sample_library_write (f, two);
  apart = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (apart, DOSSIER_KIND_PERSON), ==, 2);

  say (f, second, first, DOSSIER_JOIN_SAME, &undo);
  joined = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (joined, DOSSIER_KIND_PERSON), ==, 1);
  /* Whichever comes first: the name that is written out. */
  g_assert_nonnull (get_person (joined, "Sergey Lavrov"));

  dossier_shelf_change_unref (dossier_store_change_shelf (f->store, undo, NULL, NULL));
  undone = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (undone, DOSSIER_KIND_PERSON), ==, 2);
}

/* The reader knows better than an identifier. */
static void
test_told_apart (Fixture *f, gconstpointer data)
{
  const char *uri = "https://viaf.org/viaf/1";
  g_autoptr (DossierDocument) one = make_document ("one", "Ivan Ivanov", uri, "First words");
  g_autoptr (DossierDocument) two = make_document ("two", "Ivan Ivanov", uri, "Other words");
  g_autoptr (DossierDocument) before = NULL;
  g_autoptr (DossierDocument) after = NULL;
  g_autoptr (DossierEntityKey) first =
    dossier_entity_key_new (DOSSIER_KIND_PERSON, one->uuid, "who", "Ivan Ivanov");
  g_autoptr (DossierEntityKey) second =
    dossier_entity_key_new (DOSSIER_KIND_PERSON, two->uuid, "who", "Ivan Ivanov");

  sample_library_write (f, one);
  sample_library_write (f, two);
  before = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (before, DOSSIER_KIND_PERSON), ==, 1);
  say (f, first, second, DOSSIER_JOIN_DIFFERENT, NULL);
  after = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (after, DOSSIER_KIND_PERSON), ==, 2);
}

static void
test_corpus (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = sample_sitting ("one", "Parliament", "Mehmet Yılmaz");
  g_autoptr (DossierDocument) two = sample_sitting ("two", "Parliament", "Yılmaz, Mehmet");
  g_autoptr (DossierDocument) three = sample_sitting ("three", "Parliament", "Ann Other");
  g_autoptr (DossierDocument) all = NULL;
  DossierEntity *speaker;
  guint n_speeches = 0;

  sample_library_write (f, one);
  sample_library_write (f, two);
  sample_library_write (f, three);
  all = load (f, dossier_reach_new_all ());
  speaker = get_person (all, "Mehmet Yılmaz");
  g_assert_nonnull (speaker);
  g_assert_null (get_person (all, "Yılmaz, Mehmet"));
  g_assert_nonnull (get_person (all, "Ann Other"));
  for (guint i = 0; i < dossier_document_count (all, DOSSIER_KIND_PASSAGE); i++)
    n_speeches += dossier_document_get_passage (all, i)->speaker == speaker;
  g_assert_cmpuint (n_speeches, ==, 2);
}

/* However long it is. */
static void
test_long_speech (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = sample_sitting ("one", "Parliament", "Mehmet Yılmaz");
  g_autoptr (DossierDocument) two = sample_document ("two");
  DossierEntity *person = dossier_entity_new (DOSSIER_KIND_PERSON, "orator", "Ann Orator");
  g_autofree char *words = g_strnfill (5000, 'x');
  DossierPassage *speech = dossier_passage_new ("long", DOSSIER_PASSAGE_SPEECH, words);
  g_autoptr (DossierDocument) all = NULL;

  dossier_document_take (two, person);
  speech->speaker = person;
  dossier_document_take (two, speech);
  dossier_document_finish (two);
  sample_library_write (f, one);
  sample_library_write (f, two);
  all = load (f, dossier_reach_new_all ());
  g_assert_cmpstr (DOSSIER_PASSAGE (get (all, DOSSIER_KIND_PASSAGE, two->uuid, "long"))->text, ==,
                   words);
}

/* What the reader has marked is among it, and a note stands where it stood. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = sample_document ("one");
  g_autoptr (DossierDocument) two = make_document ("two", "Ann Other", NULL, "Other words");
  g_autoptr (DossierDocument) all = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (two->uuid);
  DossierAnnotation *about = dossier_annotation_new (two->uuid);
  DossierAnnotation *marked = dossier_annotation_new (two->uuid);
  DossierPassage *third = dossier_document_get_passage (two, 2);
  DossierItem *here;
  DossierItem *passage;

  sample_library_write (f, one);
  sample_library_write (f, two);
  note->note = g_strdup ("Here");
  g_ptr_array_add (note->anchors, dossier_anchor_new (third, 4, 9));
  about->note = g_strdup ("Who is she?");
  about->target = g_strdup ("who");
  marked->mark = dossier_reader_mark_new (DOSSIER_KIND_PERSON);
  marked->mark->name = g_strdup ("Somebody Else");
  g_ptr_array_add (marked->anchors, dossier_anchor_new (third, 10, 15));
  g_ptr_array_add (notes, note);
  g_ptr_array_add (notes, about);
  g_ptr_array_add (notes, marked);
  g_assert_true (dossier_store_write_annotations (f->store, notes, NULL, NULL));

  all = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (all, DOSSIER_KIND_NOTE), ==, 3);
  here = dossier_document_lookup (all, DOSSIER_ITEM (note)->id);
  g_assert_cmpint (DOSSIER_ANNOTATION (here)->state, ==, DOSSIER_ANCHOR_ANCHORED);
  passage =
    DOSSIER_ITEM (dossier_document_get_passage (all, g_array_index (here->passages, guint, 0)));
  g_assert_cmpstr (dossier_document_get_own_id (all, passage), ==, DOSSIER_ITEM (third)->id);
  g_assert_cmpstr (dossier_document_get_origin (all, here)->uuid, ==, two->uuid);
  here = dossier_document_lookup (all, DOSSIER_ITEM (about)->id);
  g_assert_true (dossier_item_has_entity (here, get_person (all, "Ann Other")));
  g_assert_nonnull (get_person (all, "Somebody Else"));
}

/* What was accepted of suggestions is the only thing marked in it. */
static void
test_accepted (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) bare = sample_long_document ("bare", 3);
  g_autoptr (DossierDocument) all = NULL;
  g_autoptr (DossierShelf) shelf = NULL;
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *accepted = dossier_annotation_new (bare->uuid);

  sample_library_write (f, bare);
  accepted->answer = DOSSIER_ANSWER_ACCEPTED;
  accepted->mark = dossier_reader_mark_new (DOSSIER_KIND_QUOTE);
  accepted->mark->who_name = g_strdup ("Somebody");
  g_ptr_array_add (accepted->anchors,
                   dossier_anchor_new (dossier_document_get_passage (bare, 1), 5, 20));
  g_ptr_array_add (answers, accepted);
  g_assert_true (dossier_store_write_annotations (f->store, answers, NULL, NULL));

  all = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (all, DOSSIER_KIND_QUOTE), ==, 1);
  shelf = dossier_store_read_shelf (f->store, NULL, NULL);
  g_assert_cmpuint (((DossierDocumentInfo *) shelf->documents->pdata[0])->quotes, ==, 1);
  g_assert_cmpuint (((DossierDocumentInfo *) shelf->documents->pdata[0])->notes, ==, 0);
}

static guint
count_quotes (Fixture *f, DossierReach *reach)
{
  g_autoptr (DossierDocument) document = load (f, reach);

  return dossier_document_count (document, DOSSIER_KIND_QUOTE);
}

static void
test_reach (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = make_document ("one", "A", NULL, "First");
  g_autoptr (DossierDocument) two = make_document ("two", "B", NULL, "Second");
  g_autoptr (DossierDocument) three = make_document ("three", "C", NULL, "Third");
  g_autoptr (DossierDocument) bare = sample_long_document ("bare", 2);
  g_autoptr (DossierDocument) collected = NULL;
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (DossierReach) gone =
    dossier_reach_new_collection ("5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020ab");
  g_autoptr (DossierReach) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uuid = NULL;
  const char *const chosen[] = { three->uuid, one->uuid, NULL };
  g_autofree char *collection = NULL;
  g_autoptr (GError) error = NULL;

  sample_library_write (f, one);
  sample_library_write (f, two);
  sample_library_write (f, three);
  sample_library_write (f, bare);
  collection = g_strdup (dossier_shelf_change_make_collection (change, "Some"));
  dossier_shelf_change_collect (change, two->uuid, collection);
  dossier_shelf_change_add_tag (change, one->uuid, "good");
  dossier_shelf_change_unref (dossier_store_change_shelf (f->store, change, NULL, NULL));

  g_assert_cmpuint (count_quotes (f, dossier_reach_new_all ()), ==, 3);
  g_assert_cmpuint (count_quotes (f, dossier_reach_new_tag ("good")), ==, 1);
  g_assert_cmpuint (count_quotes (f, dossier_reach_new_documents (chosen)), ==, 2);
  collected = load (f, dossier_reach_new_collection (collection));
  g_assert_cmpstr (collected->title, ==, "Some");
  g_assert_cmpuint (dossier_document_count (collected, DOSSIER_KIND_QUOTE), ==, 1);
  g_assert_cmpuint (dossier_document_count (collected, DOSSIER_KIND_SECTION), ==, 1);
  text = dossier_reach_to_text (dossier_document_get_reach (collected));
  again = dossier_reach_from_text (text);
  uuid = dossier_reach_get_uuid (again);
  g_assert_cmpstr (uuid, ==, collected->uuid);

  g_assert_null (dossier_store_load_spanning (f->store, gone, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* Nobody who stands in the trash speaks. */
static void
test_removed (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = make_document ("one", "A", NULL, "First");
  g_autoptr (DossierDocument) two = make_document ("two", "B", NULL, "Second");
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (DossierDocument) all = NULL;

  sample_library_write (f, one);
  sample_library_write (f, two);
  dossier_shelf_change_remove (change, one->uuid);
  dossier_shelf_change_unref (dossier_store_change_shelf (f->store, change, NULL, NULL));
  all = load (f, dossier_reach_new_all ());
  g_assert_cmpuint (dossier_document_count (all, DOSSIER_KIND_QUOTE), ==, 1);
  g_assert_null (get_person (all, "A"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/spanning/" name, Fixture, NULL, sample_library_set_up, function,             \
              sample_library_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("records", test_records);
  ADD ("identifier", test_identifier);
  ADD ("told", test_told);
  ADD ("told-apart", test_told_apart);
  ADD ("corpus", test_corpus);
  ADD ("long-speech", test_long_speech);
  ADD ("notes", test_notes);
  ADD ("accepted", test_accepted);
  ADD ("reach", test_reach);
  ADD ("removed", test_removed);

  return g_test_run ();
}
