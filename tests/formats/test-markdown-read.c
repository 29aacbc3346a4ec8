/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "describe.h"
#include "formats/markdown/read.h"
#include "reading.h"

#define READ dossier_markdown_read_bytes, "harbour.md"

static DossierDocument *
read_text (const char *text)
{
  return read_one (READ, text, strlen (text));
}

static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "paragraphs", "It was *promised*\nin 2016.\n\nIt was not\\\nbuilt.\n",
    "p:It was promised in 2016.|p:It was not built." },
  { "headings", "# One\n\n## Two\nIt was.\n\n# Three\n\nIt was not.\n",
    "h:One|h:Two|p:It was.|h:Three|p:It was not." },
  { "lists", "- one\n- two\n  - three\n\n    and more\n\n7. seven\n8. eight\n",
    "l:one|l:two|l:three|p:and more|l:7. seven|l:8. eight" },
  { "quotation", "> It will be\n> built.\n\nNo.\n", "b:It will be built.|p:No." },
  { "table", "| Year | Cranes |\n|--|--:|\n| 2016 | 3 |\n| | 4 |\n",
    "t:Year^Cranes|t:2016^3|t:^4" },
  { "code", "```c\nif  (a)\n  b;\n```\n", "v:if  (a)/  b;" },
  { "html", "<div>\n<p>It <b>was</b>.</p>\n<script>no</script></div>\n\nand <i>is</i><br>here\n",
    "p:It was.|p:and is here" },
  { "footnotes",
    "It was[^a], and was[^b].\n\nNo more[^a].\n\n[^b]: Second.\n[^a]: First.\n\n    More.\n"
    "[^c]: Never.\n",
    "p:It was, and was.|f:First.|f:More.|f:Second.|p:No more." },
};

static void
test_blocks (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocument) document = read_text (cases[i].text);
  g_autofree char *got = describe (document);

  g_assert_cmpstr (got, ==, cases[i].expected);
  g_assert_cmpstr (document->title, ==, "harbour");
}

static void
test_marks (void)
{
  g_autoptr (DossierDocument) document =
    read_text ("It was **promised** by the [*ministry*](https://a.example/b \"t\") and "
               "<https://c.example/>.[^1]\n\n[^1]: Note.\n");
  g_autofree char *spans = describe_spans (dossier_document_get_passage (document, 0));
  DossierSource *source = dossier_document_get (document, DOSSIER_KIND_SOURCE, 0);

  g_assert_cmpstr (spans, ==,
                   "strong:promised|link https://a.example/b:ministry|emphasis:ministry|"
                   "link https://c.example/:https://c.example/|footnote p2:");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SOURCE), ==, 2);
  g_assert_cmpstr (source->title, ==, "ministry");
  g_assert_cmpstr (source->url, ==, "https://a.example/b");
}

static void
test_sections (void)
{
  g_autoptr (DossierDocument) document =
    read_text ("Before.\n\n# One\n\nA.\n\n### Deep\n\nB.\n\n## Two\n\nC.\n\n# Three\n\nD.\n");
  static const struct
  {
    const char *title;
    int level;
    int parent;
    guint n_passages;
  } expected[] = {
    { "One", 0, -1, 6 }, { "Deep", 1, 0, 2 }, { "Two", 1, 0, 2 }, { "Three", 0, -1, 2 }
  };

  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SECTION), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      DossierSection *section = dossier_document_get (document, DOSSIER_KIND_SECTION, i);

      g_assert_cmpstr (section->title, ==, expected[i].title);
      g_assert_cmpint (section->level, ==, expected[i].level);
      g_assert_cmpint (section->parent, ==, expected[i].parent);
      g_assert_cmpuint (section->n_passages, ==, expected[i].n_passages);
    }
}

static void
test_title (void)
{
  g_autoptr (DossierDocument) document =
    read_text ("# The harbour\n\nIt was.\n\n## Part\n\nMore.\n");
  g_autofree char *got = describe (document);

  g_assert_cmpstr (document->title, ==, "The harbour");
  g_assert_cmpstr (got, ==, "p:It was.|h:Part|p:More.");
}

