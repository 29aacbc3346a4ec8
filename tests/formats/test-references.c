/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources as CSL JSON and BibTeX, read again by a parser that is not ours. */
#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "formats/bibtex.h"
#include "formats/citekey.h"
#include "formats/csl-date.h"
#include "formats/csl-json.h"
#include "formats/reference.h"

static DossierSource *
add_source (DossierDocument *document,
            const char *id,
            const char *title,
            const char *publisher,
            const char *edtf,
            const char *url)
{
  DossierSource *source = dossier_source_new (id, url);

  source->title = g_strdup (title);
  source->publisher = g_strdup (publisher);
  if (edtf != NULL)
    DOSSIER_ITEM (source)->date = dossier_date_new (edtf, NULL, NULL);
  dossier_document_take (document, source);
  return source;
}

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = g_strdup ("11111111-2222-4333-8444-555555555555");
  document->title = g_strdup ("What was promised");
  document->language = g_strdup ("ru");
  document->date = dossier_date_new ("2020-06~", NULL, NULL);
  g_ptr_array_add (document->authors, g_strdup ("Иванова, Анна"));
  g_ptr_array_add (document->authors, g_strdup ("Institute of Peace, War and Trade"));
  return document;
}

static const char *
get_key (GHashTable *keys, DossierDocument *document, guint i)
{
  return g_hash_table_lookup (keys, dossier_document_get (document, DOSSIER_KIND_SOURCE, i));
}

static void
test_citekeys (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (GHashTable) again = NULL;
  g_autofree char *third = NULL;

  document->original = g_strdup ("In Search of Raisons d’être, mid-2020");
  add_source (document, "b1", "Зас о росте угроз", "Российская газета", "2020-05-26", NULL);
  add_source (document, "b2", "The Österreichische Łódź", NULL, "2009~", "https://www.orf.at/x");
  add_source (document, "b3", "Зас: угрозы", "Российская газета", "2020-05", "https://rg.ru/3");
  add_source (document, "b4", "Зас", "Российская газета", "2020", "https://rg.ru/4");
  add_source (document, "b5", NULL, NULL, NULL, NULL);
  add_source (document, "b6", "العالم", NULL, NULL, "http://[::1]/");
  dossier_document_finish (document);
  keys = dossier_citekeys_new (document);

  g_assert_cmpstr (get_key (keys, document, 0), ==, "rossiyskaya2020zas");
  g_assert_cmpstr (get_key (keys, document, 1), ==, "orf2009osterreichische");
  g_assert_cmpstr (get_key (keys, document, 2), ==, "rossiyskaya2020zasugrozy");
  g_assert_cmpstr (g_hash_table_lookup (keys, document), ==, "ivanova2020what");
  g_assert_cmpstr (g_hash_table_lookup (keys, document->original), ==, "2020search");
  for (guint i = 0; i < 6; i++)
    {
      const char *key = get_key (keys, document, i);

      for (const char *p = key; *p != '\0'; p++)
        g_assert_true (g_ascii_isalnum (*p) || *p == '-');
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (key, !=, get_key (keys, document, j));
    }

  /* What is added behind changes none. */
  third = g_strdup (get_key (keys, document, 3));
  g_assert_true (g_str_has_prefix (third, "rossiyskaya2020zas-"));
  add_source (document, "b7", "Зас", "Российская газета", "2020", "https://rg.ru/7");
  again = dossier_citekeys_new (document);
  g_assert_cmpstr (get_key (again, document, 3), ==, third);
  g_assert_cmpstr (get_key (again, document, 6), !=, third);
}

/* One date of each form: EDTF, CSL. */
static const char *const dates[][2] = {
  { "2020-05-26", "{\"date-parts\":[[2020,5,26]]}" },
  { "2020-05", "{\"date-parts\":[[2020,5]]}" },
  { "2020", "{\"date-parts\":[[2020]]}" },
  { "2020~", "{\"date-parts\":[[2020]],\"circa\":true}" },
  { "2020-05-26?", "{\"date-parts\":[[2020,5,26]],\"circa\":true}" },
  { "2020-21", "{\"date-parts\":[[2020]],\"season\":1}" },
  { "2020-24", "{\"date-parts\":[[2020]],\"season\":4}" },
  { "2020-33", "{\"date-parts\":[[2020,1],[2020,3]]}" },
  { "199X", "{\"date-parts\":[[1990],[1999]]}" },
  { "19XX", "{\"date-parts\":[[1900],[1999]]}" },
  { "2020-05/2020-06-02", "{\"date-parts\":[[2020,5],[2020,6,2]]}" },
  { "2016/2020", "{\"date-parts\":[[2016],[2020]]}" },
  { "[2020-05-11..2020-05-20]", "{\"date-parts\":[[2020,5,11],[2020,5,20]],\"circa\":true}" },
  { "2018/..", "{\"literal\":\"2018/..\"}" },
  { "-0043-03-15", "{\"date-parts\":[[-44,3,15]]}" },
};

