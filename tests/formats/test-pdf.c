/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/resource.h>

#include "describe.h"
#include "formats/format-error.h"
#include "formats/pdf/pdf-blocks.h"
#include "formats/pdf/pdf-message.h"
#include "formats/pdf/pdf.h"
#include "model/page.h"
#include "pdf-maker.h"

#ifdef HAVE_PDF
#define HAS_READER TRUE
#else
#define HAS_READER FALSE
#endif

#define LEFT                                                                                       \
  "The harbour was promised in 2016 by\nthe ministry, which has been repeat-\n"                    \
  "ing the announcement ever since, and\nnobody knows why it should be so."
#define LEFT_JOINED                                                                                \
  "The harbour was promised in 2016 by the ministry, which has been repeating the announcement "   \
  "ever since, and nobody knows why it should be so."
#define RIGHT                                                                                      \
  "It went on for years without any-\nbody noticing what was on the way,\n"                        \
  "until the very last of the cranes\nhad been taken away by others."
#define RIGHT_JOINED                                                                               \
  "It went on for years without anybody noticing what was on the way, until the very last of the " \
  "cranes had been taken away by others."

static DossierDocument *
read_made (PdfMaker *maker)
{
  g_autoptr (GBytes) bytes = pdf_maker_finish (maker);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_pdf_read_bytes (bytes, "report.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  return g_object_ref (documents->pdata[0]);
}

static void
assert_reads (PdfMaker *maker, const char *title, const char *expected)
{
  g_autoptr (DossierDocument) document = read_made (maker);
  g_autofree char *got = describe (document);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (document->title, ==, title);
}

static void
test_one_column (void)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_write (maker, 72, 100, 11, 14, FALSE, LEFT);
  pdf_maker_write (maker, 72, 166, 11, 14, FALSE, RIGHT);
  pdf_maker_end_page (maker);
  assert_reads (maker, "report", "p:" LEFT_JOINED "|p:" RIGHT_JOINED);
}

static void
test_two_columns (void)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_write (maker, 72, 80, 20, 24, TRUE, "The harbour that was not built");
  pdf_maker_write (maker, 310, 120, 11, 14, FALSE, RIGHT);
  pdf_maker_write (maker, 72, 120, 11, 14, FALSE, LEFT);
  pdf_maker_end_page (maker);
  assert_reads (maker, "The harbour that was not built", "p:" LEFT_JOINED "|p:" RIGHT_JOINED);
}

/* In the order of reading, with letters for which the file has others. */
#define RIGHT_FIRST                                                                                \
  "the harbour was promised in 2016 by\nthe ministry which goes on again and\n"                    \
  "again, and nobody knows why it\nshould be so."
#define LEFT_SECOND                                                                                \
  "it went on for years and nobody\nfound out what was on the way, as\n"                           \
  "ever, until the last of the cranes\nwas taken away by 3 others."

static char *
to_hebrew (const char *text)
{
  GString *hebrew = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_islower (*text))
      g_string_append_unichar (hebrew, (gunichar) (0x5D0 + *text - 'a'));
    else
      g_string_append_c (hebrew, *text == '\n' ? ' ' : *text);
  return g_string_free (hebrew, FALSE);
}

/* Numbers run from left to right there as well; brackets are mirrored. */
static char *
to_visual (const char *line)
{
  GString *visual = g_string_new (NULL);

  for (gsize end = strlen (line); end > 0;)
    {
      gsize begin = end - 1;

      while (begin > 0 && g_ascii_isdigit (line[begin]) && g_ascii_isdigit (line[begin - 1]))
        begin--;
      if (line[begin] == '(' || line[begin] == ')')
        g_string_append (visual, line[begin] == '(' ? "\\)" : "\\(");
      else
        g_string_append_len (visual, line + begin, (gssize) (end - begin));
      end = begin;
    }
  return g_string_free (visual, FALSE);
}

static void
write_leftwards (PdfMaker *maker, double right, double y, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *visual = to_visual (lines[i]);

      pdf_maker_write (maker, right - .6 * 10 * (double) strlen (lines[i]), y + i * 14, 10, 14,
                       FALSE, visual);
    }
}

/* Letters are drawn from left to right; they are read from right to left, and so are columns. */
static void
test_right_to_left (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autofree char *first = to_hebrew (RIGHT_FIRST);
  g_autofree char *second = to_hebrew (LEFT_SECOND);
  g_autofree char *expected = g_strdup_printf ("p:%s|p:%s", first, second);

  maker->a = 0x5D0;
  write_leftwards (maker, 280, 120, LEFT_SECOND);
  write_leftwards (maker, 540, 120, RIGHT_FIRST);
  pdf_maker_end_page (maker);
  assert_reads (maker, "report", expected);
}

