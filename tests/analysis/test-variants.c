/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bundled dossier in other languages: arguments are csto.xml and its variants. They share ids,
 * and all that is no language. Whether the words are good no test can say. */

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)

typedef gboolean (*Wanted) (xmlNode *node);

static gboolean
is_named (xmlNode *node, const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

/* A variant says its language by the root. */
static gboolean
is_kept (xmlNode *node)
{
  return !is_named (node, "langUsage") && !is_named (node, "language");
}

static gboolean
is_passage (xmlNode *node)
{
  return is_named (node, "p") || is_named (node, "head") || is_named (node, "item");
}

/* What of an element is language. */
static gboolean
is_language (xmlAttr *attr)
{
  return strcmp ((const char *) attr->name, "lang") == 0 ||
         strcmp ((const char *) attr->name, "role") == 0;
}

static void
append_attributes (GString *line, xmlNode *node)
{
  for (xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
    {
      xmlChar *value = xmlNodeListGetString (node->doc, attr->children, 1);

      if (!is_language (attr))
        g_string_append_printf (line, " %s=%s", (const char *) attr->name, (const char *) value);
      xmlFree (value);
    }
}

/* Elements with their attributes, a line each, in the file's order. */
static void
collect (xmlNode *node, Wanted wanted, GPtrArray *lines)
{
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && is_kept (node))
      {
        if (wanted (node))
          {
            GString *line = g_string_new ((const char *) node->name);

            append_attributes (line, node);
            g_ptr_array_add (lines, g_string_free (line, FALSE));
          }
        collect (node->children, wanted, lines);
      }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
get_outline (xmlDoc *doc, Wanted wanted, gboolean sorted)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  collect (xmlDocGetRootElement (doc), wanted, lines);
  g_assert_cmpuint (lines->len, >, 0);
  if (sorted)
    g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static xmlDoc *
read_file (const char *path)
{
  xmlDoc *doc = xmlReadFile (path, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  return doc;
}

static const char **paths;

static void
test_valid (gconstpointer path)
{
  g_autofree char *schema_path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "dossier.rng", NULL);
  g_autoptr (xmlRelaxNGParserCtxt) parser = xmlRelaxNGNewParserCtxt (schema_path);
  g_autoptr (xmlRelaxNG) schema = xmlRelaxNGParse (parser);
  g_autoptr (xmlRelaxNGValidCtxt) context = xmlRelaxNGNewValidCtxt (schema);
  g_autoptr (xmlDoc) doc = read_file (path);

  g_assert_cmpint (xmlRelaxNGValidateDoc (context, doc), ==, 0);
}

/* A translator may move a name or a quote within its paragraph, nothing else. */
static void
test_same_elements (gconstpointer path)
{
  g_autoptr (xmlDoc) source = read_file (paths[0]);
  g_autoptr (xmlDoc) variant = read_file (path);
  g_autofree char *expected = get_outline (source, is_kept, TRUE);
  g_autofree char *got = get_outline (variant, is_kept, TRUE);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_same_order (gconstpointer path)
{
  g_autoptr (xmlDoc) source = read_file (paths[0]);
  g_autoptr (xmlDoc) variant = read_file (path);
  g_autofree char *expected = get_outline (source, is_passage, FALSE);
  g_autofree char *got = get_outline (variant, is_passage, FALSE);

  g_assert_cmpstr (got, ==, expected);
}

/* "csto.de.xml" says that it is German. */
static void
test_language (gconstpointer path)
{
  g_autoptr (xmlDoc) doc = read_file (path);
  g_autofree char *name = g_path_get_basename (path);
  g_auto (GStrv) parts = g_strsplit (name, ".", 0);
  xmlChar *language = xmlNodeGetLang (xmlDocGetRootElement (doc));

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_cmpstr ((const char *) language, ==, parts[1]);
  xmlFree (language);
}

static void
add_test (const char *what, const char *path, GTestDataFunc test)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *id = g_strdup_printf ("/variants/%s/%s", name, what);

  g_test_add_data_func (id, path, test);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 2);
  paths = (const char **) argv + 1;
  xmlInitParser ();
  for (int i = 1; paths[i] != NULL; i++)
    {
      add_test ("valid", paths[i], test_valid);
      add_test ("same-elements", paths[i], test_same_elements);
      add_test ("same-order", paths[i], test_same_order);
      add_test ("language", paths[i], test_language);
    }
  result = g_test_run ();
  xmlCleanupParser ();
  return result;
}
