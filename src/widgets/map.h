/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "geo/viewport.h"
#include "model/status.h"

G_BEGIN_DECLS

/**
 * DossierMap:
 *
 * Draws the world with the standing of countries in one or two organisations, and lets a person
 * walk, pan and zoom in it. Knows neither documents nor sessions: a view gives it items and is told
 * what was activated.
 *
 * The countries of its items are child widgets, made after the first frame: they can be focused,
 * and have names for assistive technology. The arrow keys lead from one to the next by where they
 * lie, Tab leads in and out.
 *
 * Signals:
 *  - "activated" (gpointer key): a country was clicked, or Enter or Space pressed on it
 *  - "hovered" (gpointer key): the pointer is over another country, or over none (NULL)
 */
#define DOSSIER_TYPE_MAP (dossier_map_get_type ())
G_DECLARE_FINAL_TYPE (DossierMap, dossier_map, DOSSIER, MAP, GtkWidget)

/**
 * DossierMapItem:
 * @key: what the item stands for; only compared, and handed back
 * @country: number in the DossierWorld
 * @chosen: asked for by the query: marked
 * @faded: left out by the query: pale
 * @related: belongs to the focus: ringed
 * @hinted: belongs to what the pointer is over somewhere: ringed thinly
 * @label: (nullable): what stands on the map
 * @name: for assistive technology: "Armenia, member since 1992"
 * @description: (nullable): for assistive technology, what the second organisation says of it
 */
typedef struct
{
  gpointer key;
  guint country;
  DossierStatus status;
  DossierStatus second_status;
  gboolean chosen;
  gboolean faded;
  gboolean related;
  gboolean hinted;
  char *label;
  char *name;
  char *description;
} DossierMapItem;
void dossier_map_item_clear (DossierMapItem *item);

/* What the tooltip says of the item @key (Pango markup); caller frees; NULL: none. */
typedef char *(*DossierMapTooltipFunc) (gpointer key, gpointer data);

GtkWidget *dossier_map_new (void);

/* Owned by the map. */
DossierViewport *dossier_map_get_viewport (DossierMap *self);

/* (element-type DossierMapItem) (transfer full): takes the place of the items before. Keys are kept
 * until the next call. */
void dossier_map_take_items (DossierMap *self, GArray *items);

void dossier_map_set_tooltip_func (DossierMap *self, DossierMapTooltipFunc func, gpointer data);

/* Round which centre the world is shown, in whose plane frame and viewport are: the first one's
 * until then. */
void dossier_map_set_world (DossierMap *self, const DossierWorld *world);
/* What "fit" shows, and the view shows from now on unless the reader has moved it. */
void dossier_map_set_frame (DossierMap *self, const DossierGeoBox *frame);
/* Pixels that what overlays the map takes from its top. */
void dossier_map_set_inset (DossierMap *self, int top);

void dossier_map_fit (DossierMap *self);
/* About the middle. */
void dossier_map_zoom (DossierMap *self, double factor);
/* By this part of the width and the height. */
void dossier_map_pan (DossierMap *self, double across, double down);
/* Brings the country of @key into view. */
void dossier_map_reveal (DossierMap *self, gpointer key);

/* The key of the item at that place of the widget, or NULL. */
gpointer dossier_map_pick (DossierMap *self, double x, double y);

G_END_DECLS
