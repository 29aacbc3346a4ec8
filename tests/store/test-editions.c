/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another edition of a document in the library: the bundled dossier with its text changed as an
 * editor would, under annotations made before. */
#include "formats/tei/tei.h"
#include "store/sample.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  char *source; /* the file's text */
} Fixture;

static DossierDocument *
read_edition (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = sample_path (fixture->folder, name);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  documents = dossier_tei_read (path, NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (documents->pdata[0]);
}

static void
write_edition (Fixture *fixture, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (fixture->store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder_new ();
  path = sample_path (fixture->folder, "library.sqlite");
  fixture->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (csto, &fixture->source, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->source);
  g_assert_finalize_object (fixture->store);
  sample_folder_remove (fixture->folder);
}

/* Marks @words where they stand first, and writes that. */
static char *
mark (Fixture *fixture, DossierDocument *document, const char *words)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new (document->uuid);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; annotation->anchors->len == 0; i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);
      const char *found = strstr (passage->text, words);
      guint start;

      if (found == NULL)
        continue;
      start = (guint) g_utf8_pointer_to_offset (passage->text, found);
      g_ptr_array_add (annotation->anchors,
                       dossier_anchor_new (passage, start,
                                           start + (guint) g_utf8_strlen (words, -1)));
    }
  g_ptr_array_add (list, annotation);
  g_assert_true (dossier_store_write_annotations (fixture->store, list, NULL, &error));
  g_assert_no_error (error);
  return g_strdup (DOSSIER_ITEM (annotation)->id);
}

static void
replace (GString *text, const char *old, const char *new)
{
  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
}

/* An editor's changes: a sentence goes, one comes, a number changes, two words change. */
static char *
edit (const char *source)
{
  g_autoptr (GString) text = g_string_new (source);

  replace (text, "That suggests a fault in the system itself.", "");
  replace (text, "Judged by practical results,",
           "So much was clear by then. Judged by practical results,");
  replace (text, "as its symbol and not as its tool", "as its symbol rather than as its tool");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_state (DossierDocument *document, const char *uuid, DossierAnchorState state)
{
  DossierItem *note = dossier_document_lookup (document, uuid);

  g_assert_nonnull (note);
  g_assert_cmpstr (dossier_anchor_state_to_string (DOSSIER_ANNOTATION (note)->state), ==,
                   dossier_anchor_state_to_string (state));
}

static void
test_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) first = read_edition (fixture, "first.xml", fixture->source);
  g_autofree char *edited = edit (fixture->source);
  g_autoptr (DossierDocument) second = read_edition (fixture, "second.xml", edited);
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *shifted = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *lost = NULL;
  const char *sentence;

  write_edition (fixture, first);
  kept = mark (fixture, first, "Kyrgyz and Tajik border guards");
  shifted = mark (fixture, first, "achievements are still modest");
  changed = mark (fixture, first, "served Russia’s influence");
  lost = mark (fixture, first, "suggests a fault in the system");

  g_assert_cmpstr (first->uuid, ==, second->uuid);
  write_edition (fixture, second);
  sentence = second->report->pdata[second->report->len - 1];
  g_assert_cmpstr (sentence, ==,
                   "4 annotations of the former edition (exact: 2, to review: 1, lost: 1).");

  loaded = dossier_store_load (fixture->store, second->uuid, NULL, &error);
  g_assert_no_error (error);
  assert_state (loaded, kept, DOSSIER_ANCHOR_ANCHORED);
  assert_state (loaded, shifted, DOSSIER_ANCHOR_ANCHORED);
  assert_state (loaded, changed, DOSSIER_ANCHOR_MOVED);
  assert_state (loaded, lost, DOSSIER_ANCHOR_ORPHAN);
  /* the sentence is said once, not kept */
  for (guint i = 0; i < loaded->report->len; i++)
    g_assert_cmpstr (loaded->report->pdata[i], !=, sentence);
}

/* Back to the text in which they were made, everything fits again. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) first = read_edition (fixture, "first.xml", fixture->source);
  g_autofree char *edited = edit (fixture->source);
  g_autoptr (DossierDocument) second = read_edition (fixture, "second.xml", edited);
  g_autoptr (DossierDocument) third = read_edition (fixture, "third.xml", fixture->source);
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *changed = NULL;

  write_edition (fixture, first);
  lost = mark (fixture, first, "suggests a fault in the system");
  changed = mark (fixture, first, "served Russia’s influence");
  write_edition (fixture, second);
  write_edition (fixture, third);
  loaded = dossier_store_load (fixture->store, first->uuid, NULL, &error);
  g_assert_no_error (error);
  assert_state (loaded, lost, DOSSIER_ANCHOR_ANCHORED);
  assert_state (loaded, changed, DOSSIER_ANCHOR_ANCHORED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/editions/edited", test_edited);
  ADD ("/store/editions/back", test_back);

  return g_test_run ();
}
