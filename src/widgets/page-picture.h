/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "formats/pdf/pdf-picture.h"

G_BEGIN_DECLS

/**
 * DossierPagePicture:
 *
 * A page as it looks, as wide as the room it gets, or wider when it is enlarged; with places on it
 * outlined. For a scrolled window.
 */
#define DOSSIER_TYPE_PAGE_PICTURE (dossier_page_picture_get_type ())
G_DECLARE_FINAL_TYPE (DossierPagePicture, dossier_page_picture, DOSSIER, PAGE_PICTURE, GtkWidget)

GtkWidget *dossier_page_picture_new (void);
/* NULL: none. Places that were outlined go. */
void dossier_page_picture_set_picture (DossierPagePicture *self, DossierPdfPicture *picture);
/* (element-type DossierPdfArea) (nullable): copied. */
void dossier_page_picture_set_areas (DossierPagePicture *self, const GArray *areas);
/* How wide it is at least, in pixels; 0: as the room it gets. */
void dossier_page_picture_set_least_width (DossierPagePicture *self, int width);
/* The rectangle of all that is outlined, in the widget's coordinates; FALSE when nothing is. */
gboolean dossier_page_picture_get_outlined (DossierPagePicture *self, GdkRectangle *rect);

G_END_DECLS
