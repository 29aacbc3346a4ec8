/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations as others write them, whatever their shape; and files that are none. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "formats/format-error.h"
#include "formats/json-file.h"
#include "formats/web-annotation-read.h"

#define N_MUTATIONS 4000

static DossierForeignNotes *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dossier_web_annotation_read_bytes (bytes, "file.json", error);
}

static char *
get_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "annotations", name, NULL);
}

static DossierForeignNotes *
read_fixture (const char *name)
{
  g_autofree char *path = get_fixture (name);
  g_autoptr (GError) error = NULL;
  DossierForeignNotes *notes = dossier_web_annotation_read (path, NULL, &error);

  g_assert_no_error (error);
  return notes;
}

static const DossierForeignNote *
find_note (DossierForeignNotes *notes, const char *id)
{
  for (guint i = 0; i < notes->notes->len; i++)
    {
      const DossierForeignNote *note = notes->notes->pdata[i];

      if (g_str_equal (note->id, id))
        return note;
    }
  g_assert_cmpstr (id, ==, "(found)");
  return NULL;
}

static const DossierAnchor *
get_anchor (const DossierForeignNote *note)
{
  g_assert_cmpuint (note->annotation->anchors->len, ==, 1);
  return note->annotation->anchors->pdata[0];
}

static void
assert_losses (DossierForeignNotes *notes, const guint *losses)
{
  for (guint i = 0; i < DOSSIER_N_LOSSES; i++)
    g_assert_cmpuint (notes->losses[i], ==, losses[i]);
}

static void
test_hypothesis (void)
{
  static const guint losses[DOSSIER_N_LOSSES] = {
    [DOSSIER_LOSS_PLACE] = 1, [DOSSIER_LOSS_GROUP] = 2, [DOSSIER_LOSS_REPLY] = 1
  };
  g_autoptr (DossierForeignNotes) notes = read_fixture ("hypothesis.json");
  const DossierForeignNote *note;

  g_assert_cmpuint (notes->notes->len, ==, 4);
  g_assert_cmpuint (notes->n_people, ==, 2);
  assert_losses (notes, losses);

  note = find_note (notes, "https://hypothes.is/a/Hig1lightAAEeqLk");
  g_assert_null (note->annotation->note);
  g_assert_cmpint (note->annotation->colour, ==, DOSSIER_COLOUR_YELLOW);
  g_assert_cmpint (note->annotation->created, ==, G_GINT64_CONSTANT (1593597600123456));
  g_assert_cmpstr (get_anchor (note)->exact, ==, "31 model acts out of 43");
  g_assert_cmpstr (get_anchor (note)->passage, ==, "");
  g_assert_cmpstr (note->sources->pdata[0], ==, "https://example.org/csto");

  /* With its answer, which is newer. */
  note = find_note (notes, "https://hypothes.is/a/Comment2AAEeqLk");
  g_assert_cmpstr (note->annotation->note, ==,
                   "Is this *still* so?\n\nSee the other one.\n\n**anna:** It was in 2019.");
  g_assert_true (dossier_annotation_has_tag (note->annotation, "to check"));
  g_assert_true (dossier_annotation_has_tag (note->annotation, "answered"));
  g_assert_cmpint (note->annotation->modified, ==, G_GINT64_CONSTANT (1593766800000000));

  note = find_note (notes, "https://hypothes.is/a/Page3AAEeqLk");
  g_assert_cmpuint (note->annotation->anchors->len, ==, 0);
  g_assert_cmpint (note->annotation->colour, ==, DOSSIER_COLOUR_NONE);
}

/* Rows alone; the same UUID as in the other export of the same annotation. */
static void
test_hypothesis_shapes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierForeignNotes) rows =
    read_text ("[{\"id\":\"abc\",\"uri\":\"https://e.org\",\"text\":\"x\",\"target\":[]}]", &error);
  g_autoptr (DossierForeignNotes) linked = read_text (
    "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\","
    "\"id\":\"https://hypothes.is/a/abc\",\"body\":[{\"type\":\"TextualBody\",\"value\":\"x\"}],"
    "\"target\":[{\"source\":\"https://e.org\"}]}",
    &error);
  g_autoptr (DossierForeignNotes) lone = read_text (
    "[{\"id\":\"r\",\"uri\":\"https://e.org\",\"text\":\"x\",\"references\":[\"gone\"]}]", &error);
  const DossierForeignNote *a;
  const DossierForeignNote *b;

  g_assert_no_error (error);
  a = rows->notes->pdata[0];
  b = linked->notes->pdata[0];
  g_assert_cmpstr (DOSSIER_ITEM (a->annotation)->id, ==, DOSSIER_ITEM (b->annotation)->id);
  g_assert_cmpstr (b->annotation->note, ==, "x");
  g_assert_false (a->modified);
  g_assert_cmpuint (lone->losses[DOSSIER_LOSS_LONE_REPLY], ==, 1);
  g_assert_cmpuint (lone->notes->len, ==, 1);
}

