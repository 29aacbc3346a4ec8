/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/time-layout.h"

G_BEGIN_DECLS

/**
 * DossierTimelineMark:
 *
 * Stands for one item that the lanes have drawn: for the keyboard, assistive technology and the
 * pointer. It draws nothing itself but the focus ring of its style, so that a hundred of them cost
 * nothing while the picture moves; they are put in place when it rests.
 *
 * Signals:
 *  - "chosen": it was activated
 *  - "walked" (int along, int across): an arrow key asks for a neighbour in time, or in the lanes
 */
#define DOSSIER_TYPE_TIMELINE_MARK (dossier_timeline_mark_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineMark, dossier_timeline_mark, DOSSIER, TIMELINE_MARK, GtkWidget)

GtkWidget *dossier_timeline_mark_new (void);

/* @description: (nullable): what there is to say besides its name. Both NULL for a mark at rest. */
void dossier_timeline_mark_set_item (DossierTimelineMark *self,
                                     DossierItem *item,
                                     const char *description);
DossierItem *dossier_timeline_mark_get_item (DossierTimelineMark *self); /* borrowed */

void dossier_timeline_mark_set_place (DossierTimelineMark *self, DossierTimePlace place);
DossierTimePlace dossier_timeline_mark_get_place (DossierTimelineMark *self);

G_END_DECLS
