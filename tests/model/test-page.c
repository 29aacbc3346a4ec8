/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/annotation.h"
#include "model/page.h"

/* Pages xi, xii, 1 and 2: the paragraph p1 goes on from xii to 1, and its footnote p2 stands on
 * xii. */
static DossierDocument *
make_book (void)
{
  static const char *const texts[] = { "Preface", "It was promised, and promised again",
                                       "See the report.", "Nothing was built." };
  DossierDocument *document = dossier_document_new ();

  document->uuid = g_strdup ("7d1c3c52-6f0e-4f3b-9b57-0d0551e20009");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);

      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, texts[i]));
    }
  dossier_document_add_page_start (document, 0, 0, 0, "xi");
  dossier_document_add_page_start (document, 1, 0, 1, "xii");
  dossier_document_add_page_start (document, 1, 17, 2, "1");
  dossier_document_add_page_start (document, 2, 0, 1, "xii");
  dossier_document_add_page_start (document, 3, 0, 2, "1");
  dossier_document_add_page_start (document, 3, 0, 3, "2");
  return document;
}

static void
assert_label (DossierDocument *document, guint passage, guint offset, const char *label)
{
  g_assert_cmpstr (dossier_document_get_page (document, passage, offset)->label, ==, label);
}

static void
test_place (void)
{
  g_autoptr (DossierDocument) document = make_book ();

  dossier_document_finish (document);
  assert_label (document, 0, 3, "xi");
  assert_label (document, 1, 16, "xii");
  assert_label (document, 1, 17, "1");
  assert_label (document, 2, 0, "xii");
  assert_label (document, 3, 9, "2");
}

static void
test_unknown (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();

  dossier_document_take (document, dossier_passage_new ("p0", DOSSIER_PASSAGE_PARAGRAPH, "Before"));
  dossier_document_take (document, dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, "After"));
  g_assert_null (dossier_document_get_page (document, 0, 0));
  dossier_document_add_page_start (document, 1, 0, 0, "1");
  dossier_document_finish (document);
  g_assert_null (dossier_document_get_page (document, 0, 0));
  g_assert_null (dossier_document_dup_pages (document, 0, 0, G_MAXUINT));
  assert_label (document, 1, 0, "1");
}

static void
assert_pages (DossierDocument *document, guint passage, guint start, guint end, const char *pages)
{
  g_autofree char *got = dossier_document_dup_pages (document, passage, start, end);

  g_assert_cmpstr (got, ==, pages);
}

static void
test_ranges (void)
{
  g_autoptr (DossierDocument) document = make_book ();

  dossier_document_finish (document);
  assert_pages (document, 1, 0, 17, "xii");
  assert_pages (document, 1, 0, 18, "xii–1");
  assert_pages (document, 1, 20, 25, "1");
  assert_pages (document, 3, 0, G_MAXUINT, "2");
}

static void
test_items (void)
{
  g_autoptr (DossierDocument) document = make_book ();
  DossierQuote *quote = dossier_quote_new ("q", "promised again");
  g_autoptr (DossierAnnotation) note = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *of_quote = NULL;
  g_autofree char *of_note = NULL;
  g_autofree char *of_passage = NULL;

  dossier_document_take (document, quote);
  dossier_passage_add_span (dossier_document_get_passage (document, 1), DOSSIER_SPAN_QUOTE, 21, 35)
    ->target = DOSSIER_ITEM (quote);
  dossier_document_finish (document);
  note = dossier_annotation_new (document->uuid);
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 0), 0, 7));
  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 3), 0, 7));
  g_ptr_array_add (notes, note);
  dossier_document_set_notes (document, notes);

  of_quote = dossier_document_dup_item_pages (document, quote);
  of_note = dossier_document_dup_item_pages (document, note);
  of_passage =
    dossier_document_dup_item_pages (document, dossier_document_get_passage (document, 1));
  g_assert_cmpstr (of_quote, ==, "1");
  g_assert_cmpstr (of_note, ==, "xi, 2");
  g_assert_cmpstr (of_passage, ==, "xii–1");
}

static void
test_find (void)
{
  g_autoptr (DossierDocument) document = make_book ();

  dossier_document_finish (document);
  g_assert_cmpuint (dossier_document_find_page (document, " XII ")->page, ==, 1);
  /* What is printed goes before the place in the file. */
  g_assert_cmpuint (dossier_document_find_page (document, "1")->page, ==, 2);
  g_assert_cmpstr (dossier_document_find_page (document, "4")->label, ==, "2");
  g_assert_null (dossier_document_find_page (document, "40"));
  g_assert_null (dossier_document_find_page (document, ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/place", test_place);
  g_test_add_func ("/page/unknown", test_unknown);
  g_test_add_func ("/page/ranges", test_ranges);
  g_test_add_func ("/page/items", test_items);
  g_test_add_func ("/page/find", test_find);
  return g_test_run ();
}
