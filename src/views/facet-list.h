/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The values of one facet under a heading, each with how much it would leave: people, organisations
 * or places of a document, or the tags of the reader's notes. Most used first; the rest is shown on
 * demand. Activating a value toggles it in the query. */
#define DOSSIER_TYPE_FACET_LIST (dossier_facet_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierFacetList, dossier_facet_list, DOSSIER, FACET_LIST, GtkBox)

/* @kind: PERSON, ORGANISATION or PLACE, or NOTE for tags; @title: translated. Hidden while there is
 * nothing to list.
 */
GtkWidget *dossier_facet_list_new (DossierSession *session, DossierKind kind, const char *title);

G_END_DECLS
