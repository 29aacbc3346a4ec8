/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/review.h"

G_BEGIN_DECLS

/* A small window in which a suggestion is corrected before it is accepted: whose a quote is, when
 * it was said, whether word for word; when something happened, and what; what a name is. Accepting
 * is its button; closing it leaves the suggestion as it was. */
void dossier_suggestion_editor_present (GtkWindow *parent,
                                        DossierReview *review,
                                        DossierProposal *proposal);

G_END_DECLS
