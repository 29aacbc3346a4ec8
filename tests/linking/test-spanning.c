/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session over many documents: filtered as one, and brought up to date when documents come, go or
 * are corrected. */
#include "linking/annotating.h"
#include "linking/joining.h"
#include "linking/session.h"
#include "store/sample.h"
#include "store/shelf.h"
#include "store/spanning.h"

typedef struct
{
  char *folder;
  char *path;
  DossierStore *store;
  DossierSession *session;
} Fixture;

static void
write_document (Fixture *f, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (GError) error = NULL;

  dossier_store_write (f->store, batch, NULL, &error);
  g_assert_no_error (error);
}

/* One in which @name says @words on a day. */
static DossierDocument *
make_document (const char *seed, const char *name, const char *words, const char *day)
{
  DossierDocument *document = sample_long_document (seed, 3);
  DossierEntity *person = dossier_entity_new (DOSSIER_KIND_PERSON, "who", name);
  DossierQuote *quote = dossier_quote_new ("q", words);

  person->uri = g_strconcat ("https://viaf.org/", name, NULL);
  quote->speaker = person;
  DOSSIER_ITEM (quote)->date = dossier_date_new (day, NULL, NULL);
  dossier_item_add_passage (DOSSIER_ITEM (quote), 1);
  dossier_document_take (document, person);
  dossier_document_take (document, quote);
  dossier_document_finish (document);
  return document;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) one = make_document ("one", "Lavrov", "First", "2019-05-01");
  g_autoptr (DossierDocument) two = make_document ("two", "Lavrov", "Second", "2020-05-01");
  g_autoptr (DossierDocument) three = make_document ("three", "Zas", "Third", "2020-06-01");
  g_autoptr (DossierReach) all = dossier_reach_new_all ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = sample_folder_new ();
  f->path = sample_path (f->folder, "library.sqlite");
  f->store = dossier_store_open (f->path, NULL, NULL, &error);
  g_assert_no_error (error);
  write_document (f, one);
  write_document (f, two);
  write_document (f, three);
  document = dossier_store_load_spanning (f->store, all, NULL, &error);
  g_assert_no_error (error);
  f->session = dossier_session_new ();
  dossier_session_set_store (f->session, f->store);
  dossier_session_set_document (f->session, document);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->session);
  sample_store_close (f->store);
  sample_folder_remove (f->folder);
  g_free (f->path);
}

static void
ask (Fixture *f, const char *text)
{
  g_autoptr (DossierQuery) typed = dossier_query_parse (text, NULL);
  g_autoptr (DossierQuery) query =
    dossier_query_resolve_names (typed, dossier_session_get_document (f->session));

  dossier_session_set_query (f->session, query);
}

static guint
count_passing (Fixture *f, DossierKind kind)
{
  return dossier_crossfilter_get_passing (dossier_session_get_results (f->session), kind);
}

static void
test_query (Fixture *f, gconstpointer data)
{
  DossierDocument *document = dossier_session_get_document (f->session);
  g_autofree char *sentence = NULL;
  DossierItem *section = dossier_document_get (document, DOSSIER_KIND_SECTION, 0);

  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 3);
  ask (f, "speaker:Lavrov");
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 2);
  sentence = dossier_session_get_sentence (f->session);
  g_assert_nonnull (strstr (sentence, "2 of 3 quotes"));
  g_assert_nonnull (strstr (sentence, "Lavrov"));
  ask (f, "date:2020");
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 2);
  ask (f, "speaker:Lavrov date:2020");
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 1);

  /* A document is a section. */
  dossier_session_clear_query (f->session);
  dossier_session_toggle (f->session, DOSSIER_FACET_SECTION, section->id);
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 1);
}

static void
wait_for_quotes (Fixture *f, guint n)
{
  while (dossier_document_count (dossier_session_get_document (f->session), DOSSIER_KIND_QUOTE) !=
         n)
    g_main_context_iteration (NULL, TRUE);
}

/* What comes into the library comes in; what is asked for stays. */
static void
test_import (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) four = make_document ("four", "Lavrov", "Fourth", "2021-01-01");
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();

  ask (f, "speaker:Lavrov");
  write_document (f, four);
  wait_for_quotes (f, 4);
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 3);

  dossier_shelf_change_remove (change, four->uuid);
  dossier_shelf_change_unref (dossier_store_change_shelf (f->store, change, NULL, NULL));
  wait_for_quotes (f, 3);
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 2);
}

static DossierEntity *
get_person (Fixture *f, const char *name)
{
  return dossier_document_find_entity (dossier_session_get_document (f->session),
                                       DOSSIER_KIND_PERSON, name);
}

static void
wait_for_people (Fixture *f, guint n)
{
  while (dossier_document_count (dossier_session_get_document (f->session), DOSSIER_KIND_PERSON) !=
         n)
    g_main_context_iteration (NULL, TRUE);
}

static void
join (Fixture *f, DossierEntity *one, DossierEntity *other)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  g_ptr_array_add (others, other);
  dossier_session_join (f->session, one, others);
}

/* Quotes of both are one person's; the query and the focus follow, and all of it can be undone. */
static void
test_join (Fixture *f, gconstpointer data)
{
  DossierUndo *undo = dossier_session_get_undo (f->session);

  ask (f, "speaker:Zas");
  dossier_session_set_focus (f->session, get_person (f, "Zas"), NULL);
  g_assert_true (dossier_session_can_join (f->session, DOSSIER_ITEM (get_person (f, "Zas"))));
  join (f, get_person (f, "Lavrov"), get_person (f, "Zas"));
  wait_for_people (f, 1);
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 3);
  g_assert_true (
    dossier_session_get_focus (f->session) ==
    dossier_document_get (dossier_session_get_document (f->session), DOSSIER_KIND_PERSON, 0));
  g_assert_cmpstr (dossier_undo_get_undo_label (undo), ==, "Join");
  dossier_undo_undo (undo);
  wait_for_people (f, 2);
  dossier_undo_redo (undo);
  wait_for_people (f, 1);
}

