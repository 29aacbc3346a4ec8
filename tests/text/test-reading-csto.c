/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "formats/tei/tei.h"
#include "text/reading-layout.h"

/* The bundled dossier as it is shown for reading. */

typedef struct
{
  DossierDocument *document;
  DossierReadingLayout *layout;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);

  g_assert_no_error (error);
  fixture->document = g_object_ref (g_ptr_array_index (documents, 0));
  fixture->layout = dossier_reading_layout_new (fixture->document, 0, G_MAXUINT);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->layout, dossier_reading_layout_unref);
  g_clear_object (&fixture->document);
}

static void
test_places (Fixture *fixture, gconstpointer unused)
{
  for (guint p = 0; p < fixture->layout->n_passages; p++)
    {
      const char *text = dossier_document_get_passage (fixture->document, p)->text;
      guint length = (guint) g_utf8_strlen (text, -1);
      const char *letter = text;

      for (guint offset = 0; offset < length; offset++, letter = g_utf8_next_char (letter))
        {
          guint position = dossier_reading_layout_to_position (fixture->layout, p, offset, TRUE);
          guint passage, back;

          g_assert_true (
            dossier_reading_layout_from_position (fixture->layout, position, &passage, &back));
          g_assert_cmpuint (passage, ==, p);
          g_assert_cmpuint (back, ==, offset);
          g_assert_cmpuint (g_utf8_get_char (
                              g_utf8_offset_to_pointer (fixture->layout->text, position)),
                            ==, g_utf8_get_char (letter));
        }
    }
}

static void
test_copies (Fixture *fixture, gconstpointer unused)
{
  for (guint p = 0; p < fixture->layout->n_passages; p++)
    {
      guint start = dossier_reading_layout_to_position (fixture->layout, p, 0, TRUE);
      guint end = dossier_reading_layout_to_position (fixture->layout, p, G_MAXUINT, FALSE);
      g_autofree char *copy = dossier_reading_layout_copy (fixture->layout, start, end);

      g_assert_cmpstr (copy, ==, dossier_document_get_passage (fixture->document, p)->text);
    }
}

/* The direct quotes of eight words and more stand on lines of their own, between their quotation
 * marks; what is reported does not. */
static void
test_quotes (Fixture *fixture, gconstpointer unused)
{
  guint set_off = 0;

  for (guint i = 0; i < fixture->layout->blocks->len; i++)
    {
      const DossierBlock *block = dossier_reading_layout_get_block (fixture->layout, i);
      g_autofree char *text = NULL;

      if (block->kind != DOSSIER_BLOCK_QUOTE)
        continue;
      set_off++;
      g_assert_true (block->quote->direct);
      text = g_utf8_substring (fixture->layout->text, block->start, block->end);
      g_assert_true (g_str_has_prefix (text, "“"));
      g_assert_nonnull (strstr (text, "”"));
    }
  /* of eleven one has seven words */
  g_assert_cmpuint (set_off, ==, 10);
}

static void
test_marks (Fixture *fixture, gconstpointer unused)
{
  guint sources = 0, notes = 0, labels = 0;

  for (guint i = 0; i < fixture->layout->marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (fixture->layout->marks, DossierMark, i);

      if (mark->span == NULL)
        labels++;
      else if (mark->span->type == DOSSIER_SPAN_SOURCE)
        sources++;
      else
        notes++;
    }
  g_assert_cmpuint (sources, >=, 18);
  g_assert_cmpuint (notes, ==, 2);
  g_assert_cmpuint (labels, ==, 2);
}

static void
test_head (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (g_str_has_prefix (fixture->layout->text, "CSTO: In Search of Raisons d’être\n"));
  g_assert_nonnull (strstr (fixture->layout->text, "\nRetells: "));
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_test ("/reading-csto/places", test_places);
  add_test ("/reading-csto/copies", test_copies);
  add_test ("/reading-csto/quotes", test_quotes);
  add_test ("/reading-csto/marks", test_marks);
  add_test ("/reading-csto/head", test_head);

  return g_test_run ();
}
