/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes as W3C Web Annotations: what is written comes back as it was, and is what the model says.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "formats/web-annotation-read.h"
#include "formats/web-annotation.h"

#define N_ROUNDS 400
#define N_PASSAGES 12

/* Letters that JSON, Markdown or a reader of lines could stumble over. */
static const gunichar letters[] = { 'a',    'b',     ' ',   ' ',   '\n', '"',    '\\',
                                    '/',    '{',     ']',   ':',   ',',  '<',    '&',
                                    0xe9,   0x301,   0x416, 0x639, 0x3c, 0x200b, 0x2028,
                                    0x65e5, 0x1f600, '\t',  0x7f,  0x1,  '*',    '#' };

static char *
random_text (guint most)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (1, (gint32) most + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

static char *
maybe_text (guint most)
{
  return g_test_rand_bit () ? random_text (most) : NULL;
}

static DossierDate *
maybe_date (void)
{
  static const char *const dates[] = { "2020-05-26", "199X",  "2018/..", "[2020-05-11..2020-05-20]",
                                       "2020-21",    "-0043~" };
  g_autofree char *wording = maybe_text (10);

  if (g_test_rand_bit ())
    return NULL;
  return dossier_date_new (dates[g_test_rand_int_range (0, G_N_ELEMENTS (dates))], wording, NULL);
}

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = g_uuid_string_random ();
  document->hash = g_strdup ("0123abcd");
  document->title = random_text (20);
  document->url = g_test_rand_bit () ? g_strdup ("https://example.org/a?b=c") : NULL;
  for (guint i = 0; i < N_PASSAGES; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *text = random_text (200);

      dossier_document_take (document, dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, text));
    }
  dossier_document_take (document, dossier_event_new ("e1", "Event"));
  dossier_document_finish (document);
  return document;
}

static DossierReaderMark *
random_mark (void)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_QUOTE,     DOSSIER_KIND_EVENT,
                                       DOSSIER_KIND_PERSON,    DOSSIER_KIND_ORGANISATION,
                                       DOSSIER_KIND_PLACE,     DOSSIER_KIND_SOURCE,
                                       DOSSIER_KIND_COMMITMENT };
  DossierReaderMark *mark =
    dossier_reader_mark_new (kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]);

  mark->record = maybe_text (10);
  mark->name = maybe_text (10);
  mark->date = maybe_date ();
  mark->who = maybe_text (10);
  mark->who_name = maybe_text (10);
  mark->where = maybe_text (10);
  mark->url = maybe_text (10);
  mark->a3 = maybe_text (3);
  mark->direct = g_test_rand_bit ();
  mark->verdict = g_test_rand_int_range (0, DOSSIER_VERDICT_UNCLEAR + 1);
  mark->outcome = maybe_text (10);
  mark->due = maybe_date ();
  return mark;
}

/* As it stands in the text, or as it stood in one that is gone. */
static DossierAnchor *
random_anchor (DossierDocument *document)
{
  DossierPassage *passage =
    dossier_document_get_passage (document, (guint) g_test_rand_int_range (0, N_PASSAGES));
  guint length = (guint) g_utf8_strlen (passage->text, -1);
  guint start = (guint) g_test_rand_int_range (0, (gint32) length);
  guint end = (guint) g_test_rand_int_range ((gint32) start, (gint32) length) + 1;
  DossierAnchor *anchor = dossier_anchor_new (passage, start, end);

  if (g_test_rand_bit ())
    return anchor;
  g_free (anchor->passage);
  anchor->passage = random_text (5);
  anchor->place = (guint) g_test_rand_int_range (0, 1000);
  anchor->start = (guint) g_test_rand_int_range (0, 1000);
  anchor->found = -1;
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  if (g_test_rand_bit ())
    {
      anchor->before = random_text (400);
      anchor->after = g_test_rand_bit () ? random_text (400) : g_strdup ("");
      anchor->rival = g_test_rand_double ();
    }
  return anchor;
}