/* Taken back and done again before the disk has any of it: what was said last holds. */
static void
test_undone_at_once (Fixture *f, gconstpointer data)
{
  DossierUndo *undo = dossier_session_get_undo (f->session);

  join (f, get_person (f, "Lavrov"), get_person (f, "Zas"));
  dossier_undo_undo (undo);
  dossier_undo_redo (undo);
  wait_for_people (f, 1);
  dossier_undo_undo (undo);
  dossier_undo_redo (undo);
  dossier_undo_undo (undo);
  wait_for_people (f, 2);
}

/* Those of one identifier are taken for one until the reader knows better; joined again they are
 * one, also with a third. */
static void
test_separate (Fixture *f, gconstpointer data)
{
  DossierEntity *lavrov = get_person (f, "Lavrov");
  const GPtrArray *parts =
    dossier_document_list_parts (dossier_session_get_document (f->session), lavrov);
  g_autoptr (GPtrArray) candidates = NULL;
  const DossierJoinCandidate *likest;

  g_assert_cmpuint (parts->len, ==, 2);
  ask (f, "speaker:Lavrov");
  dossier_session_separate (f->session, lavrov, parts->pdata[1]);
  wait_for_people (f, 3);
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 1);

  lavrov = get_person (f, "Lavrov");
  candidates = dossier_join_list_candidates (dossier_session_get_document (f->session), lavrov);
  g_assert_cmpuint (candidates->len, ==, 2);
  likest = candidates->pdata[0];
  g_assert_cmpstr (likest->entity->name, ==, "Lavrov");
  g_assert_cmpuint (likest->likeness, ==, 100);
  g_assert_cmpuint (likest->n_documents, ==, 1);
  g_assert_true (dossier_join_candidate_has (likest, "lav"));
  g_assert_false (dossier_join_candidate_has (likest, "zas"));
  join (f, lavrov, likest->entity);
  wait_for_people (f, 2);
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_QUOTE), ==, 2);
  join (f, get_person (f, "Zas"), get_person (f, "Lavrov"));
  wait_for_people (f, 1);
}

/* The likest names come first. */
static void
test_likeness (void)
{
  static const char *const names[] = { "Sergey Lavrov", "Lavrov, Sergey", "Sergey V. Lavrov",
                                       "Anna Lavrov",   "Sergei Lawrow",  "Ann Other" };
  guint former = 101;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint likeness = dossier_join_compare_names ("Sergey Lavrov", names[i]);

      g_test_message ("%s: %u", names[i], likeness);
      g_assert_cmpuint (likeness, <, former);
      former = likeness;
    }
  g_assert_cmpuint (dossier_join_compare_names ("Sergey Lavrov", "SERGEY LAVROV"), ==, 100);
  g_assert_cmpuint (dossier_join_compare_names ("Sergey Lavrov", "Ann Other"), ==, 0);
  g_assert_cmpuint (dossier_join_compare_names ("Sergey Lavrov", "S. Lavrov"), >,
                    dossier_join_compare_names ("Sergey Lavrov", "Anna Lavrov"));
}

/* A note made in another window. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) own = make_document ("one", "Lavrov", "First", "2019-05-01");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (own->uuid);

  g_ptr_array_add (note->anchors, dossier_anchor_new (dossier_document_get_passage (own, 2), 0, 4));
  g_ptr_array_add (notes, note);
  g_assert_true (dossier_store_write_annotations (f->store, notes, NULL, NULL));
  while (dossier_document_count (dossier_session_get_document (f->session), DOSSIER_KIND_NOTE) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_passing (f, DOSSIER_KIND_NOTE), ==, 1);
}

/* The title of a document that is open. */
static void
test_correction (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) own = make_document ("one", "Lavrov", "First", "2019-05-01");
  g_autoptr (DossierDocument) loaded = dossier_store_load (f->store, own->uuid, NULL, NULL);
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (DossierCorrection) correction = dossier_correction_new ();
  g_autoptr (DossierShelfChange) undo = NULL;

  dossier_session_set_document (f->session, loaded);
  correction->title = g_strdup ("Another title");
  dossier_shelf_change_correct (change, own->uuid, correction);
  undo = dossier_store_change_shelf (f->store, change, NULL, NULL);
  while (g_strcmp0 (dossier_session_get_document (f->session)->title, "Another title") != 0)
    g_main_context_iteration (NULL, TRUE);
  dossier_shelf_change_unref (dossier_store_change_shelf (f->store, undo, NULL, NULL));
  while (g_strcmp0 (dossier_session_get_document (f->session)->title, own->title) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dossier_document_count (dossier_session_get_document (f->session),
                                            DOSSIER_KIND_QUOTE),
                    ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/linking/spanning/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("query", test_query);
  ADD ("import", test_import);
  ADD ("join", test_join);
  ADD ("undone-at-once", test_undone_at_once);
  ADD ("separate", test_separate);
  g_test_add_func ("/linking/spanning/likeness", test_likeness);
  ADD ("notes", test_notes);
  ADD ("correction", test_correction);

  return g_test_run ();
}
