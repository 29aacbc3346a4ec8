/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that templates may use: as the data have them, as the window and the handbook tell. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "formats/markdown/data.h"
#include "formats/markdown/names.h"
#include "formats/mustache/templates.h"
#include "formats/tei/tei.h"
#include "markdown-sample.h"
#include "model/page.h"

#define N_DEEP 8

/* "chapters.entries.quoted", to its kind. */
static GHashTable *
list_known (void)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *path[N_DEEP + 1] = { NULL };
  guint n;
  const DossierMarkdownName *names = dossier_markdown_list_names (&n);

  for (guint i = 0; i < n; i++)
    {
      char *whole;

      g_assert_cmpuint (names[i].depth, <, N_DEEP);
      path[names[i].depth] = names[i].name;
      path[names[i].depth + 1] = NULL;
      whole = g_strjoinv (".", (char **) path);
      /* each once */
      g_assert_true (g_hash_table_insert (known, whole, GINT_TO_POINTER (names[i].kind + 1)));
    }
  return known;
}

static void
check_object (GHashTable *known, GHashTable *seen, JsonObject *object, const char *around);

static void
check_value (GHashTable *known, GHashTable *seen, JsonNode *value, const char *path)
{
  int kind = GPOINTER_TO_INT (g_hash_table_lookup (known, path)) - 1;

  if (kind < 0)
    g_test_message ("nothing is said of “%s”", path);
  g_assert_cmpint (kind, >=, 0);
  g_hash_table_add (seen, g_strdup (path));
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);

      g_assert_cmpint (kind, ==, DOSSIER_MARKDOWN_NAME_LIST);
      for (guint i = 0; i < json_array_get_length (array); i++)
        check_object (known, seen, json_array_get_object_element (array, i), path);
    }
  else if (JSON_NODE_HOLDS_OBJECT (value))
    {
      g_assert_cmpint (kind, ==, DOSSIER_MARKDOWN_NAME_PART);
      check_object (known, seen, json_node_get_object (value), path);
    }
  else if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    g_assert_cmpint (kind, ==, DOSSIER_MARKDOWN_NAME_FLAG);
  else
    g_assert_cmpint (kind, ==, DOSSIER_MARKDOWN_NAME_TEXT);
}

static void
check_object (GHashTable *known, GHashTable *seen, JsonObject *object, const char *around)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *path =
        around != NULL ? g_strconcat (around, ".", l->data, NULL) : g_strdup (l->data);

      if (around != NULL && g_str_equal (l->data, "first"))
        continue;
      check_value (known, seen, json_object_get_member (object, l->data), path);
    }
}

static void
check_document (GHashTable *known, GHashTable *seen, DossierDocument *document)
{
  g_autoptr (DossierExcerpt) excerpt =
    dossier_excerpt_new_of (document, NULL, "speaker:zas", "1 quote");

  for (guint i = 0; i < DOSSIER_N_MARKDOWN_DIALECTS; i++)
    {
      g_autoptr (JsonNode) data =
        dossier_markdown_data (excerpt, (DossierMarkdownDialect) i, DOSSIER_MARKDOWN_EVERYTHING);

      check_object (known, seen, json_node_get_object (data), NULL);
    }
}

static DossierDocument *
read_csto (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (documents->pdata[0]);
}

/* One of each sort: on words, moved, with words that are gone, on a record. */
static void
make_notes (DossierDocument *document)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *marked = make_sample_note (document, 0, 1, 10, 1);
  DossierAnnotation *moved = make_sample_note (document, 2, 2, 4, 2);
  DossierAnnotation *lost = make_sample_note (document, 2, 2, 4, 3);
  DossierAnnotation *about = dossier_annotation_new (document->uuid);

  marked->note = g_strdup ("My\n\ntext");
  marked->mark = dossier_reader_mark_new (DOSSIER_KIND_EVENT);
  dossier_annotation_add_tag (marked, "model acts");
  ((DossierAnchor *) moved->anchors->pdata[0])->state = DOSSIER_ANCHOR_MOVED;
  ((DossierAnchor *) lost->anchors->pdata[0])->state = DOSSIER_ANCHOR_ORPHAN;
  ((DossierAnchor *) lost->anchors->pdata[0])->found = -1;
  about->target = g_strdup ("q1");
  about->note = g_strdup ("about");
  g_ptr_array_add (notes, marked);
  g_ptr_array_add (notes, moved);
  g_ptr_array_add (notes, lost);
  g_ptr_array_add (notes, about);
  set_sample_notes (document, notes);
}

/* All that the data have is told, and all that is told comes from somewhere. */
static void
test_data (void)
{
  /* Of records that neither document has. */
  static const char *const rare[] = { "events.items.description" };
  g_autoptr (GHashTable) known = list_known ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierDocument) csto = read_csto ();
  g_autoptr (DossierDocument) sample = make_sample ("Title", "Some words of the text.");
  GHashTableIter iter;
  gpointer path;

  sample->subtitle = g_strdup ("Subtitle");
  sample->publisher = g_strdup ("Publisher");
  sample->url = g_strdup ("https://example.org/");
  sample->original = g_strdup ("A work");
  g_ptr_array_add (sample->authors, g_strdup ("An author"));
  dossier_document_add_page_start (sample, 0, 0, 0, "xii");
  make_notes (sample);
  check_document (known, seen, csto);
  check_document (known, seen, sample);

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      gboolean is_rare = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (rare); i++)
        is_rare = is_rare || g_str_equal (path, rare[i]);
      if (is_rare || g_str_equal (path, "first") || g_hash_table_contains (seen, path))
        continue;
      g_test_message ("no data have “%s”", (char *) path);
      g_test_fail ();
    }
}

static gboolean
is_known (const char *name)
{
  guint n;
  const DossierMarkdownName *names = dossier_markdown_list_names (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (names[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* No preset asks for what there is not. */
static void
test_presets (void)
{
  g_autoptr (GPtrArray) list = dossier_templates_list ();
  g_autoptr (GRegex) tag = g_regex_new ("\\{\\{[#^/]?([a-z_.]+)\\}\\}", 0, 0, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *text =
        dossier_templates_load (((DossierTemplateInfo *) list->pdata[i])->name, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (tag, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);
          g_auto (GStrv) parts = g_strsplit (name, ".", -1);

          for (guint k = 0; parts[k] != NULL; k++)
            if (!is_known (parts[k]))
              {
                g_test_message ("a preset has “%s”", name);
                g_test_fail ();
              }
        }
    }
}

/* The handbook's list. */
static void
test_docs (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "templates.md", NULL);
  g_autofree char *docs = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  guint n;
  const DossierMarkdownName *names = dossier_markdown_list_names (&n);

  g_assert_true (g_file_get_contents (path, &docs, NULL, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *indent = g_strnfill (2 * names[i].depth, ' ');

      g_string_append_printf (expected, "%s- `%s%s`: %s\n", indent,
                              names[i].kind == DOSSIER_MARKDOWN_NAME_TEXT ? "" : "#", names[i].name,
                              names[i].meaning);
    }
  if (strstr (docs, expected->str) == NULL)
    g_test_message ("docs/templates.md shall have:\n%s", expected->str);
  g_assert_nonnull (strstr (docs, expected->str));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/markdown/names/data", test_data);
  g_test_add_func ("/markdown/names/presets", test_presets);
  g_test_add_func ("/markdown/names/docs", test_docs);

  return g_test_run ();
}
