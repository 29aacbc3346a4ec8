/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document on paper: nothing is lost between the pages. */
#include <glib/gstdio.h>
#include <string.h>

#include "drawing/pages-private.h"
#include "export/export.h"
#include "formats/tei/tei.h"
#include "linking/session-excerpt.h"
#include "model/annotation.h"
#include "text/reading-layout.h"

/* A page on which a paragraph has to be divided. */
#define SMALL_WIDTH 300.0
#define SMALL_HEIGHT 320.0

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

static DossierPages *
lay_out (DossierDocument *document, const DossierPageOptions *options)
{
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new (document);
  DossierPages *pages = dossier_pages_new (excerpt, options);

  g_assert_true (dossier_pages_lay_out (pages, 0));
  return pages;
}

typedef char *(*GetText) (DossierPages *pages, guint page);

static char *
join (DossierPages *pages, GetText get)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < dossier_pages_count (pages); i++)
    {
      g_autofree char *text = get (pages, i);

      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

static void
assert_whole (DossierDocument *document, DossierPages *pages)
{
  g_autoptr (DossierReadingLayout) layout =
    dossier_reading_layout_new (document, 0,
                                dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  g_autofree char *text = join (pages, dossier_pages_get_text);

  g_assert_true (g_str_has_prefix (text, layout->text));
}

static void
test_csto (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  const DossierPageOptions a4 = { 0 }, small = { .width = SMALL_WIDTH, .height = SMALL_HEIGHT };
  g_autoptr (DossierPages) pages = lay_out (document, &a4);
  g_autoptr (DossierPages) many = lay_out (document, &small);
  g_autofree char *text = join (pages, dossier_pages_get_text);
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  assert_whole (document, pages);
  assert_whole (document, many);
  g_assert_cmpuint (dossier_pages_count (pages), >, 4);
  g_assert_cmpuint (dossier_pages_count (pages), <, 14);
  g_assert_cmpuint (dossier_pages_count (many), >, 4 * dossier_pages_count (pages));
  g_assert_cmpint (dossier_pages_find_passage (pages, 0), ==, 0);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (dossier_pages_find_passage (many, i), >=,
                     dossier_pages_find_passage (many, i - 1));

  /* what it retells, and where everything comes from */
  g_assert_nonnull (strstr (text, "Retells: "));
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_SOURCE); i++)
    {
      DossierSource *source = dossier_document_get (document, DOSSIER_KIND_SOURCE, i);

      g_assert_nonnull (strstr (text, source->title));
      g_assert_nonnull (strstr (text, source->url));
    }
}

/* A heading is never the last thing on a page. */
static void
test_headings (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  const DossierPageOptions small = { .width = SMALL_WIDTH, .height = SMALL_HEIGHT };
  g_autoptr (DossierPages) pages = lay_out (document, &small);
  guint n = 0;

  for (guint i = 0; i + 1 < dossier_pages_count (pages); i++)
    {
      g_autofree char *text = dossier_pages_get_text (pages, i);

      for (guint j = 0; j < dossier_document_count (document, DOSSIER_KIND_SECTION); j++)
        {
          DossierSection *section = dossier_document_get (document, DOSSIER_KIND_SECTION, j);

          g_assert_false (g_str_has_suffix (text, section->title));
          n += strstr (text, section->title) != NULL;
        }
    }
  g_assert_cmpuint (n, >, 4);
}

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();

  document->uuid = dossier_uuid_from_name ("pages");
  document->title = g_strdup ("Pages");
  return document;
}

static DossierPassage *
add_passage (DossierDocument *document, DossierPassageKind kind, const char *text)
{
  g_autofree char *id =
    g_strdup_printf ("p%u", dossier_document_count (document, DOSSIER_KIND_PASSAGE) + 1);
  DossierPassage *passage = dossier_passage_new (id, kind, text);

  dossier_document_take (document, passage);
  return passage;
}

