/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/item.h"

G_BEGIN_DECLS

/* How much of a number was done, as a bar. The figures themselves stand beside it. */
#define DOSSIER_TYPE_FIGURE_BAR (dossier_figure_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFigureBar, dossier_figure_bar, DOSSIER, FIGURE_BAR, GtkWidget)

GtkWidget *dossier_figure_bar_new (void);
/* @of: more than 0; @verdict: whose colour it takes. */
void dossier_figure_bar_set (DossierFigureBar *self, guint done, guint of, DossierVerdict verdict);

G_END_DECLS