static void
test_front_matter (void)
{
  g_autoptr (DossierDocument) document = read_text (
    "---\ntitle: \"The harbour: a study\"\nsubtitle: >\n  In two\n  lines\nauthor:\n  - Ann "
    "Example\n  - name: Bob Sample\n    affiliation: Institute\ndate: 2020-05-26T10:00:00Z\n"
    "lang: en-GB\ntags: [title, author]\nnested: {title: No}\nurl: https://a.example/\n"
    "license: CC-BY-4.0\n...\nIt was.\n");
  g_autofree char *got = describe (document);

  g_assert_cmpstr (got, ==, "p:It was.");
  g_assert_cmpstr (document->title, ==, "The harbour: a study");
  g_assert_cmpstr (document->subtitle, ==, "In two lines\n");
  g_assert_cmpuint (document->authors->len, ==, 2);
  g_assert_cmpstr (document->authors->pdata[0], ==, "Ann Example");
  g_assert_cmpstr (document->authors->pdata[1], ==, "Bob Sample");
  g_assert_cmpstr (document->date->edtf, ==, "2020-05-26");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->url, ==, "https://a.example/");
  g_assert_cmpstr (document->licence, ==, "CC-BY-4.0");
  g_assert_cmpuint (document->report->len, ==, 0);
  g_assert_cmpuint (document->used->len, ==, 1);
  g_assert_cmpstr (document->used->pdata[0], ==, "Used 1 passage.");
}

/* What its head cannot say is said in the report, and the text is read all the same. */
static void
test_broken_front_matter (void)
{
  g_autoptr (DossierDocument) broken =
    read_text ("---\ntitle: Harbour\nauthor: [Ann\ndate: x\n---\nIt was.\n");
  g_autoptr (DossierDocument) undated = read_text ("---\ndate: last spring\n---\nIt was.\n");
  g_autoptr (DossierDocument) rule = read_text ("---\n\nIt was.\n");
  g_autofree char *got = describe (rule);

  g_assert_cmpstr (broken->title, ==, "Harbour");
  g_assert_cmpuint (broken->report->len, ==, 1);
  g_assert_nonnull (strstr (broken->report->pdata[0], "line 4"));
  g_assert_null (undated->date);
  g_assert_nonnull (strstr (undated->report->pdata[0], "last spring"));
  g_assert_cmpstr (got, ==, "p:It was.");
}

static void
test_refused (void)
{
  assert_refused (READ, "It w\0as", 7, DOSSIER_FORMAT_ERROR_UNKNOWN, "");
  assert_refused (READ, "", 0, DOSSIER_FORMAT_ERROR_EMPTY, "");
  assert_refused (READ, "---\ntitle: A\n---\n", 17, DOSSIER_FORMAT_ERROR_EMPTY, "");
}

/* As deep as anybody can make it in a file. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *got = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "> ");
  g_string_append (text, "It was.\n\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "[*");
  document = read_text (text->str);
  got = describe (document);
  g_assert_nonnull (strstr (got, "b:It was."));
}

/* Properties within each other without end are left out after a bounded time, and it is said. */
static void
test_deep_front_matter (void)
{
  static const char *const openings[] = { "[", "{a: ", "- ", "[a, " };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) text = g_string_new ("---\nauthor: Ann\ntitle:\n  ");
      g_autoptr (DossierDocument) document = NULL;
      g_autofree char *got = NULL;

      for (guint k = 0; k < 100000; k++)
        g_string_append (text, openings[i]);
      g_string_append (text, "\n---\nIt was.\n");
      document = read_text (text->str);
      got = describe (document);
      g_assert_cmpstr (got, ==, "p:It was.");
      g_assert_cmpstr (document->authors->pdata[0], ==, "Ann");
      g_assert_cmpuint (document->report->len, ==, 1);
      g_assert_nonnull (strstr (document->report->pdata[0], "line 4"));
    }
}

/* Any pieces in any order: one document whose marks lie within its words, or one message. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "word",  " ",      "\n",       "\n\n",   "*",    "**",    "[",          "](http://a.b/)",
    "[^1]",  "[^1]: ", "# ",       "> ",     "- ",   "1. ",   "`",          "```\n",
    "|",     "|--|\n", "<div>",    "</div>", "<!--", "---\n", "title: x\n", "\\",
    "&amp;", "    ",   "\xd8\xa7", "<b"
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DossierDocument) document =
        read_pieces (READ, pieces, G_N_ELEMENTS (pieces), text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/markdown-read/blocks/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_blocks);
    }
  g_test_add_func ("/markdown-read/marks", test_marks);
  g_test_add_func ("/markdown-read/sections", test_sections);
  g_test_add_func ("/markdown-read/title", test_title);
  g_test_add_func ("/markdown-read/front-matter", test_front_matter);
  g_test_add_func ("/markdown-read/broken-front-matter", test_broken_front_matter);
  g_test_add_func ("/markdown-read/refused", test_refused);
  g_test_add_func ("/markdown-read/deep", test_deep);
  g_test_add_func ("/markdown-read/deep-front-matter", test_deep_front_matter);
  g_test_add_func ("/markdown-read/random", test_random);
  return g_test_run ();
}
