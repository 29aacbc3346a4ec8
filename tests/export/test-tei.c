/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document leaves with its annotations in the file it came in, and a colleague has both. */
#include <string.h>

#include "export/export.h"
#include "formats/importer.h"
#include "linking/session-excerpt.h"
#include "store/compare.h"
#include "store/sample.h"

typedef struct
{
  char *folder;
  DossierStore *mine;
  DossierStore *theirs;
} Fixture;

static DossierStore *
open_store (Fixture *f, const char *name)
{
  g_autofree char *path = sample_path (f->folder, name);
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = sample_folder_new ();
  f->mine = open_store (f, "mine.sqlite");
  f->theirs = open_store (f, "theirs.sqlite");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->mine);
  g_assert_finalize_object (f->theirs);
  sample_folder_remove (f->folder);
}

static GPtrArray *
import (DossierStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = dossier_import_file (store, path, NULL, &error);

  g_assert_no_error (error);
  return documents;
}

static DossierDocument *
load (DossierStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  DossierDocument *document = dossier_store_load (store, uuid, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

static char *
write_bytes (Fixture *f, const char *name, GBytes *bytes)
{
  char *path = sample_path (f->folder, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_export_save (path, bytes, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static GBytes *
export_excerpt (DossierStore *store, const DossierExcerpt *excerpt)
{
  const DossierExportOptions options = { NULL };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = dossier_export_find_format ("tei")->make (store, excerpt, &options, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *
export_document (DossierStore *store, const char *uuid)
{
  g_autoptr (DossierDocument) document = load (store, uuid);
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new (document);

  return export_excerpt (store, excerpt);
}

/* Annotations */

static void
write_notes (DossierStore *store, GPtrArray *notes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write_annotations (store, notes, NULL, &error));
  g_assert_no_error (error);
}

/* What no text and no attribute of XML takes easily. */
#define HARD                                                                                       \
  "  *Both* <sides> & \"more\" ]]> —\r\n\tЁлка, دوشنبه, 𝒳\n\n> quoted\f\x1b\n    code  \n"

static DossierAnnotation *
add_note (GPtrArray *notes, const char *uuid)
{
  DossierAnnotation *note = dossier_annotation_new (uuid);

  g_ptr_array_add (notes, note);
  return note;
}

static void
add_anchor (DossierAnnotation *note, DossierDocument *document, guint index)
{
  DossierPassage *passage = dossier_document_get_passage (document, index);
  guint length = (guint) g_utf8_strlen (passage->text, -1);
  guint start = MIN (length - 1, 3);

  note->colour = DOSSIER_COLOUR_GREEN;
  g_ptr_array_add (note->anchors, dossier_anchor_new (passage, start, MIN (start + 40, length)));
}

/* One of every kind, spread over the text; @n more highlights. */
static void
annotate (DossierStore *store, DossierDocument *document, guint n)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  DossierAnnotation *note;

  note = add_note (notes, document->uuid);
  note->note = g_strdup (HARD);
  dossier_annotation_add_tag (note, "a tag");
  dossier_annotation_add_tag (note, "закон & order");
  add_anchor (note, document, 0);
  add_anchor (note, document, n_passages - 1);

  note = add_note (notes, document->uuid);
  note->note = g_strdup ("On the document");

  note = add_note (notes, document->uuid);
  note->note = g_strdup ("On a passage");
  note->target = g_strdup (DOSSIER_ITEM (dossier_document_get_passage (document, 0))->id);

  note = add_note (notes, document->uuid);
  add_anchor (note, document, n_passages / 2);
  note->mark = dossier_reader_mark_new (DOSSIER_KIND_PERSON);
  note->mark->name = g_strdup ("Somebody");

  note = add_note (notes, document->uuid);
  add_anchor (note, document, n_passages / 3);
  note->mark = dossier_reader_mark_new (DOSSIER_KIND_QUOTE);
  note->mark->direct = TRUE;
  note->mark->who_name = g_strdup ("Nobody known");
  note->mark->date = dossier_date_new ("2020-05", "in May", NULL);

  note = add_note (notes, document->uuid);
  add_anchor (note, document, n_passages / 4);
  note->mark = dossier_reader_mark_new (DOSSIER_KIND_COMMITMENT);
  note->mark->name = g_strdup ("A promise");
  note->mark->verdict = DOSSIER_VERDICT_NOT_YET;
  note->mark->outcome = g_strdup ("None yet");
  note->mark->due = dossier_date_new ("2021", NULL, NULL);

  for (guint i = 0; i < n; i++)
    add_anchor (add_note (notes, document->uuid), document, i * n_passages / n);
  write_notes (store, notes);
}

/* Assertions */

/* @whole is @source with one stretch of bytes in it. */
static void
assert_only_added (GBytes *whole, GBytes *source)
{
  gsize whole_size, size, before = 0, behind = 0;
  const char *w = g_bytes_get_data (whole, &whole_size);
  const char *s = g_bytes_get_data (source, &size);

  g_assert_cmpuint (whole_size, >, size);
  while (before < size && w[before] == s[before])
    before++;
  while (behind < size && w[whole_size - 1 - behind] == s[size - 1 - behind])
    behind++;
  g_assert_cmpuint (before + behind, >=, size);
}

static guint
count_notes (DossierDocument *document)
{
  return dossier_document_count (document, DOSSIER_KIND_NOTE);
}

/* Notes alone: of a text whose people are declared in a corpus around it. */
static void
assert_same_notes (DossierDocument *a, DossierDocument *b)
{
  g_assert_cmpuint (count_notes (a), ==, count_notes (b));
  for (guint i = 0; i < count_notes (a); i++)
    {
      DossierAnnotation *first = dossier_document_get (a, DOSSIER_KIND_NOTE, i);
      DossierAnnotation *second = dossier_document_get (b, DOSSIER_KIND_NOTE, i);

      g_assert_cmpstr (DOSSIER_ITEM (first)->id, ==, DOSSIER_ITEM (second)->id);
      g_assert_true (dossier_annotation_equal (first, second));
      g_assert_cmpint (first->state, ==, second->state);
    }
}

/* Files */

/* Imports the file at @path, annotates its texts, exports each, and has a colleague open it. */
static void
go_round (Fixture *f, const char *path)
{
  g_autoptr (GPtrArray) documents = import (f->mine, path);
  g_autofree char *folder = g_path_get_dirname (path);

  g_test_message ("%s", path);
  for (guint i = 0; i < documents->len; i++)
    {
      const char *uuid = ((DossierDocument *) documents->pdata[i])->uuid;
      g_autoptr (DossierSourceFile) file = dossier_store_load_file (f->mine, uuid, NULL, NULL);
      g_autofree char *own_path = g_build_filename (folder, file->name, NULL);
      g_autoptr (GBytes) source = read_bytes (own_path);
      g_autoptr (DossierStore) theirs = NULL;
      g_autoptr (GBytes) whole = NULL;
      g_autofree char *exported = NULL;
      char *theirs_folder;
      g_autofree char *name = g_strdup_printf ("%s.sqlite", uuid);
      g_autoptr (DossierDocument) mine = NULL;
      g_autoptr (DossierDocument) their_own = NULL;
      g_autoptr (GPtrArray) opened = NULL;
      g_autoptr (DossierSourceFile) kept = NULL;

      annotate (f->mine, documents->pdata[i], 10);
      whole = export_document (f->mine, uuid);
      assert_only_added (whole, source);

      theirs = open_store (f, name);
      theirs_folder = sample_folder_new ();
      exported = g_build_filename (theirs_folder, file->name, NULL);
      g_assert_true (dossier_export_save (exported, whole, NULL, NULL));
      opened = import (theirs, exported);
      mine = load (f->mine, uuid);
      their_own = load (theirs, uuid);
      assert_same_notes (mine, their_own);
      if (g_str_equal (mine->hash, their_own->hash))
        assert_same_documents (mine, their_own);
      else
        g_assert_cmpstr (file->name, !=, "testplace.xml");

      /* What they keep is the file as it came to us. */
      kept = dossier_store_load_file (theirs, uuid, NULL, NULL);
      g_assert_cmpstr (kept->hash, ==, file->hash);
      sample_folder_remove (theirs_folder);
    }
}

static gboolean
go_round_folder (Fixture *f, const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        go_round_folder (f, path);
      else if (g_str_has_suffix (name, ".xml"))
        go_round (f, path);
    }
  g_dir_close (dir);
  return TRUE;
}

static void
test_fixtures (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "tei", NULL);

  g_assert_true (go_round_folder (f, folder));
}

static void
test_shared (Fixture *f, gconstpointer data)
{
  g_autofree char *folder =
    g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", "tei", NULL);

  if (!go_round_folder (f, folder))
    g_test_skip ("there is no ../shared/data/tei");
}

static char *
get_csto (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
}

static void
test_csto (Fixture *f, gconstpointer data)
{
  g_autofree char *csto = get_csto ();

  go_round (f, csto);
}

/* The addition is of the profile, whatever the notes hold. */
static void
test_schema (Fixture *f, gconstpointer data)
{
  g_autofree char *csto = get_csto ();
  g_autofree char *schema =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "dossier.rng", NULL);
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");
  g_autofree char *path = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) documents = import (f->mine, csto);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { NULL, "--noout", "--relaxng", NULL, NULL, NULL };
  int status;

  if (xmllint == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return;
    }
  annotate (f->mine, documents->pdata[0], 5);
  whole = export_document (f->mine, "csto");
  path = write_bytes (f, "whole.xml", whole);
  argv[0] = xmllint;
  argv[3] = schema;
  argv[4] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said, &status,
                &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s", said);
  g_assert_cmpint (status, ==, 0);
}

/* Files that make it hard to find the place */

#define TEI "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"
#define HEADER                                                                                     \
  "<teiHeader><fileDesc><titleStmt><title>Ёлка, ä &amp; ö</title></titleStmt></fileDesc>"    \
  "</teiHeader>"
#define TEXT(words) "<text><body><p xml:id=\"p1\">" words "</p><p>Ещё one.</p></body></text>"

static const struct
{
  const char *name;
  const char *charset; /* NULL: UTF-8 */
  const char *before;  /* bytes that come first, or NULL */
  const char *xml;
} hard[] = {
  { "plain", NULL, NULL, TEI HEADER TEXT ("Words that are here.") "</TEI>" },
  { "lines", NULL, NULL,
    "<?xml version='1.0'?>\n" TEI "\n  " HEADER "\n  " TEXT ("Words") "\n</TEI>\n" },
  { "crlf", NULL, NULL,
    "<?xml version='1.0'?>\r\n" TEI "\r\n\t" HEADER "\r\n" TEXT ("Words") "\r\n</TEI>\r\n" },
  { "mark", NULL, "\xef\xbb\xbf", TEI HEADER TEXT ("Words") "</TEI>" },
  { "comments", NULL, NULL,
    "<!-- <TEI> --><?pi <TEI>?>" TEI "<!-- </TEI> <text> ' \" -->" HEADER
    "<text><body><p>Here <![CDATA[</p></body></text></TEI> ]] > <TEI><!--]]>!</p>"
    "<!-- <standOff> --></body></text><?pi <standOff></standOff>?></TEI>"
    "<!-- </TEI> --><?pi </TEI>?>" },
  { "doctype", NULL, NULL,
    "<?xml version='1.0' standalone='yes'?><!DOCTYPE TEI [ <!-- ]> ' <TEI> -->"
    "<!ENTITY a \"]><TEI>'\"> <!ENTITY b '<hi>\"x\"</hi>'> <?pi ]> ?>\n]>\n" TEI HEADER TEXT (
      "Words &b;") "</TEI>" },
  { "attributes", NULL, NULL,
    TEI HEADER "<text n='/TEI>/text>'><body><p n=\"a > b '\">Words</p><p>more</p></body></text >"
               "\n</TEI\n>" },
  { "prefix", NULL, NULL,
    "<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'><t:teiHeader/><t:text><t:body><t:p>Words</t:p>"
    "</t:body></t:text></t:TEI>" },
  { "foreign", NULL, NULL,
    "<TEI xmlns='http://www.tei-c.org/ns/1.0' xmlns:o='http://example.org/o'>" HEADER
    "<o:TEI><o:text/></o:TEI>" TEXT ("Words") "</TEI>" },
  { "standOff", NULL, NULL,
    TEI HEADER "\n  <standOff>\n  <listPerson><person xml:id='a'><persName>A</persName></person>"
               "</listPerson>\n  </standOff>\n" TEXT ("Words") "</TEI>" },
  { "standOffs", NULL, NULL,
    TEI HEADER TEXT ("Words") "<standOff><listPerson><person xml:id='a'><persName>A</persName>"
                              "</person></listPerson></standOff><standOff/></TEI>" },
  { "others", NULL, NULL,
    TEI HEADER
    "<standOff><listAnnotation type='dossier'><annotation xml:id='note-1' target='#p1'>"
    "<note>Not ours</note></annotation></listAnnotation></standOff>" TEXT (
      "Words") "<standOff type='dossier'><listAnnotation><annotation xml:id='note-2' target='#p1'/>"
               "</listAnnotation></standOff></TEI>" },
  { "corpus", NULL, NULL,
    "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>" HEADER
    "<TEI>" HEADER TEXT ("First") "</TEI><TEI/><TEI>" HEADER TEXT (
      "Second") "</TEI>\n<TEI>" HEADER TEXT ("Third") "</TEI>"
                                                      "</teiCorpus>" },
  { "nested", NULL, NULL, TEI HEADER TEXT ("Outer") "<TEI>" HEADER TEXT ("Inner") "</TEI></TEI>" },
  { "p4", NULL, NULL, "<TEI.2>" HEADER "<text><body><p id='p1'>Words</p></body></text></TEI.2>" },
  { "text", NULL, NULL, "<text><body><p>Words that stand alone.</p></body></text>" },
  { "utf16le", "UTF-16LE", "\xff\xfe", TEI HEADER "\n" TEXT ("Wörds 𝒳") "</TEI>" },
  { "utf16be", "UTF-16BE", "\xfe\xff",
    "<?xml version='1.0' encoding='UTF-16'?>\r\n" TEI HEADER TEXT ("Wörds") "</TEI>" },
  { "cyrillic", "WINDOWS-1251", NULL,
    "<?xml version='1.0' encoding='windows-1251'?>" TEI
    "<text><body><p>Ёлка стоит. </p><p>Ещё</p></body></text></TEI>" },
  { "latin", "ISO-8859-1", NULL,
    "<?xml version = \"1.0\" encoding = \"iso-8859-1\" ?>" TEI
    "<text><body><p>Käse</p><p>Öl</p></body></text></TEI>" },
  { "japanese", "SHIFT_JIS", NULL,
    "<?xml version='1.0' encoding='Shift_JIS'?>" TEI
    "<text><body><p>ソ連の</p><p>表</p></body></text></TEI>" },
};

static void
test_hard (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (hard); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-source.xml", hard[i].name);
      g_autoptr (GString) content = g_string_new (hard[i].before);
      g_autofree char *xml = NULL;
      g_autofree char *path = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      xml = g_convert (hard[i].xml, -1, hard[i].charset ? hard[i].charset : "UTF-8", "UTF-8", NULL,
                       &size, &error);
      g_assert_no_error (error);
      g_string_append_len (content, xml, (gssize) size);
      bytes = g_bytes_new (content->str, content->len);
      path = write_bytes (f, name, bytes);
      go_round (f, path);
    }
}

