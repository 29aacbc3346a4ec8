/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader does to a document's annotations by way of the session: each operation, undone and
 * done again; that it comes to the disk; and that another window sees it. */
#include "linking/annotating.h"
#include "store/sample.h"

typedef struct
{
  char *folder;
  char *path;
  DossierStore *store;
  char *uuid;
  DossierSession *session;
  guint notes_changed;
  guint filtered;
  guint revised;
  guint failed;
} Fixture;

static DossierDocument *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DossierDocument *document = dossier_store_load (fixture->store, fixture->uuid, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static DossierSession *
open_session (Fixture *fixture)
{
  DossierSession *session = dossier_session_new ();
  g_autoptr (DossierDocument) document = load (fixture);

  dossier_session_set_store (session, fixture->store);
  dossier_session_set_document (session, document);
  return session;
}

static void
failed_cb (DossierSession *session, const GError *error, Fixture *fixture)
{
  g_assert_nonnull (error);
  g_assert_nonnull (error->message);
  fixture->failed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document ("annotating");
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder_new ();
  fixture->path = sample_path (fixture->folder, "library.sqlite");
  fixture->store = dossier_store_open (fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_write (fixture->store, batch, NULL, &error));
  g_assert_no_error (error);
  fixture->uuid = g_strdup (document->uuid);
  fixture->session = open_session (fixture);
  g_signal_connect_swapped (fixture->session, "notes-changed", G_CALLBACK (count_cb),
                            &fixture->notes_changed);
  g_signal_connect_swapped (fixture->session, "filtered", G_CALLBACK (count_cb),
                            &fixture->filtered);
  g_signal_connect_swapped (fixture->session, "revised", G_CALLBACK (count_cb), &fixture->revised);
  g_signal_connect (fixture->session, "save-failed", G_CALLBACK (failed_cb), fixture);
}

static void
iterate_until_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->session);
  sample_store_close (fixture->store);
  sample_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->uuid);
}

/* The session gives up after some seconds, which a busy machine may take. */
static void
flush (DossierSession *session)
{
  gboolean unsaved;

  do
    {
      dossier_session_flush (session);
      g_object_get (session, "unsaved", &unsaved, NULL);
      if (unsaved)
        g_test_message ("not written yet");
    }
  while (unsaved);
}

static GArray *
stretch (guint passage, guint start, guint end)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  DossierStretch one = { passage, start, end };

  g_array_append_val (stretches, one);
  return stretches;
}

static DossierAnnotation *
highlight (Fixture *fixture, guint passage, guint start, guint end)
{
  g_autoptr (GArray) stretches = stretch (passage, start, end);

  return dossier_session_annotate (fixture->session, stretches, DOSSIER_COLOUR_GREEN);
}

static guint
count_notes (DossierSession *session)
{
  return dossier_document_count (dossier_session_get_document (session), DOSSIER_KIND_NOTE);
}

/* What the store holds, read by a session of its own. */
static guint
count_stored (Fixture *fixture)
{
  g_autoptr (DossierDocument) document = load (fixture);

  return dossier_document_count (document, DOSSIER_KIND_NOTE);
}

static void
test_highlight (Fixture *fixture, gconstpointer data)
{
  DossierAnnotation *note = highlight (fixture, 0, 2, 7);
  g_autoptr (DossierDocument) stored = NULL;
  DossierAnnotation *again;

  g_assert_nonnull (note);
  g_assert_cmpint (note->colour, ==, DOSSIER_COLOUR_GREEN);
  g_assert_cmpuint (note->anchors->len, ==, 1);
  g_assert_true (dossier_document_get (dossier_session_get_document (fixture->session),
                                       DOSSIER_KIND_NOTE, 0) == note);
  g_assert_cmpuint (fixture->notes_changed, ==, 1);
  g_assert_cmpuint (fixture->filtered, ==, 1);
  g_assert_true (dossier_session_passes (fixture->session, note));
  g_assert_cmpstr (dossier_undo_get_undo_label (dossier_session_get_undo (fixture->session)), ==,
                   "Highlight");

  flush (fixture->session);
  stored = load (fixture);
  g_assert_cmpuint (dossier_document_count (stored, DOSSIER_KIND_NOTE), ==, 1);
  again = dossier_document_get (stored, DOSSIER_KIND_NOTE, 0);
  g_assert_cmpstr (DOSSIER_ITEM (again)->id, ==, DOSSIER_ITEM (note)->id);
  g_assert_cmpint (again->state, ==, DOSSIER_ANCHOR_ANCHORED);
}

