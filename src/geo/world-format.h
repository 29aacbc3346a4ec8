/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The compact geometry that src/geo/compiler writes and geo/world.c reads where it lies, mapped
 * with the program: nothing is parsed or copied, and pages that are not looked at are not loaded.
 *
 * All numbers are little-endian. Points are in the plane of geo/projection.h, in units of
 * header.unit kilometres, x east and y south. After the header follow, without gaps and in this
 * order:
 *
 *   DossierWorldCountry countries[n_countries]    by alpha-3 code, ascending
 *   DossierWorldRing    rings[n_rings]            a country's rings together, the largest first
 *   DossierWorldArc     arcs[n_arcs]
 *   guint32             starts[n_arcs + 1]        first point of each arc
 *   gint16              refs[n_refs, padded to an even number]
 *   gint16              points[n_points][2]
 *   guint8              levels[n_points]          coarsest level that has the point
 *
 * A ring is a run of refs: arc i forward as i, backward as ~i; each arc ends where the next begins
 * and the last where the first began. Neighbours share an arc, so that they stay joined at every
 * level. An arc's points are starts[arc] up to starts[arc + 1], both ends included; at a level it
 * has those whose own level is no higher: a ring too small to be seen has none. Level 0 is the
 * coarsest. Rings are filled by the even-odd rule: holes need no mark. */

#define DOSSIER_WORLD_MAGIC 0x31444c57u /* "WLD1" */
#define DOSSIER_WORLD_LEVELS 4

/* Kilometres a pixel down to which each level looks right, coarsest first; the last has all points
 * of the source, which is made for about 5. */
#define DOSSIER_WORLD_RESOLUTIONS                                                                  \
  {                                                                                                \
    24.0, 11.0, 5.0, 0.0                                                                           \
  }

typedef struct
{
  gint16 left, top, right, bottom;
} DossierWorldBox;

typedef struct
{
  guint32 magic;
  guint32 n_countries;
  guint32 n_rings;
  guint32 n_arcs;
  guint32 n_refs;
  guint32 n_points;
  guint32 unit; /* of coordinates, in millimetres */
  guint32 reserved;
} DossierWorldHeader;

typedef struct
{
  char a3[4]; /* ISO 3166-1 alpha-3 and a zero */
  guint32 first_ring;
  guint32 n_rings;
  guint32 area;          /* km², on the sphere */
  DossierWorldBox box;   /* of all rings */
  DossierWorldBox frame; /* without far and small parts: what a map of the country shows */
  gint16 label[2];       /* the point farthest from the border of the largest ring */
  gint16 label_radius;   /* its distance from the border */
  gint16 reserved;
} DossierWorldCountry;

typedef struct
{
  guint32 first_ref;
  guint16 n_refs;
  guint16 reserved;
  DossierWorldBox box;
} DossierWorldRing;

typedef struct
{
  gint16 left; /* countries on the two sides; -1: the sea */
  gint16 right;
  DossierWorldBox box;
} DossierWorldArc;

G_STATIC_ASSERT (sizeof (DossierWorldHeader) == 32);
G_STATIC_ASSERT (sizeof (DossierWorldCountry) == 40);
G_STATIC_ASSERT (sizeof (DossierWorldRing) == 16);
G_STATIC_ASSERT (sizeof (DossierWorldArc) == 12);

G_END_DECLS
