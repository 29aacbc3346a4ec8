/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document in several languages: one in every list and count, read in one language at a time,
 * with the reader's notes at the same passages in all. */
#include <locale.h>

#include "formats/citation.h"
#include "formats/importer.h"
#include "formats/tei/tei.h"
#include "store/connection.h"
#include "store/library.h"
#include "store/shelf.h"
#include "store/variants.h"
#include "text/anchor.h"

#define UUID "2b0f0c52-7d0e-4c53-9a57-3f0c6a4f9d11"

typedef SampleLibrary Fixture;

static DossierDocument *
read_variant (const char *name)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "variants", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (documents->pdata[0]);
}

static void
write_one (Fixture *self, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (document);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (self->store, batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (document->uuid, ==, UUID);
}

static void
write_variant (Fixture *self, const char *name)
{
  write_one (self, read_variant (name));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  sample_library_set_up (self, data);
  write_variant (self, "harbour.xml");
  write_variant (self, "harbour.de.xml");
  write_variant (self, "harbour.fa.xml");
}

static void
test_one_document (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = dossier_store_list (self->store, NULL, NULL);
  DossierDocumentInfo *info;
  g_autofree char *languages = NULL;

  g_assert_cmpuint (infos->len, ==, 1);
  info = infos->pdata[0];
  g_assert_cmpstr (info->uuid, ==, UUID);
  g_assert_cmpstr (info->title, ==, "The harbour that was promised");
  languages = g_strjoinv (" ", info->languages);
  g_assert_cmpstr (languages, ==, "en de fa");
}

static void
test_load (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) own = sample_library_load (self, UUID);
  g_autoptr (DossierDocument) english = sample_library_load (self, "harbour@en");
  g_autoptr (DossierDocument) german = sample_library_load (self, "2b0f0c@de");
  g_autoptr (DossierDocument) missing = NULL;
  g_autofree char *id = dossier_document_get_library_id (german);
  g_autoptr (GError) error = NULL;
  DossierQuote *quote = dossier_document_get (german, DOSSIER_KIND_QUOTE, 0);

  g_assert_cmpstr (own->language, ==, "en");
  g_assert_null (own->base);
  g_assert_cmpstr (english->hash, ==, own->hash);

  g_assert_cmpstr (german->uuid, ==, UUID);
  g_assert_cmpstr (id, ==, UUID "@de");
  g_assert_cmpstr (german->title, ==, "Der versprochene Hafen");
  g_assert_cmpstr (quote->text, ==, "Wir werden einen Hafen haben.");
  g_assert_cmpstr (quote->original, ==, "We shall have a harbour.");
  g_assert_cmpstr (quote->speaker->name, ==, "Jane Doe");
  g_assert_false (
    dossier_document_is_untranslated (german, dossier_document_get_passage (german, 2)));
  g_assert_true (
    dossier_document_is_untranslated (german, dossier_document_get_passage (german, 3)));

  missing = dossier_store_load (self->store, "harbour@fr", NULL, &error);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "en de fa"));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_choose_language_finish (DOSSIER_STORE (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static void
choose (Fixture *self, const char *language)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  dossier_store_choose_language_async (self->store, UUID, language, NULL, chosen_cb, loop);
  g_main_loop_run (loop);
}

static void
assert_shown (Fixture *self, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) shown =
    dossier_store_load_shown (self->store, "harbour", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (shown->language, ==, language);
}

/* The interface's language first, then what the reader chooses; where that is gone, as at first. */
static void
test_choose (Fixture *self, gconstpointer data)
{
  g_autofree char *kept = NULL;
  const char *none[] = { NULL };
  g_autoptr (GError) error = NULL;

  assert_shown (self, "en");
  g_setenv ("LANGUAGE", "pl:de_AT", TRUE);
  assert_shown (self, "de");
  choose (self, "fa");
  assert_shown (self, "fa");
  choose (self, "de");
  assert_shown (self, "de");
  kept = dossier_store_get_language (self->store, UUID, NULL, NULL);
  g_assert_cmpstr (kept, ==, "de");

  g_assert_true (dossier_store_keep_variants (self->store, UUID, none, NULL, &error));
  g_assert_no_error (error);
  assert_shown (self, "en");
  g_setenv ("LANGUAGE", "C", TRUE);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM documents"), ==, 1);
}

static DossierFindings *
search (Fixture *self, const char *typed, const char *document, gboolean shown, gboolean ranked)
{
  const DossierSearch wanted = {
    .typed = typed, .document = document, .shown = shown, .limit = 20, .ranked = ranked
  };
  g_autoptr (GError) error = NULL;
  DossierFindings *findings = dossier_store_search (self->store, &wanted, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static void
assert_found (Fixture *self, const char *typed, const char *document, gboolean shown, guint n)
{
  for (guint ranked = 0; ranked < 2; ranked++)
    {
      g_autoptr (DossierFindings) findings = search (self, typed, document, shown, ranked != 0);

      g_assert_cmpuint (findings->total, ==, n);
      g_assert_cmpuint (findings->hits->len, ==, n);
      g_assert_cmpuint (findings->documents->len, ==, n > 0 ? 1 : 0);
      for (guint i = 0; i < n; i++)
        g_assert_cmpstr (((DossierHit *) findings->hits->pdata[i])->document, ==, UUID);
    }
}

static DossierAnnotation *
annotate (Fixture *self, const char *id, guint passage, guint start, guint end, const char *note)
{
  g_autoptr (DossierDocument) document = sample_library_load (self, id);
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *annotation = dossier_annotation_new (document->uuid);
  DossierAnchor *anchor =
    dossier_anchor_new (dossier_document_get_passage (document, passage), start, end);

  anchor->language = document->base ? g_strdup (document->language) : NULL;
  annotation->colour = DOSSIER_COLOUR_GREEN;
  annotation->note = g_strdup (note);
  g_ptr_array_add (annotation->anchors, anchor);
  g_ptr_array_add (batch, g_object_ref (annotation));
  g_assert_true (dossier_store_write_annotations (self->store, batch, NULL, NULL));
  return annotation;
}

/* One text is searched, and nothing is found twice; notes are found whatever is read. */
static void
test_search (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierAnnotation) note = annotate (self, "harbour", 2, 0, 7, "Nobody counted boats");
  g_autoptr (DossierFindings) findings = NULL;

  assert_found (self, "fishermen", NULL, FALSE, 1);
  assert_found (self, "Molen", NULL, FALSE, 0);
  assert_found (self, "Molen", "harbour@de", FALSE, 1);
  assert_found (self, "piers", "harbour@de", FALSE, 0);
  assert_found (self, "boats", NULL, FALSE, 1);

  choose (self, "de");
  assert_found (self, "Molen", NULL, TRUE, 1);
  assert_found (self, "Molen", UUID, TRUE, 1);
  assert_found (self, "piers", NULL, TRUE, 0);
  assert_found (self, "fishermen", NULL, TRUE, 1);
  assert_found (self, "boats", NULL, TRUE, 1);
  assert_found (self, "boats", UUID, TRUE, 1);

  findings = search (self, "Hafen", NULL, TRUE, FALSE);
  g_assert_cmpuint (findings->n_documents, ==, 1);
  g_assert_cmpstr (((DossierHitCount *) findings->documents->pdata[0])->title, ==,
                   "Der versprochene Hafen");
}

/* What the reader says of the document holds in each language, in what is found as well, until it
 * is taken back. */
static void
test_corrected (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierCorrection) correction = dossier_correction_new ();
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  g_autoptr (DossierDocument) german = NULL;
  g_autoptr (DossierDocument) bare = NULL;
  g_autoptr (DossierDocument) undone = NULL;
  g_autoptr (DossierFindings) findings = NULL;
  g_autoptr (GError) error = NULL;

  correction->title = g_strdup ("No harbour at all");
  correction->authors = g_strsplit ("Ann Other", "|", -1);
  correction->date = dossier_date_new ("1992-05", NULL, NULL);
  dossier_shelf_change_correct (change, UUID, correction);
  undo = dossier_store_change_shelf (self->store, change, NULL, &error);
  g_assert_no_error (error);

  german = sample_library_load (self, "harbour@de");
  g_assert_cmpstr (german->title, ==, "No harbour at all");
  g_assert_cmpstr (german->authors->pdata[0], ==, "Ann Other");
  g_assert_cmpstr (german->date->edtf, ==, "1992-05");
  bare = dossier_store_load_bare (self->store, "harbour@de", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bare->title, ==, "Der versprochene Hafen");
  choose (self, "de");
  findings = search (self, "Molen", NULL, TRUE, FALSE);
  g_assert_cmpstr (((DossierHitCount *) findings->documents->pdata[0])->title, ==,
                   "No harbour at all");

  dossier_shelf_change_unref (dossier_store_change_shelf (self->store, undo, NULL, NULL));
  undone = sample_library_load (self, "harbour@de");
  g_assert_cmpstr (undone->title, ==, "Der versprochene Hafen");
}

static const DossierAnchor *
get_anchor (DossierDocument *document, guint note)
{
  return ((DossierAnnotation *) dossier_document_get (document, DOSSIER_KIND_NOTE, note))
    ->anchors->pdata[0];
}

/* At its words in the language it was made in and where the words are the same, at the passage in
 * the others; what is kept of it is not touched by that. */
static void
test_notes (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierAnnotation) in_english = annotate (self, "harbour", 2, 0, 7, "a");
  g_autoptr (DossierAnnotation) untranslated = annotate (self, "harbour", 3, 0, 9, "b");
  g_autoptr (DossierAnnotation) in_german = annotate (self, "harbour@de", 4, 3, 8, "c");
  g_autoptr (DossierDocument) english = sample_library_load (self, "harbour");
  g_autoptr (DossierDocument) german = sample_library_load (self, "harbour@de");
  g_autoptr (DossierDocument) persian = sample_library_load (self, "harbour@fa");
  const DossierAnchor *anchor = get_anchor (english, 0);

  g_assert_cmpuint (dossier_document_count (english, DOSSIER_KIND_NOTE), ==, 3);
  g_assert_false (anchor->whole);
  g_assert_cmpuint (anchor->found_end, ==, 7);
  g_assert_true (get_anchor (english, 2)->whole);
  g_assert_cmpstr (dossier_annotation_get_foreign_language (
                     dossier_document_get (english, DOSSIER_KIND_NOTE, 2), english),
                   ==, "de");

  anchor = get_anchor (german, 0);
  g_assert_true (anchor->whole);
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpint (anchor->found, ==, 2);
  g_assert_cmpuint (anchor->found_start, ==, 0);
  g_assert_cmpuint (anchor->found_end, ==,
                    g_utf8_strlen (dossier_document_get_passage (german, 2)->text, -1));
  g_assert_cmpstr (anchor->exact, ==, "Nothing");
  g_assert_cmpstr (dossier_annotation_get_foreign_language (
                     dossier_document_get (german, DOSSIER_KIND_NOTE, 0), german),
                   ==, "en");
  g_assert_false (get_anchor (german, 1)->whole);
  g_assert_cmpuint (get_anchor (german, 1)->found_end, ==, 9);
  g_assert_false (get_anchor (german, 2)->whole);
  g_assert_cmpuint (get_anchor (german, 2)->found_start, ==, 3);

  g_assert_false (get_anchor (persian, 0)->whole);
  g_assert_true (get_anchor (persian, 2)->whole);
  g_assert_cmpint (get_anchor (persian, 2)->found, ==, 4);
  g_assert_cmpstr (get_anchor (persian, 2)->language, ==, "de");
}

