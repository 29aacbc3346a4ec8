/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/viewport.h"
#include <gtk/gtk.h>

#include "drawing/map-layer.h"

G_BEGIN_DECLS

/* The drawn map, kept between frames. The view is drawn as one picture; where it is panned beyond
 * that, tiles are drawn beside it, some in each frame; while it is zoomed what is there is
 * stretched until it has settled. So no frame draws much. Of one widget; not reference counted. */
typedef struct _DossierMapSurface DossierMapSurface;

/* @widget: borrowed; outlives the surface, which queues its drawing. */
DossierMapSurface *dossier_map_surface_new (GtkWidget *widget, DossierViewport *viewport);
void dossier_map_surface_free (DossierMapSurface *self);

/* Round which centre the world is drawn; the first one's until then. */
void dossier_map_surface_set_world (DossierMapSurface *self, const DossierWorld *world);
/* (element-type DossierMapShape): what is drawn; compared with what is there. Labels are copied. */
void dossier_map_surface_set_shapes (DossierMapSurface *self, GArray *shapes);
/* Colours, font or scale factor have changed; or the next frame shall be sharp. */
void dossier_map_surface_invalidate (DossierMapSurface *self);
/* Whether a frame has been drawn. */
gboolean dossier_map_surface_is_drawn (DossierMapSurface *self);

/* Appends what the viewport shows. */
void dossier_map_surface_snapshot (DossierMapSurface *self, GtkSnapshot *snapshot);

G_END_DECLS
