/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFindBar:
 *
 * Where a person types what is to be found in the document, sees how often it stands there, and
 * goes from one place to the next. It finds nothing itself.
 *
 * Signals:
 *  - "changed": the words are others
 *  - "step" (gboolean forward): to the next or the one before
 *  - "close": the person has done with it
 */
#define DOSSIER_TYPE_FIND_BAR (dossier_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFindBar, dossier_find_bar, DOSSIER, FIND_BAR, GtkBox)

/* Without the white space around them; borrowed until the next change. */
const char *dossier_find_bar_get_words (DossierFindBar *self);
/* Does not emit "changed". */
void dossier_find_bar_set_words (DossierFindBar *self, const char *words);
/* Which of how many (from 1); @current 0: none of them is come to. */
void dossier_find_bar_set_count (DossierFindBar *self, guint current, guint total);
/* Gives the entry the keyboard, with its words selected. */
void dossier_find_bar_grab (DossierFindBar *self);

G_END_DECLS
