/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents are kept: lists, tags, collections, corrections, the trash. */
#include "store/salvage.h"
#include "store/library.h"
#include "store/shelf.h"

typedef SampleLibrary Fixture;

/* Writes the sample of that seed; its uuid: caller frees. */
static char *
add (Fixture *f, const char *seed)
{
  g_autoptr (DossierDocument) document = sample_document (seed);

  sample_library_write (f, document);
  return g_strdup (document->uuid);
}

static DossierShelf *
read_shelf (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  DossierShelf *shelf = dossier_store_read_shelf (f->store, NULL, &error);

  g_assert_no_error (error);
  return shelf;
}

static DossierDocumentInfo *
find (GPtrArray *infos, const char *uuid)
{
  for (guint i = 0; i < infos->len; i++)
    if (g_str_equal (((DossierDocumentInfo *) infos->pdata[i])->uuid, uuid))
      return infos->pdata[i];
  return NULL;
}

/* Takes @change (transfer full); the change that undoes it. */
static DossierShelfChange *
take (Fixture *f, DossierShelfChange *change)
{
  g_autoptr (DossierShelfChange) given = change;
  g_autoptr (GError) error = NULL;
  DossierShelfChange *undo = dossier_store_change_shelf (f->store, given, NULL, &error);

  g_assert_no_error (error);
  return undo;
}

static guint
count_found (Fixture *f, const char *words)
{
  const DossierSearch search = { .typed = words, .limit = 50 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFindings) findings = dossier_store_search (f->store, &search, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->hits->len, ==, findings->total);
  return findings->total;
}

static void
assert_strv (char **strings, const char *expected)
{
  g_autofree char *joined = g_strjoinv ("|", strings);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  gint64 before = g_get_real_time ();
  g_autoptr (DossierDocument) document = sample_document ("one");
  g_autofree char *other = add (f, "two");
  g_autoptr (DossierShelf) shelf = NULL;
  g_autoptr (DossierShelf) later = NULL;
  DossierDocumentInfo *info;
  gint64 added;

  sample_library_write (f, document);
  g_assert_true (dossier_store_note_reading (f->store, other, "p1", 0.5, NULL, NULL));

  shelf = read_shelf (f);
  g_assert_cmpuint (shelf->documents->len, ==, 2);
  info = find (shelf->documents, document->uuid);
  assert_strv (info->authors, "First Author|Second Author");
  g_assert_cmpstr (info->publisher, ==, document->publisher);
  g_assert_cmpuint (info->passages, ==, dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  g_assert_cmpuint (info->quotes, ==, 2); /* with a speech */
  g_assert_cmpuint (info->events, ==, 1);
  g_assert_cmpuint (info->sources, ==, 1);
  g_assert_cmpint (info->added, >=, before);
  g_assert_cmpint (info->read, ==, 0);
  info = find (shelf->documents, other);
  g_assert_cmpint (info->read, >=, before);
  g_assert_cmpstr (info->passage, ==, "p1");
  g_assert_cmpfloat (info->progress, ==, 0.5);
  added = find (shelf->documents, document->uuid)->added;

  /* Another edition comes later, the document does not. */
  g_free (document->hash);
  document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "another edition", -1);
  sample_library_write (f, document);
  later = read_shelf (f);
  g_assert_cmpstr (find (later->documents, document->uuid)->hash, ==, document->hash);
  g_assert_cmpint (find (later->documents, document->uuid)->added, ==, added);
}