/* What a colleague has already */

static DossierAnnotation *
find_note (DossierDocument *document, const char *text)
{
  for (guint i = 0; i < count_notes (document); i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

      if (g_strcmp0 (note->note, text) == 0)
        return note;
    }
  return NULL;
}

/* Puts a note of those words there, or in place of @former; it is of the minute @minute. */
static void
write_note (DossierStore *store,
            DossierDocument *document,
            DossierAnnotation *former,
            const char *text,
            gint64 minute,
            gboolean trash)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note =
    former ? dossier_annotation_copy (former) : dossier_annotation_new (document->uuid);

  g_ptr_array_add (notes, note);
  g_free (note->note);
  note->note = g_strdup (text);
  note->modified = minute * 60 * G_USEC_PER_SEC;
  note->deleted = trash ? note->modified : 0;
  if (former == NULL)
    {
      note->created = note->modified;
      add_anchor (note, document, 0);
    }
  write_notes (store, notes);
}

static gboolean
says (GPtrArray *report, const char *sentence)
{
  return g_ptr_array_find_with_equal_func (report, sentence, g_str_equal, NULL);
}

/* Exports the document of @uuid and has it imported; what the import reports. */
static GPtrArray *
hand_over (Fixture *f, const char *uuid)
{
  g_autoptr (GBytes) whole = export_document (f->mine, uuid);
  g_autofree char *path = write_bytes (f, "handed.xml", whole);
  g_autoptr (GPtrArray) documents = import (f->theirs, path);

  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpstr (((DossierDocument *) documents->pdata[0])->uuid, ==, uuid);
  return g_ptr_array_ref (((DossierDocument *) documents->pdata[0])->report);
}

