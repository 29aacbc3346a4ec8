/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierRowPool:
 *
 * The children of rows that a list has let go. A GtkListView frees all of its rows when other items
 * take their places, up to 200 at once, and makes others: to take a row apart takes a third of the
 * time of a change. Some of them are used again, the others go when there is nothing else to do.
 */
typedef struct _DossierRowPool DossierRowPool;

DossierRowPool *dossier_row_pool_new (void);
void dossier_row_pool_free (DossierRowPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRowPool, dossier_row_pool_free)

/* @child shows nothing any more; for the factory's "unbind". GTK 4.8 has taken it out of its row
 * before it says "teardown". */
void dossier_row_pool_keep (DossierRowPool *self, GtkWidget *child);
/* @child shows something, for "bind", whether it was kept or not. */
void dossier_row_pool_use (DossierRowPool *self, GtkWidget *child);
/* One that can be put into a row, for "setup", or NULL; borrowed. */
GtkWidget *dossier_row_pool_find (DossierRowPool *self);

G_END_DECLS
