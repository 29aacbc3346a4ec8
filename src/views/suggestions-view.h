/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/review.h"

G_BEGIN_DECLS

/**
 * DossierSuggestionsView:
 *
 * What is suggested for a document, one after the other: by kind, and by what was said to it. Up
 * and Down walk through it; A or Enter accepts, R or Delete rejects, E corrects, T takes an answer
 * back.
 *
 * Signals:
 *  - "current" (DossierProposal *): another one is looked at, or NULL
 *  - "show-in-text" (DossierProposal *): the person wants to see it in the text
 *  - "close": the person is done
 */
#define DOSSIER_TYPE_SUGGESTIONS_VIEW (dossier_suggestions_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestionsView,
                      dossier_suggestions_view,
                      DOSSIER,
                      SUGGESTIONS_VIEW,
                      AdwBin)

GtkWidget *dossier_suggestions_view_new (DossierReview *review);
/* Gives the list the keyboard. */
void dossier_suggestions_view_focus (DossierSuggestionsView *self);
/* Looks at @proposal, whatever was listed. */
void dossier_suggestions_view_select (DossierSuggestionsView *self, DossierProposal *proposal);
/* The one that is looked at, or NULL; borrowed. */
DossierProposal *dossier_suggestions_view_get_current (DossierSuggestionsView *self);

G_END_DECLS
