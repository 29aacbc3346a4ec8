/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tag gets another name in all documents, and its own again. */
#include "linking/tags.h"
#include "store/sample.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierSession *session; /* on the first of two documents */
  char *other;             /* UUID of the second */
} Fixture;

static char *
write_document (Fixture *f, const char *seed)
{
  g_autoptr (DossierDocument) document = sample_document (seed);
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (f->store, batch, NULL, &error));
  g_assert_no_error (error);
  return g_strdup (document->uuid);
}

static void
write_note (Fixture *f, const char *document, const char *words, const char *const *tags)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (document);
  g_autoptr (GError) error = NULL;

  note->note = g_strdup (words);
  for (guint i = 0; tags[i] != NULL; i++)
    dossier_annotation_add_tag (note, tags[i]);
  g_ptr_array_add (list, note);
  g_assert_true (dossier_store_write_annotations (f->store, list, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *here = NULL;
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = sample_folder_new ();
  path = sample_path (f->folder, "library.sqlite");
  f->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  here = write_document (f, "here");
  f->other = write_document (f, "other");
  write_note (f, here, "One", (const char *const[]){ "law", "old", NULL });
  write_note (f, here, "Two", (const char *const[]){ "old", NULL });
  write_note (f, f->other, "Three", (const char *const[]){ "old", "x", NULL });
  write_note (f, f->other, "Four", (const char *const[]){ "x", NULL });
  document = dossier_store_load (f->store, here, NULL, &error);
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
  g_free (f->other);
}

static GPtrArray *
list (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *notes = dossier_store_list_annotations (f->store, NULL, FALSE, NULL, &error);

  g_assert_no_error (error);
  return notes;
}

/* "One: law, old; Two: old; …" of what is on the disk. */
static char *
describe (Fixture *f)
{
  g_autoptr (GPtrArray) notes = list (f);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const DossierAnnotation *note = notes->pdata[i];

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", note->note);
      for (guint j = 0; j < note->tags->len; j++)
        g_string_append_printf (text, " %s", (char *) note->tags->pdata[j]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
wait_for (Fixture *f, const char *wanted)
{
  g_autofree char *text = describe (f);

  g_test_message ("waiting for: %s", wanted);
  while (strcmp (text, wanted) != 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (text);
      text = describe (f);
    }
}

/* One of two becomes the other: where a note has both, it keeps one. It is one step, there and
 * back, and what is changed in the other document meanwhile stays. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) library = list (f);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_session_rename_tag (f->session, "old", "law", library), ==, 3);
  wait_for (f, "One: law; Two: law; Three: law x; Four: x");
  g_assert_cmpstr (dossier_undo_get_undo_label (dossier_session_get_undo (f->session)), ==,
                   "Rename Tag");

  for (guint i = 0; i < library->len; i++)
    if (g_str_equal (((DossierAnnotation *) library->pdata[i])->note, "Three"))
      {
        DossierAnnotation *other = dossier_annotation_copy (library->pdata[i]);

        g_free (other->note);
        other->note = g_strdup ("Three, later");
        other->modified = g_get_real_time ();
        g_ptr_array_add (changed, other);
      }
  g_assert_true (dossier_store_write_annotations (f->store, changed, NULL, &error));
  g_assert_no_error (error);

  dossier_session_undo (f->session);
  g_assert_false (dossier_undo_can_undo (dossier_session_get_undo (f->session)));
  wait_for (f, "One: law old; Two: old; Three, later: old x; Four: x");
  dossier_session_redo (f->session);
  wait_for (f, "One: law; Two: law; Three, later: law x; Four: x");
}

/* Also where only another document has it. */
static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) library = list (f);

  g_assert_cmpuint (dossier_session_rename_tag (f->session, "x", "y", library), ==, 2);
  wait_for (f, "One: law old; Two: old; Three: old y; Four: y");
  dossier_session_undo (f->session);
  wait_for (f, "One: law old; Two: old; Three: old x; Four: x");
}

/* What nobody has changes nothing. */
static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) library = list (f);

  g_assert_cmpuint (dossier_session_rename_tag (f->session, "nobody", "y", library), ==, 0);
  g_assert_false (dossier_undo_can_undo (dossier_session_get_undo (f->session)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add ("/linking/tags/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("merge", test_merge);
  ADD ("elsewhere", test_elsewhere);
  ADD ("unknown", test_unknown);

  return g_test_run ();
}
