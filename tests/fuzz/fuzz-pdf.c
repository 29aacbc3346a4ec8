/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made of the text of a PDF: not of its bytes, which another program reads, but of what
 * that one tells. A file is what it tells, byte for byte; or, behind a "%", written in lines: "x y
 * size flags words", a form feed before the next page. */
#include <stdlib.h>
#include <string.h>

#include "formats/pdf/pdf-message.h"
#include "formats/pdf/pdf-picture.h"
#include "formats/pdf/pdf-text.h"
#include "formats/pdf/pdf.h"
#include "target.h"

static void
append (GByteArray *all, GVariant *message)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (message);
  guint64 size = g_variant_get_size (sunk);

  g_byte_array_append (all, (const guint8 *) &size, sizeof size);
  g_byte_array_append (all, g_variant_get_data (sunk), (guint) size);
}

/* Letters are half as wide as they are high. */
static void
add_words (GVariantBuilder *pieces, const char *line)
{
  double numbers[4];
  const char *p = line;
  char *end;
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      numbers[i] = g_ascii_strtod (p, &end);
      p = end;
    }
  words = g_strsplit (*p == ' ' ? p + 1 : p, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      double width = .5 * numbers[2] * (double) g_utf8_strlen (words[i], -1);
      guint flags = (guint) CLAMP (numbers[3], 0, 7);

      g_variant_builder_add (pieces, "(sdddddyu)", words[i], numbers[0], numbers[1] - numbers[2],
                             numbers[0] + width, numbers[1], numbers[2],
                             (guint8) (flags | (i == 0 ? PDF_PIECE_LINE : PDF_PIECE_SPACE)),
                             (guint32) (g_str_has_prefix (words[i], "http") ? 1 : 0));
      numbers[0] += width + .25 * numbers[2];
    }
}

static void
add_page (GByteArray *all, const char *page)
{
  GVariantBuilder pieces;
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  const char *const links[] = { "https://example.org/" };

  g_variant_builder_init (&pieces, G_VARIANT_TYPE ("a(sdddddyu)"));
  for (guint i = 0; lines[i] != NULL; i++)
    add_words (&pieces, lines[i]);
  append (all, g_variant_new ("(sdd@as@a(sdddddyu))", "", 595., 842.,
                              g_variant_new_strv (links, G_N_ELEMENTS (links)),
                              g_variant_builder_end (&pieces)));
}

static GBytes *
to_messages (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  if (size == 0 || *data != '%')
    return g_bytes_ref (bytes);
  text = g_utf8_make_valid (data + 1, (gssize) size - 1);
  pages = g_strsplit (text, "\f", -1);
  append (all, g_variant_new (PDF_HEAD, "", "", ""));
  for (guint i = 0; pages[i] != NULL; i++)
    add_page (all, pages[i]);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static void
try_picture (GBytes *messages)
{
  g_autoptr (DossierPdfPicture) picture = dossier_pdf_picture_parse (messages, 0);
  g_autoptr (GArray) areas = NULL;

  if (picture == NULL)
    return;
  if (g_bytes_get_size (picture->pixels) != (gsize) picture->width * (gsize) picture->height * 4)
    fuzz_fail ("A picture that lies of its size");
  areas = dossier_pdf_picture_find (picture, "the", .5);
}

void
fuzz_one (GBytes *bytes)
{
  g_autoptr (GBytes) messages = to_messages (bytes);
  g_autoptr (PdfText) text = pdf_text_parse (messages);
  GError *error = NULL;
  GPtrArray *documents;

  try_picture (messages);
  if (text == NULL)
    return;
  documents = dossier_pdf_read_pages (text, bytes, "fuzz.pdf", &error);
  fuzz_check (documents, error);
}
