/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations come into the library: to the right document, the right words, once. */
#include <glib/gstdio.h>
#include <string.h>

#include "formats/format-error.h"
#include "formats/importer.h"
#include "formats/web-annotation.h"

#define OTHER_UUID "11111111-2222-4333-8444-555555555555"
#define OTHER_URL "https://example.org/harbour"

typedef struct
{
  char *folder;
  DossierStore *store;
  GPtrArray *documents; /* of the last import */
  GError *error;
} Fixture;

/* A document with an address, in which words stand more than once. */
static void
add_other (Fixture *f)
{
  static const char *const texts[] = {
    "The harbour will be open. Nobody believed the harbour master.",
    "It was closed in May, and the ships went to the southern basin.",
    "A note to the second paragraph.",
    "The harbour will be open. So the council said again, and meant it.",
  };
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  DossierDocument *document = dossier_document_new ();
  g_autoptr (GError) error = NULL;

  document->uuid = g_strdup (OTHER_UUID);
  document->hash = g_strdup ("other");
  document->kind = g_strdup ("tei");
  document->title = g_strdup ("The harbour");
  document->url = g_strdup (OTHER_URL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);

      dossier_document_take (document, dossier_passage_new (id,
                                                            i == 2 ? DOSSIER_PASSAGE_FOOTNOTE
                                                                   : DOSSIER_PASSAGE_PARAGRAPH,
                                                            texts[i]));
    }
  dossier_document_take (document, dossier_event_new ("e1", "The closing"));
  dossier_document_finish (document);
  g_ptr_array_add (documents, document);
  dossier_store_write (f->store, documents, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("dossier-notes-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_library_open (path, NULL, &error);
  g_assert_no_error (error);
  add_other (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_pointer (&f->documents, g_ptr_array_unref);
  g_clear_error (&f->error);
  g_clear_object (&f->store);
  folder = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static void
imported_cb (GPtrArray *documents, const GError *error, gpointer data)
{
  Fixture *f = data;

  f->documents = documents != NULL ? g_ptr_array_ref (documents) : NULL;
  f->error = error != NULL ? g_error_copy (error) : NULL;
}

static void
import_path (Fixture *f, const char *path, const char *into)
{
  const char *const paths[] = { path, NULL };
  const DossierImportOptions options = { NULL, into };

  g_clear_pointer (&f->documents, g_ptr_array_unref);
  g_clear_error (&f->error);
  dossier_import_files (f->store, paths, &options, imported_cb, f);
}

static void
import_text (Fixture *f, const char *text, const char *into)
{
  g_autofree char *path = g_build_filename (f->folder, "notes.json", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import_path (f, path, into);
}

static void
import_fixture (Fixture *f, const char *name, const char *into)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "annotations", name, NULL);

  import_path (f, path, into);
}

static DossierDocument *
load (Fixture *f, const char *id)
{
  g_autoptr (GError) error = NULL;
  DossierDocument *document = dossier_store_load (f->store, id, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static DossierAnnotation *
get_note (DossierDocument *document, guint i)
{
  g_assert_cmpuint (i, <, dossier_document_count (document, DOSSIER_KIND_NOTE));
  return dossier_document_get (document, DOSSIER_KIND_NOTE, i);
}

static DossierAnnotation *
find_note (DossierDocument *document, const char *beginning)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = get_note (document, i);

      if (note->note != NULL && g_str_has_prefix (note->note, beginning))
        return note;
    }
  g_assert_cmpstr (beginning, ==, "(found)");
  return NULL;
}

static gboolean
is_reported (Fixture *f, const char *words)
{
  DossierDocument *document = f->documents->pdata[0];

  for (guint i = 0; i < document->report->len; i++)
    if (strstr (document->report->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static char *
write_notes (DossierDocument *document)
{
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);

  return dossier_web_annotation_write (all);
}

static void
test_hypothesis (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierDocument) after = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  DossierAnnotation *note;

  import_fixture (f, "hypothesis.json", "csto");
  g_assert_no_error (f->error);
  g_assert_true (is_reported (f, "4 notes were added"));
  g_assert_true (is_reported (f, "group"));
  g_assert_true (is_reported (f, "answer"));
  g_assert_true (is_reported (f, "told without its words"));
  g_assert_true (is_reported (f, "2 people"));

  document = load (f, "csto");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_NOTE), ==, 4);
  note = find_note (document, "Is this *still* so?");
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpstr (((DossierAnchor *) note->anchors->pdata[0])->passage, ==, "p11");
  note = find_note (document, "A note on the page.");
  g_assert_cmpuint (note->anchors->len, ==, 0);
  note = find_note (document, "Somewhere.");
  g_assert_cmpuint (note->anchors->len, ==, 0);

  once = write_notes (document);
  import_fixture (f, "hypothesis.json", "csto");
  g_assert_true (is_reported (f, "No note was added."));
  g_assert_true (is_reported (f, "4 notes were there already"));
  after = load (f, "csto");
  twice = write_notes (after);
  g_assert_cmpstr (once, ==, twice);
}

static void
test_recogito (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;
  DossierAnnotation *note;
  const DossierAnchor *anchor;

  import_fixture (f, "recogito.json", "csto");
  g_assert_no_error (f->error);
  g_assert_true (is_reported (f, "do not stand in this text"));
  document = load (f, "csto");
  note = find_note (document, "First remark.");
  anchor = note->anchors->pdata[0];
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpstr (anchor->passage, ==, "p8");
  /* The words that stand nowhere are kept. */
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    if (get_note (document, i)->note == NULL)
      anchor = get_note (document, i)->anchors->pdata[0];
  g_assert_cmpint (anchor->state, ==, DOSSIER_ANCHOR_ORPHAN);
  g_assert_cmpstr (anchor->exact, ==, "words that stand nowhere in it");
}

static void
test_page (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;
  DossierAnnotation *note;

  import_fixture (f, "page.jsonld", "csto");
  g_assert_no_error (f->error);
  document = load (f, "csto");
  note = find_note (document, "Plain words");
  g_assert_cmpstr (((DossierAnchor *) note->anchors->pdata[0])->passage, ==, "p4");
  note = find_note (document, "One");
  g_assert_cmpstr (note->target, ==, "e-skirmish-2020-05");
  note = find_note (document, "Words & more");
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ANCHORED);
}

