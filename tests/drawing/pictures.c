/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the bundled dossier as files: what a person, or another program, reads in them. */
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "drawing/map-rows.h"
#include "drawing/picture.h"
#include "export/export.h"
#include "formats/tei/tei.h"
#include "geo/projection.h"
#include "linking/session-excerpt.h"

typedef struct
{
  DossierDocument *document;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  documents = dossier_tei_read (path, NULL, &error);
  g_assert_no_error (error);
  f->document = g_object_ref (documents->pdata[0]);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->document);
}

static GBytes *
make (Fixture *f, const char *format, const char *query, const DossierExportOptions *options)
{
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (query != NULL)
    {
      g_autoptr (DossierQuery) parsed = dossier_query_parse (query, &error);

      g_assert_no_error (error);
      excerpt = dossier_excerpt_new_for_query (f->document, parsed);
    }
  else
    excerpt = dossier_excerpt_new (f->document);
  bytes = dossier_export_find_format (format)->make (NULL, excerpt, options, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

/* What the elements of that name hold, a line each. */
static void
gather (xmlNode *node, const char *name, GString *text)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name))
        {
          xmlChar *content = xmlNodeGetContent (node);

          g_string_append_printf (text, "%s\n", (const char *) content);
          xmlFree (content);
        }
      gather (node->children, name, text);
    }
}

typedef struct
{
  xmlDoc *xml;
  GString *title, *description, *text;
} Svg;

static void
read_svg (Svg *svg, GBytes *bytes)
{
  xmlNode *root;

  svg->xml = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL,
                            NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (svg->xml);
  root = xmlDocGetRootElement (svg->xml);
  g_assert_cmpstr ((const char *) root->name, ==, "svg");
  g_assert_cmpstr ((const char *) root->ns->href, ==, "http://www.w3.org/2000/svg");
  svg->title = g_string_new (NULL);
  svg->description = g_string_new (NULL);
  svg->text = g_string_new (NULL);
  gather (root, "title", svg->title);
  gather (root, "desc", svg->description);
  gather (root, "text", svg->text);
}

static void
clear_svg (Svg *svg)
{
  xmlFreeDoc (svg->xml);
  g_string_free (svg->title, TRUE);
  g_string_free (svg->description, TRUE);
  g_string_free (svg->text, TRUE);
}

static void
assert_has (const GString *text, const char *words)
{
  if (strstr (text->str, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text->str);
}

static void
assert_has_not (const GString *text, const char *words)
{
  if (strstr (text->str, words) != NULL)
    g_error ("“%s” is in:\n%s", words, text->str);
}

static guint
count_elements (xmlNode *node, const char *name)
{
  guint n = 0;

  for (; node != NULL; node = node->next)
    n += (node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name) ? 1 : 0) +
         count_elements (node->children, name);
  return n;
}

/* Whose view the boundaries are, whose data it is and what document says so stand on every map. */
static void
assert_credits (const Svg *svg)
{
  assert_has (svg->text, "Boundaries: United Nations’ view\n");
  assert_has (svg->text, "Natural Earth");
  assert_has (svg->text, "Michael Bostock and Visionscarto\n");
  assert_has (svg->text, "“CSTO: In Search of Raisons d’être”");
}

static void
test_map_before_the_organisation (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .date = "1998" };
  g_autoptr (GBytes) bytes = make (f, "svg", NULL, &options);
  Svg svg;

  read_svg (&svg, bytes);
  g_assert_cmpstr (svg.title->str, ==, "Collective Security Treaty Organisation\n");
  assert_has (svg.text, "Collective Security Treaty Organisation\n");
  assert_has (svg.text, "1 January 1998\n");
  assert_has (svg.text, "Party to the Treaty 9\n");
  assert_has_not (svg.text, "Former");
  assert_has (svg.text, "Russia\n");
  assert_has (svg.text, "Uzbekistan\n");
  assert_has (svg.text, "Azerbaijan\n");
  assert_has (svg.description, "CSTO: Georgia, party to the Treaty since 1993");
  assert_credits (&svg);
  clear_svg (&svg);
}