static void
test_merge (Fixture *f, gconstpointer data)
{
  g_autofree char *csto = get_csto ();
  g_autoptr (GPtrArray) documents = import (f->mine, csto);
  DossierDocument *document = documents->pdata[0];
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (DossierDocument) mine = NULL;
  g_autoptr (DossierDocument) before = NULL;
  g_autoptr (DossierDocument) after = NULL;

  write_note (f->mine, document, NULL, "a", 10, FALSE);
  write_note (f->mine, document, NULL, "b", 10, FALSE);
  write_note (f->mine, document, NULL, "c", 10, FALSE);
  first = hand_over (f, document->uuid);
  g_assert_true (says (first, "3 annotations came with the file."));

  /* They go on, and so do I. */
  before = load (f->theirs, document->uuid);
  write_note (f->theirs, document, find_note (before, "a"), "a, theirs", 20, FALSE);
  write_note (f->theirs, document, find_note (before, "b"), "b, theirs", 20, FALSE);
  write_note (f->theirs, document, find_note (before, "c"), "c", 20, TRUE);
  write_note (f->theirs, document, NULL, "d, theirs", 20, FALSE);
  mine = load (f->mine, document->uuid);
  write_note (f->mine, document, find_note (mine, "a"), "a, mine", 30, FALSE);
  write_note (f->mine, document, NULL, "e", 30, FALSE);

  second = hand_over (f, document->uuid);
  g_assert_true (says (second, "1 annotation came with the file."));
  g_assert_true (says (second, "1 annotation is newer in the file and took the place of yours."));
  g_assert_true (says (second, "2 annotations of the file were there already."));
  after = load (f->theirs, document->uuid);
  g_assert_cmpuint (count_notes (after), ==, 4);
  g_assert_nonnull (find_note (after, "a, mine"));
  g_assert_nonnull (find_note (after, "b, theirs"));
  g_assert_nonnull (find_note (after, "d, theirs"));
  g_assert_nonnull (find_note (after, "e"));

  third = hand_over (f, document->uuid);
  g_assert_true (says (third, "4 annotations of the file were there already."));
}