/* @n words of different lengths. */
static char *
make_words (guint n, guint seed)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%.*s", i > 0 ? " " : "", (int) (1 + (i * 7 + seed) % 11),
                            "abcdefghijklmno");
  return g_string_free (text, FALSE);
}

/* All kinds of passages and directions of writing, in steps. */
static void
test_kinds (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  const DossierPageOptions small = { .width = SMALL_WIDTH, .height = SMALL_HEIGHT };
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (DossierPages) pages = NULL, at_once = NULL;
  guint steps = 1;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *words = make_words (5 + i * 13 % 120, i);

      add_passage (document, DOSSIER_PASSAGE_PARAGRAPH + i % (DOSSIER_PASSAGE_NOTE + 1), words);
    }
  add_passage (document, DOSSIER_PASSAGE_VERSE, "one line\nanother line\na third");
  add_passage (document, DOSSIER_PASSAGE_TABLE, "a\tb\tc\n1\t2\t3");
  add_passage (document, DOSSIER_PASSAGE_PARAGRAPH, "ایران عضو ناظر سازمان است.");
  add_passage (document, DOSSIER_PASSAGE_PARAGRAPH, "");
  dossier_document_finish (document);
  excerpt = dossier_excerpt_new (document);

  at_once = lay_out (document, &small);
  assert_whole (document, at_once);
  pages = dossier_pages_new (excerpt, &small);
  while (!dossier_pages_lay_out (pages, 7))
    {
      g_assert_cmpfloat (dossier_pages_get_progress (pages), <, 1.0);
      steps++;
    }
  g_assert_cmpuint (steps, >, 15);
  g_assert_cmpfloat (dossier_pages_get_progress (pages), ==, 1.0);
  g_assert_cmpuint (dossier_pages_count (pages), ==, dossier_pages_count (at_once));
  assert_whole (document, pages);
}

static const DossierPagePiece *
get_piece (DossierPages *pages, guint page, gboolean last)
{
  const GArray *pieces = g_array_index (pages->pages, DossierPage, page).pieces;

  g_assert_cmpuint (pieces->len, >, 0);
  return &g_array_index (pieces, DossierPagePiece, last ? pieces->len - 1 : 0);
}

/* A paragraph from right to left begins at the right, also where its first letters are Latin. */
static void
test_right_to_left (void)
{
  static const char *const texts[] = { "ایران عضو ناظر است.", "An English one." };
  double edges[2][2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DossierDocument) document = make_document ();
      const DossierPageOptions a4 = { 0 };
      g_autoptr (DossierPages) pages = NULL;
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double y, width, height;

      g_clear_pointer (&document->title, g_free);
      document->title = g_strdup ("");
      add_passage (document, DOSSIER_PASSAGE_LIST_ITEM, texts[i]);
      dossier_document_finish (document);
      pages = lay_out (document, &a4);
      cairo_rectangle (cr, 0.0, 0.0, pages->options.width, 300.0);
      cairo_clip (cr);
      dossier_pages_draw (pages, 0, cr);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &edges[i][0], &y, &width, &height);
      edges[i][1] = edges[i][0] + width;
      cairo_surface_destroy (surface);
    }
  g_assert_cmpfloat (edges[0][0], >, 300.0);
  g_assert_cmpfloat (edges[0][1], >, 500.0);
  g_assert_cmpfloat (edges[1][0], <, 100.0);
  g_assert_cmpfloat (edges[1][1], <, 300.0);
}

