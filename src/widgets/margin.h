/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierMargin:
 *
 * Puts children beside a text, each at the height at which what it belongs to stands, and further
 * down where another has taken that place; they never overlap. One of them, the pinned one, always
 * gets its place, and those before it give way upwards. Only its children take the pointer.
 */
#define DOSSIER_TYPE_MARGIN (dossier_margin_get_type ())
G_DECLARE_FINAL_TYPE (DossierMargin, dossier_margin, DOSSIER, MARGIN, GtkWidget)

/* Where the child wants its top, in the margin's coordinates: asked for at each allocation. */
typedef int (*DossierMarginFunc) (gpointer user_data, GtkWidget *child);
GtkWidget *dossier_margin_new (void);
void dossier_margin_set_func (DossierMargin *self, DossierMarginFunc func, gpointer user_data);

void dossier_margin_add (DossierMargin *self, GtkWidget *child);
void dossier_margin_remove (DossierMargin *self, GtkWidget *child);
/* NULL: none. */
void dossier_margin_set_pinned (DossierMargin *self, GtkWidget *child);

G_END_DECLS