#define QUOTED(id, modified, text, exact, prefix, suffix)                                          \
  "{\"type\":\"Annotation\",\"id\":\"" id "\",\"modified\":\"" modified "\",\"bodyValue\":\"" text \
  "\",\"target\":{\"source\":\"" OTHER_URL "/\",\"selector\":{\"type\":\"TextQuoteSelector\","     \
  "\"exact\":\"" exact "\",\"prefix\":\"" prefix "\",\"suffix\":\"" suffix "\"}}}"

#define DAY "2020-07-01T00:00:00Z"

/* The words, what is given around them, and how that may fit; in the passage, if it is sure. */
static const struct
{
  const char *text;
  DossierAnchorState best;
  const char *passage;
} places[] = {
  { QUOTED ("a:1", DAY, "x", "the southern basin", "", ""), DOSSIER_ANCHOR_ANCHORED, "p2" },
  /* white space and quotation marks are no words */
  { QUOTED ("a:2", DAY, "x", "the  southern\\nbasin", "ships went to ", "."),
    DOSSIER_ANCHOR_ANCHORED, "p2" },
  /* a context that is cut within its words, and shorter than ours */
  { QUOTED ("a:3", DAY, "x", "The harbour will be open.", "", " So the coun"),
    DOSSIER_ANCHOR_ANCHORED, "p4" },
  /* twice there: not sure whatever the position says */
  { QUOTED ("a:4", DAY, "x", "The harbour will be open.", "", ""), DOSSIER_ANCHOR_ORPHAN, NULL },
  /* the same words where others stand around them */
  { QUOTED ("a:5", DAY, "x", "the southern basin", "trains never reach ", " of the river Elbe"),
    DOSSIER_ANCHOR_MOVED, NULL },
  /* another word in them */
  { QUOTED ("a:6", DAY, "x", "It was closed in June, and the ships went", "", ""),
    DOSSIER_ANCHOR_MOVED, NULL },
  { QUOTED ("a:7", DAY, "x", "nothing of the kind is said", "", ""), DOSSIER_ANCHOR_ORPHAN, NULL },
};

/* No wrong silent match. */
static void
test_places (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *id = g_strdup_printf ("a:%u", i + 1);
      g_autofree char *uuid = dossier_uuid_from_name (id);
      g_autoptr (DossierDocument) document = NULL;
      DossierAnnotation *note;
      const DossierAnchor *anchor;

      import_text (f, places[i].text, NULL);
      g_assert_no_error (f->error);
      document = load (f, OTHER_UUID);
      note = DOSSIER_ANNOTATION (dossier_document_lookup (document, uuid));
      g_assert_nonnull (note);
      anchor = note->anchors->pdata[0];
      if (places[i].passage != NULL)
        {
          g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ANCHORED);
          g_assert_cmpstr (anchor->passage, ==, places[i].passage);
        }
      else
        g_assert_cmpint (note->state, >=, places[i].best);
    }
}

/* A quote that goes on in the next paragraph: the footnote between is not in it. */
static void
test_across (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;
  DossierAnnotation *note;
  const DossierAnchor *first, *second;

  import_text (f,
               QUOTED ("a:8", DAY, "Across", "southern basin.\\nThe harbour will be open. So", "",
                       ""),
               NULL);
  g_assert_no_error (f->error);
  document = load (f, OTHER_UUID);
  note = find_note (document, "Across");
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpuint (note->anchors->len, ==, 2);
  first = note->anchors->pdata[0];
  second = note->anchors->pdata[1];
  g_assert_cmpstr (first->exact, ==, "southern basin.");
  g_assert_cmpstr (second->passage, ==, "p4");
  g_assert_cmpstr (second->exact, ==, "The harbour will be open. So");
}