/* A sitting of a corpus as a file of its own is the sitting in the corpus, with its people. */
static void
test_corpus (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "parlamint-tr",
                                                 "ParlaMint-TR.xml", NULL);
  g_autoptr (GPtrArray) mine = import (f->mine, path);
  g_autoptr (GPtrArray) theirs = import (f->theirs, path);
  DossierDocument *sitting = mine->pdata[0];
  g_autoptr (GPtrArray) report = NULL;
  g_autoptr (DossierDocument) loaded = NULL;
  g_autoptr (DossierDocument) expected = NULL;

  write_note (f->mine, sitting, NULL, "a", 10, FALSE);
  report = hand_over (f, sitting->uuid);
  g_assert_true (says (report, "1 annotation came with the file."));
  loaded = load (f->theirs, sitting->uuid);
  expected = load (f->mine, sitting->uuid);
  assert_same_documents (loaded, expected);
  g_assert_cmpuint (theirs->len, ==, mine->len);
}

/* In the text, which stands behind the annotations. */
static GBytes *
replace_last (GBytes *bytes, const char *former, const char *now)
{
  g_autoptr (GString) text =
    g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  char *found = g_strrstr (text->str, former);
  gssize at = found - text->str;

  g_assert_nonnull (found);
  g_string_erase (text, at, (gssize) strlen (former));
  g_string_insert (text, at, now);
  return g_bytes_new (text->str, text->len);
}