static void
test_undo_goes_to_the_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) trash = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (highlight (fixture, 0, 2, 7))->id);

  dossier_session_undo (fixture->session);
  g_assert_cmpuint (count_notes (fixture->session), ==, 0);
  g_assert_null (dossier_session_get_annotation (fixture->session, uuid));
  flush (fixture->session);
  trash = dossier_store_list_annotations (fixture->store, fixture->uuid, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trash->len, ==, 1);

  dossier_session_redo (fixture->session);
  g_assert_cmpuint (count_notes (fixture->session), ==, 1);
  flush (fixture->session);
  g_assert_cmpuint (count_stored (fixture), ==, 1);
}

static void
test_typing_is_one_step (Fixture *fixture, gconstpointer data)
{
  DossierAnnotation *note = highlight (fixture, 0, 2, 7);
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (note)->id);
  g_autoptr (DossierAnnotation) first = g_object_ref (note);

  dossier_session_type_note (fixture->session, first, "A");
  dossier_session_type_note (fixture->session, first, "Ab");
  dossier_session_type_note (fixture->session, first, "Abc");
  note = dossier_session_get_annotation (fixture->session, uuid);
  g_assert_cmpstr (note->note, ==, "Abc");
  dossier_session_leave_note (fixture->session, first);
  dossier_session_type_note (fixture->session, first, "Abc def");
  dossier_session_leave_note (fixture->session, first);

  dossier_session_undo (fixture->session);
  g_assert_cmpstr (dossier_session_get_annotation (fixture->session, uuid)->note, ==, "Abc");
  dossier_session_undo (fixture->session);
  g_assert_null (dossier_session_get_annotation (fixture->session, uuid)->note);
  dossier_session_redo (fixture->session);
  g_assert_cmpstr (dossier_session_get_annotation (fixture->session, uuid)->note, ==, "Abc");
  flush (fixture->session);
  {
    g_autoptr (DossierDocument) stored = load (fixture);

    g_assert_cmpstr (DOSSIER_ANNOTATION (dossier_document_get (stored, DOSSIER_KIND_NOTE, 0))->note,
                     ==, "Abc");
  }
}

static void
iterate_until (guint *n, guint wanted)
{
  while (*n < wanted)
    g_main_context_iteration (NULL, TRUE);
}

static DossierAnnotation *
mark_person (DossierSession *session, guint passage, guint start, guint end)
{
  g_autoptr (GArray) stretches = stretch (passage, start, end);
  g_autoptr (DossierReaderMark) mark = dossier_reader_mark_new (DOSSIER_KIND_PERSON);

  mark->name = g_strdup ("A Reader’s Person");
  return dossier_session_mark (session, stretches, mark);
}

static guint
count_people (DossierSession *session)
{
  return dossier_document_count (dossier_session_get_document (session), DOSSIER_KIND_PERSON);
}

