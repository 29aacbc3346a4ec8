/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/picture.h"
#include "linking/time-layout.h"

G_BEGIN_DECLS

/**
 * DossierTimeLabel:
 * @place: of the entry that it names
 * @layout: the words
 * @x, @y: its upper left corner, from that of the lanes
 *
 * Where nothing can be pointed at, what stands on the timeline has its name beside it.
 */
typedef struct
{
  DossierTimePlace place;
  PangoLayout *layout;
  double x;
  double y;
} DossierTimeLabel;

/**
 * DossierTimePage:
 * @layout: of the lanes, each as high as its rows need
 * @gutter: what is left of the lanes for the names of places
 * @labels: (element-type DossierTimeLabel): none touches another, or a mark
 *
 * A timeline laid out for paper.
 */
typedef struct
{
  DossierTimeLayout layout;
  double gutter;
  GArray *labels;
} DossierTimePage;

/* What is kept free above each lane for its name. */
#define DOSSIER_TIME_PAGE_INSET 24.0

/* @timeline: whose window of time is set; no widget's, since its size is changed and its entries
 * get rows of their own. @width: of it all. */
void dossier_time_page_init (DossierTimePage *self,
                             DossierTimeline *timeline,
                             double width,
                             PangoContext *context);
void dossier_time_page_clear (DossierTimePage *self);

G_END_DECLS
