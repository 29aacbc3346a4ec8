/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "describe.h"
#include "formats/html/html.h"
#include "reading.h"

#define READ dossier_html_read_bytes, "page.html"

static DossierDocument *
read_page (const char *html)
{
  return read_one (READ, html, strlen (html));
}

#define LONG_1                                                                                     \
  "The harbour was promised in 2016 by the ministry, which has been repeating it ever since."
#define LONG_2                                                                                     \
  "Nothing has been built since then, and nobody knows why that should be so after all."
#define LONG_3                                                                                     \
  "Read also what else we have, which is not of this article but long enough to look so."

static const struct
{
  const char *name;
  const char *html;
  const char *expected;
} cases[] = {
  { "blocks", "<h2>One</h2><p>It  was\n<b>so</b>.<div>Loose <i>text</i><p>and more</div><hr>end",
    "h:One|p:It was so.|p:Loose text|p:and more|p:end" },
  { "no body", "<!DOCTYPE html>\n<meta charset=utf-8><main><p>It was.</main>", "p:It was." },
  { "lists", "<ul><li>one<li><p>two</p><p>more</p><ol start=3><li>three<li>four</ol></ul>",
    "l:one|l:two|p:more|l:3. three|l:4. four" },
  { "quotations", "<blockquote>It <q>will</q> be.<p>Built.</blockquote>",
    "p:It “will” be.|b:Built." },
  { "table", "<table><caption>Cranes</caption><tr><th>Year<th>N<tr><td>2016<td>3</table>",
    "c:Cranes|t:Year^N|t:2016^3" },
  { "lines", "<p>One<br>two</p><pre>a  b\n  c</pre>", "p:One two|v:a  b/  c" },
  { "unseen",
    "<p>It was.</p><script>no()</script><style>p{}</style><p hidden>No</p>"
    "<p style='display: none'>No</p><noscript>No</noscript><button>No</button><!-- No -->",
    "p:It was." },
  { "footnotes",
    "<p>It was.<sup><a href='#n1'>1</a></sup> So<a role=doc-noteref "
    "href='#n2'>2</a>.</p><p>End.</p>"
    "<ol><li id=n1><p>First. <a class=footnote-backref href='#r'>up</a></p></li>"
    "<li id=n2>Second.</li></ol>",
    "p:It was. So.|f:First.|f:Second.|p:End." },
  { "article element",
    "<div><p>" LONG_3 "</p></div><article><p>" LONG_1 "</p><p>" LONG_2 "</p></article>",
    "p:" LONG_1 "|p:" LONG_2 },
  { "no marks, by its text",
    "<div class=x><ul><li><a href=/a>News of the day and of the week</a><li><a href=/b>More and "
    "more of "
    "it</a></ul></div><div><div><p>" LONG_1 "</p><p>" LONG_2 "</p></div></div>"
    "<div class=comments><p>" LONG_3 "</p></div>",
    "p:" LONG_1 "|p:" LONG_2 },
  { "laid out with tables",
    "<table><tr><td><a href=/>Home</a><br><a href=/n>News</a></td><td><p>" LONG_1 "<p>" LONG_2
    "</td></tr></table>",
    "p:" LONG_1 "|p:" LONG_2 },
  { "furniture within",
    "<main><p>" LONG_1 "</p><div class='share-links'>Share it</div><aside><p>" LONG_3
    "</p></aside><p>" LONG_2 "</p><footer>By us</footer></main>",
    "p:" LONG_1 "|p:" LONG_2 },
  { "of a wiki",
    "<main><div class=has-toc><p>" LONG_1
    "<sup><a href='#n'>[1]</a></sup></p><div id=toc class=toc><h2>Contents</h2>"
    "<ul><li><a href='#h'>1 History</a></ul></div><h2>History</h2><p>" LONG_2 "</p><ol><li id=n>"
    "<span class=mw-cite-backlink><b><a href='#r'>^</a></b></span> Reed, p. 3.</ol>"
    "<div class=navbox><p>Ports: A, B</p></div></div></main>",
    "p:" LONG_1 "|f:Reed, p. 3.|h:History|p:" LONG_2 },
};

static void
test_text (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocument) document = read_page (cases[i].html);
  g_autofree char *got = describe (document);

  g_assert_cmpstr (got, ==, cases[i].expected);
}

static void
test_links (void)
{
  g_autoptr (DossierDocument) document = read_page (
    "<link rel=canonical href='https://a.example/x/page'><p>See <a href='../y'>there</a>, <a "
    "href='javascript:no()'>not</a>, <a href='#z'>below</a>, <a href='#none'>nowhere</a>.</p><p "
    "id=z>Here.</p>");
  g_autofree char *spans = describe_spans (dossier_document_get_passage (document, 0));

  g_assert_cmpstr (spans, ==, "link https://a.example/y:there|link #p2:below");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SOURCE), ==, 1);
  g_assert_cmpstr (document->url, ==, "https://a.example/x/page");
}

static void
test_metadata (void)
{
  g_autoptr (DossierDocument) document = read_page (
    "<html lang=en-GB><head><title>The harbour – The Daily</title><meta property='og:site_name' "
    "content='The Daily'><script type='application/ld+json'>{\"@graph\": [{\"@type\": \"Person\", "
    "\"name\": \"No\"}, {\"@type\": \"NewsArticle\", \"datePublished\": \"2020-05-26T08:00:00Z\", "
    "\"author\": [{\"name\": \"Ann Example\"}, \"Bob Sample\"]}]}</script></head><body><h1>The "
    "harbour</h1><p>" LONG_1 "</p></body></html>");
  g_autofree char *got = describe (document);

  g_assert_cmpstr (document->title, ==, "The harbour");
  g_assert_cmpstr (document->publisher, ==, "The Daily");
  g_assert_cmpstr (document->date->edtf, ==, "2020-05-26");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpuint (document->authors->len, ==, 2);
  g_assert_cmpstr (document->authors->pdata[1], ==, "Bob Sample");
  g_assert_cmpstr (got, ==, "p:" LONG_1);
}

