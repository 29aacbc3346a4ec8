/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of what was printed, where a TEI file says where they begin. */
#include <string.h>

#include "model/page.h"
#include "tei-helpers.h"

/* "0+0 = 12|1+5 = 13": from which character of which passage on which page is. */
static void
assert_pages (const char *body, const char *expected)
{
  g_autoptr (DossierDocument) document = tei_read_body (body);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < document->pages->len; i++)
    {
      const DossierPageStart *start = &g_array_index (document->pages, DossierPageStart, i);

      g_string_append_printf (got, "%s%u+%u = %s", i > 0 ? "|" : "", start->passage, start->start,
                              start->label);
    }
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_places (void)
{
  assert_pages ("<pb n='xii'/><p>One.</p><pb n='13'/><p>Two and <pb n='14'/>three.</p>",
                "0+0 = xii|1+0 = 13|1+8 = 14");
  /* what stands before the first is on none */
  assert_pages ("<p>One.</p><p>Two.<pb n='2'/></p><p>Three.</p>", "2+0 = 2");
  assert_pages ("<p>One <pb n='2'/> two.</p>", "0+4 = 2");
  assert_pages ("<p>Har<pb n='2' break='no'/>bour.</p>", "0+3 = 2");
  assert_pages ("<p><pb n='2'/><pb n='3'/>Two.</p>", "0+0 = 3");
}

/* Without a number there is nothing to cite; pages of another edition would be mixed up. */
static void
test_names (void)
{
  assert_pages ("<pb/><p>One <pb n=' '/>two.</p>", "");
  assert_pages ("<pb n='1' ed='A'/><p>One <pb n='7' ed='B'/>two <pb n='2' ed='A'/>three.</p>",
                "0+0 = 1|0+8 = 2");
  assert_pages ("<cb n='2'/><p>One.</p>", "");
}

/* A note is behind the passage that it stands in, and on the page of its sign. */
static void
test_note (void)
{
  assert_pages ("<pb n='1'/><p>One<note place='foot'>A note.</note> two <pb n='2'/>three.</p>"
                "<p>Four.</p>",
                "0+0 = 1|0+8 = 2|1+0 = 1|2+0 = 2");
}

static void
test_cited (void)
{
  g_autoptr (DossierDocument) document =
    tei_read_body ("<pb n='12'/><p>One.</p><p>Two and <pb n='13'/>three.</p>");
  g_autofree char *pages = dossier_document_dup_pages (document, 1, 0, 14);

  g_assert_cmpstr (pages, ==, "12–13");
  g_assert_cmpuint (dossier_document_find_page (document, "13")->start, ==, 8);
  g_assert_false (dossier_document_has_page_pictures (document));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tei/pages/places", test_places);
  g_test_add_func ("/tei/pages/names", test_names);
  g_test_add_func ("/tei/pages/note", test_note);
  g_test_add_func ("/tei/pages/cited", test_cited);
  return g_test_run ();
}
