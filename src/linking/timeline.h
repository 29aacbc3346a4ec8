/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"
#include "linking/time-lane.h"
#include "linking/time-scale.h"

G_BEGIN_DECLS

/**
 * DossierTimeline:
 *
 * What a timeline shows of a session, without drawing it: the lanes with their dated items, and the
 * window of time that is in view. The widgets that draw overview and lanes share one.
 *
 * Signals:
 *  - "changed": other items, or another document
 *  - "filtered": other items pass the query
 *  - "moved": another window of time, or another width
 */
#define DOSSIER_TYPE_TIMELINE (dossier_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimeline, dossier_timeline, DOSSIER, TIMELINE, GObject)

DossierTimeline *dossier_timeline_new (DossierSession *session);

DossierSession *dossier_timeline_get_session (DossierTimeline *self); /* borrowed */
/* Borrowed until "changed"; NULL without a document. */
DossierLane *dossier_timeline_get_lane (DossierTimeline *self, DossierLaneKind kind);
/* Whether anything is dated. */
gboolean dossier_timeline_has_items (DossierTimeline *self);
/* The last day of which the document can tell: its own date. */
DossierDay dossier_timeline_get_now (DossierTimeline *self);

/* All that the overview shows, as days. */
void dossier_timeline_get_limits (DossierTimeline *self, double *min, double *max);
/* The first and last day of anything dated, without the air that the limits leave about them. */
void dossier_timeline_get_span (DossierTimeline *self, DossierDay *first, DossierDay *last);

/* Borrowed; follows the window. */
const DossierTimeScale *dossier_timeline_get_scale (DossierTimeline *self);
/* @width: of the picture of the lanes, in pixels. @mirrored: right to left. */
void dossier_timeline_set_size (DossierTimeline *self, double width, gboolean mirrored);

/* Each keeps the window within the limits. */
void dossier_timeline_show (DossierTimeline *self, double first, double last);
void dossier_timeline_zoom (DossierTimeline *self, double x, double factor);
void dossier_timeline_pan (DossierTimeline *self, double pixels);
/* The window in which the document opens: the shortest one that ends with its date and holds most
 * of its events, quotes and commitments. */
void dossier_timeline_get_opening (DossierTimeline *self, double *first, double *last);
/* Where the window has to move for first..last to be in view, as little as possible: FALSE when it
 * is in view now. */
gboolean dossier_timeline_find_window (DossierTimeline *self,
                                       double first,
                                       double last,
                                       double *window_first,
                                       double *window_last);

/* The numbers of events, quotes and commitments, or where there are none of memberships, in each of
 * @n_bins equal parts of all time; see dossier_lane_bin(). Returns the greatest number. */
double dossier_timeline_bin (DossierTimeline *self, guint n_bins, double *counts, double *passing);

G_END_DECLS
