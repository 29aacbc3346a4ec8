/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/proposal.h"

G_BEGIN_DECLS

/* A row about one suggestion: what it is, the words, what it would become and why, with buttons for
 * the answer: actions "suggestion.accept", "suggestion.reject", "suggestion.correct" and
 * "suggestion.take-back", whose parameter (u) is the proposal's number. */
#define DOSSIER_TYPE_SUGGESTION_ROW (dossier_suggestion_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestionRow, dossier_suggestion_row, DOSSIER, SUGGESTION_ROW, GtkBox)

GtkWidget *dossier_suggestion_row_new (void);
void dossier_suggestion_row_set (DossierSuggestionRow *self, DossierProposal *proposal);

G_END_DECLS