static void
test_map_compared (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .picture = "map", .second = "SCO", .date = "2008-06-15" };
  g_autoptr (GBytes) bytes = make (f, "svg", NULL, &options);
  Svg svg;

  read_svg (&svg, bytes);
  assert_has (svg.text,
              "15 June 2008, compared with Shanghai Cooperation Organisation (outlined)\n");
  assert_has (svg.text, "Member 7\n");
  assert_has (svg.text, "Former 2\n");
  assert_has (svg.text, "SCO member 6\n");
  assert_has (svg.text, "SCO observer 4\n");
  assert_has (svg.text, "Mongolia\n");
  assert_has (svg.description, "CSTO: Uzbekistan, member since 2006");
  assert_has (svg.description, "SCO: Iran, observer since 2005");
  assert_credits (&svg);
  clear_svg (&svg);
}

/* Lines stay lines: an office program can take the picture apart, and nothing is blurred. */
static void
test_no_pixels (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .picture = data, .second = "SCO" };
  g_autoptr (GBytes) bytes = make (f, "svg", NULL, &options);
  Svg svg;

  read_svg (&svg, bytes);
  g_assert_cmpuint (count_elements (xmlDocGetRootElement (svg.xml), "image"), ==, 0);
  g_assert_cmpuint (count_elements (xmlDocGetRootElement (svg.xml), "symbol"), ==, 0);
  g_assert_cmpuint (count_elements (xmlDocGetRootElement (svg.xml), "title"), ==, 1);
  g_assert_cmpuint (count_elements (xmlDocGetRootElement (svg.xml), "desc"), ==, 1);
  clear_svg (&svg);
}

static void
test_filtered (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .picture = data };
  g_autoptr (GBytes) bytes = make (f, "svg", "speaker:zas", &options);
  Svg svg;

  read_svg (&svg, bytes);
  assert_has (svg.text, "Only what passes the filter: ");
  assert_has (svg.text, "Stanislau Zas");
  clear_svg (&svg);
}

/* The same picture is the same file, also when the program has drawn others before. */
static void
test_same_bytes (Fixture *f, gconstpointer data)
{
  static const char *const formats[] = { "svg", "png" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const DossierExportOptions options = { .picture = data, .width = 500 };
      g_autoptr (GBytes) first = make (f, formats[i], NULL, &options);
      g_autoptr (GBytes) again = make (f, formats[i], NULL, &options);

      g_assert_true (g_bytes_equal (first, again));
    }
}

static guint32
read_number (GBytes *png, gsize at)
{
  guint32 number;

  memcpy (&number, (const char *) g_bytes_get_data (png, NULL) + at, 4);
  return GUINT32_FROM_BE (number);
}

/* A PNG has two pixels a unit, in the shape that the SVG has. */
static void
test_size (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .picture = data, .width = 640 };
  g_autoptr (GBytes) png = make (f, "png", NULL, &options);
  g_autoptr (GBytes) bytes = make (f, "svg", NULL, &options);
  Svg svg;
  xmlChar *width, *height;

  read_svg (&svg, bytes);
  width = xmlGetProp (xmlDocGetRootElement (svg.xml), (const xmlChar *) "width");
  height = xmlGetProp (xmlDocGetRootElement (svg.xml), (const xmlChar *) "height");
  g_assert_cmpstr ((const char *) width, ==, "640px");
  g_assert_cmpuint (read_number (png, 16), ==, 1280);
  g_assert_cmpuint (read_number (png, 20), ==,
                    2 * g_ascii_strtoull ((const char *) height, NULL, 10));
  xmlFree (width);
  xmlFree (height);
  clear_svg (&svg);
}

