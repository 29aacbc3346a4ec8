/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The map's twin: the same standings as rows of a table, and with them the organisations that stand
 * in a relation to the one shown and so are on no map. Activating a row does what a click on the
 * country does. */
#define DOSSIER_TYPE_MAP_TABLE (dossier_map_table_get_type ())
G_DECLARE_FINAL_TYPE (DossierMapTable, dossier_map_table, DOSSIER, MAP_TABLE, GtkWidget)

GtkWidget *dossier_map_table_new (DossierSession *session);

/* (element-type DossierMapRow): shows @rows that have a standing; copies what it needs. */
void dossier_map_table_set_rows (DossierMapTable *self, GArray *rows);

G_END_DECLS