static void
test_csl_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDate) date = dossier_date_new (dates[i][0], NULL, &error);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      json_builder_begin_object (builder);
      dossier_csl_add_date (builder, "issued", date);
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      text = json_to_string (json_object_get_member (json_node_get_object (root), "issued"), FALSE);
      g_assert_cmpstr (text, ==, dates[i][1]);
    }
}

static void
assert_split (const char *author, const char *family, const char *given)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpint (dossier_reference_split_author (author, &first, &second), ==, family != NULL);
  g_assert_cmpstr (first, ==, family);
  g_assert_cmpstr (second, ==, given);
}

static void
test_authors (void)
{
  assert_split ("Иванова, Анна", "Иванова", "Анна");
  assert_split ("van der Berg, Jan P.", "van der Berg", "Jan P.");
  assert_split ("Stanislau Zas", NULL, NULL);
  assert_split ("Institute of Peace, War and Trade", NULL, NULL);
  assert_split ("A, B, C", NULL, NULL);
  assert_split ("A,", NULL, NULL);
}

/* @text as Pandoc understands it, as CSL JSON; NULL (and the test skipped) without Pandoc. */
static JsonNode *
read_by_pandoc (const char *format, const char *text)
{
  g_autofree char *program = g_find_program_in_path ("pandoc");
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *out = NULL;
  g_autofree char *complaints = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  if (program == NULL)
    {
      g_test_skip ("pandoc is not installed");
      return NULL;
    }
  process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                        G_SUBPROCESS_FLAGS_STDERR_PIPE,
                      &error, program, "--fail-if-warnings", "-f", format, "-t", "csljson", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, text, NULL, &out, &complaints, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_true (g_subprocess_get_successful (process));
  root = json_from_string (out, &error);
  g_assert_no_error (error);
  return root;
}

static JsonObject *
find_entry (JsonNode *root, const char *id)
{
  JsonArray *entries = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);

      if (g_strcmp0 (json_object_get_string_member (entry, "id"), id) == 0)
        return entry;
    }
  g_assert_cmpstr (id, ==, "(found)");
  return NULL;
}

static const char *
get_text (JsonObject *entry, const char *name)
{
  return json_object_get_string_member_with_default (entry, name, NULL);
}

static char *
get_issued (JsonObject *entry)
{
  JsonObject *issued = json_object_get_object_member (entry, "issued");

  return json_to_string (json_object_get_member (issued, "date-parts"), FALSE);
}

static DossierDocument *
make_difficult (void)
{
  DossierDocument *document = make_document ();

  /* Everything that TeX or JSON could take for something else. */
  add_source (document, "b1", "50 % of \\section{x} & $5 ~ ^ _a_ #1 <b> `c` -- --- {}", "BB & C",
              "2020-05-26", "https://rg.ru/a%20b_c~d?x=1&y=2#z");
  add_source (document, "b2", "Зас о «росте угроз» NATO", "Российская газета", "2020-05",
              "https://rg.ru/2");
  add_source (document, "b3", "العالم", "الجزيرة", "2016/2020", "https://aljazeera.net/{x} y");
  dossier_document_finish (document);
  return document;
}

static void
check_entries (JsonNode *root, const char *publisher)
{
  JsonObject *entry;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *years = NULL;

  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 4);

  entry = find_entry (root, "bb2020section");
  g_assert_cmpstr (get_text (entry, "title"), ==,
                   "50 % of \\section{x} & $5 ~ ^ _a_ #1 <b> `c` -- --- {}");
  g_assert_cmpstr (get_text (entry, publisher), ==, "BB & C");
  g_assert_cmpstr (get_text (entry, "URL"), ==, "https://rg.ru/a%20b_c~d?x=1&y=2#z");
  day = get_issued (entry);
  g_assert_cmpstr (day, ==, "[[2020,5,26]]");

  entry = find_entry (root, "rossiyskaya2020zas");
  g_assert_cmpstr (get_text (entry, "title"), ==, "Зас о «росте угроз» NATO");
  month = get_issued (entry);
  g_assert_cmpstr (month, ==, "[[2020,5]]");

  entry = find_entry (root, "aljazeera2016");
  g_assert_cmpstr (get_text (entry, "title"), ==, "العالم");
  years = get_issued (entry);
  g_assert_cmpstr (years, ==, "[[2016],[2020]]");
}