static void
assert_refused (Fixture *f, const DossierExportOptions *options, const char *words)
{
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new (f->document);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_export_find_format ("svg")->make (NULL, excerpt, options, NULL, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  assert_refused (f, &(DossierExportOptions){ .organisation = "NATO-X" }, "“NATO-X”");
  assert_refused (f, &(DossierExportOptions){ .second = "NATO-Y" }, "“NATO-Y”");
  assert_refused (f, &(DossierExportOptions){ .date = "once upon a time" }, "“once upon a time”");
  assert_refused (f, &(DossierExportOptions){ .picture = "portrait" }, "“portrait”");
}

typedef struct
{
  double left, right, baseline, size;
  char *text;
} Words;

static double
get_number (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  double number = value != NULL ? g_ascii_strtod ((const char *) value, NULL) : 0.0;

  xmlFree (value);
  return number;
}

static void
clear_words (gpointer data)
{
  g_free (((Words *) data)->text);
}

static void
gather_words (xmlNode *node, GArray *words)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && g_str_equal (node->name, "text"))
        {
          xmlChar *content = xmlNodeGetContent (node);
          Words found = { .left = get_number (node, "x"),
                          .baseline = get_number (node, "y"),
                          .size = get_number (node, "font-size"),
                          .text = g_strdup ((const char *) content) };

          found.right = found.left + get_number (node, "textLength");
          g_array_append_val (words, found);
          xmlFree (content);
        }
      gather_words (node->children, words);
    }
}

/* No words lie over others, and none beyond the page. */
static void
test_apart (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .picture = data, .second = "SCO" };
  g_autoptr (GBytes) bytes = make (f, "svg", NULL, &options);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Words));
  Svg svg;

  g_array_set_clear_func (words, clear_words);
  read_svg (&svg, bytes);
  gather_words (xmlDocGetRootElement (svg.xml), words);
  g_assert_cmpuint (words->len, >, 20);
  for (guint i = 0; i < words->len; i++)
    {
      Words *one = &g_array_index (words, Words, i);

      g_assert_cmpfloat (one->left, >=, 0.0);
      g_assert_cmpfloat (one->right, <=, DOSSIER_PICTURE_WIDTH);
      for (guint j = 0; j < i; j++)
        {
          Words *other = &g_array_index (words, Words, j);

          if (one->left < other->right && one->right > other->left &&
              ABS (one->baseline - other->baseline) < 0.75 * MIN (one->size, other->size))
            g_error ("“%s” lies over “%s”", one->text, other->text);
        }
    }
  clear_svg (&svg);
}

static void
test_timeline (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .picture = "timeline" };
  g_autoptr (GBytes) bytes = make (f, "svg", NULL, &options);
  Svg svg;

  read_svg (&svg, bytes);
  g_assert_cmpstr (svg.title->str, ==, "CSTO: In Search of Raisons d’être\n");
  assert_has (svg.text, "Membership of the CSTO\n");
  assert_has (svg.text, "Kazakhstan\n");
  assert_has (svg.text, "Events\n");
  assert_has (svg.text, "CSTO summit in Bishkek\n");
  assert_has (svg.text, "Quotes\n");
  assert_has (svg.text, "Said & done\n");
  assert_has (svg.text, "Cooperation and consultations with NATO\n");
  assert_has (svg.text, "2015\n");
  /* the key */
  assert_has (svg.text, "Observer\n");
  assert_has (svg.text, "Failed\n");
  assert_has (svg.text, "31 July 2020\n");
  /* whole, with its date, for those who do not see it */
  assert_has (svg.description, "November 2018: CSTO summit in Astana\n");
  assert_has (svg.text, "Source: “CSTO: In Search of Raisons d’être”");
  clear_svg (&svg);
}

/* What the query leaves out is still drawn, but has no name. */
static void
test_timeline_filtered (Fixture *f, gconstpointer data)
{
  const DossierExportOptions options = { .picture = "timeline" };
  g_autoptr (GBytes) bytes = make (f, "svg", "speaker:zas", &options);
  Svg svg;

  read_svg (&svg, bytes);
  assert_has (svg.text, "Stanislau Zas: “");
  assert_has_not (svg.text, "Sergey Lavrov: “");
  assert_has (svg.text, " of 15\n");
  clear_svg (&svg);
}