static DossierAnnotation *
random_annotation (DossierDocument *document)
{
  DossierAnnotation *annotation = dossier_annotation_new (document->uuid);
  guint n_anchors = (guint) g_test_rand_int_range (0, 4);
  guint n_tags = (guint) g_test_rand_int_range (0, 4);

  annotation->colour = g_test_rand_int_range (0, DOSSIER_N_COLOURS);
  annotation->note = g_test_rand_int_range (0, 8) == 0 ? g_strdup ("") : maybe_text (300);
  annotation->created = (gint64) g_test_rand_int_range (-2000000000, 2000000000) * G_USEC_PER_SEC +
                        g_test_rand_int_range (0, G_USEC_PER_SEC);
  annotation->modified = annotation->created + g_test_rand_int_range (0, 2000000000);
  annotation->target = g_test_rand_bit ()   ? NULL
                       : g_test_rand_bit () ? g_strdup ("e1")
                                            : random_text (8);
  annotation->mark = g_test_rand_bit () ? random_mark () : NULL;
  for (guint i = 0; i < n_anchors; i++)
    g_ptr_array_add (annotation->anchors, random_anchor (document));
  for (guint i = 0; i < n_tags; i++)
    {
      g_autofree char *tag = random_text (8);

      dossier_annotation_add_tag (annotation, tag);
    }
  return annotation;
}

static DossierForeignNotes *
write_and_read (DossierDocument *document)
{
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  char *text = dossier_web_annotation_write (all);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DossierForeignNotes *notes = dossier_web_annotation_read_bytes (bytes, "notes.jsonld", &error);

  g_assert_no_error (error);
  return notes;
}

static void
assert_anchors_equal (const DossierAnchor *a, const DossierAnchor *b)
{
  g_assert_cmpstr (a->passage, ==, b->passage);
  g_assert_cmpuint (a->place, ==, b->place);
  g_assert_cmpuint (a->start, ==, b->start);
  g_assert_cmpstr (a->exact, ==, b->exact);
  g_assert_cmpstr (a->prefix, ==, b->prefix);
  g_assert_cmpstr (a->suffix, ==, b->suffix);
  g_assert_cmpstr (a->before, ==, b->before);
  g_assert_cmpstr (a->after, ==, b->after);
  if (a->before != NULL)
    g_assert_cmpfloat (a->rival, ==, b->rival);
}

static void
assert_annotations_equal (DossierAnnotation *a, DossierAnnotation *b)
{
  g_assert_cmpstr (DOSSIER_ITEM (a)->id, ==, DOSSIER_ITEM (b)->id);
  g_assert_cmpint (a->colour, ==, b->colour);
  g_assert_cmpstr (a->note, ==, b->note);
  g_assert_cmpstr (a->target, ==, b->target);
  g_assert_cmpint (a->created, ==, b->created);
  g_assert_cmpint (a->modified, ==, b->modified);
  g_assert_true (dossier_reader_mark_equal (a->mark, b->mark));
  g_assert_cmpuint (a->tags->len, ==, b->tags->len);
  for (guint i = 0; i < a->tags->len; i++)
    g_assert_cmpstr (a->tags->pdata[i], ==, b->tags->pdata[i]);
  g_assert_cmpuint (a->anchors->len, ==, b->anchors->len);
  for (guint i = 0; i < a->anchors->len; i++)
    assert_anchors_equal (a->anchors->pdata[i], b->anchors->pdata[i]);
}

