/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/shelf.h"

G_BEGIN_DECLS

/* A line of the library's list as an item of a list model. */
#define DOSSIER_TYPE_LIBRARY_ITEM (dossier_library_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibraryItem, dossier_library_item, DOSSIER, LIBRARY_ITEM, GObject)

DossierLibraryItem *dossier_library_item_new (DossierDocumentInfo *info);
DossierDocumentInfo *dossier_library_item_get_info (DossierLibraryItem *self); /* borrowed */
/* Title, authors, date: how it is read aloud. Caller frees. */
char *dossier_library_item_describe (DossierLibraryItem *self);

/**
 * DossierLibraryRow:
 *
 * What a document of the library is, in three lines: title; who, when, in which language; what is
 * marked in it and when it was read. Made for a list that shows now one document in it and now
 * another.
 */
#define DOSSIER_TYPE_LIBRARY_ROW (dossier_library_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibraryRow, dossier_library_row, DOSSIER, LIBRARY_ROW, GtkBox)

GtkWidget *dossier_library_row_new (void);
/* @collections: (element-type DossierCollection): to name those that it is in. */
void dossier_library_row_set_item (DossierLibraryRow *self,
                                   DossierLibraryItem *item,
                                   const GPtrArray *collections);

G_END_DECLS
