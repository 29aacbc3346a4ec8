/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/timeline.h"

G_BEGIN_DECLS

/* All time of a document as a histogram, with a frame about the part that the lanes show: the frame
 * is dragged and drawn larger or smaller by its edges, a press beside it takes it there. */
#define DOSSIER_TYPE_TIMELINE_OVERVIEW (dossier_timeline_overview_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineOverview,
                      dossier_timeline_overview,
                      DOSSIER,
                      TIMELINE_OVERVIEW,
                      GtkWidget)

GtkWidget *dossier_timeline_overview_new (DossierTimeline *timeline);

G_END_DECLS
