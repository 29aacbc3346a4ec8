/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/timeline.h"

G_BEGIN_DECLS

/* Pixels, from the upper left corner of the lanes, without their labels' column. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} DossierTimeRect;

/* Where an entry stands: which lane, and its place in that lane's entries. */
typedef struct
{
  DossierLaneKind lane;
  guint position;
} DossierTimePlace;

/**
 * DossierLaneLayout:
 * @shown: whether there is anything in it in the whole document
 * @binned: too many in view to be told apart: drawn as a histogram
 * @y: its upper edge
 * @height: of all of it
 * @inset: of that, what is kept free at the upper edge for the lane's name
 * @pitch: between the middles of two rows
 * @first_row: the middle of the first row
 * @visible: (element-type guint): the entries in view, unless @binned
 */
typedef struct
{
  gboolean shown;
  gboolean binned;
  double y;
  double height;
  double inset;
  double pitch;
  double first_row;
  GArray *visible;
} DossierLaneLayout;

/**
 * DossierTimeLayout:
 *
 * Where everything stands in the picture of the lanes: one geometry for drawing, for pointing and
 * for the children that stand for the marks.
 */
typedef struct
{
  DossierTimeline *timeline; /* borrowed */
  double width;
  double height; /* of the lanes; the axis is below */
  DossierLaneLayout lanes[DOSSIER_N_LANES];
} DossierTimeLayout;

/* A mark's diameter, and how far it is from the next row's. */
#define DOSSIER_MARK_SIZE 9.0
#define DOSSIER_MARK_PITCH 10.0

void dossier_time_layout_init (DossierTimeLayout *self, DossierTimeline *timeline);
void dossier_time_layout_clear (DossierTimeLayout *self);

/* Works everything out anew for lanes of that size. @inset: the height that a lane's name takes
 * when it stands above the lane rather than beside, else 0. */
void
dossier_time_layout_update (DossierTimeLayout *self, double width, double height, double inset);

/* The height below which lanes cannot be told from each other. */
double dossier_time_layout_get_minimum (DossierTimeLayout *self, double inset);

/* What is drawn of an entry, without its fading ends. FALSE when it is not in view. */
gboolean dossier_time_layout_get_rect (const DossierTimeLayout *self,
                                       DossierTimePlace place,
                                       DossierTimeRect *rect);
double dossier_time_layout_get_row (const DossierTimeLayout *self, DossierTimePlace place);
DossierLaneEntry *dossier_time_layout_get_entry (const DossierTimeLayout *self,
                                                 DossierTimePlace place);

/* The lane at @y; FALSE when there is none. */
gboolean
dossier_time_layout_find_lane (const DossierTimeLayout *self, double y, DossierLaneKind *lane);
/* The entries within @reach pixels of a point, the nearest and topmost first (DossierTimePlace). */
GArray *dossier_time_layout_pick (const DossierTimeLayout *self, double x, double y, double reach);

G_END_DECLS