/* A name within a text that runs the other way. */
static void
test_both_directions (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autofree char *name = to_hebrew ("beth shalom");
  g_autofree char *expected =
    g_strdup_printf ("p:ASHDOD HARBOUR, %s, WAS PROMISED IN 2016 BY THE MINISTRY.", name);

  maker->a = 0x5D0;
  pdf_maker_write (maker, 72, 120, 10, 14, FALSE,
                   "ASHDOD HARBOUR, molahs hteb, WAS PROMISED\nIN 2016 BY THE MINISTRY.");
  pdf_maker_end_page (maker);
  assert_reads (maker, "report", expected);
}

/* "p0+0 = 1|p0+120 = 2": from which character of which passage on which page is. */
static char *
describe_pages (const DossierDocument *document)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < document->pages->len; i++)
    {
      const DossierPageStart *start = &g_array_index (document->pages, DossierPageStart, i);

      g_string_append_printf (all, "%sp%u+%u = %s", i > 0 ? "|" : "", start->passage, start->start,
                              start->label);
    }
  return g_string_free (all, FALSE);
}

/* Paragraphs begin with an indent; one goes on in the next column, and one on the next page. */
static void
test_over_columns_and_pages (void)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_write (maker, 84, 120, 11, 14, FALSE, "The harbour was promised by the");
  pdf_maker_write (maker, 72, 134, 11, 14, FALSE,
                   "ministry, which has said so for long,\nand said it again to all who asked.");
  pdf_maker_write (maker, 84, 162, 11, 14, FALSE, "Nothing was built. It is not known");
  pdf_maker_write (maker, 72, 176, 11, 14, FALSE, "why that should be so, or when all of");
  pdf_maker_write (maker, 310, 120, 11, 14, FALSE,
                   "it will have been paid for by others,\nas some of them would have liked it.");
  pdf_maker_write (maker, 322, 148, 11, 14, FALSE, "The last of the cranes had gone by");
  pdf_maker_write (maker, 310, 162, 11, 14, FALSE,
                   "then, and with it went whoever had\nbeen there to see what was going on");
  pdf_maker_end_page (maker);
  pdf_maker_write (maker, 72, 120, 11, 14, FALSE, "behind the fence at that time.");
  pdf_maker_end_page (maker);
  assert_reads (
    maker, "report",
    "p:The harbour was promised by the ministry, which has said so for long, and said "
    "it again to all who asked.|p:Nothing was built. It is not known why that should "
    "be so, or when all of it will have been paid for by others, as some of them would "
    "have liked it.|p:The last of the cranes had gone by then, and with it went whoever "
    "had been there to see what was going on behind the fence at that time.");
}

static void
test_headings (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *got = NULL;
  const DossierSection *inner;

  pdf_maker_write (maker, 72, 80, 22, 26, FALSE, "The harbour");
  pdf_maker_write (maker, 72, 130, 15, 18, TRUE, "A promise that was made\nby the ministry");
  pdf_maker_write (maker, 72, 180, 11, 14, FALSE, LEFT);
  pdf_maker_write (maker, 72, 260, 11, 14, TRUE, "What came of it");
  pdf_maker_write (maker, 72, 274, 11, 14, FALSE, RIGHT);
  pdf_maker_end_page (maker);
  document = read_made (maker);
  got = describe (document);
  g_assert_cmpstr (got, ==,
                   "h:A promise that was made by the ministry|p:" LEFT_JOINED
                   "|h:What came of it|p:" RIGHT_JOINED);
  g_assert_cmpstr (document->title, ==, "The harbour");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SECTION), ==, 2);
  inner = dossier_document_get (document, DOSSIER_KIND_SECTION, 1);
  g_assert_cmpint (inner->parent, ==, 0);
}

static void
test_list (void)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_write (maker, 72, 100, 11, 14, FALSE, LEFT);
  pdf_maker_write (maker, 84, 160, 11, 14, FALSE, "\\267");
  pdf_maker_write (maker, 96, 160, 11, 14, FALSE, "a crane that was never\npaid for");
  pdf_maker_write (maker, 84, 188, 11, 14, FALSE, "\\267 a fence");
  pdf_maker_end_page (maker);
  assert_reads (maker, "report", "p:" LEFT_JOINED "|l:a crane that was never paid for|l:a fence");
}

