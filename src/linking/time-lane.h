/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/crossfilter.h"
#include "linking/time-density.h"
#include "linking/time-extent.h"
#include "linking/time-index.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_LANE_MEMBERSHIP,
  DOSSIER_LANE_EVENTS,
  DOSSIER_LANE_QUOTES,
  DOSSIER_LANE_COMMITMENTS,
  DOSSIER_LANE_NOTES, /* the reader's, by the day on which they were made */
} DossierLaneKind;
#define DOSSIER_N_LANES (DOSSIER_LANE_NOTES + 1)

/**
 * DossierLaneEntry:
 * @item: borrowed from the document
 * @index: its index, kept beside it
 * @extent: when; of a commitment from its announcement until it is due, or else until the
 * document's date
 * @anchor: the moment that stands for it
 * @at: where its mark stands: at @anchor, or for one that shares its bounds with others where they
 *   leave room within these bounds
 * @row: in which row of the lane it lies; see dossier_lane_lay_out()
 * @match: whether it passes the query
 */
typedef struct
{
  DossierItem *item;
  guint index;
  DossierTimeExtent extent;
  double anchor;
  double at;
  guint row;
  DossierMatch match;
} DossierLaneEntry;

/**
 * DossierLane:
 * @kind: what it holds
 * @entries: (element-type DossierLaneEntry): in order of beginning: what
 *   dossier_lane_query() gives are places in it
 * @n_rows: how many rows @entries take, at least 1
 * @n_passing: how many entries pass the query
 *
 * The dated items of one kind, ready to be drawn. Read only.
 */
typedef struct
{
  DossierLaneKind kind;
  GArray *entries;
  guint n_rows;
  guint n_passing;

  /*< private >*/
  GPtrArray *items; /* the document's, held: notes are replaced by others */
  DossierTimeIndex *index;
  guint *by_anchor; /* the entries in that order */
  DossierTimeDensity *density;
  DossierTimeDensity *passing; /* NULL while all pass */
  double row_density;
  double row_width;
  guint row_limit;
} DossierLane;

/* @organisation: whose memberships are meant, or NULL; @now: the document's own time. */
DossierLane *dossier_lane_new (DossierLaneKind kind,
                               DossierDocument *document,
                               DossierEntity *organisation,
                               DossierDay now);
void dossier_lane_free (DossierLane *self);

DossierLaneEntry *dossier_lane_get (DossierLane *self, guint position);

/* "26 May 2020: Lavrov: “The CSTO’s potential …”", the date by the locale and as precise as it is
 * known; translated, caller frees. */
char *dossier_lane_name_item (const DossierItem *item);

/* Takes over which items pass; @results may be NULL: then all do. */
void dossier_lane_filter (DossierLane *self, DossierCrossfilter *results);

/* How many entries touch [from, to), and (guint) which, ascending. */
guint dossier_lane_count (DossierLane *self, double from, double to);
void dossier_lane_query (DossierLane *self, double from, double to, GArray *positions);

/* Puts entries that would cover each other into different rows, as far as @max_rows go, for a
 * picture with @density pixels a day in which none is narrower than @width pixels. Marks of the
 * same vague date ("May 2020") share out the time in which they may lie. Rows do not depend on the
 * part shown, so nothing jumps while the picture moves. Memberships have a row a place, whatever
 * @max_rows. */
void dossier_lane_lay_out (DossierLane *self, double density, double width, guint max_rows);

/* The numbers of entries, and of those that pass, in @n_bins equal parts of [from, to); of a
 * stretch counts its beginning. An entry of which only bounds are known is spread over them.
 * Returns the greatest number. */
double dossier_lane_bin (DossierLane *self,
                         double from,
                         double to,
                         guint n_bins,
                         double *counts,
                         double *passing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLane, dossier_lane_free)

G_END_DECLS