/* A mark makes a record: the document is another one then, and the reader stays where they are. */
static void
test_revised (Fixture *fixture, gconstpointer data)
{
  DossierSession *session = fixture->session;
  DossierDocument *former = dossier_session_get_document (session);
  guint people = count_people (session);
  DossierAnnotation *other = highlight (fixture, 1, 0, 3);
  g_autofree char *focus = g_strdup (DOSSIER_ITEM (other)->id);
  g_autofree char *uuid = NULL;
  guint passage, offset;

  dossier_session_toggle (session, DOSSIER_FACET_PERSON, "zas");
  dossier_session_set_focus (session, other, NULL);
  dossier_session_set_place (session, 2, 5);
  dossier_session_set_cursor (session, 12345);
  uuid = g_strdup (DOSSIER_ITEM (mark_person (session, 1, 12, 17))->id);
  iterate_until (&fixture->revised, 1);

  g_assert_true (dossier_session_get_document (session) != former);
  g_assert_cmpuint (count_people (session), ==, people + 1);
  g_assert_nonnull (dossier_session_get_annotation (session, uuid));
  g_assert_cmpstr (dossier_session_get_focus (session)->id, ==, focus);
  g_assert_true (
    dossier_query_has (dossier_session_get_query (session), DOSSIER_FACET_PERSON, "zas"));
  dossier_session_get_place (session, &passage, &offset);
  g_assert_cmpuint (passage, ==, 2);
  g_assert_cmpuint (offset, ==, 5);
  g_assert_cmpint (dossier_session_get_cursor (session), ==, 12345);
  g_assert_false (dossier_session_is_revising (session));

  /* Undone, it is gone again; the step before is the query's. */
  dossier_session_undo (session);
  iterate_until (&fixture->revised, 2);
  g_assert_cmpuint (count_people (session), ==, people);
  dossier_session_undo (session);
  g_assert_true (dossier_query_is_empty (dossier_session_get_query (session)));
  dossier_session_redo (session);
  dossier_session_redo (session);
  iterate_until (&fixture->revised, 3);
  g_assert_cmpuint (count_people (session), ==, people + 1);
}

/* Two windows on one document. */
static void
test_second_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierSession) second = open_session (fixture);
  guint changed = 0, revised = 0;
  DossierAnnotation *note;
  g_autofree char *uuid = NULL;
  g_autofree char *mark = NULL;
  guint people = count_people (second);

  g_signal_connect_swapped (second, "notes-changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (second, "revised", G_CALLBACK (count_cb), &revised);
  uuid = g_strdup (DOSSIER_ITEM (highlight (fixture, 0, 2, 7))->id);
  iterate_until (&changed, 1);
  note = dossier_session_get_annotation (second, uuid);
  g_assert_nonnull (note);
  g_assert_true (note != dossier_session_get_annotation (fixture->session, uuid));
  g_assert_true (dossier_document_lookup (dossier_session_get_document (second), uuid) ==
                 DOSSIER_ITEM (note));

  /* What is typed there comes here, and does not undo what was done here. */
  dossier_session_set_colour (fixture->session,
                              dossier_session_get_annotation (fixture->session, uuid),
                              DOSSIER_COLOUR_BLUE);
  flush (fixture->session);
  iterate_until (&changed, 2);
  note = dossier_session_get_annotation (second, uuid);
  dossier_session_type_note (second, note, "There");
  dossier_session_leave_note (second, note);
  iterate_until (&fixture->notes_changed, 3);
  note = dossier_session_get_annotation (fixture->session, uuid);
  g_assert_cmpstr (note->note, ==, "There");
  g_assert_cmpint (note->colour, ==, DOSSIER_COLOUR_BLUE);
  dossier_session_undo (fixture->session);
  note = dossier_session_get_annotation (fixture->session, uuid);
  g_assert_cmpint (note->colour, ==, DOSSIER_COLOUR_GREEN);
  g_assert_cmpstr (note->note, ==, "There");

  mark = g_strdup (DOSSIER_ITEM (mark_person (fixture->session, 1, 12, 17))->id);
  iterate_until (&revised, 1);
  g_assert_cmpuint (count_people (second), ==, people + 1);
  g_assert_nonnull (dossier_session_get_annotation (second, mark));
}

/* Another program, which writes by a store of its own. */
static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) other = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  DossierDocument *document = dossier_session_get_document (fixture->session);
  DossierAnnotation *made = dossier_annotation_new (fixture->uuid);
  DossierAnnotation *note = highlight (fixture, 1, 0, 3);
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (note)->id);
  DossierAnnotation *trashed = NULL;

  flush (fixture->session);
  iterate_until_idle ();
  dossier_store_watch (fixture->store);
  fixture->notes_changed = 0;
  other = dossier_store_open (fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  made->colour = DOSSIER_COLOUR_PINK;
  g_ptr_array_add (made->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 2), 0, 5));
  g_ptr_array_add (list, made);
  trashed = dossier_annotation_copy (note);
  trashed->deleted = g_get_real_time ();
  g_ptr_array_add (list, trashed);
  g_assert_true (dossier_store_write_annotations (other, list, NULL, &error));
  g_assert_no_error (error);
  iterate_until (&fixture->notes_changed, 1);

  g_assert_null (dossier_session_get_annotation (fixture->session, uuid));
  note = dossier_session_get_annotation (fixture->session, DOSSIER_ITEM (made)->id);
  g_assert_nonnull (note);
  g_assert_cmpint (note->colour, ==, DOSSIER_COLOUR_PINK);
  g_assert_cmpuint (count_notes (fixture->session), ==, 1);
  g_assert_cmpuint (fixture->revised, ==, 0);
}

