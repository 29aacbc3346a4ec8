/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that words stand on goes along with them, whatever way they leave. */
#include <string.h>

#include "formats/citation.h"
#include "formats/clip.h"
#include "formats/csv.h"
#include "formats/markdown/write.h"
#include "formats/web-annotation.h"
#include "model/annotation.h"
#include "model/excerpt.h"
#include "model/page.h"

/* A report of pages xii, 1 and 2 that quotes somebody over the end of page xii, and a highlight on
 * page 2. */
static DossierDocument *
make_report (void)
{
  DossierDocument *document = dossier_document_new ();
  DossierQuote *quote = dossier_quote_new ("q1", "It will be built, and soon");
  DossierPassage *first = dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH,
                                               "The minister said: “It will be built, and soon”.");
  DossierPassage *second =
    dossier_passage_new ("p2", DOSSIER_PASSAGE_PARAGRAPH, "Nothing was built.");

  document->uuid = g_strdup ("7d1c3c52-6f0e-4f3b-9b57-0d0551e20009");
  document->kind = g_strdup ("pdf");
  document->title = g_strdup ("The Harbour");
  quote->direct = TRUE;
  quote->speaker_name = g_strdup ("The minister");
  dossier_document_take (document, quote);
  dossier_passage_add_span (first, DOSSIER_SPAN_QUOTE, 20, 46)->target = DOSSIER_ITEM (quote);
  dossier_document_take (document, first);
  dossier_document_take (document, second);
  dossier_document_add_page_start (document, 0, 0, 11, "xii");
  dossier_document_add_page_start (document, 0, 38, 12, "1");
  dossier_document_add_page_start (document, 1, 0, 13, "2");
  dossier_document_finish (document);
  return document;
}

static void
add_highlight (DossierDocument *document)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = dossier_annotation_new (document->uuid);

  note->colour = DOSSIER_COLOUR_YELLOW;
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 1), 0, 7));
  g_ptr_array_add (notes, note);
  dossier_document_set_notes (document, notes);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_assert_cmpstr (text, ==, words);
}

static void
test_citation (void)
{
  g_autoptr (DossierDocument) document = make_report ();
  g_autofree char *text =
    dossier_citation_text (document, dossier_document_get (document, DOSSIER_KIND_QUOTE, 0));

  g_assert_cmpstr (text, ==,
                   "“It will be built, and soon” — The minister. Quoted in “The Harbour”, "
                   "pp. xii–1.");
}

/* The pages of a retelling are not those of what it retells. */
static void
test_retelling (void)
{
  g_autoptr (DossierDocument) document = make_report ();
  g_autofree char *text = NULL;

  document->original = g_strdup ("The Book, 1999");
  text = dossier_citation_text (document, dossier_document_get (document, DOSSIER_KIND_QUOTE, 0));
  g_assert_true (g_str_has_suffix (text, "Quoted in The Book, 1999."));
}

static void
test_clip (void)
{
  g_autoptr (DossierDocument) document = make_report ();
  g_autoptr (DossierReadingLayout) layout = dossier_reading_layout_new (document, 0, 2);
  guint start = dossier_reading_layout_to_position (layout, 1, 0, TRUE);
  g_autoptr (DossierClip) words = dossier_clip_new_for_range (layout, start, start + 7);
  g_autoptr (DossierClip) both =
    dossier_clip_new_for_range (layout, dossier_reading_layout_to_position (layout, 0, 4, TRUE),
                                start + 7);
  g_autoptr (DossierClip) passage =
    dossier_clip_new (document, DOSSIER_ITEM (dossier_document_get_passage (document, 1)));

  g_assert_cmpstr (words->citation, ==, "“Nothing” — The Harbour, p. 2.");
  assert_says (words->markdown, "p. 2");
  assert_says (both->citation, "The Harbour, pp. xii–2.");
  assert_says (passage->citation, "The Harbour, p. 2.");
}

static void
test_markdown (void)
{
  g_autoptr (DossierDocument) document = make_report ();
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *pandoc = NULL;

  add_highlight (document);
  excerpt = dossier_excerpt_new (document);
  plain = dossier_markdown_write (excerpt, DOSSIER_MARKDOWN_EVERYTHING, "plain", NULL, &error);
  g_assert_no_error (error);
  pandoc = dossier_markdown_write (excerpt, DOSSIER_MARKDOWN_EVERYTHING, "pandoc", NULL, &error);
  g_assert_no_error (error);
  assert_says (plain, "Quoted in “The Harbour”, pp. xii–1, passage ");
  assert_says (plain, "p. 2");
  /* as Pandoc finds a locator */
  assert_says (pandoc, ", pp. xii–1]");
}

static void
test_tables (void)
{
  g_autoptr (DossierDocument) document = make_report ();
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autofree char *quotes = NULL;
  g_autofree char *notes = NULL;

  add_highlight (document);
  excerpt = dossier_excerpt_new (document);
  quotes = dossier_csv_write (excerpt, "quotes");
  notes = dossier_csv_write (excerpt, "notes");
  g_assert_true (g_str_has_suffix (quotes, ",xii–1\r\n"));
  g_assert_true (g_str_has_suffix (notes, ",2\r\n"));
}

/* RFC 3778: pages of the file are counted, whatever is printed on them. */
static void
test_web_annotation (void)
{
  g_autoptr (DossierDocument) document = make_report ();
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autofree char *text = NULL;

  add_highlight (document);
  excerpt = dossier_excerpt_new (document);
  text = dossier_web_annotation_write (excerpt);
  assert_says (text, "http://tools.ietf.org/rfc/rfc3778");
  assert_says (text, "\"page=14\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cited-pages/citation", test_citation);
  g_test_add_func ("/cited-pages/retelling", test_retelling);
  g_test_add_func ("/cited-pages/clip", test_clip);
  g_test_add_func ("/cited-pages/markdown", test_markdown);
  g_test_add_func ("/cited-pages/tables", test_tables);
  g_test_add_func ("/cited-pages/web-annotation", test_web_annotation);
  return g_test_run ();
}