static void
test_tags (Fixture *f, gconstpointer data)
{
  g_autofree char *one = add (f, "one");
  g_autofree char *two = add (f, "two");
  DossierShelfChange *change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  g_autoptr (DossierShelfChange) redo = NULL;
  g_autoptr (DossierShelf) shelf = NULL;
  g_autoptr (DossierShelf) undone = NULL;
  g_autoptr (DossierShelf) redone = NULL;
  g_autofree char *collection = NULL;
  const DossierDocumentTag *tag;

  dossier_shelf_change_add_tag (change, one, "treaty");
  dossier_shelf_change_add_tag (change, two, "treaty");
  dossier_shelf_change_add_tag (change, two, "1992");
  dossier_shelf_change_add_tag (change, two, "1992");
  collection = g_strdup (dossier_shelf_change_make_collection (change, "Central Asia"));
  dossier_shelf_change_collect (change, one, collection);
  undo = take (f, change);

  shelf = read_shelf (f);
  assert_strv (find (shelf->documents, one)->tags, "treaty");
  assert_strv (find (shelf->documents, two)->tags, "1992|treaty");
  assert_strv (find (shelf->documents, one)->collections, collection);
  g_assert_cmpuint (shelf->tags->len, ==, 2);
  tag = shelf->tags->pdata[1];
  g_assert_cmpstr (tag->tag, ==, "treaty");
  g_assert_cmpuint (tag->n_documents, ==, 2);
  g_assert_cmpuint (shelf->collections->len, ==, 1);
  g_assert_cmpstr (((DossierCollection *) shelf->collections->pdata[0])->name, ==, "Central Asia");
  g_assert_cmpuint (((DossierCollection *) shelf->collections->pdata[0])->n_documents, ==, 1);

  redo = take (f, g_steal_pointer (&undo));
  undone = read_shelf (f);
  g_assert_cmpuint (undone->tags->len, ==, 0);
  g_assert_cmpuint (undone->collections->len, ==, 0);
  assert_strv (find (undone->documents, one)->collections, "");

  dossier_shelf_change_unref (take (f, g_steal_pointer (&redo)));
  redone = read_shelf (f);
  assert_strv (find (redone->documents, two)->tags, "1992|treaty");
  assert_strv (find (redone->documents, one)->collections, collection);
}

/* What is undone is what was done: a tag that was there before stays. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *one = add (f, "one");
  DossierShelfChange *change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  g_autoptr (DossierShelf) shelf = NULL;
  const char *collection;
  g_autofree char *kept = NULL;

  dossier_shelf_change_add_tag (change, one, "treaty");
  collection = dossier_shelf_change_make_collection (change, "Asia");
  kept = g_strdup (collection);
  dossier_shelf_change_collect (change, one, collection);
  dossier_shelf_change_unref (take (f, change));

  change = dossier_shelf_change_new ();
  dossier_shelf_change_add_tag (change, one, "treaty");
  dossier_shelf_change_rename_collection (change, kept, "Eurasia");
  dossier_shelf_change_forget_collection (change, kept);
  dossier_shelf_change_collect (change, one, kept);
  undo = take (f, change);
  shelf = read_shelf (f);
  g_assert_cmpuint (shelf->collections->len, ==, 0);
  g_clear_pointer (&shelf, dossier_shelf_unref);

  dossier_shelf_change_unref (take (f, g_steal_pointer (&undo)));
  shelf = read_shelf (f);
  assert_strv (find (shelf->documents, one)->tags, "treaty");
  assert_strv (find (shelf->documents, one)->collections, kept);
  g_assert_cmpstr (((DossierCollection *) shelf->collections->pdata[0])->name, ==, "Asia");
}

static void
test_corrections (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document ("one");
  g_autoptr (DossierCorrection) correction = dossier_correction_new ();
  DossierShelfChange *change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  g_autoptr (DossierShelf) shelf = NULL;
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (DossierDocument) bare = NULL;
  g_autoptr (DossierDocument) again = NULL;
  g_autoptr (DossierHead) head = NULL;
  DossierDocumentInfo *info;

  sample_library_write (f, document);
  correction->title = g_strdup ("Vademecum");
  correction->authors = g_strsplit ("Qwertz Uiop", "|", -1);
  correction->date = dossier_date_new ("1992-05-15", NULL, NULL);
  correction->publisher = g_strdup ("");
  dossier_shelf_change_correct (change, document->uuid, correction);
  undo = take (f, change);

  shelf = read_shelf (f);
  info = find (shelf->documents, document->uuid);
  g_assert_cmpstr (info->title, ==, "Vademecum");
  assert_strv (info->authors, "Qwertz Uiop");
  g_assert_cmpstr (info->date->edtf, ==, "1992-05-15");
  g_assert_null (info->publisher);
  g_assert_cmpstr (info->url, ==, document->url);
  g_assert_cmpuint (count_found (f, "vademecum"), ==, 1);
  g_assert_cmpuint (count_found (f, "qwertz"), ==, 1);
  g_assert_cmpuint (count_found (f, "second author"), ==, 0);

  /* Another edition is corrected as well. */
  g_free (document->hash);
  document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "another edition", -1);
  sample_library_write (f, document);
  loaded = dossier_store_load (f->store, document->uuid, NULL, NULL);
  g_assert_cmpstr (loaded->title, ==, "Vademecum");
  g_assert_cmpuint (loaded->authors->len, ==, 1);
  g_assert_cmpstr (loaded->date->edtf, ==, "1992-05-15");
  g_assert_null (loaded->publisher);
  g_assert_cmpuint (count_found (f, "vademecum"), ==, 1);
  bare = dossier_store_load_bare (f->store, document->uuid, NULL, NULL);
  g_assert_cmpstr (bare->title, ==, document->title);
  g_assert_cmpuint (bare->authors->len, ==, 2);
  g_assert_cmpstr (bare->publisher, ==, document->publisher);
  head = dossier_store_read_head (f->store, document->uuid, NULL, NULL);
  g_assert_cmpstr (head->file->title, ==, document->title);
  g_assert_cmpuint (g_strv_length (head->file->authors), ==, 2);
  g_assert_cmpstr (head->reader->title, ==, "Vademecum");
  g_assert_cmpstr (head->reader->publisher, ==, "");
  g_assert_null (head->reader->url);

  dossier_shelf_change_unref (take (f, g_steal_pointer (&undo)));
  again = dossier_store_load (f->store, document->uuid, NULL, NULL);
  g_assert_cmpstr (again->title, ==, document->title);
  g_assert_cmpuint (again->authors->len, ==, 2);
  g_assert_cmpuint (count_found (f, "vademecum"), ==, 0);
}

