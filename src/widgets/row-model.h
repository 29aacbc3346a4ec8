/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/item.h"

G_BEGIN_DECLS

/* A row of a grouped list: either an item or the heading of those that follow. */
#define DOSSIER_TYPE_ROW (dossier_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierRow, dossier_row, DOSSIER, ROW, GObject)

DossierItem *dossier_row_get_item (DossierRow *self);   /* NULL for a heading; borrowed */
const char *dossier_row_get_heading (DossierRow *self); /* NULL for an item; borrowed */

/**
 * DossierRowModel:
 *
 * A #GListModel of #DossierRow over a flat array. Lists here are filtered as a whole and often: an
 * array that is replaced at once, with rows made when they come into view, takes 100,000 items in a
 * few milliseconds, which a GtkFilterListModel over a GListStore does not.
 */
#define DOSSIER_TYPE_ROW_MODEL (dossier_row_model_get_type ())
G_DECLARE_FINAL_TYPE (DossierRowModel, dossier_row_model, DOSSIER, ROW_MODEL, GObject)

typedef struct
{
  DossierItem *item;   /* borrowed; NULL for a heading */
  const char *heading; /* interned or otherwise outliving the model's next set */
} DossierRowEntry;

DossierRowModel *dossier_row_model_new (void);
/* Makes a new set of rows come in over several frames: the first @first of them at once, which
 * should fill what is seen, the others a few a frame while @list (a #GtkListView of the model)
 * is on the screen. A GtkListView makes the widgets of 200 rows beyond those
 * it shows before it paints anything, and each row takes milliseconds. */
void dossier_row_model_set_gradual (DossierRowModel *self, GtkWidget *list, guint first);
/* @entries: (element-type DossierRowEntry) (transfer full). Those of the set before have to be
 * there still: they are compared, and where few rows differ the others stay. */
void dossier_row_model_set (DossierRowModel *self, GArray *entries);
/* The position of @item, or -1; the rows up to it are there then. */
int dossier_row_model_find (DossierRowModel *self, const DossierItem *item);

G_END_DECLS