/* A document that has nothing of what a picture shows is told so, and makes none. */
static void
test_nothing (void)
{
  static const char *const pictures[] = { "map", "timeline" };
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (DossierExcerpt) excerpt = NULL;

  document->uuid = dossier_uuid_from_name ("nothing");
  document->title = g_strdup ("Nothing");
  dossier_document_take (document,
                         dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, "Some words."));
  dossier_document_finish (document);
  excerpt = dossier_excerpt_new (document);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      const DossierExportOptions options = { .picture = pictures[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (
        dossier_export_find_format ("png")->make (NULL, excerpt, &options, NULL, &error));
      g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_NOTHING);
    }
}

/* The bundled dossier is shown round Eurasia; a text about Central America, which names Russia too,
 * round the part of the world that it speaks of. */
static void
test_world (Fixture *f, gconstpointer data)
{
  static const char *const named[] = { "HND", "GTM", "HND", "RUS", "HND" };
  const DossierExportOptions options = { .picture = "map" };
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = dossier_document_new ();
  GHashTable *countries = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      DossierPassage *passage = dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, named[i]);
      DossierEntity *country = g_hash_table_lookup (countries, named[i]);

      if (country == NULL)
        {
          country = dossier_entity_new (DOSSIER_KIND_PLACE, named[i], named[i]);
          g_strlcpy (country->a3, named[i], sizeof country->a3);
          g_hash_table_insert (countries, (gpointer) named[i], country);
          dossier_document_take (document, country);
        }
      dossier_passage_add_span (passage, DOSSIER_SPAN_ENTITY, 0, 3)->target =
        DOSSIER_ITEM (country);
      dossier_document_take (document, passage);
    }
  document->uuid = dossier_uuid_from_name ("named");
  document->title = g_strdup ("Two rivers");
  dossier_document_finish (document);
  g_hash_table_unref (countries);
  excerpt = dossier_excerpt_new (document);
  svg = dossier_export_find_format ("svg")->make (NULL, excerpt, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg),
                                  "Named in the text: GTM, HND, RUS."));
  g_assert_true (dossier_map_rows_get_world (f->document) == dossier_world_get ());
  g_assert_true (dossier_map_rows_get_world (document) ==
                 dossier_world_get_round (DOSSIER_PROJECTION_N_CENTRES - 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/drawing/map/treaty", Fixture, NULL, set_up, test_map_before_the_organisation,
              tear_down);
  g_test_add ("/drawing/map/compared", Fixture, NULL, set_up, test_map_compared, tear_down);
  g_test_add ("/drawing/map/no-pixels", Fixture, "map", set_up, test_no_pixels, tear_down);
  g_test_add ("/drawing/map/filtered", Fixture, "map", set_up, test_filtered, tear_down);
  g_test_add ("/drawing/map/same-bytes", Fixture, "map", set_up, test_same_bytes, tear_down);
  g_test_add ("/drawing/map/size", Fixture, "map", set_up, test_size, tear_down);
  g_test_add ("/drawing/map/apart", Fixture, "map", set_up, test_apart, tear_down);
  g_test_add ("/drawing/map/world", Fixture, NULL, set_up, test_world, tear_down);
  g_test_add ("/drawing/timeline/says", Fixture, NULL, set_up, test_timeline, tear_down);
  g_test_add ("/drawing/timeline/apart", Fixture, "timeline", set_up, test_apart, tear_down);
  g_test_add ("/drawing/timeline/leaves", Fixture, NULL, set_up, test_timeline_filtered, tear_down);
  g_test_add ("/drawing/timeline/no-pixels", Fixture, "timeline", set_up, test_no_pixels,
              tear_down);
  g_test_add ("/drawing/timeline/filtered", Fixture, "timeline", set_up, test_filtered, tear_down);
  g_test_add ("/drawing/timeline/same-bytes", Fixture, "timeline", set_up, test_same_bytes,
              tear_down);
  g_test_add ("/drawing/timeline/size", Fixture, "timeline", set_up, test_size, tear_down);
  g_test_add ("/drawing/refused", Fixture, NULL, set_up, test_refused, tear_down);

  g_test_add_func ("/drawing/nothing", test_nothing);

  return g_test_run ();
}
