/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierSwatch:
 *
 * A small sample of how a highlight looks: its ground with the line that is its colour's own. Only
 * to be seen: what it stands on has the name.
 */
#define DOSSIER_TYPE_SWATCH (dossier_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DossierSwatch, dossier_swatch, DOSSIER, SWATCH, GtkWidget)

GtkWidget *dossier_swatch_new (DossierColour colour);
void dossier_swatch_set_colour (DossierSwatch *self, DossierColour colour);

G_END_DECLS