static void
test_recogito (void)
{
  g_autoptr (DossierForeignNotes) notes = read_fixture ("recogito.json");
  const DossierForeignNote *note = notes->notes->pdata[0];

  g_assert_cmpstr (note->annotation->note, ==,
                   "First remark.\n\nSecond remark.\n\n"
                   "[Syria](<https://www.wikidata.org/wiki/Q858>)");
  g_assert_cmpuint (note->annotation->tags->len, ==, 1);
  g_assert_cmpstr (get_anchor (note)->exact, ==, "the use of drones against armed gangs");
  note = notes->notes->pdata[1];
  g_assert_cmpstr (note->annotation->tags->pdata[0], ==, "Kyrgyzstan");
  g_assert_null (note->annotation->note);
}

static void
test_page (void)
{
  static const guint losses[DOSSIER_N_LOSSES] = {
    [DOSSIER_LOSS_FORMATTING] = 1, [DOSSIER_LOSS_CHOICE] = 1
  };
  g_autoptr (DossierForeignNotes) notes = read_fixture ("page.jsonld");
  const DossierForeignNote *note = find_note (notes, "http://example.org/anno1");

  assert_losses (notes, losses);
  g_assert_cmpstr (note->annotation->note, ==, "Plain words");
  g_assert_cmpstr (note->sources->pdata[0], ==, "https://www.example.org/csto/");
  g_assert_cmpstr (note->fragments->pdata[0], ==, "p4");
  note = find_note (notes, "http://example.org/anno2");
  g_assert_cmpstr (note->annotation->note, ==, "<http://example.org/post1>");
  g_assert_cmpint (note->annotation->created, ==, G_GINT64_CONSTANT (1593561600000000));
  note = find_note (notes, "http://example.org/anno3");
  g_assert_cmpstr (note->annotation->note, ==, "Words & more\n\nof them…");
  g_assert_cmpstr (get_anchor (note)->exact, ==, "the remaining 12 model acts");
  g_assert_cmpuint (note->fragments->len, ==, 0);
  note = find_note (notes, "http://example.org/anno4");
  g_assert_cmpstr (note->annotation->note, ==, "One\n\n<http://example.org/image.png>");
  g_assert_cmpstr (note->fragments->pdata[0], ==, "e-skirmish-2020-05");
}

#define ANNOTATION "{\"type\":\"Annotation\",\"bodyValue\":\"x\",\"target\":\"http://e.org\"}"

/* The ways in which several may stand in a file, and how many there are. */
static const struct
{
  const char *text;
  guint n;
} shapes[] = {
  { ANNOTATION, 1 },
  { "\xef\xbb\xbf  " ANNOTATION, 1 },
  { "[" ANNOTATION "," ANNOTATION "]", 2 },
  { "{\"type\":\"AnnotationPage\",\"items\":[" ANNOTATION "]}", 1 },
  { "{\"type\":\"AnnotationCollection\",\"first\":{\"items\":[" ANNOTATION "],"
    "\"next\":{\"items\":[" ANNOTATION "," ANNOTATION "]}}}",
    3 },
  { "{\"@graph\":[" ANNOTATION "]}", 1 },
  { "{\"@type\":\"oa:Annotation\",\"target\":[{\"@id\":\"http://e.org\"}]}", 1 },
};

static void
test_shapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierForeignNotes) notes = read_text (shapes[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (notes->notes->len, ==, shapes[i].n);
    }
}