/* A paragraph of three lines or more leaves at least two on either side of a page's end. */
static void
test_single_lines (void)
{
  const DossierPageOptions small = { .width = SMALL_WIDTH, .height = SMALL_HEIGHT };
  guint divided = 0;

  for (guint length = 20; length < 60; length += 8)
    {
      g_autoptr (DossierDocument) document = make_document ();
      g_autoptr (DossierPages) pages = NULL;

      for (guint i = 0; i < 40; i++)
        {
          g_autofree char *words = make_words (length, i);

          add_passage (document, DOSSIER_PASSAGE_PARAGRAPH, words);
        }
      dossier_document_finish (document);
      pages = lay_out (document, &small);
      for (guint i = 1; i < dossier_pages_count (pages); i++)
        {
          const DossierPagePiece *last = get_piece (pages, i - 1, TRUE);
          const DossierPagePiece *first = get_piece (pages, i, FALSE);

          if (first->first == 0)
            continue;
          divided++;
          g_assert_cmpuint (last->box, ==, first->box);
          g_assert_cmpuint (last->n_lines, >, 1);
          g_assert_cmpuint (first->n_lines, >, 1);
        }
    }
  g_assert_cmpuint (divided, >, 5);
}

static DossierAnnotation *
annotate (DossierDocument *document, guint passage, guint start, guint end, const char *words)
{
  DossierAnnotation *note = dossier_annotation_new (document->uuid);

  note->colour = DOSSIER_COLOUR_GREEN;
  note->note = g_strdup (words);
  if (end > start)
    g_ptr_array_add (note->anchors,
                     dossier_anchor_new (dossier_document_get_passage (document, passage), start,
                                         end));
  return note;
}

static void
test_notes (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  const DossierPageOptions a4 = { 0 }, none = { .without_notes = TRUE };
  g_autofree char *everything = NULL, *foot = NULL, *text = NULL;
  g_autoptr (DossierPages) pages = NULL, bare = NULL;
  guint n = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  for (guint i = 0; i < n; i += 3)
    {
      g_autofree char *words = g_strdup_printf ("Remark number %u & *more*", i);
      DossierAnnotation *note =
        annotate (document, i, 0,
                  MIN (12, g_utf8_strlen (dossier_document_get_passage (document, i)->text, -1)),
                  words);

      dossier_annotation_add_tag (note, "a tag");
      g_ptr_array_add (notes, note);
    }
  g_ptr_array_add (notes, annotate (document, 0, 0, 0, "About all of it"));
  dossier_document_set_notes (document, notes);

  pages = lay_out (document, &a4);
  assert_whole (document, pages);
  foot = join (pages, dossier_pages_get_notes);
  for (guint i = 0; i < n; i += 3)
    {
      g_autofree char *words = g_strdup_printf ("Remark number %u & more  #a tag", i);
      g_autofree char *there =
        dossier_pages_get_notes (pages, (guint) dossier_pages_find_passage (pages, i));

      g_assert_nonnull (strstr (foot, words));
      /* on the page where its words stand */
      g_assert_nonnull (strstr (there, words));
    }
  text = join (pages, dossier_pages_get_text);
  g_assert_nonnull (strstr (text, "\nFurther Notes\n"));
  g_assert_nonnull (strstr (text, "About all of it"));

  bare = lay_out (document, &none);
  everything = join (bare, dossier_pages_get_notes);
  g_assert_cmpstr (everything, ==, "");
  assert_whole (document, bare);
}

/* One that is longer than a page goes on over several, and nothing comes between its parts. */
static void
test_long_note (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  const DossierPageOptions small = { .width = SMALL_WIDTH, .height = SMALL_HEIGHT };
  g_autofree char *words = make_words (900, 3), *text = NULL;
  g_autoptr (DossierPages) pages = NULL;

  g_ptr_array_add (notes, annotate (document, 4, 0, 5, "Before"));
  g_ptr_array_add (notes, annotate (document, 4, 6, 9, words));
  g_ptr_array_add (notes, annotate (document, 4, 10, 15, "After"));
  g_ptr_array_add (notes, annotate (document, 5, 0, 5, "Later"));
  dossier_document_set_notes (document, notes);
  pages = lay_out (document, &small);
  assert_whole (document, pages);
  text = join (pages, dossier_pages_get_notes);
  g_assert_true (g_str_has_prefix (text, "1\xe2\x80\x82"
                                         "Before\n2\xe2\x80\x82"));
  g_assert_nonnull (strstr (text, words));
  g_assert_true (g_str_has_suffix (text, "\n3\xe2\x80\x82"
                                         "After\n4\xe2\x80\x82"
                                         "Later"));
}