static void
check_document (JsonNode *root)
{
  JsonObject *entry = find_entry (root, "ivanova2020what");
  JsonArray *authors = json_object_get_array_member (entry, "author");
  JsonObject *person = json_array_get_object_element (authors, 0);
  JsonObject *institute = json_array_get_object_element (authors, 1);
  g_autofree char *issued = get_issued (entry);

  g_assert_cmpuint (json_array_get_length (authors), ==, 2);
  g_assert_cmpstr (get_text (person, "family"), ==, "Иванова");
  g_assert_cmpstr (get_text (person, "given"), ==, "Анна");
  g_assert_cmpstr (get_text (institute, "literal"), ==, "Institute of Peace, War and Trade");
  g_assert_cmpstr (issued, ==, "[[2020,6]]");
  g_assert_true (g_str_has_prefix (get_text (entry, "language"), "ru"));
}

static void
test_bibtex (void)
{
  g_autoptr (DossierDocument) document = make_difficult ();
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  g_autofree char *text = dossier_bibtex_write (all);
  g_autoptr (JsonNode) plain = NULL;
  g_autoptr (JsonNode) biblatex = NULL;

  g_assert_nonnull (strstr (text, "@misc{rossiyskaya2020zas,\n"));
  g_assert_nonnull (strstr (text, "  month = may"));
  plain = read_by_pandoc ("bibtex", text);
  if (plain == NULL)
    return;
  biblatex = read_by_pandoc ("biblatex", text);
  check_entries (plain, "publisher");
  check_document (plain);
  check_entries (biblatex, "publisher");
  check_document (biblatex);
}

/* BibTeX counts braces and nothing else: every entry has to end where it ends. */
static void
test_bibtex_braces (void)
{
  g_autoptr (DossierDocument) document = make_difficult ();
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  g_autofree char *text = NULL;
  guint n_entries = 0;
  int depth = 0;

  add_source (document, "b4", "} alone {", "and {", NULL, "http://x/}");
  text = dossier_bibtex_write (all);

  for (const char *p = text; *p != '\0'; p++)
    {
      n_entries += depth == 0 && *p == '@';
      depth += *p == '{';
      depth -= *p == '}';
      g_assert_cmpint (depth, >=, 0);
    }
  g_assert_cmpint (depth, ==, 0);
  g_assert_cmpuint (n_entries, ==, 5);
}

static void
test_csl_json (void)
{
  g_autoptr (DossierDocument) document = make_difficult ();
  g_autoptr (DossierExcerpt) all = dossier_excerpt_new (document);
  g_autofree char *text = dossier_csl_json_write (all);
  g_autoptr (JsonNode) ours = json_from_string (text, NULL);
  g_autoptr (JsonNode) theirs = NULL;

  g_assert_nonnull (ours);
  check_entries (ours, "container-title");
  check_document (ours);
  g_assert_cmpstr (get_text (find_entry (ours, "bb2020section"), "type"), ==, "webpage");
  g_assert_cmpstr (get_text (find_entry (ours, "ivanova2020what"), "type"), ==, "document");
  theirs = read_by_pandoc ("csljson", text);
  if (theirs == NULL)
    return;
  g_assert_cmpuint (json_array_get_length (json_node_get_array (theirs)), ==, 4);
  check_document (theirs);
  g_assert_cmpstr (get_text (find_entry (theirs, "rossiyskaya2020zas"), "title"), ==,
                   "Зас о «росте угроз» NATO");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/references/citekeys", test_citekeys);
  g_test_add_func ("/references/csl-dates", test_csl_dates);
  g_test_add_func ("/references/authors", test_authors);
  g_test_add_func ("/references/bibtex", test_bibtex);
  g_test_add_func ("/references/bibtex-braces", test_bibtex_braces);
  g_test_add_func ("/references/csl-json", test_csl_json);

  return g_test_run ();
}
