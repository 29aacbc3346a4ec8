/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/colours.h"

G_BEGIN_DECLS

/* The colours of drawing/colours.h as GTK has them. */
void dossier_palette_speaker (int number, gboolean dark, GdkRGBA *out);
void dossier_palette_status (DossierStatus status, gboolean dark, GdkRGBA *out);
void dossier_palette_verdict (DossierVerdict verdict, gboolean dark, GdkRGBA *out);
void dossier_palette_map (DossierMapColour colour, gboolean dark, GdkRGBA *out);
void dossier_palette_annotation (DossierColour colour, gboolean dark, GdkRGBA *fill, GdkRGBA *edge);

GdkRGBA dossier_rgba_to_gdk (const DossierRgba *colour);
DossierRgba dossier_rgba_from_gdk (const GdkRGBA *colour);

/* Whether @widget is drawn on a dark theme now, and whether with high contrast. Connect to
 * notify::dark and notify::high-contrast of the AdwStyleManager to be told of changes. */
gboolean dossier_palette_is_dark (GtkWidget *widget);
gboolean dossier_palette_is_high_contrast (GtkWidget *widget);

/* WCAG 2.1 contrast ratio of two opaque colours, 1 to 21. */
double dossier_palette_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
