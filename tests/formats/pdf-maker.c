/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-maker.h"

#include <string.h>

/* Catalogue, pages, two fonts, what the file says of itself. */
#define N_FIXED 5
#define HEIGHT 842

PdfMaker *
pdf_maker_new (void)
{
  PdfMaker *self = g_new0 (PdfMaker, 1);

  self->objects = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_FIXED; i++)
    g_ptr_array_add (self->objects, NULL);
  self->content = g_string_new (NULL);
  self->links = g_string_new (NULL);
  self->kids = g_string_new (NULL);
  return self;
}

void
pdf_maker_write (PdfMaker *self,
                 double x,
                 double y,
                 double size,
                 double pitch,
                 gboolean bold,
                 const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (self->content, "BT /F%d %g Tf %g %g Td (%s) Tj ET\n", bold ? 2 : 1,
                            size, x, HEIGHT - y - i * pitch, lines[i]);
}

void
pdf_maker_draw (PdfMaker *self, const char *content)
{
  g_string_append (self->content, content);
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static guint
add_object (PdfMaker *self, char *object)
{
  g_ptr_array_add (self->objects, object);
  return self->objects->len;
}

void
pdf_maker_link (PdfMaker *self, double x1, double y1, double x2, double y2, const char *action)
{
  guint link = add_object (
    self, g_strdup_printf ("<< /Type /Annot /Subtype /Link /Rect [%g %g %g %g] /A << %s >> >>", x1,
                           HEIGHT - y2, x2, HEIGHT - y1, action));

  g_string_append_printf (self->links, "%u 0 R ", link);
}

void
pdf_maker_end_page (PdfMaker *self)
{
  guint content =
    add_object (self, g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream",
                                       (guint) self->content->len, self->content->str));
  guint page = add_object (
    self, g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 %d] /Contents %u 0 R "
                           "/Annots [%s] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> %s >> >>",
                           HEIGHT, content, self->links->str, or_nothing (self->resources)));

  g_string_append_printf (self->kids, "%u 0 R ", page);
  g_string_truncate (self->content, 0);
  g_string_truncate (self->links, 0);
  self->n_pages++;
}

/* A face whose letters stand for others, as the file says (ISO 32000-1, 9.10.3). */
static char *
make_foreign (PdfMaker *self)
{
  g_autofree char *map =
    g_strdup_printf ("/CIDInit /ProcSet findresource begin\nbegincmap\n/CMapName /H def\n"
                     "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
                     "2 beginbfrange\n<20> <40> <0020>\n<61> <7a> <%04x>\nendbfrange\nendcmap\nend",
                     self->a);
  guint at = add_object (self, g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream",
                                                (guint) strlen (map), map));

  return g_strdup_printf ("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode %u 0 R >>",
                          at);
}

static void
make_fixed (PdfMaker *self)
{
  char *plain = self->a != 0
                  ? make_foreign (self)
                  : g_strdup ("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>");
  char **objects = (char **) self->objects->pdata;

  objects[0] =
    g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", or_nothing (self->catalogue));
  objects[1] =
    g_strdup_printf ("<< /Type /Pages /Kids [%s] /Count %u >>", self->kids->str, self->n_pages);
  objects[2] = plain;
  objects[3] = g_strdup ("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>");
  objects[4] = g_strdup_printf ("<< %s >>", or_nothing (self->info));
}

GBytes *
pdf_maker_finish (PdfMaker *self)
{
  GString *file = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) table = g_string_new (NULL);
  gsize start;

  make_fixed (self);
  for (guint i = 0; i < self->objects->len; i++)
    {
      g_string_append_printf (table, "%010u 00000 n \n", (guint) file->len);
      g_string_append_printf (file, "%u 0 obj\n%s\nendobj\n", i + 1,
                              (char *) self->objects->pdata[i]);
    }
  start = file->len;
  g_string_append_printf (file,
                          "xref\n0 %u\n0000000000 65535 f \n%strailer\n<< /Size %u /Root 1 0 R "
                          "/Info 5 0 R %s >>\nstartxref\n%u\n%%%%EOF\n",
                          self->objects->len + 1, table->str, self->objects->len + 1,
                          or_nothing (self->trailer), (guint) start);
  g_ptr_array_unref (self->objects);
  g_string_free (self->content, TRUE);
  g_string_free (self->links, TRUE);
  g_string_free (self->kids, TRUE);
  g_free (self);
  return g_string_free_to_bytes (file);
}
