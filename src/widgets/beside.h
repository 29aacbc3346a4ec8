/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierBeside:
 *
 * Two children of the same size with a line between: beside each other where there is room for
 * both, otherwise the second below the first. No child is measured by the other's content.
 */
#define DOSSIER_TYPE_BESIDE (dossier_beside_get_type ())
G_DECLARE_FINAL_TYPE (DossierBeside, dossier_beside, DOSSIER, BESIDE, GtkWidget)

/* Taken. */
void dossier_beside_set_children (DossierBeside *self, GtkWidget *first, GtkWidget *second);
/* How they stand now. */
GtkOrientation dossier_beside_get_orientation (DossierBeside *self);

G_END_DECLS
