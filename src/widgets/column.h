/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierColumn:
 *
 * A vertical box for wrapped text that stands beside something else. A horizontal #GtkBox asks its
 * children how wide they are at its height, and for that a label tries one width after the other:
 * 16 quotes took 100 ms. A column gives the same answer at every height.
 */
#define DOSSIER_TYPE_COLUMN (dossier_column_get_type ())
G_DECLARE_FINAL_TYPE (DossierColumn, dossier_column, DOSSIER, COLUMN, GtkWidget)

/* @spacing: pixels between children */
GtkWidget *dossier_column_new (int spacing);
void dossier_column_append (DossierColumn *self, GtkWidget *child);

G_END_DECLS
