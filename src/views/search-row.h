/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/document.h"
#include "store/search.h"

G_BEGIN_DECLS

/* What things of @kind are called, when there are several: "Quotes"; translated, static. */
const char *dossier_hit_kind_to_display (DossierHitKind kind);

/* One thing that a search found: what stands there, the words in bold, and what it is. */
#define DOSSIER_TYPE_SEARCH_ROW (dossier_search_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchRow, dossier_search_row, DOSSIER, SEARCH_ROW, GtkListBoxRow)

GtkWidget *dossier_search_row_new (void);

/* @hit: (nullable): borrowed until the next; @document: (nullable): the one that is shown, if it is
 * found in it. */
void dossier_search_row_set_hit (DossierSearchRow *self,
                                 const DossierHit *hit,
                                 DossierDocument *document);
const DossierHit *dossier_search_row_get_hit (DossierSearchRow *self);

G_END_DECLS
