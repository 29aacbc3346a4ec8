/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierLateRows:
 *
 * Brings the rows of a list box in a scrolled window up to date: at once those that can be seen,
 * the others a few a frame after the one that shows the change, or when they are scrolled to. A row
 * that says something else is styled, laid out and put on record for drawing by GTK, wherever it
 * is: for the 400 sections of a long document that was more than all else that a change of the
 * query does.
 */
typedef struct _DossierLateRows DossierLateRows;

/* Brings @row up to date; it may be asked for when nothing has changed. */
typedef void (*DossierLateRowFunc) (GtkListBoxRow *row, gpointer data);

/* @list has to outlive it, and to have no other children than rows. */
DossierLateRows *dossier_late_rows_new (GtkListBox *list, DossierLateRowFunc update, gpointer data);
void dossier_late_rows_free (DossierLateRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLateRows, dossier_late_rows_free)

/* What the rows stand for has changed. Few rows are all brought up to date at once. */
void dossier_late_rows_update (DossierLateRows *self);
/* All at once: the rows are new. */
void dossier_late_rows_update_all (DossierLateRows *self);

G_END_DECLS
