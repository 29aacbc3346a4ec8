/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves by the clipboard, read by a parser that is not ours. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "formats/clip.h"
#include "formats/tei/tei.h"
#include "model/annotation.h"

static cmark_node *
parse (const char *markdown)
{
  cmark_parser *parser;
  cmark_node *root;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8);
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("table"));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  root = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return root;
}

/* The words that a reader of the rendered text sees. */
static char *
get_text (cmark_node *root)
{
  GString *out = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (root);

  for (cmark_event_type at = cmark_iter_next (iter); at != CMARK_EVENT_DONE;
       at = cmark_iter_next (iter))
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (at == CMARK_EVENT_ENTER && type == CMARK_NODE_TEXT)
        g_string_append (out, cmark_node_get_literal (node));
      else if (at == CMARK_EVENT_ENTER && type == CMARK_NODE_SOFTBREAK)
        g_string_append_c (out, '\n');
      else if (at == CMARK_EVENT_EXIT && type == CMARK_NODE_PARAGRAPH)
        g_string_append_c (out, '\n');
    }
  cmark_iter_free (iter);
  return g_string_free (out, FALSE);
}

static guint
count (cmark_node *root, cmark_node_type type)
{
  cmark_iter *iter = cmark_iter_new (root);
  guint n = 0;

  for (cmark_event_type at = cmark_iter_next (iter); at != CMARK_EVENT_DONE;
       at = cmark_iter_next (iter))
    n += at == CMARK_EVENT_ENTER && cmark_node_get_type (cmark_iter_get_node (iter)) == type;
  cmark_iter_free (iter);
  return n;
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

/* One quote: its words, with where they come from, and a footnote that resolves. */
static void
test_quote (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (DossierClip) clip =
    dossier_clip_new (document, dossier_document_lookup (document, "q03"));
  cmark_node *root;
  g_autofree char *text = NULL;

  g_assert_cmpstr (clip->words, ==,
                   "“the CSTO’s potential is highly relevant in order to respond to such threats”");
  g_assert_true (g_str_has_prefix (clip->citation, clip->words));
  g_assert_nonnull (strstr (clip->citation, "Sergey Lavrov"));
  g_assert_nonnull (strstr (clip->citation, "26 May 2020"));
  g_assert_true (g_str_has_prefix (clip->link, "dossier://"));
  g_assert_true (g_str_has_suffix (clip->link, "/p3?note=q03"));
  root = parse (clip->markdown);
  text = get_text (root);
  g_assert_cmpuint (count (root, CMARK_NODE_FOOTNOTE_REFERENCE), ==, 1);
  g_assert_cmpuint (count (root, CMARK_NODE_FOOTNOTE_DEFINITION), ==, 1);
  g_assert_true (g_str_has_prefix (text, clip->words));
  g_assert_nonnull (strstr (text, "Sergey Lavrov"));
  g_assert_nonnull (strstr (text, clip->link));
  cmark_node_free (root);
}

/* What stands in a document is words, whatever they look like. */
static void
test_hostile (void)
{
  static const char words[] = "# *a* _b_ [c](d) <b> &amp; `e` 1. | x_y \\* [^q1]";
  g_autoptr (DossierDocument) document = dossier_document_new ();
  DossierPassage *passage = dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, words);
  DossierQuote *quote = dossier_quote_new ("q1", words);
  g_autoptr (DossierClip) of_quote = NULL;
  g_autoptr (DossierClip) of_passage = NULL;
  cmark_node *root;
  g_autofree char *quoted = NULL;
  g_autofree char *said = NULL;

  document->uuid = g_uuid_string_random ();
  document->title = g_strdup ("*Title*");
  quote->speaker_name = g_strdup ("[A](b)");
  quote->direct = FALSE;
  dossier_document_take (document, passage);
  dossier_document_take (document, quote);
  dossier_document_finish (document);
  of_quote = dossier_clip_new (document, DOSSIER_ITEM (quote));
  of_passage = dossier_clip_new (document, DOSSIER_ITEM (passage));

  root = parse (of_quote->markdown);
  said = get_text (root);
  g_assert_cmpuint (count (root, CMARK_NODE_EMPH) + count (root, CMARK_NODE_HEADING), ==, 0);
  g_assert_cmpuint (count (root, CMARK_NODE_HTML_INLINE) + count (root, CMARK_NODE_CODE), ==, 0);
  g_assert_cmpuint (count (root, CMARK_NODE_FOOTNOTE_REFERENCE), ==, 1);
  g_assert_true (g_str_has_prefix (said, words));
  g_assert_nonnull (strstr (said, "[A](b)"));
  g_assert_nonnull (strstr (said, "*Title*"));
  cmark_node_free (root);
  root = parse (of_passage->markdown);
  quoted = get_text (root);
  g_assert_true (g_str_has_prefix (quoted, words));
  cmark_node_free (root);
}

