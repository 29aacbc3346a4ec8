/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierCodeText:
 *
 * A text view for a template: letters of one width, numbers of the lines before them, what stands
 * between "{{" and "}}" in bold, and one line that may be marked as wrong. Tab leaves it, since the
 * keyboard would not get out of it otherwise.
 */
#define DOSSIER_TYPE_CODE_TEXT (dossier_code_text_get_type ())
G_DECLARE_FINAL_TYPE (DossierCodeText, dossier_code_text, DOSSIER, CODE_TEXT, GtkTextView)

GtkWidget *dossier_code_text_new (void);

/* What stands in it; caller frees. */
char *dossier_code_text_get_text (DossierCodeText *self);
/* In the place of all; the view's own undo begins anew. */
void dossier_code_text_set_text (DossierCodeText *self, const char *text);

/* From 1 on; 0: none. */
void dossier_code_text_set_wrong_line (DossierCodeText *self, guint line);
guint dossier_code_text_get_wrong_line (DossierCodeText *self);
/* Puts the cursor at its beginning and shows it. */
void dossier_code_text_go_to_line (DossierCodeText *self, guint line);

G_END_DECLS