/* Nothing of what the reader says is lost, whatever it is. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (DossierDocument) document = make_document ();
      g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (DossierForeignNotes) notes = NULL;

      for (guint i = 0; i < 5; i++)
        g_ptr_array_add (annotations, random_annotation (document));
      dossier_document_set_notes (document, annotations);
      notes = write_and_read (document);
      g_assert_cmpuint (notes->notes->len, ==, 5);
      for (guint i = 0; i < 5; i++)
        {
          const DossierForeignNote *note = notes->notes->pdata[i];
          DossierAnnotation *written = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

          g_assert_true (note->own);
          g_assert_true (note->modified);
          g_assert_cmpstr (note->document, ==, document->uuid);
          g_assert_cmpstr (note->hash, ==, document->hash);
          assert_annotations_equal (note->annotation, written);
        }
      for (guint i = 0; i < DOSSIER_N_LOSSES; i++)
        g_assert_cmpuint (notes->losses[i], ==, 0);
    }
}

static DossierAnnotation *
make_note (DossierDocument *document, guint n_anchors)
{
  DossierAnnotation *annotation = dossier_annotation_new (document->uuid);

  for (guint i = 0; i < n_anchors; i++)
    g_ptr_array_add (annotation->anchors,
                     dossier_anchor_new (dossier_document_get_passage (document, i), 0, 1));
  return annotation;
}

static JsonArray *
write_items (DossierDocument *document, JsonNode **root)
{
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  g_autofree char *text = dossier_web_annotation_write (all);
  JsonObject *collection;

  *root = json_from_string (text, NULL);
  g_assert_nonnull (*root);
  collection = json_node_get_object (*root);
  g_assert_cmpstr (json_object_get_string_member (collection, "type"), ==, "AnnotationCollection");
  g_assert_cmpstr (
    json_array_get_string_element (json_object_get_array_member (collection, "@context"), 0), ==,
    "http://www.w3.org/ns/anno.jsonld");
  return json_object_get_array_member (json_object_get_object_member (collection, "first"),
                                       "items");
}

static JsonObject *
get_target (JsonObject *annotation, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (annotation, "target"), i);
}

/* Names that are neither the model's nor ours, which the file declares, would be no JSON-LD. */
static void
assert_declared_cb (JsonObject *object, const char *name, JsonNode *value, gpointer data)
{
  static const char *const terms[] = { "id",         "type",     "motivation", "created",
                                       "modified",   "body",     "target",     "stylesheet",
                                       "value",      "format",   "purpose",    "source",
                                       "styleClass", "selector", "conformsTo", "refinedBy",
                                       "start",      "end",      "exact",      "prefix",
                                       "suffix",     NULL };

  if (!g_str_has_prefix (name, "dossierapp:") && !g_strv_contains (terms, name))
    g_assert_cmpstr (name, ==, "(a term)");
  if (JSON_NODE_HOLDS_OBJECT (value))
    json_object_foreach_member (json_node_get_object (value), assert_declared_cb, data);
}

/* By the specification's own words. */
static void
test_model (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonNode) root = NULL;
  DossierAnnotation *words = make_note (document, 2);
  DossierAnnotation *record = make_note (document, 0);
  JsonArray *items;
  JsonObject *item, *selector;
  g_autofree char *id = g_strdup_printf ("urn:uuid:%s", DOSSIER_ITEM (words)->id);

  words->colour = DOSSIER_COLOUR_PINK;
  record->target = g_strdup ("e1");
  record->note = g_strdup ("On it");
  g_ptr_array_add (annotations, words);
  g_ptr_array_add (annotations, record);
  dossier_document_set_notes (document, annotations);
  items = write_items (document, &root);
  g_assert_cmpuint (json_array_get_length (items), ==, 2);

  /* what is on no words stands before them */
  item = json_array_get_object_element (items, 1);
  json_object_foreach_member (item, assert_declared_cb, NULL);
  g_assert_cmpstr (json_object_get_string_member (item, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (item, "type"), ==, "Annotation");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (item, "motivation"),
                                                  0),
                   ==, "highlighting");
  g_assert_false (json_object_has_member (item, "body"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (item, "target")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (get_target (item, 1), "styleClass"), ==, "pink");
  selector =
    json_array_get_object_element (json_object_get_array_member (get_target (item, 1), "selector"),
                                   0);
  g_assert_cmpstr (json_object_get_string_member (selector, "type"), ==, "FragmentSelector");
  g_assert_cmpstr (json_object_get_string_member (selector, "value"), ==, "p1");
  selector = json_object_get_object_member (selector, "refinedBy");
  g_assert_cmpstr (json_object_get_string_member (selector, "type"), ==, "TextPositionSelector");
  g_assert_cmpint (json_object_get_int_member (selector, "end"), ==, 1);

  item = json_array_get_object_element (items, 0);
  selector = json_object_get_object_member (get_target (item, 0), "selector");
  g_assert_cmpstr (json_object_get_string_member (selector, "value"), ==, "e1");
}

/* What is in the trash stays here; the same notes give the same bytes. */
static void
test_trash (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *once = NULL;
  g_autofree char *again = NULL;
  DossierAnnotation *trashed = make_note (document, 1);

  trashed->deleted = 1;
  g_ptr_array_add (annotations, make_note (document, 1));
  g_ptr_array_add (annotations, trashed);
  dossier_document_set_notes (document, annotations);
  g_assert_cmpuint (json_array_get_length (write_items (document, &root)), ==, 1);
  once = dossier_web_annotation_write (all);
  again = dossier_web_annotation_write (all);
  g_assert_cmpstr (once, ==, again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/web-annotation/round-trip", test_round_trip);
  g_test_add_func ("/web-annotation/model", test_model);
  g_test_add_func ("/web-annotation/trash", test_trash);

  return g_test_run ();
}