/* The words that could not be written are kept, and written when it is possible again. */
static void
test_failed_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (highlight (fixture, 0, 2, 7))->id);
  DossierAnnotation *note;
  gboolean unsaved;

  dossier_session_flush (fixture->session);
  iterate_until_idle ();
  sample_exec (fixture->path, "CREATE TRIGGER no BEFORE UPDATE ON annotations BEGIN"
                              " SELECT raise (ABORT, 'no room'); END");
  note = dossier_session_get_annotation (fixture->session, uuid);
  dossier_session_type_note (fixture->session, note, "Kept");
  dossier_session_leave_note (fixture->session, note);
  iterate_until (&fixture->failed, 1);
  g_object_get (fixture->session, "unsaved", &unsaved, NULL);
  g_assert_true (unsaved);
  g_assert_cmpstr (dossier_session_get_annotation (fixture->session, uuid)->note, ==, "Kept");
  dossier_session_flush (fixture->session);
  g_object_get (fixture->session, "unsaved", &unsaved, NULL);
  g_assert_true (unsaved);
  g_assert_cmpuint (fixture->failed, ==, 1);

  sample_exec (fixture->path, "DROP TRIGGER no");
  dossier_session_flush (fixture->session);
  g_object_get (fixture->session, "unsaved", &unsaved, NULL);
  g_assert_false (unsaved);
  {
    g_autoptr (DossierDocument) stored = load (fixture);

    g_assert_cmpstr (DOSSIER_ANNOTATION (dossier_document_get (stored, DOSSIER_KIND_NOTE, 0))->note,
                     ==, "Kept");
  }
}