/* The newer one counts, and none goes. */
static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;

  import_text (f, QUOTED ("a:1", "2020-07-02T00:00:00Z", "Second", "in May", "", ""), NULL);
  import_text (f, QUOTED ("a:1", "2020-07-01T00:00:00Z", "First", "in May", "", ""), NULL);
  g_assert_true (is_reported (f, "was there already"));
  document = load (f, OTHER_UUID);
  find_note (document, "Second");
  g_clear_object (&document);

  import_text (f, QUOTED ("a:1", "2020-07-03T00:00:00Z", "Third", "in May", "", ""), NULL);
  g_assert_true (is_reported (f, "took the place of an older one"));
  import_text (f, QUOTED ("a:9", DAY, "Another", "in May", "", ""), NULL);
  document = load (f, OTHER_UUID);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_NOTE), ==, 2);
  find_note (document, "Third");
}

/* What was put into the trash stays there. */
static void
test_trash (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierAnnotation) trashed = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  import_text (f, QUOTED ("a:1", DAY, "Gone", "in May", "", ""), NULL);
  document = load (f, OTHER_UUID);
  trashed = dossier_annotation_copy (find_note (document, "Gone"));
  trashed->deleted = trashed->modified = g_get_real_time ();
  g_ptr_array_add (list, trashed);
  dossier_store_write_annotations (f->store, list, NULL, &error);
  g_assert_no_error (error);
  import_text (f, QUOTED ("a:1", DAY, "Gone", "in May", "", ""), NULL);
  g_assert_true (is_reported (f, "trash"));
  g_clear_object (&document);
  document = load (f, OTHER_UUID);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_NOTE), ==, 0);
}

static void
add_note (Fixture *f, DossierDocument *document, const char *text)
{
  g_autoptr (DossierAnnotation) note = dossier_annotation_new (document->uuid);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  note->note = g_strdup (text);
  note->colour = DOSSIER_COLOUR_BLUE;
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 0), 4, 11));
  g_ptr_array_add (list, note);
  dossier_store_write_annotations (f->store, list, NULL, &error);
  g_assert_no_error (error);
}

/* Our own file finds its document by itself. In another document its notes are other notes. */
static void
test_own (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = load (f, OTHER_UUID);
  g_autoptr (DossierDocument) csto = NULL;
  g_autoptr (DossierDocument) after = NULL;
  g_autofree char *written = NULL;

  add_note (f, document, "Mine");
  g_clear_object (&document);
  document = load (f, OTHER_UUID);
  written = write_notes (document);
  import_text (f, written, NULL);
  g_assert_no_error (f->error);
  g_assert_cmpstr (((DossierDocument *) f->documents->pdata[0])->uuid, ==, OTHER_UUID);
  g_assert_true (is_reported (f, "1 note was there already"));

  import_text (f, written, "csto");
  import_text (f, written, "csto");
  g_assert_no_error (f->error);
  csto = load (f, "csto");
  g_assert_cmpuint (dossier_document_count (csto, DOSSIER_KIND_NOTE), ==, 1);
  g_assert_cmpint (get_note (csto, 0)->state, !=, DOSSIER_ANCHOR_ANCHORED);
  after = load (f, OTHER_UUID);
  g_assert_cmpuint (dossier_document_count (after, DOSSIER_KIND_NOTE), ==, 1);
  g_assert_cmpint (get_note (after, 0)->state, ==, DOSSIER_ANCHOR_ANCHORED);
}

/* Where the document is not there, or a part of the file is broken, nothing comes in. */
static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;

  import_fixture (f, "hypothesis.json", NULL);
  g_assert_error (f->error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_ELSEWHERE);
  g_assert_nonnull (strstr (f->error->message, "https://example.org/csto"));
  g_assert_nonnull (strstr (f->error->message, "hypothesis.json"));

  import_text (f, "[" QUOTED ("a:1", DAY, "x", "in May", "", "") ",{}]", NULL);
  g_assert_error (f->error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED);
  import_text (f, QUOTED ("a:1", DAY, "x", "in May", "", ""), "nothing");
  g_assert_error (f->error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  document = load (f, OTHER_UUID);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_NOTE), ==, 0);

  /* Those that are for others are told of. */
  import_text (f,
               "[" QUOTED ("a:1", DAY, "x", "in May", "", "") ",{\"type\":\"Annotation\","
                                                              "\"target\":\"http://e.org/z\"}]",
               NULL);
  g_assert_no_error (f->error);
  g_assert_true (is_reported (f, "http://e.org/z"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/notes-import/hypothesis", Fixture, NULL, set_up, test_hypothesis, tear_down);
  g_test_add ("/notes-import/recogito", Fixture, NULL, set_up, test_recogito, tear_down);
  g_test_add ("/notes-import/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/notes-import/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/notes-import/across", Fixture, NULL, set_up, test_across, tear_down);
  g_test_add ("/notes-import/newer", Fixture, NULL, set_up, test_newer, tear_down);
  g_test_add ("/notes-import/trash", Fixture, NULL, set_up, test_trash, tear_down);
  g_test_add ("/notes-import/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/notes-import/nothing", Fixture, NULL, set_up, test_nothing, tear_down);

  return g_test_run ();
}
