/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader adds: written, listed, loaded with its document, put into the trash. */
#include "store/compare.h"
#include "store/sample.h"
#include "text/reader-marks.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierDocument *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) batch = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder_new ();
  path = sample_path (fixture->folder, "library.sqlite");
  fixture->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->document = sample_document ("annotated");
  batch = sample_batch (g_object_ref (fixture->document));
  g_assert_true (dossier_store_write (fixture->store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->document);
  g_assert_finalize_object (fixture->store);
  sample_folder_remove (fixture->folder);
}

/* Every field set. */
static DossierAnnotation *
make_full (Fixture *fixture)
{
  DossierAnnotation *annotation = dossier_annotation_new (fixture->document->uuid);
  DossierReaderMark *mark = dossier_reader_mark_new (DOSSIER_KIND_COMMITMENT);

  annotation->colour = DOSSIER_COLOUR_PINK;
  annotation->note = g_strdup ("A *note*\n\nin two paragraphs: “ещё”");
  annotation->target = g_strdup ("q01");
  dossier_annotation_add_tag (annotation, "model acts");
  dossier_annotation_add_tag (annotation, "закон");
  dossier_annotation_add_tag (annotation, "model acts");
  g_ptr_array_add (annotation->anchors,
                   dossier_anchor_new (dossier_document_get_passage (fixture->document, 0), 0, 4));
  g_ptr_array_add (annotation->anchors,
                   dossier_anchor_new (dossier_document_get_passage (fixture->document, 1), 2, 3));

  mark->record = g_strdup ("c01");
  mark->name = g_strdup ("Name");
  mark->date = dossier_date_new ("2020-05", "in May", NULL);
  mark->who = g_strdup ("zas");
  mark->who_name = g_strdup ("Zas");
  mark->where = g_strdup ("bishkek");
  mark->url = g_strdup ("https://example.org/a");
  mark->a3 = g_strdup ("KGZ");
  mark->direct = TRUE;
  mark->verdict = DOSSIER_VERDICT_NOT_YET;
  mark->outcome = g_strdup ("None yet");
  mark->due = dossier_date_new ("2021", NULL, NULL);
  annotation->mark = mark;
  return annotation;
}

static void
write_one (Fixture *fixture, DossierAnnotation *annotation)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (list, annotation);
  g_assert_true (dossier_store_write_annotations (fixture->store, list, NULL, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture, gboolean trashed)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *annotations =
    dossier_store_list_annotations (fixture->store, fixture->document->uuid, trashed, NULL, &error);

  g_assert_no_error (error);
  return annotations;
}

static void
assert_same (DossierAnnotation *a, DossierAnnotation *b)
{
  g_assert_cmpstr (DOSSIER_ITEM (a)->id, ==, DOSSIER_ITEM (b)->id);
  g_assert_cmpstr (a->document, ==, b->document);
  g_assert_cmpint (a->colour, ==, b->colour);
  g_assert_cmpstr (a->note, ==, b->note);
  g_assert_cmpstr (a->target, ==, b->target);
  g_assert_cmpint (a->created, ==, b->created);
  g_assert_cmpint (a->modified, ==, b->modified);
  g_assert_cmpint (a->deleted, ==, b->deleted);
  g_assert_true (dossier_reader_mark_equal (a->mark, b->mark));
  g_assert_cmpuint (a->tags->len, ==, b->tags->len);
  for (guint i = 0; i < a->tags->len; i++)
    g_assert_cmpstr (a->tags->pdata[i], ==, b->tags->pdata[i]);
  g_assert_cmpuint (a->anchors->len, ==, b->anchors->len);
  for (guint i = 0; i < a->anchors->len; i++)
    {
      const DossierAnchor *first = a->anchors->pdata[i];
      const DossierAnchor *second = b->anchors->pdata[i];

      g_assert_cmpstr (first->passage, ==, second->passage);
      g_assert_cmpuint (first->place, ==, second->place);
      g_assert_cmpuint (first->start, ==, second->start);
      g_assert_cmpstr (first->exact, ==, second->exact);
      g_assert_cmpstr (first->prefix, ==, second->prefix);
      g_assert_cmpstr (first->suffix, ==, second->suffix);
      g_assert_cmpstr (first->before, ==, second->before);
      g_assert_cmpstr (first->after, ==, second->after);
      g_assert_cmpfloat (MAX (first->rival, 0), ==, MAX (second->rival, 0));
    }
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) full = make_full (fixture);
  g_autoptr (DossierAnnotation) bare = dossier_annotation_new (fixture->document->uuid);
  g_autoptr (DossierAnnotation) changed = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  bare->created = full->created + 1;
  write_one (fixture, full);
  write_one (fixture, bare);
  first = list (fixture, FALSE);
  g_assert_cmpuint (first->len, ==, 2);
  assert_same (first->pdata[0], full);
  assert_same (first->pdata[1], bare);

  changed = dossier_annotation_copy (full);
  g_clear_pointer (&changed->mark, dossier_reader_mark_free);
  g_ptr_array_set_size (changed->tags, 1);
  g_ptr_array_set_size (changed->anchors, 1);
  g_clear_pointer (&changed->note, g_free);
  write_one (fixture, changed);
  second = list (fixture, FALSE);
  g_assert_cmpuint (second->len, ==, 2);
  assert_same (second->pdata[0], changed);
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation = make_full (fixture);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) trashed = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GError) error = NULL;

  annotation->deleted = 1000;
  write_one (fixture, annotation);
  kept = list (fixture, FALSE);
  trashed = list (fixture, TRUE);
  g_assert_cmpuint (kept->len, ==, 0);
  g_assert_cmpuint (trashed->len, ==, 1);
  assert_same (trashed->pdata[0], annotation);

  g_assert_true (dossier_store_empty_trash (fixture->store, 1000, NULL, &error));
  g_clear_pointer (&trashed, g_ptr_array_unref);
  trashed = list (fixture, TRUE);
  g_assert_cmpuint (trashed->len, ==, 1);
  g_assert_true (dossier_store_empty_trash (fixture->store, 1001, NULL, &error));
  gone = list (fixture, TRUE);
  g_assert_cmpuint (gone->len, ==, 0);
}