/* A session that goes while nothing can be written leaves its words to be written later. */
static void
test_outlives_the_window (Fixture *fixture, gconstpointer data)
{
  DossierSession *second = open_session (fixture);
  g_autoptr (GArray) stretches = stretch (0, 0, 3);
  DossierAnnotation *note;
  g_autofree char *uuid = NULL;

  note = dossier_session_annotate (second, stretches, DOSSIER_COLOUR_PINK);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  flush (second);
  iterate_until_idle ();
  sample_exec (fixture->path, "CREATE TRIGGER no BEFORE UPDATE ON annotations BEGIN"
                              " SELECT raise (ABORT, 'no room'); END");
  dossier_session_type_note (second, note, "Late");
  g_clear_object (&second);
  sample_exec (fixture->path, "DROP TRIGGER no");
  while (TRUE)
    {
      note = dossier_session_get_annotation (fixture->session, uuid);
      if (note != NULL && g_strcmp0 (note->note, "Late") == 0)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_tags (Fixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "law", " model acts ", "", "law", NULL };
  static const char *const one[] = { "law", NULL };
  DossierAnnotation *first = highlight (fixture, 0, 2, 7);
  DossierAnnotation *second = highlight (fixture, 1, 2, 7);
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (first)->id);
  g_autoptr (GPtrArray) tags = NULL;

  dossier_session_set_tags (fixture->session, second, one);
  dossier_session_set_tags (fixture->session, first, two);
  first = dossier_session_get_annotation (fixture->session, uuid);
  g_assert_cmpuint (first->tags->len, ==, 2);
  tags = dossier_session_list_tags (fixture->session);
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (tags->pdata[0], ==, "law");
  g_assert_cmpstr (tags->pdata[1], ==, "model acts");
  g_assert_cmpuint (dossier_session_count_tag (fixture->session, "law"), ==, 2);
  g_assert_cmpuint (dossier_session_count_tag (fixture->session, "model acts"), ==, 1);

  dossier_session_toggle (fixture->session, DOSSIER_FACET_TAG, "model acts");
  g_assert_true (dossier_session_passes (fixture->session, first));
  g_assert_true (dossier_session_passes (
    fixture->session,
    dossier_document_get_passage (dossier_session_get_document (fixture->session), 0)));
  g_assert_false (dossier_session_passes (
    fixture->session,
    dossier_document_get_passage (dossier_session_get_document (fixture->session), 1)));
  {
    g_autofree char *sentence = dossier_session_get_sentence (fixture->session);

    g_assert_cmpstr (sentence, ==, "1 of 2 notes: tagged model acts");
  }
  dossier_session_undo (fixture->session);
  dossier_session_undo (fixture->session);
  g_assert_cmpuint (dossier_session_get_annotation (fixture->session, uuid)->tags->len, ==, 0);
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (DossierSession) later = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (both, g_object_ref (highlight (fixture, 0, 2, 7)));
  g_ptr_array_add (both, g_object_ref (highlight (fixture, 1, 2, 7)));
  dossier_session_set_focus (fixture->session, both->pdata[0], NULL);
  dossier_session_trash (fixture->session, both);
  g_assert_cmpuint (count_notes (fixture->session), ==, 0);
  g_assert_null (dossier_session_get_focus (fixture->session));
  dossier_session_undo (fixture->session);
  g_assert_cmpuint (count_notes (fixture->session), ==, 2);
  dossier_session_redo (fixture->session);
  flush (fixture->session);

  /* Out of the trash in a window that has never seen them. */
  later = open_session (fixture);
  stored = dossier_store_list_annotations (fixture->store, fixture->uuid, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, 2);
  dossier_session_restore (later, stored);
  g_assert_cmpuint (count_notes (later), ==, 2);
  g_assert_cmpint (DOSSIER_ANNOTATION (dossier_document_get (dossier_session_get_document (later),
                                                             DOSSIER_KIND_NOTE, 0))
                     ->state,
                   ==, DOSSIER_ANCHOR_ANCHORED);
  flush (later);
  g_assert_cmpuint (count_stored (fixture), ==, 2);
}

static void
test_notes_on_items (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = dossier_session_get_document (fixture->session);
  DossierItem *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, 0);
  DossierAnnotation *note = dossier_session_annotate_item (fixture->session, quote);

  g_assert_cmpstr (note->target, ==, quote->id);
  g_assert_cmpint (note->colour, ==, DOSSIER_COLOUR_NONE);
  note = dossier_session_annotate_item (fixture->session, NULL);
  g_assert_null (note->target);
  /* Of the document as a whole: before all others. */
  g_assert_cmpint (DOSSIER_ITEM (note)->index, ==, 0);
  g_assert_cmpuint (count_notes (fixture->session), ==, 2);
}

/* Words go, and the reader gives the note others. */
static void
test_attach_and_confirm (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) lost = dossier_annotation_copy (highlight (fixture, 0, 2, 7));
  g_autoptr (GArray) stretches = stretch (1, 3, 6);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  DossierAnchor *anchor = lost->anchors->pdata[0];
  DossierAnnotation *note;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSession) later = NULL;

  flush (fixture->session);
  g_free (anchor->exact);
  anchor->exact = g_strdup ("xyzzy plugh");
  g_ptr_array_add (list, lost);
  lost->modified++;
  g_assert_true (dossier_store_write_annotations (fixture->store, list, NULL, &error));
  g_assert_no_error (error);

  later = open_session (fixture);
  note = dossier_session_get_annotation (later, DOSSIER_ITEM (lost)->id);
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ORPHAN);
  g_ptr_array_set_size (list, 0);
  g_ptr_array_add (list, note);
  /* There is no place to confirm. */
  dossier_session_confirm (later, list);
  g_assert_false (dossier_undo_can_undo (dossier_session_get_undo (later)));
  dossier_session_attach (later, note, stretches);
  note = dossier_session_get_annotation (later, DOSSIER_ITEM (lost)->id);
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpint (((DossierAnchor *) note->anchors->pdata[0])->found, ==, 1);
  dossier_session_undo (later);
  note = dossier_session_get_annotation (later, DOSSIER_ITEM (lost)->id);
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ORPHAN);
}

