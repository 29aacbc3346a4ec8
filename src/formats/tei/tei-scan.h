/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where in a file's bytes a list of annotations can be put, in a place that TEI P5 allows. */
typedef struct
{
  gsize place;           /* in bytes */
  gboolean in_stand_off; /* within a standOff: the list alone; else it brings one */
  char *prefix;          /* of the names of TEI's elements there: "tei:", or "" */
} TeiSlot;

typedef struct
{
  gsize from;
  gsize to;
} TeiRange;

/* @slots: (element-type TeiSlot): the first for a text that stands alone as the root, then one for
 *   each element TEI, in the order of their start tags. A place of 0: there is none
 * @ours: (element-type TeiRange): what an export has put there before, in order
 * @crlf: lines end by CR LF */
typedef struct
{
  GArray *slots;
  GArray *ours;
  gboolean crlf;
} TeiScan;

/* How a list of ours is known: <listAnnotation type="dossier" corresp="dossier://…">. */
#define TEI_OURS "dossier"
#define TEI_SCHEME "dossier://"

/* Goes through @bytes, a well-formed file: its tags alone, as its encoding has them. NULL when that
 * is none in which they can be told. */
TeiScan *tei_scan (GBytes *bytes);
void tei_scan_free (TeiScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeiScan, tei_scan_free)

/* @bytes without what exports have put there; caller frees. */
GBytes *tei_strip (GBytes *bytes);

G_END_DECLS
