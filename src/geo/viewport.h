/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "geo/world.h"

G_BEGIN_DECLS

/**
 * DossierViewport:
 *
 * Which part of the plane of geo/projection.h a window of so many pixels shows: centre and scale.
 * Knows no display; what is drawn and what is hit by the pointer go through the same two functions.
 *
 * Signals:
 *  - "changed": after any change of size, centre or scale
 */
#define DOSSIER_TYPE_VIEWPORT (dossier_viewport_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewport, dossier_viewport, DOSSIER, VIEWPORT, GObject)

/* The closest view, pixels a kilometre: what the source is made for, and a little more. */
#define DOSSIER_VIEWPORT_MAX_SCALE 1.5

/* Pixels that fitting leaves free on each side. */
typedef struct
{
  double left, top, right, bottom;
} DossierViewportPadding;

DossierViewport *dossier_viewport_new (void);

/* Pixels; a view that was fitted stays fitted. */
void dossier_viewport_set_size (DossierViewport *self, double width, double height);
double dossier_viewport_get_width (DossierViewport *self);
double dossier_viewport_get_height (DossierViewport *self);

/* Pixels a kilometre. */
double dossier_viewport_get_scale (DossierViewport *self);

/* Shows all of @box as large as it goes. Takes effect when there is a size. An empty box shows the
 * world. */
void dossier_viewport_fit (DossierViewport *self,
                           const DossierGeoBox *box,
                           const DossierViewportPadding *padding);
/* Whether nothing has moved since the last fit. */
gboolean dossier_viewport_is_fitted (DossierViewport *self);

/* Moves what is shown by so many pixels: positive: to the right and down. */
void dossier_viewport_pan (DossierViewport *self, double dx, double dy);
/* Magnifies by @factor; the place under the pixel (@x, @y) stays where it is. */
void dossier_viewport_zoom (DossierViewport *self, double factor, double x, double y);
/* Moves as little as it takes to bring the place into the view, @margin pixels from its edges. */
void dossier_viewport_reveal (DossierViewport *self, double x, double y, double margin);

/* Kilometres to pixels and back. */
void dossier_viewport_to_pixels (DossierViewport *self,
                                 double x,
                                 double y,
                                 double *pixel_x,
                                 double *pixel_y);
void dossier_viewport_to_plane (DossierViewport *self,
                                double pixel_x,
                                double pixel_y,
                                double *x,
                                double *y);
/* What is shown, in kilometres. */
void dossier_viewport_get_box (DossierViewport *self, DossierGeoBox *box);

G_END_DECLS