/* Typing and deleting again leaves nothing to undo. */
static void
test_typing_nothing (Fixture *fixture, gconstpointer data)
{
  DossierAnnotation *note = highlight (fixture, 0, 2, 7);
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (note)->id);

  dossier_session_type_note (fixture->session, note, "A");
  note = dossier_session_get_annotation (fixture->session, uuid);
  dossier_session_type_note (fixture->session, note, "");
  note = dossier_session_get_annotation (fixture->session, uuid);
  dossier_session_leave_note (fixture->session, note);
  g_assert_cmpstr (dossier_undo_get_undo_label (dossier_session_get_undo (fixture->session)), ==,
                   "Highlight");
}

/* A change of something else in between divides what is typed into two steps. */
static void
test_typing_between (Fixture *fixture, gconstpointer data)
{
  DossierAnnotation *note = highlight (fixture, 0, 2, 7);
  g_autofree char *uuid = g_strdup (DOSSIER_ITEM (note)->id);

  dossier_session_type_note (fixture->session, note, "A");
  dossier_session_toggle (fixture->session, DOSSIER_FACET_PERSON, "zas");
  dossier_session_type_note (fixture->session, note, "Ab");
  dossier_session_undo (fixture->session);
  g_assert_cmpstr (dossier_session_get_annotation (fixture->session, uuid)->note, ==, "A");
  /* What is typed after an undo is a step of its own, too. */
  dossier_session_type_note (fixture->session, note, "Ac");
  dossier_session_undo (fixture->session);
  g_assert_cmpstr (dossier_session_get_annotation (fixture->session, uuid)->note, ==, "A");
  dossier_session_undo (fixture->session);
  g_assert_true (dossier_query_is_empty (dossier_session_get_query (fixture->session)));
  dossier_session_undo (fixture->session);
  g_assert_null (dossier_session_get_annotation (fixture->session, uuid)->note);
}

/* Everything about the notes and the query that undo has to bring back. */
static char *
describe (DossierSession *session)
{
  DossierDocument *document = dossier_session_get_document (session);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *query = dossier_query_to_text (dossier_session_get_query (session));

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

      g_string_append_printf (text, "%s %d %s %s %d", DOSSIER_ITEM (note)->id, note->colour,
                              note->note, note->target, note->state);
      for (guint j = 0; j < note->tags->len; j++)
        g_string_append_printf (text, " #%s", (char *) note->tags->pdata[j]);
      for (guint j = 0; j < note->anchors->len; j++)
        {
          const DossierAnchor *anchor = note->anchors->pdata[j];

          g_string_append_printf (text, " %d:%u-%u", anchor->found, anchor->found_start,
                                  anchor->found_end);
        }
      g_string_append_c (text, '\n');
    }
  g_string_append (text, query);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GArray *
