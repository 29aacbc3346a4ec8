/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "model/annotation.h"
#include "model/status.h"

G_BEGIN_DECLS

/* The colours that mean something, the same in every view and on paper. Each set keeps its colours
 * apart for people with protanopia, deuteranopia and tritanopia (chosen by CIELAB distance after
 * Machado's simulation), and none is ever the only sign: names, patterns and words go with them. */

/* sRGB, each from 0 to 1. */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} DossierRgba;

/* Speakers have this many colours before they come round again. */
#define DOSSIER_N_SPEAKER_COLOURS 8

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
void dossier_colours_speaker (int number, gboolean dark, DossierRgba *out);

/* A status, for fills and patterns: 3:1 (WCAG 2.1 AA for graphics) on the map's land and on views.
 * NONE is the land's own colour. */
void dossier_colours_status (DossierStatus status, gboolean dark, DossierRgba *out);

/* A verdict; 4.5:1 on the theme's views and cards. */
void dossier_colours_verdict (DossierVerdict verdict, gboolean dark, DossierRgba *out);

void dossier_colours_map (DossierMapColour colour, gboolean dark, DossierRgba *out);

/* The reader's highlights. @fill: lies behind words, and leaves black and white text 4.5:1 or more;
 * transparent for UNDERLINE and NONE. @edge: lines, dots and signs, 3:1 on the page and on @fill.
 */
void dossier_colours_annotation (DossierColour colour,
                                 gboolean dark,
                                 DossierRgba *fill,
                                 DossierRgba *edge);

/* Moves @self towards @with by a part from 0 to 1; its opacity stays. */
void dossier_rgba_mix (DossierRgba *self, const DossierRgba *with, float share);
void dossier_rgba_set_source (const DossierRgba *self, cairo_t *cr);

G_END_DECLS