/* What was noted when an edition went outlives a window that does not know of it; not other words.
 */
static void
test_noted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) noted = make_full (fixture);
  g_autoptr (DossierAnnotation) unaware = dossier_annotation_copy (noted);
  g_autoptr (DossierAnnotation) other = dossier_annotation_copy (noted);
  g_autoptr (DossierAnnotation) anew = make_full (fixture);
  DossierAnchor *anchor = noted->anchors->pdata[1];
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;

  anchor->before = g_strdup ("what stood\nbefore");
  anchor->after = g_strdup ("");
  anchor->rival = 0.25;
  for (guint i = 0; i < 2; i++)
    ((DossierAnchor *) unaware->anchors->pdata[i])->rival = 0;
  write_one (fixture, noted);
  write_one (fixture, unaware);
  first = list (fixture, FALSE);
  assert_same (first->pdata[0], noted);

  ((DossierAnchor *) other->anchors->pdata[1])->start++;
  ((DossierAnchor *) other->anchors->pdata[1])->rival = 0;
  write_one (fixture, other);
  second = list (fixture, FALSE);
  assert_same (second->pdata[0], other);

  /* nor what the reader has put in its place, though it is the same */
  write_one (fixture, noted);
  g_free (DOSSIER_ITEM (anew)->id);
  DOSSIER_ITEM (anew)->id = g_strdup (DOSSIER_ITEM (noted)->id);
  anew->created = noted->created;
  anew->modified = noted->modified;
  write_one (fixture, anew);
  third = list (fixture, FALSE);
  assert_same (third->pdata[0], anew);
}

/* In document order, with what they have to do with; the document's next edition keeps them. */
static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) late = dossier_annotation_new (fixture->document->uuid);
  g_autoptr (DossierAnnotation) early = dossier_annotation_new (fixture->document->uuid);
  g_autoptr (DossierAnnotation) whole = dossier_annotation_new (fixture->document->uuid);
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (GError) error = NULL;
  DossierItem *note;

  g_ptr_array_add (late->anchors,
                   dossier_anchor_new (dossier_document_get_passage (fixture->document, 1), 0, 5));
  g_ptr_array_add (early->anchors,
                   dossier_anchor_new (dossier_document_get_passage (fixture->document, 0), 1, 3));
  write_one (fixture, late);
  write_one (fixture, early);
  write_one (fixture, whole);

  loaded = dossier_store_load (fixture->store, fixture->document->uuid, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_document_count (loaded, DOSSIER_KIND_NOTE), ==, 3);
  note = dossier_document_get (loaded, DOSSIER_KIND_NOTE, 0);
  g_assert_cmpstr (note->id, ==, DOSSIER_ITEM (whole)->id);
  g_assert_cmpuint (note->passages->len, ==, 0);
  note = dossier_document_get (loaded, DOSSIER_KIND_NOTE, 1);
  g_assert_cmpstr (note->id, ==, DOSSIER_ITEM (early)->id);
  g_assert_cmpuint (g_array_index (note->passages, guint, 0), ==, 0);
  g_assert_cmpint (DOSSIER_ANNOTATION (note)->state, ==, DOSSIER_ANCHOR_ANCHORED);
  note = dossier_document_get (loaded, DOSSIER_KIND_NOTE, 2);
  g_assert_true (dossier_document_lookup (loaded, DOSSIER_ITEM (late)->id) == note);
}

/* What a mark says is in the document while the mark is, and nothing of it afterwards. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new (fixture->document->uuid);
  g_autoptr (DossierDocument) plain = NULL;
  g_autoptr (DossierDocument) marked = NULL;
  g_autoptr (DossierDocument) withdrawn = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  DossierItem *quote;

  plain = dossier_store_load (fixture->store, fixture->document->uuid, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (annotation->anchors,
                   dossier_anchor_new (dossier_document_get_passage (fixture->document, 2), 0, 5));
  annotation->mark = dossier_reader_mark_new (DOSSIER_KIND_QUOTE);
  annotation->mark->who = g_strdup ("zas");
  write_one (fixture, annotation);

  marked = dossier_store_load (fixture->store, fixture->document->uuid, NULL, &error);
  g_assert_no_error (error);
  id = dossier_annotation_get_record_id (annotation);
  quote = dossier_document_lookup (marked, id);
  g_assert_nonnull (quote);
  g_assert_cmpint (quote->authority, ==, DOSSIER_AUTHORITY_READER);
  g_assert_cmpuint (g_array_index (quote->passages, guint, 0), ==, 2);

  annotation->deleted = 1000;
  write_one (fixture, annotation);
  withdrawn = dossier_store_load (fixture->store, fixture->document->uuid, NULL, &error);
  g_assert_no_error (error);
  assert_same_documents (plain, withdrawn);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/annotations/write", test_write);
  ADD ("/store/annotations/noted", test_noted);
  ADD ("/store/annotations/trash", test_trash);
  ADD ("/store/annotations/load", test_load);
  ADD ("/store/annotations/marks", test_marks);

  return g_test_run ();
}
