/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/annotation.h"
#include "model/status.h"

G_BEGIN_DECLS

/* The colours that mean something, the same in every view. Each set keeps its colours apart for
 * people with protanopia, deuteranopia and tritanopia (chosen by CIELAB distance after Machado's
 * simulation), and none is ever the only sign: names, patterns and words go with them. */

/* Speakers have this many colours before they come round again. */
#define DOSSIER_PALETTE_N_SPEAKERS 8

/* Parts of a map that are no status. */
typedef enum
{
  DOSSIER_MAP_COLOUR_SEA,
  DOSSIER_MAP_COLOUR_LAND,
  DOSSIER_MAP_COLOUR_BORDER,
  DOSSIER_MAP_COLOUR_SECOND, /* outline of the second organisation's members */
  DOSSIER_MAP_COLOUR_LABEL,
  DOSSIER_MAP_COLOUR_HALO, /* behind labels and marks */
  DOSSIER_MAP_COLOUR_MARK, /* ring of what is focused or chosen */
} DossierMapColour;

/* @number: as dossier_session_get_speaker_number() gives it; negative: a neutral grey. Reaches
 * 4.5:1 (WCAG 2.1 AA for text) on the theme's views and cards. */
void dossier_palette_speaker (int number, gboolean dark, GdkRGBA *out);

/* A status, for fills and patterns: 3:1 (WCAG 2.1 AA for graphics) on the map's land and on views.
 * NONE is the land's own colour. */
void dossier_palette_status (DossierStatus status, gboolean dark, GdkRGBA *out);

/* A verdict; 4.5:1 on the theme's views and cards. */
void dossier_palette_verdict (DossierVerdict verdict, gboolean dark, GdkRGBA *out);

void dossier_palette_map (DossierMapColour colour, gboolean dark, GdkRGBA *out);

/* The reader's highlights. @fill: lies behind words, and leaves black and white text 4.5:1 or more;
 * transparent for UNDERLINE and NONE. @edge: lines, dots and signs, 3:1 on the page and on @fill.
 */
void dossier_palette_annotation (DossierColour colour, gboolean dark, GdkRGBA *fill, GdkRGBA *edge);

/* Whether @widget is drawn on a dark theme now, and whether with high contrast. Connect to
 * notify::dark and notify::high-contrast of the AdwStyleManager to be told of changes. */
gboolean dossier_palette_is_dark (GtkWidget *widget);
gboolean dossier_palette_is_high_contrast (GtkWidget *widget);

/* WCAG 2.1 contrast ratio of two opaque colours, 1 to 21. */
double dossier_palette_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