/* What the reader marks stands at the same passage in another language, in the words marked. */
static void
test_marks (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierAnnotation) note = annotate (self, "harbour", 2, 0, 7, NULL);
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierDocument) german = NULL;
  DossierQuote *quote;

  note->mark = dossier_reader_mark_new (DOSSIER_KIND_QUOTE);
  note->mark->who = g_strdup ("doe");
  g_ptr_array_add (batch, g_object_ref (note));
  g_assert_true (dossier_store_write_annotations (self->store, batch, NULL, NULL));

  german = sample_library_load (self, "harbour@de");
  g_assert_cmpuint (dossier_document_count (german, DOSSIER_KIND_QUOTE), ==, 2);
  quote = dossier_document_get (german, DOSSIER_KIND_QUOTE, 1);
  g_assert_cmpstr (quote->text, ==, "Nothing");
  g_assert_cmpstr (DOSSIER_ITEM (quote->speaker)->id, ==, "doe");
  g_assert_cmpuint (g_array_index (DOSSIER_ITEM (quote)->passages, guint, 0), ==, 2);
}

static DossierDocument *
make_edition (const char *name, const char *former, const char *now)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "variants", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, former, now, 0), ==, 1);
  bytes = g_bytes_new (changed->str, changed->len);
  documents = dossier_tei_read_bytes (bytes, name, NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (documents->pdata[0]);
}

