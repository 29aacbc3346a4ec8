/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as it looks: where words stand on it, and another program that lies about it. */
#include <glib/gstdio.h>
#include <string.h>

#include "formats/format-error.h"
#include "formats/pdf/pdf-message.h"
#include "formats/pdf/pdf-picture.h"
#include "formats/pdf/pdf.h"
#include "model/page-words.h"
#include "pdf-maker.h"

#define TWICE "Nothing was built on that coast."

/* The same words above and below others. */
static GBytes *
make_report (void)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_write (maker, 72, 120, 11, 14, FALSE, TWICE);
  pdf_maker_write (maker, 72, 180, 11, 14, FALSE,
                   "The harbour was promised in 2016 by the ministry, which has been\n"
                   "repeating the announcement ever since, and nobody knows why.");
  pdf_maker_write (maker, 72, 400, 11, 14, FALSE, TWICE);
  pdf_maker_end_page (maker);
  return pdf_maker_finish (maker);
}

static void
assert_place (const DossierPdfPicture *picture,
              DossierDocument *document,
              guint passage,
              double bottom)
{
  g_autofree char *words = dossier_document_dup_words_on_page (document, passage, 0);
  double place = dossier_document_get_place_on_page (document, passage, 0);
  g_autoptr (GArray) areas = dossier_pdf_picture_find (picture, words, place);

  g_assert_cmpstr (words, ==, TWICE);
  g_assert_cmpuint (areas->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (areas, DossierPdfArea, 0).y2, bottom / 842, .005);
}

static void
test_twice (void)
{
  g_autoptr (GBytes) bytes = make_report ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_pdf_read_bytes (bytes, "report.pdf", NULL, &error);
  g_autoptr (DossierPdfPicture) picture =
    dossier_pdf_draw_page (bytes, "report.pdf", 0, 200, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 200);
  assert_place (picture, documents->pdata[0], 0, 122);
  assert_place (picture, documents->pdata[0], 2, 402);
}

/* A program that lies */

typedef struct
{
  char *folder;
  char *program; /* that is ours */
  GBytes *pdf;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("pdf-XXXXXX", &error);
  g_assert_no_error (error);
  f->program = g_strdup (g_getenv ("DOSSIER_PDF_PROGRAM"));
  f->pdf = make_report ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "program", "told" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_setenv ("DOSSIER_PDF_PROGRAM", f->program, TRUE);
  g_free (f->program);
  g_free (f->folder);
  g_bytes_unref (f->pdf);
}

static void
install (Fixture *f, const char *commands)
{
  g_autofree char *path = g_build_filename (f->folder, "program", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", commands);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
  g_setenv ("DOSSIER_PDF_PROGRAM", path, TRUE);
}

static void
tell (Fixture *f, const guint8 *told, gsize size)
{
  g_autofree char *path = g_build_filename (f->folder, "told", NULL);
  g_autofree char *commands = g_strdup_printf ("cat > /dev/null; cat '%s'", path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, (const char *) told, (gssize) size, &error);
  g_assert_no_error (error);
  install (f, commands);
}

static void
append (GByteArray *all, GVariant *message)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (message);
  guint64 size = g_variant_get_size (sunk);

  g_byte_array_append (all, (const guint8 *) &size, sizeof size);
  g_byte_array_append (all, g_variant_get_data (sunk), (guint) size);
}

static GByteArray *
make_told (guint32 width, guint32 height, gsize n_pixels)
{
  GByteArray *all = g_byte_array_new ();
  g_autofree guint8 *pixels = g_malloc0 (n_pixels * 4);

  append (all,
          g_variant_new ("(uuu@ay)", 1, width, height,
                         g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, pixels, n_pixels * 4, 1)));
  append (all, g_variant_new ("(sdd@as@a(sdddddyu))", "1", 595., 842., g_variant_new_strv (NULL, 0),
                              g_variant_new_array (G_VARIANT_TYPE ("(sdddddyu)"), NULL, 0)));
  return all;
}

static void
assert_refused (Fixture *f, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPdfPicture) picture =
    dossier_pdf_draw_page (f->pdf, "report.pdf", 0, 200, NULL, &error);

  g_assert_null (picture);
  g_assert_nonnull (error);
  g_assert_true (error->domain == DOSSIER_FORMAT_ERROR);
  g_assert_nonnull (strstr (error->message, "report.pdf"));
  g_assert_nonnull (strstr (error->message, why));
}

static void
assert_picture_refused (Fixture *f, guint32 width, guint32 height, gsize n_pixels)
{
  g_autoptr (GByteArray) told = make_told (width, height, n_pixels);

  tell (f, told->data, told->len);
  assert_refused (f, "broken");
}

/* So that what follows fails for what it says. */
static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (GByteArray) told = make_told (2, 3, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPdfPicture) picture = NULL;

  tell (f, told->data, told->len);
  picture = dossier_pdf_draw_page (f->pdf, "report.pdf", 0, 200, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->height, ==, 3);
}

static void
test_sizes (Fixture *f, gconstpointer data)
{
  assert_picture_refused (f, 2, 3, 5);
  assert_picture_refused (f, 2, 3, 7);
  assert_picture_refused (f, 0, 3, 0);
  assert_picture_refused (f, G_MAXUINT32, G_MAXUINT32, 1);
  assert_picture_refused (f, 0x40000000, 4, 0); /* 0 in 32 bits */
  assert_picture_refused (f, 100000, 1, 100000);
}

static void
test_cut_off (Fixture *f, gconstpointer data)
{
  g_autoptr (GByteArray) told = make_told (2, 3, 6);
  const gsize sizes[] = { 0, 7, 8, 20, 8 + 12 + 24, told->len - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      tell (f, told->data, sizes[i]);
      assert_refused (f, "broken");
    }
  memset (told->data, 0xff, 8);
  tell (f, told->data, told->len);
  assert_refused (f, "broken");
}

static void
test_endless (Fixture *f, gconstpointer data)
{
  install (f, "cat > /dev/null; exec yes");
  assert_refused (f, "too much");
}

/* It ends before it has read what it was given, which is more than a pipe holds. */
static void
test_deaf (Fixture *f, gconstpointer data)
{
  g_autoptr (GByteArray) large = g_byte_array_new ();

  g_byte_array_set_size (large, 1024 * 1024);
  memset (large->data, ' ', large->len);
  g_byte_array_append (large, (const guint8 *) "%%EOF", 5);
  g_bytes_unref (f->pdf);
  f->pdf = g_byte_array_free_to_bytes (g_steal_pointer (&large));
  install (f, "exit 11");
  assert_refused (f, "password");
  install (f, "kill -9 $$");
  assert_refused (f, "more time or memory");
}

static void
test_text (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tell (f, (const guint8 *) "\1\0\0\0\0\0\0\0\0", 9);
  g_assert_null (dossier_pdf_read_bytes (f->pdf, "report.pdf", NULL, &error));
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED);
  g_clear_error (&error);
  install (f, "cat > /dev/null; exec yes");
  g_assert_null (dossier_pdf_read_bytes (f->pdf, "report.pdf", NULL, &error));
  g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED);
}

int
main (int argc, char *argv[])
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/picture/twice", test_twice);
  ADD ("/pdf/picture/whole", test_whole);
  ADD ("/pdf/picture/sizes", test_sizes);
  ADD ("/pdf/picture/cut-off", test_cut_off);
  ADD ("/pdf/picture/endless", test_endless);
  ADD ("/pdf/picture/deaf", test_deaf);
  ADD ("/pdf/picture/text", test_text);
  return g_test_run ();
}
