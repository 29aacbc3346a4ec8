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
  iterate_until_idle ();
  g_assert_finalize_object (fixture->store);
  sample_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->uuid);
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

  dossier_session_flush (fixture->session);
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
  dossier_session_flush (fixture->session);
  trash = dossier_store_list_annotations (fixture->store, fixture->uuid, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trash->len, ==, 1);

  dossier_session_redo (fixture->session);
  g_assert_cmpuint (count_notes (fixture->session), ==, 1);
  dossier_session_flush (fixture->session);
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
  dossier_session_flush (fixture->session);
  {
    g_autoptr (DossierDocument) stored = load (fixture);

    g_assert_cmpstr (DOSSIER_ANNOTATION (dossier_document_get (stored, DOSSIER_KIND_NOTE, 0))->note,
                     ==, "Abc");
  }
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
  return g_test_run ();
}