/* Somebody edits the file: it is another edition with its annotations, each where its words are. */
static void
test_edited (Fixture *f, gconstpointer data)
{
  g_autofree char *csto = get_csto ();
  g_autoptr (GPtrArray) documents = import (f->mine, csto);
  DossierDocument *document = documents->pdata[0];
  DossierPassage *passage = dossier_document_get_passage (document, 4);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) edited = NULL;
  g_autofree char *words = g_utf8_substring (passage->text, 0, 12);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) opened = NULL;
  g_autoptr (DossierDocument) loaded = NULL;
  DossierAnnotation *note = add_note (notes, document->uuid);

  g_ptr_array_add (note->anchors, dossier_anchor_new (passage, 0, 12));
  note = add_note (notes, document->uuid);
  add_anchor (note, document, 5);
  write_notes (f->mine, notes);
  whole = export_document (f->mine, document->uuid);
  edited = replace_last (whole, words, "Xyzzy plugh.");
  path = write_bytes (f, "edited.xml", edited);
  opened = import (f->theirs, path);
  g_assert_true (
    says (((DossierDocument *) opened->pdata[0])->report, "2 annotations came with the file."));
  g_assert_true (
    says (((DossierDocument *) opened->pdata[0])->report,
          "1 of them marks words that the text does not have; it is among the notes."));
  loaded = load (f->theirs, document->uuid);
  g_assert_cmpstr (loaded->hash, !=, document->hash);
  g_assert_cmpuint (count_notes (loaded), ==, 2);
}

