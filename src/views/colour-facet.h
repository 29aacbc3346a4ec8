/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The colours of the reader's highlights, each a toggle in the query with how many notes of it
 * pass; hidden while nothing is highlighted. */
#define DOSSIER_TYPE_COLOUR_FACET (dossier_colour_facet_get_type ())
G_DECLARE_FINAL_TYPE (DossierColourFacet, dossier_colour_facet, DOSSIER, COLOUR_FACET, GtkBox)

GtkWidget *dossier_colour_facet_new (DossierSession *session);

G_END_DECLS