/* In StandardEncoding 256 and 257 (octal) are the ligatures. */
static void
test_ligatures (void)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_write (
    maker, 72, 100, 11, 14, FALSE,
    "It was the \\256rst o\\256ce that the \\257ood of letters reached, ef\\256cient "
    "as it was.");
  pdf_maker_end_page (maker);
  assert_reads (maker, "report",
                "p:It was the first ofice that the flood of letters reached, efficient as it was.");
}

/* @first: of the page */
static void
write_page_with_notes (PdfMaker *maker, const char *number, const char *first, const char *note)
{
  pdf_maker_write (maker, 72, 60, 9, 12, FALSE, "The Harbour Review");
  pdf_maker_write (maker, 290, 810, 9, 12, FALSE, number);
  pdf_maker_write (maker, 72, 100, 11, 14, FALSE, first);
  pdf_maker_write (maker, 72, 114, 11, 14, FALSE, LEFT);
  pdf_maker_write (maker, 72, 760, 8, 10, FALSE, note);
}

static void
test_footnotes (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *got = NULL;
  g_autofree char *spans = NULL;

  write_page_with_notes (maker, "16", "It stood on 12 km",
                         "1 It was said in the House\nand never taken back.");
  pdf_maker_write (maker, 150, 96, 7, 14, FALSE, "2");
  pdf_maker_write (maker, 157, 100, 11, 14, FALSE, "of land, and so it was");
  pdf_maker_write (maker, 250, 96, 7, 14, FALSE, "1");
  pdf_maker_end_page (maker);
  write_page_with_notes (maker, "17", "Another day went by, and then another.",
                         "* Nobody says it.");
  pdf_maker_end_page (maker);
  document = read_made (maker);
  got = describe (document);
  g_assert_cmpstr (got, ==,
                   "p:It stood on 12 km2 of land, and so it was " LEFT_JOINED
                   "|f:It was said in the House and never taken back.|p:Another day went by, and "
                   "then another. " LEFT_JOINED "|f:Nobody says it.");
  spans = describe_spans (dossier_document_get_passage (document, 0));
  g_assert_cmpstr (spans, ==, "footnote p2:");
}

/* A word divided over the end of a page is on the first; a footnote stays on its page. */
static void
test_pages (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *got = NULL;

  write_page_with_notes (maker, "16", "It stood on so much of land, and it was", "1 It was said.");
  pdf_maker_write (maker, 72, 170, 11, 14, FALSE, "what all of them had been waiting for, im-");
  pdf_maker_end_page (maker);
  write_page_with_notes (maker, "17", "patient as they were at that time, and", "1 It was not.");
  pdf_maker_end_page (maker);
  pdf_maker_write (maker, 72, 100, 22, 14, TRUE, "Another chapter");
  pdf_maker_write (maker, 72, 128, 11, 14, FALSE, LEFT);
  pdf_maker_end_page (maker);
  document = read_made (maker);
  got = describe (document);
  pages = describe_pages (document);
  g_assert_cmpstr (got, ==,
                   "p:It stood on so much of land, and it was " LEFT_JOINED
                   "|p:what all of them had been waiting for, impatient as they were at that time, "
                   "and " LEFT_JOINED
                   "|f:It was said.|f:It was not.|h:Another chapter|p:" LEFT_JOINED);
  g_assert_cmpstr (pages, ==, "p0+0 = 16|p1+41 = 17|p2+0 = 16|p3+0 = 17|p4+0 = 18");
}

/* What the file calls its pages (ISO 32000-1, 12.4.2). */
static void
test_page_labels (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *pages = NULL;

  maker->catalogue = "/PageLabels << /Nums [0 << /S /r /St 11 >> 2 << /S /D >>] >>";
  for (guint i = 0; i < 3; i++)
    {
      pdf_maker_write (maker, 72, 200, 11, 14, FALSE, LEFT);
      pdf_maker_end_page (maker);
    }
  document = read_made (maker);
  pages = describe_pages (document);
  g_assert_cmpstr (pages, ==, "p0+0 = xi|p1+0 = xii|p2+0 = 1");
}

