/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/* Which items stand in which passage: so that what holds a note is found without a look at all.
 * Items go by their number in the crossfilter. Internal to linking. */
typedef struct _DossierHolders DossierHolders;

/* That the item @item holds note number @note. */
typedef struct
{
  guint item;
  guint note;
} DossierHeld;

DossierHolders *
dossier_holders_new (DossierItem *const *items, guint n_items, DossierDocument *document);
void dossier_holders_free (DossierHolders *self);

/* Adds to @numbers (element-type guint) the items that hold @note: all that stands in the passages
 * of its words, or in those of the quote that it is about. */
void dossier_holders_collect (DossierHolders *self, DossierAnnotation *note, GArray *numbers);

/* Sorts @held (element-type DossierHeld) by item and leaves each pair once. */
void dossier_held_sort (GArray *held);

G_END_DECLS
