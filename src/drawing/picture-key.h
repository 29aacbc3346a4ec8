/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/canvas.h"

G_BEGIN_DECLS

/* An entry of a picture's key. */
typedef struct
{
  const char *text;
  gboolean plain; /* no swatch: a remark */
} DossierKeyEntry;

#define DOSSIER_SWATCH_WIDTH 20
#define DOSSIER_SWATCH_HEIGHT 12

/* Draws the swatch of entry number @index into its rectangle at the origin of @cr. */
typedef void (*DossierKeySwatch) (cairo_t *cr, guint index, gpointer data);

/* Puts @entries (element-type DossierKeyEntry) into rows of @width from @y on, each whole unless it
 * is longer than a row. Without a @canvas (NULL) it only measures. Returns the height. */
double dossier_picture_key (DossierCanvas *canvas,
                            PangoContext *context,
                            double y,
                            double width,
                            GArray *entries,
                            DossierKeySwatch swatch,
                            gpointer data);

G_END_DECLS