static void
test_furniture (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *got = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of 3", i + 1);
      g_autofree char *chapter = g_strdup_printf ("Chapter %u", i + 1);

      pdf_maker_write (maker, 72, 40, 9, 12, FALSE, "The Harbour Review");
      pdf_maker_write (maker, 72, 90, 18, 20, FALSE, chapter);
      pdf_maker_write (maker, 72, 130, 11, 14, FALSE, LEFT);
      pdf_maker_write (maker, 270, 810, 9, 12, FALSE, number);
      pdf_maker_end_page (maker);
    }
  document = read_made (maker);
  got = describe (document);
  g_assert_cmpstr (got, ==,
                   "h:Chapter 1|p:" LEFT_JOINED "|h:Chapter 2|p:" LEFT_JOINED
                   "|h:Chapter 3|p:" LEFT_JOINED);
  g_assert_nonnull (strstr (document->report->pdata[0], "6 lines"));
}

static void
test_links (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *spans = NULL;
  const DossierSource *source;

  pdf_maker_write (maker, 72, 100, 11, 14, FALSE, "See the report, which");
  pdf_maker_write (maker, 170, 100, 11, 14, FALSE, "says it all, and another.");
  pdf_maker_link (maker, 90, 90, 133, 104, "/S /URI /URI (https://a.example/report)");
  pdf_maker_link (maker, 170, 90, 190, 104, "/S /URI /URI (file:///etc/passwd)");
  pdf_maker_link (maker, 230, 90, 280, 104, "/S /JavaScript /JS (app.alert\\(1\\))");
  pdf_maker_end_page (maker);
  document = read_made (maker);
  spans = describe_spans (dossier_document_get_passage (document, 0));
  g_assert_cmpstr (spans, ==, "link https://a.example/report:the report");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_SOURCE), ==, 1);
  source = dossier_document_get (document, DOSSIER_KIND_SOURCE, 0);
  g_assert_cmpstr (source->title, ==, "the report");
}

static void
test_metadata (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (DossierDocument) document = NULL;

  maker->catalogue = "/Lang (en-GB)";
  maker->info = "/Title (The harbour: a report) /Author (Ann Example; Bob Sample) "
                "/CreationDate (D:20200526083000Z)";
  pdf_maker_write (maker, 72, 80, 14, 24, TRUE, "The harbour: a report");
  pdf_maker_write (maker, 72, 120, 11, 14, FALSE, LEFT);
  pdf_maker_end_page (maker);
  document = read_made (maker);
  g_assert_cmpstr (document->title, ==, "The harbour: a report");
  g_assert_cmpuint (document->authors->len, ==, 2);
  g_assert_cmpstr (document->authors->pdata[1], ==, "Bob Sample");
  g_assert_cmpstr (document->date->edtf, ==, "2020-05-26");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_PASSAGE), ==, 1);
}

static void
assert_refused_bytes (GBytes *bytes, DossierFormatError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_pdf_read_bytes (bytes, "report.pdf", NULL, &error));
  g_assert_error (error, DOSSIER_FORMAT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "report.pdf"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_refused (PdfMaker *maker, DossierFormatError code, const char *words)
{
  g_autoptr (GBytes) bytes = pdf_maker_finish (maker);

  assert_refused_bytes (bytes, code, words);
}

static void
test_scan (void)
{
  PdfMaker *maker = pdf_maker_new ();

  for (guint i = 0; i < 2; i++)
    {
      pdf_maker_draw (maker, "q 400 0 0 600 90 100 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q\n");
      pdf_maker_end_page (maker);
    }
  assert_refused (maker, DOSSIER_FORMAT_ERROR_EMPTY, "OCR");
}

static void
test_locked (void)
{
  PdfMaker *maker = pdf_maker_new ();

  maker->trailer = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                   "/O (abcdefghijklmnopqrstuvwxyz012345) /U (abcdefghijklmnopqrstuvwxyz012345) >>";
  pdf_maker_write (maker, 72, 100, 11, 14, FALSE, LEFT);
  pdf_maker_end_page (maker);
  assert_refused (maker, DOSSIER_FORMAT_ERROR_REFUSED, "password");
}

static void
test_broken (void)
{
  static const char *const files[] = { "", "%PDF-1.4\n", "%PDF-1.4\nIt was promised.\n%%EOF\n",
                                       "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\n"
                                       "endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i], strlen (files[i]));

      assert_refused_bytes (bytes, DOSSIER_FORMAT_ERROR_MALFORMED, "broken");
    }
}

static GBytes *
make_plain (void)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_write (maker, 72, 100, 11, 14, FALSE, LEFT);
  pdf_maker_end_page (maker);
  return pdf_maker_finish (maker);
}

