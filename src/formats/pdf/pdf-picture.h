/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/format-error.h"

G_BEGIN_DECLS

/* A rectangle on a page, as shares of its width and height from its top left corner. */
typedef struct
{
  double x1, y1, x2, y2;
} DossierPdfArea;

/**
 * DossierPdfPicture:
 * @page: which one it is, from 0
 * @n_pages: how many there are
 * @width: in pixels, as @height
 * @pixels: as cairo has them in ARGB32, without space between rows
 *
 * A page of a PDF as it looks. Immutable.
 */
typedef struct
{
  guint page;
  guint n_pages;
  int width;
  int height;
  GBytes *pixels;

  /*< private >*/
  gpointer lines; /* PdfPage */
} DossierPdfPicture;

#define DOSSIER_TYPE_PDF_PICTURE (dossier_pdf_picture_get_type ())
GType dossier_pdf_picture_get_type (void) G_GNUC_CONST;

/* Has a page of the PDF in @bytes drawn by another program, with bounded time and memory; so wide
 * in pixels, or less when it would be too large. @name stands for the file in errors, which are of
 * DOSSIER_FORMAT_ERROR, or %G_IO_ERROR_CANCELLED. Blocking. */
DossierPdfPicture *dossier_pdf_draw_page (GBytes *bytes,
                                          const char *name,
                                          guint page,
                                          int width,
                                          GCancellable *cancellable,
                                          GError **error);
/* The same of what that program has told of @page; NULL if it is cut off or nothing of the kind. */
DossierPdfPicture *dossier_pdf_picture_parse (GBytes *messages, guint page);
DossierPdfPicture *dossier_pdf_picture_ref (DossierPdfPicture *self);
void dossier_pdf_picture_unref (DossierPdfPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPdfPicture, dossier_pdf_picture_unref)

/* Where on the page @text stands, (element-type DossierPdfArea), one area for each line; white
 * space, hyphens and what else is neither letter nor digit do not matter. Empty when it is not
 * there. Of several places that is given which is nearest to @place: how much of what is read on
 * the page is read before it, from 0 to 1. Transfer full. */
GArray *dossier_pdf_picture_find (const DossierPdfPicture *self, const char *text, double place);

G_END_DECLS