/* Another edition of the document keeps its variants until theirs come, and notes in all of them.
 */
static void
test_editions (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierAnnotation) in_english = annotate (self, "harbour", 2, 8, 56, "a");
  g_autoptr (DossierAnnotation) in_german = annotate (self, "harbour@de", 4, 3, 8, "c");
  g_autoptr (DossierDocument) english = NULL;
  g_autoptr (DossierDocument) german = NULL;

  write_one (self,
             make_edition ("harbour.xml", "Nothing of it had", "Years went by. Nothing of it had"));
  german = sample_library_load (self, "harbour@de");
  g_assert_cmpstr (german->title, ==, "Der versprochene Hafen");
  g_clear_object (&german);

  write_one (self,
             make_edition ("harbour.de.xml", "So steht das", "Jahre vergingen. So steht das"));
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM documents"), ==, 3);
  g_assert_cmpint (sample_query (self->path,
                                 "SELECT count(*) FROM documents WHERE variant_of IS NOT NULL"),
                   ==, 2);
  english = sample_library_load (self, "harbour");
  german = sample_library_load (self, "harbour@de");
  g_assert_cmpint (get_anchor (english, 0)->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpuint (get_anchor (english, 0)->found_start, ==, 23);
  g_assert_true (get_anchor (german, 0)->whole);
  g_assert_false (get_anchor (german, 1)->whole);
  g_assert_cmpint (get_anchor (german, 1)->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpuint (get_anchor (german, 1)->found_start, ==, 20);
}

/* Its variants go with a document, and no words of theirs are found any more. */
static void
test_cascade (Fixture *self, gconstpointer data)
{
  DossierConnection *connection;

  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "molen"), ==, 1);
  g_clear_object (&self->store);
  connection = dossier_connection_open (self->path, DOSSIER_CONNECTION_WRITER, NULL, NULL);
  g_assert_true (
    dossier_connection_exec (connection, "DELETE FROM documents WHERE uuid = '" UUID "'", NULL));
  dossier_connection_close (connection);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM documents"), ==, 0);
  g_assert_cmpint (sample_query (self->path, "SELECT count(*) FROM passages"), ==, 0);
  g_assert_cmpuint (sample_count_hits (self->path, DOSSIER_HIT_PASSAGE, "molen"), ==, 0);
  self->store = dossier_store_open (self->path, NULL, NULL, NULL);
  g_assert_nonnull (self->store);
}