static void
test_cut_off (void)
{
  g_autoptr (GBytes) bytes = make_plain ();
  gsize size = g_bytes_get_size (bytes);

  for (guint round = 0; round < 30; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, (gint32) size - 6);
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      assert_refused_bytes (part, DOSSIER_FORMAT_ERROR_MALFORMED, "cut off");
    }
}

/* Any byte may be another: one document, or one message. */
static void
test_random (void)
{
  g_autoptr (GBytes) bytes = make_plain ();

  for (guint round = 0; round < 30; round++)
    {
      gsize size;
      g_autofree guint8 *copy = g_bytes_unref_to_data (g_bytes_ref (bytes), &size);
      g_autoptr (GBytes) other = NULL;
      g_autoptr (GPtrArray) documents = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 1 + round / 3; i++)
        copy[g_test_rand_int_range (0, (gint32) size - 8)] =
          (guint8) g_test_rand_int_range (0, 256);
      other = g_bytes_new (copy, size);
      documents = dossier_pdf_read_bytes (other, "report.pdf", NULL, &error);
      g_assert_true ((documents != NULL) == (error == NULL));
      if (documents != NULL)
        g_assert_cmpuint (dossier_document_count (documents->pdata[0], DOSSIER_KIND_PASSAGE), >, 0);
      else
        g_assert_nonnull (strstr (error->message, "report.pdf"));
    }
}

/* What the program tells may be anything, too. */
static GBytes *
make_messages (void)
{
  static const char *const words[] = { "It",           "was", "prom-", "ised.",    "1", "*",
                                       "\xef\xac\x81", "•",   "17",    "\xd8\xa7", "1." };
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint n_pages = (guint) g_test_rand_int_range (0, 4);

  for (guint page = 0; page <= n_pages; page++)
    {
      GVariantBuilder pieces;
      g_autoptr (GVariant) message = NULL;
      guint64 size;

      g_variant_builder_init (&pieces, G_VARIANT_TYPE ("a(sdddddyu)"));
      for (gint i = g_test_rand_int_range (0, 60); i > 0; i--)
        {
          double x = g_test_rand_int_range (-20, 600);
          double y = g_test_rand_int_range (0, 60) * 14;

          g_variant_builder_add (&pieces, "(sdddddyu)",
                                 words[g_test_rand_int_range (0, G_N_ELEMENTS (words))], x, y - 9,
                                 x + g_test_rand_int_range (-5, 200), y,
                                 (double) g_test_rand_int_range (0, 30),
                                 (guint8) g_test_rand_int_range (0, 8),
                                 (guint32) g_test_rand_int_range (0, 3));
        }
      message = g_variant_ref_sink (
        page == 0 ? g_variant_new (PDF_HEAD, "", "", "")
                  : g_variant_new ("(sdd@as@a(sdddddyu))", "", 595., 842.,
                                   g_variant_new_strv ((const char *[]){ "http://a.b/" }, 1),
                                   g_variant_builder_end (&pieces)));
      if (page == 0)
        g_variant_builder_clear (&pieces);
      size = g_variant_get_size (message);
      g_byte_array_append (all, (const guint8 *) &size, sizeof size);
      g_byte_array_append (all, g_variant_get_data (message), (guint) size);
    }
  for (gint i = g_test_rand_int_range (-3, 4); i > 0 && n_pages > 0; i--)
    all->data[g_test_rand_int_range (0, (gint32) all->len)] =
      (guint8) g_test_rand_int_range (0, 256);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static void
test_any_pieces (void)
{
  guint n_texts = 0;

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GBytes) messages = make_messages ();
      g_autoptr (PdfText) text = pdf_text_parse (messages);
      g_autoptr (GPtrArray) blocks = NULL;

      if (text == NULL)
        continue;
      n_texts++;
      pdf_text_drop_furniture (text);
      for (guint i = 0; i < text->pages->len; i++)
        pdf_page_order (text->pages->pdata[i]);
      blocks = pdf_blocks_find (text);
      for (guint i = 0; i < blocks->len; i++)
        {
          const PdfBlock *block = blocks->pdata[i];
          gsize at = 0;

          g_assert_true (g_utf8_validate (block->text->str, -1, NULL));
          for (guint j = 0; j < block->marks->len; j++)
            {
              const PdfMark *mark = &g_array_index (block->marks, PdfMark, j);

              g_assert_cmpuint (mark->start, >=, at);
              g_assert_cmpuint (mark->end, <=, block->text->len);
              at = mark->start;
            }
        }
    }
  g_assert_cmpuint (n_texts, >, 100);
}