#define NOTE(id, rest) "<annotation xml:id='" id "' target='#p1'>" rest "</annotation>"
#define WORDS(words)                                                                               \
  "<note type='anchor'><ptr type='passage' target='#p1' n='0'/><quote type='exact'>" words         \
  "</quote></note>"

/* A list that a person or another program has written in our way, not always well. */
static void
test_by_hand (Fixture *f, gconstpointer data)
{
  static const char xml[] = TEI HEADER TEXT (
    "Words that are here.") "<standOff type='dossier'><listAnnotation type='dossier' "
                            "corresp='dossier://nobody'>" NOTE (
                              "one", WORDS ("that are") "<note type='comment'>  Spaced  </note>")
                              NOTE ("two", WORDS ("nowhere at all"))
                                NOTE ("three",
                                      "<note type='mark' subtype='passage'/><note type='mark' "
                                      "subtype='place'>"
                                      "<seg type='country'>TOOLONG</seg></note><note>free "
                                      "<hi>text</hi></note>"
                                      "<annotation xml:id='within' target='#p1'/>" WORDS (""))
                                  NOTE ("note-B083C7A7-AE52-4D01-A1AF-5B98CFEC4054",
                                        "<note type='tag'/><note "
                                        "type='tag'>t</note>") "<annotation "
                                                               "target='#p1'/></"
                                                               "listAnnotation></"
                                                               "standOff></TEI>";
  g_autofree char *path = sample_path (f->folder, "hand.xml");
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (DossierDocument) loaded = NULL;
  DossierAnnotation *note;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  documents = import (f->mine, path);
  again = import (f->mine, path);
  loaded = load (f->mine, ((DossierDocument *) documents->pdata[0])->uuid);
  g_assert_cmpuint (dossier_document_count (loaded, DOSSIER_KIND_PASSAGE), ==, 2);
  g_assert_cmpuint (count_notes (loaded), ==, 4);
  note = find_note (loaded, "  Spaced  ");
  g_assert_nonnull (note);
  g_assert_cmpint (note->state, ==, DOSSIER_ANCHOR_ANCHORED);
  g_assert_true (
    says (((DossierDocument *) documents->pdata[0])->report,
          "1 of them marks words that the text does not have; it is among the notes."));
  g_assert_nonnull (dossier_document_lookup (loaded, "b083c7a7-ae52-4d01-a1af-5b98cfec4054"));
}

/* An edited copy of a file that has no UUID is a document of its own, and has its own notes. */
static void
test_copy (Fixture *f, gconstpointer data)
{
  static const char xml[] = TEI HEADER TEXT ("Words that are here.") "</TEI>";
  g_autofree char *path = sample_path (f->folder, "first.xml");
  g_autofree char *copy_path = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (DossierDocument) first = NULL;
  g_autoptr (DossierDocument) second = NULL;
  DossierDocument *document;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  documents = import (f->mine, path);
  document = documents->pdata[0];
  annotate (f->mine, document, 1);
  whole = export_document (f->mine, document->uuid);
  copy = replace_last (whole, "Words that are here.", "Words that were here.");
  copy_path = write_bytes (f, "copy.xml", copy);
  copies = import (f->mine, copy_path);

  first = load (f->mine, document->uuid);
  second = load (f->mine, ((DossierDocument *) copies->pdata[0])->uuid);
  g_assert_cmpstr (first->uuid, !=, second->uuid);
  g_assert_cmpuint (count_notes (first), ==, 7);
  g_assert_cmpuint (count_notes (second), ==, 7);
  g_assert_cmpuint (dossier_document_count (second, DOSSIER_KIND_PERSON), ==,
                    dossier_document_count (first, DOSSIER_KIND_PERSON));
}

