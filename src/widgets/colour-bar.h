/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A narrow upright bar in a speaker's colour, of the light or dark set by the theme it is drawn on.
 */
#define DOSSIER_TYPE_COLOUR_BAR (dossier_colour_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierColourBar, dossier_colour_bar, DOSSIER, COLOUR_BAR, GtkWidget)

GtkWidget *dossier_colour_bar_new (void);
/* @number: as dossier_session_get_speaker_number() gives it. */
void dossier_colour_bar_set_speaker (DossierColourBar *self, int number);

G_END_DECLS