/* What is refused: text, code, and words of the message. */
static const struct
{
  const char *text;
  DossierFormatError code;
  const char *words;
} refused[] = {
  { "", DOSSIER_FORMAT_ERROR_EMPTY, "empty" },
  { "  \n", DOSSIER_FORMAT_ERROR_EMPTY, "empty" },
  { "{\n\"a\": }", DOSSIER_FORMAT_ERROR_MALFORMED, "line 2" },
  { "[\n{},\n{", DOSSIER_FORMAT_ERROR_MALFORMED, "line 3" },
  { "[\n\"\xff\"]", DOSSIER_FORMAT_ERROR_MALFORMED, "line 2" },
  { "{\"a\":1}", DOSSIER_FORMAT_ERROR_UNKNOWN, "no annotations" },
  { "12", DOSSIER_FORMAT_ERROR_UNKNOWN, "no annotations" },
  { "[]", DOSSIER_FORMAT_ERROR_EMPTY, "no annotations" },
  { "{\"rows\":[]}", DOSSIER_FORMAT_ERROR_EMPTY, "no annotations" },
  { "[" ANNOTATION ",7]", DOSSIER_FORMAT_ERROR_MALFORMED, "annotation 2" },
  { "[" ANNOTATION ",{\"type\":\"Annotation\"}]", DOSSIER_FORMAT_ERROR_MALFORMED, "no target" },
  { "{\"type\":\"Annotation\",\"target\":7}", DOSSIER_FORMAT_ERROR_MALFORMED, "target" },
  { "{\"type\":\"Annotation\",\"target\":[]}", DOSSIER_FORMAT_ERROR_MALFORMED, "target" },
  { "{\"type\":\"Annotation\",\"target\":{\"selector\":{}}}", DOSSIER_FORMAT_ERROR_MALFORMED,
    "source" },
  { "{\"type\":\"Annotation\",\"body\":7,\"target\":\"x:y\"}", DOSSIER_FORMAT_ERROR_MALFORMED,
    "body" },
  { "{\"type\":\"AnnotationCollection\",\"first\":\"http://e.org/1\"}",
    DOSSIER_FORMAT_ERROR_REFUSED, "fetches nothing" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (refused[i].text, &error));
      g_assert_error (error, DOSSIER_FORMAT_ERROR, (int) refused[i].code);
      g_assert_nonnull (strstr (error->message, "file.json"));
      if (strstr (error->message, refused[i].words) == NULL)
        g_assert_cmpstr (error->message, ==, refused[i].words);
    }
}

/* Refused before a parser calls itself a million times, or fills the memory. */
static void
test_bounds (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (deep, i % 2 == 0 ? "[" : "{\"a\":");
  g_assert_null (read_text (deep->str, &error));
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "deep"));
  g_clear_error (&error);

  for (guint i = 0; i < DOSSIER_JSON_MAX_VALUES; i++)
    g_string_append (wide, "[],");
  g_assert_null (read_text (wide->str, &error));
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED);
}

static void
test_large_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("large-XXXXXX.json", &path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (write (fd, "[", 1), ==, 1);
  g_assert_cmpint (ftruncate (fd, 500 * 1000 * 1000), ==, 0);
  close (fd);
  g_assert_null (dossier_web_annotation_read (path, NULL, &error));
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "too large"));
  g_unlink (path);
}

static void
mutate (GByteArray *bytes)
{
  static const char *const pieces[] = { "\"",    "{",          "}",       "[",
                                        "]",     ",",          ":",       "null",
                                        "1e999", "\\u0000",    "\\ud800", "-9223372036854775809",
                                        "true",  "\"target\"", "\xc3",    "\\" };
  guint n = (guint) g_test_rand_int_range (1, 5);

  for (guint i = 0; i < n && bytes->len > 1; i++)
    {
      guint at = (guint) g_test_rand_int_range (0, (gint32) bytes->len);
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          g_byte_array_remove_range (bytes, at, MIN (bytes->len - at, strlen (piece)));
          break;
        case 1:
          bytes->data[at] = (guint8) g_test_rand_int_range (1, 256);
          break;
        case 2:
          g_byte_array_set_size (bytes, at);
          break;
        default:
          memcpy (bytes->data + at, piece, MIN (bytes->len - at, strlen (piece)));
          break;
        }
    }
}

/* Whatever becomes of a file: a message, or notes that are text. */
static void
test_mutations (void)
{
  static const char *const names[] = { "hypothesis.json", "recogito.json", "page.jsonld" };

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autofree char *path = get_fixture (names[i % G_N_ELEMENTS (names)]);
      g_autofree char *text = NULL;
      gsize length;
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) mutated = NULL;
      g_autoptr (DossierForeignNotes) notes = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
      mutate (bytes);
      mutated = g_bytes_new (bytes->data, bytes->len);
      notes = dossier_web_annotation_read_bytes (mutated, "file.json", &error);
      g_assert_true ((notes == NULL) == (error != NULL));
      for (guint j = 0; notes != NULL && j < notes->notes->len; j++)
        {
          const DossierForeignNote *note = notes->notes->pdata[j];
          const char *said = note->annotation->note;

          g_assert_true (said == NULL || g_utf8_validate (said, -1, NULL));
          g_assert_true (g_uuid_string_is_valid (DOSSIER_ITEM (note->annotation)->id));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/foreign-notes/hypothesis", test_hypothesis);
  g_test_add_func ("/foreign-notes/hypothesis-shapes", test_hypothesis_shapes);
  g_test_add_func ("/foreign-notes/recogito", test_recogito);
  g_test_add_func ("/foreign-notes/page", test_page);
  g_test_add_func ("/foreign-notes/shapes", test_shapes);
  g_test_add_func ("/foreign-notes/refused", test_refused);
  g_test_add_func ("/foreign-notes/bounds", test_bounds);
  g_test_add_func ("/foreign-notes/large-file", test_large_file);
  g_test_add_func ("/foreign-notes/mutations", test_mutations);

  return g_test_run ();
}