/* With a query only the notes that pass it leave, and the whole text. */
static void
test_query (Fixture *f, gconstpointer data)
{
  g_autofree char *csto = get_csto ();
  g_autoptr (GPtrArray) documents = import (f->mine, csto);
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse ("tag:\"a tag\"", NULL);
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) source = read_bytes (csto);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) opened = NULL;
  g_autoptr (DossierDocument) theirs = NULL;

  annotate (f->mine, documents->pdata[0], 3);
  document = load (f->mine, "csto");
  excerpt = dossier_excerpt_new_for_query (document, query);
  whole = export_excerpt (f->mine, excerpt);
  assert_only_added (whole, source);
  path = write_bytes (f, "some.xml", whole);
  opened = import (f->theirs, path);
  theirs = load (f->theirs, "csto");
  g_assert_cmpuint (count_notes (theirs), >, 0);
  g_assert_cmpuint (count_notes (theirs), <, count_notes (document));
  g_assert_nonnull (find_note (theirs, HARD));
  g_assert_cmpuint (dossier_document_count (theirs, DOSSIER_KIND_PASSAGE), ==,
                    dossier_document_count (document, DOSSIER_KIND_PASSAGE));
}

/* Without annotations, or with none that passes, the file is what it was. */
static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *csto = get_csto ();
  g_autoptr (GPtrArray) documents = import (f->mine, csto);
  g_autoptr (GBytes) whole = export_document (f->mine, "csto");
  g_autoptr (GBytes) source = read_bytes (csto);

  g_assert_true (g_bytes_equal (whole, source));
}

/* A document whose file has not been kept: TEI is made of it */

static void
forget_file (Fixture *f)
{
  g_autofree char *path = sample_path (f->folder, "mine.sqlite");

  sample_exec (path, "UPDATE documents SET file = NULL; DELETE FROM source_files");
}

/* What a file made of it says of itself is not what the document said. */
static void
forget_origin (DossierDocument *document)
{
  g_free (document->hash);
  document->hash = NULL;
  g_clear_pointer (&document->corpus, g_free);
  g_ptr_array_set_size (document->used, 0);
  g_ptr_array_set_size (document->report, 0);
}

/* @same: whether TEI can say all of it. */
static void
make_again (Fixture *f, const char *path, gboolean same)
{
  g_autoptr (GPtrArray) documents = import (f->mine, path);

  g_test_message ("%s", path);
  forget_file (f);
  for (guint i = 0; i < documents->len; i++)
    {
      const char *uuid = ((DossierDocument *) documents->pdata[i])->uuid;
      g_autofree char *name = g_strdup_printf ("%s.sqlite", uuid);
      g_autoptr (DossierStore) theirs = NULL;
      g_autoptr (GBytes) whole = NULL;
      g_autofree char *exported = NULL;
      g_autoptr (GPtrArray) opened = NULL;
      g_autoptr (DossierDocument) mine = NULL;
      g_autoptr (DossierDocument) their_own = NULL;

      annotate (f->mine, documents->pdata[i], 5);
      whole = export_document (f->mine, uuid);
      exported = write_bytes (f, "made.xml", whole);
      theirs = open_store (f, name);
      opened = import (theirs, exported);
      mine = load (f->mine, uuid);
      their_own = load (theirs, uuid);
      assert_same_notes (mine, their_own);
      forget_origin (mine);
      forget_origin (their_own);
      if (same)
        assert_same_documents (mine, their_own);
    }
}

static void
test_made (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "testplace.xml", "chekhov-chaika.xml",
                                       "EHRI-DC-012_CS_EN.xml",
                                       "parlamint-tr/ParlaMint-TR_T27-tbmm-2020-06-17.xml" };
  g_autofree char *csto = get_csto ();
  g_autofree char *history =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "frus-history.xml", NULL);

  make_again (f, csto, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "fixtures", "tei", names[i], NULL);

      make_again (f, path, TRUE);
    }
  /* Its sources are entries of its own bibliography. */
  make_again (f, history, FALSE);
}

