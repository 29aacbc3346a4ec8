/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "describe.h"
#include "formats/format-error.h"
#include "formats/pdf/pdf.h"
#include "pdf-maker.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/one-column", test_one_column);
  g_test_add_func ("/pdf/two-columns", test_two_columns);
  return g_test_run ();
}
