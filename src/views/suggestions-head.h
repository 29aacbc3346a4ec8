/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/review.h"

G_BEGIN_DECLS

/**
 * DossierSuggestionsHead:
 *
 * What stands above a list of suggestions: which of them are listed, by kind and by what was said
 * to them, and the verbs for all of those ("suggestion.accept-all" and others of an ancestor).
 *
 * Signals:
 *  - "changed": the person chose others
 *  - "close": the person is done
 */
#define DOSSIER_TYPE_SUGGESTIONS_HEAD (dossier_suggestions_head_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestionsHead,
                      dossier_suggestions_head,
                      DOSSIER,
                      SUGGESTIONS_HEAD,
                      GtkBox)

GtkWidget *dossier_suggestions_head_new (DossierReview *review);
/* DOSSIER_N_SUGGESTION_KINDS: of all kinds. */
DossierSuggestionKind dossier_suggestions_head_get_kind (DossierSuggestionsHead *self);
DossierAnswer dossier_suggestions_head_get_answer (DossierSuggestionsHead *self);
/* Lists those of all kinds with that answer; "changed" is not emitted. */
void dossier_suggestions_head_show_all (DossierSuggestionsHead *self, DossierAnswer answer);
/* Says the numbers anew; @n_listed is how many are listed. */
void dossier_suggestions_head_update (DossierSuggestionsHead *self, guint n_listed);
/* The button of the answer that is chosen, for the keyboard; borrowed. */
GtkWidget *dossier_suggestions_head_get_chosen (DossierSuggestionsHead *self);

G_END_DECLS
