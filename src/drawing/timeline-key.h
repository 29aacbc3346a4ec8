/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/picture.h"
#include "drawing/timeline-page.h"
#include "drawing/timeline-paint.h"

G_BEGIN_DECLS

/* "Membership", "Events": the name of a lane; translated, static. */
const char *dossier_lane_get_name (DossierLaneKind kind);

/* Puts what the signs on @page mean below it, those that occur. Without a @canvas (NULL) it only
 * measures. Returns the height. */
double dossier_timeline_key (const DossierTimePage *page,
                             const DossierTimelineColours *colours,
                             DossierCanvas *canvas,
                             PangoContext *context,
                             double y,
                             double width);

G_END_DECLS