static void
test_filtered (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (DossierQuery) query = dossier_query_parse ("speaker:zas", NULL);
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new_for_query (document, query);
  const DossierPageOptions some = { .only_passing = TRUE }, all = { 0 };
  g_autoptr (DossierPages) few = dossier_pages_new (excerpt, &some);
  g_autoptr (DossierPages) pages = dossier_pages_new (excerpt, &all);
  g_autofree char *text = NULL;

  dossier_pages_lay_out (few, 0);
  dossier_pages_lay_out (pages, 0);
  assert_whole (document, pages);
  text = join (few, dossier_pages_get_text);
  g_assert_nonnull (strstr (text, "Only what passes the filter: "));
  g_assert_nonnull (strstr (text, "security threats to the CSTO member states"));
  g_assert_nonnull (strstr (text, "A meeting in May 2020"));
  g_assert_null (strstr (text, "Wolf in sheep"));
  g_assert_cmpuint (dossier_pages_count (few), <, dossier_pages_count (pages));
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

/* What another program reads in the file; NULL when there is none. */
static char *
read_pdf (const char *path)
{
  const char *const poppler[] = { "pdftotext", path, "-", NULL };
  const char *const ghostscript[] = {
    "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-sOutputFile=-", path, NULL
  };
  g_autofree char *first = g_find_program_in_path (poppler[0]);
  g_autofree char *second = g_find_program_in_path (ghostscript[0]);

  if (first != NULL)
    return run (poppler);
  return second != NULL ? run (ghostscript) : NULL;
}

static char *
strip_space (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f\r\t", -1);

  return g_strjoinv ("", words);
}

/* Where lines end is the font's affair. */
static void
assert_says (const char *text, const char *words)
{
  g_autofree char *where = strip_space (text);
  g_autofree char *what = strip_space (words);

  if (strstr (where, what) == NULL)
    g_test_message ("“%s” is not in the file.", words);
  g_assert_nonnull (strstr (where, what));
}

static void
test_pdf (void)
{
  g_autoptr (DossierDocument) document = read_csto ();
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new (document);
  const DossierExportOptions options = { 0 };
  const DossierExportFormat *format = dossier_export_find_format ("pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GBytes) bytes = format->make (NULL, excerpt, &options, NULL, &error);
  g_autoptr (GBytes) again = format->make (NULL, excerpt, &options, NULL, &error);
  g_autofree char *path = NULL, *text = NULL;
  int handle;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
  g_cancellable_cancel (cancelled);
  g_assert_null (format->make (NULL, excerpt, &options, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  handle = g_file_open_tmp ("dossier-XXXXXX.pdf", &path, NULL);
  g_assert_cmpint (handle, >=, 0);
  g_close (handle, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  text = read_pdf (path);
  g_unlink (path);
  if (text == NULL)
    {
      g_test_skip ("neither pdftotext nor gs is installed");
      return;
    }
  assert_says (text, "About this text");
  assert_says (text, "This is a retelling in the editor");
  assert_says (text, "merely underlined that it is not relevant");
  assert_says (text, "https://tass.ru/armiya-i-opk/8573007");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pages/csto", test_csto);
  g_test_add_func ("/pages/headings", test_headings);
  g_test_add_func ("/pages/kinds", test_kinds);
  g_test_add_func ("/pages/single-lines", test_single_lines);
  g_test_add_func ("/pages/right-to-left", test_right_to_left);
  g_test_add_func ("/pages/notes", test_notes);
  g_test_add_func ("/pages/long-note", test_long_note);
  g_test_add_func ("/pages/filtered", test_filtered);
  g_test_add_func ("/pages/pdf", test_pdf);

  return g_test_run ();
}