static void
test_metadata_of_indexes (void)
{
  g_autoptr (DossierDocument) document = read_page (
    "<title>x</title><meta name=citation_title content='The harbour'><meta name=citation_author "
    "content='Ann Example'><meta name=citation_author content='Bob Sample'><meta "
    "name=citation_publication_date content='2020/05'><meta name=DC.publisher content='The Press'>"
    "<p lang=ru>Гавань.</p><p>It was.</p>");
  DossierPassage *first = dossier_document_get_passage (document, 0);
  DossierPassage *second = dossier_document_get_passage (document, 1);

  g_assert_cmpstr (document->title, ==, "The harbour");
  g_assert_cmpuint (document->authors->len, ==, 2);
  g_assert_cmpstr (document->date->edtf, ==, "2020-05");
  g_assert_cmpstr (document->publisher, ==, "The Press");
  g_assert_cmpstr (first->language, ==, "ru");
  g_assert_null (second->language);
}

static void
test_encoding (gconstpointer data)
{
  const char *charset = data;
  g_autofree char *html =
    g_strdup_printf ("<html><head><meta charset=\"%s\"></head><body><p>Гавань была обещана.</p>",
                     charset);
  gsize size;
  g_autofree char *encoded = g_convert (html, -1, charset, "UTF-8", NULL, &size, NULL);
  g_autoptr (DossierDocument) document = read_one (READ, encoded, size);
  g_autofree char *got = describe (document);

  g_assert_cmpstr (got, ==, "p:Гавань была обещана.");
}

static void
test_refused (void)
{
  static const char hollow[] = "<html><body><script>It was.</script></body></html>";
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "It was.");
  assert_refused (READ, deep->str, deep->len, DOSSIER_FORMAT_ERROR_REFUSED, "");
  assert_refused (READ, hollow, strlen (hollow), DOSSIER_FORMAT_ERROR_EMPTY, "");
  assert_refused (READ, "<p>It w\0as", 10, DOSSIER_FORMAT_ERROR_UNKNOWN, "");
  assert_refused (READ, "", 0, DOSSIER_FORMAT_ERROR_EMPTY, "");
}

/* A text that libxml2 does not take is too large, and not nested too deep. */
static void
test_one_long_text (void)
{
  g_autoptr (GString) text = g_string_new ("<p>");

  while (text->len < 11 * 1024 * 1024)
    g_string_append (text, "It was not built. ");
  assert_refused (READ, text->str, text->len, DOSSIER_FORMAT_ERROR_REFUSED, "too large");
}

/* Cut off anywhere, it is a page with less in it. */
static void
test_cut_off (void)
{
  static const char page[] =
    "<!DOCTYPE html><html lang=en><head><title>A</title></head><body><main><p>One <b>two "
    "<a "
    "href='https://a.example/'>three</a></b></p><ul><li>four</li></ul><table><tr><td>five</td></tr>"
    "</table><p>Six.</p></main></body></html>";

  for (gsize n = strstr (page, "One") + 3 - page; n <= strlen (page); n++)
    {
      g_autoptr (DossierDocument) document = read_one (READ, page, n);
      g_autofree char *got = describe (document);

      g_assert_true (g_str_has_prefix (got, "p:One"));
    }
}

/* Any pieces in any order: one document whose marks lie within its words, or one message. */
static void
test_random (void)
{
  static const char *const pieces[] = { "word ",     "<p>",           "</p>",
                                        "<div>",     "</div>",        "<b>",
                                        "</b>",      "<a href='#x'>", "<a href='http://a.b/'>",
                                        "</a>",      "<sup>",         "</sup>",
                                        "<li id=x>", "<ul>",          "</ul>",
                                        "<table>",   "<tr>",          "<td>",
                                        "</table>",  "<pre>",         "</pre>",
                                        "<br>",      "<h1>",          "</h1>",
                                        "<q>",       "</q>",          "<blockquote>",
                                        "<!--",      "-->",           "&amp;",
                                        "&#0;",      "&#x202e;",      "<main>",
                                        "</main>",   "<body>",        "</html>",
                                        "<script>",  "</script>",     "<td",
                                        "\xd8\xa7" };

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
      g_autofree char *path = g_strdup_printf ("/html/text/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_text);
    }
  g_test_add_func ("/html/links", test_links);
  g_test_add_func ("/html/metadata", test_metadata);
  g_test_add_func ("/html/metadata-of-indexes", test_metadata_of_indexes);
  g_test_add_data_func ("/html/encoding/windows-1251", "windows-1251", test_encoding);
  g_test_add_data_func ("/html/encoding/koi8-r", "koi8-r", test_encoding);
  g_test_add_data_func ("/html/encoding/utf-8", "utf-8", test_encoding);
  g_test_add_func ("/html/refused", test_refused);
  g_test_add_func ("/html/one-long-text", test_one_long_text);
  g_test_add_func ("/html/cut-off", test_cut_off);
  g_test_add_func ("/html/random", test_random);
  return g_test_run ();
}