static void
test_many_pages (void)
{
  PdfMaker *maker = pdf_maker_new ();

  for (guint i = 0; i < 5001; i++)
    pdf_maker_end_page (maker);
  assert_refused (maker, DOSSIER_FORMAT_ERROR_REFUSED, "too many pages");
}

/* Programs that begin from now on end after so many seconds: ours takes no more than it is given.
 */
static void
limit_seconds (rlim_t seconds)
{
  struct rlimit limit;
  struct rusage own;

  g_assert_cmpint (getrlimit (RLIMIT_CPU, &limit), ==, 0);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &own), ==, 0);
  /* This one goes on meanwhile; both kinds of time count, and are rounded down here. */
  limit.rlim_cur = limit.rlim_max;
  if (seconds != RLIM_INFINITY)
    limit.rlim_cur = (rlim_t) (own.ru_utime.tv_sec + own.ru_stime.tv_sec) + 2 + seconds;
  g_assert_cmpint (setrlimit (RLIMIT_CPU, &limit), ==, 0);
}

/* A thousand letters by name, a thousand of those, and so on: of a file of a few lines. */
static void
test_bomb (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *resources = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (content, "/X Do ");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *within =
        i == 0 ? g_strdup ("/Font << /F1 3 0 R >>")
               : g_strdup_printf ("/XObject << /X %u 0 R >>", maker->objects->len);
      const char *what = i == 0 ? "BT /F1 9 Tf 9 9 Td (harbour) Tj ET" : content->str;

      g_ptr_array_add (maker->objects,
                       g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                                        "/Resources << %s >> /Length %u >>\nstream\n%s\nendstream",
                                        within, (guint) strlen (what), what));
    }
  resources = g_strdup_printf ("/XObject << /X %u 0 R >>", maker->objects->len);
  maker->resources = resources;
  pdf_maker_draw (maker, "/X Do\n");
  pdf_maker_end_page (maker);
  limit_seconds (3);
  assert_refused (maker, DOSSIER_FORMAT_ERROR_REFUSED, "more time or memory");
  limit_seconds (RLIM_INFINITY);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = make_plain ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_pdf_read_bytes (bytes, "report.pdf", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_without_program (void)
{
  g_autoptr (GBytes) bytes = make_plain ();
  g_autofree char *program = g_strdup (g_getenv ("DOSSIER_PDF_PROGRAM"));

  g_setenv ("DOSSIER_PDF_PROGRAM", "/nonexistent", TRUE);
  if (HAS_READER)
    assert_refused_bytes (bytes, DOSSIER_FORMAT_ERROR_IO, "Install");
  else
    assert_refused_bytes (bytes, DOSSIER_FORMAT_ERROR_UNKNOWN, "built without");
  g_setenv ("DOSSIER_PDF_PROGRAM", program != NULL ? program : "", TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/without-program", test_without_program);
  g_test_add_func ("/pdf/any-pieces", test_any_pieces);
  if (!HAS_READER)
    return g_test_run ();
  g_test_add_func ("/pdf/one-column", test_one_column);
  g_test_add_func ("/pdf/two-columns", test_two_columns);
  g_test_add_func ("/pdf/right-to-left", test_right_to_left);
  g_test_add_func ("/pdf/both-directions", test_both_directions);
  g_test_add_func ("/pdf/over-columns-and-pages", test_over_columns_and_pages);
  g_test_add_func ("/pdf/headings", test_headings);
  g_test_add_func ("/pdf/list", test_list);
  g_test_add_func ("/pdf/ligatures", test_ligatures);
  g_test_add_func ("/pdf/footnotes", test_footnotes);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/page-labels", test_page_labels);
  g_test_add_func ("/pdf/furniture", test_furniture);
  g_test_add_func ("/pdf/links", test_links);
  g_test_add_func ("/pdf/metadata", test_metadata);
  g_test_add_func ("/pdf/scan", test_scan);
  g_test_add_func ("/pdf/locked", test_locked);
  g_test_add_func ("/pdf/broken", test_broken);
  g_test_add_func ("/pdf/cut-off", test_cut_off);
  g_test_add_func ("/pdf/random", test_random);
  g_test_add_func ("/pdf/many-pages", test_many_pages);
  g_test_add_func ("/pdf/bomb", test_bomb);
  g_test_add_func ("/pdf/cancelled", test_cancelled);
  return g_test_run ();
}
