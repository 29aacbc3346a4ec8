/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The numbers of a text view's lines, to stand in its gutter. They are only seen: what reads a text
 * aloud tells the line by itself. */
#define DOSSIER_TYPE_CODE_GUTTER (dossier_code_gutter_get_type ())
G_DECLARE_FINAL_TYPE (DossierCodeGutter, dossier_code_gutter, DOSSIER, CODE_GUTTER, GtkWidget)

/* @view: which holds it. */
GtkWidget *dossier_code_gutter_new (GtkTextView *view);
/* From 1 on: this number has a sign; 0: none. */
void dossier_code_gutter_set_wrong_line (DossierCodeGutter *self, guint line);

G_END_DECLS
