/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierColourButtons:
 *
 * A row of buttons, one a colour of highlights and one to underline, named for what they do.
 *
 * Signals:
 *  - "chosen" (gint colour): a DossierColour
 */
#define DOSSIER_TYPE_COLOUR_BUTTONS (dossier_colour_buttons_get_type ())
G_DECLARE_FINAL_TYPE (DossierColourButtons, dossier_colour_buttons, DOSSIER, COLOUR_BUTTONS, GtkBox)

GtkWidget *dossier_colour_buttons_new (void);

/* Which is shown as the present one; NONE: none. Emits nothing. */
void dossier_colour_buttons_set_colour (DossierColourButtons *self, DossierColour colour);

G_END_DECLS
