/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* A row of the side bar: a name, and how much it would leave of what is counted. */
#define DOSSIER_TYPE_COUNT_ROW (dossier_count_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierCountRow, dossier_count_row, DOSSIER, COUNT_ROW, GtkListBoxRow)

/* @item: (nullable); @level: of indentation, from 0. */
GtkWidget *dossier_count_row_new (DossierItem *item, const char *text, int level);
/* What the tooltip says when the text is an abbreviation; NULL: the text itself when it is cut
 * short. */
void dossier_count_row_set_full_text (DossierCountRow *self, const char *text);
/* A sign between text and count. */
void dossier_count_row_set_icon (DossierCountRow *self, const char *icon_name);
DossierItem *dossier_count_row_get_item (DossierCountRow *self); /* borrowed */
/* @name: the accessible name, with the count in words. */
void dossier_count_row_set_count (DossierCountRow *self, guint count, const char *name);
/* Without a count, for what is not counted. */
void dossier_count_row_hide_count (DossierCountRow *self);
/* Part of the query; under attention; where the reader is. */
void dossier_count_row_set_chosen (DossierCountRow *self, gboolean chosen);
void dossier_count_row_set_focused (DossierCountRow *self, gboolean focused);
void dossier_count_row_set_current (DossierCountRow *self, gboolean current);

/* Whether the reader has written on what it stands for. */
void dossier_count_row_update_notes (DossierCountRow *self, DossierSession *session);

/* The heading and the list that groups of the side bar are made of. @title: translated. */
GtkWidget *dossier_sidebar_heading (const char *title);
GtkListBox *dossier_sidebar_list (const char *title);

G_END_DECLS