/* In my own library the file that was made is the document that it was made of. */
static void
test_made_again (Fixture *f, gconstpointer data)
{
  g_autofree char *csto = get_csto ();
  g_autoptr (GPtrArray) documents = import (f->mine, csto);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DossierDocument) before = NULL;
  g_autoptr (DossierDocument) after = NULL;

  annotate (f->mine, documents->pdata[0], 2);
  forget_file (f);
  before = load (f->mine, "csto");
  whole = export_document (f->mine, "csto");
  path = write_bytes (f, "made.xml", whole);
  again = import (f->mine, path);
  after = load (f->mine, "csto");
  assert_same_documents (before, after);
  g_assert_null (dossier_store_load_file (f->mine, "csto", NULL, NULL));
}

/* In an encoding that may write any byte as part of any character no place can be told. */
static void
test_other_encoding (Fixture *f, gconstpointer data)
{
  static const char xml[] = "<?xml version='1.0' encoding='ISO-2022-JP'?>" TEI
                            "<text><body><p>ソ連の</p><p>表</p></body></text></TEI>";
  g_autofree char *path = sample_path (f->folder, "japanese.xml");
  g_autofree char *content = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) opened = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (DossierDocument) mine = NULL;
  g_autoptr (DossierDocument) theirs = NULL;
  gsize size;

  content = g_convert (xml, -1, "ISO-2022-JP", "UTF-8", NULL, &size, NULL);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  documents = import (f->mine, path);
  annotate (f->mine, documents->pdata[0], 2);
  mine = load (f->mine, ((DossierDocument *) documents->pdata[0])->uuid);
  whole = export_document (f->mine, mine->uuid);
  exported = write_bytes (f, "made.xml", whole);
  opened = import (f->theirs, exported);
  theirs = load (f->theirs, mine->uuid);
  assert_same_notes (mine, theirs);
  g_assert_cmpstr (dossier_document_get_passage (theirs, 0)->text, ==, "ソ連の");
}

/* A text that is put together from several files leaves as one. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  g_autofree char *path = sample_path (f->folder, "whole.xml");
  g_autofree char *part = sample_path (f->folder, "part.xml");
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) opened = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *exported = NULL;
  char *elsewhere = sample_folder_new ();
  g_autoptr (DossierDocument) theirs = NULL;
  g_autoptr (DossierDocument) mine = NULL;

  g_assert_true (g_file_set_contents (
    path,
    "<TEI xmlns='http://www.tei-c.org/ns/1.0' xmlns:xi='http://www.w3.org/2001/XInclude'>" HEADER
    "<text><body><p>Here.</p><xi:include href='part.xml'/></body></text></TEI>",
    -1, NULL));
  g_assert_true (g_file_set_contents (
    part, "<div xmlns='http://www.tei-c.org/ns/1.0' xml:id='d'><p>There and everywhere.</p></div>",
    -1, NULL));
  documents = import (f->mine, path);
  annotate (f->mine, documents->pdata[0], 3);
  mine = load (f->mine, ((DossierDocument *) documents->pdata[0])->uuid);
  whole = export_document (f->mine, mine->uuid);
  exported = g_build_filename (elsewhere, "alone.xml", NULL);
  g_assert_true (dossier_export_save (exported, whole, NULL, NULL));
  opened = import (f->theirs, exported);
  theirs = load (f->theirs, mine->uuid);
  assert_same_notes (mine, theirs);
  g_assert_cmpuint (dossier_document_count (theirs, DOSSIER_KIND_PASSAGE), ==, 2);
  sample_folder_remove (elsewhere);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/export/tei/csto", test_csto);
  ADD ("/export/tei/fixtures", test_fixtures);
  ADD ("/export/tei/shared", test_shared);
  ADD ("/export/tei/schema", test_schema);
  ADD ("/export/tei/hard", test_hard);
  ADD ("/export/tei/made", test_made);
  ADD ("/export/tei/made-again", test_made_again);
  ADD ("/export/tei/parts", test_parts);
  ADD ("/export/tei/other-encoding", test_other_encoding);
  ADD ("/export/tei/merge", test_merge);
  ADD ("/export/tei/corpus", test_corpus);
  ADD ("/export/tei/edited", test_edited);
  ADD ("/export/tei/by-hand", test_by_hand);
  ADD ("/export/tei/copy", test_copy);
  ADD ("/export/tei/query", test_query);
  ADD ("/export/tei/nothing", test_nothing);

  return g_test_run ();
}
