/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/spanning.h"
#include "store/shelf.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_SUBSET_ALL,
  DOSSIER_SUBSET_COLLECTION,
  DOSSIER_SUBSET_TAG,
  DOSSIER_SUBSET_LANGUAGE,
  DOSSIER_SUBSET_TRASH,
} DossierSubsetKind;

/**
 * DossierLibrarySubsets:
 *
 * The parts of the library that can be looked at by themselves: all, each collection, tag and
 * language, the trash. Its model has their names.
 */
typedef struct _DossierLibrarySubsets DossierLibrarySubsets;
DossierLibrarySubsets *dossier_library_subsets_new (void);
void dossier_library_subsets_free (DossierLibrarySubsets *self);
GListModel *dossier_library_subsets_get_model (DossierLibrarySubsets *self); /* borrowed */
/* Takes those of @shelf. Returns: where what was at @index is now; 0, all, when it is gone. */
guint
dossier_library_subsets_update (DossierLibrarySubsets *self, DossierShelf *shelf, guint index);
DossierSubsetKind dossier_library_subsets_get_kind (DossierLibrarySubsets *self, guint index);
/* Fills what of @choice follows; borrowed from @self. */
void
dossier_library_subsets_fill (DossierLibrarySubsets *self, guint index, DossierShelfChoice *choice);
/* All documents of it as they can be read together; NULL where only a list of them says it. */
DossierReach *dossier_library_subsets_get_reach (DossierLibrarySubsets *self, guint index);

G_END_DECLS
