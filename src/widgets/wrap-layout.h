/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts children in a row as wide as they like, and begins a new row where one is full. Rows follow
 * the text direction. */
#define DOSSIER_TYPE_WRAP_LAYOUT (dossier_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DossierWrapLayout,
                      dossier_wrap_layout,
                      DOSSIER,
                      WRAP_LAYOUT,
                      GtkLayoutManager)

/* Pixels between the children of a row and between rows. */
GtkLayoutManager *dossier_wrap_layout_new (int column_spacing, int row_spacing);
/* Where all would fit beside each other if they took less than they like, they do that instead. */
GtkLayoutManager *dossier_wrap_layout_new_yielding (int column_spacing, int row_spacing);

G_END_DECLS