static char *
list_bundled (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) languages =
    dossier_store_list_languages (store, DOSSIER_BUNDLED_UUID, NULL, &error);

  g_assert_no_error (error);
  return g_strjoinv (" ", languages);
}

static void
add_all (DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_library_add_variants (store, NULL, &error));
  g_assert_no_error (error);
}

/* The dossier's own languages: first the one that is read, then all; those of another edition of
 * the program give way, and what it does not bring goes. */
static void
test_bundled (void)
{
  char *folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "library.sqlite");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_library_open (path, NULL, &error);
  g_autofree char *alone = NULL;
  g_autofree char *read = NULL;
  g_autofree char *all = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DossierDocument) own = NULL;
  g_autoptr (DossierDocument) german = NULL;

  g_assert_no_error (error);
  dossier_library_add_shown_variant (store, NULL);
  alone = list_bundled (store);
  g_assert_cmpstr (alone, ==, "en");
  g_setenv ("LANGUAGE", "de", TRUE);
  dossier_library_add_shown_variant (store, NULL);
  g_setenv ("LANGUAGE", "C", TRUE);
  read = list_bundled (store);
  g_assert_cmpstr (read, ==, "en de");
  add_all (store);
  all = list_bundled (store);
  g_assert_cmpstr (all, ==, "en be de fa fr ru uk");

  sample_exec (
    path,
    "UPDATE documents SET hash = 'old', title = 'Old' WHERE uuid = '" DOSSIER_BUNDLED_UUID "@de'");
  sample_exec (path,
               "UPDATE documents SET hash = 'none', language = 'xx', uuid = '" DOSSIER_BUNDLED_UUID
               "@xx' WHERE uuid = '" DOSSIER_BUNDLED_UUID "@fr'");
  add_all (store);
  again = list_bundled (store);
  g_assert_cmpstr (again, ==, all);
  german = dossier_store_load (store, "csto@de", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (german->title, !=, "Old");

  /* The same passages and records in each. */
  own = dossier_store_load (store, "csto", NULL, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    g_assert_cmpuint (dossier_document_count (own, kind), ==,
                      dossier_document_count (german, kind));
  g_clear_object (&own);
  g_clear_object (&german);
  sample_store_close (g_steal_pointer (&store));
  sample_folder_remove (folder);
}

/* What is copied of a translated quote says so, with the words before that. */
static void
test_citation (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) english = sample_library_load (self, "harbour");
  g_autoptr (DossierDocument) german = sample_library_load (self, "harbour@de");
  g_autofree char *own =
    dossier_citation_text (english, dossier_document_get (english, DOSSIER_KIND_QUOTE, 0));
  g_autofree char *translated =
    dossier_citation_text (german, dossier_document_get (german, DOSSIER_KIND_QUOTE, 0));

  g_assert_null (strstr (own, "Translation"));
  g_assert_nonnull (strstr (translated, "Wir werden einen Hafen haben."));
  g_assert_nonnull (strstr (translated, "Translation of: “We shall have a harbour.”"));
}

/* The program speaks English here, so that is what it would rather show. */
static void
test_choose_english (void)
{
  static const char *const with_english[] = { "cs", "en-GB", NULL };
  static const char *const without[] = { "cs", "de", NULL };

  g_assert_cmpstr (dossier_languages_choose (with_english), ==, "en-GB");
  g_assert_null (dossier_languages_choose (without));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/store/variants/" name, Fixture, NULL, set_up, func, sample_library_tear_down)
  ADD ("one-document", test_one_document);
  ADD ("load", test_load);
  ADD ("choose", test_choose);
  ADD ("search", test_search);
  ADD ("corrected", test_corrected);
  ADD ("notes", test_notes);
  ADD ("marks", test_marks);
  ADD ("editions", test_editions);
  ADD ("cascade", test_cascade);

  ADD ("citation", test_citation);
  g_test_add_func ("/store/variants/bundled", test_bundled);
  g_test_add_func ("/store/variants/choose-english", test_choose_english);

  return g_test_run ();
}