/* Of every record: all its footnotes resolve, nothing is HTML, and its words are there. */
static void
test_all (void)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_QUOTE,      DOSSIER_KIND_EVENT,
                                       DOSSIER_KIND_COMMITMENT, DOSSIER_KIND_SOURCE,
                                       DOSSIER_KIND_PERSON,     DOSSIER_KIND_ORGANISATION,
                                       DOSSIER_KIND_PLACE,      DOSSIER_KIND_PASSAGE };
  g_autoptr (DossierDocument) document = read_csto ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dossier_document_count (document, kinds[k]); i++)
      {
        DossierItem *item = dossier_document_get (document, kinds[k], i);
        g_autoptr (DossierClip) clip = dossier_clip_new (document, item);
        cmark_node *root = parse (clip->markdown);
        g_autofree char *text = get_text (root);

        g_assert_cmpstr (clip->words, !=, "");
        g_assert_true (g_str_has_suffix (clip->markdown, "\n"));
        g_assert_null (strstr (text, "[^"));
        g_assert_cmpuint (count (root, CMARK_NODE_HTML_INLINE), ==, 0);
        g_assert_cmpuint (count (root, CMARK_NODE_HTML_BLOCK), ==, 0);
        g_assert_cmpuint (count (root, CMARK_NODE_FOOTNOTE_REFERENCE), ==,
                          count (root, CMARK_NODE_FOOTNOTE_DEFINITION));
        if (kinds[k] == DOSSIER_KIND_PASSAGE)
          g_assert_cmpuint (count (root, CMARK_NODE_BLOCK_QUOTE), ==, 1);
        if (kinds[k] == DOSSIER_KIND_COMMITMENT)
          g_assert_true (
            cmark_node_first_child (root) != NULL &&
            strcmp (cmark_node_get_type_string (cmark_node_first_child (root)), "table") == 0);
        cmark_node_free (root);
      }
}

/* A person is what they said, a country what is told and said of it. */
static void
test_entities (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (DossierClip) lavrov =
    dossier_clip_new (document, dossier_document_lookup (document, "lavrov"));
  g_autoptr (DossierClip) serbia =
    dossier_clip_new (document, dossier_document_lookup (document, "SRB"));
  cmark_node *root = parse (lavrov->markdown);

  g_assert_cmpuint (count (root, CMARK_NODE_FOOTNOTE_REFERENCE), ==, 5);
  cmark_node_free (root);
  g_assert_nonnull (strstr (lavrov->markdown, "**Sergey Lavrov**"));
  g_assert_nonnull (strstr (lavrov->words, "single list of organizations"));
  g_assert_null (strstr (lavrov->words, "foster cooperation"));
  g_assert_nonnull (strstr (serbia->words, "Serbia"));
}

/* A note leaves with the words that it is on, and untouched. */
static void
test_note (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (DossierAnnotation) note = dossier_annotation_new (document->uuid);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (DossierClip) clip = NULL;
  g_autofree char *link = NULL;
  cmark_node *root;

  g_ptr_array_add (note->anchors,
                   dossier_anchor_new (DOSSIER_PASSAGE (dossier_document_lookup (document, "p3")),
                                       0, 20));
  note->note = g_strdup ("Which *list*?\n\n- one\n- [two](https://example.org)");
  dossier_annotation_add_tag (note, "terror lists");
  g_ptr_array_add (notes, note);
  dossier_document_set_notes (document, notes);
  clip = dossier_clip_new (document, DOSSIER_ITEM (note));

  g_assert_nonnull (strstr (clip->markdown, note->note));
  g_assert_nonnull (strstr (clip->markdown, "#terror-lists"));
  link = g_strconcat ("?note=", DOSSIER_ITEM (note)->id, NULL);
  g_assert_true (g_str_has_suffix (clip->link, link));
  root = parse (clip->markdown);
  g_assert_cmpuint (count (root, CMARK_NODE_BLOCK_QUOTE), ==, 1);
  g_assert_cmpuint (count (root, CMARK_NODE_LIST), ==, 1);
  cmark_node_free (root);
}

/* Part of a quote is cited as the quote, words across paragraphs as the document's. */
static void
test_range (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (DossierReadingLayout) layout =
    dossier_reading_layout_new (document, 0,
                                dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  DossierItem *quote = dossier_document_lookup (document, "q03");
  guint passage = g_array_index (quote->passages, guint, 0);
  const char *text = dossier_document_get_passage (document, passage)->text;
  guint offset = (guint) g_utf8_strlen (text, strstr (text, "highly relevant") - text);
  guint start = dossier_reading_layout_to_position (layout, passage, offset, TRUE);
  g_autoptr (DossierClip) part = dossier_clip_new_for_range (layout, start, start + 15);
  g_autoptr (DossierClip) across = dossier_clip_new_for_range (layout, start, layout->n_chars);
  cmark_node *root = parse (part->markdown);

  g_assert_cmpstr (part->words, ==, "highly relevant");
  g_assert_true (g_str_has_prefix (part->markdown, "> highly relevant\n>\n> — Sergey Lavrov"));
  g_assert_cmpuint (count (root, CMARK_NODE_BLOCK_QUOTE), ==, 1);
  cmark_node_free (root);
  g_assert_nonnull (strstr (across->markdown, document->title));
  root = parse (across->markdown);
  g_assert_cmpuint (count (root, CMARK_NODE_BLOCK_QUOTE), ==, 1);
  g_assert_cmpuint (count (root, CMARK_NODE_PARAGRAPH), >, 10);
  cmark_node_free (root);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/formats/clip/quote", test_quote);
  g_test_add_func ("/formats/clip/hostile", test_hostile);
  g_test_add_func ("/formats/clip/all", test_all);
  g_test_add_func ("/formats/clip/entities", test_entities);
  g_test_add_func ("/formats/clip/note", test_note);
  g_test_add_func ("/formats/clip/range", test_range);

  return g_test_run ();
}
