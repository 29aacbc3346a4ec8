/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/pdf/pdf-picture.h"

#include <math.h>
#include <string.h>

#include "formats/pdf/pdf-fault.h"
#include "formats/pdf/pdf-message.h"
#include "formats/pdf/pdf-process.h"
#include "formats/pdf/pdf-text.h"

G_DEFINE_BOXED_TYPE (DossierPdfPicture,
                     dossier_pdf_picture,
                     dossier_pdf_picture_ref,
                     dossier_pdf_picture_unref)

DossierPdfPicture *
dossier_pdf_picture_ref (DossierPdfPicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
picture_clear (gpointer data)
{
  DossierPdfPicture *self = data;

  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_clear_pointer ((PdfPage **) &self->lines, pdf_page_free);
}

void
dossier_pdf_picture_unref (DossierPdfPicture *self)
{
  g_atomic_rc_box_release_full (self, picture_clear);
}

/* What the other program tells may be anything. */
static gboolean
take_pixels (DossierPdfPicture *self, GVariant *message)
{
  g_autoptr (GVariant) pixels = NULL;
  guint width, height;

  g_variant_get (message, "(uuu@ay)", &self->n_pages, &width, &height, &pixels);
  if (width == 0 || height == 0 || width > G_MAXINT16 || height > G_MAXINT16 ||
      g_variant_get_size (pixels) != (gsize) width * height * 4)
    return FALSE;
  self->width = (int) width;
  self->height = (int) height;
  self->pixels = g_variant_get_data_as_bytes (pixels);
  return TRUE;
}

static gboolean
take_messages (DossierPdfPicture *self, GBytes *messages)
{
  gsize at = 0;
  g_autoptr (GVariant) picture = pdf_process_next_message (messages, &at, PDF_PICTURE);
  g_autoptr (GVariant) page = NULL;

  if (picture == NULL || !take_pixels (self, picture))
    return FALSE;
  page = pdf_process_next_message (messages, &at, PDF_PAGE);
  if (page == NULL)
    return FALSE;
  self->lines = pdf_page_new (page);
  pdf_page_order (self->lines);
  return TRUE;
}

DossierPdfPicture *
dossier_pdf_picture_parse (GBytes *messages, guint page)
{
  g_autoptr (DossierPdfPicture) self = NULL;

  g_return_val_if_fail (messages != NULL, NULL);

  self = g_atomic_rc_box_new0 (DossierPdfPicture);
  self->page = page;
  return take_messages (self, messages) ? g_steal_pointer (&self) : NULL;
}

DossierPdfPicture *
dossier_pdf_draw_page (GBytes *bytes,
                       const char *name,
                       guint page,
                       int width,
                       GCancellable *cancellable,
                       GError **error)
{
  DossierPdfPicture *self;
  g_autoptr (GBytes) messages = NULL;
  g_autofree char *index = g_strdup_printf ("%u", page);
  g_autofree char *pixels = g_strdup_printf ("%d", width);
  const char *const arguments[] = { "page", index, pixels, NULL };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  messages = pdf_process_run (arguments, bytes, name, cancellable, error);
  if (messages == NULL)
    return NULL;
  self = dossier_pdf_picture_parse (messages, page);
  if (self == NULL)
    pdf_set_fault (PDF_FAULT_BROKEN, name, error);
  return self;
}

/* Places */

/* The letters and digits of @text, in lower case, without what a ligature or an accent is made of.
 */
static void
append_letters (GString *out, const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
}

static void
add_area (GArray *areas, const PdfPage *page, const PdfLine *line)
{
  double x1 = page->mirrored ? page->width - line->x2 : line->x1;
  double x2 = page->mirrored ? page->width - line->x1 : line->x2;
  DossierPdfArea area = { x1 / page->width, line->y1 / page->height, x2 / page->width,
                          line->y2 / page->height };

  g_array_append_val (areas, area);
}

/* Of all places at which @words stand the one nearest to @place, or NULL. */
static const char *
find_nearest (const GString *all, const GString *words, double place)
{
  const char *best = NULL;
  double distance = 0;

  for (const char *p = all->str; (p = strstr (p, words->str)) != NULL; p++)
    {
      double away = fabs ((double) (p - all->str) - place * (double) all->len);

      if (best != NULL && away >= distance)
        break; /* it only grows from there */
      best = p;
      distance = away;
    }
  return best;
}

GArray *
dossier_pdf_picture_find (const DossierPdfPicture *self, const char *text, double place)
{
  const PdfPage *page = self->lines;
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (DossierPdfArea));
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree gsize *ends = g_new0 (gsize, page->lines->len + 1);
  const char *found = NULL;
  gsize start;

  append_letters (words, text);
  for (guint i = 0; i < page->lines->len; i++)
    {
      append_letters (all, ((PdfLine *) page->lines->pdata[i])->text);
      ends[i] = all->len;
    }
  if (words->len > 0 && page->width > 0 && page->height > 0)
    found = find_nearest (all, words, place);
  if (found == NULL)
    return areas;
  start = (gsize) (found - all->str);
  for (guint i = 0; i < page->lines->len; i++)
    if (ends[i] > start && (i == 0 ? 0 : ends[i - 1]) < start + words->len)
      add_area (areas, page, page->lines->pdata[i]);
  return areas;
}