static void
add_note (Fixture *f, DossierDocument *document)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (document->uuid);
  g_autoptr (GError) error = NULL;

  note->note = g_strdup ("Xylophone");
  dossier_annotation_add_tag (note, "music");
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 0), 0, 4));
  g_ptr_array_add (notes, note);
  dossier_store_write_annotations (f->store, notes, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_notes (Fixture *f)
{
  g_autoptr (GPtrArray) notes = dossier_store_list_annotations (f->store, NULL, FALSE, NULL, NULL);

  return notes->len;
}

static DossierShelfChange *
make_removal (const char *uuid)
{
  DossierShelfChange *change = dossier_shelf_change_new ();

  dossier_shelf_change_remove (change, uuid);
  return change;
}

static void
assert_gone (Fixture *f, const char *uuid)
{
  g_autoptr (DossierShelf) shelf = read_shelf (f);
  g_autoptr (GPtrArray) list = dossier_store_list (f->store, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) loaded = dossier_store_load (f->store, uuid, NULL, &error);

  g_assert_null (loaded);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_null (find (shelf->documents, uuid));
  g_assert_null (find (list, uuid));
  g_assert_cmpuint (count_found (f, "bishkek"), ==, 0);
  g_assert_cmpuint (count_found (f, "xylophone"), ==, 0);
  g_assert_cmpuint (count_notes (f), ==, 0);
  g_assert_cmpuint (shelf->tags->len, ==, 0);
}

static void
test_trash (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document ("one");
  DossierShelfChange *change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  g_autoptr (DossierShelf) shelf = NULL;
  g_autoptr (DossierDocument) loaded = NULL;
  guint n_found;

  sample_library_write (f, document);
  add_note (f, document);
  dossier_shelf_change_add_tag (change, document->uuid, "treaty");
  dossier_shelf_change_unref (take (f, change));
  n_found = count_found (f, "bishkek");
  g_assert_cmpuint (n_found, >, 0);

  undo = take (f, make_removal (document->uuid));
  assert_gone (f, document->uuid);
  shelf = read_shelf (f);
  g_assert_cmpuint (shelf->removed->len, ==, 1);
  g_assert_cmpint (((DossierDocumentInfo *) shelf->removed->pdata[0])->removed, !=, 0);
  assert_strv (((DossierDocumentInfo *) shelf->removed->pdata[0])->tags, "treaty");

  dossier_shelf_change_unref (take (f, g_steal_pointer (&undo)));
  loaded = dossier_store_load (f->store, document->uuid, NULL, NULL);
  g_assert_cmpuint (dossier_document_count (loaded, DOSSIER_KIND_NOTE), ==, 1);
  g_assert_cmpuint (count_found (f, "bishkek"), ==, n_found);
  g_assert_cmpuint (count_found (f, "xylophone"), ==, 1);

  /* What is imported again is there again. */
  dossier_shelf_change_unref (take (f, make_removal (document->uuid)));
  assert_gone (f, document->uuid);
  sample_library_write (f, document);
  g_assert_cmpuint (count_found (f, "xylophone"), ==, 1);
}

static void
test_forgetting (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = sample_document ("one");
  g_autofree char *kept = add (f, "two");
  DossierShelfChange *change = dossier_shelf_change_new ();
  g_autoptr (DossierShelf) shelf = NULL;

  sample_library_write (f, document);
  add_note (f, document);
  dossier_shelf_change_add_tag (change, document->uuid, "treaty");
  dossier_shelf_change_unref (take (f, change));
  dossier_shelf_change_unref (take (f, make_removal (document->uuid)));

  /* Not long enough. */
  g_assert_true (
    dossier_store_empty_trash (f->store, g_get_real_time () - G_TIME_SPAN_DAY, NULL, NULL));
  shelf = read_shelf (f);
  g_assert_cmpuint (shelf->removed->len, ==, 1);
  g_clear_pointer (&shelf, dossier_shelf_unref);

  g_assert_true (dossier_store_empty_trash (f->store, g_get_real_time () + 1, NULL, NULL));
  shelf = read_shelf (f);
  g_assert_cmpuint (shelf->removed->len, ==, 0);
  g_assert_nonnull (find (shelf->documents, kept));
  g_assert_cmpint (sample_query (f->path, "SELECT count(*) FROM annotations"), ==, 0);
  g_assert_cmpint (sample_query (f->path, "SELECT count(*) FROM document_tags"), ==, 0);
  g_assert_cmpint (sample_query (f->path, "SELECT count(*) FROM documents"), ==, 1);
}

/* Of what is chosen, only what lies in the trash. */
static void
test_forgetting_some (Fixture *f, gconstpointer data)
{
  g_autofree char *one = add (f, "one");
  g_autofree char *two = add (f, "two");
  g_autofree char *three = add (f, "three");
  const char *const chosen[] = { one, three, NULL };
  DossierShelfChange *change = make_removal (one);
  g_autoptr (DossierShelf) shelf = NULL;

  dossier_shelf_change_remove (change, two);
  dossier_shelf_change_unref (take (f, change));
  g_assert_true (dossier_store_forget_removed (f->store, chosen, NULL, NULL));
  shelf = read_shelf (f);
  g_assert_null (find (shelf->removed, one));
  g_assert_nonnull (find (shelf->removed, two));
  g_assert_nonnull (find (shelf->documents, three));
}

/* Of a library that is damaged, what the reader has said comes into the new one. */
static void
test_salvage (Fixture *f, gconstpointer data)
{
  g_autofree char *one = add (f, "one");
  g_autofree char *two = add (f, "two");
  DossierShelfChange *change = dossier_shelf_change_new ();
  g_autoptr (DossierCorrection) correction = dossier_correction_new ();
  g_autoptr (DossierSalvage) salvage = NULL;
  g_autoptr (DossierShelf) shelf = NULL;
  g_autofree char *collection = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  DossierDocumentInfo *info;

  correction->title = g_strdup ("Vademecum");
  correction->undated = TRUE;
  dossier_shelf_change_add_tag (change, one, "treaty");
  collection = g_strdup (dossier_shelf_change_make_collection (change, "Asia"));
  dossier_shelf_change_collect (change, one, collection);
  dossier_shelf_change_correct (change, one, correction);
  dossier_shelf_change_unref (take (f, change));
  sample_exec (f->path, "INSERT INTO document_languages VALUES ('5f0c7f0e-6d0b-4c8e-9f5a-c5700f202"
                        "0aa', 'de')");
  sample_store_close (g_steal_pointer (&f->store));

  salvage = dossier_salvage_read (f->path);
  aside = dossier_salvage_replace (f->path, NULL, salvage, NULL, &error);
  g_assert_no_error (error);
  f->store = dossier_store_open (f->path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (add (f, "one"));
  g_free (add (f, "two"));
  shelf = read_shelf (f);
  info = find (shelf->documents, one);
  assert_strv (info->tags, "treaty");
  assert_strv (info->collections, collection);
  g_assert_cmpstr (info->title, ==, "Vademecum");
  g_assert_null (info->date);
  info = find (shelf->documents, two);
  assert_strv (info->tags, "");
  assert_strv (info->collections, "");
  g_assert_cmpuint (shelf->collections->len, ==, 1);
  g_assert_cmpuint (shelf->tags->len, ==, 1);
  g_assert_cmpuint (count_found (f, "vademecum"), ==, 1);
}

static void
add_titled (Fixture *f, const char *title, const char *author, const char *edtf)
{
  g_autoptr (DossierDocument) document = sample_long_document (title, 1 + strlen (title));

  g_free (document->title);
  document->title = g_strdup (title);
  if (author != NULL)
    g_ptr_array_add (document->authors, g_strdup (author));
  document->date = edtf != NULL ? dossier_date_new (edtf, NULL, NULL) : NULL;
  sample_library_write (f, document);
}

static char *
arrange (DossierShelf *shelf, const DossierShelfChoice *choice)
{
  g_autoptr (GPtrArray) infos = dossier_shelf_arrange (shelf, choice);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < infos->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            ((DossierDocumentInfo *) infos->pdata[i])->title);
  return g_string_free (titles, FALSE);
}

static void
assert_arranged (DossierShelf *shelf,
                 DossierShelfOrder order,
                 gboolean descending,
                 const char *words,
                 const char *expected)
{
  const DossierShelfChoice choice = { .words = words, .order = order, .descending = descending };
  g_autofree char *titles = arrange (shelf, &choice);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierShelf) shelf = NULL;
  g_autoptr (DossierShelf) tagged = NULL;
  DossierShelfChange *change = dossier_shelf_change_new ();
  DossierShelfChoice choice = { .tag = "read me" };
  g_autofree char *titles = NULL;

  add_titled (f, "Summit 10", "Zas", "2020-05");
  add_titled (f, "Summit 9", NULL, "2019");
  add_titled (f, "Élan", "Müller, Anna", NULL);
  add_titled (f, "Zeta", "Abe", "2021-01-01");
  shelf = read_shelf (f);

  assert_arranged (shelf, DOSSIER_SHELF_BY_TITLE, FALSE, NULL, "Élan|Summit 9|Summit 10|Zeta");
  assert_arranged (shelf, DOSSIER_SHELF_BY_TITLE, TRUE, NULL, "Zeta|Summit 10|Summit 9|Élan");
  /* What has nothing comes last, either way. */
  assert_arranged (shelf, DOSSIER_SHELF_BY_AUTHOR, FALSE, NULL, "Zeta|Élan|Summit 10|Summit 9");
  assert_arranged (shelf, DOSSIER_SHELF_BY_AUTHOR, TRUE, NULL, "Summit 10|Élan|Zeta|Summit 9");
  assert_arranged (shelf, DOSSIER_SHELF_BY_DATE, TRUE, NULL, "Zeta|Summit 10|Summit 9|Élan");
  assert_arranged (shelf, DOSSIER_SHELF_BY_LENGTH, TRUE, NULL, "Summit 10|Summit 9|Élan|Zeta");
  assert_arranged (shelf, DOSSIER_SHELF_BY_ADDED, FALSE, NULL, "Summit 10|Summit 9|Élan|Zeta");

  assert_arranged (shelf, DOSSIER_SHELF_BY_TITLE, FALSE, "SUM", "Summit 9|Summit 10");
  assert_arranged (shelf, DOSSIER_SHELF_BY_TITLE, FALSE, "anna elan", "Élan");
  assert_arranged (shelf, DOSSIER_SHELF_BY_TITLE, FALSE, "ummit", "");

  dossier_shelf_change_add_tag (change, ((DossierDocumentInfo *) shelf->documents->pdata[0])->uuid,
                                "read me");
  dossier_shelf_change_unref (take (f, change));
  tagged = read_shelf (f);
  titles = arrange (tagged, &choice);
  g_assert_cmpstr (titles, ==, "Élan");
  assert_arranged (tagged, DOSSIER_SHELF_BY_TITLE, FALSE, "read", "Élan");
}

static void
changed_cb (DossierStore *store, guint *n_told)
{
  (*n_told)++;
}

static void
test_telling (Fixture *f, gconstpointer data)
{
  guint n_told = 0;
  g_autofree char *uuid = NULL;

  g_signal_connect (f->store, "documents-changed", G_CALLBACK (changed_cb), &n_told);
  uuid = add (f, "one");
  while (n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  dossier_shelf_change_unref (take (f, make_removal (uuid)));
  while (n_told == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_told, ==, 2);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/shelf/" name, Fixture, NULL, sample_library_set_up, function,                \
              sample_library_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("list", test_list);
  ADD ("tags", test_tags);
  ADD ("undo", test_undo);
  ADD ("corrections", test_corrections);
  ADD ("trash", test_trash);
  ADD ("forgetting", test_forgetting);
  ADD ("forgetting-some", test_forgetting_some);
  ADD ("salvage", test_salvage);
  ADD ("order", test_order);
  ADD ("telling", test_telling);

  return g_test_run ();
}