any_stretch (DossierSession *session, GRand *rand)
{
  DossierDocument *document = dossier_session_get_document (session);
  guint passage =
    (guint) g_rand_int_range (rand, 0,
                              (gint32) dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  int length = (int) g_utf8_strlen (dossier_document_get_passage (document, passage)->text, -1);
  int start = g_rand_int_range (rand, 0, length);

  return stretch (passage, (guint) start, (guint) g_rand_int_range (rand, start + 1, length + 1));
}

static void
do_anything (DossierSession *session, GRand *rand)
{
  DossierDocument *document = dossier_session_get_document (session);
  guint n = dossier_document_count (document, DOSSIER_KIND_NOTE);
  g_autoptr (GArray) stretches = any_stretch (session, rand);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autofree char *text = g_strdup_printf ("text %d", g_rand_int_range (rand, 0, 3));
  const char *const tags[] = { g_rand_boolean (rand) ? "a" : "b", "c", NULL };
  DossierAnnotation *note =
    n > 0 ? dossier_document_get (document, DOSSIER_KIND_NOTE,
                                  (guint) g_rand_int_range (rand, 0, (gint32) n))
          : NULL;

  switch (note != NULL ? g_rand_int_range (rand, 0, 10) : 0)
    {
    case 0:
    case 1:
      dossier_session_annotate (session, stretches, (guint) g_rand_int_range (rand, 1, 8));
      break;
    case 2:
      dossier_session_annotate_item (session,
                                     dossier_document_get (document, DOSSIER_KIND_QUOTE, 0));
      break;
    case 3:
      dossier_session_set_colour (session, note, (guint) g_rand_int_range (rand, 1, 8));
      break;
    case 4:
      dossier_session_set_tags (session, note, tags + g_rand_int_range (rand, 0, 3));
      break;
    case 5:
    case 6:
      dossier_session_type_note (session, note, text);
      if (g_rand_boolean (rand))
        dossier_session_leave_note (session, note);
      break;
    case 7:
      g_ptr_array_add (some, note);
      dossier_session_trash (session, some);
      break;
    case 8:
      dossier_session_attach (session, note, stretches);
      break;
    default:
      dossier_session_toggle (session, DOSSIER_FACET_TAG, g_rand_boolean (rand) ? "a" : "c");
    }
}

/* Undo all the way gives the first state, redo all the way the last; and what is on the disk is
 * what is shown. */
static void
test_any_operations (Fixture *fixture, gconstpointer data)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (DossierSession) session = open_session (fixture);
      g_autofree char *first = describe (session);
      g_autofree char *last = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autofree char *stored = NULL;
      g_autoptr (DossierSession) again = NULL;

      for (guint i = 0; i < 60; i++)
        {
          do_anything (session, rand);
          if (g_rand_int_range (rand, 0, 6) == 0)
            dossier_session_undo (session);
          if (g_rand_int_range (rand, 0, 8) == 0)
            dossier_session_redo (session);
        }
      while (dossier_undo_can_redo (dossier_session_get_undo (session)))
        dossier_session_redo (session);
      last = describe (session);
      while (dossier_undo_can_undo (dossier_session_get_undo (session)))
        dossier_session_undo (session);
      undone = describe (session);
      g_assert_cmpstr (undone, ==, first);
      while (dossier_undo_can_redo (dossier_session_get_undo (session)))
        dossier_session_redo (session);
      redone = describe (session);
      g_assert_cmpstr (redone, ==, last);

      dossier_session_clear_query (session);
      flush (session);
      g_free (g_steal_pointer (&last));
      last = describe (session);
      again = open_session (fixture);
      stored = describe (again);
      g_assert_cmpstr (stored, ==, last);
    }
}

/* Without a store everything is there, in memory. */
static void
test_without_store (void)
{
  g_autoptr (DossierDocument) document = sample_document ("memory");
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (GArray) stretches = stretch (0, 0, 4);
  DossierAnnotation *note;

  g_assert_null (dossier_session_get_annotation (session, "none"));
  flush (session);
  dossier_session_set_document (session, document);
  note = dossier_session_annotate (session, stretches, DOSSIER_COLOUR_YELLOW);
  g_assert_nonnull (note);
  flush (session);
  dossier_session_undo (session);
  g_assert_cmpuint (count_notes (session), ==, 0);
  g_array_index (stretches, DossierStretch, 0).end = 0;
  g_assert_null (dossier_session_annotate (session, stretches, DOSSIER_COLOUR_YELLOW));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/linking/annotating/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("highlight", test_highlight);
  ADD ("undo-goes-to-the-trash", test_undo_goes_to_the_trash);
  ADD ("typing-is-one-step", test_typing_is_one_step);
  ADD ("typing-nothing", test_typing_nothing);
  ADD ("typing-between", test_typing_between);
  ADD ("tags", test_tags);
  ADD ("trash", test_trash);
  ADD ("notes-on-items", test_notes_on_items);
  ADD ("attach-and-confirm", test_attach_and_confirm);
  ADD ("revised", test_revised);
  ADD ("second-window", test_second_window);
  ADD ("other-program", test_other_program);
  ADD ("failed-write", test_failed_write);
  ADD ("outlives-the-window", test_outlives_the_window);
  ADD ("any-operations", test_any_operations);
  g_test_add_func ("/linking/annotating/without-store", test_without_store);
  return g_test_run ();
}
